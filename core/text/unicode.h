/* unicode.h -- properties of code points, as the cleaners and detectors ask for them. Unicode 15.0, the
 * version of the utf8proc in use; tables by scripts/gen_unicode.py. Values past U+10FFFF have no property.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_UNICODE_H
#define DNM_TEXT_UNICODE_H

#include "docnorm/base.h"

/* One bit a property; several may be tested at once: dnm_cp_props(cp) & (DNM_CP_HAN | DNM_CP_KATAKANA). */
enum {
    DNM_CP_SPACE = 1 << 0,        /* White_Space                                                       */
    DNM_CP_CONTROL = 1 << 1,      /* Cc, white space among them included                               */
    DNM_CP_PRIVATE_USE = 1 << 2,  /* Co                                                                */
    DNM_CP_IGNORABLE = 1 << 3,    /* Default_Ignorable_Code_Point                                      */
    DNM_CP_ZERO_WIDTH = 1 << 4,   /* Default_Ignorable and Cf: U+200B, U+00AD, U+FEFF, bidi controls   */
    DNM_CP_NONCHARACTER = 1 << 5, /* U+FFFE, U+FDD0 ...                                                */
    DNM_CP_UNASSIGNED = 1 << 6,   /* Cn, noncharacters included                                        */
    DNM_CP_LETTER = 1 << 7,       /* L*                                                                */
    DNM_CP_UPPER = 1 << 8,        /* Lu                                                                */
    DNM_CP_COMBINING = 1 << 9,    /* M*                                                                */
    DNM_CP_DIGIT = 1 << 10,       /* Nd                                                                */
    DNM_CP_NUMBER = 1 << 11,      /* N*                                                                */
    DNM_CP_PUNCT = 1 << 12,       /* P*                                                                */
    DNM_CP_SYMBOL = 1 << 13,      /* S*                                                                */
    DNM_CP_CJK_PUNCT = 1 << 14,   /* punctuation of Chinese text: see dnm_cp_is_cjk_punct              */
    DNM_CP_WIDE = 1 << 15,        /* East_Asian_Width W or F                                           */
    DNM_CP_FULLWIDTH = 1 << 16,   /* East_Asian_Width F                                                */
    DNM_CP_AMBIGUOUS = 1 << 17,   /* East_Asian_Width A                                                */
    DNM_CP_HAN = 1 << 18,         /* Script=Han                                                        */
    DNM_CP_HIRAGANA = 1 << 19,    /* Script=Hiragana                                                   */
    DNM_CP_KATAKANA = 1 << 20,    /* Script=Katakana                                                   */
    DNM_CP_HANGUL = 1 << 21,      /* Script=Hangul                                                     */
    DNM_CP_LATIN = 1 << 22,       /* Script=Latin                                                      */
    DNM_CP_CYRILLIC = 1 << 23,    /* Script=Cyrillic                                                   */
    DNM_CP_GREEK = 1 << 24,       /* Script=Greek                                                      */
    DNM_CP_BOPOMOFO = 1 << 25,    /* Script=Bopomofo                                                   */
    DNM_CP_SURROGATE = 1 << 26    /* Cs                                                                */
};

extern const uint8_t dnm_cp_blocks[0x1100]; /* block of 256 code points -> row          */
extern const uint8_t dnm_cp_classes[][256]; /* row, low byte -> index of a property set */
extern const uint32_t dnm_cp_property_sets[];

static inline uint32_t dnm_cp_props(uint32_t cp)
{
    return cp > 0x10FFFF ? 0 : dnm_cp_property_sets[dnm_cp_classes[dnm_cp_blocks[cp >> 8]][cp & 0xFF]];
}

static inline bool dnm_cp_has(uint32_t cp, uint32_t any_of)
{
    return (dnm_cp_props(cp) & any_of) != 0;
}

static inline bool dnm_cp_is_space(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_SPACE);
}
static inline bool dnm_cp_is_control(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_CONTROL);
}
static inline bool dnm_cp_is_private_use(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_PRIVATE_USE);
}
static inline bool dnm_cp_is_ignorable(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_IGNORABLE);
}
static inline bool dnm_cp_is_zero_width(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_ZERO_WIDTH);
}
static inline bool dnm_cp_is_noncharacter(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_NONCHARACTER);
}
static inline bool dnm_cp_is_letter(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_LETTER);
}
static inline bool dnm_cp_is_combining(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_COMBINING);
}
static inline bool dnm_cp_is_digit(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_DIGIT);
}
static inline bool dnm_cp_is_punct(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_PUNCT);
}

/* Punctuation set in a full square in Chinese text: CJK Symbols and Punctuation, vertical, small and
 * fullwidth forms; and the marks that Chinese shares with Latin text: U+2018 U+2019 U+201C U+201D U+2014
 * U+2026 U+00B7. */
static inline bool dnm_cp_is_cjk_punct(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_CJK_PUNCT);
}
static inline bool dnm_cp_is_wide(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_WIDE);
}
static inline bool dnm_cp_is_fullwidth(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_FULLWIDTH);
}

/* Script=Han: all unified and compatibility ideographs with their extensions, radicals, U+3005, U+3007. */
static inline bool dnm_cp_is_han(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_HAN);
}
static inline bool dnm_cp_is_hiragana(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_HIRAGANA);
}
static inline bool dnm_cp_is_katakana(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_KATAKANA);
}
static inline bool dnm_cp_is_hangul(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_HANGUL);
}
static inline bool dnm_cp_is_latin(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_LATIN);
}

/* Simple_Lowercase_Mapping; the code point itself if it has none. */
uint32_t dnm_cp_lower(uint32_t cp);

/* Columns on a terminal: 0, 1 or 2. */
unsigned dnm_cp_columns(uint32_t cp);

#endif
