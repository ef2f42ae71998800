#include <stdio.h>

/* What the stack holds then is no number of the functions. */
static void spoil(void)
{
    volatile double below[1000];
    for (int i = 0; i < 1000; i++) below[i] = 1e9;
    (void)below[0];
}

static double of(void function(const double *a, double *r))
{
    static const double a[2] = {2, 3};
    void (*volatile call)(void) = spoil;
    double r;
    call();
    function(a, &r);
    return r;
}

int main(void)
{
    printf("%g ", of(in_place));
    printf("%g ", of(collected));
    printf("%g\n", of(within));
    return 0;
}
