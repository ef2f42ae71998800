// Optimizers one after the other, made one pass over the parameters, and the names of their settings.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s --check-prefix=HEADER < %t.h
// RUN: sed -n '/^int chain_update/,/^}/p' %t.c | FileCheck %s
// RUN: %gradc --emit=opt %s > %t.1.gir
// RUN: %gradc --emit=opt %t.1.gir > %t.2.gir
// RUN: diff %t.1.gir %t.2.gir
model chain {
    input x: f32[4]
    param w: [4] = 1
    loss (x - w)^2
    optimizer clip_norm(1.0), momentum(lr: 0.5 * warm_up(t, 10)), momentum()
}
// What depends on the step is no setting.
// HEADER:      The optimizer clip_norm, momentum, momentum:
// HEADER:      typedef struct chain_optimizer {
// HEADER-NEXT:     int t;
// HEADER-NEXT:     float clip_norm_largest; /* 1.0 by default */
// HEADER-NEXT:     float momentum_decay;    /* 0.9 by default */
// HEADER-NEXT:     float momentum2_lr;      /* 0.01 by default */
// HEADER-NEXT:     float momentum2_decay;   /* 0.9 by default */
// HEADER-NEXT:     chain_params momentum_v;
// HEADER-NEXT:     chain_params momentum2_v;
// HEADER-NEXT: } chain_optimizer;

// The norm takes a pass of its own, once, and no memory.
// CHECK-LABEL: int chain_update(chain_params *params, const chain_params *gradient, chain_optimizer *optimizer)
// CHECK:       const float lr = 0.5f *
// CHECK:       for (int i
// CHECK-NEXT:      length_square_sum += g[i] * g[i];
// CHECK:       for (int i
// CHECK-NOT:   for (int i
// CHECK:       momentum2_v[i] =
