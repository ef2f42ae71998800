// The text form of the IR. What is printed here, read.c reads back as the same program.
#include "ir/ir.h"

#include <math.h>
#include <string.h>

enum { LOOSEST = 0, TIGHTEST = 15, COMMENT_COLUMN = 72 };

// Where names come from while an expression is printed.
typedef struct Printer {
    Buffer *out;
    const Statement *statement; // NULL: outside of a statement
    const char **index_names;   // of the statement's loops, no two the same
    const char *const *formals; // of the operator whose formula it is
    int formal_count;
} Printer;

static void print_expr(Printer *printer, Expr *expr, int precedence);

static void print_list(Printer *printer, int count, Expr *const *exprs) {
    for (int i = 0; i < count; i++) {
        if (i) buffer_text(printer->out, ", ");
        print_expr(printer, exprs[i], LOOSEST);
    }
}

static void print_cell(Printer *printer, const Array *array, Expr *const *subscripts) {
    buffer_printf(printer->out, "%s[", array->name);
    print_list(printer, array->rank, subscripts);
    buffer_char(printer->out, ']');
}

static const char *index_name(const Printer *printer, const Index *index) {
    if (printer->statement)
        for (int i = 0; i < printer->statement->loop_count; i++)
            if (printer->statement->loops[i] == index) return printer->index_names[i];
    return index->name;
}

static const char *formal_name(const Printer *printer, int formal) {
    static const char *const usual[] = {"x", "y", "z", "w"};
    if (formal < printer->formal_count) return printer->formals[formal];
    if (printer->formals) return "result";
    return formal < LARGEST_ARITY ? usual[formal] : "result";
}

static void print_number(Buffer *out, double number) {
    if (isinf(number))
        buffer_text(out, number < 0 ? "-inf" : "inf");
    else
        buffer_real(out, number, 0);
}

// How tightly an expression holds together; a negative constant is written with a minus.
static int precedence_of(Expr *expr) {
    if (expr_is_constant(expr))
        return signbit(expr_number(expr)) ? operator_of(OP_NEGATE)->precedence : TIGHTEST;
    return expr->kind == EXPR_APPLY ? expr->operation->precedence : TIGHTEST;
}

static void print_call(Printer *printer, const char *name, Expr *expr) {
    buffer_printf(printer->out, "%s(", name);
    print_list(printer, expr->count, expr->arguments);
    buffer_char(printer->out, ')');
}

// An operand on the right is held tighter, so that a tree is read back as it was.
static void print_apply(Printer *printer, Expr *expr) {
    const Operator *operation = expr->operation;
    int precedence = operation->precedence;
    switch (operation->fixity) {
    case FIX_CALL: print_call(printer, operation->name, expr); break;
    case FIX_CONVERT: print_call(printer, type_name(expr->type), expr); break;
    case FIX_PREFIX:
        buffer_text(printer->out, operation->name);
        print_expr(printer, expr->arguments[0], precedence + 1);
        break;
    case FIX_INFIX:
        print_expr(printer, expr->arguments[0], precedence);
        buffer_printf(printer->out, " %s ", operation->name);
        print_expr(printer, expr->arguments[1], precedence + 1);
        break;
    case FIX_SELECT:
        print_expr(printer, expr->arguments[0], precedence + 1);
        buffer_text(printer->out, " ? ");
        print_expr(printer, expr->arguments[1], LOOSEST);
        buffer_text(printer->out, " : ");
        print_expr(printer, expr->arguments[2], precedence);
        break;
    }
}

static void print_integer(Buffer *out, Expr *expr) {
    if (expr->type == TYPE_BOOL)
        buffer_text(out, expr->integer ? "true" : "false");
    else
        buffer_printf(out, "%lld", (long long)expr->integer);
}

static void print_expr(Printer *printer, Expr *expr, int precedence) {
    if (buffer_has_enough(printer->out)) return;
    int is_loose = precedence_of(expr) < precedence;
    if (is_loose) buffer_char(printer->out, '(');
    switch (expr->kind) {
    case EXPR_INT: print_integer(printer->out, expr); break;
    case EXPR_REAL: print_number(printer->out, expr->real); break;
    case EXPR_INDEX: buffer_text(printer->out, index_name(printer, expr->index)); break;
    case EXPR_DIM: buffer_text(printer->out, expr->dim->name); break;
    case EXPR_READ: print_cell(printer, expr->array, expr->arguments); break;
    case EXPR_APPLY: print_apply(printer, expr); break;
    case EXPR_FORMAL: buffer_text(printer->out, formal_name(printer, expr->formal)); break;
    }
    if (is_loose) buffer_char(printer->out, ')');
}

