/* pair_blocks.c -- which bytes of a block are lead bytes is found for all 64 at once, so that nothing waits
 * for the length of the character before, and no branch depends on where ASCII begins and ends:
 *
 *     bytes   C 4 E 3 , 2 0 A ...          high   bytes >= 0x80
 *     high    1 . 1 . . . . 1              leads  the first byte of each pair; its second may be ASCII
 *     leads   1 . 1 . . . . 1              out    a byte of ASCII at offset i goes to i + the leads before it
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/pair_blocks.h"

#include "core/text/ascii.h"

#if defined(__SSE2__) && defined(__GNUC__)

#include <emmintrin.h>

enum { READ_MAX = 2 * DNM_PAIR_BLOCK }; /* copies of ASCII begin anywhere in a block, and are as long */

#define EVEN UINT64_C(0x5555555555555555)

typedef struct block {
    __m128i quarters[4];
    uint64_t high;    /* bytes >= 0x80 */
    uint64_t letters; /* bytes 0x40..0x7F */
    uint64_t leads;   /* of pairs that end inside the block */
    unsigned cut;     /* 1 if the last byte is a lead byte, which is left to the next block; or 0 */
} block;

static inline unsigned length_of(const block *b)
{
    return DNM_PAIR_BLOCK - b->cut;
}

/* A run of bytes >= 0x80 alternates lead, trail, lead ...: adding its first byte to the run carries out of
 * it, which tells the runs that begin at even offsets from the others. */
static inline uint64_t leads_of(uint64_t high)
{
    uint64_t starts = high & ~(high << 1);
    uint64_t from_even = ((starts & EVEN) + high) ^ high;
    return high & ((from_even & EVEN) | (~from_even & ~EVEN));
}

static inline void read_block(block *b, const uint8_t *p)
{
    b->high = b->letters = 0;
    for (unsigned i = 0; i < 4; i++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + (size_t)16 * i));
        b->quarters[i] = v;
        b->high |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << 16 * i;
        b->letters |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_add_epi8(v, v)) << 16 * i;
    }
    b->letters &= ~b->high;
    b->leads = leads_of(b->high);
    b->cut = (unsigned)(b->leads >> 63);
    b->leads &= UINT64_MAX >> 1;
}

/* Whether one of the letters follows two rare pairs: decode_pairs.c looks closer then. */
static inline bool is_suspect(const uint32_t *pairs, const uint8_t *p, uint64_t letters)
{
    for (; letters; letters &= letters - 1) {
        const uint8_t *letter = p + __builtin_ctzll(letters);
        if (dnm_pairs_are_rare(pairs, letter, letter[1] >= 0x80)) return true;
    }
    return false;
}

/* Pairs and nothing else. As the two below, it moves *end past the text and gives all entries' bits. */
static inline uint32_t put_pairs(const uint32_t *pairs, const uint8_t *p, char **end)
{
    uint32_t seen = 0;
    char *to = *end;
#pragma GCC unroll 1
    for (unsigned i = 0; i < DNM_PAIR_BLOCK; i += 8, p += 8, to += 12) {
        uint32_t a = dnm_pair_entry(pairs, p), b = dnm_pair_entry(pairs, p + 2);
        uint32_t c = dnm_pair_entry(pairs, p + 4), d = dnm_pair_entry(pairs, p + 6);
        seen |= a | b | c | d;
        dnm_pair_put(to, a);
        dnm_pair_put(to + 3, b);
        dnm_pair_put(to + 6, c);
        dnm_pair_put(to + 9, d);
    }
    *end = to;
    return seen;
}

/* Pairs among ASCII, of which no more than 16 bytes follow a pair: they are copied after each, whether there
 * are any or not. */
static inline uint32_t put_mixed(const uint32_t *pairs, const uint8_t *p, const block *b, char **end)
{
    uint32_t seen = 0;
    char *to = *end;
    for (unsigned i = 0; i < 4; i++)
        _mm_storeu_si128((__m128i *)(void *)(to + (size_t)16 * i), b->quarters[i]);
#pragma GCC unroll 1
    for (uint64_t leads = b->leads; leads; leads &= leads - 1, to++) {
        size_t at = (size_t)__builtin_ctzll(leads);
        uint32_t entry = dnm_pair_entry(pairs, p + at);
        __m128i next = _mm_loadu_si128((const __m128i *)(const void *)(p + at + 2));
        dnm_pair_put(to + at, entry);
        _mm_storeu_si128((__m128i *)(void *)(to + at + 3), next);
        seen |= entry;
    }
    *end = to + length_of(b);
    return seen;
}

