/* tok_raw.c -- text in which tags do not count: RCDATA, RAWTEXT, script data with its escapes,
 * PLAINTEXT and CDATA sections (13.2.5.2 to 13.2.5.5, 13.2.5.9 to 13.2.5.31, 13.2.5.69 to 71).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/scan.h"
#include "converters/html/tokenizer.h"

/* Whether `name` (lower case) stands at p and is followed by what ends a tag's name. */
static bool is_name(const char *p, const char *end, dnm_str name)
{
    if (!html_begins(p, end, name)) return false;
    p += name.n;
    return p < end && *p && html_in(*p, HTML_ENDS_NAME);
}

/* Whether an end tag that closes this text begins at the '<'. */
static bool is_appropriate_end(const html_tokenizer *tk, const char *p)
{
    return tk->last_start.n && tk->end - p > 2 && p[1] == '/' && is_name(p + 2, tk->end, tk->last_start);
}

static const char *find_end_tag(const html_tokenizer *tk, const char *p)
{
    while ((p = html_scan_for(p, tk->end, '<')) < tk->end && !is_appropriate_end(tk, p)) p++;
    return p;
}

/* ---- script data ------------------------------------------------------------------------------ */

enum script_mode { PLAIN, ESCAPED, DOUBLE_ESCAPED };

/* After "--" in an escaped stretch: further dashes and '>' end the escape. */
static const char *after_dashes(const char *p, const char *end, enum script_mode *mode)
{
    while (p < end && *p == '-') p++;
    if (p < end && *p == '>') {
        *mode = PLAIN;
        p++;
    }
    return p;
}

/* At a '<' inside a script that does not end it: what it does to the mode. Returns where to go on. */
static const char *at_less_than(const char *p, const char *end, enum script_mode *mode)
{
    const dnm_str script = DNM_STR("script");
    if (*mode == PLAIN) {
        if (!html_begins(p, end, DNM_STR("<!--"))) return p + 1;
        *mode = ESCAPED;
        return after_dashes(p + 4, end, mode);
    }
    if (*mode == ESCAPED && is_name(p + 1, end, script)) {
        *mode = DOUBLE_ESCAPED;
        return p + 1 + script.n;
    }
    if (*mode == DOUBLE_ESCAPED && p + 1 < end && p[1] == '/' && is_name(p + 2, end, script)) {
        *mode = ESCAPED;
        return p + 2 + script.n;
    }
    return p + 1;
}

static const char *find_script_end(const html_tokenizer *tk, const char *p)
{
    enum script_mode mode = PLAIN;
    for (;;) {
        p = mode == PLAIN ? html_scan_for(p, tk->end, '<')
                          : html_scan(p, tk->end, (html_needles){'<', '<', '-', '-'});
        if (p == tk->end) return p;
        if (*p == '-') {
            p++;
            if (p < tk->end && *p == '-') p = after_dashes(p, tk->end, &mode);
        } else if (mode != DOUBLE_ESCAPED && is_appropriate_end(tk, p)) {
            return p;
        } else {
            p = at_less_than(p, tk->end, &mode);
        }
    }
}

/* ---- all of them ------------------------------------------------------------------------------ */

static bool give_text(html_tokenizer *tk, html_token *token, const char *end, unsigned how)
{
    const char *p = tk->p;
    tk->p = end;
    token->kind = HTML_TOKEN_TEXT;
    token->has_nul = (how & HTML_KEEP_NUL) != 0;
    token->text = html_decode(tk, p, end, how);
    return token->text.n > 0;
}

static bool read_cdata(html_tokenizer *tk, html_token *token)
{
    const char *p = tk->p;
    while ((p = html_scan_for(p, tk->end, ']')) < tk->end) {
        if (tk->end - p >= 3 && p[1] == ']' && p[2] == '>') break;
        p++;
    }
    bool given = give_text(tk, token, p, HTML_KEEP_NUL);
    tk->p = p < tk->end ? p + 3 : p;
    tk->state = HTML_DATA;
    return given;
}

bool html_read_raw(html_tokenizer *tk, html_token *token)
{
    if (tk->state == HTML_CDATA) return read_cdata(tk, token);
    if (tk->state == HTML_PLAINTEXT) return give_text(tk, token, tk->end, 0);
    const char *end = tk->state == HTML_SCRIPT ? find_script_end(tk, tk->p) : find_end_tag(tk, tk->p);
    if (end == tk->end && !dnm_str_eq(tk->last_start, DNM_STR("xmp"))) html_note_swallowed(tk, tk->p);
    if (end > tk->p) return give_text(tk, token, end, tk->state == HTML_RCDATA ? HTML_REFERENCES : 0);
    tk->state = HTML_DATA;
    tk->p += 2;
    return html_read_tag(tk, token, HTML_TOKEN_END);
}
