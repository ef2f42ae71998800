// Pieces of C that no file has, as Clang would have read them.
#ifndef GRADC_CLANG_SYNTAX_H
#define GRADC_CLANG_SYNTAX_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

#include <vector>

clang::Expr *integer_of(long value, const clang::ASTContext &context, clang::SourceLocation at);
clang::Expr *name_of(const clang::VarDecl *variable, const clang::ASTContext &context,
                     clang::SourceLocation at);

// Of integers, computed as an int.
clang::Expr *binary_of(const clang::Expr *left, clang::BinaryOperatorKind operation,
                       const clang::Expr *right, const clang::ASTContext &context,
                       clang::SourceLocation at);

clang::Stmt *block_of(const std::vector<clang::Stmt *> &list, const clang::ASTContext &context,
                      clang::SourceLocation at);

#endif
