// A struct that goes from step to step.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=flight

struct point {
    double x, y;
};

typedef struct {
    struct point at, v;
    double past[3];
    int turns;
} body;

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

static int sign_of(double x)
{
    if (x < 0) return -1;
    return 1;
}

static void push(body *b, double h)
{
    b->at = add(b->at, stretched(&b->v, h));
    b->turns += sign_of(b->at.x);
    if (b->at.x > 0) b->v.y -= h * b->past[1];
}

double flight(double a, double b)
{
    body s = {.at.x = a, .v = {b, 1}, .past = {[1] = 4}};
    for (int i = 0; i < 4; i++) {
        push(&s, 0.1 * i);
        s.past[i % 3] += s.at.x;
    }
    return s.at.x * s.at.y + s.turns + s.past[1] * s.past[0];
}
