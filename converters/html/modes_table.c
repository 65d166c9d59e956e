/* modes_table.c -- the insertion modes of tables and templates (13.2.6.4.9 to 13.2.6.4.16).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

static const uint16_t table_context[] = {HTML_TAG_TABLE, HTML_TAG_TEMPLATE, HTML_TAG_HTML, 0};
static const uint16_t body_context[] = {HTML_TAG_TBODY,    HTML_TAG_TFOOT, HTML_TAG_THEAD,
                                        HTML_TAG_TEMPLATE, HTML_TAG_HTML,  0};
static const uint16_t row_context[] = {HTML_TAG_TR, HTML_TAG_TEMPLATE, HTML_TAG_HTML, 0};

static bool in_table_scope(html_tree *t, unsigned tag)
{
    return html_in_scope(t, tag, HTML_TABLE_SCOPE);
}

/* Start tags that begin a part of a table. */
static bool is_table_part(const html_token *token)
{
    switch (token->tag) {
    case HTML_TAG_CAPTION:
    case HTML_TAG_COL:
    case HTML_TAG_COLGROUP:
    case HTML_TAG_TBODY:
    case HTML_TAG_TD:
    case HTML_TAG_TFOOT:
    case HTML_TAG_TH:
    case HTML_TAG_THEAD:
    case HTML_TAG_TR:
        return true;
    default:
        return false;
    }
}

static bool is_table_section(unsigned tag)
{
    return tag == HTML_TAG_TBODY || tag == HTML_TAG_THEAD || tag == HTML_TAG_TFOOT;
}

static bool is_cell(unsigned tag)
{
    return tag == HTML_TAG_TD || tag == HTML_TAG_TH;
}

/* What has no place in a table goes in front of it. */
static bool foster(html_tree *t, html_token *token)
{
    t->foster = true;
    bool done = html_in_body(t, token);
    t->foster = false;
    return done;
}

/* ---- text in tables --------------------------------------------------------------------------- */

static bool begin_table_text(html_tree *t, html_token *token)
{
    const html_open *top = html_current(t);
    bool takes_text =
        top->ns != HTML_NS_HTML || !((top->flags & HTML_IS_FOSTERS) || top->tag == HTML_TAG_TEMPLATE);
    if (takes_text) return foster(t, token);
    t->pending_n = 0;
    t->original_mode = t->mode;
    t->mode = HTML_IN_TABLE_TEXT;
    return false;
}

static void add_pending(html_tree *t, const html_token *token)
{
    void *pending = t->pending;
    if (!html_grow(t->arena, &pending, &t->pending_cap, t->pending_n + 1, sizeof *t->pending)) return;
    t->pending = pending;
    html_token *piece = &t->pending[t->pending_n];
    *piece = *token;
    piece->has_nul = false;
    if (token->has_nul) piece->text = html_without_nul(t, token->text);
    if (piece->text.n) t->pending_n++;
}

static bool pending_is_blank(const html_tree *t)
{
    for (uint32_t i = 0; i < t->pending_n; i++) {
        dnm_str text = t->pending[i].text;
        if (html_skip_space(text.p, dnm_str_end(text)) < dnm_str_end(text)) return false;
    }
    return true;
}

bool html_in_table_text(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_TEXT) {
        add_pending(t, token);
        return true;
    }
    bool blank = pending_is_blank(t);
    for (uint32_t i = 0; i < t->pending_n && html_reserve(t); i++) {
        if (blank)
            html_insert_text(t, t->pending[i].text, t->pending[i].source);
        else
            foster(t, &t->pending[i]);
    }
    t->pending_n = 0;
    t->mode = t->original_mode;
    return false;
}

/* ---- in table --------------------------------------------------------------------------------- */

static bool close_table(html_tree *t)
{
    if (!in_table_scope(t, HTML_TAG_TABLE)) return false;
    html_pop_until(t, HTML_TAG_TABLE);
    html_reset_mode(t);
    return true;
}

static bool open_part(html_tree *t, html_token *token)
{
    html_pop_to_context(t, table_context);
    switch (token->tag) {
    case HTML_TAG_CAPTION:
        html_list_mark(t);
        html_insert(t, token);
        t->mode = HTML_IN_CAPTION;
        return true;
    case HTML_TAG_COLGROUP:
        html_insert(t, token);
        t->mode = HTML_IN_COLUMN_GROUP;
        return true;
    case HTML_TAG_COL:
        html_insert_implied(t, token, HTML_TAG_COLGROUP);
        t->mode = HTML_IN_COLUMN_GROUP;
        return false;
    default:
        t->mode = HTML_IN_TABLE_BODY;
        if (is_table_section(token->tag)) {
            html_insert(t, token);
            return true;
        }
        html_insert_implied(t, token, HTML_TAG_TBODY);
        return false;
    }
}

