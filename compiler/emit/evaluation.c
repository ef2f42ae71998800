#include "emit/evaluation.h"
#include "emit/dual.h"
#include "emit/provenance.h"

#include <string.h>

// The function on its way.
typedef struct Sketch {
    const Evaluation *evaluation;
    Writer *writer;
    Arena *arena;
    Lexicon lexicon;
    Provenance said;     // in the last comment
    const Array **moved; // those that derivatives within the function are proved with
    int moved_count, moved_capacity;
} Sketch;

static Notation notation_of(const Sketch *sketch) {
    return (Notation){.lexicon = &sketch->lexicon, .real_text = dual_text};
}

static const char *text_of(const Sketch *sketch, Expr *expr) {
    Notation notation = notation_of(sketch);
    return type_is_real(expr->type) ? dual_text(&notation, expr) : expression_text(&notation, expr);
}

static const char *cell_of(const Sketch *sketch, const Array *array, Expr *const *subscripts) {
    Notation notation = notation_of(sketch);
    return cell_text(&notation, array, subscripts);
}

static const char *number_type(Type type) {
    return type_is_real(type) ? "dual" : c_type(type);
}

// ---- Arrays ----

Evaluation evaluation_of(Writer *writer, Program *program, const Function *function,
                         const char *name, const char *numbers, const Lexicon *outer) {
    Evaluation evaluation = {writer, program, function, name, numbers, outer, {0}};
    Lexicon *members = &evaluation.members;
    *members = lexicon_of_struct(outer->arena, outer);
    for (int i = 0; i < function->array_count; i++)
        lexicon_bind(members, function->arrays[i],
                     lexicon_claim(members, function->arrays[i]->name));
    return evaluation;
}

const char *evaluation_member(const Evaluation *evaluation, const Array *array) {
    return lexicon_find(&evaluation->members, array);
}

// Whether it is at least 1 by its form.
static int is_above_zero(Expr *extent) {
    if (extent->kind == EXPR_INT) return extent->integer > 0;
    if (extent->kind != EXPR_APPLY) return extent->kind == EXPR_DIM;
    OperatorId id = extent->operation->id;
    return (id == OP_ADD || id == OP_MULTIPLY) && is_above_zero(extent->arguments[0]) &&
           is_above_zero(extent->arguments[1]);
}

const char *extent_text(const Notation *notation, Expr *extent, int least) {
    Arena *arena = notation->lexicon->arena;
    const char *text = operand_text(notation, extent, UNARY);
    if (is_above_zero(extent)) return text;
    return arena_printf(arena, "(%s > %d ? %s : %d)", text, least, text, least);
}

static void write_arrays(const Evaluation *evaluation) {
    Arena *arena = evaluation->outer->arena;
    Notation notation = {.lexicon = evaluation->outer};
    Rows rows = {0};
    for (int i = 0; i < evaluation->function->array_count; i++) {
        const Array *array = evaluation->function->arrays[i];
        Buffer text = buffer_new(arena);
        buffer_printf(&text, "%s %s", number_type(array->type),
                      evaluation_member(evaluation, array));
        for (int k = 0; k < array->rank; k++)
            buffer_printf(&text, "[%s]", extent_text(&notation, array->dims[k], 1));
        buffer_char(&text, ';');
        int is_renamed = strcmp(evaluation_member(evaluation, array), array->name) != 0;
        rows_add(arena, &rows, text.text,
                 is_renamed ? comment_text(arena, array->name, strlen(array->name)) : NULL);
    }
    if (!rows.count) rows_add(arena, &rows, "int unused;", "there is nothing to hold");
    write_line(evaluation->writer, "static struct %s {", evaluation->numbers);
    evaluation->writer->depth++;
    write_rows(evaluation->writer, &rows);
    evaluation->writer->depth--;
    write_line(evaluation->writer, "} %s;", evaluation->numbers);
    write_blank(evaluation->writer);
}

// ---- Loops ----

// "for (...)" and what is to follow it: a brace, or nothing.
static void open_loop(Sketch *sketch, const Index *index, int is_backward, const char *brace) {
    const char *end = text_of(sketch, index->extent);
    const char *name = lexicon_claim(&sketch->lexicon, index->name);
    lexicon_bind(&sketch->lexicon, index, name);
    if (is_backward)
        write_line(sketch->writer, "for (int %s = %s; %s-- > 0;)%s", name, end, name, brace);
    else
        write_line(sketch->writer, "for (int %s = 0; %s < %s; %s++)%s", name, name, end, name,
                   brace);
    sketch->writer->depth++;
}

// ---- What is collected ----

// Whether this statement is the first one that writes its target.
static int is_first_writer(const Function *function, int position) {
    for (int i = 0; i < position; i++)
        if (function->statements[i]->target == function->statements[position]->target) return 0;
    return 1;
}

