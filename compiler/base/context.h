// What every stage is given.
#ifndef GRADC_BASE_CONTEXT_H
#define GRADC_BASE_CONTEXT_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/names.h"

typedef struct Context {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
} Context;

#endif
