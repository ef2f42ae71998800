// Variables that a loop only adds to are sums over its rounds; and loops that do nothing else.
#include "sema/loop.h"

typedef struct Occurrences {
    const char *name;
    int count;
} Occurrences;

static int count_name(const Node *node, void *data) {
    Occurrences *found = data;
    found->count += node->kind == NODE_NAME && node->name == found->name;
    return 0;
}

// How often a name stands in the body of a loop.
static int count_in(const Clause *body, const char *name) {
    Occurrences found = {.name = name};
    clauses_have(body, count_name, &found);
    return found.count;
}

// How often a name stands in a value that is the variable and what is added to it, or a choice of
// such: s + a - b, c ? s + a : s. 0: the value is none.
static int count_added_to(const Node *value, const char *name) {
    if (value->kind == NODE_NAME) return value->name == name;
    if (value->kind != NODE_OPERATOR) return 0;
    const Argument *parts = value->arguments;
    if (value->sign == SIGN_ADD || value->sign == SIGN_SUBTRACT)
        return parts->next ? count_added_to(parts->value, name) : 0;
    if (value->sign != SIGN_SELECT) return 0;
    int yes = count_added_to(parts->next->value, name);
    int no = count_added_to(parts->next->next->value, name);
    return yes && no ? yes + no : 0;
}

static int declares(const Clause *body, const char *name) {
    for (; body; body = body->next)
        if (is_declaration_of(body, name)) return 1;
    return 0;
}

static int is_of_the_whole(const Clause *clause) {
    return clause->kind == CLAUSE_ASSIGN && !clause->subscripts;
}

// How often a name stands where it is added to, in these clauses and in loops among them; -1: it is
// assigned in another way as well.
static int count_additions(const Clause *clause, const char *name) {
    int count = 0;
    for (; clause; clause = clause->next) {
        int more = 0;
        if (clause->name == name && is_assignment(clause)) {
            more = is_of_the_whole(clause) ? count_added_to(clause->value, name) : 0;
            if (!more) return -1;
        } else if (whole_loop(clause)) {
            more = count_additions(whole_loop(clause)->body, name);
        }
        if (more < 0) return -1;
        count += more;
    }
    return count;
}

int only_adds_to(const Node *loop, const char *name) {
    return !takes_derivatives(loop) &&
           count_additions(loop->body, name) == count_in(loop->body, name);
}

// Whether all that the clauses assign, but what the loop's body declares, is only added to in it.
static int are_additions(const Clause *clause, const Node *loop) {
    for (; clause; clause = clause->next) {
        if (clause->kind == CLAUSE_FOR && !are_additions(clause->value->body, loop)) return 0;
        if (clause->kind == CLAUSE_ASSIGN && !declares(loop->body, clause->name) &&
            !only_adds_to(loop, clause->name))
            return 0;
    }
    return 1;
}

// An expression with a loop of its own keeps what that carries.
static int is_loop(const Node *node, void *data) {
    (void)data;
    return node->kind == NODE_LOOP || node->kind == NODE_REPEAT;
}

int only_adds(const Node *loop) {
    int is_any = 0;
    for (const Clause *clause = loop->body; clause; clause = clause->next) {
        int is_for = clause->kind == CLAUSE_FOR;
        int is_definition = clause->kind == CLAUSE_LET || clause->kind == CLAUSE_VAR;
        if (is_for ? !only_adds(clause->value) : node_has(clause->value, is_loop, NULL)) return 0;
        if (!is_for && !is_definition && clause->kind != CLAUSE_ASSIGN) return 0;
        is_any |= is_for || clause->kind == CLAUSE_ASSIGN;
    }
    return is_any && are_additions(loop->body, loop);
}
