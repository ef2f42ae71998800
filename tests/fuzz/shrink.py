"""Makes a random program that fails as small as it can be. What the language and the oracle make of
it stays the same, since both are made of its tree. Most attempts mean nothing, as where a statement
is gone that defines a name: then the program fails in another way, and they are taken back."""

from program_constructs import (
    Affine, Construct, Expression, Joined, List, Number, Range, Statement, Subscripted,
    constructs_of, nodes_of,
)
from program_statements import Let, Loop

MOST_OPERANDS = 12  # that are tried in place of one expression


def shrink(program, fails):
    """In place. `fails` says whether the program still does."""
    before = None
    while before != weight(program):
        before = weight(program)
        Shrinker(program, fails).run()


def weight(tree):
    return sum(1 for _ in constructs_of(tree))


class Shrinker:
    def __init__(self, program, fails):
        self.program, self.fails = program, fails

    def run(self):
        for at in range(len(self.program.sizes) - 1, -1, -1):
            if len(self.program.sizes) > 1:
                self.replace_part(self.program.sizes, at, [])
        self.drop_statements()
        self.each_place(Expression, simpler_expressions)
        self.each_place((Affine, Joined, Range), simpler_integers)
        self.simpler_attributes()

    # -- Attempts

    def replace(self, holder, key, value):
        """Returns whether the program fails with that, too."""
        before, holder[key] = holder[key], value
        if self.fails():
            return True
        holder[key] = before
        return False

    def replace_part(self, items, at, others):
        before = items[at]
        items[at:at + 1] = others
        if self.fails():
            return True
        items[at:at + len(others)] = [before]
        return False

    # -- Statements, from the last to the first

    def drop_statements(self):
        for items in list(lists_of_statements(self.program)):
            for at in range(len(items) - 1, -1, -1):
                statement = items[at]
                if self.replace_part(items, at, []):
                    continue
                if isinstance(statement, Loop) and not statement.yields:
                    self.replace_part(items, at, statement.body)

    # -- Expressions and integers, from the root to the leaves

    def each_place(self, kind, simpler):
        """Puts what `simpler` gives of each of this kind in its place, the first that fails."""
        for node in nodes_of(self.program):
            holder = vars(node) if isinstance(node, Construct) else node
            if isinstance(holder, tuple):
                continue
            for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
                if isinstance(holder[key], kind):
                    any(self.replace(holder, key, value) for value in simpler(holder[key]))

    def simpler_attributes(self):
        for node in list(constructs_of(self.program)):
            if isinstance(node, Let) and node.together:
                self.replace(vars(node), "together", None)
            if isinstance(node, Loop) and node.reverse:
                self.replace(vars(node), "reverse", False)
            if isinstance(node, Loop) and not node.yields and node.count != 1:
                any(self.replace(vars(node), "count", count) for count in (1, 2))


def lists_of_statements(program):
    for node in constructs_of(program):
        for value in vars(node).values():
            if isinstance(value, list) and value and isinstance(value[0], Statement):
                yield value


def simpler_expressions(expression):
    """Of the same shape: a constant, elements of v, or what is a part of it, the smallest first."""
    parts = [each for each in constructs_of(expression)
             if isinstance(each, Expression) and each.shape == expression.shape and
             each is not expression]
    if not parts and (isinstance(expression, (Number, List)) or is_element(expression)):
        return
    if all(isinstance(extent, int) for extent in expression.shape):
        yield filled_with(expression.shape, lambda at: Number(0.5))
        yield filled_with(expression.shape, element)
    yield from sorted(parts, key=weight)[:MOST_OPERANDS]


def element(at):
    return Subscripted("v", (6,), [Affine([], at % 6)])


def is_element(expression):
    return isinstance(expression, Subscripted) and expression.name == "v" and \
        isinstance(expression.subscripts[0], Affine) and not expression.subscripts[0].terms


def filled_with(shape, leaf, begin=0):
    """An expression of this shape, with a leaf for each number from `begin` on."""
    if not shape:
        return leaf(begin)
    return List([filled_with(shape[1:], leaf, begin * shape[0] + at) for at in range(shape[0])])


def simpler_integers(node):
    if isinstance(node, Joined):
        yield from (node.left, node.right)
    elif isinstance(node, Range):
        if not node.below.terms:
            yield from (Range(node.index, Affine([], below), node.is_written)
                        for below in range(1, node.below.constant))
    elif node.terms:
        yield Affine([], 0)
        if node.operator:
            yield Affine(node.terms, node.constant)
        if node.constant:
            yield Affine(node.terms, 0, node.operator, node.divisor)
        yield from (Affine([term], node.constant, node.operator, node.divisor)
                    for term in node.terms if len(node.terms) > 1)
