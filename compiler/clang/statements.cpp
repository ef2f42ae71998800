#include "statements.h"

#include "clang/AST/RecursiveASTVisitor.h"

#include <algorithm>

using namespace clang;

QualType declared_type(const VarDecl *variable) {
    const auto *parameter = dyn_cast<ParmVarDecl>(variable);
    return parameter ? parameter->getOriginalType() : variable->getType();
}

const char *number_type(QualType type) {
    if (type->isSpecificBuiltinType(BuiltinType::Float)) return "f32";
    if (type->isRealFloatingType()) return "f64";
    return type->isSignedIntegerType() ? "int" : nullptr;
}

bool is_short(QualType type, const ASTContext &context) {
    return type->isIntegerType() && context.getTypeSize(type) < context.getTypeSize(context.IntTy);
}

const VarDecl *length_variable(const VariableArrayType *type) {
    const auto *name = dyn_cast<DeclRefExpr>(type->getSizeExpr()->IgnoreParenImpCasts());
    return name ? dyn_cast<VarDecl>(name->getDecl()) : nullptr;
}

const VarDecl *array_of(const Expr *element) {
    const Expr *base = element->IgnoreParenImpCasts();
    while (const auto *part = dyn_cast<ArraySubscriptExpr>(base))
        base = part->getBase()->IgnoreParenImpCasts();
    const auto *name = dyn_cast<DeclRefExpr>(base);
    return name ? dyn_cast<VarDecl>(name->getDecl()) : nullptr;
}

std::vector<const Expr *> subscripts_of(const Expr *element) {
    std::vector<const Expr *> subscripts;
    const Expr *base = element->IgnoreParenImpCasts();
    while (const auto *part = dyn_cast<ArraySubscriptExpr>(base)) {
        subscripts.insert(subscripts.begin(), part->getIdx());
        base = part->getBase()->IgnoreParenImpCasts();
    }
    return subscripts;
}

Statements flattened(const Stmt *statement) {
    Statements list;
    if (!statement || isa<NullStmt>(statement)) return list;
    const auto *block = dyn_cast<CompoundStmt>(statement);
    if (!block) return {statement};
    for (const Stmt *inner : block->body())
        for (const Stmt *each : flattened(inner)) list.push_back(each);
    return list;
}

bool has_return(const Stmt *statement) {
    if (!statement) return false;
    if (isa<ReturnStmt>(statement)) return true;
    return std::any_of(statement->child_begin(), statement->child_end(), has_return);
}

bool always_returns(const Statements &list) {
    for (const Stmt *statement : list) {
        if (isa<ReturnStmt>(statement)) return true;
        const auto *choice = dyn_cast<IfStmt>(statement);
        if (choice && always_returns(flattened(choice->getThen())) &&
            always_returns(flattened(choice->getElse())))
            return true;
    }
    return false;
}

// The first assignment within that is to no variable, element or the like; NULL: there is none.
static const Expr *strange_in(const Stmt *statement) {
    for (const Stmt *each : statement->children()) {
        const Expr *strange = each ? strange_in(each) : nullptr;
        if (strange) return strange;
    }
    const auto *binary = dyn_cast<BinaryOperator>(statement);
    const auto *unary = dyn_cast<UnaryOperator>(statement);
    const Expr *target = nullptr;
    if (binary && binary->isAssignmentOp()) target = binary->getLHS();
    if (unary && unary->isIncrementDecrementOp()) target = unary->getSubExpr();
    return target && !array_of(target) ? cast<Expr>(statement) : nullptr;
}

// A call may be one: see Function::call_for_array.
static bool is_assignment(const Stmt *statement) {
    const auto *expr = dyn_cast<Expr>(statement);
    if (!expr) return false;
    if (const auto *call = dyn_cast<CallExpr>(expr)) return !assigned_in({call}).empty();
    const auto *binary = dyn_cast<BinaryOperator>(expr->IgnoreParenImpCasts());
    const auto *unary = dyn_cast<UnaryOperator>(expr->IgnoreParenImpCasts());
    return (binary && binary->isAssignmentOp()) || (unary && unary->isIncrementDecrementOp());
}

