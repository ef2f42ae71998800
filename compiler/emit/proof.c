// The program of `gradc --check`: it proves generated code on its user's machine.
#include "emit/proof.h"
#include "emit/dual.h"
#include "emit/emit.h"
#include "emit/entry.h"
#include "emit/notice.h"
#include "emit/original.h"
#include "emit/provenance.h"
#include "emit/runtime.h"

#include <string.h>

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

const char *shape_literal(const Proof *proof, const Array *array) {
    const char *dims = dims_text(proof->arena, array);
    return string_literal(proof->arena, *dims ? dims : "number");
}

// Sizes between words, and what stands for none: "{N, 64}".
static const char *sizes_between(const Proof *proof, int rank, Expr *const *dims,
                                 const char *const words[3], const char *none) {
    Notation notation = {.lexicon = &proof->file};
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < rank; i++)
        buffer_printf(&text, "%s%s", words[i > 0], extent_text(&notation, dims[i], 0));
    return rank ? arena_printf(proof->arena, "%s%s", text.text, words[2]) : none;
}

const char *sizes_text(const Proof *proof, const Array *array) {
    return sizes_between(proof, array->rank, array->dims, (const char *const[]){"{", ", ", "}"},
                         "{0}");
}

const char *entries_text(const Proof *proof, int rank, Expr *const *dims) {
    return sizes_between(proof, rank, dims, (const char *const[]){"", " * ", ""}, "1");
}

// What a model is given is laid out at the bounds of the sizes, what a function is given is packed.
// Behind an array with a margin there is room for one more entry, of which nobody is told.
static const char *extent_of(const Proof *proof, const Subject *subject, const Array *array,
                             int position, int least, int has_margin) {
    const char *more = has_margin && position == 0 ? " + 1" : "";
    Notation notation = {.lexicon = &proof->file};
    if (subject->evaluation.function->kind == FUNCTION_CALL)
        return arena_printf(proof->arena, "%s%s",
                            extent_text(&notation, array->dims[position], least), more);
    return arena_printf(proof->arena, "%lld%s",
                        (long long)extent_in_memory(proof->interface, array, position), more);
}

// "[5 + 1][64]"
static const char *cells_text(const Proof *proof, const Subject *subject, const Array *array) {
    Buffer text = buffer_new(proof->arena);
    buffer_text(&text, "");
    for (int i = 0; i < array->rank; i++)
        buffer_printf(&text, "[%s]", extent_of(proof, subject, array, i, 1, 1));
    return text.text;
}

// "{5 + 1, 64}": as many entries of an array lie in memory.
static const char *extents_literal(const Proof *proof, const Subject *subject, const Array *array,
                                   int has_margin) {
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < array->rank; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "{",
                      extent_of(proof, subject, array, i, 1, has_margin));
    return array->rank ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

static const char *proof_role(Role role) {
    switch (role) {
    case ROLE_INPUT: return "PROOF_INPUT";
    case ROLE_PARAMETER: return "PROOF_PARAMETER";
    case ROLE_STATE: return "PROOF_STATE";
    default: return "PROOF_RESULT";
    }
}

static const char *numbers_text(const Proof *proof, const Subject *subject, const Array *twin) {
    if (!twin) return "NULL";
    return arena_printf(proof->arena, "%s%s.%s", twin->rank ? "" : "&", subject->evaluation.numbers,
                        evaluation_member(&subject->evaluation, twin));
}

const char *array_item(const Proof *proof, const Subject *subject, ArrayText item) {
    const Array *array = item.array;
    const char *cells = item.cells ? item.cells : "NULL";
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s%s, %s, %d, %d, %s, %s}",
        string_literal(proof->arena, array_plain_name(proof->program, array)),
        shape_literal(proof, array), proof_role(item.role), entry_type(array->type),
        array->rank || !item.cells ? "" : "&", cells, numbers_text(proof, subject, item.twin),
        array->classes ? (int)array->classes->integer : 0, array->rank, sizes_text(proof, array),
        extents_literal(proof, subject, array, item.has_margin));
}

