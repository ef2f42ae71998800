// reshape(x, [n, m]): the same elements, in the same order, under other subscripts. Nothing is
// moved: where dimensions are split or merged, so are the subscripts.
#include "sema/expansion.h"

// Dimensions of the old shape and of the new one that hold the same elements.
typedef struct Group {
    int old_first, old_end, new_first, new_end;
} Group;

static Expr *product(Expansion *expansion, const Index *const *slots, int first, int end) {
    Expr *entries = expr_int(expansion->program, 1);
    for (int i = first; i < end; i++)
        entries = expr_binary(expansion->program, OP_MULTIPLY, entries, slots[i]->extent);
    return entries;
}

// The smallest groups of dimensions, from the left, that hold equally many elements.
static int find_groups(Expansion *expansion, Value old, Value new, Group *groups) {
    int count = 0;
    Group group = {0, 0, 0, 0};
    for (int i = 0, k = 0; i < old.rank || k < new.rank;) {
        Expr *of_old = product(expansion, old.slots, group.old_first, i);
        Expr *of_new = product(expansion, new.slots, group.new_first, k);
        int is_met = of_old == of_new && (i > group.old_first || k > group.new_first);
        if (is_met) {
            groups[count++] = (Group){group.old_first, i, group.new_first, k};
            group = (Group){i, i, k, k};
        }
        // The side that holds fewer so far takes one more; where that is not known, the old one.
        int is_less = of_old->kind == EXPR_INT && of_new->kind == EXPR_INT
                          ? of_old->integer <= of_new->integer
                          : of_old->size <= of_new->size;
        if (i < old.rank && (is_met || is_less || k == new.rank))
            i++;
        else
            k++;
    }
    groups[count++] = (Group){group.old_first, old.rank, group.new_first, new.rank};
    return count;
}

// The position within a group, over the new slots.
static Expr *position_in(Expansion *expansion, Value new, const Group *group) {
    Program *program = expansion->program;
    Expr *position = expr_int(program, 0);
    for (int k = group->new_first; k < group->new_end; k++) {
        position = expr_binary(program, OP_MULTIPLY, position, new.slots[k]->extent);
        position = expr_binary(program, OP_ADD, position, expr_index(program, new.slots[k]));
    }
    return position;
}

// The old subscripts of a group. Returns 0 where they would be divided by what is chosen at a call.
static int split_position(Expansion *expansion, Value old, Expr *position, const Group *group,
                          Expr **subscripts) {
    Program *program = expansion->program;
    for (int i = group->old_first; i < group->old_end; i++) {
        Expr *after = product(expansion, old.slots, i + 1, group->old_end);
        int is_first = i == group->old_first;
        if (after->kind != EXPR_INT || (!is_first && old.slots[i]->extent->kind != EXPR_INT))
            return 0;
        subscripts[i] = expr_binary(program, OP_QUOTIENT, position, after);
        if (!is_first)
            subscripts[i] = expr_binary(program, OP_REMAINDER, subscripts[i], old.slots[i]->extent);
    }
    return 1;
}

// The value with its last dimensions in a new shape that holds as many elements.
static Value reshaped(Expansion *expansion, Value old, Value new, Place place) {
    Group groups[2 * LARGEST_RANK + 1];
    Expr *subscripts[LARGEST_RANK];
    int count = find_groups(expansion, old, new, groups), fits = 1;
    for (int i = 0; i < count && fits; i++) {
        Expr *position = position_in(expansion, new, &groups[i]);
        fits = split_position(expansion, old, position, &groups[i], subscripts);
    }
    if (fits) {
        new.body = value_at(expansion, old, old.rank, subscripts).body;
        new.quantity = old.quantity;
        return new;
    }
    report_error(expansion->diagnostics, place,
                 "%s cannot be given the shape %s: what is merged or split has a size that is "
                 "chosen at each call",
                 value_shape_text(expansion, old), value_shape_text(expansion, new));
    return value_invalid();
}

// How many of the last dimensions hold as many elements as the new shape, the most that do; -1:
// none do.
static int dimensions_that_fit(Expansion *expansion, Value value, Value shape) {
    Expr *wanted = product(expansion, shape.slots, 0, shape.rank);
    for (int i = 0; i <= value.rank; i++)
        if (product(expansion, value.slots, i, value.rank) == wanted) return value.rank - i;
    return -1;
}

// [n, m], as dimensions of a value; invalid on error (reported).
static Value expand_shape_list(Expansion *expansion, const Node *list) {
    Program *program = expansion->program;
    Value shape = {.is_valid = 1, .body = expr_int(program, 0)};
    for (const Argument *item = list->arguments; item; item = item->next) {
        Expr *extent = expand_integer(expansion, item->value);
        if (!extent || !is_dimension(expansion, extent, "this", item->place))
            return value_invalid();
        if (shape.rank == LARGEST_RANK) {
            report_error(expansion->diagnostics, list->place, "more than %d dimensions",
                         LARGEST_RANK);
            return value_invalid();
        }
        const char letter[] = {(char)('i' + shape.rank), '\0'};
        shape.slots[shape.rank++] =
            index_new(program, name_of(program->context->names, letter), extent);
    }
    return shape;
}

// Dimensions before those that are reshaped stay in front.
static Value reshape_last(Expansion *expansion, Value value, Value shape, int count, Place place) {
    Expr *outer[LARGEST_RANK];
    int kept = value.rank - count;
    for (int i = 0; i < kept; i++) outer[i] = expr_index(expansion->program, value.slots[i]);
    Value result = reshaped(expansion, value_at(expansion, value, kept, outer), shape, place);
    if (!result.is_valid) return result;
    if (kept + result.rank > LARGEST_RANK) {
        report_error(expansion->diagnostics, place, "more than %d dimensions", LARGEST_RANK);
        return value_invalid();
    }
    for (int i = result.rank - 1; i >= 0; i--) result.slots[kept + i] = result.slots[i];
    for (int i = 0; i < kept; i++) result.slots[i] = value.slots[i];
    result.rank += kept;
    return result;
}

Value expand_reshape(Expansion *expansion, const Node *node) {
    const Argument *of = node->arguments, *to = of ? of->next : NULL;
    if (!to || to->next || of->name || to->name || to->value->kind != NODE_LIST) {
        report_error(expansion->diagnostics, node->place,
                     "reshape takes a value and a list of dimensions: reshape(x, [n, m])");
        return value_invalid();
    }
    const char *hint = expansion->hint ? expansion->hint : "value";
    Value value = expand_expression(expansion, of->value);
    Value shape = expand_shape_list(expansion, to->value);
    if (!value.is_valid || !shape.is_valid) return value_invalid();
    value = value_store(expansion, value, arena_printf(expansion->arena, "%s.flat", hint));
    int count =
        value_is_ragged(expansion, value) ? -1 : dimensions_that_fit(expansion, value, shape);
    if (count >= 0) return reshape_last(expansion, value, shape, count, node->place);
    report_error(expansion->diagnostics, to->place,
                 "%s cannot be given the shape %s: it holds another number of elements",
                 value_shape_text(expansion, value), value_shape_text(expansion, shape));
    return value_invalid();
}
