/* tree_formatting.c -- the list of active formatting elements (13.2.4.3), reconstruction and the
 * adoption agency (13.2.6.4.7). Bounded: so many entries between markers, so many copies a page.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

/* The same for any order of the attributes; never 0. */
static uint64_t hash_attrs(const html_tree *t, const html_node *node)
{
    uint64_t sum = 1;
    for (uint32_t i = 0; i < node->n; i++) {
        const html_attr *attr = &t->tk.attrs[node->u.el.attr + i];
        uint64_t name = dnm_hash(t->tk.names.key, attr->name, attr->name_n);
        uint64_t value = dnm_hash(t->tk.names.key, attr->value, attr->value_n);
        sum += name ^ (value << 1 | value >> 63);
    }
    return sum ? sum : 1;
}

static bool has_attr(const html_tree *t, const html_node *node, const html_attr *wanted)
{
    for (uint32_t i = 0; i < node->n; i++) {
        const html_attr *attr = &t->tk.attrs[node->u.el.attr + i];
        if (attr->name_n == wanted->name_n && attr->value_n == wanted->value_n &&
            memcmp(attr->name, wanted->name, attr->name_n) == 0 &&
            memcmp(attr->value, wanted->value, attr->value_n) == 0)
            return true;
    }
    return false;
}

static bool same_attrs(const html_tree *t, uint32_t a, uint32_t b)
{
    const html_node *x = &t->nodes[a], *y = &t->nodes[b];
    if (x->n != y->n) return false;
    if (x->u.el.attr == y->u.el.attr) return true;
    for (uint32_t i = 0; i < x->n; i++) {
        if (!has_attr(t, y, &t->tk.attrs[x->u.el.attr + i])) return false;
    }
    return true;
}

/* Index of the first entry since the last marker. The bound on entries keeps the walk short. */
static uint32_t section_start(const html_tree *t)
{
    uint32_t i = t->list_n;
    while (i > 0 && t->list[i - 1].node != HTML_NONE) i--;
    return i;
}

static void remove_at(html_tree *t, uint32_t index)
{
    t->nodes[t->list[index].node].u.el.state &= (uint16_t)~HTML_LISTED;
    t->list_n--;
    memmove(&t->list[index], &t->list[index + 1], (t->list_n - index) * sizeof *t->list);
}

/* Whether two entries are of equal elements. Hashes are made when they are first asked for. */
static bool are_equal(html_tree *t, html_listed *a, html_listed *b)
{
    if (a->tag != b->tag || t->nodes[a->node].n != t->nodes[b->node].n) return false;
    if (!a->hash) a->hash = hash_attrs(t, &t->nodes[a->node]);
    if (!b->hash) b->hash = hash_attrs(t, &t->nodes[b->node]);
    return a->hash == b->hash && same_attrs(t, a->node, b->node);
}

/* How many entries since the last marker are of that tag: mostly too few to be compared. */
static uint32_t count_tag(html_tree *t, uint32_t start, unsigned tag)
{
    uint32_t count = 0;
    for (uint32_t i = start; i < t->list_n; i++) count += t->list[i].tag == tag;
    t->doc->steps += t->list_n - start;
    return count;
}

/* Noah's Ark: of equal elements three may stand in the list, the earliest leaves. */
static bool drop_fourth(html_tree *t, uint32_t start, html_listed *entry)
{
    uint32_t equal = 0, earliest = start;
    if (count_tag(t, start, entry->tag) < 3) return false;
    for (uint32_t i = t->list_n; i-- > start;) {
        t->doc->steps++;
        if (!are_equal(t, &t->list[i], entry)) continue;
        equal++;
        earliest = i;
    }
    if (equal >= 3) remove_at(t, earliest);
    return equal >= 3;
}

void html_list_push(html_tree *t, uint32_t index)
{
    html_node *node = &t->nodes[index];
    html_listed entry = {.node = index, .tag = node->tag};
    uint32_t start = section_start(t);
    node->u.el.state |= HTML_LISTED;
    if (!drop_fourth(t, start, &entry) && t->list_n - start >= HTML_MAX_FORMATTING) {
        remove_at(t, start);
        t->doc->bounds.formatting++;
    }
    t->list[t->list_n++] = entry;
}

