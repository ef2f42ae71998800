// What a variable that is a class is given has to be shown to be one.
// RUN: not %gradc -D n=9 %s -o %t.c 2>&1 | FileCheck %s
export fn f(x: f64[n]) {
    var at: class(n) = 0
    // CHECK: class_variables.gd:[[#@LINE+1]]:{{[0-9]+}}: error: 'at' is of class(n), but {{.*}} ? i + 1 : {{.*}} may be n or more
    for i < n { at = x[i] > 0 ? i + 1 : at }
    return x[at]
}
export fn g(x: f64[4]) {
    // CHECK: class_variables.gd:[[#@LINE+1]]:{{[0-9]+}}: error: 'at' is of class(4), but 4 may be 4 or more
    var at: class(4) = 4
    for i < 4 { at = x[i] > 0 ? i : at }
    return x[at]
}
