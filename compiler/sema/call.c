// Calls: arguments are bound, leading dimensions lifted over, and the body is put in place.
#include "sema/expansion.h"

#include <string.h>

// ---- Lifting ----

// The leading dimensions of all arguments, which the function does not see.
typedef struct Lifting {
    int count;
    const Index *indices[LARGEST_RANK];
} Lifting;

// The extent of a leading dimension, over the indices that are lifted over.
static Expr *leading_extent(Expansion *expansion, Value value, int extra, int position,
                            const Lifting *lifting) {
    Expr *subscripts[LARGEST_RANK];
    for (int i = 0; i < position; i++)
        subscripts[i] =
            expr_index(expansion->program, lifting->indices[lifting->count - extra + i]);
    return value_at(expansion, value, position, subscripts).slots[0]->extent;
}

// Takes the leading dimensions of the argument that has most.
static const Given *lift_longest(Expansion *expansion, const Match *match, Lifting *lifting) {
    const Given *longest = NULL;
    int position = 0;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        int extra = given ? given->value.rank - formal_rank(formal) : 0;
        if (extra <= lifting->count) continue;
        longest = given;
        lifting->count = extra;
    }
    for (int i = 0; i < lifting->count; i++)
        lifting->indices[i] =
            index_new(expansion->program, longest->value.slots[i]->name,
                      leading_extent(expansion, longest->value, lifting->count, i, lifting));
    return longest;
}

// Leading dimensions are aligned at their end, so that a value may lack the outermost.
static int lift_over(Expansion *expansion, const Match *match, Place place, Lifting *lifting) {
    *lifting = (Lifting){0};
    const Given *longest = lift_longest(expansion, match, lifting);
    int position = 0;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        int extra = given ? given->value.rank - formal_rank(formal) : 0;
        for (int i = 0; i < extra; i++) {
            const Index *index = lifting->indices[lifting->count - extra + i];
            if (leading_extent(expansion, given->value, extra, i, lifting) == index->extent)
                continue;
            report_error(expansion->diagnostics, place,
                         "the leading dimensions of the arguments of %s do not fit: %s and %s",
                         match->declaration->name, value_shape_text(expansion, longest->value),
                         value_shape_text(expansion, given->value));
            return 0;
        }
    }
    return 1;
}

static Value lifted_argument(Expansion *expansion, Value value, int rank, const Lifting *lifting) {
    Expr *subscripts[LARGEST_RANK];
    int extra = value.rank - rank;
    for (int i = 0; i < extra; i++)
        subscripts[i] =
            expr_index(expansion->program, lifting->indices[lifting->count - extra + i]);
    return value_at(expansion, value, extra, subscripts);
}

// ---- Binding ----

static int is_new_name(Expansion *expansion, const Node *dim) {
    Value known;
    return dim->kind == NODE_NAME && !scope_find(expansion, dim->name) &&
           !find_dim(expansion, dim->name, &known);
}

// A dimension in a signature: a new name is bound to the extent, anything else must be equal to it.
static int bind_dim(Expansion *expansion, const Node *dim, Expr *extent, const char *what,
                    Value value, Place place) {
    if (is_new_name(expansion, dim)) {
        scope_bind(expansion, dim->name, value_scalar(extent), (Place){0});
        return 1;
    }
    Expr *wanted = expand_integer(expansion, dim);
    if (!wanted || wanted == extent) return wanted != NULL;
    const char *expected = integer_text(expansion, wanted);
    int is_plain = dim->kind != NODE_NAME || strcmp(dim->name, expected) == 0;
    report_error(expansion->diagnostics, place, "%s has the dimension %s%s%s, but this is %s", what,
                 is_plain ? "" : dim->name, is_plain ? "" : " = ", expected,
                 value_shape_text(expansion, value));
    int is_declared = dim->kind == NODE_NAME && !scope_find(expansion, dim->name);
    if (is_declared)
        report_note(expansion->diagnostics, find_dim_declaration(expansion, dim->name)->name_place,
                    "'%s' is this dimension; a name that is none stands for any length", dim->name);
    return 0;
}

