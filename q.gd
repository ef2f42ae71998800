model m {
input x: [3]
output y[i] = x[i] * 2
output y
output z[i] = y[i]
output z[i] = y[i]
loss x }
