"""What is compared with PyTorch by tests/tools/torchcheck.py.

A case is the body of a model with an output y, and a function that computes y in PyTorch. Its
argument has the inputs, parameters and states under their names in C: `y.w` of the model is p.y_w.
Where a model has a loss of its own, the function returns that too. PyTorch keeps the weights of a layer as
[units, n]; gradc as [n, units].
"""

import dataclasses
import math
import typing

import torch
import torch.nn.functional as F
from torch.nn.utils import clip_grad_norm_, clip_grad_value_


@dataclasses.dataclass
class Case:
    name: str
    body: str
    function: typing.Callable
    optimizer: typing.Callable = None


# ---- Layers of vectors ----


def batch_norm(p, momentum=0.1, eps=1e-5):
    """PyTorch puts the new states in their place."""
    return F.batch_norm(
        p.x, p.y_centre, p.y_spread, p.y_gain, p.y_bias, p.training, momentum, eps
    )


VECTORS = [
    Case(
        "dense",
        "param x: [2, 3, 5] = 0  output y = dense(x, 4)",
        lambda p: F.linear(p.x, p.y_w.T, p.y_b),
    ),
    Case(
        "layer_norm",
        "param x: [3, 6] = 0  output y = layer_norm(x)",
        lambda p: F.layer_norm(p.x, [6], p.y_gain, p.y_bias),
    ),
    Case(
        "layer_norm, eps",
        "param x: [3, 6] = 0  output y = layer_norm(x, eps: 0.1)",
        lambda p: F.layer_norm(p.x, [6], p.y_gain, p.y_bias, 0.1),
    ),
    Case(  # this version of PyTorch has none
        "rms_norm",
        "param x: [3, 6] = 0  output y = rms_norm(x)",
        lambda p: p.y_gain * p.x * torch.rsqrt(p.x.square().mean(-1, keepdim=True) + 1e-5),
    ),
    Case(
        "group_norm",
        "param x: [2, 6, 3, 4] = 0  output y = group_norm(x, groups: 3)",
        lambda p: F.group_norm(p.x, 3, p.y_gain, p.y_bias),
    ),
    Case(
        "group_norm, one group",
        "param x: [2, 6, 3, 4] = 0  output y = group_norm(x, groups: 1)",
        lambda p: F.group_norm(p.x, 1, p.y_gain, p.y_bias),
    ),
    Case(
        "group_norm, one channel",
        "param x: [2, 1, 3, 4] = 0  output y = group_norm(x, groups: 1)",
        lambda p: F.group_norm(p.x, 1, p.y_gain, p.y_bias),
    ),
    Case(
        "batch_norm",
        "param x: [5, 3] = 0  output y = batch_norm(x)",
        batch_norm,
    ),
    Case(
        "batch_norm of signals",
        "param x: [5, 3, 4] = 0  output y = batch_norm(x, decay: 0.75, eps: 0.1)",
        lambda p: batch_norm(p, 0.25, 0.1),
    ),
    Case(
        "batch_norm of images",
        "param x: [2, 3, 4, 5] = 0  output y = batch_norm(x)",
        batch_norm,
    ),
    Case(
        "group_norm, of each channel",
        "param x: [2, 4, 3, 4] = 0  output y = group_norm(x, groups: 4)",
        lambda p: F.instance_norm(p.x, weight=p.y_gain, bias=p.y_bias),
    ),
]

# ---- Images and signals ----


def convolution(name, arguments, channels=4, **settings):
    return Case(
        f"conv2d{name}",
        f"param x: [2, {channels}, 7, 8] = 0  output y = conv2d(x, 6, {arguments})",
        lambda p: F.conv2d(p.x, p.y_k, p.y_b, **settings),
    )


def transposed(name, arguments, **settings):
    return Case(
        f"conv_transpose2d{name}",
        f"param x: [2, 3, 4, 5] = 0  output y = conv_transpose2d(x, 4, {arguments})",
        lambda p: F.conv_transpose2d(p.x, p.y_k, p.y_b, **settings),
    )


def pool(call, function, shape="[2, 3, 7, 8]"):
    return Case(call, f"param x: {shape} = 0  output y = {call}", lambda p: function(p.x))


SIGNAL = "[2, 3, 9]"

