// Loops that are written in other forms than `for (i = first; i < bound; i += step)`.
#ifndef GRADC_CLANG_LOOPS_H
#define GRADC_CLANG_LOOPS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

// Makes of the loops of a function that count what is understood, in the function itself: `while`
// loops become `for` loops, each has a start, and what `continue` skips becomes a branch.
void rewrite_loops(const clang::FunctionDecl *function, clang::ASTContext &context);

#endif
