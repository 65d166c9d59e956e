/* slicer.c -- divides a document into stretches: where each begins among the births, and which edits are
 * whose. Making documents of them is in slice.c.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/slicer.h"

#include <stdlib.h>

#include "core/base/limits.h"

static const uint32_t NOBODY = UINT32_MAX;

/* ---- questions ---- */

uint32_t dnm_slicer_last(const uint32_t *array, uint32_t n, uint32_t value)
{
    return dnm_last_at_most(array, n, sizeof *array, value);
}

const dnm_added *dnm_slicer_added(const dnm_slicer *s, uint32_t birth)
{
    if (!s->added_count || birth < s->added[0].off) return NULL;
    const dnm_added *a = &s->added[dnm_last_at_most(s->added, s->added_count, sizeof *s->added, birth)];
    return birth - a->off < a->len ? a : NULL;
}

uint32_t dnm_slicer_slice_of(const dnm_slicer *s, uint32_t birth)
{
    if (birth < s->doc->origin_len) return dnm_slicer_last(s->births, s->count, birth);
    const dnm_added *a = dnm_slicer_added(s, birth);
    return a ? a->slice : s->count - 1;
}

uint32_t dnm_slicer_birth(const dnm_slicer *s, uint32_t slice, uint32_t birth)
{
    if (birth < s->doc->origin_len) return birth - s->births[slice];
    const dnm_added *a = dnm_slicer_added(s, birth);
    return a ? a->now + (birth - a->off) : 0;
}

/* ---- bounds ---- */

/* The edit that added this birth. */
static const dnm_edit *maker_of(const dnm_doc *doc, uint32_t birth)
{
    uint32_t low = 0, high = doc->edits.n;
    while (high - low > 1) { /* what edits put follows each other as they do */
        const uint32_t middle = low + (high - low) / 2;
        if (doc->edits.p[middle].put <= birth)
            low = middle;
        else
            high = middle;
    }
    while (low && !doc->edits.p[low].put_len) low--;
    return &doc->edits.p[low];
}

/* The place of a birth in the converter's text: its own, or where edits put it. Each of them is of an earlier
 * pass than the one before. */
static uint32_t place_of(const dnm_doc *doc, uint32_t birth)
{
    while (birth >= doc->origin_len) {
        const uint32_t at = maker_of(doc, birth)->at;
        if (at >= birth) return doc->origin_len;
        birth = at;
    }
    return birth;
}

/* What lives of the converter's text before text `at` ends here. */
static uint32_t last_birth(const dnm_doc *doc, uint32_t run, uint32_t at, uint32_t before)
{
    const dnm_run *r = &doc->view.runs[run];
    if (r->birth >= doc->origin_len || at <= r->text) return before;
    return r->birth + (at - r->text);
}

/* The first birth of the converter's text that lives in run i or behind. */
static uint32_t *living_ahead(dnm_slicer *s)
{
    const dnm_view *v = &s->doc->view;
    uint32_t *ahead = dnm_arena_alloc(&s->arena, ((size_t)v->run_count + 1) * sizeof *ahead);
    if (!ahead) return NULL;
    ahead[v->run_count] = s->doc->origin_len;
    for (uint32_t i = v->run_count; i-- > 0;)
        ahead[i] = v->runs[i].birth < s->doc->origin_len ? v->runs[i].birth : ahead[i + 1];
    return ahead;
}

/* A stretch begins where its first text stood when it was read, so that what an edit took from there is its
 * own; between what lives before and behind, and never before the one before it. */
static bool find_births(dnm_slicer *s)
{
    const dnm_view *v = &s->doc->view;
    const uint32_t *ahead = living_ahead(s);
    uint32_t run = 0, least = 0;
    s->births[0] = 0;
    for (uint32_t k = 1; ahead && k < s->count; k++) {
        const uint32_t at = s->texts[k];
        while (run + 1 < v->run_count && v->runs[run + 1].text <= at) {
            least = last_birth(s->doc, run, v->runs[run + 1].text, least);
            run++;
        }
        least = last_birth(s->doc, run, at, least);
        const uint32_t birth = v->runs[run].birth + (at - v->runs[run].text);
        const uint32_t most = birth < s->doc->origin_len ? birth : ahead[run];
        uint32_t place = place_of(s->doc, birth);
        if (place > most) place = most;
        least = s->births[k] = place < least ? least : place;
    }
    s->births[s->count] = s->doc->origin_len;
    return ahead != NULL;
}

/* ---- births that were added ---- */

static void add(dnm_slicer *s, uint32_t off, uint32_t len, uint32_t slice)
{
    if (len) s->added[s->added_count++] = (dnm_added){.off = off, .len = len, .slice = slice};
}

