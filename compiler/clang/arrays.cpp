// Arrays that are written: each write makes a new array.
#include "function.h"

#include "nest.h"
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
            found.push_back(subscript(open->getSizeExpr()));
            for (const VarDecl *size : used_in({open->getSizeExpr()})) sizes.insert(size);
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
    if (!array) return given ? expression(given).text : "0.0";
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
    if (!program.context.getBaseElementType(variable->getType())->isFloatingType()) {
        refuse(range, "an array of what is no real number");
    } else if (variable->getInit()) {
        const Expr *given = variable->getInit();
        environment[variable] = {let(name, {items(given, variable->getType())}, range)};
    } else {
        // Nobody may read what nobody wrote, so it may as well be 0.
        const std::set<std::string> names_before = names;
        const Axes axes = axes_of(lengths(variable));
        names = names_before;
        const std::string made = fresh_name(name);
        line("let " + made + "[" + axes.ranges + "] = 0.0", range);
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

// In the body each index of a loop is that of the axis, and each array its own element. Returns the
// condition for a round to be one of the loops'.
std::string Function::bind_round(const std::vector<OwnElement> &elements, const OwnElement &element,
                                 const Axes &axes, const std::vector<std::string> &extents) {
    std::string condition;
    size_t axis = 0;
    for (const OwnSubscript &own : element.subscripts)
        if (own.loop) environment[own.loop->index] = {axes.indices[axis++]};
    axis = 0;
    for (const OwnSubscript &own : element.subscripts) {
        if (!own.loop) continue;
        const std::string part = within_bounds(*own.loop, axes.indices[axis], extents[axis]);
        condition += (condition.empty() || part.empty() ? "" : " && ") + part;
        axis++;
    }
    for (const OwnElement &other : elements) {
        std::string place;
        for (const OwnSubscript &own : other.subscripts) add_item(place, subscript(own.expr));
        environment[other.array].text += "[" + place + "]";
        scalars.insert(other.array);
        carried.erase(other.array);
    }
    return condition;
}

// What becomes of the elements of one of the arrays: by index notation, of that of any round.
std::string Function::mapped(const Statements &body, const std::vector<OwnElement> &elements,
                             const OwnElement &element, SourceRange range) {
    const Environment environment_before = environment;
    const std::set<const VarDecl *> scalars_before = scalars, carried_before = carried;
    const std::set<std::string> names_before = names;
    std::vector<std::string> extents;
    const std::vector<std::string> all = lengths(element.array);
    for (size_t at = 0; at < all.size(); at++)
        if (element.subscripts[at].loop) extents.push_back(all[at]);
    const Axes axes = axes_of(extents);
    const std::string condition = bind_round(elements, element, axes, extents);
    const std::string before = environment[element.array].text;
    Text value = branch(body, element.array, range);
    if (!condition.empty()) value = {condition + " ? " + value.within(OR) + " : " + before};
    environment = environment_before;
    scalars = scalars_before;
    carried = carried_before;
    names = names_before;
    const std::string made = fresh_name(element.array->getNameAsString());
    line("let " + made + "[" + axes.ranges + "] = " + value.text, range);
    return made;
}

// The array with what became of a part of it, which has the other subscripts.
std::string Function::with_part(const OwnElement &element, const std::string &part,
                                SourceRange range) {
    const std::set<std::string> names_before = names;
    const Axes axes = axes_of(lengths(element.array));
    std::string place, condition;
    for (size_t at = 0; at < axes.indices.size(); at++) {
        const OwnSubscript &own = element.subscripts[at];
        if (own.loop)
            add_item(place, axes.indices[at]);
        else
            condition +=
                (condition.empty() ? "" : " && ") + axes.indices[at] + " == " + subscript(own.expr);
    }
    names = names_before;
    if (condition.empty()) return part;
    const std::string made = fresh_name(element.array->getNameAsString());
    line("let " + made + "[" + axes.ranges + "] = " + condition + " ? " + part + "[" + place +
             "] : " + environment[element.array].text + "[" + axes.subscripts + "]",
         range);
    return made;
}

// All arrays are as they were before the loop until each is known.
void Function::map_arrays(const Statements &body, const std::vector<OwnElement> &elements,
                          SourceRange range) {
    std::vector<std::string> values;
    for (const OwnElement &each : elements) values.push_back(mapped(body, elements, each, range));
    for (size_t i = 0; i < elements.size(); i++) {
        const std::string made = with_part(elements[i], values[i], range);
        if (carried.count(elements[i].array))
            line(environment[elements[i].array].text + " = " + made, range);
        else
            environment[elements[i].array] = {made};
    }
}

bool Function::map(const ForStmt *outermost) {
    Nest nest = nest_of(outermost, program.context);
    const SourceRange range(outermost->getForLoc(), outermost->getRParenLoc());
    const std::optional<Parts> parts = parts_of(nest.body);
    if (!parts || (parts->assigned.empty() && parts->numbers.size() <= 1)) return false;
    const std::vector<OwnElement> elements = own_elements(nest, parts->assigned, program.context);
    if (elements.size() != parts->assigned.size()) return false;
    if (const Stmt *foreign = foreign_in(outermost)) {
        statement(foreign); // which is refused
        return true;
    }
    for (const OwnElement &each : elements)
        if (!environment.count(each.array)) return false;
    map_arrays(parts->arrays, elements, range);
    for (const Statements &each : parts->numbers) {
        nest.body = each;
        if (!sum(nest)) rounds(nest, 0, outermost);
    }
    forget_indices({outermost});
    return true;
}
