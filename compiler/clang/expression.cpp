// Expressions of C as expressions of gradc.
#include "function.h"

#include "clang/AST/Attr.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/SmallString.h"

#include <algorithm>
#include <cstdlib>

using namespace clang;

Text Function::refuse(SourceRange range, const std::string &reason) {
    program.refuse(range, reason);
    return {"0"};
}

// ---- Constants ----

// The shortest decimal form that is read as the same number; with a point or an exponent.
static std::string real_text(const llvm::APFloat &value) {
    bool is_inexact;
    llvm::APFloat number = value;
    number.convert(llvm::APFloat::IEEEdouble(), llvm::APFloat::rmNearestTiesToEven, &is_inexact);
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number.convertToDouble());
        if (std::strtod(text, nullptr) == number.convertToDouble()) break;
    }
    std::string shortest = text;
    return shortest.find_first_of(".e") == std::string::npos ? shortest + ".0" : shortest;
}

static Text signed_text(const std::string &number) {
    return {number, number[0] == '-' ? SIGN : TIGHTEST};
}

// Whether this is a number below 0 that becomes unsigned, as the -1 in i + -1 for size_t i.
static bool is_wrapped(const Expr *expr, const ASTContext &context) {
    const auto *cast = dyn_cast<CastExpr>(expr->IgnoreParens());
    Expr::EvalResult inner;
    return cast && expr->getType()->isUnsignedIntegerType() &&
           cast->getSubExpr()->getType()->isSignedIntegerType() &&
           cast->getSubExpr()->EvaluateAsInt(inner, context) && inner.Val.getInt().isNegative();
}

// An integer that C computes when it compiles.
static std::optional<llvm::APSInt> constant_integer(const Expr *expr, const ASTContext &context) {
    Expr::EvalResult found;
    if (expr->getType()->isIntegerType() && !expr->getType()->isBooleanType() &&
        !is_wrapped(expr, context) && expr->EvaluateAsInt(found, context, Expr::SE_NoSideEffects))
        return found.Val.getInt();
    return std::nullopt;
}

static bool is_int(const llvm::APSInt &integer) {
    return integer.isIntN(31) || (integer.isSigned() && integer.isSignedIntN(32));
}

static Text integer_text(const llvm::APSInt &integer) {
    llvm::SmallString<24> digits;
    integer.toString(digits);
    return signed_text(std::string(digits));
}

// What C computes when it compiles: integers, and constants of the file.
std::optional<Text> Function::constant(const Expr *expr) {
    Expr::EvalResult found;
    if (const std::optional<llvm::APSInt> integer = constant_integer(expr, program.context))
        return is_int(*integer)
                   ? integer_text(*integer)
                   : refuse(expr->getSourceRange(), "an integer that is wider than an int");
    const auto *named = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    const auto *variable = named ? dyn_cast<VarDecl>(named->getDecl()) : nullptr;
    if (variable && variable->hasGlobalStorage())
        if (expr->EvaluateAsRValue(found, program.context) && found.Val.isFloat() &&
            found.Val.getFloat().isFinite())
            return signed_text(real_text(found.Val.getFloat()));
    return std::nullopt;
}

// ---- Operators ----

// Whether this is 0 or 1 in C, and truth in gradc.
static bool is_condition(const Expr *expr) {
    const auto *binary = dyn_cast<BinaryOperator>(expr->IgnoreParenImpCasts());
    const auto *unary = dyn_cast<UnaryOperator>(expr->IgnoreParenImpCasts());
    return (binary && (binary->isComparisonOp() || binary->isLogicalOp())) ||
           (unary && unary->getOpcode() == UO_LNot);
}

// A number as a condition. Nothing shows that what is compared is inside of an array.
Text Function::truth(const Expr *expr) {
    const bool was_index = is_index;
    is_index = false;
    const Text text = condition(expr);
    is_index = was_index;
    return text;
}

Text Function::condition(const Expr *expr) {
    const Expr *bare = expr->IgnoreParenImpCasts();
    if (is_condition(bare)) return expression(bare);
    if (!bare->getType()->isArithmeticType())
        return refuse(expr->getSourceRange(), "a pointer as a condition");
    return {expression(bare).within(ORDER) + " != 0", EQUALITY};
}

