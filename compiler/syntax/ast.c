// The constructors of the syntax tree. Each builds one thing that the grammar has read.
#include "syntax/parse.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *sign_text(OperatorSign sign) {
    static const char *const texts[SIGN_COUNT] = {
        [SIGN_NEGATE] = "-",      [SIGN_NOT] = "!",        [SIGN_ADD] = "+",
        [SIGN_SUBTRACT] = "-",    [SIGN_MULTIPLY] = "*",   [SIGN_DIVIDE] = "/",
        [SIGN_REMAINDER] = "%",   [SIGN_POWER] = "^",      [SIGN_MATMUL] = "@",
        [SIGN_EQUAL] = "==",      [SIGN_NOT_EQUAL] = "!=", [SIGN_LESS] = "<",
        [SIGN_LESS_EQUAL] = "<=", [SIGN_GREATER] = ">",    [SIGN_GREATER_EQUAL] = ">=",
        [SIGN_AND] = "&&",        [SIGN_OR] = "||",        [SIGN_SELECT] = "?:",
    };
    return texts[sign];
}

static void *new_item(Parser *parser, size_t size) {
    return arena_alloc(parser->context->arena, size);
}

// The token scanned last, as a name.
Word word_new(Parser *parser, const char *text, size_t length) {
    return (Word){name_intern(parser->context->names, text, length), parser->token};
}

// ---- Expressions ----

static Node *new_node(Parser *parser, NodeKind kind, Place place) {
    Node *node = new_item(parser, sizeof *node);
    node->kind = kind;
    node->depth = 1;
    node->place = node->name_place = place;
    return node;
}

static int deeper(int depth, const Node *node) {
    return node && node->depth > depth ? node->depth : depth;
}

// Counts the depth of a node whose parts are all there, and limits it.
static Node *finish(Parser *parser, Node *node) {
    int depth = deeper(0, node->base);
    for (Argument *each = node->arguments; each; each = each->next)
        depth = deeper(depth, each->value);
    for (Range *each = node->ranges; each; each = each->next) depth = deeper(depth, each->bound);
    node->depth = depth + 1;
    if (node->depth <= LARGEST_DEPTH) return node;
    report_and_stop(parser, node->place, "this expression is nested more than %d deep",
                    LARGEST_DEPTH);
    return new_node(parser, NODE_INVALID, node->place);
}

// Whether a number that was read as 0 is written with any other digit.
static int is_vanished(double number, const char *text) {
    return number == 0 && strcspn(text, "123456789") < strcspn(text, "eE");
}

// What is wrong with a number, or NULL.
static const char *fault_of_number(const Node *node, const char *text) {
    if (errno == ERANGE) return "this integer is larger than 9223372036854775807, the largest one";
    if (!isfinite(node->number)) return "this number is too large for f64";
    if (is_vanished(node->number, text)) return "this number is too small for f64: it would be 0";
    return NULL;
}

// 12 is an integer, 12.0 and 12e0 are not.
Node *node_number(Parser *parser, const char *text, Place place) {
    Node *node = new_node(parser, NODE_NUMBER, place);
    node->is_integer = !strpbrk(text, ".eE");
    node->number = strtod(text, NULL);
    errno = 0;
    if (node->is_integer) node->integer = strtoll(text, NULL, 10);
    const char *fault = fault_of_number(node, text);
    if (!fault) return node;
    report_token(parser, "%s", fault);
    return new_node(parser, NODE_INVALID, place);
}

// 2x or 1.5.2
Node *node_bad_number(Parser *parser, const char *text, Place place) {
    report_token(parser, "'%.40s' is not a number", text);
    return new_node(parser, NODE_INVALID, place);
}

// x
Node *node_name(Parser *parser, Word name) {
    Node *node = new_node(parser, NODE_NAME, name.place);
    node->name = name.text;
    return node;
}

// f(a, key: b)
Node *node_call(Parser *parser, Place place, Word name, Arguments arguments) {
    Node *node = new_node(parser, NODE_CALL, place);
    node->name = name.text;
    node->name_place = name.place;
    node->arguments = arguments.first;
    return finish(parser, node);
}

