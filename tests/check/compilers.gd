// The program compiles without a warning, also where much of what they have in common is not needed.
// REQUIRES: clang, tcc
// RUN: %gradc %s -o %t.c --check %t.check.c
// RUN: %gradc %root/examples/chapter/direction.gd -o %t.few.c --check %t.few.check.c
// RUN: %gradc %root/examples/chapter/bowl.gd -o %t.second.c --check %t.second.check.c
// RUN: cat %t.check.c | %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I%T -x c -c - -o %t.o
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.few.check.c -o %t.o
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.second.check.c -o %t.o
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.check.c -o %t.o
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.few.check.c -o %t.o
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.second.check.c -o %t.o
// RUN: tcc -Wall -Werror %t.check.c %t.c -lm -o %t
// RUN: %t | FileCheck %s
// RUN: %cc -g -fsanitize=address,undefined -fno-sanitize-recover=all %t.check.c %t.c -lm -o %t
// RUN: %t | FileCheck %s
// CHECK: compilers.gd with {{.*}}: all is right
dim N <= 9, T <= 6

// Names that C and the program have for other things.
export fn inputs(x: f64[2, 3], k: int) -> f64 = (sum(i, j) x[i, j]^2) * k
export hessian inputs wrt x
export jvp inputs
export fn params() -> f64 = 1
export fn slope(within: f64[3]) = sum(i) grad(tanh(within), within)[i]
export fn is_positive(exit: f64) = exit > 0

// Arguments that only a rule uses, or nothing.
fn ruled(x, y) = x^2
    deriv x = 2 * x + 0 * y
fn unused(x, y) = x^3
export fn squares(x: f64, y: f64) = ruled(x, y) + unused(y, x)
export grad squares

model everywhere {
    input x: f32[N, T]
    input puts: f32
    input kind: class(3)[N, T]
    input which: class(2)
    param free: [2, 3] = 0
    state memset: f32 = 0
    let y[n, t] = dropout(puts * x[n, t], 0.2) * free[which, kind[n, t]]
    let s[n] = max(t) y[n, t]
    memset = 0.5 * memset + 0.5 * (mean(n) s[n])
    output best[n] = argmax(t) y[n, t]
    output at = s
    loss (s - 1)^2
    metric index = min(n) s[n]
}