const char *derivative_item(const Proof *proof, const Subject *subject, DerivativeText derivative) {
    const Array *results = derivative.results;
    const char *first = "NULL";
    if (type_is_real(results->type))
        first = first_cell(proof, results,
                           arena_printf(proof->arena, "%s.%s", subject->evaluation.numbers,
                                        evaluation_member(&subject->evaluation, results)));
    return arena_printf(proof->arena, "{%s, %s, %s, %s, %s, %s, %s, %s, %s}",
                        string_literal(proof->arena, derivative.name),
                        shape_literal(proof, derivative.shape), entry_type(derivative.shape->type),
                        derivative.cells, derivative.variable, first,
                        entries_text(proof, results->rank, results->dims), derivative.part,
                        subject->evaluation.name);
}

void add_cells(const Proof *proof, const Subject *subject, Rows *members, const Array *array,
               const char *member) {
    rows_add(proof->arena, members,
             arena_printf(proof->arena, "%s %s%s;", c_entry_type(array->type), member,
                          cells_text(proof, subject, array)),
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

void write_begin(const Proof *proof, const char *function, const char *tolerance) {
    write_line(proof->writer, "proof_begin(%s, %s);", string_literal(proof->arena, function),
               tolerance);
}

// Sums in f32 of made-up data leave errors below 1e-5; in f64 below 1e-13.
const char *tolerance_of(Type type) {
    return type == TYPE_F32 ? "1e-4" : "1e-9";
}

// ---- What stands before the functions ----

static int is_second_order(const Function *function) {
    return function->mode == EXPORT_HVP || function->mode == EXPORT_HESSIAN;
}

// What the functions that are proved have in common.
typedef struct Needs {
    int model, calls, derivatives, second_order, hessian, within, along, original;
} Needs;

int is_proved(const Function *function) {
    if (function->kind == FUNCTION_CALL) return array_with_role(function, ROLE_OUTPUT) != NULL;
    return function->kind == FUNCTION_FORWARD;
}

static Needs needs_of(const Interface *interface, Program *program, const Model *values) {
    Needs needs = {.model = interface->is_model, .derivatives = has_entry(interface, ENTRY_GRAD)};
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        needs.within |= is_proved(function) && has_derivatives_within(program, function, 0);
        needs.along |= is_proved(function) && has_derivatives_within(program, function, 1);
        if (function->kind != FUNCTION_CALL) continue;
        needs.calls = 1;
        needs.derivatives |= function->mode != EXPORT_VALUE && function->mode != EXPORT_JVP;
        needs.second_order |= is_second_order(function);
        needs.hessian |= function->mode == EXPORT_HESSIAN;
    }
    return needs;
}

static void write_runtime(Writer *writer, Needs needs) {
    write_runtime_part(writer, "random.h");
    write_runtime_part(writer, "noise.h");
    write_runtime_part(writer, needs.second_order ? "hyperdual.h" : "dual.h");
    write_runtime_part(writer, "rules.h");
    write_runtime_part(writer, "proof.h");
    write_runtime_part(writer, "data.h");
    write_runtime_part(writer, "points.h");
    if (needs.derivatives) write_runtime_part(writer, "derivative.h");
    if (needs.hessian) write_runtime_part(writer, "hessian.h");
    if (needs.model) write_runtime_part(writer, "model.h");
    if (needs.original) write_runtime_part(writer, "original.h");
    if (needs.within || needs.along) write_runtime_part(writer, "move.h");
    if (needs.within) write_runtime_part(writer, "within.h");
    if (needs.along) write_runtime_part(writer, "along.h");
}

// ---- The user's operators ----

// A function with rules of its own for its derivative.
typedef struct Formula {
    const Operator *operation;
    const char *formals[LARGEST_ARITY + 1]; // the result is the last
    Lexicon lexicon;
} Formula;

static Formula formula_of(const Proof *proof, const Operator *operation) {
    Formula formula = {operation, {0}, lexicon_new(proof->arena, &proof->file)};
    for (int i = 0; i < operation->arity; i++)
        formula.formals[i] = lexicon_claim(&formula.lexicon, operation->formals[i]);
    formula.formals[operation->arity] = lexicon_claim(&formula.lexicon, "result");
    return formula;
}

static const char *formula_text(const Formula *formula, Expr *expr) {
    Notation notation = {
        .lexicon = &formula->lexicon, .formals = formula->formals, .real_text = dual_text};
    return dual_text(&notation, expr);
}

// They may use the result, whose slopes the first round finds; the second one is for second
// derivatives.
static void write_rules(const Proof *proof, Formula *formula) {
    Writer *writer = proof->writer;
    const Operator *operation = formula->operation;
    const char *result = formula->formals[operation->arity];
    const char *next = lexicon_claim(&formula->lexicon, "next");
    const char *round = lexicon_claim(&formula->lexicon, "round");
    write_line(writer, "dual %s = dual_constant(%s.value);", result,
               formula_text(formula, operation->body));
    write_line(writer, "for (int %s = 0; %s < 2; %s++) {", round, round, round);
    writer->depth++;
    write_line(writer, "dual %s = dual_constant(%s.value);", next, result);
    for (int i = 0; i < operation->arity; i++)
        if (operation->derivatives[i])
            write_line(writer, "%s = dual_by_rule(%s, %s, %s);", next, next,
                       formula_text(formula, operation->derivatives[i]), formula->formals[i]);
    write_line(writer, "%s = %s;", result, next);
    writer->depth--;
    write_line(writer, "}");
    write_line(writer, "return %s;", result);
}

// Rules that differ from their function are taken at their word where no warning of them is wanted.
static int takes_rules(const Proof *proof, const Operator *operation) {
    const Diagnostics *diagnostics = proof->program->context->diagnostics;
    return operation->differs && diagnostics->disabled >> WARNING_DERIV & 1;
}

static int uses_formal(const Proof *proof, const Formula *formula, int position) {
    const Operator *operation = formula->operation;
    Expr *formal = expr_formal(proof->program, position, TYPE_F64);
    int is_used = expr_uses(proof->program, operation->body, formal);
    for (int i = 0; i < operation->arity; i++)
        is_used |= operation->derivatives[i] &&
                   expr_uses(proof->program, operation->derivatives[i], formal);
    return is_used;
}

// What it computes is its body's, with the slopes of that. Its rules tell how large the rounding
// errors of derivatives are; and where the user wants them to differ, they are taken at their word.
static void write_operator(Proof *proof, const Operator *operation) {
    Formula formula = formula_of(proof, operation);
    Buffer arguments = buffer_new(proof->arena);
    for (int i = 0; i < operation->arity; i++)
        buffer_printf(&arguments, "%sdual %s", i ? ", " : "", formula.formals[i]);
    const char *name = claim(proof, "of_%", operation->name);
    Rows place = {0};
    add_place(proof->arena, &place, operation->place);
    if (place.count) write_row_comment(proof->writer, &place);
    open_function(proof->writer,
                  arena_printf(proof->arena, "static dual %s(%s)", name, arguments.text));
    for (int i = 0; i < operation->arity; i++)
        if (!uses_formal(proof, &formula, i))
            write_line(proof->writer, "(void)%s;", formula.formals[i]);
    if (!takes_rules(proof, operation))
        write_line(proof->writer, "if (!dual_by_rules) return %s;",
                   formula_text(&formula, operation->body));
    write_rules(proof, &formula);
    close_function(proof->writer);
    lexicon_bind(&proof->file, operation, name);
}

// Each once, for all types, and after those of its body and of its rules: none calls itself.
static void write_used_operators(Proof *proof, const Uses *uses) {
    for (int i = 0; i < uses->operator_count; i++) {
        const Operator *operation = uses->operators[i]->operation;
        if (lexicon_find(&proof->file, operation)) continue;
        Uses inner = {.program = proof->program};
        uses_add_expr(&inner, operation->body);
        for (int k = 0; k < operation->arity; k++) uses_add_expr(&inner, operation->derivatives[k]);
        write_used_operators(proof, &inner);
        write_operator(proof, operation);
    }
}

static void add_statement(Uses *uses, const Statement *statement) {
    uses_add_expr(uses, statement->value);
    uses_add_expr(uses, statement->guard);
}

static void write_operators(Proof *proof, const Model *values) {
    Uses uses = {.program = proof->program};
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        if (!is_proved(function)) continue;
        for (int k = 0; k < function->statement_count; k++)
            add_statement(&uses, function->statements[k]);
    }
    write_used_operators(proof, &uses);
}

