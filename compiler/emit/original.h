// A C file whose functions are proved: how its functions are called as they stand.
#ifndef GRADC_EMIT_ORIGINAL_H
#define GRADC_EMIT_ORIGINAL_H

#include "emit/interface.h"

// "gradc_original_energy", for the function that is called energy in the source.
const char *original_name(Arena *arena, const char *function);

// What a C compiler is told besides, as a shell reads it: " -DN=3 '-DNAME=a b'".
const char *flags_text(Arena *arena, const Lines *flags);

#endif
