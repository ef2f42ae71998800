// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
// CHECK: rule_missing.gd:[[#@LINE+1]]:12: error: bent has rules, but none for 'slope'; write deriv slope = 0
fn bent(x, slope) = x > 0 ? x : slope * x
    deriv x = x > 0 ? 1 : slope

model missing {
    param p: [3] = 1
    loss bent(p, 0.5)
}
