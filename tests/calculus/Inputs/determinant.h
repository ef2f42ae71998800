#include "points.h"

/* Of a symmetric matrix with three rows: its diagonal, then the rest. By Sarrus. */
static Jet log_determinant_oracle(const Jet *v) {
    Jet product = multiply(multiply(v[0], v[1]), v[2]);
    Jet both = scaled(multiply(multiply(v[3], v[4]), v[5]), 2);
    Jet minus = add(add(multiply(v[0], square(v[5])), multiply(v[1], square(v[4]))),
                    multiply(v[2], square(v[3])));
    return jet_log(subtract(add(product, both), minus));
}
