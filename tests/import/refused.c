// What cannot be translated faithfully is refused at its place, with the reason.
// REQUIRES: import
// RUN: sh -c "for f in `sed -n 's/^double \([a-z_]*\)(.*/\1/p' %s | tr '\n' ' '`; do %import %s --function=$f; done; true" > %t 2>&1
// RUN: FileCheck %s < %t
// RUN: FileCheck %s --check-prefix=NOTHING < %t
// NOTHING-NOT: {{^fn }}
#include <math.h>
#include <stddef.h>

double unknown(double x);
static double memory;

// CHECK: refused.c:[[#@LINE+1]]:46: error: gradc cannot differentiate this: a call of 'unknown', of which nothing is known
double calls_unknown(double x) { return 2 * (unknown(x)); }

// CHECK: refused.c:[[#@LINE+1]]:41: error: {{.*}}: a function that calls itself
double recursive(double x) { return x * recursive(x - 1); }

double while_loop(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose number of rounds is not known before it begins
    while (x > 1) x /= 2;
    return x;
}

double endless(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose index does not change by a constant
    for (int i = 1; i < 100; i *= 2) x += i;
    return x;
}

double own_bound(double x) {
    int n = 5;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (int i = 0; i < n; i++) n--;
    return x;
}

double breaks(double x) {
    for (int i = 0; i < 9; i++)
        // CHECK: refused.c:[[#@LINE+1]]:20: error: {{.*}}: a loop that is left before its end
        if (x > 2) break;
    return x;
}

double returns_inside(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that is left before its end
    for (int i = 0; i < 9; i++)
        if (x > i) return x;
    return 0;
}

double prints(double x) {
    if (x > 0)
        // CHECK: refused.c:[[#@LINE+1]]:9: error: {{.*}}: a statement for the sake of a side effect
        unknown(x);
    return x;
}

double global(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to a variable of the file
    memory = x;
    return x;
}

// CHECK: refused.c:[[#@LINE+1]]:40: error: {{.*}}: 'memory' is a variable of the file
double reads_global(double x) { return memory + x; }

double stays(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a variable that stays from call to call (static)
    static double last = 0;
    last = x;
    return last;
}

// CHECK: refused.c:[[#@LINE+1]]:16: error: {{.*}}: a pointer whose length is not said, as in x[n]
double pointer(const double *x) { return x[0]; }

// CHECK: refused.c:[[#@LINE+1]]:41: error: {{.*}}: a real number that becomes an integer
double truncated(double x) { return x - (int)x; }

// CHECK: refused.c:[[#@LINE+1]]:36: error: {{.*}}: an assignment within an expression
double assigns(double x) { return (x = 2) + x; }

// CHECK: refused.c:[[#@LINE+1]]:44: error: {{.*}}: an operator on bits
double bits(double x, int k) { return x * (k << 1); }

double unset(double x) {
    double y;
    if (x > 0)
        y = x;
    // CHECK: refused.c:[[#@LINE+1]]:12: error: {{.*}}: 'y' may have no value here
    return y;
}

double no_value(double x) {
    double y;
    // CHECK: refused.c:[[#@LINE+1]]:12: error: {{.*}}: 'y' may have no value here
    return y + x;
}

// CHECK: refused.c:[[#@LINE+1]]:1: error: {{.*}}: a function that can end without a value
double no_result(double x) {
    if (x > 0)
        return x;
}

double jumps(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a statement of this kind
    switch ((int)x) {
    default: return x;
    }
}

double neighbour(int n, const double x[n]) {
    double s = 0;
    for (size_t i = 0; i < (size_t)n; i++)
        // CHECK: refused.c:[[#@LINE+1]]:13: error: {{.*}}: arithmetic that wraps around (unsigned)
        if (i - 1 < 2) s += x[i];
    return s;
}

// CHECK: refused.c:[[#@LINE+1]]:45: error: {{.*}}: arithmetic that wraps around (unsigned)
double wraps(double x, int k) { return x * (k - (size_t)1); }

