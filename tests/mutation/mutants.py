"""The mutants: every place in the sources where one small change is made.

A mutant of C is made of the tokens of a function, one of a rule of the tree of its formula. What no
test can tell from the source as it is stands in equivalent.txt.
"""

import re
from dataclasses import dataclass, field

TABLE = "compiler/ir/operators.c"

NEIGHBOURS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">",
              "&&": "||", "||": "&&",
              "OP_ADD": "OP_SUBTRACT", "OP_SUBTRACT": "OP_ADD",
              "OP_MULTIPLY": "OP_DIVIDE", "OP_DIVIDE": "OP_MULTIPLY",
              "OP_AND": "OP_OR", "OP_OR": "OP_AND", "OP_EQUAL": "OP_NOT_EQUAL"}


@dataclass
class Mutant:
    file: str  # from the root of the source
    kind: str
    function: str  # that it is in; of a rule, the operator or function that it belongs to
    start: int
    end: int
    text: str  # what stands there instead
    source: str = ""  # the file with the change
    line: int = 0
    name: str = ""  # without a line number, so that it stays when others are added

    def describe(self, source):
        """Sets what follows from the source; the name is made of the lines that are changed."""
        self.source = source[:self.start] + self.text + source[self.end:]
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.end)
        before = " ".join(source[first:last].split())
        after = " ".join((source[first:self.start] + self.text + source[self.end:last]).split())
        self.line = source.count("\n", 0, self.start) + 1
        self.name = f"{self.file} | {self.function} | {self.kind} | {before} | {after}"


def list_mutants(root, files):
    """Of all files, in order. Of several with the same name, later ones get a number."""
    mutants, names = [], {}
    for file in files:
        source = (root / file).read_text()
        found = (rule_mutants(file, source) if file == TABLE or file.endswith(".gd")
                 else Functions(file, source).mutants)
        for mutant in sorted(found, key=lambda each: (each.start, each.kind, each.text)):
            mutant.describe(source)
            names[mutant.name] = names.get(mutant.name, 0) + 1
            if names[mutant.name] > 1:
                mutant.name += f" | #{names[mutant.name]}"
            mutants.append(mutant)
    return mutants


# ---- C ----

TOKEN = re.compile(r"""
    (?P<skip> \s+ | //[^\n]* | /\*.*?\*/ | \#(?:[^\n\\]|\\.)* )
  | (?P<string> "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
  | (?P<word> [A-Za-z_]\w* )
  | (?P<number> \d[\w.]* )
  | (?P<sign> <<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|. )
""", re.VERBOSE | re.DOTALL)

CLOSING = {"(": ")", "[": "]", "{": "}"}
TYPES = {"const", "int", "char", "size_t", "double", "static"}


@dataclass
class Token:
    text: str
    kind: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


def tokens_of(source):
    return [Token(match.group(), match.lastgroup, match.start())
            for match in TOKEN.finditer(source) if match.lastgroup != "skip"]