IMAGES = [
    convolution("", "size: 3", channels=3),
    convolution(", one channel", "size: 3", channels=1),
    convolution(", size 1", "size: 1"),
    convolution(", padded", "size: 3, padding: 2", padding=2),
    convolution(", strided", "size: 3, stride: 2", stride=2),
    convolution(", dilated", "size: 3, dilation: 2", dilation=2),
    convolution(", grouped", "size: 3, groups: 2", groups=2),
    convolution(", depthwise", "size: 3, groups: 3", channels=3, groups=3),
    convolution(
        ", all of it",
        "size: 2, stride: 2, padding: 1, dilation: 3, groups: 2",
        stride=2, padding=1, dilation=3, groups=2,
    ),
    Case(
        "conv1d, all of it",
        "param x: [2, 4, 9] = 0"
        "  output y = conv1d(x, 6, size: 3, stride: 2, padding: 1, dilation: 2, groups: 2)",
        lambda p: F.conv1d(p.x, p.y_k, p.y_b, 2, 1, 2, 2),
    ),
    Case(
        "conv1d, one channel",
        "param x: [2, 1, 9] = 0  output y = conv1d(x, 4, size: 3)",
        lambda p: F.conv1d(p.x, p.y_k, p.y_b),
    ),
    transposed("", "size: 3"),
    transposed(", strided", "size: 3, stride: 2", stride=2),
    transposed(", strided, no overlap", "size: 2, stride: 3", stride=3),
    transposed(", padded", "size: 3, stride: 2, padding: 1", stride=2, padding=1),
    pool("max_pool(x, 2)", lambda x: F.max_pool2d(x, 2)),
    pool("max_pool(x, 3, stride: 2)", lambda x: F.max_pool2d(x, 3, 2)),
    pool("avg_pool(x, 2)", lambda x: F.avg_pool2d(x, 2)),
    pool("avg_pool(x, 3, stride: 2)", lambda x: F.avg_pool2d(x, 3, 2)),
    pool("max_pool1d(x, 2)", lambda x: F.max_pool1d(x, 2), SIGNAL),
    pool("max_pool1d(x, 3, stride: 2)", lambda x: F.max_pool1d(x, 3, 2), SIGNAL),
    pool("avg_pool1d(x, 2)", lambda x: F.avg_pool1d(x, 2), SIGNAL),
    pool("avg_pool1d(x, 3, stride: 2)", lambda x: F.avg_pool1d(x, 3, 2), SIGNAL),
    pool("global_max_pool(x)", lambda x: F.adaptive_max_pool2d(x, 1).flatten(1)),
    pool("global_avg_pool(x)", lambda x: F.adaptive_avg_pool2d(x, 1).flatten(1)),
    pool("pad(x, 0, 1, 2)", lambda x: F.pad(x, (2, 2, 1, 1))),
    pool("pad_reflect(x, 2)", lambda x: F.pad(x, (2, 2), mode="reflect"), SIGNAL),
    pool("cumsum(x)", lambda x: x.cumsum(-1), SIGNAL),
]

# ---- Sequences ----

# Of a recurrent network: several layers, dropout and so on, none of which is asked for.
SETTINGS = dict(has_biases=True, num_layers=1, dropout=0.0, train=True, bidirectional=False)


def nothing(p, units):
    """The first state of the two sequences."""
    return torch.zeros(1, 2, units, dtype=p.x.dtype)


def matrix(w):
    """[gates * units, n], of [n, gates, units]."""
    return w.flatten(1).T


def rnn(p):
    weights = [p.y_wx.T, p.y_wh.T, p.y_b, torch.zeros_like(p.y_b)]
    return torch.rnn_tanh(p.x, nothing(p, 4), weights, batch_first=True, **SETTINGS)[0]


def lstm(p):
    b = p.y_b.flatten()
    weights = [matrix(p.y_wx), matrix(p.y_wh), b, torch.zeros_like(b)]
    start = (nothing(p, 4), nothing(p, 4))
    return torch.lstm(p.x, start, weights, batch_first=True, **SETTINGS)[0]


def gru(p):
    weights = [matrix(p.y_wx), matrix(p.y_wh), p.y_bx.flatten(), p.y_bh.flatten()]
    return torch.gru(p.x, nothing(p, 4), weights, batch_first=True, **SETTINGS)[0]


def heads_of(p, x, memory, heads, mask=None):
    """F.multi_head_attention_forward, with separate matrices; it has the time first."""
    y, _ = F.multi_head_attention_forward(
        x.transpose(0, 1), memory.transpose(0, 1), memory.transpose(0, 1), x.shape[-1], heads,
        None, torch.cat([p.y_q_b, p.y_k_b, p.y_v_b]), None, None, False, 0.0,
        p.y_dense_w.T, p.y_dense_b, need_weights=False, attn_mask=mask,
        use_separate_proj_weight=True,
        q_proj_weight=p.y_q_w.T, k_proj_weight=p.y_k_w.T, v_proj_weight=p.y_v_w.T,
    )
    return y.transpose(0, 1)


