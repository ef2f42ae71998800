#!/usr/bin/env python3
"""Compares the derivatives of a model with oracles, the strictest first.

    gradcheck.py --gradc PATH --evaluate PATH [--cc CC] model.gd [--dim N=5]... [--seed S]
                 [--least-ram]

The reference is the model as it was expanded, in f64, evaluated by gradc-evaluate with dual
numbers. Against it stand, at the same made-up inputs and parameters, all that the model's functions
compute:

    grad    the program after the adjoint pass, evaluated       to 1e-12
    opt     the same after optimisation                         to 1e-12
    C f64   the generated C, compiled without a warning, in     to 1e-12
            memory that holds no numbers when it starts, under
            AddressSanitizer and UndefinedBehaviorSanitizer
    C f32   the generated C in f32, against that in f64         to 1e-5

With --least-ram all but the reference keeps as little memory as gradc can do with.

An error is relative to the largest entry of the array; for a gradient that is next to nothing
beside the other gradients, to a hundredth of the largest of all. Exits with 1 where one is larger.
"""

import argparse
import math
import os
import re
import subprocess
import sys
import tempfile

LIMITS = {"grad": 1e-12, "opt": 1e-12, "C f64": 1e-12, "C f32": 1e-5}
STAGES = ["grad", "opt"]
SANITIZERS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
LARGEST_DEFAULT_DIM = 5
STEP = 3  # of the optimizer
SMALLEST_SCALE = 1e-2  # of a gradient, beside the largest one

DECLARATION = re.compile(
    r"^    (?P<role>\w+) (?P<name>[\w.']+)(?: of (?P<of>[\w.']+))?: (?P<type>\w+)"
    r"(?:\((?P<classes>[^)]*)\))?(?:\[(?P<dims>.*?)\])?(?: = \S+)?$"
)


def fail(message):
    sys.exit(f"gradcheck: {message}")


def run(*command, **environment):
    """What a program prints. Its failure is ours."""
    environment = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        fail(f"status {done.returncode} of {' '.join(command)}\n{done.stderr}")
    return done.stdout


# ---- Programs in the IR's text form ----


class Program:
    """The declarations of a printed program: dims, model, and the arrays of each function."""

    def __init__(self, path, text):
        self.path = path
        self.dims = {}
        self.model = self.real = None
        self.functions = {}
        with open(path, "w") as file:
            file.write(text)
        for line in text.splitlines():
            self.read_line(line)

    def read_line(self, line):
        if match := re.match(r"dim (\S+) <= (\d+)$", line):
            self.dims[match[1]] = int(match[2])
        elif match := re.match(r"model (\w+): (\w+)", line):
            self.model, self.real = match.groups()
        elif match := re.match(r"function (\w+) {", line):
            self.arrays = self.functions.setdefault(match[1], [])
        elif match := DECLARATION.match(line):
            self.arrays.append(match.groupdict())

    def with_role(self, function, role):
        return [array for array in self.functions.get(function, []) if array["role"] == role]


def least_ram(options, real):
    """The option for the least memory, of which gradc's refusal of one byte tells."""
    command = [options.gradc, f"--real={real}", "--max-ram=1", "--emit=opt", options.model]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        return []  # it needs none
    needed = re.search(r"needs (\d+) bytes", done.stderr)
    if not needed:
        fail(f"gradc does not tell the least memory\n{done.stderr}")
    return [f"--max-ram={needed[1]}"]


def compiler(options, real):
    """gradc with the options for this type of numbers."""
    return [options.gradc, f"--real={real}", *(least_ram(options, real) if options.least_ram else [])]


def emit(options, folder, stage, real):
    path = os.path.join(folder, f"{stage}-{real}.gir")
    return Program(path, run(*compiler(options, real), f"--emit={stage}", options.model))


