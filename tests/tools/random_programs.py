#!/usr/bin/env python3
"""Writes random programs in the language, and the same programs in C for the oracle.

    random_programs.py --count N --seed S --gd FILE --c FILE

The first file exports program_0, program_1, ... with their derivatives, the second compares them
with the numbers of tests/calculus/Inputs/jet.h, by tests/random/Inputs/programs.h. Both depend on
the count and the seed only.

A program is a tree. Each class here is one construct of the language: `written` is how it looks in
a .gd file, and `computed` is what it means, as straight C, where loops are unrolled and indices are
numbers. So what gradc makes of a construct is compared with a second reading of the language.
"""

import argparse
import math
import random

INDENT = "    "
LONGEST = 750  # characters of a program


class Oracle:
    """The body of a C function. Equal terms are computed once."""

    def __init__(self):
        self.lines = []
        self.known = {}

    def jet(self, term):
        if term not in self.known:
            self.known[term] = f"t[{len(self.known)}]"
            self.lines.append(f"{self.known[term]} = {term};")
        return self.known[term]

    def constant(self, number):
        return self.jet(f"constant({float(number)!r}L)")

    def total(self, terms):
        so_far = self.constant(0)
        for term in terms:
            so_far = self.jet(f"add({so_far}, {term})")
        return so_far

    def product(self, ones, others):
        """The sum of the products of two lists."""
        return self.total(self.jet(f"multiply({a}, {b})") for a, b in zip(ones, others))


# ---- Expressions: `shape` is a tuple; `computed` gives the C terms of all elements, row by row,
# ---- where `names` has the terms of each value and the number of each index.


class Number:
    shape = ()

    def __init__(self, value):
        self.value = value

    def written(self):
        return f"({self.value})" if self.value < 0 else str(self.value)

    def computed(self, oracle, names):
        return [oracle.constant(self.value)]


class Name:
    def __init__(self, name, shape):
        self.name = name
        self.shape = shape

    def written(self):
        return self.name

    def computed(self, oracle, names):
        return names[self.name]


class Index:
    """An index, used as a number."""

    shape = ()

    def __init__(self, name):
        self.name = name

    def written(self):
        return self.name

    def computed(self, oracle, names):
        return [oracle.constant(names[self.name])]


class Affine:
    """A subscript: a sum of multiples of indices, and its remainder by `modulus` if there is one."""

    def __init__(self, terms, constant, modulus=None):
        self.terms = terms  # pairs of a factor and an index
        self.constant = constant
        self.modulus = modulus

    def written(self):
        text = "" if self.constant == 0 and self.terms else str(self.constant)
        for factor, index in self.terms:
            multiple = index if abs(factor) == 1 else f"{abs(factor)} * {index}"
            sign = "-" if factor < 0 else "+"
            text = f"{text} {sign} {multiple}" if text else f"{'-' * (factor < 0)}{multiple}"
        return f"({text}) % {self.modulus}" if self.modulus else text

    def number(self, names):
        number = self.constant + sum(factor * names[index] for factor, index in self.terms)
        return number % self.modulus if self.modulus else number


class Subscripted:
    """Some of a value: fewer subscripts than dimensions give a part."""

    def __init__(self, name, whole, subscripts):
        self.name = name
        self.whole = whole
        self.subscripts = subscripts
        self.shape = whole[len(subscripts):]

    def written(self):
        return f"{self.name}[{', '.join(each.written() for each in self.subscripts)}]"

    def computed(self, oracle, names):
        at = 0
        for extent, subscript in zip(self.whole, self.subscripts):
            at = at * extent + subscript.number(names)
        size = math.prod(self.shape)
        return names[self.name][at * size:(at + 1) * size]


def broadcast(shapes):
    """The shorter shape is repeated along what it lacks in front."""
    return max(shapes, key=len)


class Elementwise:
    """A formula in both languages, applied at each element."""

    def __init__(self, formula, operands):
        self.text, self.term = formula
        self.operands = operands
        self.shape = broadcast([operand.shape for operand in operands])

    def written(self):
        return self.text.format(*(operand.written() for operand in self.operands))

    def computed(self, oracle, names):
        columns = [operand.computed(oracle, names) for operand in self.operands]
        return [oracle.jet(self.term.format(*(column[at % len(column)] for column in columns)))
                for at in range(math.prod(self.shape))]


