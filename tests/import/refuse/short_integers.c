// Integers that C would cut off to keep them.
// REQUIRES: import
// RUN: not %import %s --function=beyond_its_type --function=short_sum --function=short_step 2>&1 | FileCheck %s

double beyond_its_type(double x, int n) {
    short k[2] = {1, 2};
    // CHECK: short_integers.c:[[#@LINE+1]]:12: error: {{.*}}: an integer that becomes a shorter one
    k[1] = n;
    return x * k[1];
}

double short_sum(double x) {
    char c = 100;
    // CHECK: short_integers.c:[[#@LINE+1]]:5: error: {{.*}}: an integer that becomes a shorter one
    c += 100;
    return x * c;
}

double short_step(double x) {
    short c = 32767;
    // CHECK: short_integers.c:[[#@LINE+1]]:5: error: {{.*}}: an integer that becomes a shorter one
    c++;
    return x * c;
}
