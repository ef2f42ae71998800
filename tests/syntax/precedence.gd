// What binds tighter: the print has no more parentheses than needed, and its print is the same.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

fn f(a, b, c, d, x) {
    // CHECK: let power = -x^2
    let power = -(x^2)
    // CHECK: let negative = (-x)^2
    let negative = (-x)^2
    // CHECK: let right = 2^-3^a
    let right = 2^(-(3^a))
    // CHECK: let left = (2^3)^a
    let left = (2^3)^a
    // CHECK: let signs = --a - -b
    let signs = - - a - - b
    // CHECK: let difference = a - b - (c - d)
    let difference = (a - b) - (c - d)
    // CHECK: let product = a * b / c % d @ x - a * (b / (c % (d @ x)))
    let product = ((((a * b) / c) % d) @ x) - (a * (b / (c % (d @ x))))
    // CHECK: let slices = x[:, a:, :b, c ? a : b:d + 1, d]
    let slices = x[:,(a):, :(b), (c ? a : b):(d+1),d,]
    // CHECK: let choice = a ? b : c ? d : x
    let choice = a ? b : (c ? d : x)
    // CHECK: let chosen = (a ? b : c) ? d : x
    let chosen = (a ? b : c) ? d : x
    // CHECK: let logic = !a && b || c == d && a < b
    let logic = ((!a) && b) || ((c == d) && (a < b))
    // CHECK: let logics = !(a && (b || c)) && a == (c == d)
    let logics = !(a && (b || c)) && (a == (c == d))
    // CHECK: let compared = a < b == c >= d || (a <= b) > c
    let compared = (a < b) == (c >= d) || (a <= b) > c
    // CHECK: let element = f(a)[0][1, 2] + (a + b)[3]
    let element = ((f(a))[0])[1, 2] + (a + b)[3]
    // CHECK: let list = [a, [b, c]][0]
    let list = [a, [b, c],][0]
    // CHECK: let named = f(a, x: b < c ? b : c)
    let named = f(a, x: b < c ? b : c,)
}
