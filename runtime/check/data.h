/* Made-up data, parameters and states. It stands behind random.h and proof.h. */
#ifndef GRADC_PROOF_DATA_H
#define GRADC_PROOF_DATA_H

/* So many points are looked at. At the last one of a model its parameters are of a size at which
   no function is all but straight; at the one before its inputs are of several. */
enum { PROOF_FUNCTION_POINTS = 7, PROOF_MODEL_POINTS = 3, PROOF_OF_PARAMETERS = 2 };

static uint64_t proof_hash(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
    return hash;
}

/* From 0 up to but not including 1; another one for each array, entry and point. */
static double proof_random(const char *name, long entry)
{
    const uint64_t seed = proof.seed + ((uint64_t)proof.point << 32);
    return gradc_uniform(seed, proof_hash(name), (uint64_t)entry);
}

/* ---- Inputs ---- */

/* Whether the last two subscripts are equal. */
static int proof_is_diagonal(const proof_array *array, long entry)
{
    const int size = array->rank > 1 ? array->sizes[array->rank - 1] : 0;
    return size && entry % size == entry / size % array->sizes[array->rank - 2];
}

/* At the first point, of a number from 0 to 1: from -1 to 1; in the next domain from 0 to 1, for
   logarithms and roots; then from 1 to 2; then from 0 to 1 with a large diagonal, for matrices that
   are to be positive definite. */
static double proof_in_domain(const proof_array *array, long entry, double number)
{
    if (proof.domain == 0) return 2 * number - 1;
    if (proof.domain == 2) return number + 1;
    if (proof.domain == 3 && proof_is_diagonal(array, entry))
        return number + array->sizes[array->rank - 1];
    return number;
}

/* At the points after that each entry is once from 0 to 1, from 1 to 2 and from 10 to 12, and
   likewise below 0 if it may be. The turns of the next entry and of the next input begin elsewhere,
   so that of conditions that compare them both sides are taken, too, but where they are six apart. */
static double proof_at_point(int input, long entry, double number)
{
    static const double first[3] = {0, 1, 10}, width[3] = {1, 1, 2};
    static const int shifts[6] = {0, 4, 2, 3, 1, 5};
    const long turn = shifts[input % 6] + entry * 5 + proof.point;
    const int interval = (int)(turn % 3);
    number = first[interval] + width[interval] * number;
    return proof.domain == 0 && turn % 6 < 3 ? -number : number;
}

/* An integer may be a subscript: it is below each size, and is not the one before it. */
static double proof_subscript(const proof_array *array, long entry)
{
    const double number =
        (double)((proof_hash(array->name) % 3 + proof.seed % 3 + (uint64_t)entry) % 3);
    return number == 0 && array->rank == 0 ? 2 : number; /* a single 0 would hide what it is for */
}

static uint64_t proof_common_divisor(uint64_t a, uint64_t b)
{
    while (b) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* As many entries as there are classes, one after the other, are of all of them. */
static double proof_class(const proof_array *array, long entry)
{
    const uint64_t classes = (uint64_t)array->classes;
    const uint64_t first = (uint64_t)(proof_random(array->name, 0) * array->classes);
    uint64_t step = 1 + (uint64_t)(proof_random(array->name, 1) * array->classes);
    while (proof_common_divisor(classes, step) > 1) step++;
    return (double)((first + (uint64_t)entry % classes * step) % classes);
}

static double proof_input(const proof_array *array, int input, long entry)
{
    const int is_wide = proof.point > 0 && !(proof.is_model && proof.point == PROOF_OF_PARAMETERS);
    const double number = proof_random(array->name, entry);
    if (array->classes) return proof_class(array, entry);
    if (is_wide) return proof_at_point(input, entry, number);
    return array->type == PROOF_INTEGER ? proof_subscript(array, entry)
                                        : proof_in_domain(array, entry, number);
}

/* ---- Parameters and states ---- */

static double proof_largest_start(const proof_array *array)
{
    double largest = 0;
    for (long i = 0; i < proof_count(array); i++)
        largest = fmax(largest, fabs(proof_cell(array->type, array->cells, proof_place(array, i))));
    return largest;
}

/* Starting values, moved a little: where they are 0, much would be 0 times something. No other one
   changes its sign; and of states none is below 0 that did not start there. At the last point the
   largest of all parameters in an array is about 1. */
static void proof_move_start(const proof_array *array)
{
    const int is_parameter = array->role == PROOF_PARAMETER;
    const int is_wide = is_parameter && proof.point == PROOF_OF_PARAMETERS;
    const double largest = is_wide ? proof_largest_start(array) : 0;
    const double scale = largest > 0 && largest < 1 ? 1 / largest : 1;
    for (long i = 0; i < proof_count(array); i++) {
        const double start = proof_cell(array->type, array->cells, proof_place(array, i));
        const double random = proof_random(array->name, i);
        const double change = is_parameter ? 2 * random - 1 : random;
        const double of_nothing = is_wide ? change : change / 16;
        proof_set(array, i, start == 0 ? of_nothing : scale * start * (1 + change / 8));
    }
}

static void proof_make_up(const proof_array *array, int input)
{
    if (array->role != PROOF_INPUT) {
        proof_move_start(array);
        return;
    }
    for (long i = 0; i < proof_count(array); i++) proof_set(array, i, proof_input(array, input, i));
}

#endif
