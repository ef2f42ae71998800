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

/* Of what is compared. */
typedef enum proof_kind { PROOF_VALUE, PROOF_DERIVATIVE, PROOF_KINDS } proof_kind;

typedef enum proof_type { PROOF_FLOAT, PROOF_DOUBLE, PROOF_INTEGER } proof_type;

/* What an array is to the generated code: what it is given, what that has learnt, or what it makes. */
typedef enum proof_role { PROOF_INPUT, PROOF_PARAMETER, PROOF_STATE, PROOF_RESULT } proof_role;

/* A size that is chosen at a call of the generated code. */
typedef struct proof_chosen {
    const char *name;
    int size;
} proof_chosen;

/* An array of the model, twice: as the generated code has it, and as numbers of this program. */
typedef struct proof_array {
    const char *name, *shape;
    proof_role role;
    proof_type type;
    void *cells;   /* the generated code's: float, double or int32_t */
    void *numbers; /* dual, or int; NULL: none */
    int classes;   /* of integers; 0: they are any */
    int rank, sizes[PROOF_RANK], extents[PROOF_RANK]; /* of it now, and of the room in `cells` */
} proof_array;

/* A line of the table. */
typedef struct proof_row {
    const char *name, *shape;
    proof_kind kind;
    long compared, count;     /* so many at this point; at most */
    const char *unit;         /* "entry", "direction" */
    double tolerance;         /* of its errors; 0: that of the function */
    double difference, scale; /* at this point the largest difference, and what it is relative to */
    int is_finite;            /* at this point */
    double error, largest;    /* at all points so far the largest error, and number */
    int varies;               /* at a point it was not 0 everywhere */
    int is_unknown;           /* at a point that counts one side was no number */
    int points;               /* so many have proved it */
} proof_row;

static struct {
    unsigned long seed;
    int all, directions;
    int domain;                   /* that made-up numbers are from */
    int is_model;                 /* not a function */
    int point, point_count;       /* at which it is looked; so many of them so far */
    const char *function;         /* of the generated code, that is looked at */
    double tolerance;             /* of its errors */
    proof_row *rows;
    int row_count, row_capacity;
    int next_row;                 /* at this point */
    int is_steady[PROOF_KINDS];   /* at this point no rounding error matters */
    double noise[PROOF_KINDS];    /* that rounding makes there */
    const char *touched;          /* an array that generated code wrote, but was not to */
    int is_begun, failures, zeros, left_out;
} proof = {1, 0, 16, 0, 0, 0, 0, NULL, 0, NULL, 0, 0, 0, {1, 1}, {0, 0}, NULL, 0, 0, 0, 0};

static void *proof_memory(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory) {
        fprintf(stderr, "check: there is not enough memory\n");
        exit(2);
    }
    return memory;
}

/* No number, and as a place far outside of every array: in memory that is to be written, and in that
   beside what is given. */
enum { PROOF_UNWRITTEN = 0x7fffffff, PROOF_BESIDE = 0x7ffffffe };

static void proof_set_words(void *memory, size_t size, uint32_t word)
{
    size_t at;
    for (at = 0; at < size; at++)
        ((unsigned char *)memory)[at] = ((const unsigned char *)&word)[at % sizeof word];
}

static int proof_has_words(const void *memory, size_t size, uint32_t word)
{
    size_t at = 0;
    while (at < size && ((const unsigned char *)memory)[at] ==
                            ((const unsigned char *)&word)[at % sizeof word])
        at++;
    return at == size;
}

static void proof_spoil(void *memory, size_t size)
{
    proof_set_words(memory, size, PROOF_UNWRITTEN);
}

static void proof_surround(void *memory, size_t size)
{
    proof_set_words(memory, size, PROOF_BESIDE);
}

static void proof_spoil_frame(void)
{
    unsigned char frame[200000];
    void (*volatile spoil)(void *, size_t) = proof_spoil; /* nobody sees that the frame is not used */
    spoil(frame, sizeof frame);
}

