// Statements as both modes differentiate them.
#ifndef GRADC_AD_SUBJECT_H
#define GRADC_AD_SUBJECT_H

#include "ad/flow.h"

// A statement that is differentiated.
typedef struct Subject {
    const Statement *original;
    // An extremum is a read where it was found: the loops that are no subscripts of its target are
    // replaced by the places found, in its value and guard.
    Statement statement;
    int target; // its position among the arrays that vary
    // Of 1 where its guard holds, to the reads that its value varies with; none: no derivative.
    Inflows inflows;
} Subject;

// One for each statement that the function has, in the same order.
Subject *list_subjects(Activity *activity, const Function *function);

#endif
