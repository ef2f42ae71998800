// Operators on bits.
// REQUIRES: import
// RUN: not %import %s --function=bits 2>&1 | FileCheck %s

// CHECK: bits.c:[[#@LINE+1]]:44: error: {{.*}}: an operator on bits
double bits(double x, int k) { return x * (k << 1); }
