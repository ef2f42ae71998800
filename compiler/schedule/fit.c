// Within a given memory: a value that is alive where the most is in use, but is not used there, is
// computed again where it is used next. That is done value by value, the cheapest for its size
// first, until the memory is enough or nothing helps.
#include "ir/affine.h"
#include "opt/again.h"
#include "opt/opt.h"
#include "schedule/tree.h"

#include <stdlib.h>
#include <string.h>

enum {
    SMALL_PART = 8,       // what is so many times smaller than a value is rather kept for it
    LARGEST_SLOWDOWN = 4, // no function is to take longer than so many times what it took
};

// The peak of a function, and who uses what before and after it.
typedef struct Search {
    Program *program;
    const Function *function;
    const Procedure *procedure;
    Peak peak;
    int first, last; // the statements that run then
    Uses uses;
} Search;

// A value that can be computed again after the peak, with what it takes that is not kept.
typedef struct Candidate {
    Again again;
    int capacity; // of its arrays
    double saved; // bytes at the peak
    double cost;  // of computing it once more
} Candidate;

// ---- What is there at the peak ----

static Search search_of(Program *program, const Procedure *procedure) {
    const Function *function = procedure->function;
    Search search = {.program = program, .function = function, .procedure = procedure};
    search.peak = memory_peak(program, procedure);
    search.uses = uses_of(program, function->statements, function->statement_count);
    search.last = -1;
    for (int i = 0; i < function->statement_count; i++) {
        search.first += procedure->nests[i] < search.peak.nest;
        search.last += procedure->nests[i] <= search.peak.nest;
    }
    return search;
}

static int is_alive(const Search *search, const Array *array) {
    for (int i = 0; i < search->peak.alive_count; i++)
        if (search->peak.alive[i]->array->name == array->name) return 1;
    return 0;
}

static double bytes_of(const Search *search, const Array *array) {
    return (double)array_size(search->program, array) * entry_size(array->type);
}

// Whether statements of this region write the array, all of them before the peak.
static int is_made_before(const Search *search, const Array *array, const Region *region) {
    const Use *use = use_of(&search->uses, array);
    if (array->role != ROLE_LOCAL || !use->writer_count) return 0;
    for (int i = 0; i < use->writer_count; i++)
        if (use->writers[i] >= search->first ||
            search->function->statements[use->writers[i]]->region != region)
            return 0;
    return 1;
}

// ---- Where it is used next ----

// The first statement after the peak that reads the array; -1: there is none, or one runs then.
static int next_reader(const Search *search, const Array *array) {
    const Use *use = use_of(&search->uses, array);
    for (int i = 0; i < use->reader_count; i++)
        if (use->readers[i] >= search->first)
            return use->readers[i] > search->last ? use->readers[i] : -1;
    return -1;
}

// Whether the statement before this one runs in the same nest, or in the same loop within the
// region.
static int runs_with_previous(const Search *search, int position, const Region *region) {
    const Statement *const *statements = search->function->statements;
    int depth = region_depth(region) + 1;
    const Region *inner = region_at(statements[position]->region, depth);
    return search->procedure->nests[position - 1] == search->procedure->nests[position] ||
           (inner != region && region_at(statements[position - 1]->region, depth) == inner);
}

// ---- What it takes ----

static int is_among(const Again *again, const Array *array) {
    for (int i = 0; i < again->count; i++)
        if (again->arrays[i] == array) return 1;
    return 0;
}

static void add_array(const Search *search, Candidate *candidate, const Array *array) {
    Again *again = &candidate->again;
    if (is_among(again, array)) return;
    again->arrays = arena_grow(search->program->context->arena, again->arrays, again->count,
                               &candidate->capacity, sizeof *again->arrays);
    again->arrays[again->count++] = array;
}

static double evaluations(Program *program, const Statement *statement) {
    double count = statement->value->size;
    for (int i = 0; i < statement->loop_count; i++)
        count *= (double)affine_bound(program, statement->loops[i]->extent);
    return count;
}

// What is read has to be there: it is given, or kept for something else, or small; or it is
// computed again as well.
static void need(const Search *search, Candidate *candidate, const Array *value,
                 const Array *array) {
    if (array->role != ROLE_LOCAL || is_alive(search, array)) return;
    int is_small = bytes_of(search, array) * SMALL_PART <= bytes_of(search, value);
    if (!is_small && is_made_before(search, array, candidate->again.from))
        add_array(search, candidate, array);
    else if (!is_among(&candidate->again, array))
        candidate->saved -= bytes_of(search, array);
}

static void need_for(const Search *search, Candidate *candidate, const Array *value,
                     const Statement *statement) {
    add_array(search, candidate, statement->target);
    for (int i = 0; i < statement_found_count(statement); i++)
        add_array(search, candidate, statement->found[i]);
    candidate->cost += evaluations(search->program, statement);
    Reads reads = reads_of(search->program, statement, NULL);
    for (int i = 0; i < reads.count; i++) need(search, candidate, value, reads.list[i]->array);
}

static int makes_any(const Statement *statement, const Again *again) {
    if (is_among(again, statement->target)) return 1;
    for (int i = 0; i < statement_found_count(statement); i++)
        if (is_among(again, statement->found[i])) return 1;
    return 0;
}

