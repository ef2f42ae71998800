"""Random models of sums in the rounds of a loop: with less memory they compute the same bits."""

import filecmp
import os
import random
import re

from batches import with_fewer_lines
from commands import run, steps

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HARNESS = f"{TESTS}/emit/Inputs/max_ram.c"  # writes gradient and metrics of a model `m` to a file


class Round:
    """What a round computes, line by line: numbers, and places of the largest and smallest."""

    def __init__(self, rng):
        self.rng, self.lines = rng, []
        self.numbers, self.places = ["h[1]"], ["0"]
        for count in range(rng.randint(1, 5)):
            self.add(f"v{count}")

    def summand(self, i, j):
        number = self.rng.choice(self.numbers)
        return self.rng.choice([
            f"h[{i}] * o[{j}]", f"h[{i}]^2", f"o[{i}] * {number}", f"tanh(h[{i}] + {number})",
            f"({i} > 0 ? h[{i}] : {number})", f"x[0, t, {i}] * h[{j}]"])

    def term(self):
        number, place = self.rng.choice(self.numbers), self.rng.choice(self.places)
        return self.rng.choice([number, f"0.3 * {number}", "0.5", f"h[{place}]"])

    def add(self, name):
        one, two = self.summand("i", "i"), self.summand("i", "j")
        term, sign = self.term(), self.rng.choice("+-*")
        value = self.rng.choice([
            f"(sum(i) {one}) {sign} {term}", f"{term} {sign} (sum(i) {one})",
            f"{term} {sign} (sum(i, j) {two} * {self.summand('j', 'i')})",
            f"t % 3 == 0 ? (sum(i) {one}) : {term}", f"(max(i) {one}) {sign} {term}",
            f"(sum(i < t % 3 + 1) {one}) {sign} {term}",
            f"(sum(i, j <= i) {two}) {sign} {term}"])
        if self.rng.random() < 0.3:
            self.lines.append(f"let k_{name} = {self.rng.choice(['argmax', 'argmin'])}(i) {one}")
            self.places.append(f"k_{name}")
        self.lines.append(f"let {name} = {value}")
        self.numbers.append(name)


def model(rng):
    """As text. Numbers stay small, whatever the rounds make of them."""
    of_round = Round(rng)
    total = " + ".join(f"{number}^{rng.randint(1, 3)}" for number in of_round.numbers)
    body = "\n        ".join(of_round.lines)
    return f"""dim N <= 2, T = {rng.randint(8, 40)}
model m {{
    input x: f32[N, 1000, 3]
    param o: [3] = normal()
    var h: [3] = 0.1
    var total = 0
    for t < T {{
        h = 0.7 * h + 0.3 * tanh(x[0, t] * o)
        {body}
        total = 0.9 * total + 0.1 * tanh({total})
    }}
    loss total
}}
"""


def fault_of(options, source, compiler):
    """Of the model: where its numbers are others with half of the memory that it could do without, or
    with the least."""
    stem = source.removesuffix(".gd")

    def numbers(name, *flags):
        c, program = f"{stem}.{name}.c", f"{stem}.{name}"
        return steps([options.gradc, "--fp=strict", "--real=f32", *flags, source, "-o", c],
                     [*compiler.split(), "-include", c[:-1] + "h", c, HARNESS, "-o", program, "-lm"],
                     [program, "0", f"{program}.bytes", f"{program}.numbers"])

    fault = numbers("whole")
    _, told = run(options.gradc, "--fp=strict", "--real=f32", "--max-ram=1", source, "-o", f"{stem}.least.c")
    least = [int(number) for number in re.findall(r"needs (\d+) bytes", told)]
    if fault or not least:
        return fault
    with open(f"{stem}.whole.bytes", encoding="utf-8") as file:
        most = int(file.read())
    for limit in (max(least), (max(least) + most) // 2):
        fault = numbers("less", f"--max-ram={limit}")
        if fault:
            return fault
        if not filecmp.cmp(f"{stem}.whole.numbers", f"{stem}.less.numbers", shallow=False):
            return f"wrong: other bits with --max-ram={limit}\n"
    return ""


def faults_of_memory(options, folder, seed, numbers):
    """Of one: each is by itself."""
    number, = numbers
    source = os.path.join(folder, f"memory_{number}.gd")
    with open(source, "w", encoding="utf-8") as file:
        file.write(model(random.Random(f"{seed} {number}")))
    compiler = options.compilers[number % len(options.compilers)]
    fault = fault_of(options, source, compiler)
    if not fault:
        return []
    text = with_fewer_lines(source, fault, lambda: fault_of(options, source, compiler))
    return [f"memory {number} of seed {seed}:\n{text}"
            f"again: tests/fuzz/run memory --seed {seed} --only {number}\n"]
