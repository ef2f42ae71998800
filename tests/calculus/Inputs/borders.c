#include "points.h"

static Jet stencil_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 6; i++) {
        Jet y = i > 0 && i < 5 ? multiply(v[i - 1], v[i + 1]) : multiply(v[i], square(v[i]));
        total = add(total, square(y));
    }
    return total;
}

static Jet tension_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 6; i++) {
        Jet y = {0};
        if (i > 0) y = add(y, subtract(v[i - 1], v[i]));
        if (i < 5) y = add(y, subtract(v[i + 1], v[i]));
        total = add(total, square(jet_sin(y)));
    }
    return total;
}

static Jet padded_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 6; i++) total = add(total, jet_sin(v[i]));
    return total;
}

static Jet padded_twice_oracle(const Jet *v) {
    return multiply(padded_oracle(v), v[0]);
}

/* y[i] = v[i - 1]^2 v[i], so g[i] = cos(y[i]) v[i - 1]^2 + cos(y[i + 1]) 2 v[i] v[i + 1] */
static Jet bent_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 6; i++) {
        Jet g = {0};
        if (i > 0) {
            Jet before = square(v[i - 1]);
            g = multiply(jet_cos(multiply(before, v[i])), before);
        }
        if (i < 5) {
            Jet cosine = jet_cos(multiply(square(v[i]), v[i + 1]));
            g = add(g, scaled(multiply(cosine, multiply(v[i], v[i + 1])), 2));
        }
        total = add(total, square(g));
    }
    return total;
}

static const Case cases[] = {
    OF_SIX(stencil, -1, 1, -1, 1), OF_SIX(tension, -1, 1, -1, 1),
    OF_SIX(padded, -1, 1, -1, 1),  OF_SIX(padded_twice, -1, 1, -1, 1),
    OF_SIX(bent, -1, 1, -1, 1),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
