// In which round of a region a cell is written.
#include "ir/affine.h"
#include "ir/facts.h"

// How far a statement has come, in a round of a region around it, behind the cell with these
// subscripts: 0 where it writes that in this round, above 0 where it does in one with a lower
// index, if in any; NULL: that does not follow.
static Expr *distance_from_cell(Program *program, const Statement *writer, const Region *region,
                                Expr *const *subscripts) {
    Expr *index = expr_index(program, region->index), *rest;
    for (int i = 0; i < writer->target->rank; i++) {
        Expr *place = writer->subscripts[i];
        int64_t factor = affine_factor(program, place, index, &rest);
        if (factor > 0) return expr_binary(program, OP_SUBTRACT, place, subscripts[i]);
        if (factor < 0) return expr_binary(program, OP_SUBTRACT, subscripts[i], place);
    }
    return NULL;
}

int is_written_before(Program *program, const Function *function, int writer, int reader,
                      Expr *const *subscripts) {
    const Statement *from = function->statements[writer], *to = function->statements[reader];
    for (int depth = 1; depth <= region_depth(to->region); depth++) {
        const Region *region = region_at(to->region, depth);
        if (region != region_at(from->region, depth)) break;
        Expr *distance = distance_from_cell(program, from, region, subscripts);
        if (!distance) return 0;
        if (expr_is_number(distance, 0)) continue;
        if (region->is_backward) distance = expr_unary(program, OP_NEGATE, distance);
        distance = expr_binary(program, OP_SUBTRACT, distance, expr_int(program, 1));
        return affine_never_negative(program, distance, 0, NULL);
    }
    return writer < reader;
}
