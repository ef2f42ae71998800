// jvp(y, x: direction): a derivative as a value, made of the statements so far.
#include "ad/forward.h"
#include "sema/derivative.h"

enum { MOST_DIRECTIONS = 16 };

typedef struct Contexts {
    Expansion *expansion;
    Expr *list[LARGEST_NEST + LARGEST_RANK];    // those of open regions first
    Expr *extents[LARGEST_NEST + LARGEST_RANK]; // of a dimension for each
    int count;
} Contexts;

static void note_context(Expr *expr, void *data) {
    Contexts *contexts = data;
    if (expr->kind != EXPR_INDEX) return;
    for (int i = 0; i < contexts->count; i++)
        if (contexts->list[i] == expr) return;
    const Expansion *expansion = contexts->expansion;
    int is_context = 0;
    for (int i = 0; i < expansion->around_count; i++)
        is_context |= expansion->around[i] == expr->index;
    for (int i = 0; i < expansion->entry_count; i++)
        is_context |= expansion->entries[i] == expr->index;
    if (is_context) contexts->list[contexts->count++] = expr;
}

static const int *align_direction(Expansion *expansion, const Contexts *contexts, Expr *x) {
    int *aligned = arena_alloc(expansion->arena, (size_t)(contexts->count + 1) * sizeof *aligned);
    int open = open_dimensions(open_region(expansion), expansion->function, x->array);
    for (int c = 0; c < contexts->count; c++) {
        aligned[c] = c < open ? c : -1;
        if (c < expansion->region_count) continue;
        for (int k = 0; k < x->count; k++)
            if (x->arguments[k] == contexts->list[c]) aligned[c] = k;
    }
    return aligned;
}

// Stand-ins for contexts whose range depends on others, as in a triangle: each runs over the whole
// range. Nothing moves outside of the triangle. Open regions have their ranges as they are.
typedef struct Widened {
    Expr *from[LARGEST_NEST + LARGEST_RANK], *to[LARGEST_NEST + LARGEST_RANK];
    int count;
    Expr *inside;
} Widened;

static int depends_on_another(const Contexts *contexts, const Expr *context) {
    Program *program = contexts->expansion->program;
    for (int i = 0; i < contexts->count; i++)
        if (expr_uses(program, context->index->extent, contexts->list[i])) return 1;
    return 0;
}

// Returns 0 on error (reported).
static int widen(Contexts *contexts, Widened *widened, Place place) {
    Expansion *expansion = contexts->expansion;
    Program *program = expansion->program;
    widened->inside = expr_bool(program, 1);
    for (int c = 0; c < contexts->count; c++) {
        const Index *index = contexts->list[c]->index;
        if (!has_range(expansion, index, place)) return 0;
        expr_each(program, index->extent, note_context, contexts);
    }
    for (int c = 0; c < contexts->count; c++) {
        const Index *index = contexts->list[c]->index;
        Expr **wide = dimensions_over(expansion, 1, &index, place);
        if (!wide) return 0;
        contexts->extents[c] = wide[0];
        if (c < expansion->region_count || !depends_on_another(contexts, contexts->list[c]))
            continue;
        const Index *stand_in = index_new(program, index->name, wide[0]);
        push_index(expansion, stand_in, place);
        widened->from[widened->count] = contexts->list[c];
        widened->to[widened->count++] = expr_index(program, stand_in);
    }
    for (int i = 0; i < widened->count; i++) {
        Expr *extent = expr_replace(program, widened->from[i]->index->extent, widened->count,
                                    widened->from, widened->to);
        Expr *inside = expr_binary(program, OP_LESS, widened->to[i], extent);
        widened->inside = expr_binary(program, OP_AND, widened->inside, inside);
    }
    for (int c = 0; c < contexts->count; c++)
        contexts->list[c] =
            expr_replace(program, contexts->list[c], widened->count, widened->from, widened->to);
    return !expansion->overflowed;
}

// Derivatives of what stands outside of a condition are taken everywhere: nothing moves where the
// condition does not hold.
static Value limited(Expansion *expansion, Value rate, const Widened *widened) {
    Program *program = expansion->program;
    Expr *guard = guard_of(expansion), *zero = expr_real(program, 0, rate.body->type);
    if (guard) rate.body = expr_select(program, guard, rate.body, zero);
    rate = value_replace(expansion, rate, widened->count, widened->from, widened->to);
    rate.body = expr_select(program, widened->inside, rate.body, zero);
    return rate;
}

