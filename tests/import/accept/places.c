// The place of the largest element, as an integer that a loop carries.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=largest --grad=two --grad=last --grad=assigned_nearest \
// RUN:   --grad=found -D n=1,2,3,8

double largest(int n, const double x[n], const double w[n])
{
    int best = 0;
    for (int i = 1; i < n; i++)
        if (x[i] > x[best]) best = i;
    return x[best] * w[best];
}

double two(int n, const double x[n])
{
    int low = 0, high = 0;
    for (int i = 0; i < n; i++) {
        if (x[i] < x[low]) low = i;
        if (x[i] > x[high]) {
            high = i;
        }
    }
    return (x[high] - x[low]) * x[high];
}

double last(int n, const double x[n])
{
    int at = n - 1;
    double s = 0;
    for (int i = 0; i < n; i++) {
        s += x[at] * x[i];
        if (x[i] > 0) at = i;
    }
    return s * x[at];
}

double assigned_nearest(int n, const double x[n], const double centres[3])
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        int nearest = 0;
        double least = (x[i] - centres[0]) * (x[i] - centres[0]);
        for (int k = 1; k < 3; k++) {
            double square = (x[i] - centres[k]) * (x[i] - centres[k]);
            if (square < least) {
                least = square;
                nearest = k;
            }
        }
        s += (x[i] - centres[nearest]) * (x[i] - centres[nearest]) * (nearest + 1);
    }
    return s;
}

double found(int n, const double x[n])
{
    int at = -1;
    for (int i = 0; i < n; i++)
        if (x[i] > 0.5) at = i;
    return at >= 0 && at < n ? x[at] * (at + 1) : x[0];
}
