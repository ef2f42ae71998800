// What must hold between passes. A mistake found here is one of the compiler, not of its user.
#include "ir/facts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// What has happened to an array so far.
typedef struct Use {
    const Array *array;
    int is_written, is_read;
    int is_replaced;                    // by its update
    const Region *written_in, *read_in; // the outermost region of the last statement that did
} Use;

typedef struct Verifier {
    Program *program;
    const char *pass; // NULL: the program is as the user wrote it
    const Model *model;
    const Function *function;
    const Statement *statement; // NULL: not in one
    int loop_count;             // of the statement's loops, those in scope
    const Region *region;       // that the statement before was in
    const Region **closed;      // those that have ended
    int closed_count, closed_capacity;
    Use *uses;  // of the function's arrays, in the order of their addresses
    int failed; // the first mistake is reported, and no other
} Verifier;

// Reports that something does not hold.
__attribute__((format(printf, 2, 3))) static void fail(Verifier *verifier, const char *format,
                                                       ...) {
    if (verifier->failed) return;
    verifier->failed = 1;
    Arena *arena = verifier->program->context->arena;
    va_list arguments;
    va_start(arguments, format);
    Buffer text = buffer_new(arena);
    buffer_text(&text, arena_vprintf(arena, format, arguments));
    va_end(arguments);
    if (verifier->function)
        buffer_printf(&text, "\nin function %s of %s", function_kind_name(verifier->function->kind),
                      verifier->model->name);
    if (verifier->statement) {
        buffer_text(&text, ": ");
        ir_print_statement(&text, verifier->statement);
    }
    const char *whose = verifier->pass
                            ? arena_printf(arena, "internal error after pass '%s'", verifier->pass)
                            : "this program is wrong";
    Diagnostics *diagnostics = verifier->program->context->diagnostics;
    diagnostics->is_internal = verifier->pass != NULL;
    report_error(diagnostics, (Place){0}, "%s: %s", whose, text.text);
}

// ---- Arrays ----

static int compare_uses(const void *a, const void *b) {
    const Array *left = ((const Use *)a)->array, *right = ((const Use *)b)->array;
    return (left > right) - (left < right);
}

// What has happened to the array; NULL where the function does not have it.
static Use *use_of(const Verifier *verifier, const Array *array) {
    Use key = {.array = array};
    size_t count = (size_t)verifier->function->array_count;
    return count ? bsearch(&key, verifier->uses, count, sizeof key, compare_uses) : NULL;
}

static int compare_names(const void *a, const void *b) {
    return strcmp((*(const Array *const *)a)->name, (*(const Array *const *)b)->name);
}

static void verify_names(Verifier *verifier) {
    const Function *function = verifier->function;
    size_t size = (size_t)function->array_count * sizeof *function->arrays;
    const Array **sorted = arena_alloc(verifier->program->context->arena, size);
    if (size) memcpy(sorted, function->arrays, size);
    if (size) qsort(sorted, size / sizeof *sorted, sizeof *sorted, compare_names);
    for (int i = 1; i < function->array_count; i++)
        if (compare_names(&sorted[i - 1], &sorted[i]) == 0)
            fail(verifier, "two arrays are called '%s'", sorted[i]->name);
}

// ---- Expressions ----

static int is_logic(OperatorId id) {
    return id == OP_NOT || id == OP_AND || id == OP_OR;
}

static int operand_fits(Expr *expr, int i) {
    OperatorId id = expr->operation->id;
    Type type = expr->arguments[i]->type;
    if (is_logic(id) || (id == OP_SELECT && i == 0)) return type == TYPE_BOOL;
    if (operator_is_comparison(id)) return type != TYPE_BOOL && type == expr->arguments[0]->type;
    if (id == OP_UNIFORM) return type == TYPE_INT || (type == TYPE_SEED && i == 0);
    return id == OP_CONVERT ? type != expr->type : type == expr->type;
}

static int result_fits(Expr *expr) {
    OperatorId id = expr->operation->id;
    Type type = expr->type;
    if (is_logic(id) || operator_is_comparison(id)) return type == TYPE_BOOL;
    if (id == OP_SELECT || id == OP_STOP) return 1;
    if (id == OP_QUOTIENT || id == OP_REMAINDER) return type == TYPE_INT;
    if (id == OP_CONVERT) return type != TYPE_BOOL;
    return type_is_real(type) || (type == TYPE_INT && id <= OP_MULTIPLY);
}

