// Loops that are left before their end.
// REQUIRES: import
// RUN: not %import %s --function=breaks --function=returns_inside 2>&1 | FileCheck %s

double breaks(double x) {
    for (int i = 0; i < 9; i++)
        // CHECK: loops_left_early.c:[[#@LINE+1]]:20: error: {{.*}}: a loop that is left before its end
        if (x > 2) break;
    return x;
}

double returns_inside(double x) {
    // CHECK: loops_left_early.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that is left before its end
    for (int i = 0; i < 9; i++)
        if (x > i) return x;
    return 0;
}
