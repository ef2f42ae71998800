#include "ad/subject.h"

#include "ir/facts.h"

// Of a place that was found it is only known that it is within the largest range. Where another
// range bounds it, and what is read there may leave its array, a guard says so.
static void guard_places(Program *program, Statement *statement, int count, Expr *const *from,
                         Expr *const *to) {
    if (!read_outside(program, statement->value, statement->guard, 0, NULL)) return;
    for (int i = 0; i < count; i++) {
        Expr *extent = expr_replace(program, from[i]->index->extent, count, from, to);
        Expr *inside = expr_binary(program, OP_LESS, to[i], extent);
        if (!expr_is_constant(inside))
            statement->guard = flow_guard(program, statement->guard, inside);
    }
}

static void settle_extremum(Program *program, Statement *statement) {
    if (statement->reducer != REDUCER_MAXIMUM && statement->reducer != REDUCER_MINIMUM) return;
    if (!statement->found) {
        report_error(program->context->diagnostics, statement->target->place,
                     "the derivative of '%s' needs to know where it was found",
                     statement->target->name);
        return;
    }
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)statement->loop_count * sizeof *loops);
    Expr **from = expr_list(program, statement->loop_count);
    Expr **to = expr_list(program, statement->loop_count);
    int kept = 0, found = 0;
    for (int i = 0; i < statement->loop_count; i++) {
        if (statement_stands_alone(statement, statement->loops[i])) {
            loops[kept++] = statement->loops[i];
        } else {
            from[found] = expr_index(program, statement->loops[i]);
            to[found] = expr_read(program, statement->found[found], statement->subscripts);
            found++;
        }
    }
    statement->loops = loops;
    statement->loop_count = kept;
    statement->value = expr_replace(program, statement->value, found, from, to);
    if (statement->guard)
        statement->guard = expr_replace(program, statement->guard, found, from, to);
    guard_places(program, statement, found, from, to);
}

static void make_subject(Activity *activity, const Statement *original, Subject *subject) {
    int target = active_position(activity, original->target);
    *subject = (Subject){.original = original, .statement = *original, .target = target};
    if (target < 0) return;
    settle_extremum(activity->program, &subject->statement);
    Expr *one = expr_real(activity->program, 1, original->value->type);
    subject->inflows =
        flow_to_reads(activity, subject->statement.value, (Flow){subject->statement.guard, one});
}

Subject *list_subjects(Activity *activity, const Function *function) {
    Subject *subjects = arena_alloc(activity->program->context->arena,
                                    (size_t)function->statement_count * sizeof *subjects);
    for (int i = 0; i < function->statement_count; i++)
        make_subject(activity, function->statements[i], &subjects[i]);
    return subjects;
}
