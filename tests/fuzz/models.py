"""Random models: layers of the prelude one after the other, each by itself, by gradcheck.py."""

import os
import sys

from batches import with_fewer_lines
from commands import reads_back, run, steps

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def gradcheck(options, source, number):
    """With rows, and memory, that go with the number."""
    flags = ["--dim", f"N={number % 3 + 1}", "--seed", str(number)]
    with open(source, encoding="utf-8") as file:
        if "dim T" in file.read():
            flags += ["--dim", f"T={number % 4 + 1}"]
    if number % 4 == 0:
        flags.append("--least-ram")
    if options.cc:
        flags += ["--cc", options.cc[number % len(options.cc)]]
    fault = steps([sys.executable, f"{TESTS}/tools/gradcheck.py", "--gradc", options.gradc,
                   "--evaluate", options.evaluate, source, *flags])
    return fault or reads_back(options.gradc, source, ["-Wno-unused", "-Wno-zero-gradient"])


def faults_of_models(options, folder, seed, numbers):
    """Of one: each is by itself."""
    number, = numbers
    source = os.path.join(folder, f"model_{number}.gd")
    status, text = run(sys.executable, f"{TESTS}/tools/random_models.py", "--seed", str(seed),
                       "--number", str(number))
    with open(source, "w", encoding="utf-8") as file:
        file.write(text)
    fault = text if status else gradcheck(options, source, number)
    if not fault:
        return []
    text = with_fewer_lines(source, fault, lambda: gradcheck(options, source, number))
    return [f"models {number} of seed {seed}:\n{text}"]
