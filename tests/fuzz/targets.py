"""Programs of clang's libFuzzer, which change inputs at random and keep those that reach new code.

They begin with the tests: the files of a kind, or the command lines. The words that they put in are
those of the scanners or of the usage, and those that several of the tests use.
"""

import collections
import os
import queue
import re
import subprocess
import threading

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(TESTS)
SCANNERS = {"sources": "syntax/lexer.l", "irs": "ir/gir_lexer.l"}
ENDINGS = {"sources": ".gd", "irs": ".gir", "commands": (".gd", ".gir", ".test")}
KINDS = tuple(ENDINGS)
OPTION = r"--?[A-Za-z][-A-Za-z]*=?"
LONGEST = {"sources": 1000, "irs": 2000, "commands": 300}  # bytes of an input
LARGEST_MEMORY = 2048  # MiB
# A target itself counts the seconds that it computes (trial.h); this ends what never does.
FLAGS = ["-timeout=60", "-entropic=0", "-reload=0", "-print_final_stats=1"]
# What is freed is soon used again: an arena frees much, and all at once. A search in a text does not
# measure the whole text each time: that of the prelude is long.
SANITIZERS = {"ASAN_OPTIONS":
              "quarantine_size_mb=16:detect_stack_use_after_return=0:intercept_strstr=0",
              "UBSAN_OPTIONS": "print_stacktrace=1"}


def find_files(kind):
    for base in ("tests", "examples", "compiler/prelude"):
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, base))):
            for name in sorted(names):
                if name.endswith(ENDINGS[kind]):
                    yield os.path.join(folder, name)


def pieces(text):
    """Each declaration of a source with those that it needs: short programs, of which more are tried in
    a time."""
    kinds = "fn|layer|optimizer|quantity|model"
    text = re.sub(r"[ \t]*//.*|\n(?=\n)", "", text)
    declarations = re.split(rf"^(?=(?:dim|export|{kinds})\b)", text, flags=re.M)[1:]
    words = [set(re.findall(r"\w+", part)) for part in declarations]
    named = rf"^(?:export )?(?:{kinds}) (\w+)"
    names = [set(re.findall(r"(\w+)\s*<?=" if part.startswith("dim") else named, part))
             for part in declarations]
    for first in range(len(declarations)):
        needed, found = set(), {first}
        while needed != found:
            needed = found
            found = needed | {other for at in needed for other in range(len(declarations))
                              if names[other] & words[at]}
        yield "".join(declarations[at] for at in sorted(needed))


def read_inputs(kind):
    """Files without the lines that speak to lit and FileCheck, and pieces of them; or the words after
    %gradc."""
    for path in find_files(kind):
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
        if kind != "commands":
            text = re.sub(r"^[ \t]*//.*\n", "", text, flags=re.M)
            yield text
            if kind == "sources":
                yield from pieces(text)
            continue
        for line in re.findall(r"(?:RUN:.*%gradc|TRY:)\b([^|>;&'\"\\\n]*)", text):
            yield "".join(f"{word}\n" for word in line.split())


def words_of_scanner(kind):
    """What stands in quotes where its rules begin."""
    with open(os.path.join(ROOT, "compiler", SCANNERS[kind])) as file:
        rules = file.read().split("\n%%\n")[1]
    for line in rules.splitlines():
        pattern = re.match(r'"[^"]+"(\|"[^"]+")*', line)
        if pattern:
            yield from re.findall(r'"([^"]+)"', pattern[0])


def words_of_usage():
    with open(os.path.join(ROOT, "compiler/options.c")) as file:
        usage = file.read().partition("usage[] =")[2].partition(";\n")[0]
    return re.findall(OPTION, usage)


def words_in_use(inputs):
    counts = collections.Counter()
    for text in inputs:
        counts.update(set(re.findall(rf"[A-Za-z_][A-Za-z_0-9.]*|{OPTION}", text)))
    return (word for word, count in counts.items() if count > 1)


def write_dictionary(path, kind, inputs):
    words = {*words_in_use(inputs),
             *(words_of_scanner(kind) if kind in SCANNERS else words_of_usage())}
    with open(path, "w") as file:
        file.writelines(f'"{word}"\n' for word in sorted(words))


def write_corpus(folder, inputs):
    os.makedirs(folder, exist_ok=True)
    for number, text in enumerate(inputs):
        with open(os.path.join(folder, f"test_{number}"), "w", errors="surrogateescape") as file:
            file.write(text)


def fault_of(folder, log):
    """What the fuzzer says after its last line of progress, and the input."""
    with open(log, errors="replace") as file:
        said = re.split(r"^#\d+\t.*\n", file.read(), flags=re.M)[-1]
    kept = re.search(r"Test unit written to (\S+)", said)
    if not kept:
        return said
    with open(os.path.join(folder, kept[1]), errors="replace") as file:
        return f"{kept[1]}:\n{file.read()}\n{said}"


def start_fuzzer(options, folder, jobs, job):
    """With its share of the inputs, and a seed of its own."""
    target = options.kind.removesuffix("s")
    program = os.path.abspath(os.path.join(options.targets, f"gradc-fuzz-{target}"))
    flags = [*FLAGS, f"-runs={(options.count + job) // jobs}", f"-seed={options.seed * jobs + job}",
             f"-max_len={options.longest or LONGEST[options.kind]}", f"-rss_limit_mb={LARGEST_MEMORY}",
             "-dict=dictionary"]
    if options.kind == "commands":
        flags.append("-close_fd_mask=3")  # usage is told on standard error
    return subprocess.Popen([program, "corpus", *flags], cwd=folder, text=True, errors="replace",
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            env={**os.environ, **SANITIZERS})


def follow(fuzzer, log, told):
    """Writes what it says to the log, and puts how many inputs it tried since the last time; at its
    end, itself."""
    done = 0
    try:
        with open(log, "w") as file:
            for line in fuzzer.stderr:
                file.write(line)
                file.flush()
                count = re.match(r"#(\d+)\t|stat::number_of_executed_units: (\d+)", line)
                if count:
                    told.put(int(count[1] or count[2]) - done)
                    done = int(count[1] or count[2])
    finally:
        told.put(fuzzer)


def fuzz_target(options, folder):
    """How many were tried since the last time, and a fault or nothing; the first one ends all jobs.
    Each job begins with all inputs, so for a few more than those there is one."""
    inputs = sorted(set(read_inputs(options.kind)))
    write_dictionary(os.path.join(folder, "dictionary"), options.kind, inputs)
    write_corpus(os.path.join(folder, "corpus"), inputs)
    jobs = max(1, min(options.jobs, options.count // (2 * len(inputs))))
    fuzzers, followers, told = [], [], queue.SimpleQueue()
    try:
        for job in range(jobs):
            fuzzers.append(start_fuzzer(options, folder, jobs, job))
            log = os.path.join(folder, f"log_{job}")
            followers.append(threading.Thread(target=follow, args=(fuzzers[job], log, told)))
            followers[job].start()
        at_work = jobs
        while at_work:
            news = told.get()
            if isinstance(news, int):
                yield news, ""
            elif news.wait():
                fault = fault_of(folder, os.path.join(folder, f"log_{fuzzers.index(news)}"))
                yield 0, f"{fault}\nexit status {news.returncode} of: {' '.join(news.args)}\n"
                return
            else:
                at_work -= 1
    finally:
        for fuzzer in fuzzers:
            fuzzer.terminate()
        for follower in followers:
            follower.join()
