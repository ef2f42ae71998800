// gradc-evaluate: what a program in the IR's text form means, slow and obvious.
//
//     gradc-evaluate file.gir FUNCTION [--derivatives] [--dim N=5]... [--set t=3]... [--seed S]
//
// evaluates one function in f64 and prints each entry of its results as `name[flat] value`. With
// --derivatives it prints `d.name[flat] value` for each entry of each parameter: the derivative of
// the loss, by dual numbers. It is what gradc is measured against, so it shares no derivative rule
// with the compiler: those below are written by hand, and an operator of the user's is evaluated
// through its body. It stops with status 1 at a subscript out of range, at a cell that is read
// before it is written or written after it was read, but for adding 0, and at one that is defined
// twice.
//
// A dimension is as large as its bound, unless --dim says otherwise. What is given to the function
// is made up (see made_up_value); a setting has the value it starts with, unless --set gives one.
#include "ir/ir.h"
#include "random.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LANES = 16, // derivatives that are computed at once
    MOST_ASSIGNMENTS = 64,
};

// A number, and how fast it changes with each of the entries that are looked at.
typedef struct Dual {
    double value;
    double slopes[LANES];
} Dual;

typedef struct Cell {
    Dual dual; // integers too
    int is_written, is_read;
} Cell;

typedef struct Memory {
    const Array *array;
    Cell *cells; // dense and row-major, at the sizes of this run
    int64_t *dims;
    int64_t count;
    int starts_at_zero; // it is summed up: a cell that is not written is 0
    int is_written;     // by a statement before this one
} Memory;

typedef struct Options {
    const char *path, *function;
    int derivatives;
    uint64_t seed;
    const char *const *dims, *const *settings; // "N=5"
    int dim_count, setting_count;
} Options;

typedef struct Evaluator {
    const Options *options;
    Program *program;
    Function *function;
    int64_t *dims; // of this run, in the order of the program's
    Memory *memories;
    const Statement *statement;
    int64_t *indices; // of the statement's loops
    const Dual *formals;
    // What was computed in this round: for these indices, and these formals.
    Dual *known;
    int64_t *known_in;
    int64_t round, last_round;
} Evaluator;

static Dual evaluate(Evaluator *evaluator, Expr *expr);
static int64_t evaluate_integer(Evaluator *evaluator, Expr *expr);