// Every element of an array gets this value.
static void write_fill(Sketch *sketch, const Array *array, Expr *value) {
    Program *program = sketch->evaluation->program;
    LexiconMark mark = lexicon_mark(&sketch->lexicon);
    int depth = sketch->writer->depth;
    Expr **subscripts = expr_list(program, array->rank);
    for (int i = 0; i < array->rank; i++) {
        const Index *index = index_new(program, "i", array->dims[i]);
        subscripts[i] = expr_index(program, index);
        open_loop(sketch, index, 0, "");
    }
    write_line(sketch->writer, "%s = %s;", cell_of(sketch, array, subscripts),
               text_of(sketch, value));
    sketch->writer->depth = depth;
    lexicon_return(&sketch->lexicon, mark);
}

static void write_start(Sketch *sketch, const Statement *statement) {
    const Array *target = statement->target;
    const char *name = lexicon_find(&sketch->lexicon, target);
    if (statement->reducer == REDUCER_SUM || statement->reducer == REDUCER_DEFINE)
        write_line(sketch->writer, "memset(&%s, 0, sizeof %s);", name, name);
    else
        write_fill(sketch, target,
                   reducer_start(sketch->evaluation->program, statement->reducer, target->type));
}

// An element is reached by any number of values, and by none where a condition does not hold: what
// an earlier run left is gone.
static void write_starts(Sketch *sketch) {
    const Function *function = sketch->evaluation->function;
    for (int i = 0; i < function->statement_count; i++)
        if (is_first_writer(function, i)) write_start(sketch, function->statements[i]);
}

// ---- Arrays that move, for derivatives within the function ----

typedef struct Search {
    const Array *array;
    int is_found;
} Search;

static void note_read(Expr *expr, void *data) {
    Search *search = data;
    search->is_found |= expr->kind == EXPR_READ && expr->array == search->array;
}

static int reads(Program *program, const Statement *statement, const Array *array) {
    Search search = {array, 0};
    expr_each(program, statement->value, note_read, &search);
    if (statement->guard) expr_each(program, statement->guard, note_read, &search);
    return search.is_found;
}

// An element that is defined has its value before it is read; a sum may be read while it grows.
static int is_complete_in_time(Program *program, const Function *function, const Array *x) {
    int is_read = 0;
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        is_read |= reads(program, statement, x);
        if (is_read && statement->target == x && statement->reducer != REDUCER_DEFINE) return 0;
    }
    return 1;
}

int can_move(Program *program, const Function *function, const DerivativeWithin *derivative) {
    for (int i = 0; i < derivative->count; i++)
        if (!is_complete_in_time(program, function, derivative->x[i])) return 0;
    return 1;
}

static int moves(const Sketch *sketch, const Array *array) {
    for (int i = 0; i < sketch->moved_count; i++)
        if (sketch->moved[i] == array) return 1;
    return 0;
}

static void find_moved(Sketch *sketch) {
    const Function *function = sketch->evaluation->function;
    for (int i = 0; i < function->derivative_count; i++) {
        const DerivativeWithin *derivative = &function->derivatives[i];
        if (!can_move(sketch->evaluation->program, function, derivative)) continue;
        for (int k = 0; k < derivative->count; k++) {
            if (moves(sketch, derivative->x[k])) continue;
            sketch->moved = arena_grow(sketch->arena, sketch->moved, sketch->moved_count,
                                       &sketch->moved_capacity, sizeof *sketch->moved);
            sketch->moved[sketch->moved_count++] = derivative->x[k];
        }
    }
}

// All elements move from the start on, and each anew wherever it gets a value.
static void write_moves(Sketch *sketch) {
    for (int i = 0; i < sketch->moved_count; i++) {
        const Array *array = sketch->moved[i];
        const char *name = lexicon_find(&sketch->lexicon, array);
        write_line(sketch->writer, "proof_move_all(%s%s, sizeof %s);",
                   array->rank ? "(dual *)" : "&", name, name);
    }
}

// ---- Statements ----

static void write_found(Sketch *sketch, const Statement *statement) {
    for (int i = 0, k = 0; i < statement->loop_count; i++) {
        if (statement_stands_alone(statement, statement->loops[i])) continue;
        write_line(sketch->writer, "%s = %s;",
                   cell_of(sketch, statement->found[k++], statement->subscripts),
                   lexicon_find(&sketch->lexicon, statement->loops[i]));
    }
}

// The first of equal values stays.
static void write_extreme(Sketch *sketch, const Statement *statement) {
    const char *cell = cell_of(sketch, statement->target, statement->subscripts);
    const char *name = lexicon_claim(&sketch->lexicon, "value");
    const char *part = type_is_real(statement->target->type) ? ".value" : "";
    const char *sign = statement->reducer == REDUCER_MAXIMUM ? ">" : "<";
    write_line(sketch->writer, "const %s %s = %s;", number_type(statement->target->type), name,
               text_of(sketch, statement->value));
    write_line(sketch->writer, "if (%s%s %s %s%s) {", name, part, sign, cell, part);
    sketch->writer->depth++;
    write_line(sketch->writer, "%s = %s;", cell, name);
    if (statement->found) write_found(sketch, statement);
    sketch->writer->depth--;
    write_line(sketch->writer, "}");
}

