// Notes that say what is likely meant.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8
dim T = 5

layer own(x: [T, d]) = x

model hints {
    input token: class(4)[N]
    input x: f32[7, 2]
    param table: [4, 3] = normal()
    // CHECK:      hints.gd:[[#@LINE+2]]:19: error: expected an integer, but this is [N]
    // CHECK:      note: one of them at a time is meant, as in let y[t] = table[token[t]]
    let y = table[token]
    // CHECK:      hints.gd:[[#@LINE+2]]:17: error: 'x' of own has the dimension T = 5, but this is [7, 2]
    // CHECK:      hints.gd:4:5: note: 'T' is this dimension; a name that is none stands for any length
    let z = own(x)
    // CHECK:      error: {{.*}}the range of 'n' does not follow from what stands before this; write it out, as in n < N
    let noise[n, i < 3] = normal()
    loss table
}