def later(length):
    """What may not be looked at: places after one's own."""
    return torch.ones(length, length, dtype=torch.bool).triu(1)


def rotary(x, base):
    """Pairs as complex numbers."""
    time, width = x.shape[-2:]
    rates = base ** (-torch.arange(0, width, 2, dtype=x.dtype) / width)
    angles = torch.outer(torch.arange(time, dtype=x.dtype), rates)
    pairs = torch.view_as_complex(x.unflatten(-1, (-1, 2)).contiguous())
    return torch.view_as_real(pairs * torch.polar(torch.ones_like(angles), angles)).flatten(-2)


SEQUENCES = [
    Case("rnn", "param x: [2, 5, 3] = 0  output y = rnn(x, 4)", rnn),
    Case("lstm", "param x: [2, 5, 3] = 0  output y = lstm(x, 4)", lstm),
    Case("gru", "param x: [2, 5, 3] = 0  output y = gru(x, 4)", gru),
    Case(
        "attention",
        "param x: [2, 5, 6] = 0  output y = attention(x, heads: 2)",
        lambda p: heads_of(p, p.x, p.x, 2, later(5)),
    ),
    Case(
        "attention, one head",
        "param x: [2, 5, 6] = 0  output y = attention(x, heads: 1)",
        lambda p: heads_of(p, p.x, p.x, 1, later(5)),
    ),
    Case(
        "cross_attention",
        "param x: [2, 5, 6] = 0  param m: [2, 3, 4] = 0"
        "  output y = cross_attention(x, memory: m, heads: 3)",
        lambda p: heads_of(p, p.x, p.m, 3),
    ),
    Case(
        "cross_attention, of itself",
        "param x: [2, 5, 6] = 0  output y = cross_attention(x, memory: x, heads: 2)",
        lambda p: heads_of(p, p.x, p.x, 2),
    ),
    Case(
        "embedding",
        "input token: class(7)[2, 9]  output y = embedding(token, 7, 3)",
        lambda p: F.embedding(p.token, p.y_table),
    ),
    Case(
        "rotary",
        "param x: [2, 5, 6] = 0  output y = rotary(x)",
        lambda p: rotary(p.x, 10000.0),
    ),
]

# ---- Activations, of numbers from -5 to 5 and of rows ----


def activation(call, function):
    body = f"param x: [4, 10] = 0  let z = 5 * x  output y = {call}"
    return Case(call, body, lambda p: function(5 * p.x))


ACTIVATIONS = [
    activation("relu(z)", F.relu),
    activation("relu6(2 * z)", lambda z: F.relu6(2 * z)),
    activation("leaky_relu(z)", lambda z: F.leaky_relu(z, 0.2)),
    activation("leaky_relu(z, 0.01)", F.leaky_relu),
    activation("elu(z)", F.elu),
    activation("elu(z, alpha: 0.5)", lambda z: F.elu(z, 0.5)),
    activation("selu(z)", F.selu),
    activation("tanh(z)", torch.tanh),
    activation("sigmoid(z)", torch.sigmoid),
    activation("log_sigmoid(z)", F.logsigmoid),
    activation("softplus(z)", F.softplus),
    activation("softsign(z)", F.softsign),
    activation("silu(z)", F.silu),
    activation("mish(z)", F.mish),
    activation("gelu(z)", F.gelu),
    activation("gelu_tanh(z)", lambda z: F.gelu(z, approximate="tanh")),
    # F.hardsigmoid has a derivative of 1/6 in f32, also for f64.
    activation("hard_sigmoid(z)", lambda z: F.relu6(z + 3) / 6),
    activation("hard_tanh(z)", F.hardtanh),
    activation("hard_swish(z)", F.hardswish),
    activation("softmax(z)", lambda z: F.softmax(z, -1)),
    activation("log_softmax(z)", lambda z: F.log_softmax(z, -1)),
    activation("logsumexp(z)", lambda z: z.logsumexp(-1)),
]

# ---- Losses, of each row ----

EACH = dict(reduction="none")


def of_labels(name, call, **settings):
    return Case(
        name,
        f"param z: [6, 5] = 0  input label: class(5)[6]  output y = {call}",
        lambda p: F.cross_entropy(p.z, p.label, **EACH, **settings),
    )


def of_targets(name, call, function):
    return Case(
        name,
        f"param z: [6, 5] = 0  param t: [6, 5] = 0  output y = {call}",
        lambda p: function(p.z, p.t),
    )


