#include "ad/reverse.h"

#include "ad/align.h"

// An array that varies.
typedef struct Primal {
    const Array *array;
    const Array *adjoint;       // NULL: not needed so far
    const Alignment *alignment; // with the dimensions of z
} Primal;

typedef struct Reverse {
    Program *program;
    Function *function;
    Activity activity;
    const Subject *subjects; // the statements that are differentiated
    int subject_count;
    const Array *z;
    Primal *primals;  // of the arrays that are active, in the same order
    RegionMap images; // of the regions: from the last round to the first
    Role role;        // of the adjoints of wanted arrays
    int wanted_count;
} Reverse;

// A statement that is reversed.
typedef struct Reversal {
    const Subject *subject;
    const Primal *target;
    const Region *region; // that its statements go to
    const Index **spread; // an index for each dimension of z; NULL: the target goes along
} Reversal;

static Primal *primal_of(Reverse *reverse, const Array *array) {
    int position = active_position(&reverse->activity, array);
    return position < 0 ? NULL : &reverse->primals[position];
}

static void list_primals(Reverse *reverse, const Alignments *alignments) {
    int count = reverse->activity.count;
    reverse->primals =
        arena_alloc(reverse->program->context->arena, (size_t)count * sizeof *reverse->primals);
    for (int i = 0; i < count; i++)
        reverse->primals[i] =
            (Primal){.array = reverse->activity.arrays[i], .alignment = &alignments->list[i]};
}

// Which dimensions of what z varies with go along with those of z.
static Alignments align_with_z(const Reverse *reverse, const Subject *subjects, int count) {
    const Array *z = reverse->z;
    Alignments alignments = alignments_new(&reverse->activity, reverse->function, z->rank, z->dims);
    int position = active_position(&reverse->activity, z);
    int *own = arena_alloc(reverse->program->context->arena, (size_t)z->rank * sizeof *own);
    for (int c = 0; c < z->rank; c++) own[c] = c;
    if (position >= 0) align_given(&alignments, position, own);
    align_reads(&alignments, subjects, count);
    return alignments;
}

// ---- Statements of the adjoint ----

static int is_wanted(const Reverse *reverse, const Primal *primal) {
    return primal - reverse->primals < reverse->wanted_count;
}

static const Array *adjoint_of(Reverse *reverse, Primal *primal) {
    if (primal->adjoint) return primal->adjoint;
    Program *program = reverse->program;
    const Array *array = primal->array, *z = reverse->z;
    Expr **dims = expr_list(program, z->rank + array->rank);
    Array adjoint = {.type = array->type, .role = ROLE_LOCAL, .dims = dims, .place = array->place};
    if (adjoint.type < z->type) adjoint.type = z->type;
    for (int c = 0; c < z->rank; c++)
        if (primal->alignment->along[c] < 0) dims[adjoint.rank++] = z->dims[c];
    for (int i = 0; i < array->rank; i++) dims[adjoint.rank++] = array->dims[i];
    if (is_wanted(reverse, primal) && reverse->role != ROLE_LOCAL) {
        adjoint.role = reverse->role;
        adjoint.of = array;
    }
    const char *name = arena_printf(program->context->arena, "d.%s", array->name);
    adjoint.name = function_unique_name(program, reverse->function, name);
    return primal->adjoint = function_add_array(program, reverse->function, adjoint);
}

// The subscript that stands for a dimension of z in this statement.
static Expr *subscript_of_z(const Reverse *reverse, const Reversal *reversal, int c) {
    if (reversal->spread[c]) return expr_index(reverse->program, reversal->spread[c]);
    return reversal->subject->statement.subscripts[reversal->target->alignment->along[c]];
}

static Expr **adjoint_subscripts(const Reverse *reverse, const Reversal *reversal,
                                 const Primal *primal, Expr *const *subscripts) {
    int rank = reverse->z->rank, count = 0;
    Expr **all = expr_list(reverse->program, rank + primal->array->rank);
    for (int c = 0; c < rank; c++)
        if (primal->alignment->along[c] < 0) all[count++] = subscript_of_z(reverse, reversal, c);
    for (int i = 0; i < primal->array->rank; i++) all[count++] = subscripts[i];
    return all;
}

// The first dimensions of z that belong to open regions.
static int open_depth(const Reverse *reverse) {
    return region_depth(reverse->images.to);
}

