// The command line, as a command: what is to be compiled, how, and to which files.
#ifndef GRADC_OPTIONS_H
#define GRADC_OPTIONS_H

#include "pipeline.h"

enum { STATUS_OK = 0, STATUS_WRONG_INPUT = 1, STATUS_USAGE = 2 };

typedef struct Command {
    CompileOptions compile;
    const char *input, *output, *header, *dependencies;
    const char *proof, *original; // the program, and where the input is C its second file
    int is_written;               // the source and its header; a report alone is only printed
    const char *target;           // what a makefile would call the output
    int wants_dependencies, prints;
    int proves;          // gradc check
    Lines proof_options; // of the program that does
    const char **include_paths;
    int include_count, include_capacity;
    Definition *definitions;
    int definition_capacity, export_capacity;
} Command;

// Reads the options and names the files. Returns a status, or -1 where all is done already.
int read_command(Context *context, Command *command, int count, char **arguments);

// Says on standard error what is wrong with usage and files; `about` and `reason` may be NULL.
// Returns STATUS_USAGE.
int complain(const char *what, const char *about, const char *reason);

#endif
