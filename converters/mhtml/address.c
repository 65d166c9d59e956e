/* address.c -- see address.h.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/mhtml/address.h"
#include "core/text/letters.h"

typedef struct address {
    dnm_str scheme;    /* with its colon; "" if there is none */
    dnm_str authority; /* with the slashes before it; "" if there is none */
    dnm_str path;
    dnm_str query; /* with its question mark */
} address;

static bool is_in_scheme(char c)
{
    return dnm_ascii_is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* The first n bytes of s; s goes on behind them. */
static dnm_str take(dnm_str *s, size_t n)
{
    const dnm_str taken = {s->p, n};
    *s = (dnm_str){s->p + n, s->n - n};
    return taken;
}

static size_t length_until(dnm_str s, const char *stops)
{
    size_t n = 0;
    while (n < s.n && !(s.p[n] && strchr(stops, s.p[n]))) n++;
    return n;
}

static address split(dnm_str s)
{
    address a = {0};
    size_t n = 0;
    if (!s.n) return a;
    s.n = length_until(s, "#");
    if (s.n && dnm_ascii_is_letter(*s.p))
        while (n < s.n && is_in_scheme(s.p[n])) n++;
    if (n && n < s.n && s.p[n] == ':') a.scheme = take(&s, n + 1);
    if (s.n >= 2 && s.p[0] == '/' && s.p[1] == '/') {
        const dnm_str rest = {s.p + 2, s.n - 2};
        a.authority = take(&s, 2 + length_until(rest, "/?"));
    }
    a.path = take(&s, length_until(s, "?"));
    a.query = s;
    return a;
}

static void put(char *out, size_t *n, dnm_str s)
{
    if (s.n) memcpy(out + *n, s.p, s.n);
    *n += s.n;
}

/* Takes "." and ".." out of the path at out[from, *n) (RFC 3986, 5.2.4). */
static void remove_dots(char *out, size_t from, size_t *n)
{
    size_t kept = from;
    for (size_t at = from; at < *n;) {
        size_t end = at + (out[at] == '/');
        while (end < *n && out[end] != '/') end++;
        const char *name = out + at + (out[at] == '/');
        const size_t len = (size_t)(out + end - name);
        const bool here = len == 1 && name[0] == '.', up = len == 2 && name[0] == '.' && name[1] == '.';
        if (up)
            while (kept > from && out[--kept] != '/') continue;
        if (!here && !up) {
            memmove(out + kept, out + at, end - at);
            kept += end - at;
        } else if (end == *n) {
            out[kept++] = '/';
        }
        at = end;
    }
    *n = kept;
}

dnm_str address_resolve(dnm_arena *arena, dnm_str base, dnm_str text)
{
    const address from = split(base);
    address a = split(text);
    if (a.scheme.n || !from.scheme.n)
        return (dnm_str){text.n ? text.p : "", text.n ? length_until(text, "#") : 0};
    dnm_str folder = {NULL, 0};
    a.scheme = from.scheme;
    if (!a.authority.n) {
        a.authority = from.authority;
        if (!a.path.n) {
            a.path = from.path;
            if (!a.query.n) a.query = from.query;
        } else if (a.path.p[0] != '/') {
            folder = from.path;
            while (folder.n && folder.p[folder.n - 1] != '/') folder.n--;
            if (!folder.n) folder = DNM_STR("/");
        }
    }
    char *out = dnm_arena_alloc(arena, base.n + text.n + 2);
    size_t n = 0;
    if (!out) return (dnm_str){NULL, 0};
    put(out, &n, a.scheme);
    put(out, &n, a.authority);
    const size_t path = n;
    put(out, &n, folder);
    put(out, &n, a.path);
    remove_dots(out, path, &n);
    put(out, &n, a.query);
    return (dnm_str){out, n};
}

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

dnm_str address_decode(dnm_arena *arena, dnm_str text)
{
    if (!text.n || !memchr(text.p, '%', text.n)) return text;
    char *out = dnm_arena_alloc(arena, text.n);
    size_t n = 0;
    if (!out) return (dnm_str){NULL, 0};
    for (size_t i = 0; i < text.n; i++) {
        const bool room = text.p[i] == '%' && i + 2 < text.n;
        const int high = room ? hex(text.p[i + 1]) : -1, low = room ? hex(text.p[i + 2]) : -1;
        char c = text.p[i];
        if (high >= 0 && low >= 0) {
            c = (char)(high << 4 | low);
            i += 2;
        }
        out[n++] = c;
    }
    return (dnm_str){out, n};
}
