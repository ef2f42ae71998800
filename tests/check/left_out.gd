// Derivatives that are not compared by themselves, and the program says so: along a direction that is
// another one at each value of an index, and where no more is computed than a choice needs.
// RUN: %gradc check %s | FileCheck %s
// CHECK: derivatives within each: 1 NOT PROVED (see docs/proof.md)
// CHECK: derivatives within chosen: 1 NOT PROVED (see docs/proof.md)
// CHECK: left_out.gd: all is right
export fn each(x: f64[3], v: f64[2, 3]) {
    let y = sum(i) x[i]^3
    let rate[k] = jvp(y, x: v[k])
    return rate
}
export fn chosen(x: f64[3]) = x > 0 ? grad(sum(i) x[i]^3, x) : 0