LOSSES = [
    of_labels("cross_entropy, labels", "cross_entropy(z, label)"),
    of_labels("cross_entropy, smoothing", "smooth_cross_entropy(z, label)", label_smoothing=0.1),
    of_labels(
        "cross_entropy, more smoothing",
        "smooth_cross_entropy(z, label, smoothing: 0.3)",
        label_smoothing=0.3,
    ),
    Case(
        "cross_entropy, weights",
        "param z: [6, 5] = 0  input label: class(5)[6]  input w: f32[5]"
        "  output y = cross_entropy(z, label, weights: w)",
        lambda p: F.cross_entropy(p.z, p.label, weight=p.w, **EACH),
    ),
    of_targets(
        "cross_entropy, distribution",
        "cross_entropy(z, softmax(t))",
        lambda z, t: F.cross_entropy(z, F.softmax(t, -1), **EACH),
    ),
    Case(
        "nll",
        "param z: [6, 5] = 0  input label: class(5)[6]  output y = nll(log_softmax(z), label)",
        lambda p: F.nll_loss(F.log_softmax(p.z, -1), p.label, **EACH),
    ),
    of_targets("mse", "mse(z, t)", lambda z, t: F.mse_loss(z, t, **EACH).mean(-1)),
    of_targets("mae", "mae(z, t)", lambda z, t: F.l1_loss(z, t, **EACH).mean(-1)),
    of_targets(
        "huber",
        "huber(z, t, delta: 0.5)",
        lambda z, t: F.huber_loss(z, t, delta=0.5, **EACH).mean(-1),
    ),
    of_targets(
        "binary_cross_entropy",
        "binary_cross_entropy(sigmoid(z), sigmoid(stop(t))) + 0 * t",
        lambda z, t: F.binary_cross_entropy(
            torch.sigmoid(z), torch.sigmoid(t.detach()), **EACH
        ) + 0 * t,
    ),
    of_targets(
        "binary_cross_entropy_from_logits",
        "binary_cross_entropy_from_logits(4 * z, sigmoid(t))",
        lambda z, t: F.binary_cross_entropy_with_logits(4 * z, torch.sigmoid(t), **EACH),
    ),
    of_targets(
        "kl_divergence",
        "kl_divergence(softmax(t), softmax(z))",
        lambda z, t: F.kl_div(F.log_softmax(z, -1), F.softmax(t, -1), **EACH).sum(-1),
    ),
]

# ---- A small GPT ----

GPT = """
    input tokens: class(7)[2, 5]
    input next: class(7)[2, 5]
    let x = embedding(tokens, 7, 8) + position(5, 8)
    let blocks = repeat 3 transformer(x, heads: 2, hidden: 16)
    output y = dense(layer_norm(blocks), 7)
    loss cross_entropy(y, next)
"""


def gpt_attention(p, i, x):
    batch, time, width = x.shape
    name = "blocks_r2_"
    part = lambda of: getattr(p, name + of)[i]
    q, k, v = (
        F.linear(x, part(f"{of}_w").T, part(f"{of}_b")).view(batch, time, 2, -1).transpose(1, 2)
        for of in "qkv"
    )
    scores = q @ k.transpose(-1, -2) / math.sqrt(width / 2)
    weights = F.softmax(scores.masked_fill(later(time), -math.inf), -1)
    joined = (weights @ v).transpose(1, 2).flatten(2)
    return F.linear(joined, part("dense_w").T, part("dense_b"))


def gpt_block(p, i, x):
    before = F.layer_norm(x, [8], p.blocks_r_gain[i], p.blocks_r_bias[i])
    x = x + gpt_attention(p, i, before)
    between = F.layer_norm(x, [8], p.blocks_layer_norm_gain[i], p.blocks_layer_norm_bias[i])
    hidden = F.gelu(F.linear(between, p.blocks_dense_w[i].T, p.blocks_dense_b[i]))
    return x + F.linear(hidden, p.blocks_dense2_w[i].T, p.blocks_dense2_b[i])


def gpt(p):
    x = F.embedding(p.tokens, p.x_table) + p.x2_table
    for i in range(3):
        x = gpt_block(p, i, x)
    y = F.linear(F.layer_norm(x, [8], p.y_gain, p.y_bias), p.y2_w.T, p.y2_b)
    return y, F.cross_entropy(y.flatten(0, 1), p.next.flatten())


MODELS = [Case("gpt", GPT, gpt)]

# ---- Optimizers: five steps of a small classifier ----

CLASSIFIER = """
    input x: f32[4, 6]
    input label: class(3)[4]
    let h = tanh(dense(x, 5))
    output y = dense(h, 3)
    loss cross_entropy(y, label)
    optimizer {}
"""


