// An activation from C costs what one of the prelude does: the same loops, and nothing is called.
// REQUIRES: import
// RUN: mkdir -p %t && cp %S/Inputs/fused.c %t/
// RUN: cp %s %t/fused.gd
// RUN: sed -e '/^extern/d' -e 's/own_elu/elu/' %s > %t/prelude.gd
// RUN: %gradc %t/fused.gd --prefix=same -H %t/same.h -o %t/made.c
// RUN: %gradc %t/prelude.gd --prefix=same -H %t/same.h -o %t/prelude.c
// RUN: %cc -fpreprocessed -dD -E -P %t/made.c > %t/fused.plain
// RUN: %cc -fpreprocessed -dD -E -P %t/prelude.c > %t/prelude.plain
// RUN: diff %t/fused.plain %t/prelude.plain
dim N <= 16
extern "fused.c" fn own_elu(x: f64)
model fused {
    input x: f32[N, 8]
    input y: f32[N, 3]
    loss mse(dense(own_elu(dense(x, 5)), 3), y)
}
