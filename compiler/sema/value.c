// Values, and the statements that compute them.
#include "ir/division.h"
#include "sema/expansion.h"

#include <ctype.h>
#include <string.h>

Value value_invalid(void) {
    return (Value){0};
}

Value value_scalar(Expr *body) {
    return (Value){.is_valid = 1, .body = body};
}

int value_is_constant(Value value) {
    return value.is_valid && value.rank == 0 && expr_is_constant(value.body);
}

int value_is_integer(Value value) {
    return value.body->type == TYPE_INT || value.body->type == TYPE_BOOL;
}

// An index over a dimension is named after it: n for N; otherwise i, j, k by its position.
static const char *slot_name(Expansion *expansion, Expr *extent, int position) {
    char letter = (char)('i' + position % 8);
    if (extent->kind == EXPR_DIM) letter = (char)tolower((unsigned char)extent->dim->name[0]);
    return name_intern(expansion->program->context->names, &letter, 1);
}

Value value_of_array(Expansion *expansion, const Array *array) {
    Value value = {.is_valid = 1, .rank = array->rank};
    Expr *subscripts[LARGEST_RANK + LARGEST_NEST];
    for (int i = 0; i < array->rank; i++) {
        const char *name = slot_name(expansion, array->dims[i], i);
        value.slots[i] = index_new(expansion->program, name, array->dims[i]);
        subscripts[i] = expr_index(expansion->program, value.slots[i]);
    }
    value.body = expr_read(expansion->program, array, subscripts);
    return value;
}

// A slot whose extent changes is another index.
Value value_replace(Expansion *expansion, Value value, int count, Expr *const *from,
                    Expr *const *to) {
    Program *program = expansion->program;
    Expr *all_from[LARGEST_RANK + LARGEST_NEST], *all_to[LARGEST_RANK + LARGEST_NEST];
    for (int i = 0; i < count; i++) {
        all_from[i] = from[i];
        all_to[i] = to[i];
    }
    for (int i = 0; i < value.rank; i++) {
        const Index *slot = value.slots[i];
        if (!slot->extent) continue;
        Expr *extent = expr_replace(program, slot->extent, count, all_from, all_to);
        if (extent == slot->extent) continue;
        value.slots[i] = index_new(program, slot->name, extent);
        all_from[count] = expr_index(program, slot);
        all_to[count++] = expr_index(program, value.slots[i]);
    }
    value.body = expr_replace(program, value.body, count, all_from, all_to);
    return value;
}

Value value_fresh(Expansion *expansion, Value value) {
    for (int i = 0; i < value.rank; i++) {
        const Index *slot = value.slots[i];
        Expr *from = expr_index(expansion->program, slot);
        value.slots[i] = index_new(expansion->program, slot->name, slot->extent);
        Expr *to = expr_index(expansion->program, value.slots[i]);
        value = value_replace(expansion, value, 1, &from, &to);
    }
    return value;
}

Value value_at(Expansion *expansion, Value value, int count, Expr *const *subscripts) {
    Expr *from[LARGEST_RANK];
    Value part = value;
    part.rank -= count;
    for (int i = 0; i < count; i++) from[i] = expr_index(expansion->program, value.slots[i]);
    for (int i = 0; i < part.rank; i++) part.slots[i] = value.slots[i + count];
    return value_replace(expansion, part, count, from, subscripts);
}

int value_is_ragged(Expansion *expansion, Value value) {
    for (int i = 1; i < value.rank; i++)
        for (int k = 0; k < i; k++)
            if (expr_uses(expansion->program, value.slots[i]->extent,
                          expr_index(expansion->program, value.slots[k])))
                return 1;
    return 0;
}

int is_users_name(const char *name) {
    return !strchr(name, '.');
}

static void note_made_up(Expr *expr, void *data) {
    if (expr->kind == EXPR_READ && !is_users_name(expr->array->name)) *(int *)data = 1;
}

