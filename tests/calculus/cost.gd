// A gradient costs at most four times the function, however many arguments there are, in
// instructions of the machine; and the code for 1,000 arguments has as many lines as that for 10.
// REQUIRES: valgrind
// RUN: %gradc %s -o %t.c
// RUN: %gradc %s -D N=10 -o %t.10.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/cost.c -o %t -lm
// RUN: sh %S/Inputs/cost.sh %t 4
// RUN: sed -n '$=' %t.c > %t.lines
// RUN: sed -n '$=' %t.10.c | diff %t.lines -
dim N = 1000

// Rosenbrock, 1960, for any number of arguments.
export fn valley(x: f64[N]) = sum(i < N - 1) (100 * (x[i + 1] - x[i]^2)^2 + (1 - x[i])^2)
export grad valley
