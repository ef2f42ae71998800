// The source files of one compilation: the user's, what it imports, and the prelude.
#ifndef GRADC_SEMA_MODULES_H
#define GRADC_SEMA_MODULES_H

#include "syntax/ast.h"

typedef struct Import {
    const Source *importer, *imported;
} Import;

typedef struct Modules {
    Context *context;
    const char *importer; // the program that prints C functions as source; NULL: none is run
    char *const *c_flags; // what it is told as a C compiler is, up to NULL; NULL: nothing
    const char *const *include_paths; // searched after the importing file's folder
    int include_count;
    Module *
        *modules; // the user's file first, then imports in the order they are met, then the prelude
    int count, capacity;
    Import *imports;
    int import_count, import_capacity;
} Modules;

// Loads the prelude, the given source and all that it imports. Errors are reported.
void modules_load(Modules *modules, Source *source);

// Whether one file is another, or imports it, or imports one that does.
int modules_sees(const Modules *modules, const Source *importer, const Source *imported);

// Whether the declaration gives its name a meaning; the others are imports, exports and externs.
int gives_meaning(const Declaration *declaration);

// The first declaration of a name at or after `after` (NULL: from the start), the user's before the
// prelude's. Functions that share a name are met one after the other.
const Declaration *modules_find(const Modules *modules, const char *name, const Declaration *after);

// The declared name that is nearest in spelling; NULL where none is near.
const char *modules_suggest(const Modules *modules, const char *name);

// How many single-character changes lead from one name to the other; stops counting at 3.
enum { FAR_SPELLING = 3 };
int spelling_distance(const char *a, const char *b);

#endif
