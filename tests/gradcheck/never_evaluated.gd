// What a condition known at compile time does not choose may read what is not there.
// RUN: %gradcheck %s
// RUN: sed "s/dim K = 4/dim K = 7/" %s > %t.gd
// RUN: %gradcheck %t.gd
dim K = 4

fn after(x: [n], by) = by < n ? x[by] : 0
fn largest_of(x: [n], from) = from < n ? max(i < n - from) x[from + i] : 0

model never_evaluated {
    input x: f64[K]
    param p: [K] = normal()
    let a = K > 5 ? p[5] : p[0]
    let b = K > 5 && x[6] > 0 ? sum(i < 6) p[i] * x[i] : x[0]
    let c[i] = K <= 5 || p[6] > 0 ? p[i] : p[5]
    loss a * b + after(p * p, 5) + largest_of(p, 4)
    loss c * x
}
