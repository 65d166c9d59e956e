/* addresses.c -- finds addresses of sites in a line, also where they are written so that a search for them
 * fails: in full-width letters, with blanks or signs between the letters or around the points, with other
 * points ("www点abc点com"), with Cyrillic or Greek letters that look like Latin ones.
 *
 * A stretch of such letters is written down plainly first ("w w w . ａ b c . ｃｏｍ" as www.abc.com), with
 * the place of each letter; the address is looked for in that.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/domains.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

enum { LONGEST = 96, LEAST_SPACED = 8 };

/* A stretch, written plainly; plain[i] stands in [at[i], at[i + 1]) of the leaf, but for blanks behind it. */
typedef struct stretch {
    char plain[LONGEST];
    uint32_t at[LONGEST + 1];
    uint32_t end[LONGEST]; /* past the letter itself */
    uint32_t n;
    uint32_t alike;  /* letters of another script */
    uint32_t wide;   /* full-width ones */
    uint32_t spaced; /* blanks and signs that were passed */
    uint32_t said;   /* points that are none */
} stretch;

/* ---- letters ---- */

static const uint32_t lookalikes[][2] = {
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'},
    {0x0456, 'i'}, {0x0455, 's'}, {0x0458, 'j'}, {0x0410, 'a'}, {0x0412, 'b'}, {0x0415, 'e'}, {0x041A, 'k'},
    {0x041C, 'm'}, {0x041D, 'h'}, {0x041E, 'o'}, {0x0420, 'p'}, {0x0421, 'c'}, {0x0422, 't'}, {0x0425, 'x'},
    {0x03B1, 'a'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03BD, 'v'}, {0x03C9, 'w'}, {0x0261, 'g'}, {0x0131, 'i'}};

/* The plain letter, digit or sign of an address that a character stands for; 0 if it does for none. */
static char plain_of(uint32_t cp, stretch *s)
{
    if (cp - 0xFF01 <= 0xFF5E - 0xFF01) {
        cp -= 0xFEE0;
        s->wide++;
    }
    if (cp - 'A' <= 'Z' - 'A') return (char)(cp + 'a' - 'A');
    if (cp - 'a' <= 'z' - 'a' || cp - '-' <= ':' - '-' || cp == '_') return (char)cp; /* - . / 0 to 9 : */
    if (cp == 0x3002 || cp == 0x00B7 || cp == 0x2022) return '.';                     /* 。 · • */
    if (cp == 0x70B9 || cp == 0x9EDE) return s->said++, '.';                          /* 点 點 */
    if (cp - 0x0131 > 0x0458 - 0x0131) return 0;
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
        if (lookalikes[i][0] != cp) continue;
        s->alike++;
        return (char)lookalikes[i][1];
    }
    return 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* 、 ， 丶: what stands for a point where "www" comes before it, and for itself elsewhere. */
static bool is_weak_point(uint32_t cp)
{
    return cp == 0x3001 || cp == 0xFF0C || cp == 0x4E36;
}

static bool begins_with_www(const stretch *s)
{
    return s->n >= 3 && memcmp(s->plain, "www", 3) == 0;
}

/* What nobody sees, or stands between the letters of an address to disguise it. */
static bool is_filler(uint32_t cp)
{
    return cp == ' ' || cp == '*' || cp == '~' || cp == '^' || cp == '|' || dnm_cp_is_zero_width(cp);
}

/* Most of Chinese text and its marks are passed by their first bytes. */
static bool may_begin(dnm_str leaf, uint32_t at)
{
    const unsigned char c = (unsigned char)leaf.p[at];
    if (c < 0x80) return is_letter((char)(c | 0x20)) || is_letter((char)c);
    if (c != 0xEF) return c >= 0xC4 && c <= 0xD1;
    const unsigned char second = (unsigned char)leaf.p[at + 1]; /* the text of a model is valid UTF-8 */
    return (second == 0xBC && (unsigned char)leaf.p[at + 2] >= 0x90) || second == 0xBD;
}

