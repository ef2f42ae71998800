// What the grammar of the text form does: looks names up, checks, and builds.
// Mistakes are reported; an expression with a mistake in it is NULL, and no more is said of it.
#include "ir/read.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_DEPTH = 1000 };

#define REPORT(place, ...) report_error(reader->context->diagnostics, place, __VA_ARGS__)

// ---- Words and lists ----

Word read_word(Reader *reader, const char *text, Place place) {
    return (Word){name_of(reader->context->names, text), place};
}

Words add_word(Reader *reader, Words words, Word word) {
    words.items = arena_grow(reader->context->arena, words.items, words.count, &words.capacity,
                             sizeof *words.items);
    words.items[words.count++] = word;
    return words;
}

Terms add_term(Reader *reader, Terms terms, Term term) {
    terms.items = arena_grow(reader->context->arena, terms.items, terms.count, &terms.capacity,
                             sizeof *terms.items);
    terms.items[terms.count++] = term;
    return terms;
}

int64_t read_integer(Reader *reader, const char *text, Place place) {
    errno = 0;
    long long integer = strtoll(text, NULL, 10);
    if (errno) REPORT(place, "the number is too large");
    return errno ? 1 : integer;
}

double read_real(Reader *reader, const char *text, Place place) {
    double real = strtod(text, NULL);
    if (isinf(real)) REPORT(place, "the number is too large");
    return real;
}

// A comment `name:line` at the end of a line says where the statement came from.
void read_comment(Reader *reader, const char *text, Place place) {
    Arena *arena = reader->context->arena;
    const char *colon = strrchr(text, ':');
    if (place.line != reader->token_line || !colon) return;
    char *end;
    long line = strtol(colon + 1, &end, 10);
    if (line <= 0 || line > INT_MAX || *end) return;
    text += strspn(text, " \t");
    const char *name = arena_copy(arena, text, (size_t)(colon - text));
    Origin *origin = arena_alloc(arena, sizeof *origin);
    origin->place.source = source_new(arena, name, "", 0);
    origin->place.line = (int)line;
    reader->origin = origin;
}

// ---- What names mean ----

static const Index *find_loop(const Reader *reader, const char *name) {
    for (int i = 0; i < reader->loop_count; i++)
        if (strcmp(reader->loops[i]->name, name) == 0) return reader->loops[i];
    return NULL;
}

static const Array *find_array(const Reader *reader, const char *name) {
    for (int i = 0; reader->function && i < reader->function->array_count; i++)
        if (strcmp(reader->function->arrays[i]->name, name) == 0)
            return reader->function->arrays[i];
    return NULL;
}

static int find_type(const char *name) {
    for (int type = TYPE_BOOL; type <= TYPE_F64; type++)
        if (strcmp(type_name((Type)type), name) == 0) return type;
    return -1;
}

static int find_role(const char *name) {
    for (int role = 0; role < ROLE_COUNT; role++)
        if (strcmp(role_name((Role)role), name) == 0) return role;
    return -1;
}

static int find_function_kind(const char *name) {
    for (int kind = 0; kind < FUNCTION_KIND_COUNT; kind++)
        if (strcmp(function_kind_name((FunctionKind)kind), name) == 0) return kind;
    return -1;
}

static const Array *array_named(Reader *reader, Word name) {
    const Array *array = find_array(reader, name.text);
    if (!array) REPORT(name.place, "there is no array called '%s'", name.text);
    return array;
}

// ---- Expressions ----

static Expr *const *exprs_of(Reader *reader, Terms terms) {
    Expr **exprs = expr_list(reader->program, terms.count);
    for (int i = 0; i < terms.count; i++) exprs[i] = terms.items[i].expr;
    return exprs;
}

// The depth of what stands around these terms; 0 where one of them is wrong or it is too deep.
static int depth_around(Reader *reader, Terms terms, Place place) {
    int depth = 1;
    for (int i = 0; i < terms.count; i++) {
        if (!terms.items[i].expr) return 0;
        if (terms.items[i].depth >= depth) depth = terms.items[i].depth + 1;
    }
    if (depth <= LARGEST_DEPTH) return depth;
    REPORT(place, "nested too deeply: more than %d levels", LARGEST_DEPTH);
    return 0;
}

// Whether an operator takes a truth value (a condition) as this operand.
static int takes_truth(OperatorId id, int operand) {
    return id == OP_NOT || id == OP_AND || id == OP_OR || (id == OP_SELECT && operand == 0);
}

