#!/usr/bin/env python3
"""Writes docs/prelude.md, on standard output, from the comments of compiler/prelude/*.gd.

    scripts/prelude_reference.py > docs/prelude.md
    scripts/prelude_reference.py FILE.gd...         of other files, to try it out

A file begins with a comment about all of it. A comment stands right above what it is about: one
declaration, or a group without an empty line or another comment between. `// ---- Title ----` begins
a section; what is below `// ---- Parts ----` is for the file itself, and left out. Shown are one-line
functions and optimizers as they are, and of others the head, with the parameters and states of
layers. Exits with 1 where a declaration has no comment.
"""

import pathlib
import re
import sys

PRELUDE = pathlib.Path(__file__).resolve().parent.parent / "compiler" / "prelude"

# In this order; other files follow.
FIRST = ["functions", "activations", "losses", "layers", "initializers", "optimizers", "schedules"]

INTRODUCTION = """\
# The prelude

<!-- Made by scripts/prelude_reference.py from compiler/prelude; edit the comments there. -->

What can be used in every file. It is source of the language, in [`compiler/prelude/`](../compiler/prelude), and your declarations
come before it. A function works on a number (`x`) or on the last dimensions (`z: [k]`) and is
[lifted](language.md#functions) over others; the lines of a layer are its parameters and states with their starting values.
"""

DECLARATION = re.compile(r"(fn|layer|optimizer|quantity) ")
TITLE = re.compile(r"// ---- (.*) ----$")


def undocumented(path, number, line):
    sys.exit(f"{path}:{number}: there is no comment on '{line}'")


def head_of(lines):
    """A declaration up to its body: to the end of the parentheses and of a type after them."""
    text = " ".join(line.strip() for line in lines)
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == ")" and depth == 0:
            result = re.match(r" -> \w*(\[[^\]]*\])?", text[place + 1 :])
            return text[: place + 1] + (result.group() if result else "")
    return text


def without_comment(line):
    return re.sub(r"\s*//.*", "", line)


def shown(lines):
    """The lines of the reference for the lines of a declaration."""
    lines = [without_comment(line) for line in lines]
    whole = [re.sub(r"\s+=", " =", lines[0]), *lines[1:]]
    kind = lines[0].split()[0]
    if kind in ("optimizer", "quantity") or (len(lines) == 1 and kind == "fn"):
        return whole
    owned = [line for line in lines if re.match(r"    (param|state) ", line)]
    return [head_of(lines), *owned]


def declarations(lines):
    """Lines in groups: each declaration with its body; others alone."""
    groups = []
    for number, line in enumerate(lines, 1):
        if groups and line[:1] in (" ", "}") and line:
            groups[-1][1].append(line)
        else:
            groups.append((number, [line]))
    return groups


def plain(comment):
    """A comment as text that Markdown leaves alone."""
    parts = re.split(r"(`[^`]*`)", " ".join(comment))
    return "".join(p if p.startswith("`") else re.sub(r"([*<])", r"\\\1", p) for p in parts)


def block(group):
    return ["```", *group, "```", ""] if group else []


def reference(path):
    """The section of a file."""
    result, group, comment = [f"## {path.stem.capitalize()}", ""], [], []
    is_introduction = True
    for number, lines in declarations(path.read_text().splitlines()):
        first, title = lines[0], TITLE.match(lines[0])
        if title and title.group(1) == "Parts":
            break
        if first.startswith("//") and not title:
            if not comment:
                result, group = result + block(group), []
            comment.append(first[2:].strip())
            continue
        if DECLARATION.match(first):
            if comment:
                result += [plain(comment), ""]
            elif not group:
                undocumented(path, number, first)
            group += shown(lines)
        else:
            result, group = result + block(group), []
            if comment and is_introduction:
                result += [plain(comment), ""]
            if title:
                result += [f"### {title.group(1)}", ""]
        comment, is_introduction = [], False
    return "\n".join(result + block(group))


def link(path):
    return f"- [{path.stem.capitalize()}](#{path.stem})"


def main():
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    if not paths:
        order = {name: place for place, name in enumerate(FIRST)}
        paths = sorted(PRELUDE.glob("*.gd"), key=lambda p: (order.get(p.stem, len(order)), p.stem))
    print(INTRODUCTION, *map(link, paths), "", *map(reference, paths), sep="\n", end="")


if __name__ == "__main__":
    main()
