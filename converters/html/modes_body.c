/* modes_body.c -- the insertion modes "in body" (text and start tags; end tags are in modes_body_end.c)
 * and "text" (13.2.6.4.7, 13.2.6.4.8). What a start tag does stands in a table by its number.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

static bool start_ordinary(html_tree *t, html_token *token)
{
    html_reconstruct(t);
    html_insert(t, token);
    return true;
}

static bool start_ignored(html_tree *t, html_token *token)
{
    (void)t, (void)token;
    return true;
}

static bool start_html(html_tree *t, html_token *token)
{
    if (!html_is_open(t, HTML_TAG_TEMPLATE)) html_add_missing_attrs(t, t->open[0].node, token);
    return true;
}

static bool is_second_body(const html_tree *t)
{
    return t->open_n > 1 && t->open[1].tag == HTML_TAG_BODY && t->open[1].ns == HTML_NS_HTML;
}

static bool start_body(html_tree *t, html_token *token)
{
    if (!is_second_body(t) || html_is_open(t, HTML_TAG_TEMPLATE)) return true;
    t->frameset_ok = false;
    html_add_missing_attrs(t, t->open[1].node, token);
    return true;
}

/* A frameset may still replace a body in which nothing but white space was seen. */
static bool start_frameset(html_tree *t, html_token *token)
{
    if (!is_second_body(t) || !t->frameset_ok) return true;
    html_unlink(t, t->open[1].node);
    while (t->open_n > 1) html_pop(t);
    html_insert(t, token);
    t->mode = HTML_IN_FRAMESET;
    return true;
}

static bool start_block(html_tree *t, html_token *token)
{
    html_close_p(t);
    html_insert(t, token);
    return true;
}

static bool start_heading(html_tree *t, html_token *token)
{
    html_close_p(t);
    if (html_current(t)->flags & HTML_IS_HEADING) html_pop(t);
    html_insert(t, token);
    return true;
}

static bool start_pre(html_tree *t, html_token *token)
{
    start_block(t, token);
    t->skip_newline = true;
    t->frameset_ok = false;
    return true;
}

static bool start_form(html_tree *t, html_token *token)
{
    bool in_template = html_is_open(t, HTML_TAG_TEMPLATE);
    if (t->form != HTML_NONE && !in_template) return true;
    html_close_p(t);
    uint32_t form = html_insert(t, token);
    if (!in_template) t->form = form;
    return true;
}

/* Closes the nearest open `a` or `b` unless a special element other than address, div or p stands
 * between. */
static void close_item(html_tree *t, unsigned a, unsigned b)
{
    if (!html_is_open(t, a) && !html_is_open(t, b)) return;
    uint32_t floor = t->open_n > HTML_MAX_SEARCH ? t->open_n - HTML_MAX_SEARCH : 0;
    for (uint32_t i = t->open_n; i-- > floor;) {
        const html_open *e = &t->open[i];
        unsigned tag = e->ns == HTML_NS_HTML ? e->tag : HTML_TAG_NONE;
        t->doc->steps++;
        if (tag != HTML_TAG_NONE && (tag == a || tag == b)) {
            html_close_implied(t, tag, HTML_IS_IMPLIED);
            html_pop_until(t, tag);
            return;
        }
        bool passed = tag == HTML_TAG_ADDRESS || tag == HTML_TAG_DIV || tag == HTML_TAG_P;
        if ((e->flags & HTML_IS_SPECIAL) && !passed) return;
    }
    t->doc->bounds.search += floor > 0;
}

static bool start_li(html_tree *t, html_token *token)
{
    t->frameset_ok = false;
    close_item(t, HTML_TAG_LI, HTML_TAG_LI);
    return start_block(t, token);
}

static bool start_dd_dt(html_tree *t, html_token *token)
{
    t->frameset_ok = false;
    close_item(t, HTML_TAG_DD, HTML_TAG_DT);
    return start_block(t, token);
}

static bool start_plaintext(html_tree *t, html_token *token)
{
    start_block(t, token);
    t->tk.state = HTML_PLAINTEXT;
    return true;
}

static bool start_button(html_tree *t, html_token *token)
{
    if (html_in_scope(t, HTML_TAG_BUTTON, HTML_SCOPE)) {
        html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
        html_pop_until(t, HTML_TAG_BUTTON);
    }
    t->frameset_ok = false;
    return start_ordinary(t, token);
}

