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

#endif
