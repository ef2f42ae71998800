// Limits end in one clear error, however deep the nesting.
// RUN: python3 -c "print('fn f(x) = ' + '(' * 100000)" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=STACK
// RUN: python3 -c "print('fn f(x) = ' + '-' * 100000 + 'x')" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=STACK
// RUN: python3 -c "print('fn f(x) = ' + '[' * 100000)" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=STACK
// RUN: python3 -c "print('fn f(x) = ' + 'x ? x : ' * 100000 + 'x')" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=STACK
// RUN: python3 -c "print('fn f(x) = ' + '1+' * 1000000 + '1')" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=DEPTH
// RUN: python3 -c "print('fn f(x) = ' + 'f(' * 1000 + 'x' + ')' * 1000)" > %t.gd
// RUN: ! %gradc --emit=ast %t.gd 2>&1 | FileCheck %s --check-prefix=DEPTH
// RUN: python3 -c "print('fn f(x) = ' + 'f(a, k: ' * 999 + 'x' + ')' * 999)" > %t.gd
// RUN: %gradc --emit=ast %t.gd > %t.1.gd
// RUN: diff %t.gd %t.1.gd

// STACK: :1:{{[0-9]+}}: error: nested too deeply
// STACK-NOT: error:
// DEPTH: :1:11: error: this expression is nested more than 1000 deep
// DEPTH-NOT: error:
