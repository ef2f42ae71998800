// What is made of a list is computed item by item, without asking each time which one it is.
#include "sema/expansion.h"

typedef struct Tests {
    const Index *index;
    uint64_t seen; // numbers that it is compared with
} Tests;

static void note_test(Expr *expr, void *data) {
    Tests *tests = data;
    if (expr->kind != EXPR_APPLY || expr->operation->id != OP_EQUAL) return;
    for (int i = 0; i < 2; i++) {
        const Expr *index = expr->arguments[i], *number = expr->arguments[1 - i];
        if (index->kind == EXPR_INDEX && index->index == tests->index && number->kind == EXPR_INT &&
            number->integer >= 0 && number->integer < LARGEST_LIST)
            tests->seen |= (uint64_t)1 << number->integer;
    }
}

// Whether each value of the index but the last, which is left over, has a test of its own.
static int is_place_in_list(Program *program, const Index *index, Expr *value) {
    if (index->extent->kind != EXPR_INT) return 0;
    int64_t count = index->extent->integer;
    if (count < 2 || count > LARGEST_LIST) return 0;
    Tests tests = {index, 0};
    expr_each(program, value, note_test, &tests);
    uint64_t wanted = ((uint64_t)1 << (count - 1)) - 1;
    return (tests.seen & wanted) == wanted;
}

static Expr *at_item(Program *program, Expr *expr, const Index *index, int item) {
    Expr *from = expr_index(program, index), *to = expr_int(program, item);
    return expr ? expr_replace(program, expr, 1, &from, &to) : NULL;
}

// All items together are not much longer than the list: nothing else is written out for each.
static int is_short(Program *program, const Index *index, Expr *value) {
    int64_t size = 0;
    for (int item = 0; item < index->extent->integer; item++)
        size += at_item(program, value, index, item)->size;
    return size <= 2 * (int64_t)value->size;
}

// As in a triangle: the range of another loop depends on this one, and has no end without it.
static int bounds_another(Program *program, const Statement *statement, const Index *index) {
    for (int i = 0; i < statement->loop_count; i++)
        if (expr_uses(program, statement->loops[i]->extent, expr_index(program, index))) return 1;
    return 0;
}

int loop_over_items(Program *program, const Statement *statement) {
    if (statement->reducer != REDUCER_DEFINE && statement->reducer != REDUCER_SUM) return -1;
    for (int i = region_depth(statement->region); i < statement->loop_count; i++)
        if (is_place_in_list(program, statement->loops[i], statement->value) &&
            !bounds_another(program, statement, statement->loops[i]) &&
            is_short(program, statement->loops[i], statement->value))
            return i;
    return -1;
}

Statement statement_of_item(Program *program, Statement statement, int loop, int item) {
    const Index *index = statement.loops[loop];
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(statement.loop_count + 1) * sizeof *loops);
    Expr **subscripts = expr_list(program, statement.target->rank);
    int count = 0;
    for (int i = 0; i < statement.loop_count; i++)
        if (i != loop) loops[count++] = statement.loops[i];
    for (int i = 0; i < statement.target->rank; i++)
        subscripts[i] = at_item(program, statement.subscripts[i], index, item);
    statement.loops = loops;
    statement.loop_count = count;
    statement.subscripts = subscripts;
    statement.value = at_item(program, statement.value, index, item);
    statement.guard = at_item(program, statement.guard, index, item);
    return statement;
}
