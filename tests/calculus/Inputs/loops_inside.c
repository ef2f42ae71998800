#include "points.h"

static Jet descended_oracle(const Jet *v) {
    Jet x[2] = {v[0], v[1]};
    for (int t = 0; t < 4; t++)
        for (int i = 0; i < 2; i++) {
            Jet slope = add(multiply(v[2 + i], x[i]), multiply(x[i], square(x[i])));
            x[i] = subtract(x[i], scaled(slope, 0.1L));
        }
    return multiply(x[0], x[1]);
}

static Jet swung_oracle(const Jet *v) {
    Jet q = v[0], p = v[1];
    for (int t = 0; t < 4; t++) {
        p = subtract(p, scaled(multiply(v[2], jet_sin(q)), 0.1L));
        q = add(q, scaled(p, 0.2L));
        p = subtract(p, scaled(multiply(v[2], jet_sin(q)), 0.1L));
    }
    return add(q, square(p));
}

static Jet tangents_oracle(const Jet *v) {
    Jet s = v[0], y[3];
    for (int t = 0; t < 3; t++) {
        Jet inner = multiply(s, v[t + 1]);
        Jet rate = multiply(multiply(jet_cos(inner), v[t + 1]), v[5]);
        s = add(jet_sin(inner), scaled(rate, 0.5L));
        Jet slope = scaled(multiply(square(s), v[4]), 3);
        y[t] = add(add(slope, scaled(multiply(s, v[4]), 6)), rate);
    }
    return shifted(add(y[0], multiply(y[1], y[2])), 9);
}

static Jet within_oracle(const Jet *v) {
    Jet c[3] = {v[3], v[3], v[3]}, total = {0};
    for (int t = 1; t >= 0; t--)
        for (int i = 0; i < 3; i++) {
            Jet a = add(multiply(c[i], v[i]), v[4]), b = constant(0.2L);
            for (int u = 0; u < 3; u++) {
                Jet slope = shifted(scaled(square(a), 3 * u), 1);
                b = add(b, scaled(multiply(multiply(slope, v[5]), b), 0.1L));
            }
            c[i] = jet_sin(b);
            total = add(total, scaled(b, t + 1));
        }
    return add(total, multiply(c[0], c[1]));
}

static Jet rows_oracle(const Jet *v) {
    Jet y[3];
    for (int t = 0; t < 3; t++) {
        Jet d[3] = {scaled(v[0], 2), constant(0), constant(0)};
        d[t] = add(d[t], scaled(multiply(square(v[t]), v[3]), 3));
        y[t] = add(d[t], scaled(d[0], 2));
    }
    return add(y[0], multiply(y[1], y[2]));
}

static Jet triangle_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j <= i; j++) {
            Jet slope = add(square(v[j]), scaled(multiply(v[j], v[0]), 2));
            total = add(total, multiply(v[3 + i - j], slope));
        }
    return total;
}

/* z[i] = a^2 w (i + 1), with w = v[t] and a = w v[3]: g[i] = 2 a w (i + 1). */
static Jet again_oracle(const Jet *v) {
    Jet y[3];
    for (int t = 0; t < 3; t++) {
        Jet a = multiply(v[t], v[3]), g = scaled(multiply(a, v[t]), 2);
        y[t] = multiply(g, scaled(v[t], 4));
        /* g[1] = 4 v[t]^2 v[3], by v[0]. */
        if (t == 0) y[t] = add(y[t], scaled(multiply(v[0], v[3]), 8));
    }
    return add(y[0], multiply(y[1], y[2]));
}

/* e = h[s]^2 sum(h[i]^2) v[3 + s], by h[j]: 2 v[3 + s] h[s] (h[s] h[j] + (j == s) sum(h[i]^2)). */
static Jet slope_within(const Jet *h, const Jet *v, int s, int j) {
    Jet squares = add(add(square(h[0]), square(h[1])), square(h[2]));
    Jet inner = multiply(h[s], h[j]);
    if (j == s) inner = add(inner, squares);
    return scaled(multiply(multiply(v[3 + s], h[s]), inner), 2);
}

static Jet inner_again_oracle(const Jet *v) {
    Jet h[3], total = {0};
    for (int i = 0; i < 3; i++) h[i] = multiply(v[i], v[3]);
    /* c[1, 0] = 2 v[4] h[1]^2 h[0], along x. */
    Jet rate = add(multiply(square(h[1]), v[0]), scaled(multiply(multiply(h[1], h[0]), v[1]), 2));
    rate = scaled(multiply(rate, v[4]), 2);
    for (int t = 0; t < 2; t++) {
        Jet y = rate;
        for (int s = 0; s < 3; s++) y = add(y, multiply(slope_within(h, v, s, t), v[s]));
        total = add(total, scaled(y, t + 1));
    }
    return total;
}

/* c[s, i] = 2 h[i] v[4]^2 x[i], along v[5]. */
static Jet along_again_oracle(const Jet *v) {
    Jet total = {0};
    for (int i = 0; i < 3; i++) {
        Jet y = scaled(multiply(multiply(square(v[4]), v[i]), v[5]), 2);
        total = add(total, multiply(y, add(v[i], v[3 + i])));
    }
    return total;
}

static Jet after_oracle(const Jet *v) {
    Jet s = multiply(jet_sin(multiply(jet_sin(v[0]), v[1])), v[1]);
    return multiply(scaled(square(s), 3), shifted(v[3], 1));
}

static Jet shared_oracle(const Jet *v) {
    Jet k = multiply(v[0], v[1]), s = v[2];
    for (int t = 0; t < 3; t++) {
        Jet slope = multiply(jet_cos(multiply(k, s)), s);
        s = add(s, add(scaled(slope, 0.3L), scaled(multiply(slope, s), 0.1L)));
    }
    return s;
}

static const Case cases[] = {
    OF_SIX(descended, -1, 1, -1, 1), OF_SIX(swung, -1, 1, -1, 1),
    OF_SIX(tangents, -1, 1, -1, 1),  OF_SIX(within, -1, 1, -1, 1),
    OF_SIX(rows, -1, 1, -1, 1),      OF_SIX(triangle, -1, 1, -1, 1),
    OF_SIX(shared, -1, 1, -1, 1),    OF_SIX(again, -1, 1, -1, 1),
    OF_SIX(inner_again, -1, 1, -1, 1),
    OF_SIX(along_again, -1, 1, -1, 1), OF_SIX(after, -1, 1, -1, 1),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
