// Names that mean something in C or C++, and names that fall together, are made others.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: nm -g --defined-only %t.o | FileCheck %s --check-prefix=NM --implicit-check-not=" {{[A-Z]}} "
// RUN: nm -u %t.o | FileCheck %s --check-prefix=USED --allow-empty
// NM-COUNT-9: {{ [A-Z] }}clash_
// USED-NOT: {{malloc|printf|errno}}
dim N <= 4

model clash {
    input int_: f32[N, 3]
    input class_of: class(2)[N]
    param exp: [3] = 0.5
    param work: [3] = 1
    let while_[n, j] = int_[n, j] * exp[j]
    let h = dense(while_, 2)
    param h_w: [2, 2] = 0
    let double[n, k] = sum(i) h[n, i] * h_w[i, k]
    output static = double
    loss cross_entropy(double + h, class_of)
    loss work^2
    optimizer adam()
}
