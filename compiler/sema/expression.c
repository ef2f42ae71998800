// Expressions become values.
#include "ir/affine.h"
#include "sema/expansion.h"
#include "sema/modules.h"

#include <string.h>

typedef struct {
    const Function *function;
    const Array *missing; // an array that is read and that the function cannot read
} Reach;

static int is_owned(const Array *array) {
    return array->role == ROLE_PARAMETER || array->role == ROLE_STATE;
}

static void note_out_of_reach(Expr *expr, void *data) {
    Reach *reach = data;
    if (expr->kind != EXPR_READ) return;
    for (int i = 0; i < reach->function->array_count; i++)
        if (reach->function->arrays[i] == expr->array && !is_owned(expr->array)) return;
    reach->missing = expr->array;
}

// Parameters and states get their starting values before there is any other.
static int is_within_reach(Expansion *expansion, Value value, const Node *node) {
    Reach reach = {expansion->init, NULL};
    if (expansion->function != expansion->init || !value.is_valid) return 1;
    expr_each(expansion->program, value.body, note_out_of_reach, &reach);
    if (!reach.missing) return 1;
    report_error(expansion->diagnostics, node->place, "a starting value cannot depend on '%s'",
                 node->name);
    return 0;
}

static Value expand_name(Expansion *expansion, const Node *node) {
    Binding *binding = scope_find(expansion, node->name);
    if (binding) {
        binding->is_used = 1;
        return is_within_reach(expansion, binding->value, node) ? binding->value : value_invalid();
    }
    Value value;
    if (find_training(expansion, node->name, &value)) return value;
    if (find_dim(expansion, node->name, &value)) return value;
    const Declaration *declaration = modules_find(expansion->modules, node->name, NULL);
    if (declaration)
        report_error(expansion->diagnostics, node->place, "'%s' is %s, not a value", node->name,
                     kind_text(declaration));
    else
        report_unknown_name(expansion, node->name, node->place);
    return value_invalid();
}

// ---- Integers ----

Expr *expand_integer(Expansion *expansion, const Node *node) {
    int outer = expansion->in_subscript;
    expansion->in_subscript = 1;
    Value value = expand_expression(expansion, node);
    expansion->in_subscript = outer;
    if (!value.is_valid) return NULL;
    if (value.rank == 0 && value.body->type == TYPE_INT) return value.body;
    report_error(expansion->diagnostics, node->place, "expected an integer, but this is %s",
                 value.rank                      ? value_shape_text(expansion, value)
                 : value.body->type == TYPE_BOOL ? "a condition"
                                                 : "a real number");
    if (value.rank && value.body->type == TYPE_INT)
        report_note(expansion->diagnostics, (Place){0},
                    "one of them at a time is meant, as in let y[t] = table[token[t]]");
    return NULL;
}

// ---- Operators ----

static const OperatorId operator_ids[SIGN_COUNT] = {
    [SIGN_NEGATE] = OP_NEGATE,
    [SIGN_NOT] = OP_NOT,
    [SIGN_ADD] = OP_ADD,
    [SIGN_SUBTRACT] = OP_SUBTRACT,
    [SIGN_MULTIPLY] = OP_MULTIPLY,
    [SIGN_DIVIDE] = OP_DIVIDE,
    [SIGN_REMAINDER] = OP_REMAINDER,
    [SIGN_POWER] = OP_POWER,
    [SIGN_EQUAL] = OP_EQUAL,
    [SIGN_NOT_EQUAL] = OP_NOT_EQUAL,
    [SIGN_LESS] = OP_LESS,
    [SIGN_LESS_EQUAL] = OP_LESS_EQUAL,
    [SIGN_GREATER] = OP_GREATER,
    [SIGN_GREATER_EQUAL] = OP_GREATER_EQUAL,
    [SIGN_AND] = OP_AND,
    [SIGN_OR] = OP_OR,
    [SIGN_SELECT] = OP_SELECT,
};

// A number used as a condition: not 0 is true.
static Value as_truth(Expansion *expansion, Value value) {
    if (value.is_valid && value.body->type != TYPE_BOOL)
        value.body = expr_binary(expansion->program, OP_NOT_EQUAL, value.body,
                                 expr_int(expansion->program, 0));
    return value;
}

// Outside of subscripts, / divides real numbers; a whole quotient of constants stays an integer.
static void prepare_division(Expansion *expansion, Value *operands) {
    Expr *a = operands[0].body, *b = operands[1].body;
    if (expansion->in_subscript || type_is_real(a->type) || type_is_real(b->type)) return;
    int is_whole = a->kind == EXPR_INT && b->kind == EXPR_INT && b->integer != 0 &&
                   a->integer % b->integer == 0;
    if (is_whole) return;
    int constant = expr_is_constant(a) && expr_is_constant(b);
    Type type = constant ? TYPE_F64 : expansion->real;
    operands[0].body = expr_convert(expansion->program, a, type);
}

