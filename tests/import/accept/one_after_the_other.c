// Loops of which a round reads elements that earlier rounds wrote: no round copies an array.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=filter --grad=solved --grad=log_determinant --grad=tridiagonal --grad=aligned --grad=eliminated --grad=coloured --grad=interleaved --jacobian=relaxed --jacobian=swapped -D n=5 -D m=4
// RUN: %gradc %s --grad=filter --grad=aligned --grad=log_determinant -D n=50 -D m=40 -o - | FileCheck %s
// CHECK-NOT: ][{{[45]}}0][{{[45]}}0]
#include <math.h>

// CHECK-LABEL: double filter_grad
// CHECK: double y[50];
// CHECK: y[0] = x[0];
// CHECK: y[i + 1] = a * y[i] + x[i + 1];
double filter(int n, double a, const double x[n]) {
    double y[n], s = 0;
    y[0] = x[0];
    for (int i = 1; i < n; i++) y[i] = a * y[i - 1] + x[i];
    for (int i = 0; i < n; i++) s += y[i] * y[i];
    return s;
}

double solved(int n, const double l[n][n], const double b[n]) {
    double y[n], s = 0;
    for (int i = 0; i < n; i++) {
        y[i] = b[i];
        for (int j = 0; j < i; j++) y[i] -= l[i][j] * y[j];
        y[i] /= l[i][i] + 2;
    }
    for (int i = n - 1; i >= 0; i--) s += y[i] * y[i] / (i + 1);
    return s;
}

// The matrix is a * a^T + the unit matrix.
double log_determinant(int n, const double a[n][n]) {
    double l[n][n], d = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            double s = i == j;
            for (int k = 0; k < n; k++) s += a[i][k] * a[j][k];
            for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
            l[i][j] = i == j ? sqrt(s) : s / l[j][j];
        }
    for (int i = 0; i < n; i++) d += log(l[i][i]);
    return 2 * d;
}

double tridiagonal(int n, const double a[n], const double c[n], const double d[n]) {
    double p[n], q[n], x[n], s = 0;
    p[0] = c[0] / 3;
    q[0] = d[0] / 3;
    for (int i = 1; i < n; i++) {
        const double m = 3 - a[i] * p[i - 1];
        p[i] = c[i] / m;
        q[i] = (d[i] - a[i] * q[i - 1]) / m;
    }
    x[n - 1] = q[n - 1];
    for (int i = n - 2; i >= 0; i--) x[i] = q[i] - p[i] * x[i + 1];
    for (int i = 0; i < n; i++) s += x[i] * x[i];
    return s;
}

// CHECK-LABEL: double aligned_grad
// CHECK-NOT: [50][40][
double aligned(int n, int m, const double a[n], const double b[m]) {
    double d[n][m];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {
            double c = (a[i] - b[j]) * (a[i] - b[j]);
            if (i > 0 && j > 0) {
                double best = d[i - 1][j - 1];
                if (d[i - 1][j] < best) best = d[i - 1][j];
                if (d[i][j - 1] < best) best = d[i][j - 1];
                c += best;
            } else if (i > 0)
                c += d[i - 1][j];
            else if (j > 0)
                c += d[i][j - 1];
            d[i][j] = c;
        }
    return d[n - 1][m - 1];
}

double eliminated(int n, const double given[n][n], const double b[n]) {
    double a[n][n], x[n], s = 0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) a[i][j] = given[i][j] + (i == j ? 5 : 0);
        x[i] = b[i];
    }
    for (int k = 0; k < n; k++)
        for (int i = k + 1; i < n; i++) {
            const double f = a[i][k] / a[k][k];
            for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
            x[i] -= f * x[k];
        }
    for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) x[i] -= a[i][j] * x[j];
        x[i] /= a[i][i];
    }
    for (int i = 0; i < n; i++) s += x[i] * x[i];
    return s;
}

// Every second element.
double coloured(int n, const double x[n]) {
    double u[n], s = 0;
    for (int i = 0; i < n; i++) u[i] = x[i];
    for (int t = 0; t < 2; t++) {
        for (int i = 1; i < n - 1; i += 2) u[i] = 0.3 * u[i - 1] + x[i] * u[i + 1];
        for (int i = 2; i < n - 1; i += 2) u[i] = 0.3 * u[i - 1] * u[i + 1] + u[i];
    }
    for (int i = 0; i < n; i++) s += u[i] * u[i];
    return s;
}

double interleaved(int n, const double x[n]) {
    double u[2 * n], s = 0;
    for (int i = 0; i < 2 * n; i++) u[i] = i;
    for (int i = 0; i < n; i++) u[2 * i] = x[i] + (i > 0 ? u[2 * i - 2] : 0) * u[2 * i + 1];
    for (int i = n - 1; i > 0; i--) u[2 * i + 1] = x[i] * u[2 * i] + u[2 * i - 1];
    for (int i = 0; i < 2 * n; i++) s += u[i] * u[i] * (i + 1);
    return s;
}

void relaxed(int n, const double b[n], double x[n]) {
    for (int s = 0; s < 3; s++)
        for (int i = 1; i < n - 1; i++) x[i] = (b[i] + x[i - 1] + x[i + 1]) / 2.5;
}

void swapped(int n, double x[n]) {
    for (int i = 0; i < n / 2; i++) {
        const double t = x[i];
        x[i] = x[n - 1 - i] * x[n - 1 - i];
        x[n - 1 - i] = t;
    }
}
