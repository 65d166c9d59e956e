/* encode.c -- from UTF-8 to the other charsets.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "core/text/charset_internal.h"
#include "core/text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

/* The pointer of a code point of the BMP in GB18030's four-byte sequences. */
static uint32_t gb18030_range_pointer(uint32_t cp)
{
    if (cp == 0xE7C7) return 7457;
    size_t low = 0, high = dnm_gb18030_range_count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (dnm_gb18030_ranges[mid].code_point <= cp) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return dnm_gb18030_ranges[low].pointer + cp - dnm_gb18030_ranges[low].code_point;
}

/* WHATWG 10.2.2: private use code points of older editions go out as the pairs that once stood for them, and
 * which stand for proper characters now. 0 for all others. */
static uint16_t gb18030_former_pair(uint32_t cp)
{
    static const uint16_t former[][2] = {
        {0xE78D, 0xA6D9}, {0xE78E, 0xA6DA}, {0xE78F, 0xA6DB}, {0xE790, 0xA6DC}, {0xE791, 0xA6DD},
        {0xE792, 0xA6DE}, {0xE793, 0xA6DF}, {0xE794, 0xA6EC}, {0xE795, 0xA6ED}, {0xE796, 0xA6F3},
        {0xE81E, 0xFE59}, {0xE826, 0xFE61}, {0xE82B, 0xFE66}, {0xE82C, 0xFE67}, {0xE832, 0xFE6D},
        {0xE843, 0xFE7E}, {0xE854, 0xFE90}, {0xE864, 0xFEA0}};
    for (size_t i = 0; cp >= 0xE78D && cp <= 0xE864 && i < sizeof former / sizeof *former; i++)
        if (former[i][0] == cp) return former[i][1];
    return 0;
}

size_t dnm_gb18030_encode(uint32_t cp, bool gbk, uint8_t out[4])
{
    if (cp == 0xE5E5) return 0; /* WHATWG 10.2.2: A3A0 is decoded as U+3000 */
    if (gbk && cp == 0x20AC) {
        out[0] = 0x80;
        return 1;
    }
    uint16_t pair = cp < 0x10000 ? dnm_gb18030_rows[dnm_gb18030_blocks[cp >> 8]][cp & 0xFF] : 0;
    if (!pair) pair = gb18030_former_pair(cp);
    if (pair) {
        out[0] = (uint8_t)(pair >> 8);
        out[1] = (uint8_t)pair;
        return 2;
    }
    if (gbk) return 0;
    uint32_t pointer = cp < 0x10000 ? gb18030_range_pointer(cp) : cp - 0x10000 + 189000;
    out[0] = (uint8_t)(pointer / 12600 + 0x81);
    out[1] = (uint8_t)(pointer / 1260 % 10 + 0x30);
    out[2] = (uint8_t)(pointer / 10 % 126 + 0x81);
    out[3] = (uint8_t)(pointer % 10 + 0x30);
    return 4;
}

static uint16_t big5_plane2(uint32_t cp)
{
    size_t low = 0, high = dnm_big5_plane2_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (dnm_big5_plane2[mid].code_point == cp) return dnm_big5_plane2[mid].bytes;
        if (dnm_big5_plane2[mid].code_point < cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return 0;
}

size_t dnm_big5_encode(uint32_t cp, uint8_t out[4])
{
    uint16_t pair = cp < 0x10000 ? dnm_big5_rows[dnm_big5_blocks[cp >> 8]][cp & 0xFF] : big5_plane2(cp);
    out[0] = (uint8_t)(pair >> 8);
    out[1] = (uint8_t)pair;
    return pair ? 2 : 0;
}

/* The standard's encoder leaves out the rows before 0xA1, which came with HKSCS. Of these a text may have
 * many or none, and of characters that are in no row, so that all pairs are put in order by their characters
 * first: those of plane 0, and behind them those of plane 2, which are all there are. */
enum { PLANE = 0x10000, HKSCS_PLANES = 2 };

static uint16_t *hkscs_place(uint16_t *pairs, uint32_t cp)
{
    if (cp < PLANE) return &pairs[cp];
    return cp >> 16 == 2 ? &pairs[PLANE + (cp & 0xFFFF)] : NULL;
}

static void hkscs_set(uint16_t *pairs, uint32_t cp, uint16_t pair)
{
    uint16_t *place = hkscs_place(pairs, cp);
    if (place && !*place) *place = pair; /* of two, the first */
}

/* free() the result; NULL without memory. */
static uint16_t *hkscs_pairs(void)
{
    uint16_t *pairs = calloc((size_t)PLANE * HKSCS_PLANES, sizeof *pairs);
    for (unsigned lead = 0x87; pairs && lead <= 0xFE; lead++) {
        for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
            const uint8_t pair[2] = {(uint8_t)lead, (uint8_t)trail};
            const uint32_t entry = dnm_pair_entry(dnm_pair_table + DNM_BIG5_PAIRS, pair);
            hkscs_set(pairs, dnm_pair_code_point(entry), (uint16_t)(lead << 8 | trail));
        }
    }
    for (size_t i = 0; pairs && i < dnm_big5_astral_count; i++)
        hkscs_set(pairs, dnm_big5_astral[i].code_point, dnm_big5_astral[i].bytes);
    return pairs;
}

