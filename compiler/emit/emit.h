// C text from loops: one source file and its header for each program.
#ifndef GRADC_EMIT_EMIT_H
#define GRADC_EMIT_EMIT_H

#include "base/lines.h"
#include "schedule/loops.h"

typedef struct EmitOptions {
    const char *prefix;        // of every external name; NULL: the model's name
    const char *header_name;   // what the source includes: "digits.h"
    const char *command;       // how the source is named in the first comment: "digits.gd"
    const char *proof_name;    // of the program that proves the source: "check.c"
    const char *original_name; // of its second file, where the source is C: "check_original.c"
    const char *original_path; // what that includes
    int external_runtime;      // include gradc.h instead of containing what is needed of it
    int is_strict;             // the same bits with every compiler and on every machine
} EmitOptions;

void emit_source(Buffer *out, const Schedule *schedule, const EmitOptions *options);
void emit_header(Buffer *out, const Schedule *schedule, const EmitOptions *options);

// A C file that the source is made from, as its own compiler knows it.
typedef struct Original {
    const Lines *lines;     // functions that call those of the file as they stand
    const Lines *defined;   // the names that it has for others to see
    const Lines *elsewhere; // those that it uses of other files
    const Lines *flags;     // with which it is compiled
} Original;

// What calls the functions of a C file as they stand, for the program that proves what was made
// from them: a file of its own.
void emit_original(Buffer *out, const Schedule *schedule, const EmitOptions *options,
                   const Original *original);

// A program that proves what the source computes, against the same model expanded once more: its
// forward function, and of exported functions the values. Of a C file, these also against the
// original; NULL: there is none. Returns whether it proves more where this macro is defined.
extern const char larger_sizes_macro[];
int emit_proof(Buffer *out, const Schedule *schedule, Program *program, const Model *values,
               const Original *original, const EmitOptions *options);

// What the functions of the source will cost, as a text for people (--report).
void emit_report(Buffer *out, const Schedule *schedule, const EmitOptions *options);

// The error that the model needs more bytes of work memory than are allowed, or an exported
// function of the stack: which function does, and for what.
void report_shortage(const Schedule *schedule, const EmitOptions *options, int64_t allowed);

// The warning that an exported function takes more of the stack than there may be: a mebibyte.
void report_large_stacks(const Schedule *schedule, const EmitOptions *options);

#endif
