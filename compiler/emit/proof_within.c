// What proves derivatives that the source asks for, grad(z, x) and jvp(z, x: rate): their
// statements are part of the subject, and are compared with its slopes where x alone moves.
#include "emit/proof.h"
#include "emit/provenance.h"

#include <string.h>

static int is_provable(Program *program, const Function *function, int position, int is_along) {
    const DerivativeWithin *derivative = &function->derivatives[position];
    return (derivative->rates != NULL) == is_along && can_move(program, function, derivative);
}

int has_derivatives_within(Program *program, const Function *function, int is_along) {
    for (int i = 0; i < function->derivative_count; i++)
        if (is_provable(program, function, i, is_along)) return 1;
    return 0;
}

static const char *numbers_of(const Proof *proof, const Subject *subject, const Array *array) {
    return arena_printf(proof->arena, "%s%s.%s", array->rank ? "(dual *)" : "&",
                        subject->evaluation.numbers,
                        evaluation_member(&subject->evaluation, array));
}

// The name without the number that makes it the only one: "x" of "x.2".
static const char *plain_name(const Proof *proof, const Array *array) {
    const char *dot = strrchr(array->name, '.');
    int is_number = dot && dot[1] && !dot[1 + strspn(dot + 1, "0123456789")];
    size_t length = is_number ? (size_t)(dot - array->name) : strlen(array->name);
    return arena_copy(proof->arena, array->name, length);
}

// "heat.gd:12 by x"
static const char *name_of_derivative(const Proof *proof, const DerivativeWithin *derivative) {
    Buffer text = buffer_new(proof->arena);
    Rows place = {0};
    add_place(proof->arena, &place, derivative->place);
    buffer_text(&text, place.count ? place.items[0].left : "derivative");
    for (int i = 0; i < derivative->count; i++)
        buffer_printf(&text, "%s%s",
                      i                   ? ", "
                      : derivative->rates ? " along "
                                          : " by ",
                      plain_name(proof, derivative->x[i]));
    return string_literal(proof->arena, text.text);
}

// ---- grad ----

static const char *aligned_text(const Proof *proof, const DerivativeWithin *derivative) {
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < derivative->z->rank; i++)
        buffer_printf(&text, "%s%d", i ? ", " : "{", derivative->aligned[i]);
    return derivative->z->rank ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

static const char *gradient_item(const Proof *proof, const Subject *subject,
                                 const DerivativeWithin *derivative) {
    const Array *z = derivative->z, *x = derivative->x[0];
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %d, %d, %s, %s, %s, %s}",
        name_of_derivative(proof, derivative), shape_literal(proof, derivative->derivative),
        numbers_of(proof, subject, derivative->derivative), numbers_of(proof, subject, z),
        numbers_of(proof, subject, x), z->rank, x->rank, sizes_text(proof, z), sizes_text(proof, x),
        aligned_text(proof, derivative), subject->evaluation.name);
}

// ---- jvp ----

static const char *count_text(const Proof *proof, const Subject *subject, const Array *array) {
    const char *cells = arena_printf(proof->arena, "%s.%s", subject->evaluation.numbers,
                                     evaluation_member(&subject->evaluation, array));
    return arena_printf(proof->arena, "sizeof %s / sizeof(dual)", cells);
}

static Table movers_of(const Proof *proof, const Subject *subject, Lexicon *lexicon,
                       const DerivativeWithin *derivative) {
    Table movers = {.type = "proof_mover", .name = lexicon_claim(lexicon, "movers")};
    for (int i = 0; i < derivative->count; i++)
        table_add(proof, &movers,
                  arena_printf(proof->arena, "{%s, 0, %s, %s}",
                               numbers_of(proof, subject, derivative->x[i]),
                               count_text(proof, subject, derivative->x[i]),
                               numbers_of(proof, subject, derivative->rates[i])));
    return movers;
}

static const char *along_item(const Proof *proof, const Subject *subject,
                              const DerivativeWithin *derivative, const Table *movers) {
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %s, %s}", name_of_derivative(proof, derivative),
        shape_literal(proof, derivative->derivative),
        numbers_of(proof, subject, derivative->derivative),
        numbers_of(proof, subject, derivative->z), count_text(proof, subject, derivative->z),
        table_arguments(proof, movers), subject->evaluation.name);
}

// ---- Both ----

static void write_for_all(const Proof *proof, const Table *table, const char *function) {
    write_table(proof, table);
    if (table->count)
        write_line(proof->writer, "for (int i = 0; i < %d; i++) %s(&%s[i]);", table->count,
                   function, table->name);
}

// Those that are part of what is computed, but cannot be compared by themselves, are told of.
static void write_left_out(Proof *proof, const Function *function, const char *name) {
    int count = function->unlisted_derivatives;
    for (int i = 0; i < function->derivative_count; i++)
        count += !can_move(proof->program, function, &function->derivatives[i]);
    if (!count) return;
    const char *format = "\"\\nderivatives within %s: %d NOT PROVED (see docs/proof.md)\\n\"";
    write_line(proof->writer, "printf(%s, %s, %d);", format, string_literal(proof->arena, name),
               count);
}

void write_within_proof(Proof *proof, const Subject *subject, Lexicon *lexicon, const char *name) {
    const Function *function = subject->evaluation.function;
    Table gradients = {.type = "proof_within", .name = lexicon_claim(lexicon, "within")};
    Table alongs = {.type = "proof_along", .name = lexicon_claim(lexicon, "along")};
    write_left_out(proof, function, name);
    if (!has_derivatives_within(proof->program, function, 0) &&
        !has_derivatives_within(proof->program, function, 1))
        return;
    write_blank(proof->writer);
    write_begin(proof, arena_printf(proof->arena, "derivatives within %s", name), TYPE_F64);
    for (int i = 0; i < function->derivative_count; i++) {
        const DerivativeWithin *derivative = &function->derivatives[i];
        if (is_provable(proof->program, function, i, 0))
            table_add(proof, &gradients, gradient_item(proof, subject, derivative));
        if (!is_provable(proof->program, function, i, 1)) continue;
        Table movers = movers_of(proof, subject, lexicon, derivative);
        write_table(proof, &movers);
        table_add(proof, &alongs, along_item(proof, subject, derivative, &movers));
    }
    write_for_all(proof, &gradients, "proof_derive_within");
    write_for_all(proof, &alongs, "proof_derive_along");
    write_line(proof->writer, "proof_end();");
}
