/* Structs, as people write them. */

struct point {
    double x, y;
};

typedef struct {
    struct point at, v;
    double past[3];
    int turns;
} body;

typedef struct {
    double loss, input, sum;
} named;

static const struct point origin = {0.5, -1};
static const struct point corners[2] = {{1, 2}, {.y = 3}};

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

static void swap(struct point *p)
{
    *p = (struct point){p->y, p->x};
}

static int sign_of(double x)
{
    if (x < 0) return -1;
    return 1;
}

/* By value and by pointer, returned and passed on. */
double sums(struct point p, const struct point *q)
{
    return square(add(p, origin)) + square(stretched(q, 2)) + stretched(&p, 3).y + turned(*q).y;
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
    swap(&q[1]);
    return square(q[0]) + q[1].y + s;
}

void moved(struct point p[3], double k)
{
    for (int i = 0; i < 3; i++) p[i].x *= k + p[i].y;
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

/* Members that are called as words of gradc are, and another variable called like a member. */
double words(named p, double p_loss)
{
    named q = p;
    if (q.sum < 0) return q.loss * p_loss;
    return q.input * q.sum;
}

/* Several arrays written by one function. */
static void parts(int n, const double x[n], double *up /* [n] */, double *down /* [n] */)
{
    for (int i = 0; i < n; i++) {
        up[i] = x[i] > 0 ? x[i] : 0;
        down[n - 1 - i] = x[i] * up[i];
    }
}

double both(const double x[4])
{
    double up[4], down[4] = {0}, s = 0;
    parts(4, x, up, down);
    for (int i = 0; i < 4; i++) s += up[i] * down[i] + down[i];
    return s;
}

struct grid {
    double cells[2][2];
    struct point ends[2];
};

double grids(struct grid g, double k)
{
    struct grid all[2] = {[1] = {.ends = {{k, 1}, {2, k}}}};
    all[0] = g;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) all[1].cells[i][j] = all[0].cells[j][i] * k;
    double s = 0;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) s += all[i].cells[i][j] * all[i].ends[j].x + all[1].ends[j].y;
    return s;
}
