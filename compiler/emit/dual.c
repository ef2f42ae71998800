#include "emit/dual.h"

static char *applied_text(const Notation *notation, const char *function, Expr *apply) {
    Buffer text = buffer_new(notation->lexicon->arena);
    buffer_printf(&text, "%s(", function);
    for (int i = 0; i < apply->count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "", dual_text(notation, apply->arguments[i]));
    buffer_char(&text, ')');
    return text.text;
}

static char *constant_text(const Notation *notation, const char *number) {
    return arena_printf(notation->lexicon->arena, "dual_constant(%s)", number);
}

// The runtime counts in 64 bits.
static char *random_text(const Notation *notation, Expr *apply) {
    Buffer text = buffer_new(notation->lexicon->arena);
    buffer_text(&text, "gradc_uniform(");
    for (int i = 0; i < apply->count; i++) {
        Expr *argument = apply->arguments[i];
        buffer_printf(&text, "%s%s%s", i ? ", " : "",
                      argument->type == TYPE_SEED ? "" : "(uint64_t)",
                      operand_text(notation, argument, UNARY));
    }
    buffer_char(&text, ')');
    return text.text;
}

static char *converted_text(const Notation *notation, Expr *from) {
    if (type_is_real(from->type)) return dual_text(notation, from);
    return constant_text(notation, arena_printf(notation->lexicon->arena, "(double)%s",
                                                operand_text(notation, from, UNARY)));
}

// Only the chosen operand is evaluated, as in C.
static char *choice_text(const Notation *notation, Expr *const *operands) {
    int above_and = operator_of(OP_AND)->precedence + 1;
    return arena_printf(notation->lexicon->arena, "(%s ? %s : %s)",
                        operand_text(notation, operands[0], above_and),
                        dual_text(notation, operands[1]), dual_text(notation, operands[2]));
}

static const char *function_name(const Notation *notation, const Operator *operation) {
    switch (operation->id) {
    case OP_NEGATE: return "dual_negate";
    case OP_ADD: return "dual_add";
    case OP_SUBTRACT: return "dual_subtract";
    case OP_MULTIPLY: return "dual_multiply";
    case OP_DIVIDE: return "dual_divide";
    case OP_USER: return lexicon_find(notation->lexicon, operation);
    default: return arena_printf(notation->lexicon->arena, "dual_%s", operation->name);
    }
}

static char *operator_text(const Notation *notation, Expr *apply) {
    switch (apply->operation->id) {
    case OP_SELECT: return choice_text(notation, apply->arguments);
    case OP_CONVERT: return converted_text(notation, apply->arguments[0]);
    case OP_UNIFORM: return constant_text(notation, random_text(notation, apply));
    case OP_STOP:
        return constant_text(notation, arena_printf(notation->lexicon->arena, "%s.value",
                                                    dual_text(notation, apply->arguments[0])));
    default: return applied_text(notation, function_name(notation, apply->operation), apply);
    }
}

char *dual_text(const Notation *notation, Expr *expr) {
    switch (expr->kind) {
    case EXPR_REAL:
        return constant_text(notation, real_text(notation->lexicon->arena, expr->real, TYPE_F64));
    case EXPR_READ: return cell_text(notation, expr->array, expr->arguments);
    case EXPR_FORMAL:
        return arena_printf(notation->lexicon->arena, "%s", notation->formals[expr->formal]);
    default: return operator_text(notation, expr);
    }
}