// The real number that (int)x cuts off; nullptr: this is another expression.
static const Expr *cut_off(const Expr *expr) {
    const auto *cast = dyn_cast<CastExpr>(expr->IgnoreParens());
    return cast && cast->getCastKind() == CK_FloatingToIntegral ? cast->getSubExpr() : nullptr;
}

// The integer that becomes a real number here; nullptr: there is none.
static const Expr *converted_integer(const Expr *expr) {
    const auto *cast = dyn_cast<CastExpr>(expr->IgnoreParens());
    const bool is_converted = cast && cast->getCastKind() == CK_IntegralToFloating;
    return is_converted && !cut_off(cast->getSubExpr()) ? cast->getSubExpr() : nullptr;
}

// Beside a real number gradc takes an integer for one itself.
Text Function::operand(const Expr *expr, const Expr *other) {
    const Expr *integer = converted_integer(expr);
    if (!integer || converted_integer(other)) return expression(expr);
    const std::optional<llvm::APSInt> known = constant_integer(integer, program.context);
    return expression(known && !is_int(*known) ? expr : integer);
}

Text Function::infix(const BinaryOperator *expr, const char *sign, Precedence precedence,
                     bool is_chain) {
    const auto next = static_cast<Precedence>(precedence + 1);
    const Expr *first = expr->getLHS(), *second = expr->getRHS();
    const bool is_logical = expr->isLogicalOp();
    const Text left = is_logical ? truth(first) : operand(first, second);
    const Text right = is_logical ? truth(second) : operand(second, first);
    return {left.within(is_chain ? precedence : next) + " " + sign + " " + right.within(next),
            precedence};
}

// Of integers C cuts off the fraction, as gradc does in subscripts.
Text Function::quotient(const BinaryOperator *expr) {
    if (in_subscript || !expr->getType()->isIntegerType()) return infix(expr, "/", PRODUCT, true);
    return {"quotient(" + expression(expr->getLHS()).text + ", " + expression(expr->getRHS()).text +
            ")"};
}

// ---- Integers that C computes otherwise ----

// What an array is as long as, or what a loop of a function that C calls goes to.
bool Function::is_size(const Variable &variable) const {
    const auto *parameter = dyn_cast<ParmVarDecl>(variable.declaration);
    return parameter && variable.members.empty() &&
           (is_length(parameter, translated) ||
            (is_called_from_c && is_bound(parameter, translated)));
}

// n - i or n - 1 - i, where i goes to n.
bool Function::is_below(const BinaryOperator *difference) const {
    const auto counter = counters.find(Variable(variable_of(difference->getRHS())));
    const Variables above = used_in({difference->getLHS()});
    return variable_of(difference->getRHS()) && counter != counters.end() && above.size() == 1 &&
           is_size(above[0]) && counter->second == above;
}

// 2 * i, where i is an index, and so below 2^24, as all sizes are.
bool Function::is_small_multiple(const Expr *expr) const {
    const auto *product = dyn_cast<BinaryOperator>(expr);
    if (!product || product->getOpcode() != BO_Mul) return false;
    const Expr *first = product->getLHS(), *second = product->getRHS();
    const bool is_first = variable_of(first) != nullptr;
    const VarDecl *index = variable_of(is_first ? first : second);
    Expr::EvalResult factor;
    return index && counters.count(index) &&
           (is_first ? second : first)->EvaluateAsInt(factor, program.context) &&
           factor.Val.getInt().ult(128);
}

// Whether a difference or product of unsigned integers can be another number than that of integers.
// A subscript would leave its array, but a bound only makes other rounds.
bool Function::may_wrap(const Expr *expr) const {
    if (!expr->getType()->isUnsignedIntegerType() || (is_index && !is_range)) return false;
    const auto *binary = dyn_cast<BinaryOperator>(expr);
    if (is_small_multiple(expr)) return false;
    if (!is_range) return true;
    if (binary && binary->getOpcode() == BO_Sub && is_below(binary)) return false;
    const Variables used = used_in({expr});
    return !std::all_of(used.begin(), used.end(),
                        [&](const Variable &variable) { return is_size(variable); });
}

