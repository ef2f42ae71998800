/* Functions that are written as people write C. */
#include <math.h>

static const double steepness = 1.702;
enum { TERMS = 4 };

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

double swish(double x)
{
    return x * logistic(steepness * x);
}

double leaky(double x)
{
    return x > 0 ? x : 0.1 * x;
}

double stages(double x, double a)
{
    if (x < 0.0)
        return a * x;
    double y = x;
    if (x > 1.0) {
        double t = x - 1.0;
        y = 1.0 + log(1.0 + t) * 0.5f;
    } else if (x > 0.5)
        y += (x - 0.5) * (x - 0.5);
    return y * y;
}

/* Both change at once, from what they were before. */
double swapped(double x, double y)
{
    if (x * y < 1.0) {
        double t = x;
        x = y * y;
        y = t + x;
    }
    return x - 3 * y;
}

double safe_log(double x)
{
    if (x > 0.0)
        return log(x);
    else
        return -1.0;
}

double newton(double x)
{
    double root = 1.0;
    for (int i = 0; i < 6; ++i)
        root = 0.5 * (root + (1.0 + x * x) / root);
    return root;
}

double horner(int n, const double c[n], double x)
{
    double s = 0.0;
    for (int i = n - 1; i >= 0; i--)
        s = s * x + c[i];
    return s;
}

double quadratic(int n, const double a[n][n], const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
            s += a[i][j] * x[i] * x[j];
    return 0.5 * s;
}

double chain(const double x[6], double k)
{
    double e = 0, last = x[0];
    int odd = 0;
    for (int i = 1; i < 6; i += 2) {
        double d = x[i] - last;
        if (d > 0) {
            e += k * d * d;
            last = x[i];
        } else
            e += 2 * d * d;
        odd++;
    }
    return e + odd + 7 / 2;
}

double largest(const double x[4])
{
    double best = x[0];
    for (int i = 1; i < TERMS; i++)
        if (x[i] > best)
            best = x[i];
    return best * best;
}

double weighted(const double x[4])
{
    double s = 0.0;
    for (int i = 3; i > 0; i -= 2)
        s += x[i] / (i + 1) * (i / 2) - i % 2;
    return s;
}

double calls(double x, double y)
{
    return fmax(x, y) * hypot(x, y) + fabs(x) - pow(y * y, 1.5) + log2(1 + x * x) + atan2(y, 2.0)
           + cbrt(3 + x) + fmin(x, 0.25);
}

double nested(double x, double y)
{
    double a = x;
    for (int i = 0; i < 3; i++) {
        double b = y;
        for (int j = 0; j < i + 1; j++) {
            b = b * 0.5 + sin(a);
            if (b < 0.0)
                b = -b;
        }
        a -= 0.25 * b;
    }
    return a;
}

