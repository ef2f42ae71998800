// What is done for another sake than its value.
// REQUIRES: import
// RUN: not %import %s --function=prints --function=assigns --function=side_effect \
// RUN:   --function=chosen_struct 2>&1 | FileCheck %s

double unknown(double x);

double prints(double x) {
    if (x > 0)
        // CHECK: side_effects.c:[[#@LINE+1]]:9: error: {{.*}}: a statement for the sake of a side effect
        unknown(x);
    return x;
}

// CHECK: side_effects.c:[[#@LINE+1]]:36: error: {{.*}}: an assignment within an expression
double assigns(double x) { return (x = 2) + x; }

struct point {
    double x, y;
};

static double dropped(struct point p, double x) { return x + p.x; }

// CHECK: side_effects.c:[[#@LINE+1]]:47: error: {{.*}}: an assignment within an expression
double side_effect(double x) { return dropped((struct point){1, x = 2}, 3) + x; }

static double halved(struct point *p) { return p->x /= 2; }

double chosen_struct(double x) {
    struct point p = {x, 1}, q = {1, 2};
    if (x > 0) {
        // CHECK: side_effects.c:[[#@LINE+1]]:26: error: {{.*}}: a statement for the sake of a side effect
        double ignored = halved(x > 1 ? &p : &q);
    }
    return p.x;
}