const Stmt *foreign_in(const Stmt *statement) {
    if (const Expr *strange = statement ? strange_in(statement) : nullptr) return strange;
    for (const Stmt *each : flattened(statement)) {
        const auto *choice = dyn_cast<IfStmt>(each);
        const auto *loop = dyn_cast<ForStmt>(each);
        const Stmt *foreign = each;
        if (isa<DeclStmt>(each) || is_assignment(each)) foreign = nullptr;
        if (loop) foreign = foreign_in(loop->getBody());
        if (choice) foreign = foreign_in(choice->getThen());
        if (choice && !foreign) foreign = foreign_in(choice->getElse());
        if (foreign) return foreign;
    }
    return nullptr;
}

namespace {

class Names : public RecursiveASTVisitor<Names> {
  public:
    bool VisitVarDecl(VarDecl *variable) {
        declared.insert(variable);
        return true;
    }

    bool VisitDeclRefExpr(DeclRefExpr *name) {
        note(used, name);
        mentions.push_back(name->getDecl());
        return true;
    }

    bool VisitArraySubscriptExpr(ArraySubscriptExpr *element) {
        // Of x[i][j], which has x[i] within, the whole.
        if (!inner.count(element)) elements.push_back(element);
        for (const Expr *base = element->getBase()->IgnoreParenImpCasts();
             const auto *part = dyn_cast<ArraySubscriptExpr>(base);
             base = part->getBase()->IgnoreParenImpCasts())
            inner.insert(part);
        return true;
    }

    bool VisitBinaryOperator(BinaryOperator *operation) {
        if (operation->isAssignmentOp()) note_target(operation->getLHS());
        return true;
    }

    // An array that a function can write to may be written by it.
    bool VisitCallExpr(CallExpr *call) {
        const FunctionDecl *function = call->getDirectCallee();
        for (unsigned i = 0; function && i < call->getNumArgs() && i < function->getNumParams();
             i++) {
            const QualType type = function->getParamDecl(i)->getType();
            if (type->isPointerType() && !type->getPointeeType().isConstQualified() &&
                array_of(call->getArg(i)))
                note_target(call->getArg(i)->IgnoreParenImpCasts());
        }
        return true;
    }

    bool VisitForStmt(ForStmt *loop) {
        if (loop->getInit())
            for (const VarDecl *index : assigned_in({loop->getInit()})) indices.push_back(index);
        return true;
    }

    bool VisitUnaryOperator(UnaryOperator *operation) {
        if (operation->isIncrementDecrementOp()) note_target(operation->getSubExpr());
        return true;
    }

    Variables used, assigned, indices;
    std::set<const VarDecl *> declared;
    std::vector<const ValueDecl *> mentions;
    std::vector<const ArraySubscriptExpr *> elements;

  private:
    void note_target(const Expr *target) {
        const Expr *base = target->IgnoreParens();
        while (const auto *part = dyn_cast<ArraySubscriptExpr>(base))
            base = part->getBase()->IgnoreParenImpCasts();
        if (const auto *name = dyn_cast<DeclRefExpr>(base)) note(assigned, name);
    }

    std::set<const Expr *> inner;

    static void note(Variables &list, const DeclRefExpr *name) {
        const auto *variable = dyn_cast<VarDecl>(name->getDecl());
        if (variable && std::find(list.begin(), list.end(), variable) == list.end())
            list.push_back(variable);
    }
};

} // namespace

static Names names_in(const Statements &list) {
    Names names;
    for (const Stmt *statement : list) names.TraverseStmt(const_cast<Stmt *>(statement));
    return names;
}

static Variables declared_outside(const Variables &list, const Names &names) {
    Variables outside;
    for (const VarDecl *variable : list)
        if (!names.declared.count(variable)) outside.push_back(variable);
    return outside;
}

Variables assigned_in(const Statements &list) {
    const Names names = names_in(list);
    return declared_outside(names.assigned, names);
}

Variables used_in(const Statements &list) {
    const Names names = names_in(list);
    return declared_outside(names.used, names);
}

Variables indices_in(const Statements &list) {
    return names_in(list).indices;
}

std::vector<const ArraySubscriptExpr *> elements_of(const VarDecl *array, const Statements &list) {
    const Names names = names_in(list);
    std::vector<const ArraySubscriptExpr *> found;
    for (const ArraySubscriptExpr *element : names.elements)
        if (array_of(element) == array && !element->getType()->isArrayType())
            found.push_back(element);
    const auto mentions = std::count(names.mentions.begin(), names.mentions.end(), array);
    return mentions == static_cast<long>(found.size()) ? found : decltype(found)();
}

// ---- Loops ----

