// Arrays that are written: each write makes a new array.
#include "function.h"

#include "nest.h"
#include "statements.h"

#include <algorithm>

using namespace clang;

// ---- Shapes ----

// The length of each dimension, outermost first.
std::vector<std::string> Function::lengths(const Variable &variable) {
    const SourceRange range = variable.declaration->getSourceRange();
    std::vector<std::string> found;
    for (const ArrayType *array : shape_of(variable).dimensions) {
        if (const auto *fixed = dyn_cast<ConstantArrayType>(array)) {
            found.push_back(std::to_string(fixed->getSize().getZExtValue()));
        } else if (const auto *open = dyn_cast<VariableArrayType>(array)) {
            const VarDecl *named = length_variable(open);
            if (named && !environment.count(named))
                environment[named] = {fresh_name(named->getNameAsString())};
            for (const Variable &size : used_in({open->getSizeExpr()})) {
                sizes.insert(size);
                if (!environment.count(size))
                    refuse(range, "a length that only a later parameter tells");
            }
            found.push_back(subscript(open->getSizeExpr()));
        } else {
            refuse(range, "an array whose length is not said, as in x[n]");
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

// Nobody may read what nobody wrote, so it may as well be 0.
void Function::declare_array(const Variable &variable) {
    std::string shape;
    for (const std::string &length : lengths(variable)) add_item(shape, length);
    const std::string made = fresh_name(variable.name());
    const bool is_integer = shape_of(variable).element->isIntegerType();
    line("var " + made + ": " + (is_integer ? "int" : "") + "[" + shape +
             "] = " + (is_integer ? "0" : "0.0"),
         variable.declaration->getSourceRange());
    environment[variable] = {made};
    carried.insert(variable);
}

// The constant arrays and structs of the file, or of the function, that statements use.
void Function::declare_tables(const Statements &list) {
    for (const Variable &table : used_in(list)) {
        const VarDecl *declared = table.declaration;
        const Expr *given = declared->hasGlobalStorage() ? declared->getInit() : nullptr;
        const QualType type = declared->getType();
        const bool is_number = type->isArithmeticType();
        if (!given || is_number || environment.count(table) ||
            !program.context.getBaseElementType(type).isConstant(program.context))
            continue;
        check(type, table.members, declared->getSourceRange());
        const Text made = value(given, type, table.members);
        environment[table] = {let(table.name(), made, declared->getSourceRange())};
    }
}

// ---- Elements ----

// Of a part that is an array itself all elements are assigned.
void Function::assign_element(const Place &place, Text value, SourceRange range) {
    const Variable &array = place.variable;
    if (!environment.count(array)) {
        refuse(range, "an assignment to an element of what is no array here");
        return;
    }
    make_variable(array, range);
    std::string subscripts;
    for (const Expr *each : place.subscripts) add_item(subscripts, subscript(each));
    line(environment[array].text + "[" + subscripts + "] = " + value.text, range);
}

// ---- Calls ----

// The length of an array that a call tells, by the arguments that stand for parameters.
std::string Function::told_length(const Expr *length, const CallExpr *expr,
                                  const FunctionDecl *definition) {
    length = length->IgnoreParenImpCasts();
    const auto *product = dyn_cast<BinaryOperator>(length);
    const std::optional<Place> place = place_of(length);
    for (unsigned i = 0; place && i < expr->getNumArgs(); i++)
        if (definition->getParamDecl(i) == place->variable.declaration)
            return subscript(expr->getArg(i));
    if (const auto *number = dyn_cast<IntegerLiteral>(length))
        return std::to_string(number->getValue().getZExtValue());
    if (!product || product->getOpcode() != BO_Mul) return "";
    const std::string left = told_length(product->getLHS(), expr, definition);
    const std::string right = told_length(product->getRHS(), expr, definition);
    const auto is_number = [](const std::string &text) {
        return !text.empty() && text.size() < 9 &&
               text.find_first_not_of("0123456789") == std::string::npos;
    };
    return is_number(left) && is_number(right) ? std::to_string(std::stol(left) * std::stol(right))
                                               : left + " * " + right;
}

// A function of gradc sees arrays as long as they are, one of C as long as it is told.
void Function::compare_lengths(const CallExpr *expr, const FunctionDecl *definition) {
    for (unsigned i = 0; i < expr->getNumArgs(); i++) {
        const Expr *given = expr->getArg(i);
        const auto dimensions = shape_of(Variable(definition->getParamDecl(i))).dimensions;
        const std::optional<Place> place = place_of(given);
        if (dimensions.empty()) continue;
        if (!place || !environment.count(leaves_of(place->variable)[0])) {
            refuse(given->getSourceRange(), "an array that is not called by its name");
            return;
        }
        const std::vector<std::string> extents = lengths(place->variable);
        const size_t skipped = place->subscripts.size();
        bool is_same = extents.size() == skipped + dimensions.size();
        for (size_t at = 0; is_same && at < dimensions.size(); at++) {
            const auto *open = dyn_cast<VariableArrayType>(dimensions[at]);
            const auto *fixed = dyn_cast<ConstantArrayType>(dimensions[at]);
            const std::string told = fixed  ? std::to_string(fixed->getSize().getZExtValue())
                                     : open ? told_length(open->getSizeExpr(), expr, definition)
                                            : "";
            is_same = told == extents[skipped + at];
        }
        if (!is_same)
            refuse(given->getSourceRange(), "an array that is not as long as the function is told");
    }
}

// Whether what an argument leaves to be written is also given under another name.
static bool is_aliased(const CallExpr *expr, const FunctionDecl *definition, unsigned written) {
    const std::optional<Place> target = place_of(expr->getArg(written));
    for (unsigned i = 0; target && i < expr->getNumArgs(); i++) {
        if (i == written || !is_shared(definition->getParamDecl(i))) continue;
        for (const Variable &other : used_in({expr->getArg(i)}))
            if (is_part(other, target->variable) || is_part(target->variable, other)) return true;
    }
    return false;
}

// f(x, y), which leaves its results in y.
void Function::call_statement(const CallExpr *expr) {
    const FunctionDecl *function = expr->getDirectCallee(), *definition = nullptr;
    if (!function || !function->getBody(definition) ||
        definition->getNumParams() != expr->getNumArgs() ||
        !definition->getReturnType()->isVoidType()) {
        refuse(expr->getSourceRange(), "a statement for the sake of a side effect");
        return;
    }
    std::vector<Assignment> values;
    for (const Variable &each : results_of(definition)) {
        unsigned at = 0;
        while (definition->getParamDecl(at) != each.declaration) at++;
        if (is_aliased(expr, definition, at))
            refuse(expr->getSourceRange(), "an array that is read and written under two names");
        std::optional<Place> target = place_of(expr->getArg(at));
        const size_t rank = shape_of(Variable(each.declaration)).dimensions.size();
        if (!target || (rank && !target->subscripts.empty()) || (!rank && !is_complete(*target))) {
            refuse(expr->getSourceRange(), "a call that does not leave its result in an array");
            return;
        }
        target->variable = target->variable.at(each.members);
        const Translated &own = program.translated(definition, each, expr->getSourceRange());
        values.push_back({*target, call_own(expr, own)});
    }
    if (values.empty()) check_results(definition);
    assign(values, expr->getSourceRange());
}

// ---- Loops of which each round is another element ----

// The condition that an index is within the bounds of its loop; empty where it always is.
std::string Function::within_bounds(const CountingLoop &loop, const std::string &index,
                                    const std::string &extent) {
    const bool is_up = loop.step > 0;
    const Expr *lowest = is_up ? loop.first : loop.bound,
               *highest = is_up ? loop.bound : loop.first;
    const std::string low = compared(lowest), high = compared(highest);
    const bool has_low = is_up || loop.is_inclusive, has_high = !is_up || loop.is_inclusive;
    std::string condition;
    if (!(has_low && low == "0")) condition = index + (has_low ? " >= " : " > ") + low;
    if (has_high || subscript(highest) != extent)
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
        if (own.loop) bind_index(*own.loop, {axes.indices[axis++]});
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
    const std::set<Variable> scalars_before = scalars, carried_before = carried;
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
    const std::string made = fresh_name(element.array.name());
    line("let " + made + "[" + axes.ranges + "] = " + value.text, range);
    return made;
}

// What became of an array, or of the part of it that has these subscripts.
void Function::assign_part(const OwnElement &element, const std::string &part, SourceRange range) {
    const std::set<std::string> names_before = names;
    const Axes axes = axes_of(lengths(element.array));
    std::string places, loops;
    bool is_whole = true;
    for (size_t at = 0; at < axes.indices.size(); at++) {
        const OwnSubscript &own = element.subscripts[at];
        add_item(places, own.loop ? axes.indices[at] : subscript(own.expr));
        if (own.loop) add_item(loops, axes.indices[at]);
        is_whole = is_whole && own.loop;
    }
    names = names_before; // an index has its name within its array only
    if (is_whole && !carried.count(element.array)) {
        environment[element.array] = {part};
        return;
    }
    make_variable(element.array, range);
    line(environment[element.array].text + (is_whole ? "" : "[" + places + "]") + " = " + part +
             (is_whole ? "" : "[" + loops + "]"),
         range);
}

// All arrays are as they were before the loop until each is known.
void Function::map_arrays(const Statements &body, const std::vector<OwnElement> &elements,
                          SourceRange range) {
    std::vector<std::string> values;
    for (const OwnElement &each : elements) values.push_back(mapped(body, elements, each, range));
    for (size_t i = 0; i < elements.size(); i++) assign_part(elements[i], values[i], range);
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