// first |> f(b) is f(first, b)
Node *node_pipe(Parser *parser, Node *first, Node *call) {
    if (call->kind == NODE_INVALID) return call;
    Argument *argument = argument_new(parser, first->place, NULL, first);
    argument->next = call->arguments;
    call->arguments = argument;
    call->place = place_join(first->place, call->place);
    return finish(parser, call);
}

// base[i, j]
Node *node_subscript(Parser *parser, Place place, Node *base, Arguments subscripts) {
    Node *node = new_node(parser, NODE_SUBSCRIPT, place);
    node->base = base;
    node->arguments = subscripts.first;
    return finish(parser, node);
}

static Arguments add_operand(Parser *parser, Arguments list, Node *operand) {
    return add_argument(list, argument_new(parser, operand->place, NULL, operand));
}

static Node *operation(Parser *parser, OperatorSign sign, Place place, Place sign_place,
                       Arguments operands) {
    Node *node = new_node(parser, NODE_OPERATOR, place);
    node->sign = sign;
    node->name_place = sign_place;
    node->arguments = operands.first;
    return finish(parser, node);
}

// -a
Node *node_unary(Parser *parser, OperatorSign sign, Place sign_place, Node *operand) {
    Arguments operands = add_operand(parser, (Arguments){0}, operand);
    return operation(parser, sign, place_join(sign_place, operand->place), sign_place, operands);
}

// a + b
Node *node_binary(Parser *parser, OperatorSign sign, Place sign_place, Node *left, Node *right) {
    Arguments operands = add_operand(parser, (Arguments){0}, left);
    operands = add_operand(parser, operands, right);
    return operation(parser, sign, place_join(left->place, right->place), sign_place, operands);
}

// condition ? yes : no
Node *node_select(Parser *parser, Place sign_place, Node *condition, Node *yes, Node *no) {
    Arguments operands = add_operand(parser, (Arguments){0}, condition);
    operands = add_operand(parser, operands, yes);
    operands = add_operand(parser, operands, no);
    Place place = place_join(condition->place, no->place);
    return operation(parser, SIGN_SELECT, place, sign_place, operands);
}

// A range was read as an expression: i, i < bound or i <= bound.
static Range *range_new(Parser *parser, const Argument *argument) {
    Range *range = new_item(parser, sizeof *range);
    const Node *value = argument->value;
    const Node *name = value;
    range->place = argument->place;
    if (value->kind == NODE_OPERATOR &&
        (value->sign == SIGN_LESS || value->sign == SIGN_LESS_EQUAL)) {
        name = value->arguments->value;
        range->bound = value->arguments->next->value;
        range->is_inclusive = value->sign == SIGN_LESS_EQUAL;
    }
    range->name = name->name;
    if (name->kind == NODE_NAME && !argument->name) return range;
    if (name->kind != NODE_INVALID)
        report_error(parser->context->diagnostics, argument->place,
                     "expected an index here, such as i, i < n or i <= n");
    return NULL;
}

static Range *ranges_new(Parser *parser, Arguments arguments) {
    Range *first = NULL, **end = &first;
    for (Argument *each = arguments.first; each; each = each->next) {
        *end = range_new(parser, each);
        if (*end) end = &(*end)->next;
    }
    return first;
}

// sum(i, j < n) body
Node *node_reduction(Parser *parser, Place place, Word name, Arguments ranges, Node *body) {
    Node *node = new_node(parser, NODE_REDUCTION, place);
    node->name = name.text;
    node->name_place = name.place;
    node->base = body;
    node->ranges = ranges_new(parser, ranges);
    if (!ranges.first)
        report_error(parser->context->diagnostics, name.place,
                     "%s needs an index before what follows, as in %s(i)", name.text, name.text);
    if (!node->ranges) return new_node(parser, NODE_INVALID, place);
    return finish(parser, node);
}

// for i < n { ... } or for i < n reverse { ... }
Node *node_loop(Parser *parser, Place place, Argument *bound, int is_backward, Clauses body) {
    Node *node = new_node(parser, NODE_LOOP, place);
    node->ranges = range_new(parser, bound);
    node->body = body.first;
    node->is_backward = is_backward;
    if (!node->ranges) return new_node(parser, NODE_INVALID, place);
    if (!node->ranges->bound) {
        report_error(parser->context->diagnostics, bound->place,
                     "the range of a loop is written out, as in %s < n", node->ranges->name);
        return new_node(parser, NODE_INVALID, place);
    }
    return finish(parser, node);
}

