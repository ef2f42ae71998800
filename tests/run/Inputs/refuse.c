#include <stdio.h>
#include <string.h>

static unit_params params, gradient, before;
static unit_work work;

static void show(const char *what, int status) {
    int is_untouched = memcmp(&gradient, &before, sizeof gradient) == 0;
    printf("%s: %s%s\n", what, unit_message(status), is_untouched ? "" : ", but written");
}

int main(void) {
    const float x[6] = {1, 2, 3, 4, 5, 6};
    const int32_t labels[2] = {0, 3}, good[2] = {0, 1};
    unit_batch batch = {2, x, good};
    unit_metrics metrics;
    unit_init(&params, 1);
    memset(&before, 0x55, sizeof before);
    gradient = before;
    show("null params", unit_grad(NULL, &batch, &gradient, &metrics, &work));
    batch.N = 0;
    show("no rows", unit_grad(&params, &batch, &gradient, &metrics, &work));
    batch.N = 5;
    show("too many rows", unit_grad(&params, &batch, &gradient, &metrics, &work));
    batch.N = 2;
    batch.y = labels;
    show("bad label", unit_grad(&params, &batch, &gradient, &metrics, &work));
    batch.y = NULL;
    show("no labels", unit_grad(&params, &batch, &gradient, &metrics, &work));
    batch.y = good;
    show("all well", unit_grad(&params, &batch, &gradient, NULL, &work));
    return 0;
}
