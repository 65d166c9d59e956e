/* map.c -- the walk through the tree. Each element puts what it is on the stacks of blocks and spans and
 * is taken off again when the walk leaves it; text and objects go where these say.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"

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

/* Marks what has a block in it. Each node is marked once, so the walks upwards are short together. */
static bool mark_blocks(map *m)
{
    m->has_block = dnm_arena_zalloc(m->arena, m->doc->node_count, 1);
    if (!m->has_block) return false;
    for (uint32_t i = 1; i < m->doc->node_count; i++) {
        if (!is_block(node_at(m, i))) continue;
        for (uint32_t up = node_at(m, i)->parent; up && !m->has_block[up]; up = node_at(m, up)->parent) {
            m->has_block[up] = 1;
        }
    }
    return true;
}

/* ---- ruby: each annotation belongs to the text before it --------------------------------------- */

static dnm_string annotation_after(const map *m, uint32_t child)
{
    for (; child; child = node_at(m, child)->next) {
        if (html_is(node_at(m, child), HTML_TAG_RT))
            return dnm_build_string(m->builder, map_text_of(m, child));
    }
    return 0;
}

/* At an annotation: the span of its ruby goes on with the next one, or ends. False if there is no such
 * span, so that the annotation is text like any other. */
static bool next_annotation(map *m, uint32_t rt)
{
    for (uint32_t i = m->span_n; i-- > 0;) {
        map_span *span = &m->spans[i];
        if (span->node != node_at(m, rt)->parent || span->kind != DNM_RUBY) continue;
        map_suspend_span(m, i);
        span->target = annotation_after(m, node_at(m, rt)->next);
        if (!span->target) span->kind = MAP_NO_SPAN;
        return true;
    }
    return false;
}

/* ---- entering and leaving --------------------------------------------------------------------- */

static dnm_string link_target(const map *m, const html_node *node)
{
    dnm_str href = map_attr(m, node, "href");
    return href.n ? dnm_build_string(m->builder, href) : 0;
}

static void enter_span(map *m, uint32_t i, map_tag tag, map_frame *frame)
{
    const html_node *node = node_at(m, i);
    dnm_string target = 0;
    dnm_span_kind kind = (dnm_span_kind)tag.kind;
    if (m->span_n == MAP_MAX_SPANS) return;
    if (tag.role == MAP_RUBY && !(target = annotation_after(m, node->first))) return;
    if (kind == DNM_LINK && tag.role == MAP_SPAN) target = link_target(m, node);
    bool plain = tag.role == MAP_INLINE || (kind == DNM_LINK && !target && tag.role == MAP_SPAN);
    if (plain) kind = DNM_GENERIC;
    if (m->pre && (plain || kind == DNM_CODE)) return;
    if (plain && map_is_bold(m, node)) {
        kind = DNM_STRONG;
    } else if (plain && !map_has_attrs(m, node)) {
        return;
    }
    map_push_span(m, i, kind, target);
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

static void enter_block(map *m, uint32_t i, map_tag tag, map_frame *frame)
{
    const html_node *parent = node_at(m, node_at(m, i)->parent);
    if (tag.kind == DNM_LIST_ITEM && html_is(parent, HTML_TAG_OL)) tag.eager = true; /* it is counted */
    frame->block = map_push_block(m, i, tag);
    frame->pre = tag.kind == DNM_CODE_BLOCK && tag.role == MAP_LEAF;
    m->pre += frame->pre;
}

/* Whether to go into it. */
static bool enter(map *m, uint32_t i, map_frame *frame)
{
    const html_node *node = node_at(m, i);
    *frame = (map_frame){false, false, false};
    if (node->kind == HTML_TEXT) map_text(m, node);
    if (node->kind != HTML_ELEMENT) return false;
    map_tag tag = map_tag_of(node, m->has_block[i]);
    switch ((map_role)tag.role) {
    case MAP_SKIP:
        return false;
    case MAP_RUBY_TEXT:
        next_annotation(m, i);
        return false;
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
        map_end_leaf(m);
        return true;
    case MAP_CONTAINER:
    case MAP_DIVISION:
    case MAP_LEAF:
        enter_block(m, i, tag, frame);
        return true;
    case MAP_INLINE:
    case MAP_SPAN:
    case MAP_RUBY:
        enter_span(m, i, tag, frame);
        return true;
    }
    return false;
}

static void leave(map *m, uint32_t i, const map_frame *frame)
{
    if (frame->span) map_pop_span(m);
    if (frame->block) map_pop_block(m);
    m->pre -= frame->pre;
    if (node_at(m, i)->kind == HTML_ELEMENT && map_tag_of(node_at(m, i), true).role == MAP_CLEAR)
        map_end_leaf(m);
}

static map_frame *frame_at(map *m, uint32_t depth)
{
    void *frames = m->frames;
    if (!html_grow(m->arena, &frames, &m->frame_cap, depth + 1, sizeof *m->frames)) return NULL;
    m->frames = frames;
    return &m->frames[depth];
}

/* Every node is entered once and left once; the parser has bounded the depth. */
static bool walk(map *m)
{
    uint32_t i = node_at(m, 0)->first, depth = 0;
    while (i) {
        map_frame *frame = frame_at(m, depth);
        if (!frame) return false;
        if (enter(m, i, frame) && node_at(m, i)->first) {
            i = node_at(m, i)->first;
            depth++;
            continue;
        }
        leave(m, i, frame);
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
    return dnm_builder_status(m->builder);
}
