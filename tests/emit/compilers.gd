// The same file compiles everywhere, twice in one program, and as C++.
// REQUIRES: clang, g++, tcc
// RUN: %gradc %s -o %t.c
// RUN: %gradc %s --prefix=other -o %t.other.c
// RUN: %gradc %s --runtime=external -o %t.external.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.c -c %t.other.c -o %t.o
// RUN: %cc -std=c99 -I%root/runtime -Wall -Wextra -Wpedantic -Werror -c %t.external.c -o %t.o
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: g++ -x c++ -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: tcc -Wall -Werror -c %t.c -o %t.o
dim N <= 4

export fn gauss(x: f64, s: f64) -> f64 = exp(-(x / s)^2 / 2)
export hessian gauss

model everywhere {
    input x: f32[N, 3]
    input y: class(3)[N]
    let h = silu(dense(x, 5))
    let z = dense(h, 3)
    output p = softmax(z)
    loss cross_entropy(z, y)
    metric accuracy(z, y)
    optimizer momentum(lr: 0.1)
}
