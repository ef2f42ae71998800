/* Bundle adjustment as a function of one vector: cameras, points and weights, one after the other.
   Its data are the places where the points were seen. RESIDUALS: of one observation, the Jacobian
   of its three errors. */
enum { CAMERA_SIZE = 11 };

#ifdef RESIDUALS
enum { POINT = CAMERA_SIZE, WEIGHT = POINT + 3, INPUTS = WEIGHT + 1, OUTPUTS = 3, DATA = 2 };

void residuals(const Real camera[CAMERA_SIZE], const Real point[3], Real weight,
               const Real feature[2], Real error[3]);

static void original(const Real *v, const Real *data, Real *values) {
    residuals(v, v + POINT, v[WEIGHT], data, values);
}

static void slopes(Version version, double *v, double *data, double *J) {
    double camera[OUTPUTS][CAMERA_SIZE], point[OUTPUTS][3], weight[OUTPUTS];
    (version == FROM_C ? residuals_from_c_jacobian_camera_point_weight
                       : residuals_in_gd_jacobian_camera_point_weight)(v, v + POINT, v[WEIGHT],
                                                                       data, camera, point, weight);
    for (int i = 0; i < OUTPUTS; i++) {
        for (int j = 0; j < CAMERA_SIZE; j++) J[i * INPUTS + j] = camera[i][j];
        for (int j = 0; j < 3; j++) J[i * INPUTS + POINT + j] = point[i][j];
        J[i * INPUTS + WEIGHT] = weight[i];
    }
}

/* In front of the camera. */
static void prepare(double *v) {
    v[POINT + 2] += 5.0;
}
#else
enum { POINT = CAMERAS * CAMERA_SIZE, WEIGHT = POINT + POINTS * 3, INPUTS = WEIGHT + COUNT };
enum { OUTPUTS = 1, DATA = COUNT * 2 };

static int32_t observed[COUNT][2];

Real bundle(int cameras, int points, int count, const Real camera[cameras][CAMERA_SIZE],
            const Real point[points][3], const Real weight[count], const int observed[count][2],
            const Real feature[count][2]);

static void original(const Real *v, const Real *data, Real *values) {
    values[0] =
        bundle(CAMERAS, POINTS, COUNT, (const Real(*)[CAMERA_SIZE])v, (const Real(*)[3])(v + POINT),
               v + WEIGHT, (const int(*)[2])observed, (const Real(*)[2])data);
}

static void slopes(Version version, double *v, double *data, double *d_v) {
    (version == FROM_C ? from_c_grad_camera_point_weight : in_gd_grad_camera_point_weight)(
        (double(*)[CAMERA_SIZE])v, (double(*)[3])(v + POINT), v + WEIGHT, observed,
        (double(*)[2])data, (double(*)[CAMERA_SIZE])d_v, (double(*)[3])(d_v + POINT), d_v + WEIGHT);
}

/* Each camera sees every point, as far as there are observations; all are in front of it. */
static void prepare(double *v) {
    for (int p = 0; p < POINTS; p++) v[POINT + 3 * p + 2] += 5.0;
    for (int i = 0; i < COUNT; i++) {
        observed[i][0] = i % CAMERAS;
        observed[i][1] = i % POINTS;
    }
}
#endif
