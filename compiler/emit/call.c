#include "emit/call.h"
#include "emit/draft.h"

#include <string.h>

// ---- The signature ----

// A single number is an int; entries of arrays have a size that every machine agrees on.
static const char *value_type(const Array *array) {
    return array->rank ? c_entry_type(array->type) : c_type(array->type);
}

// Before C23, a `double A[2][2]` cannot be passed as a `const double A[2][2]` without a warning: so
// only what has one subscript is const.
static const char *constness_of(const Array *array) {
    return array->role == ROLE_INPUT && (array->rank == 1 || has_inner_size(array)) ? "const " : "";
}

static void add_argument(Buffer *arguments, const Interface *interface, Member argument) {
    const Array *array = argument.array;
    const char *extents = argument_extents_text(interface, array);
    const char *star = !extents || (array->role == ROLE_OUTPUT && array->rank == 0) ? "*" : "";
    buffer_printf(arguments, "%s%s%s %s%s%s", arguments->length ? ", " : "", constness_of(array),
                  value_type(array), star, argument.name, extents ? extents : "");
}

static void add_sizes(Buffer *arguments, const Call *call, int position) {
    for (int i = 0; i < call->size_count; i++)
        if (call->sizes[i].position == position)
            buffer_printf(arguments, "%sint %s", arguments->length ? ", " : "",
                          call->sizes[i].name);
}

char *call_signature(const Interface *interface, const Call *call) {
    Buffer arguments = buffer_new(interface->arena);
    for (int i = 0; i < call->inputs.count; i++) {
        add_sizes(&arguments, call, i);
        add_argument(&arguments, interface, call->inputs.items[i]);
    }
    add_sizes(&arguments, call, call->inputs.count);
    for (int i = 0; i < call->outputs.count; i++)
        add_argument(&arguments, interface, call->outputs.items[i]);
    return arena_printf(interface->arena, "%s %s(%s)",
                        call->result ? value_type(call->result) : "void", call->name,
                        arguments.length ? arguments.text : "void");
}

// ---- Names ----

static void bind_arguments(Draft *draft, const Members *arguments, const char *mark) {
    for (int i = 0; i < arguments->count; i++) {
        Member argument = arguments->items[i];
        const char *name = lexicon_claim(&draft->body.lexicon, argument.name);
        bind_member(draft, argument.array, argument.array->rank ? "" : mark, name);
    }
}

static void bind_sizes(Draft *draft, const Call *call) {
    for (int i = 0; i < call->size_count; i++)
        lexicon_bind(&draft->body.lexicon, call->sizes[i].dim,
                     lexicon_claim(&draft->body.lexicon, call->sizes[i].name));
}

// Nothing is written where a size is none; what is returned then is no number.
static void write_size_check(Draft *draft, const Call *call) {
    Buffer text = buffer_new(arena_of(draft));
    for (int i = 0; i < call->size_count; i++)
        buffer_printf(&text, "%s%s < 1 || %s > %d", i ? " || " : "", call->sizes[i].name,
                      call->sizes[i].name, call->sizes[i].dim->bound);
    const char *result = !call->result                      ? ""
                         : type_is_real(call->result->type) ? " NAN"
                                                            : " INT_MIN";
    if (text.length) write_line(draft->body.writer, "if (%s) return%s;", text.text, result);
}

// Compilers warn of arguments that nothing speaks of.
static void write_unused(Draft *draft, const Call *call) {
    const Members *lists[] = {&call->inputs, &call->outputs};
    int is_any = 0;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        for (int i = 0; i < lists[k]->count; i++) {
            if (uses_array(&draft->uses, lists[k]->items[i].array)) continue;
            write_line(draft->body.writer, "(void)%s;", lists[k]->items[i].name);
            is_any = 1;
        }
    if (is_any) write_blank(draft->body.writer);
}

static void declare(Draft *draft, const Array *array) {
    Arena *arena = arena_of(draft);
    const char *name = lexicon_claim(&draft->body.lexicon, array->name);
    const char *shape = extents_text(draft->body.interface, array, 0);
    int is_renamed = strcmp(name, array->name) != 0;
    add_local(draft, arena_printf(arena, "%s %s%s;", value_type(array), name, shape),
              is_renamed ? comment_text(arena, array->name, strlen(array->name)) : NULL);
    bind_member(draft, array, "", name);
}

// ---- The result ----

static int stores_to(const Step *step, const Array *array) {
    if (step->kind == STEP_STORE) return step->target == array;
    for (const Step *inner = step->body; inner; inner = inner->next)
        if (stores_to(inner, array)) return 1;
    return 0;
}

// The first step that stores to an array, inside or itself; NULL: none.
static const Step *first_store(const Step *steps, const Array *array) {
    while (steps && !stores_to(steps, array)) steps = steps->next;
    return steps;
}

// The steps with the one that first stores the result as its declaration; where `is_last`, without.
static const Step *with_declaration(Arena *arena, const Step *steps, const Step *store,
                                    int is_last) {
    Step *first = NULL, **end = &first;
    for (const Step *step = steps; step != store; step = step->next) {
        Step *copy = *end = arena_alloc(arena, sizeof *copy);
        *copy = *step;
        copy->next = NULL;
        end = &copy->next;
    }
    if (is_last) return first;
    Step *declaration = *end = arena_alloc(arena, sizeof *declaration);
    *declaration = *store;
    declaration->kind = STEP_DECLARE;
    declaration->is_constant = !first_store(store->next, store->target);
    return first;
}

// The result is a variable, which is declared with its value if that is computed at once; and if
// nothing is left to do then, it needs no name.
static void write_steps_and_return(Draft *draft, const Array *result) {
    Writer *writer = draft->body.writer;
    const Step *steps = draft->procedure->body, *store = first_store(steps, result);
    int is_at_once = store && store->kind == STEP_STORE && store->reducer == REDUCER_DEFINE;
    int is_last = is_at_once && !store->next;
    draft->body.tested = result;
    if (is_at_once)
        steps = with_declaration(arena_of(draft), steps, store, is_last);
    else
        declare(draft, result);
    write_locals(draft);
    write_steps(&draft->body, steps);
    Notation notation = notation_of(&draft->body);
    if (!is_last) write_blank(writer);
    write_line(writer, "return %s;",
               is_last ? expression_text(&notation, store->value)
                       : cell_text(&notation, result, NULL));
}

// ---- The whole ----

void write_call(Writer *writer, const Interface *interface, const Call *call) {
    const Procedure *procedure = call->procedure;
    Draft draft = draft_of(writer, interface, procedure);
    open_function(writer, call_signature(interface, call));
    bind_sizes(&draft, call);
    bind_arguments(&draft, &call->inputs, "");
    bind_arguments(&draft, &call->outputs, "*");
    write_size_check(&draft, call);
    write_unused(&draft, call);
    for (int i = 0; i < procedure->placement_count; i++)
        declare(&draft, procedure->placements[i].array);
    if (call->result) {
        write_steps_and_return(&draft, call->result);
    } else {
        write_locals(&draft);
        write_steps(&draft.body, procedure->body);
    }
    close_function(writer);
}
