/* check.c -- the laws of the model, as a check of one document. Run after every pass in debug builds,
 * over everything in the tests and the fuzzer; it calls nothing of the code it judges.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/text/utf8.h"
#include "docnorm/doc.h"

enum { MAX_DEPTH = 4096 };

/* ---- blocks: extents nest, text and spans are dense ---- */

typedef struct walk {
    uint32_t text; /* where the next leaf's text must begin */
    uint32_t span;
    uint32_t ends[MAX_DEPTH];
    uint32_t depth;
} walk;

static const char *check_extent(walk *w, const dnm_view *v, uint32_t i)
{
    const dnm_block *b = &v->blocks[i];
    while (w->depth && w->ends[w->depth - 1] == i) w->depth--;
    if (b->kind >= DNM_KIND_COUNT) return "a block has an unknown kind";
    if ((b->kind == DNM_DOCUMENT) != (i == 0)) return "the document is not block 0 alone";
    if (b->end <= i || b->end > v->block_count) return "a block ends before it begins or past the last";
    if (w->depth && b->end > w->ends[w->depth - 1]) return "a block reaches out of its parent";
    if (i && !w->depth) return "a block stands outside the document";
    bool childless = dnm_kind_is_leaf(b->kind) || b->kind == DNM_THEMATIC_BREAK;
    if (childless && b->end != i + 1) return "a leaf has children";
    if (childless) return NULL;
    if (w->depth == MAX_DEPTH) return "blocks nest too deeply";
    w->ends[w->depth++] = b->end;
    return NULL;
}

static bool starts_character(const dnm_view *v, uint32_t off)
{
    return off == v->text_len || !dnm_utf8_is_continuation(v->text[off]);
}

static const char *check_span(const dnm_doc *doc, const dnm_view *v, const dnm_block *b, const dnm_span *s)
{
    if (s->kind >= DNM_SPAN_KIND_COUNT) return "a span has an unknown kind";
    if (s->attrs >= dnm_doc_attrs_count(doc)) return "a span has an unknown set of attributes";
    if (!s->len) return "a span is empty";
    if (s->off < b->off || s->len > b->len || s->off - b->off > b->len - s->len)
        return "a span leaves its block";
    if (!starts_character(v, s->off) || !starts_character(v, s->off + s->len))
        return "a span cuts a character";
    return NULL;
}

static const char *check_spans(walk *w, const dnm_doc *doc, const dnm_view *v, const dnm_block *b)
{
    if (b->span0 != w->span) return "spans are not dense";
    if (b->nspan > v->span_count - w->span) return "a block has spans that do not exist";
    for (uint32_t k = b->span0; k < b->span0 + b->nspan; k++) {
        const dnm_span *s = &v->spans[k];
        const char *why = check_span(doc, v, b, s);
        if (why) return why;
        bool first = k == b->span0;
        if (!first && s->off < s[-1].off) return "spans are not sorted by place";
        if (!first && s->off == s[-1].off && s->len > s[-1].len)
            return "spans that begin together are not sorted by length";
    }
    w->span += b->nspan;
    return NULL;
}

static const char *check_blocks(const dnm_doc *doc, const dnm_view *v)
{
    walk w = {0};
    const char *why = v->block_count ? NULL : "there is no block";
    for (uint32_t i = 0; i < v->block_count && !why; i++) {
        const dnm_block *b = &v->blocks[i];
        why = check_extent(&w, v, i);
        if (why) break;
        if (b->off != w.text) return "text is not dense";
        if (b->attrs >= dnm_doc_attrs_count(doc)) return "a block has an unknown set of attributes";
        if (!dnm_kind_is_leaf(b->kind) && (b->len || b->nspan)) return "a container has text";
        if (dnm_kind_is_leaf(b->kind) && !b->len) return "a leaf is empty";
        if (b->len > v->text_len - b->off) return "a block's text reaches past the end";
        if (!starts_character(v, b->off)) return "a block begins inside a character";
        w.text += b->len;
        why = check_spans(&w, doc, v, b);
    }
    if (why) return why;
    if (w.text != v->text_len) return "text is left over behind the last block";
    if (w.span != v->span_count) return "spans are left over behind the last block";
    return NULL;
}

static const char *check_view(const dnm_doc *doc, const dnm_view *v)
{
    if (dnm_utf8_validate(v->text, v->text_len) != v->text_len) return "text is not UTF-8";
    for (uint32_t i = 0; i < v->meta_count; i++) {
        if (v->metas[i].block >= v->block_count) return "metadata belongs to no block";
        if (dnm_kind_is_leaf(v->blocks[v->metas[i].block].kind)) return "metadata belongs to a leaf";
        if (i && v->metas[i].block < v->metas[i - 1].block) return "metadata is not sorted";
    }
    return check_blocks(doc, v);
}

/* ---- provenance: runs and cuts tile the births ---- */

#define NOWHERE UINT32_MAX

typedef struct range {
    uint32_t off, len;
    uint32_t text; /* where it stands; NOWHERE if it was cut */
} range;

static int by_off(const void *x, const void *y)
{
    const range *a = x;
    const range *b = y;
    return a->off < b->off ? -1 : a->off > b->off;
}

