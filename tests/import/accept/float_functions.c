// Functions of float compute in float; with a result in double, in double.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=single --grad=mean_square -D n=5
#include <math.h>

float single(float x, const float w[3])
{
    float s = 0.5f;
    for (int i = 0; i < 3; i++)
        s += w[i] * expf(-x * x) * tanhf(w[i]);
    return s;
}

double mean_square(int n, const float x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++)
        s += (double)x[i] * x[i];
    return s / n;
}