static int check_operand(Reader *reader, const Operator *operation, Terms operands, int i) {
    Term operand = operands.items[i];
    Type type = operand.expr->type;
    const char *wanted = NULL;
    if (takes_truth(operation->id, i))
        wanted = type == TYPE_BOOL ? NULL : "a truth value";
    else if (operation->id == OP_REMAINDER || operation->id == OP_UNIFORM)
        wanted = type == TYPE_INT || type == TYPE_SEED ? NULL : "an integer";
    else if (operation->id != OP_SELECT || operands.items[3 - i].expr->type != TYPE_BOOL)
        wanted = type != TYPE_BOOL ? NULL : "a number";
    if (wanted)
        REPORT(operand.place, "'%s' takes %s here, not %s", operation->name, wanted,
               type_name(type));
    return !wanted;
}

static Term apply(Reader *reader, const Operator *operation, Terms operands, Place place) {
    int depth = depth_around(reader, operands, place);
    for (int i = 0; i < operands.count && depth; i++)
        if (!check_operand(reader, operation, operands, i)) depth = 0;
    if (!depth) return (Term){NULL, 0, place};
    return (Term){expr_apply(reader->program, operation, exprs_of(reader, operands)), depth, place};
}

Term term_integer(Reader *reader, int64_t integer, Place place) {
    return (Term){expr_int(reader->program, integer), 1, place};
}

Term term_real(Reader *reader, double real, Place place) {
    return (Term){expr_real(reader->program, real, reader->real), 1, place};
}

static Expr *constant_named(Reader *reader, const char *name) {
    if (strcmp(name, "true") == 0) return expr_bool(reader->program, 1);
    if (strcmp(name, "false") == 0) return expr_bool(reader->program, 0);
    if (strcmp(name, "inf") == 0) return expr_real(reader->program, INFINITY, reader->real);
    return NULL;
}

static Expr *value_named(Reader *reader, const char *name) {
    for (int i = 0; i < reader->formal_count; i++)
        if (strcmp(reader->formals[i], name) == 0) return reader->values[i];
    const Index *loop = find_loop(reader, name);
    if (loop) return expr_index(reader->program, loop);
    const Dim *dim = program_dim(reader->program, name);
    return dim ? expr_dim(reader->program, dim) : constant_named(reader, name);
}

Term term_name(Reader *reader, Word name) {
    Expr *expr = value_named(reader, name.text);
    if (!expr && find_array(reader, name.text))
        REPORT(name.place, "'%s' is an array: subscripts must follow in brackets", name.text);
    else if (!expr)
        REPORT(name.place, "there is no index or dimension called '%s' here", name.text);
    return (Term){expr, 1, name.place};
}

// The array of a cell; NULL where its subscripts do not fit.
static const Array *check_cell(Reader *reader, Cell cell) {
    const Array *array = array_named(reader, cell.name);
    if (!array) return NULL;
    int count = cell.subscripts.count;
    if (count != array->rank) {
        REPORT(cell.name.place, "'%s' takes %d subscripts, not %d", array->name, array->rank,
               count);
        return NULL;
    }
    for (int i = 0; i < count; i++) {
        Term subscript = cell.subscripts.items[i];
        if (!subscript.expr) return NULL;
        if (subscript.expr->type == TYPE_INT) continue;
        REPORT(subscript.place, "a subscript must be an integer, not %s",
               type_name(subscript.expr->type));
        return NULL;
    }
    return array;
}

Term term_read(Reader *reader, Cell cell, Place place) {
    const Array *array = check_cell(reader, cell);
    int depth = array ? depth_around(reader, cell.subscripts, place) : 0;
    if (!depth) return (Term){NULL, 0, place};
    Expr *const *subscripts = exprs_of(reader, cell.subscripts);
    return (Term){expr_read(reader->program, array, subscripts), depth, place};
}

static Term convert(Reader *reader, Term term, Type type, Place place) {
    int depth = depth_around(reader, (Terms){&term, 1, 1}, place);
    if (!depth) return (Term){NULL, 0, place};
    if (type == TYPE_BOOL && term.expr->type != TYPE_BOOL) {
        REPORT(place, "a truth value is wanted here, not %s", type_name(term.expr->type));
        return (Term){NULL, 0, place};
    }
    return (Term){expr_convert(reader->program, term.expr, type), depth, place};
}

Term term_call(Reader *reader, Word name, Terms arguments, Place place) {
    int type = find_type(name.text);
    if (type >= 0 && arguments.count == 1)
        return convert(reader, arguments.items[0], (Type)type, place);
    const Operator *operation = operator_named(reader->program, name.text, arguments.count);
    if (operation && operation->fixity == FIX_CALL)
        return apply(reader, operation, arguments, place);
    REPORT(name.place, "there is no operator '%s' of %d arguments", name.text, arguments.count);
    return (Term){NULL, 0, place};
}

