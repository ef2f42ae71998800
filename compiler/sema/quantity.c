// Quantities: what numbers stand for, such as a logit or a probability. A function may say which
// one it expects and which one it makes; a value of another is refused. Arithmetic makes plain
// numbers.
#include "sema/expansion.h"

#include <string.h>

static int is_declared(Expansion *expansion, const TypeSyntax *type) {
    const Declaration *found = modules_find(expansion->modules, type->quantity, NULL);
    if (found && found->kind == DECLARATION_QUANTITY) return 1;
    if (found)
        report_error(expansion->diagnostics, type->place, "'%s' is %s, not a type", type->quantity,
                     kind_text(found));
    else
        report_error(
            expansion->diagnostics, type->place,
            "'%s' is no type: f32, f64, int, bool, class(n) are, and what is declared with "
            "quantity",
            type->quantity);
    return 0;
}

static Value with_quantity(Expansion *expansion, Value value, Quantity quantity) {
    Quantity *kept = arena_alloc(expansion->arena, sizeof *kept);
    *kept = quantity;
    value.quantity = kept;
    return value;
}

Value value_of_type(Expansion *expansion, Value value, const TypeSyntax *type) {
    if (!value.is_valid || value.quantity || !type || !type->quantity) return value;
    if (!is_declared(expansion, type)) return value_invalid();
    return with_quantity(expansion, value, (Quantity){type->quantity, NULL, type->place});
}

Value value_made_by(Expansion *expansion, Value value, const Declaration *maker, Place place) {
    const TypeSyntax *type = maker->result;
    if (!value.is_valid || !type || !type->quantity) return value;
    if (!is_declared(expansion, type)) return value_invalid();
    return with_quantity(expansion, value, (Quantity){type->quantity, maker, place});
}

static const char *with_article(Expansion *expansion, const char *noun) {
    return arena_printf(expansion->arena, "%s %s", strchr("aeiou", noun[0]) ? "an" : "a", noun);
}

int quantity_fits(Expansion *expansion, const Declaration *declaration, const Formal *formal,
                  const Given *given) {
    const Quantity *quantity = given->value.quantity;
    if (!quantity || !formal->type || !formal->type->quantity) return 1;
    if (!is_declared(expansion, formal->type)) return 0;
    if (quantity->name == formal->type->quantity) return 1;
    report_error(expansion->diagnostics, given->place, "%s expects %s for '%s', but this is %s",
                 declaration->name, with_article(expansion, formal->type->quantity), formal->name,
                 with_article(expansion, quantity->name));
    if (quantity->maker)
        report_note(expansion->diagnostics, quantity->place,
                    "%s makes it here; what that was given may be what is meant",
                    quantity->maker->name);
    else
        report_note(expansion->diagnostics, quantity->place, "it is declared so here");
    return 0;
}

void check_types(Expansion *expansion, const Declaration *declaration) {
    const TypeSyntax *result = declaration->result;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        if (formal->type && formal->type->quantity) is_declared(expansion, formal->type);
    if (result && result->quantity) is_declared(expansion, result);
}

int quantities_fit(Expansion *expansion, const Match *match) {
    int position = 0, fit = 1;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        if (given) fit &= quantity_fits(expansion, match->declaration, formal, given);
    }
    return fit;
}
