// Arrays of integers.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=counted

/* Integers in arrays: as subscripts, in conditions, written by elements and by loops. */
double counted(const double x[4])
{
    static const int order[3] = {2, 0, 1};
    static const unsigned char small[2] = {255, 1};
    int k[4] = {1, 3}, turns[4];
    for (int i = 0; i < 4; i++) turns[i] = k[i] * i - 7 / 2;
    for (int i = 1; i < 4; i++) turns[i] += turns[i - 1];
    k[2] = 2;
    double s = 0;
    for (int i = 0; i < 3; i++) s += x[order[i]] * turns[i] + x[k[i]] * x[i];
    if (turns[1] < -1 && x[0] > 0) {
        k[1] -= 5;
        s += x[3] * k[1] - small[1] + small[0] * (small[1] - 2);
    }
    return s;
}
