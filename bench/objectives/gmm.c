/* Fitting a Gaussian mixture (ADBench: gmm): F. Srajer, Z. Kukelova, A. Fitzgibbon, "A benchmark of
   selected algorithmic differentiation tools on some problems in computer vision and machine
   learning", 2018. The covariance of component c is given by its inverse factor Q: a lower triangle
   with the exponentials of icf[c][0 .. d - 1] on its diagonal, and the rest of icf[c] below it,
   column by column. The prior is a Wishart distribution with the parameters gamma and m. */
#include <math.h>

static const double pi = 3.14159265358979323846;

static double log_sum_exp(int n, const double x[n]) {
    double largest = x[0];
    for (int i = 1; i < n; i++)
        if (x[i] > largest) largest = x[i];
    double sum = 0.0;
    for (int i = 0; i < n; i++) sum += exp(x[i] - largest);
    return largest + log(sum);
}

/* The square of the length of Q x. */
static double squared_length(int d, int size, const double diagonal[d], const double icf[size],
                             const double x[d]) {
    double sum = 0.0;
    for (int i = 0; i < d; i++) {
        double row = diagonal[i] * x[i];
        for (int j = 0; j < i; j++) row += icf[d + j * (2 * d - j - 1) / 2 + i - j - 1] * x[j];
        sum += row * row;
    }
    return sum;
}

/* The logarithm of the gamma function at half an integer. */
static double log_gamma_of_half(int twice) {
    double sum = twice % 2 == 1 ? 0.5 * log(pi) : 0.0;
    for (int i = 1; i < twice; i++)
        if (i % 2 == twice % 2) sum += log(0.5 * i);
    return sum;
}

static double log_wishart(int d, int k, int size, const double icf[k][size], double gamma, int m) {
    const int n = d + m + 1;
    double constant = n * d * (log(gamma) - 0.5 * log(2.0)) - 0.25 * d * (d - 1) * log(pi);
    for (int j = 0; j < d; j++) constant -= log_gamma_of_half(n - j);
    double sum = 0.0;
    for (int c = 0; c < k; c++) {
        double squares = 0.0, trace = 0.0;
        for (int i = 0; i < d; i++) {
            trace += icf[c][i];
            squares += exp(icf[c][i]) * exp(icf[c][i]);
        }
        for (int i = d; i < size; i++) squares += icf[c][i] * icf[c][i];
        sum += 0.5 * gamma * gamma * squares - m * trace;
    }
    return sum - k * constant;
}

double gmm(int d, int k, int n, int size, const double alphas[k], const double means[k][d],
           const double icf[k][size], const double x[n][d], double gamma, int m) {
    double diagonal[k][d], trace[k];
    for (int c = 0; c < k; c++) {
        trace[c] = 0.0;
        for (int j = 0; j < d; j++) {
            diagonal[c][j] = exp(icf[c][j]);
            trace[c] += icf[c][j];
        }
    }
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        double terms[k];
        for (int c = 0; c < k; c++) {
            double centred[d];
            for (int j = 0; j < d; j++) centred[j] = x[i][j] - means[c][j];
            terms[c] =
                alphas[c] + trace[c] - 0.5 * squared_length(d, size, diagonal[c], icf[c], centred);
        }
        sum += log_sum_exp(k, terms);
    }
    return sum - n * log_sum_exp(k, alphas) - 0.5 * n * d * log(2.0 * pi) +
           log_wishart(d, k, size, icf, gamma, m);
}
