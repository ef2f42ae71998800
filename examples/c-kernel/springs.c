// A network of springs in the plane, which hangs: an ordinary C file that knows nothing of gradc.
#include "springs.h"

#include <math.h>

// Hooke's law between two points.
static double stretched(double ax, double ay, double bx, double by, double length,
                        double stiffness) {
    double dx = bx - ax, dy = by - ay;
    double stretch = sqrt(dx * dx + dy * dy) - length;
    return stiffness / 2 * stretch * stretch;
}

double energy(int nodes, int springs, const double position[nodes][2], const int end[springs][2],
              const double length[springs], double stiffness, double weight) {
    double total = 0;
    for (int s = 0; s < springs; s++) {
        int a = end[s][0], b = end[s][1];
        // A spring that ends nowhere pulls nothing.
        if (a >= 0 && a < nodes && b >= 0 && b < nodes)
            total += stretched(position[a][0], position[a][1], position[b][0], position[b][1],
                               length[s], stiffness);
    }
    for (int i = 0; i < nodes; i++) total += weight * position[i][1];
    return total;
}
