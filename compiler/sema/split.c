// Sums over a dimension that was merged, as in sum(k) reshape(x, [n * m])[k]: where k is read as
// k / m and k % m there is a loop for each part, and what is read stays a sum of indices.
#include "sema/expansion.h"

#include <string.h>

typedef struct Division {
    Expr *index;
    int64_t divisor; // the smallest that the index is divided by; 0: none
} Division;

static void note_division(Expr *expr, void *data) {
    Division *division = data;
    if (!expr_is(expr, OP_QUOTIENT) && !expr_is(expr, OP_REMAINDER)) return;
    Expr *by = expr->arguments[1];
    if (expr->arguments[0] != division->index || by->kind != EXPR_INT || by->integer < 2) return;
    if (!division->divisor || by->integer < division->divisor) division->divisor = by->integer;
}

static int is_in_range(Program *program, const Index *const *loops, int count, Expr *index) {
    for (int i = 0; i < count; i++)
        if (expr_uses(program, loops[i]->extent, index)) return 1;
    return 0;
}

// The loop becomes one over i and one over j, with c * i + j in place of its index. Returns 0 where
// it stays as it is.
static int split_loop(Program *program, const Index **loops, int *count, int position,
                      Expr **body) {
    const Index *loop = loops[position];
    Division division = {.index = expr_index(program, loop)};
    expr_each(program, *body, note_division, &division);
    if (!division.divisor || *count >= LARGEST_NEST) return 0;
    Expr *divisor = expr_int(program, division.divisor);
    Expr *rounds = expr_binary(program, OP_QUOTIENT, loop->extent, divisor);
    int is_whole = expr_binary(program, OP_MULTIPLY, rounds, divisor) == loop->extent;
    if (!is_whole || is_in_range(program, loops, *count, division.index)) return 0;
    const Index *outer = index_new(program, loop->name, rounds);
    const Index *inner = index_new(program, loop->name, divisor);
    Expr *place = expr_binary(program, OP_MULTIPLY, divisor, expr_index(program, outer));
    place = expr_binary(program, OP_ADD, place, expr_index(program, inner));
    *body = expr_replace(program, *body, 1, &division.index, &place);
    memmove(loops + position + 2, loops + position + 1,
            (size_t)(*count - position - 1) * sizeof *loops);
    loops[position] = outer;
    loops[position + 1] = inner;
    (*count)++;
    return 1;
}

Expr *split_sum(Program *program, const Index **loops, int *count, int kept, Expr *body) {
    for (int i = kept; i < *count;)
        if (!split_loop(program, loops, count, i, &body)) i++;
    return body;
}
