// The abstract syntax tree: a source file as its author wrote it. Nothing is resolved here.
#ifndef GRADC_SYNTAX_AST_H
#define GRADC_SYNTAX_AST_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/lines.h"
#include "syntax/export.h"

#include <stdint.h>

typedef struct Node Node;
typedef struct Declaration Declaration;

// ---- Expressions ----

typedef enum NodeKind {
    NODE_INVALID,   // an error was reported here
    NODE_NUMBER,    // 1, 2.5e-3
    NODE_NAME,      // x
    NODE_CALL,      // name(argument, key: argument); also what `|>` becomes
    NODE_SUBSCRIPT, // base[index, index]
    NODE_OPERATOR,  // one, two or three operands: -a, a + b, c ? a : b
    NODE_REDUCTION, // name(range, range) body, as in sum(i < n) x[i]
    NODE_LIST,      // [a, b]
    NODE_SLICE,     // first:end, a subscript only; either may be missing
    NODE_LOOP,      // for name < bound { ... yield value }
    NODE_REPEAT,    // repeat count layer(first, ...)
} NodeKind;

typedef enum OperatorSign {
    SIGN_NEGATE,
    SIGN_NOT,
    SIGN_ADD,
    SIGN_SUBTRACT,
    SIGN_MULTIPLY,
    SIGN_DIVIDE,
    SIGN_REMAINDER,
    SIGN_POWER,
    SIGN_MATMUL,
    SIGN_EQUAL,
    SIGN_NOT_EQUAL,
    SIGN_LESS,
    SIGN_LESS_EQUAL,
    SIGN_GREATER,
    SIGN_GREATER_EQUAL,
    SIGN_AND,
    SIGN_OR,
    SIGN_SELECT,
    SIGN_COUNT,
} OperatorSign;

// As it is written: "+", "<=", "?:".
const char *sign_text(OperatorSign sign);

// i, i < bound or i <= bound. Without a bound the range follows from the accesses.
typedef struct Range {
    const char *name;
    Node *bound; // NULL: inferred
    int is_inclusive;
    Place place;
    struct Range *next;
} Range;

typedef struct Argument {
    const char *name; // NULL: positional
    Node *value;
    Place place;
    struct Argument *next;
} Argument;

struct Node {
    NodeKind kind;
    OperatorSign sign;   // NODE_OPERATOR
    int is_integer;      // NODE_NUMBER: written without point and exponent
    int depth;           // of the tree below; at most LARGEST_DEPTH
    double number;       // NODE_NUMBER
    int64_t integer;     // NODE_NUMBER that is_integer
    const char *name;    // NODE_NAME, NODE_CALL, NODE_REDUCTION
    Node *base;          // NODE_SUBSCRIPT: what is indexed; NODE_REDUCTION: the body; NODE_REPEAT
                         // the call; NODE_SLICE: the first place, NULL: 0
    Argument *arguments; // operands, arguments, subscripts or items; the count; NODE_SLICE: the end
    Range *ranges;       // NODE_REDUCTION, NODE_LOOP
    struct Clause *body; // NODE_LOOP
    int is_backward;     // NODE_LOOP: from the last value of the index to the first
    Place place;         // the whole expression
    Place name_place;    // the name or the sign alone
};

enum { LARGEST_DEPTH = 1000 };

// ---- Types as written: f32[N, 64], class(10)[N], [n, units], int, probability[k] ----

typedef enum ScalarName {
    SCALAR_NONE, // not said: a real number
    SCALAR_F32,
    SCALAR_F64,
    SCALAR_INT,
    SCALAR_BOOL,
    SCALAR_CLASS, // an integer from 0 to classes - 1
    SCALAR_DIM,   // of a parameter: a whole number that a shape may be made of
} ScalarName;

typedef struct TypeSyntax {
    ScalarName scalar;
    const char *quantity; // what the numbers stand for; NULL: not said
    Node *classes;        // SCALAR_CLASS
    Argument *shape;      // dimensions, outermost first; NULL: a single number
    Place place;
} TypeSyntax;

// ---- Statements: what stands in a body ----

