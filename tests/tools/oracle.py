"""The body of a C function that computes with the numbers of tests/calculus/Inputs/jet.h."""

import math
import re


COMPARED = re.compile(r"\b(less|larger|smaller)\(([tv]\[\d+\]), ([tv]\[\d+\])\)")


class Oracle:
    """Equal terms are computed once."""

    def __init__(self):
        self.lines = []
        self.known = {}
        self.terms = []
        self.copy_count = 0
        self.origins = {}  # of copies

    def jet(self, term):
        """The name of a term, which may be one already."""
        term = COMPARED.sub(self.decided, term)
        if term.startswith("choose(false, "):
            term = parts(term)[1][2]
        if "(" not in term:
            return term
        if term not in self.known:
            self.known[term] = f"t[{len(self.terms)}]"
            self.terms.append(term)
            self.lines.append(f"{self.known[term]} = {term};")
        return self.known[term]

    def decided(self, compared):
        """What is compared with itself, or with a copy, decides nothing."""
        word, a, b = compared.groups()
        if self.origins.get(a, a) != self.origins.get(b, b):
            return compared[0]
        return "false" if word == "less" else a

    def distinct(self, terms):
        """Where terms stand that none before them equals: of equals the first is the largest."""
        first = {}
        for at, term in enumerate(terms):
            first.setdefault(self.origins.get(term, term), at)
        return list(first.values())

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

    def own(self, terms):
        """The same numbers as variables of their own: nothing else changes along with them."""
        copies = []
        for term in terms:
            self.copy_count += 1
            copies.append(self.jet(f"own({term}, {self.copy_count})"))
            self.origins[copies[-1]] = self.origins.get(term, term)
        return copies

    def slope(self, term, rates):
        """How a term changes if those that are the keys of `rates` change at these rates."""
        rate = Slopes(self, rates).of(term)
        return self.constant(0) if rate is None else rate


# The derivative of each function of jets: {0} and {1} are its arguments, {0}' and {1}' their
# derivatives, {} its value. A number as an argument has none.
RULES = {
    "own": "{0}'",
    "add": "add({0}', {1}')",
    "subtract": "subtract({0}', {1}')",
    "multiply": "add(multiply({0}', {1}), multiply({0}, {1}'))",
    "divide": "divide(subtract({0}', multiply({}, {1}')), {1})",
    "reciprocal": "scaled(multiply({0}', square({})), -1)",
    "scaled": "scaled({0}', {1})",
    "shifted": "{0}'",
    "square": "scaled(multiply({0}, {0}'), 2)",
    "jet_exp": "multiply({0}', {})",
    "expm1_of": "multiply({0}', jet_exp({0}))",
    "jet_sin": "multiply({0}', jet_cos({0}))",
    "jet_cos": "scaled(multiply({0}', jet_sin({0})), -1)",
    "jet_tan": "multiply({0}', shifted(square({}), 1))",
    "jet_erf": f"scaled(multiply({{0}}', jet_exp(scaled(square({{0}}), -1))), "
               f"{2 / math.sqrt(math.pi)!r}L)",
    "jet_sinh": "multiply({0}', jet_cosh({0}))",
    "jet_cosh": "multiply({0}', jet_sinh({0}))",
    "jet_tanh": "multiply({0}', shifted(scaled(square({}), -1), 1))",
    "jet_log": "divide({0}', {0})",
    "jet_sqrt": "scaled(divide({0}', {}), 0.5L)",
    "jet_cbrt": "divide({0}', scaled(square({}), 3))",
    "jet_asin": "divide({0}', jet_sqrt(shifted(scaled(square({0}), -1), 1)))",
    "jet_acos": "scaled(divide({0}', jet_sqrt(shifted(scaled(square({0}), -1), 1))), -1)",
    "jet_atan": "divide({0}', shifted(square({0}), 1))",
    "jet_asinh": "divide({0}', jet_sqrt(shifted(square({0}), 1)))",
    "jet_acosh": "divide({0}', jet_sqrt(shifted(square({0}), -1)))",
    "jet_atanh": "divide({0}', shifted(scaled(square({0}), -1), 1))",
    "jet_pow": "multiply({}, add(multiply({1}', jet_log({0})), divide(multiply({1}, {0}'), {0})))",
    "choose": "choose({0}, {1}', {2}')",
    "larger": "choose(less({0}, {1}), {1}', {0}')",
    "smaller": "choose(less({1}, {0}), {1}', {0}')",
    "clamped": "choose(less({0}, {1}), {1}', choose(less({2}, {0}), {2}', {0}'))",
    "absolute": "choose(less({0}, constant(0)), scaled({0}', -1), "
                "choose(less(constant(0), {0}), {0}', constant(0)))",
    "sigmoid_of": "multiply({0}', multiply({}, shifted(scaled({}, -1), 1)))",
    "softplus_of": "multiply({0}', sigmoid_of({0}))",
    "rectified": "choose(less(constant(0), {0}), {0}', {1}')",
    "hard_sigmoid_of": "choose(less({0}, constant(-3)), constant(0), "
                       "choose(less(constant(3), {0}), constant(0), scaled({0}', 1 / 6.0L)))",
    "softsign_of": "divide({0}', square(shifted(absolute({0}), 1)))",
    "gelu_of": "multiply({0}', add(scaled(shifted(jet_erf(scaled({0}, 1 / sqrtl(2))), 1), 0.5L), "
               "scaled(multiply({0}, jet_exp(scaled(square({0}), -0.5L))), "
               "1 / sqrtl(2 * acosl(-1)))))",
    "huber_of": "choose(less(constant(1), absolute(subtract({0}, {1}))), "
                "choose(less({0}, {1}), subtract({1}', {0}'), subtract({0}', {1}')), "
                "multiply(subtract({0}, {1}), subtract({0}', {1}')))",
}
CONSTANTS = ("constant", "whole", "stopped")
IS_CONDITION = {"choose": 0}  # an argument that is no jet

