// Other programs.
#ifndef GRADC_BASE_PROCESS_H
#define GRADC_BASE_PROCESS_H

#include "base/buffer.h"

// Runs a command, whose words end with NULL and which no shell reads, and waits for it. What it
// prints is added to `text`, or where that is NULL goes where our own goes. Returns its status; -1
// where it cannot be run or is ended by a signal, and says so in `*reason`, in memory of the arena.
// Of an interrupt both hear: we go on, to clean up.
int run_program(Arena *arena, char *const *command, Buffer *text, const char **reason);

#endif
