#include "ad/reverse.h"

#include "ad/flow.h"

enum { UNSEEN = -2, SPREAD = -1 };

// An array that varies. For each dimension of z: UNSEEN, as long as no use of the array was met;
// the dimension of the array which always has the same subscript; or SPREAD, where there is none,
// so that the adjoint needs that dimension of z in front of its own.
typedef struct Primal {
    const Array *array;
    const Array *adjoint; // NULL: not needed so far
    int *aligned;
} Primal;

typedef struct Reverse {
    Program *program;
    Function *function;
    Activity activity;
    const Array *z;
    Primal *primals; // of the arrays that are active, in the same order
    Role role;       // of the adjoints of wanted arrays
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
        primal->aligned = arena_alloc(arena, (size_t)(rank + 1) * sizeof(int));
        for (int c = 0; c < rank; c++)
            primal->aligned[c] = primal->array == reverse->z ? c : UNSEEN;
    }
}

// ---- Which dimensions go together ----

// A read in a statement, where the target goes along with z in some dimensions.
static void align_read(const Reverse *reverse, const Statement *statement, const Primal *target,
                       Expr *read, Primal *primal) {
    for (int c = 0; c < reverse->z->rank; c++) {
        int along = target->aligned[c], match = SPREAD;
        for (int k = read->count - 1; along >= 0 && k >= 0; k--)
            if (read->arguments[k] == statement->subscripts[along]) match = k;
        int known = primal->aligned[c];
        primal->aligned[c] = known == UNSEEN || known == match ? match : SPREAD;
    }
}

static int is_reached(const Reverse *reverse, const Primal *primal) {
    return primal->array == reverse->z || (reverse->z->rank ? primal->aligned[0] != UNSEEN : 1);
}

// Later statements first: when an array's writers are met, all its uses are known.
static void align_dimensions(Reverse *reverse) {
    for (int i = reverse->function->statement_count - 1; i >= 0; i--) {
        Statement statement = *reverse->function->statements[i];
        const Primal *target = primal_of(reverse, statement.target);
        if (!target || !is_reached(reverse, target) ||
            !settle_extremum(reverse->program, &statement))
            continue;
        if (!mark_active(&reverse->activity, statement.value)) continue;
        Nodes nodes = list_nodes(reverse->program, statement.value);
        for (int k = 0; k < nodes.count; k++)
            if (nodes.list[k]->kind == EXPR_READ && reverse->activity.is_active[nodes.list[k]->id])
                align_read(reverse, &statement, target, nodes.list[k],
                           primal_of(reverse, nodes.list[k]->array));
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

// The statement that is differentiated.
typedef struct Subject {
    const Statement *original;
    Statement statement; // with the places of extrema put in
    const Primal *target;
    const Index **spread; // an index for each dimension of z; NULL: the target goes along
} Subject;

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
    *count = 0;
    for (int c = 0; c < reverse->z->rank; c++)
        if (subject->spread[c]) loops[(*count)++] = subject->spread[c];
    for (int i = 0; i < statement->loop_count; i++) loops[(*count)++] = statement->loops[i];
    return loops;
}

static void add_to_adjoint(Reverse *reverse, const Subject *subject, Expr *read, Flow flow) {
    Program *program = reverse->program;
    Primal *primal = primal_of(reverse, read->array);
    const Array *adjoint = adjoint_of(reverse, primal);
    if (flow.guard && stays_inside(program, read)) flow = (Flow){NULL, flow_value(program, flow)};
    Statement added = {.target = adjoint,
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

static void reverse_statement(Reverse *reverse, const Statement *statement) {
    Program *program = reverse->program;
    Primal *target = primal_of(reverse, statement->target);
    if (!target || (target->array != reverse->z && !target->adjoint)) return;
    Subject subject = {.original = statement, .statement = *statement, .target = target};
    if (!settle_extremum(program, &subject.statement)) return;
    spread_over_z(reverse, &subject);
    Expr *seed = expr_real(program, 1, target->array->type);
    if (target->array != reverse->z)
        seed = expr_read(program, target->adjoint,
                         adjoint_subscripts(reverse, &subject, target, statement->subscripts));
    reverse_value(reverse, &subject, (Flow){subject.statement.guard, seed});
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
    align_dimensions(&state);
    for (int i = function->statement_count - 1; i >= 0; i--)
        reverse_statement(&state, function->statements[i]);
    for (int i = 0; i < count; i++) {
        const Primal *primal = primal_of(&state, wanted[i]);
        gradients[i] = (Gradient){primal ? primal->adjoint : NULL, primal ? primal->aligned : NULL};
    }
}
