// Arrays that are written: each write makes a new array.
#include "function.h"

#include "statements.h"

#include <algorithm>

using namespace clang;

// ---- Shapes ----

// The length of each dimension, outermost first.
std::vector<std::string> Function::lengths(const VarDecl *variable) {
    std::vector<std::string> found;
    for (QualType type = declared_type(variable); type->isArrayType();
         type = type->getAsArrayTypeUnsafe()->getElementType()) {
        const ArrayType *array = type->getAsArrayTypeUnsafe();
        if (const auto *fixed = dyn_cast<ConstantArrayType>(array)) {
            found.push_back(std::to_string(fixed->getSize().getZExtValue()));
        } else if (const auto *open = dyn_cast<VariableArrayType>(array)) {
            const VarDecl *named = length_variable(open);
            if (named && !environment.count(named))
                environment[named] = {fresh_name(named->getNameAsString())};
            for (const VarDecl *size : used_in({open->getSizeExpr()})) {
                sizes.insert(size);
                if (!environment.count(size))
                    refuse(variable->getSourceRange(),
                           "a length that only a later parameter tells");
            }
            found.push_back(subscript(open->getSizeExpr()));
        } else {
            refuse(variable->getSourceRange(), "an array whose length is not said, as in x[n]");
            found.push_back("1");
        }
    }
    return found;
}

static void add_item(std::string &list, const std::string &item) {
    list += (list.empty() ? "" : ", ") + item;
}

Axes Function::axes_of(const std::vector<std::string> &extents) {
    static const char *const letters[] = {"i", "j", "k", "l"};
    Axes axes;
    for (size_t at = 0; at < extents.size(); at++) {
        const std::string index = fresh_name(letters[at % 4]);
        axes.indices.push_back(index);
        add_item(axes.ranges, index + " < " + extents[at]);
        add_item(axes.subscripts, index);
    }
    return axes;
}

// ---- Declarations ----

// {1, 2, 3}: what is missing at the end is 0.
std::string Function::items(const Expr *given, QualType type) {
    const auto *array = dyn_cast_or_null<ConstantArrayType>(type->getAsArrayTypeUnsafe());
    if (!array) return given ? expression(given).text : type->isIntegerType() ? "0" : "0.0";
    const auto *list = dyn_cast_or_null<InitListExpr>(given);
    if (given && !list) return refuse(given->getSourceRange(), "an array made of another").text;
    std::string made;
    for (unsigned i = 0; i < array->getSize().getZExtValue(); i++)
        add_item(made, items(list && i < list->getNumInits() ? list->getInit(i) : nullptr,
                             array->getElementType()));
    return "[" + made + "]";
}

void Function::declare_array(const VarDecl *variable) {
    const SourceRange range = variable->getSourceRange();
    const std::string name = variable->getNameAsString();
    const QualType type = program.context.getBaseElementType(variable->getType());
    if (!number_type(type)) {
        refuse(range, "an array of what is no real number and no signed integer");
    } else if (variable->getInit()) {
        const Expr *given = variable->getInit();
        environment[variable] = {let(name, {items(given, variable->getType())}, range)};
    } else {
        // Nobody may read what nobody wrote, so it may as well be 0.
        const std::set<std::string> names_before = names;
        const Axes axes = axes_of(lengths(variable));
        names = names_before;
        const std::string made = fresh_name(name);
        const char *zero = type->isIntegerType() ? "0" : "0.0";
        line("let " + made + "[" + axes.ranges + "] = " + zero, range);
        environment[variable] = {made};
    }
}

// A constant array of the file or of the function, where it is used first.
void Function::declare_table(const VarDecl *array) {
    if (!array || !array->hasGlobalStorage() || !array->getInit() ||
        !program.context.getBaseElementType(array->getType()).isConstant(program.context))
        return;
    const Text table = {items(array->getInit(), array->getType())};
    environment[array] = {let(array->getNameAsString(), table, array->getSourceRange())};
}

// ---- Elements ----

