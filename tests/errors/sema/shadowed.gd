// A round that assigns a variable from outside of its loop has no other of that name later on.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:

export fn whole(v: f64) {
    var s = v
    for t < 4 {
        s = v * t
        // CHECK:      shadowed.gd:[[#@LINE+2]]:13: error: 's' is a variable outside of the loop, which the round has assigned by now; give this one another name
        // CHECK:      shadowed.gd:5:9: note: it was defined here
        var s = 1
        s = s * 2
    }
    return s
}

export fn element(v: f64) {
    var s: [4] = v
    for t < 4 {
        for k < 2 { s[t] = v * k }
        // CHECK: shadowed.gd:[[#@LINE+1]]:13: error: 's' is a variable outside of the loop
        let s = [v, 2]
    }
    return s[0]
}

export fn sum(v: f64) {
    var s = 0
    // CHECK: shadowed.gd:[[#@LINE+1]]:33: error: 's' is a variable outside of the loop
    for t < 4 { s = s + v   var s = 1 }
    return s
}

export fn its_own(v: f64) {
    var s = v
    for t < 4 {
        // CHECK: shadowed.gd:[[#@LINE+1]]:13: error: 's' is a variable outside of the loop
        let s = for k < 3 { s = s * v yield s }
    }
    for t < 4 {
        // CHECK: shadowed.gd:[[#@LINE+1]]:25: error: 's' is a variable outside of the loop
        for k < 2 { var s = for u < 3 { s = s * v yield u } }
    }
    return s
}

// It may have had one from its beginning, or have one in a loop of its own.
export fn apart(v: f64) {
    var s = v
    for t < 4 {
        for k < 2 {
            var s = v
            s = s * k
        }
        var s = 3
        s = s * t
    }
    let a = 1 + (for t < 3 { for k < 2 { var s = v s = s * k } yield v * t })[2]
    return s + a
}
