// The loops as text (--emit=loops): one step a line.
#include "schedule/loops.h"

enum { INDENT = 4 };

static void begin_line(Buffer *out, int depth) {
    buffer_fill(out, ' ', depth * INDENT);
}

static void print_cell(Buffer *out, const Array *array, Expr *const *subscripts) {
    buffer_text(out, array->name);
    for (int i = 0; i < array->rank; i++) {
        buffer_text(out, i ? ", " : "[");
        ir_print_expr(out, subscripts[i]);
    }
    if (array->rank) buffer_char(out, ']');
}

static void print_store(Buffer *out, const Step *step) {
    print_cell(out, step->target, step->subscripts);
    buffer_printf(out, " %s ", reducer_sign(step->reducer));
    ir_print_expr(out, step->value);
    for (int i = 0; i < step->found_count; i++) {
        buffer_printf(out, "%s %s: ", i ? "," : " found", step->found[i]->name);
        ir_print_expr(out, step->found_values[i]);
    }
}

static void print_origin(Buffer *out, const Step *step, int depth) {
    for (int i = 0; i < step->statement_count; i++) {
        if (i) begin_line(out, depth);
        buffer_text(out, "// ");
        ir_print_statement(out, step->statements[i]);
        if (i + 1 < step->statement_count) buffer_char(out, '\n');
    }
}

static void print_step(Buffer *out, const Step *step, int depth) {
    switch (step->kind) {
    case STEP_ORIGIN: print_origin(out, step, depth); break;
    case STEP_LOOP:
        buffer_printf(out, "for %s < ", step->index->name);
        ir_print_expr(out, step->index->extent);
        if (step->is_backward) buffer_text(out, " backward");
        break;
    case STEP_IF:
        buffer_text(out, "if ");
        ir_print_expr(out, step->value);
        break;
    case STEP_DECLARE:
        buffer_printf(out, "%s %s: %s = ", step->is_constant ? "let" : "var", step->target->name,
                      type_name(step->target->type));
        ir_print_expr(out, step->value);
        break;
    case STEP_STORE: print_store(out, step); break;
    }
}

static void print_steps(Buffer *out, const Step *steps, int depth) {
    for (const Step *step = steps; step; step = step->next) {
        begin_line(out, depth);
        print_step(out, step, depth);
        buffer_char(out, '\n');
        print_steps(out, step->body, depth + 1);
    }
}

static void print_placement(Buffer *out, const Placement *placement) {
    const Array *array = placement->array;
    begin_line(out, 1);
    buffer_printf(out, "%s: %s", array->name, type_name(array->type));
    for (int i = 0; i < array->rank; i++) {
        buffer_text(out, i ? ", " : "[");
        ir_print_expr(out, array->dims[i]);
    }
    buffer_printf(out, "%s at %lld\n", array->rank ? "]" : "", (long long)placement->offset);
}

void loops_print(Buffer *out, const Schedule *schedule) {
    for (int i = 0; i < schedule->procedure_count; i++) {
        const Procedure *procedure = &schedule->procedures[i];
        const char *name = procedure->function->name;
        buffer_printf(out, "%sprocedure %s%s%s: %lld reals, %lld integers {\n", i ? "\n" : "",
                      function_kind_name(procedure->kind), name ? " " : "", name ? name : "",
                      (long long)procedure->real_count, (long long)procedure->integer_count);
        for (int k = 0; k < procedure->placement_count; k++)
            print_placement(out, &procedure->placements[k]);
        if (procedure->placement_count) buffer_char(out, '\n');
        print_steps(out, procedure->body, 1);
        buffer_text(out, "}\n");
    }
}
