// Loops that count, in other forms than for (int i = 0; i < n; i++).
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=upwards --grad=downwards --grad=to_one --grad=begun --grad=again \
// RUN:   --grad=without_step --grad=assigned_step -D n=1,2,3,5

double upwards(int n, const double x[n])
{
    double s = 0;
    int i = 0;
    while (i < n) {
        s += x[i] * x[i];
        i++;
    }
    return s;
}

double downwards(int n, const double x[n])
{
    double s = 1;
    int i = n - 1;
    while (i >= 0) {
        s = s * x[i] + 1;
        i -= 1;
    }
    return s;
}

double to_one(int n, const double x[n])
{
    double s = 1;
    int i = n;
    while (i > 0) {
        s = s * x[i - 1] + 1;
        i = i - 1;
    }
    return s;
}

double begun(int n, const double x[n])
{
    double s = 0;
    int i = 0;
    for (; i < n; i++) s += x[i] * x[i];
    return s;
}

double again(int n, const double x[n])
{
    double s = 0;
    int i;
    for (i = 0; i + 2 < n; i++) s += x[i] * x[i + 2];
    for (i = 0; i < n; i++) s += x[i];
    return s;
}

double without_step(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n;) {
        s += x[i] * x[i];
        i += 2;
    }
    return s;
}

double assigned_step(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i = i + 2) s += x[i] * x[i];
    return s;
}
