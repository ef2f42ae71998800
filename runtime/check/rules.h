/* The rules of dual.h or hyperdual.h, which stands before this, against difference quotients: before
   they prove anything they are proved themselves. */
#ifndef GRADC_RULES_H
#define GRADC_RULES_H

#include <stdio.h>

typedef struct dual_rule {
    const char *name;
    dual (*of_one)(dual);
    dual (*of_two)(dual, dual);
    double x, y; /* where it is looked at */
} dual_rule;

static dual dual_product_by_rule(dual a, dual b)
{
    return dual_by_rule(dual_by_rule(dual_constant(a.value * b.value), b, a), a, b);
}

/* The error at a point that moves in x, in y or in both. */
static double dual_rule_error(const dual_rule *rule, double x_speed, double y_speed)
{
    const double step = 1e-5;
    dual results[3];
    for (int i = 0; i < 3; i++) {
        const dual x = dual_moving(rule->x + (i - 1) * step * x_speed, x_speed);
        const dual y = dual_moving(rule->y + (i - 1) * step * y_speed, y_speed);
        results[i] = rule->of_one ? rule->of_one(x) : rule->of_two(x, y);
    }
    return dual_error(results[1], results[0], results[2], step);
}

/* Returns how many are wrong. */
static int dual_wrong_rules(void)
{
    static const dual_rule rules[] = {
        {"add", NULL, dual_add, 0.3, -0.7},
        {"subtract", NULL, dual_subtract, 0.3, -0.7},
        {"multiply", NULL, dual_multiply, 0.3, -0.7},
        {"multiply", NULL, dual_product_by_rule, 0.3, -0.7},
        {"divide", NULL, dual_divide, 0.3, -0.7},
        {"pow", NULL, dual_pow, 1.3, -0.7},
        {"atan2", NULL, dual_atan2, 0.3, -0.7},
        {"hypot", NULL, dual_hypot, 0.3, -0.7},
        {"negate", dual_negate, NULL, 0.3, 0},
        {"abs", dual_abs, NULL, -0.3, 0},
        {"floor", dual_floor, NULL, 0.3, 0},
        {"exp", dual_exp, NULL, 0.3, 0},
        {"expm1", dual_expm1, NULL, 0.3, 0},
        {"log", dual_log, NULL, 0.3, 0},
        {"log2", dual_log2, NULL, 0.3, 0},
        {"log10", dual_log10, NULL, 0.3, 0},
        {"log1p", dual_log1p, NULL, 0.3, 0},
        {"sqrt", dual_sqrt, NULL, 0.3, 0},
        {"cbrt", dual_cbrt, NULL, -0.3, 0},
        {"sin", dual_sin, NULL, 0.3, 0},
        {"cos", dual_cos, NULL, 0.3, 0},
        {"tan", dual_tan, NULL, 0.3, 0},
        {"asin", dual_asin, NULL, 0.3, 0},
        {"acos", dual_acos, NULL, 0.3, 0},
        {"atan", dual_atan, NULL, 0.3, 0},
        {"sinh", dual_sinh, NULL, 0.3, 0},
        {"cosh", dual_cosh, NULL, 0.3, 0},
        {"tanh", dual_tanh, NULL, 0.3, 0},
        {"asinh", dual_asinh, NULL, 0.3, 0},
        {"acosh", dual_acosh, NULL, 1.3, 0},
        {"atanh", dual_atanh, NULL, 0.3, 0},
        {"erf", dual_erf, NULL, 0.3, 0},
        {"erfc", dual_erfc, NULL, 0.3, 0},
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const double of_x = dual_rule_error(&rules[i], 1, 0);
        const double of_y = dual_rule_error(&rules[i], 0, 1);
        const double of_both = dual_rule_error(&rules[i], 1, 1);
        if (of_x < 1e-7 && of_y < 1e-7 && of_both < 1e-7) continue;
        fprintf(stderr, "the rule of dual numbers for %s is wrong\n", rules[i].name);
        wrong++;
    }
    return wrong;
}

#endif