class List:
    def __init__(self, items):
        self.items = items
        self.shape = (len(items),) + items[0].shape

    def written(self):
        return f"[{', '.join(item.written() for item in self.items)}]"

    def computed(self, oracle, names):
        return [term for item in self.items for term in item.computed(oracle, names)]


class Guarded:
    """A choice by an integer condition: only the chosen branch means anything."""

    def __init__(self, condition, holds, yes, no):
        self.condition = condition
        self.holds = holds
        self.yes = yes
        self.no = no
        self.shape = yes.shape

    def written(self):
        return f"({self.condition} ? {self.yes.written()} : {self.no.written()})"

    def computed(self, oracle, names):
        chosen = self.yes if self.holds(names) else self.no
        return chosen.computed(oracle, names)


class Range:
    """An index and what it stays below. Without `is_written` gradc has to infer that."""

    def __init__(self, index, text, bound, is_written=True):
        self.index = index
        self.text = text
        self.bound = bound
        self.is_written = is_written

    def written(self):
        return f"{self.index} < {self.text}" if self.is_written else self.index


def up_to(index, extent, is_written=True):
    return Range(index, str(extent), lambda names: extent, is_written)


def places(ranges, names):
    """`names` with all numbers that these indices take."""
    if not ranges:
        yield names
        return
    for number in range(ranges[0].bound(names)):
        yield from places(ranges[1:], {**names, ranges[0].index: number})


class Reduction:
    """sum, mean, max, min; of `picked` at the place that was found, for argmax and argmin."""

    def __init__(self, word, ranges, body, picked=None):
        self.word = word
        self.ranges = ranges
        self.body = body
        self.picked = picked  # a name and its shape
        self.shape = body.shape

    def written(self):
        ranges = ", ".join(each.written() for each in self.ranges)
        text = f"{self.word}({ranges}) {self.body.written()}"
        return f"{self.picked[0]}[{text}]" if self.picked else f"({text})"

    def computed(self, oracle, names):
        rows = [self.body.computed(oracle, inner) for inner in places(self.ranges, names)]
        if self.picked:
            return [self.picked_at(oracle, [row[0] for row in rows], names[self.picked[0]])]
        return [self.reduced(oracle, list(column)) for column in zip(*rows)] or [oracle.constant(0)]

    def reduced(self, oracle, terms):
        if self.word in ("max", "min"):
            best = terms[0]
            for term in terms[1:]:
                best = oracle.jet(f"{'larger' if self.word == 'max' else 'smaller'}({best}, {term})")
            return best
        total = oracle.total(terms)
        return oracle.jet(f"scaled({total}, 1 / {len(terms)}.0L)") if self.word == "mean" else total

    def picked_at(self, oracle, terms, values):
        best, found = terms[0], values[0]
        for term, value in zip(terms[1:], values[1:]):
            sides = f"{best}, {term}" if self.word == "argmax" else f"{term}, {best}"
            found = oracle.jet(f"choose(less({sides}), {value}, {found})")
            best = oracle.jet(f"choose(less({sides}), {term}, {best})")
        return found


class OfVectors:
    """A function of the prelude whose arguments are vectors of one length; of its last dimension."""

    def __init__(self, text, meaning, operands, shape):
        self.text = text
        self.meaning = meaning
        self.operands = operands
        self.shape = shape

    def written(self):
        return self.text.format(*(operand.written() for operand in self.operands))

    def computed(self, oracle, names):
        columns = [operand.computed(oracle, names) for operand in self.operands]
        size = self.operands[0].shape[-1]
        return [term for at in range(0, len(columns[0]), size)
                for term in self.meaning(oracle, *(column[at:at + size] for column in columns))]


class Matmul:
    def __init__(self, a, b):
        self.a = a
        self.b = b
        self.shape = a.shape[:-1] + b.shape[1:]

    def written(self):
        return f"({self.a.written()} @ {self.b.written()})"

    def computed(self, oracle, names):
        a, b = self.a.computed(oracle, names), self.b.computed(oracle, names)
        inner, columns = self.b.shape[0], math.prod(self.b.shape[1:])
        return [oracle.product(a[row:row + inner], b[column::columns])
                for row in range(0, len(a), inner) for column in range(columns)]


