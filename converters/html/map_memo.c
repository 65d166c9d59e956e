/* map_memo.c -- what the attributes of an element came to, kept for the elements that follow: pages repeat
 * the same few tags hundreds of times.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"

/* The attributes that count: those the model asks for, but for where a link leads to. */
static const html_attr *next_counted(const html_attr *attr, const html_attr *end)
{
    for (; attr < end; attr++) {
        const unsigned id = html_attr_id(attr);
        if (id && id != HTML_ATTR_HREF) break;
    }
    return attr;
}

static const html_attr *attrs_of(const map *m, const html_node *node)
{
    static const html_attr none;
    return node->n ? m->doc->attrs + node->u.el.attr : &none;
}

static bool are_same(const map *m, const html_node *a, const html_node *b)
{
    const html_attr *p = attrs_of(m, a), *p_end = p + a->n;
    const html_attr *q = attrs_of(m, b), *q_end = q + b->n;
    if (a->tag != b->tag || a->ns != b->ns) return false;
    for (;; p++, q++) {
        p = next_counted(p, p_end);
        q = next_counted(q, q_end);
        if (p == p_end || q == q_end) return p == p_end && q == q_end;
        const bool same = p->name == q->name && p->value_n == q->value_n;
        if (!same || (p->value_n && memcmp(p->value, q->value, p->value_n) != 0)) return false;
    }
}

/* By both ends of the values: a slot is only the place to look first. */
static uint32_t slot_of(const map *m, const html_node *node, uint32_t as)
{
    const html_attr *attr = attrs_of(m, node), *end = attr + node->n;
    uint64_t hash = (uint64_t)node->tag << 16 | as;
    while ((attr = next_counted(attr, end)) < end) {
        const uint32_t n = attr->value_n, part = n < 8 ? n : 8;
        uint64_t first = 0, last = 0;
        if (n) memcpy(&first, attr->value, part);
        if (n) memcpy(&last, attr->value + n - part, part);
        hash = (hash ^ first ^ (last << 7 | last >> 57) ^ n) * UINT64_C(0x9e3779b97f4a7c15);
        attr++;
    }
    return (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> (64 - MAP_MEMO_BITS));
}

/* Whether nothing but its own attributes says what the model has of it. Text may be white on what lies
 * around, where it has no class. */
static bool speaks_for_itself(const map *m, const html_node *node, uint32_t as)
{
    if (as == DNM_TABLE_ROW || as == DNM_CODE_BLOCK) return false; /* see add_row, add_language */
    return !(html_is(node, HTML_TAG_FONT) || html_attr_of(m->doc, node, HTML_ATTR_STYLE)) ||
           map_attr(m, node, HTML_ATTR_CLASS).n > 0;
}

map_memo *map_memo_of(map *m, uint32_t node, uint32_t as)
{
    const html_node *element = &m->doc->nodes[node];
    const bool kept = speaks_for_itself(m, element, as);
    map_memo *memo = &m->memos[kept ? slot_of(m, element, as) : MAP_MEMOS];
    const bool known =
        kept && memo->node && memo->as == as && are_same(m, &m->doc->nodes[memo->node], element);
    if (!known) *memo = (map_memo){.as = as};
    return memo;
}
