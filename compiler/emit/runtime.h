// The parts of the runtime that generated code contains.
#ifndef GRADC_EMIT_RUNTIME_H
#define GRADC_EMIT_RUNTIME_H

#include "emit/text.h"

// A file of the folder runtime/, as it is there.
void write_runtime_part(Writer *writer, const char *name);

#endif
