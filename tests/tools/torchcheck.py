#!/usr/bin/env python3
"""Compares what models compute with PyTorch, which takes the same steps from the same numbers.

    torchcheck.py --gradc PATH --cases cases.py [--cc CC] [NAME]...

The table of cases, or of those that are named, is a Python file. Each is the body of a model with
one output `y`, and the same as a function of PyTorch. Compared are the output, the loss in training
and its derivative by each parameter, and the new states; of an optimizer, the parameters after each
of five steps. gradc's f32 stands against PyTorch's to 1e-5, its f64 to 1e-12.

An error is relative to the largest entry of the array; for a gradient that is next to nothing
beside the other gradients, to a hundredth of the largest of all. Exits with 1 where one is larger.
"""

import argparse
import ctypes
import importlib.util
import os
import sys
import tempfile
import types
import zlib

import gradcheck

try:
    import torch
    from torch import nn  # so that a folder of the same name does not pass for PyTorch
except ImportError:
    print("SKIPPED: PyTorch is not installed for", sys.executable)
    sys.exit(0)

LIMITS = {"f32": 1e-5, "f64": 1e-12}
REALS = {"f32": (torch.float32, ctypes.c_float), "f64": (torch.float64, ctypes.c_double)}
SMALLEST_SCALE = 1e-2  # of a gradient, beside the largest one
STEPS = 5

# A loss for layers: each entry of y has a derivative of its own.
LOSS = "loss sin(y + 1)"

MODEL = """\
model checked {{
{body}
}}
"""

# One function for all models, since their structs differ: arrays come in the order of the source.
BRIDGE = """\
#include "checked.h"

int compute(const void *const *inputs, const checked_params *params, void *state, void *output,
            checked_params *gradient, checked_metrics *metrics);

static checked_work work;

static checked_batch batch_of(const void *const *inputs)
{{
    checked_batch batch = {{0}};
    (void)inputs;
{inputs}
    return batch;
}}

int compute(const void *const *inputs, const checked_params *params, void *state, void *output,
            checked_params *gradient, checked_metrics *metrics)
{{
    const checked_batch batch = batch_of(inputs);
    checked_outputs outputs = {{0}};
    outputs.y = output;
    (void)state;
    const int status = checked_predict(params, {state} &batch, &outputs, &work);
    return status ? status : checked_grad(params, {state} &batch, gradient, {state} metrics, &work);
}}
"""

BRIDGE_OF_STEP = """
static checked_optimizer optimizer;

int start(void);
int step(const void *const *inputs, checked_params *params);

int start(void)
{
    return checked_optimizer_init(&optimizer);
}

int step(const void *const *inputs, checked_params *params)
{
    const checked_batch batch = batch_of(inputs);
    return checked_step(params, &optimizer, &batch, 0, &work);
}
"""


class Model:
    """The generated C of a model, loaded into this process."""

    def __init__(self, options, folder, body, real):
        self.tensor_type, self.c_type = REALS[real]
        self.source = os.path.join(folder, "checked.gd")
        with open(self.source, "w") as file:
            file.write(MODEL.format(body=body if "loss " in body else f"{body}\n    {LOSS}"))
        flag = f"--real={real}"
        text = gradcheck.run(options.gradc, flag, "--emit=ir", self.source)
        self.program = gradcheck.Program(os.path.join(folder, "checked.gir"), text)
        self.inputs = self.arrays("input")
        self.parameters = self.arrays("parameter")
        self.states = self.arrays("state")
        self.library = self.build(options, folder, flag)

    def arrays(self, role):
        """The shapes and classes of arrays, by the name of C."""
        return {
            gradcheck.field(array["name"]): (gradcheck.sizes(array, {}), array["classes"])
            for array in self.program.with_role("forward", role)
        }

    def build(self, options, folder, flag):
        generated = os.path.join(folder, "checked.c")
        gradcheck.run(options.gradc, flag, self.source, "-o", generated)
        bridge = os.path.join(folder, "bridge.c")
        fields = enumerate(self.inputs)
        lines = "\n".join(f"    batch.{name} = inputs[{place}];" for place, name in fields)
        with open(bridge, "w") as file:
            state = "state," if self.states else ""
            file.write(BRIDGE.format(inputs=lines, state=state))
            file.write(BRIDGE_OF_STEP if "update" in self.program.functions else "")
        library = os.path.join(folder, "checked.so")
        flags = ["-std=c99", "-O1", "-fPIC", "-shared"]
        gradcheck.run(*options.cc.split(), *flags, generated, bridge, "-o", library, "-lm")
        return ctypes.CDLL(library)

    def call(self, function, *arguments):
        status = getattr(self.library, function)(*arguments)
        if status != 0:
            gradcheck.fail(f"{function} returns {status}")

    def block(self, tensors, arrays):
        """Parameters or states as gradc keeps them: one after the other."""
        parts = [tensors[name].detach().flatten() for name in arrays]
        return torch.cat(parts) if parts else torch.zeros(0, dtype=self.tensor_type)

    def unblock(self, block, arrays):
        shapes = [shape for shape, _ in arrays.values()]
        parts = block.split([torch.Size(shape).numel() for shape in shapes])
        return dict(zip(arrays, (part.view(*s) for part, s in zip(parts, shapes))))

    def pointers(self, tensors):
        places = [tensors[name].data_ptr() for name in self.inputs]
        return (ctypes.c_void_p * max(len(places), 1))(*places)

    def compute(self, tensors):
        """The output, the loss and the gradients."""
        block = self.block(tensors, self.parameters)
        state = self.block(tensors, self.states)
        gradient = torch.full_like(block, torch.nan)
        (shape, _), = self.arrays("output").values()
        output = torch.full(shape, torch.nan, dtype=self.tensor_type)
        loss = torch.full((1,), torch.nan, dtype=self.tensor_type)
        blocks = [ctypes.c_void_p(t.data_ptr()) for t in (block, state, output, gradient, loss)]
        self.call("compute", self.pointers(tensors), *blocks)
        gradients = self.unblock(gradient, self.parameters)
        states = self.unblock(state, self.states)
        return {
            "y": output,
            "loss": loss[0],
            **{f"d.{name}": part for name, part in gradients.items()},
            **{f"{name}'": part for name, part in states.items()},
        }

    def train(self, tensors):
        """The parameters after each step."""
        block = self.block(tensors, self.parameters)
        self.call("start")
        values = {}
        for step in range(1, STEPS + 1):
            self.call("step", self.pointers(tensors), ctypes.c_void_p(block.data_ptr()))
            for name, part in self.unblock(block.clone(), self.parameters).items():
                values[f"{name} after {step}"] = part
        return values


