/* keep.c -- inside the container of the article: leaves out what is none of it, then trims the edges.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/keep.h"

#include "cleaners/main_content/belong.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/grow.h"
#include "cleaners/main_content/lead.h"
#include "core/text/date.h"
#include "core/text/labels.h"
#include "core/text/shape.h"

enum {
    POST_MIN = 40,  /* weight of a post that may speak of logging in */
    ENTRY_MIN = 16, /* of a link in a list of pages that is none of the bar above it */
    BUTTON_MAX = 8, /* weight of a button beside a heading */
    SMALL = 8,      /* leaves of a box that may be a line of the text */
    PARTS = 20,
    NEARLY_ALL = 17,
    MOST = 15,
    SIGNATURE_LINES = 4,
    SIGNATURE_WEIGHT = 60
};

/* The index past the leaves of blocks before `end`, from leaf i on. */
static uint32_t leaf_at(const mc_page *page, uint32_t i, uint32_t end)
{
    while (i < page->leaf_count && page->leaves[i].block < end) i++;
    return i;
}

/* Terms are short by nature; a box of a file's particulars explains none of them in a sentence. */
static bool explains(const mc_page *page, uint32_t block)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t list = blocks[block].kind == DNM_DEFINITION_LIST ? block : page->nodes[block].parent;
    return blocks[list].kind == DNM_DEFINITION_LIST && page->nodes[list].good > 0;
}

/* Sentences, and hardly a link. */
static bool is_told(const mc_page *page, uint32_t block)
{
    const mc_node *node = &page->nodes[block];
    return node->mass > 0 && (uint64_t)node->links * 10 <= node->mass;
}

/* The box of the same make right behind this one, with sentences as well; 0 if there is none. */
static uint32_t next_in_row(const mc_page *page, uint32_t block)
{
    const uint32_t next = page->view->blocks[block].end;
    const bool alike = next < page->view->block_count &&
                       page->nodes[next].parent == page->nodes[block].parent &&
                       mc_hints_of(page, next)->make == mc_hints_of(page, block)->make;
    return alike && is_told(page, next) ? next : 0;
}

/* Steps of a recipe, entries of a chronicle: three or more boxes of one make right behind each other, each a
 * short sentence under a label. before: the last box that was one. */
static bool is_in_row(const mc_page *page, uint32_t block, uint32_t before)
{
    if (!is_told(page, block)) return false;
    if (before && next_in_row(page, before) == block) return true;
    const uint32_t next = next_in_row(page, block);
    return next && next_in_row(page, next);
}

/* Such a row, or one of its boxes. */
static bool is_of_row(const mc_page *page, uint32_t block, uint32_t before)
{
    const bool holds_row = page->view->blocks[block].end > block + 1 && is_in_row(page, block + 1, 0);
    return holds_row || is_in_row(page, block, before);
}

/* What a small box consists of. */
typedef struct contents {
    uint32_t lines, headings, buttons;
    bool linked, of_site;
} contents;

static bool is_button(const mc_page *page, const mc_leaf *leaf)
{
    return leaf->weight <= BUTTON_MAX && !mc_is_heading(page, leaf);
}

/* False if it is no small one. leaf: its first. */
static bool read_contents(const mc_page *page, uint32_t block, uint32_t leaf, contents *c)
{
    const uint32_t end = page->view->blocks[block].end, limit = leaf + SMALL;
    *c = (contents){0};
    for (; leaf < page->leaf_count && page->leaves[leaf].block < end; leaf++) {
        const mc_leaf *at = &page->leaves[leaf];
        if (leaf == limit || page->nodes[at->block].aside) return false;
        if (at->weight == 0) continue;
        c->lines++;
        c->headings += mc_is_heading(page, at) && at->linked < 50;
        c->buttons += is_button(page, at);
        c->linked = c->linked || at->linked;
        c->of_site = c->of_site || (!is_button(page, at) && mc_is_edge_line(page, at));
    }
    return c->lines > 0;
}

/* Whether the text goes on behind a box, so that a heading in it has something to head. */
static bool goes_on_behind(const mc_page *page, uint32_t block, uint32_t leaf)
{
    leaf = leaf_at(page, leaf, page->view->blocks[block].end);
    while (leaf < page->leaf_count && page->leaves[leaf].weight == 0) leaf++;
    if (leaf == page->leaf_count || page->nodes[page->leaves[leaf].block].aside) return false;
    return page->leaves[leaf].value > 0 || (page->leaves[leaf].in_list && page->leaves[leaf].linked < 50);
}