static bool start_formatting(html_tree *t, html_token *token)
{
    html_reconstruct(t);
    html_list_push(t, html_insert(t, token));
    return true;
}

static bool start_a(html_tree *t, html_token *token)
{
    uint32_t entry = html_list_find(t, HTML_TAG_A);
    if (entry != UINT32_MAX) {
        uint32_t node = t->list[entry].node;
        html_adopt(t, HTML_TAG_A);
        html_list_remove(t, node);
        uint32_t index = html_find_open(t, node);
        if (index != UINT32_MAX) html_remove_open(t, index);
    }
    return start_formatting(t, token);
}

static bool start_nobr(html_tree *t, html_token *token)
{
    html_reconstruct(t);
    if (html_in_scope(t, HTML_TAG_NOBR, HTML_SCOPE)) html_adopt(t, HTML_TAG_NOBR);
    return start_formatting(t, token);
}

static bool start_object(html_tree *t, html_token *token)
{
    start_ordinary(t, token);
    html_list_mark(t);
    t->frameset_ok = false;
    return true;
}

static bool start_table(html_tree *t, html_token *token)
{
    if (t->doc->quirks != HTML_QUIRKS) html_close_p(t);
    html_insert(t, token);
    t->frameset_ok = false;
    t->mode = HTML_IN_TABLE;
    return true;
}

static bool start_void(html_tree *t, html_token *token)
{
    html_reconstruct(t);
    html_insert_void(t, token);
    t->frameset_ok = false;
    return true;
}

static bool start_image(html_tree *t, html_token *token)
{
    token->tag = HTML_TAG_IMG;
    return start_void(t, token);
}

static bool start_param(html_tree *t, html_token *token)
{
    html_insert_void(t, token);
    return true;
}

bool html_has_hidden_type(const html_tree *t, const html_token *token)
{
    for (uint32_t i = 0; i < token->attr_count; i++) {
        const html_attr *attr = &t->tk.attrs[token->attr + i];
        if (attr->name_n == 4 && memcmp(attr->name, "type", 4) == 0) {
            return attr->value_n == 6 && html_begins(attr->value, attr->value + 6, DNM_STR("hidden"));
        }
    }
    return false;
}

/* True if there is a select to be closed by what cannot stand in it. */
static bool close_select(html_tree *t)
{
    if (!html_in_scope(t, HTML_TAG_SELECT, HTML_SCOPE)) return false;
    html_pop_until(t, HTML_TAG_SELECT);
    return true;
}

static bool in_select_fragment(const html_tree *t)
{
    return t->fragment && t->context.ns == HTML_NS_HTML && t->context.tag == HTML_TAG_SELECT;
}

static bool start_input(html_tree *t, html_token *token)
{
    if (in_select_fragment(t)) return true;
    close_select(t);
    html_reconstruct(t);
    html_insert_void(t, token);
    if (!html_has_hidden_type(t, token)) t->frameset_ok = false;
    return true;
}

static bool start_hr(html_tree *t, html_token *token)
{
    html_close_p(t);
    if (html_in_scope(t, HTML_TAG_SELECT, HTML_SCOPE)) html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    html_insert_void(t, token);
    t->frameset_ok = false;
    return true;
}

static bool start_textarea(html_tree *t, html_token *token)
{
    html_insert_raw(t, token, HTML_RCDATA);
    t->skip_newline = true;
    t->frameset_ok = false;
    return true;
}

static bool start_xmp(html_tree *t, html_token *token)
{
    html_close_p(t);
    html_reconstruct(t);
    t->frameset_ok = false;
    html_insert_raw(t, token, HTML_RAWTEXT);
    return true;
}

static bool start_iframe(html_tree *t, html_token *token)
{
    t->frameset_ok = false;
    html_insert_raw(t, token, HTML_RAWTEXT);
    return true;
}

static bool start_noembed(html_tree *t, html_token *token)
{
    html_insert_raw(t, token, HTML_RAWTEXT);
    return true;
}

static bool start_noscript(html_tree *t, html_token *token)
{
    return t->scripting ? start_noembed(t, token) : start_ordinary(t, token);
}

static bool start_select(html_tree *t, html_token *token)
{
    if (in_select_fragment(t) || close_select(t)) return true;
    t->frameset_ok = false;
    return start_ordinary(t, token);
}

