// In which round of a region a cell is written.
#include "ir/affine.h"
#include "ir/facts.h"

// Whether a subscript is the index of an earlier round of the region than this one.
static int is_of_earlier_round(Program *program, const Region *region, Expr *subscript) {
    Expr *index = expr_index(program, region->index);
    Expr *behind = region->is_backward ? expr_binary(program, OP_SUBTRACT, subscript, index)
                                       : expr_binary(program, OP_SUBTRACT, index, subscript);
    Expr *room = expr_binary(program, OP_SUBTRACT, behind, expr_int(program, 1));
    return affine_never_negative(program, room, 0, NULL);
}

int depth_of_early_read(Program *program, const Region *region, const int *positions,
                        const Region *reader, int is_after, Expr *const *subscripts) {
    int innermost = region_depth(region);
    for (int depth = 1; depth <= innermost; depth++) {
        const Region *around = region_at(region, depth);
        Expr *subscript = subscripts[positions[depth - 1]];
        if (around != region_at(reader, depth)) return is_after ? 0 : depth;
        if (is_subscript(&subscript, 1, around->index)) continue;
        return is_of_earlier_round(program, around, subscript) ? 0 : depth;
    }
    return innermost + 1;
}
