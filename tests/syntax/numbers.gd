// A number with a point or an exponent is real; its print is the shortest that reads back.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

fn f() {
    // CHECK: let integers = [0, 7, 9223372036854775807]
    let integers = [0, 007, 9223372036854775807]
    // CHECK: let reals = [1.0, 1.0, 0.5, 100000.0, 0.001]
    let reals = [1.0, 1., .5, 1e5, 1E-3]
    // CHECK: let extremes = [1.7976931348623157e+308, 5e-324, 0.0, 0.0]
    let extremes = [1.7976931348623157e+308, 5e-324, 0.0, 0e5]
}