void html_list_mark(html_tree *t)
{
    t->list[t->list_n++] = (html_listed){.node = HTML_NONE};
}

void html_list_clear(html_tree *t)
{
    while (t->list_n > 0) {
        uint32_t node = t->list[--t->list_n].node;
        if (node == HTML_NONE) return;
        t->nodes[node].u.el.state &= (uint16_t)~HTML_LISTED;
    }
}

uint32_t html_list_find(html_tree *t, unsigned tag)
{
    for (uint32_t i = t->list_n; i > 0 && t->list[i - 1].node != HTML_NONE; i--) {
        t->doc->steps++;
        if (t->list[i - 1].tag == tag) return i - 1;
    }
    return UINT32_MAX;
}

static uint32_t find_node(html_tree *t, uint32_t node)
{
    if (!(t->nodes[node].u.el.state & HTML_LISTED)) return UINT32_MAX;
    uint32_t floor = t->list_n > HTML_MAX_SEARCH ? t->list_n - HTML_MAX_SEARCH : 0;
    for (uint32_t i = t->list_n; i-- > floor;) {
        t->doc->steps++;
        if (t->list[i].node == node) return i;
    }
    return UINT32_MAX;
}

void html_list_remove(html_tree *t, uint32_t node)
{
    uint32_t index = find_node(t, node);
    if (index != UINT32_MAX) remove_at(t, index);
}

/* Whether the page may have `n` more copies. What cannot be copied loses its format, never its text. */
static bool may_clone(html_tree *t, uint32_t n)
{
    size_t read = (size_t)(t->tk.p - t->tk.start);
    if ((size_t)t->clones + n <= HTML_FREE_CLONES + read / HTML_BYTES_PER_CLONE) return true;
    t->doc->bounds.clones++;
    return false;
}

static bool is_open_or_marker(const html_tree *t, const html_listed *entry)
{
    return entry->node == HTML_NONE || (t->nodes[entry->node].u.el.state & HTML_OPEN);
}

void html_reconstruct(html_tree *t)
{
    if (t->list_n == 0 || is_open_or_marker(t, &t->list[t->list_n - 1])) return;
    uint32_t i = t->list_n - 1;
    while (i > 0 && !is_open_or_marker(t, &t->list[i - 1])) i--;
    if (!may_clone(t, t->list_n - i)) return;
    for (; i < t->list_n; i++) {
        html_listed *entry = &t->list[i];
        t->nodes[entry->node].u.el.state &= (uint16_t)~HTML_LISTED;
        uint32_t clone = html_clone_element(t, entry->node);
        html_insert_at(t, html_find_place(t, t->open_n - 1), clone);
        html_push(t, clone);
        t->nodes[clone].u.el.state |= HTML_LISTED;
        entry->node = clone;
    }
}

/* "Any other end tag": closes the nearest such element unless a special one stands between. */
void html_close_any(html_tree *t, unsigned tag)
{
    if (!html_is_open(t, tag)) return;
    uint32_t floor = t->open_n > HTML_MAX_SEARCH ? t->open_n - HTML_MAX_SEARCH : 0;
    for (uint32_t i = t->open_n; i-- > floor;) {
        const html_open *e = &t->open[i];
        t->doc->steps++;
        if (e->tag == tag && e->ns == HTML_NS_HTML) {
            html_close_implied(t, tag, HTML_IS_IMPLIED);
            while (t->open_n > i && t->open_n > 1) html_pop(t);
            return;
        }
        if (e->flags & HTML_IS_SPECIAL) return;
    }
    t->doc->bounds.search += floor > 0;
}

/* ---- the adoption agency ---------------------------------------------------------------------- */

