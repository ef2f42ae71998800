// What changes no result: assert, with NDEBUG and without, unused values, and ends of the program.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=checked --grad=unused --int k=3
// RUN: %ccheck %s --grad=checked --int k=3 -- -DNDEBUG
// RUN: %ccheck %s --grad=checked --int k=3 -- -std=c99
#include <assert.h>
#include <math.h>
#include <stdlib.h>

double checked(double x, const double y[3], int k)
{
    assert(k >= 0);
    assert(fabs(x) < 100 && "x is small");
    for (int i = 0; i < 3; i++) {
        assert(i < k);
        if (x > 0) {
            assert(x > 0);
            x += y[i];
        }
    }
    if (k > 100) abort();
    return x * x;
}

double unused(double x, int k)
{
    (void)k;
    (void)0;
    return x * x;
}
