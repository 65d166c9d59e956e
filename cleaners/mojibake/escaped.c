/* escaped.c -- text that still stands in the escapes by which mail and addresses carry bytes: "=E4=B8=AD",
 * "%E4%B8%AD", "\xE4\xB8\xAD", "+Ti1lhw-", "=?UTF-8?B?5Lit5paH?=". A program decodes them; what copies its
 * input does not.
 *
 * What is valid UTF-8 of several long sequences was not written so by chance. Addresses stay as they are, and
 * so does what a text shows: an example is short, stands in quotes, or beside what it means.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST_WIDE = 2,  /* characters from U+0800 on that bytes must stand for */
    FEWEST_UNITS = 3, /* of UTF-16 in base64, where little proves itself */
    GOOD_AVERAGE = 96 /* … and must read like real text */
};

static int hex_digit(char c)
{
    if (dnm_ascii_is_digit(c)) return c - '0';
    c = dnm_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte behind an escape sign at `at`; -1 if none is there. */
static int hex_byte(dnm_str text, size_t at)
{
    if (text.n < 2 || at > text.n - 2) return -1;
    const int high = hex_digit(text.p[at]), low = hex_digit(text.p[at + 1]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Bytes in escapes of one kind, from `at` on; returns where they end. */
static size_t read_bytes(dnm_str text, size_t at, dnm_buf *bytes)
{
    const char sign = text.p[at];
    const size_t signs = sign == '\\' ? 2 : 1;
    dnm_buf_clear(bytes);
    while (at < text.n && text.p[at] == sign && (signs == 1 || dnm_has_at(text, at, "\\x"))) {
        const int byte = hex_byte(text, at + signs);
        if (byte < 0) break;
        dnm_buf_add_char(bytes, (char)byte);
        at += signs + 2;
    }
    return at;
}

/* Whether all of it is UTF-8 that may stand in a line: no control character, no U+FFFC (an object of the
 * model, with its span), no lost or private character. *wide: how many are from U+0800 on. */
static bool is_plain(dnm_str text, uint32_t *wide)
{
    const uint32_t refused = DNM_CP_CONTROL | DNM_CP_PRIVATE_USE | DNM_CP_NONCHARACTER;
    *wide = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t cp;
        const size_t n = dnm_utf8_decode(text.p + at, text.n - at, &cp);
        if (!n || cp == DNM_BAD_UTF8 || cp == 0xFFFC || cp == 0xFFFD || dnm_cp_has(cp, refused)) return false;
        *wide += cp >= 0x800;
        at += n;
    }
    return true;
}

/* ---- UTF-7 ---- */

static int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (dnm_ascii_is_digit(c)) return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool is_chinese(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_HAN | DNM_CP_CJK_PUNCT) || (cp >= 0xFF01 && cp <= 0xFF5E);
}

/* RFC 2152: UTF-16 in base64 between "+" and "-", nothing but Chinese here. Returns where it ends, 0 if it is
 * none. */
static size_t read_utf7(dnm_str text, size_t at, dnm_buf *out)
{
    uint32_t bits = 0, units = 0;
    unsigned count = 0;
    dnm_buf_clear(out);
    for (at++; at < text.n && base64_digit(text.p[at]) >= 0; at++) {
        bits = bits << 6 | (uint32_t)base64_digit(text.p[at]);
        count += 6;
        if (count < 16) continue;
        count -= 16;
        const uint32_t unit = bits >> count & 0xFFFF;
        if (!is_chinese(unit)) return 0;
        dnm_buf_add_code_point(out, unit);
        units++;
    }
    if (at == text.n || text.p[at] != '-' || units < FEWEST_UNITS) return 0;
    if (count >= 6 || (bits & ((1U << count) - 1))) return 0;
    const mojibake_cost cost = mojibake_cost_of(dnm_buf_str(out));
    return cost.total <= (int64_t)cost.chars * GOOD_AVERAGE ? at + 1 : 0;
}

/* ---- words of headers of mail ---- */

static bool read_base64(dnm_str text, dnm_buf *bytes)
{
    uint32_t bits = 0;
    unsigned count = 0;
    while (text.n && text.p[text.n - 1] == '=') text.n--;
    for (size_t i = 0; i < text.n; i++) {
        const int digit = base64_digit(text.p[i]);
        if (digit < 0) return false;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        dnm_buf_add_char(bytes, (char)(bits >> count & 0xFF));
    }
    return bytes->n > 0;
}

static bool read_quoted(dnm_str text, dnm_buf *bytes)
{
    for (size_t i = 0; i < text.n; i++) {
        const int byte = text.p[i] == '=' ? hex_byte(text, i + 1) : text.p[i] == '_' ? ' ' : text.p[i];
        if (byte < 0) return false;
        dnm_buf_add_char(bytes, (char)byte);
        i += text.p[i] == '=' ? 2 : 0;
    }
    return bytes->n > 0;
}

/* Up to the next question mark, from `at` on. */
static dnm_str part_at(dnm_str text, size_t at)
{
    const char *p = text.p + at;
    const char *end = at < text.n ? memchr(p, '?', text.n - at) : NULL;
    return (dnm_str){p, end ? (size_t)(end - p) : 0};
}

/* RFC 2047: =?charset?B|Q?text?= in 76 characters. Returns where it ends, 0 if it is none. */
static size_t read_word(dnm_str text, size_t at, dnm_buf *bytes, dnm_buf *out)
{
    enum { LONGEST = 80 };
    if (text.n - at > LONGEST) text.n = at + LONGEST;
    const dnm_str charset = part_at(text, at + 2);
    const size_t how = at + 2 + charset.n + 1;
    const char *name = charset.n ? dnm_charset_by_label(charset) : NULL;
    if (!name || how + 2 >= text.n || text.p[how + 1] != '?') return 0;
    const dnm_str body = part_at(text, how + 2);
    const size_t end = how + 2 + body.n;
    if (!body.n || !dnm_has_at(text, end, "?=")) return 0;
    dnm_buf_clear(bytes);
    const char kind = dnm_ascii_lower(text.p[how]);
    if (kind == 'b' ? !read_base64(body, bytes) : kind != 'q' || !read_quoted(body, bytes)) return 0;
    dnm_decoded decoded;
    if (dnm_decode(bytes->p, bytes->n, name, NULL, &decoded) != DNM_OK) return 0;
    const bool whole = !decoded.replaced && !decoded.truncated;
    dnm_buf_clear(out);
    if (whole) dnm_buf_add(out, decoded.text, decoded.n);
    dnm_decoded_free(&decoded);
    return whole ? end + 2 : 0;
}

/* ---- what stays ---- */

/* Whether what escapes stood for has escapes itself, or the beginning of one: the next reading would take
 * them. */
static bool has_escape(dnm_str text, dnm_buf *scratch)
{
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '=' && (i + 1 == text.n || text.p[i + 1] == '?')) return true;
        if ((c == '=' || c == '%') && hex_byte(text, i + 1) >= 0x80) return true;
        if (dnm_has_at(text, i, "\\x") && hex_byte(text, i + 2) >= 0x80) return true;
        if (c == '+' && read_utf7(text, i, scratch)) return true;
        while (c == '+' && i + 1 < text.n && base64_digit(text.p[i + 1]) >= 0) i++;
    }
    return false;
}

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == '`' || cp == '<' || dnm_is_opening(cp);
}

