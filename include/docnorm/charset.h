/* charset.h -- from bytes to UTF-8 and back: which charset a text is in, decoding it without losing
 * track of where each byte came from, and encoding.
 *
 *     dnm_charset_guess guess;
 *     dnm_charset_detect(bytes, n, NULL, &guess);
 *     dnm_decoded text;
 *     if (dnm_decode(bytes, n, guess.charset, NULL, &text) == DNM_OK) {
 *         fwrite(text.text, 1, text.n, stdout);
 *         dnm_decoded_free(&text);
 *     }
 *
 * Charsets are called by the names of the WHATWG Encoding Standard ("UTF-8", "GBK", "gb18030", "Big5",
 * "windows-1252" ...), and some that it does not decode: "HZ-GB-2312", "ISO-2022-CN", "ISO-2022-KR",
 * "EUC-TW", "UTF-32", "UTF-32LE", "UTF-32BE", "IBM437", "IBM850", and, for writing, "US-ASCII" and
 * "Big5-HKSCS". All names that functions return are constants: they need no freeing and compare by strcmp.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CHARSET_H
#define DOCNORM_CHARSET_H

#include "docnorm/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The name behind a label ("gb2312" and "x-gbk" are "GBK", "latin1" is "windows-1252"), ASCII case and
 * surrounding white space ignored; also knows "cp936", "utf-16-le" and other spellings the standard
 * leaves out. NULL if the label is unknown. */
DNM_API const char *dnm_charset_by_label(dnm_str label);

/* The same for what a person asks for, who may mean more than a page can: also numbers of code pages ("936",
 * "65001"), "ms950", "big5-eten", "gb18030-2022", "cp437", "utf-32" and the like. For writing, "ascii" is
 * "US-ASCII" and nothing more, and "big5-hkscs" is "Big5-HKSCS", with the Hong Kong characters that Big5, by
 * the standard, reads and does not write. */
DNM_API const char *dnm_charset_asked_for(dnm_str label, bool writing);

/* What is known about a text beside its bytes; every member may be NULL. Labels or names. */
typedef struct dnm_charset_hints {
    const char *user;      /* an order, not a hint: taken as it is, when known. It says which charset
                              the text is in; fragments of another inside it are still read as what
                              they are, unless decoding is dnm_decode_options.standard           */
    const char *http;      /* Content-Type of the transfer                                       */
    const char *meta;      /* <meta charset>, an XML declaration or the like in the text itself  */
    const char *neighbour; /* what the other files of the same archive or folder are in          */
} dnm_charset_hints;

typedef struct dnm_charset_guess {
    const char *charset;   /* never NULL; "UTF-8" for plain ASCII and for no bytes at all */
    const char *runner_up; /* "" if nothing else is possible, or a look at the others was not called for */
    const char *script;    /* "Hans", "Hant", "Jpan", "Kore", "Cyrl", "Latn", "mixed" (Hans and Hant), "" */
    const char *language;  /* BCP 47: "zh", "ja", "ko", "ru", "en"; "" if it cannot be told */
    uint16_t confidence; /* 0..1000: the share of the likelihood, priors included; below 1000 for fewer than 8
                            characters that are not ASCII, and 500 at most for a text that reads like none in
                            this charset: it is in one that is not guessed (Thai, Greek ...), or no text */
    uint16_t runner_up_confidence; /* 0..1000 */
    bool bom;                      /* decided by a byte order mark */
} dnm_charset_guess;

/* Judges by at most 64 KiB of the bytes (head, middle, tail); where those are ASCII, the first and the last
 * byte that is not are sought in the rest. hints may be NULL. A declared charset tips the scales where the
 * bytes leave a doubt, and never overrules them. DNM_USAGE if hints->user is an unknown label. */
DNM_API dnm_status dnm_charset_detect(const void *bytes, size_t n, const dnm_charset_hints *hints,
                                      dnm_charset_guess *guess);

/* Where a character of the text begins in the source; the last checkpoint at or before an offset
 * is never further than 4 KiB from it. */
typedef struct dnm_checkpoint {
    size_t text;
    size_t source;
} dnm_checkpoint;

