// Errors, warnings and notes: the only printer of messages about the user's input.
#ifndef GRADC_BASE_DIAGNOSTICS_H
#define GRADC_BASE_DIAGNOSTICS_H

#include "base/source.h"

#include <stdio.h>

enum { LARGEST_REPORTED = 64 };

// A call in the user's source of what the prelude defines. What is wrong in a body of the prelude
// is shown there, for it is the call that does not fit.
typedef struct BlamedCall {
    Place place;      // without a source: there is none
    const char *name; // of what is called
    int is_told;      // one error for it is enough
} BlamedCall;

typedef struct Diagnostics {
    FILE *stream;
    int color; // paint with terminal escapes
    int warnings_are_errors;
    unsigned disabled; // a bit for each Warning that is off
    int error_count;   // after LARGEST_ERROR_COUNT no more is printed
    int is_internal;   // an error is one of the compiler, not of its user
    int is_wrong;      // there is an error, and not only warnings that count as errors
    int muted;         // the message that a note would belong to was not printed
    BlamedCall blamed;
    // What was said, and where: a body that is expanded for several calls is wrong only once.
    struct {
        Place place;
        const char *format;
    } reported[LARGEST_REPORTED];
    int reported_count;
} Diagnostics;

typedef enum Warning {
    WARNING_UNUSED,        // a value that nothing uses
    WARNING_ZERO_GRADIENT, // a parameter that the loss does not depend on
    WARNING_DERIV,         // a rule for a derivative that disagrees with its function
    WARNING_STACK,         // a function that takes much of the stack
    WARNING_COUNT,
} Warning;

// The warning that "-Wname" speaks of, or -1.
int warning_of_name(const char *name);

// What is wrong, at its place, in the user's words. A line of source is shown with the place
// underlined where `place.source` is set.
void report_error(Diagnostics *diagnostics, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void report_warning(Diagnostics *diagnostics, Warning warning, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// More about the message before it: where the other thing is, or how to mend it.
void report_note(Diagnostics *diagnostics, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
