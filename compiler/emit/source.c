// The generated C file.
#include "emit/call.h"
#include "emit/checks.h"
#include "emit/entry.h"
#include "emit/expression.h"
#include "emit/notice.h"
#include "emit/procedure.h"
#include "emit/provenance.h"
#include "emit/runtime.h"
#include "ir/affine.h"

#include <string.h>

// ---- What stands before the functions ----

// What is needed of the runtime.
static Pieces pieces_of(const Interface *interface) {
    const Uses *uses = &interface->uses;
    Pieces pieces = {.arena = interface->arena};
    for (int i = 0; i < uses->function_count; i++) need_function(&pieces, uses->functions[i]);
    return pieces;
}

// For the places in large arrays, and for what is no number.
static void need_headers_of_call(Pieces *pieces, const Interface *interface, const Call *call) {
    const Members *lists[] = {&call->inputs, &call->outputs};
    if (call->size_count && call->result)
        need_header(pieces, type_is_real(call->result->type) ? "math.h" : "limits.h");
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        for (int i = 0; i < lists[k]->count; i++)
            if (has_inner_size(lists[k]->items[i].array) &&
                is_larger_than_int(interface->program, lists[k]->items[i].array))
                need_header(pieces, "stddef.h");
}

static void write_headers(Writer *writer, const Interface *interface, Pieces *pieces) {
    if (has_entry(interface, ENTRY_UPDATE)) need_header(pieces, "limits.h");
    for (int i = 0; i < interface->call_count; i++)
        need_headers_of_call(pieces, interface, &interface->calls[i]);
    if (interface->uses.math) need_header(pieces, "math.h");
    if (source_needs_integers(interface)) need_header(pieces, "stdint.h");
    for (int i = 0; i < pieces->header_count; i++)
        write_line(writer, "#include <%s>", pieces->headers[i]);
    if (pieces->header_count) write_blank(writer);
}

// Strict code begins with what it asks of the C compiler.
static void write_includes(Writer *writer, const Interface *interface, const EmitOptions *options) {
    Pieces pieces = pieces_of(interface), none = {.arena = interface->arena};
    buffer_printf(writer->out, "#include \"%s\"\n", options->header_name);
    if (options->external_runtime && options->is_strict)
        write_line(writer, "#include \"gradc_strict.h\"");
    if (options->external_runtime && interface->uses.random)
        write_line(writer, "#include \"gradc.h\"");
    write_blank(writer);
    write_headers(writer, interface, options->external_runtime ? &none : &pieces);
    if (options->external_runtime) return;
    if (options->is_strict) write_runtime_part(writer, "strict.h");
    write_pieces(writer, &pieces);
}

static void write_operator(Writer *writer, const Interface *interface, const UsedOperator *used) {
    const Operator *given = used->operation;
    Arena *arena = interface->arena;
    const char *type = c_type(used->type), *formals[LARGEST_ARITY + 1] = {0};
    Lexicon lexicon = lexicon_new(arena, &interface->file);
    Buffer arguments = buffer_new(arena);
    for (int i = 0; i < given->arity; i++) {
        formals[i] = lexicon_claim(&lexicon, given->formals[i]);
        buffer_printf(&arguments, "%s%s %s", i ? ", " : "", type, formals[i]);
    }
    Notation notation = {&lexicon, &interface->uses, formals};
    Rows place = {0};
    add_place(arena, &place, given->place);
    write_row_comment(writer, &place);
    open_function(writer,
                  spell(writer, "static inline %s %s(%s)", type, used->name, arguments.text));
    const char *value = expression_text(&notation, used->body);
    for (int i = 0; i < given->arity; i++)
        if (!expr_uses(interface->program, used->body,
                       expr_formal(interface->program, i, used->type)))
            write_line(writer, "(void)%s;", formals[i]);
    write_line(writer, "return %s;", value);
    close_function(writer);
}

// The arrays of a block, in its order.
static void write_table(Writer *writer, const Interface *interface, const Members *members,
                        const char *head) {
    int64_t offset = 0;
    if (!members->count) return;
    write_line(writer, "%s", with_prefix(writer, head));
    writer->depth++;
    for (int i = 0; i < members->count; i++) {
        const Array *array = members->items[i].array;
        int64_t count = array_size(interface->program, array);
        Buffer shape = buffer_new(interface->arena);
        for (int k = 0; k < array->rank; k++)
            buffer_printf(&shape, "%s%lld", k ? ", " : "",
                          (long long)extent_in_memory(interface, array, k));
        write_line(writer, "{%s, %lld, %lld, %d, {%s}},",
                   string_literal(interface->arena, array->name), (long long)offset,
                   (long long)count, array->rank, array->rank ? shape.text : "0");
        offset = saturated_sum(offset, count);
    }
    writer->depth--;
    write_line(writer, "};");
    write_blank(writer);
}

