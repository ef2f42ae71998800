/* Arrays within the model that move, while nothing else does. It stands behind proof.h. */
#ifndef GRADC_PROOF_MOVE_H
#define GRADC_PROOF_MOVE_H

/* Numbers next to each other, and how fast they move; NULL: each at the speed 1. */
typedef struct proof_mover {
    dual *numbers;
    size_t count;
    dual *speeds;
} proof_mover;

static const proof_mover *proof_movers;
static int proof_mover_count;

/* Called where a number has got its value. */
static void proof_move_one(dual *number)
{
    for (int i = 0; i < proof_mover_count; i++) {
        const proof_mover *mover = &proof_movers[i];
        const dual *first = mover->numbers, *speeds = mover->speeds;
        if (number < first || number >= first + mover->count) continue;
        dual_set(number, DUAL_SLOPE, speeds ? dual_part(speeds[number - first], DUAL_VALUE) : 1);
    }
}

/* Called where so many bytes of numbers have their first values. */
static void proof_move_all(dual *numbers, size_t size)
{
    if (proof_mover_count == 0) return;
    for (size_t i = 0; i < size / sizeof *numbers; i++) proof_move_one(numbers + i);
}

static void proof_forward(const proof_mover *movers, int count, void (*forward)(void))
{
    proof_movers = movers;
    proof_mover_count = count;
    forward();
    proof_mover_count = 0;
    for (int i = 0; i < count; i++)
        for (size_t k = 0; k < movers[i].count; k++)
            dual_set(movers[i].numbers + k, DUAL_SLOPE, 0);
}

#endif
