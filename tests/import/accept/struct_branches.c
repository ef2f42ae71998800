// Structs in branches.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=branches

struct point {
    double x, y;
};

static struct point add(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

static void swap(struct point *p)
{
    *p = (struct point){p->y, p->x};
}

/* Members that a branch assigns, copies, and what a list leaves out. */
double branches(double a, double b)
{
    struct point p = {.y = a}, q;
    q = p;
    q.x += b;
    swap(&q);
    if (q.x > 0) {
        q.x = 3 * q.y;
        p.y = q.x * q.x;
    } else
        q = add(q, p);
    return p.x + 2 * p.y + 3 * q.x + 5 * q.y;
}
