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

double shifted(const double x[5])
{
    double y[5] = {1, 2};
    for (int i = 1; i < 4; i++)
        y[i] += x[i - 1] * x[i + 1];
    y[0] = y[1] * x[0];
    y[3] *= y[0];
    double p = 0;
    for (int i = 0; i < 5; i++) p += y[i] * y[i] * (i + 1);
    return p;
}

double prefix(const double x[6])
{
    double c[6];
    c[0] = x[0];
    for (int i = 1; i < 6; i++)
        c[i] = c[i - 1] * 0.5 + x[i];
    return c[5] * c[2];
}

double heat(const double u0[6], double k)
{
    double u[6], f[6];
    for (int i = 0; i < 6; i++) u[i] = u0[i];
    for (int t = 0; t < 4; t++) {
        for (int i = 1; i < 5; i++)
            f[i] = u[i - 1] - 2 * u[i] + u[i + 1];
        for (int i = 1; i < 5; i++)
            u[i] += k * f[i];
    }
    double e = 0;
    for (int i = 0; i < 6; i++) e += u[i] * u[i];
    return e;
}

double matrix(const double a[3][3], const double b[3][3])
{
    double c[3][3], t[3][3];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            c[i][j] = 0;
            for (int k = 0; k < 3; k++) c[i][j] += a[i][k] * b[k][j];
            t[j][i] = c[i][j];
        }
    double s = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) s += c[i][j] * t[i][j] * t[i][2];
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

void in_place(double x[4], double k)
{
    static const double table[2][2] = {{1, 2}, {3}};
    for (int t = 0; t < 3; t++)
        for (int i = 0; i < 3; i++)
            x[i + 1] -= k * x[i] * table[1][0];
}

static void axpy(int n, double a, const double x[n], double y[n])
{
    for (int i = 0; i < n; i++) y[i] += a * x[i];
}

static double dot(int n, const double x[n], const double y[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

double vectors(const double x[4], double k)
{
    double y[4] = {1.0, 0.5};
    axpy(4, k, x, y);
    if (k > 0.0) axpy(4, -0.5, x, y);
    for (int t = 0; t < 3; t++) axpy(4, dot(4, x, y), x, y);
    return dot(4, y, y);
}

/* Choices as subscripts and bounds. */
double places(const double x[4], int k)
{
    double y[4] = {1, 2}, s = 0;
    for (int i = 0; i < 3; i++) {
        y[i > 1 ? 3 : 0] += x[i] * s;
        for (int j = 0; j < (k > 2 ? 4 : 2); j++) s += x[j] * y[j];
    }
    for (int i = 0; i < (k > 2 ? 2 : 3); i++) y[i] *= x[i];
    return s + dot(4, x, y);
}

/* Each round reads what the rounds before it wrote, through a call. */
double growing(const double x[4])
{
    double y[4] = {0.5};
    for (int i = 0; i < 4; i++)
        y[i] = dot(4, x, y) + x[i];
    double only_here;
    if (x[0] > 0.0) {
        only_here = y[1];
        y[2] += only_here * only_here;
    }
    return dot(4, y, y);
}

/* Each round of the inner loop writes its own element of a row, and both loops write what later
   rows read. */
double stacked(const double x[6])
{
    double h[3][4] = {{1, 2}, {3}}, last[4] = {0.5};
    for (int l = 0; l < 3; l++)
        for (int j = 3; j >= 1; j--) {
            double gate = sin(x[j] * last[j]) + h[2 - l][j];
            last[j] = gate * x[l] + last[j];
            h[2 - l][j] += gate * last[j];
            h[2 - l][j] *= x[l + 3];
        }
    double s = 0;
    for (int l = 0; l < 3; l++) s += dot(4, h[l], last) * (l + 1);
    return s;
}

/* An array, two sums and a number that goes on, in one loop. */
double mixed(const double x[6])
{
    double y[6], sum = 0, squares = 0.5, kept = 1;
    int count = 0;
    for (int i = 0; i < 6; i++) {
        y[i] = x[i] * x[i] - x[0];
        y[i] += 0.5;
        sum += y[i] * i;
        squares += y[i] * y[i];
        kept = 0.5 * kept + sin(y[i]);
        count++;
    }
    return sum * kept + squares / count + dot(6, x, y);
}

/* A sum of what the array was before, an array of what the sum is so far, a sum within a sum. */
double apart(const double x[6])
{
    double y[6] = {1, 2, 3}, z[6], s = 0, t = 0;
    for (int i = 0; i < 6; i++) {
        s += y[i] * x[i];
        y[i] = x[i] * x[i];
    }
    for (int i = 0; i < 6; i++) {
        t += y[i];
        z[i] = t * x[i];
    }
    for (int i = 0; i < 6; i++) {
        z[i] *= 2;
        double here = z[i] - y[i];
        s += here * here;
        t += here;
    }
    return s + t * dot(6, y, z);
}

/* Integers in arrays: as subscripts, in conditions, written by elements and by loops. */
double counted(const double x[4])
{
    static const int order[3] = {2, 0, 1};
    static const unsigned char small[2] = {255, 1};
    int k[4] = {1, 3}, turns[4];
    for (int i = 0; i < 4; i++) turns[i] = k[i] * i - 7 / 2;
    for (int i = 1; i < 4; i++) turns[i] += turns[i - 1];
    k[2] = 2;
    double s = 0;
    for (int i = 0; i < 3; i++) s += x[order[i]] * turns[i] + x[k[i]] * x[i];
    if (turns[1] < -1 && x[0] > 0) {
        k[1] -= 5;
        s += x[3] * k[1] - small[1] + small[0] * (small[1] - 2);
    }
    return s;
}

/* Pointers with their length said. */
double flat(const double *z /* [n] */, int n, const double *x /* [n * 2] */, const double *y /* [2] */)
{
    double s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 2; j++) s += x[i * 2 + j] * y[j] * z[i];
    return s;
}

void scaled(int n, double a, const double *x /* [n] */, double *restrict y /*[n]*/)
{
    for (int i = 0; i < n; i++) y[i] = a * x[i];
}

double pointers(const double *x /* [6] */)
{
    double y[6];
    scaled(6, x[1], x, y);
    return dot(6, x, y);
}

/* Quotients of integers where an element is written, and where a loop ends. */
double halves(int n, const double x[n])
{
    double y[3] = {0.0, 0.0, 0.5}, z[n];
    for (int i = 0; i < n; i++) z[i] = 0;
    for (int i = 0; i < n / 2; i++) z[i] = x[i] * x[i];
    for (int i = 0; i < 5; i++) y[i / 2] = y[i / 2] * x[0] + x[i];
    double s = y[0] + 10 * y[1] + 100 * y[2];
    for (int i = 0; i < n; i++) s += z[i] * (i + 1);
    return s;
}

/* Whole numbers among the real ones, and conditions that are compared. */
double wholes(const double x[6])
{
    double m[2] = {1, 0};
    for (int t = 0; t < 3; t++)
        for (int i = 0; i < 2; i++) m[i] = 0.5 * m[i] + x[t + i] * x[t];
    if ((x[0] > 0) == (x[1] > 0.2)) m[0] *= m[1];
    return (x[2] > 0) != (x[3] > 0) ? m[0] : m[0] * m[1];
}
