// The program of `gradc --check`: it proves generated code on its user's machine.
#include "emit/proof.h"
#include "emit/dual.h"
#include "emit/emit.h"
#include "emit/entry.h"
#include "emit/notice.h"
#include "emit/provenance.h"
#include "emit/runtime.h"

#include <string.h>

enum { SMALLEST_SIZE = 3, LARGEST_SIZE = 5 };

// ---- Subjects ----

static const char *claim(Proof *proof, const char *format, const char *name) {
    Buffer text = buffer_new(proof->arena);
    for (; *format; format++)
        if (*format == '%')
            buffer_text(&text, name);
        else
            buffer_char(&text, *format);
    return lexicon_claim(&proof->file, text.text);
}

Subject subject_of(Proof *proof, const Function *function, const char *name) {
    Subject subject = {.given = claim(proof, "%_given", name),
                       .made = claim(proof, "%_made", name),
                       .prove = claim(proof, "prove_%", name)};
    subject.evaluation =
        evaluation_of(proof->writer, proof->program, function, claim(proof, "evaluate_%", name),
                      claim(proof, "%_numbers", name), &proof->file);
    write_evaluation(&subject.evaluation);
    return subject;
}

const Array *array_named(const Function *function, const char *name) {
    for (int i = 0; i < function->array_count; i++)
        if (strcmp(function->arrays[i]->name, name) == 0) return function->arrays[i];
    return NULL;
}

const Array *array_with_role(const Function *function, Role role) {
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->role == role) return function->arrays[i];
    return NULL;
}

// ---- Tables ----

void table_add(const Proof *proof, Table *table, const char *item) {
    table->items = arena_grow(proof->arena, table->items, table->count, &table->capacity,
                              sizeof *table->items);
    table->items[table->count++] = item;
}

void write_table(const Proof *proof, const Table *table) {
    Writer *writer = proof->writer;
    if (!table->count) return;
    write_line(writer, "static const %s %s[] = {", table->type, table->name);
    writer->depth++;
    for (int i = 0; i < table->count; i++) write_line(writer, "%s,", table->items[i]);
    writer->depth--;
    write_line(writer, "};");
}

const char *table_arguments(const Proof *proof, const Table *table) {
    return table->count ? arena_printf(proof->arena, "%s, %d", table->name, table->count)
                        : "NULL, 0";
}

// ---- Arrays ----

static const char *entry_type(Type type) {
    switch (type) {
    case TYPE_F32: return "PROOF_FLOAT";
    case TYPE_F64: return "PROOF_DOUBLE";
    default: return "PROOF_INTEGER";
    }
}

static const char *shape_literal(const Proof *proof, const Array *array) {
    const char *dims = dims_text(proof->arena, array);
    return string_literal(proof->arena, *dims ? dims : "number");
}

// "{N, 64}": the sizes now of an array of the proof's program.
static const char *sizes_text(const Proof *proof, const Array *array) {
    Notation notation = {.lexicon = &proof->file};
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < array->rank; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "{", expression_text(&notation, array->dims[i]));
    return array->rank ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

static const char *bounds_text(const Proof *proof, const Array *array) {
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < array->rank; i++)
        buffer_printf(&text, "%s%lld", i ? ", " : "{",
                      (long long)extent_in_memory(proof->interface, array, i));
    return array->rank ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

static const char *numbers_text(const Proof *proof, const Subject *subject, const Array *twin) {
    if (!twin) return "NULL";
    return arena_printf(proof->arena, "%s%s.%s", twin->rank ? "" : "&", subject->evaluation.numbers,
                        evaluation_member(&subject->evaluation, twin));
}

const char *array_item(const Proof *proof, const Subject *subject, const Array *array,
                       const char *cells, const Array *twin) {
    enum { ANY_INTEGER = 8 };
    return arena_printf(proof->arena, "{%s, %s, %s, %s%s, %s, %d, %d, %s, %s}",
                        string_literal(proof->arena, array->name), shape_literal(proof, array),
                        entry_type(array->type), array->rank ? "" : "&", cells,
                        numbers_text(proof, subject, twin),
                        array->classes ? (int)array->classes->integer : ANY_INTEGER, array->rank,
                        sizes_text(proof, twin ? twin : array), bounds_text(proof, array));
}

