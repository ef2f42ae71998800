// Learns a text character by character with the model of char_lstm.gd, and shows now and then how
// it writes by itself.
#include "char_lstm.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

enum { LENGTH = 64, ROWS = CHAR_LSTM_MAX_N };

static char_lstm_params params;
static char_lstm_optimizer optimizer;
static char_lstm_work work;

static void check(int code) {
    if (code != CHAR_LSTM_OK) fail("the model refuses", char_lstm_message(code));
}

static float train(const Text *text) {
    static int32_t tokens[ROWS][LENGTH], next[ROWS][LENGTH];
    for (int n = 0; n < ROWS; n++) text_piece(text, LENGTH, tokens[n], next[n]);
    char_lstm_batch batch = {.N = ROWS, .tokens = tokens[0], .next = next[0]};
    char_lstm_metrics metrics;
    check(char_lstm_step(&params, &optimizer, &batch, &metrics, &work));
    return metrics.loss;
}

// What stands after a place has no influence on it.
static const float *predict(const int32_t *window, int count) {
    static float p[LENGTH][TEXT_CHARACTERS];
    char_lstm_batch batch = {.N = 1, .tokens = window};
    char_lstm_outputs outputs = {.p = p[0]};
    check(char_lstm_predict(&params, &batch, &outputs, &work));
    return p[count - 1];
}

int main(int count, char **arguments) {
    if (count != 2 && count != 3) fail("usage", "char_lstm TEXT [STEPS]");
    const int steps = count == 3 ? atoi(arguments[2]) : 1000;
    const Text text = text_read(arguments[1], LENGTH);
    check(char_lstm_init(&params, 1, &work));
    check(char_lstm_optimizer_init(&optimizer));
    float average = 0;
    for (int step = 1; step <= steps; step++) {
        const float loss = train(&text);
        average = step == 1 ? loss : 0.95f * average + 0.05f * loss;
        if (step % 100 == 0) printf("step %4d of %d, loss %.3f\n", step, steps, (double)average);
        if (step % 500 == 0 || step == steps) text_write(&text, LENGTH, predict);
        fflush(stdout);
    }
    return 0;
}
