// Which dimensions of arrays go along with what a derivative has outside of it: the dimensions of z
// in reverse mode, the contexts of the directions in forward mode. Both are called axes here.
#ifndef GRADC_AD_ALIGN_H
#define GRADC_AD_ALIGN_H

#include "ad/subject.h"

enum { UNSEEN = -2, SPREAD = -1 };

// How an array goes along. For each axis: UNSEEN, as long as no use of the array was met; the
// dimension whose subscript is that of the axis in every use, and which is no larger than the axis,
// so that its subscripts may stand for it; or SPREAD where there is none: then what is the
// derivative for each element of the array needs that axis in front of the array's dimensions.
typedef struct Alignment {
    int is_given;   // it is z, or an array whose rate is given: what else is said of it is ignored
    int is_reached; // by what is given, or given itself
    int open_count; // of its dimensions, the first ones: those of open regions
    int *along;
} Alignment;

typedef struct Alignments {
    const Activity *activity;
    int axis_count;       // those of the open regions come first
    Expr *const *extents; // of the axes
    Alignment *list;      // of the arrays that vary, in the same order
} Alignments;

Alignments alignments_new(const Activity *activity, const Function *function, int axis_count,
                          Expr *const *extents);

// An array is one of those that are known, with these dimensions along.
void align_given(Alignments *alignments, int position, const int *along);

// From the targets of the statements to what they read, as reverse mode goes, and the other way.
void align_reads(Alignments *alignments, const Subject *subjects, int count);
void align_targets(Alignments *alignments, const Subject *subjects, int count);

#endif
