/* undo.c -- reads a text again by other pairs of charsets, and judges the result.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/mojibake/mojibake.h"
#include "core/text/utf8.h"

enum {
    MOST_TIMES = 4,    /* spoilt so often over each other */
    GAIN_ENOUGH = 240, /* thirty bits over the whole … */
    GAIN_A_CHAR = 24,  /* … and three a character */
    GOOD_AVERAGE = 96  /* what is gained must read like real text */
};

enum { LOST_BYTES = 3, NO_BYTE = 0xFF }; /* of U+FFFD; and what no charset begins or ends a character with */

static size_t next_lost(dnm_str text, size_t at)
{
    for (; at + LOST_BYTES <= text.n; at++) {
        const char *p = memchr(text.p + at, '\xEF', text.n - at);
        if (!p) break;
        at = (size_t)(p - text.p);
        if (at + LOST_BYTES <= text.n && memcmp(p, "\xEF\xBF\xBD", LOST_BYTES) == 0) return at;
    }
    return text.n;
}

bool mojibake_encode(dnm_str text, const char *wrong, dnm_buf *bytes)
{
    for (size_t at = 0;; at += LOST_BYTES) {
        dnm_encoded e;
        const size_t end = next_lost(text, at);
        const dnm_str part = {text.p + at, end - at};
        if (dnm_encode(part, wrong, DNM_UNENCODABLE_FAIL, &e) != DNM_OK) return false;
        dnm_buf_add(bytes, e.bytes, e.n);
        free(e.bytes);
        if (end == text.n) return dnm_buf_status(bytes) == DNM_OK;
        dnm_buf_add_char(bytes, (char)NO_BYTE);
        at = end;
    }
}

/* Adds the bytes that the wrong charset read `text` from; *lost counts characters that stand for none, of
 * which the bytes do not tell. */
static bool add_bytes(dnm_str text, const mojibake_pair *pair, dnm_buf *bytes, uint32_t *lost)
{
    *lost = 0;
    if (strcmp(pair->wrong, "windows-1252") == 0) {
        mojibake_latin(text, bytes, lost);
        return dnm_buf_status(bytes) == DNM_OK;
    }
    if (strcmp(pair->wrong, "Shift_JIS") == 0) return mojibake_shift_jis(text, pair->right, bytes);
    return mojibake_encode(text, pair->wrong, bytes);
}

/* Adds the text, with one U+FFFD for each run of them and of the question marks behind it: what is left of a
 * character and what stood for its last byte are two errors, but one loss. Returns how many losses there are.
 */
static size_t add_once(dnm_str text, dnm_buf *out)
{
    size_t losses = 0;
    for (size_t at = 0; at < text.n;) {
        const size_t end = next_lost(text, at);
        dnm_buf_add(out, text.p + at, end - at);
        at = end;
        if (end == text.n) break;
        losses++;
        dnm_buf_add_code_point(out, DNM_REPLACEMENT);
        while (at < text.n && (text.p[at] == '?' || next_lost(text, at) == at))
            at += text.p[at] == '?' ? 1 : LOST_BYTES;
    }
    return losses;
}

/* *out is what the bytes are in the right charset. False if that cannot be: some characters may have been
 * lost on the way, but not many. */
static bool decode_right(dnm_str text, const dnm_buf *bytes, const mojibake_pair *pair, size_t lost,
                         unsigned loss, dnm_buf *out)
{
    dnm_decoded decoded;
    dnm_decode_options standard = {.standard = true};
    if (dnm_decode(bytes->p, bytes->n, pair->right, &standard, &decoded) != DNM_OK) return false;
    const size_t chars = dnm_utf8_count(decoded.text, decoded.n);
    dnm_buf_clear(out);
    lost += add_once((dnm_str){decoded.text, decoded.n}, out);
    const bool readable = lost * 100 <= chars * loss && chars < dnm_utf8_count(text.p, text.n) * 2;
    dnm_decoded_free(&decoded);
    return readable && dnm_buf_status(out) == DNM_OK;
}

