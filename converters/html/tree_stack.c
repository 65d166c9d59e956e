/* tree_stack.c -- the stack of open elements (13.2.4.2). It may grow with the input; questions about it
 * look at the newest HTML_MAX_SEARCH elements at most, and at none if no such element is open.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

static bool value_is(const html_attr *attr, dnm_str lower)
{
    return attr->value_n == lower.n && html_begins(attr->value, attr->value + attr->value_n, lower);
}

static uint8_t integration_point(const html_tree *t, const html_node *node)
{
    if (node->ns == HTML_NS_SVG) {
        return html_tag_flags(node->tag) & HTML_IS_SVG_SPECIAL ? HTML_POINT_HTML : HTML_POINT_NONE;
    }
    if (!(html_tag_flags(node->tag) & HTML_IS_MATH_SPECIAL)) return HTML_POINT_NONE;
    if (node->tag != HTML_TAG_ANNOTATION_XML) return HTML_POINT_MATH_TEXT;
    t->doc->attrs = t->tk.attrs;
    const html_attr *encoding = html_find_attr(t->doc, node, DNM_STR("encoding"));
    bool html = encoding && (value_is(encoding, DNM_STR("text/html")) ||
                             value_is(encoding, DNM_STR("application/xhtml+xml")));
    return html ? HTML_POINT_HTML : HTML_POINT_NONE;
}

html_open html_describe(const html_tree *t, uint32_t index)
{
    const html_node *node = &t->nodes[index];
    unsigned flags = html_tag_flags(node->tag);
    html_open e = {.node = index, .tag = node->tag, .ns = node->ns};
    if (node->ns == HTML_NS_HTML) {
        e.flags = (uint16_t)flags;
    } else {
        unsigned special = node->ns == HTML_NS_SVG ? HTML_IS_SVG_SPECIAL : HTML_IS_MATH_SPECIAL;
        e.flags = flags & special ? HTML_IS_SPECIAL | HTML_IS_SCOPE : 0;
        e.point = integration_point(t, node);
    }
    return e;
}

static void opened(html_tree *t, const html_open *e)
{
    t->nodes[e->node].u.el.state |= HTML_OPEN;
    if (e->ns == HTML_NS_HTML) t->open_count[e->tag]++;
}

static void closed(html_tree *t, const html_open *e)
{
    t->nodes[e->node].u.el.state &= (uint16_t)~HTML_OPEN;
    if (e->ns == HTML_NS_HTML) t->open_count[e->tag]--;
}

void html_push(html_tree *t, uint32_t node)
{
    html_open *e = &t->open[t->open_n++];
    *e = html_describe(t, node);
    opened(t, e);
}

/* The html element stays: whatever the input, there is a current node. */
void html_pop(html_tree *t)
{
    if (t->open_n > 1) closed(t, &t->open[--t->open_n]);
}

void html_pop_until(html_tree *t, unsigned tag)
{
    bool found = false;
    while (!found && t->open_n > 1) {
        found = html_current_is(t, tag);
        html_pop(t);
    }
}

void html_pop_to_context(html_tree *t, const uint16_t *tags)
{
    for (; t->open_n > 1; html_pop(t)) {
        if (html_current(t)->ns != HTML_NS_HTML) continue;
        for (const uint16_t *tag = tags; *tag; tag++) {
            if (html_current(t)->tag == *tag) return;
        }
    }
}

void html_remove_open(html_tree *t, uint32_t index)
{
    closed(t, &t->open[index]);
    t->open_n--;
    memmove(&t->open[index], &t->open[index + 1], (t->open_n - index) * sizeof *t->open);
}

void html_insert_open(html_tree *t, uint32_t index, uint32_t node)
{
    memmove(&t->open[index + 1], &t->open[index], (t->open_n - index) * sizeof *t->open);
    t->open_n++;
    t->open[index] = html_describe(t, node);
    opened(t, &t->open[index]);
}

/* How far down a question may look. */
static uint32_t search_floor(const html_tree *t)
{
    return t->open_n > HTML_MAX_SEARCH ? t->open_n - HTML_MAX_SEARCH : 0;
}

uint32_t html_find_open(html_tree *t, uint32_t node)
{
    if (!(t->nodes[node].u.el.state & HTML_OPEN)) return UINT32_MAX;
    uint32_t floor = search_floor(t);
    for (uint32_t i = t->open_n; i-- > floor;) {
        t->doc->steps++;
        if (t->open[i].node == node) return i;
    }
    t->doc->bounds.search++;
    return UINT32_MAX;
}

