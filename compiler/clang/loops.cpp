#include "loops.h"

#include "statements.h"
#include "syntax.h"

#include "clang/AST/Stmt.h"

#include <algorithm>
#include <map>

using namespace clang;

using Block = std::vector<Stmt *>;

namespace {

class Loops {
  public:
    explicit Loops(ASTContext &given) : context(given) {}

    // Each loop within, the inner ones first.
    void rewrite(Stmt *statement);

  private:
    Stmt *counting(Stmt *statement);
    Stmt *with_start(ForStmt *loop);
    Block without_continue(const Block &list);

    ASTContext &context;
    std::map<Block, Block> rewritten; // without `continue`
};

} // namespace

static Block list_of(const Stmt *statement) {
    Block list;
    for (const Stmt *each : flattened(statement)) list.push_back(const_cast<Stmt *>(each));
    return list;
}

// Whether a round is left by a statement within, other than by one of an inner loop.
static bool has_continue(const Stmt *statement) {
    if (!statement || isa<ForStmt, WhileStmt, DoStmt>(statement)) return false;
    if (isa<ContinueStmt>(statement)) return true;
    return std::any_of(statement->child_begin(), statement->child_end(), has_continue);
}

// What stands behind a choice goes into both of its branches, as far as these go on: it is made
// once.
Block Loops::without_continue(const Block &list) {
    if (list.empty() || isa<ContinueStmt>(list[0])) return {};
    if (const auto known = rewritten.find(list); known != rewritten.end()) return known->second;
    const Block rest(list.begin() + 1, list.end());
    const auto *choice = dyn_cast<IfStmt>(list[0]);
    Block kept;
    if (choice && has_continue(choice)) {
        Block branches[] = {list_of(choice->getThen()), list_of(choice->getElse())};
        Stmt *blocks[2];
        for (int i = 0; i < 2; i++) {
            branches[i].insert(branches[i].end(), rest.begin(), rest.end());
            blocks[i] =
                block_of(without_continue(branches[i]), context, choice->getSourceRange().getEnd());
        }
        // The choice itself may stand behind another one, and so in both of its branches.
        kept = {IfStmt::Create(context, choice->getIfLoc(), choice->getStatementKind(), nullptr,
                               nullptr, const_cast<Expr *>(choice->getCond()),
                               choice->getLParenLoc(), choice->getRParenLoc(), blocks[0],
                               choice->getEndLoc(), blocks[1])};
    } else {
        kept = without_continue(rest);
        kept.insert(kept.begin(), list[0]);
    }
    return rewritten[list] = kept;
}

// The variable that a loop steps, where its condition is about it; nullptr: there is none.
static const VarDecl *stepped(const Stmt *statement, const Expr *condition) {
    const auto *unary = dyn_cast_or_null<UnaryOperator>(statement);
    const auto *binary = dyn_cast_or_null<BinaryOperator>(statement);
    const Expr *target = unary && unary->isIncrementDecrementOp() ? unary->getSubExpr()
                         : binary && binary->isAssignmentOp()     ? binary->getLHS()
                                                                  : nullptr;
    const VarDecl *variable = target ? variable_of(target) : nullptr;
    const bool is_index = variable && variable->getType()->isIntegerType();
    return is_index && condition && contains(used_in({condition}), variable) ? variable : nullptr;
}

// for (; c; s) begins with what its index is.
Stmt *Loops::with_start(ForStmt *loop) {
    const VarDecl *index = loop->getInit() ? nullptr : stepped(loop->getInc(), loop->getCond());
    if (!index) return loop;
    const SourceLocation at = loop->getForLoc();
    auto *scope = const_cast<DeclContext *>(index->getDeclContext());
    auto *start = VarDecl::Create(context, scope, at, at, index->getIdentifier(), index->getType(),
                                  index->getTypeSourceInfo(), SC_None);
    start->setInit(name_of(index, context, at));
    loop->setInit(binary_of(name_of(index, context, at), BO_Assign, name_of(start, context, at),
                            context, at));
    auto *declared = new (context) DeclStmt(DeclGroupRef(start), at, at);
    return block_of({declared, loop}, context, at);
}

// A loop without a step of its own takes the last statement of its body for it, where each round
// gets there.
Stmt *Loops::counting(Stmt *statement) {
    auto *loop = dyn_cast<ForStmt>(statement);
    auto *open = dyn_cast<WhileStmt>(statement);
    if (!loop && !open) return statement;
    Block body = list_of(loop ? loop->getBody() : open->getBody());
    Expr *condition = loop ? loop->getCond() : open->getCond();
    const SourceLocation at = statement->getBeginLoc();
    const bool skips = std::any_of(body.begin(), body.end(), has_continue);
    if (open || !loop->getInc()) {
        if (body.empty() || skips || !stepped(body.back(), condition)) return statement;
        auto *step = cast<Expr>(body.back());
        body.pop_back();
        loop = new (context)
            ForStmt(context, loop ? loop->getInit() : nullptr, condition, nullptr, step,
                    block_of(body, context, at), at, at, condition->getEndLoc());
    }
    if (skips) loop->setBody(block_of(without_continue(body), context, at));
    return with_start(loop);
}

void Loops::rewrite(Stmt *statement) {
    for (Stmt *&child : statement->children()) {
        if (child) rewrite(child);
        Stmt *made = child ? counting(child) : nullptr;
        if (made != child) child = made;
    }
}

void rewrite_loops(const FunctionDecl *function, ASTContext &context) {
    if (Stmt *body = function->getBody()) Loops(context).rewrite(body);
}
