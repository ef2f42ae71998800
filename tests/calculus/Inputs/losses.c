#include "points.h"

static Jet huber_jet(Jet y, Jet target) {
    Jet away = jet_abs(subtract(y, target));
    return away.value <= 1.5L ? scaled(square(away), 0.5L) : scaled(shifted(away, -0.75L), 1.5L);
}

static Jet bce_jet(Jet p, Jet target) {
    Jet is = multiply(target, jet_log(p));
    Jet is_not = multiply(shifted(target, -1), jet_log(shifted(scaled(p, -1), 1)));
    return subtract(is_not, is);
}

/* Through the probability, as nobody should compute it in f64. */
static Jet logits_bce_jet(Jet z, Jet target) {
    return bce_jet(reciprocal(shifted(jet_exp(scaled(z, -1)), 1)), target);
}

static Jet sum3(Jet a, Jet b, Jet c) {
    return add(add(a, b), c);
}

static Jet squares(const Jet *v) {
    return sum3(square(subtract(v[0], v[3])), square(subtract(v[1], v[4])),
                square(subtract(v[2], v[5])));
}

/* -log(softmax(z)[label]) */
static Jet entropy_jet(const Jet *z, int label) {
    Jet total = sum3(jet_exp(z[0]), jet_exp(z[1]), jet_exp(z[2]));
    return scaled(jet_log(divide(jet_exp(z[label]), total)), -1);
}

static Jet entropies(const Jet *z, Jet a, Jet b, Jet c) {
    return sum3(multiply(a, entropy_jet(z, 0)), multiply(b, entropy_jet(z, 1)),
                multiply(c, entropy_jet(z, 2)));
}

static Jet maes_jet(const Jet *v) {
    return sum3(jet_abs(subtract(v[0], v[3])), jet_abs(subtract(v[1], v[4])),
                jet_abs(subtract(v[2], v[5])));
}

static Jet smooth_jet(const Jet *z) {
    const Jet rest = constant(0.2L / 3), most = constant(0.8L + 0.2L / 3);
    return entropies(z, rest, most, rest);
}

static Jet kl_of_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 3; i++)
        total = add(total, multiply(v[3 + i], subtract(jet_log(v[3 + i]), v[i])));
    return total;
}

#define ORACLE(f, expression)                                                                      \
    static Jet f##_oracle(const Jet *v) {                                                          \
        return expression;                                                                         \
    }

ORACLE(mse_of, square(subtract(v[0], v[1])))
ORACLE(half_sse_of, scaled(square(subtract(v[0], v[1])), 0.5L))
ORACLE(mae_of, jet_abs(subtract(v[0], v[1])))
ORACLE(huber_of, huber_jet(v[0], v[1]))
ORACLE(hinge_of,
       v[0].value *v[1].value < 1 ? shifted(scaled(multiply(v[0], v[1]), -1), 1) : constant(0))
ORACLE(bce_of, bce_jet(v[0], v[1]))
ORACLE(logits_bce_of, logits_bce_jet(v[0], v[1]))
ORACLE(mses_of, divide(squares(v), constant(3)))
ORACLE(half_sses_of, scaled(squares(v), 0.5L))
ORACLE(maes_of, divide(maes_jet(v), constant(3)))
ORACLE(hubers_of, divide(sum3(huber_jet(v[0], v[3]), huber_jet(v[1], v[4]), huber_jet(v[2], v[5])),
                         constant(3)))
ORACLE(entropy_of, entropies(v, v[3], v[4], v[5]))
ORACLE(labelled_of, multiply(entropy_jet(v, 2), v[4]))
ORACLE(weighted_of, multiply(entropy_jet(v, 1), v[4]))
ORACLE(smooth_of, multiply(smooth_jet(v), v[4]))
ORACLE(nll_of, scaled(multiply(jet_log(v[4]), v[0]), -1))
ORACLE(one_hot_of, multiply(v[2], v[5]))

static const Case cases[] = {
    OF_TWO(mse_of, -3, 3, -3, 3),       OF_TWO(half_sse_of, -3, 3, -3, 3),
    OF_TWO(mae_of, -3, 3, -3, 3),       OF_TWO(huber_of, -3, 3, -3, 3),
    OF_TWO(hinge_of, -3, 3, -3, 3),     OF_TWO(bce_of, 0.01, 0.99, 0, 1),
    OF_TWO(logits_bce_of, -6, 6, 0, 1), OF_SIX(mses_of, -3, 3, -3, 3),
    OF_SIX(half_sses_of, -3, 3, -3, 3), OF_SIX(maes_of, -3, 3, -3, 3),
    OF_SIX(hubers_of, -3, 3, -3, 3),    OF_SIX(entropy_of, -3, 3, 0.1, 2),
    OF_SIX(labelled_of, -3, 3, 0.1, 2), OF_SIX(weighted_of, -3, 3, 0.1, 2),
    OF_SIX(smooth_of, -3, 3, 0.1, 2),   OF_SIX(nll_of, -3, 3, 0.1, 2),
    OF_SIX(kl_of, -3, 3, 0.1, 2),       OF_SIX(one_hot_of, -3, 3, 0.1, 2),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
