// A file of functions alone is no program; nor is a dimension set that is not there.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: ! %gradc -D N=3 -D M=2 %s -o %t.c 2>&1 | FileCheck %s --check-prefix=DEFINED
// CHECK:   {{^.*nothing.gd: error: there is nothing to compile here}}
// DEFINED: {{^}}gradc: error: -D M: no dimension has that name
dim N <= 4
fn f(x) = x
