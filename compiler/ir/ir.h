// The intermediate representation: what is computed. One kind of statement,
//
//     for (indices in ranges)  target[subscripts]  op  value over reads array[subscripts]
//
// which is closed under differentiation: reads become writes and writes become reads. Statements in
// a region are run round by round, so that one may read what others wrote in rounds before.
// Expressions, indices, arrays and statements never change once made; a pass makes new ones and
// gives a function a new list of them, so functions may share what they have in common.
#ifndef GRADC_IR_IR_H
#define GRADC_IR_IR_H

#include "base/buffer.h"
#include "base/context.h"
#include "syntax/export.h"

#include <stdint.h>

typedef const struct Expr Expr;
typedef struct Program Program;

typedef enum Type { TYPE_BOOL, TYPE_INT, TYPE_SEED, TYPE_F32, TYPE_F64 } Type;

const char *type_name(Type type); // "bool", "int", "seed", "f32", "f64"
int type_is_real(Type type);

// A dimension that is chosen when generated code is called: from 1 to `bound`. Where nobody says a
// bound it is LARGEST_DIM, and no array that has to be kept is as long.
typedef struct Dim {
    const char *name;
    int bound;
} Dim;

enum { LARGEST_DIM = 1 << 24 };

// A loop index: 0 <= index < extent. It belongs to the statements that list it among their loops.
typedef struct Index {
    const char *name;
    Expr *extent; // integer; of constants, dims and indices of loops further out
} Index;

// ---- Arrays ----

// Where an array lives. Results are only ever written, givens only ever read.
typedef enum Role {
    ROLE_LOCAL,     // in work memory
    ROLE_INPUT,     // given: one row set per call
    ROLE_SIZE,      // given: of FUNCTION_CALL; where the dimension of its name is among the inputs
    ROLE_PARAMETER, // given; a result in the function that initialises
    ROLE_STATE,     // given: what the model keeps from step to step, and is a result in the
                    // function that initialises; or the optimizer, for each parameter entry
    ROLE_SETTING,   // given: a number such as the learning rate, the seed, the step count
    ROLE_OUTPUT,    // result
    ROLE_LOSS,      // result
    ROLE_METRIC,    // result
    ROLE_GRADIENT,  // result, `of` a parameter; given in the function that updates
    ROLE_NEXT,      // result: the new value `of` a state, which itself stays as it is
    ROLE_UPDATE,    // result: the new value `of` a parameter or state, in its place
    ROLE_COUNT,
} Role;

const char *role_name(Role role); // "local", "input", ...
int role_has_of(Role role);       // it is the gradient, the new value, ... of another array

typedef struct Array {
    const char *name; // unique in its function; may hold dots: "h.w"
    Type type;
    Role role;
    int rank;
    Expr *const *dims; // integers; of constants and dims
    // Of an integer array: its entries are from 0 to classes - 1; of constants and dims. An input
    // has a constant. NULL: any integer.
    Expr *classes;
    const struct Array *of; // ROLE_GRADIENT, ROLE_NEXT, ROLE_UPDATE
    double initial;         // ROLE_SETTING; ROLE_STATE of an optimizer: at the start
    Place place;
} Array;

// ---- Scalar expressions ----

// clang-format off
typedef enum OperatorId {
    OP_NEGATE, OP_NOT,
    OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, // of real numbers; the first four also of integers
    OP_QUOTIENT, OP_REMAINDER,                   // of integers, towards zero
    OP_EQUAL, OP_NOT_EQUAL, OP_LESS, OP_LESS_EQUAL, OP_GREATER, OP_GREATER_EQUAL,
    OP_AND, OP_OR,                               // the second operand only where it matters
    OP_SELECT,                                   // c ? a : b; only the chosen one is evaluated
    OP_CONVERT,                                  // to the type of the expression
    OP_STOP,                                     // its operand, without a derivative
    OP_UNIFORM,                                  // uniform(seed, stream, counter) in [0, 1)
    OP_EXP, OP_LOG, OP_LOG2, OP_LOG10, OP_EXPM1, OP_LOG1P, OP_POWER, OP_SQRT, OP_CBRT,
    OP_SIN, OP_COS, OP_TAN, OP_ASIN, OP_ACOS, OP_ATAN, OP_ATAN2, OP_HYPOT,
    OP_SINH, OP_COSH, OP_TANH, OP_ASINH, OP_ACOSH, OP_ATANH, OP_ERF, OP_ERFC, OP_ABS, OP_FLOOR,
    OP_USER,                                     // a function of the user's with rules of its own
    OP_COUNT,
} OperatorId;
// clang-format on

