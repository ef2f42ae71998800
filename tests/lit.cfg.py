"""How lit runs the tests, and what a test may say.

  %gradc        the compiler
  %import       gradc-import-c
  %evaluate     gradc-evaluate, which runs a program of the IR
  %gradcheck    compares derivatives with oracles, by tests/tools/gradcheck.py
  %ccheck       compares derivatives of C functions with the C, by tests/tools/ccheck.py
  %torchcheck   compares models with PyTorch, by tests/tools/torchcheck.py
  %fuzz         tries the compiler on random input, by tests/fuzz/run
  %cc           the C compiler
  %aarch64-gcc, %aarch64-clang, %aarch64-run, and likewise %arm-
                C compilers for another machine, and what runs there what they make
  %cmake        CMake
  %python       the Python that runs lit
  %build        the build folder of gradc
  %root         the folder of the whole source
  FileCheck     LLVM's, under that name

A test may ask for the features clang, g++, make, tcc, torch, valgrind, mpmath (of Python), aarch64
and arm (for 32 bits), import (gradc-import-c was built), quad (the C compiler has _Float128, with
<tgmath.h>), lbfgs (that library), and for `sanitized`, which says that gradc is built with
sanitizers, `fuzzer`, that the fuzz targets are built, `ninja`, that Ninja builds it,
and `x86_64`, that this is such a machine. A folder Inputs holds what is not a test itself.
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec

import lit.formats
import lit.util

config.name = "gradc, sanitized" if config.sanitized else "gradc"
config.test_format = lit.formats.ShTest(execute_external=False)
config.test_source_root = os.path.dirname(__file__)
config.suffixes = [".c", ".gd", ".gir", ".test"]
config.excludes = ["Inputs", "tools", "targets"]

if lit.util.killProcessAndChildrenIsSupported()[0]:
    lit_config.maxIndividualTestTime = 300  # seconds


def command(*words):
    return " ".join(shlex.quote(word) for word in words)


gradc = os.path.join(config.build_folder, "gradc")
evaluate = os.path.join(config.build_folder, "gradc-evaluate")
importer = os.path.join(config.build_folder, "gradc-import-c")
gradcheck = os.path.join(config.test_source_root, "tools", "gradcheck.py")
ccheck = os.path.join(config.test_source_root, "tools", "ccheck.py")
fuzz = os.path.join(config.test_source_root, "fuzz", "run")
torchcheck = os.path.join(config.test_source_root, "tools", "torchcheck.py")


def has_torch(python):
    """Whether this Python has PyTorch. A folder named torch has no origin, and is none."""
    question = "from importlib.util import find_spec; s = find_spec('torch'); exit(not (s and s.origin))"
    return subprocess.run([python, "-c", question], capture_output=True).returncode == 0


def has_quad(cc):
    """Whether this compiler makes the programs of tests/tools/ccheck.py."""
    header = os.path.join(config.test_source_root, "tools", "ccheck.h")
    compile = [*shlex.split(cc), "-std=gnu11", "-w", "-fsyntax-only", "-x", "c", header]
    return subprocess.run(compile, capture_output=True).returncode == 0


# Debian's packages are for Debian's Python, which need not be the one that runs lit.
pythons = [sys.executable, *filter(os.path.exists, ["/usr/bin/python3"])]
torch_python = next(filter(has_torch, pythons), None)

# Patterns of whole words: %gradc is not the beginning of %gradcheck.
config.substitutions += [
    (r"%gradcheck\b", command(sys.executable, gradcheck, "--gradc", gradc, "--evaluate", evaluate)),
    (r"%ccheck\b", command(sys.executable, ccheck, "--gradc", gradc, "--cc", config.cc)),
    (r"%fuzz\b", command(sys.executable, fuzz, "--gradc", gradc, "--evaluate", evaluate,
                         "--targets", config.build_folder)),
    (r"%torchcheck\b", command(torch_python or sys.executable, torchcheck, "--gradc", gradc)),
    (r"%gradc\b", command(gradc)),
    (r"%import\b", command(importer)),
    (r"%evaluate\b", command(evaluate)),
    (r"%cc\b", command(config.cc)),
    (r"%cmake\b", command(config.cmake)),
    (r"%python\b", command(sys.executable)),
    (r"%build\b", command(config.build_folder)),
    (r"%root\b", command(os.path.dirname(config.test_source_root))),
    (r"\bFileCheck\b", command(config.file_check)),
]

# For each machine that is emulated: the name of its compilers, and of the emulator.
for machine, target, emulator in [("aarch64", "aarch64-linux-gnu", "qemu-aarch64"),
                                  ("arm", "arm-linux-gnueabihf", "qemu-arm")]:
    config.substitutions += [
        (rf"%{machine}-gcc\b", f"{target}-gcc -static"),
        (rf"%{machine}-clang\b", f"clang --target={target} -static"),
        (rf"%{machine}-run\b", emulator),
    ]
    if shutil.which(f"{target}-gcc") and shutil.which(emulator):
        config.available_features.add(machine)

for tool in ["clang", "g++", "make", "tcc", "valgrind"]:
    if shutil.which(tool):
        config.available_features.add(tool)
if torch_python:
    config.available_features.add("torch")
if find_spec("mpmath"):
    config.available_features.add("mpmath")
if platform.machine() == "x86_64":
    config.available_features.add("x86_64")
if os.path.exists(importer):
    config.available_features.add("import")
if has_quad(config.cc):
    config.available_features.add("quad")
if os.path.exists("/usr/include/lbfgs.h"):
    config.available_features.add("lbfgs")
if config.sanitized:
    config.available_features.add("sanitized")
if config.has_fuzz_targets:
    config.available_features.add("fuzzer")
if os.path.exists(os.path.join(config.build_folder, "build.ninja")):
    config.available_features.add("ninja")
