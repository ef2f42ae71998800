// A _Bool is called with 0 and 1; where another number is made up for it nothing is said.
// REQUIRES: import
// RUN: env CC=%cc %gradc check %s --grad=square --grad=chosen | FileCheck %s
// CHECK:      value of square in conditions_in_c.c number 1 entry {{.*}} right
// CHECK-NEXT: slope of square in conditions_in_c.c number 4 directions {{.*}} right
// CHECK:      value of chosen in conditions_in_c.c number 1 entry {{.*}} right
// CHECK:      conditions_in_c.c: all is right
double square(double x, _Bool b) { return b ? x * x : x; }
double chosen(double x, unsigned char c, _Bool b, const double y[3]) { return b ? x * x * c : x + y[0]; }
