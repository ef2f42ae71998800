// Loops with other steps than 1.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=strided

double strided(const double x[8])
{
    double s = 0;
    for (int i = 1; i < 8; i += 3) s += x[i] * i;
    for (int i = 7; i >= 2; i -= 2) s -= x[i] * x[i - 1];
    for (int i = 6; i > 0; --i) s += x[i] * x[7 - i];
    int j;
    for (j = 0; j <= 7; ++j) s *= 1 + 0.1 * x[j];
    return s;
}
