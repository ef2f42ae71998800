#include "statements.h"

#include "syntax.h"

#include <algorithm>

using namespace clang;

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

// The arguments that a call may write to: those that a function can write to.
static std::vector<const Expr *> written_arguments(const CallExpr *call) {
    std::vector<const Expr *> written;
    const FunctionDecl *function = call->getDirectCallee();
    for (unsigned i = 0; function && i < call->getNumArgs() && i < function->getNumParams(); i++) {
        const QualType type = function->getParamDecl(i)->getType();
        if (type->isPointerType() && !type->getPointeeType().isConstQualified())
            written.push_back(call->getArg(i));
    }
    return written;
}

// What a statement itself, without those within it, assigns.
static std::vector<const Expr *> targets_of(const Stmt *statement) {
    const auto *binary = dyn_cast<BinaryOperator>(statement);
    const auto *unary = dyn_cast<UnaryOperator>(statement);
    if (const auto *call = dyn_cast<CallExpr>(statement)) return written_arguments(call);
    if (binary && binary->isAssignmentOp()) return {binary->getLHS()};
    if (unary && unary->isIncrementDecrementOp()) return {unary->getSubExpr()};
    return {};
}

// Whether an expression assigns nothing, and calls nothing that might.
static bool is_pure(const Stmt *expr) {
    if (!targets_of(expr).empty() || isa<StmtExpr>(expr)) return false;
    return std::all_of(expr->child_begin(), expr->child_end(), is_pure);
}

// Whether a statement changes nothing, if the program goes on behind it: a value that is not used,
// or a call that does not return, under whatever condition.
static bool is_idle(const Stmt *statement) {
    if (!statement || isa<NullStmt>(statement)) return true;
    if (const auto *block = dyn_cast<CompoundStmt>(statement))
        return std::all_of(block->body_begin(), block->body_end(), is_idle);
    if (const auto *choice = dyn_cast<IfStmt>(statement))
        return is_pure(choice->getCond()) && is_idle(choice->getThen()) &&
               is_idle(choice->getElse());
    const auto *expr = dyn_cast<Expr>(statement);
    const Expr *bare = expr ? expr->IgnoreParens() : nullptr;
    if (!bare) return false;
    if (const auto *block = dyn_cast<StmtExpr>(bare)) return is_idle(block->getSubStmt());
    if (const auto *choice = dyn_cast<ConditionalOperator>(bare))
        return is_pure(choice->getCond()) && is_idle(choice->getTrueExpr()) &&
               is_idle(choice->getFalseExpr());
    if (const auto *both = dyn_cast<BinaryOperator>(bare))
        return both->getOpcode() == BO_Comma && is_idle(both->getLHS()) && is_idle(both->getRHS());
    if (const auto *call = dyn_cast<CallExpr>(bare))
        return call->getDirectCallee() && call->getDirectCallee()->isNoReturn();
    const auto *cast = dyn_cast<CastExpr>(bare);
    return cast && cast->getCastKind() == CK_ToVoid && is_pure(cast->getSubExpr()) &&
           !isa<CallExpr>(cast->getSubExpr()->IgnoreParenImpCasts());
}

Statements flattened(const Stmt *statement) {
    Statements list;
    if (is_idle(statement)) return list;
    const auto *block = dyn_cast<CompoundStmt>(statement);
    if (!block) return {statement};
    for (const Stmt *inner : block->body())
        for (const Stmt *each : flattened(inner)) list.push_back(each);
    return list;
}