const char *derivative_item(const Proof *proof, const Subject *subject, DerivativeText derivative) {
    const Array *results = derivative.results;
    const char *first = first_cell(proof, results,
                                   arena_printf(proof->arena, "%s.%s", subject->evaluation.numbers,
                                                evaluation_member(&subject->evaluation, results)));
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %s, %lld, %s, %s}",
        string_literal(proof->arena, derivative.name), shape_literal(proof, derivative.shape),
        entry_type(derivative.shape->type), derivative.cells, derivative.variable, first,
        (long long)derivative.result_count, derivative.part, subject->evaluation.name);
}

void add_cells(const Proof *proof, Rows *members, const Array *array, const char *member) {
    rows_add(proof->arena, members,
             arena_printf(proof->arena, "%s %s%s;", c_entry_type(array->type), member,
                          extents_text(proof->interface, array, 0)),
             NULL);
}

void write_cells(const Proof *proof, const Rows *members, const char *name) {
    if (!members->count) return;
    write_line(proof->writer, "static struct {");
    proof->writer->depth++;
    write_rows(proof->writer, members);
    proof->writer->depth--;
    write_line(proof->writer, "} %s;", name);
    write_blank(proof->writer);
}

const char *first_cell(const Proof *proof, const Array *array, const char *cells) {
    Buffer text = buffer_new(proof->arena);
    buffer_printf(&text, "&%s", cells);
    for (int i = 0; i < array->rank; i++) buffer_text(&text, "[0]");
    return text.text;
}

// Sums in f32 of made-up data leave errors below 1e-5; in f64 below 1e-13.
void write_begin(const Proof *proof, const char *function, Type type) {
    write_line(proof->writer, "proof_begin(%s, %s);", string_literal(proof->arena, function),
               type == TYPE_F32 ? "1e-4" : "1e-9");
}

// ---- What stands before the functions ----

static int is_second_order(const Function *function) {
    return function->mode == EXPORT_HVP || function->mode == EXPORT_HESSIAN;
}

// What the functions that are proved have in common.
typedef struct Needs {
    int model, derivatives, second_order, hessian;
} Needs;

static Needs needs_of(const Interface *interface, const Model *values) {
    Needs needs = {.model = interface->is_model, .derivatives = has_entry(interface, ENTRY_GRAD)};
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        if (function->kind != FUNCTION_CALL) continue;
        needs.derivatives |= function->mode != EXPORT_VALUE && function->mode != EXPORT_JVP;
        needs.second_order |= is_second_order(function);
        needs.hessian |= function->mode == EXPORT_HESSIAN;
    }
    return needs;
}

static void write_runtime(Writer *writer, Needs needs) {
    write_runtime_part(writer, "random.h");
    write_runtime_part(writer, needs.second_order ? "hyperdual.h" : "dual.h");
    write_runtime_part(writer, "rules.h");
    write_runtime_part(writer, "proof.h");
    if (needs.derivatives) write_runtime_part(writer, "proof_derivative.h");
    if (needs.hessian) write_runtime_part(writer, "proof_hessian.h");
    if (needs.model) write_runtime_part(writer, "proof_model.h");
}

// Small ones, and each another one, so that none stands in for another by chance.
static int size_of(const Dim *dim, int position) {
    int size = SMALLEST_SIZE + position % (LARGEST_SIZE - SMALLEST_SIZE + 1);
    return dim->bound < size ? dim->bound : size;
}

static void write_sizes(Proof *proof) {
    const Program *program = proof->program;
    if (!program->dim_count) return;
    write_comment(proof->writer, "The sizes of the batch, which may be changed here.");
    write_line(proof->writer, "enum {");
    for (int i = 0; i < program->dim_count; i++) {
        const Dim *dim = program->dims[i];
        const char *name = lexicon_claim(&proof->file, dim->name);
        lexicon_bind(&proof->file, dim, name);
        write_line(proof->writer, "    %s = %d, /* from 1 to %d */", name, size_of(dim, i),
                   dim->bound);
    }
    write_line(proof->writer, "};");
    write_blank(proof->writer);
}

// ---- The user's operators ----

