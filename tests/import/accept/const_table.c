// Constant arrays of the file and of the function.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=tables

static const double steps[2][2] = {{1, 2}, {3}};

double tables(const double x[4])
{
    static const int order[] = {3, 0, 2};
    double s = 0;
    for (int i = 0; i < 3; i++) s += x[order[i]] * steps[i / 2][i % 2] * x[i];
    return s;
}
