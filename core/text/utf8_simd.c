/* utf8_simd.c -- UTF-8 validation 32 bytes at a time with AVX2, where the processor has it. The method is
 * that of Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021): three table
 * look-ups by nibbles say which errors a pair of bytes may be part of, and a comparison says which third and
 * fourth bytes are owed. Only "sound so far" is decided here; the scalar code finds the exact place.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf8_simd.h"

#if defined(__GNUC__) && defined(__x86_64__)

#include <immintrin.h>

#define DNM_AVX2 __attribute__((target("avx2")))

/* Errors that two neighbouring bytes can be evidence of, as bits. */
enum {
    TOO_SHORT = 1 << 0,      /* a lead byte, and no continuation after it */
    TOO_LONG = 1 << 1,       /* ASCII, and a continuation after it */
    OVERLONG_3 = 1 << 2,     /* E0 80..9F */
    TOO_LARGE = 1 << 3,      /* F4 90.., F5.. */
    SURROGATE = 1 << 4,      /* ED A0..BF */
    OVERLONG_2 = 1 << 5,     /* C0, C1 */
    OVERLONG_4 = 1 << 6,     /* F0 80..8F */
    TOO_LARGE_1000 = 1 << 6, /* F5.. 80..8F: shares the bit, for the lead bytes differ */
    TWO_CONTS = 1 << 7,      /* a continuation after a continuation: right only as a third or fourth byte */
    CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

#define TWICE(...) __VA_ARGS__, __VA_ARGS__

DNM_AVX2 static inline __m256i look_up(const uint8_t table[32], __m256i nibbles)
{
    return _mm256_shuffle_epi8(_mm256_loadu_si256((const __m256i *)(const void *)table), nibbles);
}

DNM_AVX2 static inline __m256i high_nibbles(__m256i bytes)
{
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/* The bytes that came n (1..3) before each byte of block. */
#define BEFORE(block, previous, n)                                                                           \
    _mm256_alignr_epi8(block, _mm256_permute2x128_si256(previous, block, 0x21), 16 - (n))

DNM_AVX2 static inline __m256i pair_errors(__m256i block, __m256i before)
{
    static const uint8_t by_first_high[32] = {
        TWICE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTS,
              TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
              TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4)};
    static const uint8_t by_first_low[32] = {
        TWICE(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY,
              CARRY | TOO_LARGE, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
              CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
              CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
              CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
              CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE, CARRY | TOO_LARGE | TOO_LARGE_1000,
              CARRY | TOO_LARGE | TOO_LARGE_1000)};
    static const uint8_t by_second_high[32] = {
        TWICE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
              TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
              TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
              TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
              TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT,
              TOO_SHORT)};
    __m256i first_low = _mm256_and_si256(before, _mm256_set1_epi8(0x0F));
    __m256i errors =
        _mm256_and_si256(look_up(by_first_high, high_nibbles(before)), look_up(by_first_low, first_low));
    return _mm256_and_si256(errors, look_up(by_second_high, high_nibbles(block)));
}

/* 0x80 where a third or fourth byte must stand. */
DNM_AVX2 static inline __m256i owed(__m256i block, __m256i previous)
{
    __m256i third = _mm256_subs_epu8(BEFORE(block, previous, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(BEFORE(block, previous, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
    return _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
}

DNM_AVX2 static size_t sound_blocks(const uint8_t *p, size_t n)
{
    __m256i previous = _mm256_setzero_si256();
    size_t at = 0;
    bool was_ascii = true; /* the block before: nothing goes on into this one */
    for (; at + 32 <= n; at += 32) {
        __m256i block = _mm256_loadu_si256((const __m256i *)(const void *)(p + at));
        const bool is_ascii = !_mm256_movemask_epi8(block);
        if (is_ascii && was_ascii) {
            previous = block;
            continue;
        }
        was_ascii = is_ascii;
        __m256i errors = pair_errors(block, BEFORE(block, previous, 1));
        errors = _mm256_xor_si256(errors, owed(block, previous));
        if (!_mm256_testz_si256(errors, errors)) break;
        previous = block;
    }
    return at;
}

size_t dnm_utf8_sound_blocks(const char *s, size_t n)
{
    if (n < 64 || !__builtin_cpu_supports("avx2")) return 0;
    size_t at = sound_blocks((const uint8_t *)s, n);
    /* The last character of the sound part may go on past it: step back to where it begins, the lead byte
     * of four at the most. */
    for (size_t back = 0; back < 4 && at > 0; back++) {
        unsigned char b = (unsigned char)s[at - 1];
        if (b < 0x80) break;
        at--;
        if (b >= 0xC0) break;
    }
    return at;
}

#else

size_t dnm_utf8_sound_blocks(const char *s, size_t n)
{
    (void)s, (void)n;
    return 0;
}

#endif