/* An address, a value of a program, an example of the text: what is near tells. */
static bool is_meant(dnm_str text, size_t at, size_t end, dnm_str meaning)
{
    enum { NEAR = 300 };
    static const char *const taught[] = {"编码",   "編碼", "转义", "轉義", "encod",
                                         "escape", "URL",  "url",  "http", NULL};
    const uint32_t before = dnm_utf8_peek_back(text.p, at), after = dnm_utf8_peek(text.p, text.n, end);
    if (is_quote(before) || (before && before < 0x80 && before != ' ')) return true;
    if (after && after < 0x80 && (dnm_ascii_is_alnum((char)after) || strchr("/&=%_-\"'`;+", (int)after)))
        return true;
    if (dnm_has_at(text, end, "\\x") && hex_byte(text, end + 2) >= 0x80)
        return true; /* bytes of another kind */
    const size_t from = at < NEAR ? 0 : at - NEAR;
    const dnm_str near = {text.p + from, (text.n - end < NEAR ? text.n : end + NEAR) - from};
    if (dnm_has_any(near, taught)) return true;
    for (size_t i = 0; i + meaning.n <= near.n; i++)
        if (near.p[i] == meaning.p[0] && memcmp(near.p + i, meaning.p, meaning.n) == 0) return true;
    return false;
}

