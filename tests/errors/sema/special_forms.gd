// Calls of these are no calls of functions, so no function may be called like this.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: special_forms.gd:[[#@LINE+1]]:4: error: grad(...) is a part of the language; a function needs another name
fn grad(a, b) = a + b
// CHECK: special_forms.gd:[[#@LINE+1]]:4: error: jvp(...) is a part of the language; a function needs another name
fn jvp(a) = a
// CHECK: special_forms.gd:[[#@LINE+1]]:7: error: reshape(...) is a part of the language; a function needs another name
layer reshape(x: [n], k) { return sum(i) x[i] * k }
// CHECK: special_forms.gd:[[#@LINE+1]]:4: error: uniform() is a part of the language; a function needs another name
fn uniform() = 0.5
fn uniform(low, high) = low + high