/* A paragraph that is set as a heading: bold from end to end, or with a number before it. */
static bool looks_like_heading(const mc_page *page, uint32_t leaf)
{
    const dnm_block *block = &page->view->blocks[page->leaves[leaf].block];
    dnm_shape shape;
    dnm_label label;
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[leaf].block);
    dnm_shape_read(text, &shape);
    if (shape.first >= '0' && shape.first <= '9') return true;
    if (dnm_label_read(dnm_shape_text(text, &shape), &label)) return true;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if (span->kind == DNM_STRONG && span->off - block->off <= shape.start &&
            (size_t)(span->off - block->off) + span->len >= shape.end)
            return true;
    }
    return false;
}

/* Short lines count against an article, but in a box of its own one may be its heading, with buttons beside
 * it. leaf: the first of the box. */
static bool holds_heading(const mc_page *page, uint32_t block, uint32_t leaf)
{
    contents c;
    if (page->extent == MC_PRECISION || !read_contents(page, block, leaf, &c) || c.of_site) return false;
    if (c.headings) return c.headings + c.buttons == c.lines && goes_on_behind(page, block, leaf);
    while (page->leaves[leaf].weight == 0) leaf++;
    return c.lines == 1 && !c.linked && looks_like_heading(page, leaf) && goes_on_behind(page, block, leaf);
}

static bool holds_title(const mc_page *page, uint32_t block)
{
    if (page->title == MC_NONE) return false;
    const uint32_t title = page->leaves[page->title].block;
    return block <= title && title < page->view->blocks[block].end;
}

typedef enum box_kind { BOX_OF_TEXT, BOX_OF_HEADING, INSERT } box_kind;

/* An insert is a container inside the article that is mostly links, and no large part of it. leaf: its first.
 */
static box_kind judge_box(const mc_page *page, uint32_t block, uint32_t best, uint32_t leaf)
{
    const mc_node *node = &page->nodes[block];
    const int64_t share = page->extent == MC_PRECISION ? 2 : page->extent == MC_RECALL ? 50 : 5;
    if (dnm_kind_is_leaf(page->view->blocks[block].kind) || node->sum >= 0) return BOX_OF_TEXT;
    if (page->forum && node->mass) return BOX_OF_TEXT; /* a short answer in a frame of links */
    if (holds_title(page, block) || node->good * share >= page->nodes[best].good) return BOX_OF_TEXT;
    if (page->extent != MC_PRECISION && explains(page, block)) return BOX_OF_TEXT;
    return holds_heading(page, block, leaf) ? BOX_OF_HEADING : INSERT;
}

/* A box of its own between the paragraphs: no other leaf has its class, and it asks the reader for something.
 */
static bool is_box_with_appeal(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_attrs attrs = page->view->blocks[leaf->block].attrs;
    if (page->extent == MC_RECALL || page->forum || !attrs || page->uses[attrs] > 1) return false;
    return !leaf->in_list && !mc_is_heading(page, leaf) && mc_is_appeal(page, leaf);
}

static bool is_out_of_place(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->value >= 0) return false;
    if (mc_is_page_number(page, leaf)) return true;
    if (page->extent == MC_PRECISION && !mc_is_heading(page, leaf)) return true;
    return page->nodes[leaf->block].aside || (leaf->linked >= 60 && leaf->weight > BUTTON_MAX);
}

/* "What you need:" right before it. */
static bool is_introduced(const mc_page *page, uint32_t block, uint32_t next_leaf)
{
    if (next_leaf == 0 || page->nodes[block].links * (uint64_t)10 > page->nodes[block].weight * (uint64_t)7)
        return false;
    const mc_leaf *before = &page->leaves[next_leaf - 1];
    dnm_shape shape;
    dnm_shape_read(dnm_doc_text(page->doc, before->block), &shape);
    return page->nodes[before->block].parent == page->nodes[block].parent && before->value > 0 &&
           (shape.last == ':' || shape.last == 0xFF1A);
}

/* A list of sentences, or one that a sentence introduces, keeps those of its items that are mostly links: it
 * belongs together. next_leaf: the first in it. */
static bool is_list_of_text(const mc_page *page, uint32_t block, uint32_t next_leaf)
{
    if (page->view->blocks[block].kind != DNM_LIST || page->forum || page->extent == MC_PRECISION)
        return false;
    return !page->nodes[block].aside && (page->nodes[block].sum > 0 || is_introduced(page, block, next_leaf));
}