// 2^3 of integers, in a shape or a subscript. What 64 factors do not make too large is -1, 0 or 1.
static Expr *integer_power(Program *program, Expr *base, Expr *exponent) {
    Expr *product = expr_int(program, 1);
    int64_t count = exponent->integer > 64 ? 64 + exponent->integer % 2 : exponent->integer;
    for (int64_t i = 0; i < count; i++) product = expr_binary(program, OP_MULTIPLY, product, base);
    return product;
}

static int is_integer_power(const Node *node, const Value *operands) {
    return node->sign == SIGN_POWER && operands[0].body->type == TYPE_INT &&
           operands[1].body->kind == EXPR_INT && operands[1].body->integer >= 0;
}

static int is_zero_division(Expansion *expansion, const Node *node, const Value *operands) {
    int divides = node->sign == SIGN_DIVIDE || node->sign == SIGN_REMAINDER;
    Expr *divisor = operands[1].body;
    if (!divides) return 0;
    if (expr_is_number(divisor, 0)) {
        report_error(expansion->diagnostics, node->arguments->next->place, "division by zero");
        return 1;
    }
    // Of integers it would be undefined in C; a real number becomes infinite.
    int is_whole = !type_is_real(operands[0].body->type) && !type_is_real(divisor->type) &&
                   (expansion->in_subscript || node->sign == SIGN_REMAINDER);
    if (!is_whole || expr_is_constant(divisor) || is_at_least_one(expansion, divisor)) return 0;
    report_error(expansion->diagnostics, node->arguments->next->place,
                 "this divisor of an integer may be 0 or less");
    report_note(expansion->diagnostics, (Place){0},
                "divide under a condition that keeps it above, as in n > 0 ? m %% n : 0");
    return 1;
}

static int is_real_remainder(Expansion *expansion, const Node *node, const Value *operands) {
    if (node->sign != SIGN_REMAINDER) return 0;
    if (operands[0].body->type == TYPE_INT && operands[1].body->type == TYPE_INT) return 0;
    report_error(expansion->diagnostics, node->name_place, "%% is a remainder of integers");
    return 1;
}

// ---- Conditions that are known now ----

// What stands where nothing is evaluated uses its names all the same.
static void use_names(Expansion *expansion, const Node *node) {
    if (!node) return;
    Binding *binding = node->kind == NODE_NAME || node->kind == NODE_CALL
                           ? scope_find(expansion, node->name)
                           : NULL;
    if (binding) binding->is_used = 1;
    use_names(expansion, node->base);
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        use_names(expansion, argument->value);
    for (const Clause *clause = node->body; clause; clause = clause->next)
        use_names(expansion, clause->value);
}

static int is_known(Value condition) {
    return condition.is_valid && condition.rank == 0 && expr_is_constant(condition.body);
}

// c ? a : b, c && a, c || a where c is known: only what is evaluated is looked at. Returns 0 where
// it is not known.
static int expand_decided(Expansion *expansion, const Node *node, Value condition, Value *value) {
    const Argument *first = node->arguments->next, *second = first->next;
    if (!is_known(condition)) return 0;
    int holds = expr_number(condition.body) != 0;
    if (node->sign == SIGN_SELECT) {
        *value = expand_expression(expansion, holds ? first->value : second->value);
        use_names(expansion, holds ? second->value : first->value);
        return 1;
    }
    if (holds == (node->sign == SIGN_AND)) return 0;
    use_names(expansion, first->value);
    *value = condition;
    return 1;
}

// a == b of conditions: both hold, or none does.
static Value compare_conditions(Expansion *expansion, const Node *node, Value a, Value b) {
    const Operator *both = operator_of(OP_AND), *negate = operator_of(OP_NOT);
    Value holding[] = {a, b};
    Value failing[] = {value_map(expansion, negate, 1, &a, node->name_place),
                       value_map(expansion, negate, 1, &b, node->name_place)};
    Value cases[] = {value_map(expansion, both, 2, holding, node->name_place),
                     value_map(expansion, both, 2, failing, node->name_place)};
    Value equal = value_map(expansion, operator_of(OP_OR), 2, cases, node->name_place);
    if (node->sign == SIGN_EQUAL) return equal;
    return value_map(expansion, negate, 1, &equal, node->name_place);
}

