/* tok_decode.c -- text that differs from the input: line ends, character references, U+0000, lower
 * case (13.2.3.5, 13.2.5.72 to 13.2.5.80). Written into a pool in the arena, once.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/entities_generated.h"
#include "converters/html/scan.h"
#include "converters/html/tokenizer.h"

enum { POOL_BYTES = 1 << 14 };

/* Room for `size` bytes at tk->pool, which the writer then moves. NULL on refusal. */
static char *pool_room(html_tokenizer *tk, size_t size)
{
    if ((size_t)(tk->pool_end - tk->pool) < size) {
        size_t chunk = size > POOL_BYTES ? size : POOL_BYTES;
        char *pool = dnm_arena_alloc(tk->arena, chunk);
        if (!pool) return NULL;
        tk->pool = pool;
        tk->pool_end = pool + chunk;
    }
    return tk->pool;
}

static char *put_code_point(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xc0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        *out++ = (char)(0xe0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (char)(0x80 | (c & 0x3f));
    } else {
        *out++ = (char)(0xf0 | c >> 18);
        *out++ = (char)(0x80 | (c >> 12 & 0x3f));
        *out++ = (char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (char)(0x80 | (c & 0x3f));
    }
    return out;
}

/* The longest name that begins at p (past the ampersand): its index, or -1. Narrows the range of the
 * sorted names by one byte at a time. */
static int find_entity(const char *p, const char *end, size_t *length)
{
    if (p == end || !html_in(*p, HTML_ALPHA)) return -1;
    int low = html_entity_first[*p - 'A'], high = html_entity_first[*p - 'A' + 1], found = -1;
    for (size_t n = 1; low < high; n++) {
        if (html_entity_names[low][n] == '\0') {
            found = low++;
            *length = n;
        }
        if (p + n == end) break;
        unsigned char c = (unsigned char)p[n];
        for (int top = high; low < top;) { /* the first name whose byte n is at least c */
            int middle = (low + top) / 2;
            if ((unsigned char)html_entity_names[middle][n] < c)
                low = middle + 1;
            else
                top = middle;
        }
        int past = low;
        for (int top = high; past < top;) { /* the first one whose byte n is more */
            int middle = (past + top) / 2;
            if ((unsigned char)html_entity_names[middle][n] <= c)
                past = middle + 1;
            else
                top = middle;
        }
        high = past;
    }
    return found;
}

/* What most references are; no longer name begins with one of these. *end: behind it. */
static uint32_t usual_reference(const char *p, const char **end)
{
    static const struct {
        char name[6];
        uint8_t n, code_point;
    } usual[] = {{"amp;", 4, '&'}, {"quot;", 5, '"'}, {"nbsp;", 5, 0xa0}, {"lt;", 3, '<'}, {"gt;", 3, '>'}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        const size_t n = usual[i].n;
        if (*p != *usual[i].name || (size_t)(*end - p) < n || memcmp(p, usual[i].name, n) != 0) continue;
        *end = p + n;
        return usual[i].code_point;
    }
    return 0;
}

static const char *named_reference(html_tokenizer *tk, const char *p, const char *end, unsigned how,
                                   char **out)
{
    size_t length = 0;
    const char *behind = end;
    const uint32_t usual = p + 1 < end ? usual_reference(p + 1, &behind) : 0;
    if (usual) {
        *out = put_code_point(*out, usual);
        return behind;
    }
    int found = find_entity(p + 1, end, &length);
    const char *after = p + 1 + length;
    if (found >= 0 && after[-1] != ';') {
        tk->errors++;
        bool goes_on = after < end && (*after == '=' || html_in(*after, HTML_ALPHA | HTML_DIGIT));
        if ((how & HTML_IN_ATTRIBUTE) && goes_on) found = -1;
    }
    if (found < 0) {
        *(*out)++ = '&';
        return p + 1;
    }
    *out = put_code_point(*out, html_entities[found].first);
    if (html_entities[found].second) *out = put_code_point(*out, html_entities[found].second);
    return after;
}

static uint32_t valid_code_point(html_tokenizer *tk, uint32_t c)
{
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
        tk->errors++;
        return 0xfffd;
    }
    if (c >= 0x80 && c < 0xa0) {
        tk->errors++;
        return html_windows_1252[c - 0x80];
    }
    return c;
}

