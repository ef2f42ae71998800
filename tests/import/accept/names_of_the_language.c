// Names that are words of gradc, and that two variables would have.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=words --grad=functions --grad=without_a_name --grad=with_a_sign

typedef struct {
    double loss, input, sum;
} named;

/* Members that are called as words of gradc are, and another variable called like a member. */
double words(named p, double p_loss)
{
    named q = p;
    if (q.sum < 0) return q.loss * p_loss;
    return q.input * q.sum;
}

double functions(double x)
{
    double trunc = x - (int)x, round = 3 * x, ceil = x * x, copysign = 2;
    return round - (int)round + trunc * trunc * ceil * copysign;
}

static double first_of(double x, double)
{
    return x * x;
}

double without_a_name(double x)
{
    return first_of(x, 1);
}

double with_a_sign(double $x)
{
    return $x * $x;
}