static void verify_apply(Verifier *verifier, Expr *expr) {
    int fits = expr->count == expr->operation->arity && result_fits(expr);
    for (int i = 0; i < expr->count; i++) fits = fits && operand_fits(expr, i);
    if (!fits) fail(verifier, "wrong types around '%s'", expr->operation->name);
}

static int is_in_scope(const Verifier *verifier, const Index *index) {
    for (int i = 0; i < verifier->loop_count; i++)
        if (verifier->statement->loops[i] == index) return 1;
    return 0;
}

static int is_declared(const Verifier *verifier, const Dim *dim) {
    for (int i = 0; i < verifier->program->dim_count; i++)
        if (verifier->program->dims[i] == dim) return 1;
    return 0;
}

static void verify_cell(Verifier *verifier, const Array *array, Expr *const *subscripts) {
    if (!use_of(verifier, array)) fail(verifier, "the function has no array '%s'", array->name);
    for (int i = 0; i < array->rank; i++)
        if (subscripts[i]->type != TYPE_INT)
            fail(verifier, "a subscript of '%s' is no integer", array->name);
}

static const Region *outermost(const Verifier *verifier) {
    return region_at(verifier->statement->region, 1);
}

static void verify_read(Verifier *verifier, Expr *expr) {
    const Array *array = expr->array;
    if (expr->count != array->rank || expr->type != array->type)
        fail(verifier, "'%s' is read at the wrong rank or type", array->name);
    else
        verify_cell(verifier, array, expr->arguments);
    Use *use = use_of(verifier, array);
    if (!use) return;
    if (!use->is_read || !outermost(verifier)) use->read_in = outermost(verifier);
    use->is_read = 1;
    if (use->is_replaced) fail(verifier, "'%s' is read after its update", array->name);
    if (array->role == ROLE_SIZE) fail(verifier, "the size '%s' is read as an array", array->name);
    if (is_given(verifier->function->kind, array->role)) return;
    if (array->role != ROLE_LOCAL)
        fail(verifier, "'%s' is a result, but it is read", array->name);
    else if (!use->is_written && (!outermost(verifier) || use->written_in != outermost(verifier)))
        fail(verifier, "'%s' is read before it is written", array->name);
}

// Within a statement.
static void verify_part(Expr *expr, void *data) {
    Verifier *verifier = data;
    switch (expr->kind) {
    case EXPR_INT:
        if (expr->type != TYPE_INT && expr->type != TYPE_BOOL)
            fail(verifier, "a whole constant of a wrong type");
        break;
    case EXPR_REAL:
        if (!type_is_real(expr->type)) fail(verifier, "a real constant of a wrong type");
        break;
    case EXPR_INDEX:
        if (!is_in_scope(verifier, expr->index))
            fail(verifier, "'%s' is an index of no loop here", expr->index->name);
        break;
    case EXPR_DIM:
        if (!is_declared(verifier, expr->dim))
            fail(verifier, "there is no dimension '%s'", expr->dim->name);
        break;
    case EXPR_READ: verify_read(verifier, expr); break;
    case EXPR_APPLY: verify_apply(verifier, expr); break;
    case EXPR_FORMAL: fail(verifier, "an operator's argument stands in a statement"); break;
    }
}

// In the size of an array or the extent of a loop.
static void verify_size_part(Expr *expr, void *data) {
    Verifier *verifier = data;
    if (expr->type != TYPE_INT || expr->kind == EXPR_READ)
        fail(verifier, "a size is made of constants, dimensions and indices");
    else
        verify_part(expr, verifier);
}

// In the body of an operator, or in a derivative.
static void verify_formula_part(Expr *expr, void *data) {
    Verifier *verifier = data;
    if (expr->kind == EXPR_INDEX || expr->kind == EXPR_DIM || expr->kind == EXPR_READ)
        fail(verifier, "a formula is made of constants and arguments");
    else if (expr->kind != EXPR_FORMAL)
        verify_part(expr, verifier);
}

// ---- Statements ----

static void verify_loops(Verifier *verifier) {
    const Statement *statement = verifier->statement;
    for (int i = 0; i < statement->loop_count; i++) {
        verifier->loop_count = i;
        if (is_in_scope(verifier, statement->loops[i])) fail(verifier, "the same loop twice");
        expr_each(verifier->program, statement->loops[i]->extent, verify_size_part, verifier);
    }
    verifier->loop_count = statement->loop_count;
}

