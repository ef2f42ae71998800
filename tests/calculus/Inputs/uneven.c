#include <math.h>
#include <stdio.h>

static int differs(double a, double b) {
    return !(fabs(a - b) <= 1e-12 * (1 + fabs(a)));
}

// The derivatives by hand.
static void shorter_by_hand(const double x[4], double J[3][4]) {
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 4; i++) J[j][i] = i == j ? cos(x[i]) : 0;
        J[j][0] += 1;
    }
}

static void longer_by_hand(const double x[4], double J[5][4]) {
    for (int j = 0; j < 5; j++) {
        for (int i = 0; i < 4; i++) J[j][i] = j < 3 && i == j ? sin(2 * x[i]) * x[3] : 0;
        J[j][3] += j < 3 ? sin(x[j]) * sin(x[j]) : 1;
    }
}

static void detour_by_hand(const double x[4], double J[3][4]) {
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 4; i++) J[j][i] = 0;
        J[j][j] += exp(x[j] * x[j + 1]) * x[j + 1];
        J[j][j + 1] += exp(x[j] * x[j + 1]) * x[j];
        J[j][0] += x[3];
        J[j][3] += x[0];
    }
}

// The sum over j of the derivative of v[j] * v[j + 1] along (j + 1) * 2 * y.
static double directions_by_hand(const double y[5]) {
    double v[5], slope[5], total = 0;
    for (int i = 0; i < 5; i++) {
        v[i] = sin(y[i]) * y[4];
        slope[i] = 2 * (cos(y[i]) * y[i] * y[4] + sin(y[i]) * y[4]);
    }
    for (int j = 0; j < 3; j++) total += (j + 1) * (slope[j] * v[j + 1] + v[j] * slope[j + 1]);
    return total;
}

static int compare(int count, const double *J, const double *expected) {
    int errors = 0;
    for (int i = 0; i < count; i++) errors += differs(expected[i], J[i]);
    return errors;
}

static int compare_product(int rows, const double *J, const double v[4], const double *product) {
    int errors = 0;
    for (int j = 0; j < rows; j++) {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += J[4 * j + i] * v[i];
        errors += differs(sum, product[j]);
    }
    return errors;
}

int main(void) {
    int jacobian_errors = 0, jvp_errors = 0, row_errors = 0;
    for (int k = 0; k < 10; k++) {
        double x[4], v[4], y[5], J[3][4], hand[3][4], longer_J[5][4], longer_hand[5][4], product[5];
        for (int i = 0; i < 5; i++) y[i] = cos(2 * i + k);
        for (int i = 0; i < 4; i++) {
            x[i] = sin(3 * i + k);
            v[i] = cos(i + 5 * k);
        }
        shorter_jacobian(x, J);
        shorter_by_hand(x, hand);
        jacobian_errors += compare(12, &J[0][0], &hand[0][0]);
        shorter_jvp(x, v, NULL, product);
        jvp_errors += compare_product(3, &hand[0][0], v, product);

        longer_jacobian(x, longer_J);
        longer_by_hand(x, longer_hand);
        jacobian_errors += compare(20, &longer_J[0][0], &longer_hand[0][0]);
        longer_jvp(x, v, NULL, product);
        jvp_errors += compare_product(5, &longer_hand[0][0], v, product);

        detour_jacobian(x, J);
        detour_by_hand(x, hand);
        jacobian_errors += compare(12, &J[0][0], &hand[0][0]);
        detour_jvp(x, v, NULL, product);
        jvp_errors += compare_product(3, &hand[0][0], v, product);

        rows(x, J);
        for (int j = 0; j < 3; j++)
            for (int i = 0; i < 4; i++)
                row_errors += differs((i == j ? cos(x[i] * x[i]) : 0) + (i == 0), J[j][i]);
        row_errors += differs(directions_by_hand(y), directions(y));
    }
    printf("Jacobians: %d errors\n", jacobian_errors);
    printf("forward and reverse mode: %d errors\n", jvp_errors);
    printf("gradients of rows: %d errors\n", row_errors);
    return 0;
}
