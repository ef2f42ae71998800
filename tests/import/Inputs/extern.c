/* C functions for models. */
#include <math.h>

double leaky(double x)
{
    return x > 0 ? x : 0.1 * x;
}

double horner(int n, const double c[n], double x)
{
    double s = 0.0;
    for (int i = n - 1; i >= 0; i--)
        s = s * x + c[i];
    return s;
}

double mlp(int n, const double x[n], const double w[4][n], const double v[4])
{
    double h[4], s = 0.0;
    for (int i = 0; i < 4; i++) {
        double a = 0.1;
        for (int j = 0; j < n; j++)
            a += w[i][j] * x[j];
        if (a > 0)
            h[i] = tanh(a);
        else
            h[i] = 0.1 * a;
    }
    for (int i = 0; i < 4; i++)
        s += v[i] * h[i];
    return s;
}

static const double weights[3] = {0.5, 1.0, -0.25};

void smooth(int n, const double x[n], double y[n])
{
    for (int i = 0; i < n; i++) {
        y[i] = x[i] * weights[1];
        if (i > 0) y[i] += weights[0] * x[i - 1];
    }
}

struct point {
    double x, y;
};

static double square(struct point p)
{
    return p.x * p.x + p.y * p.y;
}

double sums(struct point p, const struct point *q)
{
    const struct point sum = {p.x + q->x, p.y + q->y};
    return square(sum) * q->y;
}

/* What the model has under the same name. */
double all(const double v[6])
{
    double y[6], s = 0;
    smooth(6, v, y);
    for (int i = 0; i < 6; i++) s += leaky(y[i]);
    return leaky(v[0]) * horner(6, y, v[5]) + s;
}
