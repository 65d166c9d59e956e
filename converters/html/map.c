/* map.c -- the walk through the tree. Each element puts what it is on the stacks of blocks and spans and
 * is taken off again when the walk leaves it; text and objects go where these say.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/bare.h"
#include "converters/html/tokenizer.h"

static const html_node *node_at(const map *m, uint32_t i)
{
    return &m->doc->nodes[i];
}

static bool is_block(const html_node *node)
{
    if (node->kind != HTML_ELEMENT || node->ns != HTML_NS_HTML) return false;
    switch ((map_role)map_tag_of(node, false).role) {
    case MAP_CONTAINER:
    case MAP_LEAF:
    case MAP_RULE:
    case MAP_CLEAR:
        return true;
    default:
        return false;
    }
}

/* Marks a node and what it lies in. Each node is marked once, so the walks upwards are short together. */
static void mark_upwards(map *m, uint32_t i)
{
    for (; i && !m->has_block[i]; i = node_at(m, i)->parent) m->has_block[i] = 1;
}

static bool is_words(const map *m, uint32_t i)
{
    const html_node *node = node_at(m, i);
    return i && node->kind == HTML_TEXT &&
           html_skip_space(node->u.text, node->u.text + node->n) < node->u.text + node->n;
}

/* Whether a <noscript> without blocks stands in a line of text, as one that repeats a late picture does. */
static bool is_in_line(const map *m, uint32_t i)
{
    const html_node *node = node_at(m, i), *parent = node_at(m, node->parent);
    const map_role role = (map_role)map_tag_of(parent, false).role;
    const bool leaf = map_tag_of(parent, true).role == MAP_LEAF; /* even with blocks in it: not a <div> */
    return leaf || role == MAP_INLINE || role == MAP_SPAN || is_words(m, node->prev) ||
           is_words(m, node->next);
}

/* Marks what has a block in it, and each <noscript> that is a block. */
static bool mark_blocks(map *m)
{
    m->has_block = dnm_arena_zalloc(m->arena, m->doc->node_count, 1);
    if (!m->has_block) return false;
    for (uint32_t i = 1; i < m->doc->node_count; i++) {
        const html_node *node = node_at(m, i);
        if (is_block(node)) mark_upwards(m, node->parent);
        if (html_is(node, HTML_TAG_NOSCRIPT) && !is_in_line(m, i)) mark_upwards(m, i);
    }
    return true;
}

/* ---- entering and leaving --------------------------------------------------------------------- */

static uint8_t plain_kind(map *m, uint32_t i)
{
    const html_node *node = node_at(m, i);
    if (!node->n) return map_plain_kind(m, node);
    map_memo *memo = map_memo_of(m, i, MAP_AS_PLAIN);
    if (!memo->node) memo->is = map_plain_kind(m, node);
    memo->node = i;
    return (uint8_t)memo->is;
}

static void enter_span(map *m, uint32_t i, map_tag tag, map_frame *frame)
{
    const html_node *node = node_at(m, i);
    map_span span = {.node = i, .kind = tag.kind};
    const dnm_str href =
        tag.role == MAP_SPAN && tag.kind == DNM_LINK ? map_attr(m, node, HTML_ATTR_HREF) : DNM_STR("");
    const bool plain = tag.role == MAP_INLINE || (tag.kind == DNM_LINK && !href.n);
    if (m->pre && (plain || tag.kind == DNM_CODE)) return;
    if (plain) span.kind = plain_kind(m, i);
    if (span.kind == MAP_NO_SPAN) return;
    span.cost = map_attr_bytes(m, node);
    if (!map_span_fits(m) || !map_may_say(m, span.cost)) return;
    if (href.n) span.target = dnm_build_string(m->builder, href);
    if (span.kind == DNM_MATH) span.target = map_mathml(m, i, &span.cost);
    map_push_span(m, &span);
    frame->span = true;
}

static void enter_rule(map *m, uint32_t i)
{
    map_block rule = {.node = i, .tag = map_tag_of(node_at(m, i), false)};
    map_end_leaf(m);
    map_open_blocks(m);
    dnm_build_open(m->builder, DNM_THEMATIC_BREAK, 0, map_block_attrs(m, &rule));
    dnm_build_close(m->builder);
}

/* Whether the text of a heading stands in blocks below it. One that was never closed has text of its own, and
 * may hold the page. */
