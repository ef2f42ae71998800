// Functions of C that call those of the file as they stand.
#include "original.h"

#include "function.h"

#include "clang/AST/PrettyPrinter.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace {

// The argument for x is own_x: by the parameter's name it might hide the function.
std::string own_name(const ValueDecl *declared) {
    return "own_" + declared->getNameAsString();
}

// Prints expressions over parameters as such over own names.
class OwnNames : public PrinterHelper {
  public:
    bool handledStmt(Stmt *given, raw_ostream &out) override {
        const auto *name = dyn_cast<DeclRefExpr>(given);
        if (!name || !isa<ParmVarDecl>(name->getDecl())) return false;
        out << own_name(name->getDecl());
        return true;
    }
};

class Original {
  public:
    Original(const FunctionDecl *called, ASTContext &given) : function(called), context(given) {}

    std::string text(const Translated &translated, const Variable &result);

  private:
    void line(const std::string &more);
    std::string type_name(QualType type) const;
    std::string length(const ArrayType *array) const;
    void declare(const ParmVarDecl *parameter);
    void copy(const Variable &variable, const std::string &whole, const std::string &outside,
              bool is_given);
    void call();

    const FunctionDecl *function;
    ASTContext &context;
    std::string lines;
};

} // namespace

void Original::line(const std::string &more) {
    lines += "    " + more + "\n";
}

// Without the names that types have been given, as far as they have one without.
std::string Original::type_name(QualType type) const {
    return type.getCanonicalType().getUnqualifiedType().getAsString(context.getPrintingPolicy());
}

std::string Original::length(const ArrayType *array) const {
    if (const auto *fixed = dyn_cast<ConstantArrayType>(array))
        return std::to_string(fixed->getSize().getZExtValue());
    std::string text;
    llvm::raw_string_ostream out(text);
    OwnNames names;
    cast<VariableArrayType>(array)->getSizeExpr()->printPretty(out, &names,
                                                               context.getPrintingPolicy());
    return "(" + out.str() + ")";
}

// Memory of its own for what a parameter is, or points to; the function may write to it.
void Original::declare(const ParmVarDecl *parameter) {
    const Shape shape = shape_of(Variable(parameter));
    const std::string type = type_name(shape.element), name = own_name(parameter);
    std::string size = "sizeof(" + type + ")";
    for (const ArrayType *array : shape.dimensions) size += " * (unsigned long)" + length(array);
    line(shape.dimensions.empty() ? type + " " + name + ";"
                                  : type + " *" + name + " = gradc_memory(" + size + ");");
}

// Copies the numbers of a variable, which is a part of `whole`, from outside or, where they are not
// given, to there. An array on the outside of a struct is a pointer to its first element.
void Original::copy(const Variable &variable, const std::string &whole, const std::string &outside,
                    bool is_given) {
    std::string loops, place = "0", inside = whole;
    int rank = 0;
    const auto subscripts = [&](QualType type) {
        std::string flat;
        while (const ArrayType *array = type->getAsArrayTypeUnsafe()) {
            const std::string index = "at_" + std::to_string(rank), extent = length(array);
            loops +=
                "for (int " + index + " = 0; " + index + " < " + extent + "; " + index + "++) ";
            place = rank ? "(" + place + ") * " + extent + " + " + index : index;
            flat += "[" + index + "]";
            type = array->getElementType();
            rank++;
        }
        return flat;
    };
    if (variable.declaration && !subscripts(declared_type(variable.declaration)).empty())
        inside += "[" + place + "]";
    for (const FieldDecl *member : variable.members)
        inside += "." + member->getNameAsString() + subscripts(member->getType());
    const std::string number = outside + "[" + place + "]";
    if (!is_given) {
        line(loops + number + " = (double)" + inside + ";");
        return;
    }
    const QualType type = shape_of(variable).element;
    const bool is_const = !variable.members.empty() && type.isConstQualified();
    line(loops + (is_const ? "*(" + type_name(type) + " *)&" : "") + inside + " = (" +
         type_name(type) + ")" + number + ";");
    if (type->isUnsignedIntegerType())
        line(loops + "if ((double)" + inside + " != " + number + ") return -1;");
}

void Original::call() {
    std::string arguments;
    for (const ParmVarDecl *parameter : function->parameters()) {
        const bool is_pointer = declared_type(parameter)->isRecordType() && is_shared(parameter);
        const bool is_array = !shape_of(Variable(parameter)).dimensions.empty();
        arguments += (arguments.empty() ? "" : ", ") +
                     std::string(is_array     ? "(void *)"
                                 : is_pointer ? "&"
                                              : "") +
                     own_name(parameter);
    }
    const QualType type = function->getReturnType();
    const std::string returned = type->isVoidType() ? "" : type_name(type) + " gradc_returned = ";
    line(returned + function->getNameAsString() + "(" + arguments + ");");
}