// Of an array from outside of the open regions only this round's part moves: the rate of all of it,
// over one index more, which is returned.
static Expr *spread_round(Expansion *expansion, Value *rate, Expr *round) {
    Program *program = expansion->program;
    const Index *index = index_new(program, round->index->name, round->index->extent);
    Expr *other = expr_index(program, index);
    push_index(expansion, index, expansion->origin->place);
    rate->body = expr_select(program, expr_binary(program, OP_EQUAL, other, round), rate->body,
                             expr_real(program, 0, rate->body->type));
    return other;
}

// The rate of x as an array: the contexts that x does not have itself, then its own dimensions.
static Direction store_direction(Expansion *expansion, const Contexts *contexts, Value x,
                                 Value rate) {
    Program *program = expansion->program;
    const Array *array = x.body->array;
    Direction direction = {array, NULL, align_direction(expansion, contexts, x.body)};
    Expr **dims = expr_list(program, contexts->count + array->rank);
    Expr **subscripts = expr_list(program, contexts->count + array->rank);
    int rank = 0;
    for (int c = 0; c < contexts->count; c++) {
        if (direction.aligned[c] >= 0) continue;
        dims[rank] = contexts->extents[c];
        subscripts[rank++] = contexts->list[c];
    }
    for (int i = 0; i < array->rank; i++) {
        Expr *subscript = x.body->arguments[i];
        int is_round = subscript->kind == EXPR_INDEX && is_open_loop(expansion, subscript->index);
        for (int c = 0; c < contexts->count; c++) is_round &= direction.aligned[c] != i;
        dims[rank] = array->dims[i];
        subscripts[rank++] = is_round ? spread_round(expansion, &rate, subscript) : subscript;
    }
    const char *name = arena_printf(expansion->arena, "%s.dot", array->name);
    Array added = {.name = function_unique_name(program, expansion->function, name),
                   .type = expansion->real,
                   .rank = rank,
                   .dims = dims,
                   .place = array->place};
    direction.rate = function_add_array(program, expansion->function, added);
    int condition_count = expansion->condition_count;
    expansion->condition_count = 0;
    value_store_in(expansion, rate, REDUCER_DEFINE, direction.rate, subscripts);
    expansion->condition_count = condition_count;
    return direction;
}

static int have_equal_shapes(const Array *a, const Array *b) {
    int is_equal = a->rank == b->rank;
    for (int i = 0; is_equal && i < a->rank; i++) is_equal = a->dims[i] == b->dims[i];
    return is_equal;
}

// For who proves the function, and for nobody else: y and its rate become arrays of their own.
static void record_along(Expansion *expansion, Value y, Expr *rate, int count,
                         const Direction *directions, Place place) {
    Value rated = y;
    rated.body = rate;
    Value of = value_of_round(expansion, y, "along.of");
    Value along = value_of_round(expansion, rated, "along");
    if (!of.is_valid || !along.is_valid) return;
    if (!have_equal_shapes(of.body->array, along.body->array)) {
        expansion->function->unlisted_derivatives++;
        return;
    }
    size_t size = (size_t)count * sizeof(const Array *);
    const Array **x = arena_alloc(expansion->arena, size);
    const Array **rates = arena_alloc(expansion->arena, size);
    for (int i = 0; i < count; i++) {
        x[i] = directions[i].x;
        rates[i] = directions[i].rate;
    }
    DerivativeWithin within = {.derivative = along.body->array,
                               .z = of.body->array,
                               .count = count,
                               .x = x,
                               .rates = rates,
                               .rounds = expansion->region_count,
                               .place = place};
    function_add_derivative(expansion->program, expansion->function, within);
}

