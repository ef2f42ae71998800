// Imports that cannot be read, and mistakes in what is imported.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: sed '/FIRST/d' %s > %t.gd
// RUN: ! %gradc %t.gd -I %S -o %t.c 2>&1 | FileCheck %s --check-prefix=INSIDE --implicit-check-not=error:

// CHECK:      imports.gd:[[#@LINE+3]]:8: error: cannot import "Inputs/none.gd": No such file or directory
// CHECK-NEXT: import "Inputs/none.gd"
// CHECK-NEXT: {{^       \^~~~~~~~~~~~~~~~$}}
import "Inputs/none.gd"     // FIRST
// CHECK:      imports.gd:[[#@LINE+1]]:8: error: cannot import "Inputs": is a directory
import "Inputs"             // FIRST
// CHECK:      {{.*}}Inputs/unclosed.gd:1:8: error: unclosed '('
import "Inputs/unclosed.gd" // FIRST
import "Inputs/wrong.gd"

// What is wrong in the files themselves is told before what is wrong between them.
// CHECK-NOT:   doubled
// INSIDE:      Inputs/wrong.gd:2:21: error: 'y' is not known here
// INSIDE-NEXT: fn doubled(x) = 2 * y
// INSIDE-NEXT: {{^                    \^$}}
// INSIDE:      imports.gd.tmp.gd:[[#]]:10: note: in this call of doubled
model imports {
    input x: f32
    loss doubled(x)
}
