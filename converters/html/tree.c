/* tree.c -- the whole parse: each token goes to the rules of the insertion mode or of foreign content.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"
#include "converters/html/scan.h"

static html_rule *const rules[HTML_MODE_COUNT] = {
    [HTML_INITIAL] = html_initial,
    [HTML_BEFORE_HTML] = html_before_html,
    [HTML_BEFORE_HEAD] = html_before_head,
    [HTML_IN_HEAD] = html_in_head,
    [HTML_IN_HEAD_NOSCRIPT] = html_in_head_noscript,
    [HTML_AFTER_HEAD] = html_after_head,
    [HTML_IN_BODY] = html_in_body,
    [HTML_IN_TEXT] = html_in_text,
    [HTML_IN_TABLE] = html_in_table,
    [HTML_IN_TABLE_TEXT] = html_in_table_text,
    [HTML_IN_CAPTION] = html_in_caption,
    [HTML_IN_COLUMN_GROUP] = html_in_column_group,
    [HTML_IN_TABLE_BODY] = html_in_table_body,
    [HTML_IN_ROW] = html_in_row,
    [HTML_IN_CELL] = html_in_cell,
    [HTML_IN_TEMPLATE] = html_in_template,
    [HTML_AFTER_BODY] = html_after_body,
    [HTML_IN_FRAMESET] = html_in_frameset,
    [HTML_AFTER_FRAMESET] = html_after_frameset,
    [HTML_AFTER_AFTER_BODY] = html_after_after_body,
    [HTML_AFTER_AFTER_FRAMESET] = html_after_after_frameset,
};

html_rule *html_current_rule(const html_tree *t)
{
    return rules[t->mode];
}

static bool reserve_counts(html_tree *t)
{
    uint32_t old = t->open_count_cap, need = HTML_TAG_KNOWN + t->tk.names.count + HTML_RESERVE;
    void *counts = t->open_count;
    if (!html_grow(t->arena, &counts, &t->open_count_cap, need, sizeof *t->open_count)) return false;
    t->open_count = counts;
    memset(t->open_count + old, 0, (t->open_count_cap - old) * sizeof *t->open_count);
    return true;
}

bool html_reserve_more(html_tree *t)
{
    void *nodes = t->nodes, *open = t->open, *list = t->list;
    bool ok =
        html_grow(t->arena, &nodes, &t->node_cap, t->doc->node_count + HTML_RESERVE, sizeof *t->nodes) &&
        html_grow(t->arena, &open, &t->open_cap, t->open_n + HTML_RESERVE, sizeof *t->open) &&
        html_grow(t->arena, &list, &t->list_cap, t->list_n + HTML_RESERVE, sizeof *t->list);
    t->nodes = t->doc->nodes = nodes;
    t->open = open;
    t->list = list;
    return ok && (t->open_count_cap >= HTML_TAG_KNOWN + t->tk.names.count + 1 || reserve_counts(t));
}

dnm_str html_take_space(html_token *token)
{
    const char *p = token->text.p, *q = html_skip_space(p, p + token->text.n);
    size_t n = (size_t)(q - p);
    token->text = (dnm_str){q, token->text.n - n};
    token->source += (uint32_t)n;
    return (dnm_str){p, n};
}

/* Whether foreign content's rules apply (13.2.6, "tree construction dispatcher"). */
static bool is_foreign(const html_tree *t, const html_token *token)
{
    if (t->open_n == 0 || token->kind == HTML_TOKEN_EOF) return false;
    const html_open *node = t->open_n == 1 && t->fragment ? &t->context : html_current(t);
    if (node->ns == HTML_NS_HTML) return false;
    bool start = token->kind == HTML_TOKEN_START, text = token->kind == HTML_TOKEN_TEXT;
    if (node->point == HTML_POINT_HTML && (start || text)) return false;
    if (node->point == HTML_POINT_MATH_TEXT) {
        if (text) return false;
        if (start && token->tag != HTML_TAG_MGLYPH && token->tag != HTML_TAG_MALIGNMARK) return false;
    }
    return !(node->ns == HTML_NS_MATHML && node->tag == HTML_TAG_ANNOTATION_XML &&
             html_is_start(token, HTML_TAG_SVG));
}

/* A line end right after <pre>, <listing> or <textarea> is not part of the text. */
static void drop_first_newline(html_tree *t, html_token *token)
{
    t->skip_newline = false;
    if (token->kind == HTML_TOKEN_TEXT && token->text.n && *token->text.p == '\n') {
        token->text.p++;
        token->text.n--;
        token->source++;
    }
}

static void process(html_tree *t, html_token *token)
{
    if (t->skip_newline) drop_first_newline(t, token);
    if (token->kind == HTML_TOKEN_TEXT && token->text.n == 0) return;
    bool done;
    do {
        done = is_foreign(t, token) ? html_in_foreign(t, token) : rules[t->mode](t, token);
    } while (!done);
}

