// Bundle adjustment, from C and in the language. See bundle.c.
dim CAMERAS = 2, POINTS = 3, COUNT = 5
extern "bundle.c" fn residuals
extern "bundle.c" fn bundle

fn cross(a: [3], b: [3]) =
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

fn by_angle(x: [3], axis: [3], angle) {
    let cosine = cos(angle)
    return x * cosine + cross(axis, x) * sin(angle) + axis * (dot(axis, x) * (1 - cosine))
}

fn rotated(x: [3], rotation: [3]) {
    let square = dot(rotation, rotation)
    let angle = sqrt(square)
    return square > 0 ? by_angle(x, rotation / angle, angle) : x + cross(rotation, x)
}

fn errors(camera: [11], point: [3], weight, feature: [2]) {
    let seen = rotated(point - camera[3:6], camera[:3])
    let p = seen[:2] / seen[2]
    let square = dot(p, p)
    let image = camera[6] * (1 + camera[9] * square + camera[10] * square^2) * p + camera[7:9]
    return [weight * (image[0] - feature[0]), weight * (image[1] - feature[1]), 1 - weight^2]
}

fn half_square(e: [n]) = 0.5 * dot(e, e)

export fn residuals_from_c(camera: f64[11], point: f64[3], weight: f64, feature: f64[2]) {
    let none[i < 3] = 0.0
    return residuals(camera, point, weight, feature, none)
}
export fn residuals_in_gd(camera: f64[11], point: f64[3], weight: f64, feature: f64[2]) =
    errors(camera, point, weight, feature)

export fn from_c(camera: f64[CAMERAS, 11], point: f64[POINTS, 3], weight: f64[COUNT],
                 observed: int[COUNT, 2], feature: f64[COUNT, 2]) =
    bundle(camera, point, weight, observed, feature)
export fn in_gd(camera: f64[CAMERAS, 11], point: f64[POINTS, 3], weight: f64[COUNT],
                observed: int[COUNT, 2], feature: f64[COUNT, 2]) {
    let error[i] = observed[i, 0] >= 0 && observed[i, 0] < CAMERAS &&
        observed[i, 1] >= 0 && observed[i, 1] < POINTS
        ? half_square(errors(camera[observed[i, 0]], point[observed[i, 1]], weight[i], feature[i])) : 0
    return sum(i) error[i]
}

export jacobian residuals_from_c wrt camera, point, weight
export jacobian residuals_in_gd wrt camera, point, weight
export grad from_c wrt camera, point, weight
export grad in_gd wrt camera, point, weight
