// From a source to text: the stages of the compiler in their order.
#ifndef GRADC_PIPELINE_H
#define GRADC_PIPELINE_H

#include "emit/emit.h"
#include "sema/sema.h"

typedef enum Stage {
    STAGE_AST,   // the source in canonical form
    STAGE_IR,    // after expansion
    STAGE_GRAD,  // after differentiation
    STAGE_OPT,   // after optimisation
    STAGE_LOOPS, // ordered and placed
    STAGE_C,     // C source and header
} Stage;

typedef struct CompileOptions {
    Stage stage;
    SemaOptions sema;
    EmitOptions emit;
    // Bytes of work memory, which is kept below that by computing again; 0: as many as it takes.
    int64_t largest_work;
    int wants_report;     // STAGE_C only
    int wants_proof;      // likewise
    const char *importer; // the program that reads C functions; NULL: none is run
    char *const *c_flags; // for that, as a C compiler is told them, up to NULL; NULL: none
    // Derivatives of functions of a source that is C, each as in "grad f wrt x".
    const char **exports;
    int export_count;
    const char *passes; // names with commas between: run only these on an IR, and print it; NULL
} CompileOptions;

typedef struct Compiled {
    Buffer source;        // what the stage makes
    Buffer header;        // STAGE_C only
    Buffer report;        // what generated code costs, where that is wanted
    Buffer proof;         // a program that proves the source, likewise
    Buffer original;      // and where that is C, the file that goes with it
    int has_larger_sizes; // the proof is made once more with LARGE_SIZES
    Modules modules;      // the files that were read
} Compiled;

// Errors are reported; the texts are complete only when there were none.
Compiled compile(Context *context, Source *source, const char *const *include_paths,
                 int include_count, const CompileOptions *options);

#endif
