"""The constructs of the language, for random programs.

A program is a tree. Each class is one construct: `written` is how it looks in a .gd file, and
`computed` is what it means, as straight C, where loops are unrolled and indices are numbers. So
what gradc makes of a construct is compared with a second reading of the language.

The attributes of a construct are constructs, lists and dictionaries of them, and plain values; so a
tree can be walked and made smaller (program_shrinker.py) without knowing its classes.
"""

import math
import re

INDENT = "    "
OWN = "own"  # among the names of a body: those that it differentiates by


class Construct:
    """A node of the tree."""


class Expression(Construct):
    """Its `shape` is a tuple of extents: a number, the name of a dimension, or an Affine. `computed`
    gives the C terms of all elements, row by row, where `names` has the terms of each value, and
    the number of each index and dimension."""


class Statement(Construct):
    """`written` gives lines, `computed` changes the names."""


def parts_of(node):
    """What an attribute or an item of it is; nothing of a plain value."""
    if isinstance(node, Construct):
        return vars(node).values()
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, (list, tuple)) else ()


def nodes_of(tree):
    """A construct, and all constructs and collections below it, each once. A node may be changed
    while it is at hand: its parts come afterwards."""
    seen, waiting = set(), [tree]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or not isinstance(node, (Construct, dict, list, tuple)):
            continue
        seen.add(id(node))
        yield node
        waiting += parts_of(node)


def constructs_of(tree):
    return (node for node in nodes_of(tree) if isinstance(node, Construct))


def number_of(extent, names):
    if isinstance(extent, Affine):
        return extent.number(names)
    return names[extent] if isinstance(extent, str) else extent


def size(shape, names):
    return math.prod(number_of(extent, names) for extent in shape)


def broadcast(shapes):
    """The shorter shape is repeated along what it lacks in front."""
    return max(shapes, key=len)


def is_closed(text):
    """Whether it is a word, a call, subscripted or in parentheses: nothing binds tighter."""
    depth = 0
    for letter in text:
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif depth == 0 and not (letter.isalnum() or letter in "_."):
            return False
    return True


def enclosed(text):
    return text if is_closed(text) else f"({text})"


def bare(text):
    return text[1:-1] if text[0] == "(" and is_closed(text) else text


# ---- Integers and conditions: `number` and `holds` say what they are ----


def truncated(a, b):
    """As C divides: towards zero."""
    return abs(a) // b * (1 if a >= 0 else -1)


class Affine(Construct):
    """A sum of multiples of indices, dimensions and entries of integer arrays; and its quotient or
    remainder by a number, if there is one."""

    def __init__(self, terms, constant, operator=None, divisor=None):
        self.terms = terms  # pairs of a factor and a name or an Entry
        self.constant = constant
        self.operator = operator  # "/" or "%"
        self.divisor = divisor

    def written(self):
        multiples = [(factor < 0, (f"{abs(factor)} * " if abs(factor) != 1 else "") +
                      (atom if isinstance(atom, str) else atom.written()))
                     for factor, atom in self.terms]
        if self.constant > 0 or not self.terms:
            multiples.insert(0, (self.constant < 0, str(abs(self.constant))))
        elif self.constant < 0:
            multiples.append((True, str(-self.constant)))
        multiples.sort(key=lambda each: each[0])  # the negative ones at the end
        text = "".join(f" {'-' if negative else '+'} {word}" for negative, word in multiples)
        text = f"-{text[3:]}" if text.startswith(" -") else text[3:]
        return f"{enclosed(text)} {self.operator} {self.divisor}" if self.operator else text

    def number(self, names):
        number = self.constant + sum(
            factor * (names[atom] if isinstance(atom, str) else atom.number(names))
            for factor, atom in self.terms)
        if not self.operator:
            return number
        quotient = truncated(number, self.divisor)
        return quotient if self.operator == "/" else number - quotient * self.divisor

    def places(self, names):
        return [self.number(names)]


def place(index):
    return Affine([(1, index)], 0)


def extent_as_affine(extent):
    return place(extent) if isinstance(extent, str) else Affine([], extent)


class Entry(Construct):
    """Of an array of integers."""

    def __init__(self, name, subscript):
        self.name = name
        self.subscript = subscript

    def written(self):
        return f"{self.name}[{self.subscript.written()}]"

    def number(self, names):
        return names[self.name][self.subscript.number(names)]


