// The syntax tree as source text, with no more parentheses than needed: parsing what is printed
// gives the same print.
#include "syntax/ast.h"

#include <inttypes.h>
#include <string.h>

// How tightly an expression holds together.
typedef enum Binding {
    BINDING_ANY,
    BINDING_SELECT,
    BINDING_OR,
    BINDING_AND,
    BINDING_EQUAL,
    BINDING_COMPARE,
    BINDING_SUM,
    BINDING_REDUCTION,
    BINDING_PRODUCT,
    BINDING_UNARY,
    BINDING_POWER,
    BINDING_PRIMARY,
} Binding;

// Of a sign: the binding of the whole, and the least one of its operands.
typedef struct SignBinding {
    Binding whole, left, right;
} SignBinding;

static const SignBinding sign_bindings[SIGN_COUNT] = {
    [SIGN_NEGATE] = {BINDING_UNARY, 0, BINDING_UNARY},
    [SIGN_NOT] = {BINDING_UNARY, 0, BINDING_UNARY},
    [SIGN_ADD] = {BINDING_SUM, BINDING_SUM, BINDING_REDUCTION},
    [SIGN_SUBTRACT] = {BINDING_SUM, BINDING_SUM, BINDING_REDUCTION},
    [SIGN_MULTIPLY] = {BINDING_PRODUCT, BINDING_PRODUCT, BINDING_UNARY},
    [SIGN_DIVIDE] = {BINDING_PRODUCT, BINDING_PRODUCT, BINDING_UNARY},
    [SIGN_REMAINDER] = {BINDING_PRODUCT, BINDING_PRODUCT, BINDING_UNARY},
    [SIGN_MATMUL] = {BINDING_PRODUCT, BINDING_PRODUCT, BINDING_UNARY},
    [SIGN_POWER] = {BINDING_POWER, BINDING_PRIMARY, BINDING_UNARY},
    [SIGN_EQUAL] = {BINDING_EQUAL, BINDING_COMPARE, BINDING_COMPARE},
    [SIGN_NOT_EQUAL] = {BINDING_EQUAL, BINDING_COMPARE, BINDING_COMPARE},
    [SIGN_LESS] = {BINDING_COMPARE, BINDING_SUM, BINDING_SUM},
    [SIGN_LESS_EQUAL] = {BINDING_COMPARE, BINDING_SUM, BINDING_SUM},
    [SIGN_GREATER] = {BINDING_COMPARE, BINDING_SUM, BINDING_SUM},
    [SIGN_GREATER_EQUAL] = {BINDING_COMPARE, BINDING_SUM, BINDING_SUM},
    [SIGN_AND] = {BINDING_AND, BINDING_AND, BINDING_EQUAL},
    [SIGN_OR] = {BINDING_OR, BINDING_OR, BINDING_AND},
    [SIGN_SELECT] = {BINDING_SELECT, BINDING_OR, BINDING_SELECT},
};

static Binding binding_of(const Node *node) {
    if (node->kind == NODE_REDUCTION) return BINDING_REDUCTION;
    if (node->kind == NODE_LOOP) return BINDING_ANY;
    if (node->kind == NODE_REPEAT) return BINDING_UNARY;
    return node->kind == NODE_OPERATOR ? sign_bindings[node->sign].whole : BINDING_PRIMARY;
}

static void print_node(Buffer *out, const Node *node);
static void print_loop(Buffer *out, const Node *node);

// A part that must hold together at least as tightly as `least`.
static void print_part(Buffer *out, const Node *node, Binding least) {
    int is_loose = binding_of(node) < least;
    if (is_loose) buffer_char(out, '(');
    print_node(out, node);
    if (is_loose) buffer_char(out, ')');
}

static void print_list(Buffer *out, const Argument *items) {
    for (const Argument *each = items; each; each = each->next) {
        if (each->name) buffer_printf(out, "%s: ", each->name);
        print_node(out, each->value);
        if (each->next) buffer_text(out, ", ");
    }
}

static void print_arguments(Buffer *out, char open, const Argument *arguments, char close) {
    buffer_char(out, open);
    print_list(out, arguments);
    buffer_char(out, close);
}

static void print_ranges(Buffer *out, char open, const Range *ranges, char close) {
    buffer_char(out, open);
    for (const Range *each = ranges; each; each = each->next) {
        buffer_text(out, each->name);
        if (each->bound) {
            buffer_text(out, each->is_inclusive ? " <= " : " < ");
            print_part(out, each->bound, BINDING_SUM);
        }
        if (each->next) buffer_text(out, ", ");
    }
    buffer_char(out, close);
}

static void print_operator(Buffer *out, const Node *node) {
    SignBinding binding = sign_bindings[node->sign];
    const char *sign = sign_text(node->sign);
    const Argument *first = node->arguments;
    if (node->sign == SIGN_NEGATE || node->sign == SIGN_NOT) {
        buffer_text(out, sign);
        print_part(out, first->value, binding.right);
        return;
    }
    print_part(out, first->value, binding.left);
    if (node->sign == SIGN_SELECT) {
        buffer_text(out, " ? ");
        print_node(out, first->next->value);
        buffer_text(out, " : ");
        print_part(out, first->next->next->value, binding.right);
        return;
    }
    buffer_printf(out, node->sign == SIGN_POWER ? "%s" : " %s ", sign);
    print_part(out, first->next->value, binding.right);
}