class Call:
    """A call of a function of the program, lifted over what its arguments have in front. The first
    `positional` arguments are given by position, and the first of all before a pipe if `piped`."""

    def __init__(self, function, arguments, positional, piped):
        self.function = function
        self.arguments = arguments  # by name, in the order in which they are written
        self.positional = positional
        self.piped = piped
        ranks = function.ranks()
        self.outer = broadcast([value.shape[:len(value.shape) - ranks[name]]
                                for name, value in arguments.items()])
        extents = [value.shape[-1] for name, value in arguments.items() if ranks[name]]
        self.shape = self.outer + (tuple(extents[:1]) if function.gives_vector else ())

    def written(self):
        texts = [value.written() if at < self.positional else f"{name}: {value.written()}"
                 for at, (name, value) in enumerate(self.arguments.items())]
        if self.piped:
            return f"({texts[0]} |> {self.function.name}({', '.join(texts[1:])}))"
        return f"{self.function.name}({', '.join(texts)})"

    def computed(self, oracle, names):
        ranks = self.function.ranks()
        columns = {name: value.computed(oracle, names) for name, value in self.arguments.items()}
        terms = []
        for at in range(math.prod(self.outer)):
            given = {}
            for name, value in self.arguments.items():
                size = value.shape[-1] if ranks[name] else 1
                begin = at * size % len(columns[name])
                given[name] = columns[name][begin:begin + size]
            terms += self.function.computed(oracle, given)
        return terms


# ---- Statements: `written` gives lines, `computed` changes the names ----


class Let:
    def __init__(self, name, ranges, body, together=None):
        self.name = name
        self.ranges = ranges
        self.body = body
        self.together = together  # another `let` in the same line

    def definition(self):
        indices = ", ".join(each.written() for each in self.ranges)
        return f"{self.name}{f'[{indices}]' if indices else ''} = {self.body.written()}"

    def written(self):
        also = f", {self.together.definition()}" if self.together else ""
        return [f"let {self.definition()}{also}"]

    def computed(self, oracle, names):
        names[self.name] = [term for inner in places(self.ranges, names)
                            for term in self.body.computed(oracle, inner)]
        if self.together:
            self.together.computed(oracle, names)


