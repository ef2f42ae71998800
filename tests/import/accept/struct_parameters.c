// Structs by value and by pointer, returned and passed on.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=sums

struct point {
    double x, y;
};

static const struct point origin = {0.5, -1};

static struct point add(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

static struct point stretched(const struct point *p, double k)
{
    struct point q = *p;
    q.x *= k;
    q.y *= k;
    return q;
}

static struct point turned(struct point p)
{
    if (p.x > 0) return (struct point){.y = p.x};
    p.x = 2 * p.y;
    return p;
}

static double square(struct point p)
{
    return p.x * p.x + p.y * p.y;
}

/* By value and by pointer, returned and passed on. */
double sums(struct point p, const struct point *q)
{
    return square(add(p, origin)) + square(stretched(q, 2)) + stretched(&p, 3).y + turned(*q).y;
}
