/* detect_internal.h -- the pieces of the charset detector: hypotheses, the sample, and what reading the
 * sample under a hypothesis costs.
 *
 * All hypotheses are judged by one measure, the likelihood of the same bytes: the sum of -log2 P over the
 * characters they would be, in the language that suits them best. An ASCII byte costs the same under each,
 * so it is left out of all sums: a pair whose second byte is ASCII gets that byte's cost back, and
 * UTF-16 is charged for the ASCII bytes that the others read as characters.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_DETECT_INTERNAL_H
#define DNM_TEXT_DETECT_INTERNAL_H

#include "core/text/charset_internal.h"
#include "core/text/language.h"

/* A stretch of the text that is looked at. */
typedef struct dnm_chunk {
    const uint8_t *p;
    size_t n;
    bool cut_front; /* begins somewhere inside the text */
    bool cut_end;   /* ends before the text does */
} dnm_chunk;

enum { DNM_SAMPLE_CHUNKS = 3 };

typedef struct dnm_sample {
    dnm_chunk chunks[DNM_SAMPLE_CHUNKS];
    size_t count;
    bool high;     /* has bytes >= 0x80 */
    bool controls; /* has bytes < 0x20 that plain text does not have, NUL and ESC among them */
    bool strange;  /* has others of them than ESC, SO and SI */
    bool escapes;  /* ESC, SO */
    bool tildes;   /* "~{" */
} dnm_sample;

void dnm_sample_take(dnm_sample *sample, const uint8_t *p, size_t n);

/* Bytes >= 0x80 of a stretch, at most; in ASCII it may be six times as long. */
enum { DNM_STRETCH_SHORT = 48, DNM_STRETCH_USUAL = 58, DNM_STRETCH_LONG = 384 };

/* One to three stretches of a large sample, beginning where text that is not ASCII does. False if the sample
 * is too small, or there is no fit place. */
bool dnm_sample_stretches(const dnm_sample *sample, size_t length, dnm_sample *stretches);

/* Whether the sample, read as GB18030, has characters of four bytes. */
bool dnm_sample_has_fours(const dnm_sample *sample);

/* The cost of an ASCII byte as a character of text. */
extern const uint8_t dnm_ascii_costs[128];

typedef struct dnm_reading {
    dnm_tally tally;
    int64_t cost; /* errors, and what ASCII bytes inside characters give back; without the tally's */
    uint32_t errors;
    uint8_t longest; /* bytes of the longest character */
} dnm_reading;

enum { DNM_ALL_LANGUAGES = (1 << DNM_LANG_COUNT) - 1 };

typedef struct dnm_hypothesis dnm_hypothesis;
struct dnm_segmenter;

struct dnm_hypothesis {
    const char *name;
    int prior;         /* cost before any byte is seen, in eighths of a bit */
    uint8_t languages; /* bits by dnm_language, or all */
    uint8_t unusual;   /* those of them that are seldom written in this charset */
    void (*read)(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
    dnm_stepper *step;
    const uint32_t *pairs; /* where its two-byte characters begin in dnm_pair_table, if there */
    const dnm_one_byte *table;
    struct dnm_segmenter *segmenter; /* of dnm_read_damaged */
};

/* ---- the hypotheses ---- */

enum { DNM_HYPOTHESES = 18, DNM_HTTP_WORTH = 64 /* of a declaration by the server, in eighths of a bit */ };
enum { DNM_HYPOTHESIS_UTF_8, DNM_HYPOTHESIS_GBK, DNM_HYPOTHESIS_BIG5 }; /* indices */

extern const dnm_hypothesis dnm_hypotheses[DNM_HYPOTHESES];

/* The name under which a charset is among the hypotheses: one reads gb18030, too, and one KOI8-R. */
const char *dnm_larger_charset(const char *name);

/* Whether it is worth reading the sample under a hypothesis. */
bool dnm_is_possible(const dnm_hypothesis *h, const dnm_sample *s);

/* What was declared, by name; NULL where nothing or nothing known was. */
typedef struct dnm_declaration {
    const char *names[3];
} dnm_declaration;

dnm_declaration dnm_declared_by(const dnm_charset_hints *hints);

typedef struct dnm_verdict {
    const dnm_hypothesis *hypothesis;
    int64_t cost;
    dnm_language language;
    dnm_tally tally;
    uint32_t errors;
    uint8_t longest; /* bytes of a character */
} dnm_verdict;

/* `closely` weighs pairs of characters, too: for comparisons, not for how well a text fits. */
dnm_verdict dnm_judge(const dnm_hypothesis *h, const dnm_sample *s, const dnm_declaration *declared,
                      bool closely);
dnm_verdict dnm_judge_listed(size_t i, const dnm_sample *s, const dnm_declaration *declared, bool closely);

/* Puts a verdict among the best two; of equals, the first stays. */
void dnm_place_verdict(dnm_verdict best[2], const dnm_verdict *v);

/* Without an error, and so many eighths of a bit a character. */
bool dnm_costs_at_most(const dnm_verdict *v, int64_t a_char);

/* Texts that leave no doubt, by reading a part of them. False if a doubt is left: all is to be read then. */
bool dnm_settle_quickly(const dnm_sample *s, const dnm_declaration *declared, dnm_verdict best[2]);

/* ---- readers ---- */

void dnm_read_steps(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_damaged(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_one_byte(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_utf16le(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_utf16be(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
/* The same text as the decoder gets it back into step after lost bytes, each step an error. */
void dnm_read_utf16le_in_step(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_utf16be_in_step(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_hz(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);
void dnm_read_iso2022(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *reading);

/* Steps that serve the detector only: characters outside the main plane of a charset are given as one
 * rare character that stands for all of them. */
dnm_step dnm_shift_jis_step(const uint8_t *p, size_t left);
dnm_step dnm_euc_jp_step(const uint8_t *p, size_t left);
dnm_step dnm_euc_kr_step(const uint8_t *p, size_t left);
dnm_step dnm_euc_tw_step(const uint8_t *p, size_t left);

#endif