static Value operation_of_node(Expansion *expansion, const Node *node) {
    Value operands[3], decided;
    int count = 0, is_valid = 1;
    int is_logic = node->sign == SIGN_AND || node->sign == SIGN_OR || node->sign == SIGN_NOT;
    int is_lazy = node->sign == SIGN_AND || node->sign == SIGN_OR || node->sign == SIGN_SELECT;
    for (const Argument *argument = node->arguments; argument; argument = argument->next) {
        int holds = node->sign == SIGN_OR ? 0 : node->sign == SIGN_AND ? 1 : count == 1;
        operands[count] = is_lazy && count > 0
                              ? expand_branch(expansion, argument->value, operands[0], holds)
                              : expand_expression(expansion, argument->value);
        if (is_logic || (node->sign == SIGN_SELECT && count == 0))
            operands[count] = as_truth(expansion, operands[count]);
        if (is_lazy && count == 0 && expand_decided(expansion, node, operands[0], &decided))
            return decided;
        is_valid &= operands[count++].is_valid;
    }
    if (!is_valid) return value_invalid();
    if (node->sign == SIGN_MATMUL) {
        Given given[] = {{NULL, operands[0], node->place}, {NULL, operands[1], node->place}};
        return call_with(expansion, name_of(expansion->program->context->names, "matmul"), 2, given,
                         node->place, node->name_place);
    }
    if (count == 2 && (is_zero_division(expansion, node, operands) ||
                       is_real_remainder(expansion, node, operands)))
        return value_invalid();
    if ((node->sign == SIGN_EQUAL || node->sign == SIGN_NOT_EQUAL) &&
        operands[0].body->type == TYPE_BOOL && operands[1].body->type == TYPE_BOOL)
        return compare_conditions(expansion, node, operands[0], operands[1]);
    if (node->sign == SIGN_DIVIDE) prepare_division(expansion, operands);
    if (is_integer_power(node, operands) && expansion->in_subscript)
        return value_scalar(integer_power(expansion->program, operands[0].body, operands[1].body));
    return value_map(expansion, operator_of(operator_ids[node->sign]), count, operands,
                     node->name_place);
}

static Value expand_operator(Expansion *expansion, const Node *node) {
    Value value = operation_of_node(expansion, node);
    if (!value.is_valid || !is_saturated(value.body)) return value;
    report_error(expansion->diagnostics, node->place, "this integer is too large");
    report_note(expansion->diagnostics, (Place){0},
                "with a point, as in 3.0, it would be a real number");
    return value_invalid();
}

int is_quotient(Expansion *expansion, const Node *call) {
    return strcmp(call->name, "quotient") == 0 && !scope_find(expansion, call->name) &&
           !modules_find(expansion->modules, call->name, NULL);
}

// quotient(a, b) is a / b as it is in a subscript.
Value expand_quotient(Expansion *expansion, const Node *call) {
    Node division = *call;
    division.kind = NODE_OPERATOR;
    division.sign = SIGN_DIVIDE;
    int count = 0, outer = expansion->in_subscript;
    for (const Argument *each = call->arguments; each; each = each->next) count++;
    if (count != 2) {
        report_error(expansion->diagnostics, call->place, "quotient takes 2 arguments, not %d",
                     count);
        return value_invalid();
    }
    expansion->in_subscript = 1;
    Value value = expand_operator(expansion, &division);
    expansion->in_subscript = outer;
    if (!value.is_valid || value.body->type == TYPE_INT) return value;
    report_error(expansion->diagnostics, call->place,
                 "a quotient is one of integers; of real numbers it is a / b");
    return value_invalid();
}

// [a, b, c]: one dimension more than its items.
static Value expand_list(Expansion *expansion, const Node *node) {
    int count = 0, is_valid = 1;
    for (const Argument *argument = node->arguments; argument; argument = argument->next) {
        if (count == LARGEST_LIST) {
            report_error(expansion->diagnostics, argument->place, "a list holds at most %d items",
                         LARGEST_LIST);
            return value_invalid();
        }
        count++;
    }
    Value *items = arena_alloc(expansion->arena, (size_t)count * sizeof *items), *next = items;
    for (const Argument *argument = node->arguments; argument; argument = argument->next) {
        *next = expand_expression(expansion, argument->value);
        is_valid &= next++->is_valid;
    }
    if (!is_valid) return value_invalid();
    Program *program = expansion->program;
    if (!values_align(expansion, count, items, "a list", node->place)) return value_invalid();
    if (items[0].rank == LARGEST_RANK) {
        report_error(expansion->diagnostics, node->place, "more than %d dimensions", LARGEST_RANK);
        return value_invalid();
    }
    Value list = {.is_valid = 1, .rank = items[0].rank + 1, .body = items[count - 1].body};
    list.slots[0] =
        index_new(program, name_of(program->context->names, "item"), expr_int(program, count));
    memcpy(list.slots + 1, items[0].slots, sizeof *list.slots * (size_t)items[0].rank);
    Expr *item = expr_index(program, list.slots[0]);
    for (int i = count - 2; i >= 0; i--)
        list.body = expr_select(program, expr_binary(program, OP_EQUAL, item, expr_int(program, i)),
                                items[i].body, list.body);
    return list;
}