void ir_print_expr(Buffer *out, Expr *expr) {
    print_expr(&(Printer){.out = out}, expr, LOOSEST);
}

// ---- Statements ----

static int uses_dim(Expr *expr, const char *name) {
    if (!expr) return 0;
    if (expr->kind == EXPR_DIM) return strcmp(expr->dim->name, name) == 0;
    for (int i = 0; i < expr->count; i++)
        if (uses_dim(expr->arguments[i], name)) return 1;
    return 0;
}

static int statement_uses_dim(const Statement *statement, const char *name) {
    for (int i = 0; i < statement->loop_count; i++)
        if (uses_dim(statement->loops[i]->extent, name)) return 1;
    for (int i = 0; i < statement->target->rank; i++)
        if (uses_dim(statement->subscripts[i], name)) return 1;
    return uses_dim(statement->guard, name) || uses_dim(statement->value, name);
}

// Whether the loop cannot be called this: the name already means something in the statement.
static int is_taken(const Printer *printer, int loop, const char *name) {
    static const char *const reserved[] = {"for", "if", "found", "true", "false", "inf"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(reserved[i], name) == 0) return 1;
    for (int i = 0; i < loop; i++)
        if (strcmp(printer->index_names[i], name) == 0) return 1;
    // The index of a region has the same name in all of its statements. Of a text that ends early
    // no walk through all of a long expression is made.
    int is_of_region = loop < region_depth(printer->statement->region);
    size_t size = (size_t)printer->statement->value->size, enough = printer->out->enough;
    int is_cut = enough && size > enough;
    return !is_of_region && !is_cut && statement_uses_dim(printer->statement, name);
}

static void name_loops(Printer *printer) {
    const Statement *statement = printer->statement;
    Arena *arena = printer->out->arena;
    size_t count = (size_t)statement->loop_count;
    printer->index_names = arena_alloc(arena, count * sizeof *printer->index_names);
    for (int i = 0; i < statement->loop_count; i++) {
        const char *name = statement->loops[i]->name;
        for (int number = 2; is_taken(printer, i, name); number++)
            name = arena_printf(arena, "%s%d", statement->loops[i]->name, number);
        printer->index_names[i] = name;
    }
}

// The loops from `first` up to before `end`.
static void print_loops(Printer *printer, int first, int end) {
    const Statement *statement = printer->statement;
    for (int i = first; i < end; i++) {
        buffer_printf(printer->out, "%s%s < ", i > first ? ", " : "for ", printer->index_names[i]);
        print_expr(printer, statement->loops[i]->extent, LOOSEST);
    }
}

void ir_print_statement(Buffer *out, const Statement *statement) {
    Printer printer = {.out = out, .statement = statement};
    int depth = region_depth(statement->region);
    name_loops(&printer);
    print_loops(&printer, depth, statement->loop_count);
    if (statement->loop_count > depth) buffer_text(out, ": ");
    if (statement->guard) {
        buffer_text(out, "if ");
        print_expr(&printer, statement->guard, LOOSEST);
        buffer_text(out, ": ");
    }
    print_cell(&printer, statement->target, statement->subscripts);
    buffer_printf(out, " %s ", reducer_sign(statement->reducer));
    print_expr(&printer, statement->value, LOOSEST);
    const char *before = " found";
    for (int i = 0; i < statement_found_count(statement); i++) {
        if (!statement->found[i]) continue; // nobody asks for it
        buffer_printf(out, "%s %s", before, statement->found[i]->name);
        before = ",";
    }
}

// ---- Functions, models, programs ----

static void print_array(Buffer *out, FunctionKind kind, const Array *array) {
    Printer printer = {.out = out};
    buffer_printf(out, "    %s %s", role_name(array->role), array->name);
    if (array->of) buffer_printf(out, " of %s", array->of->name);
    buffer_printf(out, ": %s", type_name(array->type));
    if (array->classes) {
        buffer_char(out, '(');
        print_list(&printer, 1, &array->classes);
        buffer_char(out, ')');
    }
    if (array->rank) {
        buffer_char(out, '[');
        print_list(&printer, array->rank, array->dims);
        buffer_char(out, ']');
    }
    int is_optimizers = array->role == ROLE_STATE && kind == FUNCTION_UPDATE;
    if (array->role == ROLE_SETTING || is_optimizers) {
        buffer_text(out, " = ");
        if (type_is_real(array->type))
            print_number(out, array->initial);
        else
            buffer_printf(out, "%.0f", array->initial);
    }
    buffer_char(out, '\n');
}