def choose_dims(options, program):
    """The size of each dim: as asked for, or a few."""
    dims = {name: min(bound, LARGEST_DEFAULT_DIM) for name, bound in program.dims.items()}
    for assignment in options.dim:
        name, _, size = assignment.partition("=")
        if name not in dims:
            fail(f"the model has no dimension '{name}'")
        dims[name] = int(size)
    return dims


def sizes(array, dims):
    """The extents of an array where the dims have these values."""
    text = (array["dims"] or "").replace("/", "//")
    return list(eval(f"[{text}]", {"__builtins__": {}}, dict(dims)))


def mentioned_dims(program, function):
    words = " ".join(array["dims"] or "" for array in program.functions[function])
    return [name for name in program.dims if re.search(rf"\b{re.escape(name)}\b", words)]


# ---- Values, by function and array: {"grad d.h.w": [...], "loss accuracy": [...]} ----

# What the functions of a model compute, as roles in the function that is all of the model.
ROLES = {
    "predict": ["output"],
    "loss": ["loss", "metric"],
    "grad": ["loss", "metric", "next"],
}


def read_values(text, prefix=""):
    values = {}
    for line in text.splitlines():
        cell, number = line.rsplit(" ", 1)
        values.setdefault(prefix + cell[: cell.index("[")], []).append(float(number))
    return values


def evaluate(options, dims, program, function, *more, prefix=None):
    chosen = [word for name, size in dims.items() for word in ("--dim", f"{name}={size}")]
    command = [options.evaluate, program.path, function, "--seed", str(options.seed)]
    return read_values(run(*command, *chosen, *more), f"{prefix or function} ")


def update(options, dims, program):
    """One step of the optimizer."""
    is_count = any(array["name"] == "t" for array in program.with_role("update", "setting"))
    return evaluate(options, dims, program, "update", *(["--set", f"t={STEP}"] if is_count else []))


def evaluate_functions(options, dims, program, functions):
    values = {}
    for function in functions:
        if function == "update" and function in program.functions:
            values |= update(options, dims, program)
        elif function in program.functions:
            values |= evaluate(options, dims, program, function)
    return values


def reference(options, dims, program):
    """What the model's functions must compute, the derivatives by dual numbers."""
    values = {}
    for function, roles in ROLES.items():
        training = ["--set", f"training={int(function == 'grad')}"]
        forward = evaluate(options, dims, program, "forward", *training)
        for role in roles:
            for array in program.with_role("forward", role):
                values[f"{function} {array['name']}"] = forward[f"forward {array['name']}"]
    if program.with_role("forward", "loss"):
        values |= evaluate(
            options, dims, program, "forward", "--derivatives", *training, prefix="grad"
        )
    return values | evaluate_functions(options, dims, program, ["init", "update"])


def evaluated(options, dims, program):
    """What they do compute. They may name gradients as they like."""
    values = evaluate_functions(options, dims, program, [*ROLES, "init", "update"])
    for array in program.with_role("grad", "gradient"):
        values[f"grad d.{array['of']}"] = values.pop(f"grad {array['name']}")
    return values


# ---- The generated C ----