// ---- Reductions ----

typedef struct {
    const char *name;
    Reducer reducer;
    int wants_position, wants_mean;
} Reduction;

static const Reduction reductions[] = {
    {"sum", REDUCER_SUM, 0, 0},        {"mean", REDUCER_SUM, 0, 1},
    {"max", REDUCER_MAXIMUM, 0, 0},    {"min", REDUCER_MINIMUM, 0, 0},
    {"argmax", REDUCER_MAXIMUM, 1, 0}, {"argmin", REDUCER_MINIMUM, 1, 0},
};

static const Reduction *find_reduction(const char *name) {
    for (size_t i = 0; i < sizeof reductions / sizeof *reductions; i++)
        if (strcmp(reductions[i].name, name) == 0) return &reductions[i];
    return NULL;
}

int is_reduction(const char *name) {
    return find_reduction(name) != NULL;
}

// How many values the last `count` indices have together; where the range of one depends on
// another, the values are counted one by one.
static Value count_of_indices(Expansion *expansion, int count) {
    Program *program = expansion->program;
    Value number = value_scalar(expr_int(program, 1));
    const Index *const *indices = expansion->around + expansion->around_count - count;
    for (int i = 1; i < count; i++)
        for (int k = 0; k < i; k++)
            if (expr_uses(program, indices[i]->extent, expr_index(program, indices[k])))
                return value_reduce(expansion, REDUCER_SUM, number, count, NULL);
    for (int i = 0; i < count; i++)
        number.body = expr_binary(program, OP_MULTIPLY, number.body, indices[i]->extent);
    return number;
}

// The sum over the last `count` indices, divided by how many there are.
static Value divide_by_count(Expansion *expansion, Value sum, int count) {
    Program *program = expansion->program;
    Value number = count_of_indices(expansion, count);
    if (!number.is_valid) return number;
    sum.body = expr_binary(program, OP_DIVIDE, expr_convert(program, sum.body, expansion->real),
                           expr_convert(program, number.body, expansion->real));
    return sum;
}

// One of the last `count` indices has no value at all.
static int is_over_nothing(const Expansion *expansion, int count) {
    for (int i = expansion->around_count - count; i < expansion->around_count; i++) {
        Expr *extent = expansion->around[i]->extent;
        if (extent->kind == EXPR_INT && extent->integer < 1) return 1;
    }
    return 0;
}

static Value reduce(Expansion *expansion, const Reduction *reduction, Value body, int count) {
    const Array *const *found = NULL;
    if (is_over_nothing(expansion, count)) {
        body.body = expr_int(expansion->program, 0);
        return body;
    }
    // A sum of integers may leave an int; one that does not is exact, which one of f32 is not.
    const Index *const *summed = expansion->around + expansion->around_count - count;
    if (reduction->wants_mean && value_is_integer(body) &&
        !integer_sum_is_exact(expansion, body.body, count, summed))
        body.body = expr_convert(expansion->program, body.body, expansion->real);
    Value value = value_reduce(expansion, reduction->reducer, body, count, &found);
    if (!value.is_valid) return value;
    if (reduction->wants_mean) return divide_by_count(expansion, value, count);
    if (reduction->wants_position)
        value.body = expr_read(expansion->program, found[0], value.body->arguments);
    return value;
}

static int ranges_are_known(const Expansion *expansion, int count) {
    for (int i = expansion->around_count - count; i < expansion->around_count; i++)
        if (!expansion->around[i]->extent) return 0;
    return 1;
}

// Only a sum over nothing has a value.
static int ranges_fit(Expansion *expansion, const Reduction *reduction, const Node *node,
                      int count) {
    int is_sum = reduction->reducer == REDUCER_SUM, i = expansion->around_count - count;
    const char *what = reduction->wants_mean                   ? "mean"
                       : reduction->reducer == REDUCER_MAXIMUM ? "largest element"
                                                               : "smallest element";
    for (const Range *range = node->ranges; range; range = range->next, i++) {
        const Index *index = expansion->around[i];
        int may_be_empty = is_sum && !reduction->wants_mean;
        if (!may_be_empty && !is_never_empty(expansion, index, what, range->place)) return 0;
    }
    return 1;
}

