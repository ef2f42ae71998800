/* Functions as they stand in C, against what was read out of them. It stands behind proof.h. */
#ifndef GRADC_PROOF_ORIGINAL_H
#define GRADC_PROOF_ORIGINAL_H

enum { PROOF_ARGUMENTS = 16, PROOF_STEPS = 5 };

/* Calls the function with these sizes and numbers. Returns whether it computes in float; -1: it has
   not been called, since a number is none of its types. */
typedef int proof_call(const int *sizes, const double *const *given, double *made);

typedef struct proof_original {
    const char *value_name, *slope_name; /* of the rows */
    proof_call *call;
    const int *sizes;
    const proof_array *inputs; /* its arguments */
    int input_count;
    const proof_array *value; /* what it gives, as numbers of this program */
    void (*forward)(void);    /* computes that */
} proof_original;

/* ---- Memory for its arguments, until it has been called ---- */

static struct {
    void **blocks;
    int count, capacity;
} proof_taken;

void *gradc_memory(unsigned long size);

void *gradc_memory(unsigned long size)
{
    void *memory = proof_memory(NULL, size);
    proof_spoil(memory, size);
    if (proof_taken.count == proof_taken.capacity) {
        proof_taken.capacity = 2 * proof_taken.capacity + 16;
        proof_taken.blocks =
            proof_memory(proof_taken.blocks, (size_t)proof_taken.capacity * sizeof(void *));
    }
    return proof_taken.blocks[proof_taken.count++] = memory;
}

static int proof_run(const proof_original *original, double *const *numbers, double *made)
{
    const double *given[PROOF_ARGUMENTS];
    for (int i = 0; i < original->input_count; i++) given[i] = numbers[i];
    const int is_float = original->call(original->sizes, given, made);
    while (proof_taken.count) free(proof_taken.blocks[--proof_taken.count]);
    return is_float;
}

/* ---- Slopes ---- */

/* Which way an argument moves along a direction: 1 or -1; an integer stays. */
static double proof_way(const proof_array *input, int direction, long entry)
{
    if (input->type == PROOF_INTEGER) return 0;
    return proof_random(input->name, 0x100000L * (direction + 1) + entry) < 0.5 ? -1 : 1;
}

/* The arguments, so far along a direction from where they are. */
static void proof_go(const proof_original *original, int direction, double distance,
                     double **numbers)
{
    for (int i = 0; i < original->input_count; i++) {
        const proof_array *input = &original->inputs[i];
        for (long k = 0; k < proof_count(input); k++)
            numbers[i][k] =
                proof_number(input, k, DUAL_VALUE) + distance * proof_way(input, direction, k);
    }
}

/* The numbers of this program move along the direction, or stand still again. */
static void proof_set_moving(const proof_original *original, int direction, int is_moving)
{
    for (int i = 0; i < original->input_count; i++) {
        const proof_array *input = &original->inputs[i];
        for (long k = 0; input->type != PROOF_INTEGER && k < proof_count(input); k++)
            dual_set((dual *)input->numbers + k, DUAL_SLOPE,
                     is_moving ? proof_way(input, direction, k) : 0);
    }
}

/* Difference quotients over longer and shorter steps: one of them is close to a slope that is
   right, and none to another one. */
static void proof_one_slope(const proof_original *original, int direction, double **numbers,
                            double *made[2], double *nearest)
{
    const long count = proof_count(original->value);
    for (long k = 0; k < count; k++) nearest[k] = NAN;
    for (int step = 0; step < PROOF_STEPS; step++) {
        const double distance = ldexp(1, -7 - 3 * step);
        for (int side = 0; side < 2; side++) {
            proof_go(original, direction, side ? distance : -distance, numbers);
            proof_run(original, numbers, made[side]);
        }
        for (long k = 0; k < count; k++) {
            const double quotient = (made[1][k] - made[0][k]) / (2 * distance);
            const double wanted = proof_number(original->value, k, DUAL_SLOPE);
            const int is_nearer = !(fabs(nearest[k] - wanted) <= fabs(quotient - wanted));
            if (isfinite(quotient) && is_nearer) nearest[k] = quotient;
        }
    }
}

static void proof_slopes(const proof_original *original, double tolerance, double **numbers,
                         double *made[3])
{
    enum { DIRECTIONS = 4 };
    proof_row *row = proof_add_row(original->slope_name, original->value->shape, PROOF_VALUE);
    row->tolerance = sqrt(tolerance);
    row->unit = "direction";
    for (int direction = 0; direction < DIRECTIONS; direction++) {
        proof_set_moving(original, direction, 1);
        original->forward();
        proof_one_slope(original, direction, numbers, made, made[2]);
        for (long k = 0; k < proof_count(original->value); k++) {
            const double value = proof_number(original->value, k, DUAL_VALUE);
            const double slope = proof_number(original->value, k, DUAL_SLOPE);
            proof_note(row, made[2][k], slope, fmax(fabs(value), fabs(slope)));
        }
        proof_set_moving(original, direction, 0);
    }
    original->forward();
}

/* ---- Both ---- */

static void proof_value(const proof_original *original, double tolerance, const double *made)
{
    proof_row *row = proof_add_row(original->value_name, original->value->shape, PROOF_VALUE);
    row->tolerance = tolerance;
    for (long k = 0; k < proof_count(original->value); k++) {
        const double wanted = proof_number(original->value, k, DUAL_VALUE);
        proof_note(row, made[k], wanted, fabs(wanted));
    }
}

/* Nothing is said of it at this point. */
static void proof_leave_out(const proof_original *original, const char *name)
{
    const int is_new = proof.next_row == proof.row_count;
    proof_row *row = is_new ? proof_add_row(name, original->value->shape, PROOF_VALUE)
                            : &proof.rows[proof.next_row++];
    row->is_finite = 0;
}

static void proof_against(const proof_original *original)
{
    const size_t size = (size_t)proof_count(original->value) * sizeof(double);
    const int has_slope = original->value->type != PROOF_INTEGER;
    double *numbers[PROOF_ARGUMENTS], *made[3];
    for (int i = 0; i < original->input_count; i++)
        numbers[i] = proof_memory(NULL, (size_t)proof_count(&original->inputs[i]) * sizeof(double));
    for (int i = 0; i < 3; i++) made[i] = proof_memory(NULL, size);
    proof_go(original, 0, 0, numbers);
    const int is_float = proof_run(original, numbers, made[0]);
    const double tolerance = is_float ? 1e-4 : 1e-9;
    if (is_float < 0) {
        proof_leave_out(original, original->value_name);
        if (has_slope) proof_leave_out(original, original->slope_name);
    } else {
        proof_value(original, tolerance, made[0]);
        if (has_slope) proof_slopes(original, tolerance, numbers, made);
    }
    for (int i = 0; i < original->input_count; i++) free(numbers[i]);
    for (int i = 0; i < 3; i++) free(made[i]);
}

#endif