static const char *collect_runs(const dnm_view *v, const dnm_history *h, range *ranges)
{
    if (v->text_len && (!v->run_count || v->runs[0].text != 0)) return "the text has no births";
    for (uint32_t i = 0; i < v->run_count; i++) {
        uint32_t end = i + 1 < v->run_count ? v->runs[i + 1].text : v->text_len;
        if (end <= v->runs[i].text || end > v->text_len) return "runs are not sorted";
        uint32_t len = end - v->runs[i].text;
        uint32_t birth = v->runs[i].birth;
        if (birth > h->birth_len || len > h->birth_len - birth) return "a run leaves the births";
        if (memcmp(v->text + v->runs[i].text, h->births + birth, len) != 0)
            return "text differs from its birth";
        ranges[i] = (range){birth, len, v->runs[i].text};
    }
    return NULL;
}

static const char *check_tiling(range *ranges, uint32_t n, uint32_t birth_len)
{
    uint32_t at = 0;
    if (n) qsort(ranges, n, sizeof *ranges, by_off);
    for (uint32_t i = 0; i < n; i++) {
        if (ranges[i].off != at) return ranges[i].off < at ? "a birth lives twice" : "a birth is lost";
        at += ranges[i].len;
    }
    return at == birth_len ? NULL : "births are lost at the end";
}

/* Whether a block ends inside the text [at, at + len). */
static bool is_split(const dnm_view *v, uint32_t at, uint32_t len)
{
    uint32_t low = 0, high = v->block_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (v->blocks[middle].off <= at)
            low = middle;
        else
            high = middle;
    }
    return at + len > v->blocks[low].off + v->blocks[low].len;
}

/* What is kept lives, in one piece and in one leaf. The ranges tile the births in their order. */
static const char *check_kept(const dnm_view *v, const dnm_history *h, const range *ranges, uint32_t n)
{
    uint32_t i = 0;
    for (uint32_t k = 0; k < h->kept_count; k++) {
        const dnm_kept *kept = &h->kept[k];
        if (k && kept->off < kept[-1].off + kept[-1].len) return "kept stretches are not in order";
        while (i < n && ranges[i].off + ranges[i].len <= kept->off) i++;
        if (i == n || ranges[i].text == NOWHERE) return "a kept stretch was cut";
        uint32_t past = kept->off - ranges[i].off;
        if (kept->len > ranges[i].len - past || is_split(v, ranges[i].text + past, kept->len))
            return "a kept stretch was torn apart";
    }
    return NULL;
}

static const char *check_edits(const dnm_history *h)
{
    uint32_t cut = 0;
    for (uint32_t i = 0; i < h->edit_count; i++) {
        const dnm_edit *e = &h->edits[i];
        if (e->op >= DNM_OP_COUNT || e->confidence > 1000) return "an edit is not well formed";
        if (e->put > h->birth_len || e->put_len > h->birth_len - e->put)
            return "an edit puts what was not born";
        if (e->ncut && e->first_cut != cut) return "cuts are not in the order of their edits";
        cut += e->ncut;
        if (cut > h->cut_count) return "an edit has cuts that do not exist";
        for (uint32_t k = cut - e->ncut; k < cut; k++)
            if (h->cuts[k].edit != i) return "a cut names another edit";
    }
    return cut == h->cut_count ? NULL : "a cut belongs to no edit";
}

static dnm_status check_births(const dnm_view *v, const dnm_history *h, const char **why)
{
    *why = check_edits(h);
    if (*why) return DNM_BUG;
    uint64_t n = (uint64_t)v->run_count + h->cut_count;
    range *ranges = malloc(n ? (size_t)n * sizeof *ranges : 1);
    if (!ranges) return DNM_NO_MEMORY;
    *why = collect_runs(v, h, ranges);
    for (uint32_t i = 0; i < h->cut_count && !*why; i++)
        ranges[v->run_count + i] = (range){h->cuts[i].off, h->cuts[i].len, NOWHERE};
    if (!*why) *why = check_tiling(ranges, (uint32_t)n, h->birth_len);
    if (!*why) *why = check_kept(v, h, ranges, (uint32_t)n);
    free(ranges);
    return *why ? DNM_BUG : DNM_OK;
}

/* ---- what came with the text ---- */

static const char *check_sources(const dnm_history *h)
{
    for (uint32_t i = 0; i < h->source_count; i++) {
        if (h->sources[i].part >= h->part_count) return "a source names no part";
        if (i && h->sources[i].birth <= h->sources[i - 1].birth) return "sources are not sorted";
    }
    for (uint32_t i = 0; i < h->raw_count; i++) {
        const dnm_raw *r = &h->raws[i];
        if (r->len > h->origin_len || r->off > h->origin_len - r->len)
            return "raw bytes lie outside the text";
        if (i && r->off < r[-1].off + r[-1].len) return "raw bytes overlap";
    }
    return NULL;
}

dnm_status dnm_doc_check(const dnm_doc *doc, const char **why)
{
    const dnm_view *v = dnm_doc_view(doc);
    const dnm_view *origin = dnm_doc_origin(doc);
    const dnm_history *h = dnm_doc_history(doc);
    *why = check_view(doc, v);
    if (!*why && origin->text != v->text) *why = check_view(doc, origin);
    if (!*why && origin->text_len != h->origin_len) *why = "the origin has lost text";
    if (!*why) *why = check_sources(h);
    if (*why) return DNM_BUG;
    return check_births(v, h, why);
}
