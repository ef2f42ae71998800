// What a generated function refuses, before it writes anything.
#ifndef GRADC_EMIT_CHECKS_H
#define GRADC_EMIT_CHECKS_H

#include "emit/entry.h"

// Checks the arguments of an entry; `uses` says what its steps read and write.
void write_checks(Writer *writer, const Interface *interface, Entry entry, const Uses *uses,
                  int needs_work);

// Whether some input that is used is of classes, and the function that checks them.
int has_classes(const Interface *interface);
void write_class_check(Writer *writer, const Interface *interface);

#endif
