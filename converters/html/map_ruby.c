/* map_ruby.c -- annotated text. A <ruby> is read in segments, a base and the annotations behind it
 * (HTML 4.5.10):
 *
 *     <ruby> 漢 <rt>kan</rt> 字 <rt>ji</rt> </ruby>       two segments
 *     <ruby> <rb>漢 <rb>字 <rt>kan <rt>ji </ruby>         one; base and annotations in pairs
 *
 * A segment's base is under a span whose target is the annotation: an <rt> for each <rb> where there are as
 * many and nothing else, all of them together otherwise. What annotates nothing is text like any other.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "converters/html/tokenizer.h"

static const html_node *node_at(const map *m, uint32_t i)
{
    return &m->doc->nodes[i];
}

static bool is_annotation(const html_node *node)
{
    return html_is(node, HTML_TAG_RT) || html_is(node, HTML_TAG_RTC);
}

/* What may stand between two annotations of one base. */
static bool is_between(const html_node *node)
{
    if (node->kind == HTML_TEXT)
        return html_skip_space(node->u.text, node->u.text + node->n) == node->u.text + node->n;
    return node->kind == HTML_COMMENT || html_is(node, HTML_TAG_RP);
}

/* The last annotation of those that follow each other from `first` on. */
static uint32_t last_of_run(const map *m, uint32_t first)
{
    uint32_t last = first;
    for (uint32_t i = first; i && (is_annotation(node_at(m, i)) || is_between(node_at(m, i)));
         i = node_at(m, i)->next)
        if (is_annotation(node_at(m, i))) last = i;
    return last;
}

/* All annotations of a run, with blanks between. */
static dnm_string whole_run(const map *m, uint32_t first, uint32_t last, uint32_t *bytes)
{
    void *all = NULL;
    uint32_t n = 0, cap = 0;
    for (uint32_t i = first; i; i = i == last ? HTML_NONE : node_at(m, i)->next) {
        const dnm_str text = is_annotation(node_at(m, i)) ? map_text_of(m, i) : (dnm_str){NULL, 0};
        if (!text.n || !html_grow(m->arena, &all, &cap, n + (uint32_t)text.n + 1, 1)) continue;
        if (n) ((char *)all)[n++] = ' ';
        memcpy((char *)all + n, text.p, text.n);
        n += (uint32_t)text.n;
    }
    *bytes = n;
    return dnm_build_string(m->builder, (dnm_str){all, n});
}

/* How many of the nodes from `first` up to `last` are this element. */
static uint32_t count(const map *m, uint32_t first, uint32_t last, unsigned tag)
{
    uint32_t n = 0;
    for (uint32_t i = first; i; i = i == last ? HTML_NONE : node_at(m, i)->next)
        n += html_is(node_at(m, i), tag);
    return n;
}

/* Begins the segment whose base is from `first` on. False if no annotation follows. */
static bool begin_segment(const map *m, map_span *span, uint32_t first)
{
    uint32_t run = first;
    while (run && !is_annotation(node_at(m, run))) run = node_at(m, run)->next;
    if (!run) return false;
    const uint32_t last = last_of_run(m, run), bases = count(m, first, run, HTML_TAG_RB);
    span->kind = DNM_RUBY;
    span->run_last = last;
    span->in_run = false;
    span->begun_at = dnm_builder_text_len(m->builder);
    const bool in_pairs =
        bases > 1 && bases == count(m, run, last, HTML_TAG_RT) && count(m, run, last, HTML_TAG_RTC) == 0;
    span->pair = in_pairs ? run : HTML_NONE;
    span->target = span->pair ? 0 : whole_run(m, run, last, &span->cost);
    return true;
}

bool map_push_ruby(map *m, uint32_t ruby)
{
    map_span span = {.node = ruby};
    if (!begin_segment(m, &span, node_at(m, ruby)->first) || !map_span_fits(m)) return false;
    map_push_span(m, &span);
    return true;
}

/* The span of the ruby that an element is a child of; its index, or UINT32_MAX. */
static uint32_t span_around(const map *m, uint32_t element)
{
    for (uint32_t i = m->span_n; i-- > 0;)
        if (m->spans[i].node == node_at(m, element)->parent && m->spans[i].run_last) return i;
    return UINT32_MAX;
}

void map_ruby_base(map *m, uint32_t base)
{
    const uint32_t index = span_around(m, base);
    if (index == UINT32_MAX || !m->spans[index].pair) return;
    map_span *span = &m->spans[index];
    map_suspend_span(m, index);
    const dnm_str text = map_text_of(m, span->pair);
    span->target = dnm_build_string(m->builder, text);
    span->cost = (uint32_t)text.n;
    do {
        span->pair = node_at(m, span->pair)->next;
    } while (span->pair && !html_is(node_at(m, span->pair), HTML_TAG_RT));
}

bool map_is_annotation(map *m, uint32_t annotation)
{
    const uint32_t index = span_around(m, annotation);
    if (index == UINT32_MAX) return false;
    map_span *span = &m->spans[index];
    if (!span->in_run) {
        map_suspend_span(m, index);
        if (dnm_builder_text_len(m->builder) == span->begun_at) span->kind = MAP_NO_SPAN;
    }
    span->in_run = true;
    return span->kind == DNM_RUBY;
}

void map_end_annotation(map *m, uint32_t annotation)
{
    const uint32_t index = span_around(m, annotation);
    if (index == UINT32_MAX || m->spans[index].run_last != annotation) return;
    map_span *span = &m->spans[index];
    map_suspend_span(m, index);
    if (begin_segment(m, span, node_at(m, annotation)->next)) return;
    span->kind = MAP_NO_SPAN;
    span->run_last = HTML_NONE;
}
