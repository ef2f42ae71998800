#!/usr/bin/env python3
"""Mutation test of the derivatives: breaks each rule and each line of compiler/ad in turn, and
requires that some test fails.

    mutate.py --build build/ci [--only FILE]... [--kind KIND]... [--sample N --seed S] [--jobs J]
              [--tests ad,random,calculus,gradcheck,rest] [--log FILE] [--list]

A mutant is compiled from a changed copy of one file and linked with the objects of the build folder;
neither that nor the source is written to. Then come the tests, the fast ones first, until one fails:
the tests of the folder ad; random programs, which are compiled and compared with their oracle; the
tests of calculus and gradcheck; the rest of the suite. A test is left out where the compiler prints
the same for its source as it does without the mutant; C is compiled by tcc, where that is there. A
test counts only if it passes without the mutant. What takes far longer than it should has failed.

stillborn: it doesn't compile. caught: the compiler's own verifier stops it, while it compiles the
random programs. A survivor that is not in equivalent.txt makes the exit status 1.
"""

import argparse
import os
import queue
import random
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from mutants import TABLE, list_mutants

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Path(__file__).parent / "equivalent.txt"
STAGES = ["ad", "random", "calculus", "gradcheck", "rest"]
PROGRAMS = 40  # random ones
COMPILE_LIMIT = 5  # seconds; what is compiled here takes less than one
MEMORY = 4 << 30  # bytes that a command may use


def run(command, limit=60, folder=None, is_limited=True):
    """Status and all output; status None: it took far too long. The limit is of seconds that a process
    computes, so that a busy machine makes no difference."""
    def begin():
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        if is_limited:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, preexec_fn=begin) as process:
        try:
            output = process.communicate(timeout=20 * limit)[0]
            return process.returncode, output.decode(errors="replace")
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            return None, ""


def has_crashed(outputs):
    """Whether the last of some commands did, or took too long; then there are no more."""
    return bool(outputs) and (outputs[-1][0] is None or outputs[-1][0] < 0)


class Build:
    """The build folder of the compiler as it is: how its files are compiled, and its tests."""

    def __init__(self, folder):
        self.folder = folder.resolve()
        if not (self.folder / "build.ninja").exists():
            sys.exit(f"mutate.py: {folder} is not a folder that Ninja builds in")
        status, text = run(["ninja", "-C", str(self.folder), "-t", "commands", "gradc",
                            "gradc-evaluate"])
        if status != 0:
            sys.exit(f"mutate.py: {text}")
        self.commands = [line for line in text.splitlines() if not line.startswith("ninja:")]
        cache = (self.folder / "CMakeCache.txt").read_text()
        self.lit = [re.search(rf"^{name}:\w+=(.*)$", cache, re.M).group(1)
                    for name in ("GRADC_PYTHON", "GRADC_LIT")]
        self.is_sanitized = "-fsanitize" in text
        self.cc = shutil.which("gcc") or "cc"
        self.quick_cc = shutil.which("tcc")  # None: there is none
        self.seconds = self.read_times()

    def read_times(self):
        """What each test took when it was run here."""
        times = self.folder / "tests" / ".lit_test_times.txt"
        lines = times.read_text().splitlines() if times.exists() else []
        return {name: float(seconds) for seconds, name in (line.split(maxsplit=1) for line in lines)}

    def command(self, pattern):
        return shlex.split(next(line for line in self.commands if re.search(pattern, line)))

    def compile_command(self, source, copy, made):
        """The one for a source, but of a copy, to an object of its own; and the object that it made.
        A warning is no error, nothing is optimised, and nothing is noted for Ninja."""
        words = self.command(rf"-c \S*{re.escape(source)}$")
        made_at, rest = words.index("-o") + 1, words.index("-MD")
        replaced, words[made_at], words[-1] = words[made_at], str(made), str(copy)
        options = words[:rest] + words[rest + 5:]  # without -MD -MT ... -MF ...
        return [word for word in options if word != "-Werror"] + ["-O0"], replaced

    def link_command(self, program, replaced, made, folder):
        """With the mutant's object in place of the one that it was, or before the library that
        holds that."""
        text = next(line for line in self.commands if re.search(rf" -o {program} ", line))
        words = shlex.split(text)
        words = words[words.index("&&") + 1:len(words) - 2]
        at = words.index(replaced) if replaced in words else words.index("-o")
        words[at:at + (replaced in words)] = [str(made)]
        words[words.index("-o") + 1] = str(folder / program)
        return words