enum { LARGEST_ARITY = 4 };

// How an operator is written in the IR and in C.
typedef enum Fixity { FIX_CALL, FIX_PREFIX, FIX_INFIX, FIX_SELECT, FIX_CONVERT } Fixity;

typedef struct Operator {
    OperatorId id;
    const char *name; // in the IR: "exp", "+"
    int arity;
    Fixity fixity;
    int precedence;     // of FIX_PREFIX, FIX_INFIX and FIX_SELECT, as in C; higher binds tighter
    const char *c_name; // FIX_CALL: the function for f64; for f32 an f follows
    // The derivative with respect to each argument, as an expression of the IR over the argument
    // names x, y, z and `result`; NULL where none flows. User operators have it as `derivatives`.
    const char *derivative_text[LARGEST_ARITY];
    // OP_USER only.
    const char *formals[LARGEST_ARITY]; // argument names
    Expr *body;                         // over EXPR_FORMAL
    Expr *derivatives[LARGEST_ARITY];   // over EXPR_FORMAL; formal number `arity` is the result
    int differs; // they are not those of the body, at sample points; not in the text form
    Place place;
} Operator;

// The table of built-in operators; NULL for OP_USER.
const Operator *operator_of(OperatorId id);
int operator_is_comparison(OperatorId id); // it takes numbers and gives truth
int operator_is_arithmetic(OperatorId id); // +, -, * and the unary -
// Of real numbers or truth; the second one is only for two operands.
double operator_compute(OperatorId id, double x, double y);
// By name and arity among the built-in and the program's own; NULL where there is none.
const Operator *operator_named(const Program *program, const char *name, int arity);

typedef enum ExprKind {
    EXPR_INT,    // an integer or truth constant
    EXPR_REAL,   // a constant
    EXPR_INDEX,  // a loop index
    EXPR_DIM,    // a dimension chosen at the call
    EXPR_READ,   // array[arguments]
    EXPR_APPLY,  // operator(arguments)
    EXPR_FORMAL, // an argument of an operator, in its body and derivatives
} ExprKind;

// Equal expressions of a program are the same pointer.
struct Expr {
    ExprKind kind;
    Type type;
    int id;    // in the order of creation
    int size;  // of the expression written out, where shared parts count each time; saturates
    int count; // of arguments
    union {
        int64_t integer;
        double real;
        const Index *index;
        const Dim *dim;
        const Array *array;
        const Operator *operation;
        int formal;
    };
    Expr *arguments[];
};

// Constructors. They fold constants, bring operands to a common type (a constant takes the type of
// the other operand), and bring sums of integers into one canonical form.
Expr *expr_int(Program *program, int64_t integer);
Expr *expr_bool(Program *program, int truth);
Expr *expr_real(Program *program, double real, Type type);
Expr *expr_index(Program *program, const Index *index);
Expr *expr_dim(Program *program, const Dim *dim);
Expr *expr_read(Program *program, const Array *array, Expr *const *subscripts);
Expr *expr_formal(Program *program, int formal, Type type);
Expr *expr_apply(Program *program, const Operator *operation, Expr *const *arguments);
Expr *expr_unary(Program *program, OperatorId id, Expr *a);
Expr *expr_binary(Program *program, OperatorId id, Expr *a, Expr *b);
Expr *expr_select(Program *program, Expr *condition, Expr *a, Expr *b);
Expr *expr_convert(Program *program, Expr *a, Type type);

// Calls the visitor once for each expression that stands in this one, operands first. The visitor
// may make no other walk.
typedef void ExprVisitor(Expr *expr, void *data);
void expr_each(Program *program, Expr *expr, ExprVisitor *visitor, void *data);

// How many expressions the program has made.
int expr_count(const Program *program);

int expr_is_constant(Expr *expr);
int expr_is(Expr *expr, OperatorId id); // an EXPR_APPLY of this operator
int expr_is_comparison(const Expr *expr);
int expr_is_number(Expr *expr, double number);           // a constant of this value
double expr_number(Expr *expr);                          // of a constant
int expr_uses(Program *program, Expr *expr, Expr *part); // `part` stands somewhere in it

// ---- What it costs to evaluate an expression ----

// An operator that takes longer than a few additions: a division, a function.
int operator_costs_much(const Operator *operation);
// Integers and truth that are no worse to evaluate than to keep: short, and of nothing that costs
// much. An expression of real numbers is plain where it has no operator at all.
int expr_is_plain(Program *program, Expr *expr);

