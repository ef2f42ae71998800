"""The constructs of the language, for random programs.

A program is a tree. Each class is one construct: `written` is how it looks in a .gd file, and
`computed` is what it means, as straight C, where loops are unrolled and indices are numbers. So what
gradc makes of a construct is compared with a second reading of the language.
"""

import math

INDENT = "    "
OWN = "own"  # among the names of a body: those that it differentiates by


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


class Gradient:
    """Of a value by a name. `goes_along` is how many dimensions of both are the same ones."""

    def __init__(self, value, name, whole, goes_along):
        self.value = value
        self.name = name
        self.whole = whole
        self.goes_along = goes_along
        self.shape = value.shape + whole[goes_along:]

    def written(self):
        return f"grad({self.value.written()}, {self.name})"

    def computed(self, oracle, names):
        variables, terms = names[self.name], self.value.computed(oracle, names)
        size = len(variables) // len(terms) if self.goes_along else len(variables)
        return [oracle.slope(term, {variable: oracle.constant(1)})
                for at, term in enumerate(terms)
                for variable in variables[at * size if self.goes_along else 0:][:size]]


class Along:
    """How a value changes if names change along directions, which may be repeated over them."""

    def __init__(self, value, directions):
        self.value = value
        self.directions = directions  # by name
        self.shape = value.shape

    def written(self):
        directions = ", ".join(f"{name}: {each.written()}" for name, each in self.directions.items())
        return f"jvp({self.value.written()}, {directions})"

    def computed(self, oracle, names):
        rates = {}
        for name, direction in self.directions.items():
            column = direction.computed(oracle, names)
            rates.update((variable, column[at % len(column)])
                         for at, variable in enumerate(names[name]))
        return [oracle.slope(term, rates) for term in self.value.computed(oracle, names)]


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


def define(oracle, names, name, terms):
    """What a body differentiates by is a variable of its own, whatever it is made of."""
    names[name] = oracle.own(terms) if name in names[OWN] else terms


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
        terms = [term for inner in places(self.ranges, names)
                 for term in self.body.computed(oracle, inner)]
        define(oracle, names, self.name, terms)
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
        define(oracle, names, self.name, terms * (math.prod(self.shape) // len(terms)))


class Assign:
    def __init__(self, name, body):
        self.name = name
        self.body = body

    def written(self):
        return [f"{self.name} = {self.body.written()}"]

    def computed(self, oracle, names):
        define(oracle, names, self.name, self.body.computed(oracle, names))


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
        define(oracle, names, self.name, terms)


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

    def assigned(self):
        for statement in self.body:
            if isinstance(statement, Loop):
                yield from statement.assigned()
            elif isinstance(statement, (Assign, Accumulate)):
                yield statement.name

    def computed(self, oracle, names):
        rows = [[None] * math.prod(self.yields.shape) if self.yields else []] * self.count
        rounds = range(self.count)
        for number in reversed(rounds) if self.reverse else rounds:
            names[self.counter] = number
            self.find(oracle, names)
            if self.reads_itself:
                names[self.name] = sum(rows, [])
            for statement in self.body:
                statement.computed(oracle, names)
            if self.yields:
                rows[number] = self.yields.computed(oracle, names)
        self.find(oracle, names)
        if self.yields:
            define(oracle, names, self.name, sum(rows, []))

    def find(self, oracle, names):
        """Each round finds variables of its own."""
        for name in set(self.assigned()):
            define(oracle, names, name, names[name])


class Function:
    """`parameters` are triples: a name, its rank, 0 or 1, and a default or nothing."""

    def __init__(self, name, parameters, statements, result, own=(), gives_vector=False):
        self.own = own  # names that it differentiates by
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
        names = {**given, OWN: self.own}
        for name, rank, default in self.parameters:
            define(oracle, names, name,
                   names[name] if name in names else default.computed(oracle, names))
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
         "choose(!less(constant(0.2L), {0}) && less(constant(0), {1}), {2}, {1})"),
        ("(!({0} > 0.1) || {1} < 0 ? {2} : {0})",
         "choose(!less(constant(0.1L), {0}) || less({1}, constant(0)), {2}, {0})"),
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
    """The label is 1. The product makes a logit of what may be known as a probability."""
    return [oracle.jet(f"scaled({log_softmax(oracle, terms)[1]}, -1)")]


TO_VECTOR = [("softmax({0})", softmax), ("log_softmax({0})", log_softmax)]
# An array of integers would take the form for numbers of those that have two.
TO_NUMBER = [
    ("logsumexp({0})", logsumexp),
    ("norm(2 + sin({0}))", norm),
    ("cross_entropy(1 * ({0}), 1)", cross_entropy),
    ("dot({0}, {1})", lambda oracle, a, b: [oracle.product(a, b)]),
    ("half_sse(1.0 * ({0}), {1})", half_sse),
    ("mse(1.0 * ({0}), {1})", mse),
    ("huber(1.0 * ({0}), {1})", huber),
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
