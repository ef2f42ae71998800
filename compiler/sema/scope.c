// Names, and the indices around an expression.
#include "sema/expansion.h"

#include <string.h>

void push_scope(Expansion *expansion, Scope *scope) {
    *scope = (Scope){NULL, expansion->scope};
    expansion->scope = scope;
}

// Where there is an error, what would use the name may not have been understood.
static void warn_of_unused(Expansion *expansion, const Binding *binding) {
    if (binding->is_used || !binding->place.source || binding->place.source->is_prelude ||
        expansion->diagnostics->is_wrong)
        return;
    report_warning(expansion->diagnostics, WARNING_UNUSED, binding->place, "'%s' is never used",
                   binding->name);
}

void pop_scope(Expansion *expansion) {
    Scope *scope = expansion->scope;
    Binding *earlier = NULL;
    while (scope->bindings) { // the latest comes first: turn them round
        Binding *binding = scope->bindings;
        scope->bindings = binding->next;
        binding->next = earlier;
        earlier = binding;
    }
    for (; earlier; earlier = earlier->next) warn_of_unused(expansion, earlier);
    expansion->scope = scope->outer;
}

void scope_bind(Expansion *expansion, const char *name, Value value, Place place) {
    Binding *binding = arena_alloc(expansion->arena, sizeof *binding);
    *binding =
        (Binding){.name = name, .value = value, .place = place, .next = expansion->scope->bindings};
    // What is wrong already needs no second message.
    if (!value.is_valid) binding->is_used = 1;
    expansion->scope->bindings = binding;
}

Binding *scope_find(Expansion *expansion, const char *name) {
    for (Scope *scope = expansion->scope; scope; scope = scope->outer)
        for (Binding *binding = scope->bindings; binding; binding = binding->next)
            if (binding->name == name) return binding;
    return NULL;
}

static const char *nearest_binding(Expansion *expansion, const char *name) {
    const char *nearest = NULL;
    int least = (int)strlen(name) < 3 ? 2 : 3;
    for (Scope *scope = expansion->scope; scope; scope = scope->outer)
        for (Binding *binding = scope->bindings; binding; binding = binding->next) {
            int distance = spelling_distance(name, binding->name);
            if (!binding->value.is_valid && !binding->place.source) continue; // excused itself
            if (distance >= least || distance >= (int)strlen(name)) continue;
            least = distance;
            nearest = binding->name;
        }
    return nearest;
}

const char *kind_text(const Declaration *declaration) {
    switch (declaration->kind) {
    case DECLARATION_FUNCTION: return "a function";
    case DECLARATION_LAYER: return "a layer";
    case DECLARATION_OPTIMIZER: return "an optimizer";
    case DECLARATION_MODEL: return "a model";
    case DECLARATION_DIM: return "a dimension";
    case DECLARATION_QUANTITY: return "a quantity";
    case DECLARATION_IMPORT: return "an import";
    case DECLARATION_EXPORT: return "an export";
    case DECLARATION_EXTERN: return "a C function";
    }
    return "";
}

void excuse_name(Expansion *expansion, const char *name) {
    Scope *body = expansion->scope;
    if (!body) return;
    while (body->outer) body = body->outer;
    Binding *excused = arena_alloc(expansion->arena, sizeof *excused);
    *excused = (Binding){.name = name, .is_used = 1, .next = body->bindings};
    body->bindings = excused;
}

void report_unknown_name(Expansion *expansion, const char *name, Place place) {
    report_error(expansion->diagnostics, place, "'%s' is not known here", name);
    const char *nearest = nearest_binding(expansion, name);
    if (!nearest) nearest = modules_suggest(expansion->modules, name);
    if (nearest) report_note(expansion->diagnostics, (Place){0}, "did you mean '%s'?", nearest);
    excuse_name(expansion, name);
}

void restore_surroundings(Expansion *expansion, const Expansion *outer) {
    expansion->function = outer->function;
    expansion->scope = outer->scope;
    memcpy(expansion->around, outer->around, sizeof expansion->around);
    expansion->around_count = outer->around_count;
    memcpy(expansion->entries, outer->entries, sizeof expansion->entries);
    expansion->entry_count = outer->entry_count;
    expansion->is_element = outer->is_element;
    expansion->region_count = outer->region_count;
    expansion->loop = outer->loop;
    expansion->condition_count = outer->condition_count;
    expansion->origin = outer->origin;
    expansion->clause = outer->clause;
    expansion->call = outer->call;
    expansion->body = outer->body;
    expansion->path = outer->path;
    expansion->hint = outer->hint;
    expansion->is_named = outer->is_named;
    expansion->expected = outer->expected;
    expansion->in_subscript = outer->in_subscript;
}

void report_overflow(Expansion *expansion, const char *what, Place place) {
    if (!expansion->overflowed) report_error(expansion->diagnostics, place, "%s", what);
    expansion->overflowed = 1;
}

void push_index(Expansion *expansion, const Index *index, Place place) {
    if (expansion->around_count == LARGEST_NEST) {
        const char *what =
            arena_printf(expansion->arena, "more than %d indices are nested here", LARGEST_NEST);
        report_overflow(expansion, what, place);
        return;
    }
    expansion->around[expansion->around_count++] = index;
}

int pop_indices(Expansion *expansion, int count, const Range *ranges) {
    int known = 1;
    if (expansion->overflowed) return 0;
    expansion->around_count -= count;
    for (int i = 0; i < count; i++, ranges = ranges->next) {
        if (expansion->around[expansion->around_count + i]->extent) continue;
        report_error(
            expansion->diagnostics, ranges->place,
            "the range of '%s' does not follow from any access; write it out, as in %s < %s",
            ranges->name, ranges->name, likely_bound(ranges->name));
        known = 0;
    }
    return known;
}
