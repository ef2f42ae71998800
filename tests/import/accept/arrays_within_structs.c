// Arrays within structs within arrays.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=grids

struct point {
    double x, y;
};

struct grid {
    double cells[2][2];
    struct point ends[2];
};

double grids(struct grid g, double k)
{
    struct grid all[2] = {[1] = {.ends = {{k, 1}, {2, k}}}};
    all[0] = g;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) all[1].cells[i][j] = all[0].cells[j][i] * k;
    double s = 0;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) s += all[i].cells[i][j] * all[i].ends[j].x + all[1].ends[j].y;
    return s;
}
