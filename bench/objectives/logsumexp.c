/* The logarithm of a sum of exponentials, of which the largest is taken out (GradBench: lse). */
#include <math.h>

double logsumexp(int n, const double x[n]) {
    double largest = x[0];
    for (int i = 1; i < n; i++) largest = fmax(largest, x[i]);
    double sum = 0.0;
    for (int i = 0; i < n; i++) sum += exp(x[i] - largest);
    return largest + log(sum);
}
