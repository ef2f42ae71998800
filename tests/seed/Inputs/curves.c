#include <stdio.h>

int main(void) {
    for (int x = -10; x <= 10; x++) {
        double sigmoid, tanh, relu, leaky;
        sigmoid_at_grad(x, &sigmoid);
        tanh_at_grad(x, &tanh);
        relu_at_grad(x, &relu);
        leaky_at_grad(x, &leaky);
        printf("%d: %.8e %.8e %g %g\n", x, sigmoid, tanh, relu, leaky);
    }
    return 0;
}
