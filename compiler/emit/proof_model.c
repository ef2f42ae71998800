// What proves a model: its loss, metrics, outputs and states by value, its gradient by slopes.
#include "emit/entry.h"
#include "emit/proof.h"

#include <string.h>

// The proof of a model on its way.
typedef struct ModelProof {
    Proof *proof;
    const Interface *interface;
    Subject subject;
    const Function *forward;
    const char *arguments[ARGUMENT_COUNT]; // what the generated functions are given
    const char *start;                     // the C function that sets what training begins with
    Rows given, made;                      // arrays beside these
    Table inputs;                          // all that they read; parameters begin
    int first_parameter;                   // there
    Table outputs, metrics;                // what they make: the loss first, and new states
    int metric_count;                      // after the metrics
    Table gradients;
} ModelProof;

// ---- What the generated functions are given ----

static void claim_arguments(ModelProof *model) {
    for (int id = 0; id < ARGUMENT_COUNT; id++)
        model->arguments[id] = lexicon_claim(&model->proof->file, argument_name((ArgumentId)id));
    model->arguments[ARGUMENT_GIVEN_GRADIENT] = model->arguments[ARGUMENT_GRADIENT];
}

static int is_taken(const ModelProof *model, ArgumentId id) {
    for (int entry = 0; entry < ENTRY_COUNT; entry++)
        if (entry != ENTRY_OPTIMIZER_INIT && entry != ENTRY_UPDATE && entry != ENTRY_STEP &&
            has_entry(model->interface, (Entry)entry) &&
            entry_takes(model->interface, (Entry)entry, id))
            return 1;
    return 0;
}

// "digits_grad(&params, &batch, &gradient, &metrics, &work)"
static const char *call_text(const ModelProof *model, Entry entry) {
    Buffer text = buffer_new(model->proof->arena);
    buffer_printf(&text, "$_%s(", entry_name(entry));
    const char *before = "";
    for (int id = 0; id < ARGUMENT_COUNT; id++) {
        if (!entry_takes(model->interface, entry, (ArgumentId)id)) continue;
        buffer_printf(&text, "%s%s%s", before, id == ARGUMENT_SEED ? "" : "&",
                      model->arguments[id]);
        before = ", ";
    }
    buffer_char(&text, ')');
    return with_prefix(model->proof->writer, text.text);
}

