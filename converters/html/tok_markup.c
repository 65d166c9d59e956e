/* tok_markup.c -- what begins with "<!" or "<?": comments, doctypes, the opening of CDATA sections
 * (13.2.5.41 to 13.2.5.69).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/scan.h"
#include "converters/html/tokenizer.h"

static void give_comment(html_tokenizer *tk, html_token *token, const char *p, const char *end)
{
    token->kind = HTML_TOKEN_COMMENT;
    token->text = html_decode(tk, p, end, 0);
}

void html_read_bogus_comment(html_tokenizer *tk, html_token *token)
{
    const char *end = html_scan_for(tk->p, tk->end, '>');
    give_comment(tk, token, tk->p, end);
    tk->p = end < tk->end ? end + 1 : end;
}

/* The end of input inside a comment: what could have become its closing is not part of it. */
static const char *strip_unfinished(const char *p, const char *end)
{
    if (end - p >= 3 && memcmp(end - 3, "--!", 3) == 0) return end - 3;
    if (end - p >= 2 && memcmp(end - 2, "--", 2) == 0) return end - 2;
    return end > p && end[-1] == '-' ? end - 1 : end;
}

/* Past "<!--". The comment ends with the first '>' after "--" or "--!", or at once. */
static void read_comment(html_tokenizer *tk, html_token *token)
{
    const char *p = tk->p, *q = p;
    if (html_begins(p, tk->end, DNM_STR(">")) || html_begins(p, tk->end, DNM_STR("->"))) {
        tk->errors++;
        tk->p = *p == '>' ? p + 1 : p + 2;
        give_comment(tk, token, p, p);
        return;
    }
    for (; (q = html_scan_for(q, tk->end, '>')) < tk->end; q++) {
        const char *close = NULL;
        if (q - p >= 2 && q[-1] == '-' && q[-2] == '-') close = q - 2;
        if (q - p >= 3 && q[-1] == '!' && q[-2] == '-' && q[-3] == '-') close = q - 3;
        if (close) {
            tk->p = q + 1;
            give_comment(tk, token, p, close);
            return;
        }
    }
    tk->errors++;
    html_note_swallowed(tk, p);
    tk->p = tk->end;
    give_comment(tk, token, p, strip_unfinished(p, tk->end));
}

bool html_read_declaration(html_tokenizer *tk, html_token *token)
{
    const dnm_str doctype = DNM_STR("doctype"), cdata = DNM_STR("[CDATA[");
    if (html_begins(tk->p, tk->end, DNM_STR("--"))) {
        tk->p += 2;
        read_comment(tk, token);
    } else if (html_begins(tk->p, tk->end, doctype)) {
        tk->p += doctype.n;
        html_read_doctype(tk, token);
    } else if (tk->cdata && (size_t)(tk->end - tk->p) >= cdata.n && memcmp(tk->p, cdata.p, cdata.n) == 0) {
        tk->p += cdata.n;
        tk->state = HTML_CDATA;
        return false;
    } else {
        tk->errors++;
        html_read_bogus_comment(tk, token);
    }
    return true;
}

/* ---- doctypes: each reader returns false when the doctype is over ----------------------------- */

/* At the end of input or a '>', both of which end the doctype; the first makes it a quirky one. */
static bool is_over(const html_tokenizer *tk, html_token *token, const char *p)
{
    if (p == tk->end) token->quirks = true;
    return p == tk->end || *p == '>';
}

static bool read_doctype_name(html_tokenizer *tk, html_token *token)
{
    const char *p = html_skip_space(tk->p, tk->end), *q = p;
    tk->p = p;
    if (is_over(tk, token, p)) {
        token->quirks = true;
        return false;
    }
    while (q < tk->end && *q != '>' && !html_in(*q, HTML_SPACE)) q++;
    token->doctype.name = html_lower(tk, p, q);
    tk->p = html_skip_space(q, tk->end);
    return !is_over(tk, token, tk->p);
}

/* A quoted identifier. A '>' inside ends the doctype, too. */
static bool read_identifier(html_tokenizer *tk, html_token *token, dnm_str *id)
{
    const char *p = tk->p + 1;
    char quote = *tk->p;
    const char *q = html_scan(p, tk->end, (html_needles){quote, quote, '>', '>'});
    *id = html_decode(tk, p, q, 0);
    tk->p = q;
    if (q == tk->end || *q == '>') {
        token->quirks = true;
        return false;
    }
    tk->p = html_skip_space(q + 1, tk->end);
    return !is_over(tk, token, tk->p);
}

static bool at_quote(const html_tokenizer *tk)
{
    return *tk->p == '"' || *tk->p == '\'';
}

/* After PUBLIC or SYSTEM: an identifier must follow. */
static bool read_first_identifier(html_tokenizer *tk, html_token *token, dnm_str *id)
{
    tk->p = html_skip_space(tk->p + 6, tk->end);
    if (is_over(tk, token, tk->p) || !at_quote(tk)) {
        token->quirks = true;
        return false;
    }
    return read_identifier(tk, token, id);
}

static void read_identifiers(html_tokenizer *tk, html_token *token)
{
    html_doctype *doctype = &token->doctype;
    if (html_begins(tk->p, tk->end, DNM_STR("public"))) {
        if (!read_first_identifier(tk, token, &doctype->public_id)) return;
        if (at_quote(tk)) {
            read_identifier(tk, token, &doctype->system_id);
        } else {
            token->quirks = true;
        }
    } else if (html_begins(tk->p, tk->end, DNM_STR("system"))) {
        read_first_identifier(tk, token, &doctype->system_id);
    } else {
        token->quirks = true;
    }
}

void html_read_doctype(html_tokenizer *tk, html_token *token)
{
    token->kind = HTML_TOKEN_DOCTYPE;
    token->quirks = false;
    token->doctype = (html_doctype){{NULL, 0}, {NULL, 0}, {NULL, 0}};
    if (read_doctype_name(tk, token)) read_identifiers(tk, token);
    tk->errors += token->quirks;
    tk->p = html_scan_for(tk->p, tk->end, '>');
    if (tk->p < tk->end) tk->p++;
}