// ---- The whole ----

// The function; NULL: it gives nothing that is to be proved.
static const Function *call_named(const Model *values, const char *name) {
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        if (function->kind == FUNCTION_CALL && is_proved(function) &&
            strcmp(function->name, name) == 0)
            return function;
    }
    return NULL;
}

static void write_main(const Proof *proof, const char *command, const Table *sizes,
                       const char *const *proofs, int count) {
    Writer *writer = proof->writer;
    open_function(writer, "int main(int count, char **arguments)");
    write_line(writer, "proof_read_options(count, arguments);");
    write_line(writer, "if (dual_wrong_rules()) return 1;");
    for (int i = 0; i < proof->program->operator_count; i++) {
        const Operator *operation = proof->program->operators[i];
        const char *said = arena_printf(proof->arena, "%s: its deriv rules are taken at their word",
                                        operation->name);
        if (takes_rules(proof, operation))
            write_line(writer, "puts(%s);", string_literal(proof->arena, said));
    }
    for (int i = 0; i < count; i++) write_line(writer, "%s();", proofs[i]);
    write_line(writer, "return proof_verdict(%s, %s);", string_literal(proof->arena, command),
               table_arguments(proof, sizes));
    close_function(writer);
}

static void write_head(Writer *writer, const Original *original, const EmitOptions *options) {
    static const char *const lines[] = {
        "",
        "   What that code computes is written down here once more, statement by statement as the",
        "   source says it, over dual numbers, which know no more of derivatives than the rules",
        "   below. A table tells how far both are apart. */",
    };
    Arena *arena = writer->out->arena;
    const char *header = options->header_name;
    size_t length = strlen(header);
    int has_ending = length > 2 && strcmp(header + length - 2, ".h") == 0;
    const char *beside = original ? arena_printf(arena, " %s%s", options->original_name,
                                                 flags_text(arena, original->flags))
                                  : "";
    const char *command =
        arena_printf(arena, "cc -O2 %s%s %.*s.c -lm -o check && ./check", options->proof_name,
                     beside, (int)(has_ending ? length - 2 : length), header);
    write_notice(writer, options->command);
    buffer_text(writer->out, "/* It proves the code that was generated along with it, on your "
                             "machine and with your compiler:\n\n");
    buffer_printf(writer->out, "       %s\n", comment_text(arena, command, strlen(command)));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        buffer_printf(writer->out, "%s\n", lines[i]);
    buffer_printf(writer->out, "#include \"%s\"\n", header);
    write_blank(writer);
}

