// What is defined and never used is warned about, once, in the order of the source.
// RUN: %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=warning: --implicit-check-not=error:
// RUN: %gradc %s -o %t.c -Wno-unused 2>&1 | FileCheck %s --check-prefix=GRADIENT --implicit-check-not=unused
// RUN: ! %gradc %s -o %t.c -Werror 2>&1 | FileCheck %s --check-prefix=WERROR --implicit-check-not=warning:
dim N <= 8, M <= 8

fn inside(x) {
    // WERROR: unused.gd:[[#@LINE+2]]:9: error: 'forgotten' is never used [-Wunused]
    // CHECK: unused.gd:[[#@LINE+1]]:9: warning: 'forgotten' is never used [-Wunused]
    let forgotten = 2 * x
    return x
}

model unused {
    input x: f32[N, 4]
    input y: f32[N]
    // WERROR:   unused.gd:[[#@LINE+3]]:11: error: 'w' is never used [-Wunused]
    // GRADIENT: unused.gd:[[#@LINE+2]]:11: warning: the loss does not depend on 'w': its gradient is 0 [-Wzero-gradient]
    // CHECK: unused.gd:[[#@LINE+1]]:11: warning: 'w' is never used [-Wunused]
    param w: f32 = 0
    // WERROR:   unused.gd:[[#@LINE+2]]:9: error: 'first' is never used [-Wunused]
    // CHECK: unused.gd:[[#@LINE+1]]:9: warning: 'first' is never used [-Wunused]
    let first = inside(x)
    let second = inside(x) + inside(y[0])
    // WERROR:   unused.gd:[[#@LINE+2]]:9: error: 'third' is never used [-Wunused]
    // CHECK: unused.gd:[[#@LINE+1]]:9: warning: 'third' is never used [-Wunused]
    let third[i, j] = second[i, j]
    loss x
}
