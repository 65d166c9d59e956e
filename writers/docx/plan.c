/* plan.c -- what must be known before the first part is written: which notes are referred to, in which
 * order; which addresses, anchors and pictures there are. Sorted arrays, searched by halves: hostile
 * input cannot make them slow.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "writers/docx/docx.h"

/* ---- order and search ------------------------------------------------------------------------- */

static int compare_str(dnm_str a, dnm_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Of notes with the same id the first is the one that counts. */
static int compare_notes(const void *a, const void *b)
{
    const docx_note *x = a, *y = b;
    int order = compare_str(x->id, y->id);
    return order ? order : (x->block > y->block) - (x->block < y->block);
}

static int compare_anchors(const void *a, const void *b)
{
    return compare_str(((const docx_anchor *)a)->id, ((const docx_anchor *)b)->id);
}

static int compare_targets(const void *a, const void *b)
{
    dnm_string x = ((const docx_target *)a)->target, y = ((const docx_target *)b)->target;
    return (x > y) - (x < y);
}

static int compare_pictures(const void *a, const void *b)
{
    const docx_picture *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->resource > y->resource) - (x->resource < y->resource);
}

static int same_id(const void *key, const void *note)
{
    return compare_str(((const docx_note *)key)->id, ((const docx_note *)note)->id);
}

static int same_name(const void *a, const void *b)
{
    dnm_string x = ((const docx_picture *)a)->name, y = ((const docx_picture *)b)->name;
    return (x > y) - (x < y);
}

typedef int (*compare_fn)(const void *, const void *);

/* Keeps the first of each group of equal elements of a sorted array; returns how many are left. */
static uint32_t unique(void *array, uint32_t n, size_t size, compare_fn same)
{
    char *p = array;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kept && same(p + (kept - 1) * size, p + i * size) == 0) continue;
        if (kept != i) memcpy(p + kept * size, p + i * size, size);
        kept++;
    }
    return kept;
}

static void sort(void *array, uint32_t n, size_t size, compare_fn compare)
{
    if (n > 1) qsort(array, n, size, compare);
}

static void *find(const void *key, const void *array, uint32_t n, size_t size, compare_fn compare)
{
    return n ? bsearch(key, array, n, size, compare) : NULL;
}

docx_note *docx_find_note(const docx *d, dnm_str id)
{
    docx_note key = {.id = id};
    return find(&key, d->plan.notes, d->plan.note_count, sizeof key, same_id);
}

docx_target *docx_find_target(const docx *d, dnm_string target)
{
    docx_target key = {.target = target};
    return find(&key, d->plan.targets, d->plan.target_count, sizeof key, compare_targets);
}

docx_anchor *docx_find_anchor(const docx *d, dnm_str id)
{
    docx_anchor key = {.id = id};
    return find(&key, d->plan.anchors, d->plan.anchor_count, sizeof key, compare_anchors);
}

docx_picture *docx_find_picture(const docx *d, dnm_string name)
{
    docx_picture key = {.name = name};
    return find(&key, d->plan.pictures, d->plan.picture_count, sizeof key, same_name);
}

/* ---- notes ------------------------------------------------------------------------------------ */

static uint8_t story_of(const docx *d, const dnm_block *note)
{
    dnm_str type = dnm_doc_attr(d->doc, note->attrs, "type");
    if (dnm_str_eq(type, DNM_STR("endnote"))) return DOCX_ENDNOTES;
    if (dnm_str_eq(type, DNM_STR("comment"))) return DOCX_COMMENTS;
    return DOCX_FOOTNOTES;
}

/* Notes within notes are left to be written where they stand. */
static bool collect_notes(docx *d)
{
    const dnm_view *view = d->view;
    uint32_t n = 0;
    for (uint32_t i = 0; i < view->block_count; i++) n += view->blocks[i].kind == DNM_NOTE;
    docx_plan *plan = &d->plan;
    plan->notes = DNM_NEW(d->arena, docx_note, n);
    if (!plan->notes) return false;
    n = 0;
    for (uint32_t i = 0, past = 0; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (block->kind != DNM_NOTE || i < past) continue;
        past = block->end;
        dnm_str id = dnm_doc_attr(d->doc, block->attrs, "id");
        if (id.p) plan->notes[n++] = (docx_note){.id = id, .block = i, .story = story_of(d, block)};
    }
    sort(plan->notes, n, sizeof *plan->notes, compare_notes);
    plan->note_count = unique(plan->notes, n, sizeof *plan->notes, same_id);
    for (int story = DOCX_FOOTNOTES; story < DOCX_STORIES; story++) {
        plan->note_order[story] = DNM_NEW(d->arena, docx_note *, plan->note_count);
        if (!plan->note_order[story]) return false;
    }
    return true;
}