typedef enum dnm_raw_kind {
    DNM_RAW_REPLACED,   /* undecodable; the text holds one U+FFFD per error                       */
    DNM_RAW_ISLAND,     /* decoded as UTF-8 inside another charset, or the reverse                */
    DNM_RAW_SUSPICIOUS, /* GBK, gb18030, Big5: decoded to what nobody writes: private use, unassigned, or
                           one of the controls U+0080..009F                                       */
    DNM_RAW_TRUNCATED   /* the first half of a character at the end of the input; text_len is 0   */
} dnm_raw_kind;

/* A stretch of the text whose source bytes are worth going back to. */
typedef struct dnm_raw_stretch {
    size_t text, text_len;     /* bytes of the decoded text */
    size_t source, source_len; /* bytes of the input        */
    dnm_raw_kind kind;
} dnm_raw_stretch;

typedef struct dnm_decode_options {
    size_t max_text; /* ceiling of the text in bytes; 0: the default of dnm_limits.model_bytes */
    bool standard;   /* errors exactly as the WHATWG standard has them: no islands, no second thoughts
                        about where a damaged stretch divides into characters */
} dnm_decode_options;

typedef struct dnm_decoded {
    const char *text;    /* valid UTF-8; a byte order mark is not part of it            */
    size_t n;            /* its bytes                                                   */
    const char *charset; /* the name it was decoded by                                  */
    size_t bom;          /* bytes of the byte order mark in front of the source, or 0   */
    size_t truncated;    /* bytes of half a character dropped at the end, or 0          */
    uint32_t replaced;   /* U+FFFD put in for undecodable bytes                         */
    uint32_t islands;
    bool owned;  /* false: text points into the caller's bytes, which must stay */
    bool linear; /* text offset + bom == source offset throughout; no checkpoints then */
    const dnm_checkpoint *checkpoints; /* ascending, the first at text 0 */
    size_t checkpoint_count;
    const dnm_raw_stretch *raws; /* ascending, never overlapping */
    size_t raw_count;
} dnm_decoded;

/* Decodes all n bytes; damage never stops it. options may be NULL. The charset may be a label. Free the
 * result with dnm_decoded_free. DNM_USAGE: unknown charset; DNM_UNSUPPORTED: known, but the system's iconv
 * cannot decode it; DNM_LIMIT, DNM_NO_MEMORY. */
DNM_API dnm_status dnm_decode(const void *bytes, size_t n, const char *charset,
                              const dnm_decode_options *options, dnm_decoded *out);

/* Frees what the result owns and empties it; fine on a zeroed or freed one. */
DNM_API void dnm_decoded_free(dnm_decoded *decoded);

/* The source offset of the character that covers text_off; the source's end for text_off >= n. Exact for
 * UTF-8, UTF-16, GBK, gb18030, Big5 and the one-byte charsets; for the others at most 256 bytes of text
 * early.
 */
DNM_API size_t dnm_decoded_source(const dnm_decoded *decoded, size_t text_off);

/* What to do with a character that the charset lacks. */
typedef enum dnm_unencodable {
    DNM_UNENCODABLE_FAIL,      /* dnm_encode ends with DNM_UNSUPPORTED */
    DNM_UNENCODABLE_QUESTION,  /* '?' stands for it */
    DNM_UNENCODABLE_REFERENCE, /* "&#8364;", as the WHATWG standard's html mode */
    DNM_UNENCODABLE_UNDERSCORE /* '_', for file names */
} dnm_unencodable;

typedef struct dnm_encoded {
    char *bytes; /* free() them; followed by a NUL that does not count */
    size_t n;
    uint32_t replaced;     /* characters that the charset lacks */
    size_t first_replaced; /* text offset of the first of them, if any */
} dnm_encoded;

/* From UTF-8 (bad bytes count as U+FFFD) to a charset. On failure *out is untouched, except that
 * DNM_UNSUPPORTED for an unencodable character sets first_replaced. */
DNM_API dnm_status dnm_encode(dnm_str text, const char *charset, dnm_unencodable unencodable,
                              dnm_encoded *out);

#ifdef __cplusplus
}
#endif
#endif
