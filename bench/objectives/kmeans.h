/* kmeans as a function of one vector: the centroids. Its data are the points. Of the Hessian, in
   which nothing is beside the diagonal, the slopes are the product with ones. */
enum { INPUTS = K * D, OUTPUTS = 1, DATA = N * D };

Real kmeans(int n, int k, int d, const Real points[n][d], const Real centroids[k][d]);

static void original(const Real *v, const Real *data, Real *values) {
    values[0] = kmeans(N, K, D, (const Real(*)[D])data, (const Real(*)[D])v);
}

#ifdef HESSIAN
static double ones[K][D];

static void prepare(double *v) {
    (void)v;
    for (int c = 0; c < K; c++)
        for (int j = 0; j < D; j++) ones[c][j] = 1.0;
}

static void slopes(Version version, double *v, double *data, double *h_v) {
    (version == FROM_C ? from_c_hvp_centroids : in_gd_hvp_centroids)(
        (double(*)[D])data, (double(*)[D])v, ones, (double(*)[D])h_v);
}
#else
static void prepare(double *v) {
    (void)v;
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (version == FROM_C ? from_c_grad_centroids : in_gd_grad_centroids)(
        (double(*)[D])data, (double(*)[D])v, (double(*)[D])d_v);
}
#endif
