// Branches of several statements.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=swapped --grad=inner_blocks --grad=one_branch_only

/* Both change at once, from what they were before. */
double swapped(double x, double y)
{
    if (x * y < 1.0) {
        double t = x;
        x = y * y;
        y = t + x;
    }
    return x - 3 * y;
}

double inner_blocks(double x)
{
    double y = x;
    {
        double y = 2 * x;
        x = y * y;
    }
    {
        {
            y *= x;
        }
    }
    return y;
}

double one_branch_only(double x, double y)
{
    double a = 1, b;
    if (x > y) {
        if (y > 0) {
            a = x * y;
            b = a + x;
        } else {
            b = x;
            a = b * b;
        }
    } else
        b = a * y;
    return a * b;
}
