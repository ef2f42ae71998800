// Pieces of gradc source.
#ifndef GRADC_CLANG_TEXT_H
#define GRADC_CLANG_TEXT_H

#include <string>

// How tightly the operators of the language bind: docs/language.md, "Operators".
enum Precedence {
    LOOSEST,
    SELECT,
    OR,
    AND,
    EQUALITY,
    ORDER,
    SUM,
    PRODUCT,
    SIGN,
    POWER,
    TIGHTEST,
};

// An expression, and how tightly its outermost operator binds.
struct Text {
    std::string text;
    Precedence precedence = TIGHTEST;

    // As an operand of what binds as tightly as this.
    std::string within(Precedence outer) const {
        return precedence < outer ? "(" + text + ")" : text;
    }
};

inline Text choice_text(const Text &condition, const Text &yes, const Text &no) {
    return {condition.within(OR) + " ? " + yes.within(OR) + " : " + no.within(SELECT), SELECT};
}

#endif
