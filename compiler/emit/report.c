// What the generated functions will cost, for people (--report).
#include "emit/call.h"
#include "emit/entry.h"
#include "emit/provenance.h"
#include "schedule/cost.h"

#include <string.h>

// ---- Text in columns ----

enum { LARGEST_COLUMN_COUNT = 8, GAP = 3, SHOWN_COUNT = 8, NOTED_COUNT = 4 };

// Cells from left to right, row by row. The columns from `numbers_from` to before `numbers_to` are
// aligned at their right.
typedef struct Table {
    Arena *arena;
    int column_count, numbers_from, numbers_to;
    const char **cells;
    int cell_count, cell_capacity;
} Table;

static void add_cell(Table *table, const char *text) {
    table->cells = arena_grow(table->arena, table->cells, table->cell_count, &table->cell_capacity,
                              sizeof *table->cells);
    table->cells[table->cell_count++] = text;
}

static void write_table(Buffer *out, const Table *table) {
    int widths[LARGEST_COLUMN_COUNT] = {0};
    for (int i = 0; i < table->cell_count; i++) {
        int width = (int)strlen(table->cells[i]), column = i % table->column_count;
        if (width > widths[column]) widths[column] = width;
    }
    for (int i = 0; i < table->cell_count; i++) {
        int column = i % table->column_count, is_last = column + 1 == table->column_count;
        int is_number = table->numbers_from <= column && column < table->numbers_to;
        int space = widths[column] - (int)strlen(table->cells[i]);
        buffer_fill(out, ' ', column ? GAP : INDENT);
        if (is_number) buffer_fill(out, ' ', space);
        buffer_text(out, table->cells[i]);
        if (!is_number && !is_last) buffer_fill(out, ' ', space);
        if (!is_last) continue;
        while (out->text[out->length - 1] == ' ') out->length--;
        buffer_char(out, '\n');
    }
}

// A whole number with its digits in groups: "1,234,567".
static const char *number_text(Arena *arena, double number) {
    const char *digits = arena_printf(arena, "%.0f", number);
    size_t length = strlen(digits);
    Buffer text = buffer_new(arena);
    for (size_t i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) buffer_char(&text, ',');
        buffer_char(&text, digits[i]);
    }
    return text.text;
}

static void add_number(Table *table, double number) {
    add_cell(table, number_text(table->arena, number));
}

// ---- The model ----

static void write_title(Buffer *out, const Interface *interface) {
    if (interface->is_model)
        buffer_printf(out, "model %s in %s", interface->schedule->model->name,
                      type_name(interface->real));
    else
        buffer_text(out, "exported functions");
    for (int i = 0; i < interface->size_count; i++)
        buffer_printf(out, "%s%s = %d", i ? ", " : ", counted at ", interface->sizes[i].dim->name,
                      interface->sizes[i].dim->bound);
    buffer_text(out, "\n");
}

static double size_of(const Interface *interface, const Members *members) {
    double size = 0;
    for (int i = 0; i < members->count; i++)
        size += (double)array_size(interface->program, members->items[i].array);
    return size;
}

// What is kept from call to call.
static void write_members(Buffer *out, const Interface *interface, const char *title,
                          const Members *members) {
    Arena *arena = interface->arena;
    Table table = {.arena = arena, .column_count = 3, .numbers_from = 2, .numbers_to = 3};
    for (int i = 0; i < members->count; i++) {
        const Array *array = members->items[i].array;
        add_cell(&table, array->name);
        add_cell(&table, dims_text(arena, array));
        add_number(&table, (double)array_size(interface->program, array));
    }
    if (!members->count) return;
    double size = size_of(interface, members);
    buffer_printf(out, "\n%s: %s numbers, %s bytes\n", title, number_text(arena, size),
                  number_text(arena, size * entry_size(interface->real)));
    write_table(out, &table);
}

// ---- What each function does ----

static double work_of(const Interface *interface, const Procedure *procedure) {
    return (double)work_bytes(interface->schedule->model, procedure);
}

static void add_function(Table *table, const char *name, Cost cost, double work) {
    add_cell(table, name);
    add_number(table, cost.operations);
    add_number(table, cost.functions);
    add_number(table, cost.loaded);
    add_number(table, cost.stored);
    add_number(table, cost.read);
    add_number(table, cost.written);
    add_number(table, work);
}