def made_up(model, name):
    """Inputs and parameters from -1 to 1, and states above 0, the same for both types of numbers."""
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))
    tensors = {}
    for array, (shape, classes) in (model.inputs | model.parameters | model.states).items():
        if classes:
            whole = torch.randint(int(classes), shape, generator=generator)
            tensors[array] = whole.to(torch.int32)
        else:
            number = 2 * torch.rand(shape, generator=generator, dtype=torch.float32) - 1
            tensors[array] = number.to(model.tensor_type)
            tensors[array].requires_grad_(array in model.parameters)
            if array in model.states:
                tensors[array].abs_()
    return tensors


def evaluate(function, tensors, training=True):
    """The output and the loss of a case in PyTorch. Labels are long integers there."""
    longs = {name: t.long() if t.dtype == torch.int32 else t for name, t in tensors.items()}
    result = function(types.SimpleNamespace(training=training, **longs))
    return result if isinstance(result, tuple) else (result, torch.sin(result + 1).mean())


def torch_compute(model, function, tensors):
    output, _ = evaluate(function, tensors, training=False)
    moved = {name: tensors[name].clone() for name in model.states}
    _, loss = evaluate(function, tensors | moved)
    gradients = torch.autograd.grad(loss, [tensors[name] for name in model.parameters])
    named = {f"d.{name}": gradient for name, gradient in zip(model.parameters, gradients)}
    states = {f"{name}'": state for name, state in moved.items()}
    return {"y": output.detach(), "loss": loss.detach(), **named, **states}


def torch_train(model, case, tensors):
    optimizer = case.optimizer([tensors[name] for name in model.parameters])
    values = {}
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        evaluate(case.function, tensors)[1].backward()
        optimizer.step()
        for name in model.parameters:
            values[f"{name} after {step}"] = tensors[name].detach().clone()
    return values


def error_of(found, wanted, smallest_scale):
    """The largest difference, relative to the largest number that is wanted."""
    if found.shape != wanted.shape or not (found - wanted).isfinite().all():
        return float("inf")
    difference = (found - wanted).abs().max().item()
    return difference / max(wanted.abs().max().item(), smallest_scale) if difference else 0.0


def errors_of(found, wanted):
    """The error of each array."""
    gradients = [t.abs().max().item() for name, t in wanted.items() if name.startswith("d.")]
    smallest = SMALLEST_SCALE * max(gradients, default=0.0)
    return {
        name: error_of(found[name], wanted[name], smallest if name.startswith("d.") else 0.0)
        for name in wanted
    }


def check_real(options, case, real):
    """The name and the error of the array that is furthest away."""
    with tempfile.TemporaryDirectory() as folder:
        model = Model(options, folder, case.body, real)
        tensors = made_up(model, case.name)
        found = model.compute(tensors)
        wanted = torch_compute(model, case.function, tensors)
        if case.optimizer:
            found |= model.train(tensors)
            wanted |= torch_train(model, case, tensors)
    return max(errors_of(found, wanted).items(), key=lambda item: item[1])


def check(options, case, width):
    """Prints the line of a case. Returns whether all is as PyTorch has it."""
    errors = {real: check_real(options, case, real) for real in LIMITS}
    bad = [f"{name} in {real}" for real, (name, e) in errors.items() if not e <= LIMITS[real]]
    cells = (f"{error:8.1e}" for _, error in errors.values())
    print(f"{case.name:{width}}", *cells, " " + ("wrong: " + ", ".join(bad) if bad else "right"))
    return not bad


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gradc", required=True, metavar="PATH")
    parser.add_argument("--cases", required=True, metavar="cases.py")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("names", nargs="*", metavar="NAME")
    return parser.parse_args()


def read_cases(options):
    spec = importlib.util.spec_from_file_location("cases", options.cases)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cases = [case for case in module.CASES if case.name in options.names or not options.names]
    return cases or gradcheck.fail("there is no such case")


def main():
    options = read_options()
    torch.set_num_threads(1)
    cases = read_cases(options)
    width = max(len(case.name) for case in cases)
    print(f"{'case':{width}}", *(f"{real:>8}" for real in LIMITS), " verdict")
    good = [check(options, case, width) for case in cases]
    print(f"{sum(good)} of {len(good)} cases as in PyTorch {torch.__version__}")
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
