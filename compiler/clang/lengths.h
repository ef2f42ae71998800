// Lengths of arrays that comments say.
#ifndef GRADC_CLANG_LENGTHS_H
#define GRADC_CLANG_LENGTHS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

// Makes of each parameter `*x /* [n] */` what `x[n]` is: from then on the two are the same.
void read_lengths(const clang::FunctionDecl *function, clang::ASTContext &context);

#endif
