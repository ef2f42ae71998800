#include <math.h>
double own_elu(double x)
{
    if (x > 0)
        return x;
    return 1.0 * expm1(x);
}
