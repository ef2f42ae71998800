// Calls of what is not known, by the name and with the arguments of its definition.
// REQUIRES: import
// RUN: not %import %s --function=calls_unknown --function=recursive --function=variable_count \
// RUN:   --function=unknown_struct 2>&1 | FileCheck %s

double unknown(double x);

// CHECK: calls.c:[[#@LINE+1]]:46: error: gradc cannot differentiate this: a call of 'unknown', of which nothing is known
double calls_unknown(double x) { return 2 * (unknown(x)); }

// CHECK: calls.c:[[#@LINE+1]]:41: error: {{.*}}: a function that calls itself
double recursive(double x) { return x * recursive(x - 1); }

static double kept(double x, ...) { return x; }

// CHECK: calls.c:[[#@LINE+1]]:42: error: {{.*}}: a call with more or fewer arguments than are named
double variable_count(double x) { return kept(x, 2); }

struct point {
    double x, y;
};

static struct point made(double x);

// CHECK: calls.c:[[#@LINE+1]]:42: error: {{.*}}: a call of 'made', of which nothing is known
double unknown_struct(double x) { return made(x).x; }