__attribute__((noreturn, format(printf, 2, 3))) static void stop(const Evaluator *evaluator,
                                                                 const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("gradc-evaluate: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    const Statement *statement = evaluator ? evaluator->statement : NULL;
    if (statement) {
        Buffer text = buffer_new(evaluator->program->context->arena);
        ir_print_statement(&text, statement);
        fprintf(stderr, "\nin: %s", text.text);
        for (int i = 0; i < statement->loop_count; i++)
            fprintf(stderr, "\nat %s = %" PRId64, statement->loops[i]->name, evaluator->indices[i]);
    }
    fputc('\n', stderr);
    exit(1);
}

// ---- What is given: made up, the same for everyone ----

static uint64_t hash_name(const char *name) { // FNV-1a
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
    return hash;
}

// Reals are multiples of 2^-23 from -1 to 1, so that they are the same in f32; parameters are a
// quarter of that, and states are not negative. Integers go from 0 to classes - 1, or to 7.
static double made_up_value(uint64_t seed, const Array *array, int64_t flat) {
    uint64_t bits = gradc_mix(gradc_mix(seed ^ hash_name(array->name)) + (uint64_t)flat);
    if (array->type == TYPE_INT)
        return (double)((bits >> 33) % (uint64_t)(array->classes ? array->classes->integer : 8));
    double real = (double)(bits >> 40) / 0x1p23 - 1;
    if (array->role == ROLE_STATE) return fabs(real);
    return array->role == ROLE_PARAMETER ? real / 4 : real;
}

// ---- Dual numbers ----

static Dual constant(double value) {
    return (Dual){.value = value};
}

// A function of `a` that has this value, and `factor` as its derivative. What does not change adds
// nothing, whatever the factor is.
static Dual chain(double value, double factor, Dual a) {
    Dual result = {.value = value};
    for (int i = 0; i < LANES; i++)
        if (a.slopes[i] != 0) result.slopes[i] = factor * a.slopes[i];
    return result;
}

static Dual chain_two(double value, double factor_a, Dual a, double factor_b, Dual b) {
    Dual result = chain(value, factor_a, a), other = chain(value, factor_b, b);
    for (int i = 0; i < LANES; i++) result.slopes[i] += other.slopes[i];
    return result;
}

static Dual power(Dual a, Dual b) {
    double x = a.value, y = b.value, result = pow(x, y);
    double by_x = y == 0 ? 0 : y * pow(x, y - 1);
    double by_y = x == 0 ? 0 : result * log(x);
    return chain_two(result, by_x, a, by_y, b);
}

static Dual length(Dual a, Dual b) {
    double length = hypot(a.value, b.value), divisor = length == 0 ? 1 : length;
    return chain_two(length, a.value / divisor, a, b.value / divisor, b);
}

// An operator on real numbers; b is 0 where it takes only one.
static Dual apply_real(OperatorId id, Dual a, Dual b) {
    double x = a.value, y = b.value;
    switch (id) {
    case OP_NEGATE: return chain(-x, -1, a);
    case OP_ADD: return chain_two(x + y, 1, a, 1, b);
    case OP_SUBTRACT: return chain_two(x - y, 1, a, -1, b);
    case OP_MULTIPLY: return chain_two(x * y, y, a, x, b);
    case OP_DIVIDE: return chain_two(x / y, 1 / y, a, -x / (y * y), b);
    case OP_STOP: return constant(x);
    case OP_EXP: return chain(exp(x), exp(x), a);
    case OP_LOG: return chain(log(x), 1 / x, a);
    case OP_LOG2: return chain(log2(x), 1 / (x * log(2)), a);
    case OP_LOG10: return chain(log10(x), 1 / (x * log(10)), a);
    case OP_SQRT: return chain(sqrt(x), 1 / (2 * sqrt(x)), a);
    case OP_TANH: return chain(tanh(x), 1 / (cosh(x) * cosh(x)), a);
    case OP_EXPM1: return chain(expm1(x), exp(x), a);
    case OP_LOG1P: return chain(log1p(x), 1 / (1 + x), a);
    case OP_CBRT: return chain(cbrt(x), 1 / (3 * cbrt(x * x)), a);
    case OP_TAN: return chain(tan(x), 1 / (cos(x) * cos(x)), a);
    case OP_ASIN: return chain(asin(x), 1 / sqrt(1 - x * x), a);
    case OP_ACOS: return chain(acos(x), -1 / sqrt(1 - x * x), a);
    case OP_ATAN: return chain(atan(x), 1 / (1 + x * x), a);
    case OP_ATAN2: return chain_two(atan2(x, y), y / (x * x + y * y), a, -x / (x * x + y * y), b);
    case OP_SINH: return chain(sinh(x), cosh(x), a);
    case OP_COSH: return chain(cosh(x), sinh(x), a);
    case OP_ASINH: return chain(asinh(x), 1 / hypot(x, 1), a);
    case OP_ACOSH: return chain(acosh(x), 1 / sqrt(x * x - 1), a);
    case OP_ATANH: return chain(atanh(x), 1 / (1 - x * x), a);
    case OP_ERF: return chain(erf(x), 2 / sqrt(acos(-1.0)) * exp(-x * x), a);
    case OP_ERFC: return chain(erfc(x), -2 / sqrt(acos(-1.0)) * exp(-x * x), a);
    case OP_SIN: return chain(sin(x), cos(x), a);
    case OP_COS: return chain(cos(x), -sin(x), a);
    case OP_POWER: return power(a, b);
    case OP_HYPOT: return length(a, b);
    case OP_ABS: return chain(fabs(x), (x > 0) - (x < 0), a);
    case OP_FLOOR: return constant(floor(x));
    default: stop(NULL, "no meaning is known of '%s'", operator_of(id)->name);
    }
}

// ---- Cells ----

static Memory *memory_of(const Evaluator *evaluator, const Array *array) {
    int i = 0;
    while (evaluator->memories[i].array != array) i++;
    return &evaluator->memories[i];
}

static Cell *cell_at(Evaluator *evaluator, const Array *array, Expr *const *subscripts) {
    Memory *memory = memory_of(evaluator, array);
    int64_t flat = 0;
    for (int i = 0; i < array->rank; i++) {
        int64_t subscript = evaluate_integer(evaluator, subscripts[i]);
        if (subscript < 0 || subscript >= memory->dims[i])
            stop(evaluator, "subscript %d of '%s' is %" PRId64 ", but there are %" PRId64, i + 1,
                 array->name, subscript, memory->dims[i]);
        flat = flat * memory->dims[i] + subscript;
    }
    return &memory->cells[flat];
}

static Dual read_cell(Evaluator *evaluator, Expr *read) {
    Cell *cell = cell_at(evaluator, read->array, read->arguments);
    if (!cell->is_written && !memory_of(evaluator, read->array)->starts_at_zero)
        stop(evaluator, "a cell of '%s' is read before it is written", read->array->name);
    cell->is_read = 1;
    return cell->dual;
}

// ---- Expressions ----

static int64_t index_value(const Evaluator *evaluator, const Index *index) {
    int i = 0;
    while (evaluator->statement->loops[i] != index) i++;
    return evaluator->indices[i];
}

static int64_t dim_value(const Evaluator *evaluator, const Dim *dim) {
    int i = 0;
    while (evaluator->program->dims[i] != dim) i++;
    return evaluator->dims[i];
}

static double evaluate_number(Evaluator *evaluator, Expr *expr) {
    return type_is_real(expr->type) ? evaluate(evaluator, expr).value
                                    : (double)evaluate_integer(evaluator, expr);
}

static int compare(Evaluator *evaluator, Expr *expr) {
    double a = evaluate_number(evaluator, expr->arguments[0]);
    double b = evaluate_number(evaluator, expr->arguments[1]);
    switch (expr->operation->id) {
    case OP_EQUAL: return a == b;
    case OP_NOT_EQUAL: return a != b;
    case OP_LESS: return a < b;
    case OP_LESS_EQUAL: return a <= b;
    case OP_GREATER: return a > b;
    default: return a >= b;
    }
}

static int64_t apply_integer(Evaluator *evaluator, Expr *expr) {
    OperatorId id = expr->operation->id;
    int64_t a = evaluate_integer(evaluator, expr->arguments[0]);
    int64_t b = expr->count > 1 ? evaluate_integer(evaluator, expr->arguments[1]) : 0;
    if ((id == OP_QUOTIENT || id == OP_REMAINDER) && b == 0) stop(evaluator, "division by zero");
    switch (id) {
    case OP_NEGATE: return -a;
    case OP_ADD: return a + b;
    case OP_SUBTRACT: return a - b;
    case OP_MULTIPLY: return a * b;
    case OP_QUOTIENT: return a / b;
    case OP_REMAINDER: return a % b;
    case OP_STOP: return a;
    default: stop(evaluator, "no meaning is known of '%s' on integers", expr->operation->name);
    }
}

static int64_t whole_part(const Evaluator *evaluator, double number) {
    if (!(fabs(number) < 0x1p63)) stop(evaluator, "%g is no integer", number);
    return (int64_t)number;
}

// An operator whose value is an integer or a truth value; `&&`, `||` and `?:` evaluate no more
// than they need.
static int64_t evaluate_integer_operator(Evaluator *evaluator, Expr *expr) {
    Expr *const *operands = expr->arguments;
    switch (expr->operation->id) {
    case OP_NOT: return !evaluate_integer(evaluator, operands[0]);
    case OP_AND:
        return evaluate_integer(evaluator, operands[0]) && evaluate_integer(evaluator, operands[1]);
    case OP_OR:
        return evaluate_integer(evaluator, operands[0]) || evaluate_integer(evaluator, operands[1]);
    case OP_SELECT:
        return evaluate_integer(evaluator,
                                operands[evaluate_integer(evaluator, operands[0]) ? 1 : 2]);
    case OP_CONVERT: return whole_part(evaluator, evaluate_number(evaluator, operands[0]));
    case OP_EQUAL:
    case OP_NOT_EQUAL:
    case OP_LESS:
    case OP_LESS_EQUAL:
    case OP_GREATER:
    case OP_GREATER_EQUAL: return compare(evaluator, expr);
    default: return apply_integer(evaluator, expr);
    }
}

// Integers, truth values and seeds.
static int64_t evaluate_integer(Evaluator *evaluator, Expr *expr) {
    switch (expr->kind) {
    case EXPR_INT: return expr->integer;
    case EXPR_INDEX: return index_value(evaluator, expr->index);
    case EXPR_DIM: return dim_value(evaluator, expr->dim);
    case EXPR_READ:
        if (expr->type == TYPE_SEED) return (int64_t)evaluator->options->seed;
        return (int64_t)read_cell(evaluator, expr).value;
    case EXPR_APPLY: return evaluate_integer_operator(evaluator, expr);
    default: stop(evaluator, "a real number where an integer is needed");
    }
}

// A user's operator: its body, with the operands in place of the formals.
static Dual evaluate_body(Evaluator *evaluator, Expr *expr) {
    Dual formals[LARGEST_ARITY];
    for (int i = 0; i < expr->count; i++) formals[i] = evaluate(evaluator, expr->arguments[i]);
    const Dual *outer = evaluator->formals;
    int64_t round = evaluator->round;
    evaluator->formals = formals;
    evaluator->round = ++evaluator->last_round;
    Dual result = evaluate(evaluator, expr->operation->body);
    evaluator->formals = outer;
    evaluator->round = round;
    return result;
}

static Dual evaluate_uniform(Evaluator *evaluator, Expr *const *operands) {
    uint64_t seed = (uint64_t)evaluate_integer(evaluator, operands[0]);
    uint64_t stream = (uint64_t)evaluate_integer(evaluator, operands[1]);
    uint64_t counter = (uint64_t)evaluate_integer(evaluator, operands[2]);
    return constant(gradc_uniform(seed, stream, counter));
}

static Dual evaluate_operator(Evaluator *evaluator, Expr *expr) {
    Expr *const *operands = expr->arguments;
    OperatorId id = expr->operation->id;
    if (id == OP_USER) return evaluate_body(evaluator, expr);
    if (id == OP_UNIFORM) return evaluate_uniform(evaluator, operands);
    if (id == OP_SELECT)
        return evaluate(evaluator, operands[evaluate_integer(evaluator, operands[0]) ? 1 : 2]);
    if (id == OP_CONVERT && !type_is_real(operands[0]->type))
        return constant((double)evaluate_integer(evaluator, operands[0]));
    Dual a = evaluate(evaluator, operands[0]);
    if (id == OP_CONVERT) return a; // f32 is not rounded to
    return apply_real(id, a, expr->count > 1 ? evaluate(evaluator, operands[1]) : constant(0));
}

// A real number. What stands in several places of a statement is computed once.
static Dual evaluate(Evaluator *evaluator, Expr *expr) {
    switch (expr->kind) {
    case EXPR_REAL: return constant(expr->real);
    case EXPR_READ: return read_cell(evaluator, expr);
    case EXPR_FORMAL: return evaluator->formals[expr->formal];
    case EXPR_APPLY: break;
    default: stop(evaluator, "an integer where a real number is needed");
    }
    if (evaluator->known_in[expr->id] == evaluator->round) return evaluator->known[expr->id];
    Dual result = evaluate_operator(evaluator, expr);
    evaluator->known[expr->id] = result;
    evaluator->known_in[expr->id] = evaluator->round;
    return result;
}

// ---- Statements ----

static void record_found(Evaluator *evaluator) {
    const Statement *statement = evaluator->statement;
    for (int i = 0, k = 0; i < statement->loop_count; i++) {
        if (statement_stands_alone(statement, statement->loops[i])) continue;
        Cell *cell = cell_at(evaluator, statement->found[k++], statement->subscripts);
        cell->dual = constant((double)evaluator->indices[i]);
        cell->is_written = 1;
    }
}

static Dual evaluate_value(Evaluator *evaluator) {
    Expr *value = evaluator->statement->value;
    if (type_is_real(value->type)) return evaluate(evaluator, value);
    return constant((double)evaluate_integer(evaluator, value));
}

static int is_zero(Dual dual) {
    int is_zero = dual.value == 0;
    for (int i = 0; i < LANES; i++) is_zero &= dual.slopes[i] == 0;
    return is_zero;
}

static void write_cell(Evaluator *evaluator) {
    const Statement *statement = evaluator->statement;
    Cell *cell = cell_at(evaluator, statement->target, statement->subscripts);
    Dual value = evaluate_value(evaluator);
    int replaces = 1;
    int is_update = statement->target->role == ROLE_UPDATE;
    int changes = statement->reducer != REDUCER_SUM || !is_zero(value);
    if (cell->is_read && changes && !is_update)
        stop(evaluator, "a cell is written after it was read");
    switch (statement->reducer) {
    case REDUCER_SUM:
        cell->dual = chain_two(cell->dual.value + value.value, 1, cell->dual, 1, value);
        replaces = 0;
        break;
    case REDUCER_MAXIMUM: replaces = value.value > cell->dual.value; break;
    case REDUCER_MINIMUM: replaces = value.value < cell->dual.value; break;
    default:
        if (cell->is_written) stop(evaluator, "a cell is defined twice");
    }
    if (replaces) cell->dual = value;
    if (replaces && statement->found) record_found(evaluator);
    cell->is_written = 1;
}

static void run_loops(Evaluator *evaluator, int loop) {
    const Statement *statement = evaluator->statement;
    evaluator->round = ++evaluator->last_round;
    if (loop < statement->loop_count) {
        int64_t extent = evaluate_integer(evaluator, statement->loops[loop]->extent);
        for (int64_t i = 0; i < extent; i++) {
            evaluator->indices[loop] = i;
            run_loops(evaluator, loop + 1);
        }
    } else if (!statement->guard || evaluate_integer(evaluator, statement->guard)) {
        write_cell(evaluator);
    }
}

static void fill(Memory *memory, double value) {
    for (int64_t i = 0; i < memory->count; i++) memory->cells[i].dual = constant(value);
}

static void run_statement(Evaluator *evaluator, const Statement *statement) {
    Memory *memory = memory_of(evaluator, statement->target);
    if (statement->reducer == REDUCER_MAXIMUM && !memory->is_written) fill(memory, -INFINITY);
    if (statement->reducer == REDUCER_MINIMUM && !memory->is_written) fill(memory, INFINITY);
    memory->is_written = 1;
    evaluator->statement = statement;
    run_loops(evaluator, region_depth(statement->region));
    evaluator->statement = NULL;
}

// ---- Regions ----

static void run_statements(Evaluator *evaluator, int first, int end, int depth);

// The end of the statements from `first` on that are in one region of this depth.
static int region_end(const Evaluator *evaluator, int first, int end, int depth) {
    const Statement *const *statements = evaluator->function->statements;
    const Region *region = region_at(statements[first]->region, depth);
    while (first < end && region_depth(statements[first]->region) >= depth &&
           region_at(statements[first]->region, depth) == region)
        first++;
    return first;
}

static void run_region(Evaluator *evaluator, int first, int end, int depth) {
    const Region *region = region_at(evaluator->function->statements[first]->region, depth);
    evaluator->statement = evaluator->function->statements[first]; // whose indices the extent uses
    int64_t extent = evaluate_integer(evaluator, region->index->extent);
    for (int64_t i = 0; i < extent; i++) {
        evaluator->indices[depth - 1] = region->is_backward ? extent - 1 - i : i;
        run_statements(evaluator, first, end, depth);
    }
}

// Runs statements that are all in the same regions up to `depth`.
static void run_statements(Evaluator *evaluator, int first, int end, int depth) {
    while (first < end) {
        const Statement *statement = evaluator->function->statements[first];
        int next = first + 1;
        if (region_depth(statement->region) > depth) {
            next = region_end(evaluator, first, end, depth + 1);
            run_region(evaluator, first, next, depth + 1);
        } else {
            run_statement(evaluator, statement);
        }
        first = next;
    }
}

// ---- Functions ----

static void open_memory(Evaluator *evaluator, Memory *memory) {
    Arena *arena = evaluator->program->context->arena;
    memory->dims = arena_alloc(arena, (size_t)memory->array->rank * sizeof *memory->dims);
    memory->count = 1;
    for (int i = 0; i < memory->array->rank; i++) {
        int64_t dim = evaluate_integer(evaluator, memory->array->dims[i]);
        memory->dims[i] = dim < 0 ? 0 : dim; // of a loop without rounds
        int64_t most = (1 << 28) / (memory->count ? memory->count : 1);
        if (memory->dims[i] > most)
            stop(evaluator, "'%s' is too large", memory->array->name);
        memory->count *= memory->dims[i];
    }
    memory->cells = arena_alloc(arena, (size_t)memory->count * sizeof *memory->cells);
    for (int i = 0; i < evaluator->function->statement_count; i++) {
        const Statement *statement = evaluator->function->statements[i];
        memory->starts_at_zero |=
            statement->target == memory->array && statement->reducer == REDUCER_SUM;
    }
}

// What follows `name=` in a list of assignments; NULL: nothing does.
static const char *assigned(const char *const *assignments, int count, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; i < count; i++)
        if (strncmp(assignments[i], name, length) == 0 && assignments[i][length] == '=')
            return assignments[i] + length + 1;
    return NULL;
}

