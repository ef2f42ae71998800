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
    return free_name(wanted, names);
}

std::string Function::let(const std::string &wanted, const Text &value, SourceRange range) {
    const std::string made = fresh_name(wanted);
    line("let " + made + " = " + value.text, range);
    return made;
}

// ---- Parameters ----

bool is_length(const VarDecl *parameter, const FunctionDecl *function) {
    for (const ParmVarDecl *other : function->parameters())
        for (const ArrayType *dimension : shape_of(Variable(other)).dimensions)
            if (const auto *array = dyn_cast<VariableArrayType>(dimension))
                if (length_variable(array) == parameter) return true;
    return false;
}

SourceRange head_of(const FunctionDecl *function) {
    return {function->getBeginLoc(), function->getTypeSpecEndLoc()};
}

Variables results_of(const FunctionDecl *function) {
    Variables results;
    if (!function->getReturnType()->isVoidType())
        for (const Members &members : leaves_of(function->getReturnType()))
            results.push_back({nullptr, members});
    const Variables assigned = assigned_in(flattened(function->getBody()));
    for (const ParmVarDecl *parameter : function->parameters())
        for (const Variable &leaf : leaves_of(Variable(parameter)))
            if (is_shared(parameter) && contains(assigned, leaf)) results.push_back(leaf);
    return results;
}

// "x: f64[n, 3]"; binds the parameter, and the lengths that are variables.
void Function::formal(const Variable &variable) {
    check(declared_type(variable.declaration), variable.members,
          variable.declaration->getSourceRange());
    std::vector<std::string> shape;
    if (!scalars.count(variable)) shape = lengths(variable);
    const char *type = number_type(shape_of(variable).element);
    const std::string made = fresh_name(variable.name());
    environment[variable] = {made};
    formals.push_back({variable, made, type ? type : "f64", shape});
}

// An integer that arrays of an exported function are as long as, or loops go to.
void Function::size_formal(const VarDecl *variable) {
    if (!environment.count(variable))
        environment[variable] = {fresh_name(variable->getNameAsString())};
    formals.push_back({variable, environment[variable].text, "dim", {}});
}

void Function::check_results(const FunctionDecl *function) {
    const Variables results = results_of(function);
    const bool has_value = !function->getReturnType()->isVoidType();
    const auto written = std::find_if(results.begin(), results.end(), [](const Variable &each) {
        return each.declaration != nullptr;
    });
    if (results.empty())
        refuse(head_of(function), "a function that gives no number and no array");
    else if (has_value && written != results.end())
        refuse(head_of(function),
               "a function with a value that also writes '" + written->name(".") + "'");
    else if (has_value)
        for (const Variable &each : results)
            check(function->getReturnType(), each.members, head_of(function));
}

