"""Random programs: all that gradc makes of them against the oracle of tests/random/Inputs."""

import os
import random
import re
import shutil
import sys

from batches import faults_of_batch, is_same, symptom
from commands import TOO_LARGE, reads_back, run, steps

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(TESTS, "tools"))

from random_programs import (  # noqa: E402
    FLAGS, as_export, as_model, comparison_of_exports, comparison_of_models, file_of, short_program,
)
from shrink import shrink  # noqa: E402

BATCH = 100  # programs that are compiled together
INCLUDED = [f"-I{TESTS}/random/Inputs", f"-I{TESTS}/calculus/Inputs"]
PASSES = ["remove-dead", "settle", "define", "share", "accumulate", "merge", "forward-copies"]
TCC_WATCHING = "tcc -b"
WATCHED = "-fsanitize=address,undefined -fno-sanitize-recover=all"


def compilers(kind):
    """quick: tcc, once more watching the bounds of arrays, where it is there. all: others too, with and
    without optimisation. sanitizers: one that watches more."""
    quick = ["tcc", TCC_WATCHING] if shutil.which("tcc") else ["cc -O0"]
    present = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
    return {"quick": quick,
            "all": quick + [f"{cc} {level}" for cc in present for level in ("-O0", "-O2")],
            "sanitizers": [f"{present[-1] if present else 'cc'} -O1 {WATCHED}"]}[kind]


class Way:
    """How a batch is compiled. It follows from its seed."""

    def __init__(self, seed):
        draw = random.Random(f"the way of {seed}")
        self.is_model = draw.random() < 0.4
        self.stage = draw.choice(["ir", "grad", "opt"])  # after which it is printed and read
        self.route = draw.choice(["source", "source", "printed", "passes"])  # to the loops
        self.passes = draw.sample(PASSES, draw.randint(0, len(PASSES)))
        self.real = draw.choice(["f64", "f32"])  # of the source; it is computed in f64
        self.second = draw.choice(["hvp", "hvp", "hessian"])
        self.has_least_memory = self.is_model and draw.random() < 0.5
        self.flags = [f"--runtime={draw.choice(['inside', 'external'])}"]
        self.flags += ["--real=f64"] * (self.real == "f32")

    def __str__(self):
        words = [self.route] + [",".join(self.passes)] * (self.route == "passes") + self.flags
        return " ".join(words + ["with the least memory"] * self.has_least_memory)


class Batch:
    """Programs that are compiled together, in a folder."""

    def __init__(self, options, folder, seed, programs):
        self.options, self.folder, self.seed, self.programs = options, folder, seed, programs
        self.way = Way(seed)
        self.is_read_back = True

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def text(self):
        return file_of(self.programs, as_model if self.way.is_model else self.as_export)

    def as_export(self, program):
        return as_export(program, self.way.real, self.way.second)

    def fault(self):
        """What is wrong, or nothing. An exception: the oracle can make nothing of a program."""
        if self.way.is_model:
            names = [program.name for program in self.programs]
            for program in self.programs:
                self.write(f"{program.name}.gd", file_of([program], as_model))
            self.write("oracle.c", comparison_of_models(self.seed, self.programs))
        else:
            names = ["programs"]
            self.write("programs.gd", file_of(self.programs, self.as_export))
            self.write("oracle.c", comparison_of_exports(self.seed, self.programs,
                                                           self.way.second))
        for name in names:
            fault = self.compiled(self.path(name))
            if fault:
                return fault
        return self.compared([self.path(f"{name}.c") for name in names], names)

    def compiled(self, base):
        """Makes C of a file, on this way. What is wrong, or nothing."""
        way, gradc, source = self.way, self.options.gradc, f"{base}.gd"
        fault, route = "", way.route
        if self.is_read_back or route != "source":
            fault = reads_back(gradc, source, [*FLAGS, *way.flags], way.stage)
        if fault == TOO_LARGE:
            fault, route = "", "source"
        if route != "source":
            source = f"{source}.second.gir"
        if route == "passes":
            fault = fault or steps([gradc, f"--passes={','.join(way.passes)}", source, "-o",
                                    f"{base}.passes.gir"])
            source = f"{base}.passes.gir"
        if fault:
            return fault
        command = [gradc, "-Werror", *FLAGS, *way.flags, source, "-o", f"{base}.c"]
        if way.has_least_memory:
            _, complaint = run(*command, "--max-ram=1")
            least = re.search(r"needs (\d+) bytes", complaint)
            command += [f"--max-ram={least[1]}"] if least else []
        return steps(command)

    def compared(self, sources, headers):
        """Compiles the C and runs it, with each compiler. What is wrong, or nothing."""
        oracle, program = self.path("oracle.o"), self.path("compared")
        headers = [part for name in headers for part in ("-include", self.path(f"{name}.h"))]
        own = ["tcc"] if shutil.which("tcc") else ["cc", "-O0"]
        fault = steps([*own, *INCLUDED, *headers, "-c", self.path("oracle.c"), "-o", oracle])
        for cc in self.options.compilers:
            found = "" if fault else steps(
                [*cc.split(), "-std=c99", f"-I{TESTS}/../runtime", *sources, oracle, "-o", program,
                 "-lm"], [program])
            # Where it watches bounds tcc 0.9.27 gets some numbers wrong; it has shown them before.
            fault = "" if cc == TCC_WATCHING and "wrong: " in found else fault or found
        return fault


def made_smaller(options, folder, seed, program, fault):
    """The program, as small as it can be made, with what is wrong with it."""
    batch = Batch(options, folder, seed, [program])
    batch.is_read_back = not symptom(fault).startswith("wrong: ")  # else it takes time only

    def fails():
        try:
            return is_same(batch.fault(), fault)
        except Exception:  # the oracle can make nothing of it
            return False
    shrink(program, fails)
    return f"compiled from {batch.way}:\n{batch.text()}{batch.fault()}"


def faults_of_programs(options, folder, seed, numbers):
    is_model = Way(seed).is_model
    programs = {number: short_program(seed, number, is_model) for number in numbers}
    return faults_of_batch("programs", seed, programs,
                           lambda some: Batch(options, folder, seed, some).fault(),
                           lambda program, fault: made_smaller(options, folder, seed, program, fault))