class Slice(Construct):
    """A part of a dimension in place of a subscript; its extent is all of `whole` or a number."""

    def __init__(self, begin, extent, whole):
        self.begin = begin
        self.extent = extent
        self.whole = whole

    def written(self):
        if self.extent == self.whole:
            return ":"
        first = self.begin.written()
        last = Affine(self.begin.terms, self.begin.constant + self.extent).written()
        return f"{'' if first == '0' else first}:{'' if last == str(self.whole) else last}"

    def places(self, names):
        begin = self.begin.number(names)
        return range(begin, begin + number_of(self.extent, names))


class Comparison(Construct):
    HOLDS = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
             ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}

    def __init__(self, left, relation, right):
        self.left = left
        self.relation = relation
        self.right = right

    def written(self):
        return f"{self.left.written()} {self.relation} {self.right.written()}"

    def holds(self, names):
        return self.HOLDS[self.relation](self.left.number(names), self.right.number(names))


class Joined(Construct):
    """Two conditions with && or || between; the second one means something where it matters."""

    def __init__(self, left, word, right):
        self.left = left
        self.word = word
        self.right = right

    def written(self):
        texts = [f"({each.written()})" if isinstance(each, Joined) else each.written()
                 for each in (self.left, self.right)]
        return f" {self.word} ".join(texts)

    def holds(self, names):
        if self.left.holds(names) == (self.word == "||"):
            return self.word == "||"
        return self.right.holds(names)


class Range(Construct):
    """An index and what it stays below. Without `is_written` gradc has to infer that."""

    def __init__(self, index, below, is_written=True):
        self.index = index
        self.below = below
        self.is_written = is_written

    def written(self):
        return f"{self.index} < {self.below.written()}" if self.is_written else self.index


def up_to(index, extent, is_written=True):
    return Range(index, extent_as_affine(extent), is_written)


def places(ranges, names):
    """`names` with all numbers that these indices take."""
    if not ranges:
        yield names
        return
    for number in range(ranges[0].below.number(names)):
        yield from places(ranges[1:], {**names, ranges[0].index: number})


# ---- Expressions ----


class Number(Expression):
    shape = ()

    def __init__(self, value):
        self.value = value

    def written(self):
        return f"({self.value})" if self.value < 0 else str(self.value)

    def computed(self, oracle, names):
        return [oracle.constant(self.value)]


class Whole(Expression):
    """An integer, used as a number."""

    shape = ()

    def __init__(self, integer):
        self.integer = integer

    def written(self):
        return enclosed(self.integer.written())

    def computed(self, oracle, names):
        return [oracle.constant(self.integer.number(names))]


class Name(Expression):
    def __init__(self, name, shape):
        self.name = name
        self.shape = shape

    def written(self):
        return self.name

    def computed(self, oracle, names):
        return names[self.name]


class Subscripted(Expression):
    """Some of a value: fewer subscripts than dimensions give a part, and so do slices."""

    def __init__(self, name, whole, subscripts):
        self.name = name
        self.whole = whole
        self.subscripts = subscripts
        self.shape = tuple(each.extent for each in subscripts if isinstance(each, Slice))
        self.shape += whole[len(subscripts):]

    def written(self):
        return f"{self.name}[{', '.join(each.written() for each in self.subscripts)}]"

    def computed(self, oracle, names):
        rows = [0]
        for extent, subscript in zip(self.whole, self.subscripts):
            rows = [row * number_of(extent, names) + number
                    for row in rows for number in subscript.places(names)]
        length = size(self.whole[len(self.subscripts):], names)
        return [term for row in rows
                for term in names[self.name][row * length:(row + 1) * length]]


class Row(Expression):
    """Of a triangle: what stands up to the diagonal."""

    def __init__(self, name, extent, index):
        self.name = name
        self.extent = extent
        self.index = index
        self.shape = (Affine([(1, index)], 1),)

    def written(self):
        return f"{self.name}[{self.index}]"

    def computed(self, oracle, names):
        begin = names[self.index] * number_of(self.extent, names)
        return names[self.name][begin:begin + names[self.index] + 1]


