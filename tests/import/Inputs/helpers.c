static double relu(double x) { return x > 0 ? x : 7; }
static double half(double x) { return 0.5 * x; }
double leaky(double x) { return half(relu(x)); }
