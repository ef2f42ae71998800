// Integers that say places in arrays: the best so far, the last one that was met.
#include "function.h"

#include "statements.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace {

// Whether a variable is only ever given other integers, as `best = i`, and none below 0.
class Choices : public RecursiveASTVisitor<Choices> {
  public:
    Choices(const VarDecl *chosen, const FunctionDecl *function)
        : variable(chosen), context(function->getASTContext()) {
        TraverseStmt(function->getBody());
    }

    bool VisitVarDecl(VarDecl *declared) {
        if (declared == variable && declared->getInit()) may_be(declared->getInit());
        return true;
    }

    bool VisitBinaryOperator(BinaryOperator *operation) {
        if (!operation->isAssignmentOp() || variable_of(operation->getLHS()) != variable)
            return true;
        may_be(operation->getRHS());
        are_names &= operation->getOpcode() == BO_Assign;
        return true;
    }

    bool VisitUnaryOperator(UnaryOperator *operation) {
        const bool changes =
            operation->isIncrementDecrementOp() || operation->getOpcode() == UO_AddrOf;
        are_names &= !(changes && variable_of(operation->getSubExpr()) == variable);
        return true;
    }

    bool are_names = true;

  private:
    void may_be(const Expr *given) {
        Expr::EvalResult number;
        if (given->EvaluateAsInt(number, context)) are_names &= !number.Val.getInt().isNegative();
    }

    const VarDecl *variable;
    const ASTContext &context;
};

} // namespace

// The length of the array that such a variable is a subscript of; empty: it is another one.
std::string Function::length_below(const Variable &variable) {
    const Statements body = flattened(translated->getBody());
    if (!variable.members.empty() || !Choices(variable.declaration, translated).are_names)
        return "";
    for (const Variable &array : used_in(body))
        for (const Place &place : elements_of(array, body))
            for (size_t at = 0; at < place.subscripts.size(); at++)
                if (variable_of(place.subscripts[at]) == variable.declaration &&
                    environment.count(array))
                    return lengths(array)[at];
    return "";
}