static int digit_value(char c, bool hex)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static const char *numeric_reference(html_tokenizer *tk, const char *p, const char *end, char **out)
{
    const char *q = p + 2;
    bool hex = q < end && (*q == 'x' || *q == 'X');
    if (hex) q++;
    const char *digits = q;
    uint32_t value = 0;
    for (int digit; q < end && (digit = digit_value(*q, hex)) >= 0; q++) {
        if (value <= 0x10ffff) value = value * (hex ? 16 : 10) + (uint32_t)digit;
    }
    if (q == digits) {
        tk->errors++;
        *(*out)++ = '&';
        return p + 1;
    }
    *out = put_code_point(*out, valid_code_point(tk, value));
    if (q < end && *q == ';') return q + 1;
    tk->errors++;
    return q;
}

/* Resolves or copies what begins at the special byte p. Returns where to go on. */
static const char *put_special(html_tokenizer *tk, const char *p, const char *end, unsigned how, char **out)
{
    if (*p == '&') {
        bool numeric = p + 1 < end && p[1] == '#';
        return numeric ? numeric_reference(tk, p, end, out) : named_reference(tk, p, end, how, out);
    }
    if (*p == '\r') {
        *(*out)++ = '\n';
        return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
    }
    if (how & HTML_KEEP_NUL) {
        *(*out)++ = '\0';
    } else {
        tk->errors++;
        *out = put_code_point(*out, 0xfffd);
    }
    return p + 1;
}

dnm_str html_read_reference(html_tokenizer *tk, const char *p, const char **end)
{
    enum { LONGEST = 8 }; /* bytes of two code points */
    char *start = pool_room(tk, LONGEST), *out = start;
    if (!start) return (dnm_str){p, 0};
    *end = put_special(tk, p, tk->end, HTML_REFERENCES, &out);
    if (*end == p + 1) return (dnm_str){p, 0};
    tk->pool = out;
    return (dnm_str){start, (size_t)(out - start)};
}

dnm_str html_decode(html_tokenizer *tk, const char *p, const char *end, unsigned how)
{
    char amp = how & HTML_REFERENCES ? '&' : '\r', nul = how & HTML_KEEP_NUL ? '\r' : '\0';
    const html_needles needles = {amp, '\r', nul, nul};
    const char *q = html_scan(p, end, needles);
    size_t n = (size_t)(end - p);
    if (q == end) return (dnm_str){p, n};
    /* U+0000 becomes three bytes; no reference grows by more than a quarter (scripts/gen_entities.py). */
    char *start = pool_room(tk, how & HTML_KEEP_NUL ? n + n / 4 + 4 : 3 * n + 4), *out = start;
    if (!start) return (dnm_str){p, 0};
    for (; q < end; q = html_scan(p, end, needles)) {
        memcpy(out, p, (size_t)(q - p));
        out += q - p;
        p = put_special(tk, q, end, how, &out);
    }
    memcpy(out, p, (size_t)(end - p));
    out += end - p;
    tk->pool = out;
    return (dnm_str){start, (size_t)(out - start)};
}

dnm_str html_lower(html_tokenizer *tk, const char *p, const char *end)
{
    char *start = pool_room(tk, 3 * (size_t)(end - p)), *out = start;
    if (!start) return (dnm_str){p, 0};
    for (; p < end; p++) {
        if (*p == '\0') {
            tk->errors++;
            out = put_code_point(out, 0xfffd);
        } else {
            *out++ = html_in(*p, HTML_UPPER) ? (char)(*p + ('a' - 'A')) : *p;
        }
    }
    tk->pool = out;
    return (dnm_str){start, (size_t)(out - start)};
}