static size_t hkscs_encode(uint16_t *pairs, uint32_t cp, uint8_t out[4])
{
    size_t n = dnm_big5_encode(cp, out);
    const uint16_t *pair = n ? NULL : hkscs_place(pairs, cp);
    if (n || !pair || !*pair) return n;
    out[0] = (uint8_t)(*pair >> 8);
    out[1] = (uint8_t)*pair;
    return 2;
}

static size_t one_byte_encode(const dnm_one_byte *table, uint32_t cp, uint8_t out[4])
{
    for (size_t i = 0; i < 128; i++) {
        if (table->high[i] != cp) continue;
        out[0] = (uint8_t)(0x80 + i);
        return 1;
    }
    return 0;
}

static size_t utf16_encode(uint32_t cp, bool big_endian, uint8_t out[4])
{
    uint32_t units[2] = {cp, 0};
    size_t n = 1;
    if (cp > 0xFFFF) {
        units[0] = 0xD800 + ((cp - 0x10000) >> 10);
        units[1] = 0xDC00 + ((cp - 0x10000) & 0x3FF);
        n = 2;
    }
    for (size_t i = 0; i < n; i++) {
        out[2 * i + !big_endian] = (uint8_t)(units[i] >> 8);
        out[2 * i + big_endian] = (uint8_t)units[i];
    }
    return 2 * n;
}

typedef struct encoder {
    const dnm_charset_info *charset;
    const dnm_one_byte *table; /* of a one-byte charset */
    uint16_t *hkscs;           /* of Big5-HKSCS: hkscs_pairs */
    iconv_t handle;            /* of one that iconv knows, else (iconv_t)-1 */
    dnm_buf out;
    dnm_unencodable unencodable;
    uint32_t replaced;
    size_t first_replaced;
} encoder;

/* The shift back to ASCII, if any, is iconv's to keep; HZ's is not needed, for it is not written. */
static bool put_by_iconv(encoder *e, uint32_t cp)
{
    char utf8[4], *from = utf8;
    size_t left = dnm_utf8_put(utf8, cp), room = 32;
    char *to = dnm_buf_room(&e->out, room);
    if (!to) return true; /* the buffer has failed, which the caller finds out */
    size_t done = iconv(e->handle, &from, &left, &to, &room);
    if (done != 0) return false;
    e->out.n += 32 - room;
    return true;
}

/* False if the charset lacks the character. */
static bool put(encoder *e, uint32_t cp)
{
    uint8_t bytes[4] = {(uint8_t)cp};
    size_t n = 1;
    switch (e->charset->kind) {
    case DNM_KIND_UTF8:
        dnm_buf_add_code_point(&e->out, cp);
        return true;
    case DNM_KIND_UTF16LE:
    case DNM_KIND_UTF16BE:
        n = utf16_encode(cp, e->charset->kind == DNM_KIND_UTF16BE, bytes);
        break;
    case DNM_KIND_GBK:
    case DNM_KIND_GB18030:
        if (cp >= 0x80) n = dnm_gb18030_encode(cp, e->charset->kind == DNM_KIND_GBK, bytes);
        break;
    case DNM_KIND_BIG5:
        if (cp >= 0x80) n = dnm_big5_encode(cp, bytes);
        break;
    case DNM_KIND_BIG5_HKSCS:
        if (cp >= 0x80) n = hkscs_encode(e->hkscs, cp, bytes);
        break;
    case DNM_KIND_ASCII:
        if (cp >= 0x80) return false;
        break;
    case DNM_KIND_ONE_BYTE:
        if (cp >= 0x80) n = one_byte_encode(e->table, cp, bytes);
        break;
    default:
        return put_by_iconv(e, cp);
    }
    dnm_buf_add(&e->out, bytes, n);
    return n > 0;
}