/* Of runs, the text says whose they are. */
static void add_living(dnm_slicer *s)
{
    const dnm_view *v = &s->doc->view;
    for (uint32_t i = 0; i < v->run_count; i++) {
        const dnm_run *r = &v->runs[i];
        const uint32_t end = i + 1 < v->run_count ? r[1].text : v->text_len;
        if (r->birth < s->doc->origin_len) continue;
        for (uint32_t at = r->text; at < end;) {
            const uint32_t slice = dnm_slicer_last(s->texts, s->count, at);
            const uint32_t to = s->texts[slice + 1] < end ? s->texts[slice + 1] : end;
            add(s, r->birth + (at - r->text), to - at, slice);
            at = to;
        }
    }
}

static int by_off(const void *x, const void *y)
{
    const dnm_added *a = x, *b = y;
    return (a->off > b->off) - (a->off < b->off);
}

/* Of what was cut again, the edit that had put it there. They come in order, so that the places of all
 * earlier ones are known. */
static void settle_cut_ones(dnm_slicer *s)
{
    for (uint32_t i = 0; i < s->added_count; i++) {
        dnm_added *a = &s->added[i];
        if (a->slice != NOBODY) continue;
        const uint32_t at = maker_of(s->doc, a->off)->at;
        a->slice = at < a->off ? dnm_slicer_slice_of(s, at) : s->count - 1;
    }
}

static bool find_added(dnm_slicer *s)
{
    const dnm_doc *doc = s->doc;
    const size_t most = (size_t)doc->view.run_count + doc->cuts.n + s->count;
    s->added = dnm_arena_alloc(&s->arena, most * sizeof *s->added);
    if (!s->added) return false;
    add_living(s);
    for (uint32_t i = 0; i < doc->cuts.n; i++)
        if (doc->cuts.p[i].off >= doc->origin_len) add(s, doc->cuts.p[i].off, doc->cuts.p[i].len, NOBODY);
    if (s->added_count) qsort(s->added, s->added_count, sizeof *s->added, by_off);
    settle_cut_ones(s);
    return true;
}

/* ---- what is whose ---- */

typedef struct pair {
    uint32_t slice, thing;
} pair;

static bool group(dnm_slicer *s, const pair *pairs, uint32_t n, dnm_by_slice *by)
{
    by->starts = DNM_NEW(&s->arena, uint32_t, (size_t)s->count + 2);
    by->list = dnm_arena_alloc(&s->arena, n * sizeof *by->list);
    if (!by->starts || !by->list) return false;
    for (uint32_t i = 0; i < n; i++) by->starts[pairs[i].slice + 2]++;
    for (uint32_t k = 2; k <= s->count; k++) by->starts[k] += by->starts[k - 1];
    for (uint32_t i = 0; i < n; i++) by->list[by->starts[pairs[i].slice + 1]++] = pairs[i].thing;
    return true;
}

static bool group_added(dnm_slicer *s)
{
    pair *pairs = dnm_arena_alloc(&s->arena, s->added_count * sizeof *pairs);
    uint32_t *behind = DNM_NEW(&s->arena, uint32_t, s->count);
    if (!pairs || !behind) return false;
    for (uint32_t i = 0; i < s->added_count; i++) {
        dnm_added *a = &s->added[i];
        pairs[i] = (pair){a->slice, i};
        a->now = s->births[a->slice + 1] - s->births[a->slice] + behind[a->slice];
        behind[a->slice] += a->len;
    }
    return group(s, pairs, s->added_count, &s->added_of);
}

typedef struct pairs {
    pair *p;
    uint32_t n;
    uint32_t *seen; /* of each stretch, the edit paired with it last, plus 1 */
} pairs;

static void pair_up(pairs *to, uint32_t slice, uint32_t edit)
{
    if (to->seen[slice] == edit + 1) return;
    to->seen[slice] = edit + 1;
    to->p[to->n++] = (pair){slice, edit};
}

/* An edit belongs where its text is. One that changed no text belongs where it points; what points at the
 * very beginning of a stretch without covering any of it was said of the end of the one before. */
static void pair_edit(const dnm_slicer *s, uint32_t i, pairs *to)
{
    const dnm_edit *e = &s->doc->edits.p[i];
    for (uint32_t k = 0; k < e->ncut; k++) {
        const dnm_cut *cut = &s->doc->cuts.p[e->first_cut + k];
        const uint32_t last = dnm_slicer_slice_of(s, cut->off + cut->len - 1);
        for (uint32_t slice = dnm_slicer_slice_of(s, cut->off); slice <= last; slice++) pair_up(to, slice, i);
    }
    for (uint32_t at = e->put, end = e->put + e->put_len; at < end;) {
        const dnm_added *a = dnm_slicer_added(s, at);
        if (!a) break;
        pair_up(to, a->slice, i);
        at = a->off + a->len;
    }
    if (e->ncut || e->put_len) return;
    uint32_t slice = dnm_slicer_slice_of(s, e->at);
    const bool between = !e->len && e->at < s->doc->origin_len && e->at == s->births[slice];
    if (between && slice && e->op == DNM_OP_FLAG) slice--;
    pair_up(to, slice, i);
}

