// Learns a text character by character with the model of gpt.gd, and then goes on writing in its
// manner.
#include "gpt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 64, CHARACTERS = 128, ROWS = GPT_MAX_N, LARGEST_TEXT = 1 << 20, SAMPLE = 400 };

static int32_t text[LARGEST_TEXT];
static int text_count;
static gpt_params params;
static gpt_optimizer optimizer;
static gpt_work work;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "gpt: %s: %s\n", what, why);
    exit(1);
}

static void check(int code) {
    if (code != 0) fail("the model refuses", gpt_message(code));
}

// Characters beyond ASCII are left out.
static void load(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail(path, "cannot be read");
    for (int c; text_count < LARGEST_TEXT && (c = getc(file)) != EOF;)
        if (c < CHARACTERS) text[text_count++] = c;
    fclose(file);
    if (text_count <= LENGTH) fail(path, "is too short to learn from");
}

// A number in [0, 1), by a generator of its own, so that every machine trains alike.
static double random_number(void) {
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) * 0x1p-53;
}

// One step on pieces of the text; what comes next is the same piece, one character on.
static float train(void) {
    static int32_t tokens[ROWS][LENGTH], next[ROWS][LENGTH];
    for (int n = 0; n < ROWS; n++) {
        int at = (int)(random_number() * (text_count - LENGTH));
        memcpy(tokens[n], text + at, sizeof tokens[n]);
        memcpy(next[n], text + at + 1, sizeof next[n]);
    }
    gpt_batch batch = {.N = ROWS, .tokens = tokens[0], .next = next[0]};
    gpt_metrics metrics;
    check(gpt_step(&params, &optimizer, &batch, &metrics, &work));
    return metrics.loss;
}

// A character drawn from probabilities; those of less than average rank are drawn more seldom.
static int draw(const float *p) {
    double total = 0, sum = 0;
    for (int c = 0; c < CHARACTERS; c++) total += pow((double)p[c], 1.4);
    double at = random_number() * total;
    for (int c = 0; c < CHARACTERS; c++)
        if ((sum += pow((double)p[c], 1.4)) > at) return c;
    return ' ';
}

// Goes on from the first characters of the text. What stands after a place has no influence on it.
static void write_sample(void) {
    static int32_t window[LENGTH], next[LENGTH];
    static float p[LENGTH][CHARACTERS];
    int count = 16;
    memcpy(window, text, sizeof *window * (size_t)count);
    for (int i = 0; i < count; i++) putchar(window[i]);
    gpt_batch batch = {.N = 1, .tokens = window, .next = next};
    gpt_outputs outputs = {.p = p[0]};
    for (int i = 0; i < SAMPLE; i++) {
        check(gpt_predict(&params, &batch, &outputs, &work));
        int c = draw(p[count - 1]);
        putchar(c);
        if (count == LENGTH) memmove(window, window + 1, sizeof *window * (size_t)--count);
        window[count++] = c;
    }
    putchar('\n');
}

int main(int count, char **arguments) {
    if (count != 2 && count != 3) fail("usage", "gpt TEXT [STEPS]");
    int steps = count == 3 ? atoi(arguments[2]) : 600;
    load(arguments[1]);
    check(gpt_init(&params, 1));
    check(gpt_optimizer_init(&optimizer));
    float average = 0;
    for (int step = 1; step <= steps; step++) {
        float loss = train();
        average = step == 1 ? loss : 0.95f * average + 0.05f * loss;
        if (step % 50 == 0 || step == steps)
            printf("step %4d of %d, loss %.3f\n", step, steps, (double)average);
        fflush(stdout);
    }
    printf("\n");
    write_sample();
    return 0;
}
