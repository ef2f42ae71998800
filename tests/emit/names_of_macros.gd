// Names that are macros of the generated file or of the headers of C, or variables of a generated function,
// or end like the numbers that names get.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wshadow -Werror -c %t.c -o %t.o
// RUN: %cc -Wall -Wextra -Werror -c %t.c -o %t.o
// RUN: env CC=%cc %gradc check %s
dim M_MAX_N <= 4, N <= 3, SIZE_MAX <= 2, found <= 5

export fn ends(x_: f64, x__: f64, x_2: f64) = x_ * x__ - x_2
export grad ends
export fn s_(s_: f64) = s_^2
export hvp s_
export fn sums(x: f64[n_], y: f64[n__]) = (sum(i) x[i]) - sum(i) y[i]
export grad sums
export fn borders(FP_NAN: f64, HUGE_VAL: f64, M_PI: f64) = sin(FP_NAN) * HUGE_VAL + M_PI
export fn files(EOF: f64, BUFSIZ: f64, SEEK_END: f64, errno: f64) = EOF * BUFSIZ + SEEK_END * errno
export grad borders

optimizer o(lr = 0.1, CHAR_BIT = 8) {
    state i = 0
    state M_OK = 0
    state m_params = 1
    i = i + g
    M_OK = i / CHAR_BIT
    m_params = M_OK
    p = p - lr * m_params
}

model m {
    input M_H: f32[M_MAX_N, N]
    input WCHAR_MAX: f32[SIZE_MAX, found]
    param M_PARAMETER_COUNT: [2] = normal()
    param seed: [2] = 0
    param math_errhandling: f32 = 1
    state M_STATE_COUNT = 1
    state FP_ZERO = 1
    let scale = M_STATE_COUNT * FP_ZERO * math_errhandling
    output M_OK = (sum(i, j) M_H[i, j] * M_PARAMETER_COUNT[0]) + sum(i, j) sin(WCHAR_MAX[i, j]) * seed[1] * scale
    metric M_NULL_POINTER = M_OK
    loss M_OK^2
    optimizer o()
}
