// Loops of which each round has elements of arrays of its own: they may run in any order, and what
// they assign may be computed in loops apart.
#ifndef GRADC_CLANG_NEST_H
#define GRADC_CLANG_NEST_H

#include "statements.h"

#include <optional>

// A nest of loops, the outermost first, and what stands in the innermost.
struct Nest {
    std::vector<CountingLoop> loops;
    Statements body;
};

Nest nest_of(const clang::ForStmt *outermost, const clang::ASTContext &context);

// A subscript is the index of one of the loops, or the same in all rounds.
struct OwnSubscript {
    const clang::Expr *expr;
    const CountingLoop *loop; // nullptr: it is the same in all rounds
};

// The element that each round has of an array.
struct OwnElement {
    Variable array;
    std::vector<OwnSubscript> subscripts;
};

// The elements of these arrays that rounds assign, where they are independent: each reads and
// writes its own only. Else none.
std::vector<OwnElement> own_elements(const Nest &nest, const Variables &arrays,
                                     const clang::ASTContext &context);

// A body as several, each of which assigns some of its variables; what is declared in it is in all.
struct Parts {
    Variables assigned;              // arrays
    Statements arrays;               // what assigns no number
    std::vector<Statements> numbers; // what assigns numbers: each sum, and all others
};

// None where an array needs the numbers, or a number an array as it was before.
std::optional<Parts> parts_of(const Statements &body);

#endif
