#!/usr/bin/env python3
"""Computes the numbers of runtime/strict: polynomials that are close to the best ones, by Chebyshev
interpolation in 60 digits, and constants in pieces.

    coefficients.py [FOLDER]

Prints each array and constant as it stands in the headers of FOLDER; the exit status is 1 where one
of them is not there. Needs Debian's python3-mpmath.
"""

import re
import sys
from pathlib import Path

from mpmath import chebyfit, erf, erfc, exp, factorial, floor, log, log10, mp, mpf, pi, sqrt

mp.dps = 60

# Where the polynomials hold.
HALF_LOG = log(2) / 2
LOG_REACH = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2
EIGHTH = (pi / 4) ** 2
SIXTEENTH = (sqrt(2) - 1) ** 2


def series(coefficient, terms=150):
    return lambda z: sum(coefficient(k) * z**k for k in range(terms))


def erf_near(z):
    return (erf(sqrt(z)) / sqrt(z) if z else 2 / sqrt(pi)) - 1


def erfc_scaled(u):
    if u > 1 - mpf(10) ** -20:
        return 1 / sqrt(pi)
    x = (4 + 3 * u) / (1 - u)
    # Beyond 1e4 the next term of the asymptotic series is below 1e-25.
    far = (1 - 1 / (2 * x**2) + 3 / (4 * x**4) - 15 / (8 * x**6)) / sqrt(pi)
    return far if x > 1e4 else x * exp(x * x) * erfc(x)


POLYNOMIALS = {  # name: the function, from, to, how many coefficients
    "exp_terms": (series(lambda k: 1 / factorial(k + 2)), -HALF_LOG, HALF_LOG, 11),
    "log_terms": (series(lambda k: mpf(2) / (2 * k + 3)), 0, LOG_REACH, 8),
    "log_far_terms": (series(lambda k: mpf(1) / (2 * k + 5)), 0, LOG_REACH, 8),
    "sin_terms": (series(lambda k: (-1) ** (k + 1) / factorial(2 * k + 3)), 0, EIGHTH, 7),
    "cos_terms": (series(lambda k: (-1) ** k / factorial(2 * k + 4)), 0, EIGHTH, 6),
    "atan_terms": (series(lambda k: mpf(-1) ** (k + 1) / (2 * k + 3)), 0, SIXTEENTH, 12),
    "erf_terms": (erf_near, 0, 1, 13),
    "erfc_terms": (erfc_scaled, -1, 1, 23),
}


def high_part(number, bits):
    """The number cut off after so many bits, and the rest."""
    unit = mpf(2) ** (floor(log(number, 2)) + 1 - bits)
    high = floor(number / unit) * unit
    return high, number - high


def constants():
    log2_high, log2_low = high_part(log(2), 32)
    log10_high, log10_low = high_part(log10(2), 32)
    made = {"log2_high": log2_high, "log2_low": log2_low}
    made |= {"log10_of_2_high": log10_high, "log10_of_2_low": log10_low}
    for name, number in [("pi_half", pi / 2), ("pi_quarter", pi / 4), ("third", mpf(1) / 3)]:
        made[f"{name}_high"] = mpf(float(number))
        made[f"{name}_low"] = number - mpf(float(number))
    return made


def words_of_two_over_pi(count):
    return [int(floor(2 / pi * mpf(2) ** (32 * (at + 1)))) & 0xFFFFFFFF for at in range(count)]


def as_array(numbers):
    return [f"{float(number):.17g}" for number in numbers]


def tables():
    made = {}
    for name, (function, low, high, count) in POLYNOMIALS.items():
        made[name] = as_array(reversed(chebyfit(function, [low, high], count)))
    for name, number in constants().items():
        made[name] = as_array([number])
    mp.dps = 400
    made["two_over_pi"] = [f"0x{word:08x}" for word in words_of_two_over_pi(37)]
    return made


def main():
    text = "".join(path.read_text() for path in Path(sys.argv[1]).glob("*.h")) if sys.argv[1:] else ""
    missing = 0
    for name, numbers in tables().items():
        print(f"{name} = {{{', '.join(numbers)}}}")
        pattern = rf"\b{name}(\[\d*\])? = \{{?\s*" + r",\s*".join(map(re.escape, numbers)) + r"\b"
        if text and not re.search(pattern, text):
            print(f"{name} is not in {sys.argv[1]}", file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main())
