// Writes the bytes of work memory, and the gradient and the metrics of a model `m`, to two files. Refuses where the
// memory is more than allowed (0: any).
#include <stdio.h>
#include <stdlib.h>

static m_params params, gradient;
static m_work work;
static m_metrics of_gradient, of_loss;
static float x[M_MAX_N][1000][3];

int main(int count, char **arguments)
{
    if (count < 4) return 2;
    for (int n = 0; n < M_MAX_N; n++)
        for (int t = 0; t < 1000; t++)
            for (int i = 0; i < 3; i++) x[n][t][i] = (float)((n + 7 * t + 5 * i) % 11) / 11 - 0.5f;
    const m_batch batch = {M_MAX_N, x[0][0]};
    for (int i = 0; i < M_PARAMETER_COUNT; i++)
        ((float *)&params)[i] = (float)(i * 7 % 13) / 26 - 0.25f;
    if (m_grad(&params, &batch, &gradient, &of_gradient, &work)) return 1;
    if (m_loss(&params, &batch, &of_loss, &work)) return 1;
    FILE *bytes = fopen(arguments[2], "w"), *numbers = fopen(arguments[3], "wb");
    if (!bytes || !numbers) return 1;
    fprintf(bytes, "%zu\n", sizeof work);
    fwrite(&gradient, sizeof gradient, 1, numbers);
    fwrite(&of_gradient, sizeof of_gradient, 1, numbers);
    fwrite(&of_loss, sizeof of_loss, 1, numbers);
    fclose(bytes);
    fclose(numbers);
    return atol(arguments[1]) && sizeof work > (size_t)atol(arguments[1]);
}
