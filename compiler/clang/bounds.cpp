// What upper ends of loops are computed of.
#include "function.h"

#include "statements.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace {

// A variable is computed of an expression.
struct Flow {
    Variable variable;
    const Expr *expr;
};

class Bounds : public RecursiveASTVisitor<Bounds> {
  public:
    // `around` are the functions whose bounds are being looked for already.
    Bounds(const FunctionDecl *function, std::set<const FunctionDecl *> &around)
        : context(function->getASTContext()), open(around) {
        // A function that calls itself is refused elsewhere.
        if (!open.insert(function).second) return;
        TraverseStmt(function->getBody());
        follow_flows();
        open.erase(function);
    }

    bool VisitForStmt(ForStmt *loop) {
        const CountingLoop counting = counting_loop(loop, context);
        if (counting.problem.empty()) add(counting.step > 0 ? counting.bound : counting.first);
        return true;
    }

    bool VisitVarDecl(VarDecl *variable) {
        if (variable->getInit()) flows.push_back({variable, variable->getInit()});
        return true;
    }

    bool VisitBinaryOperator(BinaryOperator *operation) {
        const auto target =
            operation->isAssignmentOp() ? place_of(operation->getLHS()) : std::nullopt;
        if (target) flows.push_back({target->variable, operation->getRHS()});
        return true;
    }

    bool VisitCallExpr(CallExpr *call) {
        const FunctionDecl *function = call->getDirectCallee(), *definition = nullptr;
        if (!function || !function->getBody(definition)) return true;
        const Bounds inner(definition, open);
        for (unsigned i = 0; i < call->getNumArgs() && i < definition->getNumParams(); i++) {
            const ParmVarDecl *parameter = definition->getParamDecl(i);
            if (is_length(parameter, definition) || inner.has(parameter)) add(call->getArg(i));
        }
        return true;
    }

    bool has(const Variable &variable) const {
        return contains(found, variable);
    }

  private:
    void add(const Expr *expr) {
        for (const Variable &variable : used_in({expr}))
            if (!contains(found, variable)) found.push_back(variable);
    }

    void follow_flows() {
        for (size_t count = 0; count != found.size();) {
            count = found.size();
            for (const Flow &flow : flows)
                if (has(flow.variable)) add(flow.expr);
        }
    }

    const ASTContext &context;
    std::set<const FunctionDecl *> &open;
    std::vector<Flow> flows;
    Variables found;
};

} // namespace

bool is_bound(const ParmVarDecl *parameter, const FunctionDecl *function) {
    std::set<const FunctionDecl *> open;
    return parameter->getType()->isIntegerType() && Bounds(function, open).has(parameter);
}
