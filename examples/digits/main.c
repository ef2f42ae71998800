// Learns to read handwritten digits with the model of digits.gd, and says how many it reads
// correctly of those that it was never shown.
#include "digits.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIXELS = 64, LARGEST_COUNT = 2000, BATCH = 32, EPOCHS = 100 };

typedef struct Rows {
    int count;
    float x[LARGEST_COUNT][PIXELS];
    int32_t y[LARGEST_COUNT];
} Rows;

static Rows training, test;
static digits_params params;
static digits_optimizer optimizer;
static digits_work work;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "digits: %s: %s\n", what, why);
    exit(1);
}

static void check(int code) {
    if (code != 0) fail("the model refuses", digits_message(code));
}

// One line of the file: 64 pixels from 0 to 16, and the digit that they show.
static int read_row(FILE *file, float *x, int32_t *y) {
    int number;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
        if (fscanf(file, "%d,", &number) != 1) return 0;
        x[pixel] = (float)number / 16;
    }
    if (fscanf(file, "%d", &number) != 1) return 0;
    *y = number;
    return 1;
}

// Every fifth row is kept for the test.
static void load(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail(path, "cannot be read");
    for (int row = 0; row < LARGEST_COUNT; row++) {
        Rows *rows = row % 5 == 0 ? &test : &training;
        if (!read_row(file, rows->x[rows->count], &rows->y[rows->count])) break;
        rows->count++;
    }
    fclose(file);
    if (test.count == 0) fail(path, "holds no digits");
}

// A number below `count`, by a generator of its own, so that every machine trains alike.
static int random_below(int count) {
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int)((state >> 33) % (uint64_t)count);
}

static void shuffle(Rows *rows) {
    for (int row = rows->count - 1; row > 0; row--) {
        int other = random_below(row + 1);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            float value = rows->x[row][pixel];
            rows->x[row][pixel] = rows->x[other][pixel];
            rows->x[other][pixel] = value;
        }
        int32_t digit = rows->y[row];
        rows->y[row] = rows->y[other];
        rows->y[other] = digit;
    }
}

// At most `size` rows, as the model takes them.
static digits_batch batch_at(const Rows *rows, int first, int size) {
    int left = rows->count - first, count = left < size ? left : size;
    return (digits_batch){.N = count, .x = rows->x[first], .y = &rows->y[first]};
}

// One pass over the training rows in a new order. Returns the average loss.
static float train(void) {
    float sum = 0;
    shuffle(&training);
    for (int first = 0; first < training.count; first += BATCH) {
        digits_batch batch = batch_at(&training, first, BATCH);
        digits_metrics metrics;
        check(digits_step(&params, &optimizer, &batch, &metrics, &work));
        sum += metrics.loss * (float)batch.N;
    }
    return sum / (float)training.count;
}

// The share of rows whose digit is read correctly.
static float accuracy(const Rows *rows) {
    float sum = 0;
    for (int first = 0; first < rows->count; first += DIGITS_MAX_N) {
        digits_batch batch = batch_at(rows, first, DIGITS_MAX_N);
        digits_metrics metrics;
        check(digits_loss(&params, &batch, &metrics, &work));
        sum += metrics.accuracy * (float)batch.N;
    }
    return sum / (float)rows->count;
}

// A line that grows on a terminal; elsewhere a line now and then.
static void show_progress(int epoch, float loss) {
    int live = isatty(STDOUT_FILENO);
    if (!live && epoch % 10 != 0) return;
    if (live) printf("\r[%-25.*s] ", 25 * epoch / EPOCHS, "#########################");
    printf("epoch %3d of %d, loss %.4f", epoch, EPOCHS, (double)loss);
    if (!live || epoch == EPOCHS) putchar('\n');
    fflush(stdout);
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage", "digits DIGITS.CSV");
    load(arguments[1]);
    check(digits_init(&params, 1));
    check(digits_optimizer_init(&optimizer));
    for (int epoch = 1; epoch <= EPOCHS; epoch++) show_progress(epoch, train());
    printf("test accuracy %.1f %%\n", 100 * (double)accuracy(&test));
    return 0;
}
