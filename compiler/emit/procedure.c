#include "emit/procedure.h"
#include "emit/checks.h"
#include "emit/draft.h"

#include <string.h>

// ---- Names ----

// "h.w: [N, 32]"; NULL for a single value that has its own name.
static const char *comment_on(const Draft *draft, const Array *array, const char *name) {
    const char *dims = dims_text(arena_of(draft), array);
    if (!*dims && strcmp(array->name, name) == 0) return NULL;
    const char *text =
        arena_printf(arena_of(draft), "%s%s%s", array->name, *dims ? ": " : "", dims);
    return comment_text(arena_of(draft), text, strlen(text));
}

// A pointer that gives an array in flat memory its subscripts. The memory is an expression that
// may stand behind a cast.
static void declare_pointer(Draft *draft, const Array *array, const char *constness,
                            const char *memory) {
    Arena *arena = arena_of(draft);
    const char *name = lexicon_claim(&draft->body.lexicon, array->name);
    const char *type = arena_printf(arena, "%s%s", constness, c_entry_type(array->type));
    const char *row = extents_text(draft->body.interface, array, 1);
    const char *plain = arena_printf(arena, "%s *%s = %s;", type, name, memory);
    const char *rows =
        arena_printf(arena, "%s (*%s)%s = (%s (*)%s)%s;", type, name, row, type, row, memory);
    add_local(draft, array->rank > 1 ? rows : plain, comment_on(draft, array, name));
    bind_member(draft, array, array->rank ? "" : "*", name);
}

// All parameters, or what is shaped like them, as one flat array.
static void declare_flat(Draft *draft, const Array *array, const char *constness,
                         const char *memory) {
    Arena *arena = arena_of(draft);
    const char *name = lexicon_claim(&draft->body.lexicon, array->name);
    const char *type = c_entry_type(array->type);
    add_local(draft,
              arena_printf(arena, "%s%s *%s = (%s%s *)%s;", constness, type, name, constness, type,
                           memory),
              NULL);
    bind_member(draft, array, "", name);
}

static void declare_setting(Draft *draft, const Array *array) {
    const Interface *interface = draft->body.interface;
    if (array->type == TYPE_SEED) {
        lexicon_bind(&draft->body.lexicon, array, "seed");
        return;
    }
    const char *name = lexicon_claim(&draft->body.lexicon, array->name);
    const char *member = is_step_count(array) ? "t" : member_name(&interface->settings, array);
    add_local(draft,
              arena_printf(arena_of(draft), "const %s %s = optimizer->%s;", c_type(array->type),
                           name, member),
              is_step_count(array) ? "the number of this step, from 1" : NULL);
    bind_member(draft, array, "", name);
}

static void bind_in_update(Draft *draft, const Array *array) {
    const Members *states = &draft->body.interface->kept;
    switch (array->role) {
    case ROLE_PARAMETER: declare_flat(draft, array, "", "params"); break;
    case ROLE_GRADIENT: declare_flat(draft, array, "const ", "gradient"); break;
    case ROLE_STATE:
        declare_flat(draft, array, "",
                     arena_printf(arena_of(draft), "&optimizer->%s", member_name(states, array)));
        break;
    case ROLE_SETTING: declare_setting(draft, array); break;
    default: break;
    }
}

// A single value is in the batch itself.
static void bind_input(Draft *draft, const Array *array) {
    const char *member = member_name(&draft->body.interface->inputs, array);
    const char *memory = arena_printf(arena_of(draft), "batch->%s", member);
    if (array->rank)
        declare_pointer(draft, array, "const ", memory);
    else
        bind_member(draft, array, "batch->", member);
}

static void bind_output(Draft *draft, const Array *array) {
    const char *member = member_name(&draft->body.interface->outputs, array);
    declare_pointer(draft, array, "", arena_printf(arena_of(draft), "outputs->%s", member));
}

