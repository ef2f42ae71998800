// Names that begin like those of C's limits and of the runtime, and the latter as a prefix of all names.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Werror -c %t.c -o %t.o
// RUN: FileCheck %s --input-file=%t.h
// RUN: ! %gradc --prefix=Gradc_x %s -o %t.c 2>&1 | FileCheck %s --check-prefix=PREFIX
// CHECK: #define INTEREST_RESERVED_NAMES_GD_TMP_H
// CHECK: double v_gradc_mix[2];
// CHECK: double *INTx;
// CHECK: int32_t INT8_MAX_2;
// PREFIX: reserved_names.gd:[[#@LINE+1]]:7: error: names that begin with gradc_ are those of the runtime: choose another name than 'Gradc_x', or another --prefix
model interest {
    input INTx: f64[2]
    input INT8_MAX: int
    param gradc_mix: [2] = 1
    let INTy = INTx[0] * gradc_mix[0] + sin(INT8_MAX)
    loss INTy
}
