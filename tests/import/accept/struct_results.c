// Functions that write one member.
// REQUIRES: import, quad
// RUN: %ccheck %s --jacobian=moved --result=p.x
// RUN: %ccheck %s --jacobian=reach --result=p.y

struct point {
    double x, y;
};

void moved(struct point p[3], double k)
{
    for (int i = 0; i < 3; i++) p[i].x *= k + p[i].y;
}

void reach(struct point *p, double k)
{
    p->y = k * p->x + p->y;
}