static bool is_around_blocks(const map *m, uint32_t heading)
{
    enum { BYTES = 512, NODES = 64 };
    if (!m->has_block[heading] || !map_is_short(m, heading, BYTES, NODES)) return false;
    for (uint32_t i = node_at(m, heading)->first; i; i = node_at(m, i)->next)
        if (is_words(m, i)) return false;
    return true;
}

static void enter_block(map *m, uint32_t i, map_tag tag, map_frame *frame)
{
    const bool paragraph = html_is(node_at(m, i), HTML_TAG_P); /* prose, even in <pre> */
    if (m->pre && tag.role == MAP_LEAF && tag.kind == DNM_PARAGRAPH && !paragraph) { /* a line of code */
        frame->line = true;
        map_end_line(m);
        return;
    }
    frame->heading = tag.kind == DNM_HEADING && is_around_blocks(m, i);
    m->headings += frame->heading;
    const html_node *parent = node_at(m, node_at(m, i)->parent);
    if (tag.kind == DNM_LIST_ITEM && html_is(parent, HTML_TAG_OL)) tag.eager = true; /* it is counted */
    frame->block = map_push_block(m, i, tag);
    frame->pre = tag.kind == DNM_CODE_BLOCK && tag.role == MAP_LEAF;
    m->pre += frame->pre;
}

/* Whether to go into the element. */
static bool enter(map *m, uint32_t i, map_frame *frame)
{
    const html_node *node = node_at(m, i);
    *frame = (map_frame){.block = false};
    map_tag tag = map_tag_of(node, m->has_block[i]);
    switch ((map_role)tag.role) {
    case MAP_SKIP:
        return false;
    case MAP_RUBY:
        frame->span = map_push_ruby(m, i);
        return true;
    case MAP_RUBY_BASE:
        map_ruby_base(m, i);
        return true;
    case MAP_RUBY_TEXT:
        frame->annotation = true;
        return !map_is_annotation(m, i);
    case MAP_BREAK:
        map_line_break(m, node->source);
        return false;
    case MAP_OBJECT:
        map_image(m, node);
        return false;
    case MAP_RULE:
        enter_rule(m, i);
        return false;
    case MAP_CLEAR:
        frame->paragraph = true;
        map_end_leaf(m);
        return true;
    case MAP_CONTAINER:
    case MAP_DIVISION:
    case MAP_LEAF:
        enter_block(m, i, tag, frame);
        return true;
    case MAP_INLINE:
    case MAP_SPAN:
        enter_span(m, i, tag, frame);
        return true;
    }
    return false;
}

static void leave(map *m, uint32_t i, const map_frame *frame)
{
    if (frame->span) map_pop_span(m);
    if (frame->block) map_pop_block(m);
    if (frame->line) map_end_line(m);
    m->pre -= frame->pre;
    m->headings -= frame->heading;
    if (frame->paragraph) map_end_leaf(m);
    if (frame->annotation) map_end_annotation(m, i);
}

static map_frame *frame_at(map *m, uint32_t depth)
{
    void *frames = m->frames;
    if (depth < m->frame_cap) return &m->frames[depth];
    if (!html_grow(m->arena, &frames, &m->frame_cap, depth + 1, sizeof *m->frames)) return NULL;
    m->frames = frames;
    return &m->frames[depth];
}

/* Every node is entered once and left once; the parser has bounded the depth. */
static bool walk(map *m)
{
    uint32_t i = node_at(m, 0)->first, depth = 0;
    while (i) {
        const html_node *node = node_at(m, i);
        if (node->kind == HTML_TEXT) map_text(m, node);
        if (node->kind == HTML_ELEMENT) {
            map_frame *frame = frame_at(m, depth);
            if (!frame) return false;
            if (enter(m, i, frame) && node->first) {
                i = node->first;
                depth++;
                continue;
            }
            leave(m, i, frame);
        }
        while (i && !node_at(m, i)->next) {
            i = node_at(m, i)->parent;
            if (i) leave(m, i, &m->frames[--depth]);
        }
        if (i) i = node_at(m, i)->next;
    }
    return true;
}

dnm_status map_page(map *m)
{
    m->source_said = SIZE_MAX;
    dnm_build_document_attrs(m->builder, map_document_attrs(m));
    map_metadata(m);
    if (!mark_blocks(m) || !walk(m)) return DNM_LIMIT;
    map_bare(m);
    return dnm_arena_failed(m->arena) ? DNM_LIMIT : dnm_builder_status(m->builder);
}
