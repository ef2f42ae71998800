// Statements of which gradc has none.
// REQUIRES: import
// RUN: not %import %s --function=jumps 2>&1 | FileCheck %s

double jumps(double x) {
    // CHECK: statements.c:[[#@LINE+1]]:5: error: {{.*}}: a statement of this kind
    switch ((int)x) {
    default: return x;
    }
}
