#include "lengths.h"

#include "syntax.h"

#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

// The text between the brackets of the comment right behind a parameter's name; empty: there is
// none.
static StringRef said_length(const ParmVarDecl *parameter, const ASTContext &context) {
    const SourceManager &sources = context.getSourceManager();
    const SourceLocation end =
        Lexer::getLocForEndOfToken(parameter->getLocation(), 0, sources, context.getLangOpts());
    if (!parameter->getIdentifier() || end.isInvalid() || end.isMacroID()) return {};
    StringRef text = StringRef(sources.getCharacterData(end)).ltrim();
    if (!text.consume_front("/*")) return {};
    text = text.take_front(text.find("*/")).trim();
    if (!text.consume_front("[") || !text.consume_back("]")) return {};
    return text.trim();
}

// An integer, or a parameter of this function; NULL: neither.
static Expr *factor_of(StringRef word, const FunctionDecl *function, ASTContext &context,
                       SourceLocation at) {
    uint64_t number = 0;
    if (!word.getAsInteger(10, number) && number > 0 && number <= INT32_MAX)
        return integer_of(static_cast<long>(number), context, at);
    for (ParmVarDecl *other : function->parameters())
        if (other->getName() == word && other->getType()->isIntegerType())
            return name_of(other, context, at);
    return nullptr;
}

// "n * 3" as Clang reads it; NULL: it is no product of parameters and integers.
static Expr *product_of(StringRef text, const FunctionDecl *function, ASTContext &context,
                        SourceLocation at) {
    Expr *product = nullptr;
    while (true) {
        const auto [word, rest] = text.split('*');
        Expr *factor = factor_of(word.trim(), function, context, at);
        if (!factor) return nullptr;
        product = product ? binary_of(product, BO_Mul, factor, context, at) : factor;
        if (word.size() == text.size()) return product;
        text = rest;
    }
}

static QualType array_type(QualType element, Expr *length, ASTContext &context) {
    using Modifier = decltype(std::declval<ArrayType>().getSizeModifier());
    Expr::EvalResult size;
    if (length->EvaluateAsInt(size, context))
        return context.getConstantArrayType(element, size.Val.getInt(), length, Modifier(), 0);
    return context.getVariableArrayType(element, length, Modifier(), 0, length->getSourceRange());
}

void read_lengths(const FunctionDecl *function, ASTContext &context) {
    for (ParmVarDecl *parameter : function->parameters()) {
        if (!parameter->getOriginalType()->isPointerType()) continue;
        const StringRef text = said_length(parameter, context);
        Expr *length = product_of(text, function, context, parameter->getLocation());
        if (!length) continue;
        const QualType element = parameter->getType()->getPointeeType();
        const QualType type = context.getDecayedType(array_type(element, length, context));
        parameter->setTypeSourceInfo(
            context.getTrivialTypeSourceInfo(type, parameter->getLocation()));
    }
}
