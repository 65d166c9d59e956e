/* apply_leaf.c -- carries out a pass: the text and the spans of one leaf. Text is copied stretch by
 * stretch around what is cut or put; spans follow the stretches they stood on; then the leaf falls
 * into pieces where splits were asked for.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/apply.h"
#include "core/text/utf8.h"

/* ---- text ---- */

static uint32_t run_end(const dnm_view *v, uint32_t run)
{
    return run + 1 < v->run_count ? v->runs[run + 1].text : v->text_len;
}

static void add_run(dnm_applier *a, uint32_t birth)
{
    dnm_state *now = a->now;
    if (now->runs.n) {
        const dnm_run *last = &now->runs.p[now->runs.n - 1];
        if (last->birth + (now->text.n - last->text) == birth) return;
    }
    dnm_run *run = DNM_PUSH(&now->runs, a->budget);
    if (run) *run = (dnm_run){now->text.n, birth};
}

/* Steps through the birth ranges behind old text: *at moves to the end of the next one. */
static uint32_t next_births(dnm_applier *a, uint32_t *at, uint32_t end, uint32_t *birth)
{
    const dnm_view *old = a->old;
    while (run_end(old, a->run) <= *at) a->run++;
    uint32_t stop = run_end(old, a->run) < end ? run_end(old, a->run) : end;
    uint32_t n = stop - *at;
    *birth = old->runs[a->run].birth + (*at - old->runs[a->run].text);
    *at = stop;
    return n;
}

void dnm_apply_keep(dnm_applier *a, uint32_t at, uint32_t len)
{
    dnm_state *now = a->now;
    uint32_t end = at + len;
    if (!len || !DNM_ROOM(&now->text, len, a->budget)) return;
    while (at < end && !a->budget->failed) {
        uint32_t from = at;
        uint32_t birth;
        uint32_t n = next_births(a, &at, end, &birth);
        add_run(a, birth);
        memcpy(now->text.p + now->text.n, a->old->text + from, n);
        now->text.n += n;
    }
}

void dnm_apply_cut(dnm_applier *a, uint32_t at, uint32_t len, uint32_t edit)
{
    uint32_t end = at + len;
    while (at < end && !a->budget->failed) {
        uint32_t birth;
        uint32_t n = next_births(a, &at, end, &birth);
        dnm_cut *cut = DNM_PUSH(&a->doc->cuts, a->budget);
        if (!cut) return;
        *cut = (dnm_cut){birth, n, edit};
        a->doc->edits.p[edit].ncut++;
    }
}

static void put(dnm_applier *a, const dnm_request *r, uint32_t edit)
{
    dnm_chars *births = &a->doc->births;
    dnm_state *now = a->now;
    if (!r->put_len || !DNM_ROOM(&now->text, r->put_len, a->budget)) return;
    const char *text = a->editor->inserted.p + r->put;
    add_run(a, births->n);
    if (a->budget->failed) return;
    a->doc->edits.p[edit].put = births->n;
    a->doc->edits.p[edit].put_len = r->put_len;
    memcpy(births->p + births->n, text, r->put_len);
    births->n += r->put_len;
    memcpy(now->text.p + now->text.n, text, r->put_len);
    now->text.n += r->put_len;
}

static void note_stretch(dnm_applier *a, uint32_t old_start, uint32_t old_end, uint32_t new_start)
{
    if (old_start == old_end) return;
    dnm_stretch *s = DNM_PUSH(&a->stretches, a->budget);
    if (s) *s = (dnm_stretch){old_start, old_end, new_start, a->now->text.n};
}

static void keep_until(dnm_applier *a, uint32_t *at, uint32_t stop)
{
    if (stop <= *at) return;
    uint32_t new_start = a->now->text.n;
    dnm_apply_keep(a, *at, stop - *at);
    note_stretch(a, *at, stop, new_start);
    *at = stop;
}

static void lift(dnm_applier *a, const dnm_request *r, uint32_t at, uint32_t len)
{
    dnm_string value = r->value;
    if (!r->own_value) value = dnm_pool_string(&a->doc->pool, (dnm_str){a->old->text + at, len});
    dnm_meta *meta = DNM_PUSH(&a->metas, a->budget);
    if (meta) *meta = (dnm_meta){r->other, r->note, value};
}