def classifier(p):
    y = F.linear(torch.tanh(F.linear(p.x, p.h_w.T, p.h_b)), p.y_w.T, p.y_b)
    return y, F.cross_entropy(y, p.label)


class Lion(torch.optim.Optimizer):
    """Algorithm 2 of Chen et al., 2023, which PyTorch does not have."""

    def __init__(self, parameters, lr, betas, decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, decay=decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (beta1, beta2), rate = group["betas"], group["lr"]
            for p in group["params"]:
                mean = self.state[p].get("mean", torch.zeros_like(p))
                direction = torch.sign(beta1 * mean + (1 - beta1) * p.grad)
                p -= rate * (direction + group["decay"] * p)
                self.state[p]["mean"] = beta2 * mean + (1 - beta2) * p.grad


def optimizer(call, kind, **settings):
    return Case(
        call, CLASSIFIER.format(call), classifier, lambda parameters: kind(parameters, **settings)
    )


def clip_norm(parameters, largest):
    """PyTorch divides by the norm and 1e-6; gradc by the norm."""
    norm = clip_grad_norm_(parameters, math.inf)
    clip_grad_norm_(parameters, largest * (1 + 1e-6 / norm))


class Changed:
    """An optimizer that changes the gradients before each step, and whose rate has a factor."""

    def __init__(self, parameters, of, change=lambda _: None, factor=lambda _: 1, **settings):
        self.parameters, self.change, self.factor = parameters, change, factor
        self.inner = of(parameters, **settings)
        self.lr, self.t = settings["lr"], 0

    def zero_grad(self):
        self.inner.zero_grad()

    def step(self):
        self.t += 1
        self.change(self.parameters)
        self.inner.param_groups[0]["lr"] = self.lr * self.factor(self.t)
        self.inner.step()


SGD, Adagrad, RMSprop = torch.optim.SGD, torch.optim.Adagrad, torch.optim.RMSprop
Adam, AdamW = torch.optim.Adam, torch.optim.AdamW

OPTIMIZERS = [
    optimizer("sgd(lr: 0.5)", SGD, lr=0.5),
    optimizer("momentum(lr: 0.2)", SGD, lr=0.2, momentum=0.9),
    optimizer("momentum(lr: 0.2, decay: 0.5)", SGD, lr=0.2, momentum=0.5),
    optimizer("nesterov(lr: 0.2)", SGD, lr=0.2, momentum=0.9, nesterov=True),
    # The defaults are those of PyTorch, but for momentum, and for momentum's decay.
    optimizer("adagrad()", Adagrad),
    optimizer("adagrad(lr: 0.1)", Adagrad, lr=0.1),
    optimizer("rmsprop()", RMSprop),
    optimizer("rmsprop(lr: 0.1, decay: 0.8)", RMSprop, lr=0.1, alpha=0.8),
    optimizer("adam()", Adam),
    optimizer(
        "adam(lr: 0.1, beta1: 0.8, beta2: 0.9, eps: 1e-3)",
        Adam, lr=0.1, betas=(0.8, 0.9), eps=1e-3,
    ),
    optimizer("adamw()", AdamW),
    optimizer("adamw(lr: 0.1, decay: 0.2)", AdamW, lr=0.1, weight_decay=0.2),
    optimizer("lion()", Lion, lr=1e-4, betas=(0.9, 0.99), decay=0),
    optimizer("lion(lr: 0.1, decay: 0.2)", Lion, lr=0.1, betas=(0.9, 0.99), decay=0.2),
    optimizer(
        "clip_norm(0.1), adam(lr: 0.1)",
        Changed, of=Adam, lr=0.1, change=lambda p: clip_norm(p, 0.1),
    ),
    optimizer(
        "clip_value(0.01), momentum(lr: 0.1)",
        Changed, of=SGD, lr=0.1, momentum=0.9, change=lambda p: clip_grad_value_(p, 0.01),
    ),
    optimizer("weight_decay(0.2), adam(lr: 0.1)", Adam, lr=0.1, weight_decay=0.2),
    optimizer(
        "sgd(lr: 0.5 * warm_up(t, 2) * cosine_decay(t, 4))",
        Changed, of=SGD, lr=0.5,
        factor=lambda t: min(t / 2, 1) * (1 + math.cos(math.pi * min((t - 1) / 4, 1))) / 2,
    ),
]

CASES = [
    *VECTORS, *IMAGES, *SEQUENCES, *ACTIVATIONS, *LOSSES, *MODELS, *OPTIMIZERS,
]
