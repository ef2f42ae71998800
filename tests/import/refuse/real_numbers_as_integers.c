// Real numbers that become integers.
// REQUIRES: import
// RUN: not %import %s --function=truncated 2>&1 | FileCheck %s

// CHECK: real_numbers_as_integers.c:[[#@LINE+1]]:41: error: {{.*}}: a real number that becomes an integer
double truncated(double x) { return x - (int)x; }
