/* Derivatives that the source asks for by grad(z, x), against slopes: one entry of x moves. It
   stands behind move.h. */
#ifndef GRADC_PROOF_WITHIN_H
#define GRADC_PROOF_WITHIN_H

enum { PROOF_NEST = PROOF_RANK + 32 }; /* an array of rounds has a dimension for each loop, too */

/* The derivative of each entry of z by each entry of x, as the statements of the model compute it.
   An entry of `gradient` has first the subscripts of z whose place in `aligned` is -1, then those of
   x. Where the place in `matched` is k, only entries with the same subscript in dimension k of x are
   meant. */
typedef struct proof_within {
    const char *name, *shape;
    const dual *gradient, *z;
    dual *x;
    int z_rank, x_rank;
    int z_sizes[PROOF_NEST], x_sizes[PROOF_NEST];
    int aligned[PROOF_NEST], matched[PROOF_NEST];
    void (*forward)(void);
} proof_within;

static long proof_size(int rank, const int *sizes)
{
    long size = 1;
    for (int i = 0; i < rank; i++) size *= sizes[i];
    return size;
}

static void proof_split(long entry, int rank, const int *sizes, long *subscripts)
{
    for (int i = rank; i-- > 0; entry /= sizes[i]) subscripts[i] = entry % sizes[i];
}

/* Where the derivative of an entry of z by one of x lies; -1 where it is not meant. */
static long proof_within_place(const proof_within *within, long of, long by)
{
    long z[PROOF_NEST], x[PROOF_NEST], place = 0;
    proof_split(of, within->z_rank, within->z_sizes, z);
    proof_split(by, within->x_rank, within->x_sizes, x);
    for (int i = 0; i < within->z_rank; i++) {
        const int matched = within->matched[i];
        if (matched >= 0 && x[matched] != z[i]) return -1;
        if (within->aligned[i] < 0) place = place * within->z_sizes[i] + z[i];
    }
    for (int i = 0; i < within->x_rank; i++) place = place * within->x_sizes[i] + x[i];
    return place;
}

/* Of many entries some are looked at. */
static void proof_derive_within(const proof_within *within)
{
    const long count = proof_size(within->x_rank, within->x_sizes);
    const long of_count = proof_size(within->z_rank, within->z_sizes);
    const int is_whole = proof.all || count <= 4L * proof.directions;
    proof_row *row = proof_add_row(within->name, within->shape, PROOF_DERIVATIVE);
    for (long i = 0; i < (is_whole ? count : proof.directions); i++) {
        const long by = is_whole ? i : (long)(proof_random(within->name, i) * (double)count);
        const proof_mover mover = {within->x + by, 1, NULL};
        proof_forward(&mover, 1, within->forward);
        for (long of = 0; of < of_count; of++) {
            const long place = proof_within_place(within, of, by);
            if (place < 0) continue;
            const double wanted = dual_part(within->z[of], DUAL_SLOPE);
            proof_note(row, dual_part(within->gradient[place], DUAL_VALUE), wanted, fabs(wanted));
        }
    }
}

#endif
