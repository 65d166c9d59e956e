/* readings.h -- the first Mandarin reading of each Han character, as generated from Unihan.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PINYIN_READINGS_H
#define CLEANERS_PINYIN_READINGS_H

#include "docnorm/base.h"

enum {
    PINYIN_FIRST = 0x4E00,
    PINYIN_LAST = 0x9FFF,
    PINYIN_COUNT = PINYIN_LAST - PINYIN_FIRST + 1,
    PINYIN_SYLLABLE_COUNT = 1382
};

extern const char *const pinyin_syllables[PINYIN_SYLLABLE_COUNT];
extern const uint16_t pinyin_readings[PINYIN_COUNT];

/* The number of a character's reading; 0 if it has none. */
static inline unsigned pinyin_reading(uint32_t cp)
{
    return cp - PINYIN_FIRST < PINYIN_COUNT ? pinyin_readings[cp - PINYIN_FIRST] : 0;
}

/* The number of a syllable with its tone mark; 0 if no character is read so. */
unsigned pinyin_syllable(dnm_str s);

#endif
