// Passes that make a function better without changing what it computes. Each takes a verified
// function and leaves a verified one.
#ifndef GRADC_OPT_OPT_H
#define GRADC_OPT_OPT_H

#include "ir/ir.h"

// A function that stores only some results of `from`: those of the roles whose bits are set. What
// only the others needed is dead. Where the model asks whether it `trains`, this is decided.
Function *slice(Program *program, Model *model, FunctionKind kind, const Function *from,
                unsigned roles, int trains);

// Takes stop() away, which has done its work once derivatives are made.
void settle(Program *program, Function *function);

// A sum that is the only one for every cell of its array becomes a plain definition.
void define(Program *program, Function *function);

// Of statements that compute the same, one remains.
void share(Program *program, Function *function);

// A plain definition is put in place of its reads where that computes nothing twice.
void merge(Program *program, Function *function);

// y = a + s, where s is a sum that only y reads, becomes y = a, then y += what s sums up.
void accumulate(Program *program, Function *function);

// A result that is the copy of an array which nothing else reads is computed in its own place.
void forward_copies(Program *program, Function *function);

// Of loops, each in segments whose start is kept, so that the rounds of a segment can be computed
// again when they are differentiated. Before that is done.
void segment(Program *program, Function *function);

// What each round of a loop, or of a segment, keeps to be differentiated is computed again instead.
void recompute(Program *program, Function *function);

// Removes what no result needs.
void remove_dead(Program *program, Function *function);

#endif
