/* Arrays within the model that move, while nothing else does. It stands behind proof.h. */
#ifndef GRADC_PROOF_MOVE_H
#define GRADC_PROOF_MOVE_H

/* Some entries of an array, and how fast they move; NULL: each at the speed 1. */
typedef struct proof_mover {
    dual *numbers;
    long first;
    size_t count;
    const dual *speeds;
} proof_mover;

static const proof_mover *proof_movers;
static int proof_mover_count;

static void proof_set_speeds(const proof_mover *mover, int is_moving)
{
    for (size_t i = 0; i < mover->count; i++) {
        const double speed = mover->speeds ? dual_part(mover->speeds[i], DUAL_VALUE) : 1;
        dual_set(mover->numbers + mover->first + i, DUAL_SLOPE, is_moving ? speed : 0);
    }
}

/* Called where an array has all of its entries. */
static void proof_push(const dual *numbers)
{
    for (int i = 0; i < proof_mover_count; i++)
        if (proof_movers[i].numbers == numbers) proof_set_speeds(&proof_movers[i], 1);
}

static void proof_forward(const proof_mover *movers, int count, void (*forward)(void))
{
    proof_movers = movers;
    proof_mover_count = count;
    forward();
    proof_mover_count = 0;
    for (int i = 0; i < count; i++) proof_set_speeds(&movers[i], 0);
}

#endif
