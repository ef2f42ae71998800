// Functions that leave an array.
// REQUIRES: import, quad
// RUN: %ccheck %s --jacobian=smooth --jacobian=in_place --jacobian=scaled -D n=5

static const double weights[3] = {0.5, 1.0, -0.25};

void smooth(int n, const double x[n], double y[n])
{
    for (int i = 0; i < n; i++) {
        y[i] = x[i] * weights[1];
        if (i > 0) y[i] += weights[0] * x[i - 1];
    }
}

void in_place(double x[4], double k)
{
    static const double table[2][2] = {{1, 2}, {3}};
    for (int t = 0; t < 3; t++)
        for (int i = 0; i < 3; i++)
            x[i + 1] -= k * x[i] * table[1][0];
}

void scaled(int n, double a, const double *x /* [n] */, double *restrict y /*[n]*/)
{
    for (int i = 0; i < n; i++) y[i] = a * x[i];
}
