#define STIFFNESS 4.0