static void write_message(Writer *writer) {
    static const char *const lines[] = {
        "switch (status) {",
        "case @_OK: return \"all is well\";",
        "case @_NULL_POINTER: return \"a pointer is null that may not be\";",
        "case @_SIZE_OUT_OF_RANGE: return \"a size of the batch is below 1 or above its bound\";",
        "case @_CLASS_OUT_OF_RANGE: return \"an entry of the batch is not one of its classes\";",
        "default: return \"unknown status\";",
        "}",
    };
    open_function(writer, spell(writer, "const char *$_message(int status)"));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        write_line(writer, "%s", with_prefix(writer, lines[i]));
    close_function(writer);
}

// ---- Functions that are made from no procedure ----

static void write_optimizer_init(Writer *writer, const Interface *interface) {
    const Members *settings = &interface->settings, *states = &interface->kept;
    const char *type = c_type(interface->real);
    const char **names = arena_alloc(interface->arena, (size_t)states->count * sizeof *names);
    Lexicon lexicon = lexicon_new(interface->arena, &interface->file);
    lexicon_claim(&lexicon, "optimizer");
    lexicon_claim(&lexicon, "i");
    for (int i = 0; i < states->count; i++)
        names[i] = lexicon_claim(&lexicon, states->items[i].name);
    open_function(writer, with_prefix(writer, entry_signature(interface, ENTRY_OPTIMIZER_INIT)));
    write_line(writer, "if (!optimizer) return @_NULL_POINTER;");
    for (int i = 0; i < states->count; i++)
        write_line(writer, "%s *%s = (%s *)&optimizer->%s;", type, names[i], type,
                   states->items[i].name);
    write_blank(writer);
    write_line(writer, "optimizer->t = 0;");
    for (int i = 0; i < settings->count; i++)
        write_line(writer, "optimizer->%s = %s;", settings->items[i].name,
                   initial_text(interface->arena, settings->items[i].array));
    const char *brace = states->count > 1 ? " {" : "";
    if (states->count) write_line(writer, "for (int i = 0; i < @_PARAMETER_COUNT; i++)%s", brace);
    for (int i = 0; i < states->count; i++)
        write_line(writer, "    %s[i] = %s;", names[i],
                   initial_text(interface->arena, states->items[i].array));
    if (*brace) write_line(writer, "}");
    write_line(writer, "return @_OK;");
    close_function(writer);
}

static void write_step_function(Writer *writer, const Interface *interface) {
    int has_state = entry_takes(interface, ENTRY_STEP, ARGUMENT_STATE);
    open_function(writer, with_prefix(writer, entry_signature(interface, ENTRY_STEP)));
    write_line(writer, "if (!params || %s!optimizer || !work) return @_NULL_POINTER;",
               has_state ? "!state || " : "");
    write_line(writer,
               "const int status = $_grad(params, %sbatch, %s&work->gradient, %smetrics, work);",
               has_state ? "state, " : "",
               entry_takes(interface, ENTRY_STEP, ARGUMENT_SEED) ? "seed, " : "",
               has_state ? "&work->next, " : "");
    write_line(writer, "if (status != @_OK) return status;");
    if (has_state) write_line(writer, "*state = work->next;");
    write_line(writer, "return $_update(params, &work->gradient, optimizer%s);",
               entry_takes(interface, ENTRY_UPDATE, ARGUMENT_WORK) ? ", work" : "");
    close_function(writer);
}

static void write_entry(Writer *writer, const Interface *interface, Entry entry) {
    if (entry == ENTRY_OPTIMIZER_INIT)
        write_optimizer_init(writer, interface);
    else if (entry == ENTRY_STEP)
        write_step_function(writer, interface);
    else
        write_procedure(writer, interface, entry, entry_procedure(interface, entry));
}

static void write_model(Writer *writer, const Interface *interface) {
    write_table(writer, interface, &interface->parameters,
                "const $_parameter $_parameters[@_PARAMETER_ARRAYS] = {");
    write_table(writer, interface, &interface->states,
                "const $_parameter $_states[@_STATE_ARRAYS] = {");
    write_message(writer);
    if (has_classes(interface)) write_class_check(writer, interface);
    for (int entry = 0; entry < ENTRY_COUNT; entry++)
        if (has_entry(interface, (Entry)entry)) write_entry(writer, interface, (Entry)entry);
}

void emit_source(Buffer *out, const Schedule *schedule, const EmitOptions *options) {
    Interface interface = interface_of(schedule, options);
    Writer writer = {out, interface.prefix, interface.macro_prefix, 0};
    write_notice(&writer, options->command);
    write_includes(&writer, &interface, options);
    for (int i = 0; i < interface.uses.operator_count; i++)
        write_operator(&writer, &interface, interface.uses.operators[i]);
    if (interface.is_model) write_model(&writer, &interface);
    for (int i = 0; i < interface.call_count; i++)
        write_call(&writer, &interface, &interface.calls[i]);
    if (out->length && out->text[out->length - 1] == '\n') out->text[--out->length] = '\0';
}
