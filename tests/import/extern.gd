// C functions that a model imports: values and slopes, and a function of gradc that uses several.
// REQUIRES: import, quad
// RUN: %ccheck %S/Inputs/extern.c --model=%s --grad=leaky --grad=horner --grad=mlp --grad=sums \
// RUN:   --grad=all --jacobian=smooth -D n=4
extern "Inputs/extern.c" fn leaky(x: f64) -> f64
extern "Inputs/extern.c" fn horner(c: [n], x)
extern "Inputs/extern.c" fn mlp
extern "Inputs/extern.c" fn smooth
extern "Inputs/extern.c" fn sums

export grad leaky
export grad horner
export grad mlp
export grad sums
export jacobian smooth

fn all(v: f64[6]) = leaky(v[0]) * horner(smooth(v), v[5]) + sum(i) leaky(smooth(v)[i])
export grad all