class Variable:
    """Its first value is repeated over the shape."""

    def __init__(self, name, shape, first):
        self.name = name
        self.shape = shape
        self.first = first

    def written(self):
        typed = f": [{', '.join(map(str, self.shape))}]" if self.shape != self.first.shape else ""
        return [f"var {self.name}{typed} = {self.first.written()}"]

    def computed(self, oracle, names):
        terms = self.first.computed(oracle, names)
        names[self.name] = terms * (math.prod(self.shape) // len(terms))


class Assign:
    def __init__(self, name, body):
        self.name = name
        self.body = body

    def written(self):
        return [f"{self.name} = {self.body.written()}"]

    def computed(self, oracle, names):
        names[self.name] = self.body.computed(oracle, names)


class Accumulate:
    """Adds at computed places, for all numbers of the indices; all of them read what was before."""

    def __init__(self, name, subscript, ranges, body):
        self.name = name
        self.subscript = subscript
        self.ranges = ranges
        self.body = body

    def written(self):
        return [f"{self.name}[{self.subscript.written()}] += {self.body.written()}"]

    def computed(self, oracle, names):
        terms = list(names[self.name])
        for inner in places(self.ranges, names):
            at = self.subscript.number(inner)
            terms[at] = oracle.jet(f"add({terms[at]}, {self.body.computed(oracle, inner)[0]})")
        names[self.name] = terms


class Loop:
    """Its value is `name`, if it yields. With `reads_itself` earlier rounds are read from it."""

    def __init__(self, counter, count, reverse, body, name=None, yields=None, reads_itself=False):
        self.counter = counter
        self.count = count
        self.reverse = reverse
        self.body = body
        self.name = name
        self.yields = yields
        self.reads_itself = reads_itself

    def written(self):
        typed = f": [{', '.join(map(str, (self.count,) + self.yields.shape))}]" \
            if self.reads_itself else ""
        head = f"let {self.name}{typed} = " if self.name else ""
        lines = [f"{head}for {self.counter} < {self.count}{' reverse' * self.reverse} {{"]
        lines += [INDENT + line for statement in self.body for line in statement.written()]
        if self.yields:
            lines.append(f"{INDENT}yield {self.yields.written()}")
        return lines + ["}"]

    def computed(self, oracle, names):
        rows = [[None] * math.prod(self.yields.shape) if self.yields else []] * self.count
        rounds = range(self.count)
        for number in reversed(rounds) if self.reverse else rounds:
            names[self.counter] = number
            if self.reads_itself:
                names[self.name] = sum(rows, [])
            for statement in self.body:
                statement.computed(oracle, names)
            if self.yields:
                rows[number] = self.yields.computed(oracle, names)
        if self.yields:
            names[self.name] = sum(rows, [])


class Function:
    """`parameters` are triples: a name, its rank, 0 or 1, and a default or nothing."""

    def __init__(self, name, parameters, statements, result, gives_vector=False):
        self.name = name
        self.parameters = parameters
        self.statements = statements
        self.result = result
        self.gives_vector = gives_vector

    def ranks(self):
        return {name: rank for name, rank, default in self.parameters}

    def written(self):
        parameters = ", ".join(
            name + ": [n]" * rank + (f" = {default.written()}" if default else "")
            for name, rank, default in self.parameters)
        if not self.statements:
            return [f"fn {self.name}({parameters}) = {self.result.written()}"]
        lines = [INDENT + line for statement in self.statements for line in statement.written()]
        return [f"fn {self.name}({parameters}) {{", *lines,
                f"{INDENT}return {self.result.written()}", "}"]

    def computed(self, oracle, given):
        names = dict(given)
        for name, rank, default in self.parameters:
            if name not in names:
                names[name] = default.computed(oracle, names)
            if rank:
                names["n"] = len(names[name])
        for statement in self.statements:
            statement.computed(oracle, names)
        return self.result.computed(oracle, names)


class Ruled:
    """A function with derivatives of its own, which are those of its formula."""

    gives_vector = False

    def __init__(self, name, text, rules, term):
        self.name = name
        self.text = text
        self.rules = rules  # by argument
        self.term = term
        self.parameters = [(name, 0, None) for name in rules]

    def ranks(self):
        return dict.fromkeys(self.rules, 0)

    def written(self):
        return [f"fn {self.name}({', '.join(self.rules)}) = {self.text}",
                *(f"{INDENT}deriv {name} = {rule}" for name, rule in self.rules.items())]

    def computed(self, oracle, given):
        return [oracle.jet(self.term.format(**{name: terms[0] for name, terms in given.items()}))]


# ---- What there is to choose from ----

# Each stays inside of its domain and grows slowly, whatever it is applied to.
FORMULAS = {
    1: [
        ("(-{0})", "scaled({0}, -1)"),
        ("{0}^2", "square({0})"),
        ("tanh({0})^3", "multiply(jet_tanh({0}), square(jet_tanh({0})))"),
        ("sin({0})^4", "square(square(jet_sin({0})))"),
        ("(1.5 + sin({0}))^-1", "reciprocal(shifted(jet_sin({0}), 1.5L))"),
        ("sin({0})", "jet_sin({0})"),
        ("cos({0})", "jet_cos({0})"),
        ("tan(tanh({0}))", "jet_tan(jet_tanh({0}))"),
        ("exp(tanh({0}))", "jet_exp(jet_tanh({0}))"),
        ("exp(-{0}^2)", "jet_exp(scaled(square({0}), -1))"),
        ("expm1(sin({0}))", "expm1_of(jet_sin({0}))"),
        ("log(1 + {0}^2)", "jet_log(shifted(square({0}), 1))"),
        ("log1p(abs({0}))", "jet_log(shifted(absolute({0}), 1))"),
        ("sqrt(1 + {0}^2)", "jet_sqrt(shifted(square({0}), 1))"),
        ("cbrt(2 + sin({0}))", "jet_cbrt(shifted(jet_sin({0}), 2))"),
        ("asin(0.9 * tanh({0}))", "jet_asin(scaled(jet_tanh({0}), 0.9L))"),
        ("acos(0.9 * sin({0}))", "jet_acos(scaled(jet_sin({0}), 0.9L))"),
        ("atan({0})", "jet_atan({0})"),
        ("sinh(tanh({0}))", "jet_sinh(jet_tanh({0}))"),
        ("cosh(sin({0}))", "jet_cosh(jet_sin({0}))"),
        ("tanh({0})", "jet_tanh({0})"),
        ("asinh({0})", "jet_asinh({0})"),
        ("acosh(2 + {0}^2)", "jet_acosh(shifted(square({0}), 2))"),
        ("atanh(0.9 * sin({0}))", "jet_atanh(scaled(jet_sin({0}), 0.9L))"),
        ("erf({0})", "jet_erf({0})"),
        ("abs({0})", "absolute({0})"),
        ("({0} - floor({0}))", "subtract({0}, whole({0}))"),
        ("stop({0})", "stopped({0})"),
        ("relu({0})", "rectified({0}, constant(0))"),
        ("relu6(4 * {0})", "clamped(scaled({0}, 4), constant(0), constant(6))"),
        ("leaky_relu({0})", "rectified({0}, scaled({0}, 0.2L))"),
        ("elu({0})", "rectified({0}, expm1_of({0}))"),
        ("selu({0})", "scaled(rectified({0}, scaled(expm1_of({0}), 1.6732632423543772L)), "
                      "1.0507009873554805L)"),
        ("sigmoid({0})", "sigmoid_of({0})"),
        ("softplus({0})", "softplus_of({0})"),
        ("log_sigmoid({0})", "scaled(softplus_of(scaled({0}, -1)), -1)"),
        ("softsign({0})", "softsign_of({0})"),
        ("silu({0})", "multiply({0}, sigmoid_of({0}))"),
        ("mish({0})", "multiply({0}, jet_tanh(softplus_of({0})))"),
        ("gelu({0})", "gelu_of({0})"),
        ("gelu_tanh({0})", "gelu_tanh_of({0})"),
        ("hard_sigmoid(4 * {0})", "hard_sigmoid_of(scaled({0}, 4))"),
        ("hard_tanh({0})", "clamped({0}, constant(-1), constant(1))"),
        ("hard_swish({0})", "multiply({0}, hard_sigmoid_of({0}))"),
        ("({0} |> silu)", "multiply({0}, sigmoid_of({0}))"),
        ("({0} |> leaky_relu(alpha: 0.1))", "rectified({0}, scaled({0}, 0.1L))"),
        ("clamp({0}, -0.5, high: 0.75)", "clamped({0}, constant(-0.5L), constant(0.75L))"),
    ],
    2: [
        ("({0} + {1})", "add({0}, {1})"),
        ("({0} - {1})", "subtract({0}, {1})"),
        ("{0} * {1}", "multiply({0}, {1})"),
        ("{0} / (1 + {1}^2)", "divide({0}, shifted(square({1}), 1))"),
        ("{0} / (2 + cos({1}))", "divide({0}, shifted(jet_cos({1}), 2))"),
        ("(1.5 + sin({0}))^tanh({1})", "jet_pow(shifted(jet_sin({0}), 1.5L), jet_tanh({1}))"),
        ("pow(2 + tanh({0}), cos({1}))", "jet_pow(shifted(jet_tanh({0}), 2), jet_cos({1}))"),
        ("atan2({0}, 1 + {1}^2)", "jet_atan(divide({0}, shifted(square({1}), 1)))"),
        ("max({0}, {1})", "larger({0}, {1})"),
        ("min({0}, {1})", "smaller({0}, {1})"),
        ("leaky_relu({0}, {1})", "rectified({0}, multiply({1}, {0}))"),
        ("elu({0}, alpha: {1})", "rectified({0}, multiply({1}, expm1_of({0})))"),
        ("({0} > 0) * {1}", "choose(less(constant(0), {0}), {1}, constant(0))"),
        ("({0} < {1} ? {0} : sin({1}))", "choose(less({0}, {1}), {0}, jet_sin({1}))"),
        ("({0} > 0.3 ? log({0}) : {1})",
         "choose(less(constant(0.3L), {0}), jet_log({0}), {1})"),
    ],
    3: [
        ("({0} + {1} * {2})", "add({0}, multiply({1}, {2}))"),
        ("({0} - {1} - {2})", "subtract(subtract({0}, {1}), {2})"),
        ("clamp({0}, {1} - 1, {1} + {2}^2)",
         "clamped({0}, shifted({1}, -1), add({1}, square({2})))"),
        ("({0} >= {1} ? {2} : {0})", "choose(less({0}, {1}), {0}, {2})"),
        ("({0} <= 0.2 && {1} > 0 ? {2} : {1})",
         "choose(less({0}, constant(0.2L)) && less(constant(0), {1}), {2}, {1})"),
        ("(!({0} > 0.1) || {1} < 0 ? {2} : {0})",
         "choose(less({0}, constant(0.1L)) || less({1}, constant(0)), {2}, {0})"),
    ],
}

# What keeps a value bounded.
BOUNDED = [("tanh({0})", "jet_tanh({0})"), ("sin({0})", "jet_sin({0})"),
           ("atan({0})", "jet_atan({0})"), ("0.3 * tanh({0})", "scaled(jet_tanh({0}), 0.3L)"),
           ("softsign({0})", "softsign_of({0})")]
TIMES = ("{0} * {1}", "multiply({0}, {1})")
PLUS = ("({0} + {1})", "add({0}, {1})")


def exponentials(oracle, terms):
    return [oracle.jet(f"jet_exp({term})") for term in terms]


def logsumexp(oracle, terms):
    return [oracle.jet(f"jet_log({oracle.total(exponentials(oracle, terms))})")]


def softmax(oracle, terms):
    powers = exponentials(oracle, terms)
    return [oracle.jet(f"divide({power}, {oracle.total(powers)})") for power in powers]


def log_softmax(oracle, terms):
    below = logsumexp(oracle, terms)[0]
    return [oracle.jet(f"subtract({term}, {below})") for term in terms]


def norm(oracle, terms):
    """Of 2 + sin(x), so that it is never near 0."""
    shifted = [oracle.jet(f"shifted(jet_sin({term}), 2)") for term in terms]
    return [oracle.jet(f"jet_sqrt({oracle.product(shifted, shifted)})")]


def half_sse(oracle, ones, others):
    apart = [oracle.jet(f"subtract({a}, {b})") for a, b in zip(ones, others)]
    return [oracle.jet(f"scaled({oracle.product(apart, apart)}, 0.5L)")]


def mse(oracle, ones, others):
    return [oracle.jet(f"scaled({half_sse(oracle, ones, others)[0]}, 2 / {len(ones)}.0L)")]


def huber(oracle, ones, others):
    total = oracle.total(oracle.jet(f"huber_of({a}, {b})") for a, b in zip(ones, others))
    return [oracle.jet(f"scaled({total}, 1 / {len(ones)}.0L)")]


def cross_entropy(oracle, terms):
    """The label is 1."""
    return [oracle.jet(f"scaled({log_softmax(oracle, terms)[1]}, -1)")]


TO_VECTOR = [("softmax({0})", softmax), ("log_softmax({0})", log_softmax)]
TO_NUMBER = [
    ("logsumexp({0})", logsumexp),
    ("norm(2 + sin({0}))", norm),
    ("cross_entropy({0}, 1)", cross_entropy),
    ("dot({0}, {1})", lambda oracle, a, b: [oracle.product(a, b)]),
    ("half_sse({0}, {1})", half_sse),
    ("mse({0}, {1})", mse),
    ("huber({0}, {1})", huber),
]

RULED = [
    Ruled("ruled_root", "sqrt(a^2 + b^2 + 1)", {"a": "a / result", "b": "b / result"},
          "jet_sqrt(shifted(add(square({a}), square({b})), 1))"),
    Ruled("ruled_quotient", "a / (1 + b^2)",
          {"a": "1 / (1 + b^2)", "b": "-2 * b * result / (1 + b^2)"},
          "divide({a}, shifted(square({b}), 1))"),
    Ruled("ruled_wave", "sin(a) * cos(b)",
          {"a": "cos(a) * cos(b)", "b": "-(sin(a) * sin(b))"},
          "multiply(jet_sin({a}), jet_cos({b}))"),
    Ruled("ruled_bound", "tanh(a)", {"a": "1 - result^2"}, "jet_tanh({a})"),
]


# ---- The choice ----


class Scope:
    """What an expression may be made of."""

    def __init__(self, values, indices=(), leaves=()):
        self.values = list(values)  # names with shapes
        self.indices = list(indices)  # names with extents
        self.leaves = list(leaves)  # numbers, ready made

    def inside(self, *indices, leaves=()):
        return Scope(self.values, self.indices + list(indices), self.leaves + list(leaves))


class Generator:
    """Of one program. Expressions are asked for by shape; `depth` is how high a tree may be."""

    def __init__(self, seed, number):
        self.random = random.Random(seed)
        self.name = f"program_{number}"
        self.count = 0
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
            scope.values += [first[1]]
            return [first[0]]
        second = self.plain_let(scope)
        first[0].together = second[0]
        scope.values += [first[1], second[1]]
        return [first[0]]

    def plain_let(self, scope):
        name, shape = self.fresh("x"), self.any_shape()
        return Let(name, [], self.bounded(shape, scope, 2)), (name, shape)

    def piece(self, scope, extent):
        """Some of v, so that there is a vector of each length."""
        index, name = self.fresh("i"), self.fresh("x")
        inner = Scope([("v", (6,))], [(index, extent)])
        scope.values.append((name, (extent,)))
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
        scope.values.append((name, shape))
        return [Let(name, ranges, body)]

    def variable(self, scope):
        name, shape = self.fresh("s"), self.random.choice([(), (self.extent(),)])
        first = self.bounded(shape if self.likely(0.6) else (), scope, 1)
        return Variable(name, shape, first), (name, shape)

    def loop(self, scope):
        """Carries one or two variables; yields, perhaps."""
        variables = [self.variable(scope) for _ in range(self.random.choice([1, 1, 2]))]
        scope.values += [value for _, value in variables]
        counter, count = self.fresh("t"), self.extent()
        inner = scope.inside((counter, count))
        body = self.rounds(inner, [value for _, value in variables], nested=self.likely(0.2))
        name = yields = None
        if self.likely(0.5):
            name = self.fresh("y")
            yields = self.bounded(self.random.choice([(), (self.extent(),)]), inner, 2)
            scope.values.append((name, (count,) + yields.shape))
        statements = [variable for variable, _ in variables]
        return statements + [Loop(counter, count, self.likely(0.4), body, name, yields)]

    def rounds(self, inner, variables, nested):
        """The body of a loop that assigns all of these variables."""
        body = self.let(inner) if self.likely(0.5) else []
        if nested:
            counter, count = self.fresh("t"), self.random.randint(2, 3)
            again = self.rounds(inner.inside((counter, count)), variables, nested=False)
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
        inner = scope.inside((counter, count))
        yields = Elementwise(PLUS, [earlier, self.parenthesized(self.bounded((), inner, 2))])
        scope.values.append((name, (count,)))
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
        scope.values.append((name, shape))
        return [first, self.accumulation(scope, name, shape)]

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
        scope = Scope([(name, ()) for name in names])
        statements = self.random.choice([lambda scope: []] * 2 + [self.let, self.loop])(scope)
        result = self.bounded((), scope, 2)
        self.functions.append(Function(f"{self.name}_{self.fresh('f')}", parameters, statements,
                                       result))

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
                                       result, gives_vector))

    def program(self):
        """All values that it defines are part of its result."""
        for _ in range(self.random.randint(0, 2)):
            self.random.choice([self.function_of_numbers, self.function_of_vector])()
        scope = Scope([("v", (6,))])
        statements = [self.piece(scope, extent) for extent in (2, 3, 4)]
        for _ in range(self.random.randint(1, 3)):
            kinds = [self.let, self.let, self.let_by_index, self.let_by_index, self.loop, self.loop,
                     self.recurrence, self.accumulated]
            statements += self.random.choice(kinds)(scope)
        total = self.bounded((), scope, 2)
        for name, shape in scope.values[1:]:
            indices = [self.fresh("i") for _ in shape]
            value = Subscripted(name, shape, [Affine([(1, index)], 0) for index in indices])
            term = Elementwise(TIMES, [value if shape else Name(name, shape), self.constant()])
            if shape:
                term = Reduction("sum", [up_to(*each) for each in zip(indices, shape)], term)
            total = Elementwise(PLUS, [total, term])
        return Function(self.name, [("v", 1, None)], statements, total)


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
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--gd", required=True)
    parser.add_argument("--c", required=True)
    options = parser.parse_args()
    source, functions, rows = [line for ruled in RULED for line in ruled.written()], "", ""
    for number in range(options.count):
        program, lines = short_program(options.seed, number)
        source += ["", *lines]
        functions += as_oracle(program, lines)
        rows += as_row(program.name)
    with open(options.gd, "w", encoding="utf-8") as file:
        file.write("\n".join(source) + "\n")
    with open(options.c, "w", encoding="utf-8") as file:
        file.write(f'#include "programs.h"\n\n{functions}'
                   f"static const Program programs[] = {{\n{rows}}};\n\n"
                   f"int main(void) {{\n{INDENT}return compare_programs(programs, {options.count}, "
                   f"{options.seed});\n}}\n")


if __name__ == "__main__":
    main()