Term term_unary(Reader *reader, OperatorId id, Term a, Place place) {
    // Folding leaves -inf alone, but it is a constant too.
    if (id == OP_NEGATE && a.expr && a.expr->kind == EXPR_REAL)
        return (Term){expr_real(reader->program, -a.expr->real, a.expr->type), a.depth, place};
    return apply(reader, operator_of(id), (Terms){&a, 1, 1}, place);
}

Term term_binary(Reader *reader, OperatorId id, Term a, Term b, Place place) {
    return apply(reader, operator_of(id), (Terms){(Term[]){a, b}, 2, 2}, place);
}

Term term_select(Reader *reader, Term condition, Term a, Term b, Place place) {
    return apply(reader, operator_of(OP_SELECT), (Terms){(Term[]){condition, a, b}, 3, 3}, place);
}

// ---- Dimensions, operators, models ----

void read_dim(Reader *reader, Word name, int64_t bound) {
    if (program_dim(reader->program, name.text)) {
        REPORT(name.place, "there is a dimension called '%s' already", name.text);
        return;
    }
    if (bound < 1 || bound > INT_MAX) REPORT(name.place, "the bound must be from 1 to %d", INT_MAX);
    Dim *dim = arena_alloc(reader->context->arena, sizeof *dim);
    *dim = (Dim){name.text, (int)bound};
    program_add_dim(reader->program, dim);
}

// Puts the operator's first `count` formals in scope; the last one is the result.
static void enter_formals(Reader *reader, int count) {
    const Operator *operation = reader->operation;
    const char **names = arena_alloc(reader->context->arena, (size_t)count * sizeof *names);
    Expr **values = expr_list(reader->program, count);
    for (int i = 0; i < count; i++) {
        names[i] = i < operation->arity ? operation->formals[i] : "result";
        values[i] = expr_formal(reader->program, i, TYPE_F64);
    }
    reader->formals = names;
    reader->values = values;
    reader->formal_count = count;
}

void begin_operator(Reader *reader, Word name, Words formals) {
    if (formals.count > LARGEST_ARITY) {
        REPORT(name.place, "an operator takes at most %d arguments", LARGEST_ARITY);
        formals.count = LARGEST_ARITY;
    }
    if (find_type(name.text) >= 0 || operator_named(reader->program, name.text, formals.count))
        REPORT(name.place, "there is an operator '%s' of %d arguments already", name.text,
               formals.count);
    Operator *operation = arena_alloc(reader->context->arena, sizeof *operation);
    *operation = *operator_of(OP_EXP); // as calls of built-in functions are written
    operation->id = OP_USER;
    operation->name = name.text;
    operation->arity = formals.count;
    operation->c_name = NULL;
    operation->derivative_text[0] = NULL;
    operation->place = name.place;
    for (int i = 0; i < formals.count; i++) {
        for (int k = 0; k < i; k++)
            if (strcmp(operation->formals[k], formals.items[i].text) == 0)
                REPORT(formals.items[i].place, "two arguments are called '%s'",
                       operation->formals[k]);
        operation->formals[i] = formals.items[i].text;
    }
    reader->operation = operation;
    reader->function = NULL;
    reader->real = TYPE_F64;
    enter_formals(reader, operation->arity);
}

void read_body(Reader *reader, Term body) {
    reader->operation->body = convert(reader, body, TYPE_F64, body.place).expr;
    enter_formals(reader, reader->operation->arity + 1);
}

void read_derivative(Reader *reader, Word formal, Term derivative) {
    Operator *operation = reader->operation;
    int i = 0;
    while (i < operation->arity && strcmp(operation->formals[i], formal.text) != 0) i++;
    if (i == operation->arity)
        REPORT(formal.place, "'%s' has no argument '%s'", operation->name, formal.text);
    else if (operation->derivatives[i])
        REPORT(formal.place, "the derivative by '%s' is given twice", formal.text);
    else
        operation->derivatives[i] = convert(reader, derivative, TYPE_F64, derivative.place).expr;
}

void end_operator(Reader *reader) {
    program_add_operator(reader->program, reader->operation);
    reader->formal_count = 0;
}

// "clip_norm, adam"; NULL for none.
static const char *optimizer_names(const Reader *reader, Words optimizers) {
    Buffer text = buffer_new(reader->context->arena);
    for (int i = 0; i < optimizers.count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "", optimizers.items[i].text);
    return optimizers.count ? text.text : NULL;
}

