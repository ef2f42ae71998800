export fn f(v: f64[3], b: f64) { var k: int = b > 0
for t < 3 { k = k + (v[t] > 0) }
return k / 2 + k % 2}