static bool ends_scope(const html_open *e, enum html_scope scope)
{
    if (scope == HTML_TABLE_SCOPE) {
        return e->ns == HTML_NS_HTML &&
               (e->tag == HTML_TAG_TABLE || e->tag == HTML_TAG_HTML || e->tag == HTML_TAG_TEMPLATE);
    }
    if (e->flags & HTML_IS_SCOPE) return true;
    if (e->ns != HTML_NS_HTML) return false;
    if (scope == HTML_BUTTON_SCOPE) return e->tag == HTML_TAG_BUTTON;
    return scope == HTML_LIST_SCOPE && (e->tag == HTML_TAG_OL || e->tag == HTML_TAG_UL);
}

bool html_in_scope(html_tree *t, unsigned tag, enum html_scope scope)
{
    if (!html_is_open(t, tag)) return false;
    uint32_t floor = search_floor(t);
    for (uint32_t i = t->open_n; i-- > floor;) {
        const html_open *e = &t->open[i];
        t->doc->steps++;
        if (e->tag == tag && e->ns == HTML_NS_HTML) return true;
        if (ends_scope(e, scope)) return false;
    }
    t->doc->bounds.search += floor > 0;
    return false;
}

bool html_node_in_scope(html_tree *t, uint32_t node)
{
    uint32_t floor = search_floor(t);
    for (uint32_t i = t->open_n; i-- > floor;) {
        t->doc->steps++;
        if (t->open[i].node == node) return true;
        if (ends_scope(&t->open[i], HTML_SCOPE)) return false;
    }
    t->doc->bounds.search += floor > 0;
    return false;
}

bool html_heading_in_scope(html_tree *t)
{
    uint32_t floor = search_floor(t);
    for (uint32_t i = t->open_n; i-- > floor;) {
        t->doc->steps++;
        if (t->open[i].flags & HTML_IS_HEADING) return true;
        if (ends_scope(&t->open[i], HTML_SCOPE)) return false;
    }
    t->doc->bounds.search += floor > 0;
    return false;
}

/* flag: HTML_IS_IMPLIED, or HTML_IS_IMPLIED_ALL for "thoroughly". */
void html_close_implied(html_tree *t, unsigned except, unsigned flag)
{
    while ((html_current(t)->flags & flag) && html_current(t)->tag != except && t->open_n > 1) html_pop(t);
}

void html_close_p(html_tree *t)
{
    if (!html_in_scope(t, HTML_TAG_P, HTML_BUTTON_SCOPE)) return;
    html_close_implied(t, HTML_TAG_P, HTML_IS_IMPLIED);
    html_pop_until(t, HTML_TAG_P);
}

/* The mode that an open element asks for, or HTML_MODE_COUNT if it asks for none. */
static html_mode mode_of(const html_tree *t, const html_open *e, bool last)
{
    if (e->ns != HTML_NS_HTML) return HTML_MODE_COUNT;
    switch (e->tag) {
    case HTML_TAG_TD:
    case HTML_TAG_TH:
        return last ? HTML_MODE_COUNT : HTML_IN_CELL;
    case HTML_TAG_TR:
        return HTML_IN_ROW;
    case HTML_TAG_TBODY:
    case HTML_TAG_THEAD:
    case HTML_TAG_TFOOT:
        return HTML_IN_TABLE_BODY;
    case HTML_TAG_CAPTION:
        return HTML_IN_CAPTION;
    case HTML_TAG_COLGROUP:
        return HTML_IN_COLUMN_GROUP;
    case HTML_TAG_TABLE:
        return HTML_IN_TABLE;
    case HTML_TAG_TEMPLATE:
        return t->template_n ? t->templates[t->template_n - 1] : HTML_MODE_COUNT;
    case HTML_TAG_HEAD:
        return last ? HTML_MODE_COUNT : HTML_IN_HEAD;
    case HTML_TAG_BODY:
        return HTML_IN_BODY;
    case HTML_TAG_FRAMESET:
        return HTML_IN_FRAMESET;
    case HTML_TAG_HTML:
        return t->head == HTML_NONE ? HTML_BEFORE_HEAD : HTML_AFTER_HEAD;
    default:
        return HTML_MODE_COUNT;
    }
}

void html_reset_mode(html_tree *t)
{
    uint32_t floor = search_floor(t);
    t->mode = HTML_IN_BODY;
    for (uint32_t i = t->open_n; i-- > floor;) {
        bool last = i == 0;
        html_mode mode = mode_of(t, last && t->fragment ? &t->context : &t->open[i], last);
        t->doc->steps++;
        if (mode == HTML_MODE_COUNT) continue;
        t->mode = mode;
        return;
    }
    t->doc->bounds.search += floor > 0;
}