// repeat count layer(...)
Node *node_repeat(Parser *parser, Place place, Node *count, Node *call) {
    Node *node = new_node(parser, NODE_REPEAT, place);
    node->base = call;
    node->arguments = argument_new(parser, count->place, NULL, count);
    return finish(parser, node);
}

// [a, b]
Node *node_list(Parser *parser, Place place, Arguments items) {
    Node *node = new_node(parser, NODE_LIST, place);
    node->arguments = items.first;
    return finish(parser, node);
}

// (inner): only the place remembers the parentheses.
Node *node_parenthesised(Place place, Node *inner) {
    inner->place = place;
    return inner;
}

// ---- Arguments ----

// value, or name: value
Argument *argument_new(Parser *parser, Place place, const char *name, Node *value) {
    Argument *argument = new_item(parser, sizeof *argument);
    *argument = (Argument){.name = name, .value = value, .place = place};
    return argument;
}

// first:end, where either may be NULL
Argument *slice_new(Parser *parser, Place place, Node *first, Node *end) {
    Node *node = new_node(parser, NODE_SLICE, place);
    node->base = first;
    if (end) node->arguments = argument_new(parser, end->place, NULL, end);
    return argument_new(parser, place, NULL, finish(parser, node));
}

// name = value, a slip that is understood as name: value.
Argument *argument_with_equals(Parser *parser, Place place, Place equals, Word name, Node *value) {
    report_error(parser->context->diagnostics, equals,
                 "a named argument is written with ':', as in '%s: value'", name.text);
    return argument_new(parser, place, name.text, value);
}

Arguments add_argument(Arguments list, Argument *argument) {
    if (list.last) list.last->next = argument;
    return (Arguments){list.first ? list.first : argument, argument};
}

// ---- Types ----

// f32[n, m], class(classes)[n] or [n]
TypeSyntax *type_new(Parser *parser, Place place, ScalarName scalar, Node *classes,
                     Arguments shape) {
    TypeSyntax *type = new_item(parser, sizeof *type);
    *type =
        (TypeSyntax){.scalar = scalar, .classes = classes, .shape = shape.first, .place = place};
    return type;
}

TypeSyntax *type_of_quantity(Parser *parser, Place place, Word quantity, Arguments shape) {
    TypeSyntax *type = type_new(parser, place, SCALAR_NONE, NULL, shape);
    type->quantity = quantity.text;
    return type;
}

// ---- Clauses ----

// A list of one clause. The words and parts that its kind does not have are empty.
Clauses clause_new(Parser *parser, ClauseKind kind, Place place, Word name, TypeSyntax *type,
                   Node *value) {
    Clause *clause = new_item(parser, sizeof *clause);
    clause->kind = kind;
    clause->name = name.text;
    clause->name_place = name.text ? name.place : place;
    clause->type = type;
    clause->value = value;
    clause->place = place;
    return (Clauses){clause, clause};
}

// let name[i, j < n] = value
Clauses clause_element_wise(Parser *parser, ClauseKind kind, Place place, Word name,
                            Arguments ranges, Node *value) {
    Clauses list = clause_new(parser, kind, place, name, NULL, value);
    list.first->has_ranges = 1;
    list.first->ranges = ranges_new(parser, ranges);
    return list;
}

// name += value, which is name = name + value
Clauses clause_add_to(Parser *parser, Place place, Word name, Place sign_place, Node *value) {
    Node *sum = node_binary(parser, SIGN_ADD, sign_place, node_name(parser, name), value);
    return clause_new(parser, CLAUSE_ASSIGN, place, name, NULL, sum);
}

// name[subscripts] = value, name[subscripts] += value
Clauses clause_elements(Parser *parser, ClauseKind kind, Place place, Word name,
                        Arguments subscripts, Node *value) {
    Clauses list = clause_new(parser, kind, place, name, NULL, value);
    list.first->subscripts = subscripts.first;
    return list;
}

