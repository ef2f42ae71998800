// The energy of a network of springs: what they are stretched by, and how high its nodes are.
#ifndef SPRINGS_H
#define SPRINGS_H

// Spring s joins the nodes end[s][0] and end[s][1], and is as long as length[s] by itself. Each
// node has the same weight; y points up.
double energy(int nodes, int springs, const double position[nodes][2], const int end[springs][2],
              const double length[springs], double stiffness, double weight);

#endif
