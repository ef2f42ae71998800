// Classes are checked at places that may be beyond an int, and otherwise counted by an int.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h -c %t.c -o %t.o
// RUN: sed 's/^dim .*/dim N <= 4, M <= 5, K <= 7/; /RUN/d' %s > %t.small.gd
// RUN: %gradc %t.small.gd -o %t.small.c
// RUN: FileCheck %s --check-prefix=SMALL < %t.small.c
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wconversion -Werror -fsanitize=address,undefined -include %t.small.h %t.small.c %S/Inputs/class_counts.c -o %t -lm
// RUN: %t
dim N <= 100, M <= 30000000, K <= 7
// CHECK: int class_counts_are_classes(const int32_t *entries, int64_t count, int classes)
// CHECK: class_counts_are_classes(batch->c + (int64_t)i * 30000000, (int64_t)batch->M, 3)
// CHECK: class_counts_are_classes(batch->d + (((int64_t)[[I:[a-z0-9]+]] * 3 + [[J:[a-z0-9]+]]) * 30000000 + [[K:[a-z0-9]+]])
// CHECK: (int64_t)2 * batch->K, 3)
// CHECK: class_counts_are_classes(batch->f, batch->K, 4)
// SMALL: int class_counts_are_classes(const int32_t *entries, int count, int classes)
model class_counts {
    input c: class(3)[N, M]
    input d: class(3)[N, 3, M, K, 2]
    input f: class(4)[K]
    param w: [5] = 0
    loss (sum(i, j) w[c[i, j]]) + w[d[0, 1, 0, 0, 1]] + sum(k) w[f[k]]
}
