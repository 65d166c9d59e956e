/* pair_blocks.h -- the quick half of decode_pairs.c: text in a two-byte charset, 64 bytes at a time.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_PAIR_BLOCKS_H
#define DNM_TEXT_PAIR_BLOCKS_H

#include "core/text/charset_internal.h"

enum {
    DNM_PAIR_BLOCK = 64,
    DNM_PAIR_SLACK = 64 /* bytes past the text that a block may write to */
};

/* A decoder's place inside a text. */
typedef struct dnm_pair_place {
    const uint8_t *p;
    const uint8_t *run; /* all from here to p is pairs */
    char *to;
} dnm_pair_place;

/* Decodes blocks that begin before `end`, and stops before the first that may hold anything but ASCII and
 * ordinary pairs, or where fewer than 128 bytes are left before `limit`. Without SSE2 it does nothing. */
void dnm_pair_blocks(const uint32_t *pairs, dnm_pair_place *at, const uint8_t *end, const uint8_t *limit);

/* Three bytes count, the fourth is to be overwritten. */
static inline void dnm_pair_put(char *to, uint32_t entry)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(to, &entry, 4);
#else
    to[0] = (char)(entry & 0xFF);
    to[1] = (char)(entry >> 8 & 0xFF);
    to[2] = (char)(entry >> 16 & 0xFF);
#endif
}

/* Whether the two pairs before p are Han characters so rare that it may be no text at all: before a letter
 * between characters, a little is enough. */
static inline bool dnm_pairs_are_rare(const uint32_t *pairs, const uint8_t *p, bool lone_letter)
{
    enum { LAST = 9, TOGETHER = 28, TOGETHER_BEFORE_LONE = 22 };
    unsigned last = dnm_pair_entry(pairs, p - 2) >> 24 & DNM_PAIR_RARITY;
    unsigned before = dnm_pair_entry(pairs, p - 4) >> 24 & DNM_PAIR_RARITY;
    return (last >= LAST) & (before > 0) & (last + before >= (lone_letter ? TOGETHER_BEFORE_LONE : TOGETHER));
}

#endif