static const char *full_name(const Interface *interface, Entry entry) {
    return arena_printf(interface->arena, "%s_%s", interface->prefix, entry_name(entry));
}

// A step is a gradient and an update, with the gradient between them in memory; and so is the new
// state, which is copied.
static void add_step(Table *table, const Interface *interface) {
    const Procedure *grad = interface->procedures[FUNCTION_GRAD];
    const Procedure *update = interface->procedures[FUNCTION_UPDATE];
    double entry = entry_size(interface->real);
    double gradient = entry * size_of(interface, &interface->parameters);
    double state = entry * size_of(interface, &interface->states);
    Cost copy = {.loaded = state, .stored = state, .read = state, .written = state};
    Cost cost = cost_sum(cost_of(interface->program, grad), cost_of(interface->program, update));
    double first = work_of(interface, grad), second = work_of(interface, update);
    add_function(table, full_name(interface, ENTRY_STEP), cost_sum(cost, copy),
                 (first > second ? first : second) + gradient + state);
}

static void write_functions(Buffer *out, const Interface *interface) {
    static const char *const heads[LARGEST_COLUMN_COUNT] = {
        "",       "operations", "functions", "bytes loaded",
        "stored", "read",       "written",   "bytes of work"};
    Table table = {.arena = interface->arena,
                   .column_count = LARGEST_COLUMN_COUNT,
                   .numbers_from = 1,
                   .numbers_to = LARGEST_COLUMN_COUNT};
    for (int i = 0; i < LARGEST_COLUMN_COUNT; i++) add_cell(&table, heads[i]);
    for (int entry = 0; interface->is_model && entry < ENTRY_COUNT; entry++) {
        const Procedure *procedure = entry_procedure(interface, (Entry)entry);
        if (!has_entry(interface, (Entry)entry)) continue;
        if (entry == ENTRY_STEP)
            add_step(&table, interface);
        else if (procedure)
            add_function(&table, full_name(interface, (Entry)entry),
                         cost_of(interface->program, procedure), work_of(interface, procedure));
    }
    for (int i = 0; i < interface->call_count; i++)
        add_function(&table, interface->calls[i].name,
                     cost_of(interface->program, interface->calls[i].procedure),
                     (double)stack_bytes(interface->calls[i].procedure));
    buffer_text(out, "\nfunctions:\n");
    write_table(out, &table);
}

// ---- The memory that each needs ----

static void add_source_line(Table *table, const Function *function, const Array *array) {
    Rows rows = {0};
    add_place(table->arena, &rows, place_of_array(function, array));
    add_cell(table, rows.count ? rows.items[0].left : "");
    add_cell(table, rows.count ? rows.items[0].right : "");
}

static void write_peak(Buffer *out, const Interface *interface, const char *name,
                       const Procedure *procedure) {
    Arena *arena = interface->arena;
    Peak peak = memory_peak(interface->program, procedure);
    if (!peak.alive_count) return;
    Table table = {.arena = arena, .column_count = 5, .numbers_from = 2, .numbers_to = 3};
    double left = (double)peak.bytes;
    for (int i = 0; i < peak.alive_count && i < SHOWN_COUNT; i++) {
        const Array *array = peak.alive[i]->array;
        double bytes = (double)placement_bytes(peak.alive[i]);
        add_cell(&table, array->name);
        add_cell(&table, type_and_dims(arena, array));
        add_number(&table, bytes);
        add_source_line(&table, procedure->function, array);
        left -= bytes;
    }
    buffer_printf(out, "\n%s: %s bytes in use at the peak\n", name,
                  number_text(arena, (double)peak.bytes));
    write_table(out, &table);
    if (peak.alive_count > SHOWN_COUNT)
        buffer_printf(out, "    and %d smaller: %s\n", peak.alive_count - SHOWN_COUNT,
                      number_text(arena, left));
}

static void write_peaks(Buffer *out, const Interface *interface) {
    for (int entry = 0; interface->is_model && entry < ENTRY_COUNT; entry++) {
        const Procedure *procedure = entry_procedure(interface, (Entry)entry);
        if (procedure && has_entry(interface, (Entry)entry))
            write_peak(out, interface, full_name(interface, (Entry)entry), procedure);
    }
    for (int i = 0; i < interface->call_count; i++)
        write_peak(out, interface, interface->calls[i].name, interface->calls[i].procedure);
}

