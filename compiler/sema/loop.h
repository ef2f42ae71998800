// What a loop carries from round to round, for the files that expand loops.
#ifndef GRADC_SEMA_LOOP_H
#define GRADC_SEMA_LOOP_H

#include "sema/expansion.h"

enum { MOST_CARRIED = 32 };

// runs backward it is found at [t + 1] and left at [t]. To a sum each round adds what it makes of
// 0.
typedef struct Carried {
    Binding *binding;
    Value shape;          // of one round
    const Array *history; // NULL: it has none (an error was reported)
    int is_left;          // its last value in the round is in its place
    int is_sum;           // the history is the sum over all rounds, and has no dimension for these
} Carried;

typedef struct Loop {
    const Node *node;
    const Index *index;
    Carried carried[MOST_CARRIED];
    int carried_count;
    int depth;           // of the regions around it
    const Array *yields; // declared by a type; NULL: not
    Value yield_shape;   // of one round, with a type
    Value yielded;       // in the round at hand
    int has_yielded;
    int is_sound; // its declared shape fits
    int is_sum;   // it only adds to what it assigns
} Loop;

// ---- carried.c ----

// The variables that these clauses of the loop assign.
void list_carried(Expansion *expansion, Loop *loop, const Clause *clause);
// Whether the clauses, or those of loops among them, assign the name.
int assigns(const Clause *clause, const char *name);
int indices_around(const Expansion *expansion);

// An array for a value of this shape, with so many rounds (NULL: none) of a loop in regions of this
// depth; NULL on error (reported).
const Array *new_array(Expansion *expansion, int depth, const char *name, Expr *rounds, Value shape,
                       Place place);
// Subscripts: of the regions around, up to `depth`; the round (NULL: none); the other indices
// around that matter; and the slots of a value. There are as many as the array has dimensions.
Expr **cell_of_round(Expansion *expansion, int depth, Expr *round, Value value, int *count);
void store_round(Expansion *expansion, const Array *array, int depth, Expr *round, Reducer reducer,
                 Value value);
Value read_round(Expansion *expansion, const Array *array, int depth, Expr *round, Value shape);

// Of the same shape, where nothing has been added yet.
Value nothing_of(Expansion *expansion, Value value);

void begin_carried(Expansion *expansion, const Loop *loop, Carried *carried);
// What variables are where a round begins.
void begin_round(Expansion *expansion, const Loop *loop);
// The last value of a variable in a round.
void leave(Expansion *expansion, const Loop *loop, Carried *carried, Value value);
void end_round(Expansion *expansion, Loop *loop);
// What variables are at some round; invalid where they have no history.
void find_carried(Expansion *expansion, const Loop *loop, Expr *round);

#endif
