#!/usr/bin/env python3
"""Writes random functions that are little else than loops, whose rounds read and write elements of
variables: their own, those of other rounds, sums and minima of them.

    random_loops.py --seed S [--count N]

A function depends on the seed and its number only. `gradc check` tells whether its value and its
derivatives of first and second order are right.
"""

import argparse
import itertools
import random

INDENT = "    "
HEAD = "dim n <= 7"  # the length of arrays is 6 or n
FLAGS = ["-Wno-unused", "-Wno-zero-gradient"]  # what they need to be compiled without a warning
GIVEN = "v"
NUMBERED = "ijk"


HALF = "n / 2"


class Index:
    """`below` is the number it is less than, as it is written."""

    def __init__(self, name, below):
        self.name, self.below = name, below


def is_subscript(limits, length):
    """Whether the sum of numbers that are less than these is a subscript."""
    if length == "n":
        return limits == [HALF, HALF]
    return length.isdigit() and all(each.isdigit() for each in limits) and \
        sum(int(each) - 1 for each in limits) < int(length)


class Loop:
    def __init__(self, head, body):
        self.head, self.body = head, body

    def written(self):
        return [f"{self.head} {{", *(INDENT + line for line in lines_of(self.body)), "}"]


class Function:
    """A statement is a line or a loop."""

    def __init__(self, name, length, statements):
        self.name, self.length, self.statements = name, length, statements

    def written(self):
        return [f"export fn {self.name}({GIVEN}: f64[{self.length}]) {{",
                *(INDENT + line for line in lines_of(self.statements)), "}",
                *(f"export {mode} {self.name}" for mode in ("grad", "hvp", "hessian"))]


def lines_of(statements):
    return [line for each in statements
            for line in ([each] if isinstance(each, str) else each.written())]


