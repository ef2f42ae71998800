// What proves an exported function: its value, and the derivatives that its mode is about.
#include "emit/call.h"
#include "emit/expression.h"
#include "emit/original.h"
#include "emit/proof.h"
#include "emit/provenance.h"

#include <string.h>

// The proof of a function on its way.
typedef struct CallProof {
    Proof *proof;
    const Call *call;         // the generated function
    const Function *function; // its value, in the proof's program
    Subject subject;
    Lexicon lexicon;    // of the C function that proves it
    Table inputs, made; // the function's arguments, directions among them; what is made of those
    Table values;       // of the latter, those that are values
    Table value;        // the function's value alone, which need not be made
} CallProof;

static const char *member_of(const CallProof *call, const char *owner, const char *member) {
    return arena_printf(call->proof->arena, "%s.%s", owner, member);
}

// ---- What the generated function makes ----

// Its results in their order: what it returns, then what goes through pointers.
static int output_count(const Call *call) {
    return call->outputs.count + (call->result != NULL);
}

static const Array *output_at(const Call *call, int position) {
    if (call->result) return position ? call->outputs.items[position - 1].array : call->result;
    return call->outputs.items[position].array;
}

static const char *output_name(const Call *call, int position) {
    if (call->result) return position ? call->outputs.items[position - 1].name : "result";
    return call->outputs.items[position].name;
}

// "bowl_made.d_x"
static const char *output_cells(const CallProof *call, int position) {
    return member_of(call, call->subject.made, output_name(call->call, position));
}

static void write_arrays(const CallProof *call) {
    Rows given = {0}, made = {0};
    for (int i = 0; i < call->call->inputs.count; i++)
        add_cells(call->proof, &call->subject, &given, call->call->inputs.items[i].array,
                  call->call->inputs.items[i].name);
    for (int i = 0; i < output_count(call->call); i++)
        add_cells(call->proof, &call->subject, &made, output_at(call->call, i),
                  output_name(call->call, i));
    write_cells(call->proof, &given, call->subject.given);
    write_cells(call->proof, &made, call->subject.made);
}

static void add_argument(Buffer *arguments, const char *text) {
    buffer_printf(arguments, "%s%s", arguments->length ? ", " : "", text);
}

// An array that is packed goes as a pointer to its first entry.
static const char *array_text(const CallProof *call, const Array *array, const char *cells) {
    return has_inner_size(array) ? first_cell(call->proof, array, cells) : cells;
}

static void add_sizes(const CallProof *call, Buffer *arguments, int position) {
    for (int i = 0; i < call->call->size_count; i++)
        if (call->call->sizes[i].position == position)
            add_argument(arguments, lexicon_find(&call->proof->file, call->call->sizes[i].dim));
}

static const char *call_text(const CallProof *call) {
    const Call *given = call->call;
    Buffer arguments = buffer_new(call->proof->arena);
    for (int i = 0; i < given->inputs.count; i++) {
        Member input = given->inputs.items[i];
        add_sizes(call, &arguments, i);
        add_argument(&arguments, array_text(call, input.array,
                                            member_of(call, call->subject.given, input.name)));
    }
    add_sizes(call, &arguments, given->inputs.count);
    for (int i = given->result ? 1 : 0; i < output_count(given); i++) {
        const char *cells = array_text(call, output_at(given, i), output_cells(call, i));
        int is_number = output_at(given, i)->rank == 0;
        add_argument(&arguments, arena_printf(call->proof->arena, is_number ? "&%s" : "%s", cells));
    }
    const char *result = given->result ? output_cells(call, 0) : "";
    return arena_printf(call->proof->arena, "%s%s%s(%s);", result, *result ? " = " : "",
                        given->name, arguments.length ? arguments.text : "");
}

// ---- Tables ----

static const Array *value_of(const CallProof *call) {
    return array_with_role(call->function, ROLE_OUTPUT);
}

static Table table_named(CallProof *call, const char *type, const char *name) {
    return (Table){.type = type, .name = lexicon_claim(&call->lexicon, name)};
}

