// What goes from round to round.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=newton --grad=chain

double newton(double x)
{
    double root = 1.0;
    for (int i = 0; i < 6; ++i)
        root = 0.5 * (root + (1.0 + x * x) / root);
    return root;
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
