// The cost of k-means clustering, from C and in the language. See kmeans.c.
dim N = 12, K = 3, D = 2
extern "kmeans.c" fn kmeans

fn squared_distance(a: [d], b: [d]) = sum(j) (a[j] - b[j])^2

export fn from_c(points: f64[N, D], centroids: f64[K, D]) = kmeans(points, centroids)
export fn in_gd(points: f64[N, D], centroids: f64[K, D]) =
    sum(i) (min(c) squared_distance(points[i], centroids[c]))

export grad from_c wrt centroids
export grad in_gd wrt centroids
export hvp from_c wrt centroids
export hvp in_gd wrt centroids