static void judge_inside(const mc_page *page, uint32_t best, uint32_t first, uint32_t end,
                         mc_verdict *verdicts)
{
    uint32_t leaf = first, list_end = 0; /* of the list of text at hand */
    uint32_t row = 0, row_end = 0;       /* the box of a row that was met last */
    for (uint32_t block = best + 1; block < page->view->blocks[best].end;) {
        if (block >= list_end && is_list_of_text(page, block, leaf)) list_end = page->view->blocks[block].end;
        const bool in_list = block < list_end;
        box_kind kind = in_list || block < row_end ? BOX_OF_TEXT : judge_box(page, block, best, leaf);
        if (kind == INSERT && page->extent != MC_PRECISION && is_of_row(page, block, row)) {
            row = block;
            row_end = page->view->blocks[block].end;
            kind = BOX_OF_TEXT;
        }
        const uint32_t next = kind == BOX_OF_TEXT ? block + 1 : page->view->blocks[block].end;
        for (; leaf < end && page->leaves[leaf].block < next; leaf++) {
            const mc_leaf *at = &page->leaves[leaf];
            const bool out = kind == BOX_OF_HEADING ? is_button(page, at)
                             : in_list              ? page->nodes[at->block].aside
                                                    : is_out_of_place(page, at);
            verdicts[leaf] = kind == INSERT || out ? MC_ASIDE : MC_KEPT;
            if (page->forum && verdicts[leaf] == MC_KEPT && mc_is_post_line(page, at))
                verdicts[leaf] = MC_EDGE;
        }
        block = next;
    }
}

/* ---- edges ------------------------------------------------------------------------------------ */

static bool is_weak(const mc_page *page, uint32_t i, bool at_end)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (page->extent == MC_RECALL) return leaf->linked >= 80 || (!at_end && mc_is_edge_line(page, leaf));
    if (page->forum) return leaf->linked >= 50 || (leaf->weight < POST_MIN && mc_is_edge_line(page, leaf));
    const bool edge = mc_is_edge_line(page, leaf) || mc_is_offer(page, leaf);
    if (mc_is_heading(page, leaf) && !at_end) return edge;
    return leaf->value <= 0 || mc_is_heading(page, leaf) || edge;
}

static bool is_picture(const mc_leaf *leaf)
{
    return leaf->weight == 0;
}

/* Part of a table or list, with nothing to say against it. */
static bool is_entry(const mc_page *page, uint32_t i, const mc_verdict *verdicts)
{
    const mc_leaf *leaf = &page->leaves[i];
    return verdicts[i] == MC_KEPT && leaf->in_list && leaf->value >= 0 && !is_picture(leaf) &&
           !mc_is_edge_line(page, leaf);
}

/* A table or list that goes on where the last paragraph stood, under a heading of its own or without one. */
static uint32_t with_list(const mc_page *page, uint32_t last, uint32_t end, const mc_verdict *verdicts)
{
    const uint32_t place_end = page->view->blocks[page->nodes[page->leaves[last].block].parent].end;
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
    while (top > first && page->leaves[top - 1].block > place && is_entry(page, top - 1, verdicts)) top--;
    return head - top > 1 ? top : head;
}

/* A day as letters and notices have it at their end: 二〇二四年三月五日, and nothing else in the line. */
static bool is_day(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    static const char year[] = "年";
    dnm_date date;
    size_t at, n, left;
    if (!dnm_date_find(text, &date, &at, &n) || date.has_time) return false;
    dnm_shape shape;
    dnm_shape_read(text, &shape);
    left = shape.end - shape.start;
    for (size_t i = at; i + sizeof year - 1 <= at + n; i++)
        if (memcmp(text.p + i, year, sizeof year - 1) == 0) return left == n;
    return false;
}

/* A name, or what belongs to one: nothing that is said. */
static bool signs(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    return leaf->weight && leaf->weight <= SIGNATURE_WEIGHT && !leaf->stops && !leaf->linked;
}

