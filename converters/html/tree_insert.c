/* tree_insert.c -- making nodes and putting them where the standard says (13.2.6.1).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

static uint32_t new_node(html_tree *t, html_kind kind, uint32_t source)
{
    uint32_t index = t->doc->node_count++;
    html_node *node = &t->nodes[index];
    memset(node, 0, sizeof *node);
    node->kind = (uint8_t)kind;
    node->source = source;
    return index;
}

uint32_t html_new_element(html_tree *t, const html_token *token, html_ns ns, unsigned tag)
{
    uint32_t index = new_node(t, HTML_ELEMENT, token->source);
    html_node *node = &t->nodes[index];
    node->ns = (uint8_t)ns;
    node->tag = (uint16_t)tag;
    node->n = token->attr_count;
    node->u.el.attr = token->attr;
    return index;
}

/* Shares the attributes. */
uint32_t html_clone_element(html_tree *t, uint32_t original)
{
    uint32_t index = new_node(t, HTML_ELEMENT, t->nodes[original].source);
    html_node *node = &t->nodes[index];
    const html_node *from = &t->nodes[original];
    node->ns = from->ns;
    node->tag = from->tag;
    node->n = from->n;
    node->u.el.attr = from->u.el.attr;
    t->clones++;
    t->doc->steps++;
    return index;
}

void html_insert_at(html_tree *t, html_place place, uint32_t index)
{
    html_node *nodes = t->nodes, *node = &nodes[index], *parent = &nodes[place.parent];
    uint32_t prev = place.before ? nodes[place.before].prev : parent->last;
    node->parent = place.parent;
    node->prev = prev;
    node->next = place.before;
    if (prev)
        nodes[prev].next = index;
    else
        parent->first = index;
    if (place.before)
        nodes[place.before].prev = index;
    else
        parent->last = index;
}

void html_append(html_tree *t, uint32_t parent, uint32_t index)
{
    html_insert_at(t, (html_place){parent, HTML_NONE}, index);
}

void html_unlink(html_tree *t, uint32_t index)
{
    html_node *nodes = t->nodes, *node = &nodes[index], *parent = &nodes[node->parent];
    if (node->prev)
        nodes[node->prev].next = node->next;
    else if (parent->first == index)
        parent->first = node->next;
    if (node->next)
        nodes[node->next].prev = node->prev;
    else if (parent->last == index)
        parent->last = node->prev;
    node->parent = node->prev = node->next = HTML_NONE;
}

void html_move_children(html_tree *t, uint32_t from, uint32_t to)
{
    html_node *nodes = t->nodes;
    uint32_t first = nodes[from].first;
    for (uint32_t child = first; child; child = nodes[child].next) {
        nodes[child].parent = to;
        t->doc->steps++;
    }
    nodes[to].first = first;
    nodes[to].last = nodes[from].last;
    nodes[from].first = nodes[from].last = HTML_NONE;
}

/* The parent of what goes into open element `index`: itself, or above it where it lies too deep. As
 * its content is put after it then, and it stays empty, the order of the text is kept. */
static uint32_t bounded_parent(html_tree *t, uint32_t index)
{
    if (index < HTML_MAX_DEPTH - 1) return t->open[index].node;
    return t->open[HTML_MAX_DEPTH - 2].node;
}

static html_place foster_place(html_tree *t)
{
    uint32_t i = t->open_n, floor = i > HTML_MAX_SEARCH ? i - HTML_MAX_SEARCH : 0;
    while (i-- > floor + 1) {
        const html_open *e = &t->open[i];
        t->doc->steps++;
        if (e->ns != HTML_NS_HTML) continue;
        if (e->tag == HTML_TAG_TEMPLATE) return (html_place){bounded_parent(t, i), HTML_NONE};
        if (e->tag != HTML_TAG_TABLE) continue;
        uint32_t parent = t->nodes[e->node].parent;
        if (parent) return (html_place){parent, e->node};
        return (html_place){bounded_parent(t, i - 1), HTML_NONE};
    }
    return (html_place){t->open[0].node, HTML_NONE};
}

