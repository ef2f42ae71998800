// Programs, models and functions: lists that grow.
#include "ir/ir.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static const char *const type_names[] = {"bool", "int", "seed", "f32", "f64"};
static const char *const role_names[ROLE_COUNT] = {
    "local",  "input", "size",   "parameter", "state", "setting",
    "output", "loss",  "metric", "gradient",  "next",  "update",
};
static const char *const reducer_signs[REDUCER_COUNT] = {"=", "+=", "max=", "min="};
static const char *const function_kind_names[FUNCTION_KIND_COUNT] = {
    "forward", "init", "predict", "loss", "grad", "update", "call",
};

const char *type_name(Type type) {
    return type_names[type];
}

int type_is_real(Type type) {
    return type == TYPE_F32 || type == TYPE_F64;
}

const char *role_name(Role role) {
    return role_names[role];
}

int role_has_of(Role role) {
    return role == ROLE_GRADIENT || role == ROLE_NEXT || role == ROLE_UPDATE;
}

const char *reducer_sign(Reducer reducer) {
    return reducer_signs[reducer];
}

Expr *reducer_start(Program *program, Reducer reducer, Type type) {
    int sign = reducer == REDUCER_MAXIMUM ? -1 : reducer == REDUCER_MINIMUM ? 1 : 0;
    if (type_is_real(type)) return expr_real(program, sign ? sign * INFINITY : 0, type);
    return expr_int(program, sign < 0 ? INT_MIN : sign > 0 ? INT_MAX : 0);
}

const char *function_kind_name(FunctionKind kind) {
    return function_kind_names[kind];
}

int is_given(FunctionKind kind, Role role) {
    switch (role) {
    case ROLE_INPUT:
    case ROLE_SIZE:
    case ROLE_SETTING: return 1;
    case ROLE_PARAMETER:
    case ROLE_STATE: return kind != FUNCTION_INIT;
    case ROLE_GRADIENT: return kind == FUNCTION_UPDATE;
    default: return 0;
    }
}

int is_result(FunctionKind kind, Role role) {
    return role != ROLE_LOCAL && !is_given(kind, role);
}

// Appends to a list of pointers.
static const void **append(Program *program, const void **list, int *count, int *capacity,
                           const void *item) {
    list = arena_grow(program->context->arena, list, *count, capacity, sizeof *list);
    list[(*count)++] = item;
    return list;
}

static void *copy(Program *program, const void *item, size_t size) {
    return memcpy(arena_alloc(program->context->arena, size), item, size);
}

void program_add_dim(Program *program, const Dim *dim) {
    program->dims = (const Dim **)append(program, (const void **)program->dims, &program->dim_count,
                                         &program->dim_capacity, dim);
}

const Dim *program_dim(const Program *program, const char *name) {
    for (int i = 0; i < program->dim_count; i++)
        if (strcmp(program->dims[i]->name, name) == 0) return program->dims[i];
    return NULL;
}

void program_add_operator(Program *program, const Operator *operation) {
    program->operators =
        (const Operator **)append(program, (const void **)program->operators,
                                  &program->operator_count, &program->operator_capacity, operation);
}

Model *program_add_model(Program *program, Model model) {
    Model *added = copy(program, &model, sizeof model);
    program->models = (Model **)append(program, (const void **)program->models,
                                       &program->model_count, &program->model_capacity, added);
    return added;
}

Function *model_add_function(Program *program, Model *model, FunctionKind kind) {
    Function function = {.kind = kind, .names = names_new(program->context->arena)};
    Function *added = copy(program, &function, sizeof function);
    model->functions =
        (Function **)append(program, (const void **)model->functions, &model->function_count,
                            &model->function_capacity, added);
    return added;
}

Function *model_function(const Model *model, FunctionKind kind) {
    for (int i = 0; i < model->function_count; i++)
        if (model->functions[i]->kind == kind) return model->functions[i];
    return NULL;
}

void function_share_array(Program *program, Function *function, const Array *array) {
    function->arrays =
        (const Array **)append(program, (const void **)function->arrays, &function->array_count,
                               &function->array_capacity, array);
    name_of(function->names, array->name);
}

void function_share_statement(Program *program, Function *function, const Statement *statement) {
    function->statements = (const Statement **)append(program, (const void **)function->statements,
                                                      &function->statement_count,
                                                      &function->statement_capacity, statement);
}