class Elementwise(Expression):
    """A formula in both languages, applied at each element."""

    def __init__(self, formula, operands):
        self.text, self.term = formula
        self.operands = operands
        self.shape = broadcast([operand.shape for operand in operands])

    def written(self):
        return filled(self.text, self.operands)

    def computed(self, oracle, names):
        columns = [operand.computed(oracle, names) for operand in self.operands]
        return [oracle.jet(self.term.format(*(column[at % len(column)] for column in columns)))
                for at in range(size(self.shape, names))]


def filled(text, operands):
    """A text with its operands, in parentheses where they need them."""
    texts = [operand.written() for operand in operands]

    def operand(found):
        text = texts[int(found[2])]
        return f"({bare(text)})" if found[1] else enclosed(text)
    return re.sub(r"(\()?\{(\d)\}(?(1)\))", operand, text)


class List(Expression):
    def __init__(self, items):
        self.items = items
        self.shape = (len(items),) + items[0].shape

    def written(self):
        return f"[{', '.join(item.written() for item in self.items)}]"

    def computed(self, oracle, names):
        return [term for item in self.items for term in item.computed(oracle, names)]


class Guarded(Expression):
    """A choice by an integer condition: only the chosen branch means anything."""

    def __init__(self, condition, yes, no):
        self.condition = condition
        self.yes = yes
        self.no = no
        self.shape = yes.shape

    def written(self):
        return f"({self.condition.written()} ? {self.yes.written()} : {self.no.written()})"

    def computed(self, oracle, names):
        chosen = self.yes if self.condition.holds(names) else self.no
        return chosen.computed(oracle, names)


class GuardedByValue(Expression):
    """The same by an integer condition and a real number, which is there where that matters."""

    def __init__(self, condition, word, value, yes, no):
        self.condition = condition
        self.word = word
        self.value = value
        self.yes = yes
        self.no = no
        self.shape = yes.shape

    def written(self):
        return (f"({self.condition.written()} {self.word} {enclosed(self.value.written())} > 0.3 ? "
                f"{self.yes.written()} : {self.no.written()})")

    def computed(self, oracle, names):
        if self.condition.holds(names) == (self.word == "||"):
            return (self.yes if self.word == "||" else self.no).computed(oracle, names)
        value = self.value.computed(oracle, names)[0]
        rows = zip(self.yes.computed(oracle, names), self.no.computed(oracle, names))
        return [oracle.jet(f"choose(less(constant(0.3L), {value}), {yes}, {no})")
                for yes, no in rows]


class Reduction(Expression):
    """sum, mean, max, min; of `picked` at the place that was found, for argmax and argmin."""

    def __init__(self, word, ranges, body, picked=None):
        self.word = word
        self.ranges = ranges
        self.body = body
        self.picked = picked  # a name and its shape
        self.shape = body.shape

    def written(self):
        """It covers a product only, and before a bracket its word is an ordinary name."""
        body = self.body.written()
        body = f"({body})" if body[0] == "[" else enclosed(body)
        text = f"{self.word}({', '.join(each.written() for each in self.ranges)}) {body}"
        return f"{self.picked[0]}[{text}]" if self.picked else f"({text})"

    def computed(self, oracle, names):
        rows = [self.body.computed(oracle, inner) for inner in places(self.ranges, names)]
        if self.picked:
            return [self.picked_at(oracle, [row[0] for row in rows], names[self.picked[0]])]
        return [self.reduced(oracle, list(column)) for column in zip(*rows)] or \
            [oracle.constant(0)] * size(self.shape, names)

    def reduced(self, oracle, terms):
        if self.word in ("max", "min"):
            distinct = oracle.distinct(terms)
            best, word = terms[distinct[0]], "larger" if self.word == "max" else "smaller"
            for at in distinct[1:]:
                best = oracle.jet(f"{word}({best}, {terms[at]})")
            return best
        total = oracle.total(terms)
        return oracle.jet(f"scaled({total}, 1 / {len(terms)}.0L)") if self.word == "mean" else total

    def picked_at(self, oracle, terms, values):
        best, found = terms[0], values[0]
        for at in oracle.distinct(terms)[1:]:
            term, value = terms[at], values[at]
            sides = f"{best}, {term}" if self.word == "argmax" else f"{term}, {best}"
            found = oracle.jet(f"choose(less({sides}), {value}, {found})")
            best = oracle.jet(f"choose(less({sides}), {term}, {best})")
        return found