static double given_value(const Evaluator *evaluator, const Array *array, int64_t flat) {
    const Options *options = evaluator->options;
    if (array->role != ROLE_SETTING) return made_up_value(options->seed, array, flat);
    const char *value = assigned(options->settings, options->setting_count, array->name);
    return value ? strtod(value, NULL) : array->initial;
}

static void reset_memory(const Evaluator *evaluator, Memory *memory) {
    int given = is_given(evaluator->function->kind, memory->array->role);
    memory->is_written = 0;
    for (int64_t i = 0; i < memory->count; i++) {
        double value = given ? given_value(evaluator, memory->array, i) : 0;
        memory->cells[i] = (Cell){constant(value), given, 0};
    }
}

static void reset(Evaluator *evaluator) {
    for (int i = 0; i < evaluator->function->array_count; i++)
        reset_memory(evaluator, &evaluator->memories[i]);
}

static void run_function(Evaluator *evaluator) {
    run_statements(evaluator, 0, evaluator->function->statement_count, 0);
}

static size_t most_loops(const Function *function) {
    int most = 0;
    for (int i = 0; i < function->statement_count; i++)
        if (function->statements[i]->loop_count > most) most = function->statements[i]->loop_count;
    return (size_t)most;
}

static void open_function(Evaluator *evaluator) {
    Arena *arena = evaluator->program->context->arena;
    size_t array_count = (size_t)evaluator->function->array_count;
    size_t known_count = (size_t)expr_count(evaluator->program);
    evaluator->memories = arena_alloc(arena, array_count * sizeof(Memory));
    evaluator->indices = arena_alloc(arena, most_loops(evaluator->function) * sizeof(int64_t));
    evaluator->known = arena_alloc(arena, known_count * sizeof(Dual));
    evaluator->known_in = arena_alloc(arena, known_count * sizeof(int64_t));
    for (size_t i = 0; i < array_count; i++) {
        evaluator->memories[i].array = evaluator->function->arrays[i];
        open_memory(evaluator, &evaluator->memories[i]);
    }
}