static const char *output_item(const CallProof *call, int position, const Array *twin) {
    ArrayText item = {.array = output_at(call->call, position),
                      .role = ROLE_OUTPUT,
                      .cells = output_cells(call, position),
                      .has_margin = 1,
                      .twin = twin};
    return array_item(call->proof, &call->subject, item);
}

static void fill_tables(CallProof *call) {
    Proof *proof = call->proof;
    const Members *inputs = &call->call->inputs;
    call->inputs = table_named(call, "proof_array", "inputs");
    call->made = table_named(call, "proof_array", "made");
    call->values = table_named(call, "proof_array", "values");
    call->value = table_named(call, "proof_array", "value");
    const Array *value = value_of(call);
    table_add(proof, &call->value,
              array_item(proof, &call->subject,
                         (ArrayText){.array = value, .role = ROLE_OUTPUT, .twin = value}));
    for (int i = 0; i < inputs->count; i++) {
        Member input = inputs->items[i];
        table_add(proof, &call->inputs,
                  array_item(proof, &call->subject,
                             (ArrayText){.array = input.array,
                                         .role = ROLE_INPUT,
                                         .cells = member_of(call, call->subject.given, input.name),
                                         .has_margin = 1,
                                         .twin = array_named(call->function, input.array->name)}));
    }
    for (int i = 0; i < output_count(call->call); i++) {
        const Array *output = output_at(call->call, i);
        const Array *twin = array_named(call->function, output->name);
        table_add(proof, &call->made, output_item(call, i, NULL));
        if (twin && twin->role == ROLE_OUTPUT)
            table_add(proof, &call->values, output_item(call, i, twin));
    }
}

// The arguments of the function itself: no directions.
static int argument_count(const CallProof *call) {
    int count = 0;
    while (count < call->call->inputs.count &&
           array_named(call->function, call->call->inputs.items[count].array->name))
        count++;
    return count;
}

// Where an argument stands among the inputs.
static int input_position(const CallProof *call, const Array *variable) {
    int position = 0;
    while (strcmp(call->call->inputs.items[position].array->name, variable->name) != 0) position++;
    return position;
}

static const char *input_text(const CallProof *call, const Array *variable) {
    return arena_printf(call->proof->arena, "&%s[%d]", call->inputs.name,
                        input_position(call, variable));
}

// ---- Derivatives ----

// What the generated code has at `cells`, part of an output, is a derivative by the variable.
static const char *derivative_of(const CallProof *call, const char *name, int output,
                                 const char *cells, const Array *variable, const char *part) {
    DerivativeText derivative = {.name = name,
                                 .shape = output_at(call->call, output),
                                 .cells = cells,
                                 .variable = input_text(call, variable),
                                 .results = value_of(call),
                                 .part = part};
    return derivative_item(call->proof, &call->subject, derivative);
}

static void write_derivatives(const CallProof *call, const Table *derivatives) {
    write_table(call->proof, derivatives);
    write_line(call->proof->writer, "for (int i = 0; i < %d; i++) proof_derive(&%s[i]);",
               derivatives->count, derivatives->name);
}

// One output for each variable, after the value where there is one.
static void write_gradients(CallProof *call, const char *part) {
    Table table = table_named(call, "proof_derivative", "derivatives");
    for (int i = 0; i < call->function->variable_count; i++) {
        int output = call->values.count + i;
        const Array *array = output_at(call->call, output);
        table_add(call->proof, &table,
                  derivative_of(call, array->name, output,
                                first_cell(call->proof, array, output_cells(call, output)),
                                call->function->variables[i], part));
    }
    write_derivatives(call, &table);
}

