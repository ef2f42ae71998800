// Lets a net hang from three hooks: minimises the energy of springs.c by L-BFGS, with the gradient
// that gradc has made, and draws the net with the forces in it.
#include "springs_grad.h"

#include <lbfgs.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 17, ROWS = 8, NODES = COLUMNS * ROWS, MOST_SPRINGS = 4 * NODES };

typedef struct Net {
    double position[NODES][2];
    int springs;
    int32_t end[MOST_SPRINGS][2];
    double length[MOST_SPRINGS];
    double stiffness, weight;
} Net;

static int node_at(int row, int column) {
    return row * COLUMNS + column;
}

// The hooks: the ends of the first row, and a third one in it.
static int is_hooked(int node) {
    return node == node_at(0, 0) || node == node_at(0, COLUMNS - 1) ||
           node == node_at(0, COLUMNS / 3);
}

static void join(Net *net, int a, int b) {
    double dx = net->position[b][0] - net->position[a][0];
    double dy = net->position[b][1] - net->position[a][1];
    net->end[net->springs][0] = a;
    net->end[net->springs][1] = b;
    net->length[net->springs++] = sqrt(dx * dx + dy * dy);
}

// Squares with one diagonal each.
static void weave(Net *net) {
    *net = (Net){.stiffness = 40, .weight = 0.25};
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            net->position[node_at(row, column)][0] = column;
            net->position[node_at(row, column)][1] = -row;
        }
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            int here = node_at(row, column), is_last = column == COLUMNS - 1;
            if (!is_last) join(net, here, here + 1);
            if (row == ROWS - 1) continue;
            join(net, here, here + COLUMNS);
            if (!is_last) join(net, here, here + COLUMNS + 1);
        }
}

// ---- The least energy ----

static double energy_at(const Net *net, double position[][2], double gradient[][2]) {
    return energy_grad_position(NODES, net->springs, position, (int32_t(*)[2])net->end, net->length,
                                net->stiffness, net->weight, gradient);
}

// Hooks stay where they are: nothing pulls them.
static lbfgsfloatval_t evaluate(void *net, const lbfgsfloatval_t *x, lbfgsfloatval_t *gradient,
                                int count, lbfgsfloatval_t step) {
    (void)count;
    (void)step;
    double(*slope)[2] = (double(*)[2])gradient;
    double value = energy_at(net, (double(*)[2])x, slope);
    for (int i = 0; i < NODES; i++)
        if (is_hooked(i)) slope[i][0] = slope[i][1] = 0;
    return value;
}

static int report(void *net, const lbfgsfloatval_t *x, const lbfgsfloatval_t *gradient,
                  lbfgsfloatval_t value, lbfgsfloatval_t x_norm, lbfgsfloatval_t gradient_norm,
                  lbfgsfloatval_t step, int count, int round, int evaluations) {
    (void)net, (void)x, (void)gradient, (void)x_norm, (void)step, (void)count, (void)evaluations;
    if (round % 50 == 0)
        printf("round %d: energy %.6f, gradient %.1e\n", round, value, gradient_norm);
    return 0;
}

// ---- The picture ----

// From grey, where a spring is at rest, to red where it is pulled and to blue where it is pressed.
static void draw_springs(FILE *file, const Net *net) {
    for (int s = 0; s < net->springs; s++) {
        const double *a = net->position[net->end[s][0]], *b = net->position[net->end[s][1]];
        double stretch = hypot(b[0] - a[0], b[1] - a[1]) - net->length[s];
        int share = (int)(fmin(1, fabs(stretch) * 8) * 180);
        int red = stretch > 0 ? 60 + share : 60, blue = stretch < 0 ? 60 + share : 60;
        fprintf(file, "<path d='M%.3f %.3fL%.3f %.3f' stroke='rgb(%d,60,%d)'/>\n", a[0], -a[1],
                b[0], -b[1], red, blue);
    }
}

// What holds a hook is what the net pulls it with: its slope.
static void draw_hooks(FILE *file, const Net *net, double slope[][2]) {
    for (int i = 0; i < NODES; i++) {
        const double *at = net->position[i];
        if (!is_hooked(i)) continue;
        fprintf(file, "<circle cx='%.3f' cy='%.3f' r='.15' fill='black'/>\n", at[0], -at[1]);
        fprintf(file, "<path d='M%.3f %.3fl%.3f %.3f' stroke='black' marker-end='url(#arrow)'/>\n",
                at[0], -at[1], slope[i][0] / 8, -slope[i][1] / 8);
    }
}

static int draw(const char *path, const Net *net, double slope[][2]) {
    FILE *file = fopen(path, "w");
    if (!file) return 0;
    fprintf(file,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-2 -3 %d %d' width='880' "
            "stroke-width='.06' fill='none'>\n"
            "<marker id='arrow' viewBox='0 0 4 4' refX='3' refY='2' orient='auto' "
            "markerWidth='5' markerHeight='5'><path d='M0 0L4 2L0 4z' fill='black'/></marker>\n",
            COLUMNS + 3, ROWS + 4);
    draw_springs(file, net);
    draw_hooks(file, net, slope);
    fprintf(file, "</svg>\n");
    return fclose(file) == 0;
}

int main(int count, char **arguments) {
    static Net net;
    static double slope[NODES][2];
    const char *path = count > 1 ? arguments[1] : "springs.svg";
    double least, *x = lbfgs_malloc(2 * NODES), hooks = 0;
    lbfgs_parameter_t parameters;
    lbfgs_parameter_init(&parameters);
    parameters.epsilon = 1e-7;
    weave(&net);
    if (!x) return 1;
    memcpy(x, net.position, sizeof net.position);
    int status = lbfgs(2 * NODES, x, &least, evaluate, report, &net, &parameters);
    memcpy(net.position, x, sizeof net.position);
    lbfgs_free(x);
    if (status < 0) {
        fprintf(stderr, "c-kernel: lbfgs ended with status %d\n", status);
        return 1;
    }
    energy_at(&net, net.position, slope);
    for (int i = 0; i < NODES; i++)
        if (is_hooked(i)) hooks += slope[i][1];
    printf("least energy %.6f with %d springs\n", least, net.springs);
    printf("the hooks hold %.6f, and the net weighs %.6f\n", hooks, NODES * net.weight);
    if (draw(path, &net, slope)) printf("%s shows it\n", path);
    return 0;
}
