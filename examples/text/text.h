// Texts of ASCII characters, as the character models read, learn and write them.
#ifndef TEXT_H
#define TEXT_H

#include <stdint.h>

enum { TEXT_CHARACTERS = 128 };

typedef struct Text {
    int32_t *characters;
    int count;
} Text;

// Prints why the program cannot go on, and ends it.
void fail(const char *what, const char *why);

// The characters of a file, but for those beyond ASCII. Fails where they are no more than `length`.
Text text_read(const char *path, int length);

// A random piece of the text: what comes next is the same piece, one character on.
void text_piece(const Text *text, int length, int32_t *piece, int32_t *next);

// Probabilities of the character that comes after the first `count` of a window.
typedef const float *Predict(const int32_t *window, int count);

// Prints the beginning of the text and how the model goes on from there, with a window of `length`
// characters.
void text_write(const Text *text, int length, Predict *predict);

#endif
