#include "ad/reverse.h"

#include "ad/flow.h"

enum { UNSEEN = -2, SPREAD = -1 };

// An array that varies. For each dimension of z: UNSEEN, as long as no use of the array was met;
// the dimension of the array which always has the same subscript; or SPREAD, where there is none,
// so that the adjoint needs that dimension of z in front of its own.
typedef struct Primal {
    const Array *array;
    const Array *adjoint; // NULL: not needed so far
    int is_reached;       // z varies with it
    int *aligned;
} Primal;

// A statement that is differentiated.
typedef struct Subject {
    const Statement *original;
    Statement statement;  // with the places of extrema put in
    Primal *target;       // NULL: it does not vary
    Inflows inflows;      // of 1, to the reads that its value varies with
    const Index **spread; // an index for each dimension of z; NULL: the target goes along
} Subject;

// A region of the function, and the one in which its statements are reversed.
typedef struct Mirror {
    const Region *region, *mirrored;
    struct Mirror *next;
} Mirror;

typedef struct Reverse {
    Program *program;
    Function *function;
    Activity activity;
    const Array *z;
    Primal *primals;   // of the arrays that are active, in the same order
    Subject *subjects; // of the function's statements, in the same order
    int subject_count;
    Mirror *mirrors;
    Role role; // of the adjoints of wanted arrays
    int wanted_count;
} Reverse;

static Primal *primal_of(Reverse *reverse, const Array *array) {
    int position = active_position(&reverse->activity, array);
    return position < 0 ? NULL : &reverse->primals[position];
}

static void list_primals(Reverse *reverse) {
    Arena *arena = reverse->program->context->arena;
    int count = reverse->activity.count, rank = reverse->z->rank;
    reverse->primals = arena_alloc(arena, (size_t)(count + 1) * sizeof *reverse->primals);
    for (int i = 0; i < count; i++) {
        Primal *primal = &reverse->primals[i];
        primal->array = reverse->activity.arrays[i];
        primal->is_reached = primal->array == reverse->z;
        primal->aligned = arena_alloc(arena, (size_t)(rank + 1) * sizeof(int));
        for (int c = 0; c < rank; c++) primal->aligned[c] = primal->is_reached ? c : UNSEEN;
    }
}

static void list_subjects(Reverse *reverse) {
    Program *program = reverse->program;
    int count = reverse->function->statement_count;
    reverse->subjects =
        arena_alloc(program->context->arena, (size_t)(count + 1) * sizeof *reverse->subjects);
    reverse->subject_count = count;
    for (int i = 0; i < count; i++) {
        Subject *subject = &reverse->subjects[i];
        subject->original = reverse->function->statements[i];
        subject->statement = *subject->original;
        subject->target = primal_of(reverse, subject->original->target);
        if (!subject->target) continue;
        if (!settle_extremum(program, &subject->statement)) {
            subject->target = NULL;
            continue;
        }
        Expr *one = expr_real(program, 1, subject->statement.value->type);
        subject->inflows =
            flow_to_reads(&reverse->activity, subject->statement.value, (Flow){NULL, one});
    }
}

// ---- What z varies with, and which dimensions go together ----

// A read in a statement, where the target goes along with z in some dimensions. Returns whether
// that says anything new about what is read.
static int align_read(const Reverse *reverse, const Subject *subject, Expr *read, Primal *primal) {
    int changed = !primal->is_reached;
    primal->is_reached = 1;
    for (int c = 0; c < reverse->z->rank; c++) {
        int along = subject->target->aligned[c], match = SPREAD;
        for (int k = read->count - 1; along >= 0 && k >= 0; k--)
            if (read->arguments[k] == subject->statement.subscripts[along]) match = k;
        int known = primal->aligned[c], now = known == UNSEEN || known == match ? match : SPREAD;
        changed |= known != now;
        primal->aligned[c] = now;
    }
    return changed;
}

