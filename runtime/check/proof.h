/* What all check programs do: they make up data, compare what generated code computes with dual
   numbers, and print a table. It stands behind random.h and dual.h or hyperdual.h. */
#ifndef GRADC_PROOF_H
#define GRADC_PROOF_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROOF_RANK = 8, PROOF_WIDTH = 40, PROOF_DOMAINS = 4 };

typedef enum proof_type { PROOF_FLOAT, PROOF_DOUBLE, PROOF_INTEGER } proof_type;

/* An array of the model, twice: as the generated code has it, and as numbers of this program. */
typedef struct proof_array {
    const char *name, *shape;
    proof_type type;
    void *cells;   /* the generated code's: float, double or int32_t */
    void *numbers; /* dual, or int; NULL: none */
    int classes;   /* of made-up integers */
    int rank, sizes[PROOF_RANK], extents[PROOF_RANK]; /* of it now, and of the room in `cells` */
} proof_array;

/* A line of the table. */
typedef struct proof_row {
    const char *name, *shape;
    int is_derivative;
    long count;               /* of what was compared */
    const char *unit;         /* "entry", "direction" */
    double difference, scale; /* the largest difference, and what it is relative to */
    int is_finite;
} proof_row;

static struct {
    unsigned long seed;
    int all, directions;
    int domain;                   /* that made-up numbers are from */
    const char *function;         /* of the generated code, that is looked at */
    double tolerance;             /* of its errors */
    proof_row *rows;
    int row_count, row_capacity;
    int is_begun, failures;
} proof = {1, 0, 16, 0, NULL, 0, NULL, 0, 0, 0, 0};

static void *proof_memory(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory) {
        fprintf(stderr, "check: there is not enough memory\n");
        exit(2);
    }
    return memory;
}

/* What is not written then is no number, and as a place far outside of every array. */
static void proof_spoil(void *memory, size_t size)
{
    const uint32_t word = 0x7fffffff;
    size_t at;
    for (at = 0; at < size; at++)
        ((unsigned char *)memory)[at] = ((const unsigned char *)&word)[at % sizeof word];
}

/* ---- Arrays ---- */

static long proof_count(const proof_array *array)
{
    long count = 1;
    for (int i = 0; i < array->rank; i++) count *= array->sizes[i];
    return count;
}

/* Where an entry lies in the generated code's memory. */
static long proof_place(const proof_array *array, long entry)
{
    long place = 0, stride = 1;
    for (int i = array->rank; i-- > 0;) {
        place += entry % array->sizes[i] * stride;
        entry /= array->sizes[i];
        stride *= array->extents[i];
    }
    return place;
}

static double proof_cell(proof_type type, const void *cells, long place)
{
    switch (type) {
    case PROOF_FLOAT: return (double)((const float *)cells)[place];
    case PROOF_DOUBLE: return ((const double *)cells)[place];
    default: return ((const int32_t *)cells)[place];
    }
}

/* Sets an entry on both sides, to what the generated code can hold. */
static void proof_set(const proof_array *array, long entry, double number)
{
    const long place = proof_place(array, entry);
    switch (array->type) {
    case PROOF_FLOAT: ((float *)array->cells)[place] = (float)number; break;
    case PROOF_DOUBLE: ((double *)array->cells)[place] = number; break;
    default: ((int32_t *)array->cells)[place] = (int32_t)number; break;
    }
    if (!array->numbers) return;
    number = proof_cell(array->type, array->cells, place);
    if (array->type == PROOF_INTEGER)
        ((int *)array->numbers)[entry] = (int)number;
    else
        ((dual *)array->numbers)[entry] = dual_constant(number);
}

static double proof_number(const proof_array *array, long entry, int part)
{
    if (!array->numbers) return 0; /* the derivative of an integer */
    if (array->type == PROOF_INTEGER) return ((const int *)array->numbers)[entry];
    return dual_part(((const dual *)array->numbers)[entry], part);
}

