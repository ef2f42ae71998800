/* least_squares is a function of one vector. */
enum { INPUTS = M, OUTPUTS = 1, DATA = 1 };

Real least_squares(int n, int m, const Real x[m]);

static void original(const Real *v, const Real *data, Real *values) {
    (void)data;
    values[0] = least_squares(N, M, v);
}

static void prepare(double *v) {
    (void)v;
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (void)data;
    (version == FROM_C ? from_c_grad : in_gd_grad)(v, d_v);
}
