// A loop that is all of a clause's value may assign variables of the body around, as one on a line of
// its own may; the loops around it know. Their values are those of loops in C.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Werror -include %t.h %t.c %S/Inputs/loops_of_clauses.c -o %t -lm
// RUN: %t
// RUN: env CC=%cc %gradc check %s

export fn read_by_the_next(v: f64) {
    var s = v
    var q = 0
    for t < 4 {
        q = q + s
        let a = for k < 3 {
            s = s * v
            yield s
        }
        q = q + a[0]
    }
    return q + s
}
export grad read_by_the_next

export fn assigned_twice(v: f64) {
    var s = v
    for t < 4 {
        s = s + v
        var a = for k < 3 {
            s = s * v
            yield s
        }
        a = for k < 3 {
            s = s + a[k]
            yield s
        }
        s = s + a[2]
    }
    return s
}
export grad assigned_twice

fn two(k: int) = k + 1
export fn assigned_what_it_writes(v: f64) {
    var y: [3] = v
    for t < 2 {
        y = for k < 3 {
            y[k] = y[k] * v
            yield y[k] + 1
        }
    }
    let a: [two(2)] = for k < 3 {
        y[0] = y[0] + v
        yield y[0]
    }
    return (sum(i) y[i] * (i + 1)) + sum(i) a[i]
}
export grad assigned_what_it_writes

export fn written_in_parts(v: f64) {
    var y: [6] = v
    let last = for t < 4 {
        y[t] = v * t
        let a = for k < 3 {
            y[k + 3] = y[k + 3] * v
            yield y[t]
        }
        yield a[2]
    }
    return (sum(i) y[i] * (i + 1)) + sum(t) last[t]
}
export grad written_in_parts
