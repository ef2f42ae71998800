// Starting values and an optimizer that need arrays: init and update take memory to compute in.
// RUN: %gradcheck %s
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.h
// RUN: FileCheck %s --check-prefix=CODE < %t.c
fn unit() -> [n] {
    let a[i < n] = sin(i + 1)
    return a / sqrt(sum(i) a[i]^2)
}
optimizer odd(lr = 0.1) {
    let n = sum(j < 4) p^j
    p = p - lr * g * n
}

// CHECK: started_init(&params, seed, &work);
// CHECK: int started_init(started_params *params, uint64_t seed, started_work *work);
// CHECK: int started_update(started_params *params, const started_params *gradient,
// CHECK-NEXT: started_optimizer *optimizer, started_work *work);

// A loop that is merely as long as one over all parameters is none.
// CODE: for (int j = 0; j < 4; j++)
// CODE-NEXT: for (int i = 0; i < STARTED_PARAMETER_COUNT; i++)
// CODE: return started_update(params, &work->gradient, optimizer, work);
model started {
    input x: f64[4]
    param w: [4] = unit()
    loss (x - w)^2
    optimizer odd()
}
