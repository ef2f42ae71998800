// The sizes with which a check program proves code: those that are chosen at the call elsewhere.
#include "emit/proof.h"
#include "emit/provenance.h"

// The smallest of each set. Large ones are such that a loop takes more than two blocks of eight
// rounds, and some rounds are left.
enum { SMALL = 3, MEDIUM = 9, LARGE = 17, DIFFERENT = 3 };

// So many stores of one evaluation at most: it is made for each entry or direction, at each point.
static const double LARGEST_WORK = 1e5;

// One size for each dimension, and each another one, so that none stands in for another by chance.
static int size_of(const Program *program, int position, int smallest) {
    int size = smallest + position % DIFFERENT, bound = program->dims[position]->bound;
    return bound < size ? bound : size;
}

// ---- What an evaluation takes ----

// What stands for an integer with these sizes, where each index is at its last round.
typedef struct Substitution {
    Program *program;
    Expr **from, **to;
    int count;
} Substitution;

static double rounds_of(Substitution *at, const Index *index) {
    Expr *extent = expr_replace(at->program, index->extent, at->count, at->from, at->to);
    double rounds = extent->kind == EXPR_INT ? (double)extent->integer : LARGEST_WORK;
    at->from[at->count] = expr_index(at->program, index);
    at->to[at->count++] = expr_binary(at->program, OP_SUBTRACT, extent, expr_int(at->program, 1));
    return rounds > 0 ? rounds : 0;
}

static double work_of(Program *program, const Statement *statement, int smallest) {
    int dim_count = program->dim_count;
    Substitution at = {program, expr_list(program, dim_count + statement->loop_count),
                       expr_list(program, dim_count + statement->loop_count), dim_count};
    for (int i = 0; i < dim_count; i++) {
        at.from[i] = expr_dim(program, program->dims[i]);
        at.to[i] = expr_int(program, size_of(program, i, smallest));
    }
    double rounds = 1;
    for (int i = 0; i < statement->loop_count; i++) rounds *= rounds_of(&at, statement->loops[i]);
    return rounds;
}

static int is_soon_proved(Program *program, const Model *values, int smallest) {
    double work = 0;
    for (int i = 0; i < values->function_count; i++) {
        const Function *function = values->functions[i];
        for (int k = 0; is_proved(function) && k < function->statement_count; k++)
            work += work_of(program, function->statements[k], smallest);
    }
    return work <= LARGEST_WORK;
}

// Of the second set; SMALL: there is none.
static int larger_sizes(Program *program, const Model *values) {
    static const int candidates[] = {LARGE, MEDIUM};
    int differs = 0;
    for (int i = 0; i < program->dim_count; i++)
        differs |= size_of(program, i, LARGE) != size_of(program, i, SMALL);
    for (int i = 0; differs && i < 2; i++)
        if (is_soon_proved(program, values, candidates[i])) return candidates[i];
    return SMALL;
}

// ---- Text ----

static void bind_sizes(Proof *proof) {
    for (int i = 0; i < proof->program->dim_count; i++) {
        const Dim *dim = proof->program->dims[i];
        // By its own name it might be one of the runtime, or of the C library.
        const char *name =
            lexicon_claim(&proof->file, arena_printf(proof->arena, "size_%s", dim->name));
        lexicon_bind(&proof->file, dim, name);
        const Dim *generated = program_dim(proof->interface->program, dim->name);
        if (generated) lexicon_bind(&proof->file, generated, name);
    }
}

static void write_set(const Proof *proof, int smallest) {
    const Program *program = proof->program;
    write_line(proof->writer, "enum {");
    for (int i = 0; i < program->dim_count; i++)
        write_line(proof->writer, "    %s = %d, /* from 1 to %d */",
                   lexicon_find(&proof->file, program->dims[i]), size_of(program, i, smallest),
                   program->dims[i]->bound);
    write_line(proof->writer, "};");
}

// What the verdict says them with.
static void write_names(Proof *proof) {
    proof->sizes = (Table){.type = "proof_chosen", .name = lexicon_claim(&proof->file, "sizes")};
    for (int i = 0; i < proof->program->dim_count; i++) {
        const Dim *dim = proof->program->dims[i];
        table_add(proof, &proof->sizes,
                  arena_printf(proof->arena, "{%s, %s}", string_literal(proof->arena, dim->name),
                               lexicon_find(&proof->file, dim)));
    }
    write_table(proof, &proof->sizes);
}

int write_sizes(Proof *proof, const Model *values) {
    Writer *writer = proof->writer;
    if (!proof->program->dim_count) return 0;
    int larger = larger_sizes(proof->program, values);
    bind_sizes(proof);
    write_comment(writer, larger == SMALL
                              ? "The sizes that are chosen at a call, which may be changed here."
                              : "The sizes that are chosen at a call, which may be changed here: "
                                "small ones, or with -DLARGE_SIZES larger ones.");
    if (larger != SMALL) {
        write_line(writer, "#ifdef LARGE_SIZES");
        write_set(proof, larger);
        write_line(writer, "#else");
    }
    write_set(proof, SMALL);
    if (larger != SMALL) write_line(writer, "#endif");
    write_blank(writer);
    write_names(proof);
    write_blank(writer);
    return larger != SMALL;
}