static double dot(int n, const double x[n], const double y[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

static void axpy(int n, double a, const double x[n], double y[n]) {
    for (int i = 0; i < n; i++) y[i] += a * x[i];
}

// CHECK: refused.c:[[#@LINE+1]]:51: error: {{.*}}: an array that is not as long as the function is told
double shorter(const double x[4]) { return dot(3, x, x); }

double aliased(const double x[2]) {
    double y[2] = {1, x[0]};
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    axpy(2, 2.0, y, y);
    return y[0];
}

// CHECK: refused.c:[[#@LINE+1]]:1: error: {{.*}}: a function with a value that also writes 'x'
double writes(double x[2]) {
    x[0] = 1;
    return x[1];
}

// CHECK: refused.c:[[#@LINE+1]]:44: error: {{.*}}: a pointer that is no array
double pointed(const double x[4]) { return *(x + 1); }

// CHECK: refused.c:[[#@LINE+1]]:50: error: {{.*}}: an array that is not called by its name
double offset(const double x[4]) { return dot(4, x + 1, x); }

// CHECK: refused.c:[[#@LINE+1]]:64: error: {{.*}}: arithmetic with pointers
double compared(const double x[2], const double y[2]) { return x == y ? 1 : x[0]; }

double unsigned_numbers(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: what is no real number and no signed integer
    unsigned k[2] = {1, 2};
    return x * k[1];
}

double beyond_its_type(double x, int n) {
    short k[2] = {1, 2};
    // CHECK: refused.c:[[#@LINE+1]]:12: error: {{.*}}: an integer that becomes a shorter one
    k[1] = n;
    return x * k[1];
}

double real_bound(double x) {
    double y = 5;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose bound is no integer
    for (int i = 0; i < y / 2; i++) x += x;
    return x;
}

// CHECK: refused.c:[[#@LINE+1]]:52: error: {{.*}}: a pointer as a condition
double is_there(const double x[3], double y) { if (x) y += x[1]; return y; }

double through_pointer(double x) {
    double y[2] = {1, 2};
    // CHECK: refused.c:[[#@LINE+1]]:16: error: {{.*}}: an assignment to what is no number
    if (x > 0) *y = 3;
    return y[0];
}

double global_in_branch(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to a variable of the file
    if (x > 0) memory = x;
    return x;
}

// CHECK: refused.c:[[#@LINE+1]]:23: error: {{.*}}: a pointer whose length is not said, as in x[n] or *x /* [n] */
double unknown_length(const double *x /* [k] */) { return x[0]; }

// CHECK: refused.c:[[#@LINE+1]]:14: error: {{.*}}: a length that only a later parameter tells
double later(const double *x /* [n * m] */, int n, int m, const double *y /* [m] */) {
    double s = n * x[0];
    for (int i = 0; i < m; i++) s += y[i];
    return s;
}

double index_of_map(const double x[4]) {
    double y[4];
    int i = 7;
    for (i = 0; i < 4; i++) y[i] = x[i];
    // CHECK: refused.c:[[#@LINE+1]]:19: error: {{.*}}: 'i' may have no value here
    return y[0] * i;
}

double index_of_sum(const double x[4]) {
    double s = 0;
    int i = 7;
    for (i = 0; i < 4; i++) s += x[i];
    // CHECK: refused.c:[[#@LINE+1]]:16: error: {{.*}}: 'i' may have no value here
    return s * i;
}

double index_within(double x) {
    int j = 9;
    for (int i = 0; i < 2; i++) {
        // CHECK: refused.c:[[#@LINE+1]]:14: error: {{.*}}: 'j' may have no value here
        x *= j;
        for (j = 0; j < 3; j++) x += x * x;
    }
    return x;
}

double index_in_branch(double x) {
    int j = 9;
    if (x > 0)
        for (j = 0; j < 3; j++) x += x * x;
    // CHECK: refused.c:[[#@LINE+1]]:16: error: {{.*}}: 'j' may have no value here
    return x * j;
}

double index_in_bound(double x) {
    int i = 3;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (i = 0; i < 10 - i; i++) x += x;
    return x;
}

double index_at_first(const double x[4]) {
    double y[4] = {0};
    int i = 0;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (i = i + 1; i < 4; i++) y[i] = x[i];
    return y[2];
}

double shortened(int n, const double x[n], double k) {
    double s = 0;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    n = n - 1;
    if (k > 0) {
        double t = 0;
        for (int i = 0; i < n; i++) t += x[i];
        s = t;
    }
    return s;
}

double counted_length(const double x[4]) {
    int m = 3;
    double t[m];
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    for (m = 0; m < 3; m++) t[m] = x[m];
    return t[1];
}

// CHECK: refused.c:[[#@LINE+1]]:1: error: {{.*}}: a function with a value that also writes 'x'
double writes_two(double x[2], double y[2]) {
    x[0] = 1;
    y[0] = 2;
    return x[1];
}

static void repointed(double x[2], double y[2]) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to what is no number
    y = x;
    y[0] = 1;
}

double calls_repointed(double k) {
    double x[2] = {k, k}, y[2] = {k, k};
    repointed(x, y);
    return y[0];
}

static void moved(double y[2]) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to what is no number
    y++;
    y[0] = 1;
}

