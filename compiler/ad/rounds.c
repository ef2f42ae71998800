#include "ad/rounds.h"

// How many leading subscripts of the target are the indices of the open regions.
static int open_subscripts(const Region *open, const Statement *statement) {
    int count = 0;
    while (count < statement->target->rank) {
        const Region *round = region_at(open, count + 1);
        if (!is_subscript(&statement->subscripts[count], 1, round->index)) break;
        count++;
    }
    return count;
}

int open_dimensions(const Region *open, const Function *function, const Array *array) {
    int least = region_depth(open), is_made = 0;
    for (int i = 0; least && i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        if (statement->target != array) continue;
        int count = open_subscripts(open, statement);
        least = count < least ? count : least;
        is_made = 1;
    }
    return is_made ? least : 0;
}