// Whether an integer is computed that an int may not hold. What indices and sizes are added to is
// not much larger than these.
bool Function::is_too_wide(const Expr *expr) const {
    if (!is_wide(expr->getType()) || is_index) return false;
    const auto *binary = dyn_cast<BinaryOperator>(expr);
    const Variables used = used_in({expr});
    const bool is_product = binary && binary->getOpcode() == BO_Mul;
    return (is_product && !is_small_multiple(expr)) ||
           !std::all_of(used.begin(), used.end(), [&](const Variable &variable) {
               return counters.count(variable) || is_size(variable);
           });
}

Text Function::binary(const BinaryOperator *expr) {
    if (expr->getLHS()->getType()->isPointerType() || expr->getRHS()->getType()->isPointerType())
        return refuse(expr->getSourceRange(), "arithmetic with pointers");
    const bool is_computed = !expr->isAssignmentOp() && !expr->isCommaOp();
    if (is_computed && is_too_wide(expr))
        return refuse(expr->getSourceRange(), "an integer that is wider than an int");
    if ((expr->getOpcode() == BO_Sub || expr->getOpcode() == BO_Mul) && may_wrap(expr))
        return refuse(expr->getSourceRange(), "arithmetic that may wrap around (unsigned)");
    if (expr->isComparisonOp() && is_index) return truth(expr);
    switch (expr->getOpcode()) {
    case BO_Add: return infix(expr, "+", SUM, true);
    case BO_Sub: return infix(expr, "-", SUM, true);
    case BO_Mul: return infix(expr, "*", PRODUCT, true);
    case BO_Div: return quotient(expr);
    case BO_Rem: return infix(expr, "%", PRODUCT, true);
    case BO_LT: return infix(expr, "<", ORDER, false);
    case BO_GT: return infix(expr, ">", ORDER, false);
    case BO_LE: return infix(expr, "<=", ORDER, false);
    case BO_GE: return infix(expr, ">=", ORDER, false);
    case BO_EQ: return infix(expr, "==", EQUALITY, false);
    case BO_NE: return infix(expr, "!=", EQUALITY, false);
    case BO_LAnd: return infix(expr, "&&", AND, true);
    case BO_LOr: return infix(expr, "||", OR, true);
    case BO_Comma: return refuse(expr->getSourceRange(), "a comma operator");
    default:
        return refuse(expr->getSourceRange(), expr->isAssignmentOp()
                                                  ? "an assignment within an expression"
                                                  : "an operator on bits");
    }
}

Text Function::unary(const UnaryOperator *expr) {
    switch (expr->getOpcode()) {
    case UO_Plus: return expression(expr->getSubExpr());
    case UO_Minus:
        if (may_wrap(expr))
            return refuse(expr->getSourceRange(), "arithmetic that may wrap around (unsigned)");
        if (is_too_wide(expr))
            return refuse(expr->getSourceRange(), "an integer that is wider than an int");
        return {"-" + expression(expr->getSubExpr()).within(SIGN), SIGN};
    case UO_LNot: return {"!" + truth(expr->getSubExpr()).within(SIGN), SIGN};
    case UO_Deref:
    case UO_AddrOf: return refuse(expr->getSourceRange(), "a pointer that is no array");
    case UO_Not: return refuse(expr->getSourceRange(), "an operator on bits");
    default: return refuse(expr->getSourceRange(), "an assignment within an expression");
    }
}

// Integers would be computed with as such, and leave their range where C's doubles do not.
Text Function::real(const Expr *integer) {
    if (const std::optional<llvm::APSInt> known = constant_integer(integer, program.context)) {
        const Text text = integer_text(*known);
        return {text.text + ".0", text.precedence};
    }
    return {"1.0 * " + expression(integer).within(POWER), PRODUCT};
}

