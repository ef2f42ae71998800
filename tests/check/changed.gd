// Changes of generated code that show only where a gate is far from 0 or a branch is taken, and in memory beside
// an array, are found.
// RUN: %gradc %s -o %t.c -H %t.h --check %t.check.c
// RUN: %cc -w -include %t.h %t.check.c %t.c -lm -o %t
// RUN: %t
//
// The slope of one gate is that of another.
// RUN: sed 's/\(sum_.* = .*gx\[t\]\[n\]\[1\]\[j\] + .*gh\[t\]\[n\]\)\[1\]/\1[0]/' %t.c > %t.gate.c
// RUN: not cmp %t.c %t.gate.c
// RUN: %cc -w -include %t.h %t.check.c %t.gate.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=GATE
// GATE: h2.wh {{.*}} WRONG
//
// Beyond 6, relu6 has a slope.
// RUN: sed 's/ && z_y\[n\]\[i\] < 6.0f//' %t.c > %t.branch.c
// RUN: not cmp %t.c %t.branch.c
// RUN: %cc -w -include %t.h %t.check.c %t.branch.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=BRANCH
// BRANCH: z.w {{.*}} WRONG
//
// The integer is never above 2.
// RUN: sed 's/k\[n\] > 2/k[n] > 20/' %t.c > %t.integer.c
// RUN: not cmp %t.c %t.integer.c
// RUN: %cc -w -DGRADC_LARGE_SIZES -include %t.h %t.check.c %t.integer.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=INTEGER
// INTEGER: net_predict
// INTEGER: p {{.*}} WRONG
//
// A loop runs to the end and beyond: of rows that are there, of those behind an array, of those that are made.
// RUN: sed '/net_predict(/,/^}/s/n < N;/n < N + 1;/' %t.c > %t.rows.c
// RUN: not cmp %t.c %t.rows.c
// RUN: %cc -w -include %t.h %t.check.c %t.rows.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=ROWS
// ROWS: p is WRONG afterwards: what was given, or memory beside, was written
// RUN: sed 's/i < n;/i <= n;/' %t.c > %t.read.c
// RUN: not cmp %t.c %t.read.c
// RUN: %cc -w -include %t.h %t.check.c %t.read.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=READ
// READ: square, {{.*}}
// READ-NEXT: result {{.*}} NOT FINITE
// RUN: sed 's/n2 < n;/n2 <= n;/' %t.c > %t.written.c
// RUN: not cmp %t.c %t.written.c
// RUN: %cc -w -include %t.h %t.check.c %t.written.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=WRITTEN
// WRITTEN: d_x {{.*}} right
// WRITTEN-NEXT: d_x is WRONG afterwards
//
// What is given is written.
// RUN: sed 's/return sum_1;/((float *)x)[1] = 5; return sum_1;/' %t.c > %t.given.c
// RUN: not cmp %t.c %t.given.c
// RUN: %cc -w -include %t.h %t.check.c %t.given.c -lm -o %t
// RUN: not %t | FileCheck %s --check-prefix=GIVEN
// GIVEN: square, {{.*}}
// GIVEN-NEXT: result {{.*}} right
// GIVEN-NEXT: x is WRONG afterwards
dim N <= 6, T <= 5
model net {
    input token: class(7)[N, T]
    input x: f32[N, 3]
    input k: int[N]
    let h = gru(embedding(token, 7, 4), 3)
    let z = relu6(dense(x, 3))
    let y[n, j] = k[n] > 2 ? tanh(z[n, j]) : k[n] < 0 ? z[n, j]^3 : z[n, j]^2
    output p = y
    loss mse(h[:, T - 1], y)
}
export fn square(x: f32[n]) = sum(i) x[i]^2
export grad square