/* ---- Made-up numbers ---- */

/* From 0 up to but not including 1; another one for each array and entry. */
static double proof_random(const char *name, long entry)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
    return gradc_uniform(proof.seed, hash, (uint64_t)entry);
}

/* Whether the last two subscripts are equal. */
static int proof_is_diagonal(const proof_array *array, long entry)
{
    const int size = array->rank > 1 ? array->sizes[array->rank - 1] : 0;
    return size && entry % size == entry / size % array->sizes[array->rank - 2];
}

/* From -1 to 1; in the next domain from 0 to 1, for logarithms and roots; then from 1 to 2; then from
   0 to 1 with a large diagonal, for matrices that are to be positive definite. */
static void proof_make_up(const proof_array *array)
{
    for (long i = 0; i < proof_count(array); i++) {
        double number = proof_random(array->name, i);
        if (array->type == PROOF_INTEGER)
            number = floor(number * array->classes);
        else if (proof.domain == 0)
            number = 2 * number - 1;
        else if (proof.domain == 2)
            number += 1;
        else if (proof.domain == 3 && proof_is_diagonal(array, i))
            number += array->sizes[array->rank - 1];
        proof_set(array, i, number);
    }
}

static int proof_is_finite(const proof_array *array)
{
    for (long i = 0; i < proof_count(array); i++)
        if (!isfinite(proof_number(array, i, DUAL_VALUE))) return 0;
    return 1;
}

/* Makes up the inputs, from the first domain where all results are numbers. */
static void proof_fill(const proof_array *inputs, int input_count, void (*forward)(void),
                       const proof_array *results, int result_count)
{
    static const int domains[PROOF_DOMAINS + 1] = {0, 1, 2, 3, 0};
    for (int i = 0; i <= PROOF_DOMAINS; i++) {
        int finite = 0;
        proof.domain = domains[i];
        for (int k = 0; k < input_count; k++) proof_make_up(&inputs[k]);
        forward();
        for (int k = 0; k < result_count; k++) finite += proof_is_finite(&results[k]);
        if (finite == result_count) return;
    }
}

/* ---- The table ---- */

static proof_row *proof_add_row(const char *name, const char *shape, int is_derivative)
{
    const proof_row row = {name, shape, is_derivative, 0, "entry", 0, 0, 1};
    if (proof.row_count == proof.row_capacity) {
        proof.row_capacity = 2 * proof.row_capacity + 16;
        proof.rows = proof_memory(proof.rows, (size_t)proof.row_capacity * sizeof row);
    }
    proof.rows[proof.row_count] = row;
    return &proof.rows[proof.row_count++];
}

static void proof_note(proof_row *row, double number, double wanted, double scale)
{
    if (!isfinite(number) || !isfinite(wanted)) row->is_finite = 0;
    row->count++;
    row->difference = fmax(row->difference, fabs(number - wanted));
    row->scale = fmax(row->scale, scale);
}

/* "1 entry", "64 entries" */
static const char *proof_what(const proof_row *row, char text[PROOF_WIDTH])
{
    const int is_entry = strcmp(row->unit, "entry") == 0;
    const char *plural = is_entry ? "entries" : "directions";
    snprintf(text, PROOF_WIDTH, "%ld %s", row->count, row->count == 1 ? row->unit : plural);
    return text;
}

/* Prints a row, and counts it where it fails. A derivative that is next to nothing beside the
   others is what is left of larger numbers that cancel: its error is relative to a hundredth of
   the largest. */
static void proof_print_row(const proof_row *row, const int widths[2], double largest)
{
    char what[PROOF_WIDTH];
    const double least = row->is_derivative ? 1e-2 * largest : 0;
    const double scale = fmax(row->scale, least);
    const double error = row->difference > 0 ? row->difference / scale : 0;
    const int is_right = row->is_finite && error <= proof.tolerance;
    const char *verdict = !row->is_finite                           ? "NOT FINITE"
                          : !is_right                               ? "WRONG"
                          : row->is_derivative && row->scale == 0 ? "right: zero everywhere"
                                                                    : "right";
    printf("  %-*s  %-*s  %-16s  %7.1e  %s\n", widths[0], row->name, widths[1], row->shape,
           proof_what(row, what), error, verdict);
    proof.failures += !is_right;
}

