// Members of structs that are no numbers and no arrays of such.
// REQUIRES: import
// RUN: not %import %s --function=with_pointer --function=with_bits --function=with_union \
// RUN:   --function=single_union --function=without_name --function=unsigned_member 2>&1 | FileCheck %s

struct odd {
    double x;
    // CHECK: members.c:[[#@LINE+1]]:5: error: {{.*}}: a member that is a pointer
    const double *pointer;
};

double with_pointer(struct odd s) { return s.x; }

struct flags {
    double x;
    // CHECK: members.c:[[#@LINE+1]]:5: error: {{.*}}: a bit-field
    int bits : 3;
};

double with_bits(struct flags s) { return s.x; }

union either {
    double x;
    long k;
};

struct inner {
    // CHECK: members.c:[[#@LINE+1]]:5: error: {{.*}}: a union
    union either one;
};

double with_union(const struct inner *s) { return s->one.x; }

// CHECK: members.c:[[#@LINE+1]]:21: error: {{.*}}: a union
double single_union(union either s) { return s.x; }

struct nameless {
    // CHECK: members.c:[[#@LINE+1]]:5: error: {{.*}}: a member without a name
    struct {
        double x;
    };
};

double without_name(struct nameless s) { return s.x; }

struct counts {
    // CHECK: members.c:[[#@LINE+1]]:5: error: {{.*}}: a member that is no real number and no signed integer
    unsigned n;
};

double unsigned_member(double x) {
    struct counts c = {2};
    return x * c.n;
}
