/* modes_body_end.c -- end tags of the insertion mode "in body", and what follows the body: "after body",
 * framesets and their ends (13.2.6.4.7, 13.2.6.4.17 to 13.2.6.4.21).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

static bool end_block(html_tree *t, html_token *token)
{
    if (!html_in_scope(t, token->tag, HTML_SCOPE)) return true;
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    html_pop_until(t, token->tag);
    return true;
}

static bool end_body(html_tree *t, html_token *token)
{
    if (!html_in_scope(t, HTML_TAG_BODY, HTML_SCOPE)) return true;
    t->mode = HTML_AFTER_BODY;
    return token->tag == HTML_TAG_BODY;
}

static bool end_form(html_tree *t, html_token *token)
{
    if (html_is_open(t, HTML_TAG_TEMPLATE)) return end_block(t, token);
    uint32_t form = t->form;
    t->form = HTML_NONE;
    if (form == HTML_NONE || !html_node_in_scope(t, form)) return true;
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    uint32_t index = html_find_open(t, form);
    if (index != UINT32_MAX) html_remove_open(t, index);
    return true;
}

static bool end_p(html_tree *t, html_token *token)
{
    if (!html_in_scope(t, HTML_TAG_P, HTML_BUTTON_SCOPE)) html_insert_implied(t, token, HTML_TAG_P);
    html_close_implied(t, HTML_TAG_P, HTML_IS_IMPLIED);
    html_pop_until(t, HTML_TAG_P);
    return true;
}

static bool end_item(html_tree *t, html_token *token)
{
    enum html_scope scope = token->tag == HTML_TAG_LI ? HTML_LIST_SCOPE : HTML_SCOPE;
    if (!html_in_scope(t, token->tag, scope)) return true;
    html_close_implied(t, token->tag, HTML_IS_IMPLIED);
    html_pop_until(t, token->tag);
    return true;
}

/* Any heading's end tag closes whatever heading is open. */
static bool end_heading(html_tree *t, html_token *token)
{
    (void)token;
    if (!html_heading_in_scope(t)) return true;
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    for (bool found = false; !found && t->open_n > 1;) {
        found = (html_current(t)->flags & HTML_IS_HEADING) != 0;
        html_pop(t);
    }
    return true;
}

static bool end_ordinary(html_tree *t, html_token *token)
{
    html_close_any(t, token->tag);
    return true;
}

static bool end_formatting(html_tree *t, html_token *token)
{
    html_adopt(t, token->tag);
    return true;
}

static bool end_object(html_tree *t, html_token *token)
{
    if (!html_in_scope(t, token->tag, HTML_SCOPE)) return true;
    end_block(t, token);
    html_list_clear(t);
    return true;
}

/* </br> is <br>. */
static bool end_br(html_tree *t, html_token *token)
{
    html_token br = {.kind = HTML_TOKEN_START, .tag = HTML_TAG_BR, .source = token->source};
    return html_in_body(t, &br);
}

static html_rule *const end_rules[HTML_TAG_KNOWN] = {
    [HTML_TAG_TEMPLATE] = html_in_head,
    [HTML_TAG_BODY] = end_body,
    [HTML_TAG_HTML] = end_body,
    [HTML_TAG_ADDRESS] = end_block,
    [HTML_TAG_ARTICLE] = end_block,
    [HTML_TAG_ASIDE] = end_block,
    [HTML_TAG_BLOCKQUOTE] = end_block,
    [HTML_TAG_BUTTON] = end_block,
    [HTML_TAG_CENTER] = end_block,
    [HTML_TAG_DETAILS] = end_block,
    [HTML_TAG_DIALOG] = end_block,
    [HTML_TAG_DIR] = end_block,
    [HTML_TAG_DIV] = end_block,
    [HTML_TAG_DL] = end_block,
    [HTML_TAG_FIELDSET] = end_block,
    [HTML_TAG_FIGCAPTION] = end_block,
    [HTML_TAG_FIGURE] = end_block,
    [HTML_TAG_FOOTER] = end_block,
    [HTML_TAG_HEADER] = end_block,
    [HTML_TAG_HGROUP] = end_block,
    [HTML_TAG_LISTING] = end_block,
    [HTML_TAG_MAIN] = end_block,
    [HTML_TAG_MENU] = end_block,
    [HTML_TAG_NAV] = end_block,
    [HTML_TAG_OL] = end_block,
    [HTML_TAG_PRE] = end_block,
    [HTML_TAG_SEARCH] = end_block,
    [HTML_TAG_SECTION] = end_block,
    [HTML_TAG_SELECT] = end_block,
    [HTML_TAG_SUMMARY] = end_block,
    [HTML_TAG_UL] = end_block,
    [HTML_TAG_FORM] = end_form,
    [HTML_TAG_P] = end_p,
    [HTML_TAG_LI] = end_item,
    [HTML_TAG_DD] = end_item,
    [HTML_TAG_DT] = end_item,
    [HTML_TAG_H1] = end_heading,
    [HTML_TAG_H2] = end_heading,
    [HTML_TAG_H3] = end_heading,
    [HTML_TAG_H4] = end_heading,
    [HTML_TAG_H5] = end_heading,
    [HTML_TAG_H6] = end_heading,
    [HTML_TAG_A] = end_formatting,
    [HTML_TAG_B] = end_formatting,
    [HTML_TAG_BIG] = end_formatting,
    [HTML_TAG_CODE] = end_formatting,
    [HTML_TAG_EM] = end_formatting,
    [HTML_TAG_FONT] = end_formatting,
    [HTML_TAG_I] = end_formatting,
    [HTML_TAG_NOBR] = end_formatting,
    [HTML_TAG_S] = end_formatting,
    [HTML_TAG_SMALL] = end_formatting,
    [HTML_TAG_STRIKE] = end_formatting,
    [HTML_TAG_STRONG] = end_formatting,
    [HTML_TAG_TT] = end_formatting,
    [HTML_TAG_U] = end_formatting,
    [HTML_TAG_APPLET] = end_object,
    [HTML_TAG_MARQUEE] = end_object,
    [HTML_TAG_OBJECT] = end_object,
    [HTML_TAG_BR] = end_br,
};