static int bind_shape(Expansion *expansion, const TypeSyntax *type, Value value, const char *name,
                      const Match *match, Place place) {
    int position = 0;
    const char *what = arena_printf(expansion->arena, "%s of %s", name, match->declaration->name);
    for (const Argument *dim = type ? type->shape : NULL; dim; dim = dim->next) {
        Expr *extent = value.slots[position++]->extent;
        if (!bind_dim(expansion, dim->value, extent, what, value, place)) return 0;
    }
    return 1;
}

static int is_real_formal(const Formal *formal) {
    if (!formal->type) return 1;
    ScalarName scalar = formal->type->scalar;
    return scalar == SCALAR_NONE || scalar == SCALAR_F32 || scalar == SCALAR_F64;
}

// A value of several elements is computed once, before the function looks at it element by element.
// Where the function differentiates by it, an integer is the real number that the argument says.
static Value stored_argument(Expansion *expansion, Value value, const Formal *formal) {
    int is_variable = is_differentiated(expansion, formal->name);
    if (formal_rank(formal) == 0 && !is_variable) return value;
    if (is_variable && is_real_formal(formal))
        value.body = expr_convert(expansion->program, value.body, expansion->real);
    const char *hint = expansion->hint;
    const char *name =
        hint ? arena_printf(expansion->arena, "%s.%s", hint, formal->name) : formal->name;
    return is_variable ? value_of_round(expansion, value, name)
                       : value_store(expansion, value, name);
}

// An integer where a class is expected is one of the classes.
static int is_of_class(Expansion *expansion, const Formal *formal, Value value, Place place) {
    if (!formal->type || formal->type->scalar != SCALAR_CLASS) return 1;
    Expr *classes = expand_integer(expansion, formal->type->classes);
    int error_count = expansion->diagnostics->error_count;
    if (classes)
        check_subscript(expansion, (Check){.subscript = value.body,
                                           .extent = classes,
                                           .name = formal->name,
                                           .place = place});
    return classes && expansion->diagnostics->error_count == error_count;
}

// What shapes are made of is no value of an array, and one number where it has a name already.
static int is_of_dim(Expansion *expansion, const Formal *formal, Value value, const char *name,
                     Place place) {
    if (!formal_is_size(formal)) return 1;
    if (!is_dimension(expansion, value.body, name, place)) return 0;
    const Binding *known = scope_find(expansion, formal->name);
    if (!known || !known->value.is_valid || known->value.body == value.body) return 1;
    report_error(expansion->diagnostics, place, "%s is %s, but a shape before it says %s", name,
                 integer_text(expansion, value.body), integer_text(expansion, known->value.body));
    return 0;
}

static int is_formal(const Declaration *declaration, const char *name) {
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        if (formal->name == name) return 1;
    return 0;
}

// Names that stand alone in a shape come first: the shape of an argument before may be made of
// them.
static void bind_names(Expansion *expansion, const Match *match, const Lifting *lifting) {
    int position = 0;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        if (!given || !formal->type) continue;
        Value value = lifted_argument(expansion, given->value, formal_rank(formal), lifting);
        const Index *const *slot = value.slots;
        for (const Argument *dim = formal->type->shape; dim; dim = dim->next, slot++)
            if (is_new_name(expansion, dim->value) &&
                !is_formal(match->declaration, dim->value->name))
                scope_bind(expansion, dim->value->name, value_scalar((*slot)->extent), (Place){0});
    }
}

Value default_of(Expansion *expansion, const Declaration *declaration, const Formal *formal) {
    const Declaration *body = expansion->body;
    expansion->body = declaration;
    Value value = expand_expression(expansion, formal->default_value);
    expansion->body = body;
    Given given = {formal->name, value, formal->default_value->place};
    if (value.is_valid && value.rank > formal_rank(formal)) {
        report_error(expansion->diagnostics, given.place,
                     "'%s' has %d dimension%s, but what it is otherwise is %s", formal->name,
                     formal_rank(formal), formal_rank(formal) == 1 ? "" : "s",
                     value_shape_text(expansion, value));
        return value_invalid();
    }
    int fits = value.is_valid && argument_fits(expansion, declaration, formal, &given, 1) &&
               quantity_fits(expansion, declaration, formal, &given);
    return fits ? value : value_invalid();
}

