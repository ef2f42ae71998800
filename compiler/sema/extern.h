// C functions: gradc-import-c prints them as source of the language.
#ifndef GRADC_SEMA_EXTERN_H
#define GRADC_SEMA_EXTERN_H

#include "sema/modules.h"

// The source of a C function, of which places speak of the C file. NULL where there is none: what
// is wrong was said.
Source *extern_read(Modules *modules, const char *path, const Declaration *declaration);

// A C file as a source which exports derivatives of its functions, each said as in "grad f wrt x".
Source *c_read(Modules *modules, const char *path, int count, const char *const *exports);

// Ties the function and the declaration together: it has the derivatives that are said here, and
// the parameters have to be those of C.
void extern_complete(Context *context, const Module *module, Declaration *declaration);

#endif
