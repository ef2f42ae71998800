// Compound literals, and choices between structs.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=choice

struct point {
    double x, y;
};

static const struct point origin = {0.5, -1};

static double square(struct point p)
{
    return p.x * p.x + p.y * p.y;
}

void reach(struct point *p, double k)
{
    p->y = k * p->x + p->y;
}

double choice(struct point p, double a)
{
    const struct point one = {a, 2};
    struct point q = a > 0 ? p : origin;
    reach(&q, a);
    return square(q) + (a < 1 ? one : q).y;
}
