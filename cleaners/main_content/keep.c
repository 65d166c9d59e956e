/* keep.c -- trims the edges of what the container of the article holds, and says of each leaf why it goes.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/keep.h"

#include "cleaners/main_content/belong.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/facts.h"
#include "cleaners/main_content/grow.h"
#include "cleaners/main_content/inside.h"
#include "cleaners/main_content/lead.h"
#include "cleaners/main_content/notice.h"
#include "cleaners/main_content/recipe.h"
#include "cleaners/main_content/whole.h"
#include "core/text/shape.h"

enum {
    COUNTER_MAX = 24, /* weight */
    POST_MIN = 40,    /* weight of a post that may speak of logging in */
    ENTRY_MIN = 16,   /* of a link in a list of pages that is none of the bar above it */
    PARTS = 20,
    NEARLY_ALL = 17,
    MOST = 15
};

/* A box of its own between the paragraphs: no other leaf has its class, and it asks the reader for something.
 */
static bool is_box_with_appeal(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_attrs attrs = page->view->blocks[leaf->block].attrs;
    if (page->extent == MC_RECALL || page->forum || !attrs || page->uses[attrs] > 1) return false;
    return !leaf->in_list && !mc_is_heading(page, leaf) && mc_is_appeal(page, leaf);
}

/* ---- edges ------------------------------------------------------------------------------------ */

/* "I like it! 17" in a box that is made for it. */
static bool is_counter(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_attrs own = page->view->blocks[leaf->block].attrs;
    const mc_hints *box = own ? &page->hints[own] : mc_hints_of(page, page->nodes[leaf->block].parent);
    dnm_shape shape;
    if (leaf->weight > COUNTER_MAX || leaf->in_list) return false;
    if (page->view->blocks[leaf->block].kind != DNM_PARAGRAPH) return false;
    if (!box->named || (own && page->uses[own] > 1)) return false;
    dnm_shape_read(dnm_doc_text(page->doc, leaf->block), &shape);
    return shape.digits < shape.chars && shape.last >= '0' && shape.last <= '9';
}

static bool is_weak(const mc_page *page, uint32_t i, bool at_end)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (leaf->spoken && !page->forum) return false;
    if (at_end && page->extent != MC_RECALL && !page->forum && is_counter(page, leaf)) return true;
    if (page->extent == MC_RECALL) return leaf->linked >= 80 || (!at_end && mc_is_edge_line(page, leaf));
    if (page->forum) return leaf->linked >= 50 || (leaf->weight < POST_MIN && mc_is_edge_line(page, leaf));
    if (page->lines) return leaf->value <= 0 && (at_end || !mc_is_heading(page, leaf));
    const bool edge = mc_is_edge_line(page, leaf) || mc_is_offer(page, leaf);
    if (mc_is_heading(page, leaf) && !at_end) return edge;
    return leaf->value <= 0 || mc_is_heading(page, leaf) || edge;
}

static bool is_picture(const mc_leaf *leaf)
{
    return leaf->weight == 0;
}

/* Part of a table or list, with nothing to say against it: days in it are data. */
static bool is_entry(const mc_page *page, uint32_t i, const mc_verdict *verdicts)
{
    const mc_leaf *leaf = &page->leaves[i];
    return verdicts[i] == MC_KEPT && leaf->in_list && leaf->value >= 0 && !is_picture(leaf) &&
           !(mc_is_edge_line(page, leaf) && mc_has_cue(page, leaf));
}

/* Cells of one row stay together, whatever the head of a column says ("来源", "comment"). */
static bool is_beside_entry(const mc_page *page, uint32_t i, uint32_t entry, const mc_verdict *verdicts)
{
    const mc_node *nodes = page->nodes;
    const uint32_t cell = nodes[page->leaves[i].block].parent,
                   other = nodes[page->leaves[entry].block].parent;
    const uint32_t row = nodes[cell].parent;
    return verdicts[i] == MC_KEPT && page->leaves[i].in_list && page->leaves[i].linked < 50 &&
           page->view->blocks[row].kind == DNM_TABLE_ROW && row == nodes[other].parent;
}

/* The box that holds the paragraph, or the list or table that the leaf is part of. */
static uint32_t box_around(const mc_page *page, uint32_t leaf)
{
    uint32_t box = mc_place_of(page, page->leaves[leaf].block);
    for (;;) {
        const uint16_t kind = page->view->blocks[box].kind;
        if (kind != DNM_LIST && kind != DNM_TABLE && kind != DNM_DEFINITION_LIST) return box;
        box = mc_place_of(page, box);
    }
}

