// In which round of a region a cell is written.
#include "ir/affine.h"

// The round in which a statement writes the cell with these subscripts, as the value of the index
// of a region around it; NULL: that does not follow.
static Expr *round_of_cell(Program *program, const Statement *writer, const Region *region,
                           Expr *const *subscripts) {
    Expr *index = expr_index(program, region->index);
    for (int i = 0; i < writer->target->rank; i++) {
        Affine sum = affine_of(program, writer->subscripts[i]);
        for (int k = 0; k < sum.count; k++) {
            int64_t factor = sum.terms[k].factor;
            if (sum.terms[k].atom != index || (factor != 1 && factor != -1)) continue;
            Expr *rest = affine_expr(program, affine_without(program, sum, index));
            if (expr_uses(program, rest, index)) continue;
            return factor > 0 ? expr_binary(program, OP_SUBTRACT, subscripts[i], rest)
                              : expr_binary(program, OP_SUBTRACT, rest, subscripts[i]);
        }
    }
    return NULL;
}

static int is_earlier(Program *program, const Region *region, Expr *round) {
    Expr *index = expr_index(program, region->index), *one = expr_int(program, 1);
    Expr *first = region->is_backward ? index : round, *last = region->is_backward ? round : index;
    Expr *between = expr_binary(program, OP_SUBTRACT, last, first);
    return affine_never_negative(program, expr_binary(program, OP_SUBTRACT, between, one), 0, NULL);
}

int is_written_before(Program *program, const Function *function, int writer, int reader,
                      Expr *const *subscripts) {
    const Statement *from = function->statements[writer], *to = function->statements[reader];
    for (int depth = 1; depth <= region_depth(to->region); depth++) {
        const Region *region = region_at(to->region, depth);
        if (region != region_at(from->region, depth)) break;
        Expr *round = round_of_cell(program, from, region, subscripts);
        if (!round) return 0;
        if (round != expr_index(program, region->index)) return is_earlier(program, region, round);
    }
    return writer < reader;
}