static int bind_arguments(Expansion *expansion, const Match *match, const Lifting *lifting,
                          Place place) {
    int position = 0, is_valid = 1;
    bind_names(expansion, match, lifting);
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        Value value = given ? lifted_argument(expansion, given->value, formal_rank(formal), lifting)
                            : default_of(expansion, match->declaration, formal);
        if (!value.is_valid) return 0;
        Place where = given ? given->place : place;
        const char *name = arena_printf(expansion->arena, "'%s'", formal->name);
        is_valid &= bind_shape(expansion, formal->type, value, name, match, where);
        is_valid &= is_of_class(expansion, formal, value, where);
        is_valid &= is_of_dim(expansion, formal, value, name, where);
        value = value_of_type(expansion, value, formal->type);
        if (!value.is_valid) return 0;
        scope_bind(expansion, formal->name, stored_argument(expansion, value, formal), (Place){0});
    }
    return is_valid;
}

// ---- The body in its own surroundings ----

static int is_taken(const Expansion *expansion, const char *name) {
    for (int i = 0; i < expansion->instance_count; i++)
        if (strcmp(expansion->instances[i], name) == 0) return 1;
    return 0;
}

static const char *new_instance(Expansion *expansion, const char *layer) {
    Arena *arena = expansion->arena;
    const char *name = expansion->is_named && expansion->hint ? expansion->hint : layer;
    if (!expansion->is_named && expansion->path)
        name = arena_printf(arena, "%s.%s", expansion->path, layer);
    const char *unique = name;
    for (int number = 2; is_taken(expansion, unique); number++)
        unique = arena_printf(arena, "%s%d", name, number);
    expansion->instances = arena_grow(arena, expansion->instances, expansion->instance_count,
                                      &expansion->instance_capacity, sizeof *expansion->instances);
    return expansion->instances[expansion->instance_count++] = unique;
}

static Value as_array(Value value, const Lifting *lifting) {
    if (!value.is_valid) return value;
    memmove(value.slots + lifting->count, value.slots, sizeof *value.slots * (size_t)value.rank);
    memcpy(value.slots, lifting->indices, sizeof *value.slots * (size_t)lifting->count);
    value.rank += lifting->count;
    return value;
}

// The shape that a function says its result has; where a parameter is initialised the names in it
// are bound to the parameter's.
static int bind_result(Expansion *expansion, const Declaration *declaration, const Value *expected,
                       const Match *match, Place place) {
    if (!declaration->result || !expected) return 1;
    return bind_shape(expansion, declaration->result, *expected, "the result", match, place);
}

// Numbers stay what they are: only what a function says of whole ones and of conditions has to
// hold.
static int has_declared_numbers(Expansion *expansion, const Declaration *declaration,
                                Value result) {
    int scalar = declaration->result->scalar, is_integer = value_is_integer(result);
    int wants_integer = scalar == SCALAR_INT || scalar == SCALAR_CLASS;
    int is_condition = result.body->type == TYPE_BOOL, wants_condition = scalar == SCALAR_BOOL;
    if ((is_integer || !wants_integer) && (is_condition || !wants_condition)) return 1;
    report_error(expansion->diagnostics, declaration->result->place,
                 "%s says that its result is %s, but it is %s", declaration->name,
                 wants_integer ? "made of integers" : "a condition",
                 is_integer ? "made of integers" : "made of real numbers");
    return 0;
}

// What a function returns is of the shape that it says.
static int is_as_declared(Expansion *expansion, const Match *match, Value result) {
    const Declaration *declaration = match->declaration;
    if (!declaration->result) return 1;
    if (!has_declared_numbers(expansion, declaration, result)) return 0;
    int rank = 0;
    for (const Argument *dim = declaration->result->shape; dim; dim = dim->next) rank++;
    if (rank == result.rank)
        return bind_shape(expansion, declaration->result, result, "the result", match,
                          declaration->result->place);
    report_error(expansion->diagnostics, declaration->result->place,
                 "%s says that its result has %d dimension%s, but it is %s", declaration->name,
                 rank, rank == 1 ? "" : "s", value_shape_text(expansion, result));
    return 0;
}

