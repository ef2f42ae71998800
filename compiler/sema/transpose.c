// transpose(x, [2, 0, 1]): the last dimensions in another order. Nothing is moved: what is read is
// read at other places. The order of two, transpose(x), is a function of the prelude.
#include "sema/expansion.h"

#include <string.h>

int is_reordering(Expansion *expansion, const Node *call) {
    const Argument *of = call->arguments, *order = of ? of->next : NULL;
    if (strcmp(call->name, "transpose") != 0 || !order || order->next) return 0;
    const Declaration *declared = modules_find(expansion->modules, call->name, NULL);
    int is_own = declared && !declared->place.source->is_prelude;
    return !of->name && !order->name && order->value->kind == NODE_LIST && !is_own;
}

// Numbers from 0, each once: which of the dimensions comes first, second, ... Returns how many; 0
// where it is no order (reported).
static int expand_order(Expansion *expansion, const Node *list, int *order) {
    int is_taken[LARGEST_RANK] = {0}, count = 0, item_count = 0;
    for (const Argument *item = list->arguments; item; item = item->next) item_count++;
    for (const Argument *item = list->arguments; item; item = item->next) {
        Expr *position = expand_integer(expansion, item->value);
        if (!position) return 0;
        int is_dimension = item_count <= LARGEST_RANK && position->kind == EXPR_INT &&
                           position->integer >= 0 && position->integer < item_count;
        if (!is_dimension || is_taken[position->integer]) {
            report_error(expansion->diagnostics, item->place,
                         "an order of dimensions has each number from 0 to %d once",
                         item_count - 1);
            return 0;
        }
        is_taken[position->integer] = 1;
        order[count++] = (int)position->integer;
    }
    return count;
}

static Value reordered(Expansion *expansion, Value value, int count, const int *order) {
    Program *program = expansion->program;
    Expr *subscripts[LARGEST_RANK];
    Value result = value;
    int kept = value.rank - count;
    for (int i = 0; i < value.rank; i++) {
        int from = i < kept ? i : kept + order[i - kept];
        const Index *slot = value.slots[from];
        result.slots[i] = index_new(program, slot->name, slot->extent);
        subscripts[from] = expr_index(program, result.slots[i]);
    }
    result.body = value_at(expansion, value, value.rank, subscripts).body;
    return result;
}

Value expand_transpose(Expansion *expansion, const Node *node) {
    const Argument *of = node->arguments, *list = of->next;
    Value value = expand_expression(expansion, of->value);
    int order[LARGEST_RANK];
    int count = expand_order(expansion, list->value, order);
    if (!value.is_valid || !count) return value_invalid();
    const char *shape = value_shape_text(expansion, value);
    if (count > value.rank)
        report_error(expansion->diagnostics, list->place,
                     "an order of %d dimensions is given, but this is %s", count, shape);
    else if (value_is_ragged(expansion, value))
        report_error(expansion->diagnostics, of->place,
                     "%s has rows of several lengths; its dimensions have one order", shape);
    else
        return reordered(expansion, value, count, order);
    return value_invalid();
}