// Where an array has its element at hand as a number, it is that.
void Function::assign_element(const Expr *element, Text value, SourceRange range) {
    const VarDecl *array = array_of(element);
    if (!array || array->hasGlobalStorage() || !environment.count(array)) {
        refuse(element->getSourceRange(), "an assignment to an element of what is no array here");
        return;
    }
    if (scalars.count(array)) {
        assign(array, value, range);
        return;
    }
    if (value.text.find(' ') != std::string::npos) value = {let("value", value, range)};
    const std::set<std::string> names_before = names;
    const Axes axes = axes_of(lengths(array));
    std::string place;
    for (size_t at = 0; at < axes.indices.size(); at++)
        place +=
            (at ? " && " : "") + axes.indices[at] + " == " + subscript(subscripts_of(element)[at]);
    const Text before = environment[array];
    names = names_before; // an index has its name within its array only
    const std::string made = fresh_name(array->getNameAsString());
    line("let " + made + "[" + axes.ranges + "] = " + place + " ? " + value.within(OR) + " : " +
             before.text + "[" + axes.subscripts + "]",
         range);
    if (carried.count(array))
        line(before.text + " = " + made, range);
    else
        environment[array] = {made};
}

// A function of gradc sees arrays as long as they are, one of C as long as it is told.
void Function::compare_lengths(const CallExpr *expr, const FunctionDecl *definition) {
    for (unsigned i = 0; i < expr->getNumArgs(); i++) {
        QualType type = declared_type(definition->getParamDecl(i));
        const VarDecl *given = array_of(expr->getArg(i));
        if (!type->isArrayType()) continue;
        if (!given || !environment.count(given)) {
            refuse(expr->getArg(i)->getSourceRange(), "an array that is not called by its name");
            return;
        }
        const std::vector<std::string> extents = lengths(given);
        for (size_t at = subscripts_of(expr->getArg(i)).size(); type->isArrayType(); at++) {
            const ArrayType *array = type->getAsArrayTypeUnsafe();
            const auto *open = dyn_cast<VariableArrayType>(array);
            const auto *fixed = dyn_cast<ConstantArrayType>(array);
            std::string told = fixed ? std::to_string(fixed->getSize().getZExtValue()) : "";
            for (unsigned k = 0; open && k < expr->getNumArgs(); k++)
                if (definition->getParamDecl(k) == length_variable(open))
                    told = subscript(expr->getArg(k));
            if (at >= extents.size() || told != extents[at])
                refuse(expr->getArg(i)->getSourceRange(),
                       "an array that is not as long as the function is told");
            type = array->getElementType();
        }
    }
}

// f(x, y), which leaves its result in y: then y must be none of its other arguments.
void Function::call_for_array(const CallExpr *expr) {
    const FunctionDecl *function = expr->getDirectCallee(), *definition = nullptr;
    if (!function || !function->getBody(definition)) {
        refuse(expr->getSourceRange(), "a statement for the sake of a side effect");
        return;
    }
    const Translated &own = program.translated(definition, expr->getSourceRange());
    const VarDecl *target = nullptr;
    for (unsigned i = 0; i < expr->getNumArgs(); i++) {
        const bool is_written = own.written && definition->getParamDecl(i) == own.written;
        if (is_written && isa<DeclRefExpr>(expr->getArg(i)->IgnoreParenImpCasts()))
            target = array_of(expr->getArg(i));
    }
    int uses = 0;
    for (const Expr *argument : expr->arguments()) uses += array_of(argument) == target;
    if (!target || uses != 1 || !environment.count(target) || scalars.count(target))
        refuse(expr->getSourceRange(), uses > 1
                                           ? "an array that is read and written under two names"
                                           : "a call that does not leave its result in an array");
    else
        assign(target, call_own(expr, own), expr->getSourceRange());
}

// ---- Loops of which each round is another element ----

// A nest of loops, the outermost first, and what stands in the innermost.
struct Nest {
    std::vector<CountingLoop> loops;
    Statements body;
};

// What each round has of an array: the element of which each subscript is the index of that loop.
struct OwnElement {
    const VarDecl *array;
    std::vector<size_t> loops;
};

static Nest nest_of(const ForStmt *outermost, const ASTContext &context) {
    Nest nest;
    nest.body = {outermost};
    while (nest.body.size() == 1 && isa<ForStmt>(nest.body[0])) {
        const auto *loop = cast<ForStmt>(nest.body[0]);
        nest.loops.push_back(counting_loop(loop, context));
        nest.body = flattened(loop->getBody());
    }
    return nest;
}

// Which loop each subscript is the index of; empty where it is not that.
static std::vector<size_t> loops_of(const ArraySubscriptExpr *element, const Nest &nest) {
    std::vector<size_t> loops;
    for (const Expr *subscript : subscripts_of(element)) {
        const auto *name = dyn_cast<DeclRefExpr>(subscript->IgnoreParenImpCasts());
        size_t at = 0;
        while (at < nest.loops.size() && (!name || nest.loops[at].index != name->getDecl())) at++;
        if (at == nest.loops.size() || std::find(loops.begin(), loops.end(), at) != loops.end())
            return {};
        loops.push_back(at);
    }
    return loops.size() == nest.loops.size() ? loops : std::vector<size_t>();
}