void read_model(Reader *reader, Word name, Word real, Words optimizers) {
    int type = find_type(real.text);
    if (type != TYPE_F32 && type != TYPE_F64) {
        REPORT(real.place, "a model computes in f32 or f64");
        type = TYPE_F64;
    }
    for (int i = 0; i < reader->program->model_count; i++)
        if (strcmp(reader->program->models[i]->name, name.text) == 0)
            REPORT(name.place, "there is a model called '%s' already", name.text);
    Model model = {.name = name.text, .real = (Type)type};
    model.optimizer = optimizer_names(reader, optimizers);
    model.place = name.place;
    reader->model = program_add_model(reader->program, model);
}

// ---- Functions ----

void begin_function(Reader *reader, Word kind, Word name) {
    int known = find_function_kind(kind.text);
    if (known < 0) REPORT(kind.place, "there is no kind of function called '%s'", kind.text);
    if (!reader->model) {
        REPORT(kind.place, "a function must follow the model that it belongs to");
        read_model(reader, kind, (Word){"f64", kind.place}, (Words){0});
    }
    if (known >= 0 && (known == FUNCTION_CALL) != (name.text != NULL))
        REPORT(kind.place, "a function of kind call has a name, and no other has one");
    if (known >= 0 && known != FUNCTION_CALL && model_function(reader->model, (FunctionKind)known))
        REPORT(kind.place, "the model '%s' has two functions '%s'", reader->model->name, kind.text);
    reader->function = model_add_function(reader->program, reader->model,
                                          known < 0 ? FUNCTION_FORWARD : (FunctionKind)known);
    reader->function->name = name.text;
    reader->real = reader->model->real;
}

// Reports a part of an expression that may not stand where only constants, dimensions and, in an
// extent, indices do.
static void check_shape_part(Expr *expr, void *data) {
    int *is_shape = data;
    *is_shape &= expr->type == TYPE_INT && expr->kind != EXPR_READ;
}

static int check_shape(Reader *reader, Term term) {
    if (!term.expr) return 0;
    int is_shape = 1;
    expr_each(reader->program, term.expr, check_shape_part, &is_shape);
    if (!is_shape)
        REPORT(term.place, "only whole numbers, dimensions and indices can stand in a size");
    else if (term.expr->kind == EXPR_INT && term.expr->integer < 1)
        REPORT(term.place, "a size must be at least 1");
    return is_shape;
}

// The role and the type, which must be known before anything else can be checked.
static int check_declaration(Reader *reader, Word role, Word name, TypeText type) {
    int count = reader->context->diagnostics->error_count;
    if (find_role(role.text) < 0) REPORT(role.place, "'%s' is no role of an array", role.text);
    if (find_type(type.name.text) < 0)
        REPORT(type.name.place, "there is no type called '%s'", type.name.text);
    if (find_array(reader, name.text))
        REPORT(name.place, "there is an array called '%s' already", name.text);
    Expr *classes = type.classes.expr;
    int is_large = classes && classes->kind == EXPR_INT && classes->integer > INT_MAX;
    if (is_large || (classes && find_type(type.name.text) != TYPE_INT))
        REPORT(type.name.place, "only an int has classes, at most %d of them", INT_MAX);
    check_shape(reader, type.classes);
    for (int i = 0; i < type.dims.count; i++) check_shape(reader, type.dims.items[i]);
    return reader->context->diagnostics->error_count == count;
}

// What the array is `of`, and the value at the start: some roles have them, and the others not.
static void check_role(Reader *reader, Role role, Type type, Word name, Word of, Term initial) {
    int has_of = role_has_of(role);
    int has_initial = role == ROLE_SETTING || role == ROLE_STATE;
    if (has_of && !of.text && !is_given(reader->function->kind, role))
        REPORT(name.place, "'of' is missing: the array that this is the %s of", role_name(role));
    if (!has_of && of.text) REPORT(of.place, "a %s is not of another array", role_name(role));
    if (!has_initial && initial.expr)
        REPORT(initial.place, "a %s has no value at the start", role_name(role));
    if (initial.expr && !expr_is_constant(initial.expr))
        REPORT(initial.place, "the value at the start must be a constant");
    else if (initial.expr && !type_is_real(type) && initial.expr->type != TYPE_INT)
        REPORT(initial.place, "the value at the start of an integer must be one");
}

