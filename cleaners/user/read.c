/* read.c -- the language of a person's rules, a line each; docs/rules.md describes it. Also the hosts of
 * documents, to which sections of rules are confined.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/user/rules.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { LONGEST_TEXT = 1 << 16 };

/* ---- bytes ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static dnm_str trimmed(dnm_str s)
{
    while (s.n && is_blank(s.p[0])) s.p++, s.n--;
    while (s.n && (is_blank(s.p[s.n - 1]) || s.p[s.n - 1] == '\r')) s.n--;
    return s;
}

static int hex_value(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The word that s begins with; s goes on behind it and its blanks. */
static dnm_str take_word(dnm_str *s)
{
    dnm_str word = {s->p, 0};
    while (word.n < s->n && !is_blank(s->p[word.n])) word.n++;
    *s = trimmed((dnm_str){s->p + word.n, s->n - word.n});
    return word;
}

/* ---- escapes ---- */

static const struct {
    char letter, means;
} escapes[] = {{'s', ' '}, {'t', '\t'}, {'n', '\n'}, {'\\', '\\'}, {'=', '='}};

/* "{3000}": the bytes it takes, 0 if it is no code point. */
static size_t read_code_point(dnm_str s, uint32_t *cp)
{
    size_t at = 1;
    *cp = 0;
    if (!s.n || s.p[0] != '{') return 0;
    for (; at < s.n && at < 8 && hex_value(s.p[at]) >= 0; at++) *cp = *cp * 16 + (uint32_t)hex_value(s.p[at]);
    bool whole = at > 1 && at < s.n && s.p[at] == '}';
    bool good = *cp > 0 && *cp <= 0x10FFFF && (*cp < 0xD800 || *cp > 0xDFFF);
    return whole && good ? at + 1 : 0;
}

/* What stands behind a backslash; the bytes it takes, 0 if it means nothing. */
static size_t put_escape(dnm_str s, dnm_buf *out)
{
    uint32_t cp;
    size_t n = s.n && s.p[0] == 'u' ? read_code_point((dnm_str){s.p + 1, s.n - 1}, &cp) : 0;
    if (n) dnm_buf_add_code_point(out, cp);
    if (n) return n + 1;
    for (size_t i = 0; s.n && i < sizeof escapes / sizeof *escapes; i++) {
        if (escapes[i].letter != s.p[0]) continue;
        dnm_buf_add_char(out, escapes[i].means);
        return 1;
    }
    return 0;
}

static bool unescape(user_reader *r, dnm_str s, dnm_buf *out)
{
    dnm_buf_clear(out);
    for (size_t at = 0; at < s.n;) {
        if (s.p[at] != '\\') {
            dnm_buf_add_char(out, s.p[at++]);
            continue;
        }
        size_t n = put_escape((dnm_str){s.p + at + 1, s.n - at - 1}, out);
        if (!n) {
            r->why = DNM_N_("line %zu: behind a backslash stands one of s t n = \\ or u{…}");
            return false;
        }
        at += 1 + n;
    }
    if (out->failed) r->why = DNM_N_("line %zu: the phrase is too long");
    return !out->failed;
}

/* Where "=>" stands that no backslash precedes; s.n if nowhere. */
static size_t find_arrow(dnm_str s)
{
    for (size_t at = 0; at + 1 < s.n; at++) {
        if (s.p[at] == '\\')
            at++;
        else if (s.p[at] == '=' && s.p[at + 1] == '>')
            return at;
    }
    return s.n;
}

/* ---- lines ---- */

