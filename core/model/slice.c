/* slice.c -- makes a document of one stretch: its births, the edits that concern it, the blocks as they were
 * read and as they are now, and what hangs on them.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/slicer.h"

enum { MOST_PAIRS = 256 };

typedef struct slice {
    dnm_slicer *from;
    uint32_t number;
    uint32_t first, end; /* of the converter's text */
    dnm_doc *to;
} slice;

static uint32_t text_end(const dnm_view *v, uint32_t block)
{
    const uint32_t end = v->blocks[block].end;
    return end < v->block_count ? v->blocks[end].off : v->text_len;
}

/* ---- strings and sets ---- */

static bool is_known(const slice *c, const dnm_renumber *r, uint32_t number)
{
    return r->slice[number] == c->number + 1;
}

static uint32_t know(const slice *c, dnm_renumber *r, uint32_t number, uint32_t now)
{
    r->slice[number] = c->number + 1;
    return r->now[number] = now;
}

static dnm_string string_of(slice *c, dnm_string old)
{
    dnm_renumber *r = &c->from->strings;
    if (is_known(c, r, old)) return r->now[old];
    return know(c, r, old, dnm_pool_string(&c->to->pool, dnm_pool_text(&c->from->doc->pool, old)));
}

static dnm_attrs attrs_of(slice *c, dnm_attrs old)
{
    dnm_renumber *r = &c->from->sets;
    if (is_known(c, r, old)) return r->now[old];
    dnm_attr set[MOST_PAIRS];
    uint32_t n = 0;
    while (n < MOST_PAIRS && dnm_doc_attr_at(c->from->doc, old, n, &set[n].key, &set[n].value)) n++;
    return know(c, r, old, dnm_pool_attrs(&c->to->pool, set, n));
}

static uint16_t part_of(slice *c, uint16_t old)
{
    dnm_renumber *r = &c->from->sources;
    if (is_known(c, r, old)) return (uint16_t)r->now[old];
    dnm_string *part = DNM_PUSH(&c->to->parts, &c->to->budget);
    if (!part) return 0;
    *part = string_of(c, c->from->doc->parts.p[old]);
    return (uint16_t)know(c, r, old, c->to->parts.n - 1);
}

static void take_resource(slice *c, dnm_string named)
{
    dnm_slicer *s = c->from;
    const uint32_t found = s->resources ? s->resources[named] : 0;
    if (!found || is_known(c, &s->taken, found - 1)) return;
    know(c, &s->taken, found - 1, 0);
    const dnm_resource *old = &s->doc->resources.p[found - 1];
    dnm_resource *r = DNM_PUSH(&c->to->resources, &c->to->budget);
    char *bytes = dnm_arena_strndup(&c->to->arena, (const char *)old->bytes, old->size);
    if (!r || !bytes) return;
    r->name = string_of(c, old->name);
    r->media_type = string_of(c, old->media_type);
    r->bytes = (const unsigned char *)bytes;
    r->size = old->size;
}

/* ---- births and edits ---- */

static bool add_births(slice *c, uint32_t off, uint32_t len)
{
    dnm_doc *to = c->to;
    if (!len) return true;
    if (!DNM_ROOM(&to->births, len, &to->budget)) return false;
    memcpy(to->births.p + to->births.n, c->from->doc->births.p + off, len);
    to->births.n += len;
    return true;
}

static bool copy_births(slice *c)
{
    const dnm_by_slice *by = &c->from->added_of;
    bool good = add_births(c, c->first, c->end - c->first);
    c->to->origin_len = c->to->births.n;
    for (uint32_t i = by->starts[c->number]; good && i < by->starts[c->number + 1]; i++) {
        const dnm_added *a = &c->from->added[by->list[i]];
        good = add_births(c, a->off, a->len);
    }
    return good;
}

/* What of a cut belongs to this stretch, as a cut of edit `edit`. */
static void copy_cut(slice *c, const dnm_cut *old, uint32_t edit)
{
    uint32_t off = old->off, end = old->off + old->len;
    if (off < c->from->doc->origin_len) {
        off = off < c->first ? c->first : off;
        end = end > c->end ? c->end : end;
    } else if (dnm_slicer_slice_of(c->from, off) != c->number) {
        return;
    }
    if (off >= end) return;
    dnm_cut *cut = DNM_PUSH(&c->to->cuts, &c->to->budget);
    if (cut) *cut = (dnm_cut){dnm_slicer_birth(c->from, c->number, off), end - off, edit};
}

static void copy_put(slice *c, const dnm_edit *old, dnm_edit *edit)
{
    for (uint32_t at = old->put, end = old->put + old->put_len; at < end;) {
        const dnm_added *a = dnm_slicer_added(c->from, at);
        if (!a) return;
        if (a->slice == c->number) {
            if (!edit->put_len) edit->put = a->now + (at - a->off);
            edit->put_len += (a->off + a->len < end ? a->off + a->len : end) - at;
        }
        at = a->off + a->len;
    }
}

