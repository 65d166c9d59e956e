/* markup.c -- the recogniser of markup.h: tags by the syntax of HTML, names by binary search.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/markup_residue/markup.h"

#include "cleaners/markup_residue/names.h"
#include "core/text/letters.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* What is left to read; ends early enough that one tag costs a bounded number of steps. */
typedef struct reader {
    const char *p;
    size_t at, n;
} reader;

static char peek(const reader *r)
{
    return r->at < r->n ? r->p[r->at] : 0;
}

static bool take(reader *r, const char *literal)
{
    const size_t n = strlen(literal);
    if (r->n - r->at < n) return false;
    for (size_t i = 0; i < n; i++)
        if (dnm_ascii_lower(r->p[r->at + i]) != literal[i]) return false;
    r->at += n;
    return true;
}

/* "&lt;", "&amp;lt;", "&amp;amp;lt;" ... */
static bool take_escaped(reader *r, const char *reference)
{
    const size_t start = r->at;
    if (take(r, "&")) {
        while (take(r, "amp;")) continue;
        if (take(r, reference)) return true;
    }
    r->at = start;
    return false;
}

static bool skip_blanks(reader *r)
{
    const size_t start = r->at;
    while (is_blank(peek(r)) || take_escaped(r, "nbsp;"))
        if (is_blank(peek(r))) r->at++;
    return r->at > start;
}

/* Past the next `literal`, compared as it is. By its last byte: that is rarer, and memchr is fast. */
static bool skip_until(reader *r, const char *literal)
{
    const size_t n = strlen(literal);
    for (size_t at = r->at; at < r->n;) {
        const char *last = memchr(r->p + at, literal[n - 1], r->n - at);
        if (!last) return false;
        at = (size_t)(last - r->p) + 1;
        if (at - r->at < n || memcmp(r->p + at - n, literal, n) != 0) continue;
        r->at = at;
        return true;
    }
    return false;
}

/* ---- names ------------------------------------------------------------------------------------ */

const char *markup_name(uint16_t name)
{
    return name < MARKUP_NAMES ? markup_elements[name].name : "";
}

