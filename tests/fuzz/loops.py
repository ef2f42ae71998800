"""Random loops: the derivatives of their functions, of first and second order, by `gradc check`."""

import os
import re
import sys

from commands import reads_back, run
from programs import TCC_WATCHING, symptom

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(TESTS, "tools"))

from random_loops import FLAGS, Loop, file_of, random_function  # noqa: E402

BATCH = 15  # functions of a file


def wrong_lines(table):
    """Of what `gradc check` prints: what is wrong of which function."""
    function = ""
    for line in table.splitlines():
        if not line.startswith(" "):
            function = line.partition(",")[0]
        elif line.endswith(("WRONG", "NOT FINITE")):
            yield f"wrong: {function}, {' '.join(line.split())}\n"


def checked(options, source):
    """With each compiler but the one that watches bounds, which makes errors in the check program.
    What is wrong, or nothing."""
    for cc in options.compilers:
        if cc != TCC_WATCHING:
            status, text = run("env", f"CC={cc}", "CFLAGS=", options.gradc, "check", *FLAGS, source)
            if status:
                return "".join(wrong_lines(text)) or text
    return ""


def fault_of(options, folder, functions):
    source = os.path.join(folder, "loops.gd")
    with open(source, "w", encoding="utf-8") as file:
        file.write(file_of(functions))
    return reads_back(options.gradc, source, FLAGS) or checked(options, source)


def replaced(items, at, others, fails):
    """Puts others in the place of an item, if it still fails."""
    before, after = items[at], items[at + 1:]
    items[at:] = [*others, *after]
    if fails():
        return True
    items[at:] = [before, *after]
    return False


def shorter_lines(line):
    """With an element in place of what stands in parentheses, the longest first."""
    for begin, letter in enumerate(line):
        depth = 0
        for end in range(begin, len(line) if letter == "(" else 0):
            depth += {"(": 1, ")": -1}.get(line[end], 0)
            if depth == 0:
                start = re.search(r"\w*$", line[:begin]).start()
                yield f"{line[:start]}v[0]{line[end + 1:]}"
                break


def make_smaller(items, fails):
    """In place: statements go, loops leave their bodies, expressions become elements."""
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if replaced(items, at, [], fails):
            continue
        if isinstance(item, Loop):
            if not replaced(items, at, item.body, fails):
                make_smaller(item.body, fails)
            continue
        while any(replaced(items, at, [line], fails) for line in shorter_lines(items[at])):
            pass


def faults_of_loops(options, folder, seed, numbers):
    """Of all together; where something is wrong, of each by itself. The first of those that are wrong
    in one way is made smaller."""
    functions = [random_function(seed, number) for number in numbers]
    together = fault_of(options, folder, functions)
    faults, known = [], set()
    for number, function in zip(numbers, functions) if together else []:
        def symptom_now():
            return symptom(fault_of(options, folder, [function]))
        wrong = symptom_now()
        if wrong and wrong not in known:
            make_smaller(function.statements, lambda: symptom_now() == wrong)
        if wrong:
            known.add(wrong)
            faults.append(f"loops {number} of seed {seed}:\n{file_of([function])}"
                          f"{fault_of(options, folder, [function])}"
                          f"again: tests/fuzz/run loops --seed {seed} --only {number}\n")
    return faults or [f"loops of seed {seed}, together:\n{together}"] * bool(together)
