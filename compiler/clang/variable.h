// What has a value of its own in C, and how expressions name it.
#ifndef GRADC_CLANG_VARIABLE_H
#define GRADC_CLANG_VARIABLE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

#include <optional>
#include <string>
#include <vector>

// Which member of a struct, which member of that, and so on.
using Members = std::vector<const clang::FieldDecl *>;

// Structs are taken apart: a member is a variable of its own. An array of structs is one array for
// each member. What a function returns has no declaration. A parameter that points to a struct is
// that struct, as one that points to the elements of an array is that array.
struct Variable {
    Variable(const clang::VarDecl *declared = nullptr, const Members &path = {})
        : declaration(declared), members(path) {}

    const clang::VarDecl *declaration;
    Members members;

    // "p_x"; or, as it is written in C, "p.x".
    std::string name(const char *separator = "_") const;
    Variable at(const Members &inner) const;
};

bool operator<(const Variable &a, const Variable &b);
bool operator==(const Variable &a, const Variable &b);

using Variables = std::vector<Variable>;

bool contains(const Variables &list, const Variable &variable);
bool have_common(const Variables &a, const Variables &b);

// Whether one is the other, or a member of it.
bool is_part(const Variable &inner, const Variable &outer);

// The dimensions of a variable, outermost first, and the type of its elements.
struct Shape {
    std::vector<const clang::ArrayType *> dimensions;
    clang::QualType element;
};

Shape shape_of(clang::QualType type, const Members &members);
Shape shape_of(const Variable &variable);

// The type as it is written: that of a parameter may be an array, or the struct it points to.
clang::QualType declared_type(const clang::VarDecl *variable);

// Whether what a function writes to this parameter is seen by its caller.
bool is_shared(const clang::ParmVarDecl *parameter);

// What gradc calls a number of this type: "f32", "f64" or "int"; NULL: it has none such. C computes
// with a short unsigned integer, a bool and an enum as with an int.
const char *number_type(clang::QualType type);

// Whether this is an integer that C computes with as an int, and cuts off to keep it.
bool is_short(clang::QualType type, const clang::ASTContext &context);
bool is_wide(clang::QualType type); // a signed integer that holds more than an int

// The variable that the length of an array is, as in double x[n]; NULL: it is no variable.
const clang::VarDecl *length_variable(const clang::VariableArrayType *type);

// The numbers, or arrays of numbers, that a value of this type is made of; itself is {}.
std::vector<Members> leaves_of(clang::QualType type);
Variables leaves_of(const Variable &variable);

// A variable or, with subscripts, an element or a part of it: p[i].x[j] is the element i, j of p_x.
struct Place {
    Variable variable;
    std::vector<const clang::Expr *> subscripts;
};

std::optional<Place> place_of(const clang::Expr *expr);
std::vector<Place> leaves_of(const Place &place);

// Whether these are all of its subscripts.
bool is_complete(const Place &place);

// The expression without parentheses, and without conversions that leave the value as it is.
const clang::Expr *bare(const clang::Expr *expr);

#endif
