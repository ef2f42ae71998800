// Warnings: on, off, and as errors.
// RUN: %gradc %s -o %t.c 2>&1 | FileCheck %s --check-prefix=ON
// RUN: %gradc %s -o %t.c -Wno-unused 2> %t.messages && test ! -s %t.messages
// RUN: %gradc %s -o %t.c -Wno-unused -Wunused 2>&1 | FileCheck %s --check-prefix=ON
// RUN: rm %t.c && ! %gradc %s -o %t.c -Werror 2>&1 | FileCheck %s --check-prefix=WERROR
// RUN: test ! -e %t.c
// RUN: %gradc %s -o %t.c -Werror -Wno-unused
// RUN: sh -c '%gradc %s -o %t.c -Werror 2> %t.messages; test $? -eq 1'

// ON:      warnings.gd:[[#@LINE+4]]:28: warning: 'y' is never used [-Wunused]
// ON-NEXT: {{^}}model m { input x: f32 let y = x loss x }
// ON-NOT:  {{error|warning}}:
// WERROR:  warnings.gd:[[#@LINE+1]]:28: error: 'y' is never used [-Wunused]
model m { input x: f32 let y = x loss x }
