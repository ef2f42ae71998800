// Questions about statements of C.
#ifndef GRADC_CLANG_STATEMENTS_H
#define GRADC_CLANG_STATEMENTS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

#include <set>
#include <string>
#include <vector>

using Statements = std::vector<const clang::Stmt *>;
using Variables = std::vector<const clang::VarDecl *>;

// The type as it is written: that of a parameter may be an array.
clang::QualType declared_type(const clang::VarDecl *variable);

// What gradc calls a number of this type: "f32", "f64" or "int"; NULL: it has none such.
const char *number_type(clang::QualType type);

// Whether this is an integer that C computes with as an int, and cuts off to keep it.
bool is_short(clang::QualType type, const clang::ASTContext &context);

// The variable that the length of an array is, as in double x[n]; NULL: it is no variable.
const clang::VarDecl *length_variable(const clang::VariableArrayType *type);

// Of x[i][j] the variable x (NULL: there is none), and i and j.
const clang::VarDecl *array_of(const clang::Expr *element);
std::vector<const clang::Expr *> subscripts_of(const clang::Expr *element);

// All elements of an array that are named; none where it is also named as a whole, or a part of it.
std::vector<const clang::ArraySubscriptExpr *> elements_of(const clang::VarDecl *array,
                                                           const Statements &list);

// The statements of a block and of the blocks within it, one after the other; of no statement none.
Statements flattened(const clang::Stmt *statement);

bool has_return(const clang::Stmt *statement);
bool always_returns(const Statements &list);

// The first statement within that is neither an assignment nor a declaration, and no choice or loop
// of such; NULL: there is none.
const clang::Stmt *foreign_in(const clang::Stmt *statement);

// In the order in which they are met first: variables that are assigned but declared outside, and
// all that are named but declared outside.
Variables assigned_in(const Statements &list);
Variables used_in(const Statements &list);

// Indices of loops that are declared before them, as in `for (i = 0;`.
Variables indices_in(const Statements &list);

// A loop that counts: its index, which goes from `first` in steps of `step` to before (or, if it is
// inclusive, to) `bound`. Of what is no such loop `problem` says why.
struct CountingLoop {
    const clang::VarDecl *index = nullptr;
    const clang::Expr *first = nullptr, *bound = nullptr;
    long step = 0;
    bool is_inclusive = false;
    std::string problem;
};

CountingLoop counting_loop(const clang::ForStmt *loop, const clang::ASTContext &context);

#endif
