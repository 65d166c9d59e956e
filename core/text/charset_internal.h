/* charset_internal.h -- what the decoders, the encoder and the detector of core/text share: the list of
 * charsets and one-character decoding steps. Not for modules: they use docnorm/charset.h.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_CHARSET_INTERNAL_H
#define DNM_TEXT_CHARSET_INTERNAL_H

#include "core/text/charset_tables.h"
#include "docnorm/charset.h"

typedef enum dnm_charset_kind {
    DNM_KIND_UTF8,
    DNM_KIND_UTF16LE,
    DNM_KIND_UTF16BE,
    DNM_KIND_GBK, /* decoded as gb18030; encodes no four-byte sequences */
    DNM_KIND_GB18030,
    DNM_KIND_BIG5,
    DNM_KIND_BIG5_HKSCS, /* Big5 that has the Hong Kong characters in writing, too */
    DNM_KIND_HZ,
    DNM_KIND_ONE_BYTE,
    DNM_KIND_ICONV,
    DNM_KIND_ASCII,      /* and nothing else: the label "ascii" of the standard is windows-1252 */
    DNM_KIND_REPLACEMENT /* WHATWG 14.1: all of the text is one U+FFFD */
} dnm_charset_kind;

typedef struct dnm_charset_info {
    const char *name;
    const char *labels;   /* of the WHATWG standard, with a blank before and after each */
    const char *iconv[3]; /* names to try, for DNM_KIND_ICONV */
    dnm_charset_kind kind;
    uint8_t unit;      /* bytes of its every character; 0: various, or one */
    bool writing_only; /* its name is a label of another charset where text is read */
} dnm_charset_info;

/* By label or name; NULL if unknown. */
const dnm_charset_info *dnm_charset_find(dnm_str label);

/* The same for what is to be written. */
const dnm_charset_info *dnm_charset_find_to_write(dnm_str label);

/* By the exact name of a one-byte charset; NULL if there is none. */
const dnm_one_byte *dnm_one_byte_find(const char *name);

/* What one step of a decoder found. */
typedef enum dnm_step_state {
    DNM_STEP_OK,
    DNM_STEP_BAD,  /* undecodable: `length` bytes stand for one U+FFFD */
    DNM_STEP_SHORT /* so far sound, but the input ends inside the character; length is all that is left */
} dnm_step_state;

typedef struct dnm_step {
    uint32_t code_point;
    uint32_t mark; /* a combining character that follows, in the four double code points of Big5; or 0 */
    uint8_t length;
    uint8_t state; /* dnm_step_state */
} dnm_step;

/* One character of p (left > 0 bytes). An ASCII byte after a bad lead byte is never swallowed, as in
 * the WHATWG decoders. */
typedef dnm_step dnm_stepper(const uint8_t *p, size_t left);

dnm_step dnm_utf8_step(const uint8_t *p, size_t left);
dnm_step dnm_gb18030_step(const uint8_t *p, size_t left);
dnm_step dnm_big5_step(const uint8_t *p, size_t left);

/* The entry of p[0] >= 0x80 and p[1] in dnm_pair_table from a charset's beginning on. */
static inline uint32_t dnm_pair_entry(const uint32_t *pairs, const uint8_t *p)
{
    return pairs[(unsigned)p[1] << 8 | p[0]]; /* one load of both bytes, where the processor has them so */
}

/* The code point of an entry of dnm_pair_table; 0 if it has none. */
static inline uint32_t dnm_pair_code_point(uint32_t entry)
{
    uint32_t b0 = entry & 0xFF, b1 = entry >> 8 & 0x3F, b2 = entry >> 16 & 0x3F;
    return b0 < 0xE0 ? (b0 & 0x1F) << 6 | b1 : (b0 & 0x0F) << 12 | b1 << 6 | b2;
}

/* 0 if the two bytes are no mapped pair. lead >= 0x80. */
static inline uint32_t dnm_gb18030_pair(uint8_t lead, uint8_t trail)
{
    const uint8_t bytes[2] = {lead, trail};
    return dnm_pair_code_point(dnm_pair_entry(dnm_pair_table + DNM_GB18030_PAIRS, bytes));
}

/* The bytes of a code point >= 0x80 in GB18030 (1..4) or Big5 (1..2), 0 if it has none; `gbk` leaves out
 * the four-byte forms and gives the euro sign its one-byte form. */
size_t dnm_gb18030_encode(uint32_t code_point, bool gbk, uint8_t out[4]);
size_t dnm_big5_encode(uint32_t code_point, uint8_t out[4]);

#endif
