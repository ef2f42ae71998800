#include "emit/runtime.h"
#include "base/embedded.h"

#include <string.h>

void write_runtime_part(Writer *writer, const char *name) {
    for (const EmbeddedFile *file = embedded_runtime; file->name; file++)
        if (strcmp(file->name, name) == 0) buffer_add(writer->out, file->text, file->length);
    write_blank(writer);
}