static bool start_option(html_tree *t, html_token *token)
{
    bool in_select = html_in_scope(t, HTML_TAG_SELECT, HTML_SCOPE);
    unsigned except = token->tag == HTML_TAG_OPTION ? HTML_TAG_OPTGROUP : HTML_TAG_NONE;
    if (in_select)
        html_close_implied(t, except, HTML_IS_IMPLIED);
    else if (html_current_is(t, HTML_TAG_OPTION))
        html_pop(t);
    return start_ordinary(t, token);
}

static bool start_ruby_part(html_tree *t, html_token *token)
{
    bool base = token->tag == HTML_TAG_RB || token->tag == HTML_TAG_RTC;
    if (html_in_scope(t, HTML_TAG_RUBY, HTML_SCOPE)) {
        html_close_implied(t, base ? HTML_TAG_NONE : HTML_TAG_RTC, HTML_IS_IMPLIED);
    }
    html_insert(t, token);
    return true;
}

static bool start_foreign(html_tree *t, html_token *token)
{
    html_reconstruct(t);
    html_insert_foreign(t, token, token->tag == HTML_TAG_SVG ? HTML_NS_SVG : HTML_NS_MATHML);
    return true;
}

static html_rule *const start_rules[HTML_TAG_KNOWN] = {
    [HTML_TAG_HTML] = start_html,
    [HTML_TAG_BODY] = start_body,
    [HTML_TAG_FRAMESET] = start_frameset,
    [HTML_TAG_BASE] = html_in_head,
    [HTML_TAG_BASEFONT] = html_in_head,
    [HTML_TAG_BGSOUND] = html_in_head,
    [HTML_TAG_LINK] = html_in_head,
    [HTML_TAG_META] = html_in_head,
    [HTML_TAG_NOFRAMES] = html_in_head,
    [HTML_TAG_SCRIPT] = html_in_head,
    [HTML_TAG_STYLE] = html_in_head,
    [HTML_TAG_TEMPLATE] = html_in_head,
    [HTML_TAG_TITLE] = html_in_head,
    [HTML_TAG_ADDRESS] = start_block,
    [HTML_TAG_ARTICLE] = start_block,
    [HTML_TAG_ASIDE] = start_block,
    [HTML_TAG_BLOCKQUOTE] = start_block,
    [HTML_TAG_CENTER] = start_block,
    [HTML_TAG_DETAILS] = start_block,
    [HTML_TAG_DIALOG] = start_block,
    [HTML_TAG_DIR] = start_block,
    [HTML_TAG_DIV] = start_block,
    [HTML_TAG_DL] = start_block,
    [HTML_TAG_FIELDSET] = start_block,
    [HTML_TAG_FIGCAPTION] = start_block,
    [HTML_TAG_FIGURE] = start_block,
    [HTML_TAG_FOOTER] = start_block,
    [HTML_TAG_HEADER] = start_block,
    [HTML_TAG_HGROUP] = start_block,
    [HTML_TAG_MAIN] = start_block,
    [HTML_TAG_MENU] = start_block,
    [HTML_TAG_NAV] = start_block,
    [HTML_TAG_OL] = start_block,
    [HTML_TAG_P] = start_block,
    [HTML_TAG_SEARCH] = start_block,
    [HTML_TAG_SECTION] = start_block,
    [HTML_TAG_SUMMARY] = start_block,
    [HTML_TAG_UL] = start_block,
    [HTML_TAG_H1] = start_heading,
    [HTML_TAG_H2] = start_heading,
    [HTML_TAG_H3] = start_heading,
    [HTML_TAG_H4] = start_heading,
    [HTML_TAG_H5] = start_heading,
    [HTML_TAG_H6] = start_heading,
    [HTML_TAG_PRE] = start_pre,
    [HTML_TAG_LISTING] = start_pre,
    [HTML_TAG_FORM] = start_form,
    [HTML_TAG_LI] = start_li,
    [HTML_TAG_DD] = start_dd_dt,
    [HTML_TAG_DT] = start_dd_dt,
    [HTML_TAG_PLAINTEXT] = start_plaintext,
    [HTML_TAG_BUTTON] = start_button,
    [HTML_TAG_A] = start_a,
    [HTML_TAG_B] = start_formatting,
    [HTML_TAG_BIG] = start_formatting,
    [HTML_TAG_CODE] = start_formatting,
    [HTML_TAG_EM] = start_formatting,
    [HTML_TAG_FONT] = start_formatting,
    [HTML_TAG_I] = start_formatting,
    [HTML_TAG_S] = start_formatting,
    [HTML_TAG_SMALL] = start_formatting,
    [HTML_TAG_STRIKE] = start_formatting,
    [HTML_TAG_STRONG] = start_formatting,
    [HTML_TAG_TT] = start_formatting,
    [HTML_TAG_U] = start_formatting,
    [HTML_TAG_NOBR] = start_nobr,
    [HTML_TAG_APPLET] = start_object,
    [HTML_TAG_MARQUEE] = start_object,
    [HTML_TAG_OBJECT] = start_object,
    [HTML_TAG_TABLE] = start_table,
    [HTML_TAG_AREA] = start_void,
    [HTML_TAG_BR] = start_void,
    [HTML_TAG_EMBED] = start_void,
    [HTML_TAG_IMG] = start_void,
    [HTML_TAG_KEYGEN] = start_void,
    [HTML_TAG_WBR] = start_void,
    [HTML_TAG_IMAGE] = start_image,
    [HTML_TAG_INPUT] = start_input,
    [HTML_TAG_PARAM] = start_param,
    [HTML_TAG_SOURCE] = start_param,
    [HTML_TAG_TRACK] = start_param,
    [HTML_TAG_HR] = start_hr,
    [HTML_TAG_TEXTAREA] = start_textarea,
    [HTML_TAG_XMP] = start_xmp,
    [HTML_TAG_IFRAME] = start_iframe,
    [HTML_TAG_NOEMBED] = start_noembed,
    [HTML_TAG_NOSCRIPT] = start_noscript,
    [HTML_TAG_SELECT] = start_select,
    [HTML_TAG_OPTGROUP] = start_option,
    [HTML_TAG_OPTION] = start_option,
    [HTML_TAG_RB] = start_ruby_part,
    [HTML_TAG_RP] = start_ruby_part,
    [HTML_TAG_RT] = start_ruby_part,
    [HTML_TAG_RTC] = start_ruby_part,
    [HTML_TAG_MATH] = start_foreign,
    [HTML_TAG_SVG] = start_foreign,
    [HTML_TAG_CAPTION] = start_ignored,
    [HTML_TAG_COL] = start_ignored,
    [HTML_TAG_COLGROUP] = start_ignored,
    [HTML_TAG_FRAME] = start_ignored,
    [HTML_TAG_HEAD] = start_ignored,
    [HTML_TAG_TBODY] = start_ignored,
    [HTML_TAG_TD] = start_ignored,
    [HTML_TAG_TFOOT] = start_ignored,
    [HTML_TAG_TH] = start_ignored,
    [HTML_TAG_THEAD] = start_ignored,
    [HTML_TAG_TR] = start_ignored,
};

