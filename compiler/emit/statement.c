#include "emit/statement.h"
#include "emit/entry.h"
#include "emit/provenance.h"
#include "ir/facts.h"

#include <string.h>

Notation notation_of(const Body *body) {
    return (Notation){
        .lexicon = &body->lexicon, .uses = &body->interface->uses, .is_packed = body->is_packed};
}

static char *text_of(const Body *body, Expr *expr) {
    Notation notation = notation_of(body);
    return expression_text(&notation, expr);
}

static char *cell_of(const Body *body, const Array *array, Expr *const *subscripts) {
    Notation notation = notation_of(body);
    return cell_text(&notation, array, subscripts);
}

// ---- Stores ----

static int is_extreme(const Step *store) {
    return store->reducer == REDUCER_MAXIMUM || store->reducer == REDUCER_MINIMUM;
}

// Whether naming the value twice costs nothing.
static int is_plain(Expr *value) {
    return value->kind != EXPR_APPLY || expr_is(value, OP_STOP);
}

// Whether a store is one C statement that has no brace around it.
static int is_single(const Step *store) {
    return !is_extreme(store) || (store->found_count == 0 && is_plain(store->value));
}

static void write_found(Body *body, const Step *store) {
    for (int i = 0; i < store->found_count; i++)
        write_line(body->writer, "%s = %s;", cell_of(body, store->found[i], store->subscripts),
                   text_of(body, store->found_values[i]));
}

// The first of equal values stays; so does what is there when the value is no number.
static void write_extreme(Body *body, const Step *store) {
    const char *cell = cell_of(body, store->target, store->subscripts);
    const char *value = text_of(body, store->value);
    const char *sign = store->reducer == REDUCER_MAXIMUM ? ">" : "<";
    if (!is_plain(store->value)) {
        const char *name = lexicon_claim(&body->lexicon, "value");
        write_line(body->writer, "const %s %s = %s;", c_type(store->value->type), name, value);
        value = name;
    }
    if (store->found_count == 0) {
        write_line(body->writer, "if (%s %s %s) %s = %s;", value, sign, cell, cell, value);
        return;
    }
    write_line(body->writer, "if (%s %s %s) {", value, sign, cell);
    body->writer->depth++;
    write_line(body->writer, "%s = %s;", cell, value);
    write_found(body, store);
    body->writer->depth--;
    write_line(body->writer, "}");
}

// The operand of a sum or difference whose first one is the cell that it is stored to: NULL where
// the value is no such. `x = x - y` is written as `x -= y`.
static Expr *change_of(const Body *body, const char *cell, Expr *value) {
    int is_sum = expr_is(value, OP_ADD) || expr_is(value, OP_SUBTRACT);
    if (!is_sum || may_wrap(value)) return NULL;
    Expr *first = value->arguments[0];
    int is_same = first->kind == EXPR_READ && strcmp(text_of(body, first), cell) == 0;
    return is_same ? value->arguments[1] : NULL;
}

// Whether an integer that may be any is ever stored there.
static int may_be_any(const Step *step, const Array *array) {
    for (; step; step = step->next) {
        int writes =
            (step->kind == STEP_STORE || step->kind == STEP_DECLARE) && step->target == array;
        if ((writes && is_unbounded(step->value)) || may_be_any(step->body, array)) return 1;
    }
    return 0;
}

// Whether a sum of integers may leave an int.
static int wraps(const Body *body, const Step *store) {
    return store->reducer == REDUCER_SUM && store->target->type == TYPE_INT &&
           may_be_any(body->steps, store->target);
}

static const char *assignment_text(const Body *body, const Step *store) {
    Notation notation = notation_of(body);
    const char *cell = cell_of(body, store->target, store->subscripts);
    if (wraps(body, store))
        return arena_printf(body->lexicon.arena, "%s = %s;", cell,
                            wrapping_sum_text(&notation, cell, store->value));
    const char *sign = reducer_sign(store->reducer);
    Expr *value = store->value;
    Expr *change = store->reducer == REDUCER_DEFINE ? change_of(body, cell, value) : NULL;
    if (change) {
        sign = expr_is(value, OP_ADD) ? "+=" : "-=";
        value = change;
    } else if (store->reducer == REDUCER_SUM && expr_is(value, OP_NEGATE)) {
        sign = "-=";
        value = value->arguments[0];
    }
    return arena_printf(body->lexicon.arena, "%s %s %s;", cell, sign, text_of(body, value));
}

