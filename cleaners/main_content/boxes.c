/* boxes.c -- reads a page's boxes. A text counts for all boxes around it; times, links, titles and signatures
 * count against them. So of the boxes around a text the one that holds nothing else has the largest sum.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/boxes.h"

#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/person.h"
#include "core/base/arena.h"
#include "core/text/date.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LINE_MIN = 16,  /* weight from which a line is a text, if no stop makes it one before */
    FRAME = 12,     /* what a line that is no text counts */
    NAME_MAX = 40,  /* weight of a line with a name */
    BUTTONS = 3,    /* from which links to one place, one after the other, are no titles */
    TITLE_MIN = 24, /* of the linked title of another page */
    SIDE_SHARE = 4, /* what has more than one part in so many of the text is not beside it */
    YEAR = 0x5E74,  /* 年 */
    MONTH = 0x6708  /* 月 */
};

/* ---- leaves ----------------------------------------------------------------------------------- */

/* Old boards have no other boxes than cells without names, and name the text in them: <td><span
 * class="postbody">. All lines of such a span are in it. */
static dnm_attrs set_of(const mc_page *page, uint32_t block)
{
    const dnm_block *b = &page->view->blocks[block];
    if (b->attrs || !dnm_kind_is_leaf(b->kind)) return b->attrs;
    for (uint32_t i = b->span0; i < b->span0 + b->nspan; i++) {
        const dnm_span *span = &page->view->spans[i];
        const bool all = (uint64_t)span->len * 10 >= (uint64_t)b->len * 9;
        if (span->kind == DNM_GENERIC && all && page->hints[span->attrs].named) return span->attrs;
    }
    return 0;
}

/* The first with a text; NULL if there is none. */
static const dnm_span *first_link(const mc_page *page, uint32_t block)
{
    const dnm_block *b = &page->view->blocks[block];
    for (uint32_t i = b->span0; i < b->span0 + b->nspan; i++) {
        const dnm_span *span = &page->view->spans[i];
        if (span->kind == DNM_LINK && span->len > sizeof "\uFFFC" - 1) return span;
    }
    return NULL;
}

/* Its first link does, or is called so. */
static bool leads_to_person(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_span *link = first_link(page, leaf->block);
    return link && ((page->hints[link->attrs].flags & MC_WHO) ||
                    mc_is_person(dnm_doc_string(page->doc, link->target)));
}

static bool is_name(const mc_boxes *boxes, const mc_leaf *leaf)
{
    const unsigned flags = boxes->page->hints[boxes->sets[leaf->block]].flags;
    if (!leaf->weight || leaf->weight > NAME_MAX || leaf->stops) return false;
    return (flags & MC_WHO) || (leaf->linked >= 50 && leads_to_person(boxes->page, leaf));
}

/* "1954年", "5 March 1954": the term of a chronicle, which says what happened then. Who writes is named
 * beside the time. */
static bool is_year_of_chronicle(const mc_page *page, const mc_leaf *leaf)
{
    if (page->view->blocks[page->nodes[leaf->block].parent].kind != DNM_DEFINITION_TERM || leaf->linked)
        return false;
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    dnm_date date;
    size_t n, at = 0;
    if (dnm_date_find(text, &date, NULL, &n)) return !date.has_time && n == text.n;
    for (bool digit = false; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const bool unit = digit && (cp == YEAR || cp == MONTH);
        if (cp == ':' || (dnm_cp_has(cp, DNM_CP_LETTER) && !unit)) return false;
        digit = digit || (cp >= '0' && cp <= '9');
    }
    return true;
}

/* When something was written, or its number. */
static bool is_sign(const mc_page *page, const mc_leaf *leaf, bool titled)
{
    if (page->terms && is_year_of_chronicle(page, leaf)) return false;
    if (mc_is_dated_line(page, leaf) || mc_is_floor(page, leaf)) return true;
    if (titled && mc_says_when(page, dnm_doc_text(page->doc, leaf->block))) return true;
    return mc_date_for_programs(page, leaf).n > 0;
}

/* The names of those who write are short, and linked. */
static bool is_head(const mc_page *page, const mc_leaf *leaf, bool titled)
{
    return mc_is_heading(page, leaf) && leaf->linked < 50 && leaf->weight >= LINE_MIN && !titled;
}

/* "userContent" is what somebody wrote. */
static bool is_content(const mc_boxes *boxes, const mc_leaf *leaf)
{
    return boxes->page->hints[boxes->sets[leaf->block]].flags & (MC_BODY | MC_COMMENT);
}

static int64_t worth_of(const mc_boxes *boxes, const mc_leaf *leaf, bool frame)
{
    if (leaf->weight == 0) return 0;
    if (frame || leaf->linked >= 50 || boxes->out[leaf->block]) return -FRAME;
    return leaf->weight >= LINE_MIN || leaf->stops ? (int64_t)leaf->weight : -1;
}

static bool is_named_out(const mc_page *page, uint32_t block)
{
    const unsigned flags = mc_hints_of(page, block)->flags;
    if (flags & MC_SIGN) return true;
    const bool beside = (flags & MC_SIDE) && !(flags & (MC_LINKS | MC_BODY));
    return beside && (uint64_t)page->nodes[block].mass * SIDE_SHARE <= page->nodes[0].mass;
}

/* The last line that may be the title of another page. */
typedef struct last_title {
    dnm_string target;
    uint32_t times; /* in a row */
    mc_before *counted;
} last_title;

