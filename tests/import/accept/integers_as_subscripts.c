// Subscripts by variables, remainders and functions of integers.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=halved --grad=ring --grad=clamped --grad=neighbours --grad=mirrored \
// RUN:   --grad=rows -D n=1,2,3,8 --int k=-1,0,1,2

double halved(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        const int k = i / 2;
        s += x[k] * x[i];
    }
    return s;
}

double ring(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[(i + 1) % n] * x[i] * x[(i + n - 1) % n];
    return s;
}

static int clamp(int i, int low, int high)
{
    return i < low ? low : i > high ? high : i;
}

double clamped(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[clamp(i - 1, 0, n - 1)] * x[i];
    return s;
}

double neighbours(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        int left = i > 0 ? i - 1 : 0, right = i;
        if (i < n - 1) right = i + 1;
        s += (x[left] - x[right]) * x[i];
    }
    return s;
}

static int larger(int a, int b)
{
    if (a > b) return a;
    return b;
}

double mirrored(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        int from_end = n - 1 - i;
        s += x[larger(i, from_end)] * (i + 1);
    }
    return s;
}

double rows(const double x[6], int k)
{
    double s = 0;
    for (int i = 0; i < 6; i++) {
        int row = i / 3, column = i % 3;
        if (column > k) s += x[3 * (1 - row) + column] * x[i];
    }
    return s;
}
