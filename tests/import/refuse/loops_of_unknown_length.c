// Loops that do not count, by a constant, to an integer that is known before.
// REQUIRES: import
// RUN: not %import %s --function=while_loop --function=endless --function=real_bound \
// RUN:   --function=squares --function=skips_its_step --function=not_equal_by_two 2>&1 | FileCheck %s

double while_loop(double x) {
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose number of rounds is not known before it begins
    while (x > 1) x /= 2;
    return x;
}

double endless(double x) {
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose index does not change by a constant
    for (int i = 1; i < 100; i *= 2) x += i;
    return x;
}

double real_bound(double x) {
    double y = 5;
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose bound is no integer
    for (int i = 0; i < y / 2; i++) x += x;
    return x;
}

double squares(double x, int n) {
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose condition is not the index before a bound
    for (int i = 0; i * i < n; i++) x += x;
    return x;
}

double skips_its_step(double x) {
    int i = 0;
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose number of rounds is not known before it begins
    while (i < 5) {
        if (x > 2) continue;
        x *= 2;
        i++;
    }
    return x;
}

double not_equal_by_two(double x, int n) {
    // CHECK: loops_of_unknown_length.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose condition is not the index before a bound
    for (int i = 0; i != n; i += 2) x += x;
    return x;
}
