/* What only models need. It stands behind proof.h. */
#ifndef GRADC_PROOF_MODEL_H
#define GRADC_PROOF_MODEL_H

/* What generated code refuses cannot be proved. */
static void proof_accept(int status, const char *(*message)(int))
{
    if (status == 0) return;
    fprintf(stderr, "check: the generated code refuses its input: %s\n", message(status));
    exit(1);
}

/* Moves starting values a little, by numbers from `lowest` to 1: where they are 0, much would be 0
   times something. No other one changes its sign. */
static void proof_nudge(const proof_array *arrays, int count, double lowest)
{
    for (int k = 0; k < count; k++)
        for (long i = 0; i < proof_count(&arrays[k]); i++) {
            const double start = proof_cell(arrays[k].type, arrays[k].cells, i);
            const double random = lowest + (1 - lowest) * proof_random(arrays[k].name, i);
            proof_set(&arrays[k], i, start == 0 ? random / 16 : start * (1 + random / 8));
        }
}

#endif