// ---- What a function computes in ----

// Whether a number in it, or in what it calls, is a float.
static bool has_float(const Stmt *statement, std::set<const FunctionDecl *> &seen) {
    if (!statement) return false;
    const auto *expr = dyn_cast<Expr>(statement);
    if (expr && expr->getType()->isSpecificBuiltinType(BuiltinType::Float)) return true;
    const auto *name = dyn_cast<DeclRefExpr>(statement);
    const auto *called = name ? dyn_cast<FunctionDecl>(name->getDecl()) : nullptr;
    if (called && seen.insert(called).second && has_float(called->getBody(), seen)) return true;
    for (const Stmt *inner : statement->children())
        if (has_float(inner, seen)) return true;
    return false;
}

std::string Original::text(const Translated &translated, const Variable &result) {
    int sizes = 0, numbers = 0;
    std::set<const FunctionDecl *> seen = {function};
    for (const Variable &given : translated.parameters) {
        const auto *parameter = cast<ParmVarDecl>(given.declaration);
        if (!is_length(parameter, function) && !is_bound(parameter, function)) continue;
        line("int " + own_name(parameter) + " = gradc_sizes[" + std::to_string(sizes++) + "];");
    }
    for (const ParmVarDecl *parameter : function->parameters())
        if (!is_length(parameter, function) && !is_bound(parameter, function)) declare(parameter);
    for (const Variable &given : translated.parameters) {
        const auto *parameter = cast<ParmVarDecl>(given.declaration);
        if (is_length(parameter, function) || is_bound(parameter, function)) continue;
        copy(given, own_name(parameter), "gradc_given[" + std::to_string(numbers++) + "]", true);
    }
    call();
    copy(result, result.declaration ? own_name(result.declaration) : "gradc_returned", "gradc_made",
         false);
    const char *has = has_float(function->getBody(), seen) ? "1" : "0";
    line(std::string("return ") + has + ";");
    const std::string head = "int gradc_original_" + function->getNameAsString() +
                             "(const int *gradc_sizes, const double *const *gradc_given, "
                             "double *gradc_made)";
    return head + ";\n" + head + "\n{\n" + lines + "}\n";
}

std::string original_text(const FunctionDecl *function, const Translated &translated,
                          const Variable &result, ASTContext &context) {
    return Original(function, context).text(translated, result);
}

// ---- The file as a whole ----

// Whether the file speaks of it and leaves it to another one, which the libraries of C are not.
static bool is_elsewhere(const ValueDecl *declared, const ASTContext &context) {
    const auto *function = dyn_cast<FunctionDecl>(declared);
    const auto *variable = dyn_cast<VarDecl>(declared);
    const bool is_defined = function ? function->isDefined() || function->getBuiltinID()
                                     : variable && variable->getDefinition();
    return !is_defined && declared->isReferenced() && declared->hasExternalFormalLinkage() &&
           !context.getSourceManager().isInSystemHeader(declared->getLocation());
}

// An inline function has no definition for calls that are not inlined; a declaration makes it one.
static bool is_only_inline(const ValueDecl *declared) {
    const auto *function = dyn_cast<FunctionDecl>(declared);
    return function && function->isThisDeclarationADefinition() && function->isInlineSpecified() &&
           function->hasExternalFormalLinkage();
}

std::string linking_text(const ASTContext &context) {
    std::string text;
    for (const Decl *declared : context.getTranslationUnitDecl()->decls()) {
        const auto *value = dyn_cast<ValueDecl>(declared);
        if (value && is_only_inline(value))
            text += "extern __typeof__(" + value->getNameAsString() + ") " +
                    value->getNameAsString() + ";\n";
    }
    return text;
}

std::vector<std::string> names_elsewhere(const ASTContext &context) {
    std::vector<std::string> names;
    for (const Decl *declared : context.getTranslationUnitDecl()->decls()) {
        const auto *value = dyn_cast<ValueDecl>(declared);
        if (value && is_elsewhere(value, context)) names.push_back(value->getNameAsString());
    }
    return names;
}

std::vector<std::string> names_defined(const ASTContext &context) {
    std::vector<std::string> names;
    for (const Decl *declared : context.getTranslationUnitDecl()->decls()) {
        const auto *value = dyn_cast<ValueDecl>(declared);
        const auto *function = dyn_cast<FunctionDecl>(declared);
        const auto *variable = dyn_cast<VarDecl>(declared);
        const bool is_defined =
            function ? function->isDefined() : variable && variable->getDefinition();
        if (is_defined && value->hasExternalFormalLinkage() &&
            value->getCanonicalDecl() == declared)
            names.push_back(value->getNameAsString());
    }
    return names;
}
