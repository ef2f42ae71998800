// Reverse mode: from a function that computes a loss to one that also computes its gradient.
#ifndef GRADC_AD_REVERSE_H
#define GRADC_AD_REVERSE_H

#include "ir/ir.h"

// Adds to the model a function of kind FUNCTION_GRAD: the statements of `forward`, and after them
// those that make the gradient of its loss with respect to every parameter.
//
//     the reverse of   Y[g] += e(X[f], ...)   is   dX[f] += dY[g] * de/dX[f]   over the same ranges
//
// Needs a verified function with a result of ROLE_LOSS. Warns of parameters that the loss does not
// depend on; their gradient is 0.
Function *reverse(Program *program, Model *model, const Function *forward);

#endif
