// A variable is a real number unless it says int, whatever it begins with.
// RUN: env CC=%cc %gradc check %s | FileCheck %s
// CHECK: real_variables.gd: all is right
export fn pair(x: f64[4]) {
    var a = [0, 1]
    for i < 4 { a = [a[1] * x[i], a[0] + x[i]] }
    return a[0] * a[1]
}
export grad pair