static void verify_values(Verifier *verifier) {
    const Statement *statement = verifier->statement;
    for (int i = 0; i < statement->target->rank; i++)
        expr_each(verifier->program, statement->subscripts[i], verify_part, verifier);
    expr_each(verifier->program, statement->value, verify_part, verifier);
    if (statement->value->type != statement->target->type)
        fail(verifier, "a value of type %s for an array of %s", type_name(statement->value->type),
             type_name(statement->target->type));
    if (!statement->guard) return;
    expr_each(verifier->program, statement->guard, verify_part, verifier);
    if (statement->guard->type != TYPE_BOOL) fail(verifier, "a guard that is no truth value");
}

// Whether a subscript goes through all of a range from 0 on, whatever the others are.
static int is_free_index(Program *program, const Statement *statement, int position) {
    Expr *subscript = statement->subscripts[position];
    if (subscript->kind != EXPR_INDEX) return 0;
    for (int i = 0; i < statement->target->rank; i++) {
        Expr *other = statement->subscripts[i];
        if (i != position && (expr_uses(program, other, subscript) ||
                              expr_uses(program, subscript->index->extent, other)))
            return 0;
    }
    return 1;
}

// Whether two statements write a common cell, as far as that is plain to see.
static int plainly_overlap(Program *program, const Statement *a, const Statement *b) {
    if (a->target != b->target || a->guard || b->guard) return 0;
    for (int i = 0; i < a->target->rank; i++)
        if (a->subscripts[i] != b->subscripts[i] &&
            !(is_free_index(program, a, i) && is_free_index(program, b, i)))
            return 0;
    return 1;
}

static void verify_define(Verifier *verifier) {
    for (int i = 0; verifier->function->statements[i] != verifier->statement; i++)
        if (plainly_overlap(verifier->program, verifier->function->statements[i],
                            verifier->statement))
            fail(verifier, "'%s' is defined after it was written",
                 verifier->statement->target->name);
}

static int is_in_subscript(Program *program, const Statement *statement, const Index *index) {
    for (int i = 0; i < statement->target->rank; i++)
        if (expr_uses(program, statement->subscripts[i], expr_index(program, index))) return 1;
    return 0;
}

// What is defined is so once: not again in each round of a loop, of which no condition chooses one.
static void verify_once(Verifier *verifier) {
    const Statement *statement = verifier->statement;
    for (int i = 0; i < statement->loop_count && !statement->guard; i++) {
        const Index *index = statement->loops[i];
        if (expr_is_number(index->extent, 1)) continue;
        if (!is_in_subscript(verifier->program, statement, index))
            fail(verifier, "'%s' is defined in each round of '%s', but has no place for it",
                 statement->target->name, index->name);
    }
}

// A maximum or minimum is all that is written to its target.
static void verify_extremum(Verifier *verifier, const Use *use) {
    const Statement *statement = verifier->statement;
    int is_extremum = statement->reducer != REDUCER_DEFINE && statement->reducer != REDUCER_SUM;
    if (is_extremum && use && use->is_written)
        fail(verifier, "'%s' was written before '%s'", statement->target->name,
             reducer_sign(statement->reducer));
}

static void verify_write(Verifier *verifier, const Array *array) {
    verify_cell(verifier, array, verifier->statement->subscripts);
    Use *use = use_of(verifier, array);
    if (!use) return;
    if (is_given(verifier->function->kind, array->role))
        fail(verifier, "'%s' is given, but it is written", array->name);
    if (use->is_read && (!outermost(verifier) || use->read_in != outermost(verifier)))
        fail(verifier, "'%s' is written after it was read", array->name);
    use->is_written = 1;
    Use *old = array->role == ROLE_UPDATE && array->of ? use_of(verifier, array->of) : NULL;
    if (old) old->is_replaced = 1;
}

static void verify_found(Verifier *verifier) {
    const Statement *statement = verifier->statement;
    if (statement->reducer != REDUCER_MAXIMUM && statement->reducer != REDUCER_MINIMUM)
        fail(verifier, "'found' without a maximum or minimum");
    for (int i = 0; i < statement_found_count(statement); i++) {
        const Array *array = statement->found[i];
        if (array->type != TYPE_INT || array->rank != statement->target->rank)
            fail(verifier, "'%s' cannot record where a value of '%s' is found", array->name,
                 statement->target->name);
        else
            verify_write(verifier, array);
    }
}