static uint32_t place_in(const slice *c, const dnm_edit *old, const dnm_edit *now)
{
    if (old->at >= c->from->doc->origin_len) {
        const dnm_added *a = dnm_slicer_added(c->from, old->at);
        if (a && a->slice == c->number) return dnm_slicer_birth(c->from, c->number, old->at);
    } else if (old->at >= c->first && old->at <= c->end) {
        return old->at - c->first;
    }
    if (now->ncut) return c->to->cuts.p[now->first_cut].off;
    return now->put_len ? now->put : 0;
}

static bool copy_edits(slice *c)
{
    const dnm_doc *doc = c->from->doc;
    const dnm_by_slice *by = &c->from->edits_of;
    for (uint32_t i = by->starts[c->number]; i < by->starts[c->number + 1]; i++) {
        const dnm_edit *old = &doc->edits.p[by->list[i]];
        dnm_edit now = *old;
        now.put = now.put_len = 0;
        now.first_cut = c->to->cuts.n;
        for (uint32_t k = 0; k < old->ncut; k++)
            copy_cut(c, &doc->cuts.p[old->first_cut + k], c->to->edits.n);
        now.ncut = c->to->cuts.n - now.first_cut;
        copy_put(c, old, &now);
        now.at = place_in(c, old, &now);
        now.rule = string_of(c, old->rule);
        now.note = string_of(c, old->note);
        dnm_edit *edit = DNM_PUSH(&c->to->edits, &c->to->budget);
        if (!edit) return false;
        *edit = now;
    }
    c->to->passes = doc->passes;
    return !c->to->budget.failed;
}

/* ---- where it came from ---- */

static bool copy_sources(slice *c)
{
    const dnm_doc *doc = c->from->doc;
    if (!doc->sources.n || c->first == c->end) return true;
    uint32_t i = 0;
    if (doc->sources.p[0].birth <= c->first)
        i = dnm_last_at_most(doc->sources.p, doc->sources.n, sizeof *doc->sources.p, c->first);
    for (; i < doc->sources.n && doc->sources.p[i].birth < c->end; i++) {
        dnm_source now = doc->sources.p[i];
        const uint32_t past = now.birth < c->first ? c->first - now.birth : 0;
        if (past && !now.linear) continue; /* a checkpoint holds for its own byte */
        now.offset += past;
        now.birth += past;
        now.birth -= c->first;
        now.part = part_of(c, now.part);
        dnm_source *source = DNM_PUSH(&c->to->sources, &c->to->budget);
        if (!source) return false;
        *source = now;
    }
    return true;
}

static bool copy_raws(slice *c)
{
    const dnm_doc *doc = c->from->doc;
    uint32_t i = 0;
    if (doc->raws.n && doc->raws.p[0].off <= c->first)
        i = dnm_last_at_most(doc->raws.p, doc->raws.n, sizeof *doc->raws.p, c->first);
    for (; i < doc->raws.n && doc->raws.p[i].off < c->end; i++) {
        const dnm_raw *old = &doc->raws.p[i];
        if (old->off < c->first || old->len > c->end - old->off) continue;
        dnm_raw *raw = DNM_PUSH(&c->to->raws, &c->to->budget);
        char *bytes = dnm_arena_strndup(&c->to->arena, (const char *)old->bytes, old->size);
        if (!raw || !bytes) return false;
        *raw = (dnm_raw){old->off - c->first, old->len, (const unsigned char *)bytes, old->size};
    }
    return true;
}

/* The stretches of births [off, end) that are kept. */
static bool copy_kept_in(slice *c, uint32_t off, uint32_t end)
{
    const dnm_doc *doc = c->from->doc;
    uint32_t i = 0;
    if (doc->kept.n && doc->kept.p[0].off <= off)
        i = dnm_last_at_most(doc->kept.p, doc->kept.n, sizeof *doc->kept.p, off);
    for (; i < doc->kept.n && doc->kept.p[i].off < end; i++) {
        if (doc->kept.p[i].off < off) continue;
        dnm_kept *kept = DNM_PUSH(&c->to->kept, &c->to->budget);
        if (!kept) return false;
        *kept = (dnm_kept){dnm_slicer_birth(c->from, c->number, doc->kept.p[i].off), doc->kept.p[i].len};
    }
    return true;
}

