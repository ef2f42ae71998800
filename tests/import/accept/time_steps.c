// An array that goes from step to step.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=heat

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