// Whether the text of a body would begin with - or [ and so continue the call before it.
static int is_call_continued(const Node *body) {
    while (body->kind == NODE_SUBSCRIPT ||
           (body->kind == NODE_OPERATOR && body->sign != SIGN_NEGATE && body->sign != SIGN_NOT))
        body = body->kind == NODE_SUBSCRIPT ? body->base : body->arguments->value;
    return body->kind == NODE_LIST || (body->kind == NODE_OPERATOR && body->sign == SIGN_NEGATE);
}

static void print_reduction(Buffer *out, const Node *node) {
    buffer_text(out, node->name);
    print_ranges(out, '(', node->ranges, ')');
    buffer_char(out, ' ');
    print_part(out, node->base,
               is_call_continued(node->base) ? BINDING_PRIMARY + 1 : BINDING_REDUCTION);
}

static void print_number(Buffer *out, const Node *node) {
    if (node->is_integer)
        buffer_printf(out, "%" PRId64, node->integer);
    else
        buffer_real(out, node->number, 0);
}

static void print_node(Buffer *out, const Node *node) {
    switch (node->kind) {
    case NODE_INVALID: buffer_text(out, "<invalid>"); break;
    case NODE_NUMBER: print_number(out, node); break;
    case NODE_NAME: buffer_text(out, node->name); break;
    case NODE_CALL:
        buffer_text(out, node->name);
        print_arguments(out, '(', node->arguments, ')');
        break;
    case NODE_SUBSCRIPT:
        print_part(out, node->base, BINDING_PRIMARY);
        print_arguments(out, '[', node->arguments, ']');
        break;
    case NODE_OPERATOR: print_operator(out, node); break;
    case NODE_REDUCTION: print_reduction(out, node); break;
    case NODE_LIST: print_arguments(out, '[', node->arguments, ']'); break;
    case NODE_SLICE:
        if (node->base) print_node(out, node->base);
        buffer_char(out, ':');
        if (node->arguments) print_node(out, node->arguments->value);
        break;
    case NODE_LOOP: print_loop(out, node); break;
    case NODE_REPEAT:
        buffer_text(out, "repeat ");
        print_part(out, node->arguments->value, BINDING_PRIMARY);
        buffer_char(out, ' ');
        print_node(out, node->base);
        break;
    }
}

static void print_type(Buffer *out, const TypeSyntax *type) {
    static const char *const scalars[] = {
        [SCALAR_NONE] = "",   [SCALAR_F32] = "f32",   [SCALAR_F64] = "f64",
        [SCALAR_INT] = "int", [SCALAR_BOOL] = "bool", [SCALAR_CLASS] = "class(",
        [SCALAR_DIM] = "dim",
    };
    buffer_text(out, type->quantity ? type->quantity : scalars[type->scalar]);
    if (type->scalar == SCALAR_CLASS) {
        print_node(out, type->classes);
        buffer_char(out, ')');
    }
    if (type->shape) print_arguments(out, '[', type->shape, ']');
}

static void print_formals(Buffer *out, const Formal *formals) {
    buffer_char(out, '(');
    for (const Formal *each = formals; each; each = each->next) {
        buffer_text(out, each->name);
        if (each->type) {
            buffer_text(out, ": ");
            print_type(out, each->type);
        }
        if (each->default_value) {
            buffer_text(out, " = ");
            print_node(out, each->default_value);
        }
        if (each->next) buffer_text(out, ", ");
    }
    buffer_char(out, ')');
}

static void print_clause(Buffer *out, const Clause *clause) {
    if (clause->kind == CLAUSE_USE) {
        buffer_printf(out, "use %s as %s\n", clause->value->name, clause->name);
        return;
    }
    static const char *const words[] = {
        [CLAUSE_LET] = "let ",       [CLAUSE_PARAM] = "param ",
        [CLAUSE_STATE] = "state ",   [CLAUSE_INPUT] = "input ",
        [CLAUSE_OUTPUT] = "output ", [CLAUSE_LOSS] = "loss ",
        [CLAUSE_METRIC] = "metric ", [CLAUSE_OPTIMIZER] = "optimizer ",
        [CLAUSE_RETURN] = "return ", [CLAUSE_ASSIGN] = "",
        [CLAUSE_VAR] = "var ",       [CLAUSE_ADD] = "",
        [CLAUSE_FOR] = "",           [CLAUSE_YIELD] = "yield ",
    };
    buffer_printf(out, "%s", words[clause->kind]);
    if (clause->name) buffer_text(out, clause->name);
    if (clause->has_ranges) print_ranges(out, '[', clause->ranges, ']');
    if (clause->subscripts) print_arguments(out, '[', clause->subscripts, ']');
    if (clause->type) {
        buffer_text(out, ": ");
        print_type(out, clause->type);
    }
    if (clause->kind == CLAUSE_OPTIMIZER) {
        print_list(out, clause->value->arguments);
    } else if (clause->value) {
        if (clause->name) buffer_text(out, clause->kind == CLAUSE_ADD ? " += " : " = ");
        print_node(out, clause->value);
    }
    buffer_char(out, '\n');
}

