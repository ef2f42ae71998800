#include "nest.h"

#include "llvm/ADT/FoldingSet.h"

#include <algorithm>

using namespace clang;

Nest nest_of(const ForStmt *outermost, const ASTContext &context) {
    Nest nest;
    nest.body = {outermost};
    while (nest.body.size() == 1 && isa<ForStmt>(nest.body[0])) {
        const auto *loop = cast<ForStmt>(nest.body[0]);
        const CountingLoop counting = counting_loop(loop, context);
        const Statements body = flattened(loop->getBody());
        // A loop that begins with what rounds assign begins elsewhere each time.
        if (!nest.loops.empty() && counting.first &&
            have_common(used_in({counting.first}), assigned_in(body)))
            break;
        nest.loops.push_back(counting);
        nest.body = body;
    }
    return nest;
}

static bool is_array(const Variable &variable) {
    return !shape_of(variable).dimensions.empty();
}

// ---- Elements ----

// Whether an expression is made of what no round changes.
static bool is_steady(const Expr *expr, const Nest &nest) {
    const Variables outside = used_in(nest.body), assigned = assigned_in(nest.body);
    for (const Variable &used : used_in({expr})) {
        if (!contains(outside, used) || contains(assigned, used)) return false;
        for (const CountingLoop &loop : nest.loops)
            if (used == Variable(loop.index)) return false;
    }
    return true;
}

static std::optional<OwnElement> own_element(const Place &element, const Nest &nest) {
    OwnElement own = {element.variable, {}};
    std::set<const CountingLoop *> met;
    for (const Expr *subscript : element.subscripts) {
        const auto *name = dyn_cast<DeclRefExpr>(subscript->IgnoreParenImpCasts());
        const CountingLoop *its = nullptr;
        for (const CountingLoop &loop : nest.loops)
            if (name && loop.index == name->getDecl()) its = &loop;
        if (its ? !met.insert(its).second : !is_steady(subscript, nest)) return std::nullopt;
        own.subscripts.push_back({subscript, its});
    }
    return met.size() == nest.loops.size() ? std::optional<OwnElement>(own) : std::nullopt;
}

static bool are_equal(const Expr *a, const Expr *b, const ASTContext &context) {
    llvm::FoldingSetNodeID first, second;
    a->IgnoreParenImpCasts()->Profile(first, context, true);
    b->IgnoreParenImpCasts()->Profile(second, context, true);
    return first == second;
}

static bool are_same(const OwnElement &a, const OwnElement &b, const ASTContext &context) {
    for (size_t at = 0; at < a.subscripts.size(); at++)
        if (a.subscripts[at].loop != b.subscripts[at].loop ||
            (!a.subscripts[at].loop &&
             !are_equal(a.subscripts[at].expr, b.subscripts[at].expr, context)))
            return false;
    return true;
}

std::vector<OwnElement> own_elements(const Nest &nest, const Variables &arrays,
                                     const ASTContext &context) {
    std::vector<OwnElement> found;
    for (const CountingLoop &loop : nest.loops)
        if (!loop.problem.empty() || (loop.step != 1 && loop.step != -1)) return {};
    for (const Variable &array : arrays) {
        std::optional<OwnElement> first;
        for (const Place &element : elements_of(array, nest.body)) {
            const std::optional<OwnElement> own = own_element(element, nest);
            if (!own || (first && !are_same(*first, *own, context))) return {};
            first = own;
        }
        if (!first) return {};
        found.push_back(*first);
    }
    return found;
}

// ---- Parts ----

// A statement, and which of the variables of its body it assigns and uses.
struct Piece {
    const Stmt *statement;
    Variables arrays, numbers, used;
    bool has_others; // it assigns what is declared in the body
};

static std::vector<Piece> pieces_of(const Statements &body) {
    const Variables assigned = assigned_in(body);
    std::vector<Piece> pieces;
    for (const Stmt *statement : body) {
        Piece piece = {statement, {}, {}, used_in({statement}), false};
        for (const Variable &variable : assigned_in({statement}))
            if (!contains(assigned, variable))
                piece.has_others = true;
            else if (is_array(variable))
                piece.arrays.push_back(variable);
            else
                piece.numbers.push_back(variable);
        pieces.push_back(piece);
    }
    return pieces;
}

// Whether the arrays can be computed without the numbers, and these from what the arrays became.
static bool are_apart(const std::vector<Piece> &pieces, const Variables &numbers) {
    for (size_t at = 0; at < pieces.size(); at++) {
        const Piece &piece = pieces[at];
        const bool is_mixed = piece.has_others && (!piece.arrays.empty() || !piece.numbers.empty());
        if (is_mixed || (!piece.arrays.empty() && !piece.numbers.empty())) return false;
        if (piece.numbers.empty() && have_common(piece.used, numbers)) return false;
        for (size_t later = at + 1; piece.arrays.empty() && later < pieces.size(); later++)
            if (have_common(piece.used, pieces[later].arrays)) return false;
    }
    return true;
}

// Whether this is s += e for a number that nothing else in the body has to do with.
static bool is_sum(const Piece &piece, const std::vector<Piece> &pieces, const Variables &numbers) {
    const auto *added = dyn_cast<CompoundAssignOperator>(piece.statement);
    if (!added || added->getOpcode() != BO_AddAssign || piece.numbers.size() != 1) return false;
    if (have_common(used_in({added->getRHS()}), numbers)) return false;
    return std::all_of(pieces.begin(), pieces.end(), [&](const Piece &other) {
        return &other == &piece || !contains(other.used, piece.numbers[0]);
    });
}

// A sum is a part of its own, unless it needs what is declared in the body; so are all others.
static std::vector<Statements> parts_of_numbers(const std::vector<Piece> &pieces,
                                                const Variables &numbers) {
    const bool has_declared = std::any_of(pieces.begin(), pieces.end(), [](const Piece &piece) {
        return piece.arrays.empty() && piece.numbers.empty();
    });
    std::vector<Statements> parts;
    Statements others;
    bool has_number = false;
    for (const Piece &piece : pieces) {
        if (!piece.arrays.empty()) continue;
        if (!has_declared && is_sum(piece, pieces, numbers)) {
            parts.push_back({piece.statement});
        } else {
            others.push_back(piece.statement);
            has_number |= !piece.numbers.empty();
        }
    }
    if (has_number) parts.push_back(others);
    return parts;
}

std::optional<Parts> parts_of(const Statements &body) {
    const std::vector<Piece> pieces = pieces_of(body);
    Parts parts;
    Variables numbers;
    for (const Variable &variable : assigned_in(body))
        (is_array(variable) ? parts.assigned : numbers).push_back(variable);
    if (!numbers.empty() && (have_common(numbers, indices_in(body)) || !are_apart(pieces, numbers)))
        return std::nullopt;
    for (const Piece &piece : pieces)
        if (piece.numbers.empty()) parts.arrays.push_back(piece.statement);
    parts.numbers = parts_of_numbers(pieces, numbers);
    return parts;
}