static void write_store(Body *body, const Step *store) {
    if (is_extreme(store))
        write_extreme(body, store);
    else
        write_line(body->writer, "%s", assignment_text(body, store));
}

static void write_declare(Body *body, const Step *step) {
    const char *value = text_of(body, step->value);
    const char *name = lexicon_claim(&body->lexicon, step->target->name);
    lexicon_bind(&body->lexicon, step->target, name);
    write_line(body->writer, "%s%s %s = %s;", step->is_constant ? "const " : "",
               c_type(step->target->type), name, value);
}

// ---- Blocks ----

// Whether steps are a nest of loops and conditions around a single statement: it needs no braces.
static int is_compact(const Step *steps) {
    if (!steps || steps->next) return 0;
    if (steps->kind == STEP_STORE) return is_single(steps);
    return (steps->kind == STEP_LOOP || steps->kind == STEP_IF) && is_compact(steps->body);
}

// A head such as "for (...)" and what stands under it.
static void write_block(Body *body, const char *head, const Step *steps) {
    LexiconMark mark = lexicon_mark(&body->lexicon);
    Provenance said = body->said;
    int has_braces = !is_compact(steps);
    write_line(body->writer, "%s%s", head, has_braces ? " {" : "");
    body->writer->depth++;
    write_steps(body, steps);
    body->writer->depth--;
    if (has_braces) write_line(body->writer, "}");
    if (!provenances_equal(&said, &body->said)) body->said = (Provenance){0};
    lexicon_return(&body->lexicon, mark);
}

// A short condition over a short assignment is one line.
static void write_condition(Body *body, const char *head, const Step *inner) {
    if (is_compact(inner) && inner->kind == STEP_STORE && !is_extreme(inner)) {
        const char *assignment = assignment_text(body, inner);
        size_t width = (size_t)(body->writer->depth * INDENT) + strlen(head) + strlen(assignment);
        if (width < LINE_WIDTH) {
            write_line(body->writer, "%s %s", head, assignment);
            return;
        }
    }
    write_block(body, head, inner);
}

// ---- Loops over all parameters ----

typedef struct FlatAccess {
    const Index *index;
    int is_found;
} FlatAccess;

static void note_access(FlatAccess *access, const Array *array, Expr *const *subscripts) {
    int is_flat = array->rank == 1 && array->role != ROLE_LOCAL && array->role != ROLE_SETTING;
    if (is_flat && subscripts[0]->kind == EXPR_INDEX && subscripts[0]->index == access->index)
        access->is_found = 1;
}

static void note_flat_read(Expr *expr, void *data) {
    if (expr->kind == EXPR_READ) note_access(data, expr->array, expr->arguments);
}

static void find_flat_access(Program *program, const Step *step, FlatAccess *access) {
    for (; step && !access->is_found; step = step->next) {
        if (step->kind == STEP_STORE) note_access(access, step->target, step->subscripts);
        if (step->value) expr_each(program, step->value, note_flat_read, access);
        find_flat_access(program, step->body, access);
    }
}

// A loop over all that is learnt, not one that happens to be as long.
static int is_over_parameters(const Body *body, const Step *loop) {
    FlatAccess access = {loop->index, 0};
    if (body->is_flat) find_flat_access(body->interface->program, loop->body, &access);
    return access.is_found;
}

static void write_loop(Body *body, const Step *step) {
    Expr *extent = step->index->extent;
    const char *end = text_of(body, extent);
    if (is_over_parameters(body, step)) end = spell(body->writer, "@_PARAMETER_COUNT");
    LexiconMark mark = lexicon_mark(&body->lexicon);
    const char *name = lexicon_claim(&body->lexicon, step->index->name);
    lexicon_bind(&body->lexicon, step->index, name);
    const char *head =
        step->is_backward
            ? arena_printf(body->lexicon.arena, "for (int %s = %s; %s-- > 0;)", name, end, name)
            : arena_printf(body->lexicon.arena, "for (int %s = 0; %s < %s; %s++)", name, name, end,
                           name);
    write_block(body, head, step->body);
    lexicon_return(&body->lexicon, mark);
}

