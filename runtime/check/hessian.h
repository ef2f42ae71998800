/* Second derivatives that generated code made, against hyper-dual numbers. It stands behind
   derivative.h. */
#ifndef GRADC_PROOF_HESSIAN_H
#define GRADC_PROOF_HESSIAN_H

/* A block of a Hessian: the entries of `by` come first, then those of the derivative's variable. Of
   many rows some are looked at. */
static void proof_hessian(const proof_derivative *block, const proof_array *by)
{
    const long count = proof_count(by);
    const int is_whole = proof_is_small(by);
    const long width = proof_count(block->variable) *
                       (long)(block->type == PROOF_FLOAT ? sizeof(float) : sizeof(double));
    proof_row *row = proof_add_row(block->name, block->shape, PROOF_DERIVATIVE);
    for (long i = 0; i < (is_whole ? count : proof.directions); i++) {
        const long entry = is_whole ? i : (long)(proof_random("entry", i) * (double)count);
        proof_derivative line = *block;
        line.cells = (const char *)block->cells + entry * width;
        dual_set((dual *)by->numbers + entry, DUAL_OTHER, 1);
        proof_differentiate(&line, row);
        dual_set((dual *)by->numbers + entry, DUAL_OTHER, 0);
    }
}

#endif
