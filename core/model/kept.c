/* kept.c -- text that a pass asked to keep, and that the editor therefore refuses to change. It is remembered
 * by its births, which never move; a pass sees it where these births stand now.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/model/editor.h"

static int by_off(const void *x, const void *y)
{
    const dnm_kept *a = x;
    const dnm_kept *b = y;
    return a->off < b->off ? -1 : a->off > b->off;
}

void dnm_kept_add(dnm_doc *doc, uint32_t at, uint32_t len)
{
    const dnm_view *v = &doc->view;
    uint32_t i = dnm_last_at_most(v->runs, v->run_count, sizeof *v->runs, at);
    for (uint32_t end = at + len; at < end; i++) {
        uint32_t run_end = i + 1 < v->run_count ? v->runs[i + 1].text : v->text_len;
        uint32_t stop = run_end < end ? run_end : end;
        dnm_kept *kept = DNM_PUSH(&doc->kept, &doc->budget);
        if (!kept) return;
        *kept = (dnm_kept){v->runs[i].birth + (at - v->runs[i].text), stop - at};
        at = stop;
    }
}

void dnm_kept_settle(dnm_doc *doc, uint32_t first)
{
    if (doc->kept.n > first) qsort(doc->kept.p, doc->kept.n, sizeof *doc->kept.p, by_off);
}

/* Index of the first of `n` sorted stretches that ends behind `at`. */
static uint32_t first_behind(const dnm_kept *kept, uint32_t n, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (kept[middle].off + kept[middle].len <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* A kept stretch lies in one run, since nothing was ever put into it or taken from it. */
static void find_in_view(dnm_editor *e)
{
    dnm_doc *doc = e->doc;
    const dnm_view *v = &doc->view;
    if (!DNM_ROOM(&e->kept, doc->kept.n, &doc->budget)) return;
    for (uint32_t i = 0; i < v->run_count; i++) {
        const dnm_run *run = &v->runs[i];
        uint32_t len = (i + 1 < v->run_count ? v->runs[i + 1].text : v->text_len) - run->text;
        uint32_t k = first_behind(doc->kept.p, doc->kept.n, run->birth);
        for (; k < doc->kept.n && doc->kept.p[k].off - run->birth < len; k++)
            e->kept.p[e->kept.n++] =
                (dnm_kept){run->text + (doc->kept.p[k].off - run->birth), doc->kept.p[k].len};
    }
}

/* Index in e->kept of the first stretch that ends behind `at`, a place in the text. */
static uint32_t next_in_view(dnm_editor *e, uint32_t at)
{
    if (!e->kept.n) find_in_view(e);
    return first_behind(e->kept.p, e->kept.n, at);
}

bool dnm_edit_next_kept(dnm_editor *e, uint32_t block, uint32_t *at, uint32_t *len)
{
    if (!e->doc->kept.n || block >= e->doc->view.block_count) return false;
    const dnm_block *b = &e->doc->view.blocks[block];
    if (*at >= b->len) return false;
    uint32_t k = next_in_view(e, b->off + *at);
    if (k >= e->kept.n || e->kept.p[k].off >= b->off + b->len) return false;
    *at = e->kept.p[k].off - b->off;
    *len = e->kept.p[k].len;
    return true;
}

bool dnm_kept_forbids(dnm_editor *e, const dnm_request *r)
{
    const dnm_view *v = &e->doc->view;
    const dnm_block *b = &v->blocks[r->block];
    uint32_t at = b->off + r->at;
    uint32_t end = at + r->len; /* == at: only what would stand strictly inside is refused */
    if (!e->doc->kept.n) return false;
    switch (r->op) {
    case DNM_OP_CUT:
    case DNM_OP_REPLACE:
    case DNM_OP_LIFT:
    case DNM_OP_KEEP:
    case DNM_OP_PUT:
    case DNM_OP_SPLIT:
        break;
    case DNM_OP_DROP:
        end = b->end < v->block_count ? v->blocks[b->end].off : v->text_len;
        break;
    default:
        return false;
    }
    uint32_t k = next_in_view(e, at);
    return k < e->kept.n && e->kept.p[k].off < end;
}
