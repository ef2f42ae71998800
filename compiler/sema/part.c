// Which part of an array the rounds of a loop write, where all that they assign are elements: each
// round a place of its own along one dimension, as in y[i + 1] = e; or all of them the same place,
// as in y[k] = e. Nothing else of it has to be kept for every round.
#include "ir/affine.h"
#include "ir/facts.h"
#include "sema/loop.h"

// ---- Subscripts that the body does not change ----

static int is_defined_in(const Clause *clause, const char *name) {
    for (; clause; clause = clause->next) {
        if (is_declaration_of(clause, name)) return 1;
        const Node *loop = whole_loop(clause);
        if (loop && (loop->ranges->name == name || is_defined_in(loop->body, name))) return 1;
    }
    return 0;
}

// Whether an integer is computed of what is known where a round begins, and stays as it is in it.
static int is_settled(Expansion *expansion, const Node *loop, const Node *node) {
    if (node->kind == NODE_NUMBER) return 1;
    if (node->kind == NODE_NAME) {
        Value dim;
        const Binding *binding = scope_find(expansion, node->name);
        if (is_defined_in(loop->body, node->name) || assigns(loop->body, node->name)) return 0;
        if (!binding) return find_dim(expansion, node->name, &dim);
        return binding->value.is_valid && !binding->value.rank &&
               binding->value.body->type == TYPE_INT;
    }
    int is_sum =
        node->kind == NODE_OPERATOR &&
        (node->sign == SIGN_ADD || node->sign == SIGN_SUBTRACT || node->sign == SIGN_MULTIPLY);
    for (const Argument *each = node->arguments; is_sum && each; each = each->next)
        is_sum = is_settled(expansion, loop, each->value);
    return is_sum;
}

// ---- What is written ----

typedef struct Written {
    Expr *places[LARGEST_RANK]; // by dimension; NULL: more than one place, or unknown
    int count;                  // of writes
    int is_whole;               // it is assigned as a whole, too
} Written;

static void note_write(Expansion *expansion, const Node *loop, const Clause *clause, int rank,
                       Written *written) {
    int position = 0;
    Expr *places[LARGEST_RANK] = {0};
    for (const Argument *each = clause->subscripts; each && position < rank; each = each->next) {
        if (is_settled(expansion, loop, each->value))
            places[position] = expand_integer(expansion, each->value);
        position++;
    }
    for (int i = 0; i < rank; i++)
        if (!written->count || written->places[i] != places[i])
            written->places[i] = written->count ? NULL : places[i];
    written->count++;
    written->is_whole |= !clause->subscripts;
}

static void note_writes(Expansion *expansion, const Node *loop, const Clause *clause,
                        const char *name, int rank, Written *written) {
    for (; clause; clause = clause->next) {
        const Node *inside = whole_loop(clause);
        if (inside) note_writes(expansion, loop, inside->body, name, rank, written);
        if (is_assignment(clause) && clause->name == name)
            note_write(expansion, loop, clause, rank, written);
    }
}

// ---- Places ----

// Whether first <= ... < after are places of a dimension, also where the loop has no rounds.
static int are_places(Expansion *expansion, Expr *first, Expr *after, Expr *extent) {
    Program *program = expansion->program;
    int count;
    Expr *const *facts = facts_here(expansion, &count);
    return affine_never_negative(program, first, count, facts) &&
           affine_never_negative(program, expr_binary(program, OP_SUBTRACT, extent, after), count,
                                 facts);
}

static int is_place(Expansion *expansion, Expr *place, Expr *extent) {
    Program *program = expansion->program;
    return are_places(expansion, place, expr_binary(program, OP_ADD, place, expr_int(program, 1)),
                      extent);
}

static void note_no_size(Expr *expr, void *data) {
    *(int *)data |= expr->kind == EXPR_READ || expr->type != TYPE_INT;
}

// Whether a loop can run over the places below this one, and be seen to stay inside.
static int is_end_of_range(Expansion *expansion, Expr *end, Expr *extent) {
    Program *program = expansion->program;
    int is_no_size = 0;
    expr_each(program, end, note_no_size, &is_no_size);
    return !is_no_size &&
           is_place(expansion, expr_index(program, index_new(program, "below", end)), extent);
}

