// Expansion: a model's functions and layers are put in place of their calls, shapes and index
// ranges are found, and what is left are statements of the IR. Shared by the files of this folder.
#ifndef GRADC_SEMA_EXPANSION_H
#define GRADC_SEMA_EXPANSION_H

#include "ir/interval.h"
#include "sema/modules.h"
#include "sema/sema.h"

enum {
    LARGEST_RANK = 8,
    LARGEST_NEST = 32,
    LARGEST_LIST = 64,
    LARGEST_CALL_DEPTH = 200,
    LARGEST_EXPRESSION_DEPTH = 1500,
    LARGEST_CALL_COUNT = 200000,
    LARGEST_EXPR_COUNT = 4000000
};

// What numbers stand for: a declared name.
typedef struct Quantity {
    const char *name;
    const Declaration *maker; // the function whose result it is; NULL: it was declared so
    Place place;              // of that call
} Quantity;

// An array or number as a function of its subscripts: at (slots[0], slots[1], ...) it is `body`.
// Nothing is computed until a statement is made of it. The extent of a slot may depend on slots
// before it: then the array is ragged, as a triangle is.
typedef struct Value {
    int is_valid; // 0: an error was reported where it came from
    int rank;
    const Index *slots[LARGEST_RANK]; // their extents are the shape
    Expr *body;                       // over the slots and the indices around it
    const Quantity *quantity;         // what its numbers stand for; NULL: anything
    int is_view;                      // a choice between elements of arrays, by their places
} Value;

typedef struct Binding {
    const char *name;
    Value value;
    int is_variable;                  // declared with var: it can be assigned
    Expr *classes;                    // of a variable that is a class; NULL: it is none
    int index_count, condition_count; // of a variable: around its declaration, without regions
    struct State *state;              // that it names: while training it can be assigned
    Place place;
    int is_used;
    const char *layer;    // use layer as name: what a call of the name calls; NULL: it is a value
    const char *instance; // whose parameters that has
    struct Binding *next;
} Binding;

// Names of one body. Functions see what is declared in files, not the bodies that call them.
typedef struct Scope {
    Binding *bindings; // the latest first
    struct Scope *outer;
} Scope;

// What the model keeps from step to step, at this point of its expansion.
typedef struct State {
    const Array *array;
    Value value; // as it is now, in the rounds of `repeat` with these indices
    const Index *rounds[LARGEST_REGION_DEPTH];
    int round_count;
    struct State *next;
} State;

// A read whose subscript must be shown to stay inside, once all ranges are known; a slice, from a
// first place to before another; or an integer that must be shown to be one of the classes of an
// argument.
typedef struct Check {
    Expr *first; // of a slice; NULL: it is none
    Expr *subscript, *extent;
    Expr *const *facts; // integer expressions that are at least 0 where the read happens
    int fact_count;
    const char *name; // of what is read, or of the argument
    int position;     // of the subscript, from 1; 0: an argument
    Place place;
    BlamedCall blamed; // for what is wrong there
} Check;

// The call that is being expanded.
typedef struct Call {
    const Declaration *declaration; // NULL: the model itself
    const struct Call *caller;
    int depth;
} Call;

// A region that statements are made in now.
typedef struct OpenRegion {
    const Region *region;
    int start; // where its first statement stands, or would stand
    int carried_count;
    const Array **carried; // that hold what earlier rounds leave
} OpenRegion;

