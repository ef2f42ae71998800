#include "determinant.h"

static Jet filtered_oracle(const Jet *v) {
    Jet y = v[0], total = square(y);
    for (int i = 0; i < 5; i++) {
        y = add(multiply(v[1], y), v[i + 1]);
        total = add(total, square(y));
    }
    return total;
}

static Jet downwards_oracle(const Jet *v) {
    Jet y[6];
    memcpy(y, v, sizeof y);
    for (int i = 4; i > 0; i--)
        y[i] = add(jet_sin(multiply(y[i + 1], y[i])), multiply(y[i - 1], y[0]));
    return add(multiply(y[1], y[2]), y[5]);
}

static Jet mirrored_oracle(const Jet *v) {
    Jet y[6], total = {0};
    memcpy(y, v, sizeof y);
    for (int i = 4; i >= 0; i--) y[i] = add(multiply(y[i], y[i + 1]), y[5 - i]);
    for (int i = 0; i < 6; i++) total = add(total, scaled(y[i], i + 1));
    return total;
}

static Jet relaxed_oracle(const Jet *v) {
    Jet x[6], total = {0};
    for (int i = 0; i < 6; i++) x[i] = constant(0.5L);
    for (int s = 0; s < 3; s++)
        for (int i = 1; i < 5; i++)
            x[i] = scaled(add(add(v[i], jet_sin(x[i - 1])), x[i + 1]), 1 / 2.5L);
    for (int i = 0; i < 6; i++) total = add(total, square(x[i]));
    return total;
}

static Jet table_oracle(const Jet *v) {
    Jet d[3][3];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) d[i][j] = multiply(v[i], v[3 + j]);
    for (int i = 1; i < 3; i++)
        for (int j = 1; j < 3; j++)
            d[i][j] = add(multiply(d[i - 1][j - 1], d[i][j - 1]),
                          multiply(jet_sin(d[i - 1][j]), d[i][j]));
    return add(d[2][2], multiply(d[1][0], d[2][1]));
}

static Jet columns_oracle(const Jet *v) {
    Jet m[3][2] = {{v[0], v[0]}, {v[1], v[2]}, {v[0], v[0]}}, total = {0};
    for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 3; k++) m[k][1 - j] = add(multiply(m[k][j], v[3]), v[k]);
        m[2][j] = multiply(m[0][j], v[4]);
    }
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 2; j++) total = add(total, scaled(square(m[i][j]), i + 1));
    return total;
}

static Jet substituted_oracle(const Jet *v) {
    Jet y[3];
    for (int i = 0; i < 3; i++) {
        y[i] = v[i];
        for (int j = 0; j < i; j++) y[i] = subtract(y[i], multiply(v[i + j], y[j]));
        y[i] = divide(y[i], shifted(v[i], 3));
    }
    return add(multiply(y[0], y[1]), y[2]);
}

static Jet corner_oracle(const Jet *v) {
    Jet y[6];
    memcpy(y, v, sizeof y);
    for (int t = 0; t < 5; t++) y[2] = jet_sin(add(y[2], multiply(y[t], y[5])));
    return multiply(y[2], y[3]);
}

static Jet swapped_oracle(const Jet *v) {
    Jet y[6], total = {0};
    memcpy(y, v, sizeof y);
    for (int i = 0; i < 3; i++) {
        Jet t = y[i];
        y[i] = multiply(y[5 - i], y[i]);
        y[5 - i] = multiply(t, y[(2 * i) % 5]);
    }
    for (int i = 0; i < 6; i++) total = add(total, multiply(y[i], y[(i + 1) % 6]));
    return total;
}

static Jet sorted_oracle(const Jet *v) {
    Jet y[6], total = {0};
    memcpy(y, v, sizeof y);
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
            if (y[j].value > y[j + 1].value) {
                Jet a = y[j];
                y[j] = y[j + 1];
                y[j + 1] = a;
            }
    for (int i = 0; i < 6; i++) total = add(total, multiply(y[i], jet_sin(shifted(y[i], i))));
    return total;
}

static Jet spread_oracle(const Jet *v) {
    Jet y[6];
    memcpy(y, v, sizeof y);
    for (int t = 5; t >= 0; t--) {
        Jet wave = multiply(jet_sin(y[t]), v[3]);
        for (int e = 0; e < 6; e++) y[e] = add(wave, v[e]);
    }
    return multiply(y[0], y[1]);
}

static Jet spread_smallest_oracle(const Jet *v) {
    Jet y[6];
    memcpy(y, v, sizeof y);
    for (int t = 5; t >= 0; t--) {
        Jet wave = jet_sin(add(y[t], v[0].value < v[1].value ? v[0] : v[1]));
        for (int e = 0; e < 6; e++) y[e] = add(wave, scaled(v[t], e));
    }
    return y[0];
}

static Jet reflected_oracle(const Jet *v) {
    Jet y[6];
    memcpy(y, v, sizeof y);
    for (int t = 0; t < 6; t++) y[5 - t] = add(multiply(square(y[t]), v[1]), v[0]);
    return y[0];
}

static Jet untouched_oracle(const Jet *v) {
    Jet y[6], total = {0};
    memcpy(y, v, sizeof y);
    for (int t = 2; t >= 0; t--)
        y[5 - t] =
            add(multiply(jet_sin(y[0]), v[t]), add(multiply(y[0], y[1]), multiply(y[1], y[2])));
    for (int i = 0; i < 6; i++) total = add(total, square(y[i]));
    return total;
}

static const Case cases[] = {
    OF_SIX(filtered, -1, 1, -1, 1),
    OF_SIX(downwards, -1, 1, -1, 1),
    OF_SIX(mirrored, -1, 1, -1, 1),
    OF_SIX(relaxed, -1, 1, -1, 1),
    OF_SIX(table, -1, 1, -1, 1),
    OF_SIX(log_determinant, 2, 3, -0.9, 0.9),
    OF_SIX(columns, -1, 1, -1, 1),
    OF_SIX(substituted, -1, 1, -1, 1),
    OF_SIX(corner, -1, 1, -1, 1),
    OF_SIX(swapped, -1, 1, -1, 1),
    OF_SIX(sorted, -1, 1, -1, 1),
    OF_SIX(spread, -1, 1, -1, 1),
    OF_SIX(spread_smallest, -1, 1, -1, 1),
    OF_SIX(reflected, -1, 1, -1, 1),
    OF_SIX(untouched, -1, 1, -1, 1),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
