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
using Environment = std::map<const clang::VarDecl *, Text>;

// Whether a parameter is the length of an array that is one as well: gradc knows it from that.
bool is_length(const clang::VarDecl *parameter, const clang::FunctionDecl *function);

// A loop as a range, "i < n", and what its index in C is in a round.
struct Rounds {
    std::string range;
    Text index;
};

class Function {
  public:
    Function(Program &home, const std::string &name) : program(home), called(name), stem(name) {}

    void translate(const clang::FunctionDecl *function);

    // ---- expression.cpp ----

    Text expression(const clang::Expr *expr);

  private:
    // ---- expression.cpp ----

    std::optional<Text> constant(const clang::Expr *expr);
    Text conversion(const clang::CastExpr *expr);
    Text variable(const clang::DeclRefExpr *expr);
    Text unary(const clang::UnaryOperator *expr);
    Text binary(const clang::BinaryOperator *expr);
    Text quotient(const clang::BinaryOperator *expr);
    Text infix(const clang::BinaryOperator *expr, const char *sign, Precedence precedence,
               bool is_chain);
    Text element(const clang::ArraySubscriptExpr *expr);
    Text call(const clang::CallExpr *expr);
    Text truth(const clang::Expr *expr);
    std::string subscript(const clang::Expr *expr);
    Text refuse(clang::SourceRange range, const std::string &reason);

    // ---- function.cpp ----

    std::string formal(const clang::VarDecl *variable);
    void body(const std::string &head, clang::SourceRange range);
    void statements(const Statements &list);
    void statement(const clang::Stmt *statement);
    void declaration(const clang::VarDecl *variable);
    void assign(const clang::VarDecl *variable, const Text &value, clang::SourceRange range);
    void assignment(const clang::BinaryOperator *expr);
    Text assigned_value(const clang::BinaryOperator *expr);
    void step(const clang::UnaryOperator *expr);
    void loop(const clang::ForStmt *loop);
    bool sum(const clang::ForStmt *loop);
    Rounds rounds_of(const CountingLoop &counting);
    std::string let(const std::string &wanted, const Text &value, clang::SourceRange range);
    std::string fresh_name(const std::string &wanted);
    void drop_unused();
    void line(const std::string &text, clang::SourceRange range);

    // ---- branch.cpp ----

    void choose(const clang::IfStmt *choice);
    void return_choice(const clang::IfStmt *choice, Statements rest);
    std::optional<Text> single_value(const Statements &list, const clang::VarDecl *result);
    Text branch(const Statements &list, const clang::VarDecl *result, clang::SourceRange range);
    Text helper(const Statements &list, const clang::VarDecl *result, clang::SourceRange range);

    Program &program;
    std::string called;
    std::string stem; // of the function that this is a branch of
    Environment environment;
    std::set<const clang::VarDecl *> carried; // variables of gradc, too, which loops assign
    std::set<std::string> names;              // of this function
    std::vector<Line> lines;
    int depth = 1;
    bool in_subscript = false;                       // quotients of integers are gradc's there
    const clang::FunctionDecl *translated = nullptr; // whose statements these are
};

#endif
