/* tok_tag.c -- tags and their attributes (13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/scan.h"
#include "converters/html/tokenizer.h"

/* Room for one more attribute. Of these there is about one for 64 bytes of a page. */
static bool make_room(html_tokenizer *tk)
{
    void *attrs = tk->attrs;
    uint32_t need = tk->attrs ? tk->attr_count + 1 : (uint32_t)(tk->end - tk->start) / 64 + 64;
    if (!html_grow(tk->arena, &attrs, &tk->attr_cap, need, sizeof *tk->attrs)) return false;
    tk->attrs = attrs;
    return true;
}

/* The attributes of one tag while it is read: `seen` has a bit for each name met, so that a repeated
 * name is searched for only where there is likely to be one. */
typedef struct tag_attrs {
    uint32_t first;
    uint64_t seen;
} tag_attrs;

static bool is_repeated(const html_tokenizer *tk, tag_attrs *tag, dnm_str name)
{
    unsigned hash =
        (unsigned)name.n * 11u + (unsigned char)name.p[0] * 5u + (unsigned char)name.p[name.n - 1];
    uint64_t bit = UINT64_C(1) << (hash & 63);
    if (!(tag->seen & bit)) {
        tag->seen |= bit;
        return false;
    }
    for (uint32_t i = tag->first; i < tk->attr_count; i++) {
        const html_attr *attr = &tk->attrs[i];
        if (attr->name_n == name.n && memcmp(attr->name, name.p, name.n) == 0) return true;
    }
    return false;
}

static void add_attribute(html_tokenizer *tk, tag_attrs *tag, dnm_str name, dnm_str value)
{
    if (name.n == 0) return; /* the arena refused */
    if (tk->attr_count - tag->first >= HTML_MAX_ATTRS) {
        tk->attrs_left_out++;
    } else if (is_repeated(tk, tag, name)) {
        tk->errors++;
    } else if (make_room(tk)) {
        tk->attrs[tk->attr_count++] = (html_attr){.name = name.p,
                                                  .name_n = (uint32_t)name.n & 0x3fffffffu,
                                                  .value = value.p,
                                                  .value_n = (uint32_t)value.n};
    }
}

/* Reads a name up to a byte of the class, from p on; its first byte is part of it whatever it is. */
static dnm_str read_any_name(html_tokenizer *tk, const char **at, unsigned ends, uint64_t *word)
{
    const char *p = *at, *q = p;
    unsigned changes = (unsigned char)*q == 0 || html_in(*q, HTML_UPPER);
    uint64_t w = (unsigned char)*q++;
    for (; q < tk->end; q++) {
        unsigned char c = (unsigned char)*q;
        unsigned class = html_classes[c];
        if (class & ends) {
            if (c != 0) break;
            changes = 1;
        }
        changes |= class & HTML_UPPER;
        w = w << 8 | c;
    }
    *at = q;
    *word = w;
    if (!changes) return (dnm_str){p, (size_t)(q - p)};
    dnm_str name = html_lower(tk, p, q);
    for (size_t i = 0; i < name.n; i++) w = w << 8 | (unsigned char)name.p[i];
    *word = name.n < 8 ? w & ((UINT64_C(1) << 8 * name.n) - 1) : w;
    return name;
}

/* The same; nearly all names are short and plain. */
static dnm_str read_name(html_tokenizer *tk, const char **at, unsigned ends, uint64_t *word)
{
    const char *p = *at;
    const unsigned n = html_short_name(p, tk->end, ends == HTML_ENDS_ATTR ? '=' : '>');
    if (!n || !p[n] || !html_in(p[n], ends)) return read_any_name(tk, at, ends, word);
    *at = p + n;
    *word = html_short_word(p, n);
    return (dnm_str){p, n};
}

/* Reads a value at its quote. False where the input ends first. */
static bool read_quoted(html_tokenizer *tk, const char **at, dnm_str *value)
{
    char quote = **at;
    const char *p = *at + 1;
    const char *q = html_scan(p, tk->end, (html_needles){quote, '&', '\r', '\0'});
    if (q < tk->end && *q == quote) {
        *value = (dnm_str){p, (size_t)(q - p)};
    } else {
        q = html_scan_for(q, tk->end, quote);
        if (q == tk->end) return false;
        *value = html_decode(tk, p, q, HTML_REFERENCES | HTML_IN_ATTRIBUTE);
    }
    *at = q + 1;
    return true;
}

static dnm_str read_unquoted(html_tokenizer *tk, const char **at)
{
    const char *p = *at, *q = p;
    bool changes = false;
    for (; q < tk->end && *q != '>' && !html_in(*q, HTML_SPACE); q++) changes |= *q == '&' || *q == '\0';
    *at = q;
    if (!changes) return (dnm_str){p, (size_t)(q - p)};
    return html_decode(tk, p, q, HTML_REFERENCES | HTML_IN_ATTRIBUTE);
}

/* After an attribute's name: its value, if there is one. False where the input ends first. */
static bool read_value(html_tokenizer *tk, const char **at, dnm_str *value)
{
    const char *p = html_skip_space(*at, tk->end);
    *value = DNM_STR("");
    if (p == tk->end) return false;
    if (*p == '=') {
        p = html_skip_space(p + 1, tk->end);
        if (p == tk->end) return false;
        if (*p == '"' || *p == '\'') {
            if (!read_quoted(tk, &p, value)) return false;
        } else if (*p != '>') {
            *value = read_unquoted(tk, &p);
        } else {
            tk->errors++;
        }
    }
    *at = p;
    return p < tk->end;
}

/* From the end of the tag's name to past its '>'. False where the input ends first. */
static bool read_attributes(html_tokenizer *tk, html_token *token, const char *p)
{
    tag_attrs tag = {tk->attr_count, 0};
    for (;;) {
        p = html_skip_space(p, tk->end);
        if (p == tk->end) return false;
        if (*p == '>') break;
        if (*p == '/') {
            p++;
            if (p < tk->end && *p == '>') {
                token->self_closing = true;
                break;
            }
            continue;
        }
        uint64_t word;
        dnm_str value, name = read_name(tk, &p, HTML_ENDS_ATTR, &word);
        if (!read_value(tk, &p, &value)) return false;
        add_attribute(tk, &tag, html_attr_name(word, name), value);
    }
    tk->p = p + 1;
    return true;
}

bool html_read_tag(html_tokenizer *tk, html_token *token, html_token_kind kind)
{
    const char *p = tk->p;
    uint64_t word;
    uint32_t first = tk->attr_count;
    token->kind = kind;
    token->self_closing = false;
    token->text = read_name(tk, &p, HTML_ENDS_NAME, &word);
    if (p < tk->end && *p == '>') {
        tk->p = p + 1;
    } else if (!read_attributes(tk, token, p)) {
        tk->errors++;
        html_note_swallowed(tk, tk->p);
        tk->attr_count = first;
        tk->p = tk->end;
        return false;
    }
    if (kind == HTML_TOKEN_END) {
        tk->errors += tk->attr_count > first;
        tk->attr_count = first;
    } else {
        tk->last_start = token->text;
    }
    token->tag = html_names_number(&tk->names, word, token->text);
    token->attr = first;
    token->attr_count = tk->attr_count - first;
    return true;
}