int emit_proof(Buffer *out, const Schedule *schedule, Program *program, const Model *values,
               const Original *original, const EmitOptions *options) {
    Interface interface = interface_of(schedule, options);
    Writer writer = {out, interface.prefix, interface.macro_prefix, 0};
    Proof proof = {.writer = &writer,
                   .arena = interface.arena,
                   .interface = &interface,
                   .program = program,
                   .file = lexicon_new(interface.arena, &interface.file),
                   .has_larger_sizes = has_larger_sizes(program, values),
                   .original = original ? options->command : NULL};
    proof.file.is_proof = 1;
    const char **proofs =
        arena_alloc(interface.arena, (size_t)(interface.call_count + 1) * sizeof *proofs);
    int count = 0;
    Needs needs = needs_of(&interface, program, values);
    needs.original = original != NULL;
    write_head(&writer, original, options);
    write_runtime(&writer, needs);
    bind_sizes(&proof);
    Table sizes = write_sizes(&proof);
    write_operators(&proof, values);
    const Function *forward = model_function(values, FUNCTION_FORWARD);
    if (forward) proofs[count++] = write_model_proof(&proof, forward);
    for (int i = 0; i < interface.call_count; i++) {
        const Call *call = &interface.calls[i];
        const Function *function = call_named(values, call->procedure->function->name);
        if (function) proofs[count++] = write_call_proof(&proof, call, function);
    }
    write_main(&proof, options->command, &sizes, proofs, count);
    out->text[--out->length] = '\0';
    return proof.has_larger_sizes;
}
