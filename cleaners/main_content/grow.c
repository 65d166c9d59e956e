/* grow.c -- the container with the best sum of sentences may be but the longest part of a text: the steps of
 * a recipe without its ingredients, a translation without its poem; and at its edges stand lists and tables
 * that no sentence speaks for. From what is kept the text grows over its neighbours as long as they are text
 * of some form, and stops at the first line that a site would write, at links, and at what is named aside.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/grow.h"

#include "cleaners/main_content/belong.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/lead.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"

enum {
    ITEMS = 2,       /* of a list */
    CELLS = 3,       /* of a table that is no frame of a picture */
    BUTTON_MAX = 8,  /* weight of a link that is no title of anything */
    LABELS = 2,      /* headings above one another */
    PHRASE_MIN = 40, /* weight of a sentence without a pause: shorter ones ask how one likes the page */
    ITEM_MIN = 20,   /* weight of the items, on average, of a list that says something without numbers */
    LEVELS = 3,      /* boxes around the container whose brothers are looked at */
    NEIGHBOURS = 64, /* brothers, on each side */
    VERSE_MAX = 60,  /* weight of a line of verse */
    VERSES = 2,      /* the least of a poem */
    ABOVE_VERSE = 3  /* leaves: its heading, and who wrote it */
};

typedef enum form {
    NOTHING, /* a picture, a button */
    TEXT,
    LABEL,    /* what it heads decides */
    CONTENTS, /* a list of places in the page, which may stand inside a text */
    FOREIGN
} form;

/* What can be done with the part above it: "收藏 打印". */
static bool is_row_of_buttons(const mc_page *page, const mc_leaf *leaf)
{
    return leaf->weight <= 2 * BUTTON_MAX && !leaf->pauses && !mc_is_dated_line(page, leaf) &&
           !mc_is_heading(page, leaf);
}

static bool are_of_one_make(const mc_page *page, uint32_t a, uint32_t b)
{
    return page->view->blocks[a].kind == page->view->blocks[b].kind &&
           mc_hints_of(page, a)->make == mc_hints_of(page, b)->make;
}

/* "Where you will work", and below it an address: a line in a box like the one before, of sentences under a
 * heading. */
static bool is_in_box_of_row(const mc_page *page, uint32_t i)
{
    const dnm_block *blocks = page->view->blocks;
    if (!i || !mc_is_heading(page, &page->leaves[i - 1]) || page->leaves[i].linked) return false;
    const uint32_t box = page->nodes[page->leaves[i - 1].block].parent, parent = page->nodes[box].parent;
    if (!box || page->leaves[i].block >= blocks[box].end || page->leaves[i - 1].block != box + 1)
        return false;
    for (uint32_t b = parent + 1, looked = 0; b < box && looked < NEIGHBOURS; b = blocks[b].end, looked++)
        if (blocks[b].end == box) return are_of_one_make(page, b, box) && page->nodes[b].mass;
    return false;
}

static form form_of_line(const mc_page *page, uint32_t i, int step)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (i == page->title) return FOREIGN;
    if (page->nodes[leaf->block].aside) return page->lines && step < 0 ? NOTHING : FOREIGN;
    if (leaf->weight == 0) return NOTHING;
    if (leaf->linked >= 50) return leaf->weight <= BUTTON_MAX ? NOTHING : FOREIGN;
    if (page->view->blocks[leaf->block].kind == DNM_CODE_BLOCK) return TEXT;
    if (mc_is_offer(page, leaf)) return FOREIGN;
    if (mc_is_edge_line(page, leaf) && !mc_is_plain_sentence(page, leaf, 0))
        return step < 0 && is_row_of_buttons(page, leaf) ? NOTHING : FOREIGN;
    if (mc_is_heading(page, leaf)) return leaf->linked ? FOREIGN : LABEL;
    if (page->lines) return leaf->value > 0 && !leaf->linked ? TEXT : FOREIGN;
    if (step > 0 && is_in_box_of_row(page, i)) return TEXT;
    const bool says = leaf->stops && (leaf->weight >= PHRASE_MIN || leaf->pauses > leaf->stops);
    return says && leaf->value > 0 && !mc_is_said_below(page, i, i + 1) ? TEXT : FOREIGN;
}

/* The outermost list or table that the leaf lies in, below block `in`; 0 if there is none. */
static uint32_t list_of(const mc_page *page, uint32_t i, uint32_t in)
{
    uint32_t list = 0;
    for (uint32_t b = page->nodes[page->leaves[i].block].parent; b > in; b = page->nodes[b].parent) {
        const uint16_t kind = page->view->blocks[b].kind;
        if (kind == DNM_TABLE || kind == DNM_LIST || kind == DNM_DEFINITION_LIST) list = b;
    }
    return list;
}

/* ---- walking ---------------------------------------------------------------------------------- */

typedef struct growth {
    const mc_page *page;
    mc_verdict *verdicts;
    uint32_t from, to; /* blocks [from, to) may join */
    uint32_t around;   /* lists are looked for below this block */
} growth;