// A function with rules of its own for its derivative is what its formula says.
static void write_operator(Proof *proof, const Operator *operation, Expr *body) {
    const char *formals[LARGEST_ARITY + 1] = {0};
    Lexicon lexicon = lexicon_new(proof->arena, &proof->file);
    Notation notation = {&lexicon, NULL, formals, dual_text};
    Buffer arguments = buffer_new(proof->arena);
    for (int i = 0; i < operation->arity; i++) {
        formals[i] = lexicon_claim(&lexicon, operation->formals[i]);
        buffer_printf(&arguments, "%sdual %s", i ? ", " : "", formals[i]);
    }
    const char *name = claim(proof, "of_%", operation->name);
    Rows place = {0};
    add_place(proof->arena, &place, operation->place);
    if (place.count) write_row_comment(proof->writer, &place);
    open_function(proof->writer,
                  arena_printf(proof->arena, "static dual %s(%s)", name, arguments.text));
    for (int i = 0; i < operation->arity; i++)
        if (!expr_uses(proof->program, body, expr_formal(proof->program, i, TYPE_F64)))
            write_line(proof->writer, "(void)%s;", formals[i]);
    write_line(proof->writer, "return %s;", dual_text(&notation, body));
    close_function(proof->writer);
    lexicon_bind(&proof->file, operation, name);
}

static void add_statement(Uses *uses, const Statement *statement) {
    uses_add_expr(uses, statement->value);
    uses_add_expr(uses, statement->guard);
}

static void write_operators(Proof *proof, const Model *values) {
    Uses uses = {.program = proof->program};
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        if (function->kind != FUNCTION_FORWARD && function->kind != FUNCTION_CALL) continue;
        for (int k = 0; k < function->statement_count; k++)
            add_statement(&uses, function->statements[k]);
    }
    for (int i = 0; i < uses.operator_count; i++) {
        const Operator *operation = uses.operators[i]->operation;
        if (lexicon_find(&proof->file, operation)) continue; // in another type
        write_operator(proof, operation, operation->body);
    }
}

// ---- The whole ----

static const Function *call_named(const Model *values, const char *name) {
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        if (function->kind == FUNCTION_CALL && strcmp(function->name, name) == 0) return function;
    }
    return NULL;
}

static void write_main(const Proof *proof, const char *command, const char *const *proofs,
                       int count) {
    Writer *writer = proof->writer;
    open_function(writer, "int main(int count, char **arguments)");
    write_line(writer, "proof_read_options(count, arguments);");
    write_line(writer, "if (dual_wrong_rules()) return 1;");
    for (int i = 0; i < count; i++) write_line(writer, "%s();", proofs[i]);
    write_line(writer, "return proof_verdict(%s);", string_literal(proof->arena, command));
    close_function(writer);
}

static void write_head(Writer *writer, const EmitOptions *options) {
    const char *header = options->header_name;
    size_t length = strlen(header);
    int has_ending = length > 2 && strcmp(header + length - 2, ".h") == 0;
    write_notice(writer, options->command);
    write_comment(writer,
                  "A proof of the generated code, on your machine and with your compiler: cc %s "
                  "%.*s.c -lm -o check, then ./check. What the model computes is written down "
                  "here once more, statement by statement, over dual numbers.",
                  "check.c", (int)(has_ending ? length - 2 : length), header);
    write_line(writer, "#include %s", string_literal(writer->out->arena, header));
    write_blank(writer);
}

void emit_proof(Buffer *out, const Schedule *schedule, Program *program, const Model *values,
                const EmitOptions *options) {
    Interface interface = interface_of(schedule, options);
    Writer writer = {out, interface.prefix, interface.macro_prefix, 0};
    Proof proof = {&writer, interface.arena, &interface, program,
                   lexicon_new(interface.arena, &interface.file)};
    const char **proofs =
        arena_alloc(interface.arena, (size_t)(interface.call_count + 1) * sizeof *proofs);
    int count = 0;
    write_head(&writer, options);
    write_runtime(&writer, needs_of(&interface, values));
    write_sizes(&proof);
    write_operators(&proof, values);
    const Function *forward = model_function(values, FUNCTION_FORWARD);
    if (forward) proofs[count++] = write_model_proof(&proof, forward);
    for (int i = 0; i < interface.call_count; i++) {
        const Call *call = &interface.calls[i];
        const Function *function = call_named(values, call->procedure->function->name);
        if (function) proofs[count++] = write_call_proof(&proof, call, function);
    }
    write_main(&proof, options->command, proofs, count);
    out->text[--out->length] = '\0';
}
