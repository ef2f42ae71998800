/* Derivatives that generated code made, against dual numbers. It stands behind proof.h. */
#ifndef GRADC_PROOF_DERIVATIVE_H
#define GRADC_PROOF_DERIVATIVE_H

/* What generated code says is the derivative of each of the results by each entry of a variable:
   row by row, as an array that is called `name`. */
typedef struct proof_derivative {
    const char *name, *shape;
    proof_type type;
    const void *cells;
    const proof_array *variable;
    const dual *results; /* NULL: integers, which do not vary */
    long result_count;
    int part;             /* of the results that is this derivative */
    void (*forward)(void); /* computes them */
} proof_derivative;

static double proof_wanted(const proof_derivative *derivative, long result)
{
    return derivative->results ? dual_part(derivative->results[result], derivative->part) : 0;
}

/* Whether each entry is looked at, and not directions: up to 64 by default. */
static int proof_is_small(const proof_array *array)
{
    return proof.all || proof_count(array) <= 4L * proof.directions;
}

static void proof_move(const proof_array *variable, long entry, double speed)
{
    dual_set((dual *)variable->numbers + entry, DUAL_SLOPE, speed);
}

/* Each entry by itself. */
static void proof_entries(const proof_derivative *derivative, proof_row *row)
{
    const long count = proof_count(derivative->variable);
    for (long i = 0; i < count; i++) {
        proof_move(derivative->variable, i, 1);
        derivative->forward();
        proof_move(derivative->variable, i, 0);
        for (long k = 0; k < derivative->result_count; k++) {
            const double wanted = proof_wanted(derivative, k);
            const double number = proof_cell(derivative->type, derivative->cells, k * count + i);
            proof_note(row, number, wanted, fabs(wanted));
        }
    }
}

/* 1 or -1. */
static double proof_sign(int direction, long entry)
{
    return proof_random("direction", direction * 0x100000L + entry) < 0.5 ? -1 : 1;
}

/* Along a random direction: the derivative along it is the inner product with the gradient. On
   average it differs by the length of the gradient's error, so that it is relative to the length
   of the gradient. */
static void proof_one_direction(const proof_derivative *derivative, int direction, proof_row *row)
{
    const long count = proof_count(derivative->variable);
    for (long i = 0; i < count; i++)
        proof_move(derivative->variable, i, proof_sign(direction, i));
    derivative->forward();
    for (long i = 0; i < count; i++) proof_move(derivative->variable, i, 0);
    for (long k = 0; k < derivative->result_count; k++) {
        double product = 0, square = 0;
        for (long i = 0; i < count; i++) {
            const double number = proof_cell(derivative->type, derivative->cells, k * count + i);
            product += number * proof_sign(direction, i);
            square += number * number;
        }
        proof_note(row, product, proof_wanted(derivative, k), sqrt(square));
    }
}

/* How many directions are looked at; 0: each entry is. At the later points of a model a few do. */
static int proof_direction_count(const proof_array *array)
{
    enum { FEW = 2 };
    const int is_later = proof.is_model && proof.point > 0 && !proof.all;
    if (is_later && proof_count(array) > FEW) return proof.directions < FEW ? proof.directions : FEW;
    return proof_is_small(array) ? 0 : proof.directions;
}

/* Adds to a row of the table. */
static void proof_differentiate(const proof_derivative *derivative, proof_row *row)
{
    const int count = proof_direction_count(derivative->variable);
    if (count == 0) proof_entries(derivative, row);
    if (count > 0 && proof.point == 0) row->unit = "direction";
    for (int i = 0; i < count; i++) proof_one_direction(derivative, i, row);
}

static void proof_derive(const proof_derivative *derivative)
{
    proof_row *row = proof_add_row(derivative->name, derivative->shape, PROOF_DERIVATIVE);
    proof_differentiate(derivative, row);
}

#endif
