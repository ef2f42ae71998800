double scaled(double x) {
    return FACTOR * x * x;
}
