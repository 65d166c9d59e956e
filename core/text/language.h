/* language.h -- how probable a text is in each of a few languages: one pass gives the cost of all, in
 * eighths of a bit. ASCII costs nothing here: it is the same in every language, so that costs of
 * different readings of the same bytes compare (what ASCII really costs matters only beside UTF-16, and
 * the detector adds it there).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_LANGUAGE_H
#define DNM_TEXT_LANGUAGE_H

#include "docnorm/base.h"

typedef enum dnm_language {
    DNM_LANG_HANS,  /* Chinese, Simplified  */
    DNM_LANG_HANT,  /* Chinese, Traditional */
    DNM_LANG_JPAN,  /* Japanese             */
    DNM_LANG_KORE,  /* Korean               */
    DNM_LANG_CYRL,  /* Russian and its like */
    DNM_LANG_LATN,  /* Western European     */
    DNM_LANG_OTHER, /* any one script       */
    DNM_LANG_COUNT
} dnm_language;

typedef struct dnm_tally {
    bool loosely;                  /* set it to leave pairs of Han characters unweighed */
    uint32_t previous;             /* code point */
    uint32_t chars;                /* that are not ASCII */
    uint32_t wide;                 /* of them, those from U+0800 on */
    uint32_t run;                  /* of them, since the last ASCII character */
    bool among_latin;              /* the ASCII before the run had letters, or was long */
    bool glued;                    /* the run follows an ASCII letter at once */
    uint32_t only_hans, only_hant; /* Han characters that belong to one script only */
    uint32_t cost[DNM_LANG_COUNT];
} dnm_tally;

/* Adds a code point >= 0x80. */
void dnm_tally_add(dnm_tally *tally, uint32_t cp);

/* Adds the common ideographs that p[0..n) begins with, as UTF-8: the same as dnm_tally_add for each, and
 * several times as fast. The tally must be loose. Returns their bytes, 0 where there are none. */
size_t dnm_tally_ideographs(dnm_tally *tally, const uint8_t *p, size_t n);

/* Notes a run of ASCII between other characters; n > 0. */
void dnm_tally_ascii(dnm_tally *tally, const uint8_t *ascii, size_t n);

/* The cost of one character of Chinese, Simplified or Traditional, after another. For any other, what it
 * costs in Chinese text. */
uint32_t dnm_chinese_cost(uint32_t previous, uint32_t cp);

/* Whether a text certainly costs less, as Chinese of one script, than `usual` for each character that is not
 * ASCII and `more` on top. Pairs are not weighed, so that this is several times as fast as a tally; where
 * it says false, a tally may still say true. Controls, private use, U+FFFD and half-width katakana make it
 * false. *rare is how many hanzi, at most, stand side by side that are rare in both scripts: what hides in a
 * text that is likely as a whole; UINT32_MAX if such a character ended the look. */
bool dnm_surely_chinese(dnm_str text, uint32_t usual, uint32_t more, uint32_t *rare);

#endif