/* What follows is about this function of the generated code. */
static void proof_begin(const char *function, double tolerance)
{
    static const char *const domains[PROOF_DOMAINS] = {
        "", ", with numbers from 0 to 1", ", with numbers from 1 to 2", ", with numbers from 0 to 1 and a large diagonal"};
    printf("%s%s%s: errors up to %.0e are right\n", proof.is_begun ? "\n" : "", function,
           domains[proof.domain], tolerance);
    proof.is_begun = 1;
    proof.function = function;
    proof.tolerance = tolerance;
    proof.row_count = 0;
}

static void proof_end(void)
{
    int widths[2] = {0, 0};
    double largest = 0;
    for (int i = 0; i < proof.row_count; i++) {
        const proof_row *row = &proof.rows[i];
        if (row->is_derivative && row->is_finite) largest = fmax(largest, row->scale);
        const int name = (int)strlen(row->name), shape = (int)strlen(row->shape);
        if (name > widths[0]) widths[0] = name;
        if (shape > widths[1]) widths[1] = shape;
    }
    for (int i = 0; i < proof.row_count; i++) proof_print_row(&proof.rows[i], widths, largest);
}

/* Compares an array that the generated code made with a part of the numbers here. */
static void proof_compare(const proof_array *array, int part)
{
    const long count = proof_count(array);
    proof_row *row = proof_add_row(array->name, array->shape, part != DUAL_VALUE);
    for (long i = 0; i < count; i++) {
        const double wanted = proof_number(array, i, part);
        proof_note(row, proof_cell(array->type, array->cells, proof_place(array, i)), wanted,
                   fabs(wanted));
    }
}

/* ---- The program ---- */

static const char proof_usage[] =
    "usage: %s [options]\n"
    "\n"
    "Proves generated code: what it computes against dual numbers, of the same formulas.\n"
    "\n"
    "  --all             each entry of each derivative, not directions where there are many\n"
    "  --directions=N    so many random directions there (default: 16)\n"
    "  --seed=N          other made-up data (default: 1)\n"
    "\n"
    "Exit status: 0; 1 if something is wrong; 2 for wrong usage.\n";

/* The number behind `name` in an option; -1 where it is another option, or no number. */
static long proof_option(const char *option, const char *name)
{
    const size_t length = strlen(name);
    char *end = NULL;
    if (strncmp(option, name, length) != 0) return -1;
    const long number = strtol(option + length, &end, 10);
    return end == option + length || *end || number < 1 || number > 1000000000 ? -1 : number;
}

static void proof_read_options(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        const long seed = proof_option(arguments[i], "--seed=");
        const long directions = proof_option(arguments[i], "--directions=");
        if (strcmp(arguments[i], "--help") == 0) {
            printf(proof_usage, arguments[0]);
            exit(0);
        } else if (strcmp(arguments[i], "--all") == 0) {
            proof.all = 1;
        } else if (seed > 0) {
            proof.seed = (unsigned long)seed;
        } else if (directions > 0) {
            proof.directions = (int)directions;
        } else {
            fprintf(stderr, "check: unknown option %s\n\n", arguments[i]);
            fprintf(stderr, proof_usage, arguments[0]);
            exit(2);
        }
    }
}

/* The last line of the table, and the program's status. */
static int proof_verdict(const char *source)
{
    if (proof.failures == 0)
        printf("\n%s: all is right\n", source);
    else
        printf("\n%s: %d %s WRONG\n", source, proof.failures,
               proof.failures == 1 ? "row is" : "rows are");
    return proof.failures ? 1 : 0;
}

#endif