HARNESS = """\
#include "{model}.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The values that gradc-evaluate makes up, from the same bits. */
static uint64_t mix(uint64_t bits)
{{
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}}

static uint64_t made_up(const char *name, long flat)
{{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
    return mix(mix(UINT64_C({seed}) ^ hash) + (uint64_t)flat);
}}

static double made_up_real(const char *name, long flat)
{{
    return (double)(made_up(name, flat) >> 40) / 8388608.0 - 1.0;
}}

/* Where an entry lies, whose position would be `flat` if the array were as small as `sizes`. */
static long place(long flat, int rank, const long *sizes, const long *extents)
{{
    long offset = 0, stride = 1;
    while (rank-- > 0) {{
        offset += flat % sizes[rank] * stride;
        flat /= sizes[rank];
        stride *= extents[rank];
    }}
    return offset;
}}

static void check(int status, const char *function)
{{
    if (status == 0) return;
    fprintf(stderr, "%s returns %d\\n", function, status);
    exit(1);
}}

/* Memory that holds no numbers. */
/* As reals no numbers, and as integers far outside of every array. */
static void spoil(void *memory, size_t size)
{{
    const unsigned word = 0x7fffffff;
    for (size_t at = 0; at < size; at++)
        ((unsigned char *)memory)[at] = ((const unsigned char *)&word)[at % sizeof word];
}}

static void *no_numbers(size_t size)
{{
    void *memory = malloc(size);
    if (!memory) exit(1);
    spoil(memory, size);
    return memory;
}}

static void print(const char *name, const {real} *entries, long count, int rank, const long *sizes,
                  const long *extents)
{{
    for (long i = 0; i < count; i++)
        printf("%s[%ld] %.17g\\n", name, i, (double)entries[place(i, rank, sizes, extents)]);
}}

static void print_whole(const char *name, const int32_t *entries, long count, int rank,
                        const long *sizes, const long *extents)
{{
    for (long i = 0; i < count; i++)
        printf("%s[%ld] %d\\n", name, i, (int)entries[place(i, rank, sizes, extents)]);
}}

int main(void)
{{
    {model}_params *params = no_numbers(sizeof *params);
    {model}_batch batch;
{body}
    return 0;
}}
"""

# An array of C, dense in memory: the dims but the outermost as large as they can be.
SHAPE = """\
        const long sizes[] = {{{sizes}}}, extents[] = {{{extents}}};
"""

FILL_INPUT = """\
    {{
{shape}        static {type} entries[{capacity}];
        spoil(entries, sizeof entries);
        for (long i = 0; i < {count}; i++)
            entries[place(i, {rank}, sizes, extents)] = ({type}){value};
        batch.{field} = {given};
    }}
"""

FILL_OWNED = """\
    for (long i = 0; i < {count}; i++)
        (({real} *)&{block}->{field})[i] = ({real})({value});
"""

FILL_FLAT = """\
    for (long i = 0; i < {count}; i++) (({real} *){entries})[i] = ({real})({value});
"""

PRINT = """\
    {{
{shape}        {print}("{label}", (const {type} *){entries}, {count}, {rank}, sizes, extents);
    }}
"""

C_TYPES = {"int": "int32_t", "f32": "float", "f64": "double"}


def field(name):
    return re.sub(r"[.']", "_", name)