class Test:
    """One of lit's, by its path from the folder of the tests."""

    def __init__(self, path, seconds):
        self.path = path
        self.seconds = seconds.get(path, 1.0)
        text = (ROOT / "tests" / path).read_text()
        commands = "\n".join(re.findall(r"^.*RUN: (.*)$", text, re.M))
        self.is_affected = bool(re.search(r"%(gradc|gradcheck|torchcheck)\b", commands))
        self.needs_cc = "-fsanitize" in commands  # of C, which tcc takes for nothing
        self.is_sanitized = self.needs_cc or "%gradcheck" in commands
        self.needs_install = "%build" in commands  # which a mutant has none of
        self.compilations = self.find_compilations(commands)

    def find_compilations(self, commands):
        """The options that the compiler is given for the file itself; None: it is given others."""
        found = re.findall(r"%(gradc|gradcheck|torchcheck)\b([^|>;&\n]*)", commands)
        if re.search(r"\\$|--least-ram|-I|torchcheck", commands, re.M):
            return None
        if not all(re.search(r"%s\b", each) for _, each in found):
            return None
        options = [(["--real=f64"] if tool == "gradcheck" and "--real" not in each else []) +
                   re.findall(r"-D ?\S+|--(?:real|emit|passes|max-ram)=\S+|--report", each)
                   for tool, each in found]
        return [shlex.split(" ".join(each)) for each in options]

    def prints(self, gradc, is_limited):
        """What the compiler prints of the file, at each of these; None: that does not tell."""
        if self.compilations is None:
            return None
        outputs = []
        for options in self.compilations:
            if has_crashed(outputs):
                break
            if not any(re.match("--(emit|passes|report)", each) for each in options):
                options = options + ["--emit=grad"]
            outputs.append(run([gradc, "-Wno-deriv", *options, str(ROOT / "tests" / self.path)],
                               COMPILE_LIMIT, is_limited=is_limited))
        return outputs


class Trial:
    """The mutants' judge, in one folder of its own; one for each job."""

    def __init__(self, shared, folder):
        self.shared, self.build, self.folder = shared, shared.build, folder
        folder.mkdir()
        if self.build.quick_cc:
            self.write_site("quick", cc=self.build.quick_cc)
        self.write_site("tests")
        self.restore()

    def write_site(self, name, **settings):
        """Where lit runs tests, with the compiler of this folder."""
        site = (self.build.folder / "tests" / "lit.site.cfg.py").read_text()
        settings |= {"build_folder": self.folder, "test_exec_root": self.folder / name}
        for key, value in settings.items():
            site = re.sub(rf'(config.{key} = ").*"', rf'\g<1>{value}"', site)
        (self.folder / name).mkdir()
        (self.folder / name / "lit.site.cfg.py").write_text(site)

    def restore(self):
        for program in ("gradc", "gradc-evaluate"):
            (self.folder / program).unlink(missing_ok=True)
            (self.folder / program).symlink_to(self.build.folder / program)

    def run(self, command, limit=60, folder=None, is_sanitized=False):
        """What is sanitized reserves more memory than there is."""
        is_limited = not (is_sanitized or self.build.is_sanitized)
        return run([str(word) for word in command], limit, folder, is_limited)

    def link(self, program, replaced, made):
        (self.folder / program).unlink()
        command = self.build.link_command(program, replaced, made, self.folder)
        return self.run(command, folder=self.build.folder)[0] == 0

    def make(self, mutant):
        """Compiles and links; returns whether that works."""
        self.restore()
        source = ROOT / mutant.file
        copy, made = self.folder / source.name, self.folder / "mutant.o"
        copy.write_text(mutant.source)
        name = mutant.file.removeprefix("compiler/")
        if mutant.file.endswith(".gd"):
            embedded = self.folder / "embedded_prelude.c"
            words = self.build.command(r"TABLE=embedded_prelude")
            words = [word.replace(str(source), str(copy)) for word in words[words.index("&&") + 1:]]
            words = [f"OUTPUT={embedded}" if word.startswith("OUTPUT=") else word for word in words]
            self.run(words)
            name, copy = "embedded_prelude.c", embedded
        command, replaced = self.build.compile_command(name, copy, made)
        if self.run(command, folder=self.build.folder)[0] != 0:
            return False
        programs = ["gradc", "gradc-evaluate"] if mutant.file == TABLE else ["gradc"]
        return all(self.link(program, replaced, made) for program in programs)

    def judge(self, mutant):
        """What became of it."""
        if not self.make(mutant):
            return "stillborn"
        for stage in self.shared.stages:
            verdict = self.try_random() if stage == "random" else self.try_tests(stage)
            if verdict:
                return verdict
        return "survivor"

    # -- Random programs

    def try_random(self):
        """What kills it; None: nothing does."""
        made = self.folder / "random.c"
        status, text = self.shared.compile_random(self.folder / "gradc", made)
        if "internal error" in text:
            return "caught"
        if status != 0:
            return "random programs"
        is_right = made.read_text() == self.shared.random_text or self.agrees(made)
        return None if is_right else "random programs"

    def agrees(self, made):
        """Whether the random programs, compiled to C, are what the oracle says."""
        objects = [self.folder / "random.o", self.shared.oracle]
        program = self.folder / "random"
        commands = [[self.build.quick_cc or self.build.cc, "-w", "-c", made, "-o", objects[0]],
                    [self.build.cc, *objects, "-o", program, "-lm"], [program]]
        return all(self.run(command)[0] == 0 for command in commands)

    # -- lit

    def passes(self, test, site):
        limit = 60 + 10 * int(test.seconds)
        status, _ = self.run([*self.build.lit, "-q", "-j1", self.folder / site / test.path], limit,
                             is_sanitized=test.is_sanitized)
        return status == 0

    def fails(self, test):
        """With the mutant, and not without it."""
        is_quick = self.build.quick_cc and not test.needs_cc
        for site in ["quick"] * bool(is_quick) + ["tests"]:
            if self.passes(test, site):
                return False
            if self.shared.passes(test, site):
                return True
        return False

    def try_tests(self, stage):
        for test in self.shared.tests[stage]:
            outputs = test.prints(self.folder / "gradc", not self.build.is_sanitized)
            if outputs is not None and outputs == self.shared.printed(test):
                continue
            if has_crashed(outputs) or self.fails(test):
                return test.path
        return None