static bool table_start(html_tree *t, html_token *token)
{
    if (is_table_part(token)) return open_part(t, token);
    switch (token->tag) {
    case HTML_TAG_TABLE:
        return !close_table(t);
    case HTML_TAG_STYLE:
    case HTML_TAG_SCRIPT:
    case HTML_TAG_TEMPLATE:
        return html_in_head(t, token);
    case HTML_TAG_INPUT:
        if (!html_has_hidden_type(t, token)) return foster(t, token);
        html_insert_void(t, token);
        return true;
    case HTML_TAG_FORM:
        if (t->form == HTML_NONE && !html_is_open(t, HTML_TAG_TEMPLATE)) {
            t->form = html_insert(t, token);
            html_pop(t);
        }
        return true;
    default:
        return foster(t, token);
    }
}

/* End tags that mean nothing where the table's part at hand is not theirs. */
static bool is_stray_part_end(const html_token *token)
{
    return token->tag == HTML_TAG_BODY || token->tag == HTML_TAG_HTML || is_table_part(token);
}

static bool table_end(html_tree *t, html_token *token)
{
    if (token->tag == HTML_TAG_TABLE) {
        close_table(t);
        return true;
    }
    if (is_stray_part_end(token)) return true;
    return token->tag == HTML_TAG_TEMPLATE ? html_in_head(t, token) : foster(t, token);
}

bool html_in_table(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        return begin_table_text(t, token);
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        return true;
    case HTML_TOKEN_START:
        return table_start(t, token);
    case HTML_TOKEN_END:
        return table_end(t, token);
    case HTML_TOKEN_EOF:
        return html_in_body(t, token);
    default:
        return true;
    }
}

/* ---- caption and columns ---------------------------------------------------------------------- */

static bool close_caption(html_tree *t)
{
    if (!in_table_scope(t, HTML_TAG_CAPTION)) return false;
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    html_pop_until(t, HTML_TAG_CAPTION);
    html_list_clear(t);
    t->mode = HTML_IN_TABLE;
    return true;
}

bool html_in_caption(html_tree *t, html_token *token)
{
    if (html_is_end(token, HTML_TAG_CAPTION)) {
        close_caption(t);
        return true;
    }
    bool closes =
        (token->kind == HTML_TOKEN_START && is_table_part(token)) || html_is_end(token, HTML_TAG_TABLE);
    if (closes) return !close_caption(t);
    if (token->kind == HTML_TOKEN_END && is_stray_part_end(token)) return true;
    return html_in_body(t, token);
}

bool html_in_column_group(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT: {
        uint32_t source = token->source;
        html_insert_text(t, html_take_space(token), source);
        if (token->text.n == 0) return true;
        break;
    }
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        return true;
    case HTML_TOKEN_DOCTYPE:
        return true;
    case HTML_TOKEN_EOF:
        return html_in_body(t, token);
    case HTML_TOKEN_START:
        if (token->tag == HTML_TAG_HTML) return html_in_body(t, token);
        if (token->tag == HTML_TAG_TEMPLATE) return html_in_head(t, token);
        if (token->tag != HTML_TAG_COL) break;
        html_insert_void(t, token);
        return true;
    case HTML_TOKEN_END:
        if (token->tag == HTML_TAG_TEMPLATE) return html_in_head(t, token);
        if (token->tag == HTML_TAG_COL) return true;
        break;
    }
    if (!html_current_is(t, HTML_TAG_COLGROUP)) return true;
    html_pop(t);
    t->mode = HTML_IN_TABLE;
    return html_is_end(token, HTML_TAG_COLGROUP);
}

/* ---- table body, row, cell -------------------------------------------------------------------- */

static void close_section(html_tree *t)
{
    html_pop_to_context(t, body_context);
    html_pop(t);
    t->mode = HTML_IN_TABLE;
}

static bool any_section_in_scope(html_tree *t)
{
    return in_table_scope(t, HTML_TAG_TBODY) || in_table_scope(t, HTML_TAG_THEAD) ||
           in_table_scope(t, HTML_TAG_TFOOT);
}

static bool section_start(html_tree *t, html_token *token)
{
    if (token->tag == HTML_TAG_TR) {
        html_pop_to_context(t, body_context);
        html_insert(t, token);
        t->mode = HTML_IN_ROW;
        return true;
    }
    if (is_cell(token->tag)) {
        html_pop_to_context(t, body_context);
        html_insert_implied(t, token, HTML_TAG_TR);
        t->mode = HTML_IN_ROW;
        return false;
    }
    if (!is_table_part(token)) return html_in_table(t, token);
    if (!any_section_in_scope(t)) return true;
    close_section(t);
    return false;
}

