#include <stdio.h>
#include <string.h>

/* FNV-1a of all bits; every NaN counts as the same. */
static uint64_t hash = UINT64_C(0xcbf29ce484222325);

static void add(uint64_t bits)
{
    for (int i = 0; i < 8; i++) {
        hash = (hash ^ (bits >> 8 * i & 0xff)) * UINT64_C(0x100000001b3);
    }
}

static void add_double(double number)
{
    uint64_t bits = 0;
    if (number == number) memcpy(&bits, &number, sizeof number);
    add(bits);
}

static void add_float(float number)
{
    uint32_t bits = 0;
    if (number == number) memcpy(&bits, &number, sizeof number);
    add(bits);
}

static uint64_t state;

static uint64_t next(void)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return state >> 11;
}

/* Of either sign, from 2^-low to 2^high. */
static double number(int low, int high)
{
    double x = 1.0 + (double)(next() % 4194304) / 4194304.0;
    for (int k = (int)(next() % (uint64_t)(low + high)) - low; k != 0; k += k < 0 ? 1 : -1)
        x *= k < 0 ? 0.5 : 2.0;
    return next() % 3 ? x : -x;
}

static void try_functions(void)
{
    for (int i = 0; i < 3000; i++) {
        const int reach = i % 10 == 0 ? 1000 : i % 3 == 0 ? 8 : 2;
        double x = number(reach, reach), y = number(4, 4), values[28];
        float singles[28];
        if (i % 2) x -= y;
        every(x, y, values);
        for (int k = 0; k < 28; k++) add_double(values[k]);
        const int is_large = x > 1e30 || x < -1e30;
        every_single(is_large ? 1.5f : (float)x, (float)y, singles);
        for (int k = 0; k < 28; k++) add_float(singles[k]);
    }
    printf("functions %016llx\n", (unsigned long long)hash);
}

static machines_params params;
static machines_state moving;
static machines_optimizer optimizer;
static machines_work work;

static void train(void)
{
    static int32_t tokens[6 * 7], label[6];
    static float pixels[6 * 2 * 6 * 5], p[6 * 4];
    machines_metrics metrics = {0};
    machines_init(&params, &moving, 3, &work);
    machines_optimizer_init(&optimizer);
    for (int step = 0; step < 25; step++) {
        machines_batch batch = {.N = 1 + step % 6, .T = 7 - step % 4, .tokens = tokens, .pixels = pixels, .label = label};
        for (int i = 0; i < 6 * 7; i++) tokens[i] = (int32_t)(next() % 9);
        for (int i = 0; i < 6 * 2 * 6 * 5; i++) pixels[i] = (float)number(3, 1);
        for (int i = 0; i < 6; i++) label[i] = tokens[i] % 4;
        if (machines_step(&params, &moving, &optimizer, &batch, (uint64_t)step, &metrics, &work) != MACHINES_OK)
            printf("refused\n");
        add_float(metrics.loss);
        machines_outputs outputs = {.p = p};
        machines_predict(&params, &moving, &batch, &outputs, &work);
        for (int i = 0; i < batch.N * 4; i++) add_float(p[i]);
    }
    for (size_t i = 0; i < sizeof params / sizeof(float); i++) add_float(((const float *)&params)[i]);
    printf("loss %.9g\ntraining %016llx\n", (double)metrics.loss, (unsigned long long)hash);
}

int main(void)
{
    try_functions();
    train();
    return 0;
}
