#include <stdio.h>

static void show(const char *name, const double *y, int rows, int columns) {
    printf("%s", name);
    for (int i = 0; i < rows * columns; i++)
        printf("%s %g", i && i % columns == 0 ? " |" : "", y[i]);
    printf("\n");
}

int main(void) {
    double x[12], a[4][3], b[2][6], c[3][6], d[4][2], e[5][6], f[7][4], g[3][4];
    for (int i = 0; i < 12; i++) x[i] = i;
    split_rows(x, a);
    show("split_rows", a[0], 4, 3);
    merged(x, a);
    show("merged", a[0], 4, 3);
    crossed(x, b);
    show("crossed", b[0], 2, 6);
    parted(x, b);
    show("parted", b[0], 2, 6);
    joined(x, c);
    show("joined", c[0], 3, 6);
    stacked(x, d);
    show("stacked", d[0], 4, 2);
    padded(x, e);
    show("padded", e[0], 5, 6);
    mirrored(x, f);
    show("mirrored", f[0], 7, 4);
    summed(x, g);
    show("summed", g[0], 3, 4);
    return 0;
}