static bool is_within(const growth *g, uint32_t i)
{
    return i < g->page->leaf_count && g->page->leaves[i].block >= g->from && g->page->leaves[i].block < g->to;
}

static bool has_digit(const mc_page *page, uint32_t i)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] >= '0' && text.p[at] <= '9') return true;
    return false;
}

typedef struct list_sums {
    uint64_t weight, linked;
    uint32_t lines, numbers;
    bool foreign, leads_away;
} list_sums;

/* Of leaves of the list from i on. *last: the last of them. */
static list_sums sums_of(const growth *g, uint32_t list, uint32_t i, int step, uint32_t *last)
{
    const mc_page *page = g->page;
    const uint32_t end = page->view->blocks[list].end;
    list_sums sums = {0};
    for (; is_within(g, i) && page->leaves[i].block > list && page->leaves[i].block < end;
         i += (uint32_t)step) {
        const mc_leaf *leaf = &page->leaves[i];
        *last = i;
        if (leaf->weight == 0) continue;
        sums.foreign = sums.foreign || page->nodes[leaf->block].aside ||
                       (mc_has_cue(page, leaf) && mc_is_edge_line(page, leaf)); /* days may be data */
        sums.weight += leaf->weight;
        sums.linked += (uint64_t)leaf->weight * leaf->linked / 100;
        sums.lines++;
        sums.numbers += has_digit(page, i);
        sums.leads_away = sums.leads_away || mc_leads_away(page, leaf);
    }
    return sums;
}

static bool has_columns(const mc_page *page, uint32_t table)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t row = table + 1, cell = row + 1;
    if (blocks[table].kind == DNM_DEFINITION_LIST) return true;
    return blocks[table].kind == DNM_TABLE && cell < blocks[row].end && blocks[cell].end < blocks[row].end;
}

static bool names_its_columns(const mc_page *page, uint32_t table)
{
    const dnm_block *blocks = page->view->blocks;
    for (uint32_t i = table + 1; i < blocks[table].end; i++)
        if (blocks[i].kind == DNM_CAPTION || dnm_doc_attr(page->doc, blocks[i].attrs, "header").n)
            return true;
    return blocks[table].kind == DNM_DEFINITION_LIST;
}

/* Lists and tables are one thing each: links in some of their cells do not break them up, and one line of
 * the site's makes all of them foreign. A few words without a number are the names of tabs, or key words. */
static form form_of_list(const growth *g, uint32_t list, uint32_t i, int step, uint32_t *last)
{
    const list_sums sums = sums_of(g, list, i, step, last);
    const bool says = sums.numbers * 3 >= sums.lines || sums.weight >= (uint64_t)sums.lines * ITEM_MIN ||
                      (has_columns(g->page, list) && (step < 0 || names_its_columns(g->page, list)));
    if (!sums.foreign && !sums.leads_away && sums.linked * 2 >= sums.weight) return CONTENTS;
    const bool table = g->page->view->blocks[list].kind == DNM_TABLE;
    if (sums.foreign || !says || sums.lines < (table ? CELLS : ITEMS)) return FOREIGN;
    return step < 0 ? (sums.linked * 2 < sums.weight ? TEXT : FOREIGN) : (sums.linked ? FOREIGN : TEXT);
}

static void keep(const growth *g, uint32_t i, uint32_t last, int step)
{
    for (;; i += (uint32_t)step) {
        const mc_leaf *leaf = &g->page->leaves[i];
        if (leaf->linked < 50 || leaf->in_list) g->verdicts[i] = MC_KEPT;
        if (i == last) return;
    }
}

/* Headings met on the way, which wait for text: below them when going down, above them when going up. */
typedef struct labels {
    uint32_t at[LABELS];
    unsigned n;
    bool of_contents; /* going up, the next one heads a table of contents */
} labels;

/* False if there are too many. */
static bool wait_with(labels *waiting, uint32_t i)
{
    if (waiting->of_contents) {
        waiting->of_contents = false;
        return true;
    }
    if (waiting->n == LABELS) return false;
    waiting->at[waiting->n++] = i;
    return true;
}

static void pass_contents(labels *waiting, int step)
{
    waiting->of_contents = step < 0;
    if (step > 0) waiting->n = 0;
}

static bool take_label(const growth *g, labels *waiting, uint32_t i, bool heads_kept)
{
    if (!heads_kept) return wait_with(waiting, i);
    g->verdicts[i] = MC_KEPT;
    return true;
}

static void take_text(const growth *g, labels *waiting, uint32_t first, uint32_t last, int step)
{
    keep(g, first, last, step);
    for (unsigned i = 0; i < waiting->n; i++) g->verdicts[waiting->at[i]] = MC_KEPT;
    waiting->n = 0;
}

/* From the leaf next to what is kept. Below the container, at block `end`, sentences need a heading: others
 * that stand there are the site's, to its readers. */