// How fast each variable moves along its direction, which is the argument after all others that has
// its position; or that it stands still again.
static void write_speeds(const CallProof *call, const char *part, int is_moving) {
    Writer *writer = call->proof->writer;
    const Members *inputs = &call->call->inputs;
    int count = call->function->variable_count, first = inputs->count - count;
    for (int i = 0; i < count; i++) {
        const Array *variable = call->function->variables[i];
        const char *name = evaluation_member(&call->subject.evaluation, variable);
        Buffer subscripts = buffer_new(call->proof->arena);
        Lexicon indices = lexicon_new(call->proof->arena, &call->proof->file);
        Notation notation = {.lexicon = &indices};
        int depth = writer->depth;
        for (int k = 0; k < variable->rank; k++, writer->depth++) {
            const char *index = lexicon_claim(&indices, "i");
            write_line(writer, "for (int %s = 0; %s < %s; %s++)", index, index,
                       expression_text(&notation, variable->dims[k]), index);
            buffer_printf(&subscripts, "[%s]", index);
        }
        const char *speed = arena_printf(call->proof->arena, "(double)%s.%s%s", call->subject.given,
                                         inputs->items[first + i].name, subscripts.text);
        write_line(writer, "%s.%s%s.%s = %s;", call->subject.evaluation.numbers, name,
                   subscripts.text, part, is_moving ? speed : "0");
        writer->depth = depth;
    }
}

static void write_along(CallProof *call) {
    const Array *value = value_of(call);
    Table table = table_named(call, "proof_array", "along");
    table_add(call->proof, &table,
              output_item(call, call->values.count, type_is_real(value->type) ? value : NULL));
    write_speeds(call, "slope", 1);
    write_line(call->proof->writer, "%s();", call->subject.evaluation.name);
    write_table(call->proof, &table);
    write_line(call->proof->writer, "proof_compare(%s, DUAL_SLOPE);", table.name);
    write_speeds(call, "slope", 0);
}

// ---- Hessians ----

// A block of one matrix of numbers, or an output of its own; both for a pair of variables.
static const char *block_cells(const CallProof *call, int row, int column, int is_matrix) {
    int count = call->function->variable_count;
    int output = call->values.count + (is_matrix ? 0 : row * count + column);
    const char *cells = output_cells(call, output);
    return is_matrix ? arena_printf(call->proof->arena, "&%s[%d][%d]", cells, row, column)
                     : first_cell(call->proof, output_at(call->call, output), cells);
}

static void write_block(CallProof *call, int row, int column, int is_matrix) {
    int count = call->function->variable_count;
    const Array *const *variables = call->function->variables;
    int output = call->values.count + (is_matrix ? 0 : row * count + column);
    const char *name = output_at(call->call, output)->name;
    if (is_matrix) name = arena_printf(call->proof->arena, "%s[%d][%d]", name, row, column);
    Table table = table_named(call, "proof_derivative", "block");
    table_add(call->proof, &table,
              derivative_of(call, name, output, block_cells(call, row, column, is_matrix),
                            variables[column], "DUAL_MIXED"));
    write_table(call->proof, &table);
    write_line(call->proof->writer, "proof_hessian(%s, %s);", table.name,
               input_text(call, variables[row]));
}

static void write_hessian(CallProof *call) {
    int count = call->function->variable_count, is_matrix = 1;
    for (int i = 0; i < count; i++)
        if (call->function->variables[i]->rank) is_matrix = 0;
    for (int row = 0; row < count; row++)
        for (int column = 0; column < count; column++) write_block(call, row, column, is_matrix);
}

// ---- The function as it stands in C ----

// "value of energy in springs.c"
static const char *row_name(const Proof *proof, const char *what, const char *function) {
    return string_literal(proof->arena, arena_printf(proof->arena, "%s of %s in %s", what, function,
                                                     proof->original));
}

static void write_against(CallProof *call) {
    Proof *proof = call->proof;
    const char *name = call->function->exported;
    Table sizes = table_named(call, "int", "sizes");
    Table original = table_named(call, "proof_original", "original");
    for (int position = 0; position <= call->call->inputs.count; position++)
        for (int i = 0; i < call->call->size_count; i++)
            if (call->call->sizes[i].position == position)
                table_add(proof, &sizes, lexicon_find(&proof->file, call->call->sizes[i].dim));
    write_table(proof, &sizes);
    table_add(proof, &original,
              arena_printf(proof->arena, "{%s, %s, %s, %s, %s, %d, %s, %s}",
                           row_name(proof, "value", name), row_name(proof, "slope", name),
                           original_name(proof->arena, name), sizes.count ? sizes.name : "NULL",
                           call->inputs.name, argument_count(call), call->value.name,
                           call->subject.evaluation.name));
    write_table(proof, &original);
    write_line(proof->writer, "proof_against(%s);", original.name);
}

