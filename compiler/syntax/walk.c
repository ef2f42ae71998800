// Questions to an expression and all that it is made of, but for the types of what its loops
// define.
#include "syntax/ast.h"

int clauses_have(const Clause *clause, NodeQuestion holds, void *data) {
    for (; clause; clause = clause->next) {
        if (node_has(clause->value, holds, data)) return 1;
        for (const Argument *each = clause->subscripts; each; each = each->next)
            if (node_has(each->value, holds, data)) return 1;
        for (const Range *range = clause->ranges; range; range = range->next)
            if (node_has(range->bound, holds, data)) return 1;
    }
    return 0;
}

int node_has(const Node *node, NodeQuestion holds, void *data) {
    if (!node) return 0;
    if (holds(node, data) || node_has(node->base, holds, data)) return 1;
    for (const Argument *part = node->arguments; part; part = part->next)
        if (node_has(part->value, holds, data)) return 1;
    for (const Range *range = node->ranges; range; range = range->next)
        if (node_has(range->bound, holds, data)) return 1;
    return clauses_have(node->body, holds, data);
}
