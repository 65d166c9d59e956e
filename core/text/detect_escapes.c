/* detect_escapes.c -- reading the seven-bit charsets: HZ (RFC 1843) and the ISO-2022 family (RFC 1922
 * for Chinese, RFC 1468 and 2237 for Japanese, RFC 1557 for Korean). All their bytes are ASCII, so a pair
 * earns what its two bytes would have cost as ASCII, and pays what its character costs.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"

enum {
    ERROR = 176,
    ESCAPE = 32 /* a shift sequence in its right place, in eighths of a bit */
};

static int64_t as_ascii(const uint8_t *p, size_t n)
{
    int64_t cost = 0;
    for (size_t i = 0; i < n; i++) cost += p[i] < 0x80 ? dnm_ascii_costs[p[i]] : 0;
    return cost;
}

static bool is_cell(uint8_t b)
{
    return b >= 0x21 && b <= 0x7E;
}

/* The pair at p (two bytes) in a plane of 94 x 94. */
static void add_pair(dnm_reading *r, const uint8_t *p, uint32_t code_point)
{
    if (code_point == 0) {
        r->cost += ERROR;
        r->errors++;
        return;
    }
    r->cost -= as_ascii(p, 2);
    dnm_tally_add(&r->tally, code_point);
}

void dnm_read_hz(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    (void)h;
    bool pairs = false;
    const uint8_t *p = chunk->p;
    for (size_t at = 0; at < chunk->n; at++) {
        bool more = at + 1 < chunk->n;
        if (p[at] == '~' && more && p[at + 1] == (pairs ? '}' : '{')) {
            pairs = !pairs;
            r->cost += ESCAPE - as_ascii(p + at, 2);
            at++;
        } else if (p[at] == '\n') {
            pairs = false;
        } else if (p[at] >= 0x80) {
            r->cost += ERROR;
            r->errors++;
        } else if (pairs && more) {
            bool sound = is_cell(p[at]) && is_cell(p[at + 1]);
            add_pair(r, p + at, sound ? dnm_gb18030_pair(p[at] | 0x80, p[at + 1] | 0x80) : 0);
            at++;
        } else {
            dnm_tally_ascii(&r->tally, p + at, 1);
        }
    }
}

/* What an escape sequence puts in force. */
typedef struct designation {
    const char *sequence;
    const char *charset;   /* the hypothesis that has it */
    const uint16_t *plane; /* NULL: ASCII or the like; a plane that is not at hand is RARE */
    bool shifted;          /* in force only between SO and SI */
} designation;

static const uint16_t gb2312[1], rare[1];

static const designation designations[] = {
    {"\x1B(B", "ISO-2022-JP", NULL, false},
    {"\x1B(J", "ISO-2022-JP", NULL, false},
    {"\x1B(I", "ISO-2022-JP", NULL, false},
    {"\x1B$@", "ISO-2022-JP", dnm_jis0208_plane, false},
    {"\x1B$B", "ISO-2022-JP", dnm_jis0208_plane, false},
    {"\x1B$(D", "ISO-2022-JP", rare, false},
    {"\x1B$)A", "ISO-2022-CN", gb2312, true},
    {"\x1B$)G", "ISO-2022-CN", dnm_cns1_plane, true},
    {"\x1B$)E", "ISO-2022-CN", rare, true},
    {"\x1B$*H", "ISO-2022-CN", NULL, true},
    {"\x1B$)C", "ISO-2022-KR", dnm_ksx1001_plane, true},
};

static const designation *designation_at(const char *charset, const uint8_t *p, size_t left)
{
    for (size_t i = 0; i < sizeof designations / sizeof *designations; i++) {
        const designation *d = &designations[i];
        size_t n = strlen(d->sequence);
        if (n <= left && memcmp(p, d->sequence, n) == 0 && strcmp(d->charset, charset) == 0) return d;
    }
    return NULL;
}

static uint32_t plane_cell(const uint16_t *plane, const uint8_t *p)
{
    if (!is_cell(p[0]) || !is_cell(p[1])) return 0;
    if (plane == rare) return 0x4E42;
    if (plane == gb2312) return dnm_gb18030_pair(p[0] | 0x80, p[1] | 0x80);
    return plane[(p[0] - 0x21) * 94 + p[1] - 0x21];
}

void dnm_read_iso2022(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    const uint16_t *direct = NULL, *shifted = NULL;
    bool out = false;
    const uint8_t *p = chunk->p;
    for (size_t at = 0; at < chunk->n; at++) {
        size_t left = chunk->n - at;
        const designation *d = p[at] == 0x1B ? designation_at(h->name, p + at, left) : NULL;
        const uint16_t *plane = out ? shifted : direct;
        if (d) {
            size_t n = strlen(d->sequence);
            r->cost += ESCAPE - as_ascii(p + at, n);
            at += n - 1;
            if (d->shifted) {
                shifted = d->plane ? d->plane : shifted;
            } else {
                direct = d->plane;
            }
        } else if (p[at] == 0x0E || p[at] == 0x0F) {
            out = p[at] == 0x0E;
            r->cost += shifted ? ESCAPE - as_ascii(p + at, 1) : ERROR;
        } else if (p[at] >= 0x80) {
            r->cost += ERROR;
            r->errors++;
        } else if (plane && p[at] > 0x20 && left > 1) {
            add_pair(r, p + at, plane_cell(plane, p + at));
            at++;
        } else {
            dnm_tally_ascii(&r->tally, p + at, 1);
        }
    }
}
