/* apply.c -- carries out a pass: blocks. The requests are sorted by place, overlaps are settled, and
 * one walk over the old document writes the new one beside it. Long stretches that nobody wants to
 * change are copied whole. Only when all is written do old and new change places.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/apply.h"

#include <stdlib.h>

#include "core/base/buf.h"

/* Marks in `moved`: the block went with its content; or it went alone, and the low bits are its old
 * parent. Block counts stay far below 2^31. */
static const uint32_t DROPPED = UINT32_MAX;
static const uint32_t GONE = UINT32_C(1) << 31;

/* ---- order and overlaps ---- */

static int by_place(const void *x, const void *y)
{
    const dnm_request *a = x;
    const dnm_request *b = y;
    if (a->block != b->block) return a->block < b->block ? -1 : 1;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    return a->seq < b->seq ? -1 : a->seq > b->seq;
}

static bool claims_text(const dnm_request *r)
{
    return r->op == DNM_OP_CUT || r->op == DNM_OP_REPLACE || r->op == DNM_OP_LIFT || r->op == DNM_OP_KEEP;
}

/* Of two requests that take or keep the same text, the first asked for wins. What stands inside such a
 * stretch (a put, a split) has lost its place. */
static void settle_overlaps(dnm_request *requests, uint32_t n)
{
    dnm_request *last = NULL;
    for (uint32_t i = 0; i < n; i++) {
        dnm_request *r = &requests[i];
        bool inside = last && last->block == r->block && r->at - last->at < last->len;
        if (claims_text(r)) {
            if (inside && last->seq < r->seq) {
                r->op = DNM_OP_COUNT;
                continue;
            }
            if (inside) last->op = DNM_OP_COUNT;
            last = r;
        } else if (inside && r->at > last->at && (r->op == DNM_OP_PUT || r->op == DNM_OP_SPLIT)) {
            r->op = DNM_OP_COUNT;
        }
    }
}

/* ---- what every edit leaves behind ---- */

static dnm_string rule_name(dnm_applier *a, uint16_t rule)
{
    dnm_editor *e = a->editor;
    if (!e->rule_names.p[rule]) {
        dnm_buf name;
        dnm_buf_init(&name, 512);
        dnm_buf_printf(&name, "%s/%s", e->cleaner, e->rules[rule].id);
        e->rule_names.p[rule] = dnm_pool_string(&a->doc->pool, dnm_buf_str(&name));
        dnm_buf_free(&name);
    }
    return e->rule_names.p[rule];
}

/* Where a reader should look: the birth of the old text at `text_at`, or of the last one before. */
static uint32_t birth_at(const dnm_applier *a, uint32_t text_at)
{
    if (text_at < a->old->text_len) return dnm_doc_birth(a->doc, text_at);
    return a->old->text_len ? dnm_doc_birth(a->doc, a->old->text_len - 1) : 0;
}

uint32_t dnm_apply_record(dnm_applier *a, const dnm_request *r, uint32_t text_at, uint32_t len)
{
    dnm_string rule = rule_name(a, r->rule);
    dnm_edit *edit = DNM_PUSH(&a->doc->edits, a->budget);
    if (!edit) return 0;
    *edit = (dnm_edit){
        .at = birth_at(a, text_at),
        .len = len,
        .put = a->doc->births.n,
        .first_cut = a->doc->cuts.n,
        .rule = rule,
        .note = r->note,
        .confidence = r->confidence,
        .op = r->op,
        .pass = a->doc->passes,
    };
    return a->doc->edits.n - 1;
}

/* ---- containers ---- */

/* A row must keep its columns. */
static bool may_stand_empty(uint16_t kind)
{
    return kind == DNM_TABLE_CELL || kind == DNM_DOCUMENT;
}

/* The nearest open container of the old view; a wrapper is none, so look further out. */
static uint32_t old_parent(const dnm_applier *a)
{
    uint32_t i = a->frames.n;
    while (i > 1 && a->frames.p[i - 1].old == DNM_NO_BLOCK) i--;
    return i ? a->frames.p[i - 1].old : 0;
}

