// The gradient of a model's loss.
#ifndef GRADC_AD_GRADIENT_H
#define GRADC_AD_GRADIENT_H

#include "ir/ir.h"

// Adds to a function that has a loss the gradient with respect to every parameter, as results.
// Warns of parameters that the loss does not depend on; their gradient is 0.
void add_gradients(Program *program, Function *function);

#endif
