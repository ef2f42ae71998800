// Integers that C cuts off, shortens, or counts beyond an int, also where they are summed up in a loop or
// compared within a subscript.
// REQUIRES: import
// RUN: not %import %s --function=cut_off --function=shortened --function=truth --function=wide --function=product --function=compared \
// RUN:   --function=wide_product --function=wide_remainder --function=wide_sum --function=widest 2>&1 | FileCheck %s
double cut_off(int n, const double x[n]) {
    int s = 0;
    // CHECK: kinds_of_integers.c:[[#@LINE+1]]:33: error: {{.*}}: a real number that becomes an integer
    for (int i = 0; i < n; i++) s += 3 * x[i];
    return s * x[0];
}

double shortened(double x) {
    unsigned char c = 0;
    // CHECK: kinds_of_integers.c:[[#@LINE+1]]:34: error: {{.*}}: an integer that becomes a shorter one
    for (int i = 0; i < 10; i++) c += 100;
    return x * c;
}

double truth(int n, const double x[n]) {
    _Bool any = 0;
    // CHECK: kinds_of_integers.c:[[#@LINE+1]]:33: error: {{.*}}: an integer that becomes a shorter one
    for (int i = 0; i < n; i++) any += x[i] > 0;
    return x[0] * any;
}

// CHECK: kinds_of_integers.c:[[#@LINE+1]]:13: error: {{.*}}: an integer that is wider than an int
double wide(long long k, double x) { return x * k; }

double product(int n, double x) {
    // CHECK: kinds_of_integers.c:[[#@LINE+1]]:5: error: {{.*}}: an integer that is wider than an int
    long p = 1;
    for (int i = 1; i <= n; i++) p *= i;
    return x * p;
}

double compared(const double x[4], const double k[2]) {
    double s = 0;
    for (unsigned i = 0; i < 4; i++)
        // CHECK: kinds_of_integers.c:[[#@LINE+1]]:56: error: {{.*}}: arithmetic that may wrap around (unsigned)
        for (unsigned j = 0; j < 4; j++) s += x[i] * k[i - j <= 1 ? 1 : 0];
    return s;
}

// CHECK: kinds_of_integers.c:[[#@LINE+1]]:59: error: {{.*}}: an integer that is wider than an int
double wide_product(double x, int a, int b) { return x * ((long)a * b); }

// CHECK: kinds_of_integers.c:[[#@LINE+1]]:54: error: {{.*}}: an integer that is wider than an int
double wide_remainder(double x, int a) { return x * ((long long)a * a % 1000); }

// CHECK: kinds_of_integers.c:[[#@LINE+1]]:48: error: {{.*}}: an integer that is wider than an int
double wide_sum(double x, int a) { return x * ((a + 1L) / 2); }

// CHECK: kinds_of_integers.c:[[#@LINE+1]]:25: error: {{.*}}: an integer that is wider than an int
double widest(double x, __int128 k) { return x * (k % 7); }
