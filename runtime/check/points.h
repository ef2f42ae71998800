/* Functions and models are looked at for numbers of several scales and signs. It stands behind
   data.h. */
#ifndef GRADC_PROOF_POINTS_H
#define GRADC_PROOF_POINTS_H

/* What is looked at: what it is given, and what it gives. */
typedef struct proof_function {
    int is_model;
    void (*start)(void); /* gives parameters and states their starting values; NULL: there are none */
    const proof_array *inputs;
    int input_count;
    void (*forward)(void);
    const proof_array *values;
    int value_count;
    double speeds[2]; /* at most of the directions of which it makes derivatives, the slope's first */
} proof_function;

static long proof_count_values(const proof_function *function)
{
    long count = 0;
    for (int i = 0; i < function->value_count; i++) count += proof_count(&function->values[i]);
    return count;
}

/* Makes up what is given, and computes of it. Whether all values are numbers that the generated code
   can hold. */
static int proof_try(const proof_function *function)
{
    if (function->start) function->start();
    for (int k = 0; k < function->input_count; k++) proof_make_up(&function->inputs[k], k);
    function->forward();
    for (int k = 0; k < function->value_count; k++)
        if (!proof_is_finite(&function->values[k])) return 0;
    return 1;
}

/* Makes up the inputs for the first point, from the first domain where all values are numbers. */
static void proof_fill(const proof_function *function)
{
    static const int domains[PROOF_DOMAINS + 1] = {0, 1, 2, 3, 0};
    proof.point = 0;
    for (int i = 0; i <= PROOF_DOMAINS; i++) {
        proof.domain = domains[i];
        if (proof_try(function)) return;
    }
}

/* ---- Whether rounding errors decide ---- */

static int proof_is_real(const proof_array *array)
{
    return array->numbers && array->type != PROOF_INTEGER;
}