static void build(html_tree *t)
{
    html_token token;
    memset(&token, 0, sizeof token);
    while (!t->stopped && html_reserve(t)) {
        t->tk.cdata = t->open_n > 0 && (t->open_n == 1 && t->fragment ? t->context.ns : html_current(t)->ns);
        html_token_next(&t->tk, &token);
        process(t, &token);
        if (token.kind == HTML_TOKEN_EOF || dnm_arena_failed(t->arena)) return;
    }
}

/* Nodes come in the order of the tags: two for three tags is what pages have. */
static uint32_t expected_nodes(dnm_str utf8)
{
    const uint32_t tags = utf8.n ? (uint32_t)html_count(utf8.p, dnm_str_end(utf8), '<') : 0;
    return tags + tags / 2 + 2 * HTML_RESERVE;
}

static bool tree_init(html_tree *t, html_document *doc, dnm_str utf8, dnm_arena *arena)
{
    memset(t, 0, sizeof *t);
    t->doc = doc;
    t->arena = arena;
    t->frameset_ok = true;
    html_tokenizer_init(&t->tk, utf8, arena);
    void *nodes = NULL;
    if (!html_grow(arena, &nodes, &t->node_cap, expected_nodes(utf8), sizeof *t->nodes)) return false;
    t->nodes = doc->nodes = nodes;
    memset(t->nodes, 0, sizeof *t->nodes); /* node 0: the document */
    doc->node_count = 1;
    return html_reserve(t);
}

/* What the tokenizer does differently inside the context element of a fragment. */
static html_text_state context_state(const html_tree *t)
{
    if (t->context.ns != HTML_NS_HTML) return HTML_DATA;
    switch (t->context.tag) {
    case HTML_TAG_TITLE:
    case HTML_TAG_TEXTAREA:
        return HTML_RCDATA;
    case HTML_TAG_STYLE:
    case HTML_TAG_XMP:
    case HTML_TAG_IFRAME:
    case HTML_TAG_NOEMBED:
    case HTML_TAG_NOFRAMES:
        return HTML_RAWTEXT;
    case HTML_TAG_SCRIPT:
        return HTML_SCRIPT;
    case HTML_TAG_NOSCRIPT:
        return t->scripting ? HTML_RAWTEXT : HTML_DATA;
    case HTML_TAG_PLAINTEXT:
        return HTML_PLAINTEXT;
    default:
        return HTML_DATA;
    }
}

/* The fragment case (13.4): a context element that is in no tree, and an html element to fill. */
static void begin_fragment(html_tree *t, const html_options *options)
{
    html_token token;
    memset(&token, 0, sizeof token);
    dnm_str name = html_lower(&t->tk, options->context.p, dnm_str_end(options->context));
    unsigned tag = html_names_find(&t->tk.names, name);
    uint32_t node = html_new_element(t, &token, options->context_ns, tag);
    t->fragment = true;
    t->context = html_describe(t, node);
    if (tag == HTML_TAG_ANNOTATION_XML && options->context_encoding.n) t->context.point = HTML_POINT_HTML;
    t->tk.state = context_state(t);
    uint32_t root = html_new_element(t, &token, HTML_NS_HTML, HTML_TAG_HTML);
    html_append(t, 0, root);
    html_push(t, root);
    if (t->context.ns == HTML_NS_HTML && tag == HTML_TAG_TEMPLATE) {
        t->templates[t->template_n++] = HTML_IN_TEMPLATE;
    }
    if (t->context.ns == HTML_NS_HTML && tag == HTML_TAG_FORM) t->form = node;
    html_reset_mode(t);
}

static void finish(html_tree *t)
{
    html_document *doc = t->doc;
    doc->attrs = t->tk.attrs;
    doc->attr_count = t->tk.attr_count;
    doc->names = t->tk.names.names;
    doc->name_count = t->tk.names.count;
    doc->errors = t->tk.errors;
    doc->swallowed_at = t->tk.swallowed_at;
    doc->swallowed = t->tk.swallowed;
    doc->bounds.attributes = t->tk.attrs_left_out;
    doc->bounds.names = t->tk.names.refused;
}

dnm_status html_parse(dnm_str utf8, dnm_arena *arena, const html_options *options, html_document **out)
{
    if (utf8.n > HTML_MAX_INPUT) return DNM_LIMIT;
    html_tree t;
    html_document *doc = DNM_NEW(arena, html_document, 1);
    bool ready = doc && tree_init(&t, doc, utf8, arena);
    void *templates = NULL;
    if (ready && html_grow(arena, &templates, &t.template_cap, 16, sizeof *t.templates)) {
        t.templates = templates;
        t.scripting = options && options->scripting;
        if (options && options->fragment) begin_fragment(&t, options);
        build(&t);
        finish(&t);
    }
    if (dnm_arena_failed(arena)) return DNM_LIMIT;
    *out = doc;
    return DNM_OK;
}
