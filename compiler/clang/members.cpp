// Values of structs and of lists in braces: each member on its own.
#include "function.h"

using namespace clang;

// Why a member is none that can be taken on its own; NULL: it can.
static const char *problem_of(const FieldDecl *member) {
    if (member->isBitField()) return "a bit-field";
    if (!member->getIdentifier()) return "a member without a name";
    const QualType element = shape_of(member->getType(), {}).element;
    if (element->isUnionType()) return "a union";
    if (element->isPointerType()) return "a member that is a pointer";
    return number_type(element) ? nullptr : "a member that is no real number and no signed integer";
}

// Refuses what is no number and no array of numbers, of a type or of a member within it.
void Function::check(QualType type, const Members &members, SourceRange range) {
    if (!members.empty()) {
        if (const char *problem = problem_of(members.back()))
            refuse(members.back()->getSourceRange(), problem);
        return;
    }
    const QualType element = shape_of(type, {}).element;
    if (element->isPointerType())
        refuse(range, "a pointer whose length is not said, as in x[n] or *x /* [n] */");
    else if (element->isUnionType())
        refuse(range, "a union");
    else if (is_wide(element))
        refuse(range, "an integer that is wider than an int");
    else if (!number_type(element))
        refuse(range, "what is no real number and no signed integer");
}

// What an expression gives: a number, an array of numbers, or the member of a struct. What is
// missing at the end of a list is 0.
Text Function::value(const Expr *given, QualType type, const Members &members) {
    const auto *list = given ? dyn_cast<InitListExpr>(given) : nullptr;
    const bool is_zero = !given || isa<ImplicitValueInitExpr>(given);
    const auto initial = [list](unsigned at) {
        return list && at < list->getNumInits() ? list->getInit(at) : nullptr;
    };
    if (const auto *array = dyn_cast_or_null<ConstantArrayType>(type->getAsArrayTypeUnsafe())) {
        if (!list && !is_zero) return refuse(given->getSourceRange(), "an array made of another");
        std::string made;
        for (unsigned i = 0; i < array->getSize().getZExtValue(); i++)
            made += (i ? ", " : "") + value(initial(i), array->getElementType(), members).text;
        return {"[" + made + "]"};
    }
    if (!members.empty() && (list || is_zero))
        return value(initial(members[0]->getFieldIndex()), members[0]->getType(),
                     {members.begin() + 1, members.end()});
    if (!members.empty()) return member(given, members);
    if (list) return value(initial(0), type, members);
    if (is_zero) return {type->isIntegerType() ? "0" : "0.0"};
    return expression(given);
}

// A member of what an expression of a struct, or of a pointer to one, gives.
Text Function::member(const Expr *whole, const Members &members) {
    const Expr *inner = bare(whole);
    const auto *address = dyn_cast<UnaryOperator>(inner);
    if (const std::optional<Place> place = place_of(inner); place && is_complete(*place))
        return read({place->variable.at(members), place->subscripts}, whole->getSourceRange());
    if (address && address->getOpcode() == UO_AddrOf) inner = bare(address->getSubExpr());
    if (const auto *literal = dyn_cast<CompoundLiteralExpr>(inner))
        return value(literal->getInitializer(), literal->getType(), members);
    if (const auto *call_of = dyn_cast<CallExpr>(inner)) return call(call_of, members);
    if (const auto *outer = dyn_cast<MemberExpr>(inner)) {
        Members all = members;
        all.insert(all.begin(), cast<FieldDecl>(outer->getMemberDecl()));
        return member(outer->getBase(), all);
    }
    if (const auto *choice = dyn_cast<ConditionalOperator>(inner))
        return choice_text(truth(choice->getCond()), member(choice->getTrueExpr(), members),
                           member(choice->getFalseExpr(), members));
    return refuse(whole->getSourceRange(), "a struct that is no variable, list, choice or call");
}