typedef enum ClauseKind {
    CLAUSE_LET,       // let name[ranges] = value
    CLAUSE_PARAM,     // param name: type = value
    CLAUSE_STATE,     // state name: type = value
    CLAUSE_INPUT,     // input name: type
    CLAUSE_OUTPUT,    // output name = value; without a value, an earlier name
    CLAUSE_LOSS,      // loss value
    CLAUSE_METRIC,    // metric value, or metric name = value
    CLAUSE_OPTIMIZER, // optimizer call, call: the value is the list of calls
    CLAUSE_RETURN,    // return value
    CLAUSE_ASSIGN,    // name = value, or name[subscripts] = value
    CLAUSE_USE,       // use value as name, where the value is the name of a layer
    CLAUSE_VAR,       // var name: type = value
    CLAUSE_ADD,       // name[subscripts] += value
    CLAUSE_FOR,       // a loop for the sake of what it assigns; or, at the end, of its value
    CLAUSE_YIELD,     // yield value
} ClauseKind;

typedef struct Clause {
    ClauseKind kind;
    const char *name; // NULL where the clause has none
    int has_ranges;   // let y[i, j] = ...: element by element
    Range *ranges;
    Argument *subscripts; // CLAUSE_ASSIGN: NULL, all of it; CLAUSE_ADD
    TypeSyntax
        *type;   // CLAUSE_PARAM, CLAUSE_STATE, CLAUSE_INPUT, CLAUSE_VAR, CLAUSE_LET; NULL: not said
    Node *value; // NULL where none was written
    Place place; // the whole clause
    Place name_place;
    struct Clause *next;
} Clause;

// ---- Declarations ----

typedef enum DeclarationKind {
    DECLARATION_FUNCTION,
    DECLARATION_LAYER,
    DECLARATION_OPTIMIZER,
    DECLARATION_MODEL,
    DECLARATION_DIM,
    DECLARATION_QUANTITY,
    DECLARATION_IMPORT,
    DECLARATION_EXPORT, // export grad name wrt formals
    DECLARATION_EXTERN, // extern "file.c" fn name(formals) -> result deriv ...
} DeclarationKind;

// A parameter of a function: name: type = default.
typedef struct Formal {
    const char *name;
    TypeSyntax *type;    // NULL: a number, real or integer
    Node *default_value; // NULL: must be given
    Place place;
    struct Formal *next;
} Formal;

// deriv name = value: the derivative with respect to a parameter, where `result` is the function's
// value.
typedef struct Derivative {
    const char *name;
    Node *value;
    Place place;
    struct Derivative *next;
} Derivative;

struct Declaration {
    DeclarationKind kind;
    const char *name;            // DECLARATION_IMPORT: the path as written
    const char *path;            // DECLARATION_EXTERN: as written
    int has_formals;             // DECLARATION_EXTERN: they may be left out
    const Declaration *function; // DECLARATION_EXTERN: what was read; NULL: nothing could be
    Formal *formals;
    TypeSyntax *result; // -> type; NULL: not said
    Clause *body;       // fn f(x) = e is a body of one CLAUSE_RETURN
    Derivative *derivatives;
    Node *bound;     // DECLARATION_DIM: dim N <= bound or dim N = bound
    int is_dynamic;  // DECLARATION_DIM: written with <=
    int is_exported; // DECLARATION_FUNCTION: written with export
    ExportMode mode; // DECLARATION_EXPORT
    Place place;     // from the keyword to the end
    Place name_place;
    Declaration *next;
};

// What is said of a C file beside the source that was made of it: lines "#file PATH" and so on.
typedef enum Note {
    NOTE_FILE,      // a header that was read for it
    NOTE_DEFINED,   // a name that it gives to a function or variable for others to see
    NOTE_ELSEWHERE, // one that it uses of another file
    NOTE_ORIGINAL,  // a line of C that calls its functions as they stand
    NOTE_CALLED, // a function, it or a parameter of it, and how C calls that: "sum_ input_ input"
    NOTE_FOLDER, // where it is compiled,
    NOTE_FLAG,   // and a flag for that
    NOTE_COUNT,
} Note;

// One source file.
typedef struct Module {
    const Source *source;      // what places in it speak of
    Declaration *declarations; // in the order of the file
    Lines notes[NOTE_COUNT];
} Module;

// Whether something holds of a node. One that never does is a visit of them all.
typedef int (*NodeQuestion)(const Node *node, void *data);
// Whether it holds of the expression, of a part of it, or in the bodies of its loops. Of NULL
// nothing does.
int node_has(const Node *node, NodeQuestion holds, void *data);
// Whether it does of an expression of these clauses.
int clauses_have(const Clause *clause, NodeQuestion holds, void *data);

// Parses a source. Errors are reported; what could be understood is returned all the same.
Module *parse(Context *context, Source *source);

// The module as source text in a canonical form (--emit=ast).
void ast_print(Buffer *out, const Module *module);

#endif
