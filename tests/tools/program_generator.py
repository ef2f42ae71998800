"""Draws random programs: trees of constructs and statements."""

import itertools
import random

from program_constructs import (
    Affine, Along, Call, Comparison, Construct, Elementwise, Entry, Gradient, Guarded,
    GuardedByValue, Joined, List, Matmul, Name, Number, OfVectors, Range, Reduction, Repeat,
    Reshaped, Row, Slice, Subscripted, Transposed, Whole, place, up_to,
)
from program_formulas import (
    BOUNDED, FORMULAS, PLUS, RULED, TIMES, TO_LENGTH, TO_NUMBER, TO_VECTOR,
)
from program_statements import (
    Accumulate, Assign, AssignElements, AssignInteger, Function, IntegerVariable, Layer, Let,
    LetIntegers, LetRows, LetTriangle, Loop, Variable,
)

LONGEST = 1000  # characters of a file with one program
CLASSES = 4  # of the integers that a model is given


class Program(Construct):
    """A function of v and integers k that is exported, or the body of a model: v is a parameter,
    and the arrays of `data` are inputs, with a row for each n < N or t < T."""

    def __init__(self, function, bounds, sizes, integers, data):
        self.name = function.name
        self.function = function
        self.bounds = bounds  # the largest number that each dimension has
        self.sizes = sizes  # those that it is compared with, each by dimension
        self.integers = integers  # those of k
        self.data = data  # by name: the shape and all numbers

    def is_constant(self, dimension):
        return dimension == "A"


class Scope:
    """What an expression may be made of."""

    def __init__(self, values, indices=(), leaves=(), dims=(), integers=()):
        self.values = list(values)  # names with shapes
        self.indices = list(indices)  # names with extents
        self.leaves = list(leaves)  # numbers, ready made
        self.dims = list(dims)  # names of dimensions
        self.integers = list(integers)  # arrays: names, extents, what entries stay below or None
        self.counters = []  # names of variables that are integers
        self.own = []  # names that derivatives can be taken by, with shapes

    def inside(self, *indices):
        scope = Scope(self.values, self.indices + list(indices), self.leaves, self.dims,
                      self.integers)
        scope.counters = list(self.counters)
        scope.own = list(self.own)
        return scope

    def round(self, counter, variables):
        """The body of a loop. What is the same in all rounds is no name to differentiate by."""
        scope = self.inside(counter)
        scope.own = list(variables)
        return scope

    def only(self, *values):
        """Of these values and v alone, so that they are read often, and of one along each dimension
        that has a name."""
        along = {shape: name for name, shape in reversed(self.vectors())
                 if isinstance(shape[0], str)}
        others = [(name, shape) for name, shape in self.values
                  if name == "v" or along.get(shape) == name]
        values += tuple(each for each in others if each not in values)
        scope = Scope(values, self.indices, (), self.dims, self.integers)
        scope.counters = list(self.counters)
        scope.own = [each for each in self.own if each in values]
        return scope

    def declare(self, *values):
        self.values += values
        self.own += values

    def vectors(self):
        return [(name, shape) for name, shape in self.values if len(shape) == 1]

    def own_vectors(self):
        return [(name, shape) for name, shape in self.own if len(shape) == 1]