// The first assignment within that is to no variable, element or the like; NULL: there is none.
static const Expr *strange_in(const Stmt *statement) {
    for (const Stmt *each : statement->children())
        if (const Expr *strange = each ? strange_in(each) : nullptr) return strange;
    for (const Expr *target : targets_of(statement))
        if (!place_of(target)) return cast<Expr>(statement);
    return nullptr;
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

// What statements name: of structs all members.
class Names {
  public:
    explicit Names(const Statements &list) {
        for (const Stmt *statement : list) visit(statement);
    }

    Variables used, assigned, indices;
    std::set<const VarDecl *> declared;
    std::vector<Place> places;

  private:
    void visit(const Stmt *statement);
    void visit_declarations(const DeclStmt *statement);
    void note_assigned(const Expr *target);

    static void note(Variables &list, const Variable &variable) {
        if (!contains(list, variable)) list.push_back(variable);
    }
};

void Names::note_assigned(const Expr *target) {
    if (const auto place = place_of(target))
        for (const Variable &leaf : leaves_of(place->variable)) note(assigned, leaf);
}

void Names::visit_declarations(const DeclStmt *statement) {
    for (const Decl *each : statement->decls())
        if (const auto *variable = dyn_cast<VarDecl>(each))
            if (!variable->isStaticLocal()) declared.insert(variable);
}

void Names::visit(const Stmt *statement) {
    if (!statement) return;
    const auto *expr = dyn_cast<Expr>(statement);
    if (const auto place = expr ? place_of(expr) : std::nullopt) {
        for (const Place &leaf : leaves_of(*place)) {
            note(used, leaf.variable);
            places.push_back(leaf);
        }
        for (const Expr *subscript : place->subscripts) visit(subscript);
        return;
    }
    if (const auto *declarations = dyn_cast<DeclStmt>(statement)) visit_declarations(declarations);
    if (const auto *loop = dyn_cast<ForStmt>(statement))
        if (loop->getInit())
            for (const Variable &index : assigned_in({loop->getInit()})) indices.push_back(index);
    for (const Expr *target : targets_of(statement)) note_assigned(target);
    for (const Stmt *child : statement->children()) visit(child);
}

} // namespace

static Variables declared_outside(const Variables &list, const Names &names) {
    Variables outside;
    for (const Variable &variable : list)
        if (!names.declared.count(variable.declaration)) outside.push_back(variable);
    return outside;
}

Variables assigned_in(const Statements &list) {
    const Names names(list);
    return declared_outside(names.assigned, names);
}

Variables used_in(const Statements &list) {
    const Names names(list);
    return declared_outside(names.used, names);
}

Variables indices_in(const Statements &list) {
    return Names(list).indices;
}

std::vector<Place> elements_of(const Variable &array, const Statements &list) {
    std::vector<Place> found;
    for (const Place &place : Names(list).places) {
        if (!(place.variable == array)) continue;
        if (!is_complete(place)) return {};
        found.push_back(place);
    }
    return found;
}

// ---- Loops ----

const VarDecl *variable_of(const Expr *expr) {
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

// i++, i += 2, i -= 1, i = i + 2
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
    const auto *again = dyn_cast_or_null<BinaryOperator>(change);
    if (!again || again->getOpcode() != BO_Assign || variable_of(again->getLHS()) != counting.index)
        return;
    const auto *sum = dyn_cast<BinaryOperator>(again->getRHS()->IgnoreParenImpCasts());
    if (sum && sum->isAdditiveOp() && variable_of(sum->getLHS()) == counting.index &&
        sum->getRHS()->EvaluateAsInt(by, context))
        counting.step = static_cast<long>(by.Val.getInt().getExtValue()) *
                        (sum->getOpcode() == BO_Add ? 1 : -1);
}

namespace {

// A comparison that has the index within its left side only.
struct Comparison {
    BinaryOperatorKind kind;
    const Expr *left, *right;
};

} // namespace

static bool is_about(const Expr *expr, const CountingLoop &counting) {
    return contains(used_in({expr}), counting.index);
}

static bool begins_from_zero(const CountingLoop &counting, const ASTContext &context) {
    Expr::EvalResult first;
    return counting.step > 0 && counting.first->EvaluateAsInt(first, context) &&
           !first.Val.getInt().isNegative();
}

// k * i < n is i < (n + k - 1) / k, where neither is below 0.
static bool move_factor(Comparison &compared, const BinaryOperator *product,
                        const CountingLoop &counting, const ASTContext &context) {
    const bool is_first = is_about(product->getLHS(), counting);
    const Expr *other = is_first ? product->getRHS() : product->getLHS();
    Expr::EvalResult factor;
    const bool is_upwards = compared.kind == BO_LT || compared.kind == BO_LE;
    if (!is_upwards || !begins_from_zero(counting, context) ||
        !other->EvaluateAsInt(factor, context) || !factor.Val.getInt().isStrictlyPositive())
        return false;
    const long size = static_cast<long>(factor.Val.getInt().getExtValue());
    const SourceLocation at = product->getExprLoc();
    const long more = compared.kind == BO_LT ? size - 1 : size;
    compared.right =
        binary_of(binary_of(compared.right, BO_Add, integer_of(more, context, at), context, at),
                  BO_Div, integer_of(size, context, at), context, at);
    compared.left = is_first ? product->getLHS() : product->getRHS();
    compared.kind = BO_LT;
    return true;
}

