"""The formulas and functions that random programs choose from, in both languages: as they stand in
a .gd file, and as terms of numbers that carry their derivatives (tests/calculus/Inputs/jet.h)."""

from program_statements import Ruled

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
        ("log2(2 + sin({0}))", "scaled(jet_log(shifted(jet_sin({0}), 2)), 1 / logl(2))"),
        ("log10(1 + {0}^2)", "scaled(jet_log(shifted(square({0}), 1)), 1 / logl(10))"),
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
        ("erfc({0})", "shifted(scaled(jet_erf({0}), -1), 1)"),
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
        ("hypot({0}, 1 + {1}^2)", "jet_sqrt(add(square({0}), square(shifted(square({1}), 1))))"),
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
    """The label is 0. The product makes a logit of what may be known as a probability."""
    return [oracle.jet(f"scaled({log_softmax(oracle, terms)[0]}, -1)")]


def cumsum(oracle, terms):
    return [oracle.total(terms[:at + 1]) for at in range(len(terms))]


def pad(oracle, terms):
    return [oracle.constant(0), *terms, oracle.constant(0)]


TO_VECTOR = [
    ("softmax({0})", softmax),
    ("log_softmax({0})", log_softmax),
    ("flip({0})", lambda oracle, terms: terms[::-1]),
    ("cumsum({0})", cumsum),
]
# By the extent that is made, with those of the arguments.
TO_LENGTH = {
    2: [(("slice({0}, from: 1, count: 2)", lambda oracle, terms: terms[1:3]), [3]),
        (("slice({0}, from: 0, count: 2)", lambda oracle, terms: terms[:2]), [4])],
    3: [(("slice({0}, from: 1, count: 3)", lambda oracle, terms: terms[1:4]), [4])],
    4: [(("concat({0}, {1})", lambda oracle, ones, others: ones + others), [2, 2]),
        (("pad({0}, 1)", pad), [2])],
}
# An array of integers would take the form for numbers of those that have two.
TO_NUMBER = [
    ("logsumexp({0})", logsumexp),
    ("norm(2 + sin({0}))", norm),
    ("cross_entropy(1 * ({0}), 0)", cross_entropy),
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