// Clauses in braces, each on a line of its own; the lines inside of a loop are moved in once more.
static void print_block(Buffer *out, const Clause *clauses) {
    buffer_text(out, "{\n");
    for (const Clause *each = clauses; each; each = each->next) {
        Buffer lines = buffer_new(out->arena);
        print_clause(&lines, each);
        for (const char *line = lines.text; *line;) {
            size_t length = strcspn(line, "\n") + 1;
            buffer_printf(out, "    %.*s", (int)length, line);
            line += length;
        }
    }
    buffer_char(out, '}');
}

static void print_loop(Buffer *out, const Node *node) {
    buffer_printf(out, "for %s %s ", node->ranges->name, node->ranges->is_inclusive ? "<=" : "<");
    print_node(out, node->ranges->bound);
    buffer_text(out, node->is_backward ? " reverse " : " ");
    print_block(out, node->body);
}

// = value, or the clauses in braces.
static void print_body(Buffer *out, const Declaration *declaration) {
    const Clause *body = declaration->body;
    int is_callable =
        declaration->kind == DECLARATION_FUNCTION || declaration->kind == DECLARATION_LAYER;
    if (is_callable && body && body->kind == CLAUSE_RETURN && !body->next) {
        buffer_text(out, " = ");
        print_node(out, body->value);
        buffer_char(out, '\n');
        return;
    }
    buffer_char(out, ' ');
    print_block(out, body);
    buffer_char(out, '\n');
}

static void print_signature(Buffer *out, const Declaration *declaration) {
    print_formals(out, declaration->formals);
    if (!declaration->result) return;
    buffer_text(out, " -> ");
    print_type(out, declaration->result);
}

static void print_derivatives(Buffer *out, const Declaration *declaration) {
    for (const Derivative *each = declaration->derivatives; each; each = each->next) {
        buffer_printf(out, "    deriv %s = ", each->name);
        print_node(out, each->value);
        buffer_char(out, '\n');
    }
}

// fn, layer, optimizer or model
static void print_callable(Buffer *out, const char *word, const Declaration *declaration) {
    buffer_printf(out, "%s %s", word, declaration->name);
    if (declaration->kind != DECLARATION_MODEL) print_signature(out, declaration);
    print_body(out, declaration);
    print_derivatives(out, declaration);
}

static void print_export(Buffer *out, const Declaration *declaration) {
    buffer_printf(out, "export %s %s", export_mode_name(declaration->mode), declaration->name);
    for (const Formal *each = declaration->formals; each; each = each->next)
        buffer_printf(out, "%s%s", each == declaration->formals ? " wrt " : ", ", each->name);
    buffer_char(out, '\n');
}

static void print_extern(Buffer *out, const Declaration *declaration) {
    buffer_printf(out, "extern \"%s\" fn %s", declaration->path, declaration->name);
    if (declaration->has_formals) print_signature(out, declaration);
    buffer_char(out, '\n');
    print_derivatives(out, declaration);
}

static void print_declaration(Buffer *out, const Declaration *declaration) {
    switch (declaration->kind) {
    case DECLARATION_FUNCTION:
        print_callable(out, declaration->is_exported ? "export fn" : "fn", declaration);
        break;
    case DECLARATION_EXPORT: print_export(out, declaration); break;
    case DECLARATION_LAYER: print_callable(out, "layer", declaration); break;
    case DECLARATION_OPTIMIZER: print_callable(out, "optimizer", declaration); break;
    case DECLARATION_MODEL: print_callable(out, "model", declaration); break;
    case DECLARATION_DIM:
        buffer_printf(out, "dim %s %s ", declaration->name, declaration->is_dynamic ? "<=" : "=");
        print_node(out, declaration->bound);
        buffer_char(out, '\n');
        break;
    case DECLARATION_QUANTITY: buffer_printf(out, "quantity %s\n", declaration->name); break;
    case DECLARATION_EXTERN: print_extern(out, declaration); break;
    case DECLARATION_IMPORT: buffer_printf(out, "import \"%s\"\n", declaration->name); break;
    }
}

// Imports stand together, and so do dims; all else is set apart by an empty line.
void ast_print(Buffer *out, const Module *module) {
    for (const Declaration *each = module->declarations; each; each = each->next) {
        print_declaration(out, each);
        int is_short = each->kind == DECLARATION_DIM || each->kind == DECLARATION_IMPORT ||
                       each->kind == DECLARATION_EXPORT || each->kind == DECLARATION_QUANTITY ||
                       each->kind == DECLARATION_EXTERN;
        if (each->next && (!is_short || each->next->kind != each->kind)) buffer_char(out, '\n');
    }
}
