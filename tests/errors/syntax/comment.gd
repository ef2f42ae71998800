// A comment without an end is the only error: what follows could be anything.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

// CHECK: comment.gd:[[#@LINE+4]]:5: error: this comment has no end: '*/' is missing
// CHECK-NEXT: /* Numbers
// CHECK-NEXT: {{^    \^~~~~~~~~~$}}
model m {
    /* Numbers
    let a = (1
}
