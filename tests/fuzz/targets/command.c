// A command line: its words, with a newline after each. No file is read or written.
#include "trial.h"

#include <getopt.h>
#include <string.h>

typedef struct Words {
    char **items;
    int count, capacity;
} Words;

static void add_word(Arena *arena, Words *words, char *word) {
    words->items =
        arena_grow(arena, words->items, words->count, &words->capacity, sizeof *words->items);
    words->items[words->count++] = word;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Trial trial;
    trial_begin(&trial);
    Arena *arena = trial.context.arena;
    Words words = {0};
    add_word(arena, &words, "gradc");
    char *text = arena_copy(arena, (const char *)bytes, length);
    for (char *word = strtok(text, "\n"); word; word = strtok(NULL, "\n"))
        add_word(arena, &words, word);
    add_word(arena, &words, NULL);
    Command command = {0};
    optind = 0; // begins anew
    int status = read_command(&trial.context, &command, words.count - 1, words.items);
    if (status == STATUS_OK)
        require(command.input && command.output && command.dependencies && command.target,
                "the files have names", command.input);
    trial_end(&trial);
    return 0;
}
