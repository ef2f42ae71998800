// Runs of the compiler on made-up input, and what must hold whatever that is.
#ifndef GRADC_FUZZ_TRIAL_H
#define GRADC_FUZZ_TRIAL_H

#include "options.h"

#include <stdint.h>
#include <time.h>

// What libFuzzer calls; each target has its own. Returns 0.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

typedef struct Trial {
    Context context;
    Diagnostics diagnostics;
    char *said; // what was reported
    size_t said_length;
    clock_t began;
} Trial;

// A trial may compute for so many seconds: what takes one takes five or more where sanitizers
// watch. A busy machine makes little difference.
enum { LONGEST = 5 };

void trial_begin(Trial *trial);
void trial_end(Trial *trial);

// What `gradc OPTION PATH` makes of a file of this text; a text without bytes where that is wrong.
// The messages must go with it, and none may be of an internal error.
Buffer trial_compile(Trial *trial, const char *option, const char *path, const char *text,
                     size_t length);

// Compiles what was printed once more; it must be accepted.
Buffer trial_again(Trial *trial, const char *option, const char *path, Buffer printed);

// Where these do not hold the program ends, so that the fuzzer keeps the input.
void require(int holds, const char *what, const char *text);
void require_same(Buffer a, Buffer b);

// One of the ways to compile a file, which goes by the length of its text: so that is all that it
// takes to see again what went wrong.
const char *trial_option(size_t length);

#endif
