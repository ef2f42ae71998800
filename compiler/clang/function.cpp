// Statements of C, one after the other, as statements of gradc: each assignment is a new name.
#include "function.h"

#include "nest.h"
#include "statements.h"

#include <algorithm>

using namespace clang;

void Function::line(const std::string &text, SourceRange range) {
    lines.push_back({std::string(static_cast<size_t>(4 * depth), ' ') + text, range});
}

std::string Function::fresh_name(const std::string &wanted) {
    std::string made = is_reserved(wanted) ? wanted + "_" : wanted;
    for (int number = 2; !names.insert(made).second; number++)
        made = wanted + std::to_string(number);
    return made;
}

std::string Function::let(const std::string &wanted, const Text &value, SourceRange range) {
    const std::string made = fresh_name(wanted);
    line("let " + made + " = " + value.text, range);
    return made;
}

// ---- Parameters ----

bool is_length(const VarDecl *parameter, const FunctionDecl *function) {
    for (const ParmVarDecl *other : function->parameters())
        for (QualType type = other->getOriginalType(); type->isArrayType();
             type = type->getAsArrayTypeUnsafe()->getElementType())
            if (const auto *array = dyn_cast<VariableArrayType>(type->getAsArrayTypeUnsafe()))
                if (length_variable(array) == parameter) return true;
    return false;
}

// "x: f64[n, 3]"; binds the parameter, and the lengths that are variables.
void Function::formal(const VarDecl *variable) {
    std::string shape;
    const bool is_scalar = scalars.count(variable);
    for (const std::string &length : is_scalar ? std::vector<std::string>() : lengths(variable))
        shape += (shape.empty() ? "" : ", ") + length;
    QualType type = program.context.getBaseElementType(declared_type(variable));
    type = type.getCanonicalType().getUnqualifiedType();
    const auto *number = type->getAs<BuiltinType>();
    const BuiltinType::Kind kind = number ? number->getKind() : BuiltinType::Void;
    const char *scalar = kind == BuiltinType::Float                              ? "f32"
                         : kind == BuiltinType::Double                           ? "f64"
                         : kind == BuiltinType::Int || kind == BuiltinType::Long ? "int"
                                                                                 : nullptr;
    if (!scalar)
        refuse(variable->getSourceRange(), type->isPointerType()
                                               ? "a pointer whose length is not said, as in x[n]"
                                               : "a parameter that is no float, double or int");
    const std::string made = fresh_name(variable->getNameAsString());
    environment[variable] = {made};
    formals.push_back({variable, made, scalar ? scalar : "f64", shape});
}

// The arrays that a function leaves results in.
static Variables written_parameters(const FunctionDecl *function, const Variables &assigned) {
    Variables found;
    for (const ParmVarDecl *parameter : function->parameters()) {
        const bool is_assigned =
            std::find(assigned.begin(), assigned.end(), parameter) != assigned.end();
        if (is_assigned && parameter->getOriginalType()->isArrayType()) found.push_back(parameter);
    }
    return found;
}

// An integer that arrays of an exported function are as long as, or loops go to.
void Function::size_formal(const VarDecl *variable) {
    if (!environment.count(variable))
        environment[variable] = {fresh_name(variable->getNameAsString())};
    formals.push_back({variable, environment[variable].text, "dim", ""});
}

Translated Function::translate(const FunctionDecl *function, bool is_exported) {
    translated = function;
    const Statements list = flattened(function->getBody());
    const Variables results = written_parameters(function, assigned_in(list));
    written = results.size() == 1 ? results[0] : nullptr;
    const bool has_value = function->getReturnType()->isFloatingType();
    const SourceRange head(function->getBeginLoc(), function->getTypeSpecEndLoc());
    if (has_value && !results.empty())
        refuse(head,
               "a function with a value that also writes '" + results[0]->getNameAsString() + "'");
    else if (!has_value && (!written || !function->getReturnType()->isVoidType()))
        refuse(head, "a function whose result is neither a real number nor one array");
    for (const ParmVarDecl *parameter : function->parameters())
        if (is_exported && (is_length(parameter, function) || is_bound(parameter, function)))
            size_formal(parameter);
        else if (!is_length(parameter, function))
            formal(parameter);
    std::map<std::string, std::string> names_of_parameters;
    for (const Formal &each : formals)
        names_of_parameters[each.variable->getNameAsString()] = each.name;
    if (has_value) {
        statements(list);
    } else {
        for (const Stmt *each : list) statement(each);
        line("return " + environment[written].text, head);
    }
    const Variables parameters = body(head);
    return {called, parameters, written, names_of_parameters};
}

