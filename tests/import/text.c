// C functions as source of the language: what a person reads.
// REQUIRES: import
// RUN: %import %s --function=chosen --function=summed --function=carried --function=mapped --function=in_place --function=apart --function=energy | FileCheck %s
#include <math.h>

// CHECK:      fn chosen__half(x: f64) {
// CHECK-NEXT:     return x / 2
// CHECK-NEXT: }
static double half(double x) { return x / 2; }

// CHECK:      fn chosen__branch(x: f64) {
// CHECK-NEXT:     let t = chosen__half(x)
// CHECK-NEXT:     let y2 = t * t
// CHECK-NEXT:     return y2
// CHECK:      fn chosen(x: f64, sum_: f64) {
// CHECK-NEXT:     let y = x + sum_
// CHECK-NEXT:     let y2 = x > 1 ? chosen__branch(x) : y + 3.0
// CHECK-NEXT:     return x < 0.0 && sum_ != 0 ? -x : y2
// CHECK-NEXT: }
double chosen(double x, double sum) {
    double y = x + sum;
    if (x > 1) {
        double t = half(x);
        y = t * t;
    } else
        y += 3.0;
    return x < 0.0 && sum ? -x : y;
}

// CHECK:      fn summed(x: f32[n, 3], w: f32[n]) {
// CHECK-NEXT:     let total = sum(i < n, j < 3) (x[i, j] * w[i])
// CHECK-NEXT:     return total
float summed(int n, const float x[n][3], const float w[n]) {
    float total = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 3; j++)
            total += x[i][j] * w[i];
    return total;
}

// CHECK:      fn carried(x: f64[8]) {
// CHECK-NEXT:     var h = 0.5
// CHECK-NEXT:     var k: int = 0
// CHECK-NEXT:     for i < (8 - 2 + 2) / 3 {
// CHECK-NEXT:         h = tanh(h * x[2 + 3 * i])
// CHECK-NEXT:         k = k + 1
// CHECK-NEXT:     }
// CHECK-NEXT:     return h * quotient(k, 2)
double carried(const double x[8]) {
    double h = 0.5;
    int k = 0;
    for (int i = 2; i < 8; i += 3) {
        h = tanh(h * x[i]);
        k++;
    }
    return h * (k / 2);
}

// CHECK:      fn mapped__branch(i: int, x: f64[n]) {
// CHECK-NEXT:     let y2 = 2 * x[i]
// CHECK-NEXT:     let y3 = i > 0 ? y2 - x[i - 1] : y2
// CHECK-NEXT:     return y3
// CHECK:      fn mapped(x: f64[n]) {
// CHECK-NEXT:     let y2[i < n] = mapped__branch(i, x)
// CHECK-NEXT:     return y2
void mapped(int n, const double x[n], double y[n]) {
    for (int i = 0; i < n; i++) {
        y[i] = 2 * x[i];
        if (i > 0) y[i] -= x[i - 1];
    }
}

// CHECK:      fn in_place(x: f64[4]) {
// CHECK-NEXT:     var x2 = x
// CHECK-NEXT:     for i < 3 {
// CHECK-NEXT:         x2[i + 1] = x2[i + 1] + 0.5 * x2[i]
// CHECK-NEXT:     }
// CHECK-NEXT:     return x2
void in_place(double x[4]) {
    for (int i = 0; i < 3; i++) x[i + 1] += 0.5 * x[i];
}

// The loop over j is one by index notation, and a sum; it writes one row of the array.
// CHECK:      fn apart(x: f64[n], y: f64[2, n]) {
// CHECK-NEXT:     var y2 = y
// CHECK-NEXT:     var s = 0.0
// CHECK-NEXT:     for l < 2 {
// CHECK-NEXT:         let y3[i < n] = x[i] * l
// CHECK-NEXT:         y2[1 - l, j] = y3[j]
// CHECK-NEXT:         s = s + (sum(j < n) (y2[1 - l, j] * y2[1 - l, j]))
// CHECK-NEXT:     }
// CHECK-NEXT:     var y4 = y2
// CHECK-NEXT:     y4[0, 0] = s
// CHECK-NEXT:     return y4
void apart(int n, const double x[n], double y[2][n]) {
    double s = 0.0;
    for (int l = 0; l < 2; l++)
        for (int j = 0; j < n; j++) {
            y[1 - l][j] = x[j] * l;
            s += y[1 - l][j] * y[1 - l][j];
        }
    y[0][0] = s;
}

struct point {
    double x, y;
};

// CHECK:      fn energy__pushed_x(p_x: f64, p_y: f64, h: f64) {
// CHECK-NEXT:     let p_x2 = p_x + h * p_y
// CHECK-NEXT:     return p_x2
// CHECK:      fn energy__pushed_y(p_x: f64, p_y: f64, h: f64) {
// CHECK-NEXT:     return p_y
static struct point pushed(struct point p, double h) {
    p.x += h * p.y;
    return p;
}

// CHECK:      fn energy(p_x: f64[n], p_y: f64[n], h: f64) {
// CHECK-NEXT:     let q_x = energy__pushed_x(p_x[0], p_y[0], h)
// CHECK-NEXT:     let q_y = energy__pushed_y(p_x[0], p_y[0], h)
// CHECK-NEXT:     return q_x * q_y
double energy(int n, const struct point *p /* [n] */, double h) {
    struct point q = pushed(p[0], h);
    return q.x * q.y;
}
