/* tokenizer.c -- the data state: text, and which kind of markup begins at a '<'.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tokenizer.h"
#include "converters/html/scan.h"

#define SP    (HTML_SPACE | HTML_ENDS_NAME | HTML_ENDS_ATTR)
#define UP    (HTML_ALPHA | HTML_UPPER)
#define UP5   UP, UP, UP, UP, UP
#define LOW   HTML_ALPHA
#define LOW5  LOW, LOW, LOW, LOW, LOW
#define DIG5  HTML_DIGIT, HTML_DIGIT, HTML_DIGIT, HTML_DIGIT, HTML_DIGIT
#define CLOSE (HTML_ENDS_NAME | HTML_ENDS_ATTR)

const uint8_t html_classes[256] = {
    [0] = HTML_ENDS_NAME | HTML_ENDS_ATTR, /* the slow path decides */
    ['\t'] = SP,
    ['\n'] = SP,
    ['\f'] = SP,
    ['\r'] = SP,
    [' '] = SP,
    ['/'] = CLOSE,
    ['0'] = DIG5,
    ['5'] = DIG5,
    ['='] = HTML_ENDS_ATTR,
    ['>'] = CLOSE,
    ['A'] = UP5,
    ['F'] = UP5,
    ['K'] = UP5,
    ['P'] = UP5,
    ['U'] = UP5,
    ['Z'] = UP,
    ['a'] = LOW5,
    ['f'] = LOW5,
    ['k'] = LOW5,
    ['p'] = LOW5,
    ['u'] = LOW5,
    ['z'] = LOW,
};

void html_tokenizer_init(html_tokenizer *tk, dnm_str utf8, dnm_arena *arena)
{
    memset(tk, 0, sizeof *tk);
    tk->start = tk->p = utf8.n ? utf8.p : "";
    tk->end = tk->p + utf8.n;
    tk->arena = arena;
    tk->names.arena = arena;
    tk->names.key = dnm_hash_new_key();
}

/* What holds no '>' is the page's last tag, cut off: nothing is missing. */
void html_note_swallowed(html_tokenizer *tk, const char *p)
{
    const size_t n = (size_t)(tk->end - p);
    if (!n || !memchr(p, '>', n)) return;
    tk->swallowed_at = (uint32_t)(p - tk->start);
    tk->swallowed = (uint32_t)n;
}

bool html_begins(const char *p, const char *end, dnm_str lower)
{
    if ((size_t)(end - p) < lower.n) return false;
    for (size_t i = 0; i < lower.n; i++) {
        char c = html_in(p[i], HTML_UPPER) ? (char)(p[i] + ('a' - 'A')) : p[i];
        if (c != lower.p[i]) return false;
    }
    return true;
}

/* Whether the '<' at p begins markup; otherwise it is text. */
static bool begins_markup(const char *p, const char *end)
{
    if (end - p < 2) return false;
    if (html_in(p[1], HTML_ALPHA) || p[1] == '!' || p[1] == '?') return true;
    return p[1] == '/' && end - p > 2;
}

/* At a byte that is text but not as it stands: a reference, or a line end with CR. False if it is not. */
static bool read_changed(html_tokenizer *tk, html_token *token, const char *p)
{
    if (*p == '&') {
        token->text = html_read_reference(tk, p, &tk->p);
        return token->text.n > 0;
    }
    bool lone = *p == '\r' && (p + 1 == tk->end || p[1] != '\n');
    if (lone) {
        token->text = DNM_STR("\n");
        tk->p = p + 1;
    }
    return lone;
}

/* Text up to the next markup, or to where it is not the input's own: so that all the rest can be borrowed.
 * Reads at least one byte: the caller knows that it is text. */
static void read_text(html_tokenizer *tk, html_token *token)
{
    const html_needles needles = {'<', '&', '\r', '\0'};
    const char *p = tk->p, *q;
    token->kind = HTML_TOKEN_TEXT;
    token->has_nul = false;
    if ((*p == '&' || *p == '\r') && read_changed(tk, token, p)) return;
    if (*p == '\r') p++;
    token->has_nul = *p == '\0';
    for (q = p + 1; (q = html_scan(q, tk->end, needles)) < tk->end; q++) {
        if (*q == '\r' || *q == '&' || (*q == '<' && begins_markup(q, tk->end))) break;
        token->has_nul |= *q == '\0';
        tk->errors++;
    }
    token->source = (uint32_t)(p - tk->start);
    token->text = (dnm_str){p, (size_t)(q - p)};
    tk->p = q;
}

/* At a '<' that begins markup. False where that gives no token. */
static bool read_markup(html_tokenizer *tk, html_token *token)
{
    const char *p = tk->p;
    if (html_in(p[1], HTML_ALPHA)) {
        tk->p = p + 1;
        return html_read_tag(tk, token, HTML_TOKEN_START);
    }
    tk->p = p + 2;
    if (p[1] == '!') return html_read_declaration(tk, token);
    if (p[1] == '/' && html_in(p[2], HTML_ALPHA)) return html_read_tag(tk, token, HTML_TOKEN_END);
    tk->errors++;
    if (p[1] == '/' && p[2] == '>') {
        tk->p = p + 3;
        return false;
    }
    if (p[1] == '?') tk->p = p + 1;
    html_read_bogus_comment(tk, token);
    return true;
}

void html_token_next(html_tokenizer *tk, html_token *token)
{
    for (;;) {
        token->source = (uint32_t)(tk->p - tk->start);
        if (tk->p == tk->end) {
            token->kind = HTML_TOKEN_EOF;
            return;
        }
        if (tk->state != HTML_DATA) {
            if (html_read_raw(tk, token)) return;
        } else if (*tk->p == '<' && begins_markup(tk->p, tk->end)) {
            if (read_markup(tk, token)) return;
        } else {
            read_text(tk, token);
            return;
        }
    }
}
