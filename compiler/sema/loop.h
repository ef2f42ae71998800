// What a loop carries from round to round, for the files that expand loops.
#ifndef GRADC_SEMA_LOOP_H
#define GRADC_SEMA_LOOP_H

#include "sema/expansion.h"

enum { MOST_CARRIED = 32 };

// What the rounds of a loop write of an array, see part.c.
typedef struct Part {
    Expr *fixed[LARGEST_RANK]; // by dimension, the place that all rounds write; NULL: none
    int is_fixed;              // there is any
    int own;                   // the dimension in which each round writes its own place; -1: none
    Expr *place;               // which; it moves by a constant from round to round
    Expr *first, *last;        // the lowest and the highest of all rounds, inside the array
    int64_t stride;            // from one of these to the next
    int is_range;              // that is 1, and loops can run up to the lowest and the highest
    int is_upwards;            // later rounds write at higher places
} Part;

// An array with an element for every round of a loop, and for each value of the indices around that
// what it holds depends on.
typedef struct History {
    const Array *array;                 // NULL: there is none (an error was reported)
    int depth;                          // of the regions around it
    const Index *indices[LARGEST_NEST]; // others around that matter, innermost first
    int index_count;
} History;

// A variable that a loop assigns. In round t it is found at [t] and left at [t + 1]; where the loop
// runs backward it is found at [t + 1] and left at [t]. To a sum each round adds what it makes of
// 0. A sum, and what each round writes at a place of its own, has no dimension for the rounds.
typedef struct Carried {
    Binding *binding;
    Part part;    // that is carried
    Value before; // the whole variable where the loop begins
    Value shape;  // of the part, in one round
    History history;
    Expr *round; // of the regions around, where the history of a loop around is written; NULL: none
    // The loop around this one whose round ends with it, so that it writes to the history of that;
    // NULL: it has its own.
    struct Carried *home;
    int is_left; // its last value in the round is in its place
    int is_sum;
} Carried;

typedef struct Loop {
    const Node *node;
    struct Loop *outer; // whose body it stands in; NULL: none
    const Index *index;
    Carried carried[MOST_CARRIED];
    int carried_count;
    int depth;         // of the regions around it
    History cells;     // what all its histories have in common
    History yields;    // declared by a type; without an array: not
    Value yield_shape; // of one round, with a type
    Value yielded;     // in the round at hand
    int has_yielded;
    int is_sound;  // its declared shape fits
    int is_sum;    // it only adds to what it assigns
    Expr *has_any; // whether it has a round; NULL: their number is never below 0
    int is_empty;  // it never has a round
} Loop;

// ---- part.c ----

// What a loop, of which the index is known, writes of a variable; of a sum, all of it.
Part written_part(Expansion *expansion, const Loop *loop, const Carried *carried);
// The part of a whole array: without the dimensions of which only one place is written.
Value part_of(Expansion *expansion, Value whole, const Part *part);
// The whole array with this as its part.
Value with_part(Expansion *expansion, Value whole, const Part *part, Value value);
// The position in the part of the dimension in which each round has its own place.
int own_position(const Part *part);
// The part in a round: what earlier rounds wrote, and elsewhere what was there before the loop.
Value before_and_now(Expansion *expansion, const Part *part, Value before, Value written);
// condition ? value : other, where a choice that is the other's in any case stays in front.
Expr *chosen_before(Program *program, Expr *condition, Expr *value, Expr *other);

// ---- assigns.c ----

int is_declaration_of(const Clause *clause, const char *name);
// Whether the clauses, or those of loops among them, assign the name; not where they declare it
// before. The other looks at those before `end` alone.
int assigns(const Clause *clause, const char *name);
int assigns_before(const Clause *clause, const Clause *end, const char *name);
int is_assignment(const Clause *clause);
// The loop that a clause consists of, or that is all of its value; NULL: none. What else is part of
// a clause assigns no variables from outside.
const Node *whole_loop(const Clause *clause);

// ---- history.c ----

// What a history is over: in regions of this depth, and over the indices around that a name in the
// node or in the clauses (NULL: none), or one of these values, may depend on. It has no array yet.
History history_of(Expansion *expansion, int depth, const Node *node, const Clause *clauses,
                   int count, const Value *values);
// Gives it an array for values of this shape, of so many classes (NULL: it is none), with so many
// rounds (NULL: none). Returns 0 on error (reported).
int make_history(Expansion *expansion, History *history, const char *name, Expr *rounds,
                 Value shape, Expr *classes, Place place);
// Subscripts: of the regions around; the round (NULL: none); the other indices around that matter;
// and the slots of a value. There are as many as the array has dimensions.
Expr **cell_of_round(Expansion *expansion, const History *history, Expr *round, Value value,
                     int *count);
void store_round(Expansion *expansion, const History *history, Expr *round, Reducer reducer,
                 Value value);
Value read_round(Expansion *expansion, const History *history, Expr *round, Value shape);

// ---- carried.c ----

// The variables that these clauses of the loop assign.
void list_carried(Expansion *expansion, Loop *loop, const Clause *clause);
int indices_around(const Expansion *expansion);

// Of the same shape, where nothing has been added yet.
Value nothing_of(Expansion *expansion, Value value);

void begin_carried(Expansion *expansion, const Loop *loop, Carried *carried);
// What variables are where a round begins.
void begin_round(Expansion *expansion, const Loop *loop);
// The last value of a variable in a round.
void leave(Expansion *expansion, const Loop *loop, Carried *carried, Value value);
void end_round(Expansion *expansion, Loop *loop);
// What variables are after the loop.
void end_carried(Expansion *expansion, const Loop *loop);
// What variables are at some round; invalid where they have no history.
void find_carried(Expansion *expansion, const Loop *loop, Expr *round);

#endif
