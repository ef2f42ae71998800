/* Functions are looked at for numbers of several scales and signs. It stands behind proof.h. */
#ifndef GRADC_PROOF_POINTS_H
#define GRADC_PROOF_POINTS_H

/* The function that is looked at: what it is given, and what it gives. */
typedef struct proof_function {
    const proof_array *inputs;
    int input_count;
    void (*forward)(void);
    const proof_array *value;
} proof_function;

/* ---- Whether rounding errors decide ---- */

static int proof_is_real(const proof_array *array)
{
    return array->numbers && array->type != PROOF_INTEGER;
}

/* Each entry of an input moves up or down along a direction, or stands still again. */
static void proof_stir(const proof_array *input, int direction, int is_moving)
{
    for (long i = 0; proof_is_real(input) && i < proof_count(input); i++) {
        const double speed = proof_random(input->name, 0x100000L + i) < 0.5 ? -1 : 1;
        dual_set((dual *)input->numbers + i, direction, is_moving ? speed : 0);
    }
}

/* Changes each number about as much as rounding does. */
static void proof_jog(const proof_array *input)
{
    const double unit = proof_is_rough(proof.tolerance) ? 6e-8 : 9e-16;
    for (long i = 0; proof_is_real(input) && i < proof_count(input); i++) {
        const double number = proof_number(input, i, DUAL_VALUE);
        const int is_up = proof_random(input->name, 0x200000L + i) < 0.5;
        dual_set((dual *)input->numbers + i, DUAL_VALUE, number * (is_up ? 1 + unit : 1 - unit));
    }
}

/* All parts of the value where this input moves, and along the other direction all of them. */
static void proof_look(const proof_function *function, int input, double *numbers)
{
    const long count = proof_count(function->value);
    proof_stir(&function->inputs[input], DUAL_SLOPE, 1);
    for (int k = 0; DUAL_LAST_DIRECTION > DUAL_SLOPE && k < function->input_count; k++)
        proof_stir(&function->inputs[k], DUAL_LAST_DIRECTION, 1);
    function->forward();
    for (long i = 0; i < count * DUAL_PARTS; i++)
        numbers[i] = proof_number(function->value, i % count, (int)(i / count));
    for (int k = 0; k < function->input_count; k++)
        for (int part = DUAL_SLOPE; part <= DUAL_LAST_DIRECTION; part++)
            proof_stir(&function->inputs[k], part, 0);
}

/* Of all inputs, each by itself. */
static void proof_look_along(const proof_function *function, double *numbers)
{
    const long size = proof_count(function->value) * DUAL_PARTS;
    for (int k = 0; k < function->input_count; k++) proof_look(function, k, numbers + k * size);
}

/* The largest of what is a number. */
static double proof_largest_of(const double *numbers, long count)
{
    double size = 0;
    for (long i = 0; i < count; i++)
        if (isfinite(numbers[i])) size = fmax(size, fabs(numbers[i]));
    return size;
}

/* The largest difference. */
static double proof_apart(const double *a, const double *b, long count)
{
    double apart = 0;
    for (long i = 0; i < count; i++)
        if (isfinite(a[i]) && isfinite(b[i]))
            apart = fmax(apart, fabs(a[i] - b[i]));
        else if (isfinite(a[i]) || isfinite(b[i]))
            apart = HUGE_VAL;
    return apart;
}

/* Notes how far apart all parts of the value are. Where that decides, each kind remains steady if it
   is less than a small part of the errors that are right. */
static void proof_note_noise(const proof_function *function, const double *a, const double *b,
                             int decides)
{
    const double limit = (proof_is_rough(proof.tolerance) ? 1e-2 : 1e-1) * proof.tolerance;
    const long count = proof_count(function->value), lists = function->input_count * DUAL_PARTS;
    double largest[PROOF_KINDS] = {0, 0};
    for (long i = 0; i < lists; i++) {
        double *of_kind = &largest[proof_kind_of((int)(i % DUAL_PARTS))];
        *of_kind = fmax(*of_kind, proof_largest_of(a + i * count, count));
    }
    /* Where nothing is left of numbers, that may be so only in the order in which they stand here. */
    const int is_nothing = largest[PROOF_VALUE] == 0 && largest[PROOF_DERIVATIVE] == 0;
    const double least = is_nothing ? dual_noise * dual_largest : 0;
    for (long i = 0; i < lists; i++) {
        const proof_kind kind = proof_kind_of((int)(i % DUAL_PARTS));
        const double own = proof_largest_of(a + i * count, count);
        const double noise = proof_apart(a + i * count, b + i * count, count);
        if (decides)
            proof.is_steady[kind] &= noise <= limit * fmax(own, proof_least_scale(kind, largest));
        proof.noise[kind] = fmax(proof.noise[kind], fmax(noise, least));
    }
}

/* Whether the value and its derivatives stay as they are where the inputs are rounded, and in f64
   each result on the way, several times. If not, nobody can say what is right at this point. In f32
   there are no digits to spare: what rounding does on the way is noise, and decides nothing. */
static void proof_look_for_noise(const proof_function *function)
{
    const int is_rough = proof_is_rough(proof.tolerance);
    const long count = proof_count(function->value) * DUAL_PARTS * function->input_count;
    const size_t room = (size_t)(count + 1) * sizeof(double);
    double *before = proof_memory(NULL, room), *after = proof_memory(NULL, room);
    proof_look_along(function, before);
    for (int k = 0; k < function->input_count; k++) proof_jog(&function->inputs[k]);
    dual_noise = is_rough ? 0 : 2e-16;
    dual_largest = 0;
    for (int times = is_rough ? 1 : 3; times > 0; times--) {
        proof_look_along(function, after);
        proof_note_noise(function, before, after, 1);
    }
    dual_noise = is_rough ? 6e-8 : 0;
    for (int times = is_rough ? 2 : 0; times > 0; times--) {
        proof_look_along(function, after);
        proof_note_noise(function, before, after, 0);
    }
    dual_noise = 0;
    free(before);
    free(after);
}

static void proof_set_steady(int is_steady)
{
    for (int kind = 0; kind < PROOF_KINDS; kind++) {
        proof.is_steady[kind] = is_steady;
        proof.noise[kind] = 0;
    }
}

/* Makes up the inputs, and computes of them. Whether something can be proved there. */
static int proof_visit(const proof_function *function)
{
    proof_set_steady(1);
    if (!proof_try(function->inputs, function->input_count, function->forward, function->value, 1))
        return 0;
    if (function->value->type != PROOF_INTEGER) proof_look_for_noise(function);
    proof_try(function->inputs, function->input_count, function->forward, function->value, 1);
    return proof.is_steady[PROOF_VALUE] || proof.is_steady[PROOF_DERIVATIVE];
}

/* ---- From point to point ---- */

/* Goes to the first point. */
static void proof_first(const proof_function *function)
{
    proof_fill(function->inputs, function->input_count, function->forward, function->value, 1);
    proof_visit(function);
}

/* Goes on to the next point where something can be proved; from the last one back to the first, and
   returns 0. */
static int proof_next(const proof_function *function)
{
    proof_settle();
    while (++proof.point < PROOF_POINTS)
        if (proof_visit(function)) return 1;
    proof_first(function);
    return 0;
}

#endif
