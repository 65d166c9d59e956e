/* inline.c -- the content of a leaf. Spans may overlap, elements may not: a span that outlasts the
 * element it would lie in is written in several pieces, which a reader puts together again.
 *
 *     spans     aaaaaaaa          <a>..<b piece="1" more="yes">....</b></a><b piece="1">....</b>
 *                 bbbbbbbb
 *
 * The open elements form a stack in which no element outlasts the one below it (`cut`), so all that
 * end at one place are its top. Its depth is limited: that bounds the pieces by the number of ends.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/xml_text.h"
#include "writers/xml/xml_out.h"

enum { MAX_OPEN = 64 };

typedef struct leaf_state {
    uint32_t next, past;           /* the spans that have not begun yet */
    uint32_t pieces;               /* numbers given to split spans so far */
    xml_open_span again[MAX_OPEN]; /* cut short here, to be opened again; longest first */
    uint32_t again_at, again_n;
} leaf_state;

static uint32_t span_end(const xml_out *x, uint32_t span)
{
    return x->view->spans[span].off + x->view->spans[span].len;
}

/* The character that an empty element of this kind stands for. */
static dnm_str object_text(uint16_t kind)
{
    switch (kind) {
    case DNM_IMAGE:
    case DNM_NOTE_REF:
    case DNM_MATH:
        return DNM_STR("\xEF\xBF\xBC");
    case DNM_LINE_BREAK:
        return DNM_STR("\n");
    default:
        return (dnm_str){NULL, 0};
    }
}

static bool covers_object(const xml_out *x, const dnm_span *span)
{
    dnm_str object = object_text(span->kind);
    return object.n && dnm_str_eq(object, (dnm_str){x->view->text + span->off, span->len});
}

/* ---- elements --------------------------------------------------------------------------------- */

/* Returns whether the element wants an end tag. */
static bool open_element(xml_out *x, const xml_open_span *open, uint32_t at)
{
    const dnm_span *span = &x->view->spans[open->span];
    bool first = span->off == at; /* later pieces carry their number only */
    dnm_str target = dnm_doc_string(x->doc, span->target);
    bool target_inside = dnm_xml_can_hold(target);
    dnm_sink_str(x->sink, "<");
    dnm_sink_str(x->sink, dnm_span_kind_name((dnm_span_kind)span->kind));
    if (open->piece) xml_number(x, "piece", open->piece);
    if (open->cut < span->off + span->len) xml_attribute(x, "more", DNM_STR("yes"));
    if (first && target.n && target_inside) xml_attribute(x, "target", target);
    bool more = first && !xml_attrs_inside(x, span->attrs);
    if (open->object && target_inside && !more) {
        dnm_sink_str(x->sink, "/>");
        return false;
    }
    dnm_sink_str(x->sink, ">");
    if (first && !target_inside) {
        dnm_sink_str(x->sink, "<target>");
        xml_text(x, target);
        dnm_sink_str(x->sink, "</target>");
    }
    if (more) xml_attrs_behind(x, span->attrs);
    return true;
}

static void close_element(xml_out *x, const xml_open_span *open)
{
    if (open->empty) return;
    dnm_sink_str(x->sink, "</");
    dnm_sink_str(x->sink, dnm_span_kind_name((dnm_span_kind)x->view->spans[open->span].kind));
    dnm_sink_str(x->sink, ">");
}

/* ---- the stack -------------------------------------------------------------------------------- */

static void insert_again(const xml_out *x, leaf_state *s, xml_open_span open)
{
    uint32_t end = span_end(x, open.span), i = s->again_n++;
    for (; i > 0; i--) {
        uint32_t other = span_end(x, s->again[i - 1].span);
        if (other > end || (other == end && s->again[i - 1].span < open.span)) break;
        s->again[i] = s->again[i - 1];
    }
    s->again[i] = open;
}

/* Closes all elements that must end at `at`, and remembers the spans that go on behind it. */
static void close_at(xml_out *x, leaf_state *s, uint32_t at)
{
    s->again_at = s->again_n = 0;
    while (x->open.n && x->open.p[x->open.n - 1].cut == at) {
        xml_open_span open = x->open.p[--x->open.n];
        close_element(x, &open);
        if (span_end(x, open.span) > at) insert_again(x, s, open);
    }
}

static bool begins_at(const xml_out *x, const leaf_state *s, uint32_t at)
{
    return s->next < s->past && x->view->spans[s->next].off == at;
}

/* The longest of the spans that are to be opened at `at`; false if there is none left. */
static bool take_next(const xml_out *x, leaf_state *s, uint32_t at, xml_open_span *open)
{
    bool again = s->again_at < s->again_n, fresh = begins_at(x, s, at);
    if (again && fresh) again = span_end(x, s->again[s->again_at].span) >= span_end(x, s->next);
    if (again) {
        *open = s->again[s->again_at++];
    } else if (fresh) {
        *open = (xml_open_span){.span = s->next++};
    }
    return again || fresh;
}

static void open_at(xml_out *x, leaf_state *s, uint32_t at)
{
    xml_open_span open;
    while (take_next(x, s, at, &open)) {
        if (x->open.n == MAX_OPEN) {
            x->too_deep++;
            continue;
        }
        uint32_t end = span_end(x, open.span);
        uint32_t limit = x->open.n ? x->open.p[x->open.n - 1].cut : UINT32_MAX;
        open.cut = end < limit ? end : limit;
        if (open.cut < end && open.piece == 0) open.piece = ++s->pieces;
        bool innermost = s->again_at == s->again_n && !begins_at(x, s, at);
        open.object = innermost && open.piece == 0 && covers_object(x, &x->view->spans[open.span]);
        open.empty = !open_element(x, &open, at);
        xml_open_span *top = DNM_PUSH(&x->open, &x->budget);
        if (!top) return;
        *top = open;
    }
}

/* Where the next element begins or ends. */
static uint32_t next_stop(const xml_out *x, const leaf_state *s, uint32_t end)
{
    uint32_t stop = end;
    if (x->open.n && x->open.p[x->open.n - 1].cut < stop) stop = x->open.p[x->open.n - 1].cut;
    if (s->next < s->past && x->view->spans[s->next].off < stop) stop = x->view->spans[s->next].off;
    return stop;
}

void xml_inline(xml_out *x, const dnm_block *leaf)
{
    leaf_state s = {.next = leaf->span0, .past = leaf->span0 + leaf->nspan};
    uint32_t at = leaf->off, end = leaf->off + leaf->len;
    x->open.n = 0;
    while (!x->budget.failed) {
        close_at(x, &s, at);
        if (at == end) break;
        open_at(x, &s, at);
        uint32_t stop = next_stop(x, &s, end);
        if (!x->open.n || !x->open.p[x->open.n - 1].object) xml_doc_text(x, at, stop - at);
        at = stop;
    }
}
