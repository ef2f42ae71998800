// Factors of a learning rate against numbers worked out by hand.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -include %t.h %t.c %S/Inputs/schedules.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines --strict-whitespace
export fn rising(t: int) -> f64 = warm_up(t, 4)
export fn line(t: int) -> f64 = linear_decay(t, 4, final: 0.5)
export fn cosine(t: int) -> f64 = cosine_decay(t, 4)
export fn cosine_to(t: int) -> f64 = cosine_decay(t, 4, final: 0.1)
export fn stairs(t: int) -> f64 = step_decay(t, 3, factor: 0.5)
export fn slide(t: int) -> f64 = exponential_decay(t, 2, factor: 0.25)
export fn root(t: int) -> f64 = inverse_sqrt_decay(t, 4)
export fn late(t: int) -> f64 = warm_up(t, 2) * cosine_decay(t - 2, 4)
//      CHECK:t         1      2      3      4      5      6     16
// CHECK-NEXT:rising    0.2500 0.5000 0.7500 1.0000 1.0000 1.0000 1.0000
// CHECK-NEXT:line      1.0000 0.8750 0.7500 0.6250 0.5000 0.5000 0.5000
// CHECK-NEXT:cosine    1.0000 0.8536 0.5000 0.1464 0.0000 0.0000 0.0000
// CHECK-NEXT:cosine_to 1.0000 0.8682 0.5500 0.2318 0.1000 0.1000 0.1000
// CHECK-NEXT:stairs    1.0000 1.0000 1.0000 0.5000 0.5000 0.5000 0.0312
// CHECK-NEXT:slide     1.0000 0.5000 0.2500 0.1250 0.0625 0.0312 0.0000
// CHECK-NEXT:root      1.0000 1.0000 1.0000 1.0000 0.8944 0.8165 0.5000
// CHECK-NEXT:late      0.5000 1.0000 1.0000 0.8536 0.5000 0.1464 0.0000