const Array *function_add_array(Program *program, Function *function, Array array) {
    const Array *added = copy(program, &array, sizeof array);
    function_share_array(program, function, added);
    return added;
}

const Statement *function_add_statement(Program *program, Function *function, Statement statement) {
    const Statement *added = copy(program, &statement, sizeof statement);
    function_share_statement(program, function, added);
    return added;
}

const Statement *function_insert_statement(Program *program, Function *function, int position,
                                           Statement statement) {
    const Statement *added = function_add_statement(program, function, statement);
    for (int i = function->statement_count - 1; i > position; i--)
        function->statements[i] = function->statements[i - 1];
    function->statements[position] = added;
    return added;
}

Function *function_copy(Program *program, const Function *function) {
    Function *made = copy(program, function, sizeof *function);
    made->arrays = NULL;
    made->statements = NULL;
    made->array_count = made->array_capacity = 0;
    made->statement_count = made->statement_capacity = 0;
    for (int i = 0; i < function->array_count; i++)
        function_share_array(program, made, function->arrays[i]);
    for (int i = 0; i < function->statement_count; i++)
        function_share_statement(program, made, function->statements[i]);
    return made;
}

int function_has_regions(const Function *function) {
    for (int i = 0; i < function->statement_count; i++)
        if (function->statements[i]->region) return 1;
    return 0;
}

void function_add_derivative(Program *program, Function *function, DerivativeWithin derivative) {
    Arena *arena = program->context->arena;
    function->derivatives = arena_grow(arena, function->derivatives, function->derivative_count,
                                       &function->derivative_capacity, sizeof derivative);
    function->derivatives[function->derivative_count++] = derivative;
}

const char *function_unique_name(Program *program, const Function *function, const char *name) {
    return name_of(program->context->names, name_unique(function->names, name));
}

const char *array_plain_name(Program *program, const Array *array) {
    const char *dot = strrchr(array->name, '.');
    int is_number = dot && dot[1] && !dot[1 + strspn(dot + 1, "0123456789")];
    size_t length = is_number ? (size_t)(dot - array->name) : strlen(array->name);
    return arena_copy(program->context->arena, array->name, length);
}

Index *index_new(Program *program, const char *name, Expr *extent) {
    Index index = {name, extent};
    return copy(program, &index, sizeof index);
}

const Region *region_new(Program *program, const Index *index, int is_backward,
                         const Region *outer) {
    Region region = {index, is_backward, outer, region_depth(outer) + 1};
    return copy(program, &region, sizeof region);
}

int region_depth(const Region *region) {
    return region ? region->depth : 0;
}

const Region *region_at(const Region *region, int depth) {
    while (region_depth(region) > depth) region = region->outer;
    return region;
}

typedef struct RegionImage {
    const Region *region, *image;
    struct RegionImage *next;
} RegionImage;

const Region *region_image(RegionMap *map, const Region *region) {
    if (region_at(map->from, region_depth(region)) == region) return map->to;
    for (const RegionImage *known = map->list; known; known = known->next)
        if (known->region == region) return known->image;
    const Region *outer = region_image(map, region->outer);
    int is_backward = map->turns ? !region->is_backward : region->is_backward;
    RegionImage image = {region, region_new(map->program, region->index, is_backward, outer),
                         map->list};
    map->list = copy(map->program, &image, sizeof image);
    return image.image;
}

Expr **expr_list(Program *program, int count) {
    return arena_alloc(program->context->arena, (size_t)(count + !count) * sizeof(Expr *));
}

int position_of_index(Expr *const *subscripts, int count, const Index *index) {
    for (int i = 0; i < count; i++)
        if (subscripts[i]->kind == EXPR_INDEX && subscripts[i]->index == index) return i;
    return -1;
}

int is_subscript(Expr *const *subscripts, int count, const Index *index) {
    return position_of_index(subscripts, count, index) >= 0;
}

int statement_stands_alone(const Statement *statement, const Index *loop) {
    return is_subscript(statement->subscripts, statement->target->rank, loop);
}

int statement_found_count(const Statement *statement) {
    int count = 0;
    if (statement->found)
        for (int i = 0; i < statement->loop_count; i++)
            count += !statement_stands_alone(statement, statement->loops[i]);
    return count;
}