/* Pairs among longer ASCII. */
static inline uint32_t put_sparse(const uint32_t *pairs, const uint8_t *p, const block *b, char **end)
{
    uint32_t seen = 0;
    char *to = *end;
    for (unsigned at = 0, n = length_of(b); at < n;) {
        if (b->leads >> at & 1) {
            uint32_t entry = dnm_pair_entry(pairs, p + at);
            dnm_pair_put(to, entry);
            seen |= entry;
            to += 3;
            at += 2;
            continue;
        }
        uint64_t ahead = b->leads >> at;
        unsigned ascii = ahead ? (unsigned)__builtin_ctzll(ahead) : n - at;
        memcpy(to, p + at, DNM_PAIR_BLOCK); /* so many of them count */
        to += ascii;
        at += ascii;
    }
    *end = to;
    return seen;
}

static inline bool has_long_ascii(uint64_t high, uint64_t leads)
{
    uint64_t ascii = ~(high | leads << 1);
    ascii &= ascii >> 1;
    ascii &= ascii >> 2;
    ascii &= ascii >> 4;
    return (ascii & ascii >> 8) != 0;
}

/* The leads of the two pairs right before the block, as bits in front of its own. */
static inline uint64_t pairs_before(const dnm_pair_place *at)
{
    size_t n = (size_t)(at->p - at->run);
    return n >= 4 ? 5 : n >= 2 ? 4 : 0;
}

/* Where a block begins with so much ASCII, more follows. */
static inline bool is_ascii_ahead(const dnm_pair_place *at, const uint8_t *end)
{
    enum { AHEAD = 32 };
    if (end - at->p < AHEAD || at->run != at->p) return false;
    uint64_t words[AHEAD / 8];
    memcpy(words, at->p, AHEAD);
    return !((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080));
}

/* Decodes one block; false if it holds what is not for this. */
static inline bool decode_block(const uint32_t *pairs, dnm_pair_place *at)
{
    block b;
    uint64_t before = pairs_before(at);
    read_block(&b, at->p);
    uint64_t after_two = (b.leads << 2 | before >> 2) & (b.leads << 4 | before);
    if (is_suspect(pairs, at->p, b.letters & after_two)) return false;
    char *to = at->to;
    uint32_t seen;
    if (b.leads == EVEN && !b.cut) {
        seen = put_pairs(pairs, at->p, &to);
    } else if (b.leads && has_long_ascii(b.high, b.leads)) {
        seen = put_sparse(pairs, at->p, &b, &to);
    } else {
        seen = put_mixed(pairs, at->p, &b, &to);
    }
    if (seen >> 24 & (DNM_PAIR_STOP | DNM_PAIR_LOOK)) return false;
    uint64_t ascii = ~(b.leads | b.leads << 1) & UINT64_MAX >> (b.cut & 1);
    if (ascii) at->run = at->p + DNM_PAIR_BLOCK - (unsigned)__builtin_clzll(ascii);
    at->p += length_of(&b);
    at->to = to;
    return true;
}

void dnm_pair_blocks(const uint32_t *pairs, dnm_pair_place *at, const uint8_t *end, const uint8_t *limit)
{
    while (at->p < end && limit - at->p >= READ_MAX) {
        if (is_ascii_ahead(at, end)) {
            size_t n = dnm_ascii_copy(at->to, at->p, (size_t)(end - at->p));
            at->to += n;
            at->run = at->p += n;
        } else if (!decode_block(pairs, at)) {
            break;
        }
    }
}

#else

void dnm_pair_blocks(const uint32_t *pairs, dnm_pair_place *at, const uint8_t *end, const uint8_t *limit)
{
    (void)pairs, (void)at, (void)end, (void)limit;
}

#endif
