// What proves derivatives that the source asks for, grad(z, x) and jvp(z, x: rate): their
// statements are part of the subject, and are compared with its slopes where x alone moves.
#include "emit/proof.h"
#include "emit/provenance.h"

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
                      array_plain_name(proof->program, derivative->x[i]));
    return string_literal(proof->arena, text.text);
}

// ---- grad ----

// "{0, -1}"
static const char *dimensions_text(const Proof *proof, int count, const int *dimensions) {
    Buffer text = buffer_new(proof->arena);
    for (int i = 0; i < count; i++) buffer_printf(&text, "%s%d", i ? ", " : "{", dimensions[i]);
    return count ? arena_printf(proof->arena, "%s}", text.text) : "{0}";
}

static const char *gradient_item(const Proof *proof, const Subject *subject,
                                 const DerivativeWithin *derivative) {
    const Array *z = derivative->z, *x = derivative->x[0];
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %d, %d, %s, %s, %s, %s, %s}",
        name_of_derivative(proof, derivative), shape_literal(proof, derivative->derivative),
        numbers_of(proof, subject, derivative->derivative), numbers_of(proof, subject, z),
        numbers_of(proof, subject, x), z->rank, x->rank, sizes_text(proof, z), sizes_text(proof, x),
        dimensions_text(proof, z->rank, derivative->aligned),
        dimensions_text(proof, z->rank, derivative->matched), subject->evaluation.name);
}

// ---- jvp ----

// "T * N": how many rounds the first of the loops have that it is in.
static const char *rounds_text(const Proof *proof, const DerivativeWithin *derivative, int loops) {
    return entries_text(proof, loops, derivative->z->dims);
}

static Table rates_of(const Proof *proof, const Subject *subject, Lexicon *lexicon,
                      const DerivativeWithin *derivative) {
    Table rates = {.type = "proof_rate", .name = lexicon_claim(lexicon, "rates")};
    for (int i = 0; i < derivative->count; i++) {
        const Array *x = derivative->x[i], *rate = derivative->rates[i];
        // A rate has a dimension more for each of the loops that its x is the same in.
        int outer = derivative->rounds + x->rank - rate->rank;
        table_add(proof, &rates,
                  arena_printf(proof->arena, "{%s, %s, %s, %s}", numbers_of(proof, subject, x),
                               entries_text(proof, x->rank, x->dims),
                               rounds_text(proof, derivative, outer),
                               numbers_of(proof, subject, rate)));
    }
    return rates;
}

static const char *along_item(const Proof *proof, const Subject *subject,
                              const DerivativeWithin *derivative, const Table *rates) {
    const Array *z = derivative->z;
    return arena_printf(
        proof->arena, "{%s, %s, %s, %s, %s, %s, %s, %s}", name_of_derivative(proof, derivative),
        shape_literal(proof, derivative->derivative),
        numbers_of(proof, subject, derivative->derivative), numbers_of(proof, subject, z),
        entries_text(proof, z->rank, z->dims), rounds_text(proof, derivative, derivative->rounds),
        table_arguments(proof, rates), subject->evaluation.name);
}

// ---- Both ----

static void write_for_all(const Proof *proof, const Table *table, const char *function) {
    if (table->count)
        write_line(proof->writer, "for (int i = 0; i < %d; i++) %s(&%s[i]);", table->count,
                   function, table->name);
}

// Those that are part of what is computed, but cannot be compared by themselves, are told of.
static void write_left_out(const Proof *proof, const Function *function, const char *name) {
    int count = function->unlisted_derivatives;
    for (int i = 0; i < function->derivative_count; i++)
        count += !can_move(proof->program, function, &function->derivatives[i]);
    if (!count) return;
    const char *format = "\"\\nderivatives within %s: %d NOT PROVED (see docs/proof.md)\\n\"";
    write_line(proof->writer, "printf(%s, %s, %d);", format, string_literal(proof->arena, name),
               count);
    write_line(proof->writer, "proof.left_out += %d;", count);
}

static void write_tables(Proof *proof, const Subject *subject, Lexicon *lexicon, Table *gradients,
                         Table *alongs) {
    const Function *function = subject->evaluation.function;
    for (int i = 0; i < function->derivative_count; i++) {
        const DerivativeWithin *derivative = &function->derivatives[i];
        if (is_provable(proof->program, function, i, 0))
            table_add(proof, gradients, gradient_item(proof, subject, derivative));
        if (!is_provable(proof->program, function, i, 1)) continue;
        Table rates = rates_of(proof, subject, lexicon, derivative);
        write_table(proof, &rates);
        table_add(proof, alongs, along_item(proof, subject, derivative, &rates));
    }
    write_table(proof, gradients);
    write_table(proof, alongs);
}

void write_within_proof(Proof *proof, const Subject *subject, Lexicon *lexicon, const char *name,
                        const char *another) {
    const Function *function = subject->evaluation.function;
    Table gradients = {.type = "proof_within", .name = lexicon_claim(lexicon, "within")};
    Table alongs = {.type = "proof_along", .name = lexicon_claim(lexicon, "along")};
    write_left_out(proof, function, name);
    if (!has_derivatives_within(proof->program, function, 0) &&
        !has_derivatives_within(proof->program, function, 1))
        return;
    Writer *writer = proof->writer;
    write_blank(writer);
    write_tables(proof, subject, lexicon, &gradients, &alongs);
    // Both sides are differences of large numbers at some of the points.
    write_begin(proof, arena_printf(proof->arena, "derivatives within %s", name),
                another ? "1e-6" : "1e-9");
    if (another) write_line(writer, "do {");
    writer->depth += another != NULL;
    write_for_all(proof, &gradients, "proof_derive_within");
    write_for_all(proof, &alongs, "proof_derive_along");
    writer->depth -= another != NULL;
    if (another) write_line(writer, "} while (%s);", another);
    write_line(writer, "proof_end();");
}