// ---- Regions ----

static void note_written(Verifier *verifier, const Array *array, const Region *region) {
    Use *use = use_of(verifier, array);
    if (use) use->written_in = region;
}

// What a region writes may be read in it before the statement that writes it, in a later round.
static void look_ahead(Verifier *verifier, int position) {
    const Function *function = verifier->function;
    const Region *region = region_at(function->statements[position]->region, 1);
    for (int i = position; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        if (region_at(statement->region, 1) != region) return;
        note_written(verifier, statement->target, region);
        for (int k = 0; k < statement_found_count(statement); k++)
            note_written(verifier, statement->found[k], region);
    }
}

static void close_region(Verifier *verifier, const Region *region) {
    verifier->closed =
        arena_grow(verifier->program->context->arena, verifier->closed, verifier->closed_count,
                   &verifier->closed_capacity, sizeof *verifier->closed);
    verifier->closed[verifier->closed_count++] = region;
}

// The statements of a region stand together.
static void verify_region(Verifier *verifier, int position) {
    const Statement *statement = verifier->function->statements[position];
    const Region *before = verifier->region, *now = statement->region;
    for (int depth = region_depth(before); depth > 0; depth--)
        if (region_at(before, depth) != region_at(now, depth))
            close_region(verifier, region_at(before, depth));
    for (int i = 0; i < verifier->closed_count; i++)
        for (const Region *region = now; region; region = region->outer)
            if (verifier->closed[i] == region) fail(verifier, "a region that has ended goes on");
    int depth = region_depth(now);
    for (int i = 0; i < depth; i++)
        if (depth > statement->loop_count || statement->loops[i] != region_at(now, i + 1)->index)
            fail(verifier, "the loops of a statement do not begin with those of its regions");
    if (now && region_at(now, 1) != region_at(before, 1)) look_ahead(verifier, position);
    verifier->region = now;
}

// Where a statement is run each of its loops has a round: no extent is below 1. Returns how many of
// these facts do not go without saying.
static int add_facts_of_loops(Program *program, const Statement *statement, Expr **facts) {
    int count = 0;
    for (int i = 0; i < statement->loop_count && count < LARGEST_FACT_COUNT; i++) {
        Expr *extent = statement->loops[i]->extent;
        Expr *others = expr_binary(program, OP_SUBTRACT, extent, expr_int(program, 1));
        if (!affine_never_negative(program, others, 0, NULL)) facts[count++] = others;
    }
    return count;
}

static void verify_written_inside(Verifier *verifier) {
    Program *program = verifier->program;
    const Statement *statement = verifier->statement;
    const Array *target = statement->target;
    Expr *facts[LARGEST_FACT_COUNT];
    int count = add_facts_of_loops(program, statement, facts);
    for (int i = 0; i < target->rank; i++)
        if (!is_inside(program, statement->subscripts[i], target->dims[i], count, facts))
            fail(verifier, "'%s' may be written outside of its %d. dimension", target->name, i + 1);
}

static void verify_read_inside(Verifier *verifier) {
    Program *program = verifier->program;
    const Statement *statement = verifier->statement;
    Expr *guard = statement->guard;
    if (guard && expr_is_number(guard, 0)) return; // it never acts
    Expr *facts[LARGEST_FACT_COUNT];
    int count = add_facts_of_loops(program, statement, facts);
    Expr *outside = guard ? read_outside(program, guard, NULL, count, facts) : NULL;
    if (!outside) outside = read_outside(program, statement->value, guard, count, facts);
    for (int i = 0; i < statement->target->rank && !outside; i++)
        outside = read_outside(program, statement->subscripts[i], guard, count, facts);
    if (outside) fail(verifier, "'%s' may be read outside", outside->array->name);
}

// What is written without a condition is inside of its array, wherever the loops go; and so is what
// is read, where it is. Of a source that has been shown before.
static void verify_cells(Verifier *verifier) {
    if (!verifier->pass) verify_read_inside(verifier);
    if (!verifier->statement->guard) verify_written_inside(verifier);
}

