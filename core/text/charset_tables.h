/* charset_tables.h -- the generated mapping tables of charsets. Only the decoders, the encoder and the
 * detector of core/text look at them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_CHARSET_TABLES_H
#define DNM_TEXT_CHARSET_TABLES_H

#include "docnorm/base.h"

/* The characters of two bytes, of both charsets in one array: [begin + (second byte << 8 | lead byte)], where
 * begin is one of these. An entry has the UTF-8 bytes of the character, the first of them lowest, and above
 * them a byte of DNM_PAIR_...; of a pair that is unmapped, or past U+FFFF, the UTF-8 bytes are 0. */
enum { DNM_BIG5_PAIRS = 0, DNM_GB18030_PAIRS = 0x80 };

enum {
    DNM_PAIR_STOP = 0x80,  /* not a character of three bytes of UTF-8 */
    DNM_PAIR_LOOK = 0x40,  /* text that is read out of step is full of such pairs */
    DNM_PAIR_RARITY = 0x1F /* a mask: what the character costs in Chinese text, in bits; 0 if it is none of
                              the Han characters that dnm_han_is_core */
};

extern const uint32_t dnm_pair_table[0x10000 + 0x80];

/* The four-byte sequences of GB18030: linear stretches, each from its first pointer on. */
typedef struct dnm_gb18030_range {
    uint16_t pointer, code_point;
} dnm_gb18030_range;

extern const dnm_gb18030_range dnm_gb18030_ranges[];
extern const size_t dnm_gb18030_range_count;

/* Big5's characters past U+FFFF, by their bytes. */
typedef struct dnm_big5_pair {
    uint32_t code_point;
    uint16_t bytes;
} dnm_big5_pair;

extern const dnm_big5_pair dnm_big5_astral[];
extern const size_t dnm_big5_astral_count;

/* The way back, by code point: row of its high byte, then low byte; 0 if it has no pair. And those past
 * U+FFFF that Big5 encodes, by code point. */
extern const uint8_t dnm_gb18030_blocks[256];
extern const uint16_t dnm_gb18030_rows[][256];
extern const uint8_t dnm_big5_blocks[256];
extern const uint16_t dnm_big5_rows[][256];
extern const dnm_big5_pair dnm_big5_plane2[];
extern const size_t dnm_big5_plane2_count;

/* One-byte charsets: what 0x80..0xFF stand for, 0 if unmapped. */
typedef struct dnm_one_byte {
    const char *name;
    uint16_t high[128];
} dnm_one_byte;

extern const dnm_one_byte dnm_one_byte_tables[];
extern const size_t dnm_one_byte_count;

/* Planes of 94 x 94 characters by [(row - 1) * 94 + cell - 1], 0 if unmapped. */
extern const uint16_t dnm_jis0208_plane[94 * 94];
extern const uint16_t dnm_ksx1001_plane[94 * 94];
extern const uint16_t dnm_cns1_plane[94 * 94];

#endif