static bool read_again(dnm_str text, const mojibake_pair *pair, unsigned loss, dnm_buf *out)
{
    dnm_buf bytes;
    uint32_t lost;
    dnm_buf_init(&bytes, text.n * 4 + 64);
    bool readable = add_bytes(text, pair, &bytes, &lost) && decode_right(text, &bytes, pair, lost, loss, out);
    dnm_buf_free(&bytes);
    return readable;
}

static bool is_utf8(const mojibake_pair *pair)
{
    return strcmp(pair->right, "UTF-8") == 0;
}

/* Bytes that windows-1252 reads as what follows a letter in any text of Latin letters: quotes, dashes, an
 * ellipsis, a no-break space. */
static bool is_mark_byte(unsigned byte)
{
    static const char marks[] = "\x85\x91\x92\x93\x94\x96\x97\xA0\xAB\xBB";
    return memchr(marks, (int)byte, sizeof marks - 1) != NULL;
}

/* A letter and two marks, as at the end of a French quotation, are a sequence of UTF-8 by chance. */
static bool is_letter_and_marks(uint32_t cp)
{
    return cp >= 0x800 && cp < 0x10000 && is_mark_byte(0x80 | (cp >> 6 & 0x3F)) &&
           is_mark_byte(0x80 | (cp & 0x3F));
}

static bool has_more_than_marks(dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp >= 0x80 && !is_letter_and_marks(cp)) return true;
    }
    return false;
}

/* UTF-8 proves itself: what is valid and has several long sequences was not written so by chance. Letters of
 * Europe are weighed one by one (western.c). */
static bool proves_itself(const mojibake_pair *pair, dnm_str text)
{
    if (!is_utf8(pair)) return false;
    enum { LATIN_END = 0x300, ENOUGH_FOR_A_LOSS = 12 };
    size_t multibyte = 0, lost = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        lost += cp == DNM_REPLACEMENT;
        if (cp == DNM_REPLACEMENT) continue;
        if (cp >= LATIN_END && !is_letter_and_marks(cp)) multibyte += cp >= 0x800 ? 2 : 1;
    }
    return multibyte >= 2 && multibyte >= lost * ENOUGH_FOR_A_LOSS;
}

static int64_t gain_of(const mojibake_pair *pair, mojibake_cost old, dnm_str after)
{
    mojibake_cost new = mojibake_cost_of(after);
    int64_t gain = old.total - new.total;
    if (!new.chars || (is_utf8(pair) && !has_more_than_marks(after))) return 0;
    if (proves_itself(pair, after) && gain > 0) return gain + GAIN_ENOUGH;
    bool wins = gain >= GAIN_ENOUGH && gain >= (int64_t) new.chars *GAIN_A_CHAR;
    bool reads_well = new.total <= (int64_t) new.chars *GOOD_AVERAGE;
    return wins && reads_well ? gain : 0;
}

/* Latin letters that windows-1252 reads from the bytes that begin a sequence of UTF-8, C2 to F4. */
static bool has_first_bytes(dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp >= 0xC2 && cp <= 0xF4) return true;
    }
    return false;
}

/* "ÅÅÅÅ" in patterns of dates, rows of ornaments: no words come of so few characters. */
static bool has_different(dnm_str text)
{
    enum { FEWEST = 4 };
    uint32_t seen[FEWEST];
    unsigned count = 0;
    for (size_t at = 0; at < text.n && count < FEWEST;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        unsigned i = 0;
        while (i < count && seen[i] != cp) i++;
        if (cp >= 0x80 && i == count) seen[count++] = cp;
    }
    return count == FEWEST;
}

/* What a look at the text tells before it is read again: no more can be gained than it costs, and quotes or
 * dashes side by side, which nearly all pages have, cost less and were no UTF-8. */
static bool may_win(const mojibake_pair *pair, dnm_str text, mojibake_cost old)
{
    if (!is_utf8(pair)) return old.total >= GAIN_ENOUGH && has_different(text);
    return strcmp(pair->wrong, "windows-1252") != 0 || has_first_bytes(text);
}

