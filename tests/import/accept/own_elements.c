// Loops of which each round writes its own elements, beside other variables.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=stacked --grad=mixed --grad=apart
#include <math.h>

static double dot(int n, const double x[n], const double y[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
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
