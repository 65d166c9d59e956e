/* shift_jis.c -- text back into the bytes that it was read from by code page 932, Windows' Shift_JIS, which
 * is not quite the way that an encoder takes: four bytes that are none of the charset's were read as private
 * use characters, and 370 characters stand in it twice.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"
#include "core/text/utf8.h"

/* What code page 932 makes of the bytes 0x80, 0xA0 and 0xFD to 0xFF; 0 for any other character. */
static char stray_byte(uint32_t cp)
{
    switch (cp) {
    case 0x80:
        return (char)0x80;
    case 0xF8F0:
        return (char)0xA0;
    case 0xF8F1:
    case 0xF8F2:
    case 0xF8F3:
        return (char)(0xFD + (cp - 0xF8F1));
    default:
        return 0;
    }
}

/* Up to the next stray byte. */
static dnm_str plain_part(dnm_str text, size_t from, size_t *next, char *stray)
{
    size_t end = from;
    for (*next = from; *next < text.n; end = *next) {
        *stray = stray_byte(dnm_utf8_next(text.p, text.n, next));
        if (*stray) break;
    }
    return (dnm_str){text.p + from, end - from};
}

static bool encode(dnm_str text, dnm_buf *bytes)
{
    for (size_t at = 0, next; at < text.n; at = next) {
        char stray = 0;
        dnm_str plain = plain_part(text, at, &next, &stray);
        if (!mojibake_encode(plain, "Shift_JIS", bytes)) return false;
        if (stray) dnm_buf_add_char(bytes, stray);
    }
    return dnm_buf_status(bytes) == DNM_OK;
}

/* ---- characters that stand there twice ---- */

enum {
    COLUMNS = 188,
    IBM = 0xFA,
    NEC = 0xED,
    NUMERALS = 10,
    IBM_KANJI = 28,
    IBM_END = 388,
    NEC_NUMERALS = 362
};

static bool is_lead(uint8_t b)
{
    return (b >= 0x81 && b <= 0x9F) || (b >= 0xE0 && b <= 0xFC);
}

/* The other bytes of a character of IBM's extension that NEC's has, too; false if it has none. Encoders give
 * IBM's. */
static bool nec_twin(const char *pair, char twin[2])
{
    const uint8_t lead = (uint8_t)pair[0];
    const uint8_t trail = (uint8_t)pair[1];
    if (lead < IBM) return false;
    unsigned i = (unsigned)(lead - IBM) * COLUMNS + trail - (trail < 0x7F ? 0x40u : 0x41u);
    if (i >= IBM_END || (i >= NUMERALS && i < IBM_KANJI)) return false;
    i = i < NUMERALS ? i + NEC_NUMERALS : i - IBM_KANJI;
    const unsigned column = i % COLUMNS;
    twin[0] = (char)(NEC + i / COLUMNS);
    twin[1] = (char)(column + (column < 0x3F ? 0x40 : 0x41));
    return true;
}

static int64_t cost_as(const char *charset, const dnm_buf *bytes)
{
    dnm_decoded d;
    dnm_decode_options standard = {.standard = true};
    if (dnm_decode(bytes->p, bytes->n, charset, &standard, &d) != DNM_OK) return INT64_MAX;
    const int64_t cost = mojibake_cost_of((dnm_str){d.text, d.n}).total;
    dnm_decoded_free(&d);
    return cost;
}

/* Each as it reads better in the right charset. Of so many, for each costs a reading of the whole. */
static void choose_twins(dnm_buf *bytes, const char *right)
{
    enum { MOST = 16 };
    int64_t least = 0;
    unsigned tried = 0;
    for (size_t at = 0; at + 1 < bytes->n && tried < MOST; at += is_lead((uint8_t)bytes->p[at]) ? 2 : 1) {
        char twin[2], kept[2] = {bytes->p[at], bytes->p[at + 1]};
        if (!nec_twin(kept, twin)) continue;
        if (!tried++) least = cost_as(right, bytes);
        memcpy(bytes->p + at, twin, 2);
        const int64_t cost = cost_as(right, bytes);
        if (cost < least) {
            least = cost;
        } else {
            memcpy(bytes->p + at, kept, 2);
        }
    }
}

bool mojibake_shift_jis(dnm_str text, const char *right, dnm_buf *bytes)
{
    if (!encode(text, bytes)) return false;
    choose_twins(bytes, right);
    return true;
}