/* The likeliest of one round. */
static int64_t undo_once(dnm_str text, const mojibake_pair *pairs, unsigned loss, dnm_buf *best,
                         dnm_buf *trial)
{
    int64_t most = 0;
    const mojibake_cost old = mojibake_cost_of(text);
    for (const mojibake_pair *pair = pairs; pair->wrong; pair++) {
        if (!may_win(pair, text, old)) continue;
        if (!read_again(text, pair, loss, trial)) continue;
        int64_t gain = gain_of(pair, old, dnm_buf_str(trial));
        if (gain <= most) continue;
        most = gain;
        dnm_buf_clear(best);
        dnm_buf_add(best, trial->p, trial->n);
    }
    return most;
}

unsigned mojibake_undo(dnm_str text, const mojibake_pair *pairs, unsigned loss, dnm_buf *best)
{
    dnm_buf next;
    dnm_buf trial;
    dnm_buf_init(&next, best->max);
    dnm_buf_init(&trial, best->max);
    int64_t gained = 0;
    dnm_buf_clear(best);
    for (int times = 0; times < MOST_TIMES; times++) {
        int64_t gain = undo_once(times ? dnm_buf_str(best) : text, pairs, loss, &next, &trial);
        if (!gain) break;
        gained += gain;
        dnm_buf_clear(best);
        dnm_buf_add(best, next.p, next.n);
    }
    dnm_buf_free(&next);
    dnm_buf_free(&trial);
    if (!gained || dnm_buf_status(best) != DNM_OK) return 0;
    return gained >= 1280 ? 980 : 800 + (unsigned)(gained * 180 / 1280);
}

/* ---- what cannot be undone ---- */

typedef struct residue {
    const char *unit; /* repeated from the beginning */
    unsigned fewest;
} residue;

/* U+FFFD as UTF-8, twice, read as GBK; memory that a debugger filled with 0xCC and 0xCD, read as GBK. */
static const residue residues[] = {{"锟斤拷", 1}, {"烫", 3}, {"屯", 3}, {"\xEF\xBF\xBD", 2}, {"ï¿½", 1}};

/* The second byte of the units by their first one. */
static const uint8_t second_bytes[256] = {
    [0xE9] = 0x94, [0xE7] = 0x83, [0xE5] = 0xB1, [0xEF] = 0xBF, [0xC3] = 0xAF};

static bool may_be_unit(const char *p)
{
    const uint8_t second = second_bytes[(unsigned char)p[0]];
    return second == (unsigned char)p[1] && second;
}

enum { STRIDE = 32, UNIT = 3 /* bytes; no unit is shorter */ };

/* Whether one may begin at one of so many bytes, by the last two of its first character. Without branches:
 * compilers make a few instructions of it for all bytes together. */
static bool may_have_unit(const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    uint8_t any = 0;
    for (int i = 0; i < STRIDE; i++)
        any |=
            (uint8_t)(((p[i + 1] == 0x94) & (p[i + 2] == 0x9F)) | ((p[i + 1] == 0x83) & (p[i + 2] == 0xAB)) |
                      ((p[i + 1] == 0xB1) & (p[i + 2] == 0xAF)) | ((p[i + 1] == 0xBF) & (p[i + 2] == 0xBD)) |
                      ((p[i] == 0xC3) & (p[i + 1] == 0xAF)));
    return any;
}

/* The length of the run that `text` begins with; 0 if it is none. */
static size_t residue_at(dnm_str text)
{
    for (size_t i = 0; i < sizeof residues / sizeof *residues; i++) {
        dnm_str unit = dnm_str_of(residues[i].unit);
        size_t n = 0;
        unsigned times = 0;
        for (; text.n - n >= unit.n && memcmp(text.p + n, unit.p, unit.n) == 0; n += unit.n) times++;
        if (times >= residues[i].fewest) return n;
    }
    return 0;
}

bool mojibake_next_residue(dnm_str text, size_t *at, size_t *n)
{
    const size_t end = text.n < UNIT ? 0 : text.n - UNIT + 1; /* no unit begins there or later */
    for (size_t i = *at; i < end;) {
        const size_t stop = end - i < STRIDE ? end : i + STRIDE;
        if (stop == i + STRIDE && !may_have_unit(text.p + i)) i = stop;
        for (; i < stop; i++) {
            if (!may_be_unit(text.p + i)) continue;
            *n = residue_at((dnm_str){text.p + i, text.n - i});
            if (*n) return *at = i, true;
        }
    }
    return false;
}