static void close_until(dnm_applier *a, uint32_t old_block)
{
    dnm_state *now = a->now;
    while (a->frames.n && a->frames.p[a->frames.n - 1].old_end <= old_block) {
        dnm_frame f = a->frames.p[--a->frames.n];
        if (f.new_block == DNM_NO_BLOCK) continue;
        bool empty = now->blocks.n == f.new_block + 1;
        if (empty && f.had_children && !may_stand_empty(now->blocks.p[f.new_block].kind)) {
            now->blocks.n--;
            while (now->metas.n && now->metas.p[now->metas.n - 1].block == f.new_block) now->metas.n--;
            if (a->moved && f.old != DNM_NO_BLOCK) a->moved[f.old] = GONE | old_parent(a);
            continue;
        }
        now->blocks.p[f.new_block].end = now->blocks.n;
    }
}

static void open_frame(dnm_applier *a, dnm_frame frame)
{
    dnm_frame *f = DNM_PUSH(&a->frames, a->budget);
    if (f) *f = frame;
}

static void push_container(dnm_applier *a, const dnm_block *block, dnm_frame frame)
{
    dnm_block *b = DNM_PUSH(&a->now->blocks, a->budget);
    if (!b) return;
    *b = *block;
    b->off = a->now->text.n;
    b->len = 0;
    b->span0 = a->now->spans.n;
    b->nspan = 0;
    b->end = a->now->blocks.n;
    frame.new_block = a->now->blocks.n - 1;
    open_frame(a, frame);
}

static void wrap(dnm_applier *a, const dnm_request *r)
{
    bool crosses = a->frames.p[a->frames.n - 1].old_end < r->other;
    if (crosses || a->frames.n + 2 > a->doc->depth_limit) return;
    dnm_apply_record(a, r, a->old->blocks[r->block].off, 0);
    dnm_block w = {.attrs = r->attrs, .kind = r->kind, .level = r->level};
    push_container(a, &w, (dnm_frame){.old = DNM_NO_BLOCK, .old_end = r->other, .had_children = true});
    for (uint32_t i = r->put; i < r->put + r->put_len && !a->budget->failed; i++) {
        dnm_meta *meta = DNM_PUSH(&a->now->metas, a->budget);
        if (meta) *meta = a->editor->wrapped.p[i];
        if (meta) meta->block = a->now->blocks.n - 1;
    }
}

static void set(dnm_applier *a, const dnm_request *r, dnm_block *b)
{
    dnm_apply_record(a, r, b->off, 0);
    if (r->set_kind) {
        b->kind = r->kind;
        b->level = r->level;
    }
    if (r->set_attrs) b->attrs = r->attrs;
}

/* A container, with its sets and flags; a->next moves past its requests. */
static void container(dnm_applier *a, uint32_t i)
{
    dnm_block b = a->old->blocks[i];
    bool dissolved = false;
    for (; a->next < a->end && a->next->block == i; a->next++) {
        if (a->next->op == DNM_OP_SET) set(a, a->next, &b);
        if (a->next->op == DNM_OP_FLAG) dnm_apply_record(a, a->next, b.off, 0);
        if (a->next->op == DNM_OP_DISSOLVE && !dissolved) {
            dnm_apply_record(a, a->next, b.off, 0);
            dissolved = true;
        }
    }
    uint32_t parent = old_parent(a);
    dnm_frame f = {.old = i, .old_end = b.end, .new_block = DNM_NO_BLOCK, .had_children = b.end > i + 1};
    if (dissolved) {
        open_frame(a, f);
    } else {
        push_container(a, &b, f);
    }
    if (a->moved) a->moved[i] = dissolved ? GONE | parent : a->now->blocks.n - 1;
}

/* The block goes with all it holds; what was asked for inside it falls with it. */
static uint32_t drop(dnm_applier *a, uint32_t i, const dnm_request *r)
{
    const dnm_block *b = &a->old->blocks[i];
    uint32_t stop = b->end;
    uint32_t text_end = stop < a->old->block_count ? a->old->blocks[stop].off : a->old->text_len;
    uint32_t edit = dnm_apply_record(a, r, b->off, text_end - b->off);
    dnm_apply_cut(a, b->off, text_end - b->off, edit);
    if (text_end > b->off) a->join = NULL;
    if (a->moved)
        for (uint32_t k = i; k < stop; k++) a->moved[k] = DROPPED;
    while (a->next < a->end && a->next->block < stop) a->next++;
    return stop;
}