// The indices that a direction may differ along: of open regions; and of the directions and the
// condition that they are taken under.
static Contexts contexts_of(Expansion *expansion, int count, const Value *rates) {
    Contexts contexts = {.expansion = expansion};
    for (int i = 0; i < expansion->region_count; i++)
        contexts.list[contexts.count++] =
            expr_index(expansion->program, expansion->regions[i].region->index);
    Expr *guard = guard_of(expansion);
    if (guard) expr_each(expansion->program, guard, note_context, &contexts);
    for (int i = 0; i < count; i++)
        expr_each(expansion->program, rates[i].body, note_context, &contexts);
    return contexts;
}

Value derivative_along(Expansion *expansion, Value y, int count, const Value *variables,
                       const Value *rates, const char *if_zero, Place place) {
    if (!y.is_valid) return y;
    Direction directions[MOST_DIRECTIONS];
    Program *program = expansion->program;
    Contexts contexts = contexts_of(expansion, count, rates);
    Widened widened = {.count = 0};
    int around_count = expansion->around_count, is_valid = widen(&contexts, &widened, place);
    for (int i = 0; i < count && is_valid; i++) {
        is_valid = varies_in_this_round(expansion, y, variables[i], place);
        directions[i] = store_direction(expansion, &contexts, variables[i],
                                        limited(expansion, rates[i], &widened));
    }
    expansion->around_count = around_count;
    if (!is_valid || expansion->overflowed) return value_invalid();
    Expr *value = expr_replace(program, y.body, widened.count, widened.from, widened.to);
    Expr *rate = forward(program, expansion->function, open_region(expansion), contexts.count,
                         contexts.list, contexts.extents, count, directions, value);
    if (!rate) return zero_like(expansion, y, if_zero, place);
    if (contexts.count > expansion->region_count || is_in_choice_by_element(expansion))
        expansion->function->unlisted_derivatives++;
    else if (expansion->options->values_only)
        record_along(expansion, y, rate, count, directions, place);
    y.body = expr_replace(program, rate, widened.count, widened.to, widened.from);
    return y;
}

// Returns 0 on error (reported).
static int expand_direction(Expansion *expansion, const Argument *by, Value *x, Value *rate) {
    Value whole = differentiated_variable(expansion, by->name, by->place);
    Value both[] = {whole, expand_expression(expansion, by->value)};
    if (!both[0].is_valid || !both[1].is_valid) return 0;
    if (both[1].rank > whole.rank) {
        report_error(expansion->diagnostics, by->place,
                     "the direction has more dimensions than '%s', which is %s", by->name,
                     value_shape_text(expansion, whole));
        return 0;
    }
    if (!values_align(expansion, 2, both, "a direction", by->place)) return 0;
    *x = both[0];
    *rate = both[1];
    return 1;
}

// A direction for each of some names. Reports and returns 0 where it is something else.
static int are_directions(Expansion *expansion, const Node *node) {
    const Argument *of = node->arguments;
    int count = 0, is_valid = of && !of->name && of->next;
    for (const Argument *by = of ? of->next : NULL; by; by = by->next, count++)
        is_valid &= by->name != NULL;
    if (!is_valid || count > MOST_DIRECTIONS) {
        report_error(expansion->diagnostics, node->place,
                     is_valid ? "jvp takes at most %d directions"
                              : "jvp takes a value and a direction for each variable: "
                                "jvp(y, x: dx)",
                     MOST_DIRECTIONS);
        return 0;
    }
    for (const Argument *by = of->next; by; by = by->next)
        for (const Argument *other = of->next; other != by; other = other->next)
            if (other->name == by->name) {
                report_error(expansion->diagnostics, by->place, "'%s' has a direction already",
                             by->name);
                return 0;
            }
    return 1;
}

Value expand_jvp(Expansion *expansion, const Node *node) {
    if (!are_directions(expansion, node)) return value_invalid();
    const Argument *of = node->arguments;
    Value variables[MOST_DIRECTIONS], rates[MOST_DIRECTIONS];
    Value y = expand_expression(expansion, of->value);
    int count = 0, is_valid = y.is_valid;
    for (const Argument *by = of->next; by; by = by->next, count++)
        is_valid &= expand_direction(expansion, by, &variables[count], &rates[count]);
    if (!is_valid) return value_invalid();
    if (!type_is_real(y.body->type))
        return zero_like(expansion, y, "integers have no derivative", of->place);
    return derivative_along(expansion, y, count, variables, rates,
                            "the value depends on none of these", node->place);
}