static void put_ascii(encoder *e, const char *text)
{
    for (; *text; text++) put(e, (unsigned char)*text);
}

static bool substitute(encoder *e, uint32_t cp, size_t at)
{
    if (e->replaced++ == 0) e->first_replaced = at;
    char reference[16] = "&#";
    switch (e->unencodable) {
    case DNM_UNENCODABLE_FAIL:
        return false;
    case DNM_UNENCODABLE_QUESTION:
        put_ascii(e, "?");
        return true;
    case DNM_UNENCODABLE_UNDERSCORE:
        put_ascii(e, "_");
        return true;
    case DNM_UNENCODABLE_REFERENCE:
        break;
    }
    size_t n = sizeof reference - 2;
    reference[n] = ';';
    do {
        reference[--n] = (char)('0' + cp % 10);
        cp /= 10;
    } while (cp);
    memmove(reference + 2, reference + n, sizeof reference - n);
    put_ascii(e, reference);
    return true;
}

static dnm_status encode_all(encoder *e, dnm_str text)
{
    for (size_t at = 0; at < text.n && !e->out.failed;) {
        size_t begin = at;
        uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (!put(e, cp) && !substitute(e, cp, begin)) return DNM_UNSUPPORTED;
    }
    char *to = e->handle != (iconv_t)-1 ? dnm_buf_room(&e->out, 32) : NULL;
    size_t room = 32;
    if (to && iconv(e->handle, NULL, NULL, &to, &room) != (size_t)-1) e->out.n += 32 - room;
    return e->out.failed;
}

static dnm_status prepare(encoder *e)
{
    if (e->charset->kind == DNM_KIND_HZ || e->charset->kind == DNM_KIND_REPLACEMENT) return DNM_UNSUPPORTED;
    if (e->charset->kind == DNM_KIND_ONE_BYTE) e->table = dnm_one_byte_find(e->charset->name);
    if (e->charset->kind == DNM_KIND_BIG5_HKSCS && !(e->hkscs = hkscs_pairs())) return DNM_NO_MEMORY;
    if (e->charset->kind != DNM_KIND_ICONV) return DNM_OK;
    const char *const *names = e->charset->iconv;
    for (size_t i = 0; i < 3 && names[i] && e->handle == (iconv_t)-1; i++)
        e->handle = iconv_open(names[i], "UTF-8");
    return e->handle == (iconv_t)-1 ? DNM_UNSUPPORTED : DNM_OK;
}

dnm_status dnm_encode(dnm_str text, const char *charset, dnm_unencodable unencodable, dnm_encoded *out)
{
    encoder e = {.charset = dnm_charset_find_to_write(dnm_str_of(charset)),
                 .handle = (iconv_t)-1,
                 .unencodable = unencodable};
    if (!e.charset) return DNM_USAGE;
    dnm_limits limits;
    dnm_limits_default(&limits);
    dnm_buf_init(&e.out, limits.output_bytes);
    dnm_status status = prepare(&e);
    if (status == DNM_OK) status = encode_all(&e, text);
    if (e.handle != (iconv_t)-1) iconv_close(e.handle);
    free(e.hkscs);
    if (status == DNM_OK && !dnm_buf_room(&e.out, 0)) status = e.out.failed;
    if (status != DNM_OK) {
        dnm_buf_free(&e.out);
        if (status == DNM_UNSUPPORTED && e.replaced) out->first_replaced = e.first_replaced;
        return status;
    }
    *out = (dnm_encoded){.replaced = e.replaced, .first_replaced = e.first_replaced};
    out->bytes = dnm_buf_take(&e.out, &out->n);
    return DNM_OK;
}