static void write_store(Sketch *sketch, const Statement *statement) {
    Notation notation = notation_of(sketch);
    const char *cell = cell_of(sketch, statement->target, statement->subscripts);
    const char *value = text_of(sketch, statement->value);
    switch (statement->reducer) {
    case REDUCER_DEFINE: write_line(sketch->writer, "%s = %s;", cell, value); break;
    case REDUCER_SUM:
        if (type_is_real(statement->target->type))
            write_line(sketch->writer, "%s = dual_add(%s, %s);", cell, cell, value);
        else
            write_line(sketch->writer, "%s = %s;", cell,
                       wrapping_sum_text(&notation, cell, statement->value));
        break;
    default: write_extreme(sketch, statement);
    }
    if (moves(sketch, statement->target)) write_line(sketch->writer, "proof_move_one(&%s);", cell);
}

// The line that it comes from, unless the comment before says so.
static void write_origin(Sketch *sketch, const Statement *statement) {
    Provenance provenance = provenance_of(sketch->arena, &statement, 1);
    if (provenance_is_empty(&provenance) || provenances_equal(&provenance, &sketch->said)) return;
    Rows rows = provenance_rows(sketch->arena, &provenance);
    write_blank(sketch->writer);
    write_row_comment(sketch->writer, &rows);
    sketch->said = provenance;
}

static int is_one_line(const Sketch *sketch, const Statement *statement) {
    int is_extreme = statement->reducer == REDUCER_MAXIMUM || statement->reducer == REDUCER_MINIMUM;
    return !is_extreme && !moves(sketch, statement->target);
}

// Loops around one store. A brace follows the last of them where the store is more than one line.
static void write_statement(Sketch *sketch, const Statement *statement) {
    LexiconMark mark = lexicon_mark(&sketch->lexicon);
    Writer *writer = sketch->writer;
    int depth = writer->depth, first = region_depth(statement->region);
    int head_count = statement->loop_count - first + (statement->guard != NULL);
    const char *brace = is_one_line(sketch, statement) ? "" : " {";
    write_origin(sketch, statement);
    for (int i = first; i < statement->loop_count; i++)
        open_loop(sketch, statement->loops[i], 0, i - first + 1 == head_count ? brace : "");
    if (statement->guard) write_line(writer, "if (%s)%s", text_of(sketch, statement->guard), brace);
    if (!head_count && *brace) write_line(writer, "{");
    writer->depth = depth + head_count + (!head_count && *brace);
    write_store(sketch, statement);
    if (*brace) {
        writer->depth--;
        write_line(writer, "}");
    }
    writer->depth = depth;
    lexicon_return(&sketch->lexicon, mark);
}

// ---- Regions ----

// The end of the statements from `first` on that are in one region of this depth.
static int region_end(const Function *function, int first, int end, int depth) {
    const Region *region = region_at(function->statements[first]->region, depth);
    while (first < end && region_depth(function->statements[first]->region) >= depth &&
           region_at(function->statements[first]->region, depth) == region)
        first++;
    return first;
}

// ---- The whole ----

// Statements that are all in the same regions up to `depth`.
static void write_statements(Sketch *sketch, int first, int end, int depth) {
    const Function *function = sketch->evaluation->function;
    while (first < end) {
        const Statement *statement = function->statements[first];
        if (region_depth(statement->region) <= depth) {
            write_statement(sketch, statement);
            first++;
            continue;
        }
        const Region *region = region_at(statement->region, depth + 1);
        int next = region_end(function, first, end, depth + 1), level = sketch->writer->depth;
        LexiconMark mark = lexicon_mark(&sketch->lexicon);
        write_blank(sketch->writer);
        open_loop(sketch, region->index, region->is_backward, " {");
        sketch->said = (Provenance){0};
        write_statements(sketch, first, next, depth + 1);
        sketch->writer->depth = level;
        write_line(sketch->writer, "}");
        lexicon_return(&sketch->lexicon, mark);
        first = next;
    }
}

static void bind_arrays(Sketch *sketch, const char *numbers) {
    const Evaluation *evaluation = sketch->evaluation;
    for (int i = 0; i < evaluation->function->array_count; i++) {
        const Array *array = evaluation->function->arrays[i];
        lexicon_bind(
            &sketch->lexicon, array,
            arena_printf(sketch->arena, "%s->%s", numbers, evaluation_member(evaluation, array)));
    }
}

void write_evaluation(Evaluation *evaluation) {
    Sketch sketch = {.evaluation = evaluation,
                     .writer = evaluation->writer,
                     .arena = evaluation->outer->arena,
                     .lexicon = lexicon_new(evaluation->outer->arena, evaluation->outer)};
    const char *numbers = lexicon_claim(&sketch.lexicon, "at");
    write_arrays(evaluation);
    open_function(sketch.writer,
                  arena_printf(sketch.arena, "static void %s(void)", evaluation->name));
    write_line(sketch.writer, "struct %s *%s = &%s;", evaluation->numbers, numbers,
               evaluation->numbers);
    bind_arrays(&sketch, numbers);
    find_moved(&sketch);
    write_starts(&sketch);
    write_moves(&sketch);
    write_statements(&sketch, 0, evaluation->function->statement_count, 0);
    close_function(sketch.writer);
}
