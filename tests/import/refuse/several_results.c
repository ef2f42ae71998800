// A function of gradc has one value.
// REQUIRES: import
// RUN: not %import %s --function=writes --function=writes_two --function=several 2>&1 | FileCheck %s

// CHECK: several_results.c:[[#@LINE+1]]:1: error: {{.*}}: a function with a value that also writes 'x'
double writes(double x[2]) {
    x[0] = 1;
    return x[1];
}

// CHECK: several_results.c:[[#@LINE+1]]:1: error: {{.*}}: a function with a value that also writes 'x'
double writes_two(double x[2], double y[2]) {
    x[0] = 1;
    y[0] = 2;
    return x[1];
}

struct point {
    double x, y;
};

// CHECK: several_results.c:[[#@LINE+1]]:1: error: {{.*}}: a function with several results, 'p.x' and 'p.y'
void several(struct point *p) {
    p->x = p->y;
    p->y = 1;
}