// ---- The whole ----

static void write_mode(CallProof *call) {
    switch (call->function->mode) {
    case EXPORT_GRAD:
    case EXPORT_JACOBIAN: write_gradients(call, "DUAL_SLOPE"); break;
    case EXPORT_JVP: write_along(call); break;
    case EXPORT_HVP:
        write_speeds(call, "other", 1);
        write_gradients(call, "DUAL_MIXED");
        write_speeds(call, "other", 0);
        break;
    case EXPORT_HESSIAN: write_hessian(call); break;
    default: break;
    }
}

// The generated code computes in f32 where all that is real is: arguments and results.
static Type real_type(const Call *call) {
    Type type = TYPE_INT;
    for (int i = 0; i < call->inputs.count; i++)
        if (call->inputs.items[i].array->type > type) type = call->inputs.items[i].array->type;
    for (int i = 0; i < output_count(call); i++)
        if (output_at(call, i)->type > type) type = output_at(call, i)->type;
    return type == TYPE_F32 ? TYPE_F32 : TYPE_F64;
}

// Directions are made up as other arguments are: of up to 12.
static const char *speeds_text(const CallProof *call) {
    switch (call->function->mode) {
    case EXPORT_JVP: return "{12, 1}";
    case EXPORT_HVP: return "{1, 12}";
    default: return "{1, 1}";
    }
}

// Returns the name of it.
static const char *write_function(CallProof *call) {
    const char *name = lexicon_claim(&call->lexicon, "function");
    write_line(call->proof->writer, "const proof_function %s = {0, NULL, %s, %s, %s, %s};", name,
               table_arguments(call->proof, &call->inputs), call->subject.evaluation.name,
               table_arguments(call->proof, &call->value), speeds_text(call));
    return name;
}

static void write_prove(CallProof *call) {
    Writer *writer = call->proof->writer;
    open_function(writer,
                  arena_printf(call->proof->arena, "static void %s(void)", call->subject.prove));
    write_table(call->proof, &call->inputs);
    write_table(call->proof, &call->value);
    write_table(call->proof, &call->made);
    write_table(call->proof, &call->values);
    if (call->inputs.count)
        write_line(writer, "proof_surround(&%s, sizeof %s);", call->subject.given,
                   call->subject.given);
    write_begin(call->proof, call->call->name, tolerance_of(real_type(call->call)));
    const char *function = write_function(call);
    write_line(writer, "proof_first(&%s);", function);
    write_line(writer, "do {");
    writer->depth++;
    write_line(writer, "proof_spoil(&%s, sizeof %s);", call->subject.made, call->subject.made);
    write_line(writer, "proof_spoil_stack();");
    write_line(writer, "%s", call_text(call));
    write_line(writer, "proof_look_around(%s);", table_arguments(call->proof, &call->inputs));
    write_line(writer, "proof_look_around(%s);", table_arguments(call->proof, &call->made));
    if (call->values.count)
        write_line(writer, "for (int i = 0; i < %d; i++) proof_compare(&%s[i], DUAL_VALUE);",
                   call->values.count, call->values.name);
    write_mode(call);
    if (call->proof->original) write_against(call);
    writer->depth--;
    const char *another = arena_printf(call->proof->arena, "proof_next(&%s)", function);
    write_line(writer, "} while (%s);", another);
    write_line(writer, "proof_end();");
    write_within_proof(call->proof, &call->subject, &call->lexicon, call->call->name, another);
    close_function(writer);
}

const char *write_call_proof(Proof *proof, const Call *call, const Function *function) {
    CallProof on_its_way = {.proof = proof, .call = call, .function = function};
    Rows place = {0};
    add_place(proof->arena, &place, place_of(call));
    if (place.count) write_row_comment(proof->writer, &place);
    on_its_way.subject = subject_of(proof, function, call->name);
    on_its_way.lexicon = lexicon_new(proof->arena, &proof->file);
    if (proof->original)
        write_line(proof->writer, "proof_call %s;",
                   original_name(proof->arena, function->exported));
    fill_tables(&on_its_way);
    write_arrays(&on_its_way);
    write_prove(&on_its_way);
    return on_its_way.subject.prove;
}