class OfVectors(Expression):
    """A function of the prelude of the last dimensions of its arguments, lifted over the others."""

    def __init__(self, function, operands, shape):
        self.text, self.meaning = function
        self.operands = operands
        self.shape = shape

    def written(self):
        return filled(self.text, self.operands)

    def computed(self, oracle, names):
        columns = [operand.computed(oracle, names) for operand in self.operands]
        sizes = [number_of(operand.shape[-1], names) for operand in self.operands]
        rows = len(columns[0]) // sizes[0]
        return [term for row in range(rows)
                for term in self.meaning(oracle, *(column[row * length:(row + 1) * length]
                                                   for column, length in zip(columns, sizes)))]


class Transposed(Expression):
    def __init__(self, operand):
        self.operand = operand
        self.shape = operand.shape[::-1]

    def written(self):
        return f"transpose({self.operand.written()})"

    def computed(self, oracle, names):
        terms, columns = self.operand.computed(oracle, names), number_of(self.shape[0], names)
        return [term for column in range(columns) for term in terms[column::columns]]


class Reshaped(Expression):
    def __init__(self, operand, shape):
        self.operand = operand
        self.shape = shape

    def written(self):
        return f"reshape({self.operand.written()}, [{', '.join(map(str, self.shape))}])"

    def computed(self, oracle, names):
        return self.operand.computed(oracle, names)


class Gradient(Expression):
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
        count = len(variables) // len(terms) if self.goes_along else len(variables)
        return [oracle.slope(term, {variable: oracle.constant(1)})
                for at, term in enumerate(terms)
                for variable in variables[at * count if self.goes_along else 0:][:count]]


class Along(Expression):
    """How a value changes if names change along directions, which may be repeated over them."""

    def __init__(self, value, directions):
        self.value = value
        self.directions = directions  # by name
        self.shape = value.shape

    def written(self):
        directions = ", ".join(f"{name}: {each.written()}"
                               for name, each in self.directions.items())
        return f"jvp({self.value.written()}, {directions})"

    def computed(self, oracle, names):
        rates = {}
        for name, direction in self.directions.items():
            column = direction.computed(oracle, names)
            rates.update((variable, column[at % len(column)])
                         for at, variable in enumerate(names[name]))
        return [oracle.slope(term, rates) for term in self.value.computed(oracle, names)]


class Matmul(Expression):
    def __init__(self, a, b):
        self.a = a
        self.b = b
        self.shape = a.shape[:-1] + b.shape[1:]

    def written(self):
        return f"({enclosed(self.a.written())} @ {enclosed(self.b.written())})"

    def computed(self, oracle, names):
        a, b = self.a.computed(oracle, names), self.b.computed(oracle, names)
        inner, columns = number_of(self.b.shape[0], names), size(self.b.shape[1:], names)
        return [oracle.product(a[row:row + inner], b[column::columns])
                for row in range(0, len(a), inner) for column in range(columns)]


class Call(Expression):
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
        for at in range(size(self.outer, names)):
            given = {}
            for name, value in self.arguments.items():
                length = number_of(value.shape[-1], names) if ranks[name] else 1
                begin = at * length % len(columns[name])
                given[name] = columns[name][begin:begin + length]
            terms += self.function.computed(oracle, given)
        return terms


class Repeat(Expression):
    """A layer applied several times, to what the time before gave."""

    def __init__(self, count, layer, arguments):
        self.count = count
        self.layer = layer
        self.arguments = arguments  # by name, the first one is a vector
        self.shape = next(iter(arguments.values())).shape

    def written(self):
        first, *others = self.arguments.items()
        texts = [first[1].written(), *(f"{name}: {value.written()}" for name, value in others)]
        return f"(repeat {self.count} {self.layer.name}({', '.join(texts)}))"

    def computed(self, oracle, names):
        given = {name: value.computed(oracle, names) for name, value in self.arguments.items()}
        for _ in range(self.count):
            given[next(iter(given))] = terms = self.layer.computed(oracle, given)
        return terms
