/* The C functions in long double, and gradc's gradients of them. */
#include "made.h"

#include <stdint.h>
#include <stdio.h>
#include <tgmath.h>

#define double long double
#include "kernels.c"
#include "structs.c"
#undef double

typedef long double Real;

static Real o_swish(const Real v[6]) { return swish(v[0]); }
static Real o_leaky(const Real v[6]) { return leaky(v[0]); }
static Real o_stages(const Real v[6]) { return stages(v[0], v[1]); }
static Real o_swapped(const Real v[6]) { return swapped(v[0], v[1]); }
static Real o_safe_log(const Real v[6]) { return safe_log(v[0]); }
static Real o_newton(const Real v[6]) { return newton(v[0]); }
static Real o_horner(const Real v[6]) { return horner(5, v, v[5]); }
static Real o_quadratic(const Real v[6]) { return quadratic(2, (const Real(*)[2])v, v + 4); }
static Real o_chain(const Real v[6]) { return chain(v, v[3]); }
static Real o_largest(const Real v[6]) { return largest(v); }
static Real o_weighted(const Real v[6]) { return weighted(v + 1); }
static Real o_calls(const Real v[6]) { return calls(v[0], v[1]); }
static Real o_nested(const Real v[6]) { return nested(v[0], v[1]); }
static Real o_mlp(const Real v[6])
{
    const Real w[4][2] = {{v[0], v[1]}, {v[1], v[2]}, {v[2], v[3]}, {v[3], v[4]}};
    return mlp(2, v, w, v + 2);
}
static Real o_shifted(const Real v[6]) { return shifted(v); }
static Real o_prefix(const Real v[6]) { return prefix(v); }
static Real o_heat(const Real v[6]) { return heat(v, 0.1L); }
static Real o_matrix(const Real v[6])
{
    const Real a[3][3] = {{v[0], v[1], v[2]}, {v[1], v[2], v[3]}, {v[2], v[3], v[4]}};
    const Real b[3][3] = {{v[3], v[4], v[5]}, {v[1], v[2], v[3]}, {v[0], v[1], v[2]}};
    return matrix(a, b);
}
static Real o_smooth(const Real v[6])
{
    Real y[6], s = 0;
    smooth(6, v, y);
    for (int i = 0; i < 6; i++) s += y[i] * v[5 - i];
    return s;
}
static Real o_in_place(const Real v[6])
{
    Real x[4] = {v[0], v[1], v[2], v[3]}, s = 0;
    in_place(x, v[5]);
    for (int i = 0; i < 4; i++) s += x[i] * x[i];
    return s;
}
static Real o_vectors(const Real v[6]) { return vectors(v, v[4]); }
static Real o_places(const Real v[6]) { return places(v, 3); }
static Real o_stacked(const Real v[6]) { return stacked(v); }
static Real o_mixed(const Real v[6]) { return mixed(v); }
static Real o_apart(const Real v[6]) { return apart(v); }
static Real o_halves(const Real v[6]) { return halves(5, v); }
static Real o_wholes(const Real v[6]) { return wholes(v); }
static Real o_counted(const Real v[6]) { return counted(v); }
static Real o_flat(const Real v[6]) { return flat(v, 2, v, v + 4); }
static Real o_scaled(const Real v[6])
{
    Real y[6], s = 0;
    scaled(6, v[5], v, y);
    for (int i = 0; i < 6; i++) s += y[i] * v[5 - i];
    return s;
}
static Real o_pointers(const Real v[6]) { return pointers(v); }
static Real o_growing(const Real v[6]) { return growing(v); }

typedef struct point Point;

static Real o_sums(const Real v[6])
{
    const Point q = {v[2], v[3]};
    return sums((Point){v[0], v[1]}, &q);
}
static Real o_branches(const Real v[6]) { return branches(v[0], v[1]); }
static Real o_flight(const Real v[6]) { return flight(v[0], v[1]); }
static Real o_cloud(const Real v[6])
{
    const Point p[3] = {{v[0], v[3]}, {v[1], v[4]}, {v[2], v[5]}};
    return cloud(3, p);
}
static Real o_moved(const Real v[6])
{
    Point p[3] = {{v[0], v[3]}, {v[1], v[4]}, {v[2], v[5]}};
    moved(p, v[1]);
    return p[0].x * v[0] + p[1].x * v[1] + p[2].x * v[2];
}
static Real o_reach(const Real v[6])
{
    Point p = {v[0], v[1]};
    reach(&p, v[2]);
    return p.y;
}
static Real o_choice(const Real v[6]) { return choice((Point){v[0], v[1]}, v[2]); }
static Real o_words(const Real v[6]) { return words((named){v[0], v[1], v[2]}, v[3]); }
static Real o_both(const Real v[6]) { return both(v); }
static Real o_grids(const Real v[6])
{
    const struct grid g = {{{v[0], v[1]}, {v[2], v[3]}}, {{v[4], v[1]}, {v[5], v[2]}}};
    return grids(g, v[0]);
}