/* Whether a blank or sign between two letters is one that spaces an address out: beside a point, or between
 * letters that all stand alone. */
static bool is_passed(const stretch *s, dnm_str leaf, uint32_t behind)
{
    stretch scratch; /* counts letters in vain */
    scratch.alike = scratch.wide = scratch.said = 0;
    size_t at = behind;
    if (!s->n || at >= leaf.n) return false;
    const char last = s->plain[s->n - 1];
    const char next = plain_of(dnm_utf8_next(leaf.p, leaf.n, &at), &scratch);
    if (!next) return false;
    if (last == '.' || next == '.') return true;
    const bool alone = s->n == 1 || s->at[s->n - 1] != s->end[s->n - 2];
    if (at >= leaf.n) return alone;
    return alone && !is_letter(plain_of(dnm_utf8_peek(leaf.p, leaf.n, at), &scratch));
}

/* Reads the stretch that begins at `from`; returns where it ends. */
static uint32_t read_stretch(dnm_str leaf, uint32_t from, stretch *s)
{
    size_t at = from;
    s->n = s->alike = s->wide = s->spaced = s->said =
        0; /* the rest is large, and written before it is read */
    while (at < leaf.n && s->n < LONGEST) {
        const size_t begin = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
        if (is_filler(cp) && (dnm_cp_is_zero_width(cp) || is_passed(s, leaf, (uint32_t)at))) {
            s->spaced++;
            continue;
        }
        const bool weak = is_weak_point(cp) && begins_with_www(s);
        const char c = weak ? '.' : plain_of(cp, s);
        s->said += weak;
        if (!c) {
            at = begin;
            break;
        }
        s->plain[s->n] = c;
        s->at[s->n] = (uint32_t)begin;
        s->end[s->n++] = (uint32_t)at;
    }
    return at > from ? (uint32_t)at : from + 1;
}

/* ---- the address in a stretch ---- */

static bool begins(const stretch *s, uint32_t i, const char *word)
{
    const size_t n = strlen(word);
    return i + n <= s->n && memcmp(s->plain + i, word, n) == 0;
}

/* Past the last part of a name that ends there: ".com", ".com.cn"; 0 if none does. */
static uint32_t past_domain(const stretch *s, uint32_t dot)
{
    const size_t n = dnm_domain_at((dnm_str){s->plain, s->n}, dot);
    return n ? dot + (uint32_t)n : 0;
}

/* The name without what hosts are called by. */
static uint32_t past_host(const stretch *s, uint32_t i)
{
    static const char *const hosts[] = {"www.", "m.", "wap.", "bbs.", "book."};
    for (size_t k = 0; k < sizeof hosts / sizeof *hosts; k++)
        if (begins(s, i, hosts[k])) i += (uint32_t)strlen(hosts[k]);
    return i;
}

/* Past the path behind a name: "/", "/book/1.html". */
static uint32_t past_path(const stretch *s, uint32_t i)
{
    if (i < s->n && s->plain[i] == '/')
        while (i < s->n && s->end[i - 1] == s->at[i] && s->plain[i] != ':') i++;
    while (s->plain[i - 1] == '.' || s->plain[i - 1] == '-') i--;
    return i;
}

/* What no name of a host has, and what stands before one: "http://", "name:", "a/". */
static bool parts_names(const stretch *s, uint32_t i)
{
    return s->plain[i] == '_' || s->plain[i] == ':' || s->plain[i] == '/';
}

/* Where the address begins whose name begins at `name`: "http://" belongs to it. */
static uint32_t begin_of(const stretch *s, uint32_t name)
{
    if (name >= 8 && begins(s, name - 8, "https://")) return name - 8;
    return name >= 7 && begins(s, name - 7, "http://") ? name - 7 : name;
}

