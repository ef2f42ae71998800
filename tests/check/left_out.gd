// Derivatives that are taken in a loop are not compared by themselves, and the program says so.
// RUN: %gradc check %s | FileCheck %s
// CHECK: derivatives within f: 2 NOT PROVED (see docs/proof.md)
// CHECK: left_out.gd: all is right
export fn f(x: f64[3]) {
    let r = for t < 3 {
        let a = x[t] * x[0]
        let z[i < 2] = a^2 * x[t] * (i + 1)
        let g[i] = grad(z[i], a)
        yield grad(g[1], x)[0]
    }
    return r
}
