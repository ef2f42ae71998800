#include "emit/original.h"

#include "emit/notice.h"

#include <string.h>

const char *original_name(Arena *arena, const char *function) {
    return arena_printf(arena, "gradc_original_%s", function);
}

const char *flags_text(Arena *arena, const Lines *flags) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_=+./,:@%";
    Buffer text = buffer_new(arena);
    for (int i = 0; i < flags->count; i++) {
        const char *flag = flags->items[i];
        int is_plain = *flag && !flag[strspn(flag, plain)];
        buffer_text(&text, is_plain ? " " : " '");
        for (; *flag; flag++)
            if (*flag == '\'')
                buffer_text(&text, "'\\''");
            else
                buffer_char(&text, *flag);
        buffer_text(&text, is_plain ? "" : "'");
    }
    return text.length ? text.text : "";
}

static int is_defined(const Original *original, const char *name) {
    for (int i = 0; i < original->defined->count; i++)
        if (strcmp(original->defined->items[i], name) == 0) return 1;
    return 0;
}

static void write_renaming(Writer *writer, const Original *original, const char *name) {
    if (is_defined(original, name))
        write_line(writer, "#define %s %s", name, original_name(writer->out->arena, name));
}

// It is a file of its own: so the C file is read with nothing before it but this, its static
// functions can be called, and nothing of the check program can be called as something of it.
void emit_original(Buffer *out, const Schedule *schedule, const EmitOptions *options,
                   const Original *original) {
    Interface interface = interface_of(schedule, options);
    Writer writer = {out, interface.prefix, interface.macro_prefix, 0};
    write_notice(&writer, options->command);
    write_comment(
        &writer,
        "The functions of %s as they stand, for the program in %s: called with numbers "
        "that it makes up. What it or the code that it proves has a name for, has another "
        "one here; what %s uses of other files may be missing, since that is not called.",
        options->command, options->proof_name, options->command);
    write_renaming(&writer, original, "main");
    for (int i = 0; i < interface.call_count; i++)
        write_renaming(&writer, original, interface.calls[i].name);
    for (int i = 0; i < original->elsewhere->count; i++)
        write_line(&writer, "#pragma weak %s", original->elsewhere->items[i]);
    buffer_printf(out, "#include \"%s\"\n\n", options->original_path);
    write_line(&writer, "void *gradc_memory(unsigned long size);");
    for (int i = 0; i < original->lines->count; i++)
        buffer_printf(out, "%s\n", original->lines->items[i]);
}