static void print_results(Evaluator *evaluator) {
    reset(evaluator);
    run_function(evaluator);
    for (int i = 0; i < evaluator->function->array_count; i++) {
        const Memory *memory = &evaluator->memories[i];
        if (!is_result(evaluator->function->kind, memory->array->role)) continue;
        for (int64_t k = 0; k < memory->count; k++)
            printf("%s[%" PRId64 "] %.17g\n", memory->array->name, k, memory->cells[k].dual.value);
    }
}

static const Memory *loss_memory(const Evaluator *evaluator) {
    for (int i = 0; i < evaluator->function->array_count; i++)
        if (evaluator->memories[i].array->role == ROLE_LOSS) return &evaluator->memories[i];
    stop(evaluator, "the function computes no loss");
}

// The derivatives of the loss by the entries of one parameter, LANES of them in each run.
static void print_parameter_derivatives(Evaluator *evaluator, Memory *parameter) {
    const Memory *loss = loss_memory(evaluator);
    for (int64_t first = 0; first < parameter->count; first += LANES) {
        int64_t left = parameter->count - first;
        int lanes = left < LANES ? (int)left : LANES;
        reset(evaluator);
        for (int i = 0; i < lanes; i++) parameter->cells[first + i].dual.slopes[i] = 1;
        run_function(evaluator);
        for (int i = 0; i < lanes; i++)
            printf("d.%s[%" PRId64 "] %.17g\n", parameter->array->name, first + i,
                   loss->cells[0].dual.slopes[i]);
    }
}

