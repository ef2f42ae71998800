#!/usr/bin/env python3
"""Turns signs around in generated code, one at a time, and sees whether the check program notices.

    flip_signs.py --gradc PATH [--cc CC] [--places N] model.gd [option of the check program]...

The places are statements that make a derivative, which `reverse of` in a comment marks, evenly
spread over all of them: `x += y` becomes `x -= y`, and `x = y` becomes `x = -(y)`. Each change must
make the check program fail and name a parameter. Prints what was found of each; exits with 1 where
one change goes unnoticed.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

STATEMENT = re.compile(r"^(\s*(?:for \(.*?\) |if \(.*?\) )?)(.*?) ([-+]?=) (.*);$")
DERIVATIVE = re.compile(r"^(const \w+ )?d_|^gradient->|^sum_\w+ [-+]=")
NOTHING = re.compile(r"-?0(\.0f?)?")
OTHER_SIGN = {"+=": "-=", "-=": "+="}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def must(done):
    if done.returncode != 0:
        sys.exit(f"flip_signs: {' '.join(done.args)}\n{done.stdout}{done.stderr}")


def backward_lines(lines):
    """The numbers of statements, on one line each, that belong to a derivative."""
    is_backward = in_comment = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith("/*"):
            in_comment, is_backward = True, False
        if in_comment:
            is_backward = is_backward or "reverse of" in line
            in_comment = "*/" not in line
            continue
        is_backward = is_backward and not line.startswith("}")
        match = STATEMENT.match(line)
        if not is_backward or not match or NOTHING.fullmatch(match[4]):
            continue
        if DERIVATIVE.match(f"{match[2]} {match[3]}"):
            yield number


def flipped(line):
    head, target, sign, value = STATEMENT.match(line).groups()
    if sign == "=":
        return f"{head}{target} = -({value});"
    return f"{head}{target} {OTHER_SIGN[sign]} {value};"


def spread(numbers, count):
    """So many of them, evenly."""
    return [numbers[i * len(numbers) // count] for i in range(min(count, len(numbers)))]


def wrong_rows(output):
    rows = [line.split() for line in output.splitlines() if line.startswith("  ")]
    return [row[0] for row in rows if row[-1] in ("WRONG", "FINITE")]


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gradc", required=True, metavar="PATH")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--places", type=int, default=12)
    parser.add_argument("model")
    return parser.parse_known_args()


def main():
    options, more = read_options()
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("model.c", "check.c", "check.o", "check")}
        must(run(options.gradc, options.model, "-o", paths["model.c"], "--check", paths["check.c"]))
        cc = [*options.cc.split(), "-O1"]
        must(run(*cc, "-c", paths["check.c"], "-o", paths["check.o"]))

        def check(text):
            with open(paths["model.c"], "w") as file:
                file.write(text)
            must(run(*cc, paths["model.c"], paths["check.o"], "-lm", "-o", paths["check"]))
            return run(paths["check"], *more)

        with open(paths["model.c"]) as file:
            lines = file.read().split("\n")
        must(check("\n".join(lines)))
        places = spread(list(backward_lines(lines)), options.places)
        missed = 0
        for place in places:
            done = check("\n".join([*lines[:place], flipped(lines[place]), *lines[place + 1 :]]))
            rows = wrong_rows(done.stdout) if done.returncode == 1 else []
            missed += not rows
            print(f"{', '.join(rows) or 'MISSED'}: {flipped(lines[place]).strip()}")
        print(f"{len(places) - missed} of {len(places)} changes are found")
        sys.exit(1 if missed or not places else 0)


if __name__ == "__main__":
    main()