static void set_adjoint_loops(const Reverse *reverse, const Reversal *reversal, Statement *added) {
    const Statement *statement = &reversal->subject->statement;
    int depth = region_depth(reversal->region), open = open_depth(reverse);
    const Index **loops =
        arena_alloc(reverse->program->context->arena,
                    (size_t)(depth + reverse->z->rank + statement->loop_count) * sizeof *loops);
    added->loops = loops;
    for (int i = 1; i <= depth; i++)
        loops[added->loop_count++] = region_at(reversal->region, i)->index;
    for (int c = open; c < reverse->z->rank; c++)
        if (reversal->spread[c]) loops[added->loop_count++] = reversal->spread[c];
    for (int i = region_depth(statement->region); i < statement->loop_count; i++)
        loops[added->loop_count++] = statement->loops[i];
}

static void add_to_adjoint(Reverse *reverse, const Reversal *reversal, Expr *read, Flow flow) {
    Program *program = reverse->program;
    const Statement *original = reversal->subject->original;
    Primal *primal = primal_of(reverse, read->array);
    const Array *adjoint = adjoint_of(reverse, primal);
    Expr **subscripts = adjoint_subscripts(reverse, reversal, primal, read->arguments);
    settle_guard(program, adjoint, subscripts, &flow);
    Statement added = {.region = reversal->region,
                       .target = adjoint,
                       .subscripts = subscripts,
                       .reducer = REDUCER_SUM,
                       .guard = flow.guard,
                       .value = expr_convert(program, flow.value, adjoint->type),
                       .origin = original->origin,
                       .reverse_of = original};
    set_adjoint_loops(reverse, reversal, &added);
    function_add_statement(program, reverse->function, added);
}

// Sends a flow from the value of a statement down to every read in it.
static void reverse_value(Reverse *reverse, const Reversal *reversal, Flow seed) {
    Inflows inflows = flow_to_reads(&reverse->activity, reversal->subject->statement.value, seed);
    for (int i = 0; i < inflows.count; i++)
        add_to_adjoint(reverse, reversal, inflows.reads[i], inflows.flows[i]);
}

static void spread_over_z(const Reverse *reverse, Reversal *reversal) {
    Program *program = reverse->program;
    const Region *open = reverse->images.to;
    int rank = reverse->z->rank;
    reversal->spread =
        arena_alloc(program->context->arena, (size_t)rank * sizeof *reversal->spread);
    for (int c = 0; c < rank; c++)
        if (reversal->target->alignment->along[c] < 0)
            reversal->spread[c] = c < region_depth(open)
                                      ? region_at(open, c + 1)->index
                                      : index_new(program, name_of(program->context->names, "z"),
                                                  reverse->z->dims[c]);
}

static void reverse_subject(Reverse *reverse, const Subject *subject) {
    Program *program = reverse->program;
    if (!subject->inflows.count) return;
    Primal *target = &reverse->primals[subject->target];
    if (!target->alignment->is_reached) return;
    Reversal reversal = {.subject = subject, .target = target};
    reversal.region = region_image(&reverse->images, subject->original->region);
    spread_over_z(reverse, &reversal);
    Expr *seed = expr_real(program, 1, target->array->type);
    if (target->array != reverse->z)
        seed = expr_read(
            program, adjoint_of(reverse, target),
            adjoint_subscripts(reverse, &reversal, target, subject->original->subscripts));
    reverse_value(reverse, &reversal, (Flow){subject->statement.guard, seed});
}

void reverse(Program *program, Function *function, const Region *open, const Array *z, int count,
             const Array *const *wanted, Role role, Gradient *gradients) {
    Reverse state = {.program = program,
                     .function = function,
                     .activity = find_activity(program, function, open, count, wanted),
                     .images = {program, open, open, 1, NULL},
                     .z = z,
                     .role = role,
                     .wanted_count = count};
    state.subject_count = function->statement_count;
    state.subjects = list_subjects(&state.activity, function);
    Alignments alignments = align_with_z(&state, state.subjects, state.subject_count);
    list_primals(&state, &alignments);
    for (int i = state.subject_count - 1; i >= 0; i--) reverse_subject(&state, &state.subjects[i]);
    for (int i = 0; i < count; i++) {
        const Primal *primal = primal_of(&state, wanted[i]);
        gradients[i] =
            (Gradient){primal ? primal->adjoint : NULL, primal ? primal->alignment->along : NULL};
    }
}
