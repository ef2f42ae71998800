// Compiles generated code and the program that proves it, and runs that.
#ifndef GRADC_PROVE_H
#define GRADC_PROVE_H

#include "base/context.h"
#include "base/lines.h"

// A new folder for the files of one proof; NULL where none can be made (`reason` says why).
const char *proof_folder(Context *context, const char **reason);

// How a C file that is proved is compiled: with these flags, which may speak of the folder.
typedef struct Build {
    const char *folder;
    const Lines *flags;
    char *const *link_flags; // up to NULL: what was said on the command line, libraries among them
} Build;

// Compiles model.c and check.c, which are there, with $CC and $CFLAGS; where there is a build,
// original.c as well, as that says. Runs the program with these arguments; and where it has larger
// sizes, makes and runs it once more with those. Returns the larger status; 2 where it cannot be
// compiled or run, which is said on standard error.
int prove(Context *context, const char *folder, const Build *build, int has_larger_sizes,
          const Lines *arguments);

// Removes the folder and the files in it.
void remove_proof_folder(Context *context, const char *folder);

#endif
