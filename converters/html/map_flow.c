/* map_flow.c -- blocks, leaves and spans. Nothing is opened in the model before text comes for it: boxes
 * without text leave no trace, and a paragraph that a block or <br> interrupts goes on with its spans.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"

bool map_push_block(map *m, uint32_t node, map_tag tag)
{
    void *blocks = m->blocks;
    if (!html_grow(m->arena, &blocks, &m->block_cap, m->block_n + 1, sizeof *m->blocks)) return false;
    m->blocks = blocks;
    map_end_leaf(m);
    m->blocks[m->block_n++] = (map_block){.node = node, .tag = tag};
    if (tag.eager) map_open_blocks(m);
    return true;
}

void map_pop_block(map *m)
{
    map_end_leaf(m);
    if (m->blocks[--m->block_n].open) dnm_build_close(m->builder);
    if (m->open_n > m->block_n) m->open_n = m->block_n;
}

static dnm_attrs attrs_of(map *m, map_block *block)
{
    if (!map_may_say(m, map_attr_bytes(m, &m->doc->nodes[block->node]))) return 0;
    if (block->known) return block->attrs;
    map_memo *memo = map_memo_of(m, block->node, block->tag.kind);
    if (!memo->node) memo->is = map_block_attrs(m, block);
    memo->node = block->node;
    block->known = true;
    return block->attrs = memo->is;
}

static dnm_attrs attrs_of_span(map *m, map_span *span)
{
    if (span->known) return span->attrs;
    map_memo *memo = map_memo_of(m, span->node, MAP_AS_SPAN + span->kind);
    const html_node *node = &m->doc->nodes[span->node];
    if (!memo->node) memo->is = map_span_attrs(m, node, (dnm_span_kind)span->kind);
    memo->node = span->node;
    span->known = true;
    return span->attrs = memo->is;
}

void map_open_blocks(map *m)
{
    for (; m->open_n < m->block_n; m->open_n++) {
        map_block *block = &m->blocks[m->open_n];
        if (block->tag.role == MAP_LEAF) continue;
        dnm_build_open(m->builder, (dnm_kind)block->tag.kind, block->tag.level, attrs_of(m, block));
        block->open = true;
    }
}

/* The block that text makes a leaf of: the innermost, or the heading that this one stands in. */
static map_block *leaf_block(const map *m)
{
    for (uint32_t i = m->block_n; m->headings && i-- > 0;) {
        const map_tag *tag = &m->blocks[i].tag;
        if (tag->kind == DNM_HEADING) return &m->blocks[i];
        if (tag->role != MAP_LEAF && tag->kind != DNM_SECTION) break;
    }
    return m->block_n ? &m->blocks[m->block_n - 1] : NULL;
}

/* The leaf that text belongs to: that of a block, or a paragraph of its own. */
static void open_leaf(map *m)
{
    map_open_blocks(m);
    map_block *top = leaf_block(m);
    if (top && top->tag.role == MAP_LEAF) {
        dnm_build_open(m->builder, (dnm_kind)top->tag.kind, top->tag.level, attrs_of(m, top));
    } else {
        dnm_build_open(m->builder, m->pre ? DNM_CODE_BLOCK : DNM_PARAGRAPH, 0, 0);
    }
    m->in_leaf = true;
    m->has_text = m->space = m->line_break = m->in_line = false;
}

void map_begin_leaf(map *m)
{
    if (!m->in_leaf) open_leaf(m);
    for (; m->open_spans < m->span_n; m->open_spans++) {
        map_span *span = &m->spans[m->open_spans];
        if (span->kind == MAP_NO_SPAN || !map_may_say(m, span->cost)) continue;
        span->number =
            dnm_build_span(m->builder, (dnm_span_kind)span->kind, attrs_of_span(m, span), span->target);
        span->open = true;
    }
}

void map_end_leaf(map *m)
{
    if (m->in_leaf) {
        map_suspend_span(m, 0);
        dnm_build_close(m->builder);
    }
    m->in_leaf = m->has_text = m->space = m->line_break = false;
}

bool map_span_fits(map *m)
{
    if (m->span_n < MAP_MAX_SPANS) return true;
    m->unsaid++;
    return false;
}

void map_push_span(map *m, const map_span *span)
{
    m->spans[m->span_n++] = *span;
}

void map_suspend_span(map *m, uint32_t index)
{
    while (m->open_spans > index) {
        map_span *span = &m->spans[--m->open_spans];
        if (span->open) dnm_build_end_span(m->builder, span->number);
        span->open = false;
    }
}

void map_pop_span(map *m)
{
    map_suspend_span(m, m->span_n - 1);
    m->span_n--;
}