// i + k < n is i < n - k, i - k < n is i < n + k, and k - i < n is i > k - n.
static void move_summand(Comparison &compared, const BinaryOperator *sum,
                         const CountingLoop &counting, const ASTContext &context) {
    const bool is_first = is_about(sum->getLHS(), counting);
    const Expr *other = is_first ? sum->getRHS() : sum->getLHS();
    const bool is_taken_off = sum->getOpcode() == BO_Sub && !is_first;
    const BinaryOperatorKind back = sum->getOpcode() == BO_Add || is_taken_off ? BO_Sub : BO_Add;
    compared.right = is_taken_off
                         ? binary_of(other, back, compared.right, context, sum->getExprLoc())
                         : binary_of(compared.right, back, other, context, sum->getExprLoc());
    compared.left = is_first ? sum->getLHS() : sum->getRHS();
    if (is_taken_off) compared.kind = BinaryOperator::reverseComparisonOp(compared.kind);
}

// Leaves the index alone on the left. Returns whether that can be done.
static bool isolate(Comparison &compared, const CountingLoop &counting, const ASTContext &context) {
    while (variable_of(compared.left) != counting.index) {
        const auto *made = dyn_cast<BinaryOperator>(compared.left->IgnoreParenImpCasts());
        if (!made || (is_about(made->getLHS(), counting) && is_about(made->getRHS(), counting)))
            return false;
        const bool wraps = made->getOpcode() == BO_Sub && made->getType()->isUnsignedIntegerType();
        if (made->getOpcode() == BO_Mul) {
            if (!move_factor(compared, made, counting, context)) return false;
        } else if (made->isAdditiveOp() && !wraps) {
            move_summand(compared, made, counting, context);
        } else {
            return false;
        }
    }
    return true;
}

// i < bound, i <= bound, i != bound; downwards i > bound, i >= bound; and what follows from such.
static void read_condition(const Expr *condition, const ASTContext &context,
                           CountingLoop &counting) {
    const auto *whole = dyn_cast_or_null<BinaryOperator>(condition);
    if (!whole || !whole->isComparisonOp()) return;
    Comparison compared = {whole->getOpcode(), whole->getLHS(), whole->getRHS()};
    if (!is_about(compared.left, counting)) {
        std::swap(compared.left, compared.right);
        compared.kind = BinaryOperator::reverseComparisonOp(compared.kind);
    }
    if (is_about(compared.right, counting) && !is_about(compared.left, counting)) return;
    if (!compared.right->getType()->isIntegerType()) {
        counting.problem = "a loop whose bound is no integer";
        return;
    }
    const bool is_unsigned = compared.left->getType()->isUnsignedIntegerType();
    if (!isolate(compared, counting, context)) return;
    if (compared.kind == BO_NE && (counting.step == 1 || counting.step == -1))
        compared.kind = counting.step > 0 ? BO_LT : BO_GT;
    const bool is_upwards = compared.kind == BO_LT || compared.kind == BO_LE;
    const bool is_downwards = compared.kind == BO_GT || compared.kind == BO_GE;
    if ((is_upwards && counting.step > 0) || (is_downwards && counting.step < 0))
        counting.bound = compared.right;
    if (is_unsigned && counting.index->getType()->isSignedIntegerType() &&
        !begins_from_zero(counting, context))
        counting.problem = "an index that may be below 0, and is compared as unsigned";
    counting.is_inclusive = compared.kind == BO_LE || compared.kind == BO_GE;
}

// What the bound is computed of stays the same in all rounds.
static bool is_steady(const CountingLoop &counting, const ForStmt *loop) {
    const Variables assigned = assigned_in(flattened(loop->getBody()));
    Variables used = used_in({counting.bound});
    const Variables at_first = used_in({counting.first});
    if (contains(used, counting.index) || contains(at_first, counting.index)) return false;
    used.push_back(counting.index);
    return std::none_of(used.begin(), used.end(),
                        [&](const Variable &variable) { return contains(assigned, variable); });
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
