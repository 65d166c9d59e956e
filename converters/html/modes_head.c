/* modes_head.c -- the insertion modes up to the body: doctype, html, head (13.2.6.4.1 to 13.2.6.4.6).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

/* ---- initial ---------------------------------------------------------------------------------- */

/* Public identifiers that begin so make a page quirky (13.2.6.4.1); in lower case. */
static const char *const quirky[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
    NULL,
};

/* Quirky without a system identifier, limited quirks with one. */
static const char *const transitional[] = {
    "-//w3c//dtd html 4.01 frameset//",
    "-//w3c//dtd html 4.01 transitional//",
    NULL,
};

static const char *const xhtml_transitional[] = {
    "-//w3c//dtd xhtml 1.0 frameset//",
    "-//w3c//dtd xhtml 1.0 transitional//",
    NULL,
};

static bool begins_with_any(dnm_str id, const char *const *prefixes)
{
    if (id.n == 0) return false;
    for (; *prefixes; prefixes++) {
        if (html_begins(id.p, dnm_str_end(id), dnm_str_of(*prefixes))) return true;
    }
    return false;
}

static bool equals(dnm_str id, const char *lower)
{
    return id.n == strlen(lower) && id.n && html_begins(id.p, dnm_str_end(id), dnm_str_of(lower));
}

static html_quirks quirks_of(const html_token *token)
{
    dnm_str public_id = token->doctype.public_id, system_id = token->doctype.system_id;
    if (token->quirks || !dnm_str_eq(token->doctype.name, DNM_STR("html")) ||
        equals(public_id, "-//w3o//dtd w3 html strict 3.0//en//") ||
        equals(public_id, "-/w3c/dtd html 4.0 transitional/en") || equals(public_id, "html") ||
        equals(system_id, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd") ||
        begins_with_any(public_id, quirky))
        return HTML_QUIRKS;
    if (begins_with_any(public_id, transitional)) return system_id.p ? HTML_LIMITED_QUIRKS : HTML_QUIRKS;
    return begins_with_any(public_id, xhtml_transitional) ? HTML_LIMITED_QUIRKS : HTML_NO_QUIRKS;
}

static void insert_doctype(html_tree *t, const html_token *token)
{
    html_insert_comment(t, token, 0);
    html_node *node = &t->nodes[t->nodes[0].last];
    node->kind = HTML_DOCTYPE;
    node->n = 0;
    t->doc->doctype = token->doctype;
    t->doc->quirks = quirks_of(token);
}

bool html_initial(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_TEXT) {
        html_take_space(token);
        if (token->text.n == 0) return true;
    }
    if (token->kind == HTML_TOKEN_COMMENT) {
        html_insert_comment(t, token, 0);
        return true;
    }
    t->mode = HTML_BEFORE_HTML;
    if (token->kind == HTML_TOKEN_DOCTYPE) {
        insert_doctype(t, token);
        return true;
    }
    t->doc->quirks = HTML_QUIRKS;
    return false;
}

/* ---- before html, before head ----------------------------------------------------------------- */

/* End tags that mean nothing yet; head, body, html and br do. */
static bool is_stray_end(const html_token *token, bool head_too)
{
    if (token->kind != HTML_TOKEN_END) return false;
    switch (token->tag) {
    case HTML_TAG_HEAD:
        return head_too;
    case HTML_TAG_BODY:
    case HTML_TAG_HTML:
    case HTML_TAG_BR:
        return false;
    default:
        return true;
    }
}

static void open_html(html_tree *t, const html_token *token)
{
    uint32_t root = html_new_element(t, token, HTML_NS_HTML, HTML_TAG_HTML);
    html_append(t, 0, root);
    html_push(t, root);
    t->mode = HTML_BEFORE_HEAD;
}

bool html_before_html(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_DOCTYPE) return true;
    if (token->kind == HTML_TOKEN_COMMENT) {
        html_insert_comment(t, token, 0);
        return true;
    }
    if (token->kind == HTML_TOKEN_TEXT) {
        html_take_space(token);
        if (token->text.n == 0) return true;
    }
    if (is_stray_end(token, false)) return true;
    if (html_is_start(token, HTML_TAG_HTML)) {
        open_html(t, token);
        return true;
    }
    html_token implied = {.source = token->source};
    open_html(t, &implied);
    return false;
}

bool html_before_head(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_DOCTYPE) return true;
    if (token->kind == HTML_TOKEN_COMMENT) {
        html_insert_comment_here(t, token);
        return true;
    }
    if (token->kind == HTML_TOKEN_TEXT) {
        html_take_space(token);
        if (token->text.n == 0) return true;
    }
    if (html_is_start(token, HTML_TAG_HTML)) return html_in_body(t, token);
    if (is_stray_end(token, false)) return true;
    t->mode = HTML_IN_HEAD;
    bool explicit = html_is_start(token, HTML_TAG_HEAD);
    t->head = explicit ? html_insert(t, token) : html_insert_implied(t, token, HTML_TAG_HEAD);
    return explicit;
}

/* ---- in head ---------------------------------------------------------------------------------- */

static void open_template(html_tree *t, const html_token *token)
{
    void *modes = t->templates;
    if (!html_grow(t->arena, &modes, &t->template_cap, t->template_n + 1, sizeof *t->templates)) return;
    t->templates = modes;
    html_insert(t, token);
    html_list_mark(t);
    t->frameset_ok = false;
    t->mode = HTML_IN_TEMPLATE;
    t->templates[t->template_n++] = HTML_IN_TEMPLATE;
}

