// The generated functions that compute.
#ifndef GRADC_EMIT_PROCEDURE_H
#define GRADC_EMIT_PROCEDURE_H

#include "emit/entry.h"

// The function for an entry that is made from one procedure: all but optimizer_init and step.
void write_procedure(Writer *writer, const Interface *interface, Entry entry,
                     const Procedure *procedure);

#endif
