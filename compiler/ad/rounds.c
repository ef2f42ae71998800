#include "ad/rounds.h"

int is_carried_over(const Rounds *rounds, const Array *array) {
    for (int i = 0; i < rounds->carried_count; i++)
        if (rounds->carried[i] == array) return 1;
    return 0;
}

// How many leading subscripts of the target are the indices of the open regions.
static int open_subscripts(const Rounds *rounds, const Statement *statement) {
    int count = 0;
    while (count < statement->target->rank) {
        const Region *open = region_at(rounds->region, count + 1);
        if (!is_subscript(&statement->subscripts[count], 1, open->index)) break;
        count++;
    }
    return count;
}

int open_dimensions(const Rounds *rounds, const Function *function, const Array *array) {
    int least = region_depth(rounds->region), is_made = 0;
    for (int i = 0; least && i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        if (statement->target != array) continue;
        int count = open_subscripts(rounds, statement);
        least = count < least ? count : least;
        is_made = 1;
    }
    return is_made ? least : 0;
}