/* The topmost special element below open element `index`: the furthest block. UINT32_MAX if none. */
static uint32_t furthest_block(html_tree *t, uint32_t index)
{
    for (uint32_t i = index + 1; i < t->open_n; i++) {
        t->doc->steps++;
        if (t->open[i].flags & HTML_IS_SPECIAL) return i;
    }
    return UINT32_MAX;
}

static void close_through(html_tree *t, uint32_t index)
{
    uint32_t node = t->open[index].node;
    while (t->open_n > index && t->open_n > 1) html_pop(t);
    html_list_remove(t, node);
}

/* Copies the formatting elements between the one that ends (open[index]) and the furthest block, hangs
 * each under its copy, and drops what is not in the list. *block follows the shifting stack; *bookmark is
 * where the list gets the last copy. Returns the outermost node made. */
static uint32_t copy_between(html_tree *t, uint32_t index, uint32_t *block, uint32_t *bookmark)
{
    uint32_t last = t->open[*block].node, furthest = last;
    uint32_t i = *block;
    for (int count = 1; --i > index; count++) {
        uint32_t node = t->open[i].node, entry = find_node(t, node);
        t->doc->steps++;
        if (entry != UINT32_MAX && count > 3) {
            remove_at(t, entry);
            if (entry < *bookmark) (*bookmark)--;
            entry = UINT32_MAX;
        }
        if (entry == UINT32_MAX) {
            html_remove_open(t, i);
            (*block)--;
            continue;
        }
        uint32_t clone = html_clone_element(t, node);
        t->nodes[node].u.el.state = 0;
        t->nodes[clone].u.el.state = HTML_OPEN | HTML_LISTED;
        t->list[entry].node = t->open[i].node = clone;
        if (last == furthest) *bookmark = entry + 1;
        html_unlink(t, last);
        html_append(t, clone, last);
        last = clone;
    }
    return last;
}

/* The formatting element at open[index] ends inside the block at open[block], which moves out of it. */
static void adopt_block(html_tree *t, uint32_t index, uint32_t block, uint32_t entry)
{
    uint32_t bookmark = entry, ended = t->open[index].node, furthest = t->open[block].node;
    uint32_t last = copy_between(t, index, &block, &bookmark);
    html_unlink(t, last);
    html_insert_at(t, html_find_place(t, index - 1), last);

    uint32_t clone = html_clone_element(t, ended);
    html_move_children(t, furthest, clone);
    html_append(t, furthest, clone);

    entry = find_node(t, ended);
    html_listed listed = t->list[entry];
    listed.node = clone;
    remove_at(t, entry);
    if (entry < bookmark) bookmark--;
    memmove(&t->list[bookmark + 1], &t->list[bookmark], (t->list_n - bookmark) * sizeof *t->list);
    t->list[bookmark] = listed;
    t->list_n++;
    t->nodes[clone].u.el.state |= HTML_LISTED;

    html_remove_open(t, index);
    html_insert_open(t, block, clone); /* the block has moved up by one: this is right below it */
}

/* One round. False when the algorithm is over. */
static bool adopt_once(html_tree *t, uint32_t entry)
{
    uint32_t node = t->list[entry].node, index = html_find_open(t, node);
    if (index == UINT32_MAX) {
        remove_at(t, entry);
        return false;
    }
    if (!html_node_in_scope(t, node)) return false;
    uint32_t block = furthest_block(t, index);
    bool too_deep = index >= HTML_MAX_DEPTH - 2; /* nothing nests down there: nothing to move */
    if (block == UINT32_MAX || too_deep || !may_clone(t, 4)) {
        close_through(t, index);
        return false;
    }
    adopt_block(t, index, block, entry);
    return true;
}

void html_adopt(html_tree *t, unsigned tag)
{
    if (html_current_is(t, tag) && !(t->nodes[html_current(t)->node].u.el.state & HTML_LISTED)) {
        html_pop(t);
        return;
    }
    for (int round = 0; round < 8; round++) {
        uint32_t entry = html_list_find(t, tag);
        if (entry == UINT32_MAX) {
            html_close_any(t, tag);
            return;
        }
        if (!adopt_once(t, entry)) return;
    }
}