// Whether a place moves by a constant from round to round; then each round has its own. One that
// may leave the array stands in a loop within that has no round, where no subscript is checked.
static int is_own_place(Expansion *expansion, const Loop *loop, Expr *place, Expr *extent,
                        Part *part) {
    Program *program = expansion->program;
    Expr *index = expr_index(program, loop->index), *rounds = loop->index->extent;
    Expr *rest, *one = expr_int(program, 1);
    int64_t factor = affine_factor(program, place, index, &rest);
    if (!factor) return 0;
    Expr *last = expr_binary(program, OP_SUBTRACT, rounds, one);
    last = expr_binary(program, OP_MULTIPLY, last, expr_int(program, factor));
    last = expr_binary(program, OP_ADD, rest, last);
    Expr *lowest = factor > 0 ? rest : last, *highest = factor > 0 ? last : rest;
    Expr *after = expr_binary(program, OP_ADD, highest, one);
    if (!are_places(expansion, lowest, after, extent)) return 0;
    part->place = place;
    part->first = lowest;
    part->last = highest;
    part->stride = factor > 0 ? factor : -factor;
    part->is_range = part->stride == 1 && is_end_of_range(expansion, lowest, extent) &&
                     is_end_of_range(expansion, after, extent);
    part->is_upwards = (factor > 0) == !loop->node->is_backward;
    return 1;
}

Part written_part(Expansion *expansion, const Loop *loop, const Carried *carried) {
    Part part = {.own = -1};
    Written written = {.count = 0};
    Value value = carried->binding->value;
    if (carried->is_sum || value_is_ragged(expansion, value) || takes_derivatives(loop->node))
        return part;
    note_writes(expansion, loop->node, loop->node->body, carried->binding->name, value.rank,
                &written);
    if (written.is_whole) return part;
    Expr *index = expr_index(expansion->program, loop->index);
    for (int i = 0; i < value.rank; i++) {
        Expr *place = written.places[i];
        if (!place) continue;
        if (!expr_uses(expansion->program, place, index)) {
            if (!is_place(expansion, place, value.slots[i]->extent)) continue;
            part.fixed[i] = place;
            part.is_fixed = 1;
        } else if (part.own < 0 &&
                   is_own_place(expansion, loop, place, value.slots[i]->extent, &part)) {
            part.own = i;
        }
    }
    return part;
}

// ---- Parts and wholes ----

Expr *chosen_before(Program *program, Expr *condition, Expr *value, Expr *other) {
    enum { MOST_FACTS = 8 };
    Expr *facts[MOST_FACTS];
    int count = add_facts(program, condition, 1, facts, 0, MOST_FACTS);
    if (!expr_is(other, OP_SELECT) || !expr_is_comparison(other->arguments[0]) ||
        !facts_imply(program, count, facts, other->arguments[0], 0))
        return expr_select(program, condition, value, other);
    Expr *rest = chosen_before(program, condition, value, other->arguments[2]);
    return expr_select(program, other->arguments[0], other->arguments[1], rest);
}

Value part_of(Expansion *expansion, Value whole, const Part *part) {
    Program *program = expansion->program;
    Value value = whole;
    value.rank = 0;
    Expr *from[LARGEST_RANK], *to[LARGEST_RANK];
    int count = 0;
    for (int i = 0; i < whole.rank; i++) {
        if (!part->fixed[i]) value.slots[value.rank++] = whole.slots[i];
        if (!part->fixed[i]) continue;
        from[count] = expr_index(program, whole.slots[i]);
        to[count++] = part->fixed[i];
    }
    return count ? value_replace(expansion, value, count, from, to) : value;
}

Value with_part(Expansion *expansion, Value whole, const Part *part, Value value) {
    Program *program = expansion->program;
    if (!part->is_fixed) return value;
    Expr *from[LARGEST_RANK], *to[LARGEST_RANK], *is_there = expr_bool(program, 1);
    int count = 0;
    for (int i = 0; i < whole.rank; i++) {
        Expr *slot = expr_index(program, whole.slots[i]);
        if (part->fixed[i]) {
            Expr *is_same = expr_binary(program, OP_EQUAL, slot, part->fixed[i]);
            is_there = expr_binary(program, OP_AND, is_there, is_same);
        } else {
            from[count] = expr_index(program, value.slots[count]);
            to[count] = slot;
            count++;
        }
    }
    Expr *body = expr_replace(program, value.body, count, from, to);
    whole.body = chosen_before(program, is_there, body, whole.body);
    whole.is_view = 1;
    return whole;
}

int own_position(const Part *part) {
    int position = 0;
    for (int i = 0; i < part->own; i++) position += !part->fixed[i];
    return position;
}

Value before_and_now(Expansion *expansion, const Part *part, Value before, Value written) {
    Program *program = expansion->program;
    Expr *from[LARGEST_RANK], *to[LARGEST_RANK];
    for (int i = 0; i < written.rank; i++) {
        from[i] = expr_index(program, before.slots[i]);
        to[i] = expr_index(program, written.slots[i]);
    }
    Expr *other = expr_replace(program, before.body, written.rank, from, to);
    Expr *is_written = expr_binary(program, part->is_upwards ? OP_LESS : OP_GREATER,
                                   to[own_position(part)], part->place);
    written.body = expr_select(program, is_written, written.body, other);
    written.is_view = 1;
    return written;
}
