// Functions of C that call those of the file as they stand: what was understood is compared with
// these on the user's machine (gradc check).
#ifndef GRADC_CLANG_ORIGINAL_H
#define GRADC_CLANG_ORIGINAL_H

#include "program.h"

// The C text of gradc_original_NAME, which calls the function with the sizes and the numbers that
// the translated one is given, in their order, and gives its result. It stands behind the file.
std::string original_text(const clang::FunctionDecl *function, const Translated &translated,
                          const Variable &result, clang::ASTContext &context);

// What else stands behind the file, so that it can be linked.
std::string linking_text(const clang::ASTContext &context);

// The functions and variables that the file uses of other files.
std::vector<std::string> names_elsewhere(const clang::ASTContext &context);

// The names that the file gives to functions and variables for others to see.
std::vector<std::string> names_defined(const clang::ASTContext &context);

#endif
