// One C function as a function of gradc, with the functions that its branches become.
#ifndef GRADC_CLANG_FUNCTION_H
#define GRADC_CLANG_FUNCTION_H

#include "program.h"
#include "statements.h"

#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

#include <optional>

// What the variables of C are called in gradc at some point of the function: a name, or an
// expression of such. What is missing has no value yet.
using Environment = std::map<Variable, Text>;

// Whether a parameter is the length of an array that is one as well: gradc knows it from that.
bool is_length(const clang::VarDecl *parameter, const clang::FunctionDecl *function);

// Whether the upper end of a loop is computed of it, here or in a function that is called.
bool is_bound(const clang::ParmVarDecl *parameter, const clang::FunctionDecl *function);

// What a function leaves behind: what it returns, and what it writes to its parameters; each is the
// value of a function of gradc.
Variables results_of(const clang::FunctionDecl *function);

// What is pointed at where a function as a whole is refused.
clang::SourceRange head_of(const clang::FunctionDecl *function);

// A loop as a range, "i < n", and what its index in C is in a round.
struct Rounds {
    std::string range;
    Text index;
};

// A parameter: "x: f64[n]".
struct Formal {
    Variable variable;
    std::string name, type;
    std::vector<std::string> shape;
};

// Indices for the dimensions of an array: "i < n, j < 3" and "i, j", and each.
struct Axes {
    std::string ranges, subscripts;
    std::vector<std::string> indices;
};

// x = e, p[i] = e, ...
struct Assignment {
    Place place;
    Text value;
};

// See nest.h.
struct Nest;
struct OwnElement;

class Function {
  public:
    Function(Program &home, const std::string &name) : program(home), called(name), stem(name) {}

    // As it is called from gradc, which knows lengths from arrays; or exported, as it stands in C.
    Translated translate(const clang::FunctionDecl *function, const Variable &wanted,
                         bool is_exported);

    // ---- expression.cpp ----

    Text expression(const clang::Expr *expr);

  private:
    // ---- expression.cpp ----

    std::optional<Text> constant(const clang::Expr *expr);
    Text operand(const clang::Expr *expr, const clang::Expr *other);
    Text real(const clang::Expr *integer);
    Text conversion(const clang::CastExpr *expr);
    Text read(const Place &place, clang::SourceRange range);
    bool is_size(const Variable &variable) const;
    bool is_below(const clang::BinaryOperator *difference) const;
    bool is_small_multiple(const clang::Expr *expr) const;
    bool may_wrap(const clang::Expr *expr) const;
    bool is_too_wide(const clang::Expr *expr) const;
    Text unary(const clang::UnaryOperator *expr);
    Text binary(const clang::BinaryOperator *expr);
    Text quotient(const clang::BinaryOperator *expr);
    Text infix(const clang::BinaryOperator *expr, const char *sign, Precedence precedence,
               bool is_chain);
    Text call(const clang::CallExpr *expr, const Members &members);
    std::string argument(const clang::Expr *given, const Variable &parameter);
    Text call_own(const clang::CallExpr *expr, const Translated &function);
    Text truth(const clang::Expr *expr);
    Text condition(const clang::Expr *expr);
    std::string whole(const clang::Expr *expr, bool as_subscript);
    std::string subscript(const clang::Expr *expr);
    std::string compared(const clang::Expr *expr);
    Text refuse(clang::SourceRange range, const std::string &reason);

    // ---- members.cpp ----

    void check(clang::QualType type, const Members &members, clang::SourceRange range);
    Text value(const clang::Expr *given, clang::QualType type, const Members &members);
    Text member(const clang::Expr *whole, const Members &members);

    // ---- function.cpp ----

