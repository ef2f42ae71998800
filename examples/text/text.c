#include "text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_TEXT = 1 << 20, START = 16, SAMPLE = 400 };

void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

Text text_read(const char *path, int length) {
    static int32_t characters[LARGEST_TEXT];
    Text text = {characters, 0};
    FILE *file = fopen(path, "r");
    if (!file) fail(path, "cannot be read");
    for (int c; text.count < LARGEST_TEXT && (c = getc(file)) != EOF;)
        if (c < TEXT_CHARACTERS) characters[text.count++] = c;
    fclose(file);
    if (text.count <= length) fail(path, "is too short to learn from");
    return text;
}

// A number in [0, 1), by a generator of its own, so that every machine trains alike.
static double random_number(void) {
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) * 0x1p-53;
}

void text_piece(const Text *text, int length, int32_t *piece, int32_t *next) {
    int at = (int)(random_number() * (text->count - length));
    memcpy(piece, text->characters + at, sizeof *piece * (size_t)length);
    memcpy(next, text->characters + at + 1, sizeof *next * (size_t)length);
}

// A character drawn from probabilities; those that are small are drawn more seldom still.
static int draw(const float *p) {
    double total = 0, sum = 0;
    for (int c = 0; c < TEXT_CHARACTERS; c++) total += pow((double)p[c], 1.4);
    double at = random_number() * total;
    for (int c = 0; c < TEXT_CHARACTERS; c++)
        if ((sum += pow((double)p[c], 1.4)) > at) return c;
    return ' ';
}

void text_write(const Text *text, int length, Predict *predict) {
    int32_t *window = calloc((size_t)length, sizeof *window);
    int count = START < length ? START : length;
    if (!window) fail("a sample", "there is no memory for it");
    memcpy(window, text->characters, sizeof *window * (size_t)count);
    for (int i = 0; i < count; i++) putchar(window[i]);
    for (int i = 0; i < SAMPLE; i++) {
        int c = draw(predict(window, count));
        putchar(c);
        if (count == length) memmove(window, window + 1, sizeof *window * (size_t)--count);
        window[count++] = c;
    }
    putchar('\n');
    free(window);
}
