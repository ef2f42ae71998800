#!/usr/bin/env python3
"""Writes random programs in the language, and the same programs in C for the oracle.

    random_programs.py --count N --seed S [--first K] --gd FILE --c FILE

The first file exports program_K, program_K+1, ... with their derivatives, the second compares them
with the numbers of tests/calculus/Inputs/jet.h, by tests/random/Inputs/comparison.h. A program
depends on the seed and its number only.

For tests/fuzz/run, programs are written as models too, each in a file of its own.
"""

import argparse

from oracle import Oracle
from program_constructs import INDENT, constructs_of, filled, size
from program_generator import CLASSES, Generator, LONGEST
from program_statements import Function, Ruled

FLAGS = ["-Wno-unused", "-Wno-zero-gradient"]  # what programs need to be compiled without a warning


# ---- In the language ----


def functions_of(program):
    """Those that it calls, and those that they call, as lines by name."""
    return {each.name: each.written() for each in constructs_of(program)
            if isinstance(each, (Function, Ruled)) and each is not program.function}


def as_export(program, real="f64", second="hvp"):
    """The program and its derivatives, as lines. `second` is how the second ones are made."""
    name, arguments = program.name, f"v: {real}[6], k: int[{len(program.integers)}]"
    statements = [line for each in program.function.statements for line in each.written()]
    return [f"export fn {name}({arguments}) -> {real} {{", *(INDENT + line for line in statements),
            f"{INDENT}return {program.function.result.written()}", "}",
            *(f"export {word} {name}" for word in ("grad", "jvp", second)),
            f"export fn {name}_twice({arguments}, d: {real}[6]) {{",
            f"{INDENT}let slope = grad({name}(v, k), v)",
            f"{INDENT}let along = dot(slope, d)",
            f"{INDENT}return grad(along, v)", "}"]


def as_model(program):
    """Its output is a real number, whatever the result is made of."""
    inputs = [f"input {name}: f64[{', '.join(map(str, shape))}]"
              for name, (shape, _) in program.data.items()]
    statements = [line for each in program.function.statements for line in each.written()]
    return [f"model {program.name} {{", *(INDENT + line for line in [
        *inputs, f"input k: class({CLASSES})[N]", "param v: [6] = 0", *statements,
        f"output total = {filled('1.0 * {0}', [program.function.result])}", "loss total"]), "}"]


def dimensions(program):
    return [f"dim {name} {'=' if program.is_constant(name) else '<='} {bound}"
            for name, bound in program.bounds.items()]


def file_of(programs, written):
    """All that one file says."""
    functions = {}
    for program in programs:
        functions.update(functions_of(program))
    lines = dimensions(programs[0]) + sum(functions.values(), [])
    for program in programs:
        lines += ["", *written(program)]
    return "\n".join(lines) + "\n"


def short_program(seed, number, is_model=False):
    """Long ones are drawn again: they cost much time, and find no more than several short ones."""
    for attempt in range(100):
        program = Generator(f"{seed} {number} {attempt}", number, is_model).program()
        if len(file_of([program], as_model if is_model else as_export)) <= LONGEST:
            return program
    raise RuntimeError("no short program was drawn")


# ---- In C ----


def as_array(kind, name, numbers):
    return f"static const {kind} {name}[] = {{{', '.join(map(str, numbers))}}};\n"


def oracle_of(program, sizes, name):
    """A function of C: what the program computes where dimensions have these sizes."""
    oracle = Oracle()
    given = {**sizes, "v": [f"v[{at}]" for at in range(6)], "k": program.integers}
    for array, (shape, numbers) in program.data.items():
        given[array] = [oracle.constant(number) for number in numbers[:size(shape, sizes)]]
    result = program.function.computed(oracle, given)[0]
    body = "".join(f"{INDENT}{line}\n" for line in oracle.lines)
    return (f"static Jet {name}(const Jet *v) {{\n{INDENT}Jet t[{len(oracle.lines) + 1}];\n"
            f"{body}{INDENT}return {result};\n}}\n\n")


def comparison(seed, texts, kind, rows):
    table = "".join(f"{INDENT}{{{', '.join(row)}}},\n" for row in rows)
    return (f'#include "comparison.h"\n\n{"".join(texts)}'
            f"static const {kind} programs[] = {{\n{table}}};\n\nint main(void) {{\n"
            f"{INDENT}return compare_{kind.lower()}s(programs, {len(rows)}, {seed});\n}}\n")


def comparison_of_exports(seed, programs, second="hvp"):
    texts, rows = [], []
    for program in programs:
        name = program.name
        texts += [as_array("int32_t", f"{name}_k", program.integers),
                  oracle_of(program, program.sizes[0], f"{name}_oracle")]
        ways = [f".{field} = {name}{suffix}" for field, suffix in {
            "value": "", "grad": "_grad", "jvp": "_jvp", second: f"_{second}", "twice": "_twice",
            "oracle": "_oracle"}.items()]
        rows.append([f'"{name}"', name.rpartition("_")[2], f"{name}_k", *ways])
    return comparison(seed, texts, "Export", rows)


def runner_of(program, at):
    """A function of C which runs what gradc made of a model, in memory that is no number."""
    name = program.name
    batch = ", ".join([*(f".{dim} = {number}" for dim, number in program.sizes[at].items()
                         if not program.is_constant(dim)),
                       *(f".{array} = {name}_{array}" for array in [*program.data, "k"])])
    return f"""static int {name}_run_{at}(const double *v, Results *results) {{
    static {name}_work work;
    {name}_params params, gradient;
    {name}_metrics alone, beside;
    const {name}_batch batch = {{{batch}}};
    {name}_outputs outputs = {{&results->output}};
    memcpy(params.v, v, sizeof params.v);
    memset(&work, 0xff, sizeof work);
    int status = {name}_predict(&params, &batch, &outputs, &work);
    memset(&work, 0xff, sizeof work);
    if (!status) status = {name}_loss(&params, &batch, &alone, &work);
    memset(&work, 0xff, sizeof work);
    if (!status) status = {name}_grad(&params, &batch, &gradient, &beside, &work);
    results->loss = alone.loss;
    results->loss_of_grad = beside.loss;
    memcpy(results->gradient, gradient.v, sizeof gradient.v);
    return status;
}}

"""


def comparison_of_models(seed, programs):
    """Of each, for each of its sizes."""
    texts, rows = [], []
    for program in programs:
        name = program.name
        texts += [f'#include "{name}.h"\n', as_array("int32_t", f"{name}_k", program.integers)]
        texts += [as_array("double", f"{name}_{array}", numbers)
                  for array, (_, numbers) in program.data.items()]
        for at, sizes in enumerate(program.sizes):
            texts += [oracle_of(program, sizes, f"{name}_oracle_{at}"), runner_of(program, at)]
            rows.append([f'"{name}"', name.rpartition("_")[2], f"{name}_run_{at}",
                         f"{name}_oracle_{at}"])
    return comparison(seed, texts, "Model", rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--gd", required=True)
    parser.add_argument("--c", required=True)
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.count)
    programs = [short_program(options.seed, number) for number in numbers]
    with open(options.gd, "w", encoding="utf-8") as file:
        file.write(file_of(programs, as_export))
    with open(options.c, "w", encoding="utf-8") as file:
        file.write(comparison_of_exports(options.seed, programs))


if __name__ == "__main__":
    main()
