#ifndef BEND
#define BEND 1
#endif
