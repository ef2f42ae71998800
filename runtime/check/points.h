/* Functions are looked at for numbers of several scales and signs. It stands behind proof.h. */
#ifndef GRADC_PROOF_POINTS_H
#define GRADC_PROOF_POINTS_H

/* Goes on to the next point where all results are numbers; from the last one back to the first, and
   returns 0. */
static int proof_next(const proof_array *inputs, int input_count, void (*forward)(void),
                      const proof_array *results, int result_count)
{
    proof_settle();
    while (++proof.point < PROOF_POINTS)
        if (proof_try(inputs, input_count, forward, results, result_count)) return 1;
    proof.point = 0;
    proof_try(inputs, input_count, forward, results, result_count);
    return 0;
}

#endif
