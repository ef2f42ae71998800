"""What functions of loops mean: an interpreter of the part of the language that random_loops.py writes,
statement by statement as docs/language.md says it. It shares nothing with the compiler, and so tells
where that has understood something else.
"""

import math
import operator
import re

TOKEN = re.compile(r"\s*(\d+\.\d*|\d+|\w+|<=|\+=|==|.)")
FUNCTIONS = {"sin": math.sin, "cos": math.cos, "tanh": math.tanh,
             "sigmoid": lambda x: 1 / (1 + math.exp(-x))}
REDUCTIONS = {"sum": math.fsum, "min": min, "max": max, "mean": lambda x: math.fsum(x) / len(x),
              "argmax": lambda x: x.index(max(x))}
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "%": operator.mod,
             "/": operator.floordiv,  # of integers; there is no other here
             "<": operator.lt, "<=": operator.le, ">": operator.gt, "==": operator.eq}
LEVELS = [["<", "<=", ">", "=="], ["+", "-"], ["*", "%", "/"]]


class Unknown(Exception):
    """What is asked for is not in this part of the language."""


def lifted(function, *values):
    """An array is a list: of each of its elements. A number goes with all of them."""
    lengths = [len(value) for value in values if isinstance(value, list)]
    if not lengths:
        return function(*values)
    return [lifted(function, *(value[i] if isinstance(value, list) else value for value in values))
            for i in range(lengths[0])]


def copied(value):
    return [copied(each) for each in value] if isinstance(value, list) else value


def repeated(value, shape):
    """Over the dimensions that it has not."""
    rank, inner = 0, value
    while isinstance(inner, list):
        rank, inner = rank + 1, inner[0]
    for length in reversed(shape[:len(shape) - rank]):
        value = [copied(value) for _ in range(length)]
    return copied(value)


class Names:
    """What names mean, in one body and around it."""

    def __init__(self, outer=None):
        self.values, self.outer = {}, outer

    def owner(self, name):
        names = self
        while names and name not in names.values:
            names = names.outer
        return names

    def __contains__(self, name):
        return self.owner(name) is not None

    def __getitem__(self, name):
        return self.owner(name).values[name]

    def assign(self, name, value):
        self.owner(name).values[name] = value