// An expression with parts replaced: wherever `from[i]` stands, `to[i]` is put. Constructors, which
// it calls, make no other replacement or walk.
Expr *expr_replace(Program *program, Expr *expr, int count, Expr *const *from, Expr *const *to);
Expr *expr_without_stops(Program *program, Expr *expr); // stop(x) is x

// The derivative of operator(arguments) with respect to one of them; NULL where none flows.
Expr *expr_derivative(Program *program, Expr *apply, int argument);

// ---- Statements and functions ----

// How values that meet in one cell of the target are brought together.
typedef enum Reducer {
    REDUCER_DEFINE,  // T[s] = v: the first and only one for this cell
    REDUCER_SUM,     // T[s] += v: added to what earlier statements made, to 0 where there is none
    REDUCER_MAXIMUM, // T[s] max= v: the largest, and of equals the first
    REDUCER_MINIMUM,
    REDUCER_COUNT,
} Reducer;

const char *reducer_sign(Reducer reducer); // "=", "+=", "max=", "min="
// What a cell holds before the first value meets it; 0 where the first one defines it.
Expr *reducer_start(Program *program, Reducer reducer, Type type);

// Where in a source a statement came from, and through which calls.
typedef struct Origin {
    Place place;
    const struct Origin *caller; // NULL: none
} Origin;

// A loop around statements: all of them are run for one value of its index, then for the next. A
// cell of an array is still written in one round, and read in that one or in later ones.
typedef struct Region {
    const Index *index;
    int is_backward;            // from the last value to the first
    const struct Region *outer; // NULL: none
    int depth;                  // of regions, this one included
} Region;

enum { LARGEST_REGION_DEPTH = 8 };

const Region *region_new(Program *program, const Index *index, int is_backward,
                         const Region *outer);
int region_depth(const Region *region);                   // 0 for NULL
const Region *region_at(const Region *region, int depth); // the one around it of that depth

// Regions for statements that are made of those in others.
typedef struct RegionMap {
    Program *program;
    const Region *from, *to; // either may be NULL: none
    int turns;               // what is made runs the other way
    struct RegionImage *list;
} RegionMap;

// `to` for `from` and those around it; else a region within that, the same at each call.
const Region *region_image(RegionMap *map, const Region *region);

typedef struct Statement {
    const Region *region; // the innermost that it is in; NULL: none
    int loop_count;
    // Outermost first, those of its regions before all others. Each index that occurs below is
    // listed.
    const Index *const *loops;
    const Array *target;
    Expr *const *subscripts; // as many as the target's rank
    Reducer reducer;
    Expr *guard; // the statement acts only where this holds; NULL: everywhere
    Expr *value; // of the target's type
    // MAXIMUM, MINIMUM: for each loop that is not a subscript by itself, in order, the integer
    // array (of the target's shape and with its subscripts) that records where the value was found;
    // or NULL.
    const Array *const *found;
    const Origin *origin;               // NULL: none
    const struct Statement *reverse_of; // the statement that this one is the derivative of; or NULL
} Statement;

// Which of these subscripts is the index by itself, -1: none; whether one of them is.
int position_of_index(Expr *const *subscripts, int count, const Index *index);
int is_subscript(Expr *const *subscripts, int count, const Index *index);
// Whether a loop is a subscript of the target by itself, and the number of arrays in `found`.
int statement_stands_alone(const Statement *statement, const Index *loop);
int statement_found_count(const Statement *statement);

typedef enum FunctionKind {
    FUNCTION_FORWARD, // all that the model computes
    FUNCTION_INIT,    // parameters from a seed
    FUNCTION_PREDICT, // outputs
    FUNCTION_LOSS,    // loss and metrics
    FUNCTION_GRAD,    // loss, metrics and gradients
    FUNCTION_UPDATE,  // one step of the optimizer, over all parameters as one array
    FUNCTION_CALL, // a function that is called as it is: inputs are arguments, and of its outputs
                   // a single number called "result" is what it returns
    FUNCTION_KIND_COUNT,
} FunctionKind;

const char *function_kind_name(FunctionKind kind); // "forward", "init", ...
// Whether a function of this kind is given arrays of the role, or makes them for its caller.
int is_given(FunctionKind kind, Role role);
int is_result(FunctionKind kind, Role role);

// A derivative that the source asks for, and which statements of its function compute: grad(z, x),
// or jvp(z, x: rate, ...). An element of grad has first the subscripts of z whose entry in
// `aligned` is -1, then those of x, see ad/reverse.h; where the entry in `matched` is not -1, only
// those are meant that have z's subscript in this dimension of x: others belong to other rounds.
// An element of jvp has the subscripts of z, of which the first ones are `rounds` of loops; each
// rate has those of these rounds in which x is the same, then those of x, which may begin with the
// others.
typedef struct DerivativeWithin {
    const Array *derivative, *z;
    int count;                            // of x
    const Array *const *x, *const *rates; // rates NULL: it is grad
    const int *aligned, *matched;
    int rounds;
    Place place;
} DerivativeWithin;

