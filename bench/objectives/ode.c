/* The last of n functions y_i with y_0' = x_0 and y_i' = x_i y_(i - 1), which are 0 at time 0, at
   time 1: by the classical method of Runge and Kutta in equal steps (after GradBench: ode). */

static void slope(int n, const double x[n], const double y[n], double dy[n]) {
    dy[0] = x[0];
    for (int i = 1; i < n; i++) dy[i] = x[i] * y[i - 1];
}

static void moved(int n, const double y[n], double h, const double dy[n], double to[n]) {
    for (int i = 0; i < n; i++) to[i] = y[i] + h * dy[i];
}

double ode(int n, int steps, const double x[n]) {
    const double h = 1.0 / steps;
    double y[n], at[n], k1[n], k2[n], k3[n], k4[n];
    for (int i = 0; i < n; i++) y[i] = 0.0;
    for (int s = 0; s < steps; s++) {
        slope(n, x, y, k1);
        moved(n, y, 0.5 * h, k1, at);
        slope(n, x, at, k2);
        moved(n, y, 0.5 * h, k2, at);
        slope(n, x, at, k3);
        moved(n, y, h, k3, at);
        slope(n, x, at, k4);
        for (int i = 0; i < n; i++) y[i] += h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
    }
    return y[n - 1];
}