const char *integer_text(Expansion *expansion, Expr *integer) {
    int is_made_up = 0;
    expr_each(expansion->program, integer, note_made_up, &is_made_up);
    if (is_made_up) return "this";
    Buffer printed = buffer_new(expansion->arena), text = buffer_new(expansion->arena);
    ir_print_expr(&printed, integer);
    // A number that is read, n[] in the IR, is n in the source.
    for (const char *at = printed.text; *at; at++)
        if (at[0] == '[' && at[1] == ']')
            at++;
        else
            buffer_char(&text, *at);
    return text.text;
}

const char *value_shape_text(Expansion *expansion, Value value) {
    if (value.rank == 0) return "a number";
    Buffer text = buffer_new(expansion->arena);
    for (int i = 0; i < value.rank; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "[",
                      integer_text(expansion, value.slots[i]->extent));
    buffer_char(&text, ']');
    return text.text;
}

// ---- Which indices around an expression it depends on ----

typedef struct {
    const Expansion *expansion;
    int used[LARGEST_NEST];
    int entries[LARGEST_RANK]; // of the parameter that is being initialised
} Dependence;

static void note_index(Dependence *dependence, const Index *index) {
    for (int i = 0; i < dependence->expansion->around_count; i++)
        if (dependence->expansion->around[i] == index) dependence->used[i] = 1;
    for (int i = 0; i < dependence->expansion->entry_count; i++)
        if (dependence->expansion->entries[i] == index) dependence->entries[i] = 1;
}

// What the rounds of a loop write is not yet there before it, whatever part of it is read.
static void note_carried(Dependence *dependence, const Array *array) {
    for (int i = 0; i < dependence->expansion->region_count; i++) {
        const OpenRegion *open = &dependence->expansion->regions[i];
        for (int k = 0; k < open->carried_count; k++)
            if (open->carried[k] == array) note_index(dependence, open->region->index);
    }
}

static void note_dependence(Expr *expr, void *data) {
    if (expr->kind == EXPR_INDEX) note_index(data, expr->index);
    if (expr->kind == EXPR_READ) note_carried(data, expr->array);
}

static void depend_on(Dependence *dependence, Expr *expr) {
    Program *program = dependence->expansion->program;
    if (expr) expr_each(program, expr, note_dependence, dependence);
}

// Of what its elements are, and of how many there are.
static void depend_on_value(Dependence *dependence, Value value) {
    depend_on(dependence, value.body);
    for (int i = 0; i < value.rank; i++) depend_on(dependence, value.slots[i]->extent);
}

// An index further in may range up to one further out; those from `needed` on count as used.
static void depend_on_ranges(Dependence *dependence, int needed) {
    const Expansion *expansion = dependence->expansion;
    for (int i = expansion->around_count - 1; i >= 0; i--)
        if (i >= needed || dependence->used[i]) depend_on(dependence, expansion->around[i]->extent);
}

Expr *guard_of(Expansion *expansion) {
    Expr *guard = expr_bool(expansion->program, 1);
    for (int i = 0; i < expansion->condition_count; i++)
        if (expansion->conditions[i].rank == 0)
            guard = expr_binary(expansion->program, OP_AND, guard, expansion->conditions[i].body);
    return expr_is_number(guard, 1) ? NULL : guard;
}

// ---- Statements ----

enum { LARGEST_LOOPS = LARGEST_NEST + 2 * LARGEST_RANK };

// The loops of a statement: those of regions first, then others that are kept, all subscripts of
// the target; then those that are reduced over.
typedef struct {
    const Index **loops;
    int count, kept, depth; // of regions
    Expr **dims;            // of the target
} Nest;

int is_open_loop(const Expansion *expansion, const Index *index) {
    for (int i = 0; i < expansion->region_count; i++)
        if (expansion->regions[i].region->index == index) return 1;
    return 0;
}

// How many of the open regions, from the outermost, a statement has to be in.
static int depth_of(const Dependence *dependence) {
    const Expansion *expansion = dependence->expansion;
    int depth = 0;
    for (int i = 0; i < expansion->region_count; i++)
        for (int k = 0; k < expansion->around_count; k++)
            if (dependence->used[k] && expansion->around[k] == expansion->regions[i].region->index)
                depth = i + 1;
    return depth;
}