// The words of a line.
static std::set<std::string> words_of(const std::string &text) {
    std::set<std::string> words;
    std::string word;
    for (const char letter : text + " ") {
        if (isalnum(static_cast<unsigned char>(letter)) || letter == '_') {
            word += letter;
        } else {
            if (!word.empty()) words.insert(word);
            word.clear();
        }
    }
    return words;
}

// A branch is written once for each variable that it assigns, so it may define what only others
// use.
void Function::drop_unused() {
    std::set<std::string> used;
    std::vector<Line> kept;
    for (auto at = lines.rbegin(); at != lines.rend(); ++at) {
        const bool is_let = at->text.find("let ") == at->text.find_first_not_of(' ');
        const size_t begin = at->text.find_first_not_of(' ') + 4;
        const size_t end = at->text.find_first_of(" [", begin);
        if (is_let && !used.count(at->text.substr(begin, end - begin))) continue;
        for (const std::string &word : words_of(is_let ? at->text.substr(end) : at->text))
            used.insert(word);
        kept.insert(kept.begin(), *at);
    }
    lines = kept;
}

// What an exported function computes in follows from its arguments; where they are all float, and C
// gives a double, that is said.
std::string Function::result_type() const {
    const bool is_double = translated->getReturnType()->isSpecificBuiltinType(BuiltinType::Double);
    const bool is_scalar = written == nullptr && stem == called;
    const auto is_single = [](const Formal &each) { return each.type == "f32"; };
    const bool is_any = std::any_of(formals.begin(), formals.end(), is_single);
    return is_double && is_scalar && is_any ? " -> f64" : "";
}

// Writes the whole function. Returns its parameters: of the function as it stands in C all, but for
// an array that is only written; of a branch those that it uses, or whose lengths.
Variables Function::body(SourceRange range) {
    drop_unused();
    std::set<std::string> used;
    for (const Line &each : lines)
        for (const std::string &word : words_of(each.text)) used.insert(word);
    std::set<std::string> lengths_given;
    for (const Formal &each : formals)
        if (each.variable != written)
            for (const std::string &word : words_of(each.shape)) lengths_given.insert(word);
    Variables needed;
    std::string head;
    for (const Formal &each : formals) {
        bool is_needed = used.count(each.name) || (stem == called && each.variable != written);
        for (const std::string &word : words_of(each.shape))
            if (!isdigit(static_cast<unsigned char>(word[0])))
                is_needed |=
                    used.count(word) && (each.variable != written || !lengths_given.count(word));
        if (!is_needed) continue;
        needed.push_back(each.variable);
        head += (head.empty() ? "" : ", ") + each.name + ": " + each.type +
                (each.shape.empty() ? "" : "[" + each.shape + "]");
    }
    lines.insert(lines.begin(), {"fn " + called + "(" + head + ")" + result_type() + " {", range});
    lines.push_back({"}", {}});
    program.add(lines);
    return needed;
}

// ---- Statements ----

// An array is as long as its variable says where it is declared, whatever becomes of that.
void Function::keep_size(const VarDecl *variable, SourceRange range) {
    if (sizes.count(variable)) refuse(range, "a change of what is the length of an array");
}

// A number stands for itself.
void Function::assign(const VarDecl *variable, const Text &value, SourceRange range) {
    keep_size(variable, range);
    if (carried.count(variable))
        line(environment[variable].text + " = " + value.text, range);
    else if (value.text.find_first_not_of("0123456789.") == std::string::npos)
        environment[variable] = value;
    else
        environment[variable] = {let(variable->getNameAsString(), value, range)};
}

void Function::declaration(const VarDecl *variable) {
    const SourceRange range = variable->getSourceRange();
    const QualType type = variable->getType();
    if (variable->isStaticLocal() && type.isConstant(program.context))
        return; // see Function::constant and Function::element
    if (variable->isStaticLocal())
        refuse(range, "a variable that stays from call to call (static)");
    else if (type->isArrayType())
        declare_array(variable);
    else if (!type->isFloatingType() && !type->isSignedIntegerType())
        refuse(range, "a variable that is no number");
    else if (variable->getInit())
        assign(variable, expression(variable->getInit()), range);
}

// The number that an assignment is to; NULL: none. An array cannot be another, and a pointer that
// is to point elsewhere is refused.
static const VarDecl *target_of(const Expr *left) {
    const auto *name = dyn_cast<DeclRefExpr>(left->IgnoreParens());
    return name && left->getType()->isArithmeticType() ? dyn_cast<VarDecl>(name->getDecl())
                                                       : nullptr;
}

