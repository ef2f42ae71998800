#include <stdio.h>
#include <string.h>

static seen_params params, gradient;
static seen_state state, next, before;
static seen_optimizer optimizer;
static seen_work work;

static void check(int holds, const char *what)
{
    if (!holds) printf("wrong: %s\n", what);
}

static int are(double a, double b, double wanted_a, double wanted_b)
{
    return a >= wanted_a && a <= wanted_a && b >= wanted_b && b <= wanted_b;
}

int main(void)
{
    static const double x[2][2] = {{2, 4}, {4, 8}}; // means 3 and 6
    static double y[2][2];
    const seen_batch batch = {2, x[0]};
    seen_outputs outputs = {y[0]};
    seen_metrics metrics;
    check(SEEN_STATE_COUNT == 3 && SEEN_STATE_ARRAYS == 2, "counts");
    check(strcmp(seen_states[1].name, "count") == 0 && seen_states[1].offset == 2, "the table");
    check(seen_init(&params, &state, 1) == SEEN_OK, "init");
    check(seen_init(&params, NULL, 1) == SEEN_NULL_POINTER, "init without a state");
    check(seen_optimizer_init(&optimizer) == SEEN_OK, "optimizer_init");
    check(are(state.centre[0], state.centre[1], 1, 2), "starting values");

    before = state;
    check(seen_predict(&params, &state, &batch, &outputs, &work) == SEEN_OK, "predict");
    check(are(y[0][0], y[1][1], 1, 6), "prediction");
    check(seen_loss(&params, &state, &batch, &metrics, &work) == SEEN_OK, "loss");
    check(are(metrics.loss, metrics.seen_so_far, 1, 0), "an assignment acts outside of training");
    check(seen_grad(&params, &state, &batch, &gradient, &next, &metrics, &work) == SEEN_OK, "grad");
    check(memcmp(&state, &before, sizeof state) == 0, "the state has moved");
    check(are(next.centre[0], next.centre[1], 2, 4), "the new state");
    check(are(metrics.loss, metrics.seen_so_far, 0, 1), "what follows sees the old value");
    check(seen_grad(&params, &state, &batch, &gradient, NULL, NULL, &work) == SEEN_OK,
          "grad without a place for the new state");
    check(seen_grad(&params, NULL, &batch, &gradient, &next, NULL, &work) == SEEN_NULL_POINTER,
          "grad without a state");

    check(seen_step(&params, &state, &optimizer, &batch, NULL, &work) == SEEN_OK, "step");
    check(seen_step(&params, &state, &optimizer, &batch, NULL, &work) == SEEN_OK, "step");
    check(are(state.centre[0], state.centre[1], 2.5, 5), "the state after two steps");
    check(are(state.count, optimizer.t, 2, 2), "the count of steps");
    puts("all is well");
    return 0;
}