/* The cell of a layout table that holds the paragraph and others; 0 if there is none. */
static uint32_t cell_of_prose(const mc_page *page, uint32_t leaf)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t cell = page->nodes[page->leaves[leaf].block].parent;
    if (blocks[cell].kind != DNM_TABLE_CELL || page->nodes[cell].data || leaf == 0) return 0;
    const bool several = page->nodes[page->leaves[leaf - 1].block].parent == cell;
    return several && page->nodes[cell].mass > page->leaves[leaf].weight ? cell : 0;
}

/* A table or list that goes on where the last paragraph stood, under a heading of its own or without one. */
static uint32_t with_list(const mc_page *page, uint32_t last, uint32_t end, const mc_verdict *verdicts)
{
    const uint32_t cell = cell_of_prose(page, last);
    const uint32_t place_end = page->view->blocks[cell ? cell : box_around(page, last)].end;
    for (uint32_t i = last + 1; i < end && page->leaves[i].block < place_end; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (is_entry(page, i, verdicts)) {
            last = i;
        } else if (verdicts[i] != MC_KEPT || !mc_is_heading(page, leaf) || mc_is_edge_line(page, leaf)) {
            break;
        }
    }
    return last;
}

/* The same above the first paragraph: what is needed, before it is said what to do with it. One line alone is
 * what stands below a picture. */
static uint32_t with_list_above(const mc_page *page, uint32_t head, uint32_t first,
                                const mc_verdict *verdicts)
{
    const uint32_t place = page->nodes[page->leaves[head].block].parent;
    uint32_t top = head;
    while (top > first && page->leaves[top - 1].block > place &&
           (is_entry(page, top - 1, verdicts) || is_beside_entry(page, top - 1, top, verdicts)))
        top--;
    return head - top > 1 ? top : head;
}

static bool is_of_site(const mc_page *page, uint32_t i)
{
    return mc_is_edge_line(page, &page->leaves[i]) || mc_is_offer(page, &page->leaves[i]);
}

static int64_t worth(const mc_page *page, uint32_t i, const mc_verdict *verdicts)
{
    const bool counts = verdicts[i] == MC_KEPT && page->leaves[i].value > 0 && !is_of_site(page, i);
    return counts ? page->leaves[i].value : 0;
}

/* The outermost box inside the article that begins with this leaf; 0 if there is none. */
static uint32_t box_of(const mc_page *page, uint32_t i, uint32_t best)
{
    const uint32_t before = i ? page->leaves[i - 1].block : 0;
    uint32_t box = 0;
    for (uint32_t p = page->nodes[page->leaves[i].block].parent; p > best && p > before;
         p = page->nodes[p].parent)
        box = p;
    return box;
}

/* Where the site begins to speak for itself when nearly all of the text has stood. A sentence of that kind
 * with the title in it ends the article; a box under such a heading goes by itself. */
static uint32_t end_of_text(const mc_page *page, uint32_t best, uint32_t head, uint32_t end,
                            mc_verdict *verdicts)
{
    int64_t total = 0, so_far = 0;
    if (page->extent == MC_RECALL || page->forum) return end;
    for (uint32_t i = head; i < end; i++) total += worth(page, i, verdicts);
    for (uint32_t i = head; i < end; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (so_far * PARTS >= total * NEARLY_ALL && mc_is_offer(page, leaf)) return i;
        const bool late = so_far * PARTS >= total * MOST;
        if (late && page->lines && leaf->linked >= 50 && verdicts[i] != MC_KEPT) return i;
        so_far += worth(page, i, verdicts);
        const bool notice = late && mc_is_heading(page, leaf) && mc_is_edge_line(page, leaf);
        const uint32_t box = notice ? box_of(page, i, best) : 0;
        for (uint32_t k = i; box && k < end && page->leaves[k].block < page->view->blocks[box].end; k++)
            if (verdicts[k] == MC_KEPT) verdicts[k] = MC_EDGE;
    }
    return end;
}

