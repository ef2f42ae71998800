"""Random loops: the derivatives of their functions, of first and second order, by `gradc check`; and
their values, by an interpreter."""

import math
import os
import re
import sys

from batches import faults_of_batch, is_same
from commands import TOO_LARGE, reads_back, run, steps
from programs import TCC_WATCHING

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(TESTS, "tools"))

from meaning import values_of  # noqa: E402
from random_loops import FLAGS, Loop, file_of, lines_of, random_function  # noqa: E402

BATCH = 15  # functions of a file
POINT = [0.37, -0.52, 0.81, 0.23, -0.66, 0.94]


def wrong_lines(table):
    """Of what `gradc check` prints: what is wrong of which function."""
    function = ""
    for line in table.splitlines():
        if not line.startswith(" "):
            function = line.partition(",")[0].partition(":")[0]
        elif line.endswith(("WRONG", "NOT FINITE")):
            yield f"wrong: {function}, {' '.join(line.split())}\n"


def checked(options, source):
    """With each compiler. What is wrong, or nothing."""
    for cc in options.compilers:
        name, *flags = cc.split()
        command = ["env", f"CC={name}", f"CFLAGS={' '.join(flags) or '-O0'}", options.gradc, "check",
                   *FLAGS, source]
        status, text = run(*command)
        if status:
            return "".join(wrong_lines(text)) or f"{text}status {status} of: {' '.join(command)}\n"
    return ""


def main_of(header, functions):
    """A program that prints the value of each function at the point."""
    numbers = ", ".join(map(repr, POINT))
    calls = [f'    printf("%.17g\\n", {each.name}({"6, " if each.length == "n" else ""}v));'
             for each in functions]
    return "\n".join([f'#include "{header}"', "#include <stdio.h>", "int main(void) {",
                      f"    static const double v[] = {{{numbers}}};", *calls, "    return 0;", "}", ""])


def is_as_wanted(function, found, wanted):
    """The interpreter knows no derivatives, but all else."""
    if wanted is None:
        return "grad(" in "".join(lines_of(function.statements))
    return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9)


def misunderstood(options, source, functions):
    """Of which the value is not what the interpreter says. A complaint for each, or nothing."""
    code, main, program = (f"{source}{ending}" for ending in (".c", ".main.c", ".run"))
    with open(main, "w", encoding="utf-8") as file:
        file.write(main_of(f"{source}.h", functions))
    cc = options.compilers[0].split()
    fault = steps([options.gradc, *FLAGS, source, "-o", code], [*cc, code, main, "-o", program, "-lm"])
    status, text = (1, fault) if fault else run(program)
    if status:
        return text or f"status {status} of: {program}\n"
    wanted = values_of(file_of(functions), POINT)
    return "".join(f"misunderstood: {each.name} is {found}, not {wanted[each.name]}\n"
                   for each, found in zip(functions, map(float, text.split()), strict=True)
                   if not is_as_wanted(each, found, wanted[each.name]))


def fault_of(options, folder, functions):
    source = os.path.join(folder, "loops.gd")
    with open(source, "w", encoding="utf-8") as file:
        file.write(file_of(functions))
    fault = reads_back(options.gradc, source, FLAGS)
    return (checked(options, source) or misunderstood(options, source, functions)) + \
        (fault if fault != TOO_LARGE else "")


# ---- Smaller ----


def replaced(items, at, others, fails):
    """Puts others in the place of an item, if it still fails."""
    before, after = items[at], items[at + 1:]
    items[at:] = [*others, *after]
    if fails():
        return True
    items[at:] = [before, *after]
    return False


def shorter_lines(line):
    """With an element in place of what stands in parentheses, the outer ones first."""
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
    at = len(items)
    while at > 0:
        at -= 1
        if replaced(items, at, [], fails):
            continue
        item = items[at]
        if not isinstance(item, Loop):
            while any(replaced(items, at, [line], fails) for line in shorter_lines(items[at])):
                pass
        elif replaced(items, at, item.body, fails):
            at += len(item.body)
        else:
            make_smaller(item.body, fails)


def made_smaller(options, folder, function, fault):
    """The function, as small as it can be made, with what is wrong with it."""
    make_smaller(function.statements, lambda: is_same(fault_of(options, folder, [function]), fault))
    return file_of([function]) + fault_of(options, folder, [function])


def faults_of_loops(options, folder, seed, numbers):
    functions = {number: random_function(seed, number) for number in numbers}
    return faults_of_batch("loops", seed, functions,
                           lambda some: fault_of(options, folder, some),
                           lambda function, fault: made_smaller(options, folder, function, fault))


def without_watching(compilers):
    """tcc that watches bounds stops in the check program, which hands structures around."""
    return [cc for cc in compilers if cc != TCC_WATCHING]
