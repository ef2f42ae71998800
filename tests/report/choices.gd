// A choice counts with its dearer branch, a condition as if it held, and no sign or comparison.
// RUN: %gradc --report %s | FileCheck %s
// RUN: %gradc --report %s | FileCheck %s --check-prefix=LOOKUPS

export fn choice(x: f64) = x > 0 ? -x : exp(x) * 2 + 1
// CHECK: choice 2 1

fn cube(x) = x * x * x
    deriv x = 3 * x * x
export fn of_rule(x: f64) = cube(x) + 1
// CHECK: of_rule 3 0

export fn guarded(x: f64[4]) = sum(i < 4) (i >= 1 ? x[i - 1] * x[i] : 0)
// CHECK: guarded 8 0 64 0 32 0 0

// Of a table no more is read than what is looked up, nor more than it holds: 3 of 100 numbers, with
// the 3 places; 2 of 2, with 30.
model lookups {
    input large: f32[100]
    input small: f32[2]
    input few: class(100)[3]
    input many: class(2)[30]
    output a = sum(i) large[few[i]]
    output b = sum(i) small[many[i]]
}
// LOOKUPS: lookups_predict 33 0 264 0 152 0 0