/* U+0000 vanishes from text in HTML elements. */
dnm_str html_without_nul(html_tree *t, dnm_str text)
{
    if (!text.n || !memchr(text.p, '\0', text.n)) return text;
    char *copy = dnm_arena_alloc(t->arena, text.n);
    size_t n = 0;
    for (size_t i = 0; copy && i < text.n; i++) {
        if (text.p[i]) copy[n++] = text.p[i];
    }
    return (dnm_str){copy, n};
}

static bool body_text(html_tree *t, html_token *token)
{
    dnm_str text = token->has_nul ? html_without_nul(t, token->text) : token->text;
    if (text.n == 0) return true;
    html_reconstruct(t);
    html_insert_text(t, text, token->source);
    if (t->frameset_ok && html_skip_space(text.p, dnm_str_end(text)) < dnm_str_end(text))
        t->frameset_ok = false;
    return true;
}

bool html_in_body(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        return body_text(t, token);
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        return true;
    case HTML_TOKEN_START: {
        html_rule *rule = token->tag < HTML_TAG_KNOWN ? start_rules[token->tag] : NULL;
        return rule ? rule(t, token) : start_ordinary(t, token);
    }
    case HTML_TOKEN_END:
        return html_in_body_end(t, token);
    case HTML_TOKEN_EOF:
        return t->template_n == 0 || html_in_template(t, token);
    default:
        return true;
    }
}

bool html_in_text(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_TEXT) {
        html_insert_text(t, token->text, token->source);
        return true;
    }
    html_pop(t);
    t->mode = t->original_mode;
    return token->kind == HTML_TOKEN_END;
}
