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

void map_open_blocks(map *m)
{
    for (; m->open_n < m->block_n; m->open_n++) {
        map_block *block = &m->blocks[m->open_n];
        if (block->tag.role == MAP_LEAF) continue;
        dnm_build_open(m->builder, (dnm_kind)block->tag.kind, block->tag.level, map_block_attrs(m, block));
        block->open = true;
    }
}

/* The leaf that text belongs to: that of the innermost block, or a paragraph of its own. */
static void open_leaf(map *m)
{
    map_open_blocks(m);
    const map_block *top = m->block_n ? &m->blocks[m->block_n - 1] : NULL;
    if (top && top->tag.role == MAP_LEAF) {
        dnm_build_open(m->builder, (dnm_kind)top->tag.kind, top->tag.level, map_block_attrs(m, top));
    } else {
        dnm_build_open(m->builder, m->pre ? DNM_CODE_BLOCK : DNM_PARAGRAPH, 0, 0);
    }
    m->in_leaf = true;
    m->has_text = m->space = m->line_break = false;
}

void map_begin_leaf(map *m)
{
    if (!m->in_leaf) open_leaf(m);
    for (; m->open_spans < m->span_n; m->open_spans++) {
        map_span *span = &m->spans[m->open_spans];
        if (span->kind == MAP_NO_SPAN) continue;
        dnm_span_kind kind = (dnm_span_kind)span->kind;
        span->number = dnm_build_span(m->builder, kind, map_span_attrs(m, &m->doc->nodes[span->node], kind),
                                      span->target);
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

void map_push_span(map *m, uint32_t node, dnm_span_kind kind, dnm_string target)
{
    m->spans[m->span_n++] = (map_span){.node = node, .kind = (uint8_t)kind, .target = target};
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