static void print_derivatives(Evaluator *evaluator) {
    for (int i = 0; i < evaluator->function->array_count; i++)
        if (evaluator->memories[i].array->role == ROLE_PARAMETER)
            print_parameter_derivatives(evaluator, &evaluator->memories[i]);
}

// ---- The command line ----

static void usage(void) {
    fputs("usage: gradc-evaluate file.gir FUNCTION [--derivatives]\n"
          "                      [--dim N=5]... [--set t=3]... [--seed S]\n",
          stderr);
    exit(2);
}

static Options read_options(int count, char **arguments) {
    static const char *dims[MOST_ASSIGNMENTS], *settings[MOST_ASSIGNMENTS];
    Options options = {.dims = dims, .settings = settings, .seed = 1};
    if (count > MOST_ASSIGNMENTS) usage();
    for (int i = 1; i < count; i++) {
        int has_value = i + 1 < count;
        if (strcmp(arguments[i], "--derivatives") == 0)
            options.derivatives = 1;
        else if (strcmp(arguments[i], "--seed") == 0 && has_value)
            options.seed = strtoull(arguments[++i], NULL, 10);
        else if (strcmp(arguments[i], "--dim") == 0 && has_value)
            dims[options.dim_count++] = arguments[++i];
        else if (strcmp(arguments[i], "--set") == 0 && has_value)
            settings[options.setting_count++] = arguments[++i];
        else if (!options.path)
            options.path = arguments[i];
        else if (!options.function)
            options.function = arguments[i];
        else
            usage();
    }
    if (!options.function) usage();
    return options;
}

