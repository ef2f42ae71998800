#include "emit/checks.h"
#include "emit/expression.h"

#include <string.h>

// ---- Pointers ----

static void add_condition(Buffer *conditions, const char *mark, const char *what) {
    buffer_printf(conditions, "%s%s%s", conditions->length ? " || " : "", mark, what);
}

static void write_refusal(Writer *writer, const char *conditions, const char *status) {
    const char *head = spell(writer, "if (%s)", conditions);
    const char *tail = spell(writer, "return @_%s;", status);
    int is_long = (size_t)(writer->depth * INDENT) + strlen(head) + strlen(tail) >= LINE_WIDTH;
    if (is_long) {
        write_line(writer, "%s", head);
        write_line(writer, "    %s", tail);
    } else {
        write_line(writer, "%s %s", head, tail);
    }
}

// Whether the steps of an entry speak of an argument. `needs_work`: they use memory in it.
static int is_spoken_of(Entry entry, ArgumentId id, const Uses *uses, int needs_work) {
    int is_batchs = entry != ENTRY_INIT && entry != ENTRY_UPDATE;
    switch (id) {
    case ARGUMENT_PARAMS: return !is_batchs || uses_role(uses, ROLE_PARAMETER);
    case ARGUMENT_STATE: return !is_batchs || uses_role(uses, ROLE_STATE);
    case ARGUMENT_BATCH: return uses_role(uses, ROLE_INPUT) || uses->dim_count;
    case ARGUMENT_SEED: return uses->random;
    case ARGUMENT_OUTPUTS: return uses_role(uses, ROLE_OUTPUT);
    case ARGUMENT_GRADIENT: return uses_role(uses, ROLE_GRADIENT);
    case ARGUMENT_NEXT: return uses_role(uses, ROLE_NEXT);
    case ARGUMENT_METRICS: return uses_metrics(uses);
    case ARGUMENT_WORK: return needs_work;
    default: return 1;
    }
}

static int may_be_null(Entry entry, ArgumentId id) {
    return id == ARGUMENT_SEED || id == ARGUMENT_NEXT ||
           (entry == ENTRY_GRAD && id == ARGUMENT_METRICS);
}

static void write_pointer_checks(Writer *writer, const Interface *interface, Entry entry,
                                 const Uses *uses, int needs_work) {
    Buffer conditions = buffer_new(interface->arena);
    for (int i = 0; i < ARGUMENT_COUNT; i++) {
        ArgumentId id = (ArgumentId)i;
        if (!entry_takes(interface, entry, id)) continue;
        // Compilers warn of arguments that nothing speaks of.
        if (!is_spoken_of(entry, id, uses, needs_work))
            write_line(writer, "(void)%s;", argument_name(id));
        else if (!may_be_null(entry, id))
            add_condition(&conditions, "!", argument_name(id));
    }
    for (int i = 0; i < interface->inputs.count; i++) {
        Member input = interface->inputs.items[i];
        if (input.array->rank && uses_input(uses, input.array))
            add_condition(&conditions, "!batch->", input.name);
    }
    if (conditions.length) write_refusal(writer, conditions.text, "NULL_POINTER");
}

// ---- Sizes ----

static void write_size_checks(Writer *writer, const Interface *interface, const Uses *uses) {
    Buffer conditions = buffer_new(interface->arena);
    for (int i = 0; i < interface->size_count; i++) {
        Size size = interface->sizes[i];
        if (!uses_dim(uses, size.dim)) continue;
        add_condition(&conditions, "batch->", arena_printf(interface->arena, "%s < 1", size.name));
        add_condition(&conditions, "batch->",
                      arena_printf(interface->arena, "%s > %s", size.name, size.macro));
    }
    if (conditions.length) write_refusal(writer, conditions.text, "SIZE_OUT_OF_RANGE");
}

// ---- Classes ----

int has_classes(const Interface *interface) {
    for (int i = 0; i < interface->inputs.count; i++) {
        const Array *input = interface->inputs.items[i].array;
        if (input->classes && uses_input(&interface->model_uses, input)) return 1;
    }
    return 0;
}