typedef struct Expansion {
    Program *program;
    Arena *arena;
    Diagnostics *diagnostics;
    const Modules *modules;
    Model *model;
    Function *function; // that statements go to
    Function *init;
    Type real;
    Scope *scope;
    // Loop indices around the expression at hand, outermost first: those of lifting, of `let y[i]`
    // and of reductions.
    const Index *around[LARGEST_NEST];
    int around_count;
    // The subscripts of the parameter that is being initialised: what depends on them is another
    // value for each of its entries.
    const Index *entries[LARGEST_RANK];
    int entry_count;
    int is_element; // of an array: random numbers are drawn for that, not for each entry
    OpenRegion regions[LARGEST_REGION_DEPTH]; // outermost first; their indices are around, too
    int region_count;
    const Index *repeats[LARGEST_REGION_DEPTH]; // of `repeat`: parameters have one for each round
    int repeat_count;
    struct Loop *loop; // whose body this is; NULL: the body of a function or model
    // Conditions that hold where the expression at hand is evaluated; an array: each of its
    // elements where the same element of that expression is. Where a loop begins there are up to
    // two more than choices can be nested.
    Value conditions[LARGEST_NEST + 2];
    int condition_count;
    Check *checks;
    int check_count, check_capacity;
    const Origin *origin; // of the statements that are made
    const Clause *clause; // that these are made of
    const Call *call;
    const Declaration *body; // whose clauses these are
    const char *path;        // what names made in this body begin with: "h"; NULL: nothing
    const char *hint;        // what the value at hand would best be named after: "h.y"
    int is_named;            // the hint is a name that the user gave, not a stand-in
    const char **instances;  // the names of layers so far
    int instance_count, instance_capacity;
    int is_reusing;        // in a layer that `use` named: its parameters may be there already
    const char **reserved; // names of results, which no local array takes
    int reserved_count, reserved_capacity;
    struct DimEntry *dims; // the declared dimensions that were used so far
    const struct SemaOptions *options;
    const Value *expected;            // the parameter that is being initialised; NULL: none
    int in_formula;                   // of an operator with rules: no statements can be made
    int in_subscript;                 // integers are divided as in C
    int start_streams, model_streams; // of random numbers: for starting values; for all else
    State *states;                    // of the model, in the order of their declaration
    int call_count;            // so far; equal calls make equal expressions, but take time each
    struct WholeRanges *whole; // whole.c
    int depth;                 // of the expressions that are being expanded
    int overflowed;            // the program grew beyond all measure: reported once
} Expansion;

// ---- value.c: values and the statements that are made of them ----

Value value_invalid(void);
Value value_scalar(Expr *body);
Value value_of_array(Expansion *expansion, const Array *array);
Value value_at(Expansion *expansion, Value value, int count, Expr *const *subscripts);
// The value with parts of its extents and its body replaced.
Value value_replace(Expansion *expansion, Value value, int count, Expr *const *from,
                    Expr *const *to);
// The same value with slots of its own.
Value value_fresh(Expansion *expansion, Value value);
int value_is_ragged(Expansion *expansion, Value value);
int value_is_constant(Value value); // a number known now
int value_is_integer(Value value);

// The name of an array is one of the source, not one that was made up from such.
int is_users_name(const char *name);
// An integer expression as the user would write it; "this" where names in it are made up.
const char *integer_text(Expansion *expansion, Expr *integer);
// The shape likewise: "[N, 64]", or "a number".
const char *value_shape_text(Expansion *expansion, Value value);

// A name like this that no other array of the function has and, for a local one, no result of the
// model.
const char *new_array_name(Expansion *expansion, Role role, const char *name);
// The value as an array (or a part of one) that can be read again without computing it twice.
Value value_store(Expansion *expansion, Value value, const char *name);
// The value; stored if it has grown so large that it is better not written out where it is used.
Value value_kept_small(Expansion *expansion, Value value);
// Always an array of its own.
Value value_copy(Expansion *expansion, Value value, const char *name);
// The same, with an element for every round of the open regions.
Value value_of_round(Expansion *expansion, Value value, const char *name);
// The value in cells of an array that is there: at these subscripts, over the slots and all indices
// around that it depends on.
void value_store_in(Expansion *expansion, Value value, Reducer reducer, const Array *array,
                    Expr *const *subscripts);
// The value for each number of the last `count` indices around, all added up in these cells.
void value_add_in(Expansion *expansion, Value value, const Array *array, Expr *const *subscripts,
                  int count);
