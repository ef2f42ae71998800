// Loops around statements, as a tree: what the files of this folder work on, one after the other.
#ifndef GRADC_SCHEDULE_TREE_H
#define GRADC_SCHEDULE_TREE_H

#include "opt/uses.h"
#include "schedule/loops.h"

typedef struct Item Item;

// A variable that is declared before an item, in the block where that item stands.
typedef struct Variable {
    const Array *array; // rank 0
    Expr *value;        // the first value
    int is_constant;
    struct Variable *next;
} Variable;

// A loop around items, or a leaf: one statement, whose indices are those of the loops around it.
struct Item {
    Item *parent, *next;
    const Index *index;         // NULL: a leaf, or the root
    const Region *region;       // whose loop this is; NULL: of one statement, or of several joined
    Item *first, *last;         // inside of a loop
    int depth;                  // loops around it
    int nest;                   // the number of that in which it stands
    const Statement *statement; // an entry of `found` is NULL where nobody reads it
    const Statement *source;    // the statement as it was before its indices got the loops' names
    Reads reads;                // of the statement, before arrays became variables
    int starts;                 // the leaf is the first to write its target
    Variable *variables;
    struct Naming *naming; // hoist.c: what has a name in this block
    int is_declaration;    // the leaf's definition is the declaration of its target, a variable
    int is_changed;        // which others change after that
    int is_settled;        // steps.c: it is known in what the leaf reduces
};

// narrow.c: arrays that live within one round of a region lose the dimension of its index.
// Where the elements of an array are written: each within one round of a region.
typedef struct Home {
    const Array *array;
    const Region *region; // NULL: in the whole function
    // For each region, by depth, the subscript that is its index; -1: there is none any more.
    int positions[LARGEST_REGION_DEPTH];
} Home;

typedef struct Homes {
    Home *list;
    int count;
} Homes;

// The function with arrays that are as narrow as they can be, and where their elements are written.
const Function *narrow(Program *program, const Function *function, Homes *homes);
Home home_of(const Homes *homes, const Array *array);

typedef struct Tree {
    Program *program;
    const Function *function;
    const Homes *homes;
    Item *root;
    Item **leaves; // in order
    int leaf_count, leaf_capacity;
    int nest_count;
    Uses uses;      // by position in `leaves`, before arrays became variables
    int name_count; // of variables that the schedule made up
} Tree;

// tree.c: orders the loops of each statement, and joins neighbouring nests.
Tree tree_build(Program *program, const Function *function, const Homes *homes);
Item *ancestor_at(Item *item, int depth); // the item around (or itself) that has this depth
Item *block_around(Item *block, const Item *leaf);     // the innermost around both
int found_count(const Item *leaf);                     // the entries of `found`
int leaf_writes(const Item *leaf, const Array *array); // as its target, or as a place found
// The leaves that write or read an array, in order; those that did, once it is a variable.
Item **leaves_with(const Tree *tree, const Array *array, int *count);
int may_have_no_round(Program *program, const Index *index);
int is_kept(Program *program, const Item *leaf, const Index *index); // it is in a subscript
const Array *storage_of(const Array *target);                        // what a write to it changes

// order.c: the function's statements with what has to be filled with 0 first, and the loop order.
typedef struct Ordered {
    Statement statement; // its loops in the order in which they shall run
    const Statement *source;
    int starts;
} Ordered;

Ordered *order_statements(Program *program, const Function *function, const Homes *homes,
                          int *count);
int is_contraction(const Statement *statement);

// variables.c: arrays of which only one element lives at a time become variables.
void make_variables(Tree *tree);
// classes: of its values; NULL where these may be any
const Array *new_variable(Tree *tree, const char *name, Type type, Expr *classes);
void declare_before(Tree *tree, Item *item, Variable variable);

// hoist.c: what is needed several times is computed once, and outside of loops that it does not
// depend on.
void hoist(Tree *tree);

// steps.c
Step *make_steps(Tree *tree);

// memory.c: places for the arrays that are left, so that those which never live together overlap.
void place_arrays(Tree *tree, Procedure *procedure);

// schedule.c: where the arrays of a function go, without any step; and what the work memory of a
// model is, from its procedures.
Procedure place_function(Program *program, const Function *function);
void count_work(Schedule *schedule);

#endif