class Generator:
    """What it assigns grows with the rounds at most, so that none of them makes an infinity."""

    def __init__(self, seed, number):
        self.random = random.Random(f"loops {seed} {number}")
        self.name = f"loops_{number}"
        self.length = self.choice(["6", "6", "n"])
        self.shapes = {GIVEN: (self.length,)}  # of all that can be read
        self.owned = []  # the variables
        self.places = []  # numbers, known only when the function runs
        self.names = 0

    def choice(self, items):
        return self.random.choice(items)

    def has_chance(self, chance):
        return self.random.random() < chance

    def new_name(self, letter):
        self.names += 1
        return f"{letter}_{self.names}"

    def rounds(self, indices):
        """Those that a range may go up to."""
        return [index.name for index in indices if index.below == self.length]

    # -- Expressions: `depth` says how many may stand in one another

    def subscript(self, indices, length):
        choices = ["0"]
        if length != "n":
            choices = [str(self.random.randrange(int(length)))]
        numbers = [*indices, *self.places]
        for first, second in itertools.combinations(numbers, 2):
            if is_subscript([first.below, second.below], length):
                choices += 4 * [f"{first.name} + {second.name}"]
        for index in indices:
            name, below = index.name, index.below
            if below == length:
                choices += 3 * [name] + 2 * [f"{length} - 1 - {name}"]
                choices += [f"({name} + 1) % {length}", f"2 * {name} % {length}"]
            elif below == HALF and length == "n":
                choices += 2 * [name] + [f"{HALF} + {name}", f"n - 1 - {name}", f"2 * {name}"]
            elif below.isdigit() and length.isdigit() and int(below) < int(length):
                choices += 2 * [name] + [f"{name} + {int(length) - int(below)}"]
                choices += [f"{int(below) - 1} - {name}"]
            else:
                choices += [f"({name} + 1) % {length}"]
        return self.choice(choices)

    def element(self, name, indices):
        subscripts = [self.subscript(indices, length) for length in self.shapes[name]]
        return f"{name}[{', '.join(subscripts)}]" if subscripts else name

    def number(self, indices, depth):
        if depth == 0 or self.has_chance(0.4):
            return self.element(self.choice([*self.shapes, *self.owned, *self.owned]), indices)
        kind = self.choice([self.reduction, self.neighbour, self.formula, self.formula])
        return kind(indices, depth - 1)

    def formula(self, indices, depth):
        form = self.choice(["sin({0})", "tanh({0})", "cos({0})", "sigmoid({0})", "({0} + {1})",
                            "({0} * {1})", "({0} - {1})", "(0.3 * {0})"])
        return form.format(self.number(indices, depth), self.number(indices, depth))

    def reduction(self, indices, depth):
        """Of a fixed range, or up to the round; the index need not be used."""
        name, below = self.new_name(self.choice(NUMBERED)), self.choice(["1", "2", "3", self.length])
        symbol = self.choice(["sum", "sum", "min", "max", "mean"])
        condition = f"{name} < {below}"
        rounds = self.rounds(indices)
        if below == self.length and rounds and self.has_chance(0.4):
            condition = f"{name} <= {self.choice(rounds)}"
        operand = self.number([*indices, Index(name, below)], depth)
        return f"({symbol}({condition}) {operand})"

    def neighbour(self, indices, depth):
        """A choice, between an element beside that of an index and the border; or by the round."""
        if not indices:
            return self.number(indices, depth)
        index = self.choice(indices)
        border = self.number(indices, depth)
        vectors = [name for name, shape in self.shapes.items() if shape == (index.below,)]
        if not vectors or self.has_chance(0.4):
            condition = self.choice(["{} > 0", "{} < 2", "{} == 1", "{} % 2 == 0"])
            return f"({condition.format(index.name)} ? {self.number(indices, depth)} : {border})"
        condition, beside = self.choice([(f"{index.name} > 0", f"{index.name} - 1"),
                                         (f"{index.name} + 1 < {index.below}", f"{index.name} + 1")])
        return f"({condition} ? {self.choice(vectors)}[{beside}] : {border})"

    # -- Statements

    def assignment(self, indices):
        """Of a number; of an array as a whole, at one place, or at all along one of its axes."""
        name = self.choice(self.owned)
        shape = self.shapes[name]
        if not shape:
            return f"{name} {self.choice(['=', '=', '+='])} tanh({self.number(indices, 2)})"
        kind = self.random.randrange(6)
        if kind == 0:
            form = self.choice(["sin({0})", "{0} * tanh({1})", "{0} + tanh({1})"])
            return f"{name} = {form.format(name, self.number(indices, 1))}"
        if kind == 1 and len(shape) > 1:
            row = f"{name}[{self.subscript(indices, shape[0])}]"
            return f"{row} = sin({row} * {self.number(indices, 1)})"
        subscripts = [self.subscript(indices, length) for length in shape]
        if kind <= 3:
            axis = self.random.randrange(len(shape))
            place = Index(self.new_name("e"), shape[axis])
            subscripts[axis] = place.name
            indices = [*indices, place] if self.has_chance(0.6) else indices
        return f"{name}[{', '.join(subscripts)}] = sin({self.number(indices, 2)})"

    def descent(self, local):
        """A gradient in the rounds, of what depends on all of a variable, by that or a local number."""
        name, energy = self.choice(self.owned), self.new_name("a")
        by = local if local and self.has_chance(0.7) else name
        moved = name if by == name else self.choice(self.owned)
        return [f"let {energy} = sin({self.total(name)}) * {self.number([], 1)}",
                f"{moved} = {moved} - 0.1 * tanh(grad({energy}, {by}))"]

    def round_of(self, indices, depth):
        """The statements of a loop, and the shapes there. What they name is unknown outside, also
        where it is called like a variable there, which the round then does not assign."""
        outside, body = dict(self.shapes), []
        if self.has_chance(0.1):
            hidden = self.choice(self.owned)
            body.append(f"var {hidden} = {self.number(indices, 1)}")
            self.shapes[hidden] = ()
        local = self.new_name("a") if self.has_chance(0.4) else None
        if local:
            body.append(f"let {local} = {self.number(indices, 2)}")
            self.shapes[local] = ()
        has_loop = depth and self.has_chance(0.4)
        if has_loop:
            body.append(self.loop(indices, depth - 1))
        if self.has_chance(0.15 if local else 0.03):
            body += self.descent(local)
        counts = [0, 0, 1, 1, 2, 2, 3] if has_loop else [1, 1, 2, 2, 3]
        body += [self.assignment(indices) for _ in range(self.choice(counts))]
        inside, self.shapes = self.shapes, outside
        return body, inside

    def loop(self, indices, depth):
        name = self.new_name("t")
        below = self.choice(["n", "n", "2", HALF] if self.length == "n" else ["6", "6", "6", "3", "5"])
        if indices and indices[-1].below == HALF and self.has_chance(0.5):
            below = HALF
        bound, rounds = below, self.rounds(indices)
        if rounds and self.has_chance(0.35):
            bound, below = self.choice(rounds), self.length
        body, inside = self.round_of([*indices, Index(name, below)], depth)
        head = f"for {name} < {bound}{self.choice(['', ' reverse'])}"
        if bound == below != HALF and self.has_chance(0.2):
            head = f"{self.taken(below, indices, body, inside)} = {head}"
        return Loop(head, body)

    def taken(self, below, indices, body, inside):
        """What takes all that the rounds yield: a variable that is as long, or a new name."""
        fitting = [name for name in self.owned if self.shapes[name] == (below,)]
        if fitting and self.has_chance(0.5):
            outside, self.shapes = self.shapes, inside
            body.append(f"yield tanh({self.number(indices, 1)})")
            self.shapes = outside
            return self.choice(fitting)
        return f"let {self.history(below, body, inside)}"

    def history(self, below, body, inside):
        """Of a variable, that each round yields."""
        name, of = self.new_name("h"), self.choice(self.owned)
        body.append(f"yield {of}")
        self.shapes[name] = (below, *inside[of])
        return name

    def total(self, name):
        """The sum of all elements."""
        indices = [self.new_name(letter) for letter in NUMBERED[:len(self.shapes[name])]]
        return f"(sum({', '.join(indices)}) {name}[{', '.join(indices)}])" if indices else name

    def function(self):
        length = self.length
        statements = []
        if length == "6" and self.has_chance(0.2):
            self.places.append(Index(self.new_name("p"), "3"))
            statements.append(f"let {self.places[0].name} = argmax(i < 3) v[i]")
        for name in ("y", "m")[:self.choice([1, 2])]:
            shape = self.choice([(), (length,), (length,), (length,), ("3", length),
                                 (length, length), (length, "3")])
            if shape:
                starts = ["v[0]", "1", *(3 * ["v", "sin(v)"] if shape[-1] == length else [])]
                statements.append(f"var {name}: [{', '.join(shape)}] = {self.choice(starts)}")
            else:
                statements.append(f"var {name} = v[0]")
            self.owned.append(name)
            self.shapes[name] = shape
        for _ in range(self.choice([1, 1, 1, 2])):
            statements.append(self.loop([], 1))
        readable = [name for name in self.shapes if name != GIVEN]
        form = self.choice(["{element}", "{total}", "{total} + {element}", "{element} * {total}"])
        result = form.format(element=self.element(self.choice(readable), []),
                             total=self.total(self.choice(readable)))
        return Function(self.name, length, [*statements, f"return {result}"])


def random_function(seed, number):
    return Generator(seed, number).function()


def file_of(functions):
    return "\n".join([HEAD, *(line for each in functions for line in ["", *each.written()])]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=1)
    options = parser.parse_args()
    print(file_of([random_function(options.seed, number) for number in range(options.count)]), end="")


if __name__ == "__main__":
    main()
