// Which variables the clauses of a loop define and assign.
#include "sema/loop.h"

int is_declaration_of(const Clause *clause, const char *name) {
    return (clause->kind == CLAUSE_VAR || clause->kind == CLAUSE_LET) && clause->name == name;
}

int is_assignment(const Clause *clause) {
    return clause->kind == CLAUSE_ASSIGN || clause->kind == CLAUSE_ADD;
}

const Node *whole_loop(const Clause *clause) {
    int is_whole = clause->value && !clause->subscripts && !clause->has_ranges;
    return is_whole && clause->value->kind == NODE_LOOP ? clause->value : NULL;
}

int assigns_before(const Clause *clause, const Clause *end, const char *name) {
    for (; clause != end; clause = clause->next) {
        const Node *inside = whole_loop(clause);
        if (is_assignment(clause) && clause->name == name) return 1;
        if (inside && assigns(inside->body, name)) return 1;
        if (is_declaration_of(clause, name)) return 0;
    }
    return 0;
}

int assigns(const Clause *clause, const char *name) {
    return assigns_before(clause, NULL, name);
}
