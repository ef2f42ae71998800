/* Derivatives that the source asks for by jvp(z, x: rate), against slopes. It stands behind
   move.h. */
#ifndef GRADC_PROOF_ALONG_H
#define GRADC_PROOF_ALONG_H

enum { PROOF_RATES = 16 }; /* as many as jvp takes */

/* An x, of which the rounds of outer loops have one each, and its rates: of each of the rounds of
   inner loops, all of x. */
typedef struct proof_rate {
    dual *x;
    size_t count, rounds; /* of all entries of x; of the outer loops */
    const dual *rates;
} proof_rate;

/* How fast z moves where each x moves at its rate, as the statements of the model compute it: in
   each round by itself. */
typedef struct proof_along {
    const char *name, *shape;
    const dual *derivative, *z;
    size_t count; /* of the entries of z, of all rounds */
    size_t rounds;
    const proof_rate *rates;
    int rate_count;
    void (*forward)(void);
} proof_along;

/* What an x moves at in a round, of which the rates are known: they are made anew while it moves. */
static proof_mover proof_mover_of(const proof_rate *rate, size_t round, size_t rounds)
{
    const size_t inner = rounds / rate->rounds, count = rate->count / rate->rounds;
    const size_t first = round / inner * count;
    const proof_mover mover = {rate->x + first, count, proof_memory(NULL, count * sizeof(dual))};
    memcpy(mover.speeds, rate->rates + round % inner * rate->count + first, count * sizeof(dual));
    return mover;
}

static void proof_derive_round(const proof_along *along, size_t round, proof_row *row)
{
    proof_mover movers[PROOF_RATES];
    const size_t count = along->count / along->rounds;
    for (int i = 0; i < along->rate_count; i++)
        movers[i] = proof_mover_of(&along->rates[i], round, along->rounds);
    proof_forward(movers, along->rate_count, along->forward);
    for (int i = 0; i < along->rate_count; i++) free(movers[i].speeds);
    for (size_t i = round * count; i < (round + 1) * count; i++) {
        const double wanted = dual_part(along->z[i], DUAL_SLOPE);
        proof_note(row, dual_part(along->derivative[i], DUAL_VALUE), wanted, fabs(wanted));
    }
}

/* Of many rounds some are looked at. */
static void proof_derive_along(const proof_along *along)
{
    const size_t some = (size_t)proof.directions;
    const int is_whole = proof.all || along->rounds <= 4 * some;
    proof_row *row = proof_add_row(along->name, along->shape, PROOF_DERIVATIVE);
    along->forward();
    for (size_t i = 0; i < (is_whole ? along->rounds : some); i++) {
        const double random = is_whole ? 0 : proof_random(along->name, (long)i);
        proof_derive_round(along, is_whole ? i : (size_t)(random * (double)along->rounds), row);
    }
}

#endif
