double unknown(double x);

double refused(double x) { return unknown(x); }

double beyond(int n, const double x[n]) {
    double s = 0;
    for (int i = 0; i < n; i++)
        s += x[i + 1];
    return s;
}

double vector(const double x[3]) { return x[0]; }
double vector_too(const double x[3]) { return x[0]; }
double one(double x) { return x; }