// What is reduced has one shape for all values of the last `count` indices. Reports where not.
static int has_shape_of_its_own(Expansion *expansion, Value body, int count, Place place) {
    for (int i = expansion->around_count - count; i < expansion->around_count; i++) {
        const Index *index = expansion->around[i];
        for (int k = 0; k < body.rank; k++) {
            if (!expr_uses(expansion->program, body.slots[k]->extent,
                           expr_index(expansion->program, index)))
                continue;
            report_error(expansion->diagnostics, place,
                         "for each '%s' this is of another length: %s", index->name,
                         value_shape_text(expansion, body));
            report_note(expansion->diagnostics, (Place){0},
                        "reduce it to a number first, as in sum(i, j) x[i, j]");
            return 0;
        }
    }
    return 1;
}

static Value expand_reduction(Expansion *expansion, const Node *node) {
    const Reduction *reduction = find_reduction(node->name);
    Scope scope;
    push_scope(expansion, &scope);
    int before = expansion->around_count;
    for (const Range *range = node->ranges; range; range = range->next)
        expand_range(expansion, range);
    int count = expansion->around_count - before;
    if (reduction->wants_position && count != 1)
        report_error(expansion->diagnostics, node->place, "%s runs over one index", node->name);
    // The body is a value of its own: / in it divides real numbers.
    int in_subscript = expansion->in_subscript;
    expansion->in_subscript = 0;
    Value body = expand_expression(expansion, node->base);
    expansion->in_subscript = in_subscript;
    Value value = value_invalid();
    if (body.is_valid && ranges_are_known(expansion, count) &&
        ranges_fit(expansion, reduction, node, count) &&
        has_shape_of_its_own(expansion, body, count, node->place))
        value = reduce(expansion, reduction, body, count);
    if (body.is_valid) pop_indices(expansion, count, node->ranges);
    expansion->around_count = before;
    pop_scope(expansion);
    settle_checks(expansion);
    return value;
}

// A number that would be 0 is not what was meant: a logarithm or a quotient may depend on it.
static Value expand_number(Expansion *expansion, const Node *node) {
    if (node->is_integer) return value_scalar(expr_int(expansion->program, node->integer));
    if (expansion->real == TYPE_F32 && node->number != 0 && (float)node->number == 0) {
        report_error(expansion->diagnostics, node->place, "this number is too small for f32");
        report_note(expansion->diagnostics, (Place){0},
                    "an input of type f64, or --real=f64, makes the model compute in f64");
        return value_invalid();
    }
    return value_scalar(expr_real(expansion->program, node->number, TYPE_F64));
}

static Value expand_node(Expansion *expansion, const Node *node) {
    switch (node->kind) {
    case NODE_INVALID: return value_invalid();
    case NODE_NUMBER: return expand_number(expansion, node);
    case NODE_NAME: return expand_name(expansion, node);
    case NODE_CALL: return value_kept_small(expansion, expand_call(expansion, node));
    case NODE_SUBSCRIPT: return expand_subscripts(expansion, node);
    case NODE_OPERATOR: return value_kept_small(expansion, expand_operator(expansion, node));
    case NODE_REDUCTION: return expand_reduction(expansion, node);
    case NODE_LIST: return expand_list(expansion, node);
    case NODE_SLICE: return value_invalid(); // a subscript only
    case NODE_LOOP: return expand_loop_value(expansion, node, NULL, NULL);
    case NODE_REPEAT: return expand_repeat(expansion, node);
    }
    return value_invalid();
}

Value expand_expression(Expansion *expansion, const Node *node) {
    // Arguments, and the bodies of what is called, each take a part of the stack.
    if (expansion->depth == LARGEST_EXPRESSION_DEPTH)
        report_overflow(expansion, "calls are nested too deeply", node->place);
    if (expansion->overflowed) return value_invalid();
    // What makes a starting value may be a part of a formula, but of nothing that reshapes it.
    const Value *expected = expansion->expected;
    if (node->kind != NODE_CALL && node->kind != NODE_OPERATOR) expansion->expected = NULL;
    expansion->depth++;
    Value value = expand_node(expansion, node);
    expansion->depth--;
    expansion->expected = expected;
    if (expr_count(expansion->program) <= LARGEST_EXPR_COUNT) return value;
    report_overflow(expansion, "the program grows too large here", node->place);
    return value_invalid();
}
