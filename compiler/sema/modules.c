#include "sema/modules.h"

#include "base/embedded.h"
#include "sema/extern.h"

#include <string.h>
#include <unistd.h>

static Module *add(Modules *modules, Source *source) {
    Module *module = parse(modules->context, source);
    if (source->origin) module->source = source->origin;
    modules->modules = arena_grow(modules->context->arena, modules->modules, modules->count,
                                  &modules->capacity, sizeof *modules->modules);
    return modules->modules[modules->count++] = module;
}

static const Source *find_loaded(const Modules *modules, const char *path) {
    for (int i = 0; i < modules->count; i++)
        if (strcmp(modules->modules[i]->source->path, path) == 0)
            return modules->modules[i]->source;
    return NULL;
}

static void note_import(Modules *modules, const Source *importer, const Source *imported) {
    modules->imports = arena_grow(modules->context->arena, modules->imports, modules->import_count,
                                  &modules->import_capacity, sizeof *modules->imports);
    modules->imports[modules->import_count++] = (Import){importer, imported};
}

int gives_meaning(const Declaration *declaration) {
    return declaration->kind != DECLARATION_IMPORT && declaration->kind != DECLARATION_EXPORT &&
           declaration->kind != DECLARATION_EXTERN;
}

// The path of an import: beside the importing file, or in one of the include paths.
static const char *find_import(const Modules *modules, const Source *importer, const char *path) {
    Arena *arena = modules->context->arena;
    if (path[0] == '/') return path;
    const char *slash = strrchr(importer->path, '/');
    int folder = slash ? (int)(slash - importer->path) + 1 : 0;
    const char *beside = arena_printf(arena, "%.*s%s", folder, importer->path, path);
    if (access(beside, F_OK) == 0) return beside;
    for (int i = 0; i < modules->include_count; i++) {
        const char *candidate = arena_printf(arena, "%s/%s", modules->include_paths[i], path);
        if (access(candidate, F_OK) == 0) return candidate;
    }
    return beside;
}

static void import(Modules *modules, const Source *importer, const Declaration *declaration) {
    const char *path = find_import(modules, importer, declaration->name), *reason = NULL;
    const Source *loaded = find_loaded(modules, path);
    Source *source = loaded ? NULL : source_read(modules->context->arena, path, &reason);
    if (source) add(modules, source);
    if (loaded || source)
        note_import(modules, importer, loaded ? loaded : source);
    else
        report_error(modules->context->diagnostics, declaration->name_place,
                     "cannot import \"%s\": %s", declaration->name, reason);
}

// The module of one C function.
static void import_extern(Modules *modules, const Source *importer, Declaration *declaration) {
    const char *path = find_import(modules, importer, declaration->path);
    Source *source = extern_read(modules, path, declaration);
    if (!source) return;
    Module *module = add(modules, source);
    note_import(modules, importer, module->source);
    extern_complete(modules->context, module, declaration);
}

void modules_load(Modules *modules, Source *source) {
    add(modules, source);
    for (int i = 0; i < modules->count; i++) {
        const Module *module = modules->modules[i];
        for (Declaration *d = module->declarations; d; d = d->next)
            if (d->kind == DECLARATION_IMPORT)
                import(modules, module->source, d);
            else if (d->kind == DECLARATION_EXTERN)
                import_extern(modules, module->source, d);
    }
    for (const EmbeddedFile *file = embedded_prelude; file->name; file++) {
        Source *prelude = source_new(modules->context->arena, file->name, file->text, file->length);
        prelude->is_prelude = 1;
        add(modules, prelude);
    }
}

int modules_sees(const Modules *modules, const Source *importer, const Source *imported) {
    size_t size = (size_t)modules->count * sizeof(const Source *);
    const Source **seen = arena_alloc(modules->context->arena, size);
    int count = 0;
    seen[count++] = importer;
    for (int i = 0; i < count; i++) {
        if (seen[i] == imported) return 1;
        for (int k = 0; k < modules->import_count; k++) {
            if (modules->imports[k].importer != seen[i]) continue;
            int known = 0;
            while (known < count && seen[known] != modules->imports[k].imported) known++;
            if (known == count) seen[count++] = modules->imports[k].imported;
        }
    }
    return 0;
}

const Declaration *modules_find(const Modules *modules, const char *name,
                                const Declaration *after) {
    int passed = after == NULL;
    for (int i = 0; i < modules->count; i++)
        for (const Declaration *d = modules->modules[i]->declarations; d; d = d->next) {
            if (passed && gives_meaning(d) && d->name == name) return d;
            passed |= d == after;
        }
    return NULL;
}

int spelling_distance(const char *a, const char *b) {
    enum { LONGEST = 32 };
    int row[LONGEST + 1], width = (int)strlen(b), height = (int)strlen(a);
    if (width > LONGEST || height > LONGEST) return FAR_SPELLING;
    for (int j = 0; j <= width; j++) row[j] = j;
    for (int i = 1; i <= height; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= width; j++) {
            int change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            int insert = row[j - 1] + 1, drop = row[j] + 1;
            row[j] = change < insert ? change : insert;
            if (drop < row[j]) row[j] = drop;
        }
    }
    return row[width] < FAR_SPELLING ? row[width] : FAR_SPELLING;
}

const char *modules_suggest(const Modules *modules, const char *name) {
    const char *nearest = NULL;
    int least = FAR_SPELLING;
    for (int i = 0; i < modules->count; i++)
        for (const Declaration *d = modules->modules[i]->declarations; d; d = d->next) {
            if (!gives_meaning(d) || d->kind == DECLARATION_MODEL || d->name == name) continue;
            int distance = spelling_distance(name, d->name);
            if (distance < least && distance < (int)strlen(name)) {
                least = distance;
                nearest = d->name;
            }
        }
    return nearest;
}
