// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
dim N <= 4

model divisors {
    input k: int[N]
    input c: class(5)[N]
    param p: [4] = 1
    // CHECK: divisors.gd:[[#@LINE+1]]:20: error: this divisor of an integer may be 0
    let a[n] = 7 % k[n]
    // CHECK: divisors.gd:[[#@LINE+1]]:22: error: this divisor of an integer may be 0
    let b[n] = p[3 / c[n]]
    // CHECK: note: divide under a condition that keeps it above, as in n > 0 ? m % n : 0
    // CHECK: divisors.gd:[[#@LINE+1]]:33: error: this divisor of an integer may be 0
    let e[n] = k[n] >= 0 ? 10 % k[n] : 0
    // CHECK-NOT: error:
    let f[n] = k[n] > 0 ? 10 % k[n] : 0
    let d[n] = 7 % (c[n] + 1) + n % N + 1 / k[n]
    loss a + b + d + e + f
}