/* Old blocks [i, stop) with all their text and spans: everything moves by the same distances. */
static void copy_untouched(dnm_applier *a, uint32_t i, uint32_t stop)
{
    const dnm_view *old = a->old;
    dnm_state *now = a->now;
    bool last = stop >= old->block_count;
    uint32_t text0 = old->blocks[i].off;
    uint32_t span0 = old->blocks[i].span0;
    uint32_t text1 = last ? old->text_len : old->blocks[stop].off;
    uint32_t span1 = last ? old->span_count : old->blocks[stop].span0;
    uint32_t by_text = now->text.n - text0; /* modulo 2^32, as the sums below */
    uint32_t by_span = now->spans.n - span0;

    dnm_apply_keep(a, text0, text1 - text0);
    if (!DNM_ROOM(&now->spans, span1 - span0, a->budget) || !DNM_ROOM(&now->blocks, stop - i, a->budget))
        return;
    for (uint32_t s = span0; s < span1; s++) {
        dnm_span span = old->spans[s];
        span.off += by_text;
        now->spans.p[now->spans.n++] = span;
    }
    for (; i < stop && !a->budget->failed; i++) {
        close_until(a, i);
        dnm_block b = old->blocks[i];
        uint32_t at = now->blocks.n;
        b.off += by_text;
        b.span0 += by_span;
        b.end = at + 1;
        if (dnm_kind_is_leaf(b.kind)) {
            a->last_leaf = at;
            dnm_leaves_carry(a->doc->leaves, i, at);
        } else {
            uint32_t end = old->blocks[i].end;
            open_frame(a, (dnm_frame){i, end, at, .had_children = end > i + 1});
            if (a->moved) a->moved[i] = at;
        }
        now->blocks.p[now->blocks.n++] = b;
    }
}

/* ---- the walk ---- */

static const dnm_request *find_drop(const dnm_applier *a, uint32_t block)
{
    for (const dnm_request *r = a->next; r < a->end && r->block == block; r++)
        if (r->op == DNM_OP_DROP) return r;
    return NULL;
}

/* Of two wraps of one block, in the order they were asked for within one width. */
static bool lies_inside(const dnm_request *inner, const dnm_request *outer)
{
    return inner->other < outer->other || (inner->other == outer->other && inner > outer);
}

/* Wrappers that begin here, the widest first: a wrap asked for later lies inside one that is as wide. */
static void open_wrappers(dnm_applier *a, uint32_t block)
{
    const dnm_request *last = NULL;
    for (;;) {
        const dnm_request *widest = NULL;
        for (const dnm_request *r = a->next; r < a->end && r->block == block; r++) {
            if (r->op != DNM_OP_WRAP || (last && !lies_inside(r, last))) continue;
            if (!widest || r->other > widest->other) widest = r;
        }
        if (!widest) return;
        wrap(a, widest);
        last = widest;
    }
}

static void walk(dnm_applier *a)
{
    const dnm_view *old = a->old;
    uint32_t i = 0;
    while (i < old->block_count && !a->budget->failed) {
        if (!a->join && (a->next == a->end || a->next->block > i)) {
            uint32_t stop = a->next == a->end ? old->block_count : a->next->block;
            copy_untouched(a, i, stop);
            i = stop;
            continue;
        }
        close_until(a, i);
        open_wrappers(a, i);
        const dnm_request *dropping = find_drop(a, i);
        if (dropping) {
            i = drop(a, i, dropping);
        } else if (dnm_kind_is_leaf(old->blocks[i].kind)) {
            dnm_apply_leaf(a, i++);
        } else {
            container(a, i++);
        }
    }
    close_until(a, UINT32_MAX);
}

/* ---- metadata ---- */

static bool needs_moved(const dnm_applier *a)
{
    const dnm_view *old = a->old;
    bool needed = old->meta_count && old->metas[old->meta_count - 1].block != 0;
    const dnm_editor *e = a->editor;
    for (uint32_t i = 0; i < e->metas.n; i++) needed = needed || e->metas.p[i].block != 0;
    for (uint32_t i = 0; i < e->requests.n; i++)
        needed = needed || (e->requests.p[i].op == DNM_OP_LIFT && e->requests.p[i].other != 0);
    return needed;
}

/* The new block that an old one's metadata belongs to; DROPPED if it went. */
static uint32_t new_owner(const dnm_applier *a, uint32_t block)
{
    if (block == 0 || !a->moved) return 0;
    while (a->moved[block] != DROPPED && (a->moved[block] & GONE)) {
        block = a->moved[block] & ~GONE;
        if (block == 0) return 0;
    }
    return a->moved[block];
}

