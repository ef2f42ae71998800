// Assignments that change what a variable was.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=operators --grad=counted --grad=elements

double operators(double x, double y)
{
    double a = x;
    a += y;
    a *= a + 1;
    a -= x * y;
    a /= 2 + y * y;
    return a;
}

double counted(double x)
{
    int k = 1;
    k++;
    ++k;
    k *= 3;
    k -= 2;
    --k;
    k--;
    x += k;
    x++;
    --x;
    return x * x;
}

double elements(const double x[3])
{
    double y[3] = {1, 2, 3};
    y[0] += x[0];
    y[1] *= x[1];
    y[2] -= y[0] * y[1];
    y[1] /= 3 + x[2] * x[2];
    y[0]++;
    return y[0] * y[1] * y[2];
}