Text Function::conversion(const CastExpr *expr) {
    const Expr *inner = expr->getSubExpr();
    switch (expr->getCastKind()) {
    case CK_LValueToRValue:
    case CK_NoOp:
    case CK_FloatingCast: return expression(inner);
    case CK_IntegralToFloating:
        if (const Expr *number = cut_off(inner)) return {"trunc(" + expression(number).text + ")"};
        return real(inner);
    case CK_IntegralCast:
        if (inner->getType()->isSignedIntegerType() && expr->getType()->isUnsignedIntegerType() &&
            !expr->getType()->isEnumeralType() && !is_index)
            return refuse(expr->getSourceRange(), "arithmetic that may wrap around (unsigned)");
        if (is_short(expr->getType(), program.context))
            return refuse(expr->getSourceRange(), "an integer that becomes a shorter one");
        return expression(inner);
    case CK_IntegralToBoolean:
    case CK_FloatingToBoolean: return choice_text(truth(inner), {"1"}, {"0"});
    case CK_FloatingToIntegral:
        return refuse(expr->getSourceRange(), "a real number that becomes an integer");
    default: return refuse(expr->getSourceRange(), "a conversion that is none of numbers");
    }
}

// ---- Names and elements ----

// A number, or an array or a part of one.
Text Function::read(const Place &place, SourceRange range) {
    const Variable &variable = place.variable;
    const auto found = environment.find(variable);
    const std::string quoted = "'" + variable.name(".") + "'";
    if (found == environment.end())
        return refuse(range, quoted + (variable.declaration->hasGlobalStorage()
                                           ? " is a variable of the file"
                                           : " may have no value here"));
    if (place.subscripts.empty() || scalars.count(variable)) return found->second;
    std::string subscripts;
    for (const Expr *each : place.subscripts)
        subscripts += (subscripts.empty() ? "" : ", ") + subscript(each);
    return {found->second.text + "[" + subscripts + "]"};
}

std::string Function::whole(const Expr *expr, bool as_subscript) {
    const bool was_in_subscript = in_subscript, was_index = is_index;
    in_subscript = is_index = as_subscript;
    const Expr *number = expr->IgnoreImpCasts();
    const Text value =
        is_condition(number) ? choice_text(truth(number), {"1"}, {"0"}) : expression(number);
    const std::string text = value.within(SUM);
    in_subscript = was_in_subscript;
    is_index = was_index;
    return text;
}

std::string Function::subscript(const Expr *expr) {
    return whole(expr, true);
}

// In a condition a quotient of gradc is one of real numbers.
std::string Function::compared(const Expr *expr) {
    return whole(expr, false);
}

// ---- Calls ----

// What gradc has for a function of <math.h>; {0} and {1} are its arguments.
static const std::map<std::string, Text> math_functions = {
    {"fabs", {"abs({0})"}},         {"fmax", {"max({0}, {1})"}},
    {"fmin", {"min({0}, {1})"}},    {"fma", {"({0}) * ({1}) + ({2})", SUM}},
    {"exp2", {"2 ^ ({0})", POWER}},
};

static const std::set<std::string> same_functions = {
    "exp",   "log",   "log2",  "log10", "expm1", "log1p", "pow",   "sqrt",  "cbrt",  "sin",
    "cos",   "tan",   "asin",  "acos",  "atan",  "atan2", "hypot", "sinh",  "cosh",  "tanh",
    "asinh", "acosh", "atanh", "erf",   "erfc",  "floor", "ceil",  "trunc", "round", "copysign",
};

static std::string filled(std::string formula, const std::vector<std::string> &arguments) {
    for (size_t i = 0; i < arguments.size(); i++) {
        const std::string mark = "{" + std::to_string(i) + "}";
        for (size_t at; (at = formula.find(mark)) != std::string::npos;)
            formula.replace(at, mark.size(), arguments[i]);
    }
    return formula;
}

// "expf" and "expl" are "exp".
static std::string without_type(const std::string &function) {
    const std::string shorter = function.substr(0, function.size() - 1);
    const bool has_type = function.back() == 'f' || function.back() == 'l';
    return has_type && (math_functions.count(shorter) || same_functions.count(shorter)) ? shorter
                                                                                        : function;
}

