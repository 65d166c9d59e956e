/* charset.c -- the fuzz harness of core/text: the detector, every decoder and the encoders on any bytes, and
 * the vector code against plain loops. A broken promise of docnorm/charset.h ends the process.
 *
 *     byte 0   which charset to decode by
 *     byte 1   bit 0 by the standard, bit 1 a low ceiling, bits 2-4 which charset to encode to, bits 5-7
 * which charset is declared
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/charset.h"
#include "core/text/ascii.h"
#include "core/text/charset_internal.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 2, LOW_CEILING = 100, PROBES = 64 };

static const char *const charsets[] = {
    "UTF-8",       "UTF-16LE",      "UTF-16BE",     "GBK",          "gb18030",      "Big5",
    "HZ-GB-2312",  "ISO-2022-CN",   "EUC-TW",       "Shift_JIS",    "EUC-JP",       "ISO-2022-JP",
    "EUC-KR",      "ISO-2022-KR",   "IBM866",       "ISO-8859-2",   "ISO-8859-15",  "KOI8-R",
    "macintosh",   "windows-874",   "windows-1251", "windows-1252", "windows-1258", "x-mac-cyrillic",
    "replacement", "x-user-defined"};
static const char *const encodings[] = {"UTF-8",    "gb18030", "GBK",       "Big5",
                                        "UTF-16LE", "EUC-KR",  "Shift_JIS", "windows-1252"};

enum { CHARSETS = sizeof charsets / sizeof *charsets };

static void require(bool holds, const char *promise)
{
    if (holds) return;
    fprintf(stderr, "docnorm fuzz: %s\n", promise);
    abort();
}

/* ---- vectors and loops ---- */

static size_t plain_validate(const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        size_t length = dnm_utf8_decode(s + at, n - at, &cp);
        if (cp == DNM_BAD_UTF8) return at;
        at += length;
    }
    return n;
}

static size_t plain_ascii(const uint8_t *p, size_t n)
{
    size_t at = 0;
    while (at < n && p[at] < 0x80) at++;
    return at;
}

static void compare_vectors(const uint8_t *p, size_t n)
{
    char *copy = malloc(n + 1);
    if (!copy) return;
    for (size_t from = 0; from <= n && from < 40; from++) { /* every alignment, and past the first errors */
        const char *s = (const char *)p + from;
        require(dnm_utf8_validate(s, n - from) == plain_validate(s, n - from), "validation differs");
        size_t ascii = plain_ascii(p + from, n - from);
        require(dnm_ascii_prefix(s, n - from) == ascii, "the ASCII prefix differs");
        require(dnm_ascii_copy(copy, p + from, n - from) == ascii && memcmp(copy, s, ascii) == 0,
                "the ASCII copy differs");
    }
    free(copy);
}

/* The two-byte charsets decode in blocks: beside one step after the other. */
static void compare_pairs(const uint8_t *p, size_t n, const char *charset, dnm_stepper *step)
{
    dnm_decode_options standard = {.standard = true};
    dnm_decoded d;
    if (dnm_decode(p, n, charset, &standard, &d) != DNM_OK) return;
    size_t at = d.bom, to = 0;
    while (at < n) {
        dnm_step s = step(p + at, n - at);
        char utf8[8];
        size_t length = dnm_utf8_put(utf8, s.code_point);
        if (s.mark) length += dnm_utf8_put(utf8 + length, s.mark);
        require(d.n - to >= length && memcmp(d.text + to, utf8, length) == 0, "blocks of pairs differ");
        to += length;
        at += s.length;
    }
    require(to == d.n, "blocks of pairs say more");
    dnm_decoded_free(&d);
}

/* ---- decoding ---- */

static void require_record(const dnm_decoded *d, size_t n)
{
    require(dnm_utf8_validate(d->text, d->n) == d->n, "the text is not UTF-8");
    for (size_t i = 1; i < d->checkpoint_count; i++) {
        const dnm_checkpoint *c = &d->checkpoints[i];
        require(c->text > c[-1].text && c->source >= c[-1].source && c->source <= n, "checkpoints descend");
    }
    size_t text = 0, source = 0;
    for (size_t i = 0; i < d->raw_count; i++) {
        const dnm_raw_stretch *r = &d->raws[i];
        require(r->text >= text && r->source >= source, "raws overlap");
        text = r->text + r->text_len;
        source = r->source + r->source_len;
        require(text <= d->n && source <= n, "raws leave the text");
    }
    for (size_t i = 0, before = 0; i <= PROBES; i++) {
        size_t at = dnm_decoded_source(d, d->n / PROBES * i);
        require(at >= before && at <= n, "sources descend");
        before = at;
    }
}

/* A byte order mark in front is dropped, and the private use characters of older editions of GB 18030 have
 * become others. */
static bool comes_back(dnm_str text, const char *charset)
{
    if (text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0) return false;
    if (strncmp(charset, "UTF", 3) == 0) return true;
    for (size_t at = 0; at < text.n;)
        if (dnm_cp_is_private_use(dnm_utf8_next(text.p, text.n, &at))) return false;
    return strcmp(charset, "gb18030") == 0;
}

/* What is written in a charset without a loss is read back the same. */
static void require_round_trip(dnm_str text, const char *charset)
{
    dnm_encoded bytes;
    dnm_decoded again;
    if (dnm_encode(text, charset, DNM_UNENCODABLE_QUESTION, &bytes) != DNM_OK) return;
    dnm_decode_options standard = {.standard = true};
    if (dnm_decode(bytes.bytes, bytes.n, charset, &standard, &again) == DNM_OK) {
        if (!bytes.replaced && comes_back(text, charset))
            require(dnm_str_eq((dnm_str){again.text, again.n}, text), "the text comes back as another");
        dnm_decoded_free(&again);
    }
    free(bytes.bytes);
}

static void decode(const uint8_t *p, size_t n, const char *charset, unsigned how)
{
    dnm_decode_options options = {.standard = how & 1, .max_text = how & 2 ? LOW_CEILING : 0};
    dnm_decoded d;
    dnm_status status = dnm_decode(p, n, charset, &options, &d);
    require(status == DNM_OK || status == DNM_LIMIT || status == DNM_NO_MEMORY || status == DNM_UNSUPPORTED,
            "a decoder fails");
    if (status != DNM_OK) return;
    require(!options.max_text || d.n <= options.max_text, "the ceiling does not hold");
    require_record(&d, n);
    require_round_trip((dnm_str){d.text, d.n}, encodings[how >> 2 & 7]);
    dnm_decoded_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD) return 0;
    const uint8_t *p = data + HEAD;
    size_t n = size - HEAD;
    compare_vectors(p, n);
    compare_pairs(p, n, "gb18030", dnm_gb18030_step);
    compare_pairs(p, n, "Big5", dnm_big5_step);
    dnm_charset_hints hints = {.meta = charsets[(data[1] >> 5) % CHARSETS]};
    dnm_charset_guess guess;
    require(dnm_charset_detect(p, n, data[1] >> 5 ? &hints : NULL, &guess) == DNM_OK, "detection fails");
    require(dnm_charset_by_label(dnm_str_of(guess.charset)) != NULL, "the guess is no charset");
    require(guess.runner_up && guess.script && guess.language && guess.confidence <= 1000, "a half guess");
    decode(p, n, guess.charset, data[1]);
    decode(p, n, charsets[data[0] % CHARSETS], data[1]);
    return 0;
}
