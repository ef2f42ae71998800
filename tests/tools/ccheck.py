#!/usr/bin/env python3
"""Compares derivatives that gradc makes of C functions with the C itself, in quadruple precision.

    ccheck.py --gradc PATH --cc CC FILE.c [--grad=f]... [--jacobian=f]... [--wrt=x,y]
              [-D n=5]... [--int k=3]... [--result=p.y] [--range=-2:2] [--points=12]
              [--model=MODEL.gd] [-- FLAG...]

The derivatives are made by `gradc FILE.c --grad=f ...`, or by a model that says `export grad f`,
and compiled as C99 without a warning. The oracle is FILE.c as it is, included where `double`
means _Float128: at each of some made-up points, a central difference quotient of each result by
each real number that goes in. Its step is 1e-10, so that it is right to 1e-19 or so. It is
sharper than the complex step in double precision, and knows comparisons, which complex numbers
have not.

A value or slope that gradc computes may be wrong by 1e-12 (f32: 1e-5) of the largest of the
values and slopes of the same result. At a point where the quotients of both sides differ there is
no slope: another one is taken, and when that is so at most points the check fails.

Integers that functions are given are said by -D, which gradc is told as well, or --int; several
values, as in --int k=0,1,4, are tried one after the other. The result of a function without a value
is what its only parameter is that it can write to; of a struct, --result says the member.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

HEADER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ccheck.h")
WARNINGS = "-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror".split()
REALS = {"double", "float"}
INTEGERS = {"int", "long", "short", "char", "signed", "unsigned", "size_t", "bool", "_Bool", "enum"}
TOLERANCES = {"double": 1e-12, "float": 1e-5}


def fail(message):
    sys.exit(f"ccheck: {message}")


def run(*command, cwd=None):
    """What a program prints. Its failure is ours."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    if done.returncode != 0:
        fail(f"status {done.returncode} of {' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


# ---- Declarations in C ----


@dataclass
class Declared:
    """A parameter or a member: `const struct point *p /* [n] */` is p, of struct point, by [n]."""

    name: str
    type: str
    extents: list
    is_pointer: bool
    is_constant: bool


@dataclass
class Source:
    """What the checks need of a C file."""

    text: str
    records: dict = field(default_factory=dict)  # the members of structs, by the type's name

    def __post_init__(self):
        for match in re.finditer(r"(typedef\s+)?struct\s*(\w*)\s*\{", self.text):
            inner, after = within_braces(self.text, match.end())
            members = [each for line in split(inner, ";") for each in declarations(line)]
            if match[2]:
                self.records[f"struct {match[2]}"] = members
            if match[1] and (name := re.match(r"\s*(\w+)\s*;", after)):
                self.records[name[1]] = members

    def function(self, name):
        """Its type, and its parameters."""
        match = re.search(rf"^([\w ]+?)\b{name}\(", self.text, re.MULTILINE)
        if not match:
            fail(f"no function '{name}' at the beginning of a line")
        inner, _ = within_braces(self.text, match.end())
        parameters = [] if inner.strip() == "void" else split(inner, ",")
        return match[1].split()[-1], [declarations(each)[0] for each in parameters]


def within_braces(text, begin):
    """What stands until the brace or parenthesis that is open is closed, and what follows."""
    depth = 1
    for at in range(begin, len(text)):
        depth += (text[at] in "({[") - (text[at] in ")}]")
        if depth == 0:
            return text[begin:at], text[at + 1 :]
    fail("a brace that is not closed")


def split(text, sign):
    """The parts between signs outside of brackets, but for empty ones."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "({[") - (letter in ")}]")
        if letter == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


def declarations(line):
    """Of `const double x[3], *y`, x and y. The comment /* [n] */ says a length, as x[n] does."""
    line = re.sub(r"/\*\s*(\[[^]]*\])\s*\*/", r"\1", line)
    line = re.sub(r"/\*.*?\*/|\brestrict\b|\bstatic\b", "", line, flags=re.DOTALL)
    first, *others = split(line, ",")
    match = re.match(r"\s*((?:(?:const|struct|enum|unsigned|signed)\s+)*\w+)\b", first)
    is_constant = "const" in match[1].split()
    base = re.sub(r"\bconst\s+", "", match[1])
    made = []
    for declarator in [first[match.end() :], *others]:
        name = re.search(r"\w+", re.sub(r"\bconst\b", "", declarator))[0]
        extents = re.findall(r"\[([^]]*)\]", declarator)
        made.append(Declared(name, base, extents, "*" in declarator, is_constant))
    return made


# ---- What goes in and comes out ----


@dataclass
class Leaf:
    """A number, or an array of numbers: p_x, which is p[i0].x for i0 below n."""

    path: str
    access: str
    extents: list
    type: str

    @property
    def name(self):
        return self.path.replace(".", "_")

    @property
    def is_integer(self):
        return self.type not in REALS

    @property
    def count(self):
        return " * ".join(f"({each})" for each in self.extents) or "1"

    def each(self, statement):
        """A statement for each element."""
        loops = "".join(
            f"for (int i{at} = 0; i{at} < ({extent}); i{at}++) "
            for at, extent in enumerate(self.extents)
        )
        return loops + statement


def leaves_of(declared, source, path="", access="", extents=()):
    path = f"{path}.{declared.name}" if path else declared.name
    access = f"{access}.{declared.name}" if access else declared.name
    depth = len(extents)
    access += "".join(f"[i{depth + at}]" for at in range(len(declared.extents)))
    extents = [*extents, *declared.extents]
    if declared.type not in source.records:
        if declared.type.split()[0] not in REALS | INTEGERS:
            fail(f"{path} is of the type {declared.type}, of which nothing is known")
        return [Leaf(path, access, extents, declared.type)]
    return [
        leaf
        for member in source.records[declared.type]
        for leaf in leaves_of(member, source, path, access, extents)
    ]


@dataclass
class Check:
    """A function of the file, and its derivative as the header declares it."""

    name: str
    type: str
    parameters: list
    leaves: list
    result: Leaf  # None: it is what the function returns
    derivative: str
    arguments: list  # of the derivative: pairs of a type and a name

    @property
    def has_value(self):
        return self.derivative.startswith(f"{self.name}_grad")


def result_of(parameters, leaves, wanted):
    written = {each.name for each in parameters
               if not each.is_constant and (each.is_pointer or each.extents)}
    found = [leaf for leaf in leaves
             if (leaf.path == wanted if wanted else leaf.path.split(".")[0] in written)]
    if len(found) != 1:
        fail("say the result, one of " + ", ".join(leaf.path for leaf in found or leaves))
    return found[0]


def read_check(source, header, function, mode, wanted):
    type_, parameters = source.function(function)
    leaves = [leaf for each in parameters for leaf in leaves_of(each, source)]
    result = result_of(parameters, leaves, wanted) if type_ == "void" else None
    match = re.search(rf"\b({function}_{mode}\w*)\(([^)]*)\);", header)
    if not match:
        fail(f"the header has no {function}_{mode}")
    arguments = [
        re.match(r"(?:const )?(\w+) \*?(\w+)", each).groups() for each in split(match[2], ",")
    ]
    return Check(function, type_, parameters, leaves, result, match[1], arguments)


# ---- The program that compares ----


def integers(check):
    """The integers that lengths may be made of."""
    return [
        f"    const int {leaf.name} = (int)leaves[{at}].value[0];"
        for at, leaf in enumerate(check.leaves)
        if leaf.is_integer and not leaf.extents and "." not in leaf.path
    ]


def original_lines(check):
    yield f"static void original_{check.name}(const Leaf *leaves, Wide *results)\n{{"
    yield from integers(check)
    records = [each for each in check.parameters
               if each.extents or each.type.split()[0] not in INTEGERS]
    for each in records:
        base = "Wide" if each.type in REALS else each.type
        extents = "".join(f"[{extent}]" for extent in each.extents)
        yield f"    {base} {each.name}{extents};"
    for at, leaf in enumerate(check.leaves):
        if leaf.access != leaf.name or not leaf.is_integer:
            yield f"    const Wide *from{at} = leaves[{at}].wide;"
            yield "    " + leaf.each(f"{leaf.access} = *from{at}++;")
    arguments = ", ".join(
        ("&" if each.is_pointer and not each.extents else "") + each.name
        for each in check.parameters
    )
    if check.result:
        yield f"    {check.name}({arguments});"
        yield "    " + check.result.each(f"*results++ = {check.result.access};")
    else:
        yield f"    *results = {check.name}({arguments});"
    yield "}"


def leaves_by_name(check):
    """What of the function each argument is, which gradc may have had to call a bit differently."""
    found = {}
    for _, name in check.arguments:
        at = next((at for at, leaf in enumerate(check.leaves)
                   if at not in found.values() and re.fullmatch(leaf.name + r"_?\d*", name)), None)
        if at is not None:
            found[name] = at
    return found


def derivative_lines(check):
    yield f"static void derivative_{check.name}(const Leaf *leaves, double *value)\n{{"
    yield from integers(check)
    count = check.result.count if check.result else "1"
    given, after = [], []
    by_name = leaves_by_name(check)
    for type_, name in check.arguments:
        is_slope = name not in by_name
        only = next((each for each in by_name if not check.leaves[by_name[each]].is_integer), "")
        at = by_name.get(name if not is_slope else only if name in "dJ" else name[2:])
        if at is None:
            fail(f"nothing of {check.name} is called '{name}'")
        leaf = check.leaves[at]
        made = f"made_{name}"
        if is_slope:
            size = f"({count}) * ({leaf.count})"
            yield f"    {type_} {made}[{size}];"
            after.append(f"for (int i = 0; i < {size}; i++) leaves[{at}].slopes[i] = {made}[i];")
            given.append(f"(void *){made}")
        else:
            yield f"    {type_} {made}[{leaf.count}];"
            yield f"    for (int i = 0; i < {leaf.count}; i++) {made}[i] = leaves[{at}].value[i];"
            given.append(f"(void *){made}" if leaf.extents else f"{made}[0]")
    yield f"    {'*value = ' if check.has_value else ''}{check.derivative}({', '.join(given)});"
    yield from ("    " + line for line in after)
    yield "}"


def main_lines(check, values, options):
    """The check of one function for some values of its integers."""
    wrt = options.wrt and {name.replace(".", "_") for name in options.wrt.split(",")}
    types = {name: type_ for type_, name in check.arguments}
    yield "    {"
    for name, value in values.items():
        yield f"        const int {name} = {value};"
    yield "        Leaf leaves[] = {"
    for leaf in check.leaves:
        is_single = types.get(leaf.name) == "float"
        is_compared = not wrt or any(leaf.name == each or leaf.name.startswith(each + "_")
                                     for each in wrt)
        yield (f'            {{"{leaf.path}", {int(leaf.is_integer)}, {int(is_single)}, '
               f"{int(is_compared)}, {leaf.count}, 0, 0, 0}},")
    yield "        };"
    low, high = options.range.split(":")
    tolerance = max(TOLERANCES.get(type_, 0) for type_, _ in check.arguments)
    size = check.result.count if check.result else "1"
    yield (f'        Function function = {{"{check.name}", {len(check.leaves)}, {size}, leaves, '
           f"original_{check.name}, derivative_{check.name}, {int(check.has_value)}, {tolerance}, "
           f"{low}, {high}, 1}};")
    yield "        allocate(&function);"
    for at, leaf in enumerate(check.leaves):
        if leaf.is_integer and leaf.name in values:
            yield f"        *leaves[{at}].value = {leaf.name};"
    yield f"        wrong += check(&function, {options.points});"
    yield "    }"


def settings_of(check, options):
    """All choices of its integers."""
    said = dict(each.split("=") for each in [*options.dim, *options.int])
    names = [leaf.name for leaf in check.leaves if leaf.is_integer and not leaf.extents]
    for name in names:
        if name not in said:
            fail(f"say the integer '{name}' of {check.name}, as in --int {name}=3")
    for values in itertools.product(*(said[name].split(",") for name in names)):
        yield dict(zip(names, values))


def program_of(checks, options):
    yield f'#include "{HEADER}"'
    yield "#define double Wide\n#define float Wide"
    yield f'#include "{os.path.abspath(options.file)}"'
    yield '#undef double\n#undef float\n#include "made.h"'
    for check in checks:
        yield from original_lines(check)
        yield from derivative_lines(check)
    yield "int main(void)\n{\n    int wrong = 0;"
    for check in checks:
        for values in settings_of(check, options):
            yield from main_lines(check, values, options)
    yield "    return wrong != 0;\n}"


def request_of(wanted, options):
    """The command line that makes the derivatives."""
    request = [options.model or options.file]
    for mode, function in [] if options.model else wanted:
        request += [f"--{mode}={function}", *([f"--wrt={options.wrt}"] * bool(options.wrt))]
    for each in options.dim:
        name, values = each.split("=")
        request += ["-D", f"{name}={max(map(int, values.split(',')))}"]
    return request


def arguments_of(words):
    parser = argparse.ArgumentParser()
    for name in ["--gradc", "--cc"]:
        parser.add_argument(name, required=True)
    parser.add_argument("file")
    for name in ["--grad", "--jacobian", "--int"]:
        parser.add_argument(name, action="append", default=[])
    parser.add_argument("-D", dest="dim", action="append", default=[])
    for name, default in [("--wrt", ""), ("--result", ""), ("--model", ""), ("--range", "-2:2")]:
        parser.add_argument(name, default=default)
    parser.add_argument("--points", type=int, default=12)
    return parser.parse_args(words)


def main():
    words, flags = sys.argv[1:], []
    if "--" in words:
        words, flags = words[: words.index("--")], words[words.index("--") + 1 :]
    options = arguments_of(words)
    wanted = [("grad", name) for name in options.grad] + [
        ("jacobian", name) for name in options.jacobian]
    if not wanted:
        fail("say what is checked, as in --grad=f")
    with open(options.file) as file:
        source = Source(re.sub(r"//[^\n]*", "", file.read()))
    with tempfile.TemporaryDirectory() as folder:
        made = [os.path.join(folder, name) for name in ["made.c", "made.h", "made.o", "compare.c"]]
        given_flags = ["--", *flags] if flags else []
        run(options.gradc, *request_of(wanted, options), "-o", made[0], *given_flags)
        with open(made[1]) as file:
            header = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
        checks = [read_check(source, header, name, mode, options.result) for mode, name in wanted]
        with open(made[3], "w") as file:
            file.write("\n".join(program_of(checks, options)) + "\n")
        cc = options.cc.split()
        run(*cc, *WARNINGS, "-O2", "-c", made[0], "-o", made[2])
        run(*cc, "-std=gnu11", "-w", *flags, f"-I{folder}", made[3], made[2], "-o",
            os.path.join(folder, "compare"), "-lm")
        print(run(os.path.join(folder, "compare")), end="")


if __name__ == "__main__":
    main()
