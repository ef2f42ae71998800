/* Derivatives that the source asks for by jvp(z, x: rate), against slopes. It stands behind
   move.h. */
#ifndef GRADC_PROOF_ALONG_H
#define GRADC_PROOF_ALONG_H

/* How fast z moves where each x moves at its rate, as the statements of the model compute it. */
typedef struct proof_along {
    const char *name, *shape;
    const dual *derivative, *z;
    size_t count; /* of the entries of z */
    const proof_mover *movers;
    int mover_count;
    void (*forward)(void);
} proof_along;

/* The rates are known from the run before. */
static void proof_derive_along(const proof_along *along)
{
    proof_row *row = proof_add_row(along->name, along->shape, 1);
    along->forward();
    proof_forward(along->movers, along->mover_count, along->forward);
    for (size_t i = 0; i < along->count; i++) {
        const double wanted = dual_part(along->z[i], DUAL_SLOPE);
        proof_note(row, dual_part(along->derivative[i], DUAL_VALUE), wanted, fabs(wanted));
    }
}

#endif