class Shared:
    """What all jobs use."""

    def __init__(self, build, stages, folder):
        self.build, self.stages, self.folder = build, stages, folder
        self.lock = threading.Lock()
        self.as_it_is = Trial(self, folder / "as_it_is")
        self.passing, self.outputs = {}, {}
        self.tests = {stage: self.list_tests(stage) for stage in stages if stage != "random"}
        if "random" in stages:
            self.prepare_random()

    def list_tests(self, stage):
        """Those that the compiler can fail, the fast ones first."""
        others = {*STAGES, "mutation", "tools"} - {"random"}
        folders = ([stage] if stage != "rest" else
                   sorted(each.name for each in (ROOT / "tests").iterdir()
                          if each.is_dir() and each.name not in others))
        paths = [path for name in folders for path in (ROOT / "tests" / name).rglob("*")
                 if path.suffix in (".gd", ".gir", ".test", ".c") and "Inputs" not in path.parts]
        tests = [Test(str(path.relative_to(ROOT / "tests")), self.build.seconds) for path in paths]
        tests = [test for test in tests if test.is_affected and not test.needs_install]
        return sorted(tests, key=lambda test: (test.seconds, test.path))

    def passes(self, test, site):
        """Without a mutant."""
        with self.lock:
            if (test.path, site) not in self.passing:
                self.passing[test.path, site] = self.as_it_is.passes(test, site)
                if site == "tests" and not self.passing[test.path, site]:
                    print(f"{test.path} fails without a mutant too: it is left out", flush=True)
            return self.passing[test.path, site]

    def printed(self, test):
        with self.lock:
            if test.path not in self.outputs:
                self.outputs[test.path] = test.prints(self.build.folder / "gradc", False)
            return self.outputs[test.path]

    # -- Random programs

    def compile_random(self, gradc, made):
        return run([gradc, "-Wno-unused", "-Wno-zero-gradient", str(self.folder / "random.gd"), "-o",
                    str(made)], COMPILE_LIMIT, is_limited=not self.build.is_sanitized)

    def prepare_random(self):
        source, oracle, made = (self.folder / name for name in
                                ("random.gd", "random.oracle.c", "random.c"))
        self.oracle = self.folder / "random.oracle.o"
        inputs = [f"-I{ROOT}/tests/random/Inputs", f"-I{ROOT}/tests/calculus/Inputs"]
        steps = [[sys.executable, f"{ROOT}/tests/tools/random_programs.py", "--count", PROGRAMS,
                  "--seed", 7, "--gd", source, "--c", oracle],
                 [self.build.folder / "gradc", "-Wno-unused", "-Wno-zero-gradient", source, "-o", made],
                 [self.build.cc, "-w", *inputs, "-include", made.with_suffix(".h"), "-c", oracle,
                  "-o", self.oracle]]
        for step in steps:
            status, text = run([str(word) for word in step], 300, is_limited=False)
            if status != 0:
                sys.exit(f"mutate.py: {text}")
        self.random_text = made.read_text()
        if not self.as_it_is.agrees(made):
            sys.exit("mutate.py: the random programs are wrong without a mutant too")


# ---- The report ----

