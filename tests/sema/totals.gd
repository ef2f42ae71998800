// A variable that a loop only adds to is a sum; one that a round asks for has a place for each.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s
export fn summed(x: f64[5], start: f64) {
    // CHECK:      function call summed {
    // CHECK:          total[] = start[]
    // CHECK-NEXT:     lower[] = 0.0
    // CHECK-NEXT:     for t < 5 {
    // CHECK:              total[] += a[t]
    // CHECK-NEXT:         lower[] += -(start[] * a[t])
    // CHECK-NEXT:     }
    var total = start
    var lower = 0
    for t < 5 {
        let a = sin(x[t])
        total = total + a
        lower = lower - start * a
    }
    return total * lower
}
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
    // CHECK-NEXT: for t < 3 backward {
    // CHECK-NEXT:     for i < 2: rows[i] += x[t + i]
    var rows: [2] = 0
    for t < 3 reverse {
        rows = rows + x[t:t + 2]
    }
    return scaled * kept * dot(rows, rows) * (sum(t) totals[t]^2)
}
export grad summed
export grad asked
export hessian summed