/* Who signs a text, and the day below it, right behind its last paragraph. */
static uint32_t with_signature(const mc_page *page, uint32_t last, uint32_t end, const mc_verdict *verdicts)
{
    const uint32_t place_end = page->view->blocks[page->nodes[page->leaves[last].block].parent].end;
    for (uint32_t i = last + 1; i < end && i <= last + SIGNATURE_LINES; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (verdicts[i] != MC_KEPT || leaf->block >= place_end || leaf->linked ||
            leaf->weight > SIGNATURE_WEIGHT)
            break;
        if ((i > last + 1 || signs(page, last)) && is_day(page, leaf)) return i;
        if (is_picture(leaf) || mc_is_edge_line(page, leaf)) break;
    }
    return last;
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
        so_far += worth(page, i, verdicts);
        const bool notice = late && mc_is_heading(page, leaf) && mc_is_edge_line(page, leaf);
        const uint32_t box = notice ? box_of(page, i, best) : 0;
        for (uint32_t k = i; box && k < end && page->leaves[k].block < page->view->blocks[box].end; k++)
            if (verdicts[k] == MC_KEPT) verdicts[k] = MC_EDGE;
    }
    return end;
}

/* Where every line looks like one of the site's (a chat, a chronicle), none does: what is no link is the
 * text. */
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
    if (head == end && page->extent != MC_PRECISION) {
        keep_all_but_links(page, first, end, verdicts);
        return;
    }
    /* Pictures right above the first paragraph are its own. */
    while (head > first && verdicts[head - 1] == MC_KEPT && is_picture(&page->leaves[head - 1])) head--;
    const uint32_t limit = end_of_text(page, best, head, end, verdicts);
    uint32_t tail = limit;
    while (tail > head && (verdicts[tail - 1] != MC_KEPT || is_weak(page, tail - 1, true))) tail--;
    if (!page->forum && page->extent != MC_PRECISION) {
        tail = mc_stretch_down(page, verdicts, head, tail, limit);
        head = mc_stretch_up(page, verdicts, first, head, tail);
    }
    if (tail > head && !page->forum && page->extent != MC_PRECISION)
        head = with_list_above(page, head, first, verdicts);
    for (uint32_t i = first; i < head; i++)
        if (verdicts[i] == MC_KEPT) verdicts[i] = MC_EDGE;
    if (tail > head && page->extent != MC_PRECISION) tail = with_list(page, tail - 1, end, verdicts) + 1;
    if (tail > head && !page->forum) tail = with_signature(page, tail - 1, end, verdicts) + 1;
    for (uint32_t i = tail; i < end; i++)
        if (verdicts[i] == MC_KEPT) verdicts[i] = MC_EDGE;
    mc_drop_bylines(page, head, tail, verdicts);
    for (uint32_t i = head; i < tail; i++)
        if (verdicts[i] == MC_KEPT && is_box_with_appeal(page, &page->leaves[i])) verdicts[i] = MC_ASIDE;
}

/* ---- pages without an article ----------------------------------------------------------------- */

/* A list or a form: only what is clearly navigation goes. A link that says as much as a title is what lists
 * are made of. */
static void judge_without_article(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    for (uint32_t i = first; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        const bool bar = leaf->linked >= 50 && leaf->weight < ENTRY_MIN && !mc_is_heading(page, leaf);
        verdicts[i] = page->nodes[leaf->block].aside || bar ? MC_ASIDE : MC_KEPT;
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

void mc_judge_leaves(const mc_page *page, uint32_t best, bool any, mc_verdict *verdicts)
{
    for (uint32_t i = 0; i < page->leaf_count; i++) verdicts[i] = MC_OUTSIDE;
    uint32_t behind_title = page->title == MC_NONE ? 0 : page->title + 1;
    if (any) {
        const uint32_t first = leaf_at(page, 0, best + 1);
        const uint32_t end = leaf_at(page, first, page->view->blocks[best].end);
        judge_inside(page, best, first, end, verdicts);
        if (page->forum && has_post(page, first, behind_title)) behind_title = 0;
        for (uint32_t i = first; i < end && i < behind_title; i++) verdicts[i] = MC_OUTSIDE;
        if (first < behind_title)
            trim(page, best, behind_title < end ? behind_title : end, end, verdicts);
        else
            trim(page, best, first, end, verdicts);
        if (best && page->extent != MC_PRECISION && !page->forum) mc_grow(page, best, verdicts);
        mc_keep_lead(page, first, verdicts);
        const uint32_t heading = find_headline(page, first);
        if (heading != MC_NONE) verdicts[heading] = MC_KEPT;
    } else {
        judge_without_article(page, behind_title, verdicts);
    }
    if (page->title != MC_NONE) verdicts[page->title] = MC_TITLE;
}