static bool group_edits(dnm_slicer *s)
{
    const dnm_doc *doc = s->doc;
    /* Cuts are disjoint: one more of them reaches into the next stretch for each bound. */
    const size_t most = (size_t)doc->edits.n + doc->cuts.n + s->added_count + s->count;
    pairs to = {.p = dnm_arena_alloc(&s->arena, most * sizeof *to.p),
                .seen = DNM_NEW(&s->arena, uint32_t, s->count)};
    if (!to.p || !to.seen) return false;
    for (uint32_t i = 0; i < doc->edits.n; i++) pair_edit(s, i, &to);
    return group(s, to.p, to.n, &s->edits_of);
}

/* ---- its life ---- */

static bool make_renumber(dnm_slicer *s, dnm_renumber *r, uint32_t n)
{
    r->now = dnm_arena_alloc(&s->arena, n * sizeof *r->now);
    r->slice = DNM_NEW(&s->arena, uint32_t, n);
    return r->now && r->slice;
}

static bool make_walk(dnm_slicer *s, const dnm_view *view, dnm_block_walk *w)
{
    uint32_t most = 0; /* spans of a leaf */
    for (uint32_t i = 0; i < view->block_count; i++)
        if (view->blocks[i].nspan > most) most = view->blocks[i].nspan;
    s->deepest = s->doc->depth_limit + 2; /* the document, and a leaf's room */
    w->stack = dnm_arena_alloc(&s->arena, s->deepest * sizeof *w->stack);
    w->reaching = dnm_arena_alloc(&s->arena, most * sizeof *w->reaching);
    return w->stack && w->reaching;
}

static bool find_resources(dnm_slicer *s)
{
    const dnm_doc *doc = s->doc;
    if (!doc->resources.n) return true;
    s->resources = DNM_NEW(&s->arena, uint32_t, doc->pool.strings.n);
    if (!s->resources) return false;
    for (uint32_t i = doc->resources.n; i-- > 0;) s->resources[doc->resources.p[i].name] = i + 1;
    return make_renumber(s, &s->taken, doc->resources.n);
}

static bool prepare(dnm_slicer *s, const uint32_t *bounds)
{
    const dnm_doc *doc = s->doc;
    s->texts = dnm_arena_alloc(&s->arena, ((size_t)s->count + 1) * sizeof *s->texts);
    s->births = dnm_arena_alloc(&s->arena, ((size_t)s->count + 1) * sizeof *s->births);
    if (!s->texts || !s->births) return false;
    memcpy(s->texts, bounds, s->count * sizeof *s->texts);
    s->texts[s->count] = doc->view.text_len;
    return find_births(s) && find_added(s) && group_added(s) && group_edits(s) &&
           make_walk(s, &doc->origin_view, &s->origin_walk) && make_walk(s, &doc->view, &s->now_walk) &&
           make_renumber(s, &s->strings, doc->pool.strings.n) &&
           make_renumber(s, &s->sets, doc->pool.sets.n) && make_renumber(s, &s->sources, doc->parts.n) &&
           find_resources(s);
}

dnm_status dnm_slicer_new(const dnm_doc *doc, const dnm_limits *limits, const uint32_t *bounds,
                          uint32_t count, dnm_slicer **out)
{
    dnm_slicer *s = calloc(1, sizeof *s);
    if (!s) return DNM_NO_MEMORY;
    s->doc = doc;
    s->count = count;
    if (limits) s->limits = *limits;
    dnm_limits_fill(&s->limits);
    dnm_arena_init(&s->arena, s->limits.arena_bytes);
    if (!prepare(s, bounds)) {
        const dnm_status status = dnm_arena_status(&s->arena);
        dnm_slicer_free(s);
        return status ? status : DNM_NO_MEMORY;
    }
    *out = s;
    return DNM_OK;
}

void dnm_slicer_free(dnm_slicer *s)
{
    if (!s) return;
    dnm_arena_free(&s->arena);
    free(s);
}

dnm_status dnm_slicer_next(dnm_slicer *s, dnm_doc **slice)
{
    if (s->next >= s->count) return DNM_END;
    dnm_doc *made;
    dnm_status status = dnm_doc_new(&s->limits, &made);
    if (status == DNM_OK) {
        status = dnm_slice_make(s, s->next, made);
        s->next++;
        if (status == DNM_OK)
            *slice = made;
        else
            dnm_doc_free(made);
    }
    return status;
}