// What is given for a parameter, or a member of it.
std::string Function::argument(const Expr *given, const Variable &parameter) {
    const Shape shape = shape_of(Variable(parameter.declaration));
    if (!shape.dimensions.empty())
        if (const std::optional<Place> place = place_of(given))
            return read({place->variable.at(parameter.members), place->subscripts},
                        given->getSourceRange())
                .text;
    return value(given, shape.element, parameter.members).text;
}

// Of a function of the file. Its arguments are no subscripts, even where the call is within one.
Text Function::call_own(const CallExpr *expr, const Translated &function) {
    const FunctionDecl *definition = nullptr;
    expr->getDirectCallee()->getBody(definition);
    compare_lengths(expr, definition);
    const bool was_in_subscript = in_subscript, was_index = is_index;
    in_subscript = is_index = false;
    std::string arguments;
    for (unsigned i = 0; i < expr->getNumArgs(); i++) {
        if (expr->getArg(i)->HasSideEffects(program.context, false))
            refuse(expr->getArg(i)->getSourceRange(), "an assignment within an expression");
        for (const Variable &parameter : function.parameters)
            if (parameter.declaration == definition->getParamDecl(i))
                arguments += (arguments.empty() ? "" : ", ") + argument(expr->getArg(i), parameter);
    }
    in_subscript = was_in_subscript;
    is_index = was_index;
    return {function.name + "(" + arguments + ")"};
}

Text Function::call(const CallExpr *expr, const Members &members) {
    const FunctionDecl *function = expr->getDirectCallee(), *definition = nullptr;
    if (!function) return refuse(expr->getSourceRange(), "a call through a pointer");
    if (function->getBody(definition) && definition->getNumParams() != expr->getNumArgs())
        return refuse(expr->getSourceRange(), "a call with more or fewer arguments than are named");
    if (definition) {
        const Variable wanted(nullptr, members);
        return call_own(expr, program.translated(definition, wanted, expr->getSourceRange()));
    }
    std::vector<std::string> arguments;
    std::string list;
    for (const Expr *argument : expr->arguments()) {
        arguments.push_back(expression(argument).text);
        list += (list.empty() ? "" : ", ") + arguments.back();
    }
    const std::string plain = without_type(function->getNameAsString());
    if (same_functions.count(plain)) return {plain + "(" + list + ")"};
    const auto found = math_functions.find(plain);
    if (found != math_functions.end())
        return {filled(found->second.text, arguments), found->second.precedence};
    return refuse(expr->getSourceRange(),
                  "a call of '" + function->getNameAsString() + "', of which nothing is known");
}

// ---- Expressions ----

Text Function::expression(const Expr *expr) {
    if (const std::optional<Text> known = constant(expr)) return *known;
    if (const auto *inner = dyn_cast<ParenExpr>(expr)) return expression(inner->getSubExpr());
    if (const auto *number = dyn_cast<FloatingLiteral>(expr))
        return number->getValue().isFinite()
                   ? Text{real_text(number->getValue())}
                   : refuse(expr->getSourceRange(), "a number that is too large");
    if (const auto place = isa<CastExpr>(expr) ? std::nullopt : place_of(expr))
        return expr->getType()->isArithmeticType()
                   ? read(*place, expr->getSourceRange())
                   : refuse(expr->getSourceRange(), "a pointer that is no array");
    if (const auto *inner = dyn_cast<CastExpr>(expr)) return conversion(inner);
    if (const auto *operation = dyn_cast<UnaryOperator>(expr)) return unary(operation);
    if (const auto *operation = dyn_cast<BinaryOperator>(expr)) return binary(operation);
    if (const auto *made = dyn_cast<CallExpr>(expr)) return call(made, {});
    if (const auto *part = dyn_cast<MemberExpr>(expr)) return member(part, {});
    if (isa<ArraySubscriptExpr>(expr))
        return refuse(expr->getSourceRange(), "an element of what is no array here");
    if (const auto *choice = dyn_cast<ConditionalOperator>(expr))
        return choice_text(truth(choice->getCond()), expression(choice->getTrueExpr()),
                           expression(choice->getFalseExpr()));
    return refuse(expr->getSourceRange(), "an expression that is none of numbers");
}