static Nest new_nest(Expansion *expansion, int depth) {
    Nest nest = {.depth = depth};
    nest.loops = arena_alloc(expansion->arena, LARGEST_LOOPS * sizeof(Index *));
    for (int i = 0; i < depth; i++) nest.loops[nest.count++] = expansion->regions[i].region->index;
    return nest;
}

static int numbers_fit(Expansion *expansion, Expr *expr, Place place) {
    return constants_fit(expansion, expr, place) && integers_fit(expansion, expr, place);
}

static void add_entries(const Dependence *dependence, Nest *nest) {
    for (int i = 0; i < dependence->expansion->entry_count; i++)
        if (dependence->entries[i]) nest->loops[nest->count++] = dependence->expansion->entries[i];
}

// What is made of `value` needs all indices around it that it depends on, and those of so many open
// regions as are asked for; those from `reduced` on are reduced over. Reports and returns 0 where
// an array or a statement cannot be made of that.
static int make_nest(Expansion *expansion, Value value, Expr *guard, int depth, int reduced,
                     Nest *nest) {
    Place place = expansion->origin->place;
    Dependence dependence = {.expansion = expansion};
    depend_on_value(&dependence, value);
    depend_on(&dependence, guard);
    for (int i = 0; i < expansion->condition_count; i++)
        if (expansion->conditions[i].rank) depend_on(&dependence, expansion->conditions[i].body);
    depend_on_ranges(&dependence, reduced);
    int needed = depth_of(&dependence);
    *nest = new_nest(expansion, needed > depth ? needed : depth);
    add_entries(&dependence, nest);
    for (int i = 0; i < reduced; i++) {
        const Index *index = expansion->around[i];
        if (!dependence.used[i] || is_open_loop(expansion, index)) continue;
        if (!has_range(expansion, index, place)) return 0;
        nest->loops[nest->count++] = index;
    }
    for (int i = 0; i < value.rank; i++) nest->loops[nest->count++] = value.slots[i];
    nest->kept = nest->count;
    for (int i = reduced; i < expansion->around_count; i++)
        nest->loops[nest->count++] = expansion->around[i];
    nest->dims = dimensions_over(expansion, nest->kept, nest->loops, place);
    return nest->dims && numbers_fit(expansion, value.body, place) &&
           (!guard || numbers_fit(expansion, guard, place));
}

const char *new_array_name(Expansion *expansion, Role role, const char *name) {
    for (int i = 0; role == ROLE_LOCAL && i < expansion->reserved_count; i++)
        if (strcmp(expansion->reserved[i], name) == 0)
            name = arena_printf(expansion->arena, "%s.value", name);
    return function_unique_name(expansion->program, expansion->function, name);
}

static const Array *add_array(Expansion *expansion, const Nest *nest, Type type, Role role,
                              const char *name, Expr *classes) {
    name = new_array_name(expansion, role, name);
    Array array = {
        .name = name, .type = type, .role = role, .rank = nest->kept, .classes = classes};
    array.dims = nest->dims;
    array.place = expansion->origin->place;
    return function_add_array(expansion->program, expansion->function, array);
}

static Expr **kept_subscripts(Expansion *expansion, const Nest *nest) {
    Expr **subscripts = expr_list(expansion->program, nest->kept);
    for (int i = 0; i < nest->kept; i++)
        subscripts[i] = expr_index(expansion->program, nest->loops[i]);
    return subscripts;
}

// Truth is kept as 0 or 1, and real numbers in the type that the model computes in.
static Expr *storable(Expansion *expansion, Expr *body) {
    Program *program = expansion->program;
    if (body->type == TYPE_BOOL) return expr_convert(program, body, TYPE_INT);
    return type_is_real(body->type) ? expr_convert(program, body, expansion->real) : body;
}

