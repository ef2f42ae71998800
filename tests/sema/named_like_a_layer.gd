// A model may be called like a layer of the prelude that its layers call.
// RUN: %gradc -Werror %s -o %t.c
// RUN: FileCheck %s --input-file=%t.h
// CHECK: attention_predict(
model attention {
    input x: f32[5, 4]
    output y = transformer(x, heads: 2, hidden: 5)
}
