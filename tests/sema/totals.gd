// A variable that a loop only adds to is a sum, beside others that it carries; one that a round asks
// for has a place for each.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s
// RUN: %gradc %s -o %t.c && %cc -include %t.h %t.c %S/Inputs/totals.c -o %t -lm
// RUN: %t | FileCheck %s --check-prefix=OUT
// OUT: 1026 216 243 13
export fn summed(x: f64[5], start: f64) {
    // CHECK:      function call summed {
    // CHECK:          power[0] = 1.0
    // CHECK-NEXT:     for t < 5 {
    // CHECK:              power[t + 1] = power[t] * a[t]
    // CHECK-NEXT:         total[] += a[t]
    // CHECK-NEXT:         lower[] += x[t] > 0.5 ? -(start[] * a[t]) : x[t]
    // CHECK-NEXT:     }
    var total = start
    var lower = 0
    var power = 1
    for t < 5 {
        let a = sin(x[t])
        total = total + a
        lower = x[t] > 0.5 ? lower - start * a : lower + x[t]
        power = power * a
    }
    return total * lower + power
}
// What a round adds may be the same in all of them.
export fn same(x: f64[5], a: f64) {
    // CHECK: function call same {
    // CHECK: for t < 5 {
    // CHECK: twice[] += a[]
    var twice = 0
    var more = 0
    var power = 1
    for t < 5 {
        power = power * x[t]
        twice += a
        more += a
        for k < 3 { more += power }
    }
    return 100 * twice + more + power
}
export fn constant(x: f64[2]) {
    var rows = x
    var last = 1
    for t < 3 {
        rows += x[0]
        last = last * x[1]
    }
    return rows * last
}
export fn apart(x: f64[3], a: f64) {
    var s = 1
    for t < 3 {
        s += a
        for k < t { s += 1 }
    }
    return s
}
export grad same
export jacobian constant
export fn asked(x: f64[5]) {
    // CHECK:      function call asked {
    // CHECK:              total[t + 1] = total[t] + x[t]
    var total = 0
    let totals = for t < 5 {
        total = total + x[t]
        yield total
    }
    // CHECK:              scaled[t + 1] = scaled[t] + x[t] * scaled[t]
    var scaled = 1
    for t < 5 {
        scaled = scaled + x[t] * scaled
    }
    // CHECK:              kept[t + 1] = kept[t] * late[t]
    // CHECK-NEXT:         late[t + 1] = late[t] + x[t]
    var late = 1
    var kept = 1
    for t < 5 {
        kept = kept * late
        late = late + x[t]
    }
    // CHECK:      rows[i] = 0.0
    // CHECK:      for t < 3 backward {
    // CHECK-NEXT:     last[t] = last[t + 1] * x[t]
    // CHECK-NEXT:     for i < 2: rows[i] += x[t + i]
    var rows: [2] = 0
    var last = 1
    for t < 3 reverse {
        rows = rows + x[t:t + 2]
        last = last * x[t]
    }
    return scaled * kept * dot(rows, rows) * (sum(t) totals[t]^2) + last
}
export grad summed
export grad asked
export hessian summed