static bool find_in(const stretch *s, watermark_address *address)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    uint32_t begin = 0;                     /* of the name that is being read */
    for (uint32_t i = 0; i < s->n; i++) {
        if (parts_names(s, i)) begin = i + 1;
        if (s->plain[i] != '.') continue;
        const uint32_t name = past_host(s, begin);
        const uint32_t end = name + 1 < i ? past_domain(s, i) : 0;
        if (!end) continue;
        const uint32_t past = past_path(s, end);
        address->at = s->at[begin_of(s, begin)];
        address->len = s->end[past - 1] - address->at;
        address->path = s->end[past - 1] - s->end[end - 1];
        address->site = dnm_hash(key, s->plain + name, end - name) | 1;
        address->page = dnm_hash(key, s->plain + end, past - end);
        address->disguised = s->alike || s->wide >= 4 || s->spaced >= LEAST_SPACED || s->said;
        return true;
    }
    return false;
}

/* Past what stands for a point at `at`; 0 if nothing does. */
static size_t past_point(dnm_str leaf, size_t at)
{
    stretch scratch; /* counts letters in vain */
    scratch.alike = scratch.wide = scratch.said = 0;
    const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
    return is_weak_point(cp) || plain_of(cp, &scratch) == '.' ? at : 0;
}

/* Most of Chinese text begins with the same bytes as 点 and 點. */
static bool may_be_point(dnm_str leaf, size_t at)
{
    static const bool begins_point[256] = {['.'] = true,  [0xC2] = true, [0xE2] = true, [0xE3] = true,
                                           [0xE4] = true, [0xE7] = true, [0xE9] = true, [0xEF] = true};
    static const uint8_t seconds[16] = {[4] = 0xB8, [7] = 0x82, [9] = 0xBB};
    const unsigned char c = (unsigned char)leaf.p[at];
    if (!begins_point[c]) return false;
    const uint8_t second = c >= 0xE0 ? seconds[c & 15] : 0;
    return !second || (unsigned char)leaf.p[at + 1] == second; /* the text of a model is valid UTF-8 */
}

/* Whether a point stands at `from` or behind it that the last part of a name may follow: a first look, for
 * most lines have none. */
static bool may_have_address(dnm_str leaf, uint32_t from)
{
    stretch scratch; /* counts letters in vain */
    scratch.alike = scratch.wide = scratch.said = 0;
    for (size_t at = from; at < leaf.n;) {
        /* A later byte of a character begins none, either. */
        size_t past = may_be_point(leaf, at) ? past_point(leaf, at) : 0;
        if (!past) {
            at += (unsigned char)leaf.p[at] < 0xE0 ? 1 : 3;
            continue;
        }
        at = past;
        while (past < leaf.n && is_filler(dnm_utf8_peek(leaf.p, leaf.n, past)))
            dnm_utf8_next(leaf.p, leaf.n, &past);
        if (past == leaf.n) continue;
        const char first = plain_of(dnm_utf8_next(leaf.p, leaf.n, &past), &scratch);
        if (!dnm_domain_begins_with(first)) continue;
        const char second =
            past < leaf.n && dnm_ascii_is_alnum(leaf.p[past]) ? dnm_ascii_lower(leaf.p[past]) : 0;
        if (!second || dnm_domain_begins_with_both(first, second)) return true;
    }
    return false;
}

bool watermark_next_address(dnm_str leaf, uint32_t from, watermark_address *address)
{
    if (!may_have_address(leaf, from)) return false;
    for (uint32_t at = from; at < leaf.n;) {
        if (dnm_utf8_begins_han(leaf.p[at])) {
            at += 3;
            continue;
        }
        if (!may_begin(leaf, at)) {
            at++;
            continue;
        }
        stretch s;
        at = read_stretch(leaf, at, &s);
        if (s.n > 4 && find_in(&s, address)) return true;
    }
    return false;
}
