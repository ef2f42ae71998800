// Comments and line ends stand anywhere between two words.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

// CHECK: fn f(x) = x / 2 * 3
/**/ fn /* a comment
over two lines **/ f(x) // = 1
    = x /* * / */
    / 2 /***/ * // the last
    3

// CHECK-EMPTY:
// CHECK-NEXT: fn g(x) = x
fn g(x) = x // no line ends after this */