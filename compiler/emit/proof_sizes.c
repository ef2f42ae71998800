// The sizes with which a check program proves code: those that are chosen at the call elsewhere.
#include "emit/emit.h"
#include "emit/proof.h"

// The smallest of each set. With larger ones a loop takes more than the eight rounds of a vector or
// a segment, and some rounds are left.
enum { SMALL = 3, LARGER = 9, DIFFERENT = 3 };

// So many stores of one evaluation at most: it is made for each entry or direction, at each point.
static const double LARGEST_WORK = 1e5;

const char larger_sizes_macro[] = "GRADC_LARGE_SIZES";

// One size for each dimension, and each another one, so that none stands in for another by chance.
static int size_of(const Program *program, int position, int smallest) {
    int size = smallest + position % DIFFERENT, bound = program->dims[position]->bound;
    return bound < size ? bound : size;
}

// ---- What an evaluation takes ----

// What stands for an integer with larger sizes, at one end of each loop around it.
typedef struct Substitution {
    Program *program;
    Expr **from, **to;
    int count;
} Substitution;

static Substitution with_larger_sizes(Program *program, int loop_count) {
    int room = program->dim_count + loop_count;
    Substitution at = {program, expr_list(program, room), expr_list(program, room), 0};
    for (int i = 0; i < program->dim_count; i++) {
        at.from[at.count] = expr_dim(program, program->dims[i]);
        at.to[at.count++] = expr_int(program, size_of(program, i, LARGER));
    }
    return at;
}

static int64_t extent_of(const Substitution *at, const Index *index) {
    Expr *extent = expr_replace(at->program, index->extent, at->count, at->from, at->to);
    return extent->kind == EXPR_INT ? extent->integer : LARGEST_DIM;
}

static void add_index(Substitution *at, const Index *index, int64_t value) {
    at->from[at->count] = expr_index(at->program, index);
    at->to[at->count++] = expr_int(at->program, value);
}

// Inner loops may get longer or shorter from round to round.
static double work_of(Program *program, const Statement *statement) {
    Substitution first = with_larger_sizes(program, statement->loop_count);
    Substitution last = with_larger_sizes(program, statement->loop_count);
    double work = 1;
    for (int i = 0; i < statement->loop_count; i++) {
        const Index *index = statement->loops[i];
        int64_t at_first = extent_of(&first, index), at_last = extent_of(&last, index);
        int64_t rounds = at_first > at_last ? at_first : at_last;
        work *= rounds > 0 ? (double)rounds : 0;
        add_index(&first, index, 0);
        add_index(&last, index, rounds - 1);
    }
    return work;
}

int has_larger_sizes(Program *program, const Model *values) {
    double work = 0;
    int differ = 0;
    for (int i = 0; i < program->dim_count; i++)
        differ |= size_of(program, i, LARGER) != size_of(program, i, SMALL);
    for (int i = 0; differ && i < values->function_count; i++) {
        const Function *function = values->functions[i];
        for (int k = 0; is_proved(function) && k < function->statement_count; k++)
            work += work_of(program, function->statements[k]);
    }
    return differ && work <= LARGEST_WORK;
}

// ---- Text ----

void bind_sizes(Proof *proof) {
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

static void write_sets(const Proof *proof) {
    Writer *writer = proof->writer;
    const char *said = "The sizes that are chosen at a call, which may be changed here";
    if (!proof->has_larger_sizes) {
        write_comment(writer, "%s.", said);
        write_set(proof, SMALL);
        return;
    }
    write_comment(writer, "%s: small ones, or with -D%s larger ones.", said, larger_sizes_macro);
    write_line(writer, "#ifdef %s", larger_sizes_macro);
    write_set(proof, LARGER);
    write_line(writer, "#else");
    write_set(proof, SMALL);
    write_line(writer, "#endif");
}

Table write_sizes(Proof *proof) {
    Table sizes = {.type = "proof_chosen", .name = lexicon_claim(&proof->file, "sizes")};
    if (!proof->program->dim_count) return sizes;
    write_sets(proof);
    write_blank(proof->writer);
    for (int i = 0; i < proof->program->dim_count; i++) {
        const Dim *dim = proof->program->dims[i];
        table_add(proof, &sizes,
                  arena_printf(proof->arena, "{%s, %s}", string_literal(proof->arena, dim->name),
                               lexicon_find(&proof->file, dim)));
    }
    write_table(proof, &sizes);
    write_blank(proof->writer);
    return sizes;
}
