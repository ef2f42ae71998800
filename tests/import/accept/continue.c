// What `continue` skips is a branch.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=positive --grad=in_branches --grad=beside_the_diagonal --grad=in_both_loops --grad=after_a_choice \
// RUN:   -D n=1,2,3,5

double positive(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        if (x[i] < 0) continue;
        s += x[i] * x[i];
    }
    return s;
}

double in_branches(int n, const double x[n])
{
    double s = 1, y[n];
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
        if (i == 2) continue;
        y[i] = 2 * x[i];
        if (x[i] > 0) {
            s *= y[i];
            if (x[i] > 1) continue;
            s += 1;
        } else if (x[i] < -1) {
            s += x[i];
            continue;
        }
        s *= x[i];
    }
    for (int i = 0; i < n; i++) s += y[i];
    return s;
}

double beside_the_diagonal(int n, const double x[n])
{
    double s = 1;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            if (i == j) continue;
            s += x[i] * x[j] / (1 + i + j);
        }
    return s;
}

double in_both_loops(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        double t = 0;
        for (int j = 0; j <= i; j++) {
            if (x[j] < 0) continue;
            t += x[j];
        }
        if (t > 1) continue;
        s += t * x[i];
    }
    return s;
}

/* What stands behind a choice that may leave the round, or go on, may leave it, too. */
double after_a_choice(const double x[4], double a)
{
    double s = 0;
    for (int i = 0; i < 4; i++) {
        double t = x[i];
        if (t < 0.3) {
            if (t < 0.2) continue;
            t = 0.5 * t;
        }
        if (t > 0.5 + 0.1 * a) continue;
        s += t * t * a;
    }
    return s;
}