static bool copy_kept(slice *c)
{
    const dnm_by_slice *by = &c->from->added_of;
    bool good = copy_kept_in(c, c->first, c->end);
    for (uint32_t i = by->starts[c->number]; good && i < by->starts[c->number + 1]; i++) {
        const dnm_added *a = &c->from->added[by->list[i]];
        good = copy_kept_in(c, a->off, a->off + a->len);
    }
    return good;
}

/* ---- blocks ---- */

typedef struct copying {
    slice *slice;
    const dnm_view *view;
    dnm_block_walk *walk;
    dnm_state *state;
    uint32_t from, to;      /* text of the view */
    DNM_VEC(uint32_t) open; /* containers of the state; beside walk->stack */
} copying;

/* Of the view at hand, which may be the converter's. */
static bool is_part(const dnm_doc *doc, const dnm_block *block)
{
    return block->kind == DNM_SECTION && dnm_str_eq(dnm_doc_attr(doc, block->attrs, "role"), DNM_STR("part"));
}

static bool copy_metas(copying *c, uint32_t old, uint32_t now)
{
    const dnm_view *v = c->view;
    while (c->walk->meta < v->meta_count && v->metas[c->walk->meta].block < old) c->walk->meta++;
    for (; c->walk->meta < v->meta_count && v->metas[c->walk->meta].block == old; c->walk->meta++) {
        if (old == 0 || is_part(c->slice->from->doc, &v->blocks[old])) continue;
        const dnm_meta *m = &v->metas[c->walk->meta];
        dnm_meta *meta = DNM_PUSH(&c->state->metas, &c->slice->to->budget);
        if (!meta) return false;
        *meta = (dnm_meta){now, string_of(c->slice, m->key), string_of(c->slice, m->value)};
    }
    return true;
}

/* What text [from, to) of the view has of span i, with `off` for `from`. */
static bool copy_span(copying *c, uint32_t i, uint32_t from, uint32_t to, uint32_t off)
{
    dnm_block_walk *w = c->walk;
    dnm_span now = c->view->spans[i];
    const uint32_t begin = now.off < from ? from : now.off;
    const uint32_t end = now.off + now.len > to ? to : now.off + now.len;
    if (now.off + now.len > to) w->reaching[w->reaching_n++] = i;
    if (begin >= end) return true;
    if (now.kind == DNM_IMAGE) take_resource(c->slice, now.target);
    now.off = off + (begin - from);
    now.len = end - begin;
    now.attrs = attrs_of(c->slice, now.attrs);
    now.target = string_of(c->slice, now.target);
    dnm_span *span = DNM_PUSH(&c->state->spans, &c->slice->to->budget);
    if (!span) return false;
    *span = now;
    return true;
}

/* Of a leaf that is divided into many, each piece looks at its own spans only. */
static bool copy_spans(copying *c, const dnm_block *old, uint32_t from, uint32_t to, uint32_t off)
{
    dnm_block_walk *w = c->walk;
    dnm_state *s = c->state;
    const uint32_t first = s->spans.n, begun = from > old->off ? w->reaching_n : 0;
    bool good = true;
    if (from == old->off) w->span = old->span0;
    w->reaching_n = 0;
    for (uint32_t k = 0; good && k < begun; k++) good = copy_span(c, w->reaching[k], from, to, off);
    for (; good && w->span < old->span0 + old->nspan && c->view->spans[w->span].off < to; w->span++)
        good = copy_span(c, w->span, from, to, off);
    if (s->spans.n > first) dnm_spans_order(s->spans.p + first, s->spans.n - first);
    return good;
}

static bool copy_block(copying *c, uint32_t i)
{
    const dnm_block *old = &c->view->blocks[i];
    dnm_state *s = c->state;
    dnm_block *b = DNM_PUSH(&s->blocks, &c->slice->to->budget);
    if (!b) return false;
    const uint32_t now = s->blocks.n - 1;
    const uint32_t from = old->off < c->from ? c->from : old->off;
    const uint32_t to = old->off + old->len > c->to ? c->to : old->off + old->len;
    *b = *old;
    b->off = from - c->from;
    b->len = to > from ? to - from : 0;
    b->span0 = s->spans.n;
    b->nspan = 0;
    b->end = now + 1;
    b->attrs = attrs_of(c->slice, old->attrs);
    if (!copy_metas(c, i, now)) return false;
    if (!old->nspan) return true;
    const bool good = copy_spans(c, old, from, to, b->off);
    s->blocks.p[now].nspan = s->spans.n - s->blocks.p[now].span0;
    return good;
}

/* The container that is copied next. */
static bool open_container(copying *c)
{
    uint32_t *open = DNM_PUSH(&c->open, &c->slice->to->budget);
    if (open) *open = c->state->blocks.n;
    return open != NULL;
}

