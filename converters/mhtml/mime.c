/* mime.c -- see mime.h.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/mhtml/mime.h"
#include "core/text/letters.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool begins(const char *p, const char *end, const char *prefix)
{
    for (; *prefix; p++, prefix++)
        if (p == end || dnm_ascii_lower(*p) != dnm_ascii_lower(*prefix)) return false;
    return true;
}

/* Past the end of the line at p. */
static const char *next_line(const char *p, const char *end)
{
    const char *feed = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
    return feed ? feed + 1 : end;
}

static bool is_empty_line(const char *p, const char *end)
{
    return p < end && (*p == '\n' || (*p == '\r' && p + 1 < end && p[1] == '\n'));
}

/* ---- header fields ---------------------------------------------------------------------------- */

/* "Name: …", or the continuation of such a line. */
static bool is_field_line(const char *p, const char *end)
{
    if (p < end && (*p == ' ' || *p == '\t')) return true;
    const char *name = p;
    while (p<end && * p> ' ' && *p < 0x7F && *p != ':') p++;
    return p < end && *p == ':' && p > name;
}

mime_part mime_read(dnm_str text)
{
    const char *p = text.p, *end = dnm_str_end(text);
    while (p < end && is_field_line(p, end)) p = next_line(p, end);
    const dnm_str head = {text.p, (size_t)(p - text.p)};
    if (is_empty_line(p, end)) p = next_line(p, end);
    return (mime_part){head, {p, (size_t)(end - p)}};
}

dnm_str mime_field(dnm_str head, const char *name)
{
    const char *p = head.p, *end = dnm_str_end(head);
    const size_t n = strlen(name);
    for (; p < end; p = next_line(p, end)) {
        if (!begins(p, end, name) || (size_t)(end - p) <= n || p[n] != ':') continue;
        const char *value = p + n + 1, *stop = next_line(p, end);
        while (stop < end && (*stop == ' ' || *stop == '\t')) stop = next_line(stop, end);
        while (value < stop && is_blank(*value)) value++;
        while (stop > value && is_blank(stop[-1])) stop--;
        return (dnm_str){value, (size_t)(stop - value)};
    }
    return (dnm_str){NULL, 0};
}

bool mime_is(dnm_str value, const char *name)
{
    const size_t n = strlen(name);
    if (value.n < n || !begins(value.p, dnm_str_end(value), name)) return false;
    return value.n == n || value.p[n] == ';' || is_blank(value.p[n]);
}

/* Past the value of a parameter; quoted ones may hold anything but their quotes. */
static const char *read_value(const char *p, const char *end, dnm_str *value)
{
    const bool quoted = p < end && *p == '"';
    const char *from = quoted ? ++p : p;
    while (p < end && (quoted ? *p != '"' : *p != ';' && !is_blank(*p))) p++;
    *value = (dnm_str){from, (size_t)(p - from)};
    return quoted && p < end ? p + 1 : p;
}

dnm_str mime_parameter(dnm_str value, const char *name)
{
    const char *p = value.p, *end = dnm_str_end(value);
    const size_t n = strlen(name);
    while (p < end && *p != ';') p++;
    while (p < end) {
        while (p < end && (*p == ';' || is_blank(*p))) p++;
        const char *key = p;
        while (p < end && *p != '=' && *p != ';') p++;
        const bool found = (size_t)(p - key) == n && begins(key, p, name);
        dnm_str content = {NULL, 0};
        if (p < end && *p == '=') p = read_value(p + 1, end, &content);
        if (found) return content;
    }
    return (dnm_str){NULL, 0};
}

/* ---- parts ------------------------------------------------------------------------------------ */

/* Whether a boundary ends here: one may be the beginning of another. */
static bool ends_delimiter(const char *p, const char *end)
{
    return p == end || is_blank(*p) || (end - p >= 2 && p[0] == '-' && p[1] == '-');
}

/* The first line from `p` on that is a delimiter; `end` if there is none. */
static const char *find_delimiter(const char *p, const char *end, dnm_str boundary)
{
    for (; p < end; p = next_line(p, end)) {
        if (end - p < 2 || p[0] != '-' || p[1] != '-') continue;
        const char *name = p + 2;
        if ((size_t)(end - name) >= boundary.n && memcmp(name, boundary.p, boundary.n) == 0 &&
            ends_delimiter(name + boundary.n, end))
            return p;
    }
    return end;
}

static bool is_last_delimiter(const char *p, const char *end, dnm_str boundary)
{
    p += 2 + boundary.n;
    return end - p >= 2 && p[0] == '-' && p[1] == '-';
}

bool mime_next(dnm_str body, dnm_str boundary, size_t *at, mime_part *part, bool *closed)
{
    const char *end = dnm_str_end(body);
    const char *p = find_delimiter(body.p + *at, end, boundary);
    *at = body.n;
    if (p == end || is_last_delimiter(p, end, boundary)) return false;
    p = next_line(p, end);
    const char *stop = find_delimiter(p, end, boundary);
    *closed = stop < end;
    *at = (size_t)(stop - body.p);
    if (*closed && stop > p && stop[-1] == '\n') stop--; /* this line end belongs to the delimiter */
    if (*closed && stop > p && stop[-1] == '\r') stop--;
    *part = mime_read((dnm_str){p, (size_t)(stop - p)});
    return true;
}

/* ---- encodings of transfer -------------------------------------------------------------------- */

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c = dnm_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Past "=" at the end of a line, where the line goes on; NULL if it does not end there. */
static const char *soft_break(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    if (p == end) return p;
    if (*p == '\r' && p + 1 < end && p[1] == '\n') return p + 2;
    return *p == '\n' ? p + 1 : NULL;
}

void mime_decode_quoted(dnm_str text, dnm_buf *out)
{
    const char *p = text.p, *end = dnm_str_end(text);
    while (p < end) {
        const char *sign = memchr(p, '=', (size_t)(end - p));
        if (!sign) sign = end;
        dnm_buf_add(out, p, (size_t)(sign - p));
        if (sign == end) return;
        const char *next = soft_break(sign + 1, end);
        const int high = end - sign > 2 ? hex(sign[1]) : -1, low = high >= 0 ? hex(sign[2]) : -1;
        if (low >= 0) {
            dnm_buf_add_char(out, (char)(high << 4 | low));
            next = sign + 3;
        } else if (!next) {
            dnm_buf_add_char(out, '=');
            next = sign + 1;
        }
        p = next;
    }
}

static int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

void mime_decode_base64(dnm_str text, dnm_buf *out)
{
    uint32_t bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < text.n && text.p[i] != '='; i++) {
        const int digit = base64_digit(text.p[i]);
        if (digit < 0) continue;
        bits = (bits << 6 | (uint32_t)digit) & 0x3FFF;
        have += 6;
        if (have < 8) continue;
        have -= 8;
        dnm_buf_add_char(out, (char)(bits >> have & 0xFF));
    }
}
