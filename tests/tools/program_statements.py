"""The statements of random programs, and functions, which are made of them."""

from program_constructs import (
    Affine, Construct, INDENT, OWN, Range, Statement, number_of, places, size, up_to,
)


def define(oracle, names, name, terms):
    """What a body differentiates by is a variable of its own, whatever it is made of."""
    names[name] = oracle.own(terms) if name in names[OWN] else terms


def typed(name, shape):
    return f"{name}: [{', '.join(map(str, shape))}]"


class Let(Statement):
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


class LetTriangle(Statement):
    """Each row goes up to the diagonal. It is kept as a square."""

    def __init__(self, name, outer, inner, extent, body):
        self.name = name
        self.ranges = [up_to(outer, extent), Range(inner, Affine([(1, outer)], 1))]
        self.extent = extent
        self.body = body

    def written(self):
        return [f"let {self.name}[{', '.join(each.written() for each in self.ranges)}] = "
                f"{self.body.written()}"]

    def computed(self, oracle, names):
        count = number_of(self.extent, names)
        names[self.name] = [None] * count ** 2
        for inner in places(self.ranges, names):
            row, column = (inner[each.index] for each in self.ranges)
            names[self.name][row * count + column] = self.body.computed(oracle, inner)[0]


class LetRows(Statement):
    """A function of vectors, applied to each row of a triangle."""

    def __init__(self, name, function, triangle, extent):
        self.name = name
        self.text, self.meaning = function
        self.triangle = triangle
        self.extent = extent

    def written(self):
        return [f"let {self.name} = {self.text.format(self.triangle)}"]

    def computed(self, oracle, names):
        count, terms = number_of(self.extent, names), names[self.triangle]
        rows = [self.meaning(oracle, terms[row * count:row * count + row + 1])
                for row in range(count)]
        names[self.name] = [term for row in rows for term in row + [None] * (count - len(row))]


class LetIntegers(Statement):
    """An array of integers, each the value of an Affine."""

    def __init__(self, name, range_, integer):
        self.name = name
        self.range = range_
        self.integer = integer

    def written(self):
        return [f"let {self.name}[{self.range.written()}] = {self.integer.written()}"]

    def computed(self, oracle, names):
        names[self.name] = [self.integer.number(inner) for inner in places([self.range], names)]


class Variable(Statement):
    """Its first value is repeated over the shape."""

    def __init__(self, name, shape, first):
        self.name = name
        self.shape = shape
        self.first = first

    def written(self):
        name = typed(self.name, self.shape) if self.shape != self.first.shape else self.name
        return [f"var {name} = {self.first.written()}"]

    def computed(self, oracle, names):
        terms = self.first.computed(oracle, names)
        define(oracle, names, self.name, terms * (size(self.shape, names) // len(terms)))


class IntegerVariable(Statement):
    def __init__(self, name, first):
        self.name = name
        self.first = first

    def written(self):
        return [f"var {self.name}: int = {self.first}"]

    def computed(self, oracle, names):
        names[self.name] = self.first


class AssignInteger(Statement):
    def __init__(self, name, integer):
        self.name = name
        self.integer = integer

    def written(self):
        return [f"{self.name} = {self.integer.written()}"]

    def computed(self, oracle, names):
        names[self.name] = self.integer.number(names)


class Assign(Statement):
    def __init__(self, name, body, is_added=False):
        self.name = name
        self.body = body
        self.is_added = is_added

    def written(self):
        return [f"{self.name} {'+' * self.is_added}= {self.body.written()}"]

    def computed(self, oracle, names):
        terms = self.body.computed(oracle, names)
        if self.is_added:
            terms = [oracle.jet(f"add({before}, {term})")
                     for before, term in zip(names[self.name], terms)]
        define(oracle, names, self.name, terms)


class AtPlaces(Statement):
    """What is done at computed places, for all numbers of the indices; all of them read what was
    before. Where there are fewer subscripts than dimensions, to each element of the rest."""

    sign = "="

    def __init__(self, name, whole, subscripts, ranges, body):
        self.name = name
        self.whole = whole
        self.subscripts = subscripts
        self.ranges = ranges
        self.body = body

    def written(self):
        at = ", ".join(each.written() for each in self.subscripts)
        return [f"{self.name}[{at}] {self.sign} {self.body.written()}"]

    def computed(self, oracle, names):
        terms = list(names[self.name])
        for inner in places(self.ranges, names):
            at = 0
            for extent, subscript in zip(self.whole, self.subscripts):
                at = at * number_of(extent, names) + subscript.number(inner)
            rest = self.body.computed(oracle, inner)
            for k, term in enumerate(rest, at * len(rest)):
                terms[k] = self.at_place(oracle, terms[k], term)
        define(oracle, names, self.name, terms)

    def at_place(self, oracle, before, term):
        return term


class AssignElements(AtPlaces):
    pass


class Accumulate(AtPlaces):
    sign = "+="

    def at_place(self, oracle, before, term):
        return oracle.jet(f"add({before}, {term})")


class Loop(Statement):
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
        name = typed(self.name, (self.count,) + self.yields.shape) if self.reads_itself \
            else self.name
        head = f"let {name} = " if name else ""
        lines = [f"{head}for {self.counter} < {self.count}{' reverse' * self.reverse} {{"]
        lines += [INDENT + line for statement in self.body for line in statement.written()]
        if self.yields:
            lines.append(f"{INDENT}yield {self.yields.written()}")
        return lines + ["}"]

    def assigned(self):
        for statement in self.body:
            if isinstance(statement, Loop):
                yield from statement.assigned()
            elif isinstance(statement, (Assign, AtPlaces)):
                yield statement.name

    def computed(self, oracle, names):
        count = number_of(self.count, names)
        rows = [[None] * size(self.yields.shape, names) if self.yields else []] * count
        for number in reversed(range(count)) if self.reverse else range(count):
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
        for name in sorted(set(self.assigned())):
            define(oracle, names, name, names[name])


class Function(Construct):
    """`parameters` are triples: a name, its rank, 0 or 1, and a default or nothing."""

    word = "fn"

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
            return [f"{self.word} {self.name}({parameters}) = {self.result.written()}"]
        lines = [INDENT + line for statement in self.statements for line in statement.written()]
        return [f"{self.word} {self.name}({parameters}) {{", *lines,
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


class Layer(Function):
    """A function that can be repeated."""

    word = "layer"


class Ruled(Construct):
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
