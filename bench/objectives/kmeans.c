/* The cost of k-means clustering: the sum over all points of the squared distance to the nearest
   centroid (GradBench: kmeans; L. Bottou, Y. Bengio, "Convergence properties of the k-means
   algorithms", 1994). */

static double squared_distance(int d, const double a[d], const double b[d]) {
    double sum = 0.0;
    for (int j = 0; j < d; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
    return sum;
}

double kmeans(int n, int k, int d, const double points[n][d], const double centroids[k][d]) {
    double cost = 0.0;
    for (int i = 0; i < n; i++) {
        double nearest = squared_distance(d, points[i], centroids[0]);
        for (int c = 1; c < k; c++) {
            double distance = squared_distance(d, points[i], centroids[c]);
            if (distance < nearest) nearest = distance;
        }
        cost += nearest;
    }
    return cost;
}