typedef struct Row {
    const char *name;
    Real (*original)(const Real v[6]);
    double (*gradient)(const double v[6], double d_v[6]);
} Row;

static const Row rows[] = {
    {"swish", o_swish, g_swish_grad},          {"leaky", o_leaky, g_leaky_grad},
    {"stages", o_stages, g_stages_grad},       {"swapped", o_swapped, g_swapped_grad},
    {"safe_log", o_safe_log, g_safe_log_grad}, {"newton", o_newton, g_newton_grad},
    {"horner", o_horner, g_horner_grad},       {"quadratic", o_quadratic, g_quadratic_grad},
    {"chain", o_chain, g_chain_grad},          {"largest", o_largest, g_largest_grad},
    {"weighted", o_weighted, g_weighted_grad}, {"calls", o_calls, g_calls_grad},
    {"nested", o_nested, g_nested_grad},       {"mlp", o_mlp, g_mlp_grad},
    {"shifted", o_shifted, g_shifted_grad},    {"prefix", o_prefix, g_prefix_grad},
    {"heat", o_heat, g_heat_grad},             {"matrix", o_matrix, g_matrix_grad},
    {"smooth", o_smooth, g_smooth_grad},       {"in_place", o_in_place, g_in_place_grad},
    {"vectors", o_vectors, g_vectors_grad},    {"growing", o_growing, g_growing_grad},
    {"places", o_places, g_places_grad},       {"stacked", o_stacked, g_stacked_grad},
    {"mixed", o_mixed, g_mixed_grad},          {"apart", o_apart, g_apart_grad},
    {"halves", o_halves, g_halves_grad},       {"wholes", o_wholes, g_wholes_grad},
    {"places", o_places, g_places_grad},       {"counted", o_counted, g_counted_grad},
    {"flat", o_flat, g_flat_grad},             {"scaled", o_scaled, g_scaled_grad},
    {"pointers", o_pointers, g_pointers_grad},
    {"sums", o_sums, g_sums_grad},
    {"branches", o_branches, g_branches_grad},
    {"flight", o_flight, g_flight_grad},
    {"cloud", o_cloud, g_cloud_grad},
    {"moved", o_moved, g_moved_grad},
    {"reach", o_reach, g_reach_grad},
    {"choice", o_choice, g_choice_grad},
    {"words", o_words, g_words_grad},
    {"both", o_both, g_both_grad},
    {"grids", o_grids, g_grids_grad},
};

/* Central differences, extrapolated twice. */
static Real slope(const Row *row, const double v[6], int k)
{
    Real quotients[3];
    for (int level = 0; level < 3; level++) {
        const Real h = 0x1p-11L / (1 << level);
        Real up[6], down[6];
        for (int i = 0; i < 6; i++) up[i] = down[i] = v[i];
        up[k] += h;
        down[k] -= h;
        quotients[level] = (row->original(up) - row->original(down)) / (2 * h);
    }
    const Real a = (4 * quotients[1] - quotients[0]) / 3, b = (4 * quotients[2] - quotients[1]) / 3;
    return (16 * b - a) / 15;
}

static int differ(Real a, Real b)
{
    return !(fabs(a - b) <= 1e-11L * (1 + fabs(a) + fabs(b)));
}

int main(void)
{
    const int count = sizeof rows / sizeof *rows;
    uint64_t state = 1;
    int slopes = 0;
    for (int i = 0; i < count; i++)
        for (int trial = 0; trial < 10; trial++) {
            double v[6], gradient[6];
            Real wide[6];
            for (int k = 0; k < 6; k++) {
                state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
                v[k] = (double)(state >> 11) / 0x1p51 - 2.0;
                wide[k] = v[k];
            }
            const double value = rows[i].gradient(v, gradient);
            if (differ(rows[i].original(wide), value)) printf("wrong: value of %s\n", rows[i].name);
            for (int k = 0; k < 6; k++, slopes++)
                if (differ(slope(&rows[i], v, k), gradient[k]))
                    printf("wrong: slope %d of %s: %.17g, not %.17Lg\n", k, rows[i].name, gradient[k],
                           slope(&rows[i], v, k));
        }
    printf("%d functions, %d slopes\n", count, slopes);
    return 0;
}
