#include "determinant.h"

static Jet iterated_oracle(const Jet *v) {
    Jet y = v[0];
    for (int t = 0; t < 6; t++) y = multiply(multiply(v[1], y), shifted(scaled(y, -1), 1));
    return y;
}

static Jet newton_oracle(const Jet *v) {
    Jet y = shifted(v[0], 1);
    for (int t = 0; t < 7; t++) y = scaled(add(y, divide(v[0], y)), 0.5L);
    return y;
}

static Jet backward_oracle(const Jet *v) {
    Jet s = constant(1), r = constant(0.5L), total = {0};
    for (int t = 5; t >= 0; t--) {
        s = add(multiply(s, jet_sin(v[t])), r);
        r = add(r, multiply(s, v[t]));
        total = add(total, scaled(multiply(s, r), t + 1));
    }
    return add(r, total);
}

static Jet recurrent_oracle(const Jet *v) {
    Jet h[2] = {constant(0.1L), constant(0.1L)};
    for (int t = 0; t < 4; t++) {
        Jet next[2];
        for (int i = 0; i < 2; i++) {
            Jet a = add(multiply(v[i], h[0]), multiply(v[2 + i], h[1]));
            next[i] = add(jet_tanh(add(a, scaled(v[4], t))), v[5]);
        }
        memcpy(h, next, sizeof h);
    }
    return add(add(h[0], scaled(h[1], 2)), square(h[0]));
}

static Jet nested_oracle(const Jet *v) {
    Jet s = v[0], p[3] = {constant(1), constant(1), constant(1)};
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
            s = add(multiply(s, jet_cos(v[3 * i + j])), scaled(p[j], 0.1L));
            p[j] = add(p[j], multiply(s, v[j]));
        }
        for (int j = 0; j < 3; j++) p[j] = multiply(p[j], s);
    }
    return add(add(s, multiply(p[0], p[1])), p[2]);
}

static Jet scattered_oracle(const Jet *v) {
    Jet s[3] = {constant(1), constant(1), constant(1)};
    for (int e = 0; e < 6; e++) s[2 * e % 3] = add(s[2 * e % 3], square(v[e]));
    for (int t = 0; t < 3; t++) {
        Jet last = s[2];
        for (int i = 0; i < 6; i++) {
            int at = (i + t) % 2;
            s[at] = add(s[at], multiply(jet_sin(v[i]), last));
        }
        s[t] = add(s[t], v[3]);
    }
    return multiply(multiply(s[0], s[1]), s[2]);
}

static Jet counted_oracle(const Jet *v) {
    Jet s = {0};
    int n = 0;
    for (int t = 0; t < 6; t++) {
        n += t % 2;
        if (v[t].value > 0) s = add(s, scaled(jet_sqrt(v[t]), n));
    }
    return s;
}

static Jet steps_oracle(Jet x, Jet c) {
    for (int t = 0; t < 3; t++) x = add(square(x), c);
    return x;
}

static Jet lifted_oracle(const Jet *v) {
    Jet total = {0}, largest = steps_oracle(v[3], v[0]);
    for (int i = 0; i < 3; i++) {
        Jet other = steps_oracle(v[3 + i], v[i]);
        total = add(total, multiply(steps_oracle(v[i], v[3 + i]), v[i]));
        if (other.value > largest.value) largest = other;
    }
    return add(total, largest);
}

static Jet picked_oracle(const Jet *v) {
    Jet y[3];
    for (int t = 0; t < 3; t++) {
        int best = 0;
        for (int i = 1; i < 6; i++)
            if (v[i].value * v[t].value > v[best].value * v[t].value) best = i;
        y[t] = v[best];
        for (int k = 0; k < t; k++) y[t] = add(y[t], multiply(y[k], v[k]));
    }
    return add(y[0], multiply(y[1], y[2]));
}

static Jet gated_oracle(const Jet *v) {
    Jet s[2] = {v[0], v[0]};
    for (int t = 1; t >= 0; t--) {
        Jet x = jet_tanh(add(s[t], v[2 + t]));
        for (int i = 0; i < 2; i++) s[i] = jet_sin(add(multiply(x, s[i]), v[1]));
    }
    return add(s[0], square(s[1]));
}

static Jet neighbours_oracle(const Jet *v) {
    Jet s[3] = {v[0], v[0], v[0]};
    for (int t = 0; t < 3; t++) {
        Jet beside = t < 2 ? multiply(v[t], scaled(s[t + 1], 2)) : constant(0);
        for (int i = 0; i < 3; i++) s[i] = jet_sin(add(multiply(s[i], v[1]), beside));
    }
    return add(s[0], multiply(s[1], s[2]));
}

static Jet whole_oracle(const Jet *v) {
    Jet last = subtract(scaled(v[2], 2), v[3]);
    Jet squares = add(square(v[1]), square(last));
    return add(add(scaled(v[0], -3), scaled(v[1], 2)), multiply(squares, v[2]));
}

static Jet repeated_oracle(const Jet *x) {
    Jet y = constant(0.5L);
    for (int t = 0; t < 3; t++) y = jet_tanh(shifted(multiply(y, x[0]), 0.1L));
    return scaled(y, 3);
}

static Jet lengths_oracle(const Jet *v) {
    Jet s = constant(0.5L);
    for (int t = 0; t < 3; t++) {
        Jet length = jet_sqrt(shifted(square(shifted(v[t], 0.5L)), 1));
        for (int r = 0; r < 2; r++) s = add(s, multiply(s, length));
    }
    return scaled(s, 3);
}

static const Case cases[] = {
    OF_TWO(iterated, 0.1, 0.4, 1.1, 1.6),
    OF_ONE(newton, 0.5, 4),
    OF_SIX(backward, -1, 1, -1, 1),
    OF_SIX(recurrent, -0.5, 0.5, -0.5, 0.5),
    OF_SIX(nested, -1, 1, -1, 1),
    OF_SIX(log_determinant, 2, 3, -0.9, 0.9),
    OF_SIX(scattered, -1, 1, -1, 1),
    OF_SIX(counted, -1, 1, -1, 1),
    OF_SIX(lifted, -0.8, 0.8, -0.8, 0.8),
    OF_SIX(picked, -1, 1, -1, 1),
    OF_SIX(gated, -1, 1, -1, 1),
    OF_SIX(neighbours, -1, 1, -1, 1),
    OF_SIX(whole, -1, 1, -1, 1),
    OF_ONE(repeated, -1, 1),
    OF_SIX(lengths, -1, 1, -1, 1),
};

int main(void) {
    compare_all(cases, (int)(sizeof cases / sizeof *cases));
    return 0;
}