static bool read_section(user_reader *r, dnm_str line)
{
    dnm_str inside = trimmed((dnm_str){line.p + 1, line.n - 1});
    bool closed = inside.n && inside.p[inside.n - 1] == ']';
    if (closed) inside = trimmed((dnm_str){inside.p, inside.n - 1});
    dnm_str word = take_word(&inside);
    bool all = dnm_str_eq(word, DNM_STR("all")) && !inside.n;
    bool hosts = dnm_str_eq(word, DNM_STR("host")) && inside.n;
    if (!closed || (!all && !hosts))
        r->why = DNM_N_("line %zu: a section begins with [host NAME…] or [all]");
    else if (memchr(inside.p, '/', inside.n) || memchr(inside.p, ':', inside.n))
        r->why = DNM_N_("line %zu: a host is a name such as example.org, without http:// or a path");
    r->hosts = inside;
    return !r->why;
}

static bool read_rule(user_reader *r, dnm_str line, user_rule *rule)
{
    static const char *const verbs[] = {
        [USER_DROP] = "drop", [USER_REPLACE] = "replace", [USER_KEEP] = "keep", [USER_FLAG] = "flag"};
    dnm_str word = take_word(&line);
    int verb = 0;
    while (verb < USER_VERB_COUNT && !dnm_str_eq(word, dnm_str_of(verbs[verb]))) verb++;
    size_t arrow = find_arrow(line);
    bool has_arrow = arrow < line.n;
    dnm_str phrase = trimmed((dnm_str){line.p, arrow});
    dnm_str with = has_arrow ? trimmed((dnm_str){line.p + arrow + 2, line.n - arrow - 2}) : DNM_STR("");
    if (verb == USER_VERB_COUNT)
        r->why = DNM_N_("line %zu: a rule begins with drop, replace, keep or flag");
    else if (!phrase.n)
        r->why = DNM_N_("line %zu: the phrase is missing");
    else if (verb == USER_REPLACE && !with.n)
        r->why = DNM_N_("line %zu: replace needs both texts: OLD => NEW");
    else if (has_arrow && verb != USER_REPLACE && verb != USER_FLAG)
        r->why = DNM_N_("line %zu: only replace and flag have =>; in a phrase, write \\=>");
    if (r->why || !unescape(r, phrase, &r->phrase) || !unescape(r, with, &r->with)) return false;
    *rule = (user_rule){(user_verb)verb, dnm_buf_str(&r->phrase), dnm_buf_str(&r->with), r->hosts};
    return true;
}

static dnm_str next_line(user_reader *r)
{
    const char *start = r->text + r->at;
    const char *end = memchr(start, '\n', r->n - r->at);
    size_t n = end ? (size_t)(end - start) : r->n - r->at;
    r->at += n + (end != NULL);
    if (!r->line++ && n >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0) return (dnm_str){start + 3, n - 3};
    return (dnm_str){start, n};
}

bool user_read(user_reader *r, user_rule *rule)
{
    if (!r->line) {
        dnm_buf_init(&r->phrase, LONGEST_TEXT);
        dnm_buf_init(&r->with, LONGEST_TEXT);
    }
    while (r->at < r->n && !r->why) {
        dnm_str line = trimmed(next_line(r));
        if (!line.n || line.p[0] == '#') continue;
        if (dnm_utf8_validate(line.p, line.n) != line.n)
            r->why = DNM_N_("line %zu: is not UTF-8");
        else if (line.p[0] == '[')
            read_section(r, line);
        else if (read_rule(r, line, rule))
            return true;
    }
    return false;
}

void user_reader_free(user_reader *r)
{
    dnm_buf_free(&r->phrase);
    dnm_buf_free(&r->with);
}

/* ---- hosts ---- */

static bool same_name(dnm_str a, dnm_str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (dnm_cp_lower((unsigned char)a.p[i]) != dnm_cp_lower((unsigned char)b.p[i])) return false;
    return true;
}

bool user_host_is_among(dnm_str host, dnm_str hosts)
{
    while (hosts.n) {
        dnm_str name = take_word(&hosts);
        if (!name.n || name.n > host.n) continue;
        size_t above = host.n - name.n; /* www. */
        bool whole = !above || host.p[above - 1] == '.';
        if (whole && same_name((dnm_str){host.p + above, name.n}, name)) return true;
    }
    return false;
}