Translated Function::translate(const FunctionDecl *function, const Variable &wanted,
                               bool is_exported) {
    translated = function;
    is_called_from_c = is_exported;
    result = wanted;
    check_results(function);
    const Statements list = flattened(function->getBody());
    for (const ParmVarDecl *parameter : function->parameters())
        if (is_exported && (is_length(parameter, function) || is_bound(parameter, function)))
            size_formal(parameter);
        else if (!is_length(parameter, function))
            for (const Variable &leaf : leaves_of(Variable(parameter))) formal(leaf);
    std::map<std::string, std::string> names_of_parameters;
    for (const Formal &each : formals) names_of_parameters[each.variable.name(".")] = each.name;
    declare_tables(list);
    if (!result.declaration) {
        statements(list);
    } else {
        for (const Stmt *each : list) statement(each);
        line("return " + environment[result].text, head_of(function));
    }
    return {called, body(head_of(function)), names_of_parameters};
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

static bool is_name(const std::string &text) {
    return words_of(text).count(text) && !isdigit(static_cast<unsigned char>(text[0]));
}

// The names that lines use, or lengths that are made of several.
std::set<std::string> Function::names_used() const {
    std::set<std::string> used;
    std::vector<std::string> texts;
    for (const Line &each : lines) texts.push_back(each.text);
    for (const Formal &each : formals)
        for (const std::string &length : each.shape)
            if (!is_name(length)) texts.push_back(length);
    for (const std::string &text : texts)
        for (const std::string &word : words_of(text)) used.insert(word);
    return used;
}

static std::string formal_text(const Formal &formal) {
    std::string shape;
    for (const std::string &length : formal.shape) shape += (shape.empty() ? "" : ", ") + length;
    return formal.name + ": " + formal.type + (shape.empty() ? "" : "[" + shape + "]");
}

// What an exported function computes in follows from its arguments; where they are all float, and C
// gives a double, that is said.
std::string Function::result_type() const {
    const bool is_double = translated->getReturnType()->isSpecificBuiltinType(BuiltinType::Double);
    const auto is_single = [](const Formal &each) { return each.type == "f32"; };
    const bool is_any = std::any_of(formals.begin(), formals.end(), is_single);
    return is_double && !result.declaration && stem == called && is_any ? " -> f64" : "";
}

// Writes the whole function. Returns its parameters: those that it uses, or whose lengths, and as
// it stands in C all that is no result.
Variables Function::body(SourceRange range) {
    drop_unused();
    const Variables results = results_of(translated);
    const std::set<std::string> used = names_used();
    std::set<std::string> given;
    std::vector<bool> is_needed;
    for (const Formal &each : formals) {
        is_needed.push_back(used.count(each.name) ||
                            (stem == called && !contains(results, each.variable)));
        if (is_needed.back()) given.insert(each.shape.begin(), each.shape.end());
    }
    Variables needed;
    std::string head;
    for (size_t i = 0; i < formals.size(); i++) {
        for (const std::string &length : formals[i].shape)
            if (is_name(length) && used.count(length) && !given.count(length)) is_needed[i] = true;
        if (!is_needed[i]) continue;
        given.insert(formals[i].shape.begin(), formals[i].shape.end());
        needed.push_back(formals[i].variable);
        head += (head.empty() ? "" : ", ") + formal_text(formals[i]);
    }
    lines.insert(lines.begin(), {"fn " + called + "(" + head + ")" + result_type() + " {", range});
    lines.push_back({"}", {}});
    program.add(lines);
    return needed;
}

// ---- Statements ----

// An array is as long as its variable says where it is declared, whatever becomes of that.
void Function::keep_size(const Variable &variable, SourceRange range) {
    if (sizes.count(variable)) refuse(range, "a change of what is the length of an array");
}

// A number stands for itself.
void Function::assign(const Variable &variable, const Text &value, SourceRange range) {
    keep_size(variable, range);
    if (carried.count(variable))
        line(environment[variable].text + " = " + value.text, range);
    else if (value.text.find_first_not_of("0123456789.") == std::string::npos)
        environment[variable] = value;
    else
        environment[variable] = {let(variable.name(), value, range)};
}

// Whether the value of another one in the list is made of what the variable is before.
bool Function::is_needed(const Assignment &one, const std::vector<Assignment> &list) {
    if (!carried.count(one.place.variable)) return false;
    const std::string name = environment[one.place.variable].text;
    return std::any_of(list.begin(), list.end(), [&](const Assignment &other) {
        return &other != &one && words_of(other.value.text).count(name);
    });
}

// All values are those before the first assignment: what others need is assigned after them, and if
// they need each other, their values have names first.
void Function::assign(std::vector<Assignment> list, SourceRange range) {
    for (const Assignment &one : list) {
        const Variables used = used_in({one.place.subscripts.begin(), one.place.subscripts.end()});
        for (const Assignment &other : list)
            if (list.size() > 1 && contains(used, other.place.variable))
                refuse(range, "a subscript that changes with what it is a subscript of");
    }
    while (!list.empty()) {
        const auto next = std::find_if(
            list.begin(), list.end(), [&](const Assignment &one) { return !is_needed(one, list); });
        if (next == list.end()) {
            for (Assignment &each : list)
                each.value = {let(each.place.variable.name(), each.value, range)};
            continue;
        }
        const Assignment one = *next;
        list.erase(next);
        assign_place(one, range);
    }
}

void Function::assign_place(const Assignment &one, SourceRange range) {
    const auto &[place, value] = one;
    if (place.variable.declaration->hasGlobalStorage())
        refuse(range, "an assignment to a variable of the file");
    else if (place.subscripts.empty() || scalars.count(place.variable))
        assign(place.variable, value, range);
    else
        assign_element(place, value, range);
}

// Whether a list, and the lists in it, have nothing but zeros.
static bool is_zero(const Expr *given, const ASTContext &context) {
    const auto *list = dyn_cast<InitListExpr>(given);
    Expr::EvalResult found;
    if (list)
        return std::all_of(list->begin(), list->end(),
                           [&](const Stmt *each) { return is_zero(cast<Expr>(each), context); });
    if (isa<ImplicitValueInitExpr>(given)) return true;
    if (given->isValueDependent() || !given->EvaluateAsRValue(found, context)) return false;
    return found.Val.isFloat() ? found.Val.getFloat().isPosZero()
                               : found.Val.isInt() && found.Val.getInt() == 0;
}

void Function::declaration(const VarDecl *variable) {
    const SourceRange range = variable->getSourceRange();
    const QualType type = variable->getType();
    const bool is_constant = program.context.getBaseElementType(type).isConstant(program.context);
    if (variable->isStaticLocal() && is_constant) return; // see Function::declare_tables
    if (variable->isStaticLocal() || type->isPointerType()) {
        refuse(range, type->isPointerType() ? "a variable that is a pointer"
                                            : "a variable that stays from call to call (static)");
        return;
    }
    std::vector<Assignment> values;
    for (const Members &members : leaves_of(type)) {
        check(type, members, range);
        const Variable leaf(variable, members);
        const bool is_array = !shape_of(leaf).dimensions.empty();
        const bool is_empty = is_array && members.empty() && variable->getInit() &&
                              is_zero(variable->getInit(), program.context);
        if (variable->getInit() && !is_empty)
            values.push_back({{leaf, {}}, value(variable->getInit(), type, members)});
        else if (is_array)
            declare_array(leaf);
    }
    assign(values, range);
}

// What an assignment is to: a number or a struct. An array cannot be another, and a pointer that is
// to point elsewhere is refused.
static std::optional<Place> target_of(const Expr *left) {
    const QualType type = left->getType();
    return type->isArithmeticType() || type->isRecordType() ? place_of(left) : std::nullopt;
}

// What x is after x = e, x += e, ...; of structs, a member.
Text Function::assigned_value(const BinaryOperator *expr, const Members &members) {
    const QualType type = expr->getLHS()->getType();
    const Text right = value(expr->getRHS(), type, members);
    const bool is_whole = type->isIntegerType();
    if (is_whole && !expr->getRHS()->getType()->isIntegerType())
        return refuse(expr->getSourceRange(), "a real number that becomes an integer");
    if (is_wide(type))
        return refuse(expr->getSourceRange(), "an integer that is wider than an int");
    if (expr->getOpcode() == BO_Assign) return right;
    if (is_short(type, program.context))
        return refuse(expr->getSourceRange(), "an integer that becomes a shorter one");
    const auto operation = BinaryOperator::getOpForCompoundAssignment(expr->getOpcode());
    const std::string sign = BinaryOperator::getOpcodeStr(operation).str();
    const bool is_sum = operation == BO_Add || operation == BO_Sub;
    if (!is_sum && operation != BO_Mul && (operation != BO_Div || is_whole))
        return refuse(expr->getSourceRange(), "an assignment with the operator " + sign + "=");
    const Precedence precedence = is_sum ? SUM : PRODUCT;
    return {expression(expr->getLHS()).within(precedence) + " " + sign + " " +
                right.within(static_cast<Precedence>(precedence + 1)),
            precedence};
}

void Function::assignment(const BinaryOperator *expr) {
    const std::optional<Place> target = target_of(expr->getLHS());
    if (!target) {
        refuse(expr->getLHS()->getSourceRange(), "an assignment to what is no number");
        return;
    }
    std::vector<Assignment> values;
    for (const Members &members : leaves_of(expr->getLHS()->getType()))
        values.push_back(
            {{target->variable.at(members), target->subscripts}, assigned_value(expr, members)});
    assign(values, expr->getSourceRange());
}

// i++ and the like
void Function::step(const UnaryOperator *expr) {
    const std::optional<Place> target = target_of(expr->getSubExpr());
    if (is_short(expr->getType(), program.context))
        refuse(expr->getSourceRange(), "an integer that becomes a shorter one");
    const char *change = expr->isIncrementOp() ? " + 1" : " - 1";
    if (target)
        assign({{*target, {expression(expr->getSubExpr()).within(SUM) + change, SUM}}},
               expr->getSourceRange());
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
            call_statement(call);
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
        const auto *returned = dyn_cast<ReturnStmt>(list[i]);
        const auto *choice = dyn_cast<IfStmt>(list[i]);
        if (returned && returned->getRetValue()) {
            const QualType type = translated->getReturnType();
            line("return " + value(returned->getRetValue(), type, result.members).text,
                 returned->getSourceRange());
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
    const std::optional<Place> target = added ? target_of(added->getLHS()) : std::nullopt;
    if (!target || added->getOpcode() != BO_AddAssign) return false;
    const QualType type = added->getLHS()->getType();
    const bool is_real_sum = !added->getRHS()->getType()->isIntegerType();
    if (type->isIntegerType() && (is_real_sum || is_short(type, program.context))) return false;
    const Variable &total = target->variable;
    if (!environment.count(total) || !(target->subscripts.empty() || scalars.count(total)))
        return false;
    if (contains(used_in({added->getRHS()}), total)) return false;
    const Environment before = environment;
    const std::set<std::string> names_before = names;
    std::string ranges;
    for (const CountingLoop &each : nest.loops) {
        const Rounds counted = rounds_of(each);
        ranges += (ranges.empty() ? "" : ", ") + counted.range;
        bind_index(each, counted.index);
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

void Function::bind_index(const CountingLoop &loop, const Text &value) {
    environment[loop.index] = value;
    counters[loop.index] = used_in({loop.step > 0 ? loop.bound : loop.first});
}

// Upwards from `first`; downwards its round runs backwards, so that it is the index where it can
// be.
Rounds Function::rounds_of(const CountingLoop &counting) {
    const bool was_in_subscript = in_subscript, was_index = is_index;
    in_subscript = is_index = is_range = true;
    const Text first = expression(counting.first), bound = expression(counting.bound);
    in_subscript = false;
    const Text begin = expression(counting.first);
    in_subscript = was_in_subscript;
    is_index = was_index;
    is_range = false;
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
        index = {begin.within(SUM) + " - " + scaled.within(PRODUCT), SUM};
    else if (!from_zero)
        index = {begin.within(SUM) + " + " + scaled.within(PRODUCT), SUM};
    return {round + (is_closed ? " <= " : " < ") + count, index};
}

// Where a loop leaves its index is not followed: nothing may read it before it is assigned again.
void Function::forget_indices(const Statements &list) {
    for (const Variable &index : indices_in(list)) {
        keep_size(index, list[0]->getSourceRange());
        environment.erase(index);
    }
}

// A variable of gradc is a real number, and has the shape of its first value, unless it says more:
// that it is a place in an array, which it then always is.
std::string Function::variable_type(const Variable &variable) {
    if (!shape_of(variable).element->isIntegerType()) return "";
    const bool is_number = shape_of(variable).dimensions.empty();
    if (const std::string length = is_number ? length_below(variable) : ""; !length.empty())
        return ": class(" + length + ")";
    std::string shape;
    if (!scalars.count(variable))
        for (const std::string &length : lengths(variable))
            shape += (shape.empty() ? "[" : ", ") + length;
    return ": int" + shape + (shape.empty() ? "" : "]");
}

// What is assigned from now on is a variable of gradc, too.
void Function::make_variable(const Variable &variable, SourceRange range) {
    if (carried.count(variable)) return;
    const std::string name = fresh_name(variable.name());
    line("var " + name + variable_type(variable) + " = " + environment[variable].text, range);
    environment[variable] = {name};
    carried.insert(variable);
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
    const std::set<Variable> carried_before = carried;
    for (const Variable &variable : assigned_in(nest.body)) {
        if (environment.count(variable)) make_variable(variable, range);
    }
    const Environment after = environment;
    line("for " + counted.range + " {", range);
    depth++;
    bind_index(nest.loops[at], counted.index);
    rounds(nest, at + 1, outermost);
    depth--;
    line("}", {});
    environment = after;
    carried = carried_before;
}
