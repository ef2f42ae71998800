/* ode is a function of one vector. */
enum { INPUTS = N, OUTPUTS = 1, DATA = 1 };

Real ode(int n, int steps, const Real x[n]);

static void original(const Real *v, const Real *data, Real *values) {
    (void)data;
    values[0] = ode(N, STEPS, v);
}

static void prepare(double *v) {
    (void)v;
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (void)data;
    (version == FROM_C ? from_c_grad : in_gd_grad)(v, d_v);
}