bool html_in_body_end(html_tree *t, html_token *token)
{
    html_rule *rule = token->tag < HTML_TAG_KNOWN ? end_rules[token->tag] : NULL;
    return rule ? rule(t, token) : end_ordinary(t, token);
}

/* ---- after the body --------------------------------------------------------------------------- */

static bool is_blank(const html_token *token)
{
    const char *end = dnm_str_end(token->text);
    return token->kind == HTML_TOKEN_TEXT && html_skip_space(token->text.p, end) == end;
}

bool html_after_body(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_COMMENT:
        html_insert_comment(t, token, t->open[0].node);
        return true;
    case HTML_TOKEN_EOF:
    case HTML_TOKEN_DOCTYPE:
        return true;
    default:
        break;
    }
    if (is_blank(token) || html_is_start(token, HTML_TAG_HTML)) return html_in_body(t, token);
    if (html_is_end(token, HTML_TAG_HTML)) {
        if (!t->fragment) t->mode = HTML_AFTER_AFTER_BODY;
        return true;
    }
    t->mode = HTML_IN_BODY;
    return false;
}

bool html_after_after_body(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_COMMENT) {
        html_insert_comment(t, token, 0);
        return true;
    }
    if (token->kind == HTML_TOKEN_EOF) return true;
    if (token->kind == HTML_TOKEN_DOCTYPE || is_blank(token) || html_is_start(token, HTML_TAG_HTML)) {
        return html_in_body(t, token);
    }
    t->mode = HTML_IN_BODY;
    return false;
}

/* ---- framesets -------------------------------------------------------------------------------- */

/* Of text, the standard keeps the white space. */
static void insert_only_space(html_tree *t, html_token *token)
{
    const char *p = token->text.p, *end = p + token->text.n;
    while (p < end) {
        const char *q = html_skip_space(p, end);
        html_insert_text(t, (dnm_str){p, (size_t)(q - p)}, token->source + (uint32_t)(p - token->text.p));
        for (p = q; p < end && !html_in(*p, HTML_SPACE);) p++;
        t->doc->ignored_text += p > q;
        if (!html_reserve(t)) return;
    }
}

static bool close_frameset(html_tree *t)
{
    if (t->open_n <= 1) return true;
    html_pop(t);
    if (!t->fragment && !html_current_is(t, HTML_TAG_FRAMESET)) t->mode = HTML_AFTER_FRAMESET;
    return true;
}

bool html_in_frameset(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        insert_only_space(t, token);
        break;
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        break;
    case HTML_TOKEN_START:
        if (token->tag == HTML_TAG_HTML) return html_in_body(t, token);
        if (token->tag == HTML_TAG_FRAMESET) html_insert(t, token);
        if (token->tag == HTML_TAG_FRAME) html_insert_void(t, token);
        if (token->tag == HTML_TAG_NOFRAMES) return html_in_head(t, token);
        break;
    case HTML_TOKEN_END:
        return token->tag != HTML_TAG_FRAMESET || close_frameset(t);
    default:
        break;
    }
    return true;
}

bool html_after_frameset(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        insert_only_space(t, token);
        break;
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        break;
    case HTML_TOKEN_START:
        if (token->tag == HTML_TAG_HTML) return html_in_body(t, token);
        if (token->tag == HTML_TAG_NOFRAMES) return html_in_head(t, token);
        break;
    case HTML_TOKEN_END:
        if (token->tag == HTML_TAG_HTML) t->mode = HTML_AFTER_AFTER_FRAMESET;
        break;
    default:
        break;
    }
    return true;
}

bool html_after_after_frameset(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        insert_only_space(t, token);
        break;
    case HTML_TOKEN_COMMENT:
        html_insert_comment(t, token, 0);
        break;
    case HTML_TOKEN_START:
        if (token->tag == HTML_TAG_HTML) return html_in_body(t, token);
        if (token->tag == HTML_TAG_NOFRAMES) return html_in_head(t, token);
        break;
    default:
        break;
    }
    return true;
}
