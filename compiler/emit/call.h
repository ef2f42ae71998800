// Functions that stand by themselves: what they look like to their caller, and what they do.
#ifndef GRADC_EMIT_CALL_H
#define GRADC_EMIT_CALL_H

#include "emit/interface.h"

// "double bowl_grad(double x, double y, double *d_x, double *d_y)"
char *call_signature(const Interface *interface, const Call *call);

void write_call(Writer *writer, const Interface *interface, const Call *call);

#endif