static void write_arguments(ModelProof *model) {
    static const struct {
        ArgumentId id;
        const char *type;
    } list[] = {
        {ARGUMENT_PARAMS, "params"},   {ARGUMENT_GRADIENT, "params"}, {ARGUMENT_STATE, "state"},
        {ARGUMENT_NEXT, "state"},      {ARGUMENT_BATCH, "batch"},     {ARGUMENT_OUTPUTS, "outputs"},
        {ARGUMENT_METRICS, "metrics"}, {ARGUMENT_WORK, "work"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (is_taken(model, list[i].id))
            write_line(model->proof->writer, "static $_%s %s;", list[i].type,
                       model->arguments[list[i].id]);
}

// ---- Tables ----

static const char *member_of(const ModelProof *model, const char *owner, const char *member) {
    return arena_printf(model->proof->arena, "%s.%s", owner, member);
}

// The members of a struct, each with its twin: of the same name and role, or of the array that is
// the new value of it.
static void add_members(ModelProof *model, Table *table, const Members *members, const char *owner,
                        Role role) {
    for (int i = 0; i < members->count; i++) {
        Member member = members->items[i];
        const Array *twin = NULL;
        for (int k = 0; k < model->forward->array_count; k++) {
            const Array *array = model->forward->arrays[k];
            const char *name = role == ROLE_NEXT && array->of ? array->of->name : array->name;
            int is_metric = role == ROLE_METRIC && array->role == ROLE_LOSS;
            if ((array->role == role || is_metric) && strcmp(name, member.array->name) == 0)
                twin = array;
        }
        if (!twin) continue;
        ArrayText item = {.array = member.array,
                          .role = role,
                          .cells = member_of(model, owner, member.name),
                          .has_margin = role == ROLE_OUTPUT,
                          .twin = twin};
        table_add(model->proof, table, array_item(model->proof, &model->subject, item));
    }
}

// An input of one number lies in the batch itself. A model without outputs and loss has inputs, but
// no function that takes them.
static void add_inputs(ModelProof *model) {
    const Members *inputs = &model->interface->inputs;
    if (!is_taken(model, ARGUMENT_BATCH)) return;
    for (int i = 0; i < inputs->count; i++) {
        Member input = inputs->items[i];
        const char *owner =
            input.array->rank ? model->subject.given : model->arguments[ARGUMENT_BATCH];
        if (input.array->rank)
            add_cells(model->proof, &model->subject, &model->given, input.array, input.name);
        ArrayText item = {.array = input.array,
                          .role = ROLE_INPUT,
                          .cells = member_of(model, owner, input.name),
                          .has_margin = 1,
                          .twin = array_named(model->forward, input.array->name)};
        table_add(model->proof, &model->inputs, array_item(model->proof, &model->subject, item));
    }
}

static void add_gradients(ModelProof *model) {
    const Members *parameters = &model->interface->parameters;
    for (int i = 0; i < parameters->count && has_entry(model->interface, ENTRY_GRAD); i++) {
        Member parameter = parameters->items[i];
        const char *cells = member_of(model, model->arguments[ARGUMENT_GRADIENT], parameter.name);
        DerivativeText derivative = {.name = parameter.array->name,
                                     .shape = parameter.array,
                                     .cells = first_cell(model->proof, parameter.array, cells),
                                     .variable = arena_printf(model->proof->arena, "&%s[%d]",
                                                              model->inputs.name,
                                                              model->first_parameter + i),
                                     .results = array_with_role(model->forward, ROLE_LOSS),
                                     .part = "DUAL_SLOPE"};
        table_add(model->proof, &model->gradients,
                  derivative_item(model->proof, &model->subject, derivative));
    }
}

static Table table_named(ModelProof *model, const char *type, const char *name) {
    return (Table){.type = type, .name = lexicon_claim(&model->proof->file, name)};
}

static void fill_tables(ModelProof *model) {
    const Interface *interface = model->interface;
    const char *const *arguments = model->arguments;
    model->inputs = table_named(model, "proof_array", "given");
    model->outputs = table_named(model, "proof_array", "made_outputs");
    model->metrics = table_named(model, "proof_array", "made_metrics");
    model->gradients = table_named(model, "proof_derivative", "made_gradient");
    add_inputs(model);
    model->first_parameter = model->inputs.count;
    add_members(model, &model->inputs, &interface->parameters, arguments[ARGUMENT_PARAMS],
                ROLE_PARAMETER);
    add_members(model, &model->inputs, &interface->states, arguments[ARGUMENT_STATE], ROLE_STATE);
    for (int i = 0; i < interface->outputs.count; i++)
        add_cells(model->proof, &model->subject, &model->made, interface->outputs.items[i].array,
                  interface->outputs.items[i].name);
    add_members(model, &model->outputs, &interface->outputs, model->subject.made, ROLE_OUTPUT);
    add_members(model, &model->metrics, &interface->metrics, arguments[ARGUMENT_METRICS],
                ROLE_METRIC);
    model->metric_count = model->metrics.count;
    if (is_taken(model, ARGUMENT_NEXT))
        add_members(model, &model->metrics, &interface->states, arguments[ARGUMENT_NEXT],
                    ROLE_NEXT);
    add_gradients(model);
}

static void write_tables(const ModelProof *model) {
    const Table *const tables[] = {&model->inputs, &model->outputs, &model->metrics,
                                   &model->gradients};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        write_table(model->proof, tables[i]);
    write_blank(model->proof->writer);
}

// ---- The proof ----

static void write_pointers(const ModelProof *model, const Members *members, ArgumentId argument,
                           const char *owner) {
    for (int i = 0; i < members->count; i++) {
        Member member = members->items[i];
        if (!member.array->rank && argument == ARGUMENT_BATCH) continue;
        write_line(model->proof->writer, "%s.%s = %s;", model->arguments[argument], member.name,
                   first_cell(model->proof, member.array, member_of(model, owner, member.name)));
    }
}

static void write_batch(const ModelProof *model) {
    const Program *program = model->proof->program;
    const Interface *interface = model->interface;
    if (!is_taken(model, ARGUMENT_BATCH)) return;
    for (int i = 0; i < interface->size_count; i++) {
        const Dim *dim = program_dim(program, interface->sizes[i].dim->name);
        if (dim)
            write_line(model->proof->writer, "%s.%s = %s;", model->arguments[ARGUMENT_BATCH],
                       interface->sizes[i].name, lexicon_find(&model->proof->file, dim));
    }
    write_pointers(model, &interface->inputs, ARGUMENT_BATCH, model->subject.given);
}

static void write_setting(const ModelProof *model, Type type, const char *value) {
    for (int i = 0; i < model->forward->array_count; i++) {
        const Array *array = model->forward->arrays[i];
        if (array->role == ROLE_SETTING && array->type == type)
            write_line(model->proof->writer, "%s.%s = %s;", model->subject.evaluation.numbers,
                       evaluation_member(&model->subject.evaluation, array), value);
    }
}

// What the function does not write is then no number.
static void write_spoil(const ModelProof *model, Entry entry) {
    static const ArgumentId made[] = {ARGUMENT_GRADIENT, ARGUMENT_NEXT, ARGUMENT_METRICS,
                                      ARGUMENT_WORK};
    Writer *writer = model->proof->writer;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (entry_takes(model->interface, entry, made[i]))
            write_line(writer, "proof_spoil(&%s, sizeof %s);", model->arguments[made[i]],
                       model->arguments[made[i]]);
    if (entry == ENTRY_PREDICT)
        write_line(writer, "proof_spoil(&%s, sizeof %s);", model->subject.made,
                   model->subject.made);
}

// "for (int i = 0; i < 2; i++) proof_compare(&made_metrics[i], DUAL_VALUE);"
static void write_for_all(const ModelProof *model, const Table *table, const char *function,
                          const char *more) {
    if (table->count)
        write_line(model->proof->writer, "for (int i = 0; i < %d; i++) %s(&%s[i]%s);", table->count,
                   function, table->name, more);
}

static void write_call(const ModelProof *model, Entry entry) {
    write_line(model->proof->writer, "proof_spoil_stack();");
    write_line(model->proof->writer, "proof_accept(%s, $_message);", call_text(model, entry));
}

// What it makes, and what decides whether something can be proved at a point. New states are made
// in training alone.
static Table values_of(const ModelProof *model, Entry entry) {
    Table values = entry == ENTRY_PREDICT ? model->outputs : model->metrics;
    if (entry == ENTRY_LOSS) values.count = model->metric_count;
    return values;
}

// "{1, start_m, given, 9, evaluate_m, made_metrics, 1, {1, 1}}"
static const char *function_text(const ModelProof *model, Entry entry) {
    Table values = values_of(model, entry);
    return arena_printf(model->proof->arena, "{1, %s, %s, %s, %s, {1, 1}}",
                        model->start ? model->start : "NULL",
                        table_arguments(model->proof, &model->inputs),
                        model->subject.evaluation.name, table_arguments(model->proof, &values));
}

static void write_comparisons(const ModelProof *model, Entry entry) {
    Table values = values_of(model, entry);
    Writer *writer = model->proof->writer;
    write_line(writer, "proof_look_around(%s);", table_arguments(model->proof, &model->inputs));
    if (entry == ENTRY_PREDICT)
        write_line(writer, "proof_look_around(%s);", table_arguments(model->proof, &values));
    write_for_all(model, &values, "proof_compare", ", DUAL_VALUE");
    if (entry == ENTRY_GRAD) write_for_all(model, &model->gradients, "proof_derive", "");
}

// Training or not, `entry` is looked at from point to point.
static void write_entry(const ModelProof *model, Entry entry) {
    const Interface *interface = model->interface;
    Writer *writer = model->proof->writer;
    if (!has_entry(interface, entry)) return;
    Lexicon lexicon = lexicon_new(model->proof->arena, &model->proof->file);
    const char *function = lexicon_claim(&lexicon, entry_name(entry));
    write_blank(writer);
    write_setting(model, TYPE_BOOL, entry == ENTRY_GRAD ? "1" : "0");
    write_begin(model->proof, spell(writer, "$_%s", entry_name(entry)),
                tolerance_of(interface->real));
    write_line(writer, "static const proof_function %s = %s;", function,
               function_text(model, entry));
    write_line(writer, "proof_first(&%s);", function);
    write_line(writer, "do {");
    writer->depth++;
    write_spoil(model, entry);
    write_call(model, entry);
    write_comparisons(model, entry);
    writer->depth--;
    write_line(writer, "} while (proof_next(&%s));", function);
    write_line(writer, "proof_end();");
}

// All of its bits count.
static const char seed_text[] = "proof.seed * UINT64_C(0x9e3779b97f4a7c15)";

static void write_seed(const ModelProof *model) {
    write_line(model->proof->writer, "const uint64_t %s = %s;", model->arguments[ARGUMENT_SEED],
               seed_text);
}

// Whether one of the functions that are proved takes it: another one than `_init`.
static int is_seed_taken(const ModelProof *model) {
    static const Entry proved[] = {ENTRY_GRAD, ENTRY_LOSS, ENTRY_PREDICT};
    for (size_t i = 0; i < sizeof proved / sizeof *proved; i++)
        if (has_entry(model->interface, proved[i]) &&
            entry_takes(model->interface, proved[i], ARGUMENT_SEED))
            return 1;
    return 0;
}

static void write_start(ModelProof *model) {
    Writer *writer = model->proof->writer;
    if (!has_entry(model->interface, ENTRY_INIT)) return;
    const char *name = arena_printf(model->proof->arena, "start_%s", model->interface->prefix);
    model->start = lexicon_claim(&model->proof->file, name);
    open_function(writer, arena_printf(model->proof->arena, "static void %s(void)", model->start));
    write_seed(model);
    write_call(model, ENTRY_INIT);
    close_function(writer);
}

static void write_given(const ModelProof *model) {
    Writer *writer = model->proof->writer;
    if (model->given.count)
        write_line(writer, "proof_surround(&%s, sizeof %s);", model->subject.given,
                   model->subject.given);
    write_batch(model);
    write_pointers(model, &model->interface->outputs, ARGUMENT_OUTPUTS, model->subject.made);
    write_setting(model, TYPE_SEED, seed_text);
}

// Once as it is trained, and once as it is used. Derivatives within are looked at at one point.
static void write_prove(const ModelProof *model) {
    open_function(model->proof->writer,
                  arena_printf(model->proof->arena, "static void %s(void)", model->subject.prove));
    if (is_seed_taken(model)) write_seed(model);
    write_given(model);
    write_entry(model, ENTRY_GRAD);
    write_entry(model, ENTRY_LOSS);
    write_entry(model, ENTRY_PREDICT);
    Lexicon lexicon = lexicon_new(model->proof->arena, &model->proof->file);
    write_within_proof(model->proof, &model->subject, &lexicon, model->interface->prefix, NULL);
    close_function(model->proof->writer);
}

const char *write_model_proof(Proof *proof, const Function *forward) {
    ModelProof model = {.proof = proof, .interface = proof->interface, .forward = forward};
    model.subject = subject_of(proof, forward, proof->interface->prefix);
    claim_arguments(&model);
    fill_tables(&model);
    write_arguments(&model);
    write_blank(proof->writer);
    write_cells(proof, &model.given, model.subject.given);
    write_cells(proof, &model.made, model.subject.made);
    write_tables(&model);
    write_start(&model);
    write_prove(&model);
    return model.subject.prove;
}
