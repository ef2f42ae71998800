// Entries chosen by an input: a row of a table, several times the same one, and a computed place.
// RUN: %gradcheck %s
dim N <= 8

model gather {
    input token: class(6)[N, 4]
    input place: class(10)[N]
    param table: [6, 3] = 0
    param packed: [10] = 0
    let e[n, t, d] = table[token[n, t], d]
    let s[n] = sum(t, d) e[n, t, d] * (t < 3 ? e[n, t + 1, d] : e[n, 0, d]) * packed[2 * t + d]
    let z[n] = s[n] * packed[place[n]] + packed[9 - place[n]]^2
    loss z
}