static Value read_back(Expansion *expansion, Value value, const Array *array, Expr **subscripts) {
    Value stored = value;
    stored.body = expr_read(expansion->program, array, subscripts);
    return stored;
}

// A statement that does not depend on the rounds of a region stands before it.
static void place_statement(Expansion *expansion, int depth, Statement statement) {
    Program *program = expansion->program;
    int loop = loop_over_items(program, &statement);
    if (loop >= 0) {
        for (int item = 0; item < statement.loops[loop]->extent->integer; item++)
            place_statement(expansion, depth, statement_of_item(program, statement, loop, item));
        return;
    }
    OpenRegion *regions = expansion->regions;
    int position = expansion->function->statement_count;
    if (depth < expansion->region_count) position = regions[depth].start;
    for (int i = depth; i < expansion->region_count; i++) regions[i].start++;
    function_insert_statement(program, expansion->function, position, statement);
}

static void settle_divisions(Program *program, Statement *statement) {
    Expr **subscripts = expr_list(program, statement->target->rank);
    for (int i = 0; i < statement->target->rank; i++)
        subscripts[i] = divisions_settled(program, statement->subscripts[i]);
    statement->subscripts = subscripts;
    statement->value = divisions_settled(program, statement->value);
    if (statement->guard) statement->guard = divisions_settled(program, statement->guard);
}

static void add_statement(Expansion *expansion, const Nest *nest, Statement statement) {
    if (nest->depth) statement.region = expansion->regions[nest->depth - 1].region;
    statement.loop_count = nest->count;
    statement.loops = nest->loops;
    statement.guard = guard_of(expansion);
    statement.origin = expansion->origin;
    settle_divisions(expansion->program, &statement);
    place_statement(expansion, nest->depth, statement);
}

// The only statement that writes its target. Returns 0 on error (reported).
static int add_definition(Expansion *expansion, const Nest *nest, Statement statement) {
    int count = nest->count - nest->kept;
    const Index *const *loops = nest->loops + nest->kept;
    if (!integer_reduction_fits(expansion, statement.reducer, statement.value, count, loops))
        return 0;
    note_entries(expansion, statement.target, statement.reducer, statement.value, count, loops);
    add_statement(expansion, nest, statement);
    return 1;
}

Value value_storable(Expansion *expansion, Value value) {
    if (value.is_valid) value.body = storable(expansion, value.body);
    return value;
}

// A cell that is the same for all entries of a parameter cannot hold something of each. Reports
// where it would.
static int is_in_each_entry(const Dependence *of_value, const Array *array,
                            Expr *const *subscripts) {
    const Expansion *expansion = of_value->expansion;
    Dependence of_cell = {.expansion = expansion};
    for (int i = 0; i < array->rank; i++) depend_on(&of_cell, subscripts[i]);
    for (int i = 0; i < expansion->entry_count; i++) {
        if (!of_value->entries[i] || of_cell.entries[i]) continue;
        report_error(expansion->diagnostics, expansion->origin->place,
                     "what a loop carries cannot have a random number for each entry of a "
                     "parameter");
        report_note(expansion->diagnostics, (Place){0},
                    "define an array of random numbers, as in let z[i < n] = normal()");
        return 0;
    }
    return 1;
}

// What is stored, where, and under what condition.
static int store_fits(Expansion *expansion, Expr *body, const Array *array,
                      Expr *const *subscripts) {
    Place place = expansion->origin->place;
    Expr *guard = guard_of(expansion),
         *stored = expr_convert(expansion->program, body, array->type);
    int is_fit =
        numbers_fit(expansion, stored, place) && (!guard || numbers_fit(expansion, guard, place));
    for (int i = 0; i < array->rank && is_fit; i++)
        is_fit = numbers_fit(expansion, subscripts[i], place);
    return is_fit;
}