class Harness:
    """A C program that prints what the functions of a model compute."""

    def __init__(self, options, program, dims, header):
        self.options, self.program, self.dims, self.header = options, program, dims, header
        self.real = C_TYPES[program.real]
        self.body = []

    def add(self, template, array, **more):
        extents, actual = sizes(array, self.program.dims), sizes(array, self.dims)
        shape = SHAPE.format(
            sizes=", ".join(map(str, actual or [1])), extents=", ".join(map(str, extents or [1]))
        )
        self.body.append(
            template.format(
                shape=shape,
                rank=len(actual),
                count=math.prod(actual),
                capacity=math.prod(extents),
                name=array["name"],
                field=field(array["name"]),
                real=self.real,
                **more,
            )
        )

    def add_line(self, line):
        self.body.append(f"    {line}\n")

    def arrays(self, *roles):
        return [array for role in roles for array in self.program.with_role("forward", role)]

    def call(self, function, **values):
        """With the arguments that the header names: what is not given has its own name."""
        signature = re.search(rf"_{function}\(([^)]*)\);", self.header)[1]
        names = re.findall(r"(\w+)(?:,|$)", signature)
        values = {
            "batch": "&batch",
            "outputs": "&outputs",
            "seed": f"UINT64_C({self.options.seed})",
            "work": f"no_numbers(sizeof({self.program.model}_work))",
            **values,
        }
        arguments = ", ".join(values.get(name, name) for name in names)
        self.add_line(f'check({self.program.model}_{function}({arguments}), "{function}");')

    def c_type(self, array):
        """Of an entry; all reals have the type that the model computes in."""
        return C_TYPES["int"] if array["type"] == "int" else self.real

    def show(self, function, array, entries):
        is_whole = array["type"] == "int"
        more = {"print": "print_whole" if is_whole else "print", "type": self.c_type(array)}
        self.add(PRINT, array, label=f"{function} {array['name']}", entries=entries, **more)

    def show_metrics(self, function):
        for array in self.arrays("loss", "metric"):
            self.show(function, array, f"&metrics->{field(array['name'])}")

    def fill(self):
        for name in mentioned_dims(self.program, "forward"):
            self.add_line(f"batch.{field(name)} = {self.dims[name]};")
        for array in self.arrays("input"):
            value = f'made_up_real("{array["name"]}", i)'
            if array["type"] == "int":
                value = f'(made_up("{array["name"]}", i) >> 33) % {array["classes"] or 8}'
            given = "entries" if array["dims"] else "entries[0]"
            more = {"type": C_TYPES[array["type"]], "value": f"({value})", "given": given}
            self.add(FILL_INPUT, array, **more)
        for array in self.arrays("parameter"):
            value = f'made_up_real("{array["name"]}", i) / 4'
            self.add(FILL_OWNED, array, block="params", value=value)
        if self.arrays("state"):
            self.add_line("{0}_state *state = no_numbers(sizeof *state);")
        for array in self.arrays("state"):
            value = f'fabs(made_up_real("{array["name"]}", i))'
            self.add(FILL_OWNED, array, block="state", value=value)

    def predict(self):
        self.add_line(f"{self.program.model}_outputs outputs;")
        for array in self.arrays("output"):
            count = math.prod(sizes(array, self.program.dims))
            room = f"no_numbers({count} * sizeof({self.c_type(array)}))"
            self.add_line(f"outputs.{field(array['name'])} = {room};")
        self.call("predict")
        for array in self.arrays("output"):
            self.show("predict", array, f"outputs.{field(array['name'])}")

    def score(self):
        self.add_line("{0}_metrics *metrics = no_numbers(sizeof *metrics);")
        self.add_line("{0}_params *gradient = no_numbers(sizeof *gradient);")
        self.call("loss")
        self.show_metrics("loss")
        if self.arrays("next"):
            self.add_line("{0}_state *next = no_numbers(sizeof *next);")
        self.call("grad")
        self.show_metrics("grad")
        for array in self.arrays("next"):
            self.show("grad", array, f"&next->{field(array['of'])}")
        for array in self.arrays("parameter"):
            label = {**array, "name": "d." + array["name"]}
            self.show("grad", label, f"&gradient->{field(array['name'])}")

    def step(self):
        """One step of the optimizer, for which all parameters are one array."""
        self.add_line("{0}_optimizer *optimizer = no_numbers(sizeof *optimizer);")
        self.add_line("{0}_params *step = no_numbers(sizeof *step);")
        self.call("optimizer_init")
        self.add_line(f"optimizer->t = {STEP - 1};")
        places = {"parameter": "params", "gradient": "step"}
        values = {"parameter": "{} / 4", "gradient": "{}", "state": "{0} < 0 ? -{0} : {0}"}
        for array in self.program.functions["update"]:
            if array["role"] in values:
                value = values[array["role"]].format(f'made_up_real("{array["name"]}", i)')
                entries = places.get(array["role"], f"&optimizer->{field(array['name'])}")
                places[array["name"]] = entries
                self.add(FILL_FLAT, array, entries=entries, value=value)
        self.call("update", gradient="step")
        for array in self.program.with_role("update", "update"):
            self.show("update", array, places[array["of"]])

    def text(self):
        self.fill()
        if self.arrays("output"):
            self.predict()
        if self.arrays("loss"):
            self.score()
        self.call("init")
        for array in self.arrays("parameter"):
            self.show("init", array, f"&params->{field(array['name'])}")
        for array in self.arrays("state"):
            self.show("init", array, f"&state->{field(array['name'])}")
        if "update" in self.program.functions:
            self.step()
        body = "".join(self.body).replace("{0}", self.program.model)
        names = {"model": self.program.model, "real": self.real, "seed": self.options.seed}
        return HARNESS.format(**names, body=body)


