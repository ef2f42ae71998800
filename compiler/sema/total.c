// Variables that a loop only adds to: nobody asks what they are after each round, so they need no
// place for each, but are a sum over all rounds.
#include "sema/expansion.h"

typedef struct Total {
    Expansion *expansion;
    const Array *history;
    int dimension;              // of the rounds
    int first;                  // statement that was made for the loop
    const Statement *beginning; // of the history
    const Statement *adding;    // in each round
    int beginning_at, adding_at;
} Total;

static void note_read(Expr *expr, void *data) {
    Total *total = data;
    if (expr->kind == EXPR_READ && expr->array == total->history) total->dimension = -1;
}

static int reads_history(const Total *total, Expr *expr) {
    Total probe = *total;
    if (expr) expr_each(total->expansion->program, expr, note_read, &probe);
    return probe.dimension < 0;
}

static int statement_reads_history(const Total *total, const Statement *statement) {
    int reads = reads_history(total, statement->value) || reads_history(total, statement->guard);
    for (int i = 0; i < statement->target->rank; i++)
        reads = reads || reads_history(total, statement->subscripts[i]);
    return reads;
}

// Finds the two statements that write the history. Returns 0 where others have to do with it.
static int find_statements(Total *total) {
    const Function *function = total->expansion->function;
    for (int i = total->first; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        int is_beginning = statement->target == total->history && !total->beginning;
        if (statement->target != total->history) {
            if (statement_reads_history(total, statement)) return 0;
        } else if (is_beginning) {
            total->beginning = statement;
            total->beginning_at = i;
        } else if (total->adding || statement->guard) {
            return 0;
        } else {
            total->adding = statement;
            total->adding_at = i;
        }
    }
    return total->beginning && total->adding;
}

// What is added, where the value is what was found and that; NULL: it is something else.
static Expr *addend(const Total *total, Expr *found) {
    Program *program = total->expansion->program;
    Expr *value = total->adding->value, *added = NULL;
    if (expr_is(value, OP_ADD) && value->arguments[0] == found) added = value->arguments[1];
    if (expr_is(value, OP_ADD) && value->arguments[1] == found) added = value->arguments[0];
    if (expr_is(value, OP_SUBTRACT) && value->arguments[0] == found)
        added = expr_unary(program, OP_NEGATE, value->arguments[1]);
    return added && !reads_history(total, added) ? added : NULL;
}

static Expr **without_round(const Total *total, Expr *const *all) {
    int rank = total->history->rank, count = 0;
    Expr **others = expr_list(total->expansion->program, rank);
    for (int i = 0; i < rank; i++)
        if (i != total->dimension) others[count++] = all[i];
    return others;
}

// The sum takes the place of the history, and its name.
static const Array *add_sum(const Total *total) {
    const Function *function = total->expansion->function;
    Array *sum = arena_alloc(total->expansion->arena, sizeof *sum);
    *sum = *total->history;
    sum->rank--;
    sum->dims = without_round(total, total->history->dims);
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i] == total->history) function->arrays[i] = sum;
    return sum;
}

static void sum_up(const Total *total, int position, const Array *sum, Reducer reducer,
                   Expr *value) {
    Function *function = total->expansion->function;
    Statement *changed = arena_alloc(total->expansion->arena, sizeof *changed);
    *changed = *function->statements[position];
    changed->target = sum;
    changed->subscripts = without_round(total, changed->subscripts);
    changed->reducer = reducer;
    changed->value = value;
    function->statements[position] = changed;
}

const Array *sum_of_rounds(Expansion *expansion, const Array *history, int dimension,
                           Expr *round_found, int first) {
    Program *program = expansion->program;
    Total total = {.expansion = expansion, .history = history, .dimension = dimension};
    total.first = first;
    if (!type_is_real(history->type) || !find_statements(&total)) return NULL;
    Expr **subscripts = expr_list(program, history->rank);
    for (int i = 0; i < history->rank; i++)
        subscripts[i] = i == dimension ? round_found : total.adding->subscripts[i];
    Expr *added = addend(&total, expr_read(program, history, subscripts));
    if (!added) return NULL;
    const Array *sum = add_sum(&total);
    sum_up(&total, total.beginning_at, sum, REDUCER_DEFINE, total.beginning->value);
    sum_up(&total, total.adding_at, sum, REDUCER_SUM, added);
    return sum;
}