static void verify_statement(Verifier *verifier, int position) {
    const Statement *statement = verifier->function->statements[position];
    Type type = statement->target->type;
    verifier->statement = statement;
    verify_region(verifier, position);
    verify_loops(verifier);
    verify_values(verifier);
    if (statement->reducer != REDUCER_DEFINE && type != TYPE_INT && !type_is_real(type))
        fail(verifier, "'%s' on an array of type %s", reducer_sign(statement->reducer),
             type_name(type));
    Use *use = use_of(verifier, statement->target);
    if (statement->reducer == REDUCER_DEFINE) verify_once(verifier);
    if (statement->reducer == REDUCER_DEFINE && use && use->is_written) verify_define(verifier);
    verify_extremum(verifier, use);
    verify_cells(verifier);
    verify_write(verifier, statement->target);
    if (statement->found) verify_found(verifier);
    verifier->statement = NULL;
    verifier->loop_count = 0;
}

// ---- Functions and programs ----

static int is_size(const Verifier *verifier, const Array *array) {
    return array->type == TYPE_INT && array->rank == 0 && !array->classes &&
           verifier->function->kind == FUNCTION_CALL &&
           program_dim(verifier->program, array->name) != NULL;
}

static void verify_array(Verifier *verifier, const Array *array) {
    int needs_of = role_has_of(array->role);
    // The gradient that is given to an optimizer is that of all parameters.
    int may_lack_of =
        array->role == ROLE_GRADIENT && is_given(verifier->function->kind, array->role);
    if (array->of ? !needs_of : needs_of && !may_lack_of)
        fail(verifier, "'of' of '%s' is wrong", array->name);
    int is_learnt = array->role == ROLE_PARAMETER || array->role == ROLE_GRADIENT;
    if ((is_learnt || array->role == ROLE_LOSS) && !type_is_real(array->type))
        fail(verifier, "the %s '%s' is not real", role_name(array->role), array->name);
    // What the model keeps and computes has one type; what comes and goes may have another.
    int is_free = array->role == ROLE_INPUT || array->role == ROLE_OUTPUT ||
                  verifier->function->kind == FUNCTION_CALL;
    if (!is_free && type_is_real(array->type) && array->type != verifier->model->real)
        fail(verifier, "'%s' is %s, and the model computes in %s", array->name,
             type_name(array->type), type_name(verifier->model->real));
    int is_number = array->role == ROLE_METRIC || array->role == ROLE_SETTING;
    if (array->rank && (is_number || array->role == ROLE_LOSS))
        fail(verifier, "the %s '%s' is no single number", role_name(array->role), array->name);
    if (array->role == ROLE_SIZE && !is_size(verifier, array))
        fail(verifier, "the size '%s' is no integer with the name of a dimension", array->name);
    if (array->classes && array->type != TYPE_INT)
        fail(verifier, "'%s' has classes but is of type %s", array->name, type_name(array->type));
    if (array->classes) expr_each(verifier->program, array->classes, verify_size_part, verifier);
    if (array->classes && array->role == ROLE_INPUT && array->classes->kind != EXPR_INT)
        fail(verifier, "the classes of the input '%s' are no constant", array->name);
    for (int i = 0; i < array->rank; i++)
        expr_each(verifier->program, array->dims[i], verify_size_part, verifier);
}

static void verify_function(Verifier *verifier, const Function *function) {
    size_t count = (size_t)function->array_count;
    verifier->function = function;
    verifier->uses = arena_alloc(verifier->program->context->arena, count * sizeof(Use));
    for (size_t i = 0; i < count; i++) verifier->uses[i].array = function->arrays[i];
    if (count) qsort(verifier->uses, count, sizeof(Use), compare_uses);
    verify_names(verifier);
    for (size_t i = 0; i < count; i++) verify_array(verifier, function->arrays[i]);
    verifier->region = NULL;
    verifier->closed_count = 0;
    for (int i = 0; i < function->statement_count; i++) verify_statement(verifier, i);
    verifier->function = NULL;
}

static void verify_operator(Verifier *verifier, const Operator *operation) {
    expr_each(verifier->program, operation->body, verify_formula_part, verifier);
    for (int i = 0; i < operation->arity; i++)
        if (operation->derivatives[i])
            expr_each(verifier->program, operation->derivatives[i], verify_formula_part, verifier);
}

int ir_verify(Program *program, const char *pass) {
    Verifier verifier = {.program = program, .pass = pass};
    for (int i = 0; i < program->operator_count; i++)
        verify_operator(&verifier, program->operators[i]);
    for (int i = 0; i < program->model_count; i++) {
        verifier.model = program->models[i];
        for (int k = 0; k < program->models[i]->function_count; k++)
            verify_function(&verifier, program->models[i]->functions[k]);
    }
    return !verifier.failed;
}
