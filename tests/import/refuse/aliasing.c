// What is written while it is read under another name.
// REQUIRES: import
// RUN: not %import %s --function=aliased --function=same_struct --function=same_array \
// RUN:   --function=own_subscript 2>&1 | FileCheck %s

static void axpy(int n, double a, const double x[n], double y[n]) {
    for (int i = 0; i < n; i++) y[i] += a * x[i];
}

double aliased(const double x[2]) {
    double y[2] = {1, x[0]};
    // CHECK: aliasing.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    axpy(2, 2.0, y, y);
    return y[0];
}

struct point {
    double x, y;
};

static void pulled(struct point *p, const struct point *q) {
    p->x = q->y;
    p->y = q->x;
}

double same_struct(double x) {
    struct point p = {x, 1};
    // CHECK: aliasing.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    pulled(&p, &p);
    return p.x;
}

double same_array(struct point p[2]) {
    struct point q[2] = {{1, 2}, {p[0].x}};
    // CHECK: aliasing.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    pulled(&q[0], &q[1]);
    return q[0].x;
}

double own_subscript(double x) {
    struct {
        int at;
        double x;
    } p[2] = {{1, x}, {0, 2}}, q = {0, 3};
    // CHECK: aliasing.c:[[#@LINE+1]]:5: error: {{.*}}: a subscript that changes with what it is a subscript of
    p[p[0].at] = q;
    return p[1].x;
}
