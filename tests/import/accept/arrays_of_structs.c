// Arrays of structs.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=cloud -D n=4

struct point {
    double x, y;
};

static const struct point corners[2] = {{1, 2}, {.y = 3}};

static struct point add(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

static double square(struct point p)
{
    return p.x * p.x + p.y * p.y;
}

static void swap(struct point *p)
{
    *p = (struct point){p->y, p->x};
}

/* Arrays of structs. */
double cloud(int n, const struct point *p /* [n] */)
{
    struct point q[n], m = {0, 0};
    double s = 0;
    for (int i = 0; i < n; i++) q[i] = add(p[i], corners[1]);
    for (int i = 1; i < n; i++) {
        q[i].x += q[i - 1].y * p[i].x;
        m = add(m, q[i]);
    }
    for (int i = 0; i < n; i++) s += square(p[i]) * q[i].x;
    q[0] = m;
    swap(&q[0]);
    return square(q[0]) + q[0].y + s;
}
