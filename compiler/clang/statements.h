// Questions about statements of C.
#ifndef GRADC_CLANG_STATEMENTS_H
#define GRADC_CLANG_STATEMENTS_H

#include "variable.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

#include <set>
#include <string>
#include <vector>

using Statements = std::vector<const clang::Stmt *>;
// All places that are elements of this array; none where it is also named as a whole, or a part of
// it.
std::vector<Place> elements_of(const Variable &array, const Statements &list);

// The statements of a block and of the blocks within it, one after the other; of no statement none.
// What changes nothing, as assert(x > 0) and (void)x, is left out.
Statements flattened(const clang::Stmt *statement);

bool has_return(const clang::Stmt *statement);
bool always_returns(const Statements &list);

// The first statement within that is neither an assignment nor a declaration, and no choice or loop
// of such; NULL: there is none.
const clang::Stmt *foreign_in(const clang::Stmt *statement);

// In the order in which they are met first: variables that are assigned but declared outside, and
// all that are named but declared outside, or constants.
Variables assigned_in(const Statements &list);
Variables used_in(const Statements &list);

// The variable that an expression names, and nothing else; nullptr: it is another one.
const clang::VarDecl *variable_of(const clang::Expr *expr);

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