/* The same for the variables of the function that is called next. */
static void proof_spoil_stack(void)
{
    void (*volatile spoil)(void) = proof_spoil_frame; /* not a part of the caller's own frame */
    spoil();
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

/* Whether a place in memory is that of an entry. */
static int proof_has_place(const proof_array *array, long place)
{
    for (int i = array->rank; i-- > 0; place /= array->extents[i])
        if (place % array->extents[i] >= array->sizes[i]) return 0;
    return 1;
}

static proof_kind proof_kind_of(int part)
{
    return part == DUAL_VALUE ? PROOF_VALUE : PROOF_DERIVATIVE;
}

static double proof_number(const proof_array *array, long entry, int part)
{
    if (!array->numbers) return 0; /* the derivative of an integer */
    if (array->type == PROOF_INTEGER) return ((const int *)array->numbers)[entry];
    return dual_part(((const dual *)array->numbers)[entry], part);
}

/* Whether all are numbers that the generated code can hold. */
static int proof_is_finite(const proof_array *array)
{
    const double largest = array->type == PROOF_FLOAT ? 3e38 : HUGE_VAL;
    for (long i = 0; i < proof_count(array); i++)
        if (!(fabs(proof_number(array, i, DUAL_VALUE)) < largest)) return 0;
    return 1;
}

/* ---- The table ---- */

/* A new row, or at a later point the one that stands there. */
static proof_row *proof_add_row(const char *name, const char *shape, proof_kind kind)
{
    const proof_row row = {name, shape, kind, 0, 0, "entry", 0, 0, 0, 1, 0, 0, 0, 0, 0};
    if (proof.next_row < proof.row_count) {
        proof.rows[proof.next_row].compared = 0;
        return &proof.rows[proof.next_row++];
    }
    if (proof.row_count == proof.row_capacity) {
        proof.row_capacity = 2 * proof.row_capacity + 16;
        proof.rows = proof_memory(proof.rows, (size_t)proof.row_capacity * sizeof row);
    }
    proof.rows[proof.row_count++] = row;
    return &proof.rows[proof.next_row++];
}

static double proof_tolerance(const proof_row *row)
{
    return row->tolerance > 0 ? row->tolerance : proof.tolerance;
}

/* Errors of this size are right for code that computes in f32, or for quotients. */
static int proof_is_rough(double tolerance)
{
    return tolerance > 1e-5;
}

/* Nothing is proved where a rounding error decides, nor at a later point where there is no
   derivative, or where f32 cannot hold it. */
static int proof_counts(const proof_row *row, double wanted)
{
    if (!proof.is_steady[row->kind]) return 0;
    return proof.point == 0 || (isfinite(wanted) && !proof_is_rough(proof_tolerance(row)));
}

static void proof_note(proof_row *row, double number, double wanted, double scale)
{
    if (!isfinite(number) || !isfinite(wanted)) {
        row->is_finite = 0;
        row->is_unknown |= proof_counts(row, wanted);
    }
    if (++row->compared > row->count) row->count = row->compared;
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

/* What follows is about this function of the generated code. */
static void proof_begin(const char *function, double tolerance)
{
    proof.function = function;
    proof.tolerance = tolerance;
    proof.row_count = proof.next_row = proof.point_count = 0;
    proof.touched = NULL;
    proof.noise[PROOF_VALUE] = proof.noise[PROOF_DERIVATIVE] = 0;
}

/* The largest number of a kind at this point. */
static double proof_largest(proof_kind kind)
{
    double largest = 0;
    for (int i = 0; i < proof.row_count; i++)
        if (proof.rows[i].kind == kind && proof.rows[i].is_finite)
            largest = fmax(largest, proof.rows[i].scale);
    return largest;
}

/* No error is relative to less than what has all its digits; nor that of a derivative to less than a
   small part of the largest value and derivative: it is what is left of larger numbers that cancel. */
static double proof_least_scale(proof_kind kind, const double largest[PROOF_KINDS])
{
    const int is_rough = proof_is_rough(proof.tolerance);
    const double of_value = (is_rough ? 1e-3 : 1e-2) * largest[PROOF_VALUE];
    const double of_others = 1e-2 * largest[PROOF_DERIVATIVE];
    const double held = is_rough ? 1e-30 : 1e-290;
    return kind == PROOF_VALUE ? held : fmax(fmax(of_value, of_others), held);
}

/* What a row's error is relative to: the largest number, or a small part of what it was at other
   points; and never so little that ten times the noise were wrong. */
static double proof_scale(const proof_row *row, const double largest[PROOF_KINDS])
{
    const double least = proof_least_scale(row->kind, largest);
    const double of_noise = 10 * proof.noise[row->kind] / proof.tolerance;
    return fmax(fmax(row->scale, 1e-2 * row->largest), fmax(least, of_noise));
}

/* What was compared at this point becomes errors. */
static void proof_settle(void)
{
    const double largest[PROOF_KINDS] = {proof_largest(PROOF_VALUE),
                                         proof_largest(PROOF_DERIVATIVE)};
    const double last_digit = proof_is_rough(proof.tolerance) ? 1e-7 : 1e-15;
    for (int i = 0; i < proof.row_count; i++) {
        proof_row *row = &proof.rows[i];
        const double scale = proof_scale(row, largest);
        const double error = row->difference > 0 ? row->difference / scale : 0;
        if (row->is_finite && proof.is_steady[row->kind]) {
            row->error = fmax(row->error, error);
            row->points++;
        }
        row->largest = fmax(row->largest, row->scale);
        row->varies |= !row->is_finite || row->scale > last_digit * largest[row->kind];
        row->difference = row->scale = 0;
        row->is_finite = 1;
    }
    proof.point_count += proof.is_steady[PROOF_VALUE] || proof.is_steady[PROOF_DERIVATIVE];
    proof.next_row = 0;
}

/* Prints a row, and counts it where it fails. */
static void proof_print_row(const proof_row *row, const int widths[2])
{
    char what[PROOF_WIDTH];
    const double tolerance = proof_tolerance(row);
    const int is_left_out = !row->is_unknown && row->points == 0;
    const int is_right = !row->is_unknown && !is_left_out && row->error <= tolerance;
    const int is_zero = row->kind == PROOF_DERIVATIVE && row->count > 0 && !row->varies;
    const char *verdict = is_right ? "right" : "WRONG";
    if (is_left_out) verdict = "NOT PROVED: rounding errors decide";
    if (row->is_unknown) verdict = "NOT FINITE";
    printf("  %-*s  %-*s  %-16s  %7.1e  %s", widths[0], row->name, widths[1], row->shape,
           proof_what(row, what), row->error, verdict);
    if (row->count == 0) printf(": there is none");
    if (is_right && is_zero) printf(": zero at every point");
    if (is_right && tolerance != proof.tolerance) printf(" up to %.0e", tolerance);
    printf("\n");
    proof.failures += !is_right && !is_left_out;
    proof.zeros += is_right && is_zero;
    proof.left_out += is_left_out;
}

static void proof_end(void)
{
    static const char *const domains[PROOF_DOMAINS] = {
        "", ", with numbers from 0 to 1", ", with numbers from 1 to 2",
        ", with numbers from 0 to 1 and a large diagonal"};
    int widths[2] = {0, 0};
    if (proof.next_row) proof_settle();
    printf("%s%s%s", proof.is_begun ? "\n" : "", proof.function, domains[proof.domain]);
    if (proof.point_count > 1) printf(", at %d points", proof.point_count);
    printf(": errors up to %.0e are right\n", proof.tolerance);
    proof.is_begun = 1;
    for (int i = 0; i < proof.row_count; i++) {
        const int name = (int)strlen(proof.rows[i].name), shape = (int)strlen(proof.rows[i].shape);
        if (name > widths[0]) widths[0] = name;
        if (shape > widths[1]) widths[1] = shape;
    }
    for (int i = 0; i < proof.row_count; i++) proof_print_row(&proof.rows[i], widths);
    if (!proof.touched) return;
    printf("  %s is WRONG afterwards: what was given, or memory beside, was written\n",
           proof.touched);
    proof.failures++;
}

/* Whether the memory beside the entries is as it was. */
static int proof_is_alone(const proof_array *array)
{
    const size_t size = array->type == PROOF_DOUBLE ? sizeof(double) : sizeof(float);
    const uint32_t word = array->role == PROOF_RESULT ? PROOF_UNWRITTEN : PROOF_BESIDE;
    long room = 1;
    for (int i = 0; i < array->rank; i++) room *= array->extents[i];
    for (long i = 0; i < room; i++)
        if (!proof_has_place(array, i) &&
            !proof_has_words((const char *)array->cells + (size_t)i * size, size, word))
            return 0;
    return 1;
}

/* Whether what was given is as it was. */
static int proof_is_kept(const proof_array *array)
{
    const int is_known = array->role != PROOF_RESULT && array->numbers;
    for (long i = 0; is_known && i < proof_count(array); i++)
        if (proof_cell(array->type, array->cells, proof_place(array, i)) !=
            proof_number(array, i, DUAL_VALUE))
            return 0;
    return 1;
}

/* Generated code writes nothing but its results. */
static void proof_look_around(const proof_array *arrays, int count)
{
    for (int i = 0; i < count; i++)
        if (!proof_is_alone(&arrays[i]) || !proof_is_kept(&arrays[i]))
            proof.touched = arrays[i].name;
}

/* Compares an array that the generated code made with a part of the numbers here. */
static void proof_compare(const proof_array *array, int part)
{
    const long count = proof_count(array);
    proof_row *row = proof_add_row(array->name, array->shape, proof_kind_of(part));
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

/* The number behind `name` in an option; 0 where it is another option. The program ends where it is
   no number that it can be. */
static long proof_option(const char *option, const char *name)
{
    const size_t length = strlen(name);
    char *end = NULL;
    if (strncmp(option, name, length) != 0) return 0;
    const char *text = option + length;
    const long number = strtol(text, &end, 10);
    if (end == text || *end || number < 1 || number > 1000000000) {
        fprintf(stderr, "check: %s wants a number from 1 to 1000000000, not '%s'\n", name, text);
        exit(2);
    }
    return number;
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
static int proof_verdict(const char *source, const proof_chosen *sizes, int size_count)
{
    printf("\n%s", source);
    for (int i = 0; i < size_count; i++)
        printf("%s%s = %d", i ? ", " : " with ", sizes[i].name, sizes[i].size);
    if (proof.failures) {
        printf(": %d %s WRONG\n", proof.failures, proof.failures == 1 ? "row is" : "rows are");
        return 1;
    }
    printf(proof.is_begun ? ": all is right" : ": there is nothing to prove");
    if (proof.zeros)
        printf(", but %d %s zero at every point", proof.zeros,
               proof.zeros == 1 ? "derivative is" : "derivatives are");
    if (proof.left_out)
        printf("%s%d %s NOT PROVED", proof.zeros ? " and " : ", but ", proof.left_out,
               proof.left_out == 1 ? "is" : "are");
    printf("\n");
    return 0;
}

#endif