static void print_line(Buffer *out, const Statement *statement) {
    size_t start = out->length;
    buffer_fill(out, ' ', 4 + 4 * region_depth(statement->region));
    ir_print_statement(out, statement);
    if (statement->origin && statement->origin->place.source) {
        Place place = statement->origin->place;
        int column = (int)(out->length - start);
        buffer_fill(out, ' ', column + 2 < COMMENT_COLUMN ? COMMENT_COLUMN - column : 2);
        buffer_printf(out, "// %s:%d", place.source->name, place.line);
    }
    buffer_char(out, '\n');
}

// The head of the region around the statement that has this depth.
static void open_region(Buffer *out, const Statement *statement, int depth) {
    Printer printer = {.out = out, .statement = statement};
    name_loops(&printer);
    buffer_fill(out, ' ', 4 * depth);
    print_loops(&printer, depth - 1, depth);
    int is_backward = region_at(statement->region, depth)->is_backward;
    buffer_text(out, is_backward ? " backward {\n" : " {\n");
}

static void close_region(Buffer *out, int depth) {
    buffer_fill(out, ' ', 4 * depth);
    buffer_text(out, "}\n");
}

// Ends the regions that the next statement is not in, and begins those that it is in.
static void change_region(Buffer *out, const Region *from, const Statement *next) {
    const Region *to = next ? next->region : NULL;
    int depth = region_depth(from);
    while (depth && region_at(from, depth) != region_at(to, depth)) close_region(out, depth--);
    while (depth < region_depth(to)) open_region(out, next, ++depth);
}

static void print_statements(Buffer *out, const Function *function) {
    const Region *region = NULL;
    for (int i = 0; i < function->statement_count; i++) {
        change_region(out, region, function->statements[i]);
        print_line(out, function->statements[i]);
        region = function->statements[i]->region;
    }
    change_region(out, region, NULL);
}

void ir_print_function(Buffer *out, const Function *function) {
    buffer_printf(out, "function %s%s%s {\n", function_kind_name(function->kind),
                  function->name ? " " : "", function->name ? function->name : "");
    for (int i = 0; i < function->array_count; i++)
        print_array(out, function->kind, function->arrays[i]);
    if (function->array_count && function->statement_count) buffer_char(out, '\n');
    print_statements(out, function);
    buffer_text(out, "}\n");
}

static void print_operator(Buffer *out, const Operator *operation) {
    Printer printer = {.out = out, .formals = operation->formals, .formal_count = operation->arity};
    buffer_printf(out, "operator %s(", operation->name);
    for (int i = 0; i < operation->arity; i++)
        buffer_printf(out, "%s%s", i ? ", " : "", operation->formals[i]);
    buffer_text(out, ") = ");
    print_expr(&printer, operation->body, LOOSEST);
    const char *before = " { ";
    for (int i = 0; i < operation->arity; i++) {
        if (!operation->derivatives[i]) continue;
        buffer_printf(out, "%s%s: ", before, operation->formals[i]);
        print_expr(&printer, operation->derivatives[i], LOOSEST);
        before = ", ";
    }
    buffer_text(out, *before == ',' ? " }\n" : " {}\n");
}

static void print_model(Buffer *out, const Model *model) {
    buffer_printf(out, "model %s: %s", model->name, type_name(model->real));
    if (model->optimizer) buffer_printf(out, ", optimizer %s", model->optimizer);
    buffer_char(out, '\n');
    for (int i = 0; i < model->function_count; i++) {
        if (i) buffer_char(out, '\n');
        ir_print_function(out, model->functions[i]);
    }
}

void ir_print(Buffer *out, const Program *program) {
    for (int i = 0; i < program->dim_count; i++)
        buffer_printf(out, "dim %s <= %d\n", program->dims[i]->name, program->dims[i]->bound);
    for (int i = 0; i < program->operator_count; i++) print_operator(out, program->operators[i]);
    for (int i = 0; i < program->model_count; i++) {
        if (out->length) buffer_char(out, '\n');
        print_model(out, program->models[i]);
    }
}
