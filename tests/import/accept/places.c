// The place of the largest element, as an integer that a loop carries.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=largest --grad=two --grad=last --grad=assigned_nearest \
// RUN:   --grad=found --grad=with_its_value --grad=two_largest -D n=1,2,3,8

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

/* Both change in a branch, each from what was there before. */
double with_its_value(int n, const double x[n], const double w[n])
{
    double most = x[0] * w[0];
    int at = 0;
    for (int i = 1; i < n; i++) {
        if (x[i] * w[i] > most) {
            most = x[i] * w[i];
            at = i;
        }
    }
    return most * x[at] + w[at];
}

/* What is first was second before. */
double two_largest(int n, const double x[n], const double w[n])
{
    double first = 0.0, second = 0.0;
    int at = 0, before = 0;
    for (int i = 0; i < n; i++) {
        if (x[i] > first) {
            second = first;
            before = at;
            first = x[i];
            at = i;
        } else if (x[i] > second) {
            second = x[i];
            before = i;
        }
    }
    return first * w[before] - second * w[at];
}
