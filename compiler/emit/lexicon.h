// What the names of the IR are called in C.
#ifndef GRADC_EMIT_LEXICON_H
#define GRADC_EMIT_LEXICON_H

#include "base/arena.h"

// What an array, an index or a dimension is called here: a name, or "params->h_w".
typedef struct Binding {
    const void *meaning;
    const char *text;
} Binding;

// The C names that mean something at a place in the text, innermost last.
typedef struct Lexicon {
    Arena *arena;
    const struct Lexicon *outer; // NULL: none
    int is_struct;               // its names are members
    int is_proof;                // it is that of the program of `gradc --check`
    const char **names;
    int name_count, name_capacity;
    Binding *bindings;
    int binding_count, binding_capacity;
} Lexicon;

Lexicon lexicon_new(Arena *arena, const Lexicon *outer);
// Of members, which may be called like a function of the library, but like no macro: those are
// outside.
Lexicon lexicon_of_struct(Arena *arena, const Lexicon *outer);

// The wanted name, made a C name that nothing else here has, and from now on taken.
const char *lexicon_claim(Lexicon *lexicon, const char *wanted);

// Says how `meaning` is written from now on.
void lexicon_bind(Lexicon *lexicon, const void *meaning, const char *text);

// How it is written; NULL where it has no name.
const char *lexicon_find(const Lexicon *lexicon, const void *meaning);

// What was claimed and bound since the mark is forgotten: a block ends.
typedef struct LexiconMark {
    int name_count, binding_count;
} LexiconMark;

LexiconMark lexicon_mark(const Lexicon *lexicon);
void lexicon_return(Lexicon *lexicon, LexiconMark mark);

// A text with only letters, digits and underscores; in capitals where asked for.
char *identifier(Arena *arena, const char *text, int in_capitals);

// Whether a function that other files see cannot have this name, because of the C library.
int is_linked(const char *name);

// Whether the name is one that the runtime keeps for itself.
int is_of_runtime(const char *name);

#endif
