// Several mistakes are told in one run; after twenty no more are shown.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
model several {
    input x: f32
    loss x
    // CHECK: several.gd:[[#@LINE+3]]:17: error: 'a' is not known here
    // CHECK-COUNT-19: several.gd:[[#@LINE+2]]:{{[0-9]+}}: error:
    // CHECK: gradc: 20 errors shown; the rest is left out
    let list = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, y]
}
