// Branches of `if` as values of gradc: an expression, or a function of what the branch uses.
#include "function.h"

#include "statements.h"

#include <algorithm>

using namespace clang;

// The one assignment to the variable in a list of assignments that says what it is afterwards, with
// what was there before the list; nullptr: there is no such.
static const BinaryOperator *only_assignment(const Statements &list, const Variable &wanted) {
    const BinaryOperator *found = nullptr;
    for (size_t i = 0; i < list.size(); i++) {
        const auto *step = dyn_cast<UnaryOperator>(list[i]);
        const auto *assigned = dyn_cast<BinaryOperator>(list[i]);
        if (!(assigned && assigned->isAssignmentOp()) && !(step && step->isIncrementDecrementOp()))
            return nullptr;
        if (!contains(assigned_in({list[i]}), wanted)) continue;
        const Statements before(list.begin(), list.begin() + static_cast<long>(i));
        if (found || !assigned || have_common(used_in({assigned}), assigned_in(before)))
            return nullptr;
        found = assigned;
    }
    return found;
}

// The value that a branch is without a function of its own: of `return e`, or of `x = e` for this
// x.
std::optional<Text> Function::single_value(const Statements &list, const Variable &wanted) {
    const auto *returned = list.size() == 1 ? dyn_cast<ReturnStmt>(list[0]) : nullptr;
    if (returned && returned->getRetValue() && !wanted.declaration)
        return value(returned->getRetValue(), translated->getReturnType(), wanted.members);
    const BinaryOperator *assigned = wanted.declaration ? only_assignment(list, wanted) : nullptr;
    if (!assigned) return std::nullopt;
    const std::optional<Place> place = place_of(assigned->getLHS());
    const bool is_whole = place && (place->subscripts.empty() || scalars.count(wanted));
    if (!is_whole || !is_part(wanted, place->variable)) return std::nullopt;
    const auto begin = wanted.members.begin() + static_cast<long>(place->variable.members.size());
    return assigned_value(assigned, {begin, wanted.members.end()});
}

// The variables that a helper is given: all that it uses, and arrays that tell it a length.
static Variables given_to(const Statements &list, const Variable &wanted, const FunctionDecl *home,
                          const Environment &environment) {
    Variables given = used_in(list);
    if (wanted.declaration && !contains(given, wanted)) given.push_back(wanted);
    const size_t count = given.size();
    for (size_t i = 0; i < count; i++)
        for (const ParmVarDecl *other : home->parameters())
            for (const Variable &leaf : leaves_of(Variable(other)))
                if (is_length(given[i].declaration, home) &&
                    other->getOriginalType()->isArrayType() && !contains(given, leaf))
                    given.push_back(leaf);
    Variables known;
    for (const Variable &variable : given)
        if (environment.count(variable) && !variable.declaration->hasGlobalStorage() &&
            !is_length(variable.declaration, home))
            known.push_back(variable);
    return known;
}

// Statements behind a choice are in both of its branches, and each variable that they assign has a
// helper of its own: what is the same is made once.
Text Function::helper(const Statements &list, const Variable &wanted, SourceRange range) {
    const Variables given = given_to(list, wanted, translated, environment);
    const BranchKey key = {list, wanted, given, scalars};
    auto made = program.branches.find(key);
    if (made == program.branches.end())
        made = program.branches.emplace(key, make_helper(list, wanted, given, range)).first;
    std::string arguments;
    for (const Variable &variable : made->second.parameters)
        arguments += (arguments.empty() ? "" : ", ") + environment[variable].text;
    return {made->second.name + "(" + arguments + ")"};
}

Translated Function::make_helper(const Statements &list, const Variable &wanted,
                                 const Variables &given, SourceRange range) {
    Function inner(program, program.fresh_name(stem + "__branch"));
    inner.translated = translated;
    inner.stem = stem;
    inner.scalars = scalars;
    inner.counters = counters;
    inner.is_called_from_c = is_called_from_c;
    inner.result = wanted;
    for (const Variable &variable : given) inner.formal(variable);
    inner.declare_tables(list);
    if (wanted.declaration) {
        for (const Stmt *each : list) inner.statement(each);
        if (!inner.environment.count(wanted))
            refuse(range, "'" + wanted.name(".") + "' may have no value after this");
        inner.line("return " + inner.environment[wanted].text, range);
    } else {
        inner.statements(list);
    }
    const Variables parameters = inner.body(range);
    return {inner.called, parameters, {}};
}

// What a variable is after the branch; without one, what the branch returns.
Text Function::branch(const Statements &list, const Variable &wanted, SourceRange range) {
    const bool is_left_alone = wanted.declaration && !contains(assigned_in(list), wanted);
    if (is_left_alone && environment.count(wanted)) return environment[wanted];
    if (const std::optional<Text> known = single_value(list, wanted)) return *known;
    const auto *choice = list.size() == 1 ? dyn_cast<IfStmt>(list[0]) : nullptr;
    if (choice && wanted.declaration && !has_return(choice))
        return choice_text(truth(choice->getCond()),
                           branch(flattened(choice->getThen()), wanted, range),
                           branch(flattened(choice->getElse()), wanted, range));
    return helper(list, wanted, range);
}

void Function::choose(const IfStmt *choice) {
    const SourceRange range = choice->getSourceRange();
    if (const Stmt *foreign = foreign_in(choice)) {
        statement(foreign); // which is refused
        return;
    }
    const Statements yes = flattened(choice->getThen()), no = flattened(choice->getElse());
    const Text condition = truth(choice->getCond());
    const Variables indices = indices_in({choice});
    const Variables assigned_yes = assigned_in(yes), assigned_no = assigned_in(no);
    std::vector<Assignment> values;
    for (const Variable &variable : assigned_in({choice})) {
        if (contains(indices, variable)) continue;
        if (variable.declaration->hasGlobalStorage())
            refuse(range, "an assignment to a variable of the file");
        // What has a value in one branch only has none that may be read afterwards.
        if (environment.count(variable) ||
            (contains(assigned_yes, variable) && contains(assigned_no, variable)))
            values.push_back({{variable, {}},
                              choice_text(condition, branch(yes, variable, range),
                                          branch(no, variable, range))});
    }
    assign(values, range);
    forget_indices({choice});
}

void Function::return_choice(const IfStmt *choice, Statements rest) {
    const SourceRange range = choice->getSourceRange();
    Statements yes = flattened(choice->getThen()), no = flattened(choice->getElse());
    for (Statements *list : {&yes, &no})
        if (!always_returns(*list)) list->insert(list->end(), rest.begin(), rest.end());
    const Text condition = truth(choice->getCond());
    line("return " +
             choice_text(condition, branch(yes, result, range), branch(no, result, range)).text,
         range);
}