static bool find_element(const char *name, uint16_t *index)
{
    size_t low = 0, high = MARKUP_NAMES;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = strcmp(markup_elements[middle].name, name);
        if (order == 0) {
            *index = (uint16_t)middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

static bool take_element(reader *r, uint16_t *index)
{
    char name[12];
    size_t n = 0;
    if (!dnm_ascii_is_letter(peek(r))) return false;
    while (dnm_ascii_is_alnum(peek(r))) {
        if (n == sizeof name - 1) return false;
        name[n++] = dnm_ascii_lower(r->p[r->at++]);
    }
    name[n] = 0;
    return find_element(name, index);
}

/* ---- attributes ------------------------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return dnm_ascii_is_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '@';
}

/* An attribute without a value is believed only if HTML has such a one: "<b is c>" is no tag. */
static bool is_flag_name(const char *p, size_t n)
{
    static const char *const names[] = {
        "allowfullscreen", "async",  "autofocus", "autoplay", "checked",  "controls", "declare", "defer",
        "disabled",        "hidden", "ismap",     "loop",     "multiple", "muted",    "nohref",  "noresize",
        "noshade",         "nowrap", "open",      "readonly", "required", "reversed", "selected"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == n && memcmp(names[i], p, n) == 0) return true;
    return memchr(p, '-', n) != NULL;
}

static bool take_value(reader *r)
{
    if (take(r, "\"")) return skip_until(r, "\"");
    if (take(r, "'")) return skip_until(r, "'");
    if (take_escaped(r, "quot;")) {
        while (r->at < r->n && !take_escaped(r, "quot;")) r->at++;
        return r->at < r->n;
    }
    const size_t start = r->at;
    for (; r->at < r->n; r->at++) {
        const char c = r->p[r->at];
        reader ahead = *r;
        if (is_blank(c) || c == '<' || c == '>' || c == '"' || take_escaped(&ahead, "gt;")) break;
    }
    return r->at > start;
}

static bool take_attribute(reader *r, bool *has_value)
{
    const size_t start = r->at;
    while (is_name_char(peek(r))) r->at++;
    const size_t end = r->at;
    if (end == start) return false;
    skip_blanks(r);
    if (take(r, "=")) {
        skip_blanks(r);
        *has_value = true;
        return take_value(r);
    }
    return is_flag_name(r->p + start, end - start);
}

static bool take_close(reader *r)
{
    take(r, "/");
    return take(r, ">") || take_escaped(r, "gt;");
}

/* ---- tags ------------------------------------------------------------------------------------- */

static bool take_comment(reader *r)
{
    if (take(r, "!--")) return skip_until(r, "-->") || skip_until(r, "--&gt;");
    if (take(r, "!doctype") || take(r, "?xml")) return skip_until(r, ">");
    return take(r, "![endif]") && take_close(r);
}

/* "<o:p>", "<st1:place ...>": names of the Office formats. */
static bool take_office_name(reader *r)
{
    static const char *const spaces[] = {"o:", "v:", "w:", "st1:", "st2:", "m:"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        if (!take(r, spaces[i])) continue;
        const size_t start = r->at;
        while (dnm_ascii_is_alnum(peek(r))) r->at++;
        return r->at > start;
    }
    return false;
}

/* "//<![CDATA[ … ]]>": a script that was hidden from readers of XML. Without the slashes it may be text. */
static bool take_hidden_script(reader *r, dnm_str text, markup_tag *tag)
{
    if (tag->at < 2 || memcmp(text.p + tag->at - 2, "//", 2) != 0) return false;
    if (!take(r, "![cdata[") || !skip_until(r, "]]>")) return false;
    tag->at -= 2;
    return true;
}

bool markup_tag_at(dnm_str text, size_t at, markup_tag *tag)
{
    reader r = {text.p, at, text.n - at < MARKUP_TAG_MAX ? text.n : at + MARKUP_TAG_MAX};
    if (!take(&r, "<") && !take_escaped(&r, "lt;")) return false;
    markup_tag found = {.at = at, .name = MARKUP_NAMES};
    if (peek(&r) == '!' || peek(&r) == '?') {
        if (!take_comment(&r) && !take_hidden_script(&r, text, &found)) return false;
    } else {
        found.closing = take(&r, "/");
        reader office = r;
        if (take_element(&r, &found.name)) {
            found.flags = markup_elements[found.name].flags;
        } else {
            if (!take_office_name(&office)) return false;
            r = office;
        }
        while (skip_blanks(&r) && is_name_char(peek(&r)))
            if (!take_attribute(&r, &found.attributes)) return false;
        if (!take_close(&r)) return false;
    }
    found.end = r.at;
    *tag = found;
    return true;
}

/* ---- character references --------------------------------------------------------------------- */

static bool find_named(const char *name, size_t n, uint32_t *cp)
{
    size_t low = 0, high = markup_named_count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = strncmp(markup_named_references[middle].name, name, n);
        const bool longer = order == 0 && markup_named_references[middle].name[n] != 0;
        if (order == 0 && !longer) {
            *cp = markup_named_references[middle].cp;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

static bool take_name(reader *r, uint32_t *cp)
{
    const size_t start = r->at;
    while (r->at - start < 8 && dnm_ascii_is_alnum(peek(r))) r->at++;
    const size_t n = r->at - start;
    if (n < 2 || n > 6 || !find_named(r->p + start, n, cp)) return false;
    return take(r, ";") || *cp == 0xA0; /* writers forget the semicolon of this one */
}

static int hex_digit(char c)
{
    if (dnm_ascii_is_digit(c)) return c - '0';
    c = dnm_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool take_number(reader *r, uint32_t *cp)
{
    const int base = take(r, "x") ? 16 : 10;
    const size_t start = r->at;
    *cp = 0;
    for (; r->at - start < 7; r->at++) {
        const int digit = hex_digit(peek(r));
        if (digit < 0 || digit >= base) break;
        *cp = *cp * (uint32_t)base + (uint32_t)digit;
    }
    const bool is_text =
        *cp >= 0x20 && *cp <= 0x10FFFF && !(*cp >= 0x7F && *cp < 0xA0) && !(*cp >= 0xD800 && *cp <= 0xDFFF);
    return r->at > start && is_text && take(r, ";");
}

bool markup_reference_at(dnm_str text, size_t at, markup_reference *reference)
{
    reader r = {text.p, at, text.n - at < MARKUP_TAG_MAX ? text.n : at + MARKUP_TAG_MAX};
    if (!take(&r, "&")) return false;
    while (take(&r, "amp;")) continue;
    const size_t named = r.at;
    uint32_t cp = '&';
    const bool found = take(&r, "#") ? take_number(&r, &cp) : take_name(&r, &cp);
    if (!found) {
        if (named == at + 1) return false; /* not even an "amp;" */
        r.at = named;
        cp = '&';
    }
    *reference = (markup_reference){at, r.at, cp};
    return true;
}
