#!/usr/bin/env python3
"""Writes random programs in the language, and the same programs in C for the oracle.

    random_programs.py --count N --seed S [--first K] --gd FILE --c FILE

The first file exports program_K, program_K+1, ... with their derivatives, the second compares them
with the numbers of tests/calculus/Inputs/jet.h, by tests/random/Inputs/comparison.h. A program
depends on the seed and its number only.
"""

import argparse
import random

from oracle import Oracle
from program_constructs import (
    Accumulate, Affine, Along, Assign, BOUNDED, Call, Elementwise, FORMULAS, Function, Gradient,
    Guarded, INDENT, Index, Let, List, Loop, Matmul, Name, Number, OfVectors, PLUS, RULED, Range,
    Reduction, Subscripted, TIMES, TO_NUMBER, TO_VECTOR, Variable, up_to,
)

LONGEST = 700  # characters of a program


class Scope:
    """What an expression may be made of."""

    def __init__(self, values, indices=(), leaves=()):
        self.values = list(values)  # names with shapes
        self.indices = list(indices)  # names with extents
        self.leaves = list(leaves)  # numbers, ready made
        self.own = []  # names that derivatives can be taken by, with shapes

    def inside(self, *indices, leaves=()):
        scope = Scope(self.values, self.indices + list(indices), self.leaves + list(leaves))
        scope.own = list(self.own)
        return scope

    def round(self, counter, variables):
        """The body of a loop. What is the same in all rounds is no name to differentiate by."""
        scope = self.inside(counter)
        scope.own = list(variables)
        return scope

    def declare(self, *values):
        self.values += values
        self.own += values

    def own_vectors(self):
        return [(name, shape) for name, shape in self.own if len(shape) == 1]