/* Lines that lead where the last one led are buttons below each post; two in a row may be of one teaser. */
static void count_title(const mc_page *page, const mc_leaf *leaf, mc_before *here, last_title *last)
{
    const dnm_span *link = first_link(page, leaf->block);
    const dnm_string target = link ? link->target : 0;
    if (link && (uint64_t)link->len * 2 < page->view->blocks[leaf->block].len) return; /* a row of buttons */
    if (target && target == last->target) {
        if (++last->times >= BUTTONS) last->counted->titles = 0;
        return;
    }
    here->titles = 1;
    *last = (last_title){target, 1, here};
}

dnm_attrs mc_name_set(const mc_boxes *boxes, uint32_t block)
{
    if (boxes->before[block + 1].names == boxes->before[block].names) return 0;
    const dnm_span *link = first_link(boxes->page, block);
    const dnm_attrs set = link ? link->attrs : boxes->sets[block];
    return boxes->page->hints[set].named ? set : 0;
}

static void read_lines(mc_boxes *boxes)
{
    const mc_page *page = boxes->page;
    last_title last = {0};
    for (uint32_t i = 1; i < page->view->block_count; i++)
        boxes->out[i] = boxes->out[page->nodes[i].parent] || is_named_out(page, i);
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        const bool titled = mc_repeats_title(page, leaf) || mc_repeats_headline(page, leaf);
        const bool sign = is_sign(page, leaf, titled);
        const bool name = is_name(boxes, leaf);
        boxes->before[leaf->block + 1] = (mc_before){
            .signs = sign,
            .names = name,
            .heads = !name && !sign && is_head(page, leaf, titled),
        };
        if (!name && !sign && leaf->weight >= TITLE_MIN && mc_is_other_title(page, leaf))
            count_title(page, leaf, &boxes->before[leaf->block + 1], &last);
        boxes->sums[leaf->block] =
            worth_of(boxes, leaf, sign || titled || (name && !is_content(boxes, leaf)));
    }
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        mc_before *next = &boxes->before[i + 1];
        next->signs += boxes->before[i].signs;
        next->names += boxes->before[i].names;
        next->titles += boxes->before[i].titles;
        next->heads += boxes->before[i].heads;
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) boxes->sums[page->nodes[i].parent] += boxes->sums[i];
}

/* ---- boxes ------------------------------------------------------------------------------------ */

/* From 1 on, in the places where the keys of the cells will be. */
static void count_columns(const mc_boxes *boxes, uint32_t row)
{
    const dnm_block *blocks = boxes->page->view->blocks;
    uint32_t column = 0;
    for (uint32_t i = row + 1; i < blocks[row].end; i = blocks[i].end) boxes->keys[i] = ++column;
}

/* A box without a name of its own is known by the box around it, and a cell by its column, too. The kind does
 * not matter: a box with one paragraph is that paragraph. */
static void read_keys(mc_boxes *boxes)
{
    const dnm_view *view = boxes->page->view;
    for (uint32_t i = 1; i < view->block_count; i++) {
        const mc_hints *hints = &boxes->page->hints[boxes->sets[i]];
        const uint32_t around = hints->named ? 0 : boxes->keys[boxes->page->nodes[i].parent];
        boxes->keys[i] = ((hints->make ^ around) * 16777619u + 2 * boxes->keys[i]) | 1u;
        if (view->blocks[i].kind == DNM_TABLE_ROW) count_columns(boxes, i);
    }
}

bool mc_read_boxes(mc_boxes *boxes, const mc_page *page, struct dnm_arena *arena)
{
    const uint32_t count = page->view->block_count;
    *boxes = (mc_boxes){
        .page = page,
        .before = DNM_NEW(arena, mc_before, (size_t)count + 1),
        .out = DNM_NEW(arena, uint8_t, count),
        .sums = DNM_NEW(arena, int64_t, count),
        .keys = DNM_NEW(arena, uint32_t, count),
        .sets = DNM_NEW(arena, dnm_attrs, count),
        .start = page->title == MC_NONE ? 1 : page->leaves[page->title].block + 1,
    };
    if (!boxes->before || !boxes->out || !boxes->sums || !boxes->keys || !boxes->sets) return false;
    for (uint32_t i = 0; i < count; i++) boxes->sets[i] = set_of(page, i);
    read_lines(boxes);
    read_keys(boxes);
    return true;
}

bool mc_is_box(const mc_boxes *boxes, uint32_t block)
{
    const uint16_t kind = boxes->page->view->blocks[block].kind;
    return dnm_kind_is_leaf(kind) ? boxes->sets[block] != 0 : kind != DNM_LIST;
}

bool mc_goes_on(const mc_boxes *boxes, uint32_t block)
{
    const mc_page *page = boxes->page;
    const dnm_block *b = &page->view->blocks[block], *last = b - 1;
    return dnm_kind_is_leaf(b->kind) && dnm_kind_is_leaf(last->kind) &&
           boxes->sets[block] == boxes->sets[block - 1] &&
           page->nodes[block].parent == page->nodes[block - 1].parent;
}

bool mc_has_signs(const mc_boxes *boxes, uint32_t box)
{
    return boxes->before[boxes->page->view->blocks[box].end].signs > boxes->before[box].signs;
}

bool mc_has_frame(const mc_boxes *boxes, uint32_t from, uint32_t to)
{
    const mc_before *a = &boxes->before[from], *b = &boxes->before[to];
    return b->signs > a->signs || b->names > a->names;
}

void mc_mark_post(const mc_boxes *boxes, mc_posts *posts, uint32_t box, bool goes_on)
{
    for (uint32_t i = box; i < boxes->page->view->blocks[box].end; i++)
        posts->in[i] = boxes->out[i] ? 0 : MC_WRITTEN;
    if (posts->in[box] && !goes_on) posts->in[box] |= MC_FIRST;
}