// What counts the entries: an int, if there are no more of them.
static const char *count_type(const Interface *interface) {
    for (int i = 0; i < interface->inputs.count; i++) {
        const Array *input = interface->inputs.items[i].array;
        if (input->classes && is_larger_than_int(interface->program, input)) return "int64_t";
    }
    return "int";
}

void write_class_check(Writer *writer, const Interface *interface) {
    const char *type = count_type(interface);
    write_comment(writer, "Whether all entries are from 0 to classes - 1.");
    open_function(writer, spell(writer,
                                "static int $_are_classes(const int32_t *entries, "
                                "%s count, int classes)",
                                type));
    write_line(writer, "for (%s i = 0; i < count; i++)", type);
    write_line(writer, "    if (entries[i] < 0 || entries[i] >= classes) return 0;");
    write_line(writer, "return 1;");
    close_function(writer);
}

// The dimension from which on the entries that count lie side by side in memory.
static int first_contiguous(const Array *array) {
    int first = 0;
    for (int i = 1; i < array->rank; i++)
        if (array->dims[i]->kind != EXPR_INT) first = i;
    return first;
}

// Loops over the outer dimensions of an array that is laid out at its bound.
static void write_class_loops(Writer *writer, const Interface *interface, Lexicon *lexicon,
                              Member input, const char *entries) {
    Program *program = interface->program;
    const Array *array = input.array;
    Notation notation = {lexicon, &interface->uses, NULL};
    int first = first_contiguous(array), depth = writer->depth;
    const char *cast = is_larger_than_int(program, array) ? "(int64_t)" : "", *place = NULL;
    for (int i = 0; i < first; i++) {
        const Index *index = index_new(program, "i", array->dims[i]);
        const char *name = lexicon_claim(lexicon, index->name);
        lexicon_bind(lexicon, index, name);
        long long extent = (long long)extent_in_memory(interface, array, i);
        place = i ? arena_printf(interface->arena, i > 1 ? "(%s) * %lld + %s" : "%s * %lld + %s",
                                 place, extent, name)
                  : arena_printf(interface->arena, "%s%s", cast, name);
        write_line(writer, "for (int %s = 0; %s < %s; %s++)", name, name,
                   expression_text(&notation, array->dims[i]), name);
        writer->depth++;
    }
    Expr *count = array->rank ? array->dims[first] : expr_int(program, 1);
    long long inner = first ? (long long)extent_in_memory(interface, array, first) : 1;
    for (int i = first + 1; i < array->rank; i++) {
        count = expr_binary(program, OP_MULTIPLY, array->dims[i], count);
        inner *= array->dims[i]->integer;
    }
    if (first)
        entries = arena_printf(interface->arena, first > 1 ? "%s + (%s) * %lld" : "%s + %s * %lld",
                               entries, place, inner);
    const char *condition = spell(writer, "!$_are_classes(%s, %s%s, %d)", entries, cast,
                                  expression_text(&notation, count), (int)array->classes->integer);
    write_refusal(writer, condition, "CLASS_OUT_OF_RANGE");
    writer->depth = depth;
}

static void write_class_checks(Writer *writer, const Interface *interface, const Uses *uses) {
    Lexicon lexicon = lexicon_new(interface->arena, &interface->file);
    for (int i = 0; i < interface->size_count; i++)
        lexicon_bind(&lexicon, interface->sizes[i].dim,
                     arena_printf(interface->arena, "batch->%s", interface->sizes[i].name));
    for (int i = 0; i < interface->inputs.count; i++) {
        Member input = interface->inputs.items[i];
        if (!input.array->classes || !uses_input(uses, input.array)) continue;
        const char *entries =
            arena_printf(interface->arena, "%sbatch->%s", input.array->rank ? "" : "&", input.name);
        write_class_loops(writer, interface, &lexicon, input, entries);
    }
}

void write_checks(Writer *writer, const Interface *interface, Entry entry, const Uses *uses,
                  int needs_work) {
    write_pointer_checks(writer, interface, entry, uses, needs_work);
    write_size_checks(writer, interface, uses);
    write_class_checks(writer, interface, uses);
}
