#include "points.h"

static Jet sigmoid_jet(Jet x) {
    return reciprocal(shifted(jet_exp(scaled(x, -1)), 1));
}

static Jet softplus_jet(Jet x) {
    return jet_log(shifted(jet_exp(x), 1));
}

/* alpha (e^x - 1) below 0; its value is not to be lost near 0. */
static Jet elu_jet(Jet x, Jet alpha) {
    if (x.value > 0) return x;
    Jet step = shifted(jet_exp(x), -1);
    step.value = expm1l(x.value);
    return multiply(alpha, step);
}

static Jet clamp_jet(Jet x, double low, double high) {
    return x.value < low ? constant(low) : x.value > high ? constant(high) : x;
}

static Jet hard_sigmoid_jet(Jet x) {
    return clamp_jet(shifted(divide(x, constant(6)), 0.5L), 0, 1);
}

static Jet gelu_tanh_jet(Jet x) {
    Jet cubed = scaled(multiply(square(x), x), 0.044715L);
    Jet inner = scaled(add(x, cubed), sqrtl(2 / acosl(-1)));
    return multiply(scaled(x, 0.5L), shifted(jet_tanh(inner), 1));
}

static Jet sum(const Jet *v, int count) {
    Jet total = {0};
    for (int i = 0; i < count; i++) total = add(total, v[i]);
    return total;
}

static Jet logsumexp_jet(const Jet *v) {
    Jet exps[6];
    for (int i = 0; i < 6; i++) exps[i] = jet_exp(v[i]);
    return jet_log(sum(exps, 6));
}

static Jet softmax_jet(const Jet *v, int i) {
    return jet_exp(subtract(v[i], logsumexp_jet(v)));
}

static Jet products(const Jet *a, const Jet *b) {
    return add(add(multiply(a[0], b[0]), multiply(a[1], b[1])), multiply(a[2], b[2]));
}

static Jet matmul_of_oracle(const Jet *v) {
    const Jet top_right[3] = {v[1], v[3], v[5]}, bottom_left[3] = {v[0], v[2], v[4]};
    return multiply(products(v, top_right), products(v + 3, bottom_left));
}

static Jet largest_of_oracle(const Jet *v) {
    Jet largest = v[0], smallest = v[0];
    for (int i = 1; i < 6; i++) {
        if (v[i].value > largest.value) largest = v[i];
        if (v[i].value < smallest.value) smallest = v[i];
    }
    return multiply(largest, smallest);
}

static Jet norm_of_oracle(const Jet *v) {
    return jet_sqrt(add(products(v, v), products(v + 3, v + 3)));
}

#define ORACLE(f, expression)                                                                      \
    static Jet f##_oracle(const Jet *v) {                                                          \
        const Jet x = v[0];                                                                        \
        (void)x;                                                                                   \
        return expression;                                                                         \
    }

ORACLE(relu_of, x.value > 0 ? square(x) : constant(0))
ORACLE(relu6_of, multiply(clamp_jet(x, 0, 6), x))
ORACLE(leaky_relu_of, x.value > 0 ? x : multiply(v[1], x))
ORACLE(elu_of, elu_jet(x, v[1]))
ORACLE(selu_of, scaled(elu_jet(x, constant(1.6732632423543772L)), 1.0507009873554805L))
ORACLE(sigmoid_of, sigmoid_jet(x))
ORACLE(log_sigmoid_of, scaled(softplus_jet(scaled(x, -1)), -1))
ORACLE(softplus_of, softplus_jet(x))
ORACLE(softsign_of, divide(x, shifted(jet_abs(x), 1)))
ORACLE(silu_of, multiply(x, sigmoid_jet(x)))
ORACLE(mish_of, multiply(x, jet_tanh(softplus_jet(x))))
ORACLE(gelu_of, multiply(scaled(x, 0.5L), shifted(jet_erf(scaled(x, 1 / sqrtl(2))), 1)))
ORACLE(gelu_tanh_of, gelu_tanh_jet(x))
ORACLE(hard_sigmoid_of, multiply(hard_sigmoid_jet(x), x))
ORACLE(hard_tanh_of, multiply(clamp_jet(x, -1, 1), x))
ORACLE(hard_swish_of, multiply(hard_sigmoid_jet(x), x))
ORACLE(logsumexp_of, logsumexp_jet(v))
ORACLE(log_softmax_of, multiply(subtract(v[1], logsumexp_jet(v)), subtract(v[4], logsumexp_jet(v))))
ORACLE(softmax_of, add(softmax_jet(v, 0), multiply(softmax_jet(v, 2), softmax_jet(v, 5))))
ORACLE(dot_of, products(v, v + 3))
ORACLE(mean_of, multiply(divide(sum(v, 6), constant(6)), v[1]))

static const Case cases[] = {
    OF_ONE(relu_of, -3, 3),
    OF_ONE(relu6_of, -3, 9),
    OF_TWO(leaky_relu_of, -3, 3, 0.01, 1),
    OF_TWO(elu_of, -3, 3, 0.1, 2),
    OF_ONE(selu_of, -3, 3),
    OF_ONE(sigmoid_of, -6, 6),
    OF_ONE(log_sigmoid_of, -6, 6),
    OF_ONE(softplus_of, -6, 6),
    OF_ONE(softsign_of, -9, 9),
    OF_ONE(silu_of, -6, 6),
    OF_ONE(mish_of, -3, 3),
    OF_ONE(gelu_of, -3, 3),
    OF_ONE(gelu_tanh_of, -3, 3),
    OF_ONE(hard_sigmoid_of, -9, 9),
    OF_ONE(hard_tanh_of, -3, 3),
    OF_ONE(hard_swish_of, -9, 9),
    OF_SIX(logsumexp_of, -3, 3, -3, 3),
    OF_SIX(log_softmax_of, -3, 3, -3, 3),
    OF_SIX(softmax_of, -3, 3, -3, 3),
    OF_SIX(norm_of, -3, 3, -3, 3),
    OF_SIX(dot_of, -3, 3, -3, 3),
    OF_SIX(matmul_of, -3, 3, -3, 3),
    OF_SIX(largest_of, -3, 3, -3, 3),
    OF_SIX(mean_of, -3, 3, -3, 3),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
