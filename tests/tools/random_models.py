#!/usr/bin/env python3
"""Writes a random model in the language: layers of the prelude and of its own, one after the other.

    random_models.py --seed S [--number N]

The model depends on both numbers only. gradcheck.py tells whether all that gradc makes of it is
right.
"""

import argparse
import random

ACTIVATIONS = ["tanh({0})", "relu({0})", "sigmoid({0})", "silu({0})", "gelu({0})", "softplus({0})",
               "elu({0})", "{0} |> leaky_relu(0.1)", "sin({0})", "hard_tanh({0})", "1.5 * {0}",
               "{0} > 0.2 ? sin({0}) : {0}^2", "clamp({0}, -1, 1) + 0.1 * {0}"]
OPTIMIZERS = ["sgd(lr: 0.1)", "momentum(lr: 0.1)", "adam(lr: 0.01)", "clip_norm(1.0), adamw(lr: 0.01)",
              "lion(lr: 0.01)", "rmsprop(lr: 0.01)", "clip_value(0.1), weight_decay(0.01), sgd(lr: 0.1)"]

# What models may use beside the prelude. Each is written only where it is called.
DEFINITIONS = {
    "residual": ["layer residual(x: [n], hidden) = x + dense(tanh(dense(x, hidden)), n)"],
    "gated": ["layer gated(x: [m, n], units) {",
              "    param w: [n, units] = glorot_uniform()",
              "    param u: [units] = 0.5",
              "    var h: [units] = 0",
              "    for t < m {",
              "        let a[j] = sum(i) x[t, i] * w[i, j]",
              "        h = u * h + (1 - u) * tanh(a)",
              "        yield h",
              "    }",
              "}"],
    "backward": ["layer backward(x: [m, n]) {",
                 "    param decay: [n] = 0.7",
                 "    var s: [n] = 0",
                 "    let y = for t < m reverse {",
                 "        s = x[t] + decay * s",
                 "        yield sin(s)",
                 "    }",
                 "    return y",
                 "}"],
    "descended": ["fn descended(x: [n], target: [n]) {",
                  "    var y: [n] = x",
                  "    for t < 3 {",
                  "        let e = sum(i) (y[i] - target[i])^2 * (1 + y[i]^2)",
                  "        y = y - 0.1 * grad(e, y)",
                  "    }",
                  "    return y",
                  "}"],
    "slope": ["fn slope(x: [n]) {",
              "    let e = sum(i) x[i]^3 * x[0]",
              "    return grad(e, x)",
              "}"],
    "block": ["layer block(x: [c, h, w]) = x + 0.5 * tanh(conv2d(x, c, size: 3, padding: 1))"],
    "net": ["layer net(x: [n]) = dense(tanh(dense(x, 3)), 2)"],
}


class Value:
    """Its shape in each row of the batch. A length may be the dimension T."""

    def __init__(self, name, shape):
        self.name = name
        self.shape = shape