void read_array(Reader *reader, Word role, Word name, Word of, TypeText type, Term initial) {
    reader->origin = NULL;
    if (!check_declaration(reader, role, name, type)) return;
    Array array = {
        .name = name.text,
        .type = (Type)find_type(type.name.text),
        .role = (Role)find_role(role.text),
        .rank = type.dims.count,
        .dims = exprs_of(reader, type.dims),
        .classes = type.classes.expr,
        .of = of.text ? array_named(reader, of) : NULL,
        .place = name.place,
    };
    check_role(reader, array.role, array.type, name, of, initial);
    if (initial.expr && expr_is_constant(initial.expr)) array.initial = expr_number(initial.expr);
    function_add_array(reader->program, reader->function, array);
}

// ---- Statements ----

void read_loop(Reader *reader, Word name, Term extent) {
    if (find_loop(reader, name.text))
        REPORT(name.place, "two loops of a statement are called '%s'", name.text);
    if (!check_shape(reader, extent)) extent.expr = expr_int(reader->program, 1);
    reader->loops = arena_grow(reader->context->arena, reader->loops, reader->loop_count,
                               &reader->loop_capacity, sizeof *reader->loops);
    const Index *loop = index_new(reader->program, name.text, extent.expr);
    expr_index(reader->program, loop); // now: sums have their terms in the order of the loops
    reader->loops[reader->loop_count++] = loop;
}

// Leaves only the loops of the regions that are open.
static void forget_loops(Reader *reader) {
    int depth = region_depth(reader->region);
    reader->loops = NULL;
    reader->loop_count = reader->loop_capacity = 0;
    for (int i = 1; i <= depth; i++) {
        reader->loops = arena_grow(reader->context->arena, reader->loops, reader->loop_count,
                                   &reader->loop_capacity, sizeof *reader->loops);
        reader->loops[reader->loop_count++] = region_at(reader->region, i)->index;
    }
}

// The index of a region before this one with the same name and extent: a region and the one in
// which it is differentiated have one index. NULL: there is none.
static const Index *index_of_region(const Reader *reader, const Index *like) {
    for (int i = 0; i < reader->function->statement_count; i++)
        for (const Region *region = reader->function->statements[i]->region; region;
             region = region->outer)
            if (region->index->name == like->name && region->index->extent == like->extent)
                return region->index;
    return NULL;
}

void begin_region(Reader *reader, Word direction, Place place) {
    int is_backward = direction.text && strcmp(direction.text, "backward") == 0;
    if (direction.text && !is_backward)
        REPORT(direction.place, "a region runs forward, or 'backward'");
    if (reader->loop_count != region_depth(reader->region) + 1)
        REPORT(place, "a region has one index");
    const Index *index = reader->loops[reader->loop_count - 1];
    const Index *known = index_of_region(reader, index);
    reader->region =
        region_new(reader->program, known ? known : index, is_backward, reader->region);
    forget_loops(reader);
}

void end_region(Reader *reader) {
    reader->region = reader->region->outer;
    forget_loops(reader);
}

// The arrays that record where a value was found, if they are as many as there must be.
static void read_found(Reader *reader, Statement *statement, Cell target, Words found) {
    const Array **arrays =
        arena_alloc(reader->context->arena, (size_t)found.count * sizeof *arrays);
    for (int i = 0; i < found.count; i++) arrays[i] = array_named(reader, found.items[i]);
    statement->found = arrays;
    int wanted = statement_found_count(statement);
    if (wanted != found.count)
        REPORT(target.name.place, "%d arrays are needed after 'found', not %d", wanted,
               found.count);
}

static void add_statement(Reader *reader, Term guard, Cell cell, Reducer reducer, Term value,
                          Words found) {
    const Array *target = check_cell(reader, cell);
    if (!target || !value.expr) return;
    value = convert(reader, value, target->type, value.place);
    if (guard.expr) guard = convert(reader, guard, TYPE_BOOL, guard.place);
    Statement statement = {
        .region = reader->region,
        .loop_count = reader->loop_count,
        .loops = reader->loops,
        .target = target,
        .subscripts = exprs_of(reader, cell.subscripts),
        .reducer = reducer,
        .guard = guard.expr,
        .value = value.expr,
        .origin = reader->origin,
    };
    if (found.count) read_found(reader, &statement, cell, found);
    function_add_statement(reader->program, reader->function, statement);
}

void read_statement(Reader *reader, Term guard, Cell target, Reducer reducer, Term value,
                    Words found) {
    add_statement(reader, guard, target, reducer, value, found);
    reader->origin = NULL;
    forget_loops(reader);
}