// "x: [N, 10], heads: 3": what a call gives; empty: nothing.
static const char *given_text(Expansion *expansion, const Match *match) {
    Buffer text = buffer_new(expansion->arena);
    int position = 0;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        if (!given) continue;
        Value value = given->value;
        buffer_printf(&text, "%s%s: %s", text.length ? ", " : "", formal->name,
                      value.rank == 0 && value_is_integer(value)
                          ? integer_text(expansion, value.body)
                          : value_shape_text(expansion, value));
    }
    return text.text;
}

// What is wrong in a body may be the fault of the call.
static void note_call(Expansion *expansion, const Match *match, Place place) {
    enum { MOST_NOTED = 8 };
    const Call *call = expansion->call;
    int is_export = !call->caller && expansion->function->kind == FUNCTION_CALL;
    int is_deep = call->depth > MOST_NOTED || expansion->overflowed;
    if (is_deep || place.source->is_prelude || is_export) return;
    const char *name = call->declaration->name, *given = given_text(expansion, match);
    int is_blamed = expansion->diagnostics->blamed.is_told;
    expansion->diagnostics->blamed = (BlamedCall){0};
    if (!is_blamed)
        report_note(expansion->diagnostics, place, "in this call of %s", name);
    else if (given[0])
        report_note(expansion->diagnostics, (Place){0}, "%s is given %s", name, given);
}

static Value expand_inside(Expansion *expansion, const Match *match, const Lifting *lifting,
                           const Value *expected, Place place) {
    const Declaration *declaration = match->declaration;
    Scope scope;
    push_scope(expansion, &scope);
    scope.outer = NULL;
    Value result = value_invalid();
    for (int i = 0; i < lifting->count; i++) push_index(expansion, lifting->indices[i], place);
    if (!expansion->overflowed && bind_arguments(expansion, match, lifting, place) &&
        bind_result(expansion, declaration, expected, match, place)) {
        int error_count = expansion->diagnostics->error_count;
        result = expand_body(expansion, declaration);
        if (result.is_valid && !expected && !is_as_declared(expansion, match, result))
            result = value_invalid();
        if (expansion->diagnostics->error_count > error_count) note_call(expansion, match, place);
    }
    if (result.is_valid && result.rank + lifting->count > LARGEST_RANK) {
        report_error(expansion->diagnostics, place, "more than %d dimensions", LARGEST_RANK);
        result = value_invalid();
    }
    pop_scope(expansion);
    return as_array(result, lifting);
}

// The body in place of the call.
static Value expand_function(Expansion *expansion, const Match *match, const char *instance,
                             Place place) {
    const Declaration *declaration = match->declaration;
    Lifting lifting;
    if (!lift_over(expansion, match, place, &lifting)) return value_invalid();
    Expansion outer = *expansion;
    Call call = {declaration, expansion->call, expansion->call ? expansion->call->depth + 1 : 1};
    const Value *expected = expansion->expected;
    expansion->call = &call;
    expansion->body = declaration;
    if (declaration->kind != DECLARATION_LAYER)
        expansion->path = expansion->hint;
    else
        expansion->path = instance ? instance : new_instance(expansion, declaration->name);
    expansion->hint = expansion->path;
    expansion->is_named = 0;
    expansion->expected = NULL;
    expansion->in_subscript = 0;
    expansion->loop = NULL;
    if (lifting.count) expansion->is_element = 1;
    BlamedCall *blamed = &expansion->diagnostics->blamed;
    int is_users_call = declaration->place.source->is_prelude && !blamed->place.source;
    if (is_users_call) *blamed = (BlamedCall){place, declaration->name, 0};
    Value result = expand_inside(expansion, match, &lifting, expected, place);
    if (is_users_call) *blamed = (BlamedCall){0};
    restore_surroundings(expansion, &outer);
    return result;
}