static void close_at(copying *c, uint32_t block)
{
    dnm_block_walk *w = c->walk;
    while (w->depth && c->view->blocks[w->stack[w->depth - 1]].end <= block) {
        c->state->blocks.p[c->open.p[--w->depth]].end = c->state->blocks.n;
        c->open.n--;
    }
}

/* What has no text goes with the text before it. */
static bool is_behind(const copying *c, uint32_t i)
{
    const dnm_block *b = &c->view->blocks[i];
    if (i == 0 || text_end(c->view, i) == b->off) return false;
    return b->off >= c->to || (dnm_kind_is_leaf(b->kind) && c->from == c->to);
}

/* Containers that the stretch before left open are opened again. */
static bool reopen(copying *c)
{
    bool good = true;
    for (uint32_t i = 0; good && i < c->walk->depth; i++)
        good = open_container(c) && copy_block(c, c->walk->stack[i]);
    return good;
}

static bool copy_blocks(copying *c)
{
    const dnm_view *v = c->view;
    dnm_block_walk *w = c->walk;
    while (w->depth && v->blocks[w->stack[w->depth - 1]].end <= w->block) w->depth--;
    bool good = reopen(c);
    while (good && w->block < v->block_count) {
        const dnm_block *b = &v->blocks[w->block];
        close_at(c, w->block);
        if (is_behind(c, w->block)) break;
        if (!dnm_kind_is_leaf(b->kind)) {
            good = w->depth < c->slice->from->deepest && open_container(c);
            if (!good) break;
            w->stack[w->depth++] = w->block;
        }
        good = good && copy_block(c, w->block);
        if (dnm_kind_is_leaf(b->kind) && b->off + b->len > c->to) break; /* its rest comes next */
        w->block++;
    }
    for (uint32_t i = 0; good && i < c->open.n; i++)
        c->state->blocks.p[c->open.p[i]].end = c->state->blocks.n;
    DNM_VEC_FREE(&c->open, &c->slice->to->budget);
    return good;
}

/* ---- the two states ---- */

static bool copy_origin(slice *c)
{
    copying origin = {.slice = c,
                      .view = &c->from->doc->origin_view,
                      .walk = &c->from->origin_walk,
                      .state = &c->to->origin,
                      .from = c->first,
                      .to = c->end};
    return copy_blocks(&origin) && (!c->to->origin_len || DNM_PUSH(&c->to->origin.runs, &c->to->budget));
}

static bool add_run(slice *c, uint32_t text, uint32_t birth)
{
    dnm_run *run = DNM_PUSH(&c->to->now.runs, &c->to->budget);
    if (run) *run = (dnm_run){text, birth};
    return run != NULL;
}

static bool copy_runs(slice *c, uint32_t from, uint32_t to)
{
    const dnm_view *v = &c->from->doc->view;
    uint32_t i = c->from->run;
    bool good = true;
    for (; good && i < v->run_count; i++) {
        const uint32_t end = i + 1 < v->run_count ? v->runs[i + 1].text : v->text_len;
        const uint32_t at = v->runs[i].text < from ? from : v->runs[i].text;
        if (at >= to) break;
        if (end > at)
            good = add_run(c, at - from,
                           dnm_slicer_birth(c->from, c->number, v->runs[i].birth + (at - v->runs[i].text)));
        if (end > to) break;
    }
    c->from->run = i;
    return good;
}

static bool copy_now(slice *c)
{
    const dnm_slicer *s = c->from;
    const uint32_t from = s->texts[c->number], to = s->texts[c->number + 1];
    dnm_state *now = &c->to->now;
    copying current = {
        .slice = c, .view = &s->doc->view, .walk = &c->from->now_walk, .state = now, .from = from, .to = to};
    if (!DNM_ROOM(&now->text, to - from, &c->to->budget)) return false;
    if (to > from) memcpy(now->text.p, s->doc->view.text + from, to - from);
    now->text.n = to - from;
    c->to->edited = true;
    return copy_runs(c, from, to) && copy_blocks(&current);
}

dnm_status dnm_slice_make(dnm_slicer *s, uint32_t number, dnm_doc *to)
{
    slice c = {
        .from = s, .number = number, .first = s->births[number], .end = s->births[number + 1], .to = to};
    dnm_string *input = DNM_PUSH(&to->parts, &to->budget);
    if (input && s->doc->parts.n) know(&c, &s->sources, 0, 0);
    const bool whole = input && copy_births(&c) && copy_edits(&c) && copy_sources(&c) && copy_raws(&c) &&
                       copy_kept(&c) && copy_origin(&c) && (!s->doc->edited || copy_now(&c));
    if (!whole || to->budget.failed || dnm_arena_status(&to->arena))
        return to->budget.failed ? to->budget.failed : DNM_NO_MEMORY;
    dnm_doc_refresh(to);
    return DNM_OK;
}