class Generator:
    """Of one program. Expressions are asked for by shape; `depth` is how high a tree may be."""

    def __init__(self, seed, number):
        self.random = random.Random(seed)
        self.name = f"program_{number}"
        self.count = 0
        self.differentiated = set()  # names of the body at hand
        self.functions = list(RULED)

    def fresh(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def likely(self, probability):
        return self.random.random() < probability

    def extent(self):
        return self.random.choice([2, 2, 3, 3, 4])

    # -- Leaves

    def constant(self):
        return Number(self.random.choice([1, 2, 0.5, -0.5, 0.25, 1.5, -0.75, 0.1, 0.3, -1]))

    def subscript(self, scope, extent):
        """One that stays inside: all corners of the box of its indices are tried."""
        for _ in range(6 if scope.indices else 0):
            chosen = self.random.sample(scope.indices, min(len(scope.indices),
                                                           self.random.choice([1, 1, 1, 2])))
            terms = [(self.random.choice([1, 1, 1, -1, 2, -2]), name) for name, _ in chosen]
            reach = [factor * (below - 1) for (factor, _), (_, below) in zip(terms, chosen)]
            lowest = -sum(each for each in reach if each < 0)
            highest = extent - 1 - sum(each for each in reach if each > 0)
            if lowest <= highest:
                return Affine(terms, self.random.randint(lowest, highest))
        return Affine([], self.random.randrange(extent))

    def part(self, scope, name, whole, rank):
        subscripts = [self.subscript(scope, extent) for extent in whole[:len(whole) - rank]]
        return Subscripted(name, whole, subscripts) if subscripts else Name(name, whole)

    def leaf(self, shape, scope):
        fitting = [(name, whole) for name, whole in scope.values
                   if whole[len(whole) - len(shape):] == shape]
        if not shape:
            if scope.leaves and self.likely(0.5):
                return self.random.choice(scope.leaves)
            if not fitting or self.likely(0.1):
                return self.constant()
            if scope.indices and self.likely(0.1):
                return Index(self.random.choice(scope.indices)[0])
        if fitting:
            name, whole = self.random.choice(fitting)
            return self.part(scope, name, whole, len(shape))
        return List([self.leaf(shape[1:], scope) for _ in range(shape[0])])

    # -- Expressions

    def expression(self, shape, scope, depth):
        if depth == 0:
            return self.leaf(shape, scope)
        makers = [self.elementwise] * 6 + [self.call, self.call, self.summed]
        makers += [self.gradient, self.along] * bool(scope.own)
        if shape:
            makers += [self.of_rows, self.matmul] + [self.listed] * (depth == 1)
        else:
            makers += [self.reduction, self.reduction, self.triangle, self.picked, self.to_number]
            makers += [self.guarded] * 2 * bool(scope.indices)
        return self.random.choice(makers)(shape, scope, depth - 1)

    def operands(self, count, shape, scope, depth):
        """One has the whole shape, the others may be repeated over it."""
        whole = self.random.randrange(count)
        return [self.expression(shape if at == whole else shape[self.random.randint(0, len(shape)):],
                                scope, self.random.randint(0, depth))
                for at in range(count)]

    def elementwise(self, shape, scope, depth):
        count = self.random.choice([1, 1, 2, 2, 2, 3])
        formula = self.random.choice(FORMULAS[count])
        operands = self.operands(count, shape, scope, depth)
        return Elementwise(formula, [self.parenthesized(operand) for operand in operands])

    def parenthesized(self, operand):
        """An operand of a formula is one word, a call, or in parentheses."""
        if isinstance(operand, Elementwise):
            return Elementwise((f"({operand.text})", operand.term), operand.operands)
        return operand

    def call(self, shape, scope, depth):
        fitting = [function for function in self.functions
                   if len(shape) >= function.gives_vector]
        function = self.random.choice(fitting)
        rest = shape[:-1] if function.gives_vector else shape
        given = [(name, rank) for name, rank, default in function.parameters
                 if default is None or self.likely(0.6)]
        outer = [rest if name == given[0][0] else rest[self.random.randint(0, len(rest)):]
                 for name, _ in given]
        extent = shape[-1] if function.gives_vector else self.extent()
        values = {name: self.expression(front + (extent,) * rank, scope,
                                        self.random.randint(0, depth))
                  for (name, rank), front in zip(given, outer)}
        return self.arranged(function, values)

    def arranged(self, function, values):
        """Some arguments by position, as far as none was left out, the others by name."""
        order = [name for name, _, _ in function.parameters]
        in_row = 0
        while in_row < len(values) and list(values)[in_row] == order[in_row]:
            in_row += 1
        positional = self.random.randint(1, in_row)
        named = list(values)[positional:]
        self.random.shuffle(named)
        arguments = {name: values[name] for name in list(values)[:positional] + named}
        return Call(function, arguments, positional, self.likely(0.25))

    def summed(self, shape, scope, depth):
        return self.reduction(shape, scope, depth, ["sum", "mean"])

    def reduction(self, shape, scope, depth, words=("sum", "mean", "max", "min")):
        index, extent = self.fresh("i"), self.extent()
        body = self.expression(shape, scope.inside((index, extent)), depth)
        return Reduction(self.random.choice(words), [up_to(index, extent)], self.grouped(body))

    def grouped(self, body):
        """A reduction covers a product only, and before a bracket its word is an ordinary name."""
        simple = not isinstance(body, (Elementwise, List))
        return body if simple else Elementwise(("({0})", "{0}"), [body])

    def triangle(self, shape, scope, depth):
        outer, inner, extent = self.fresh("i"), self.fresh("j"), self.extent()
        body = self.expression(shape, scope.inside((outer, extent), (inner, extent)), depth)
        below = Range(inner, f"{outer} + 1", lambda names: names[outer] + 1)
        return Reduction("sum", [up_to(outer, extent), below], self.grouped(body))

    def picked(self, shape, scope, depth):
        vectors = [(name, whole) for name, whole in scope.values if len(whole) == 1]
        if not vectors:
            return self.leaf(shape, scope)
        name, whole = self.random.choice(vectors)
        index = self.fresh("i")
        body = self.expression((), scope.inside((index, whole[0])), depth)
        return Reduction(self.random.choice(["argmax", "argmin"]), [up_to(index, whole[0])],
                         self.grouped(body), (name, whole))

    def guarded(self, shape, scope, depth):
        """A neighbour where there is one, or a choice by the index."""
        index, below = self.random.choice(scope.indices)
        fitting = [(name, whole) for name, whole in scope.values if whole == (below,)]
        other = self.expression((), scope, depth) if self.likely(0.3) else Number(0)
        if fitting and self.likely(0.7):
            name, whole = self.random.choice(fitting)
            if self.likely(0.5):
                return Guarded(f"{index} + 1 < {below}", lambda names: names[index] + 1 < below,
                               Subscripted(name, whole, [Affine([(1, index)], 1)]), other)
            return Guarded(f"{index} >= 1", lambda names: names[index] >= 1,
                           Subscripted(name, whole, [Affine([(1, index)], -1)]), other)
        number = self.random.randrange(below)
        return Guarded(f"{index} == {number}", lambda names: names[index] == number,
                       self.expression((), scope, depth), other)

    def gradient(self, shape, scope, depth):
        """Each element of a value by each of a name; or, where their dimensions begin alike, row by
        row."""
        fitting = []
        for name, whole in scope.own:
            front = shape[:len(shape) - len(whole)]
            if front + whole != shape:
                continue
            if not front:
                fitting += [(name, whole, shape[:count], count) for count in range(len(whole) + 1)]
            elif whole[:len(front)] != front:
                fitting.append((name, whole, front, 0))
        if not fitting:
            return self.along(shape, scope, depth)
        name, whole, front, goes_along = self.random.choice(fitting)
        self.differentiated.add(name)
        value = self.varying(front, scope, depth, name, whole)
        return Gradient(value, name, whole, goes_along)

    def along(self, shape, scope, depth):
        names = self.random.sample(scope.own, min(len(scope.own), self.random.choice([1, 1, 2])))
        self.differentiated.update(name for name, _ in names)
        directions = {name: self.expression(whole[self.random.randint(0, len(whole)):], scope, 0)
                      for name, whole in names}
        return Along(self.varying(shape, scope, depth, *names[0]), directions)

    def varying(self, shape, scope, depth, name, whole):
        """Most of the time a value that varies with the name."""
        value = self.expression(shape, scope, depth)
        rank = min(len(shape), len(whole))
        if self.likely(0.2) or whole[len(whole) - rank:] != shape[len(shape) - rank:]:
            return value
        return Elementwise(self.random.choice([TIMES, TIMES, PLUS]),
                           [self.part(scope, name, whole, rank), self.parenthesized(value)])

    def to_number(self, shape, scope, depth):
        text, meaning = self.random.choice(TO_NUMBER)
        extent = self.extent()
        operands = [self.expression((extent,), scope, self.random.randint(0, depth))
                    for _ in range(1 + ("{1}" in text))]
        return OfVectors(text, meaning, operands, shape)

    def of_rows(self, shape, scope, depth):
        text, meaning = self.random.choice(TO_VECTOR)
        return OfVectors(text, meaning, [self.expression(shape, scope, depth)], shape)

    def listed(self, shape, scope, depth):
        return List([self.expression(shape[1:], scope, self.random.randint(0, depth))
                     for _ in range(shape[0])])

    def matmul(self, shape, scope, depth):
        inner = self.extent()
        if len(shape) == 2:
            shapes = [shape[:1] + (inner,), (inner,) + shape[1:]]
        else:
            shapes = self.random.choice([[shape + (inner,), (inner,)], [(inner,), (inner,) + shape]])
        a, b = (self.expression(each, scope, self.random.randint(0, depth)) for each in shapes)
        return Matmul(self.parenthesized(a), self.parenthesized(b))

    def bounded(self, shape, scope, depth):
        body = self.expression(shape, scope, depth)
        return Elementwise(self.random.choice(BOUNDED), [self.parenthesized(body)])

    # -- Statements: each gives a list of them, and declares in the scope what is seen afterwards

    def any_shape(self):
        return self.random.choice([(), (), (), (self.extent(),), (self.extent(),),
                                   (self.extent(), self.extent())])

    def let(self, scope):
        first = self.plain_let(scope)
        if self.likely(0.8):
            scope.declare(first[1])
            return [first[0]]
        second = self.plain_let(scope)
        first[0].together = second[0]
        scope.declare(first[1], second[1])
        return [first[0]]

    def plain_let(self, scope):
        name, shape = self.fresh("x"), self.any_shape()
        return Let(name, [], self.bounded(shape, scope, 2)), (name, shape)

    def piece(self, scope, extent):
        """Some of v, so that there is a vector of each length."""
        index, name = self.fresh("i"), self.fresh("x")
        inner = Scope([("v", (6,))], [(index, extent)])
        scope.declare((name, (extent,)))
        return Let(name, [up_to(index, extent)], self.part(inner, "v", (6,), 0))

    def let_by_index(self, scope):
        name = self.fresh("x")
        shape = self.random.choice([(self.extent(),), (self.extent(), self.extent())])
        front = self.random.randint(1, len(shape))
        indices = [(self.fresh("i"), extent) for extent in shape[:front]]
        body = self.bounded(shape[front:], scope.inside(*indices), 2)
        ranges = [up_to(index, extent) for index, extent in indices]
        fitting = [each for each, whole in scope.values if whole == shape[:1]]
        if front == 1 and fitting and self.likely(0.4):
            # The range of the index is that of the vector that it is a subscript of.
            ranges = [up_to(*indices[0], is_written=False)]
            first = Subscripted(self.random.choice(fitting), shape[:1],
                                [Affine([(1, indices[0][0])], 0)])
            body = Elementwise(self.random.choice([TIMES, PLUS]), [first, self.parenthesized(body)])
        scope.declare((name, shape))
        return [Let(name, ranges, body)]

    def variable(self, scope):
        name, shape = self.fresh("s"), self.random.choice([(), (self.extent(),)])
        first = self.bounded(shape if self.likely(0.6) else (), scope, 1)
        return Variable(name, shape, first), (name, shape)

    def loop(self, scope):
        """Carries one or two variables; yields, perhaps."""
        variables = [self.variable(scope) for _ in range(self.random.choice([1, 1, 2]))]
        scope.declare(*[value for _, value in variables])
        counter, count = self.fresh("t"), self.extent()
        inner = scope.round((counter, count), [value for _, value in variables])
        body = self.rounds(inner, [value for _, value in variables], nested=self.likely(0.2))
        name = yields = None
        if self.likely(0.5):
            name = self.fresh("y")
            yields = self.bounded(self.random.choice([(), (self.extent(),)]), inner, 2)
            scope.declare((name, (count,) + yields.shape))
        statements = [variable for variable, _ in variables]
        return statements + [Loop(counter, count, self.likely(0.4), body, name, yields)]

    def rounds(self, inner, variables, nested):
        """The body of a loop that assigns all of these variables."""
        body = self.let(inner) if self.likely(0.5) else []
        if self.likely(0.3) and inner.own_vectors():
            body += self.derivatives(inner)
        if nested:
            counter, count = self.fresh("t"), self.random.randint(2, 3)
            again = self.rounds(inner.round((counter, count), variables), variables, nested=False)
            body.append(Loop(counter, count, self.likely(0.4), again))
        for name, shape in variables:
            if shape and self.likely(0.4):
                body.append(self.accumulation(inner, name, shape))
            body.append(Assign(name, self.bounded(shape, inner, 2)))
        return body

    def recurrence(self, scope):
        """A value that is read while its loop makes it."""
        name, counter, count, index = self.fresh("y"), self.fresh("t"), self.extent(), self.fresh("i")
        earlier = Reduction("sum", [Range(index, counter, lambda names: names[counter])],
                            Elementwise(TIMES, [Subscripted(name, (count,), [Affine([(1, index)], 0)]),
                                                self.leaf((), scope.inside((index, count)))]))
        inner = scope.round((counter, count), [])
        yields = Elementwise(PLUS, [earlier, self.parenthesized(self.bounded((), inner, 2))])
        scope.declare((name, (count,)))
        return [Loop(counter, count, False, [], name, yields, reads_itself=True)]

    def accumulation(self, scope, name, shape):
        """At places that may be the same for several numbers of the index."""
        vectors = [value for value in scope.values if len(value[1]) == 1]
        read, whole = self.random.choice(vectors)
        index = self.fresh("e")
        terms = [(self.random.choice([1, 2]), index)]
        terms += [(1, each) for each, _ in self.random.sample(scope.indices, min(
            len(scope.indices), self.random.randint(0, 1)))]
        subscript = Affine(terms, self.random.randint(0, 2), shape[0])
        first = Subscripted(read, whole, [Affine([(1, index)], 0)])
        rest = self.bounded((), scope.inside((index, whole[0])), 2)
        return Accumulate(name, subscript, [up_to(index, whole[0])],
                          Elementwise(TIMES, [first, self.parenthesized(rest)]))

    def accumulated(self, scope):
        name, shape = self.fresh("s"), (self.extent(),)
        first = Variable(name, shape, self.bounded((), scope, 1))
        scope.declare((name, shape))
        return [first, self.accumulation(scope, name, shape)]

    def derivatives(self, scope):
        """Of a number for each value of one or two indices, which reads a vector somewhere else than
        there: by all of the vector, or along a direction of its own."""
        name, whole = self.random.choice(scope.own_vectors())
        indices = [(self.fresh("i"), self.extent())] + [(self.fresh("i"), 2)] * self.likely(0.4)
        inner = scope.inside(*indices)
        self.differentiated.add(name)
        value = Elementwise(TIMES, [Subscripted(name, whole, [self.subscript(inner, whole[0])]),
                                    self.parenthesized(self.varying((), inner, 1, name, whole))])
        if self.likely(0.5):
            body = Gradient(value, name, whole, 0)
        else:
            direction = Elementwise(TIMES, [self.leaf(whole, inner), self.leaf((), inner)])
            body = Along(value, {name: direction})
        made = self.fresh("x")
        scope.declare((made, tuple(extent for _, extent in indices) + body.shape))
        return [Let(made, [up_to(*each) for each in indices], Elementwise(self.random.choice(BOUNDED), [body]))]

    # -- Functions

    def function_of_numbers(self):
        """Its last arguments have defaults, which may use those before."""
        names = ["a", "b", "c"][:self.random.randint(1, 3)]
        parameters = []
        for name in names:
            before = Scope([], leaves=[Name(each, ()) for each, _, _ in parameters])
            default = self.expression((), before, 1) if parameters and self.likely(0.6) or (
                parameters and parameters[-1][2]) else None
            parameters.append((name, 0, default))
        scope = Scope([])
        scope.declare(*[(name, ()) for name in names])
        self.differentiated = set()
        statements = self.random.choice([lambda scope: []] * 2 + [self.let, self.loop])(scope)
        result = self.bounded((), scope, 2)
        self.functions.append(Function(f"{self.name}_{self.fresh('f')}", parameters, statements,
                                       result, self.differentiated))

    def function_of_vector(self):
        """Of any length n: an array by index notation, or a sum of it."""
        index, inner = self.fresh("i"), self.fresh("x")
        own = Subscripted("z", (0,), [Affine([(1, index)], 0)])
        after = Guarded(f"{index} + 1 < n", lambda names: names[index] + 1 < names["n"],
                        Subscripted("z", (0,), [Affine([(1, index)], 1)]), Number(0))
        scope = Scope([("a", ())], leaves=[own, after])
        body = Elementwise(self.random.choice([TIMES, PLUS]),
                           [own, self.parenthesized(self.bounded((), scope, 2))])
        statements = [Let(inner, [Range(index, "n", lambda names: names["n"], self.likely(0.5))],
                          body)]
        gives_vector = self.likely(0.5)
        result = Name(inner, (0,)) if gives_vector else Reduction(
            self.random.choice(["sum", "max", "mean"]),
            [Range(index, "n", lambda names: names["n"], self.likely(0.5))],
            Elementwise(TIMES, [Subscripted(inner, (0,), [Affine([(1, index)], 0)]), own]))
        parameters = [("z", 1, None), ("a", 0, self.constant() if self.likely(0.5) else None)]
        self.functions.append(Function(f"{self.name}_{self.fresh('f')}", parameters, statements,
                                       result, gives_vector=gives_vector))

    def program(self):
        """All values that it defines are part of its result."""
        for _ in range(self.random.randint(0, 2)):
            self.random.choice([self.function_of_numbers, self.function_of_vector])()
        scope = Scope([])
        scope.declare(("v", (6,)))
        self.differentiated = set()
        statements = [self.piece(scope, extent) for extent in (2, 3, 4)]
        for _ in range(self.random.randint(1, 3)):
            kinds = [self.let, self.let, self.let_by_index, self.let_by_index, self.loop, self.loop,
                     self.recurrence, self.accumulated, self.derivatives]
            statements += self.random.choice(kinds)(scope)
        total = self.bounded((), scope, 2)
        for name, shape in scope.values[1:]:
            indices = [self.fresh("i") for _ in shape]
            value = Subscripted(name, shape, [Affine([(1, index)], 0) for index in indices])
            term = Elementwise(TIMES, [value if shape else Name(name, shape), self.constant()])
            if shape:
                term = Reduction("sum", [up_to(*each) for each in zip(indices, shape)], term)
            total = Elementwise(PLUS, [total, term])
        return Function(self.name, [("v", 1, None)], statements, total, self.differentiated)


# ---- The files ----


def as_source(generator, program):
    """The program, the functions that it uses, and its derivatives, as lines."""
    lines = []
    for function in generator.functions[len(RULED):]:
        lines += function.written()
    head, *body = program.written()
    lines += [head.replace("fn", "export fn", 1).replace("v: [n]", "v: f64[6]"), *body]
    lines += [f"export {word} {program.name}" for word in ("grad", "jvp", "hvp")]
    return lines + [f"export fn {program.name}_twice(v: f64[6], d: f64[6]) {{",
                    f"{INDENT}let slope = grad({program.name}(v), v)",
                    f"{INDENT}let along = dot(slope, d)",
                    f"{INDENT}return grad(along, v)", "}"]


def short_program(seed, number):
    """Long ones are drawn again: they cost much time, and find no more than several short ones."""
    for attempt in range(100):
        generator = Generator(f"{seed} {number} {attempt}", number)
        program = generator.program()
        lines = as_source(generator, program)
        if sum(map(len, lines)) <= LONGEST:
            return program, lines
    raise RuntimeError("no short program was drawn")


def as_oracle(program, lines):
    """The program in C, with its text."""
    oracle = Oracle()
    given = {"v": [f"v[{at}]" for at in range(6)]}
    result = program.computed(oracle, given)[0]
    text = "".join(f'{INDENT}"{line}",\n' for line in lines)
    body = "".join(f"{INDENT}{line}\n" for line in oracle.lines)
    return (f"static const char *const {program.name}_text[] = {{\n{text}{INDENT}0,\n}};\n\n"
            f"static Jet {program.name}_oracle(const Jet *v) {{\n"
            f"{INDENT}Jet t[{len(oracle.lines)}];\n{body}{INDENT}return {result};\n}}\n\n")


def as_row(name):
    ways = "".join(f", {name}{suffix}" for suffix in ("", "_grad", "_jvp", "_hvp", "_twice",
                                                      "_oracle"))
    return f"{INDENT}{{{name}_text{ways}}},\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--gd", required=True)
    parser.add_argument("--c", required=True)
    options = parser.parse_args()
    source, functions, rows = [line for ruled in RULED for line in ruled.written()], "", ""
    for number in range(options.first, options.first + options.count):
        program, lines = short_program(options.seed, number)
        source += ["", *lines]
        functions += as_oracle(program, lines)
        rows += as_row(program.name)
    with open(options.gd, "w", encoding="utf-8") as file:
        file.write("\n".join(source) + "\n")
    with open(options.c, "w", encoding="utf-8") as file:
        file.write(f'#include "comparison.h"\n\n{functions}'
                   f"static const Program programs[] = {{\n{rows}}};\n\n"
                   f"int main(void) {{\n{INDENT}return compare_programs(programs, {options.count}, "
                   f"{options.seed});\n}}\n")


if __name__ == "__main__":
    main()