double calls_moved(double k) {
    double y[2] = {k, k};
    moved(y);
    return y[0];
}

static double total(int n, const double x[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i];
    return s;
}

static const double table[2][3] = {{1, 2, 3}, {4, 5, 6}};

// CHECK: refused.c:[[#@LINE+1]]:56: error: {{.*}}: an array that is not as long as the function is told
double shorter_row(double x) { return x + x * total(2, table[0]); }

// CHECK: refused.c:[[#@LINE+1]]:77: error: {{.*}}: an array that is not called by its name
double chosen_array(const double x[4], const double y[4]) { return total(3, x[0] > 0 ? x : y); }

// CHECK: refused.c:[[#@LINE+1]]:56: error: {{.*}}: an array that is not called by its name
double cast_array(const double x[4]) { return total(3, (double *)x); }

double minus_unsigned(const double x[3]) {
    double s = 0;
    // CHECK: refused.c:[[#@LINE+1]]:48: error: {{.*}}: arithmetic that wraps around (unsigned)
    for (size_t i = 0; i < 3; i++) s += x[i] * -i;
    return s;
}

double plus_unsigned(const double x[3]) {
    double s = 0;
    // CHECK: refused.c:[[#@LINE+1]]:57: error: {{.*}}: arithmetic that wraps around (unsigned)
    for (size_t i = 1; i < 3; i++) s += x[i - 1] * (i + -1);
    return s;
}

double compared_unsigned(double x) {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an index that may be below 0, and is compared as unsigned
    for (int i = -1; i < (size_t)3; i++) x += x;
    return x;
}

double short_sum(double x) {
    char c = 100;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an integer that becomes a shorter one
    c += 100;
    return x * c;
}

double short_step(double x) {
    short c = 32767;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an integer that becomes a shorter one
    c++;
    return x * c;
}

// CHECK: refused.c:[[#@LINE+1]]:40: error: {{.*}}: a number that is too large
double infinite(double x) { return x + 1e999; }

struct point {
    double x, y;
};

struct odd {
    double x;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a member that is a pointer
    const double *pointer;
};
double with_pointer(struct odd s) { return s.x; }

struct flags {
    double x;
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a bit-field
    int bits : 3;
};
double with_bits(struct flags s) { return s.x; }

union either {
    double x;
    long k;
};
struct inner {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a union
    union either one;
};
double with_union(const struct inner *s) { return s->one.x; }

// CHECK: refused.c:[[#@LINE+1]]:21: error: {{.*}}: a union
double single_union(union either s) { return s.x; }

struct nameless {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a member without a name
    struct {
        double x;
    };
};
double without_name(struct nameless s) { return s.x; }

struct counts {
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a member that is no real number and no signed integer
    unsigned n;
};
double unsigned_member(double x) {
    struct counts c = {2};
    return x * c.n;
}

double unset_member(double x) {
    struct point p;
    p.x = x;
    // CHECK: refused.c:[[#@LINE+1]]:22: error: {{.*}}: 'p.y' may have no value here
    struct point q = p;
    return q.x;
}