bool html_in_table_body(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_START) return section_start(t, token);
    if (token->kind != HTML_TOKEN_END) return html_in_table(t, token);
    if (is_table_section(token->tag)) {
        if (in_table_scope(t, token->tag)) close_section(t);
        return true;
    }
    if (token->tag == HTML_TAG_TABLE) {
        if (!any_section_in_scope(t)) return true;
        close_section(t);
        return false;
    }
    return is_stray_part_end(token) || html_in_table(t, token);
}

static bool close_row(html_tree *t)
{
    if (!in_table_scope(t, HTML_TAG_TR)) return false;
    html_pop_to_context(t, row_context);
    html_pop(t);
    t->mode = HTML_IN_TABLE_BODY;
    return true;
}

bool html_in_row(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_START) {
        if (is_cell(token->tag)) {
            html_pop_to_context(t, row_context);
            html_insert(t, token);
            t->mode = HTML_IN_CELL;
            html_list_mark(t);
            return true;
        }
        return is_table_part(token) ? !close_row(t) : html_in_table(t, token);
    }
    if (token->kind != HTML_TOKEN_END) return html_in_table(t, token);
    if (token->tag == HTML_TAG_TR) {
        close_row(t);
        return true;
    }
    if (token->tag == HTML_TAG_TABLE) return !close_row(t);
    if (is_table_section(token->tag)) return !in_table_scope(t, token->tag) || !close_row(t);
    return is_stray_part_end(token) || html_in_table(t, token);
}

static void close_cell(html_tree *t)
{
    html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
    for (bool found = false; !found && t->open_n > 1;) {
        found = html_current_is(t, HTML_TAG_TD) || html_current_is(t, HTML_TAG_TH);
        html_pop(t);
    }
    html_list_clear(t);
    t->mode = HTML_IN_ROW;
}

static bool cell_end(html_tree *t, html_token *token)
{
    if (is_cell(token->tag)) {
        if (!in_table_scope(t, token->tag)) return true;
        html_close_implied(t, HTML_TAG_NONE, HTML_IS_IMPLIED);
        html_pop_until(t, token->tag);
        html_list_clear(t);
        t->mode = HTML_IN_ROW;
        return true;
    }
    if (token->tag == HTML_TAG_TABLE || token->tag == HTML_TAG_TR || is_table_section(token->tag)) {
        if (!in_table_scope(t, token->tag)) return true;
        close_cell(t);
        return false;
    }
    return is_stray_part_end(token) || html_in_body(t, token);
}

bool html_in_cell(html_tree *t, html_token *token)
{
    if (token->kind == HTML_TOKEN_END) return cell_end(t, token);
    if (token->kind != HTML_TOKEN_START || !is_table_part(token)) return html_in_body(t, token);
    if (!in_table_scope(t, HTML_TAG_TD) && !in_table_scope(t, HTML_TAG_TH)) return true;
    close_cell(t);
    return false;
}

/* ---- template --------------------------------------------------------------------------------- */

/* The mode in which a template goes on after its first telling start tag. */
static html_mode template_mode(unsigned tag)
{
    switch (tag) {
    case HTML_TAG_CAPTION:
    case HTML_TAG_COLGROUP:
    case HTML_TAG_TBODY:
    case HTML_TAG_TFOOT:
    case HTML_TAG_THEAD:
        return HTML_IN_TABLE;
    case HTML_TAG_COL:
        return HTML_IN_COLUMN_GROUP;
    case HTML_TAG_TR:
        return HTML_IN_TABLE_BODY;
    case HTML_TAG_TD:
    case HTML_TAG_TH:
        return HTML_IN_ROW;
    default:
        return HTML_IN_BODY;
    }
}

static bool template_start(html_tree *t, html_token *token)
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
        return html_in_head(t, token);
    default:
        break;
    }
    t->mode = template_mode(token->tag);
    if (t->template_n) t->templates[t->template_n - 1] = (uint8_t)t->mode;
    return false;
}

bool html_in_template(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_START:
        return template_start(t, token);
    case HTML_TOKEN_END:
        return token->tag != HTML_TAG_TEMPLATE || html_in_head(t, token);
    case HTML_TOKEN_EOF:
        break;
    default:
        return html_in_body(t, token);
    }
    if (!html_is_open(t, HTML_TAG_TEMPLATE)) return true;
    html_pop_until(t, HTML_TAG_TEMPLATE);
    html_list_clear(t);
    if (t->template_n) t->template_n--;
    html_reset_mode(t);
    return false;
}