static void close_template(html_tree *t)
{
    if (!html_is_open(t, HTML_TAG_TEMPLATE)) return;
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED_ALL);
    html_pop_until(t, HTML_TAG_TEMPLATE);
    html_list_clear(t);
    if (t->template_n) t->template_n--;
    html_reset_mode(t);
}

/* The start tags that belong into a head. False for any other. */
static bool head_start(html_tree *t, const html_token *token)
{
    switch (token->tag) {
    case HTML_TAG_BASE:
    case HTML_TAG_BASEFONT:
    case HTML_TAG_BGSOUND:
    case HTML_TAG_LINK:
    case HTML_TAG_META:
        html_insert_void(t, token);
        return true;
    case HTML_TAG_TITLE:
        html_insert_raw(t, token, HTML_RCDATA);
        return true;
    case HTML_TAG_NOFRAMES:
    case HTML_TAG_STYLE:
        html_insert_raw(t, token, HTML_RAWTEXT);
        return true;
    case HTML_TAG_SCRIPT:
        html_insert_raw(t, token, HTML_SCRIPT);
        return true;
    case HTML_TAG_NOSCRIPT:
        if (t->scripting) {
            html_insert_raw(t, token, HTML_RAWTEXT);
        } else {
            html_insert(t, token);
            t->mode = HTML_IN_HEAD_NOSCRIPT;
        }
        return true;
    case HTML_TAG_TEMPLATE:
        open_template(t, token);
        return true;
    case HTML_TAG_HEAD:
        return true;
    default:
        return false;
    }
}

/* White space and comments go where they are. True when nothing is left of the token. */
static bool insert_space_or_comment(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_DOCTYPE) return true;
    if (token->kind == HTML_TOKEN_COMMENT) {
        html_insert_comment_here(t, token);
        return true;
    }
    if (token->kind != HTML_TOKEN_TEXT) return false;
    uint32_t source = token->source;
    html_insert_text(t, html_take_space(token), source);
    return token->text.n == 0;
}

bool html_in_head(html_tree *t, html_token *token)
{
    if (insert_space_or_comment(t, token)) return true;
    if (html_is_start(token, HTML_TAG_HTML)) return html_in_body(t, token);
    if (token->kind == HTML_TOKEN_START && head_start(t, token)) return true;
    if (html_is_end(token, HTML_TAG_HEAD)) {
        html_pop(t);
        t->mode = HTML_AFTER_HEAD;
        return true;
    }
    if (html_is_end(token, HTML_TAG_TEMPLATE)) {
        close_template(t);
        return true;
    }
    if (is_stray_end(token, true)) return true;
    html_pop(t);
    t->mode = HTML_AFTER_HEAD;
    return false;
}

bool html_in_head_noscript(html_tree *t, html_token *token)
{
    if (html_is_start(token, HTML_TAG_HTML)) return html_in_body(t, token);
    if (insert_space_or_comment(t, token)) return true;
    if (html_is_end(token, HTML_TAG_NOSCRIPT)) {
        html_pop(t);
        t->mode = HTML_IN_HEAD;
        return true;
    }
    if (token->kind == HTML_TOKEN_START) {
        switch (token->tag) {
        case HTML_TAG_BASEFONT:
        case HTML_TAG_BGSOUND:
        case HTML_TAG_LINK:
        case HTML_TAG_META:
        case HTML_TAG_NOFRAMES:
        case HTML_TAG_STYLE:
            return html_in_head(t, token);
        case HTML_TAG_HEAD:
        case HTML_TAG_NOSCRIPT:
            return true;
        default:
            break;
        }
    } else if (token->kind == HTML_TOKEN_END && token->tag != HTML_TAG_BR) {
        return true;
    }
    html_pop(t);
    t->mode = HTML_IN_HEAD;
    return false;
}

/* ---- after head ------------------------------------------------------------------------------- */

/* What belongs into the head but comes late is put there. */
static bool late_head_start(html_tree *t, html_token *token)
{
    switch (token->tag) {
    case HTML_TAG_BASE:
    case HTML_TAG_BASEFONT:
    case HTML_TAG_BGSOUND:
    case HTML_TAG_LINK:
    case HTML_TAG_META:
    case HTML_TAG_NOFRAMES:
    case HTML_TAG_SCRIPT:
    case HTML_TAG_STYLE:
    case HTML_TAG_TEMPLATE:
    case HTML_TAG_TITLE:
        break;
    default:
        return false;
    }
    html_push(t, t->head);
    html_in_head(t, token);
    uint32_t index = html_find_open(t, t->head);
    if (index != UINT32_MAX) html_remove_open(t, index);
    return true;
}

bool html_after_head(html_tree *t, html_token *token)
{
    if (insert_space_or_comment(t, token)) return true;
    if (token->kind == HTML_TOKEN_START) {
        switch (token->tag) {
        case HTML_TAG_HTML:
            return html_in_body(t, token);
        case HTML_TAG_HEAD:
            return true;
        case HTML_TAG_BODY:
            html_insert(t, token);
            t->frameset_ok = false;
            t->mode = HTML_IN_BODY;
            return true;
        case HTML_TAG_FRAMESET:
            html_insert(t, token);
            t->mode = HTML_IN_FRAMESET;
            return true;
        default:
            if (late_head_start(t, token)) return true;
        }
    }
    if (html_is_end(token, HTML_TAG_TEMPLATE)) return html_in_head(t, token);
    if (token->kind == HTML_TOKEN_END && token->tag == HTML_TAG_HEAD) return true;
    if (is_stray_end(token, true)) return true;
    html_insert_implied(t, token, HTML_TAG_BODY);
    t->mode = HTML_IN_BODY;
    return false;
}