// What all rounds add to the same element: those of an index that is a subscript have one each.
static int rounds_fit(Expansion *expansion, const Nest *nest, Reducer reducer, Expr *body, int rank,
                      Expr *const *subscripts) {
    const Index *together[LARGEST_LOOPS];
    int count = 0;
    if (reducer != REDUCER_SUM) return 1;
    for (int i = 0; i < nest->count; i++)
        if (!is_subscript(subscripts, rank, nest->loops[i])) together[count++] = nest->loops[i];
    return integer_reduction_fits(expansion, reducer, body, count, together);
}

// The indices from `summed` on are loops whether the value and its cell depend on them or not.
static void store_in(Expansion *expansion, Value value, Reducer reducer, const Array *array,
                     Expr *const *subscripts, int summed) {
    Dependence dependence = {.expansion = expansion};
    for (int i = summed; i < expansion->around_count; i++) dependence.used[i] = 1;
    depend_on_value(&dependence, value);
    depend_on(&dependence, guard_of(expansion));
    if (!is_in_each_entry(&dependence, array, subscripts)) return;
    if (!store_fits(expansion, value.body, array, subscripts)) return;
    for (int i = 0; i < array->rank; i++) depend_on(&dependence, subscripts[i]);
    depend_on_ranges(&dependence, expansion->around_count);
    Nest nest = new_nest(expansion, depth_of(&dependence));
    add_entries(&dependence, &nest);
    for (int i = 0; i < expansion->around_count; i++)
        if (dependence.used[i] && !is_open_loop(expansion, expansion->around[i]))
            nest.loops[nest.count++] = expansion->around[i];
    for (int i = 0; i < value.rank; i++) nest.loops[nest.count++] = value.slots[i];
    nest.kept = reducer == REDUCER_DEFINE ? nest.count : nest.depth;
    if (!rounds_fit(expansion, &nest, reducer, value.body, array->rank, subscripts)) return;
    add_statement(expansion, &nest,
                  (Statement){.target = array,
                              .subscripts = subscripts,
                              .reducer = reducer,
                              .value = expr_convert(expansion->program, value.body, array->type)});
}

void value_store_in(Expansion *expansion, Value value, Reducer reducer, const Array *array,
                    Expr *const *subscripts) {
    store_in(expansion, value, reducer, array, subscripts, expansion->around_count);
}

void value_add_in(Expansion *expansion, Value value, const Array *array, Expr *const *subscripts,
                  int count) {
    store_in(expansion, value, REDUCER_SUM, array, subscripts, expansion->around_count - count);
}

// The kinds of integers that a value is made of.
typedef struct Parts {
    int has_index, has_other;
} Parts;

static void note_part(Expr *expr, void *data) {
    Parts *parts = data;
    int is_made = expr->kind == EXPR_INT || expr->kind == EXPR_DIM || expr->kind == EXPR_APPLY;
    if (expr->kind == EXPR_INDEX)
        parts->has_index = 1;
    else if (!is_made || type_is_real(expr->type))
        parts->has_other = 1;
}

// What is computed of sizes and indices alone is as good as these: a subscript made of it is shown
// to stay inside, and of sizes alone a range may go to it.
static int is_made_of_indices(Program *program, Value value) {
    enum { LARGEST_WRITTEN = 50 };
    Parts parts = {0};
    if (value.body->type != TYPE_INT || value.body->size > LARGEST_WRITTEN) return 0;
    expr_each(program, value.body, note_part, &parts);
    return !parts.has_other && (value.rank == 0 || !parts.has_index);
}

// Each element of a variable of which some were assigned is in an array already.
static int is_chosen_by_place(Expr *body) {
    if (!expr_is(body, OP_SELECT)) return expr_is_constant(body) || body->kind == EXPR_READ;
    Expr *condition = body->arguments[0];
    for (; expr_is(condition, OP_AND); condition = condition->arguments[0])
        if (condition->arguments[1]->arguments[0]->type != TYPE_INT) return 0;
    return condition->arguments[0]->type == TYPE_INT && is_chosen_by_place(body->arguments[1]) &&
           is_chosen_by_place(body->arguments[2]);
}