// The value as generated code keeps it: truth as an integer, reals in the model's type.
Value value_storable(Expansion *expansion, Value value);
// A value of this shape: a shorter one is repeated along what it lacks. Reports where it does not
// fit.
Value value_of_shape(Expansion *expansion, Value value, Value shape, const char *what, Place place);
// An array with this role and name, of a value outside of all loops.
const Array *value_store_as(Expansion *expansion, Value value, Role role, const char *name);
// What the conditions that are numbers say together; NULL: nothing.
Expr *guard_of(Expansion *expansion);
// The index is that of a loop whose body is being expanded.
int is_open_loop(const Expansion *expansion, const Index *index);
// A reduction of `body` over the last `count` indices around it.
Value value_reduce(Expansion *expansion, Reducer reducer, Value body, int count,
                   const Array *const **found);

// Brings values to one shape: afterwards all have the slots of the largest. Reports and returns 0
// where the shapes disagree.
int values_align(Expansion *expansion, int count, Value *values, const char *what, Place place);

// A function of a number applied to every element.
Value value_map(Expansion *expansion, const Operator *operation, int count, Value *values,
                Place place);

// ---- dims.c ----

// The declared dimension of that name which the body at hand sees; NULL or 0: there is none.
const Declaration *find_dim_declaration(const Expansion *expansion, const char *name);
int find_dim(Expansion *expansion, const char *name, Value *value);
// The dimension that is chosen at each call of an exported function: the declared one of that name,
// else one of its own. Where -D does not say a bound there is none but LARGEST_DIM.
Value dim_of_call(Expansion *expansion, const char *name);

// ---- scope.c ----

void scope_bind(Expansion *expansion, const char *name, Value value, Place place);
Binding *scope_find(Expansion *expansion, const char *name);
void report_unknown_name(Expansion *expansion, const char *name, Place place);
// From now on the name counts as known in this body: one message about it is enough.
void excuse_name(Expansion *expansion, const char *name);
// "a layer": what a declared name stands for.
const char *kind_text(const Declaration *declaration);
void push_scope(Expansion *expansion, Scope *scope);
void pop_scope(Expansion *expansion); // warns of what was bound and never used
// Goes back to the surroundings of an expression: all but what was counted and collected on the
// way, and the open regions, whose positions move.
void restore_surroundings(Expansion *expansion, const Expansion *outer);
// Reports, once, that the program is beyond all measure: no more of it is expanded.
void report_overflow(Expansion *expansion, const char *what, Place place);

void push_index(Expansion *expansion, const Index *index, Place place);
// Takes the last indices off again, which were made of these ranges. Reports those whose range is
// still unknown; returns 0 then.
int pop_indices(Expansion *expansion, int count, const Range *ranges);

// ---- check.c: subscripts stay inside ----

// What the conditions say, as integer expressions that are at least 0 where the expression at hand
// is evaluated.
Expr *const *facts_here(Expansion *expansion, int *count);
// The expression at hand is in a branch that a condition known now does not choose: it may read
// what is not there.
int is_never_evaluated(const Expansion *expansion);
void check_subscript(Expansion *expansion, Check check);
void settle_checks(Expansion *expansion);

// ---- choice.c ----

// A branch of a choice, which is taken where the condition holds, or where it does not.
Value expand_branch(Expansion *expansion, const Node *node, Value condition, int holds);

// ---- expression.c ----

Value expand_expression(Expansion *expansion, const Node *node);
// An integer in a subscript, a range or a shape; NULL where it is none (reported).
Expr *expand_integer(Expansion *expansion, const Node *node);

// ---- subscript.c ----

// x[i, a:b]
Value expand_subscripts(Expansion *expansion, const Node *node);
// What is subscripted at a position, from 0: an index alone takes its range from the extent, and
// any other subscript is shown to stay below it. NULL on error (reported).
Expr *expand_subscript(Expansion *expansion, const Node *node, Expr *extent, const char *name,
                       int position);

// ---- range.c: within what generated code can count. Each check reports, and returns 0, where it
// does not hold ----

