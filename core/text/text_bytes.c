/* text_bytes.c -- text_bytes.h: by the share of controls.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/text_bytes.h"

#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SAMPLE = 4096,
    ENOUGH = 64,      /* bytes of which UTF-16 without a mark proves itself */
    FEWEST = 16,      /* of which it may be believed, if every unit is a usual one … */
    FEWEST_NAMED = 10 /* … in a file whose name says that it is text */
};

typedef struct census {
    size_t nuls, controls, all;
} census;

/* Bytes that text does not hold, whatever its charset: controls other than those of line and page. BS prints
 * one character over another, ESC begins a colour or a shift in ISO 2022, 0x1A ended files under DOS. */
static void count(census *c, const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        c->nuls += p[i] == 0;
        c->controls += p[i] && p[i] < 0x20 && !strchr("\b\t\n\v\f\r\x1A\x1B", p[i]);
    }
    c->all += n;
}

static census census_of(const unsigned char *p, size_t size)
{
    census c = {0};
    size_t n = size < SAMPLE ? size : SAMPLE;
    count(&c, p, n);
    if (size > SAMPLE) {
        count(&c, p + (size / 2 < size - n ? size / 2 : size - n), n);
        count(&c, p + (size - n), n);
    }
    return c;
}

/* ---- UTF-16 ---- */

/* Units that UTF-16 of people hardly holds: controls, private use, surrogates. Of random bytes one in
 * eight. */
static bool is_odd_unit(unsigned unit)
{
    if (unit < 0x20) return unit == 0 || !strchr("\t\n\v\f\r", (int)unit);
    return (unit >= 0xD800 && unit <= 0xF8FF) || unit >= 0xFFFE;
}

/* Units that texts of people are made of: of random bytes one in three. */
static bool is_usual_unit(unsigned unit)
{
    bool ascii = (unit >= 0x20 && unit < 0x7F) || (unit && strchr("\t\n\r", (int)unit));
    bool european = (unit >= 0xC0 && unit < 0x180) || (unit >= 0x386 && unit < 0x460); /* Latin … Cyrillic */
    bool han = dnm_cp_is_han(unit) && dnm_han_cost(DNM_HANS, unit) < DNM_HAN_COST_OTHER;
    bool punct = dnm_cp_is_cjk_punct(unit) || (unit >= 0x2010 && unit <= 0x2026);
    return ascii || european || han || punct || dnm_cp_is_hiragana(unit) || dnm_cp_is_katakana(unit);
}

/* A lost byte makes odd units of all that follow it, until the decoder is back in step. */
static bool is_odd_out_of_step_only(const unsigned char *p, size_t n, const char *charset)
{
    dnm_decoded d;
    if (dnm_decode(p, n, charset, NULL, &d) != DNM_OK) return false;
    size_t odd = 0;
    for (size_t at = 0; at < d.n;) {
        uint32_t cp = dnm_utf8_next(d.text, d.n, &at);
        odd += cp < 0x10000 && (is_odd_unit(cp) || cp == DNM_REPLACEMENT);
    }
    dnm_decoded_free(&d);
    return odd <= n / 100 + 1;
}

/* Without a byte order mark a few bytes prove nothing, unless every unit is a usual one. */
static bool is_utf16(const unsigned char *p, size_t size, const dnm_charset_guess *guess, bool ordered,
                     bool named)
{
    if (strncmp(guess->charset, "UTF-16", 6) != 0) return false;
    size_t high = strcmp(guess->charset, "UTF-16BE") == 0 ? 0 : 1, odd = 0, unusual = 0;
    size_t n = size < SAMPLE ? size : SAMPLE;
    for (size_t i = 0; i + 1 < n; i += 2) {
        unsigned unit = (unsigned)p[i + high] << 8 | p[i + 1 - high];
        odd += is_odd_unit(unit);
        unusual += !is_usual_unit(unit);
    }
    if (guess->bom || ordered || size >= ENOUGH)
        return odd <= n / 100 + 1 || is_odd_out_of_step_only(p, n, guess->charset);
    return size >= (named ? FEWEST_NAMED : FEWEST) && unusual == 0;
}

/* Charsets that have bytes which other text does not have. */
static bool is_text_of_its_charset(const unsigned char *p, size_t n, const dnm_charset_hints *hints,
                                   bool named)
{
    dnm_charset_guess guess;
    if (dnm_charset_detect(p, n, hints, &guess) != DNM_OK) return false;
    if (hints->user && strncmp(guess.charset, "UTF-32", 6) == 0) return true; /* NULs are its own */
    bool shifts = strncmp(guess.charset, "ISO-2022", 8) == 0;                 /* by SO and SI */
    return shifts || is_utf16(p, n, &guess, hints->user != NULL, named);
}

size_t dnm_without_padding(const unsigned char *p, size_t n)
{
    enum { MANY = 8 };
    size_t end = n;
    while (end > 0 && p[end - 1] == 0) end--;
    return end && n - end >= MANY ? end + (end & 1) : n; /* nothing but NULs is no text */
}

bool dnm_is_text(const unsigned char *p, size_t n, const dnm_charset_hints *hints, bool named)
{
    const census c = census_of(p, dnm_without_padding(p, n));
    const size_t most_nuls = (named ? c.all / 10 : c.all / 100) + 1;
    if (c.controls <= c.all / 100 + 1 && c.nuls <= most_nuls) return true;
    return is_text_of_its_charset(p, n, hints, named);
}