// The elements that rounds assign, where they are independent: each reads and writes its own only.
// Else none.
static std::vector<OwnElement> own_elements(const Nest &nest) {
    std::vector<OwnElement> found;
    for (const CountingLoop &loop : nest.loops)
        if (!loop.problem.empty() || (loop.step != 1 && loop.step != -1)) return {};
    for (const VarDecl *array : assigned_in(nest.body)) {
        const auto elements = elements_of(array, nest.body);
        if (!declared_type(array)->isArrayType() || elements.empty()) return {};
        const std::vector<size_t> loops = loops_of(elements[0], nest);
        for (const ArraySubscriptExpr *element : elements)
            if (loops.empty() || loops_of(element, nest) != loops) return {};
        found.push_back({array, loops});
    }
    return found;
}

// The condition that an index is within the bounds of its loop; empty where it always is.
std::string Function::within_bounds(const CountingLoop &loop, const std::string &index,
                                    const std::string &extent) {
    const bool is_up = loop.step > 0;
    const std::string first = subscript(loop.first), bound = subscript(loop.bound);
    const std::string low = is_up ? first : bound, high = is_up ? bound : first;
    const bool has_low = is_up || loop.is_inclusive, has_high = !is_up || loop.is_inclusive;
    std::string condition;
    if (!(has_low && low == "0")) condition = index + (has_low ? " >= " : " > ") + low;
    if (has_high || high != extent)
        condition += (condition.empty() ? "" : " && ") + index + (has_high ? " <= " : " < ") + high;
    return condition;
}

// In the body each index of a loop is that of the dimension, and each array its own element.
std::string Function::bind_round(const Nest &nest, const std::vector<OwnElement> &elements,
                                 const OwnElement &element, const Axes &axes,
                                 const std::vector<std::string> &extents) {
    std::string condition;
    for (size_t at = 0; at < axes.indices.size(); at++)
        environment[nest.loops[element.loops[at]].index] = {axes.indices[at]};
    for (size_t at = 0; at < axes.indices.size(); at++) {
        const std::string part =
            within_bounds(nest.loops[element.loops[at]], axes.indices[at], extents[at]);
        condition += (condition.empty() || part.empty() ? "" : " && ") + part;
    }
    for (const OwnElement &other : elements) {
        std::string place;
        for (const size_t loop : other.loops)
            add_item(place, environment[nest.loops[loop].index].text);
        environment[other.array].text += "[" + place + "]";
        scalars.insert(other.array);
        carried.erase(other.array);
    }
    return condition;
}

// What becomes of one of the arrays: by index notation, of the element of any round.
Text Function::mapped(const Nest &nest, const std::vector<OwnElement> &elements,
                      const OwnElement &element, SourceRange range) {
    const Environment environment_before = environment;
    const std::set<const VarDecl *> scalars_before = scalars, carried_before = carried;
    const std::set<std::string> names_before = names;
    const std::vector<std::string> extents = lengths(element.array);
    const Axes axes = axes_of(extents);
    const std::string condition = bind_round(nest, elements, element, axes, extents);
    const std::string old = environment[element.array].text;
    Text value = branch(nest.body, element.array, range);
    if (!condition.empty()) value = {condition + " ? " + value.within(OR) + " : " + old};
    environment = environment_before;
    scalars = scalars_before;
    carried = carried_before;
    names = names_before;
    const std::string made = fresh_name(element.array->getNameAsString());
    line("let " + made + "[" + axes.ranges + "] = " + value.text, range);
    return {made};
}

bool Function::map(const ForStmt *outermost) {
    const Nest nest = nest_of(outermost, program.context);
    const SourceRange range(outermost->getForLoc(), outermost->getRParenLoc());
    const std::vector<OwnElement> elements = own_elements(nest);
    if (elements.empty()) return false;
    if (const Stmt *foreign = foreign_in(outermost)) {
        statement(foreign); // which is refused
        return true;
    }
    for (const OwnElement &each : elements)
        if (!environment.count(each.array)) return false;
    std::vector<Text> values;
    for (const OwnElement &each : elements) values.push_back(mapped(nest, elements, each, range));
    for (size_t i = 0; i < elements.size(); i++)
        if (carried.count(elements[i].array))
            line(environment[elements[i].array].text + " = " + values[i].text, range);
        else
            environment[elements[i].array] = values[i];
    forget_indices({outermost});
    return true;
}