class Functions:
    """The mutants of all functions of a C file, formatted as clang-format does."""

    def __init__(self, file, source):
        self.file, self.source = file, source
        self.tokens = tokens_of(source)
        self.partner = self.match_brackets()
        self.mutants = []
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].text == "{" and self.tokens[at - 1].text == ")":
                self.function = self.tokens[self.partner[at - 1] - 1].text
                self.block(at)
                self.words(at, self.partner[at])
            at = self.partner[at] + 1 if self.tokens[at].text == "{" else at + 1

    def match_brackets(self):
        partner, open_ones = {}, []
        for at, token in enumerate(self.tokens):
            if token.kind != "sign":
                continue
            if token.text in CLOSING:
                open_ones.append(at)
            elif token.text in CLOSING.values():
                partner[at] = open_ones.pop()
                partner[partner[at]] = at
        return partner

    def text(self, first, last):
        return self.source[self.tokens[first].start:self.tokens[last].end]

    def add(self, kind, first, last, text):
        self.mutants.append(Mutant(self.file, kind, self.function, self.tokens[first].start,
                                   self.tokens[last].end, text))

    def negate(self, first, last):
        self.add("negate", first, last, f"!({self.text(first, last)})")

    # -- Statements: each method takes the position of the first token, and gives that after the last

    def block(self, at):
        end = self.partner[at]
        at += 1
        while at < end:
            at = self.statement(at, end)
        return end + 1

    def statement(self, at, end_of_block=0):
        word = self.tokens[at].text
        if word == "{":
            return self.block(at)
        if word in ("if", "for", "while"):
            close = self.partner[at + 1]
            if word == "for":
                self.loop(at + 1, close)
            else:
                self.negate(at + 2, close - 1)
            after = self.statement(close + 1)
            return self.statement(after + 1) if self.tokens[after].text == "else" else after
        return self.simple(at, end_of_block)

    def simple(self, at, end_of_block):
        end = at
        while self.tokens[end].text != ";":
            end = self.partner[end] + 1 if self.tokens[end].text in CLOSING else end + 1
        word, next_one = self.tokens[at].text, self.tokens[at + 1]
        declares = word in TYPES or word[0].isupper() and (next_one.kind == "word"
                                                           or next_one.text == "*")
        is_last = word == "return" and end + 1 == end_of_block and self.text(at, end) != "return;"
        if not declares and not is_last and word != "assert":
            self.add("delete", at, end, ";")
        if word == "continue":
            self.add("flow", at, at, "break")
        return end + 1

    def loop(self, opening, close):
        """for (int i = A; i < B; i++), or the same backward, is turned round."""
        if self.tokens[close + 1].text == "assert":
            return
        header = " ".join(self.text(opening + 1, close - 1).split())
        up = re.fullmatch(r"int (\w+) = ([^;,]+); \1 (<=?) ([^;&|]+); \1\+\+", header)
        down = re.fullmatch(r"int (\w+) = ([^;,]+); \1 >= ([^;&|]+); \1--", header)
        if up:
            index, low, sign, high = up.groups()
            first = f"{high} - 1" if sign == "<" else high
            self.add("reverse", opening + 1, close - 1,
                     f"int {index} = {first}; {index} >= {low}; {index}--")
        elif down:
            index, high, low = down.groups()
            self.add("reverse", opening + 1, close - 1,
                     f"int {index} = {low}; {index} <= {high}; {index}++")

    # -- Words and signs within a function

    def words(self, first, last):
        """But for assertions, which do nothing but state what always holds, and their loops."""
        skipped = set()
        for at in range(first, last):
            if self.tokens[at].text == "assert":
                begin = self.partner[at - 1] if self.tokens[at - 1].text == ")" else at
                skipped.update(range(begin, self.partner[at + 1]))
        for at in range(first, last):
            token, before = self.tokens[at], self.tokens[at - 1]
            if at in skipped:
                continue
            if token.text in NEIGHBOURS:
                kind = "operator" if token.kind == "word" else "compare"
                self.add(kind, at, at, NEIGHBOURS[token.text])
            elif token.kind == "number" and token.text.isdigit():
                self.number(at, before)
            elif token.text == "[" and self.tokens[at + 1].kind != "number":
                inside = self.text(at + 1, self.partner[at] - 1)
                self.add("bound", at + 1, self.partner[at] - 1, f"{inside} + 1")
            elif token.text == "?":
                self.negate(self.start_of_condition(at), at - 1)

    def number(self, at, before):
        number = int(self.tokens[at].text)
        kind = "flow" if before.text == "return" else "bound"
        self.add(kind, at, at, str(number - 1 if number > 0 else 1))

    def start_of_condition(self, at):
        """Of the condition that ends before this question mark."""
        while True:
            before = self.tokens[at - 1].text
            if before in CLOSING.values():
                at = self.partner[at - 1]
            elif before in CLOSING or before in ("return", "=", "|=", ",", ";", "?", ":"):
                return at
            else:
                at -= 1


# ---- Rules ----

def rule_mutants(file, source):
    mutants = []
    for rule in (table_rules if file == TABLE else prelude_rules)(source):
        for kind, start, end, text in formula_mutants(rule):
            mutants.append(Mutant(file, kind, rule.owner, start, end, text))
    return mutants


@dataclass
class Rule:
    owner: str
    start: int  # of the formula in the source
    formula: str
    operands: list  # that may stand in it
    missing: tuple  # start, end and text of what leaves it away


