#include "emit/uses.h"
#include "emit/expression.h"
#include "emit/runtime.h"

#include <math.h>
#include <string.h>

static Arena *arena_of(const Uses *uses) {
    return uses->program->context->arena;
}

// ---- Questions ----

int uses_array(const Uses *uses, const Array *array) {
    for (int i = 0; i < uses->array_count; i++)
        if (uses->arrays[i] == array) return 1;
    return 0;
}

int uses_dim(const Uses *uses, const Dim *dim) {
    for (int i = 0; i < uses->dim_count; i++)
        if (uses->dims[i] == dim) return 1;
    return 0;
}

int uses_role(const Uses *uses, Role role) {
    for (int i = 0; i < uses->array_count; i++)
        if (uses->arrays[i]->role == role) return 1;
    return 0;
}

int uses_metrics(const Uses *uses) {
    return uses_role(uses, ROLE_LOSS) || uses_role(uses, ROLE_METRIC);
}

int uses_input(const Uses *uses, const Array *input) {
    for (int i = 0; i < uses->array_count; i++)
        if (uses->arrays[i]->role == ROLE_INPUT && strcmp(uses->arrays[i]->name, input->name) == 0)
            return 1;
    return 0;
}

static int has_function(const Uses *uses, const char *name) {
    for (int i = 0; i < uses->function_count; i++)
        if (strcmp(uses->functions[i], name) == 0) return 1;
    return 0;
}

const char *c_function(Arena *arena, const Operator *operation, Type type, int is_strict) {
    const char *single = type == TYPE_F32 ? "f" : "";
    const char *own = arena_printf(arena, "gradc_%s%s", operation->c_name, single);
    return is_strict && runtime_has(own) ? own : own + strlen("gradc_");
}

const UsedOperator *uses_operator(const Uses *uses, const Operator *wanted, Type type) {
    for (int i = 0; i < uses->operator_count; i++) {
        const UsedOperator *used = uses->operators[i];
        if (used->type == type && wanted == used->operation) return used;
    }
    return NULL;
}

// ---- Collecting ----

static void add_array(Uses *uses, const Array *array) {
    if (uses_array(uses, array)) return;
    uses->arrays = arena_grow(arena_of(uses), uses->arrays, uses->array_count,
                              &uses->array_capacity, sizeof *uses->arrays);
    uses->arrays[uses->array_count++] = array;
}

static void add_dim(Uses *uses, const Dim *dim) {
    if (uses_dim(uses, dim)) return;
    uses->dims = arena_grow(arena_of(uses), uses->dims, uses->dim_count, &uses->dim_capacity,
                            sizeof *uses->dims);
    uses->dims[uses->dim_count++] = dim;
}

static void add_function(Uses *uses, const Operator *operation, Type type) {
    const char *name = c_function(arena_of(uses), operation, type, uses->is_strict);
    if (has_function(uses, name)) return;
    if (!runtime_has(name)) {
        uses->math = 1;
        return;
    }
    uses->functions = arena_grow(arena_of(uses), uses->functions, uses->function_count,
                                 &uses->function_capacity, sizeof *uses->functions);
    uses->functions[uses->function_count++] = name;
}

static void note_formal(Expr *expr, void *data) {
    Expr **formals = data;
    if (expr->kind == EXPR_FORMAL && expr->type != TYPE_BOOL) formals[expr->formal] = expr;
}

// The operator's body, computed in this type.
static Expr *body_at_type(Program *program, const Operator *operation, Type type) {
    Expr *found[LARGEST_ARITY + 1] = {0}, *from[LARGEST_ARITY + 1], *to[LARGEST_ARITY + 1];
    int count = 0;
    expr_each(program, operation->body, note_formal, found);
    for (int i = 0; i <= LARGEST_ARITY; i++) {
        if (!found[i]) continue;
        from[count] = found[i];
        to[count++] = expr_formal(program, i, type);
    }
    return expr_convert(program, expr_replace(program, operation->body, count, from, to), type);
}

// Added to the list only when those of its body are there.
static void add_operator(Uses *uses, const Operator *operation, Type type) {
    if (uses_operator(uses, operation, type)) return;
    UsedOperator *added = arena_alloc(arena_of(uses), sizeof *added);
    *added = (UsedOperator){operation, type, body_at_type(uses->program, operation, type), NULL};
    uses_add_expr(uses, added->body);
    uses->operators = arena_grow(arena_of(uses), uses->operators, uses->operator_count,
                                 &uses->operator_capacity, sizeof(UsedOperator *));
    uses->operators[uses->operator_count++] = added;
}

// The user's operators wait in a list: a visitor may make no other walk, and their bodies need one.
typedef struct Visit {
    Uses *uses;
    Expr **waiting;
    int count, capacity;
} Visit;

static void note_part(Expr *expr, void *data) {
    Visit *visit = data;
    Uses *uses = visit->uses;
    if (expr->kind == EXPR_READ) add_array(uses, expr->array);
    if (expr->kind == EXPR_DIM) add_dim(uses, expr->dim);
    if (expr->kind == EXPR_REAL && !isfinite(real_in(expr->real, expr->type))) uses->math = 1;
    if (expr->kind != EXPR_APPLY) return;
    OperatorId id = expr->operation->id;
    uses->random |= id == OP_UNIFORM;
    if (id != OP_STOP && id != OP_USER && expr->operation->fixity == FIX_CALL)
        add_function(uses, expr->operation, expr->type);
    if (id != OP_USER) return;
    visit->waiting = arena_grow(arena_of(uses), visit->waiting, visit->count, &visit->capacity,
                                sizeof *visit->waiting);
    visit->waiting[visit->count++] = expr;
}

void uses_add_expr(Uses *uses, Expr *expr) {
    if (!expr) return;
    Visit visit = {.uses = uses};
    expr_each(uses->program, expr, note_part, &visit);
    for (int i = 0; i < visit.count; i++)
        add_operator(uses, visit.waiting[i]->operation, visit.waiting[i]->type);
}

static void add_store(Uses *uses, const Step *step) {
    add_array(uses, step->target);
    for (int i = 0; i < step->target->rank; i++) uses_add_expr(uses, step->subscripts[i]);
    for (int i = 0; i < step->found_count; i++) {
        add_array(uses, step->found[i]);
        uses_add_expr(uses, step->found_values[i]);
    }
}

void uses_add_steps(Uses *uses, const Step *steps) {
    for (const Step *step = steps; step; step = step->next) {
        if (step->kind == STEP_ORIGIN) continue;
        if (step->kind == STEP_LOOP) uses_add_expr(uses, step->index->extent);
        if (step->kind != STEP_LOOP) uses_add_expr(uses, step->value);
        if (step->kind == STEP_STORE) add_store(uses, step);
        uses_add_steps(uses, step->body);
    }
}
