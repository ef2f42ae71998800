/* Half the square of b - A x, where A x is the polynomial with the coefficients x at places t from
   -1 to 1, and b is the sign of t (GradBench: llsq). */

double least_squares(int n, int m, const double x[m]) {
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        const double t = -1.0 + i * 2.0 / (n - 1);
        double rest = t > 0.0 ? 1.0 : t < 0.0 ? -1.0 : 0.0, power = 1.0;
        for (int j = 0; j < m; j++) {
            rest -= x[j] * power;
            power *= t;
        }
        sum += rest * rest;
    }
    return 0.5 * sum;
}