static const VarDecl *variable_of(const Expr *expr) {
    const auto *name = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    return name ? dyn_cast<VarDecl>(name->getDecl()) : nullptr;
}

// for (int i = first; or for (i = first;
static void read_start(const Stmt *start, CountingLoop &counting) {
    if (const auto *declared = dyn_cast_or_null<DeclStmt>(start)) {
        if (!declared->isSingleDecl()) return;
        counting.index = dyn_cast<VarDecl>(declared->getSingleDecl());
        counting.first = counting.index ? counting.index->getInit() : nullptr;
    }
    const auto *assigned = dyn_cast_or_null<BinaryOperator>(start);
    if (assigned && assigned->getOpcode() == BO_Assign) {
        counting.index = variable_of(assigned->getLHS());
        counting.first = assigned->getRHS();
    }
}

// i++, i += 2, i -= 1
static void read_step(const Expr *change, const ASTContext &context, CountingLoop &counting) {
    Expr::EvalResult by;
    if (const auto *unary = dyn_cast_or_null<UnaryOperator>(change))
        if (unary->isIncrementDecrementOp() && variable_of(unary->getSubExpr()) == counting.index)
            counting.step = unary->isIncrementOp() ? 1 : -1;
    if (const auto *assigned = dyn_cast_or_null<CompoundAssignOperator>(change))
        if (variable_of(assigned->getLHS()) == counting.index &&
            assigned->getRHS()->EvaluateAsInt(by, context)) {
            const long size = static_cast<long>(by.Val.getInt().getExtValue());
            if (assigned->getOpcode() == BO_AddAssign) counting.step = size;
            if (assigned->getOpcode() == BO_SubAssign) counting.step = -size;
        }
}

// i < bound, i <= bound; downwards i > bound, i >= bound
static void read_condition(const Expr *condition, const ASTContext &context,
                           CountingLoop &counting) {
    const auto *compared = dyn_cast_or_null<BinaryOperator>(condition);
    if (!compared || variable_of(compared->getLHS()) != counting.index) return;
    const BinaryOperatorKind kind = compared->getOpcode();
    const bool is_upwards = kind == BO_LT || kind == BO_LE;
    const bool is_downwards = kind == BO_GT || kind == BO_GE;
    if ((is_upwards && counting.step > 0) || (is_downwards && counting.step < 0))
        counting.bound = compared->getRHS();
    Expr::EvalResult first;
    const bool is_from_zero = counting.step > 0 && counting.first->EvaluateAsInt(first, context) &&
                              !first.Val.getInt().isNegative();
    if (compared->getLHS()->getType()->isUnsignedIntegerType() &&
        counting.index->getType()->isSignedIntegerType() && !is_from_zero)
        counting.problem = "an index that may be below 0, and is compared as unsigned";
    if (!compared->getRHS()->getType()->isIntegerType())
        counting.problem = "a loop whose bound is no integer";
    counting.is_inclusive = kind == BO_LE || kind == BO_GE;
}

// What the bound is computed of stays the same in all rounds.
static bool is_steady(const CountingLoop &counting, const ForStmt *loop) {
    const Variables assigned = assigned_in(flattened(loop->getBody()));
    Variables used = used_in({counting.bound});
    const Variables at_first = used_in({counting.first});
    for (const Variables &names : {used, at_first})
        if (std::find(names.begin(), names.end(), counting.index) != names.end()) return false;
    used.push_back(counting.index);
    return std::none_of(used.begin(), used.end(), [&](const VarDecl *variable) {
        return std::find(assigned.begin(), assigned.end(), variable) != assigned.end();
    });
}

CountingLoop counting_loop(const ForStmt *loop, const ASTContext &context) {
    CountingLoop counting;
    read_start(loop->getInit(), counting);
    if (!counting.index || !counting.first || !counting.index->getType()->isIntegerType()) {
        counting.problem = "a loop that does not begin with an integer, as in 'int i = 0'";
        return counting;
    }
    read_step(loop->getInc(), context, counting);
    if (counting.step == 0) {
        counting.problem = "a loop whose index does not change by a constant";
        return counting;
    }
    read_condition(loop->getCond(), context, counting);
    if (!counting.problem.empty()) return counting;
    if (!counting.bound)
        counting.problem = "a loop whose condition is not the index before a bound";
    else if (!is_steady(counting, loop))
        counting.problem = "a loop that changes its own index or bound";
    return counting;
}