static bool has_line(const mc_page *page, uint32_t first, uint32_t end, const mc_verdict *verdicts)
{
    for (uint32_t i = first; i < end; i++)
        if (verdicts[i] == MC_KEPT && !mc_is_heading(page, &page->leaves[i]) && !is_picture(&page->leaves[i]))
            return true;
    return false;
}

/* Where every line looks like one of the site's (a chat, a chronicle), none does, and where none is a
 * sentence (verse, a list), all are: what is no link is the text. */
static void keep_all_but_links(const mc_page *page, uint32_t first, uint32_t end, mc_verdict *verdicts)
{
    for (uint32_t i = first; i < end; i++)
        if (verdicts[i] == MC_KEPT && page->leaves[i].linked >= 50) verdicts[i] = MC_EDGE;
}

static void trim(const mc_page *page, uint32_t best, uint32_t first, uint32_t end, mc_verdict *verdicts)
{
    uint32_t head = first;
    for (; head < end; head++)
        if (verdicts[head] == MC_KEPT && !is_weak(page, head, false)) break;
    /* Pictures right above the first paragraph are its own. */
    while (head > first && verdicts[head - 1] == MC_KEPT && is_picture(&page->leaves[head - 1])) head--;
    const uint32_t limit = end_of_text(page, best, head, end, verdicts);
    uint32_t tail = limit;
    while (tail > head && (verdicts[tail - 1] != MC_KEPT || is_weak(page, tail - 1, true))) tail--;
    if (page->extent != MC_PRECISION && !has_line(page, head, tail, verdicts)) {
        keep_all_but_links(page, first, end, verdicts);
        return;
    }
    if (!page->forum && page->extent != MC_PRECISION) {
        tail = mc_stretch_down(page, verdicts, head, tail, limit);
        head = mc_stretch_up(page, verdicts, first, head, tail);
    }
    if (tail > head && !page->forum && page->extent != MC_PRECISION)
        head = with_list_above(page, head, first, verdicts);
    for (uint32_t i = first; i < head; i++)
        if (verdicts[i] == MC_KEPT) verdicts[i] = MC_EDGE;
    if (tail > head && page->extent != MC_PRECISION) tail = with_list(page, tail - 1, end, verdicts) + 1;
    for (uint32_t i = tail; i < end; i++)
        if (verdicts[i] == MC_KEPT) verdicts[i] = MC_EDGE;
    mc_drop_bylines(page, head, tail, verdicts);
    for (uint32_t i = head; i < tail; i++)
        if (verdicts[i] == MC_KEPT && is_box_with_appeal(page, &page->leaves[i])) verdicts[i] = MC_ASIDE;
}

/* What encyclopaedias name so, in the box of all that is kept, and the heading above it. */
static void keep_proper(const mc_page *page, uint32_t best, mc_verdict *verdicts)
{
    uint32_t proper_end = 0, last = page->leaf_count;
    while (last && verdicts[last - 1] != MC_KEPT) last--;
    if (!last) return;
    while (page->view->blocks[best].end <= page->leaves[last - 1].block) best = page->nodes[best].parent;
    const uint32_t first = mc_leaf_at(page, 0, best + 1);
    const uint32_t end = mc_leaf_at(page, first, page->view->blocks[best].end);
    for (uint32_t i = first, block = best + 1; i < end; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        for (; block <= leaf->block; block++)
            if ((mc_hints_of(page, block)->flags & MC_PROPER) && page->view->blocks[block].end > proper_end)
                proper_end = page->view->blocks[block].end;
        if (leaf->block >= proper_end || page->nodes[leaf->block].aside || is_picture(leaf)) continue;
        verdicts[i] = MC_KEPT;
        const bool headed = i > first && mc_is_heading(page, leaf - 1) && i - 1 != page->title;
        if (headed && !page->nodes[leaf[-1].block].aside) verdicts[i - 1] = MC_KEPT;
    }
}

/* ---- pages without an article ----------------------------------------------------------------- */

/* A list or a form: only what is clearly navigation goes, and at the end what a site says of itself. A link
 * that says as much as a title is what lists are made of. */
static void judge_without_article(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    for (uint32_t i = first; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        const bool bar = leaf->linked >= 50 && leaf->weight < ENTRY_MIN && !mc_is_heading(page, leaf) &&
                         !page->nodes[leaf->block].data;
        verdicts[i] = page->nodes[leaf->block].aside || bar ? MC_ASIDE : MC_KEPT;
    }
    for (uint32_t i = page->leaf_count; i-- > first;) {
        if (verdicts[i] != MC_KEPT || is_picture(&page->leaves[i])) continue;
        if (!mc_has_cue(page, &page->leaves[i]) || !mc_is_edge_line(page, &page->leaves[i])) break;
        verdicts[i] = MC_EDGE;
    }
}

