/* Random numbers that are the same on every machine: each is a pure function of a seed, a stream
   (which array is filled) and a counter (which entry), so the order of filling does not matter. */
#ifndef GRADC_RANDOM_H
#define GRADC_RANDOM_H

#include <stdint.h>

/* The output function of SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
   pseudorandom number generators", OOPSLA 2014, with the constants of D. Stafford's variant 13. */
static inline uint64_t gradc_mix(uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}

/* Uniform in [0, 1), with 53 random bits. Between the words stands SplitMix64's own increment, so
   that no word of zeros is left as it is. */
static inline double gradc_uniform(uint64_t seed, uint64_t stream, uint64_t counter)
{
    const uint64_t step = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t bits = gradc_mix(seed + step);
    bits = gradc_mix((bits ^ stream) + step);
    bits = gradc_mix((bits ^ counter) + step);
    return (double)(bits >> 11) * (1.0 / 9007199254740992.0); /* 2^-53 */
}

#endif
