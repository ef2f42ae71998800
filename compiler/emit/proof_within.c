// What proves derivatives that the source asks for, grad(z, x): their statements are part of the
// subject, and are compared with its slopes where x alone moves.
#include "emit/proof.h"
#include "emit/provenance.h"

#include <string.h>

int has_gradients_within(Program *program, const Function *function) {
    for (int i = 0; i < function->gradient_count; i++)
        if (can_move(program, function, function->gradients[i].x)) return 1;
    return 0;
}

static const char *numbers_of(const Proof *proof, const Subject *subject, const Array *array) {
    return arena_printf(proof->arena, "%s%s.%s", array->rank ? "(dual *)" : "&",
                        subject->evaluation.numbers,
                        evaluation_member(&subject->evaluation, array));
}

static const char *aligned_text(const Proof *proof, const GradientWithin *within) {
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < within->z->rank; i++)
        buffer_printf(&text, "%s%d", i ? ", " : "{", within->aligned[i]);
    return within->z->rank ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

// "heat.gd:12 by x"
static const char *name_of_gradient(const Proof *proof, const GradientWithin *within) {
    Rows place = {0};
    add_place(proof->arena, &place, within->place);
    return arena_printf(proof->arena, "%s by %s", place.count ? place.items[0].left : "grad",
                        within->x->name);
}

static const char *within_item(const Proof *proof, const Subject *subject,
                               const GradientWithin *within) {
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %d, %d, %s, %s, %s, %s}",
        string_literal(proof->arena, name_of_gradient(proof, within)),
        shape_literal(proof, within->gradient), numbers_of(proof, subject, within->gradient),
        numbers_of(proof, subject, within->z), numbers_of(proof, subject, within->x),
        within->z->rank, within->x->rank, sizes_text(proof, within->z),
        sizes_text(proof, within->x), aligned_text(proof, within), subject->evaluation.name);
}

void write_within_proof(Proof *proof, const Subject *subject, Lexicon *lexicon, const char *name) {
    const Function *function = subject->evaluation.function;
    Table table = {.type = "proof_within", .name = lexicon_claim(lexicon, "within")};
    for (int i = 0; i < function->gradient_count; i++)
        if (can_move(proof->program, function, function->gradients[i].x))
            table_add(proof, &table, within_item(proof, subject, &function->gradients[i]));
    if (!table.count) return;
    write_blank(proof->writer);
    write_begin(proof, arena_printf(proof->arena, "grad within %s", name), TYPE_F64);
    write_table(proof, &table);
    write_line(proof->writer, "for (int i = 0; i < %d; i++) proof_derive_within(&%s[i]);",
               table.count, table.name);
    write_line(proof->writer, "proof_end();");
}