# gelu_tanh_of(x) is x * s(u(x)) with s(u) = (1 + tanh(u)) / 2.
GELU_SCALE = "sqrtl(2 / acosl(-1))"
GELU_INNER = f"scaled(add({{0}}, scaled(multiply(square({{0}}), {{0}}), 0.044715L)), {GELU_SCALE})"
GELU_SLOPE = f"scaled(shifted(scaled(square({{0}}), 3 * 0.044715L), 1), {GELU_SCALE})"
RULES["gelu_tanh_of"] = (
    f"multiply({{0}}', scaled(add(shifted(jet_tanh({GELU_INNER}), 1), multiply(multiply({{0}}, "
    f"{GELU_SLOPE}), shifted(scaled(square(jet_tanh({GELU_INNER})), -1), 1))), 0.5L))")


def parts(call):
    """Of f(a, g(b, c)): its function and arguments."""
    name, _, rest = call.partition("(")
    arguments, depth, begin = [], 0, 0
    for at, letter in enumerate(rest):
        if letter in "([":
            depth += 1
        elif letter in ")]" and depth:
            depth -= 1
        elif (letter == "," or letter == ")") and depth == 0:
            arguments.append(rest[begin:at].strip())
            begin = at + 1
    return name, arguments


class Slopes:
    """Derivatives of terms along one direction, by the rules above; None: a term does not change."""

    def __init__(self, oracle, rates):
        self.oracle = oracle
        self.found = dict(rates)

    def of(self, term):
        if term not in self.found:
            is_computed = re.fullmatch(r"t\[(\d+)\]", term)
            self.found[term] = self.by_rule(term, self.oracle.terms[int(is_computed[1])]) \
                if is_computed else None
        return self.found[term]

    def by_rule(self, value, call):
        name, arguments = parts(call)
        if name in CONSTANTS:
            return None
        arguments = [argument if at == IS_CONDITION.get(name) else self.named(argument)
                     for at, argument in enumerate(arguments)]
        slopes = [self.of(argument) for argument in arguments]
        if not any(slopes):
            return None
        zero = self.oracle.constant(0)
        rule = RULES[name]
        for at, (argument, slope) in enumerate(zip(arguments, slopes)):
            rule = rule.replace(f"{{{at}}}'", slope or zero).replace(f"{{{at}}}", argument)
        return self.named(rule.replace("{}", value))

    def named(self, term):
        """A call as a term that is computed; a name or number is none."""
        is_call = re.match(r"[a-z]\w*\(", term) and not term.startswith("sqrtl(")
        return self.oracle.jet(term) if is_call else term
