/* One objective as a function of one vector, in numbers of the type Real: its original, and gradc's
   derivatives of the same function from C and in the language. ADAPTER says which. */
#include "made.h"

typedef enum Version { FROM_C, IN_GD, VERSION_COUNT } Version;

#include ADAPTER

static double v[INPUTS], data[DATA];

/* From -1 to 1, always the same. */
static void fill(int count, double *numbers) {
    static uint64_t state = 1;
    for (int i = 0; i < count; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        numbers[i] = (double)(state >> 11) / 0x1p52 - 1.0;
    }
}

static void start(void) {
    fill(INPUTS, v);
    fill(DATA, data);
    prepare(v);
}
