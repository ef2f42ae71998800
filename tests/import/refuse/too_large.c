// A number that no double is.
// REQUIRES: import
// RUN: not %import %s --function=infinite 2>&1 | FileCheck %s

// CHECK: too_large.c:[[#@LINE+1]]:40: error: {{.*}}: a number that is too large
double infinite(double x) { return x + 1e999; }
