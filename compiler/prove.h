// Compiles generated code and the program that proves it, and runs that.
#ifndef GRADC_PROVE_H
#define GRADC_PROVE_H

#include "base/context.h"

// A new folder for the files of one proof; NULL where none can be made (`reason` says why).
const char *proof_folder(Context *context, const char **reason);

// Compiles model.c and check.c, which are there, with $CC and $CFLAGS, and runs the program with
// these arguments, which end with NULL. Returns its status; 2 where it cannot be compiled or run,
// which is said on standard error.
int prove(Context *context, const char *folder, char *const *arguments);

// Removes the folder and the files in it.
void remove_proof_folder(Context *context, const char *folder);

#endif