static void walk(const growth *g, uint32_t next, int step, uint32_t end)
{
    labels waiting = {.n = 0};
    bool headed = step < 0, grown = false; /* grown: the neighbour has just joined */
    for (uint32_t i = next; is_within(g, i); i += (uint32_t)step) {
        const uint32_t list = list_of(g->page, i, g->around), first = i;
        const form at = list ? form_of_list(g, list, first, step, &i) : form_of_line(g->page, i, step);
        headed = headed || at == LABEL || g->page->leaves[i].block < end;
        if (at == FOREIGN || (at == TEXT && !list && !headed)) return;
        if (at == LABEL && !take_label(g, &waiting, i, grown && step < 0)) return;
        if (at == CONTENTS) pass_contents(&waiting, step);
        if (at == TEXT) take_text(g, &waiting, first, i, step);
        grown = at == TEXT;
    }
}

/* ---- where to -------------------------------------------------------------------------------- */

/* The box that holds nothing else than the container. */
static uint32_t place_of(const mc_page *page, uint32_t best)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t place = best;
    for (uint32_t up = page->nodes[place].parent;
         place && up && up + 1 == place && blocks[up].end == blocks[place].end; up = page->nodes[up].parent)
        place = up;
    return place;
}

/* Where the run of boxes of one make begins that ends with this box. */
static uint32_t run_before(const mc_page *page, uint32_t box)
{
    uint32_t run = MC_NONE, looked = 0;
    for (uint32_t i = page->nodes[box].parent + 1; i < box; i = page->view->blocks[i].end) {
        if (looked++ == NEIGHBOURS) return box; /* too far to know */
        if (!are_of_one_make(page, i, box)) {
            run = MC_NONE;
        } else if (run == MC_NONE) {
            run = i;
        }
    }
    return run == MC_NONE ? box : run;
}

static uint32_t run_end(const mc_page *page, uint32_t box)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t end = blocks[page->nodes[box].parent].end;
    uint32_t run = blocks[box].end;
    for (int looked = 0; run < end && looked < NEIGHBOURS && are_of_one_make(page, run, box); looked++)
        run = blocks[run].end;
    return run;
}

/* ---- the box above ----------------------------------------------------------------------------- */

/* A line of verse: short, and with a mark at its end. */
static bool is_verse(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_shape shape;
    if (!leaf->pauses || leaf->linked || leaf->weight > VERSE_MAX) return false;
    dnm_shape_read(dnm_doc_text(page->doc, leaf->block), &shape);
    return shape.ends_sentence || dnm_is_pause(shape.last);
}

/* The box of the same name right before the one that holds leaf i; 0 if there is none. */
static uint32_t named_box_above(const mc_page *page, uint32_t i)
{
    const dnm_block *blocks = page->view->blocks;
    for (uint32_t box = page->nodes[page->leaves[i].block].parent; box; box = page->nodes[box].parent) {
        if (!mc_hints_of(page, box)->named) continue;
        const uint32_t run = run_before(page, box);
        for (uint32_t above = run; above < box; above = blocks[above].end)
            if (blocks[above].end == box) return above;
    }
    return 0;
}

/* The leaves [*verse, *last] of the first run of such lines from `head` on. False if they are none of a poem.
 */
static bool find_poem(const mc_page *page, uint32_t head, uint32_t end, uint32_t *verse, uint32_t *last)
{
    for (*verse = head; *verse < end && !is_verse(page, *verse); ++*verse)
        if (*verse - head == ABOVE_VERSE) return false;
    for (*last = *verse; *last + 1 < end && is_verse(page, *last + 1);) ++*last;
    return *verse < end && *last - *verse + 1 >= VERSES;
}

/* A poem above what is said of it, in a box like that: its heading, who wrote it, and its lines. What the
 * site offers below them goes. */
static void keep_poem_above(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    const uint32_t box = named_box_above(page, first);
    if (!box || page->nodes[box].aside) return;
    const uint32_t head = mc_leaf_at(page, 0, box + 1);
    const uint32_t end = mc_leaf_at(page, head, page->view->blocks[box].end);
    uint32_t verse, last;
    if (head == end || !mc_is_heading(page, &page->leaves[head])) return;
    if (!find_poem(page, head, end, &verse, &last)) return;
    for (uint32_t i = head; i <= last; i++) verdicts[i] = MC_KEPT;
}

void mc_grow(const mc_page *page, uint32_t best, mc_verdict *verdicts)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t place = place_of(page, best);
    uint32_t box = place ? page->nodes[place].parent : 0;
    growth g = {.page = page, .from = box + 1, .to = blocks[box].end, .around = box};
    g.verdicts = verdicts;
    for (int level = 0; level < LEVELS && box; level++, box = page->nodes[box].parent) {
        g.from = run_before(page, box);
        g.to = run_end(page, box);
        g.around = page->nodes[box].parent;
    }
    uint32_t first = 0, last = page->leaf_count;
    while (first < last && verdicts[first] != MC_KEPT) first++;
    while (last > first && verdicts[last - 1] != MC_KEPT) last--;
    if (first == last) return;
    keep_poem_above(page, first, verdicts);
    walk(&g, first - 1, -1, 0);
    walk(&g, last, 1, blocks[best].end);
}