static int may_expand(Expansion *expansion, const Declaration *declaration, Place place) {
    for (const Call *call = expansion->call; call; call = call->caller)
        if (call->declaration == declaration) {
            report_error(expansion->diagnostics, place,
                         "%s calls itself; recursion has no end here", declaration->name);
            return 0;
        }
    if (expansion->call && expansion->call->depth >= LARGEST_CALL_DEPTH)
        report_overflow(expansion, "calls are nested too deeply", place);
    else if (expansion->call_count++ > LARGEST_CALL_COUNT)
        report_overflow(expansion, "the program grows too large here", place);
    return !expansion->overflowed;
}

static Value apply_rule(Expansion *expansion, const Match *match, Place place) {
    Value operands[LARGEST_ARITY];
    const Operator *operation = operator_of_rule(expansion, match->declaration);
    if (!operation) return value_invalid();
    Scope *around = expansion->scope, scope;
    push_scope(expansion, &scope);
    scope.outer = NULL; // a default sees the arguments before it, and nothing else
    const Formal *formal = match->declaration->formals;
    for (int i = 0; i < operation->arity; i++, formal = formal->next) {
        operands[i] = match->given[i] ? match->given[i]->value
                                      : default_of(expansion, match->declaration, formal);
        scope_bind(expansion, formal->name, operands[i], (Place){0});
    }
    expansion->scope = around;
    Value value = value_map(expansion, operation, operation->arity, operands, place);
    int is_single = value.is_valid && value.body->type == TYPE_F32;
    return is_single && !rule_fits(expansion, operation, place) ? value_invalid() : value;
}

// ---- What a name stands for ----

static Value call_built_in(Expansion *expansion, const char *name, int count, const Given *given,
                           Place place, Place name_place) {
    Value operands[LARGEST_ARITY];
    for (int arity = 1; arity <= LARGEST_ARITY; arity++) {
        const Operator *operation = operator_named(expansion->program, name, arity);
        if (!operation || operation->id == OP_USER || operation->id == OP_UNIFORM ||
            operation->fixity != FIX_CALL)
            continue;
        if (count != arity) {
            report_error(expansion->diagnostics, place, "%s takes %d argument%s, not %d", name,
                         arity, arity == 1 ? "" : "s", count);
            return value_invalid();
        }
        for (int i = 0; i < count; i++) operands[i] = given[i].value;
        return value_map(expansion, operation, count, operands, place);
    }
    if (is_reduction(name))
        report_error(expansion->diagnostics, place,
                     "%s takes an index and then what it runs over, as in %s(i) x[i]", name, name);
    else
        report_unknown_name(expansion, name, name_place);
    return value_invalid();
}

// A layer is an instance of its own, unless it is to be this one.
static Value expand_match(Expansion *expansion, const Match *match, const char *instance,
                          Place place) {
    if (!may_expand(expansion, match->declaration, place)) return value_invalid();
    if (!quantities_fit(expansion, match)) return value_invalid();
    const Declaration *declaration = match->declaration;
    Value value = declaration->derivatives ? apply_rule(expansion, match, place)
                                           : expand_function(expansion, match, instance, place);
    return value_made_by(expansion, value, declaration, place);
}

Value call_with(Expansion *expansion, const char *name, int count, const Given *given, Place place,
                Place name_place) {
    if (count == 0 && strcmp(name, "uniform") == 0) return expand_uniform(expansion, place);
    const Declaration *first = modules_find(expansion->modules, name, NULL), *callable = first;
    if (!first) return call_built_in(expansion, name, count, given, place, name_place);
    // A model that is called like a layer of another file does not stand in its way.
    while (callable && !is_callable(callable))
        callable = modules_find(expansion->modules, name, callable);
    if (!callable) {
        report_error(expansion->diagnostics, name_place, "'%s' is %s, not a function", name,
                     kind_text(first));
        return value_invalid();
    }
    Match match;
    if (!find_overload(expansion, name, count, given, place, &match)) return value_invalid();
    return expand_match(expansion, &match, NULL, place);
}

Value call_declaration(Expansion *expansion, const Declaration *declaration, int count,
                       const Given *given, Place place) {
    Match match;
    if (!match_form(expansion, declaration, count, given, place, &match)) return value_invalid();
    return expand_match(expansion, &match, NULL, place);
}