class Generator:
    """Of one program. Expressions are asked for by shape; `depth` is how high a tree may be. Of the
    extents of an expression one at most is a dimension with a name: any other can be listed."""

    def __init__(self, seed, number, is_model):
        self.random = random.Random(seed)
        self.name = f"program_{number}"
        self.is_model = is_model
        self.bounds = {"A": 5, "N": 4, "T": 3} if is_model else {"A": 5}
        self.count = 0
        self.differentiated = set()  # names of the body at hand
        self.functions = list(RULED)
        self.layers = []

    def fresh(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def likely(self, probability):
        return self.random.random() < probability

    def extent(self, scope, beside=()):
        if scope.dims and self.likely(0.3) and not any(isinstance(each, str) for each in beside):
            return self.random.choice(scope.dims)
        return self.random.choice([2, 2, 3, 3, 4])

    def below(self, extent):
        return self.bounds[extent] if isinstance(extent, str) else extent

    # -- Integers

    def subscript(self, scope, extent):
        """One that is shown to stay inside."""
        if isinstance(extent, str):
            return self.random.choice(
                [place(index) for index, whole in scope.indices if whole == extent] * 3 +
                [Affine([(-1, index), (1, extent)], -1)
                 for index, whole in scope.indices if whole == extent] +
                [Affine([], 0), Affine([(1, extent)], -1)])
        if scope.integers and self.likely(0.3):
            found = self.gathered(scope, extent)
            if found:
                return found
        return self.affine(scope, extent)

    def gathered(self, scope, extent):
        """An entry of an array of integers."""
        fitting = [each for each in scope.integers if each[2] and each[2] <= extent]
        if not fitting:
            return None
        name, count, below = self.random.choice(fitting)
        entry = Entry(name, self.subscript(Scope([], scope.indices), count))
        if self.likely(0.3):
            return Affine([(-1, entry)], extent - 1)
        return Affine([(1, entry)], self.random.randint(0, extent - below))

    def affine(self, scope, extent):
        """All corners of the box of its indices are tried."""
        for _ in range(6 if scope.indices else 0):
            chosen = self.random.sample(scope.indices, min(len(scope.indices),
                                                           self.random.choice([1, 1, 1, 2])))
            terms = [(self.random.choice([1, 1, 1, -1, 2, -2]), name) for name, _ in chosen]
            reach = [factor * (self.below(whole) - 1)
                     for (factor, _), (_, whole) in zip(terms, chosen)]
            lowest = -sum(each for each in reach if each < 0)
            above = sum(each for each in reach if each > 0)
            if lowest <= extent - 1 - above:
                return Affine(terms, self.random.randint(lowest, extent - 1 - above))
            if self.likely(0.3):
                return Affine(terms, lowest + self.random.randint(0, 2), "%", extent)
            if lowest + above < 2 * extent:
                return Affine(terms, lowest, "/", 2)
        return Affine([], self.random.randrange(extent))

    def counted_by(self, scope):
        """Integers that are not indices."""
        entries = [Entry(name, self.subscript(Scope([], scope.indices), count))
                   for name, count, _ in scope.integers]
        return scope.counters + entries

    def condition(self, scope):
        """About indices and integers that are given."""
        atoms = [name for name, _ in scope.indices] + self.counted_by(scope)
        atom = self.random.choice(atoms)
        left = Affine([(1, atom)], 0)
        if self.likely(0.2):
            simple = Comparison(Affine([(1, atom)], 0, "%", 2), "==",
                                Affine([], self.random.randrange(2)))
        else:
            relation = self.random.choice(["<", "<=", ">", ">=", "==", "!="])
            simple = Comparison(left, relation, Affine([], self.random.randrange(3)))
        if self.likely(0.7):
            return simple
        return Joined(simple, self.random.choice(["&&", "||"]), self.condition(scope)) \
            if self.likely(0.5) else simple

    # -- Leaves

    def constant(self):
        return Number(self.random.choice([1, 2, 0.5, -0.5, 0.25, 1.5, -0.75, 0.1, 0.3, -1]))

    def part(self, scope, name, whole, rank):
        subscripts = [self.subscript(scope, extent) for extent in whole[:len(whole) - rank]]
        return Subscripted(name, whole, subscripts) if subscripts else Name(name, whole)

    def sliced(self, shape, scope):
        """A part of a value: for each dimension a slice or a subscript; nothing, if none fits."""
        fitting = []
        for name, whole in scope.values:
            for kept in itertools.combinations(range(len(whole)), len(shape)):
                if all(whole[at] == extent or (isinstance(whole[at], int) and
                                               isinstance(extent, int) and whole[at] > extent)
                       for at, extent in zip(kept, shape)):
                    fitting.append((name, whole, dict(zip(kept, shape))))
        if not fitting:
            return None
        name, whole, kept = self.random.choice(fitting)
        places = []
        for at, extent in enumerate(whole):
            if at not in kept:
                places.append(self.subscript(scope, extent))
            elif kept[at] == extent:
                places.append(Slice(Affine([], 0), extent, extent))
            else:
                begin = self.subscript(scope, extent - kept[at] + 1)
                places.append(Slice(begin if begin.operator is None else Affine([], 0), kept[at],
                                    extent))
        return Subscripted(name, whole, places)

    def leaf(self, shape, scope):
        fitting = [(name, whole) for name, whole in scope.values
                   if whole[len(whole) - len(shape):] == shape]
        if not shape:
            if scope.leaves and self.likely(0.5):
                return self.random.choice(scope.leaves)
            if not fitting or self.likely(0.1):
                return self.constant()
            if scope.indices and self.likely(0.1):
                return Whole(place(self.random.choice(scope.indices)[0]))
        if shape and (not fitting or self.likely(0.2)):
            part = self.sliced(shape, scope)
            if part:
                return part
        if fitting:
            name, whole = self.random.choice(fitting)
            return self.part(scope, name, whole, len(shape))
        if isinstance(shape[0], str):
            return Transposed(self.leaf(shape[::-1], scope))
        return List([self.leaf(shape[1:], scope) for _ in range(shape[0])])

    # -- Expressions

    def expression(self, shape, scope, depth):
        if depth == 0:
            return self.leaf(shape, scope)
        makers = [self.elementwise] * 6 + [self.call, self.call, self.summed]
        makers += [self.gradient, self.along] * bool(scope.own)
        is_indexed = bool(scope.indices or scope.integers or scope.counters)
        makers += [self.guarded] * (2 - bool(shape)) * is_indexed
        if shape:
            makers += [self.of_rows, self.matmul, self.rearranged]
            makers += [self.listed] * (depth == 1 and isinstance(shape[0], int))
            makers += [self.repeated] * 2 * bool(self.layers and scope.dims and len(shape) == 1)
        else:
            makers += [self.reduction, self.reduction, self.triangle, self.picked, self.to_number]
        return self.random.choice(makers)(shape, scope, depth - 1)

    def elementwise(self, shape, scope, depth):
        """One operand has the whole shape, the others may be repeated over it."""
        count = self.random.choice([1, 1, 2, 2, 2, 3])
        formula = self.random.choice(FORMULAS[count])
        # By a condition that is known one branch only is chosen, which may have a smaller shape.
        whole = 0 if "?" in formula[0] else self.random.randrange(count)
        return Elementwise(formula, [
            self.expression(shape if at == whole else shape[self.random.randint(0, len(shape)):],
                            scope, self.random.randint(0, depth))
            for at in range(count)])

    def call(self, shape, scope, depth):
        fitting = [function for function in self.functions
                   if len(shape) >= function.gives_vector and
                   (len(shape) < 2 or not any(function.ranks().values()) or
                    all(isinstance(each, int) for each in shape))]
        function = self.random.choice(fitting)
        rest = shape[:-1] if function.gives_vector else shape
        given = [(name, rank) for name, rank, default in function.parameters
                 if default is None or self.likely(0.6)]
        outer = [rest if name == given[0][0] else rest[self.random.randint(0, len(rest)):]
                 for name, _ in given]
        extent = shape[-1] if function.gives_vector else self.extent(scope, rest)
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

    def repeated(self, shape, scope, depth):
        layer = self.random.choice(self.layers)
        arguments = {name: self.expression(shape if rank else (), scope,
                                           self.random.randint(0, depth))
                     for name, rank, default in layer.parameters
                     if default is None or self.likely(0.5)}
        return Repeat(self.random.randint(1, 3), layer, arguments)

    def summed(self, shape, scope, depth):
        return self.reduction(shape, scope, depth, ["sum", "mean"])

    def reduction(self, shape, scope, depth, words=("sum", "mean", "max", "min")):
        index, extent = self.fresh("i"), self.extent(scope)
        body = self.expression(shape, scope.inside((index, extent)), depth)
        return Reduction(self.random.choice(words), [up_to(index, extent)], body)

    def triangle(self, shape, scope, depth):
        outer, inner, extent = self.fresh("i"), self.fresh("j"), self.extent(scope)
        body = self.expression(shape, scope.inside((outer, extent), (inner, extent)), depth)
        below = Range(inner, Affine([(1, outer)], 1))
        return Reduction("sum", [up_to(outer, extent), below], body)

    def picked(self, shape, scope, depth):
        vectors = scope.vectors()
        if not vectors:
            return self.leaf(shape, scope)
        name, whole = self.random.choice(vectors)
        index = self.fresh("i")
        body = self.expression((), scope.inside((index, whole[0])), depth)
        return Reduction(self.random.choice(["argmax", "argmin"]), [up_to(index, whole[0])], body,
                         (name, whole))

    def guarded(self, shape, scope, depth):
        """A neighbour where there is one, an entry at an integer that may be any, or a choice."""
        other = self.expression(shape, scope, depth) if shape or self.likely(0.3) else Number(0)
        fitting = [(index, name, whole) for index, extent in scope.indices
                   for name, whole in scope.values if whole[:1] == (extent,) and whole[1:] == shape]
        if fitting and self.likely(0.6):
            index, name, whole = self.random.choice(fitting)
            step = self.random.choice([1, -1])
            inside = Comparison(Affine([(1, index)], 1), "<", up_to(index, whole[0]).below) \
                if step > 0 else Comparison(place(index), ">=", Affine([], 1))
            neighbour = Subscripted(name, whole, [Affine([(1, index)], step)])
            if not shape and self.likely(0.3):
                value = Elementwise(self.random.choice(FORMULAS[1]), [neighbour])
                yes = neighbour if self.likely(0.5) else self.expression(shape, scope, depth)
                return GuardedByValue(inside, "&&", value, yes, other) if self.likely(0.7) else \
                    GuardedByValue(self.opposite(inside), "||", value, other, neighbour)
            if self.likely(0.2):
                inside = Joined(inside, "&&", self.condition(scope))
            return Guarded(inside, neighbour, other)
        fitting = [each for each in scope.values if each[1][1:] == shape and each[1]]
        if (scope.integers or scope.counters) and fitting and self.likely(0.5):
            name, whole = self.random.choice(fitting)
            entry = place(self.random.choice(self.counted_by(scope)))
            inside = Joined(Comparison(entry, ">=", Affine([], 0)), "&&",
                            Comparison(entry, "<", up_to("", whole[0]).below))
            return Guarded(inside, Subscripted(name, whole, [entry]), other)
        return Guarded(self.condition(scope), self.expression(shape, scope, depth), other)

    def opposite(self, comparison):
        relation = {"<": ">=", ">=": "<"}[comparison.relation]
        return Comparison(comparison.left, relation, comparison.right)

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
                           [self.part(scope, name, whole, rank), value])

    def to_number(self, shape, scope, depth):
        function = self.random.choice(TO_NUMBER)
        extent = self.extent(scope)
        operands = [self.expression((extent,), scope, self.random.randint(0, depth))
                    for _ in range(1 + ("{1}" in function[0]))]
        return OfVectors(function, operands, shape)

    def of_rows(self, shape, scope, depth):
        function = self.random.choice(TO_VECTOR)
        return OfVectors(function, [self.expression(shape, scope, depth)], shape)

    def rearranged(self, shape, scope, depth):
        """The same elements at other places, or some of them."""
        if len(shape) == 2 and self.likely(0.5):
            return Transposed(self.expression(shape[::-1], scope, depth))
        if all(isinstance(each, int) for each in shape) and self.likely(0.5):
            others = {(4,): (2, 2), (2, 2): (4,), (2, 3): (3, 2), (3, 2): (6,), (2, 4): (4, 2),
                      (4, 2): (2, 4), (3, 4): (4, 3), (4, 3): (2, 6)}
            if shape in others:
                return Reshaped(self.expression(others[shape], scope, depth), shape)
        if shape[-1] not in TO_LENGTH:
            return self.of_rows(shape, scope, depth)
        function, lengths = self.random.choice(TO_LENGTH[shape[-1]])
        operands = [self.expression(shape[:-1] + (length,), scope, self.random.randint(0, depth))
                    for length in lengths]
        return OfVectors(function, operands, shape)

    def listed(self, shape, scope, depth):
        return List([self.expression(shape[1:], scope, self.random.randint(0, depth))
                     for _ in range(shape[0])])

    def matmul(self, shape, scope, depth):
        inner = self.extent(scope, shape)
        if len(shape) == 2:
            shapes = [shape[:1] + (inner,), (inner,) + shape[1:]]
        else:
            shapes = self.random.choice([[shape + (inner,), (inner,)],
                                         [(inner,), (inner,) + shape]])
        return Matmul(*(self.expression(each, scope, self.random.randint(0, depth))
                        for each in shapes))

    def bounded(self, shape, scope, depth):
        return self.bounding(self.expression(shape, scope, depth))

    def bounding(self, expression):
        return Elementwise(self.random.choice(BOUNDED), [expression])

    # -- Statements: each gives a list of them, and declares in the scope what is seen afterwards

    def any_shape(self, scope):
        rank = self.random.choice([0, 0, 0, 1, 1, 2])
        first = (self.extent(scope),) * (rank > 0)
        return first + (self.extent(scope, first),) * (rank > 1)

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
        name, shape = self.fresh("x"), self.any_shape(scope)
        return Let(name, [], self.bounded(shape, scope, 2)), (name, shape)

    def piece(self, scope, extent):
        """Some of v, so that there is a vector of each length."""
        index, name = self.fresh("i"), self.fresh("x")
        inner = Scope([("v", (6,))], [(index, extent)])
        scope.declare((name, (extent,)))
        return Let(name, [up_to(index, extent)], self.part(inner, "v", (6,), 0))

    def let_by_index(self, scope):
        name, shape = self.fresh("x"), (self.extent(scope),)
        shape += (self.extent(scope, shape),) * self.likely(0.5)
        front = self.random.randint(1, len(shape))
        indices = [(self.fresh("i"), extent) for extent in shape[:front]]
        body = self.bounded(shape[front:], scope.inside(*indices), 2)
        ranges = [up_to(index, extent) for index, extent in indices]
        fitting = [each for each, whole in scope.values if whole == shape[:1]]
        if front == 1 and fitting and self.likely(0.4):
            # The range of the index is that of the vector that it is a subscript of.
            ranges = [up_to(*indices[0], is_written=False)]
            first = Subscripted(self.random.choice(fitting), shape[:1], [place(indices[0][0])])
            body = Elementwise(self.random.choice([TIMES, PLUS]), [first, body])
        scope.declare((name, shape))
        return [Let(name, ranges, body)]

    def integers(self, scope):
        name, index, count = self.fresh("k"), self.fresh("i"), self.extent(scope)
        below = self.random.choice([2, 3, 4])
        integer = Affine([(self.random.choice([1, 2, 3]), index)], self.random.randint(0, 2), "%",
                         below)
        scope.integers.append((name, count, below))
        return [LetIntegers(name, up_to(index, count), integer)]

    def variable(self, scope):
        name, shape = self.fresh("s"), self.random.choice([(), (self.extent(scope),)])
        first = self.bounded(shape if self.likely(0.6) else (), scope, 1)
        return Variable(name, shape, first), (name, shape)

    def loop(self, scope):
        """Carries one or two variables; yields, perhaps."""
        variables = [self.variable(scope) for _ in range(self.random.choice([1, 1, 2]))]
        scope.declare(*[value for _, value in variables])
        counter, count = self.fresh("t"), self.extent(scope)
        lengths = [shape[0] for _, (_, shape) in variables if shape]
        if lengths and self.likely(0.5):
            count = self.random.choice(lengths)
        statements, counted = self.counted(scope, counter) if self.likely(0.2) else ([], [])
        inner = scope.round((counter, count), [value for _, value in variables])
        if self.likely(0.4):
            inner = inner.only(*[value for _, value in variables])
        body = counted + self.rounds(inner, [value for _, value in variables],
                                     nested=self.likely(0.2))
        name = yields = None
        if self.likely(0.5):
            name = self.fresh("y")
            shape = self.random.choice([(), (self.extent(scope, (count,)),)])
            yields = self.bounded(shape, inner, 2)
            scope.declare((name, (count,) + yields.shape))
        statements += [variable for variable, _ in variables]
        return statements + [Loop(counter, count, self.likely(0.5), body, name, yields)]

    def counted(self, scope, counter):
        """An integer variable, and how a round changes it."""
        name = self.fresh("c")
        scope.counters.append(name)
        change = Affine([(self.random.choice([1, 2]), name), (1, counter)],
                        self.random.randint(0, 2), "%", self.random.choice([2, 3, 4]))
        return [IntegerVariable(name, self.random.randint(0, 2))], [AssignInteger(name, change)]

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
            value = self.expression(shape, inner, 2)
            if shape and self.likely(0.3):
                own = Subscripted(name, shape, [self.subscript(inner, shape[0])])
                value = Elementwise(self.random.choice([TIMES, PLUS]), [value, own])
            body.append(Assign(name, self.bounding(value), self.likely(0.2)))
        return body

    def elements(self, scope):
        """A variable of which a loop, or one in another, writes elements."""
        name, shape = self.fresh("s"), (self.extent(scope),)
        shape += (self.extent(scope, shape),) * self.likely(0.4)
        first = Variable(name, shape, self.bounded(shape if self.likely(0.6) else (), scope, 1))
        scope.declare((name, shape))
        seen = scope.only((name, shape)) if self.likely(0.5) else scope
        return [first, self.element_loop(seen, name, shape, [])]

    def element_loop(self, scope, name, shape, counters):
        """Within loops that have these counters."""
        counter = self.fresh("t")
        free = [each for each in shape if each not in [count for _, count in counters]] or shape
        count = self.random.choice(free) if self.likely(0.8) else self.random.randint(1, 4)
        inner = scope.round((counter, count), [(name, shape)])
        counters = counters + [(counter, count)]
        body = self.let(inner) if self.likely(0.3) else []
        if len(counters) < len(shape) and self.likely(0.7):
            if self.likely(0.3):
                body.append(self.element(inner, name, shape, counters))
            body.append(self.element_loop(inner, name, shape, counters))
        for _ in range(self.random.choice([0, 0, 1]) if len(body) > 1 else 1 + self.likely(0.3)):
            body.append(self.element(inner, name, shape, counters))
        return Loop(counter, count, self.likely(0.3), body)

    def element(self, scope, name, whole, counters):
        """Some elements at a place of each round, the same in all of them, or any."""
        written = len(whole) if self.likely(0.7) else 1
        subscripts, ranges, indices, used = [], [], [], []
        for extent in whole[:written]:
            fitting = [each for each, count in counters if count == extent and each not in used]
            if self.likely(0.15):
                index = self.fresh("e")
                subscripts.append(place(index))
                ranges.append(up_to(index, extent, is_written=False))
                indices.append((index, extent))
            elif fitting and self.likely(0.8):
                used.append(self.random.choice(fitting))
                subscripts.append(self.random.choice(
                    [place(used[-1])] * 3 + [Affine([(-1, used[-1]), (1, extent)], -1)]
                    if isinstance(extent, str) else
                    [place(used[-1])] * 3 + [Affine([(-1, used[-1])], extent - 1)]))
            else:
                subscripts.append(self.subscript(scope, extent))
        inner = scope.inside(*indices)
        return AssignElements(name, whole, subscripts, ranges,
                              self.bounded(whole[written:], inner, 2))

    def recurrence(self, scope):
        """A value that is read while its loop makes it: all earlier rounds, or the one before."""
        name, counter, count = self.fresh("y"), self.fresh("t"), self.extent(scope)
        inner = scope.round((counter, count), [])
        if self.likely(0.5):
            index = self.fresh("i")
            earlier = Reduction("sum", [Range(index, place(counter))], Elementwise(
                TIMES, [Subscripted(name, (count,), [place(index)]),
                        self.leaf((), scope.inside((index, count)))]))
            yields = Elementwise(PLUS, [earlier, self.bounded((), inner, 2)])
        else:
            shape = (self.extent(scope, (count,)),) * self.likely(0.5)
            before = Subscripted(name, (count,) + shape, [Affine([(1, counter)], -1)])
            yields = Elementwise(self.random.choice(BOUNDED), [Elementwise(TIMES, [
                Guarded(Comparison(place(counter), ">=", Affine([], 1)), before,
                        self.expression(shape, inner, 1)), self.expression(shape, inner, 1)])])
        scope.declare((name, (count,) + yields.shape))
        return [Loop(counter, count, False, [], name, yields, reads_itself=True)]

    def accumulation(self, scope, name, whole):
        """At places that may be the same for several numbers of the indices."""
        subscripts, ranges, factors = [], [], []
        for extent in whole:
            vectors = [value for value in scope.vectors()
                       if isinstance(extent, int) or value[1] == (extent,)]
            read, length = self.random.choice(vectors)
            index = self.fresh("e")
            subscripts.append(self.target(scope, index, length[0], extent))
            ranges.append(up_to(index, length[0]))
            factors.append(Subscripted(read, length, [place(index)]))
        inner = scope.inside(*[(each.index, factor.whole[0])
                               for each, factor in zip(ranges, factors)])
        value = self.bounded((), inner, 2)
        for factor in factors:
            value = Elementwise(TIMES, [factor, value])
        return Accumulate(name, whole, subscripts, ranges, value)

    def target(self, scope, index, count, extent):
        if isinstance(extent, str):
            return self.random.choice([place(index), Affine([(-1, index), (1, extent)], -1)])
        fitting = [name for name, length, below in scope.integers
                   if length == count and below and below <= extent]
        if fitting and self.likely(0.5):
            return Affine([(1, Entry(self.random.choice(fitting), place(index)))], 0)
        terms = [(self.random.choice([1, 2]), index)]
        terms += [(1, each) for each, _ in self.random.sample(scope.indices, min(
            len(scope.indices), self.random.randint(0, 1)))]
        return Affine(terms, self.random.randint(0, 2), "%", extent)

    def accumulated(self, scope):
        name, shape = self.fresh("s"), (self.extent(scope),)
        shape += (self.extent(scope, shape),) * self.likely(0.4)
        first = Variable(name, shape, self.bounded((), scope, 1))
        scope.declare((name, shape))
        return [first, self.accumulation(scope, name, shape)]

    def derivatives(self, scope):
        """Of a number for each value of one or two indices, which reads a vector somewhere else
        than there: by all of the vector, or along a direction of its own."""
        name, whole = self.random.choice(scope.own_vectors())
        indices = [(self.fresh("i"), self.extent(scope, whole))]
        indices += [(self.fresh("i"), 2)] * self.likely(0.4)
        inner = scope.inside(*indices)
        self.differentiated.add(name)
        value = Elementwise(TIMES, [Subscripted(name, whole, [self.subscript(inner, whole[0])]),
                                    self.varying((), inner, 1, name, whole)])
        if self.likely(0.5):
            body = Gradient(value, name, whole, 0)
        else:
            direction = Elementwise(TIMES, [self.leaf(whole, inner), self.leaf((), inner)])
            body = Along(value, {name: direction})
        made = self.fresh("x")
        scope.declare((made, tuple(extent for _, extent in indices) + body.shape))
        return [Let(made, [up_to(*each) for each in indices],
                    Elementwise(self.random.choice(BOUNDED), [body]))]

    def triangular(self, scope):
        """A triangle, perhaps a function of each of its rows, and a number for each row of that."""
        name, made, extent = self.fresh("x"), self.fresh("x"), self.extent(scope)
        outer, inner = self.fresh("i"), self.fresh("j")
        body = self.bounded((), scope.inside((outer, extent), (inner, extent)), 2)
        statements = [LetTriangle(name, outer, inner, extent, body)]
        if self.likely(0.5):
            rows = self.fresh("x")
            functions = [each for each in TO_VECTOR if "cumsum" not in each[0]]  # has a loop
            statements.append(LetRows(rows, self.random.choice(functions), name, extent))
            name = rows
        if self.likely(0.5):
            number = OfVectors(self.random.choice([each for each in TO_NUMBER
                                                   if "{1}" not in each[0]]),
                               [Row(name, extent, outer)], ())
        else:
            entry = Subscripted(name, (extent, extent), [place(outer), place(inner)])
            factor = self.expression((), scope.inside((outer, extent), (inner, extent)), 1)
            number = Reduction(self.random.choice(["sum", "mean", "max", "min"]),
                               [Range(inner, Affine([(1, outer)], 1))],
                               Elementwise(TIMES, [entry, factor]))
        scope.declare((made, (extent,)))
        return statements + [Let(made, [up_to(outer, extent)], number)]

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
        own = Subscripted("z", ("n",), [place(index)])
        after = Guarded(Comparison(Affine([(1, index)], 1), "<", place("n")),
                        Subscripted("z", ("n",), [Affine([(1, index)], 1)]), Number(0))
        scope = Scope([("a", ())], leaves=[own, after])
        body = Elementwise(self.random.choice([TIMES, PLUS]), [own, self.bounded((), scope, 2)])
        statements = [Let(inner, [up_to(index, "n", self.likely(0.5))], body)]
        gives_vector = self.likely(0.5)
        result = Name(inner, ("n",)) if gives_vector else Reduction(
            self.random.choice(["sum", "max", "mean"]), [up_to(index, "n", self.likely(0.5))],
            Elementwise(TIMES, [Subscripted(inner, ("n",), [place(index)]), own]))
        parameters = [("z", 1, None), ("a", 0, self.constant() if self.likely(0.5) else None)]
        is_layer = gives_vector and self.likely(0.4)
        function = (Layer if is_layer else Function)(f"{self.name}_{self.fresh('f')}", parameters,
                                                     statements, result, gives_vector=gives_vector)
        (self.layers if is_layer else self.functions).append(function)

    # -- The whole

    def numbers(self, count):
        return [round(self.random.uniform(-1, 1), 2) for _ in range(count)]

    def program(self):
        """All values that it defines are part of its result."""
        for _ in range(self.random.randint(0, 2)):
            self.random.choice([self.function_of_numbers, self.function_of_vector])()
        scope = Scope([], dims=self.bounds)
        scope.declare(("v", (6,)))
        data = {}
        if self.is_model:
            data = {"u": (("N",), self.numbers(4)), "q": (("N", 2), self.numbers(8)),
                    "w": (("T",), self.numbers(3))}
            scope.values += [(name, shape) for name, (shape, _) in data.items()]
        scope.integers = [("k", "N", CLASSES) if self.is_model else ("k", 4, None)]
        self.differentiated = set()
        given = len(scope.values)
        statements = [self.piece(scope, extent) for extent in (2, 3, 4, *self.bounds)]
        for _ in range(self.random.randint(1, 3)):
            kinds = [self.let, self.let, self.let_by_index, self.let_by_index, self.loop, self.loop,
                     self.recurrence, self.elements, self.elements, self.accumulated,
                     self.derivatives, self.integers, self.triangular]
            statements += self.random.choice(kinds)(scope)
        total = self.bounded((), scope, 2)
        for name, shape in scope.values[given:]:
            total = Elementwise(PLUS, [total, self.term(name, shape)])
        parameters = [("v", 1, None), ("k", 1, None)]
        function = Function(self.name, parameters, statements, total, self.differentiated)
        integers = [self.random.randrange(CLASSES) if self.is_model else self.random.randint(-1, 4)
                    for _ in range(4)]
        return Program(function, self.bounds, self.sizes(), integers, data)

    def sizes(self):
        if not self.is_model:
            return [self.bounds]
        return [{**self.bounds, "N": rows, "T": self.random.choice([1, 2, 3])}
                for rows in self.random.sample([1, 2, 3, 4], 2)]

    def term(self, name, shape):
        """A part of the result: the sum of an array's elements."""
        indices = [self.fresh("i") for _ in shape]
        value = Subscripted(name, shape, [place(index) for index in indices])
        term = Elementwise(TIMES, [value if shape else Name(name, shape), self.constant()])
        ranges = [up_to(*each) for each in zip(indices, shape)]
        return Reduction("sum", ranges, term) if shape else term
