/* lstm as a function of one vector: weights, biases and ends. Its data are what it begins with, and
   the sequence. */
enum { GATES = LAYERS * 4 * WIDTH, INPUTS = 2 * GATES + 3 * WIDTH };
enum { STATE = LAYERS * WIDTH, OUTPUTS = 1, DATA = 2 * STATE + LENGTH * WIDTH };

Real lstm(int layers, int length, int width, const Real weights[layers][4][width],
          const Real biases[layers][4][width], const Real ends[3][width],
          const Real hidden0[layers][width], const Real cell0[layers][width],
          const Real sequence[length][width]);

static void original(const Real *v, const Real *data, Real *values) {
    values[0] = lstm(LAYERS, LENGTH, WIDTH, (const Real(*)[4][WIDTH])v,
                     (const Real(*)[4][WIDTH])(v + GATES), (const Real(*)[WIDTH])(v + 2 * GATES),
                     (const Real(*)[WIDTH])data, (const Real(*)[WIDTH])(data + STATE),
                     (const Real(*)[WIDTH])(data + 2 * STATE));
}

static void prepare(double *v) {
    (void)v;
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (version == FROM_C ? from_c_grad_weights_biases_ends : in_gd_grad_weights_biases_ends)(
        (double(*)[4][WIDTH])v, (double(*)[4][WIDTH])(v + GATES), (double(*)[WIDTH])(v + 2 * GATES),
        (double(*)[WIDTH])data, (double(*)[WIDTH])(data + STATE),
        (double(*)[WIDTH])(data + 2 * STATE), (double(*)[4][WIDTH])d_v,
        (double(*)[4][WIDTH])(d_v + GATES), (double(*)[WIDTH])(d_v + 2 * GATES));
}
