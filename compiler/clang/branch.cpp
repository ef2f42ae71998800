// Branches of `if` as values of gradc: an expression, or a function of what the branch uses.
#include "function.h"

#include "statements.h"

#include <algorithm>

using namespace clang;

// The value that a branch of one statement is: of `return e`, or of `x = e` for this x.
std::optional<Text> Function::single_value(const Statements &list, const VarDecl *result) {
    if (list.size() != 1) return std::nullopt;
    const auto *returned = dyn_cast<ReturnStmt>(list[0]);
    if (returned && returned->getRetValue() && !result) return expression(returned->getRetValue());
    const auto *assigned = dyn_cast<BinaryOperator>(list[0]);
    if (!result || !assigned || !assigned->isAssignmentOp()) return std::nullopt;
    const bool is_element = isa<ArraySubscriptExpr>(assigned->getLHS()->IgnoreParens());
    if (array_of(assigned->getLHS()) != result || (is_element && !scalars.count(result)))
        return std::nullopt;
    return assigned_value(assigned);
}

static bool is_assigned(const VarDecl *variable, const Statements &list) {
    const Variables assigned = assigned_in(list);
    return std::find(assigned.begin(), assigned.end(), variable) != assigned.end();
}

// The variables that a helper is given: all that it uses, and arrays that tell it a length.
static Variables given_to(const Statements &list, const VarDecl *result, const FunctionDecl *home,
                          const Environment &environment) {
    Variables given = used_in(list);
    if (result && std::find(given.begin(), given.end(), result) == given.end())
        given.push_back(result);
    const size_t count = given.size();
    for (size_t i = 0; i < count; i++)
        for (const ParmVarDecl *other : home->parameters())
            if (is_length(given[i], home) && other->getOriginalType()->isArrayType() &&
                std::find(given.begin(), given.end(), other) == given.end())
                given.push_back(other);
    Variables known;
    for (const VarDecl *variable : given)
        if (environment.count(variable) && !is_length(variable, home)) known.push_back(variable);
    return known;
}

Text Function::helper(const Statements &list, const VarDecl *result, SourceRange range) {
    Function inner(program, program.fresh_name(stem + "_branch"));
    inner.translated = translated;
    inner.stem = stem;
    inner.scalars = scalars;
    const Variables given = given_to(list, result, translated, environment);
    for (const VarDecl *variable : given) inner.formal(variable);
    if (result) {
        for (const Stmt *each : list) inner.statement(each);
        if (!inner.environment.count(result))
            refuse(range, "'" + result->getNameAsString() + "' may have no value after this");
        inner.line("return " + inner.environment[result].text, range);
    } else {
        inner.statements(list);
    }
    std::string arguments;
    for (const VarDecl *variable : inner.body(range))
        arguments += (arguments.empty() ? "" : ", ") + environment[variable].text;
    return {inner.called + "(" + arguments + ")"};
}

// What a variable is after the branch; without one, what the branch returns.
Text Function::branch(const Statements &list, const VarDecl *result, SourceRange range) {
    const bool is_left_alone = result && !is_assigned(result, list);
    if (is_left_alone && environment.count(result)) return environment[result];
    if (const std::optional<Text> value = single_value(list, result)) return *value;
    return helper(list, result, range);
}

static Text choice_text(const Text &condition, const Text &yes, const Text &no) {
    return {condition.within(OR) + " ? " + yes.within(OR) + " : " + no.within(SELECT), SELECT};
}

// Nothing is assigned before all values are known: they are those before the choice.
void Function::choose(const IfStmt *choice) {
    const SourceRange range = choice->getSourceRange();
    if (const Stmt *foreign = foreign_in(choice)) {
        statement(foreign); // which is refused
        return;
    }
    const Statements yes = flattened(choice->getThen()), no = flattened(choice->getElse());
    const Text condition = truth(choice->getCond());
    const Variables indices = indices_in({choice});
    std::vector<std::pair<const VarDecl *, Text>> values;
    for (const VarDecl *variable : assigned_in({choice})) {
        if (std::find(indices.begin(), indices.end(), variable) != indices.end()) continue;
        if (variable->hasGlobalStorage())
            refuse(range, "an assignment to a variable of the file");
        // What has a value in one branch only has none that may be read afterwards.
        if (!environment.count(variable) &&
            !(is_assigned(variable, yes) && is_assigned(variable, no)))
            continue;
        values.push_back({variable, choice_text(condition, branch(yes, variable, range),
                                                branch(no, variable, range))});
    }
    if (values.size() > 1)
        for (auto &[variable, value] : values)
            value = {let(variable->getNameAsString(), value, range)};
    for (const auto &[variable, value] : values) assign(variable, value, range);
    forget_indices({choice});
}

void Function::return_choice(const IfStmt *choice, Statements rest) {
    const SourceRange range = choice->getSourceRange();
    Statements yes = flattened(choice->getThen()), no = flattened(choice->getElse());
    for (Statements *list : {&yes, &no})
        if (!always_returns(*list)) list->insert(list->end(), rest.begin(), rest.end());
    const Text condition = truth(choice->getCond());
    line("return " +
             choice_text(condition, branch(yes, nullptr, range), branch(no, nullptr, range)).text,
         range);
}
