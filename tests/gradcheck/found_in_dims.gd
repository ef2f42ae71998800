// Where the largest element was found, along a dimension that is chosen at the call: a subscript.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --dim N=1
// RUN: %gradc --emit=ir %s -o %t.gir
// RUN: FileCheck %s < %t.gir
// RUN: %gradc %t.gir --emit=ir | diff - %t.gir
dim N <= 6

model found {
    input x: f64[N]
    input a: f64[N, 4]
    param p: [4] = normal()
    let y[n] = x[n] * p[0]
    // CHECK: max.{{.*}}: int(N)
    loss y[argmax(n) x[n]]^2
    loss sum(n < N) a[argmin(k <= n) y[k], argmax(i) a[n, i] * p[i]] * p[1]
}
