// C functions: values and gradients against difference quotients of the C as it is, in long double.
// REQUIRES: import
// RUN: mkdir -p %t && cp %S/Inputs/kernels.c %S/Inputs/structs.c %t/ && cp %s %t/kernels.gd
// RUN: %gradc -Werror %t/kernels.gd -o %t/made.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t/made.c -o %t/made.o
// RUN: %cc -std=c99 -w -I%t %S/Inputs/compare.c %t/made.o -o %t/compare -lm
// RUN: %t/compare | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 43 functions, 2580 slopes
// CHECK-NOT: wrong
extern "kernels.c" fn swish(x: f64) -> f64
extern "kernels.c" fn leaky
extern "kernels.c" fn stages
extern "kernels.c" fn swapped
extern "kernels.c" fn safe_log
extern "kernels.c" fn newton
extern "kernels.c" fn horner(c: [n], x)
extern "kernels.c" fn quadratic(a: [n, n], x: [n])
extern "kernels.c" fn chain
extern "kernels.c" fn largest
extern "kernels.c" fn weighted
extern "kernels.c" fn calls
extern "kernels.c" fn nested
extern "kernels.c" fn mlp
extern "kernels.c" fn shifted
extern "kernels.c" fn prefix
extern "kernels.c" fn heat
extern "kernels.c" fn matrix
extern "kernels.c" fn smooth
extern "kernels.c" fn in_place
extern "kernels.c" fn vectors
extern "kernels.c" fn growing
extern "kernels.c" fn places
extern "kernels.c" fn stacked
extern "kernels.c" fn mixed
extern "kernels.c" fn apart
extern "kernels.c" fn halves
extern "kernels.c" fn wholes
extern "kernels.c" fn counted
extern "kernels.c" fn flat
extern "kernels.c" fn scaled
extern "kernels.c" fn pointers
extern "structs.c" fn sums
extern "structs.c" fn branches
extern "structs.c" fn flight
extern "structs.c" fn cloud
extern "structs.c" fn moved
extern "structs.c" fn reach(p_x, p_y, k)
extern "structs.c" fn choice
extern "structs.c" fn words
extern "structs.c" fn both
extern "structs.c" fn grids

export fn g_swish(v: f64[6]) = swish(v[0])
export fn g_leaky(v: f64[6]) = leaky(v[0])
export fn g_stages(v: f64[6]) = stages(v[0], v[1])
export fn g_swapped(v: f64[6]) = swapped(v[0], v[1])
export fn g_safe_log(v: f64[6]) = safe_log(v[0])
export fn g_newton(v: f64[6]) = newton(v[0])
export fn g_horner(v: f64[6]) = horner(v[:5], v[5])
export fn g_quadratic(v: f64[6]) = quadratic([[v[0], v[1]], [v[2], v[3]]], v[4:])
export fn g_chain(v: f64[6]) = chain(v, v[3])
export fn g_largest(v: f64[6]) = largest(v[:4])
export fn g_weighted(v: f64[6]) = weighted(v[1:5])
export fn g_calls(v: f64[6]) = calls(v[0], v[1])
export fn g_nested(v: f64[6]) = nested(v[0], v[1])
export fn g_mlp(v: f64[6]) = mlp(v[:2], [v[:2], v[1:3], v[2:4], v[3:5]], v[2:])
export fn g_shifted(v: f64[6]) = shifted(v[:5])
export fn g_prefix(v: f64[6]) = prefix(v)
export fn g_heat(v: f64[6]) = heat(v, 0.1)
export fn g_matrix(v: f64[6]) = matrix([v[:3], v[1:4], v[2:5]], [v[3:], v[1:4], v[:3]])
export fn g_smooth(v: f64[6]) = sum(i) smooth(v)[i] * v[5 - i]
export fn g_in_place(v: f64[6]) = sum(i) in_place(v[:4], v[5])[i]^2
export fn g_vectors(v: f64[6]) = vectors(v[:4], v[4])
export fn g_growing(v: f64[6]) = growing(v[:4])
export fn g_places(v: f64[6]) = places(v[:4], 3)
export fn g_stacked(v: f64[6]) = stacked(v)
export fn g_mixed(v: f64[6]) = mixed(v)
export fn g_apart(v: f64[6]) = apart(v)
export fn g_halves(v: f64[6]) = halves(v[:5])
export fn g_wholes(v: f64[6]) = wholes(v)
export fn g_counted(v: f64[6]) = counted(v[:4])
export fn g_flat(v: f64[6]) = flat(v[:2], v[:4], v[4:])
export fn g_scaled(v: f64[6]) = sum(i) scaled(v[5], v)[i] * v[5 - i]
export fn g_pointers(v: f64[6]) = pointers(v)
export fn g_sums(v: f64[6]) = sums(v[0], v[1], v[2], v[3])
export fn g_branches(v: f64[6]) = branches(v[0], v[1])
export fn g_flight(v: f64[6]) = flight(v[0], v[1])
export fn g_cloud(v: f64[6]) = cloud(v[:3], v[3:])
export fn g_moved(v: f64[6]) = sum(i) moved(v[:3], v[3:], v[1])[i] * v[i]
export fn g_reach(v: f64[6]) = reach(v[0], v[1], v[2])
export fn g_choice(v: f64[6]) = choice(v[0], v[1], v[2])
export fn g_words(v: f64[6]) = words(v[0], v[1], v[2], v[3])
export fn g_both(v: f64[6]) = both(v[:4])
export fn g_grids(v: f64[6]) = grids([v[:2], v[2:4]], v[4:], v[1:3], v[0])

export grad g_swish
export grad g_leaky
export grad g_stages
export grad g_swapped
export grad g_safe_log
export grad g_newton
export grad g_horner
export grad g_quadratic
export grad g_chain
export grad g_largest
export grad g_weighted
export grad g_calls
export grad g_nested
export grad g_mlp
export grad g_shifted
export grad g_prefix
export grad g_heat
export grad g_matrix
export grad g_smooth
export grad g_in_place
export grad g_vectors
export grad g_growing
export grad g_places
export grad g_stacked
export grad g_mixed
export grad g_apart
export grad g_halves
export grad g_wholes
export grad g_counted
export grad g_flat
export grad g_scaled
export grad g_pointers
export grad g_sums
export grad g_branches
export grad g_flight
export grad g_cloud
export grad g_moved
export grad g_reach
export grad g_choice
export grad g_words
export grad g_both
export grad g_grids
