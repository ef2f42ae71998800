#include "points.h"

#define ORACLE(f, expression)                                                                      \
    static Jet f##_oracle(const Jet *v) {                                                          \
        const Jet x = v[0], y = v[1];                                                              \
        (void)x, (void)y;                                                                          \
        return expression;                                                                         \
    }

ORACLE(negative, scaled(x, -1))
ORACLE(plus, add(x, y))
ORACLE(minus, subtract(x, y))
ORACLE(times, multiply(x, y))
ORACLE(over, divide(x, y))
ORACLE(raised, jet_pow(x, y))
ORACLE(power, jet_pow(x, y))
ORACLE(inverted, reciprocal(x))
ORACLE(squared, square(x))
ORACLE(cubed, multiply(square(x), x))
ORACLE(fourth, square(square(x)))
ORACLE(seventh, multiply(multiply(square(square(x)), square(x)), x))
ORACLE(rooted, jet_sqrt(x))
ORACLE(doubling, jet_exp(scaled(x, logl(2))))
ORACLE(chosen, x.value > y.value ? multiply(x, y) : subtract(y, x))
ORACLE(within, x.value <= 0        ? constant(2)
               : y.value > x.value ? multiply(x, y)
                                   : subtract(y, square(x)))
ORACLE(beyond, x.value > 0         ? constant(2)
               : y.value > x.value ? multiply(x, y)
                                   : subtract(y, square(x)))
ORACLE(apart, x.value <= 0 || y.value <= x.value ? constant(0)
              : y.value < 2                      ? multiply(x, y)
                                                 : square(y))
ORACLE(exp_of, jet_exp(x))
ORACLE(log_of, jet_log(x))
ORACLE(log2_of, scaled(jet_log(x), 1 / logl(2)))
ORACLE(log10_of, scaled(jet_log(x), 1 / logl(10)))
ORACLE(expm1_of, chain(jet_exp(x), expm1l(x.value), 1, 0))
ORACLE(log1p_of, chain(jet_log(shifted(x, 1)), log1pl(x.value), 1, 0))
ORACLE(sqrt_of, jet_sqrt(x))
ORACLE(cbrt_of, jet_cbrt(x))
ORACLE(sin_of, jet_sin(x))
ORACLE(cos_of, jet_cos(x))
ORACLE(tan_of, jet_tan(x))
ORACLE(asin_of, jet_asin(x))
ORACLE(acos_of, jet_acos(x))
ORACLE(atan_of, jet_atan(x))
/* The angle of a point in the upper half: that of the slope of the other axis. */
ORACLE(atan2_of, subtract(constant(acosl(0)), jet_atan(divide(y, x))))
ORACLE(hypot_of, jet_sqrt(add(square(x), square(y))))
ORACLE(sinh_of, jet_sinh(x))
ORACLE(cosh_of, jet_cosh(x))
ORACLE(tanh_of, jet_tanh(x))
ORACLE(asinh_of, jet_asinh(x))
ORACLE(acosh_of, jet_acosh(x))
ORACLE(atanh_of, jet_atanh(x))
ORACLE(erf_of, jet_erf(x))
ORACLE(erfc_of, shifted(scaled(jet_erf(x), -1), 1))
ORACLE(abs_of, jet_abs(x))
ORACLE(floor_of, scaled(x, floorl(x.value)))
ORACLE(sign_of, jet_abs(x))
ORACLE(step_of, scaled(x, x.value > 0))
ORACLE(larger, multiply(x.value > y.value ? x : y, x))
ORACLE(smaller, multiply(x.value < y.value ? x : y, x))

static Jet clamped_oracle(const Jet *v) {
    Jet high = shifted(v[4], 2);
    Jet x = v[0].value < v[3].value ? v[3] : v[0].value > high.value ? high : v[0];
    return multiply(x, v[5]);
}

static const Case cases[] = {
    OF_ONE(negative, -3, 3),         OF_TWO(plus, -3, 3, -2, 5),
    OF_TWO(minus, -3, 3, -2, 5),     OF_TWO(times, -3, 3, -2, 5),
    OF_TWO(over, -3, 3, 0.1, 5),     OF_TWO(raised, 0.1, 5, -3, 3),
    OF_TWO(power, 0.1, 5, -3, 3),    OF_ONE(inverted, -3, -0.1),
    OF_ONE(squared, -3, 3),          OF_ONE(cubed, -3, 3),
    OF_ONE(fourth, -3, 3),           OF_ONE(seventh, -3, 3),
    OF_ONE(rooted, 0.001, 9),        OF_ONE(doubling, -9, 9),
    OF_TWO(within, -3, 3, -3, 3),    OF_TWO(beyond, -3, 3, -3, 3),
    OF_TWO(apart, -3, 3, -3, 3),     OF_TWO(chosen, -3, 3, -3, 3),
    OF_ONE(exp_of, -20, 20),         OF_ONE(log_of, 0.001, 9),
    OF_ONE(log2_of, 0.001, 9),       OF_ONE(log10_of, 0.001, 9),
    OF_ONE(expm1_of, -2, 9),         OF_ONE(log1p_of, -0.9, 9),
    OF_ONE(sqrt_of, 0.001, 9),       OF_ONE(cbrt_of, -9, 9),
    OF_ONE(sin_of, -9, 9),           OF_ONE(cos_of, -9, 9),
    OF_ONE(tan_of, -1.5, 1.5),       OF_ONE(asin_of, -0.99, 0.99),
    OF_ONE(acos_of, -0.99, 0.99),    OF_ONE(atan_of, -9, 9),
    OF_TWO(hypot_of, 0.5, 3, 0.5, 3), OF_ONE(erfc_of, -3, 3),
    OF_TWO(atan2_of, 0.1, 3, -3, 3), OF_ONE(sinh_of, -9, 9),
    OF_ONE(cosh_of, -9, 9),          OF_ONE(tanh_of, -3, 3),
    OF_ONE(asinh_of, -9, 9),         OF_ONE(acosh_of, 1.01, 9),
    OF_ONE(atanh_of, -0.99, 0.99),   OF_ONE(erf_of, -3, 3),
    OF_ONE(abs_of, -3, 3),           OF_ONE(floor_of, -3, 3),
    OF_ONE(sign_of, -3, 3),          OF_ONE(step_of, -3, 3),
    OF_TWO(larger, -3, 3, -3, 3),    OF_TWO(smaller, -3, 3, -3, 3),
    OF_SIX(clamped, -4, 4, -1, 1),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
