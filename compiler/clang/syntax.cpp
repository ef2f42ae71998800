#include "syntax.h"

#include "clang/Basic/Version.h"

using namespace clang;

Expr *integer_of(long value, const ASTContext &context, SourceLocation at) {
    const llvm::APInt number(32, static_cast<uint64_t>(value), true);
    return IntegerLiteral::Create(context, number, context.IntTy, at);
}

Expr *name_of(const VarDecl *variable, const ASTContext &context, SourceLocation at) {
    return DeclRefExpr::Create(context, NestedNameSpecifierLoc(), at,
                               const_cast<VarDecl *>(variable), false, at, variable->getType(),
                               VK_LValue);
}

Expr *binary_of(const Expr *left, BinaryOperatorKind operation, const Expr *right,
                const ASTContext &context, SourceLocation at) {
    const auto operand = [](const Expr *expr) {
        return const_cast<Expr *>(expr->IgnoreImpCasts());
    };
    return BinaryOperator::Create(context, operand(left), operand(right), operation, context.IntTy,
                                  VK_PRValue, OK_Ordinary, at, FPOptionsOverride());
}

Stmt *block_of(const std::vector<Stmt *> &list, const ASTContext &context, SourceLocation at) {
#if CLANG_VERSION_MAJOR < 15
    return CompoundStmt::Create(context, list, at, at);
#else
    return CompoundStmt::Create(context, list, FPOptionsOverride(), at, at);
#endif
}
