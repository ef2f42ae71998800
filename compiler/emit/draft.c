#include "emit/draft.h"

Draft draft_of(Writer *writer, const Interface *interface, const Procedure *procedure) {
    Draft draft = {
        .body = {.writer = writer,
                 .interface = interface,
                 .lexicon = lexicon_new(interface->arena, &interface->file),
                 .steps = procedure->body,
                 .is_flat = procedure->kind == FUNCTION_UPDATE,
                 .is_packed = procedure->kind == FUNCTION_CALL},
        .procedure = procedure,
        .uses = {.program = interface->program},
    };
    uses_add_steps(&draft.uses, procedure->body);
    return draft;
}

Arena *arena_of(const Draft *draft) {
    return draft->body.interface->arena;
}

void bind_member(Draft *draft, const Array *array, const char *owner, const char *member) {
    lexicon_bind(&draft->body.lexicon, array, arena_printf(arena_of(draft), "%s%s", owner, member));
}

void add_local(Draft *draft, const char *declaration, const char *comment) {
    rows_add(arena_of(draft), &draft->locals, declaration, comment);
}

void write_locals(Draft *draft) {
    if (!draft->locals.count) return;
    write_rows(draft->body.writer, &draft->locals);
    write_blank(draft->body.writer);
}
