// A function with a rule becomes a constant where its argument does, also where that happens while
// something else is put in place.
// RUN: %gradc %s --emit=ir | FileCheck %s
fn cube(x) = x * x * x
    deriv x = 3 * x * x

// CHECK-LABEL: function call item
// CHECK:       result[] = 27.0 * v[2] + v[2]
export fn item(v: f64[4]) = (cube([1, 2, 3, 4]) * v + v)[2]