static void write_step(Body *body, const Step *step) {
    switch (step->kind) {
    case STEP_ORIGIN: break;
    case STEP_LOOP: write_loop(body, step); break;
    case STEP_IF:
        write_condition(body, spell(body->writer, "if (%s)", text_of(body, step->value)),
                        step->body);
        break;
    case STEP_DECLARE: write_declare(body, step); break;
    case STEP_STORE: write_store(body, step); break;
    }
}

// ---- Results that are not wanted ----

// Results whose pointer may be null.
static int is_optional(const Array *array) {
    return array->role == ROLE_OUTPUT || array->role == ROLE_NEXT;
}

// The one such result that all stores of these steps write; NULL where there is none.
static const Array *only_output(const Step *steps, const Array *output) {
    for (const Step *step = steps; step; step = step->next) {
        if (step->kind == STEP_STORE) {
            if (!is_optional(step->target) || (output && output != step->target)) return NULL;
            output = step->target;
        }
        if (!step->body) continue;
        output = only_output(step->body, output);
        if (!output) return NULL;
    }
    return output;
}

static const Array *output_of(const Step *step) {
    Step alone = *step;
    alone.next = NULL;
    return only_output(&alone, NULL);
}

// This step and those right after it that also only make this output, as steps of their own.
static Step *steps_for_output(const Body *body, const Step *step, const Array *output,
                              const Step **last) {
    Step *first = NULL, **end = &first;
    for (; step && step->kind != STEP_ORIGIN && output_of(step) == output; step = step->next) {
        *end = arena_alloc(body->lexicon.arena, sizeof **end);
        **end = *step;
        (*end)->next = NULL;
        end = &(*end)->next;
        *last = step;
    }
    return first;
}

// Skips steps where they only make an output whose pointer is null. Returns the last one written.
static const Step *write_wanted(Body *body, const Step *step) {
    const Array *output = output_of(step), *tested = body->tested;
    if (!output || output == tested) {
        write_step(body, step);
        return step;
    }
    const char *cell = lexicon_find(&body->lexicon, output);
    const char *pointer = cell && *cell == '*' ? cell + 1 : cell;
    if (output->role == ROLE_NEXT) pointer = argument_name(ARGUMENT_NEXT);
    const Step *last = step;
    const Step *steps = steps_for_output(body, step, output, &last);
    body->tested = output;
    write_condition(body, spell(body->writer, "if (%s)", pointer), steps);
    body->tested = tested;
    return last;
}

// Steps that come from the same lines as those before them go on without a new comment.
static void write_origin(Body *body, const Step *step, int is_first) {
    Arena *arena = body->lexicon.arena;
    Provenance provenance = provenance_of(arena, step->statements, step->statement_count);
    int is_empty = provenance_is_empty(&provenance);
    if (!is_empty && provenances_equal(&provenance, &body->said)) return;
    if (!is_first) write_blank(body->writer);
    Rows rows = provenance_rows(arena, &provenance);
    if (!is_empty) write_row_comment(body->writer, &rows);
    body->said = provenance;
}

static int has_origin(const Step *steps) {
    for (const Step *step = steps; step; step = step->next)
        if (step->kind == STEP_ORIGIN || has_origin(step->body)) return 1;
    return 0;
}

// Whether what comes now, after variables that it uses, says inside where it comes from.
static int begins_paragraph(const Step *step) {
    while (step && step->kind == STEP_DECLARE) step = step->next;
    return step && has_origin(step->body);
}

void write_steps(Body *body, const Step *steps) {
    int is_new = 0; // a blank line or a comment stands before this step
    for (const Step *step = steps; step; step = step->next) {
        if (step->kind == STEP_ORIGIN) {
            write_origin(body, step, step == steps);
        } else {
            if (step != steps && !is_new && begins_paragraph(step)) write_blank(body->writer);
            step = write_wanted(body, step);
        }
        is_new =
            step->kind == STEP_ORIGIN || (step->kind == STEP_DECLARE && begins_paragraph(step));
    }
}