static int needs_no_storage(Program *program, Value value) {
    ExprKind kind = value.body->kind;
    return expr_is_constant(value.body) || kind == EXPR_READ || kind == EXPR_INDEX ||
           kind == EXPR_FORMAL || is_made_of_indices(program, value) ||
           (value.is_view && is_chosen_by_place(value.body));
}

Value value_store(Expansion *expansion, Value value, const char *name) {
    if (!value.is_valid || needs_no_storage(expansion->program, value)) return value;
    return value_copy(expansion, value, name);
}

Value value_kept_small(Expansion *expansion, Value value) {
    enum { LARGEST_WRITTEN = 150, LARGEST_CHOICE = 200 };
    if (!value.is_valid || value.body->size <= LARGEST_WRITTEN || expansion->in_formula)
        return value;
    const char *hint = expansion->hint ? expansion->hint : "value";
    const char *name = arena_printf(expansion->arena, "%s.part", hint);
    // Each further element would make a longer choice of all of them.
    return value.is_view && value.body->size > LARGEST_CHOICE ? value_copy(expansion, value, name)
                                                              : value_store(expansion, value, name);
}

// An array of its own, with the rounds of so many open regions.
static Value copy_in(Expansion *expansion, int depth, Value value, const char *name) {
    if (!value.is_valid) return value;
    Nest nest;
    Expr *body = storable(expansion, value.body);
    if (!make_nest(expansion, value, guard_of(expansion), depth, expansion->around_count, &nest))
        return value_invalid();
    const Array *array =
        add_array(expansion, &nest, body->type, ROLE_LOCAL, name, classes_of(expansion, body));
    Expr **subscripts = kept_subscripts(expansion, &nest);
    int is_added = add_definition(
        expansion, &nest, (Statement){.target = array, .subscripts = subscripts, .value = body});
    return is_added ? read_back(expansion, value, array, subscripts) : value_invalid();
}

Value value_copy(Expansion *expansion, Value value, const char *name) {
    return copy_in(expansion, 0, value, name);
}

Value value_of_round(Expansion *expansion, Value value, const char *name) {
    return copy_in(expansion, expansion->region_count, value, name);
}

const Array *value_store_as(Expansion *expansion, Value value, Role role, const char *name) {
    Nest nest;
    Expr *body = storable(expansion, value.body);
    if (value_is_ragged(expansion, value)) {
        report_error(expansion->diagnostics, expansion->origin->place,
                     "'%s' is %s, but a result has one size in each dimension", name,
                     value_shape_text(expansion, value));
        return NULL;
    }
    if (!make_nest(expansion, value, NULL, 0, expansion->around_count, &nest)) return NULL;
    const Array *array = add_array(expansion, &nest, body->type, role, name, NULL);
    add_definition(expansion, &nest,
                   (Statement){.target = array,
                               .subscripts = kept_subscripts(expansion, &nest),
                               .value = body});
    return array;
}

static const Array *const *add_found_arrays(Expansion *expansion, const Nest *nest,
                                            const char *name) {
    int count = nest->count - nest->kept;
    const Array **found = arena_alloc(expansion->arena, (size_t)count * sizeof *found);
    for (int i = 0; i < count; i++) {
        const Index *index = nest->loops[nest->kept + i];
        const char *label = arena_printf(expansion->arena, "%s.%s", name, index->name);
        Expr *classes = largest_extent(expansion, index);
        found[i] = add_array(expansion, nest, TYPE_INT, ROLE_LOCAL, label, classes);
    }
    return found;
}