/* values: new ones, 0 for none; NULL if there are none at all. */
static void move_metas(dnm_applier *a, const dnm_meta *metas, uint32_t n, const dnm_string *values)
{
    for (uint32_t i = 0; i < n; i++) {
        dnm_meta meta = metas[i];
        if (values && values[i]) meta.value = values[i];
        meta.block = new_owner(a, meta.block);
        dnm_meta *added = meta.block == DROPPED ? NULL : DNM_PUSH(&a->now->metas, a->budget);
        if (added) *added = meta;
    }
}

static void write_metas(dnm_applier *a)
{
    if (a->budget->failed) return;
    move_metas(a, a->old->metas, a->old->meta_count, a->editor->values.n ? a->editor->values.p : NULL);
    move_metas(a, a->metas.p, a->metas.n, NULL);
    move_metas(a, a->editor->metas.p, a->editor->metas.n, NULL);
    if (!dnm_metas_sort(a->now->metas.p, a->now->metas.n)) a->budget->failed = DNM_NO_MEMORY;
}

/* ---- the whole ---- */

/* All that births will take is reserved before: the old view may read its text from there. */
static bool prepare(dnm_applier *a)
{
    dnm_doc *doc = a->doc;
    dnm_editor *e = a->editor;
    dnm_state *now = a->now;
    dnm_leaves_begin(doc->leaves);
    now->text.n = now->blocks.n = now->spans.n = now->runs.n = now->metas.n = 0;
    if (e->unsorted) qsort(e->requests.p, e->requests.n, sizeof *e->requests.p, by_place);
    settle_overlaps(e->requests.p, e->requests.n);
    a->next = e->requests.p;
    a->end = e->requests.n ? e->requests.p + e->requests.n : a->next;
    if (!DNM_ROOM(&doc->births, e->inserted.n, a->budget)) return false;
    dnm_doc_refresh(doc);
    if (!DNM_ROOM(&now->text, (uint64_t)a->old->text_len + e->inserted.n, a->budget)) return false;
    if (!needs_moved(a)) return true;
    a->moved = calloc(a->old->block_count, sizeof *a->moved);
    if (!a->moved) a->budget->failed = DNM_NO_MEMORY;
    return a->moved != NULL;
}

static void release(dnm_applier *a)
{
    DNM_VEC_FREE(&a->frames, a->budget);
    DNM_VEC_FREE(&a->stretches, a->budget);
    DNM_VEC_FREE(&a->splits, a->budget);
    DNM_VEC_FREE(&a->spans, a->budget);
    DNM_VEC_FREE(&a->carried, a->budget);
    DNM_VEC_FREE(&a->metas, a->budget);
    free(a->moved);
}

dnm_status dnm_editor_apply(dnm_editor *e, dnm_apply_counts *counts)
{
    dnm_doc *doc = e->doc;
    if (counts) *counts = (dnm_apply_counts){0};
    uint32_t births = doc->births.n;
    uint32_t cuts = doc->cuts.n;
    uint32_t edits = doc->edits.n;
    uint32_t kept = doc->kept.n;
    dnm_status status = doc->budget.failed;
    if (status == DNM_OK && (e->requests.n || e->metas.n || e->values.n)) {
        dnm_applier a = {
            .editor = e, .doc = doc, .budget = &doc->budget, .old = &doc->view, .now = &doc->next};
        if (prepare(&a)) {
            walk(&a);
            write_metas(&a);
        }
        release(&a);
        status = doc->budget.failed;
        if (status == DNM_OK) {
            dnm_state finished = doc->next;
            doc->next = doc->now;
            doc->now = finished;
            doc->edited = true;
            dnm_leaves_finish(doc->leaves);
            dnm_kept_settle(doc, kept);
            if (doc->edits.n > edits && doc->passes < UINT8_MAX) doc->passes++;
            if (counts)
                *counts = (dnm_apply_counts){finished.text.n, finished.blocks.n, doc->edits.n - edits};
        }
    }
    if (status != DNM_OK) {
        doc->births.n = births;
        doc->cuts.n = cuts;
        doc->edits.n = edits;
        doc->kept.n = kept;
        doc->budget.failed = DNM_OK;
    }
    dnm_doc_refresh(doc);
    e->requests.n = e->metas.n = e->wrapped.n = e->values.n = e->inserted.n = e->kept.n = e->limits.n = 0;
    e->unsorted = false;
    return status;
}