// Later statements first: when an array's writers are met, all its uses are known. In a region
// there may be uses before them, in rounds to come: then all is gone through once more.
static void align_dimensions(Reverse *reverse) {
    for (int again = 1; again;) {
        again = 0;
        for (int i = reverse->subject_count - 1; i >= 0; i--) {
            const Subject *subject = &reverse->subjects[i];
            if (!subject->target || !subject->target->is_reached) continue;
            for (int k = 0; k < subject->inflows.count; k++) {
                Expr *read = subject->inflows.reads[k];
                int changed = align_read(reverse, subject, read, primal_of(reverse, read->array));
                again |= changed && subject->original->region;
            }
        }
    }
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
    for (int c = 0; c < z->rank; c++)
        if (primal->aligned[c] < 0) dims[adjoint.rank++] = z->dims[c];
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
static Expr *subscript_of_z(const Reverse *reverse, const Subject *subject, int c) {
    if (subject->spread[c]) return expr_index(reverse->program, subject->spread[c]);
    return subject->statement.subscripts[subject->target->aligned[c]];
}

static Expr **adjoint_subscripts(const Reverse *reverse, const Subject *subject,
                                 const Primal *primal, Expr *const *subscripts) {
    int rank = reverse->z->rank, count = 0;
    Expr **all = expr_list(reverse->program, rank + primal->array->rank);
    for (int c = 0; c < rank; c++)
        if (primal->aligned[c] < 0) all[count++] = subscript_of_z(reverse, subject, c);
    for (int i = 0; i < primal->array->rank; i++) all[count++] = subscripts[i];
    return all;
}

static const Index *const *adjoint_loops(const Reverse *reverse, const Subject *subject,
                                         int *count) {
    const Statement *statement = &subject->statement;
    const Index **loops =
        arena_alloc(reverse->program->context->arena,
                    (size_t)(reverse->z->rank + statement->loop_count + 1) * sizeof *loops);
    int depth = region_depth(statement->region);
    *count = 0;
    for (int i = 0; i < depth; i++) loops[(*count)++] = statement->loops[i];
    for (int c = 0; c < reverse->z->rank; c++)
        if (subject->spread[c]) loops[(*count)++] = subject->spread[c];
    for (int i = depth; i < statement->loop_count; i++) loops[(*count)++] = statement->loops[i];
    return loops;
}

// The region in which the statements of this one are reversed: from its last round to the first.
static const Region *mirror_of(Reverse *reverse, const Region *region) {
    if (!region) return NULL;
    for (const Mirror *mirror = reverse->mirrors; mirror; mirror = mirror->next)
        if (mirror->region == region) return mirror->mirrored;
    const Region *outer = mirror_of(reverse, region->outer);
    Mirror *mirror = arena_alloc(reverse->program->context->arena, sizeof *mirror);
    *mirror = (Mirror){
        region, region_new(reverse->program, region->index, !region->is_backward, outer), NULL};
    mirror->next = reverse->mirrors;
    reverse->mirrors = mirror;
    return mirror->mirrored;
}

static void add_to_adjoint(Reverse *reverse, const Subject *subject, Expr *read, Flow flow) {
    Program *program = reverse->program;
    Primal *primal = primal_of(reverse, read->array);
    const Array *adjoint = adjoint_of(reverse, primal);
    if (flow.guard && stays_inside(program, read)) flow = (Flow){NULL, flow_value(program, flow)};
    Statement added = {.region = mirror_of(reverse, subject->original->region),
                       .target = adjoint,
                       .subscripts = adjoint_subscripts(reverse, subject, primal, read->arguments),
                       .reducer = REDUCER_SUM,
                       .guard = flow.guard,
                       .value = expr_convert(program, flow.value, adjoint->type),
                       .origin = subject->original->origin,
                       .reverse_of = subject->original};
    added.loops = adjoint_loops(reverse, subject, &added.loop_count);
    function_add_statement(program, reverse->function, added);
}

// Sends a flow from the value of a statement down to every read in it.
static void reverse_value(Reverse *reverse, const Subject *subject, Flow seed) {
    Inflows inflows = flow_to_reads(&reverse->activity, subject->statement.value, seed);
    for (int i = 0; i < inflows.count; i++)
        add_to_adjoint(reverse, subject, inflows.reads[i], inflows.flows[i]);
}

static void spread_over_z(const Reverse *reverse, Subject *subject) {
    Program *program = reverse->program;
    int rank = reverse->z->rank;
    subject->spread =
        arena_alloc(program->context->arena, (size_t)(rank + 1) * sizeof *subject->spread);
    for (int c = 0; c < rank; c++)
        if (subject->target->aligned[c] < 0)
            subject->spread[c] =
                index_new(program, name_of(program->context->names, "z"), reverse->z->dims[c]);
}

static void reverse_subject(Reverse *reverse, Subject *subject) {
    Program *program = reverse->program;
    Primal *target = subject->target;
    if (!target || !target->is_reached) return;
    spread_over_z(reverse, subject);
    Expr *seed = expr_real(program, 1, target->array->type);
    if (target->array != reverse->z)
        seed =
            expr_read(program, adjoint_of(reverse, target),
                      adjoint_subscripts(reverse, subject, target, subject->original->subscripts));
    reverse_value(reverse, subject, (Flow){subject->statement.guard, seed});
}

void reverse(Program *program, Function *function, const Array *z, int count,
             const Array *const *wanted, Role role, Gradient *gradients) {
    Reverse state = {.program = program,
                     .function = function,
                     .activity = find_activity(program, function, count, wanted),
                     .z = z,
                     .role = role,
                     .wanted_count = count};
    list_primals(&state);
    list_subjects(&state);
    align_dimensions(&state);
    for (int i = state.subject_count - 1; i >= 0; i--) reverse_subject(&state, &state.subjects[i]);
    for (int i = 0; i < count; i++) {
        const Primal *primal = primal_of(&state, wanted[i]);
        gradients[i] = (Gradient){primal ? primal->adjoint : NULL, primal ? primal->aligned : NULL};
    }
}
