// What strict code consists of: what it asks of the C compiler, the functions that it needs with what
// they use, each once, and none that is exact in C.
// REQUIRES: clang, g++, tcc
// RUN: %gradc %s --fp=strict -o %t.c
// RUN: FileCheck %s < %t.c
// CHECK:      #include <float.h>
// CHECK:      #pragma STDC FP_CONTRACT OFF
// CHECK-NOT:  gradc_log
// CHECK-NOT:  gradc_exp(double
// CHECK:      static inline double gradc_expm1(double x)
// CHECK-NOT:  static inline double gradc_expm1(double x)
// CHECK:      static inline double gradc_tanh(double x)
// CHECK:      static inline float gradc_tanhf(float x)
// CHECK-NOT:  gradc_sinh
// CHECK:      gradc_tanhf(sqrtf(fabsf({{.*}})))

// RUN: %gradc %s --fp=strict --runtime=external -o %t.external.c
// RUN: FileCheck %s --check-prefix=EXTERNAL < %t.external.c
// EXTERNAL:     #include "gradc_strict.h"
// EXTERNAL-NOT: static inline
// EXTERNAL:     gradc_tanhf(sqrtf(fabsf({{.*}})))

// RUN: %gradc %s --fp=native -o - | FileCheck %s --check-prefix=NATIVE
// NATIVE-NOT: gradc_tanh
// NATIVE:     = tanhf(sqrtf(fabsf({{.*}})))

// No warnings, also twice in one program and as C++.
// RUN: %gradc %s --fp=strict --prefix=other -o %t.other.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.c -c %t.other.c -o %t.o
// RUN: %cc -std=c99 -I%root/runtime -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.external.c -o %t.o
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: clang -std=c99 -I%root/runtime -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.external.c -o %t.o
// RUN: g++ -x c++ -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: tcc -Wall -Werror -c %t.c -o %t.o

// What breaks the promise is refused by the C compiler.
// RUN: not %cc -ffast-math -c %t.c -o %t.o 2>&1 | FileCheck %s --check-prefix=FAST
// FAST: error: {{.*}}strict floating point goes without -ffast-math
// RUN: not clang -ffinite-math-only -c %t.c -o %t.o 2>&1 | FileCheck %s --check-prefix=FAST
// RUN: not g++ -x c++ -fassociative-math -fno-signed-zeros -fno-trapping-math -c %t.c -o %t.o 2>&1 | FileCheck %s --check-prefix=SUMS
// RUN: not g++ -x c++ -freciprocal-math -c %t.c -o %t.o 2>&1 | FileCheck %s --check-prefix=SUMS
// SUMS: error: {{.*}}strict floating point goes without -fassociative-math and -freciprocal-math

// RUN: not %gradc %s --fp=fast 2>&1 | FileCheck %s --check-prefix=USAGE
// USAGE: gradc: --fp is native or strict, not fast
model generated {
    input x: f32[3]
    param w: [3] = 1
    output y = tanh(sqrt(abs(x * w)))
    loss sum(i) y[i]
}