void emit_report(Buffer *out, const Schedule *schedule, const EmitOptions *options) {
    Interface interface = interface_of(schedule, options);
    write_title(out, &interface);
    write_members(out, &interface, "parameters", &interface.parameters);
    write_members(out, &interface, "state", &interface.states);
    write_functions(out, &interface);
    write_peaks(out, &interface);
    buffer_text(out,
                "\noperations: + - * / of real numbers; functions: exp, sqrt, abs, ...\n"
                "loaded, stored: each access of an array; read, written: each element once\n"
                "conditions count as if they held, sizes chosen at the call at their bounds\n");
}

// ---- Where that is too much ----

// The entry of the model that needs the most work memory.
static Entry largest_entry(const Interface *interface) {
    Entry largest = ENTRY_INIT;
    double most = -1;
    for (int entry = 0; entry < ENTRY_COUNT; entry++) {
        const Procedure *procedure = entry_procedure(interface, (Entry)entry);
        if (!procedure || work_of(interface, procedure) <= most) continue;
        most = work_of(interface, procedure);
        largest = (Entry)entry;
    }
    return largest;
}

// The largest of these arrays.
static void note_arrays(const Interface *interface, const Procedure *procedure, const char *what,
                        const Placement *const *list, int count) {
    for (int i = 0; i < count && i < NOTED_COUNT; i++) {
        const Array *array = list[i]->array;
        report_note(interface->program->context->diagnostics,
                    place_of_array(procedure->function, array), "'%s' is %s: %s, %lld bytes",
                    array->name, what, type_and_dims(interface->arena, array),
                    (long long)placement_bytes(list[i]));
    }
}

static void note_locals(const Interface *interface, const Procedure *call) {
    note_arrays(interface, call, "one of them",
                (const Placement *const *)placements_by_size(interface->program, call),
                call->placement_count);
}

// Where nothing says how large an array can be, that is an error of its own.
static int is_unbounded(const Interface *interface) {
    return interface->program->context->diagnostics->error_count > 0;
}

static void report_model_shortage(const Interface *interface, int64_t allowed) {
    const Schedule *schedule = interface->schedule;
    Entry entry = largest_entry(interface);
    const Procedure *procedure = entry_procedure(interface, entry);
    report_error(interface->program->context->diagnostics, schedule->model->place,
                 "this needs %lld bytes of work memory, the most in '%s', and no less by computing "
                 "again what could be kept; --max-ram allows %lld",
                 (long long)schedule_bytes(schedule), full_name(interface, entry),
                 (long long)allowed);
    Peak peak = memory_peak(interface->program, procedure);
    note_arrays(interface, procedure, "alive at the peak", (const Placement *const *)peak.alive,
                peak.alive_count);
}

void report_shortage(const Schedule *schedule, const EmitOptions *options, int64_t allowed) {
    Interface interface = interface_of(schedule, options);
    if (is_unbounded(&interface)) return;
    if (schedule_bytes(schedule) > allowed) report_model_shortage(&interface, allowed);
    for (int i = 0; i < interface.call_count; i++) {
        const Call *call = &interface.calls[i];
        int64_t bytes = stack_bytes(call->procedure);
        if (bytes <= allowed) continue;
        report_error(interface.program->context->diagnostics, place_of(call),
                     "'%s' takes %lld bytes of the stack for its arrays, and no less by computing "
                     "the rounds of its loops again; --max-ram allows %lld",
                     call->name, (long long)bytes, (long long)allowed);
        note_locals(&interface, call->procedure);
    }
}

void report_large_stacks(const Schedule *schedule, const EmitOptions *options) {
    enum { LARGEST_STACK = 1 << 20 };
    Interface interface = interface_of(schedule, options);
    for (int i = 0; i < interface.call_count && !is_unbounded(&interface); i++) {
        const Call *call = &interface.calls[i];
        int64_t bytes = stack_bytes(call->procedure);
        if (bytes <= LARGEST_STACK) continue;
        report_warning(interface.program->context->diagnostics, WARNING_STACK, place_of(call),
                       "'%s' takes %lld bytes of the stack for its arrays; --max-ram sets a limit",
                       call->name, (long long)bytes);
        note_locals(&interface, call->procedure);
    }
}