// What x is after x = e, x += e, ...
Text Function::assigned_value(const BinaryOperator *expr) {
    const Text value = expression(expr->getRHS());
    const bool is_whole = expr->getLHS()->getType()->isIntegerType();
    if (is_whole && !expr->getRHS()->getType()->isIntegerType())
        return refuse(expr->getSourceRange(), "a real number that becomes an integer");
    if (expr->getOpcode() == BO_Assign) return value;
    if (is_short(expr->getLHS()->getType(), program.context))
        return refuse(expr->getSourceRange(), "an integer that becomes a shorter one");
    const auto operation = BinaryOperator::getOpForCompoundAssignment(expr->getOpcode());
    const std::string sign = BinaryOperator::getOpcodeStr(operation).str();
    const bool is_sum = operation == BO_Add || operation == BO_Sub;
    if (!is_sum && operation != BO_Mul && (operation != BO_Div || is_whole))
        return refuse(expr->getSourceRange(), "an assignment with the operator " + sign + "=");
    const Precedence precedence = is_sum ? SUM : PRODUCT;
    return {expression(expr->getLHS()).within(precedence) + " " + sign + " " +
                value.within(static_cast<Precedence>(precedence + 1)),
            precedence};
}

void Function::assignment(const BinaryOperator *expr) {
    const VarDecl *variable = target_of(expr->getLHS());
    if (isa<ArraySubscriptExpr>(expr->getLHS()->IgnoreParens()))
        assign_element(expr->getLHS(), assigned_value(expr), expr->getSourceRange());
    else if (!variable || variable->hasGlobalStorage())
        refuse(expr->getLHS()->getSourceRange(), variable
                                                     ? "an assignment to a variable of the file"
                                                     : "an assignment to what is no number");
    else
        assign(variable, assigned_value(expr), expr->getSourceRange());
}

// i++ and the like
void Function::step(const UnaryOperator *expr) {
    const VarDecl *variable = target_of(expr->getSubExpr());
    if (is_short(expr->getType(), program.context))
        refuse(expr->getSourceRange(), "an integer that becomes a shorter one");
    const char *change = expr->isIncrementOp() ? " + 1" : " - 1";
    const Text value = {expression(expr->getSubExpr()).within(SUM) + change, SUM};
    if (variable)
        assign(variable, value, expr->getSourceRange());
    else if (isa<ArraySubscriptExpr>(expr->getSubExpr()->IgnoreParens()))
        assign_element(expr->getSubExpr(), value, expr->getSourceRange());
    else
        refuse(expr->getSourceRange(), "an assignment to what is no number");
}

void Function::statement(const Stmt *given) {
    const SourceRange range = given->getSourceRange();
    if (const auto *declared = dyn_cast<DeclStmt>(given)) {
        for (const Decl *each : declared->decls())
            if (const auto *variable = dyn_cast<VarDecl>(each)) declaration(variable);
    } else if (const auto *choice = dyn_cast<IfStmt>(given)) {
        choose(choice);
    } else if (const auto *counting = dyn_cast<ForStmt>(given)) {
        if (sum(nest_of(counting, program.context)))
            forget_indices({counting});
        else if (!map(counting))
            loop(counting);
    } else if (const auto *expr = dyn_cast<Expr>(given)) {
        const Expr *bare = expr->IgnoreParenImpCasts();
        const auto *binary = dyn_cast<BinaryOperator>(bare);
        const auto *unary = dyn_cast<UnaryOperator>(bare);
        if (const auto *call = dyn_cast<CallExpr>(bare))
            call_for_array(call);
        else if (binary && binary->isAssignmentOp())
            assignment(binary);
        else if (unary && unary->isIncrementDecrementOp())
            step(unary);
        else
            refuse(range, "a statement for the sake of a side effect");
    } else if (isa<WhileStmt>(given) || isa<DoStmt>(given)) {
        refuse(range, "a loop whose number of rounds is not known before it begins");
    } else if (isa<ReturnStmt>(given) || isa<BreakStmt>(given) || isa<ContinueStmt>(given)) {
        refuse(range, "a loop that is left before its end");
    } else {
        refuse(range, "a statement of this kind");
    }
}

void Function::statements(const Statements &list) {
    for (size_t i = 0; i < list.size(); i++) {
        const auto *result = dyn_cast<ReturnStmt>(list[i]);
        const auto *choice = dyn_cast<IfStmt>(list[i]);
        if (result && result->getRetValue()) {
            line("return " + expression(result->getRetValue()).text, result->getSourceRange());
            return;
        }
        if (choice && has_return(choice)) {
            return_choice(choice, {list.begin() + static_cast<long>(i) + 1, list.end()});
            return;
        }
        statement(list[i]);
    }
    refuse(translated->getSourceRange(), "a function that can end without a value");
}

// ---- Loops ----