// Puts an index around what follows, and binds its name.
int is_reduction(const char *name); // "sum", "max", ...
Index *expand_range(Expansion *expansion, const Range *range);
// What an index of that name might stay below, for messages: n < N, i < n.
const char *likely_bound(const char *name);
// The range is written, or followed from an access before this.
int has_range(Expansion *expansion, const Index *index, Place place);
// A size is known before the program runs.
int is_size(Expansion *expansion, Expr *extent, const char *what, Place place);
// A size that an array can have.
int is_dimension(Expansion *expansion, Expr *extent, const char *what, Place place);
// The index may range over a dimension of an array.
int ranges_over_dimension(Expansion *expansion, const Index *index, Place place);
// The largest extent that the range of an index has, of constants and dims; NULL: it has no such.
Expr *largest_extent(Expansion *expansion, const Index *index);
// It is shown to be, where the expression at hand is evaluated.
int is_at_least_one(Expansion *expansion, Expr *integer);
// The range has a value in it always, so that there is a largest or a mean.
int is_never_empty(Expansion *expansion, const Index *index, const char *what, Place place);
int constants_fit(Expansion *expansion, Expr *expr, Place place);
// The dimensions of an array with a value for all values of these indices; NULL on error
// (reported).
Expr **dimensions_over(Expansion *expansion, int count, const Index *const *indices, Place place);

// ---- whole.c: integers that are computed fit into an int, as far as their ranges are known ----

// All that stand in an expression. Reports and returns 0 where one may not fit.
int integers_fit(Expansion *expansion, Expr *expr, Place place);
// How many classes there are of which the value is always one; NULL: it is none, or not an integer.
Expr *classes_of(Expansion *expansion, Expr *value);
// What is reduced of `value` over these loops. Reports likewise.
int integer_reduction_fits(Expansion *expansion, Reducer reducer, Expr *value, int count,
                           const Index *const *loops);
// Whether a sum of these integers over these loops is known to fit.
int integer_sum_is_exact(Expansion *expansion, Expr *value, int count, const Index *const *loops);
// That is all that the array ever has.
void note_entries(Expansion *expansion, const Array *array, Reducer reducer, Expr *value, int count,
                  const Index *const *loops);

// ---- call.c ----

typedef struct Given {
    const char *name; // NULL: positional
    Value value;
    Place place;
} Given;

Value expand_call(Expansion *expansion, const Node *node);
// What an argument is where nothing is given for it; invalid on error (reported).
Value default_of(Expansion *expansion, const Declaration *declaration, const Formal *formal);
int is_quotient(Expansion *expansion, const Node *call); // quotient(a, b), of integers
Value expand_quotient(Expansion *expansion, const Node *call);
// The values of the arguments, each computed once; NULL where one of them is wrong.
Given *expand_arguments(Expansion *expansion, const Node *call, int *count);
// The call that a node stands for, with the values of its arguments.
Value call_node(Expansion *expansion, const Node *node, int count, const Given *given);
// A call by name with values that are there already; the name stands at `name_place`.
Value call_with(Expansion *expansion, const char *name, int count, const Given *given, Place place,
                Place name_place);

// A call of one form of a function.
Value call_declaration(Expansion *expansion, const Declaration *declaration, int count,
                       const Given *given, Place place);

// ---- derivative.c ----

Value expand_grad(Expansion *expansion, const Node *node);
Value expand_jvp(Expansion *expansion, const Node *node);
// Puts in place of each x, which is a part of an array, the gradient of each element of z with
// respect to it: the dimensions of z, then those of x. It is one pass for all of them. Where x may
// go along with z and has the same leading dimensions, only its elements at that of z are meant.
// Where z does not depend on x it is 0, with a warning that says if_zero[i] unless that is NULL.
void gradients_of(Expansion *expansion, Value z, int count, Value *x, int may_go_along,
                  const char *const *if_zero, Place place);
// How y changes when the variables change at these rates, which have their shapes. Where it does
// not it is 0, with a warning that says `if_zero` unless that is NULL.
Value derivative_along(Expansion *expansion, Value y, int count, const Value *variables,
                       const Value *rates, const char *if_zero, Place place);
