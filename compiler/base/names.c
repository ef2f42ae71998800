#include "base/names.h"

#include <string.h>

typedef struct {
    const char *text;
    size_t length;
    unsigned hash;
    int last; // the number that the latest name made of this one has
} Slot;

struct Names {
    Arena *arena;
    Slot *slots; // open addressing; at most half full
    unsigned count, capacity;
};

unsigned hash_bytes(unsigned hash, const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    if (!hash) hash = 2166136261u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ byte[i]) * 16777619u;
    return hash;
}

Names *names_new(Arena *arena) {
    Names *names = arena_alloc(arena, sizeof *names);
    names->arena = arena;
    names->capacity = 512;
    names->slots = arena_alloc(arena, names->capacity * sizeof *names->slots);
    return names;
}

static Slot *find_slot(Slot *slots, unsigned capacity, const char *text, size_t length,
                       unsigned hash) {
    unsigned i = hash & (capacity - 1);
    while (slots[i].text && (slots[i].hash != hash || slots[i].length != length ||
                             memcmp(slots[i].text, text, length) != 0))
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static void widen(Names *names) {
    unsigned capacity = names->capacity * 2;
    Slot *slots = arena_alloc(names->arena, capacity * sizeof *slots);
    for (unsigned i = 0; i < names->capacity; i++) {
        Slot *old = &names->slots[i];
        if (old->text) *find_slot(slots, capacity, old->text, old->length, old->hash) = *old;
    }
    names->slots = slots;
    names->capacity = capacity;
}

static Slot *intern(Names *names, const char *text, size_t length) {
    unsigned hash = hash_bytes(0, text, length);
    Slot *slot = find_slot(names->slots, names->capacity, text, length, hash);
    if (slot->text) return slot;
    if (++names->count * 2 > names->capacity) {
        widen(names);
        slot = find_slot(names->slots, names->capacity, text, length, hash);
    }
    *slot = (Slot){arena_copy(names->arena, text, length), length, hash, 0};
    return slot;
}

const char *name_intern(Names *names, const char *text, size_t length) {
    return intern(names, text, length)->text;
}

const char *name_of(Names *names, const char *text) {
    return name_intern(names, text, strlen(text));
}

const char *name_unique(Names *names, const char *text) {
    unsigned count = names->count;
    Slot *slot = intern(names, text, strlen(text));
    const char *stem = slot->text, *unique = stem;
    int number = slot->last + 1;
    while (names->count == count)
        unique = name_of(names, arena_printf(names->arena, "%s.%d", stem, ++number));
    if (unique != stem) intern(names, stem, strlen(stem))->last = number - 1;
    return unique;
}
