// Names that are words of gradc, and that two variables would have.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=words

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