/* One request inside the leaf whose old text begins at `off`; *at is how far the text has been copied. */
static void edit_text(dnm_applier *a, const dnm_request *r, uint32_t off, uint32_t *at)
{
    uint32_t from = off + r->at;
    if (r->op == DNM_OP_FLAG || r->op == DNM_OP_KEEP) {
        dnm_apply_record(a, r, from, r->len);
        if (r->op == DNM_OP_KEEP) dnm_kept_add(a->doc, from, r->len);
        return;
    }
    keep_until(a, at, from);
    uint32_t edit = dnm_apply_record(a, r, from, r->len);
    if (a->budget->failed) return;
    if (r->op == DNM_OP_SPLIT) {
        uint32_t *split = DNM_PUSH(&a->splits, a->budget);
        if (split) *split = a->now->text.n;
        return;
    }
    if (r->op == DNM_OP_LIFT) lift(a, r, from, r->len);
    dnm_apply_cut(a, from, r->len, edit);
    uint32_t new_start = a->now->text.n;
    put(a, r, edit);
    if (r->op == DNM_OP_REPLACE) note_stretch(a, from, from + r->len, new_start);
    if (*at < from + r->len) *at = from + r->len; /* a put where a cut began must not lead back */
}

/* ---- spans ---- */

/* Index of the first stretch that ends behind `old` (or, for an end, at it or behind it). */
static uint32_t find_stretch(const dnm_applier *a, uint32_t old, bool is_end)
{
    uint32_t low = 0;
    uint32_t high = a->stretches.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t end = a->stretches.p[middle].old_end;
        if (is_end ? end < old : end <= old) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* A place inside a stretch: in proportion, at the edge of a character. Where old and new are equally
 * long, as in kept text and in nearly all script conversion, that is the very place. */
static uint32_t inside_stretch(const dnm_applier *a, const dnm_stretch *s, uint32_t old)
{
    uint32_t past = old - s->old_start;
    uint32_t old_len = s->old_end - s->old_start;
    uint32_t new_len = s->new_end - s->new_start;
    size_t at = (size_t)((uint64_t)past * new_len / old_len);
    return s->new_start + (uint32_t)dnm_utf8_boundary(a->now->text.p + s->new_start, new_len, at);
}

/* Where an old place stands now. A start in cut text moves on to the next text that stayed, an end
 * back to the last. */
static uint32_t new_place(const dnm_applier *a, uint32_t old, bool is_end)
{
    uint32_t i = find_stretch(a, old, is_end);
    const dnm_stretch *s = a->stretches.p;
    if (i == a->stretches.n) return s[i - 1].new_end;
    if (old <= s[i].old_start && !is_end) return s[i].new_start;
    if (old <= s[i].old_start) return i ? s[i - 1].new_end : s[0].new_start;
    return inside_stretch(a, &s[i], old);
}

static void move_spans(dnm_applier *a, const dnm_block *block)
{
    a->spans.n = 0;
    if (!a->stretches.n || !DNM_ROOM(&a->spans, block->nspan, a->budget)) return;
    for (uint32_t i = block->span0; i < block->span0 + block->nspan; i++) {
        dnm_span span = a->old->spans[i];
        uint32_t start = new_place(a, span.off, false);
        uint32_t end = new_place(a, span.off + span.len, true);
        if (end <= start) continue;
        span.off = start;
        span.len = end - start;
        a->spans.p[a->spans.n++] = span;
    }
    dnm_spans_order(a->spans.p, a->spans.n);
}

/* ---- pieces ---- */

static dnm_span clipped(dnm_span span, uint32_t start, uint32_t end)
{
    uint32_t stop = span.off + span.len < end ? span.off + span.len : end;
    if (span.off < start) span.off = start;
    span.len = stop - span.off;
    return span;
}

/* Gives the piece [start, end) its spans: those carried over from the piece before, then those that
 * begin in it (from *next on). What goes on behind it is carried. */
static void give_spans(dnm_applier *a, uint32_t *next, uint32_t start, uint32_t end)
{
    dnm_state *now = a->now;
    uint32_t first = now->spans.n;
    uint32_t still = 0;
    uint32_t begun = *next;
    while (*next < a->spans.n && a->spans.p[*next].off < end) ++*next;
    uint32_t candidates = a->carried.n + (*next - begun);
    if (!DNM_ROOM(&now->spans, candidates, a->budget) || !DNM_ROOM(&a->carried, *next - begun, a->budget))
        return;
    for (uint32_t i = 0; i < a->carried.n; i++) {
        dnm_span span = a->carried.p[i];
        now->spans.p[now->spans.n++] = clipped(span, start, end);
        if (span.off + span.len > end) a->carried.p[still++] = span;
    }
    for (uint32_t i = begun; i < *next; i++) {
        dnm_span span = a->spans.p[i];
        now->spans.p[now->spans.n++] = clipped(span, start, end);
        if (span.off + span.len > end) a->carried.p[still++] = span;
    }
    a->carried.n = still;
    if (now->spans.n > first) dnm_spans_order(now->spans.p + first, now->spans.n - first);
}

/* Ends the leaf whose last part was just written: one block, or several where it was split. */
static void write_pieces(dnm_applier *a, uint32_t first)
{
    dnm_state *now = a->now;
    dnm_block model = now->blocks.p[first];
    uint32_t leaf_end = now->text.n;
    uint32_t start = model.off;
    uint32_t piece = first;
    uint32_t next_span = 0;
    a->carried.n = 0;
    for (uint32_t k = 0; k <= a->splits.n && !a->budget->failed; k++) {
        uint32_t end = k < a->splits.n ? a->splits.p[k] : leaf_end;
        if (end == start && k < a->splits.n) continue;
        if (end == start && start != model.off) break; /* nothing behind the last split */
        if (start != model.off) {
            dnm_block *b = DNM_PUSH(&now->blocks, a->budget);
            if (!b) return;
            *b = model;
            b->off = start;
            b->span0 = now->spans.n;
            b->nspan = 0;
            piece = now->blocks.n - 1;
            b->end = piece + 1;
        }
        give_spans(a, &next_span, start, end);
        now->blocks.p[piece].len = end - start;
        now->blocks.p[piece].nspan = now->spans.n - now->blocks.p[piece].span0;
        start = end;
    }
    a->last_leaf = piece;
}

/* ---- the leaf ---- */

static uint32_t go_on_with_last(dnm_applier *a, const dnm_block *block)
{
    uint32_t edit = dnm_apply_record(a, a->join, block->off, 0);
    if (!a->budget->failed) put(a, a->join, edit);
    a->join = NULL;
    return a->last_leaf;
}

/* Containers that were opened between a leaf and the one joined to it begin behind both. */
static void move_containers_behind(dnm_state *now, uint32_t leaf)
{
    const dnm_block *joined = &now->blocks.p[leaf];
    for (uint32_t i = leaf + 1; i < now->blocks.n && !dnm_kind_is_leaf(now->blocks.p[i].kind); i++) {
        now->blocks.p[i].off = joined->off + joined->len;
        now->blocks.p[i].span0 = joined->span0 + joined->nspan;
    }
}

static uint32_t begin_leaf(dnm_applier *a, const dnm_block *block)
{
    dnm_block *b = DNM_PUSH(&a->now->blocks, a->budget);
    if (!b) return 0;
    *b = *block;
    b->off = a->now->text.n;
    b->span0 = a->now->spans.n;
    b->len = b->nspan = 0;
    b->end = a->now->blocks.n;
    return a->now->blocks.n - 1;
}

static void set_leaf(dnm_applier *a, const dnm_request *r, dnm_block *b)
{
    dnm_apply_record(a, r, b->off, 0);
    if (r->set_kind) {
        b->kind = r->kind;
        b->level = r->level;
    }
    if (r->set_attrs) b->attrs = r->attrs;
}

static void carry_out(dnm_applier *a, const dnm_request *r, uint32_t off, uint32_t *at)
{
    switch (r->op) {
    case DNM_OP_JOIN:
        a->join = r;
        break;
    case DNM_OP_CUT:
    case DNM_OP_PUT:
    case DNM_OP_REPLACE:
    case DNM_OP_LIFT:
    case DNM_OP_SPLIT:
    case DNM_OP_FLAG:
    case DNM_OP_KEEP:
        edit_text(a, r, off, at);
        break;
    default: /* of the block as a whole, or lost to another */
        break;
    }
}

/* Whether the leaf's text stays as it is. */
static bool keeps_text(dnm_op op)
{
    return op == DNM_OP_SET || op == DNM_OP_FLAG || op == DNM_OP_KEEP;
}

void dnm_apply_leaf(dnm_applier *a, uint32_t i)
{
    dnm_block block = a->old->blocks[i];
    uint32_t off = block.off;
    uint32_t at = off;
    bool joined = a->join != NULL;
    for (const dnm_request *r = a->next; !joined && r < a->end && r->block == i; r++)
        if (r->op == DNM_OP_SET) set_leaf(a, r, &block);
    uint32_t leaf = joined ? go_on_with_last(a, &block) : begin_leaf(a, &block);
    bool same = !joined;
    a->stretches.n = a->splits.n = 0;
    for (; a->next < a->end && a->next->block == i && !a->budget->failed; a->next++) {
        same = same && keeps_text(a->next->op);
        carry_out(a, a->next, off, &at);
    }
    keep_until(a, &at, off + block.len);
    if (a->budget->failed) return;
    move_spans(a, &block);
    write_pieces(a, leaf);
    if (a->budget->failed) return;
    if (joined) {
        move_containers_behind(a->now, leaf);
    } else if (!a->now->blocks.p[leaf].len) {
        a->now->blocks.n--;
        a->join = NULL; /* nothing is left that could be joined */
    } else if (same) {
        dnm_leaves_carry(a->doc->leaves, i, leaf);
    }
}
