// What is wrong with an extern is said at its place, or at its place in C.
// REQUIRES: import
// RUN: rm -rf %t && mkdir %t && cp %s %t/errors.gd && cp %S/Inputs/errors.c %t/
// RUN: not %gradc %t/errors.gd -o %t/errors.made.c 2>&1 | FileCheck %s
// RUN: not test -e %t/errors.made.c
// CHECK: errors.gd:[[#@LINE+1]]:23: error: cannot import 'f' from "missing.c": No such file or directory
extern "missing.c" fn f
// CHECK:      gradc-import-c: no function 'nowhere' is defined in the file
// CHECK-NEXT: errors.gd:[[#@LINE+1]]:22: error: cannot import 'nowhere' from "errors.c": it is not understood
extern "errors.c" fn nowhere
// CHECK: errors.c:3:35: error: gradc cannot differentiate this: a call of 'unknown'
extern "errors.c" fn refused
// CHECK: errors.gd:[[#@LINE+1]]:29: error: in C this parameter is called 'x' and has 1 dimensions
extern "errors.c" fn vector(y: [n])
extern "errors.c" fn vector_too(x)
// CHECK: errors.gd:[[#@LINE-1]]:33: error: in C this parameter is called 'x' and has 1 dimensions
// CHECK: errors.gd:[[#@LINE+1]]:22: error: the C function has fewer parameters than are said here
extern "errors.c" fn one(x, y)

// RUN: sed -e '/^extern/d' %s > %t/outside.gd
// RUN: echo 'extern "errors.c" fn beyond' >> %t/outside.gd
// RUN: echo 'export fn f(x: f64[3]) = beyond(x)' >> %t/outside.gd
// RUN: not %gradc %t/outside.gd -o - 2>&1 | FileCheck %s --check-prefix=OUTSIDE
// OUTSIDE:      errors.c:8:{{[0-9]+}}: error: subscript 1 of 'x' can leave the array
// OUTSIDE-NEXT: s += x[i + 1];

// Without the program that reads C it is said what is missing.
// RUN: cp %build/gradc %t/gradc
// RUN: echo 'extern "errors.c" fn one' > %t/alone.gd
// RUN: not env PATH=%t %t/gradc %t/alone.gd -o - 2>&1 | FileCheck %s --check-prefix=ALONE
// ALONE:      alone.gd:1:22: error: cannot import 'one' from "errors.c": cannot run gradc-import-c: No such file or directory
// ALONE-NEXT: extern
// ALONE-NEXT: ^~~
// ALONE-NEXT: note: gradc-import-c reads C by Clang's libraries; gradc may have been built without

// One that fails is not taken for one that has understood.
// RUN: printf '#!/bin/sh\necho fn one\nkill -9 $$\n' > %t/gradc-import-c
// RUN: chmod +x %t/gradc-import-c
// RUN: not %t/gradc %t/alone.gd -o - 2>&1 | FileCheck %s --check-prefix=KILLED
// KILLED: alone.gd:1:22: error: cannot import 'one' from "errors.c": {{.*}}gradc-import-c was ended by signal 9