typedef struct Function {
    FunctionKind kind;
    const char *name; // FUNCTION_CALL; a model has at most one function of any other kind
    Place place;      // FUNCTION_CALL: of what exports it
    // FUNCTION_CALL: how it is made of an exported function, and the inputs that derivatives are
    // with respect to; not in the text form.
    ExportMode mode;
    const char *exported; // that one's name
    const Array *const *variables;
    int variable_count;
    DerivativeWithin *derivatives; // not in the text form
    int derivative_count, derivative_capacity;
    int unlisted_derivatives; // that the source asks for, but which are not among these
    const Array **arrays;
    int array_count, array_capacity;
    Names *names; // of its arrays, also of those that were there once
    const Statement **statements;
    int statement_count, statement_capacity;
} Function;

// A model; or, without any function but those of FUNCTION_CALL, just a collection of these.
typedef struct Model {
    const char *name;
    Type real;             // the type it computes in
    const char *optimizer; // its name, or those of a chain: "clip_norm, adam"; NULL: none
    Function **functions;
    int function_count, function_capacity;
    Place place;
} Model;

struct Program {
    Context *context;
    const Dim **dims;
    int dim_count, dim_capacity;
    const Operator **operators; // OP_USER
    int operator_count, operator_capacity;
    Model **models;
    int model_count, model_capacity;
    struct ExprTable *table;
};

Program *program_new(Context *context);
void program_add_dim(Program *program, const Dim *dim);
const Dim *program_dim(const Program *program, const char *name); // NULL: there is none
void program_add_operator(Program *program, const Operator *operation);
Model *program_add_model(Program *program, Model model);
Function *model_add_function(Program *program, Model *model, FunctionKind kind);
Function *model_function(const Model *model, FunctionKind kind); // NULL: there is none

// Copies the array or statement into the program's memory and adds it to the function.
const Array *function_add_array(Program *program, Function *function, Array array);
const Statement *function_add_statement(Program *program, Function *function, Statement statement);

// The same, before the statement that stands at `position`.
const Statement *function_insert_statement(Program *program, Function *function, int position,
                                           Statement statement);

void function_add_derivative(Program *program, Function *function, DerivativeWithin derivative);

// Adds an array or statement that another function has too.
void function_share_array(Program *program, Function *function, const Array *array);
void function_share_statement(Program *program, Function *function, const Statement *statement);

// A function of the same arrays and statements, of which either can be changed alone.
Function *function_copy(Program *program, const Function *function);

int function_has_regions(const Function *function); // a statement of it is in one

// A cell of an array is written in the round that its subscripts tell: of those at `positions`, by
// depth, each is the index of `region`, or of one around it. Returns the depth of the outermost of
// these of which a statement in `reader` may read the cell with such subscripts in a round before
// that; one more than all have, where it is of this round; 0 where that round is over.
// is_after: the reader stands behind the writers.
int depth_of_early_read(Program *program, const Region *region, const int *positions,
                        const Region *reader, int is_after, Expr *const *subscripts);

// A name that no array of the function has or had: `name`, or `name` and a number. Each call gives
// another one.
const char *function_unique_name(Program *program, const Function *function, const char *name);
// Without such a number: as it was called in the source.
const char *array_plain_name(Program *program, const Array *array);

Index *index_new(Program *program, const char *name, Expr *extent);
Expr **expr_list(Program *program, int count); // room for `count` expressions

// ---- Text: the .gir form ----

void ir_print(Buffer *out, const Program *program);
void ir_print_function(Buffer *out, const Function *function);
void ir_print_expr(Buffer *out, Expr *expr);
// `for n < N, j < 32: h[n, j] += ...`, on one line without its origin.
void ir_print_statement(Buffer *out, const Statement *statement);

// Reads what ir_print wrote. Errors are reported; returns NULL then.
Program *ir_read(Context *context, const Source *source);
// An expression over the named formals (in order) and constants.
Expr *ir_read_formula(Program *program, const char *text, int count, const char *const *formals,
                      Expr *const *values);

// Checks what must hold between passes: types, ranks, scopes, roles, order of writes and reads.
// Where it does not, reports an internal error that names the pass, and returns 0. Without a pass,
// the program itself is wrong, as it was read.
int ir_verify(Program *program, const char *pass);

#endif
