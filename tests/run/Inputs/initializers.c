// Measures the starting values.
#include <math.h>
#include <stdio.h>

static starts_params params;
static starts_work work;

// Whether `count` vectors of `length` numbers are: their distance, and that of their numbers, in
// memory.
static void print_orthonormal(const char *name, const double *first, int count, int length,
                              int distance, int step) {
    double error = 0;
    for (int a = 0; a < count; a++)
        for (int b = 0; b < count; b++) {
            double product = 0;
            for (int i = 0; i < length; i++)
                product += first[a * distance + i * step] * first[b * distance + i * step];
            error = fmax(error, fabs(product - (a == b)));
        }
    printf("%s: %s\n", name, error < 1e-12 ? "orthonormal to 1e-12" : "not orthonormal");
}

static void print_round(const char *what, int number, const double *first, int distance) {
    char name[16];
    snprintf(name, sizeof name, "%s %d", what, number);
    print_orthonormal(name, first, 6, 6, distance, 1);
}

// Within four standard errors, as the number of draws says; the largest is 0 where there is none.
static void print_moments(const char *name, const double *values, int count, double variance,
                          double largest) {
    double sum = 0, squares = 0, found = 0;
    for (int i = 0; i < count; i++) {
        sum += values[i];
        squares += values[i] * values[i];
        found = fmax(found, fabs(values[i]));
    }
    const int mean_fits = fabs(sum / count) < 4 * sqrt(variance / count);
    const int variance_fits = fabs(squares / count / variance - 1) < 4 * sqrt(2.0 / count);
    printf("%s: mean %s 0, variance %s %.4g", name, mean_fits ? "near" : "far from",
           variance_fits ? "near" : "far from", variance);
    if (largest > 0) printf(", %s %.3g", found <= largest ? "at most" : "more than", largest);
    printf("\n");
}

#define COUNT(member) (int)(sizeof params.member / sizeof(double))

int main(void) {
    const double *gates = params.gates[0][0], *rounds = params.h_wh[0][0];
    starts_init(&params, 1, &work);
    print_orthonormal("tall", params.tall[0], 4, 7, 1, 4);
    print_orthonormal("wide", params.wide[0], 4, 7, 7, 1);
    print_orthonormal("row", params.row[0], 1, 5, 5, 1);
    print_orthonormal("number", params.number[0], 1, 1, 1, 1);
    print_orthonormal("large", params.large[0], 60, 60, 60, 1);
    for (int q = 0; q < 3; q++) print_round("gate", q, gates + 6 * q, 18);
    for (int r = 0; r < 2; r++) print_round("round", r, rounds + 36 * r, 6);
    printf("rounds and gates differ: %s, %s\n", rounds[0] != rounds[36] ? "yes" : "no",
           gates[0] != gates[6] ? "yes" : "no");
    print_moments("bounded", params.bounded, COUNT(bounded), 0.7737413035499232, 2);
    print_moments("he", params.he[0][0], COUNT(he), 2.0 / 800, sqrt(6.0 / 800));
    print_moments("lecun", params.lecun[0][0][0], COUNT(lecun), 1.0 / 4000, 0);
    print_moments("glorot", params.glorot[0][0][0], COUNT(glorot), 2.0 / 4000, sqrt(6.0 / 4000));
    return 0;
}
