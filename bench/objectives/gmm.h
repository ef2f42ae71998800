/* gmm as a function of one vector: alphas, means and icf, one after the other. Its data are the
   points. */
enum { SIZE = D * (D + 1) / 2, MEANS = K, ICF = MEANS + K * D, INPUTS = ICF + K * SIZE };
enum { OUTPUTS = 1, DATA = N * D };

Real gmm(int d, int k, int n, int size, const Real alphas[k], const Real means[k][d],
         const Real icf[k][size], const Real x[n][d], Real gamma, int m);

static void original(const Real *v, const Real *data, Real *values) {
    values[0] = gmm(D, K, N, SIZE, v, (const Real(*)[D])(v + MEANS), (const Real(*)[SIZE])(v + ICF),
                    (const Real(*)[D])data, 1, 0);
}

static void prepare(double *v) {
    (void)v;
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (version == FROM_C ? from_c_grad_alphas_means_icf : in_gd_grad_alphas_means_icf)(
        v, (double(*)[D])(v + MEANS), (double(*)[SIZE])(v + ICF), (double(*)[D])data, d_v,
        (double(*)[D])(d_v + MEANS), (double(*)[SIZE])(d_v + ICF));
}
