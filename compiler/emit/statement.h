// Steps as C statements.
#ifndef GRADC_EMIT_STATEMENT_H
#define GRADC_EMIT_STATEMENT_H

#include "emit/expression.h"
#include "emit/interface.h"
#include "emit/provenance.h"

// A C function that is being written.
typedef struct Body {
    Writer *writer;
    const Interface *interface;
    Lexicon lexicon;     // the names of arrays that are no variables are bound already
    const Step *steps;   // all of the function's
    int is_flat;         // over all parameters as one array
    int is_packed;       // what is given and made: see has_inner_size
    const Array *tested; // an output that is known to be wanted here
    Provenance said;     // in the last comment
} Body;

Notation notation_of(const Body *body);
void write_steps(Body *body, const Step *steps);

#endif