// s += e as the only statement, in loops one within the other: a sum.
bool Function::sum(const Nest &nest) {
    for (const CountingLoop &each : nest.loops)
        if (!each.problem.empty() || each.step != 1) return false;
    if (nest.body.size() != 1) return false;
    const auto *added = dyn_cast<CompoundAssignOperator>(nest.body[0]);
    const VarDecl *total = added ? target_of(added->getLHS()) : nullptr;
    if (added && scalars.count(array_of(added->getLHS()))) total = array_of(added->getLHS());
    if (!total || added->getOpcode() != BO_AddAssign || !environment.count(total)) return false;
    for (const VarDecl *used : used_in({added->getRHS()}))
        if (used == total) return false;
    const Environment before = environment;
    const std::set<std::string> names_before = names;
    std::string ranges;
    for (const CountingLoop &each : nest.loops) {
        const Rounds counted = rounds_of(each);
        ranges += (ranges.empty() ? "" : ", ") + counted.range;
        environment[each.index] = counted.index;
    }
    const std::string body = expression(added->getRHS()).within(POWER);
    environment = before;
    names = names_before; // an index has its name within its sum only
    const Text sum = {"sum(" + ranges + ") " + body, PRODUCT};
    const bool is_first = environment[total].text == "0" || environment[total].text == "0.0";
    const Text whole = {environment[total].within(SUM) + " + (" + sum.text + ")", SUM};
    assign(total, is_first ? sum : whole, added->getSourceRange());
    return true;
}

// Upwards from `first`; downwards its round runs backwards, so that it is the index where it can
// be.
Rounds Function::rounds_of(const CountingLoop &counting) {
    const bool was_in_subscript = in_subscript;
    in_subscript = true;
    const Text first = expression(counting.first), bound = expression(counting.bound);
    in_subscript = was_in_subscript;
    const std::string round = fresh_name(counting.index->getNameAsString());
    const long step = counting.step > 0 ? counting.step : -counting.step;
    const Text &low = counting.step > 0 ? first : bound, &high = counting.step > 0 ? bound : first;
    // From low to high, of which both, none or one belong to it.
    const bool has_both = counting.is_inclusive, from_zero = low.text == "0" && counting.step > 0;
    std::string count = high.within(SUM) + (low.text == "0" ? "" : " - " + low.within(PRODUCT));
    if (step > 1)
        count = "(" + count + " + " + std::to_string(has_both ? step : step - 1) + ") / " +
                std::to_string(step);
    const bool is_closed = has_both && step == 1;
    const Text scaled =
        step == 1 ? Text{round} : Text{std::to_string(step) + " * " + round, PRODUCT};
    Text index = scaled;
    if (counting.step < 0)
        index = {first.within(SUM) + " - " + scaled.within(PRODUCT), SUM};
    else if (!from_zero)
        index = {first.within(SUM) + " + " + scaled.within(PRODUCT), SUM};
    return {round + (is_closed ? " <= " : " < ") + count, index};
}

// Where a loop leaves its index is not followed: nothing may read it before it is assigned again.
void Function::forget_indices(const Statements &list) {
    for (const VarDecl *index : indices_in(list)) {
        keep_size(index, list[0]->getSourceRange());
        environment.erase(index);
    }
}

void Function::loop(const ForStmt *loop) {
    const CountingLoop counting = counting_loop(loop, program.context);
    if (!counting.problem.empty() || has_return(loop)) {
        refuse({loop->getForLoc(), loop->getRParenLoc()},
               counting.problem.empty() ? "a loop that is left before its end" : counting.problem);
        return;
    }
    rounds({{counting}, flattened(loop->getBody())}, 0, loop);
}

// The loops from that one, and what stands in the innermost.
void Function::rounds(const Nest &nest, size_t at, const ForStmt *outermost) {
    const SourceRange range(outermost->getForLoc(), outermost->getRParenLoc());
    if (at == nest.loops.size()) {
        for (const Stmt *each : nest.body) statement(each);
        return;
    }
    const Rounds counted = rounds_of(nest.loops[at]);
    if (at == 0) forget_indices({outermost});
    const std::set<const VarDecl *> carried_before = carried;
    for (const VarDecl *variable : assigned_in(nest.body)) {
        if (carried.count(variable) || !environment.count(variable)) continue;
        const std::string name = fresh_name(variable->getNameAsString());
        const char *type = variable->getType()->isIntegerType() ? ": int" : "";
        line("var " + name + type + " = " + environment[variable].text, range);
        environment[variable] = {name};
        carried.insert(variable);
    }
    const Environment after = environment;
    line("for " + counted.range + " {", range);
    depth++;
    environment[nest.loops[at].index] = counted.index;
    rounds(nest, at + 1, outermost);
    depth--;
    line("}", {});
    environment = after;
    carried = carried_before;
}