static void set_dims(Evaluator *evaluator) {
    const Options *options = evaluator->options;
    const Program *program = evaluator->program;
    evaluator->dims =
        arena_alloc(program->context->arena, (size_t)program->dim_count * sizeof(int64_t));
    for (int i = 0; i < program->dim_count; i++) {
        const Dim *dim = program->dims[i];
        const char *size = assigned(options->dims, options->dim_count, dim->name);
        evaluator->dims[i] = size ? strtoll(size, NULL, 10) : dim->bound;
        if (evaluator->dims[i] < 1 || evaluator->dims[i] > dim->bound)
            stop(evaluator, "'%s' must be from 1 to %d", dim->name, dim->bound);
    }
}

// The first function of this kind.
static Function *find_function(const Program *program, const char *kind) {
    for (int i = 0; i < program->model_count; i++)
        for (int k = 0; k < program->models[i]->function_count; k++) {
            Function *function = program->models[i]->functions[k];
            if (strcmp(function_kind_name(function->kind), kind) == 0) return function;
        }
    stop(NULL, "there is no function '%s'", kind);
}

static void run(Context *context, const Options *options) {
    const char *reason;
    Source *source = source_read(context->arena, options->path, &reason);
    if (!source) stop(NULL, "%s: %s", options->path, reason);
    Program *program = ir_read(context, source);
    if (!program || !ir_verify(program, NULL)) exit(1);
    Evaluator evaluator = {.options = options, .program = program};
    evaluator.function = find_function(program, options->function);
    set_dims(&evaluator);
    open_function(&evaluator);
    if (options->derivatives)
        print_derivatives(&evaluator);
    else
        print_results(&evaluator);
}

int main(int count, char **arguments) {
    Options options = read_options(count, arguments);
    Arena *arena = arena_new();
    Diagnostics diagnostics = {.stream = stderr};
    Context context = {arena, names_new(arena), &diagnostics};
    run(&context, &options);
    arena_free(arena);
    return 0;
}