// Whether the body that is being expanded differentiates with respect to this name: then the name
// stands for an array of its own, so that nothing else is changed along with it.
int is_differentiated(const Expansion *expansion, const char *name);
// The value as that array, or else stored.
Value value_named(Expansion *expansion, Value value, const char *name);
// Whether any derivative is taken in an expression, the body of a loop included.
int takes_derivatives(const Node *node);

// ---- export.c ----

// Adds the function that an `export` line stands for; the line is the function itself where that is
// written with export.
void expand_export(Expansion *expansion, const Declaration *function, const Declaration *line);

// ---- names.c: each name means one thing ----

// Reports what is declared twice, or twice in a signature. Returns whether nothing is.
int check_names(Expansion *expansion);
// Reports a name that is defined a second time; `before`: where the first time, if that is known.
void report_defined(Expansion *expansion, const char *name, Place place, Place before);
// Reports an argument that is called like a dimension, and is none.
void report_dimension(Expansion *expansion, const Formal *formal);

// ---- overload.c ----

// Which value each formal of a declaration takes, by position; NULL: its default.
typedef struct Match {
    const Declaration *declaration;
    const Given *given[16];
    int formal_count;
} Match;

// Finds the form of the function that fits best. Reports and returns 0 where none does.
int find_overload(Expansion *expansion, const char *name, int count, const Given *given,
                  Place place, Match *match);
// Whether a value is of the dimensions and type that the argument wants.
int argument_fits(Expansion *expansion, const Declaration *declaration, const Formal *formal,
                  const Given *given, int report);
// The same as find_overload for one form of a function.
int match_form(Expansion *expansion, const Declaration *declaration, int count, const Given *given,
               Place place, Match *match);
int formal_rank(const Formal *formal);
int formal_is_size(const Formal *formal); // n: dim
int is_callable(const Declaration *declaration);
// No call could tell one from the other.
int is_same_form(const Declaration *a, const Declaration *b);

// ---- loop.c: for, yield, repeat ----

// The value of a loop: what it yields, in the order of its index. With a type, earlier yields can
// be read under the name while it runs.
Value expand_loop(Expansion *expansion, const Node *node, const char *name, const TypeSyntax *type);
// The same, of a loop that must have a value.
Value expand_loop_value(Expansion *expansion, const Node *node, const char *name,
                        const TypeSyntax *type);
int loop_yields(const Node *node);
Value expand_repeat(Expansion *expansion, const Node *node);
void expand_yield(Expansion *expansion, const Clause *clause);

// ---- assign.c: var, and assignments ----

void expand_variable(Expansion *expansion, const Clause *clause);
void expand_assignment(Expansion *expansion, const Clause *clause);
void expand_accumulation(Expansion *expansion, const Clause *clause);

// ---- reshape.c ----

Value expand_reshape(Expansion *expansion, const Node *node);

// ---- items.c ----

// The loop of a statement whose index is a place in a list: each of its values chooses a branch of
// its own. -1: there is none.
int loop_over_items(Program *program, const Statement *statement);
// The statement for one item, without that loop.
Statement statement_of_item(Program *program, Statement statement, int loop, int item);

// ---- split.c ----

// The body of a sum whose loops from `kept` on, which are reduced over, are split where that saves
// divisions. There is room for LARGEST_NEST loops.
Expr *split_sum(Program *program, const Index **loops, int *count, int kept, Expr *body);

// ---- transpose.c ----

int is_reordering(Expansion *expansion, const Node *call); // transpose(x, [...])
Value expand_transpose(Expansion *expansion, const Node *node);

// ---- quantity.c: what numbers stand for ----

// The value as one of this type: of the quantity that is said, if it had none.
Value value_of_type(Expansion *expansion, Value value, const TypeSyntax *type);
// What the function says that its result is, made by the call at `place`.
Value value_made_by(Expansion *expansion, Value value, const Declaration *maker, Place place);
// What is given is of the quantity that the argument expects, or all is. Reports and returns 0
// where not.
int quantity_fits(Expansion *expansion, const Declaration *declaration, const Formal *formal,
                  const Given *given);
