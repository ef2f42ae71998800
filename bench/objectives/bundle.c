/* Bundle adjustment (ADBench: ba): F. Srajer, Z. Kukelova, A. Fitzgibbon, "A benchmark of selected
   algorithmic differentiation tools on some problems in computer vision and machine learning",
   2018. */
#include <math.h>

/* A camera: its rotation by an axis as long as the angle, centre, focal length, principal point,
   and two coefficients of radial distortion. */
enum { ROTATION = 0, CENTRE = 3, FOCAL = 6, PRINCIPAL = 7, RADIAL = 9, CAMERA = 11 };

static void cross(const double a[3], const double b[3], double c[3]) {
    c[0] = a[1] * b[2] - a[2] * b[1];
    c[1] = a[2] * b[0] - a[0] * b[2];
    c[2] = a[0] * b[1] - a[1] * b[0];
}

static double dot(const double a[3], const double b[3]) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* By the formula of Rodrigues. */
static void rotate(const double rotation[3], const double x[3], double y[3]) {
    const double square = dot(rotation, rotation);
    double axis[3], across[3];
    if (square > 0.0) {
        const double angle = sqrt(square), cosine = cos(angle), sine = sin(angle);
        const double along = dot(rotation, x) / angle * (1.0 - cosine);
        for (int i = 0; i < 3; i++) axis[i] = rotation[i] / angle;
        cross(axis, x, across);
        for (int i = 0; i < 3; i++) y[i] = x[i] * cosine + across[i] * sine + axis[i] * along;
    } else {
        cross(rotation, x, across);
        for (int i = 0; i < 3; i++) y[i] = x[i] + across[i];
    }
}

/* Of one observation: how far the image of the point is from where it was seen, times the weight;
   and how far the square of the weight is from 1. */
void residuals(const double camera[CAMERA], const double point[3], double weight,
               const double feature[2], double error[3]) {
    double rotation[3], moved[3], seen[3];
    for (int i = 0; i < 3; i++) {
        rotation[i] = camera[ROTATION + i];
        moved[i] = point[i] - camera[CENTRE + i];
    }
    rotate(rotation, moved, seen);
    const double u = seen[0] / seen[2], v = seen[1] / seen[2];
    const double square = u * u + v * v;
    const double radial = 1.0 + camera[RADIAL] * square + camera[RADIAL + 1] * square * square;
    error[0] = weight * (camera[FOCAL] * radial * u + camera[PRINCIPAL] - feature[0]);
    error[1] = weight * (camera[FOCAL] * radial * v + camera[PRINCIPAL + 1] - feature[1]);
    error[2] = 1.0 - weight * weight;
}

/* Half the sum of all squared residuals. Observation i is by camera observed[i][0] of point
   observed[i][1]. */
double bundle(int cameras, int points, int count, const double camera[cameras][CAMERA],
              const double point[points][3], const double weight[count],
              const int observed[count][2], const double feature[count][2]) {
    double sum = 0.0;
    for (int i = 0; i < count; i++) {
        const int c = observed[i][0], p = observed[i][1];
        if (c >= 0 && c < cameras && p >= 0 && p < points) {
            double error[3];
            residuals(camera[c], point[p], weight[i], feature[i], error);
            sum += dot(error, error);
        }
    }
    return 0.5 * sum;
}