/* Each entry of an input moves up or down along a direction at this speed; 0: it stands still. */
static void proof_stir(const proof_array *input, int direction, double speed)
{
    for (long i = 0; proof_is_real(input) && i < proof_count(input); i++) {
        const int is_down = proof_random(input->name, 0x100000L + i) < 0.5;
        dual_set((dual *)input->numbers + i, direction, is_down ? -speed : speed);
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

/* In how many ways it is moved: of a function each input by itself, of a model all that is given
   together. */
static int proof_move_count(const proof_function *function)
{
    return proof.is_model ? 1 : function->input_count;
}

/* All parts of the values where an input moves, and along the other direction all of them. */
static void proof_look(const proof_function *function, int move, double *numbers)
{
    const int first = proof.is_model ? 0 : move;
    const int end = proof.is_model ? function->input_count : move + 1;
    for (int k = first; k < end; k++) proof_stir(&function->inputs[k], DUAL_SLOPE, function->speeds[0]);
    for (int k = 0; DUAL_LAST_DIRECTION > DUAL_SLOPE && k < function->input_count; k++)
        proof_stir(&function->inputs[k], DUAL_LAST_DIRECTION, function->speeds[1]);
    function->forward();
    for (int part = 0; part < DUAL_PARTS; part++)
        for (int k = 0; k < function->value_count; k++)
            for (long i = 0; i < proof_count(&function->values[k]); i++)
                *numbers++ = proof_number(&function->values[k], i, part);
    for (int k = 0; k < function->input_count; k++)
        for (int part = DUAL_SLOPE; part <= DUAL_LAST_DIRECTION; part++)
            proof_stir(&function->inputs[k], part, 0);
}

static void proof_look_along(const proof_function *function, double *numbers)
{
    const long size = proof_count_values(function) * DUAL_PARTS;
    for (int k = 0; k < proof_move_count(function); k++)
        proof_look(function, k, numbers + k * size);
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

/* How many numbers of a part count: of a model only the loss, its first value, has derivatives. */
static long proof_count_part(const proof_function *function, int part)
{
    if (proof.is_model && part != DUAL_VALUE) return proof_count(&function->values[0]);
    return proof_count_values(function);
}

/* Notes how far apart all parts of the values are. Where that decides, each kind remains steady if it
   is less than a small part of the errors that are right. */
static void proof_note_noise(const proof_function *function, const double *a, const double *b,
                             int decides)
{
    const double limit = (proof_is_rough(proof.tolerance) ? 1e-2 : 1e-1) * proof.tolerance;
    const long count = proof_count_values(function);
    const long lists = proof_move_count(function) * DUAL_PARTS;
    double largest[PROOF_KINDS] = {0, 0};
    for (long i = 0; i < lists; i++) {
        const int part = (int)(i % DUAL_PARTS);
        const double own = proof_largest_of(a + i * count, proof_count_part(function, part));
        largest[proof_kind_of(part)] = fmax(largest[proof_kind_of(part)], own);
    }
    /* Where nothing is left of numbers, that may be so only in the order in which they stand here. */
    const int is_nothing = largest[PROOF_VALUE] == 0 && largest[PROOF_DERIVATIVE] == 0;
    const double least = is_nothing ? dual_noise * dual_largest : 0;
    for (long i = 0; i < lists; i++) {
        const int part = (int)(i % DUAL_PARTS);
        const proof_kind kind = proof_kind_of(part);
        const long counted = proof_count_part(function, part);
        const double own = proof_largest_of(a + i * count, counted);
        const double noise = proof_apart(a + i * count, b + i * count, counted);
        if (decides)
            proof.is_steady[kind] &= noise <= limit * fmax(own, proof_least_scale(kind, largest));
        proof.is_steady[kind] &= isfinite(noise) != 0;
        proof.noise[kind] = fmax(proof.noise[kind], fmax(noise, least));
    }
}

/* Looks several times where each result on the way is rounded, against what it was before. */
static void proof_look_with_noise(const proof_function *function, double noise, int times,
                                  const double *before, double *after, int decides)
{
    dual_noise = noise;
    dual_largest = 0;
    for (; times > 0; times--) {
        proof_look_along(function, after);
        proof_note_noise(function, before, after, decides);
    }
    dual_noise = 0;
}

/* Whether the values and their derivatives stay as they are where all that is given is rounded, and
   in f64 each result on the way, several times. If not, nobody can say what is right at this point.
   In f32 there are no digits to spare: what rounding does on the way is noise, and decides nothing.
   So is what it does to the formulas of rules, where little may be left of what is all but 1. */
static void proof_look_for_noise(const proof_function *function)
{
    const int is_rough = proof_is_rough(proof.tolerance), times = proof.is_model ? 2 : 8;
    const long count = proof_count_values(function) * DUAL_PARTS * proof_move_count(function);
    const size_t room = (size_t)(count + 1) * sizeof(double);
    double *before = proof_memory(NULL, room), *by_rules = proof_memory(NULL, room);
    double *after = proof_memory(NULL, room);
    proof_look_along(function, before);
    dual_by_rules = 1;
    proof_look_along(function, by_rules);
    dual_by_rules = 0;
    for (int k = 0; k < function->input_count; k++) proof_jog(&function->inputs[k]);
    proof_look_with_noise(function, is_rough ? 0 : 2e-16, is_rough ? 1 : 3, before, after, 1);
    dual_by_rules = 1;
    proof_look_with_noise(function, is_rough ? 6e-8 : 2e-16, times, by_rules, after, 0);
    dual_by_rules = 0;
    free(before);
    free(by_rules);
    free(after);
}

static void proof_set_steady(int is_steady)
{
    for (int kind = 0; kind < PROOF_KINDS; kind++) {
        proof.is_steady[kind] = is_steady;
        proof.noise[kind] = 0;
    }
}

static int proof_is_whole(const proof_function *function)
{
    for (int k = 0; k < function->value_count; k++)
        if (function->values[k].type != PROOF_INTEGER) return 0;
    return 1;
}

/* Makes up what is given, and computes of it. Whether something can be proved there. That
   rounding decides is not asked at the first point of a model, where training begins. */
static int proof_visit(const proof_function *function)
{
    proof_set_steady(1);
    if (!proof_try(function)) return 0;
    if (proof_is_whole(function) || (proof.is_model && proof.point == 0)) return 1;
    proof_look_for_noise(function);
    proof_try(function);
    return proof.is_steady[PROOF_VALUE] || proof.is_steady[PROOF_DERIVATIVE];
}

/* ---- From point to point ---- */

/* Goes to the first point. */
static void proof_first(const proof_function *function)
{
    proof.is_model = function->is_model;
    proof_fill(function);
    proof_visit(function);
}

/* Goes on to the next point where something can be proved; from the last one back to the first, and
   returns 0. */
static int proof_next(const proof_function *function)
{
    const int point_count = proof.is_model ? PROOF_MODEL_POINTS : PROOF_FUNCTION_POINTS;
    proof_settle();
    while (++proof.point < point_count)
        if (proof_visit(function)) return 1;
    proof_first(function);
    return 0;
}

#endif
