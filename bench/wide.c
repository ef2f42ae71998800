/* The C of an objective as it stands, in long double. */
#include <tgmath.h>

#define double long double
#include SOURCE