    void check_results(const clang::FunctionDecl *function);
    void formal(const Variable &variable);
    void size_formal(const clang::VarDecl *variable);
    std::string result_type() const;
    Variables body(clang::SourceRange range);
    std::set<std::string> names_used() const;
    void statements(const Statements &list);
    void statement(const clang::Stmt *statement);
    void keep_size(const Variable &variable, clang::SourceRange range);
    void declaration(const clang::VarDecl *variable);
    void assign(const Variable &variable, const Text &value, clang::SourceRange range);
    void assign(std::vector<Assignment> list, clang::SourceRange range);
    void assign_place(const Assignment &one, clang::SourceRange range);
    bool is_needed(const Assignment &one, const std::vector<Assignment> &list);
    void assignment(const clang::BinaryOperator *expr);
    Text assigned_value(const clang::BinaryOperator *expr, const Members &members);
    void step(const clang::UnaryOperator *expr);
    std::string variable_type(const Variable &variable);
    void make_variable(const Variable &variable, clang::SourceRange range);
    void loop(const clang::ForStmt *loop);
    void rounds(const Nest &nest, size_t at, const clang::ForStmt *outermost);
    bool sum(const Nest &nest);
    Rounds rounds_of(const CountingLoop &counting);
    void bind_index(const CountingLoop &loop, const Text &value);
    void forget_indices(const Statements &list);
    std::string let(const std::string &wanted, const Text &value, clang::SourceRange range);
    std::string fresh_name(const std::string &wanted);
    void drop_unused();
    void line(const std::string &text, clang::SourceRange range);

    // ---- places.cpp ----

    std::string length_below(const Variable &variable);

    // ---- arrays.cpp ----

    std::vector<std::string> lengths(const Variable &variable);
    Axes axes_of(const std::vector<std::string> &extents);
    void declare_array(const Variable &variable);
    void declare_tables(const Statements &list);
    std::string told_length(const clang::Expr *length, const clang::CallExpr *expr,
                            const clang::FunctionDecl *definition);
    void compare_lengths(const clang::CallExpr *expr, const clang::FunctionDecl *definition);
    void call_statement(const clang::CallExpr *expr);
    void assign_element(const Place &place, Text value, clang::SourceRange range);
    std::string within_bounds(const CountingLoop &loop, const std::string &index,
                              const std::string &extent);
    std::string bind_round(const std::vector<OwnElement> &elements, const OwnElement &element,
                           const Axes &axes, const std::vector<std::string> &extents);
    std::string mapped(const Statements &body, const std::vector<OwnElement> &elements,
                       const OwnElement &element, clang::SourceRange range);
    void assign_part(const OwnElement &element, const std::string &part, clang::SourceRange range);
    void map_arrays(const Statements &body, const std::vector<OwnElement> &elements,
                    clang::SourceRange range);
    bool map(const clang::ForStmt *outermost);

    // ---- branch.cpp ----

    void choose(const clang::IfStmt *choice);
    void return_choice(const clang::IfStmt *choice, Statements rest);
    std::optional<Text> single_value(const Statements &list, const Variable &wanted);
    Text branch(const Statements &list, const Variable &wanted, clang::SourceRange range);
    Translated make_helper(const Statements &list, const Variable &wanted, const Variables &given,
                           clang::SourceRange range);
    Text helper(const Statements &list, const Variable &wanted, clang::SourceRange range);

    Program &program;
    std::string called;
    std::string stem; // of the function that this is a branch of
    Environment environment;
    std::set<Variable> carried;             // variables of gradc, too
    std::set<Variable> scalars;             // arrays that stand for one element of theirs
    std::map<Variable, Variables> counters; // indices of loops, and what their ends are computed of
    std::set<Variable> sizes;               // what arrays are as long as: these stay as they are
    std::set<std::string> names;            // of this function
    std::vector<Formal> formals;
    Variable result; // what this is the value of
    std::vector<Line> lines;
    int depth = 1;
    bool in_subscript = false; // quotients of integers are gradc's there
    bool is_index = false;     // or a bound of one: what is unsigned does not wrap around
    bool is_range = false;     // the bound of a loop: only what is made of sizes does not wrap
    const clang::FunctionDecl *translated = nullptr; // whose statements these are
    bool is_called_from_c = false;                   // what loops go to is a size then
};

#endif