Value value_reduce(Expansion *expansion, Reducer reducer, Value body, int count,
                   const Array *const **found) {
    static const char *const labels[REDUCER_COUNT] = {"value", "sum", "max", "min"};
    Nest nest;
    body.body = storable(expansion, body.body);
    int reduced = expansion->around_count - count;
    if (!make_nest(expansion, body, guard_of(expansion), 0, reduced, &nest)) return value_invalid();
    const char *hint = expansion->hint ? expansion->hint : "value";
    const char *name = arena_printf(expansion->arena, "%s.%s", hint, labels[reducer]);
    const Array *array = add_array(expansion, &nest, body.body->type, ROLE_LOCAL, name, NULL);
    Expr **subscripts = kept_subscripts(expansion, &nest);
    int records = reducer == REDUCER_MAXIMUM || reducer == REDUCER_MINIMUM;
    const Array *const *places = records ? add_found_arrays(expansion, &nest, name) : NULL;
    Expr *reduced_body = body.body;
    if (reducer == REDUCER_SUM && !expansion->condition_count)
        reduced_body = split_sum(expansion->program, nest.loops, &nest.count, nest.kept, body.body);
    if (!add_definition(expansion, &nest,
                        (Statement){.target = array,
                                    .subscripts = subscripts,
                                    .reducer = reducer,
                                    .value = reduced_body,
                                    .found = places}))
        return value_invalid();
    if (found) *found = places;
    body.quantity = NULL;
    return read_back(expansion, body, array, subscripts);
}

// ---- Shapes that meet ----

// The value over the slots of the largest; invalid where the extents differ.
static Value over_slots_of(Expansion *expansion, Value value, Value largest) {
    Program *program = expansion->program;
    int extra = largest.rank - value.rank;
    for (int i = 0; i < value.rank; i++) {
        const Index *slot = value.slots[i], *wanted = largest.slots[extra + i];
        if (slot == wanted) continue;
        if (slot->extent != wanted->extent) return value_invalid();
        Expr *from = expr_index(program, slot), *to = expr_index(program, wanted);
        value = value_replace(expansion, value, 1, &from, &to);
    }
    value.rank = largest.rank;
    memcpy(value.slots, largest.slots, sizeof value.slots);
    return value;
}

int values_align(Expansion *expansion, int count, Value *values, const char *what, Place place) {
    Value largest = values[0];
    int position = 0;
    for (int i = 1; i < count; i++) {
        if (values[i].rank <= largest.rank) continue;
        largest = values[i];
        position = i;
    }
    for (int i = 0; i < count; i++) {
        Value aligned = over_slots_of(expansion, values[i], largest);
        if (aligned.is_valid) {
            values[i] = aligned;
            continue;
        }
        Value first = i < position ? values[i] : largest;
        Value second = i < position ? largest : values[i];
        report_error(expansion->diagnostics, place, "%s meets shapes that do not fit: %s and %s",
                     what, value_shape_text(expansion, first), value_shape_text(expansion, second));
        return 0;
    }
    return 1;
}

Value value_of_shape(Expansion *expansion, Value value, Value shape, const char *what,
                     Place place) {
    Value both[] = {value, shape};
    if (!value.is_valid || !shape.is_valid) return value_invalid();
    if (value.rank <= shape.rank) {
        if (!values_align(expansion, 2, both, what, place)) return value_invalid();
        both[0].quantity = value.quantity;
        return both[0];
    }
    report_error(expansion->diagnostics, place, "%s of shape %s does not fit %s", what,
                 value_shape_text(expansion, value), value_shape_text(expansion, shape));
    return value_invalid();
}

// A real operator sees integers as numbers of the model's type.
static Expr *operand(Expansion *expansion, const Operator *operation, Expr *body) {
    int takes_integers = operation->fixity != FIX_CALL;
    if (takes_integers || type_is_real(body->type) || expr_is_constant(body)) return body;
    return expr_convert(expansion->program, body, expansion->real);
}

Value value_map(Expansion *expansion, const Operator *operation, int count, Value *values,
                Place place) {
    for (int i = 0; i < count; i++)
        if (!values[i].is_valid) return value_invalid();
    if (!values_align(expansion, count, values, operation->name, place)) return value_invalid();
    Expr *operands[LARGEST_ARITY];
    for (int i = 0; i < count; i++) operands[i] = operand(expansion, operation, values[i].body);
    Value result = values[0];
    if (operation->id != OP_STOP) result.quantity = NULL;
    result.is_view = 0;
    result.body = expr_apply(expansion->program, operation, operands);
    return result;
}