int quantities_fit(Expansion *expansion, const Match *match);
// The types in a signature are known. Reports those that are not.
void check_types(Expansion *expansion, const Declaration *declaration);

// ---- rule.c ----

// The operator that a function with derivative rules becomes; NULL on error (reported).
const Operator *operator_of_rule(Expansion *expansion, const Declaration *declaration);

// Whether its numbers are finite in f32. Reports where one is not.
int rule_fits(Expansion *expansion, const Operator *operation, Place place);

// ---- adds.c ----

// Whether a loop only adds to a variable, and asks for it nowhere else: it is a sum over the
// rounds.
int only_adds_to(const Node *loop, const char *name);
// Whether it does nothing else but compute what it adds, so that its rounds do not wait for each
// other.
int only_adds(const Node *loop);

// ---- clause.c ----

// One of the clauses that may stand in a body and in a loop within it. Returns 0 where it is none.
int expand_common_clause(Expansion *expansion, const Clause *clause);
// The full name of what is defined in this body: with the name of the layer before it.
const char *full_name(Expansion *expansion, const char *name);
// Expands the clauses of a function or layer. Returns what it returns.
Value expand_body(Expansion *expansion, const Declaration *declaration);
void expand_let(Expansion *expansion, const Clause *clause);
// What is defined element by element: y[i, j] = value.
Value expand_elements(Expansion *expansion, const Clause *clause);
void expand_use(Expansion *expansion, const Clause *clause);
// Whether nothing in the innermost scope has the name (reported).
int is_new_here(Expansion *expansion, const char *name, Place place);
// Binds a name that must be new in its body.
void bind_new(Expansion *expansion, const char *name, Value value, Place place);
// Reports a clause that does not belong where it stands.
void report_misplaced(Expansion *expansion, const Clause *clause, const char *message);
// Statements from now on come from here.
void set_origin(Expansion *expansion, Place place);
void begin_clause(Expansion *expansion, const Clause *clause);
// Whether there can be a let or var of this type of numbers; whether the value has it. Report where
// not.
int may_be_declared(Expansion *expansion, const Clause *clause);
int is_declared_so(Expansion *expansion, const Clause *clause, Value value);
// The dimensions of a type. Returns the rank; -1 on error (reported).
int expand_shape(Expansion *expansion, const TypeSyntax *type, Expr **dims);
// Zeros of that shape; invalid on error (reported).
Value value_shaped(Expansion *expansion, const TypeSyntax *type);

// ---- param.c: what a layer or model owns ----

void expand_param(Expansion *expansion, const Clause *clause);
void expand_owned_state(Expansion *expansion, const Clause *clause);
// An assignment to the state that the binding names. It acts while training only.
void expand_move(Expansion *expansion, const Clause *clause, Binding *binding);
// The last values of all states, as results.
void store_states(Expansion *expansion);

// ---- setting.c ----

// Whether the model is being trained: a condition.
Expr *is_training(Expansion *expansion);
// The same by its name, where that has this meaning. Returns 0 where not.
int find_training(Expansion *expansion, const char *name, Value *value);
// uniform(): a random number of its own for each element of what it stands in: for all values of
// the indices around it, and for each entry of a parameter that is given its starting value.
Value expand_uniform(Expansion *expansion, Place place);
// Whether the node or the clauses (NULL: none), what they call, or any instance in the body at hand
// may draw a random number.
int may_be_random(const Expansion *expansion, const Node *node, const Clause *clauses);

// ---- model.c ----

void expand_model(Expansion *expansion, const Declaration *declaration);
// Statements from now on go to a new function, with nothing around them.
void start_function(Expansion *expansion, FunctionKind kind);

// ---- optimizer.c ----

// The function that makes one step of the optimizer, over all parameters as one array.
void expand_optimizer(Expansion *expansion, const Clause *clause);

#endif