static void number_note(docx *d, const dnm_span *span)
{
    docx_note *note = docx_find_note(d, dnm_doc_string(d->doc, span->target));
    if (!note || note->number || (span->kind == DNM_COMMENT) != (note->story == DOCX_COMMENTS)) return;
    d->plan.note_order[note->story][d->plan.referred[note->story]++] = note;
    note->number = d->plan.referred[note->story];
}

/* By the references outside of notes, in reading order: Word has no notes on notes. */
static void number_notes(docx *d)
{
    const dnm_view *view = d->view;
    for (uint32_t i = 0; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (block->kind == DNM_NOTE) {
            i = block->end - 1;
            continue;
        }
        for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
            uint16_t kind = view->spans[s].kind;
            if (kind == DNM_NOTE_REF || kind == DNM_COMMENT) number_note(d, &view->spans[s]);
        }
    }
}

/* ---- addresses, anchors, pictures ------------------------------------------------------------- */

static bool is_anchor(const docx *d, const dnm_span *span)
{
    dnm_str target = dnm_doc_string(d->doc, span->target);
    return span->kind == DNM_LINK && target.n > 1 && target.p[0] == '#';
}

static bool collect_targets(docx *d)
{
    const dnm_view *view = d->view;
    docx_plan *plan = &d->plan;
    uint32_t n = 0;
    for (uint32_t i = 0; i < view->span_count; i++) {
        n += view->spans[i].kind == DNM_LINK || view->spans[i].kind == DNM_IMAGE;
    }
    plan->targets = DNM_NEW(d->arena, docx_target, n);
    plan->anchors = DNM_NEW(d->arena, docx_anchor, n);
    if (!plan->targets || !plan->anchors) return false;
    uint32_t targets = 0, anchors = 0;
    for (uint32_t i = 0; i < view->span_count; i++) {
        const dnm_span *span = &view->spans[i];
        if (is_anchor(d, span)) {
            dnm_str target = dnm_doc_string(d->doc, span->target);
            plan->anchors[anchors++].id = (dnm_str){target.p + 1, target.n - 1};
        } else if (span->kind == DNM_LINK || span->kind == DNM_IMAGE) {
            plan->targets[targets++].target = span->target;
        }
    }
    sort(plan->targets, targets, sizeof *plan->targets, compare_targets);
    plan->target_count = unique(plan->targets, targets, sizeof *plan->targets, compare_targets);
    sort(plan->anchors, anchors, sizeof *plan->anchors, compare_anchors);
    plan->anchor_count = unique(plan->anchors, anchors, sizeof *plan->anchors, compare_anchors);
    return true;
}

static void find_anchors(docx *d)
{
    for (uint32_t i = 0; i < d->view->block_count && d->plan.anchor_count; i++) {
        dnm_str id = dnm_doc_attr(d->doc, d->view->blocks[i].attrs, "id");
        docx_anchor *anchor = id.p ? docx_find_anchor(d, id) : NULL;
        if (anchor) anchor->found = true;
    }
}

static bool collect_pictures(docx *d)
{
    const dnm_history *history = dnm_doc_history(d->doc);
    docx_plan *plan = &d->plan;
    plan->pictures = DNM_NEW(d->arena, docx_picture, history->resource_count);
    if (!plan->pictures) return false;
    for (uint32_t i = 0; i < history->resource_count; i++) {
        plan->pictures[i] = (docx_picture){.name = history->resources[i].name, .resource = i};
        docx_picture_size(history->resources[i].bytes, history->resources[i].size, &plan->pictures[i]);
    }
    sort(plan->pictures, history->resource_count, sizeof *plan->pictures, compare_pictures);
    plan->picture_count = unique(plan->pictures, history->resource_count, sizeof *plan->pictures, same_name);
    return true;
}

dnm_status docx_make_plan(docx *d)
{
    if (!collect_notes(d) || !collect_targets(d) || !collect_pictures(d)) return DNM_NO_MEMORY;
    number_notes(d);
    find_anchors(d);
    return DNM_OK;
}
