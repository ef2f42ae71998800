/* Strict floating point: every operation is rounded to its type, in the order in which it is
   written, so the same program gives the same bits with every compiler and on every machine with
   IEEE 754 arithmetic that rounds to nearest. Only which NaN a NaN is may differ. */
#ifndef GRADC_STRICT_H
#define GRADC_STRICT_H

#include <float.h>

#if defined __FAST_MATH__ || (defined __FINITE_MATH_ONLY__ && __FINITE_MATH_ONLY__)
#error "strict floating point goes without -ffast-math and -ffinite-math-only"
#endif
#if defined __ASSOCIATIVE_MATH__ || defined __RECIPROCAL_MATH__
#error "strict floating point goes without -fassociative-math and -freciprocal-math"
#endif
#if defined FLT_EVAL_METHOD && FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16
#error "strict floating point needs arithmetic without excess precision (x86: -msse2 -mfpmath=sse)"
#endif

/* No multiplication is joined with an addition. */
#if defined __clang__
#pragma STDC FP_CONTRACT OFF
#elif defined __GNUC__ && !defined __TINYC__
#pragma GCC optimize ("fp-contract=off")
#elif defined _MSC_VER
#pragma fp_contract (off)
#endif

#endif