double local_pointer(double x) {
    struct point p = {x, 1};
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a variable that is a pointer
    struct point *q = &p;
    q->x = 2;
    return p.x;
}

static void pulled(struct point *p, const struct point *q) {
    p->x = q->y;
    p->y = q->x;
}

double same_struct(double x) {
    struct point p = {x, 1};
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    pulled(&p, &p);
    return p.x;
}

double same_array(struct point p[2]) {
    struct point q[2] = {{1, 2}, {p[0].x}};
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: an array that is read and written under two names
    pulled(&q[0], &q[1]);
    return q[0].x;
}

// CHECK: refused.c:[[#@LINE+1]]:56: error: {{.*}}: a struct that is no variable, list, choice or call
double counted_pointer(const struct point *p) { return p[1].x; }

// CHECK: refused.c:[[#@LINE+1]]:49: error: {{.*}}: a struct that is no variable, list, choice or call
double assigned_struct(struct point p) { return (p = (struct point){1, 2}).x; }

double many(const struct point p[3]) {
    // CHECK: refused.c:[[#@LINE+1]]:12: error: {{.*}}: a struct that is no variable, list, choice or call
    return p->x;
}

static double length(const struct point *p) { return p->x * p->x + p->y * p->y; }

// CHECK: refused.c:[[#@LINE+1]]:63: error: {{.*}}: a struct that is no variable, list, choice or call
double first_of_many(const struct point p[3]) { return length(p); }

static double dropped(struct point p, double x) { return x + p.x; }

// CHECK: refused.c:[[#@LINE+1]]:47: error: {{.*}}: an assignment within an expression
double side_effect(double x) { return dropped((struct point){1, x = 2}, 3) + x; }

double own_subscript(double x) {
    struct {
        int at;
        double x;
    } p[2] = {{1, x}, {0, 2}}, q = {0, 3};
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a subscript that changes with what it is a subscript of
    p[p[0].at] = q;
    return p[1].x;
}

static struct point made(double x);
// CHECK: refused.c:[[#@LINE+1]]:42: error: {{.*}}: a call of 'made', of which nothing is known
double unknown_struct(double x) { return made(x).x; }

static int whole(const int k[2]) { return k[0] + k[1]; }

double cast_integers(double x) {
    double y[2] = {x, 1};
    // CHECK: refused.c:[[#@LINE+1]]:18: error: {{.*}}: an array that is not called by its name
    return whole(y);
}

static double halved(struct point *p) { return p->x /= 2; }

double chosen_struct(double x) {
    struct point p = {x, 1}, q = {1, 2};
    if (x > 0) {
        // CHECK: refused.c:[[#@LINE+1]]:26: error: {{.*}}: a statement for the sake of a side effect
        double ignored = halved(x > 1 ? &p : &q);
    }
    return p.x;
}

static double kept(double x, ...) { return x; }

// CHECK: refused.c:[[#@LINE+1]]:42: error: {{.*}}: a call with more or fewer arguments than are named
double variable_count(double x) { return kept(x, 2); }

double counted_by_member(double x) {
    struct {
        int n;
    } s = {2};
    double t[s.n];
    // CHECK: refused.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    s.n = 1;
    t[0] = x;
    return t[0];
}

// A request for a function without a value that leaves several results.
// RUN: not %import %s --function=several 2>&1 | FileCheck %s --check-prefix=SEVERAL
// SEVERAL: refused.c:[[#@LINE+1]]:1: error: {{.*}}: a function with several results, 'p.x' and 'p.y'
void several(struct point *p) {
    p->x = p->y;
    p->y = 1;
}

// An index that begins at a quotient is one as a subscript, but would be none as a number.
// RUN: not %import %s --function=from_half 2>&1 | FileCheck %s --check-prefix=HALF
double from_half(int n, const double x[n]) {
    double s = 0;
    // HALF: refused.c:[[#@LINE+1]]:49: error: {{.*}}: an index that begins at a quotient, and is used as a number
    for (int i = n / 2; i < n; i++) s += x[i] * i;
    return s;
}