def run_c(options, dims, program, folder):
    """What the generated C computes, compiled as its user would."""
    base = os.path.join(folder, f"c-{program.real}")
    os.mkdir(base)
    source = os.path.join(base, f"{program.model}.c")
    main = os.path.join(base, "main.c")
    binary = os.path.join(base, "main")
    run(*compiler(options, program.real), options.model, "-o", source)
    with open(f"{source[:-2]}.h") as file:
        header = file.read()
    with open(main, "w") as file:
        file.write(Harness(options, program, dims, header).text())
    warnings = ["-Wall", "-Wextra", "-Werror"]
    cc = [*options.cc.split(), "-std=c99", "-O2"]
    run(*cc, *warnings, "-c", source, "-o", f"{binary}.o")
    # The f32 program runs as its user's would; the f64 program is watched.
    generated = [source, *SANITIZERS] if program.real == "f64" else [f"{binary}.o"]
    run(*cc, f"-I{base}", main, *generated, "-o", binary, "-lm")
    # The harness keeps its memory to the end.
    return read_values(run(binary, ASAN_OPTIONS="detect_leaks=0"))


# ---- Comparison ----


def largest(numbers):
    return max((abs(number) for number in numbers), default=0.0)


def error_of(numbers, wanted, smallest_scale):
    """The largest difference, relative to the largest number that is wanted."""
    if len(numbers) != len(wanted) or not all(map(math.isfinite, [*numbers, *wanted])):
        return math.inf
    difference = largest(a - b for a, b in zip(numbers, wanted))
    return difference / max(largest(wanted), smallest_scale) if difference else 0.0


def compare(wanted, others, f64):
    """The rows of the table: a name, and the error of each of the others."""
    gradients = [name for name in wanted if name.startswith("grad d.")]
    everything = [number for name in gradients for number in wanted[name]]
    smallest_scale = SMALLEST_SCALE * largest(everything)
    for name in wanted:
        scale = smallest_scale if name in gradients else 0.0
        yield name, {
            column: error_of(
                values.get(name, []), f64[name] if column == "C f32" else wanted[name], scale
            )
            for column, values in others.items()
        }


def print_table(rows):
    """Prints the errors. Returns whether all are small enough."""
    rows = list(rows)
    width = max([len(name) for name, _ in rows] + [len("array")])
    print(f"{'array':{width}}", *(f"{column:>8}" for column in LIMITS), " verdict")
    is_good = True
    for name, errors in rows:
        bad = [column for column, error in errors.items() if not error <= LIMITS[column]]
        is_good = is_good and not bad
        cells = (f"{errors[column]:8.1e}" if column in errors else " " * 8 for column in LIMITS)
        print(f"{name:{width}}", *cells, " " + ("wrong: " + ", ".join(bad) if bad else "right"))
    return is_good


def check(options, folder):
    program = emit(options, folder, "ir", "f64")
    dims = choose_dims(options, program)
    wanted = reference(options, dims, program)
    others = {}
    for stage in STAGES:
        others[stage] = evaluated(options, dims, emit(options, folder, stage, "f64"))
    f64 = others["C f64"] = run_c(options, dims, program, folder)
    single = emit(options, folder, "ir", "f32")
    if single.real == "f32":
        others["C f32"] = run_c(options, dims, single, folder)
    return print_table(compare(wanted, others, f64))


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gradc", required=True, metavar="PATH")
    parser.add_argument("--evaluate", required=True, metavar="PATH")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--dim", action="append", default=[], metavar="N=5")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least-ram", action="store_true")
    parser.add_argument("model")
    return parser.parse_args()


def main():
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if check(options, folder) else 1)


if __name__ == "__main__":
    main()