class Generator:
    def __init__(self, seed, number):
        self.random = random.Random(f"{seed} {number}")
        self.name = f"model_{number}"
        self.lines = []
        self.used = set()
        self.count = 0
        self.values = []
        self.shares_net = False

    # -- Chances

    def choice(self, items):
        return self.random.choice(items)

    def likely(self, probability):
        return self.random.random() < probability

    def small(self):
        return self.random.randint(1, 5)

    # -- Lines

    def fresh(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def define(self, text, shape):
        name = self.fresh("x")
        self.lines.append(f"let {name} = {text}")
        self.values.append(Value(name, shape))
        return self.values[-1]

    def elements(self, indices, text, shape):
        name = self.fresh("x")
        self.lines.append(f"let {name}[n, {', '.join(indices)}] = {text}")
        self.values.append(Value(name, shape))
        return self.values[-1]

    def own(self, name):
        self.used.add(name)
        return name

    def other(self, shape):
        """Another value of this shape, where there is one."""
        fitting = [value for value in self.values if value.shape == shape]
        return self.choice(fitting)

    # -- Any shape

    def activation(self, x):
        return self.define(self.choice(ACTIVATIONS).format(x.name), x.shape)

    def combined(self, x):
        other = self.other(x.shape).name
        return self.define(self.choice([f"{x.name} + {other}", f"{x.name} * {other}",
                                        f"max({x.name}, {other} - 0.1)",
                                        f"{x.name} / (1 + {other}^2)"]), x.shape)

    def dropped(self, x):
        return self.define(f"dropout({x.name}, rate: 0.3)", x.shape)

    # -- Vectors

    def dense(self, x):
        size = self.small()
        return self.define(f"dense({x.name}, {size})", x.shape[:-1] + (size,))

    def normed(self, x):
        return self.define(self.choice(["layer_norm({0}, eps: 0.1)", "rms_norm({0}, eps: 0.1)",
                                        "softmax({0})", "log_softmax({0})", "cumsum({0})",
                                        "flip({0})"]).format(x.name), x.shape)

    def residual(self, x):
        call = f"{self.own('residual')}({x.name}, hidden: {self.small()})"
        return self.define(f"repeat {self.random.randint(1, 3)} {call}" if self.likely(0.6) else call,
                           x.shape)

    def batch_normed(self, x):
        return self.define(f"batch_norm({x.name}, eps: 0.1)", x.shape)

    def joined(self, x):
        other = self.choice([value for value in self.values if len(value.shape) == 1])
        return self.define(f"concat({x.name}, {other.name})", (x.shape[0] + other.shape[0],))

    def mirrored(self, x):
        text = f"{x.name}[n, i] * {x.name}[n, {x.shape[0] - 1} - i]"
        return self.elements([f"i < {x.shape[0]}"], text, x.shape)

    def cut(self, x):
        begin = self.random.randrange(x.shape[0])
        end = self.random.randint(begin + 1, x.shape[0])
        return self.define(f"{x.name}[:, {begin}:{end}]", (end - begin,))

    def folded(self, x):
        parts = self.choice([n for n in range(1, x.shape[0] + 1) if x.shape[0] % n == 0])
        return self.define(f"split({x.name}, {parts})", (parts, x.shape[0] // parts))

    def shared(self, x):
        if not self.shares_net:
            self.lines.append(f"use {self.own('net')} as shared")
            self.shares_net = x.shape[0]
        if self.shares_net != x.shape[0]:
            return self.dense(x)
        return self.define(f"shared({x.name})", (2,))

    def sloped(self, x):
        return self.define(f"0.1 * {self.own('slope')}({x.name})", x.shape)

    def descended(self, x):
        target = self.other(x.shape).name
        return self.define(f"{self.own('descended')}(tanh({x.name}), sin({target}))", x.shape)

    def windows(self, x):
        size = self.random.randint(1, x.shape[0])
        count = x.shape[0] - size + 1
        word = self.choice(["sum", "max", "mean", "min"])
        return self.elements([f"i < {count}"], f"{word}(u < {size}) {x.name}[n, i + u]", (count,))

    # -- Sequences

    def recurrent(self, x):
        layer, units = self.choice(["lstm", "gru", "rnn", self.own("gated")]), self.small()
        return self.define(f"{layer}({x.name}, {units})", (x.shape[0], units))

    def from_behind(self, x):
        return self.define(f"{self.own('backward')}({x.name})", x.shape)

    def attended(self, x):
        heads = self.choice([h for h in range(1, x.shape[1] + 1) if x.shape[1] % h == 0])
        memory = self.choice([value for value in self.values
                              if len(value.shape) == 2 and value.shape[0] == x.shape[0]]).name
        return self.define(self.choice([f"attention({x.name}, {heads})",
                                        f"cross_attention({x.name}, {memory}, {heads})",
                                        f"transformer({x.name}, {heads}, hidden: {self.small()})"]),
                           x.shape)

    def rotated(self, x):
        return self.define(f"rotary({x.name})" if x.shape[1] % 2 == 0 else f"sin({x.name})", x.shape)

    def pooled(self, x):
        word = self.choice(["mean", "max", "sum"])
        return self.elements(["j"], f"{word}(t) {x.name}[n, t, j]", x.shape[1:])

    def earlier(self, x):
        return self.elements([f"t < {x.shape[0]}", "j"],
                             f"sum(u <= t) {x.name}[n, u, j] / (1 + t - u)", x.shape)

    def flattened(self, x):
        if x.shape[0] == "T":
            return self.pooled(x)
        size = x.shape[0] * x.shape[1]
        return self.define(f"reshape({x.name}, [N, {size}])", (size,))

    # -- Images

    def convolved(self, x):
        c, h, w = x.shape
        groups = self.choice([g for g in range(1, c + 1) if c % g == 0])
        filters, stride = groups * self.random.randint(1, 2), self.random.randint(1, 3)
        padding, dilation = self.random.randint(0, 3), self.random.randint(1, 2)
        size = self.random.randint(1, 3)
        reach = dilation * (size - 1) + 1
        if reach > min(h, w) + 2 * padding:
            padding = reach
        sides = tuple((side + 2 * padding - reach) // stride + 1 for side in (h, w))
        return self.define(f"conv2d({x.name}, {filters}, size: {size}, stride: {stride}, "
                           f"padding: {padding}, dilation: {dilation}, groups: {groups})",
                           (filters,) + self.limited(sides))

    def limited(self, sides):
        return sides

    def transposed(self, x):
        c, h, w = x.shape
        filters, size, stride = self.random.randint(1, 2), self.random.randint(1, 3), self.choice([1, 2])
        return self.define(f"conv_transpose2d({x.name}, {filters}, size: {size}, stride: {stride})",
                           (filters, (h - 1) * stride + size, (w - 1) * stride + size))

    def shrunk(self, x):
        c, h, w = x.shape
        size = self.random.randint(1, min(h, w, 3))
        stride = self.random.randint(1, 2)
        return self.define(f"{self.choice(['max_pool', 'avg_pool'])}({x.name}, {size}, {stride})",
                           (c, (h - size) // stride + 1, (w - size) // stride + 1))

    def image_normed(self, x):
        groups = self.choice([g for g in range(1, x.shape[0] + 1) if x.shape[0] % g == 0])
        return self.define(self.choice([f"group_norm({x.name}, {groups}, eps: 0.1)",
                                        f"batch_norm({x.name}, eps: 0.1)"]), x.shape)

    def image_repeated(self, x):
        return self.define(f"repeat 2 {self.own('block')}({x.name})", x.shape)

    def stacked(self, x):
        c, h, w = x.shape
        other = self.choice([value for value in self.values if value.shape[1:] == (h, w)])
        return self.define(f"concat_channels({x.name}, {other.name})", (c + other.shape[0], h, w))

    def image_pooled(self, x):
        return self.define(f"{self.choice(['global_max_pool', 'global_avg_pool'])}({x.name})",
                           x.shape[:1])

    def image_flattened(self, x):
        c, h, w = x.shape
        return self.define(f"flatten({x.name})", (c * h * w,))

    # -- The model

    def step(self, x):
        makers = [self.activation, self.activation, self.combined, self.dropped]
        rank = len(x.shape)
        if rank == 1:
            makers += [self.dense, self.dense, self.normed, self.normed, self.residual, self.joined,
                       self.batch_normed, self.mirrored, self.cut, self.folded, self.shared,
                       self.sloped, self.descended, self.windows]
        elif rank == 2:
            makers += [self.dense, self.recurrent, self.recurrent, self.attended, self.attended,
                       self.rotated, self.pooled, self.earlier, self.flattened, self.from_behind]
        else:
            makers += [self.convolved, self.convolved, self.transposed, self.shrunk,
                       self.image_normed, self.image_repeated, self.stacked, self.image_pooled,
                       self.image_flattened]
        maker = self.choice(makers)
        size = 1
        for length in x.shape:
            size *= 4 if length == "T" else length
        if size > 60:
            maker = self.shrunk if rank == 3 and min(x.shape[1:]) > 1 else \
                self.image_pooled if rank == 3 else self.dense
        return maker(x)

    def to_vector(self, x):
        while len(x.shape) > 1:
            x = self.pooled(x) if len(x.shape) == 2 else self.image_pooled(x)
        return x

    def inputs(self):
        """The inputs, as lines; their values are there."""
        lines, length = [], self.choice(["T", 2, 3])
        kinds = self.random.sample(["vector", "sequence", "image", "tokens"], self.choice([1, 2, 2, 3]))
        for kind in kinds:
            name = self.fresh("x")
            if kind == "vector":
                shape = (self.random.randint(2, 5),)
            elif kind == "sequence":
                shape = (length, self.random.randint(1, 4))
            elif kind == "image":
                shape = (self.random.randint(1, 3), self.random.randint(2, 5), self.random.randint(2, 5))
            else:
                lines.append(f"input {name}: class(4)[N, {length}]")
                self.define(f"embedding({name}, 4, {self.random.randint(1, 4)})", (length, 0))
                self.values[-1].shape = (length, int(self.lines[-1].split()[-1][:-1]))
                continue
            lines.append(f"input {name}: f64[N, {', '.join(map(str, shape))}]")
            self.values.append(Value(name, shape))
        return lines

    def losses(self):
        ends = self.random.sample(self.values, min(len(self.values), self.choice([1, 2])))
        for end in [self.values[-1], *ends]:
            x = self.to_vector(end)
            kind = self.random.randrange(4)
            if kind == 0:
                self.lines.append(f"loss cross_entropy(1 * {x.name}, label)")
            elif kind == 1:
                self.lines.append(f"loss 0.5 * mse({x.name}, 0.3)")
            elif kind == 2:
                self.lines.append(f"loss tanh({x.name})^2 + 1")
            else:
                self.lines.append(f"loss (mean(i) huber({x.name}[0, i], 0.2)) * 2")
            if kind == 0:
                self.labels = min(self.labels, x.shape[0])
        self.lines.append("loss scale^2")
        self.lines.append(f"output {self.fresh('y')} = scale * {self.values[-1].name}")

    def text(self):
        self.labels = 100
        heads = self.inputs() + ["param scale: f64 = 1.5"]
        for _ in range(self.random.randint(2, 7)):
            recent = self.values[-3:]
            self.step(self.choice(recent + recent[-1:]))
        self.losses()
        if self.labels < 100:
            heads.append(f"input label: class({self.labels})[N]")
        if self.likely(0.5):
            self.lines.append(f"optimizer {self.choice(OPTIMIZERS)}")
        dims = ["dim N <= 3"] + ["dim T <= 4"] * any("T]" in line or "T," in line for line in heads)
        used = [line for name in sorted(self.used) for line in DEFINITIONS[name]
                if any(f"{name}(" in each or f"use {name} " in each for each in self.lines)]
        body = [f"    {line}" for line in heads + self.lines]
        return "\n".join([*dims, "", *used, "", f"model {self.name} {{", *body, "}"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=0)
    options = parser.parse_args()
    print(Generator(options.seed, options.number).text(), end="")


if __name__ == "__main__":
    main()