class Reader:
    """Reads expressions: to functions that take the names at hand."""

    def __init__(self, text):
        self.tokens = TOKEN.findall(text.strip()) + [""]
        self.at = 0

    def takes(self, *texts):
        found = self.tokens[self.at] in texts
        self.at += found
        return self.tokens[self.at - 1] if found else ""

    def expect(self, text):
        if not self.takes(text):
            raise Unknown(f"{text!r}, not {self.tokens[self.at]!r}, in {' '.join(self.tokens)}")

    def word(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def list_of(self, read, end):
        items = [read()]
        while self.takes(","):
            items.append(read())
        self.expect(end)
        return items

    def expression(self):
        condition = self.binary(0)
        if not self.takes("?"):
            return condition
        yes = self.expression()
        self.expect(":")
        no = self.expression()
        return lambda names: yes(names) if condition(names) else no(names)

    def binary(self, level):
        if level == len(LEVELS):
            return self.primary()
        left = self.binary(level + 1)
        while sign := self.takes(*LEVELS[level]):
            left = self.operation(OPERATORS[sign], left, self.binary(level + 1))
        return left

    @staticmethod
    def operation(function, left, right):
        return lambda names: lifted(function, left(names), right(names))

    def primary(self):
        if self.takes("("):
            inner = self.expression()
            self.expect(")")
            return inner
        word = self.word()
        if re.fullmatch(r"\d+", word):
            return lambda names: int(word)
        if re.fullmatch(r"\d+\.\d*", word):
            return lambda names: float(word)
        if self.takes("("):
            return self.reduction(word) if word in REDUCTIONS else self.call(word)
        if self.takes("["):
            return self.element(word, self.list_of(self.expression, "]"))
        return lambda names: names[word]

    def call(self, name):
        argument = self.expression()
        self.expect(")")
        if name not in FUNCTIONS:
            raise Unknown(name)
        return lambda names: lifted(FUNCTIONS[name], argument(names))

    def range(self):
        name = self.word()
        sign = self.takes("<", "<=")
        return name, self.binary(1) if sign else None, sign == "<="

    def reduction(self, symbol):
        ranges = self.list_of(self.range, ")")
        start = self.at
        operand = self.expression()
        text = self.tokens[start:self.at]

        def values(names, rest):
            if not rest:
                yield operand(names)
                return
            name, bound, is_inclusive = rest[0]
            count = bound(names) + is_inclusive if bound else length_by(names, text, name)
            for i in range(count):
                inside = Names(names)
                inside.values[name] = i
                yield from values(inside, rest[1:])
        return lambda names: REDUCTIONS[symbol](list(values(names, ranges)))

    @staticmethod
    def element(name, subscripts):
        def read(names):
            value = names[name]
            for subscript in subscripts:
                value = value[subscript(names)]
            return value
        return read


def length_by(names, text, index):
    """Of the dimension that an index is a subscript of by itself: array[index, other]."""
    array = text[0]
    if array not in names:
        raise Unknown(f"the range of {index} over {array}")
    value = names[array]
    for token in text[text.index("[") + 1:]:
        if token == index:
            return len(value)
        if token == ",":
            value = value[0]
    raise Unknown(f"the range of {index} over {array}")


class Return(Exception):
    """Carries the value of a function."""


class Body:
    """The statements of a function or loop, which are read from lines."""

    def __init__(self, lines):
        self.steps = []
        for line in lines:
            if line == "}":
                return
            self.steps.append(self.read(line, lines))

    def run(self, names):
        for step in self.steps:
            step(names)

    def read(self, line, lines):
        if match := re.fullmatch(r"(?:(let )?(\w+) = )?for (\w+) < (.+?)( reverse)? \{", line):
            return self.loop(match, Body(lines))
        if match := re.fullmatch(r"(let|var) (\w+)(?:: \[(.*?)\])? = (.*)", line):
            return self.definition(match)
        if match := re.fullmatch(r"(yield|return) (.*)", line):
            return self.leave(match)
        if match := re.fullmatch(r"(\w+)(?:\[(.*?)\])? (\+?=) (.*)", line):
            return self.assignment(match)
        raise Unknown(line)

    @staticmethod
    def loop(match, body):
        is_new, name, index, rounds_text, is_backward = match.groups()
        bound = Reader(rounds_text).expression()

        def run(names):
            rounds = range(bound(names))
            yielded = {}
            for t in reversed(rounds) if is_backward else rounds:
                inside = Names(names)
                inside.values[index] = t
                body.run(inside)
                yielded[t] = inside.values.get("yield")
            value = [yielded[t] for t in rounds]
            if is_new:
                names.values[name] = value
            elif name:
                names.assign(name, value)
        return run

    @staticmethod
    def definition(match):
        _, name, shape, text = match.groups()
        value = Reader(text).expression()
        dims = [Reader(dim).expression() for dim in shape.split(",")] if shape else []

        def run(names):
            names.values[name] = repeated(value(names), [dim(names) for dim in dims])
        return run

    @staticmethod
    def leave(match):
        value = Reader(match[2]).expression()

        def run(names):
            if match[1] == "return":
                raise Return(value(names))
            names.values["yield"] = copied(value(names))
        return run

    @staticmethod
    def assignment(match):
        name, places, sign, text = match.groups()
        value = Reader(text).expression()
        subscripts = [(each.strip(), Reader(each).expression()) for each in places.split(",")] \
            if places else []

        def write(names, old, rest):
            """What the variable is then; a name that means nothing yet stands for all places."""
            if not rest:
                new = value(names)
                new = lifted(OPERATORS["+"], old, new) if sign == "+=" else new
                return repeated(new, shape_of(old))
            (written, place), *others = rest
            is_free = re.fullmatch(r"[a-z]\w*", written) and written not in names
            inside, result = Names(names), list(old)
            for at in range(len(old)) if is_free else [place(names)]:
                if is_free:
                    inside.values[written] = at
                result[at] = write(inside, old[at], others)
            return result

        def run(names):
            names.assign(name, write(names, names[name], subscripts))
        return run


def shape_of(value):
    shape = []
    while isinstance(value, list):
        shape.append(len(value))
        value = value[0]
    return shape


def values_of(text, given):
    """Of each exported function in a file, by its name: its value for this array, or nothing where it
    is none of this part of the language. The dimension `n` is the array's length."""
    values = {}
    lines = iter([line.strip() for line in text.splitlines()])
    for line in lines:
        match = re.fullmatch(r"export fn (\w+)\((\w+): f64\[(\w+)\]\) \{", line)
        if not match:
            continue
        names = Names()
        length = len(given) if match[3] == "n" else int(match[3])
        names.values = {match[2]: given[:length], "n": length}
        body = []
        depth = 1
        for inner in lines:
            body.append(inner)
            depth += inner.endswith("{") - (inner == "}")
            if depth == 0:
                break
        try:
            Body(iter(body)).run(names)
        except Unknown:
            values[match[1]] = None
        except Return as value:
            values[match[1]] = value.args[0]
    return values