/* Reads what may be escaped at `at`; false if nothing is. *end: where it, or what looks like it, ends. */
static bool read_at(dnm_str text, size_t at, dnm_buf *bytes, dnm_buf *out, size_t *end)
{
    size_t found;
    uint32_t wide;
    if (text.p[at] == '+' || dnm_has_at(text, at, "=?")) {
        found = text.p[at] == '+' ? read_utf7(text, at, out) : read_word(text, at, bytes, out);
        for (*end = at + 1; !found && *end < text.n && base64_digit(text.p[*end]) >= 0;) ++*end;
        if (found) *end = found;
        return found && is_plain(dnm_buf_str(out), &wide) && !has_escape(dnm_buf_str(out), bytes);
    }
    *end = read_bytes(text, at, bytes);
    if (*end == at) ++*end; /* a sign of another kind */
    dnm_buf_clear(out);
    dnm_buf_add(out, bytes->p, bytes->n);
    return is_plain(dnm_buf_str(out), &wide) && wide >= FEWEST_WIDE && !has_escape(dnm_buf_str(out), bytes);
}

enum { STRIDE = 32, SHORTEST = 8 /* bytes of an escaped stretch */ };

/* Without branches: compilers make a few instructions of it for all bytes together. */
static bool may_have_sign(const char *p)
{
    uint8_t any = 0;
    for (int i = 0; i < STRIDE; i++)
        any |= (uint8_t)((p[i] == '=') | (p[i] == '%') | (p[i] == '\\') | (p[i] == '+'));
    return any;
}

static bool is_sign(dnm_str text, size_t at)
{
    const char c = text.p[at];
    if (c != '=' && c != '%' && c != '\\' && c != '+') return false;
    return c == '+' || text.p[at + 1] == '?' || hex_byte(text, at + (c == '\\' ? 2 : 1)) >= 0x80;
}

/* Where from `at` on an escape may begin; text.n: nowhere. */
static size_t next_sign(dnm_str text, size_t at)
{
    while (at + SHORTEST <= text.n) {
        if (text.n - at >= STRIDE && !may_have_sign(text.p + at)) {
            at += STRIDE;
            continue;
        }
        const size_t end = text.n - at < STRIDE ? text.n - SHORTEST + 1 : at + STRIDE;
        for (; at < end && at + SHORTEST <= text.n; at++)
            if (is_sign(text, at)) return at;
    }
    return text.n;
}

bool mojibake_next_escaped(dnm_str text, size_t *at, dnm_str *stretch, dnm_buf *bytes, dnm_buf *out)
{
    for (size_t i = next_sign(text, *at), end; i < text.n; i = next_sign(text, end)) {
        if (!read_at(text, i, bytes, out, &end) || is_meant(text, i, end, dnm_buf_str(out))) continue;
        *at = end;
        *stretch = (dnm_str){text.p + i, end - i};
        return true;
    }
    return false;
}
