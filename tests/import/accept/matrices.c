// Arrays of two dimensions.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=matrix

double matrix(const double a[3][3], const double b[3][3])
{
    double c[3][3], t[3][3];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            c[i][j] = 0;
            for (int k = 0; k < 3; k++) c[i][j] += a[i][k] * b[k][j];
            t[j][i] = c[i][j];
        }
    double s = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) s += c[i][j] * t[i][j] * t[i][2];
    return s;
}