Clauses add_clauses(Clauses list, Clauses more) {
    if (!list.last) return more;
    list.last->next = more.first;
    return (Clauses){list.first, more.last};
}

// ---- Declarations ----

// name: type = value
Formal *formal_new(Parser *parser, Place place, Word name, TypeSyntax *type, Node *value) {
    Formal *formal = new_item(parser, sizeof *formal);
    *formal = (Formal){.name = name.text, .type = type, .default_value = value, .place = place};
    return formal;
}

Formals add_formal(Formals list, Formal *formal) {
    if (list.last) list.last->next = formal;
    return (Formals){list.first ? list.first : formal, formal};
}

// deriv name = value
Derivative *derivative_new(Parser *parser, Place place, Word name, Node *value) {
    Derivative *derivative = new_item(parser, sizeof *derivative);
    *derivative = (Derivative){.name = name.text, .value = value, .place = place};
    return derivative;
}

Derivatives add_derivative(Derivatives list, Derivative *derivative) {
    if (list.last) list.last->next = derivative;
    return (Derivatives){list.first ? list.first : derivative, derivative};
}

static Declaration *add_declaration(Parser *parser, DeclarationKind kind, Place place, Word name) {
    Declaration *declaration = new_item(parser, sizeof *declaration);
    declaration->kind = kind;
    declaration->name = name.text;
    declaration->name_place = name.place;
    declaration->place = place;
    if (parser->last_declaration)
        parser->last_declaration->next = declaration;
    else
        parser->module->declarations = declaration;
    parser->last_declaration = declaration;
    return declaration;
}

// fn, layer, optimizer and model: what has a body.
Declaration *declare(Parser *parser, DeclarationKind kind, Place place, Word name,
                     Signature signature, Clauses body, Derivatives derivatives) {
    Declaration *declaration = add_declaration(parser, kind, place, name);
    declaration->formals = signature.formals;
    declaration->result = signature.result;
    declaration->body = body.first;
    declaration->derivatives = derivatives.first;
    return declaration;
}

// export fn ...
void mark_exported(Declaration *function) {
    function->is_exported = 1;
}

static const char *const export_mode_names[EXPORT_MODE_COUNT] = {"fn",  "grad",     "jvp",
                                                                 "hvp", "jacobian", "hessian"};

const char *export_mode_name(ExportMode mode) {
    return export_mode_names[mode];
}

// export mode function wrt variables
void declare_export(Parser *parser, Place place, Word mode, Word function, Formals variables) {
    int known = EXPORT_GRAD;
    while (known < EXPORT_MODE_COUNT && strcmp(export_mode_names[known], mode.text) != 0) known++;
    if (known == EXPORT_MODE_COUNT) {
        report_error(parser->context->diagnostics, mode.place,
                     "'%s' cannot be exported of a function; grad, jvp, hvp, jacobian and hessian "
                     "can",
                     mode.text);
        return;
    }
    Declaration *declaration = add_declaration(parser, DECLARATION_EXPORT, place, function);
    declaration->mode = (ExportMode)known;
    declaration->formals = variables.first;
}

// import "path"
void declare_import(Parser *parser, Place place, Word path) {
    add_declaration(parser, DECLARATION_IMPORT, place, path);
}

// extern "path" fn name ...; without a signature it is that of C
void declare_extern(Parser *parser, Place place, Word path, Word name, const Signature *signature,
                    Derivatives derivatives) {
    Declaration *declaration = add_declaration(parser, DECLARATION_EXTERN, place, name);
    declaration->path = path.text;
    declaration->has_formals = signature != NULL;
    if (signature) declaration->formals = signature->formals;
    if (signature) declaration->result = signature->result;
    declaration->derivatives = derivatives.first;
}

// name <= bound or name = bound, of a dim
void declare_dim(Parser *parser, Place place, Word name, Node *bound, int is_dynamic) {
    Declaration *declaration = add_declaration(parser, DECLARATION_DIM, place, name);
    declaration->bound = bound;
    declaration->is_dynamic = is_dynamic;
}

// quantity name
void declare_quantity(Parser *parser, Place place, Word name) {
    add_declaration(parser, DECLARATION_QUANTITY, place, name);
}
