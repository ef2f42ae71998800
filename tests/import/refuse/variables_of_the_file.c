// Variables that outlive a call.
// REQUIRES: import
// RUN: not %import %s --function=global --function=reads_global --function=stays \
// RUN:   --function=global_in_branch 2>&1 | FileCheck %s

static double memory;

double global(double x) {
    // CHECK: variables_of_the_file.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to a variable of the file
    memory = x;
    return x;
}

// CHECK: variables_of_the_file.c:[[#@LINE+1]]:40: error: {{.*}}: 'memory' is a variable of the file
double reads_global(double x) { return memory + x; }

double stays(double x) {
    // CHECK: variables_of_the_file.c:[[#@LINE+1]]:5: error: {{.*}}: a variable that stays from call to call (static)
    static double last = 0;
    last = x;
    return last;
}

double global_in_branch(double x) {
    // CHECK: variables_of_the_file.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to a variable of the file
    if (x > 0) memory = x;
    return x;
}