static void bind_array(Draft *draft, const Array *array) {
    const Interface *interface = draft->body.interface;
    int is_grad = draft->procedure->kind == FUNCTION_GRAD;
    switch (array->role) {
    case ROLE_INPUT: bind_input(draft, array); break;
    case ROLE_OUTPUT: bind_output(draft, array); break;
    case ROLE_PARAMETER:
        bind_member(draft, array, "params->", member_name(&interface->parameters, array));
        break;
    case ROLE_STATE:
        bind_member(draft, array, "state->", member_name(&interface->states, array));
        break;
    case ROLE_NEXT:
        bind_member(draft, array, "next->", member_name(&interface->states, array->of));
        break;
    case ROLE_GRADIENT:
        bind_member(draft, array, "gradient->", member_name(&interface->parameters, array->of));
        break;
    case ROLE_LOSS:
    case ROLE_METRIC:
        bind_member(draft, array, is_grad ? "found." : "metrics->",
                    member_name(&interface->metrics, array));
        break;
    case ROLE_SETTING: declare_setting(draft, array); break;
    default: break;
    }
}

static void bind_given_and_results(Draft *draft) {
    const Function *function = draft->procedure->function;
    int is_update = draft->procedure->kind == FUNCTION_UPDATE;
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (!uses_array(&draft->uses, array)) continue;
        if (is_update)
            bind_in_update(draft, array);
        else
            bind_array(draft, array);
    }
}

// What an update writes is what it is the update of.
static void bind_updates(Draft *draft) {
    for (int i = 0; i < draft->uses.array_count; i++) {
        const Array *array = draft->uses.arrays[i];
        if (array->role != ROLE_UPDATE) continue;
        if (!lexicon_find(&draft->body.lexicon, array->of)) bind_in_update(draft, array->of);
        lexicon_bind(&draft->body.lexicon, array, lexicon_find(&draft->body.lexicon, array->of));
    }
}

static void bind_work(Draft *draft) {
    for (int i = 0; i < draft->procedure->placement_count; i++) {
        Placement placement = draft->procedure->placements[i];
        const char *block = type_is_real(placement.array->type) ? "work->reals" : "work->integers";
        int is_cast = placement.array->rank > 1;
        const char *memory = arena_printf(arena_of(draft), is_cast ? "(%s + %lld)" : "%s + %lld",
                                          block, (long long)placement.offset);
        declare_pointer(draft, placement.array, "", memory);
    }
}

// ---- Text ----

static void claim_arguments(Draft *draft, Entry entry) {
    for (int id = 0; id < ARGUMENT_COUNT; id++)
        if (entry_takes(draft->body.interface, entry, (ArgumentId)id))
            lexicon_claim(&draft->body.lexicon, argument_name((ArgumentId)id));
}

static void declare_sizes(Draft *draft) {
    const Interface *interface = draft->body.interface;
    for (int i = 0; i < interface->size_count; i++) {
        Size size = interface->sizes[i];
        if (!uses_dim(&draft->uses, size.dim)) continue;
        const char *name = lexicon_claim(&draft->body.lexicon, size.name);
        lexicon_bind(&draft->body.lexicon, size.dim, name);
        add_local(draft,
                  arena_printf(arena_of(draft), "const int %s = batch->%s;", name, size.name),
                  NULL);
    }
}

static int has_metrics(const Draft *draft) {
    return draft->procedure->kind == FUNCTION_GRAD && uses_metrics(&draft->uses);
}

static void write_body(Draft *draft) {
    Writer *writer = draft->body.writer;
    if (draft->procedure->kind == FUNCTION_UPDATE)
        write_line(writer, "if (optimizer->t < INT_MAX) optimizer->t++;");
    if (has_metrics(draft)) lexicon_claim(&draft->body.lexicon, "found");
    declare_sizes(draft);
    bind_given_and_results(draft);
    bind_updates(draft);
    bind_work(draft);
    // The caller may not want the metrics: they are gathered in a place of their own.
    if (has_metrics(draft)) add_local(draft, spell(writer, "$_metrics found;"), NULL);
    write_locals(draft);
    write_steps(&draft->body, draft->procedure->body);
    write_blank(writer);
    if (has_metrics(draft)) write_line(writer, "if (metrics) *metrics = found;");
    write_line(writer, "return @_OK;");
}

void write_procedure(Writer *writer, const Interface *interface, Entry entry,
                     const Procedure *procedure) {
    Draft draft = draft_of(writer, interface, procedure);
    claim_arguments(&draft, entry);
    open_function(writer, with_prefix(writer, entry_signature(interface, entry)));
    write_checks(writer, interface, entry, &draft.uses, procedure->placement_count > 0);
    write_blank(writer);
    write_body(&draft);
    close_function(writer);
}
