#include "ad/rounds.h"

typedef struct Image {
    const Region *region, *image;
    struct Image *next;
} Image;

int is_carried_over(const Rounds *rounds, const Array *array) {
    for (int i = 0; i < rounds->carried_count; i++)
        if (rounds->carried[i] == array) return 1;
    return 0;
}

// How many leading subscripts of the target are the indices of the open regions.
static int open_subscripts(const Rounds *rounds, const Statement *statement) {
    int depth = region_depth(rounds->region), count = 0;
    while (count < depth && count < statement->target->rank) {
        const Region *open = region_at(rounds->region, count + 1);
        const Expr *subscript = statement->subscripts[count];
        int is_inside = region_at(statement->region, count + 1) == open;
        if (!is_inside || subscript->kind != EXPR_INDEX || subscript->index != open->index) break;
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

const Region *image_of(Images *images, const Region *region) {
    const Region *open = images->rounds->region;
    if (region_at(open, region_depth(region)) == region) return open;
    for (const Image *image = images->list; image; image = image->next)
        if (image->region == region) return image->image;
    const Region *outer = image_of(images, region->outer);
    int is_backward = images->turns ? !region->is_backward : region->is_backward;
    Image *image = arena_alloc(images->program->context->arena, sizeof *image);
    *image = (Image){region, region_new(images->program, region->index, is_backward, outer),
                     images->list};
    images->list = image;
    return image->image;
}