html_place html_find_place(html_tree *t, uint32_t target)
{
    if (t->foster && (t->open[target].flags & HTML_IS_FOSTERS)) return foster_place(t);
    return (html_place){bounded_parent(t, target), HTML_NONE};
}

/* A text that goes on where another ended is one piece with it if it does so in memory, too. */
void html_insert_text(html_tree *t, dnm_str text, uint32_t source)
{
    if (text.n == 0) return;
    html_place place = html_find_place(t, t->open_n - 1);
    uint32_t prev = place.before ? t->nodes[place.before].prev : t->nodes[place.parent].last;
    html_node *before = &t->nodes[prev];
    bool joined = prev && before->kind == HTML_TEXT;
    if (joined && before->u.text + before->n == text.p) {
        before->n += (uint32_t)text.n;
        return;
    }
    uint32_t index = new_node(t, HTML_TEXT, source);
    html_node *node = &t->nodes[index];
    node->tag = joined;
    node->u.text = text.p;
    node->n = (uint32_t)text.n;
    html_insert_at(t, place, index);
}

void html_insert_comment(html_tree *t, const html_token *token, uint32_t parent)
{
    uint32_t index = new_node(t, HTML_COMMENT, token->source);
    t->nodes[index].u.text = token->text.p;
    t->nodes[index].n = (uint32_t)token->text.n;
    html_append(t, parent, index);
}

void html_insert_comment_here(html_tree *t, const html_token *token)
{
    html_insert_comment(t, token, bounded_parent(t, t->open_n - 1));
}

uint32_t html_insert_ns(html_tree *t, const html_token *token, html_ns ns)
{
    html_place place = html_find_place(t, t->open_n - 1);
    uint32_t index = html_new_element(t, token, ns, token->tag);
    html_insert_at(t, place, index);
    html_push(t, index);
    t->doc->bounds.depth += t->open_n > HTML_MAX_DEPTH;
    return index;
}

uint32_t html_insert(html_tree *t, const html_token *token)
{
    return html_insert_ns(t, token, HTML_NS_HTML);
}

uint32_t html_insert_implied(html_tree *t, const html_token *at, unsigned tag)
{
    html_token token = *at;
    token.attr_count = 0;
    token.tag = (uint16_t)tag;
    return html_insert_ns(t, &token, HTML_NS_HTML);
}

void html_insert_void(html_tree *t, const html_token *token)
{
    html_insert(t, token);
    html_pop(t);
}

void html_insert_raw(html_tree *t, const html_token *token, html_text_state state)
{
    html_insert(t, token);
    t->tk.state = state;
    t->original_mode = t->mode;
    t->mode = HTML_IN_TEXT;
}

/* A repeated <html> or <body> lends its attributes to the first; they are copied behind its own. */
void html_add_missing_attrs(html_tree *t, uint32_t index, const html_token *token)
{
    html_node *node = &t->nodes[index];
    html_attr merged[HTML_MAX_ATTRS];
    uint32_t n = node->n;
    if (n) memcpy(merged, t->tk.attrs + node->u.el.attr, n * sizeof *merged);
    t->doc->attrs = t->tk.attrs;
    for (uint32_t i = 0; i < token->attr_count; i++) {
        const html_attr *attr = &t->tk.attrs[token->attr + i];
        if (html_find_attr(t->doc, node, (dnm_str){attr->name, attr->name_n})) continue;
        if (n < HTML_MAX_ATTRS)
            merged[n++] = *attr;
        else
            t->tk.attrs_left_out++;
    }
    if (n == node->n) return;
    void *attrs = t->tk.attrs;
    if (!html_grow(t->arena, &attrs, &t->tk.attr_cap, t->tk.attr_count + n, sizeof *merged)) return;
    t->tk.attrs = attrs;
    memcpy(t->tk.attrs + t->tk.attr_count, merged, n * sizeof *merged);
    node->u.el.attr = t->tk.attr_count;
    node->n = n;
    t->tk.attr_count += n;
}
