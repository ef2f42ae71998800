// Prints the factors at some steps.
#include <stdio.h>

typedef struct Schedule {
    const char *name;
    double (*factor)(int t);
} Schedule;

int main(void) {
    static const Schedule schedules[] = {
        {"rising", rising}, {"line", line},   {"cosine", cosine}, {"cosine_to", cosine_to},
        {"stairs", stairs}, {"slide", slide}, {"root", root},     {"late", late},
    };
    static const int steps[] = {1, 2, 3, 4, 5, 6, 16};
    printf("t         1      2      3      4      5      6     16\n");
    for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++) {
        printf("%-9s", schedules[i].name);
        for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
            printf(" %.4f", schedules[i].factor(steps[k]));
        printf("\n");
    }
    return 0;
}
