// Learns a text character by character with the model of gpt.gd, and then goes on writing in its
// manner.
#include "gpt.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

enum { LENGTH = 64, ROWS = GPT_MAX_N };

static gpt_params params;
static gpt_optimizer optimizer;
static gpt_work work;

static void check(int code) {
    if (code != GPT_OK) fail("the model refuses", gpt_message(code));
}

static float train(const Text *text) {
    static int32_t tokens[ROWS][LENGTH], next[ROWS][LENGTH];
    for (int n = 0; n < ROWS; n++) text_piece(text, LENGTH, tokens[n], next[n]);
    gpt_batch batch = {.N = ROWS, .tokens = tokens[0], .next = next[0]};
    gpt_metrics metrics;
    check(gpt_step(&params, &optimizer, &batch, &metrics, &work));
    return metrics.loss;
}

// What stands after a place has no influence on it.
static const float *predict(const int32_t *window, int count) {
    static float p[LENGTH][TEXT_CHARACTERS];
    gpt_batch batch = {.N = 1, .tokens = window};
    gpt_outputs outputs = {.p = p[0]};
    check(gpt_predict(&params, &batch, &outputs, &work));
    return p[count - 1];
}

int main(int count, char **arguments) {
    if (count != 2 && count != 3) fail("usage", "gpt TEXT [STEPS]");
    const int steps = count == 3 ? atoi(arguments[2]) : 600;
    const Text text = text_read(arguments[1], LENGTH);
    check(gpt_init(&params, 1));
    check(gpt_optimizer_init(&optimizer));
    float average = 0;
    for (int step = 1; step <= steps; step++) {
        const float loss = train(&text);
        average = step == 1 ? loss : 0.95f * average + 0.05f * loss;
        if (step % 50 == 0 || step == steps)
            printf("step %4d of %d, loss %.3f\n", step, steps, (double)average);
        fflush(stdout);
    }
    printf("\n");
    text_write(&text, LENGTH, predict);
    return 0;
}