def read_equivalents(names):
    """The mutants that can't change any result. Each line: the mutant, a tab, the reason."""
    equivalents = set()
    for line in KNOWN.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, reason = line.partition("\t")
        if not reason.strip() or name not in names:
            sys.exit(f"mutate.py: equivalent.txt: no such mutant, or no reason:\n{line}")
        equivalents.add(name)
    return equivalents


class Progress:
    """One line that is written over on a terminal, and elsewhere one for every fiftieth mutant."""

    def __init__(self, count):
        self.count, self.done, self.began = count, 0, time.monotonic()

    def note(self, verdicts):
        self.done += 1
        survivors = sum(verdict == "survivor" for _, verdict in verdicts)
        text = (f"{self.done} of {self.count} mutants, {survivors} survivors, "
                f"{time.monotonic() - self.began:.0f} s")
        if sys.stderr.isatty():
            print(f"\r{text}", end="" if self.done < self.count else "\n", file=sys.stderr, flush=True)
        elif self.done % 50 == 0:
            print(text, file=sys.stderr, flush=True)


def report(verdicts, equivalents, seconds):
    """The table, and the survivors; returns the exit status."""
    rows = {}
    for mutant, verdict in verdicts:
        if verdict == "survivor" and mutant.name in equivalents:
            verdict = "equivalent"
        known = ("stillborn", "caught", "random programs", "survivor", "equivalent")
        row = verdict if verdict in known else f"tests/{verdict.split('/')[0]}"
        rows.setdefault(row, []).append(mutant)
    survivors = rows.pop("survivor", [])
    for mutant in sorted(survivors, key=lambda each: (each.file, each.line)):
        _, function, kind, before, after = mutant.name.split(" | ", 4)
        print(f"{mutant.file}:{mutant.line}: in {function}, {kind}:\n    {before}\n    {after}")
    apart = ("stillborn", "caught", "equivalent")
    killed = sum(len(rows[row]) for row in rows if row not in apart)
    print(f"\n{len(verdicts):5} mutants in {seconds:.0f} s")
    print(f"{killed:5} killed")
    for row in sorted(set(rows) - set(apart)):
        print(f"{len(rows[row]):11} by {row}")
    for row in apart:
        print(f"{len(rows.get(row, [])):5} {row}")
    print(f"{len(survivors):5} survivors")
    return 1 if survivors else 0


def judge_all(mutants, shared, jobs, log):
    trials = queue.Queue()
    for job in range(jobs):
        trials.put(Trial(shared, shared.folder / f"job{job}"))
    verdicts, progress = [], Progress(len(mutants))

    def judge(mutant):
        trial = trials.get()
        try:
            return mutant, trial.judge(mutant)
        finally:
            trials.put(trial)

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for done in as_completed([pool.submit(judge, mutant) for mutant in mutants]):
                verdicts.append(done.result())
                progress.note(verdicts)
                if log:
                    print(verdicts[-1][1], verdicts[-1][0].name, sep="\t", file=log, flush=True)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise
    return verdicts


def sources():
    """Where the mathematics is."""
    folders = [ROOT / "compiler/ad", ROOT / "compiler/prelude"]
    paths = [path for folder in folders for path in folder.iterdir() if path.suffix in (".c", ".gd")]
    return [TABLE, *sorted(str(path.relative_to(ROOT)) for path in paths)]


def chosen(mutants, options):
    if options.only:
        mutants = [mutant for mutant in mutants if mutant.file in options.only]
    if options.kind:
        mutants = [mutant for mutant in mutants if mutant.kind in options.kind]
    if options.names:
        wanted = set(Path(options.names).read_text().splitlines())
        mutants = [mutant for mutant in mutants if mutant.name in wanted]
    if options.sample is not None and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)
    return mutants


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "ci", metavar="FOLDER")
    parser.add_argument("--only", action="append", metavar="FILE", help="mutants of this file")
    parser.add_argument("--kind", action="append", help="mutants of this kind")
    parser.add_argument("--names", metavar="FILE", help="mutants with these names, one a line")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of them")
    parser.add_argument("--seed", type=int, default=1, help="which")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="J")
    parser.add_argument("--tests", default=",".join(STAGES), help="the stages, in this order")
    parser.add_argument("--log", type=argparse.FileType("a"), help="verdicts are added to this")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    options = parser.parse_args()
    stages = [stage for stage in options.tests.split(",") if stage]
    if not set(stages) <= set(STAGES):
        parser.error(f"--tests: {options.tests}")
    mutants = list_mutants(ROOT, sources())
    equivalents = read_equivalents({mutant.name for mutant in mutants})
    mutants = chosen(mutants, options)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.line}: {mutant.name}")
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gradc-mutants-") as folder:
        shared = Shared(Build(options.build), stages, Path(folder))
        verdicts = judge_all(mutants, shared, options.jobs, options.log)
    return report(verdicts, equivalents, time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