def table_rules(source):
    """The derivatives in the rows of the table; those with a name are in the line that defines it.
    A call without any is given one."""
    named = {match.group(1): match for match in re.finditer(r'#define (\w+)\s+"(.*)"', source)}
    for row in re.finditer(r"\[(OP_\w+)\]\s*=\s*\{\1.*?(\d), (FIX_\w+),.*\{(.*)\}\},", source):
        owner, arity, fixity = row.group(1), int(row.group(2)), row.group(3)
        operands = ["x", "y"][:arity] + ["result"]
        if row.group(4) == "0" and fixity == "FIX_CALL":
            yield Rule(owner, 0, "", [], (row.start(4), row.end(4), '"1.0"'))
        for entry in re.finditer(r'"([^"]*)"|POWER_\w+', row.group(4)):
            start, end = row.start(4) + entry.start(), row.start(4) + entry.end()
            at, formula = start + 1, entry.group(1)
            if formula is None:
                definition = named[entry.group()]
                at, formula = definition.start(2), definition.group(2)
            yield Rule(owner, at, formula, operands, (start, end, "NULL"))


def prelude_rules(source):
    """The `deriv` lines. Without one the body would be differentiated, so it is 0 instead."""
    for function in re.finditer(r"^fn (\w+)\((.*?)\) .*\n(?:(?!fn|let|var).*\n)*", source, re.M):
        for line in re.finditer(r"^ +deriv \w+ += (.*(?:\n +[-+].*)*)$", function.group(), re.M):
            start, end = function.start() + line.start(1), function.start() + line.end(1)
            operands = [re.match(r"\w+", each.strip()).group()
                        for each in function.group(2).split(",")]
            yield Rule(function.group(1), start, line.group(1), operands + ["result"],
                       (start, end, "0"))


def formula_mutants(rule):
    """Kind, start, end and text of each."""
    yield ("missing" if rule.formula else "extra", *rule.missing)
    if not rule.formula:
        return
    start, end = rule.start, rule.start + len(rule.formula)
    yield "sign", start, end, f"-({rule.formula})"
    for node in Formula(rule.formula).nodes:
        left, right = start + node.start, start + node.end
        if node.sign == "name" and node.text in rule.operands:
            for other in rule.operands:
                if other != node.text:
                    yield "operand", left, right, other
        elif node.sign in ("+", "-", "*", "/", "^", "&&", "||", "call"):
            for operand in node.operands:
                yield "drop", left, right, f"({rule.formula[operand.start:operand.end]})"
        elif node.sign in ("<", ">", "==", "!="):
            a, b = node.operands
            neighbour = f" {NEIGHBOURS[node.sign]} "
            yield "compare", start + a.end, start + b.start, neighbour
        elif node.sign == "?":
            condition = node.operands[0]
            yield ("negate", start + condition.start, start + condition.end,
                   f"!({rule.formula[condition.start:condition.end]})")


@dataclass
class Node:
    sign: str
    start: int
    end: int
    operands: list = field(default_factory=list)
    text: str = ""


class Formula:
    """The tree of a formula, by precedence. A minus in front has one operand."""

    LEVELS = [["||"], ["&&"], ["==", "!=", "<", ">"], ["+", "-"], ["*", "/"]]

    def __init__(self, text):
        self.tokens = tokens_of(text) + [Token("", "end", len(text))]
        self.at = 0
        self.nodes = []
        self.select()

    def node(self, sign, start, operands, text=""):
        self.nodes.append(Node(sign, start, self.tokens[self.at - 1].end, operands, text))
        return self.nodes[-1]

    def takes(self, text):
        found = self.tokens[self.at].text == text
        self.at += found
        return found

    def select(self):
        start = self.tokens[self.at].start
        condition = self.binary(0)
        if not self.takes("?"):
            return condition
        yes = self.select()
        assert self.takes(":")
        return self.node("?", start, [condition, yes, self.select()])

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.prefix()
        start = self.tokens[self.at].start
        left = self.binary(level + 1)
        while self.tokens[self.at].text in self.LEVELS[level]:
            sign = self.tokens[self.at].text
            self.at += 1
            left = self.node(sign, start, [left, self.binary(level + 1)])
        return left

    def prefix(self):
        start = self.tokens[self.at].start
        if self.takes("-"):
            return self.node("-", start, [self.prefix()])
        base = self.primary()
        return self.node("^", start, [base, self.prefix()]) if self.takes("^") else base

    def primary(self):
        token = self.tokens[self.at]
        self.at += 1
        if token.text == "(":
            self.select()
            assert self.takes(")")
            return self.node("()", token.start, [])
        if token.kind == "word" and self.takes("("):
            operands = [self.select()]
            while self.takes(","):
                operands.append(self.select())
            assert self.takes(")")
            return self.node("call", token.start, operands)
        return self.node("name" if token.kind == "word" else "number", token.start, [], token.text)
