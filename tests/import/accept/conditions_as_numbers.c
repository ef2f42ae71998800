// Conditions that are compared.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=wholes

/* Whole numbers among the real ones, and conditions that are compared. */
double wholes(const double x[6])
{
    double m[2] = {1, 0};
    for (int t = 0; t < 3; t++)
        for (int i = 0; i < 2; i++) m[i] = 0.5 * m[i] + x[t + i] * x[t];
    if ((x[0] > 0) == (x[1] > 0.2)) m[0] *= m[1];
    return (x[2] > 0) != (x[3] > 0) ? m[0] : m[0] * m[1];
}