// Returns whether it can be done, and would help at the peak.
static int find_candidate(const Search *search, const Array *value, Candidate *candidate) {
    const Function *function = search->function;
    int reader = next_reader(search, value);
    if (reader < 0) return 0;
    const Region *region = function->statements[use_of(&search->uses, value)->writers[0]]->region;
    int depth = region_depth(region);
    if (!is_made_before(search, value, region) ||
        region_at(function->statements[reader]->region, depth) != region)
        return 0;
    int position = reader;
    while (position > 0 && runs_with_previous(search, position, region)) position--;
    if (position <= search->last) return 0;
    *candidate = (Candidate){.again = {.position = position, .from = region, .to = region},
                             .saved = bytes_of(search, value)};
    add_array(search, candidate, value);
    for (int i = search->first - 1; i >= 0; i--)
        if (makes_any(function->statements[i], &candidate->again))
            need_for(search, candidate, value, function->statements[i]);
    return candidate->saved > 0;
}

static const Array *array_named(const Function *function, const char *name) {
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->name == name) return function->arrays[i];
    return NULL;
}

// The cheapest first; of equals that which is used next the latest.
static int by_cost_for_size(const void *a, const void *b) {
    const Candidate *x = a, *y = b;
    double first = x->cost * y->saved, second = y->cost * x->saved;
    if (first != second) return first < second ? -1 : 1;
    if (x->again.position != y->again.position)
        return x->again.position > y->again.position ? -1 : 1;
    return strcmp(x->again.arrays[0]->name, y->again.arrays[0]->name);
}

static Candidate *find_candidates(const Search *search, int *count) {
    Candidate *list = arena_alloc(search->program->context->arena,
                                  (size_t)(search->peak.alive_count + 1) * sizeof *list);
    *count = 0;
    for (int i = 0; i < search->peak.alive_count; i++) {
        const Array *value = array_named(search->function, search->peak.alive[i]->array->name);
        if (find_candidate(search, value, &list[*count])) ++*count;
    }
    qsort(list, (size_t)*count, sizeof *list, by_cost_for_size);
    return list;
}

// ---- The change ----

static int is_lower(const Peak *a, const Peak *b) {
    return a->bytes < b->bytes || (a->bytes == b->bytes && a->nest_count < b->nest_count);
}

static double evaluations_of(Program *program, const Function *function) {
    double sum = 0;
    for (int i = 0; i < function->statement_count; i++)
        sum += evaluations(program, function->statements[i]);
    return sum;
}

// Changes the function, and its procedure with it, so that the peak is lower. Returns whether that
// can be done with so many evaluations at most.
static int lower_peak(Program *program, Function *function, Procedure *procedure, double limit) {
    Search search = search_of(program, procedure);
    int count;
    Candidate *candidates = find_candidates(&search, &count);
    double now = evaluations_of(program, function);
    for (int i = 0; i < count; i++) {
        if (now + candidates[i].cost > limit) continue;
        Function *changed = function_copy(program, function);
        compute_again(program, changed, &candidates[i].again);
        remove_dead(program, changed);
        Procedure placed = place_function(program, changed);
        Peak peak = memory_peak(program, &placed);
        if (!is_lower(&peak, &search.peak)) continue;
        *function = *changed;
        *procedure = placed;
        procedure->function = function;
        return 1;
    }
    return 0;
}

// ---- Of the whole model ----

typedef struct Fit {
    Program *program;
    Model *model;
    Schedule schedule;
    double *limits; // of the evaluations of each procedure
    Function *best; // the model's functions as they were when they needed the least
} Fit;

static Fit begin(Program *program, Model *model) {
    Arena *arena = program->context->arena;
    size_t count = (size_t)model->function_count + 1;
    Fit fit = {.program = program, .model = model, .schedule = schedule_model(program, model)};
    fit.limits = arena_alloc(arena, count * sizeof *fit.limits);
    fit.best = arena_alloc(arena, count * sizeof *fit.best);
    for (int i = 0; i < fit.schedule.procedure_count; i++)
        fit.limits[i] =
            LARGEST_SLOWDOWN * evaluations_of(program, fit.schedule.procedures[i].function);
    return fit;
}

static void keep_best(Fit *fit) {
    for (int i = 0; i < fit->model->function_count; i++)
        fit->best[i] = *function_copy(fit->program, fit->model->functions[i]);
}

// The procedure that needs the most work memory; -1: none needs any.
static int find_largest(const Fit *fit) {
    int largest = -1;
    int64_t most = 0;
    for (int i = 0; i < fit->schedule.procedure_count; i++) {
        const Procedure *procedure = &fit->schedule.procedures[i];
        int64_t bytes = work_bytes(fit->model, procedure);
        if (procedure->kind == FUNCTION_CALL || bytes <= most) continue;
        most = bytes;
        largest = i;
    }
    return largest;
}

// (A step of an optimizer writes over what it reads: there nothing can be computed again.)
static int lower_largest(Fit *fit) {
    int largest = find_largest(fit);
    if (largest < 0 || fit->schedule.procedures[largest].kind == FUNCTION_UPDATE) return 0;
    Procedure *procedure = &fit->schedule.procedures[largest];
    Function *function = model_function(fit->model, procedure->kind);
    if (!lower_peak(fit->program, function, procedure, fit->limits[largest])) return 0;
    count_work(&fit->schedule);
    return 1;
}

void fit(Program *program, Model *model, int64_t bytes) {
    Fit state = begin(program, model);
    int64_t least = schedule_bytes(&state.schedule);
    keep_best(&state);
    while (least > bytes && lower_largest(&state)) {
        if (schedule_bytes(&state.schedule) >= least) continue;
        least = schedule_bytes(&state.schedule);
        keep_best(&state);
    }
    for (int i = 0; i < model->function_count; i++) *model->functions[i] = state.best[i];
}
