// x[i, a:b]: a value at some places, or along parts of its dimensions. Nothing is moved: what is
// read is read at other places.
#include "sema/expansion.h"

#include <string.h>

// Whether an extent is made of the index, or of one whose range is.
static int is_made_of(const Expr *extent, const Index *index) {
    if (extent->kind == EXPR_INDEX)
        return extent->index == index ||
               (extent->index->extent && is_made_of(extent->index->extent, index));
    int has_arguments = extent->kind == EXPR_APPLY || extent->kind == EXPR_READ;
    for (int i = 0; has_arguments && i < extent->count; i++)
        if (is_made_of(extent->arguments[i], index)) return 1;
    return 0;
}

// An index alone takes the range of the dimension that it runs over; a second dimension must agree.
static int infer_range(Expansion *expansion, Expr *subscript, Expr *extent, const char *name,
                       Place place) {
    if (subscript->kind != EXPR_INDEX || subscript->index->extent) return 1;
    if (is_made_of(extent, subscript->index)) {
        const char *index = subscript->index->name;
        report_error(expansion->diagnostics, place,
                     "the range of '%s' does not follow from a dimension of '%s' that depends on "
                     "it; write it out, as in %s < %s",
                     index, name, index, likely_bound(index));
        return 0;
    }
    for (int i = 0; i < expansion->around_count; i++)
        if (expansion->around[i] == subscript->index) {
            ((Index *)subscript->index)->extent = extent;
            return 1;
        }
    report_error(expansion->diagnostics, place, "the range of '%s' is not known here, in '%s'",
                 subscript->index->name, name);
    return 0;
}

Expr *expand_subscript(Expansion *expansion, const Node *node, Expr *extent, const char *name,
                       int position) {
    Expr *subscript = expand_integer(expansion, node);
    if (!subscript || !infer_range(expansion, subscript, extent, name, node->place)) return NULL;
    check_subscript(expansion, (Check){.subscript = subscript,
                                       .extent = extent,
                                       .name = name,
                                       .position = position + 1,
                                       .place = node->place});
    return subscript;
}

// What stands in brackets: subscripts of the dimensions, over slots of their own for the slices.
typedef struct Places {
    Expr *subscripts[LARGEST_RANK];
    int count;
    const Index *slots[LARGEST_RANK];
    int slot_count;
} Places;

// first:end becomes a slot, and the subscript first + that. Returns 0 on error (reported).
static int add_slice(Expansion *expansion, const Node *node, const Index *slot, const char *name,
                     Places *places) {
    Program *program = expansion->program;
    const Argument *last = node->arguments;
    Expr *first = node->base ? expand_integer(expansion, node->base) : expr_int(program, 0);
    Expr *end = last ? expand_integer(expansion, last->value) : slot->extent;
    if (!first || !end) return 0;
    int error_count = expansion->diagnostics->error_count;
    check_subscript(expansion, (Check){.first = first,
                                       .subscript = end,
                                       .extent = slot->extent,
                                       .name = name,
                                       .position = places->count + 1,
                                       .place = node->place});
    if (expansion->diagnostics->error_count > error_count) return 0;
    Expr *length = expr_binary(program, OP_SUBTRACT, end, first);
    if (!is_size(expansion, length, "the length of a slice", node->place)) return 0;
    const Index *part = index_new(program, slot->name, length);
    places->slots[places->slot_count++] = part;
    places->subscripts[places->count++] =
        expr_binary(program, OP_ADD, first, expr_index(program, part));
    return 1;
}

static int add_place(Expansion *expansion, const Node *node, Value base, const char *name,
                     Places *places) {
    // Of what is ragged, the extent follows from the subscripts before.
    Value rest = value_at(expansion, base, places->count, places->subscripts);
    if (node->kind == NODE_SLICE) return add_slice(expansion, node, rest.slots[0], name, places);
    Expr *subscript = expand_subscript(expansion, node, rest.slots[0]->extent, name, places->count);
    places->subscripts[places->count++] = subscript;
    return subscript != NULL;
}

// Of what cannot be subscripted, for the sake of the messages.
static void expand_all(Expansion *expansion, const Node *node) {
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        if (argument->value->kind != NODE_SLICE) expand_integer(expansion, argument->value);
}

// The dimensions along slices come first, then those that have no subscript.
static Value value_along(Expansion *expansion, Value base, const Places *places) {
    Value value = value_at(expansion, base, places->count, places->subscripts);
    size_t slot_count = (size_t)places->slot_count;
    memmove(value.slots + slot_count, value.slots, (size_t)value.rank * sizeof *value.slots);
    memcpy(value.slots, places->slots, slot_count * sizeof *value.slots);
    value.rank += places->slot_count;
    return value;
}

Value expand_subscripts(Expansion *expansion, const Node *node) {
    const char *name = node->base->name ? node->base->name : "the expression";
    Value base = expand_expression(expansion, node->base);
    if (!base.is_valid) {
        expand_all(expansion, node);
        return base;
    }
    Places places = {.count = 0};
    int is_valid = 1;
    for (const Argument *argument = node->arguments; argument && is_valid;
         argument = argument->next) {
        if (places.count == base.rank) {
            report_error(expansion->diagnostics, node->place,
                         "'%s' is %s; it takes at most %d subscript%s", name,
                         value_shape_text(expansion, base), base.rank, base.rank == 1 ? "" : "s");
            return value_invalid();
        }
        is_valid = add_place(expansion, argument->value, base, name, &places);
    }
    return is_valid ? value_along(expansion, base, &places) : value_invalid();
}
