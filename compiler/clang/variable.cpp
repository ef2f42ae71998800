#include "variable.h"

#include <algorithm>
#include <tuple>

using namespace clang;

std::string Variable::name(const char *separator) const {
    std::string text = declaration ? declaration->getNameAsString() : "";
    for (const FieldDecl *member : members)
        text += (text.empty() ? "" : separator) + member->getNameAsString();
    return text;
}

Variable Variable::at(const Members &inner) const {
    Variable found = *this;
    found.members.insert(found.members.end(), inner.begin(), inner.end());
    return found;
}

bool operator<(const Variable &a, const Variable &b) {
    return std::tie(a.declaration, a.members) < std::tie(b.declaration, b.members);
}

bool operator==(const Variable &a, const Variable &b) {
    return a.declaration == b.declaration && a.members == b.members;
}

bool contains(const Variables &list, const Variable &variable) {
    return std::find(list.begin(), list.end(), variable) != list.end();
}

bool have_common(const Variables &a, const Variables &b) {
    return std::any_of(a.begin(), a.end(), [&](const Variable &each) { return contains(b, each); });
}

bool is_part(const Variable &inner, const Variable &outer) {
    return inner.declaration == outer.declaration && inner.members.size() >= outer.members.size() &&
           std::equal(outer.members.begin(), outer.members.end(), inner.members.begin());
}

// ---- Types ----

QualType declared_type(const VarDecl *variable) {
    const auto *parameter = dyn_cast<ParmVarDecl>(variable);
    if (!parameter) return variable->getType();
    const QualType type = parameter->getOriginalType();
    const bool is_struct = type->isPointerType() && type->getPointeeType()->isRecordType();
    return is_struct ? type->getPointeeType() : type;
}

bool is_shared(const ParmVarDecl *parameter) {
    return parameter->getType()->isPointerType();
}

Shape shape_of(const Variable &variable) {
    return shape_of(declared_type(variable.declaration), variable.members);
}

Shape shape_of(QualType type, const Members &members) {
    Shape shape;
    shape.element = type;
    for (size_t at = 0;; at++) {
        while (const ArrayType *array = shape.element->getAsArrayTypeUnsafe()) {
            shape.dimensions.push_back(array);
            shape.element = array->getElementType();
        }
        if (at == members.size()) return shape;
        shape.element = members[at]->getType();
    }
}

const char *number_type(QualType type) {
    if (type->isSpecificBuiltinType(BuiltinType::Float)) return "f32";
    if (type->isRealFloatingType()) return "f64";
    const bool fits_an_int = type->isSpecificBuiltinType(BuiltinType::UChar) ||
                             type->isSpecificBuiltinType(BuiltinType::UShort) ||
                             type->isBooleanType() || type->isEnumeralType();
    return type->isSignedIntegerType() || fits_an_int ? "int" : nullptr;
}

bool is_short(QualType type, const ASTContext &context) {
    return type->isIntegerType() && context.getTypeSize(type) < context.getTypeSize(context.IntTy);
}

bool is_wide(QualType type) {
    return type->isSpecificBuiltinType(BuiltinType::Long) ||
           type->isSpecificBuiltinType(BuiltinType::LongLong) ||
           type->isSpecificBuiltinType(BuiltinType::Int128) ||
           type->isSpecificBuiltinType(BuiltinType::UInt128);
}

const VarDecl *length_variable(const VariableArrayType *type) {
    const auto *name = dyn_cast<DeclRefExpr>(type->getSizeExpr()->IgnoreParenImpCasts());
    return name ? dyn_cast<VarDecl>(name->getDecl()) : nullptr;
}

// Members that have no name, and unions, are left whole; nothing understands them.
std::vector<Members> leaves_of(QualType type) {
    while (const ArrayType *array = type->getAsArrayTypeUnsafe()) type = array->getElementType();
    const auto *record = type->getAs<RecordType>();
    const RecordDecl *definition = record ? record->getDecl()->getDefinition() : nullptr;
    if (!definition || definition->isUnion()) return {{}};
    std::vector<Members> leaves;
    for (const FieldDecl *field : definition->fields()) {
        const bool has_name = field->getIdentifier();
        for (Members &inner : has_name ? leaves_of(field->getType()) : std::vector<Members>{{}}) {
            inner.insert(inner.begin(), field);
            leaves.push_back(inner);
        }
    }
    return leaves;
}

Variables leaves_of(const Variable &variable) {
    Variables leaves;
    for (const Members &members : leaves_of(shape_of(variable).element))
        leaves.push_back(variable.at(members));
    return leaves;
}

// ---- Places ----

// Whether an array is given where one of other lengths is declared: calls compare these themselves.
static bool is_same_array(const ImplicitCastExpr *cast) {
    const QualType from = cast->getSubExpr()->getType(), to = cast->getType();
    if (!from->isPointerType() || !to->isPointerType()) return false;
    const Type *given = from->getPointeeType()->getBaseElementTypeUnsafe();
    const Type *declared = to->getPointeeType()->getBaseElementTypeUnsafe();
    return given->getCanonicalTypeUnqualified() == declared->getCanonicalTypeUnqualified();
}

const Expr *bare(const Expr *expr) {
    for (;;) {
        const auto *cast = dyn_cast<ImplicitCastExpr>(expr);
        const CastKind kind = cast ? cast->getCastKind() : CK_Dependent;
        if (const auto *inner = dyn_cast<ParenExpr>(expr))
            expr = inner->getSubExpr();
        else if (kind == CK_LValueToRValue || kind == CK_NoOp || kind == CK_ArrayToPointerDecay ||
                 (kind == CK_BitCast && is_same_array(cast)))
            expr = cast->getSubExpr();
        else
            return expr;
    }
}

bool is_complete(const Place &place) {
    return place.subscripts.size() == shape_of(place.variable).dimensions.size();
}

// &s, and *p where p points to a struct, are the struct.
static std::optional<Place> struct_of(const UnaryOperator *expr) {
    const bool is_pointer = expr->getOpcode() == UO_AddrOf || expr->getOpcode() == UO_Deref;
    const QualType pointed =
        expr->getOpcode() == UO_AddrOf ? expr->getSubExpr()->getType() : expr->getType();
    std::optional<Place> place;
    if (is_pointer && pointed->isRecordType()) place = place_of(expr->getSubExpr());
    return place && is_complete(*place) ? place : std::nullopt;
}

std::optional<Place> place_of(const Expr *expr) {
    expr = bare(expr);
    std::optional<Place> place;
    if (const auto *name = dyn_cast<DeclRefExpr>(expr)) {
        if (const auto *variable = dyn_cast<VarDecl>(name->getDecl())) return Place{variable, {}};
    } else if (const auto *element = dyn_cast<ArraySubscriptExpr>(expr)) {
        place = place_of(element->getBase());
        if (!place || is_complete(*place)) return std::nullopt;
        place->subscripts.push_back(element->getIdx());
    } else if (const auto *member = dyn_cast<MemberExpr>(expr)) {
        place = place_of(member->getBase());
        if (!place || !is_complete(*place)) return std::nullopt;
        place->variable.members.push_back(cast<FieldDecl>(member->getMemberDecl()));
    } else if (const auto *unary = dyn_cast<UnaryOperator>(expr)) {
        return struct_of(unary);
    }
    return place;
}

std::vector<Place> leaves_of(const Place &place) {
    std::vector<Place> leaves;
    for (const Variable &leaf : leaves_of(place.variable))
        leaves.push_back({leaf, place.subscripts});
    return leaves;
}
