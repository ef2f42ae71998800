#include "line.h"

int main(void)
{
    static straight_params params;
    return straight_init(&params, 1);
}