/* Forums repeat the title in what stands below the first post. */
static bool has_post(const mc_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (page->leaves[i].value > 0) return true;
    return false;
}

/* ---- the heading above ----------------------------------------------------------------------- */

/* The one heading of the first level, where no leaf says the page's title: it may stand above the
 * container. MC_NONE if there is none, or several. */
static uint32_t first_heading(const mc_page *page, uint32_t before)
{
    uint32_t found = MC_NONE;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (!mc_is_heading(page, leaf) || page->view->blocks[leaf->block].level != 1 || leaf->weight == 0)
            continue;
        if (found != MC_NONE || i >= before || leaf->linked >= 50 || page->nodes[leaf->block].aside)
            return MC_NONE;
        found = i;
    }
    return found;
}

enum { NEAR = 8, /* leaves: by-lines, and the way to the page */ HEADLINE_MIN = 8 /* weight */ };

/* The page says another title, which may be its site's: the heading is that of the article if it leads to it
 * and to nothing else. */
static bool leads_to(const mc_page *page, uint32_t heading, uint32_t first)
{
    const mc_leaf *leaf = &page->leaves[heading];
    if (first - heading > NEAR || leaf->weight < HEADLINE_MIN) return false;
    if (dnm_str_eq(dnm_doc_text(page->doc, leaf->block), dnm_doc_meta(page->doc, 0, "publisher")))
        return false;
    for (uint32_t i = heading + 1; i < first; i++)
        if (page->leaves[i].linked >= 50 || mc_is_heading(page, &page->leaves[i])) return false;
    return true;
}

static uint32_t find_headline(const mc_page *page, uint32_t first)
{
    const bool untitled = !dnm_doc_meta(page->doc, 0, "title").n;
    const uint32_t heading = page->title == MC_NONE ? first_heading(page, first) : MC_NONE;
    return heading != MC_NONE && (untitled || leads_to(page, heading, first)) ? heading : MC_NONE;
}

/* Leaves before `behind_title` are above it, if there are such in the container; of a thread, that may be the
 * title of an answer. */
static void judge_article(const mc_page *page, uint32_t best, uint32_t behind_title, mc_verdict *verdicts)
{
    const uint32_t first = mc_leaf_at(page, 0, best + 1);
    const uint32_t end = mc_leaf_at(page, first, page->view->blocks[best].end);
    const bool roomy = page->extent != MC_PRECISION && !page->forum;
    mc_judge_inside(page, best, first, end, verdicts);
    if (page->forum && has_post(page, first, behind_title)) behind_title = 0;
    const uint32_t begin = behind_title <= first ? first : behind_title < end ? behind_title : end;
    for (uint32_t i = first; i < begin; i++) verdicts[i] = MC_OUTSIDE;
    trim(page, best, begin, end, verdicts);
    if (roomy) {
        if (best) mc_grow(page, best, verdicts);
        keep_proper(page, best, verdicts);
        mc_keep_recipe(page, best, verdicts);
    }
    mc_keep_lead(page, first, verdicts);
    if (roomy) mc_keep_facts(page, verdicts);
    if (!page->forum) mc_keep_notice_edges(page, verdicts);
    const uint32_t heading = find_headline(page, first);
    if (heading != MC_NONE) verdicts[heading] = MC_KEPT;
    if (roomy) mc_keep_whole(page, verdicts);
}

void mc_judge_leaves(const mc_page *page, uint32_t best, bool any, mc_verdict *verdicts)
{
    const uint32_t behind_title = page->title == MC_NONE ? 0 : page->title + 1;
    for (uint32_t i = 0; i < page->leaf_count; i++) verdicts[i] = MC_OUTSIDE;
    if (any)
        judge_article(page, best, behind_title, verdicts);
    else
        judge_without_article(page, behind_title, verdicts);
    if (page->title == MC_NONE) return;
    const bool cell = page->nodes[page->leaves[page->title].block].data && verdicts[page->title] == MC_KEPT;
    if (!cell) verdicts[page->title] = MC_TITLE;
}