// What was called before by the same name is forgotten, so that the names inside it come again.
static void forget_instances(Expansion *expansion, const char *instance) {
    size_t length = strlen(instance);
    int kept = 0;
    for (int i = 0; i < expansion->instance_count; i++) {
        const char *name = expansion->instances[i];
        int is_inside = strncmp(name, instance, length) == 0 && name[length] == '.';
        if (!is_inside) expansion->instances[kept++] = name;
    }
    expansion->instance_count = kept;
}

// A call of what `use` named: every call has the parameters of the first.
static Value call_instance(Expansion *expansion, Binding *binding, int count, const Given *given,
                           Place place) {
    Match match;
    binding->is_used = 1;
    if (!find_overload(expansion, binding->layer, count, given, place, &match))
        return value_invalid();
    forget_instances(expansion, binding->instance);
    int was_reusing = expansion->is_reusing, repeat_count = expansion->repeat_count;
    expansion->is_reusing = 1;
    expansion->repeat_count = 0; // the same parameters in every round
    Value value = expand_match(expansion, &match, binding->instance, place);
    expansion->is_reusing = was_reusing;
    expansion->repeat_count = repeat_count;
    return value;
}

// sum(i) -x[i], sum(i) [x[i], 1]: a sign or a subscript belongs to what stands before it, so
// nothing follows the indices.
static int lacks_value(Expansion *expansion, const Node *node) {
    Value dim;
    if (!is_reduction(node->name) || scope_find(expansion, node->name) || !node->arguments)
        return 0;
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        if (argument->name || argument->value->kind != NODE_NAME ||
            scope_find(expansion, argument->value->name) ||
            find_dim(expansion, argument->value->name, &dim))
            return 0;
    return 1;
}

static Value report_no_value(Expansion *expansion, const Node *node) {
    const char *index = node->arguments->value->name;
    report_error(expansion->diagnostics, node->place,
                 "%s takes an index and then what it runs over, as in %s(i) x[i]", node->name,
                 node->name);
    report_note(expansion->diagnostics, (Place){0},
                "what begins with a sign or a '[' stands in parentheses, as in %s(%s) (-x[%s])",
                node->name, index, index);
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        excuse_name(expansion, argument->value->name);
    return value_invalid();
}

Given *expand_arguments(Expansion *expansion, const Node *call, int *count) {
    int is_valid = 1;
    *count = 0;
    for (const Argument *each = call->arguments; each; each = each->next) ++*count;
    Given *given = arena_alloc(expansion->arena, (size_t)*count * sizeof *given), *next = given;
    const Value *expected = expansion->expected;
    expansion->expected = NULL;
    for (const Argument *each = call->arguments; each; each = each->next) {
        Value value = expand_expression(expansion, each->value);
        is_valid &= value.is_valid;
        *next++ = (Given){each->name, value, each->place};
    }
    expansion->expected = expected;
    return is_valid ? given : NULL;
}

Value expand_call(Expansion *expansion, const Node *node) {
    if (lacks_value(expansion, node)) return report_no_value(expansion, node);
    if (strcmp(node->name, "grad") == 0) return expand_grad(expansion, node);
    if (strcmp(node->name, "jvp") == 0) return expand_jvp(expansion, node);
    if (strcmp(node->name, "reshape") == 0) return expand_reshape(expansion, node);
    if (is_quotient(expansion, node)) return expand_quotient(expansion, node);
    if (is_reordering(expansion, node)) return expand_transpose(expansion, node);
    int count;
    const Given *given = expand_arguments(expansion, node, &count);
    return given ? call_node(expansion, node, count, given) : value_invalid();
}

Value call_node(Expansion *expansion, const Node *node, int count, const Given *given) {
    Binding *binding = scope_find(expansion, node->name);
    if (binding && binding->layer)
        return call_instance(expansion, binding, count, given, node->place);
    if (binding) {
        binding->is_used = 1;
        report_error(expansion->diagnostics, node->name_place, "'%s' is a value, not a function",
                     node->name);
        return value_invalid();
    }
    return call_with(expansion, node->name, count, given, node->place, node->name_place);
}
