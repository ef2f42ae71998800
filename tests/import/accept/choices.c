// Choices between expressions.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=leaky --grad=regions

double leaky(double x)
{
    return x > 0 ? x : 0.1 * x;
}

double regions(double x, double y, double z)
{
    return x > 0 && (y < 0 || !(z > 1)) ? x * y : x <= y ? y * z : x != z ? x * z : 0;
}
