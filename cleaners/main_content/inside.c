/* inside.c -- inside the container of the article: leaves out boxes that are links, and lines that lead to
 * other pages.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/inside.h"

#include "cleaners/main_content/belong.h"
#include "cleaners/main_content/cues.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"

enum {
    NUMBER_MAX = 3,
    BUTTON_MAX = 8, /* weight of a button beside a heading, or a link inside a line */
    LABEL_MAX = 24, /* weight of a line between a heading and its text */
    SMALL = 8,      /* leaves of a box that may be a line of the text */
    TOOL_MAX = 14,  /* weight of what stands beside code and is none */
    LINKED = 60,    /* percent of a line that leads elsewhere */
    ROW = 16        /* such lines below one another */
};

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

/* A short line between a heading and its text: the name of a part, or a smaller heading. */
static bool is_label(const mc_page *page, const mc_leaf *leaf)
{
    return leaf->weight <= LABEL_MAX && !leaf->linked && !mc_is_edge_line(page, leaf);
}

/* Whether the text goes on behind a box, so that a heading in it has something to head. */
static bool goes_on_behind(const mc_page *page, uint32_t block, uint32_t leaf)
{
    bool labelled = false;
    leaf = mc_leaf_at(page, leaf, page->view->blocks[block].end);
    for (; leaf < page->leaf_count; leaf++) {
        const mc_leaf *at = &page->leaves[leaf];
        if (at->weight == 0) continue;
        if (page->nodes[at->block].aside) return false;
        if (at->value > 0 || (at->in_list && at->linked < 50)) return true;
        if (labelled || !is_label(page, at)) return false;
        labelled = true;
    }
    return false;
}

/* A paragraph that is set as a heading: bold from end to end, or with a number before it. */
static bool looks_like_heading(const mc_page *page, uint32_t leaf)
{
    const dnm_block *block = &page->view->blocks[page->leaves[leaf].block];
    dnm_shape shape;
    dnm_label label;
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[leaf].block);
    dnm_shape_read(text, &shape);
    if (shape.digits == shape.chars) return false; /* a counter */
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

/* There is one. */
static uint32_t first_with_text(const mc_page *page, uint32_t leaf)
{
    while (page->leaves[leaf].weight == 0) leaf++;
    return leaf;
}

/* Short lines count against an article, but in a box of its own one may be its heading, with buttons beside
 * it. leaf: the first of the box. */
static bool holds_heading(const mc_page *page, uint32_t block, uint32_t leaf)
{
    contents c;
    if (page->extent == MC_PRECISION || !read_contents(page, block, leaf, &c) || c.of_site) return false;
    if (c.headings) return c.headings + c.buttons == c.lines && goes_on_behind(page, block, leaf);
    leaf = first_with_text(page, leaf);
    return c.lines == 1 && !c.linked && looks_like_heading(page, leaf) && goes_on_behind(page, block, leaf);
}

/* "01" in a box like those of the paragraphs around it: the number of a section. */
static bool is_number_of_section(const mc_page *page, uint32_t block, uint32_t leaf)
{
    const dnm_block *blocks = page->view->blocks;
    dnm_shape shape;
    const mc_leaf *at = &page->leaves[leaf];
    if (page->extent == MC_PRECISION || leaf == 0 || leaf + 1 == page->leaf_count) return false;
    if (at->weight == 0 || at->weight > NUMBER_MAX || at->linked || page->nodes[block].weight != at->weight)
        return false;
    dnm_shape_read(dnm_doc_text(page->doc, at->block), &shape);
    if (shape.digits != shape.chars) return false;
    const uint32_t next = blocks[block].end;
    if (next >= page->view->block_count || page->nodes[next].parent != page->nodes[block].parent)
        return false;
    return mc_hints_of(page, next)->make == mc_hints_of(page, block)->make &&
           at[1].block < blocks[next].end && is_told(page, next) && at[-1].value > 0;
}

/* A line in a box that is made like that of the paragraph behind it: editors of networks put each into a box
 * of its own. */
static bool holds_line(const mc_page *page, uint32_t block, uint32_t leaf)
{
    contents c;
    if (page->extent == MC_PRECISION || !next_in_row(page, block)) return false;
    return read_contents(page, block, leaf, &c) && c.lines == 1 && !c.linked && !c.of_site &&
           !mc_has_cue(page, &page->leaves[first_with_text(page, leaf)]);
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
    if (!is_number_of_section(page, block, leaf) && holds_line(page, block, leaf)) return BOX_OF_TEXT;
    return holds_heading(page, block, leaf) ? BOX_OF_HEADING : INSERT;
}

/* ---- lines that are links ---------------------------------------------------------------------- */

static bool is_beside(const mc_page *page, uint32_t i, uint32_t other)
{
    return other < page->leaf_count &&
           page->nodes[page->leaves[i].block].parent == page->nodes[page->leaves[other].block].parent;
}

static bool is_link(const mc_page *page, uint32_t i)
{
    return page->leaves[i].linked >= LINKED && page->leaves[i].weight > BUTTON_MAX;
}

/* A heading, or a line that ends in a colon, and no words of sites in it. */
static bool leads_on(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_shape shape;
    if (leaf->linked || page->nodes[leaf->block].aside || mc_has_cue(page, leaf)) return false;
    dnm_shape_read(dnm_doc_text(page->doc, leaf->block), &shape);
    return mc_is_heading(page, leaf) || shape.last == ':' || shape.last == 0xFF1A;
}

/* A line that is a link from end to end is the title of another page, put in between, unless the text itself
 * leads to it and goes on behind it: "The three books are:", and each a link. */
static bool is_led_to(const mc_page *page, uint32_t i)
{
    uint32_t first = i, last = i;
    while (first && i - first < ROW && is_beside(page, i, first - 1) && is_link(page, first - 1)) first--;
    while (last - i < ROW && is_beside(page, i, last + 1) && is_link(page, last + 1)) last++;
    if (!first || !is_beside(page, i, first - 1) || !leads_on(page, first - 1)) return false;
    if (!is_beside(page, i, last + 1)) return false;
    return page->leaves[last + 1].value > 0 || mc_is_heading(page, &page->leaves[last + 1]);
}

/* A link, and in the next line a sentence about what it leads to. */
static bool is_entry(const mc_page *page, uint32_t i)
{
    return is_link(page, i) && is_beside(page, i, i + 1) && page->leaves[i + 1].value > 0 &&
           page->leaves[i + 1].stops;
}

/* Several such entries are a commented list. */
static bool is_one_of_entries(const mc_page *page, uint32_t i)
{
    enum { APART = 4 };
    if (!is_entry(page, i)) return false;
    for (uint32_t k = i > APART ? i - APART : 0; k <= i + APART && k < page->leaf_count; k++)
        if (k != i && is_beside(page, i, k) && is_entry(page, k)) return true;
    return false;
}

static bool is_own_link(const mc_page *page, uint32_t i)
{
    if (page->extent == MC_PRECISION || page->forum || page->nodes[page->leaves[i].block].aside) return false;
    return mc_is_enclosure(page, i) || is_led_to(page, i) || is_one_of_entries(page, i);
}

bool mc_is_gutter(const mc_page *page, uint32_t i)
{
    const uint32_t block = page->leaves[i].block, cell = page->nodes[block].parent;
    if (page->view->blocks[block].kind != DNM_CODE_BLOCK || page->view->blocks[cell].kind != DNM_TABLE_CELL)
        return false;
    const dnm_str text = dnm_doc_text(page->doc, block);
    for (size_t at = 0; at < text.n; at++)
        if (!(text.p[at] >= '0' && text.p[at] <= '9') && !dnm_cp_is_space((unsigned char)text.p[at]))
            return false;
    return true;
}

bool mc_is_code_tool(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    const dnm_block *blocks = page->view->blocks;
    if (leaf->weight == 0 || leaf->weight > TOOL_MAX || leaf->stops || leaf->code || leaf->in_list)
        return false;
    const uint32_t box = page->nodes[leaf->block].parent;
    uint32_t code = 0, rest = 0;
    if (!box || mc_is_heading(page, leaf)) return false;
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    if (memchr(text.p, '.', text.n) || memchr(text.p, '/', text.n)) return false; /* the name of a file */
    for (uint32_t k = box + 1, looked = 0; k < blocks[box].end; k = blocks[k].end) {
        if (++looked > SMALL) return false;
        if (blocks[k].kind == DNM_CODE_BLOCK)
            code += page->nodes[k].weight;
        else
            rest += page->nodes[k].weight;
    }
    return code && rest <= 2 * TOOL_MAX;
}

/* A short link alone in a box that is made for it: "edit", "more". */
static bool is_lone_button(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    const dnm_block *blocks = page->view->blocks;
    const dnm_attrs attrs = blocks[leaf->block].attrs;
    if (page->forum || leaf->linked < 100 || leaf->in_list || !attrs ||
        blocks[leaf->block].kind != DNM_PARAGRAPH)
        return false;
    const bool before = i && blocks[leaf[-1].block].attrs == attrs;
    const bool behind = i + 1 < page->leaf_count && blocks[leaf[1].block].attrs == attrs;
    return leaf->weight <= BUTTON_MAX && !before && !behind;
}

static bool is_out_of_place(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (mc_is_gutter(page, i) || mc_is_code_tool(page, i)) return true;
    if (!page->forum && !leaf->in_list && mc_is_count(page, leaf)) return true;
    if (leaf->value >= 0) return false;
    if (leaf->linked == 100 && !mc_has_word(dnm_doc_text(page->doc, leaf->block))) return true; /* an arrow */
    if (mc_is_page_number(page, leaf)) return true;
    if (page->extent == MC_PRECISION && !mc_is_heading(page, leaf)) return true;
    if (page->nodes[leaf->block].aside || is_lone_button(page, i)) return true;
    if (page->nodes[leaf->block].series || (mc_is_heading(page, leaf) && !mc_leads_away(page, leaf)))
        return false;
    return is_link(page, i) && !is_own_link(page, i);
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
    if (page->forum || page->extent == MC_PRECISION) return false;
    if (page->nodes[block].data) return !page->nodes[block].aside;
    if (page->view->blocks[block].kind != DNM_LIST) return false;
    return !page->nodes[block].aside && (page->nodes[block].sum > 0 || is_introduced(page, block, next_leaf));
}

/* What is said in turns, and who says it; but not the time of each, in a line of its own. */
static void judge_turns(const mc_page *page, uint32_t first, uint32_t end, mc_verdict *verdicts)
{
    bool turns = false;
    for (uint32_t i = first; i < end; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        turns = turns || leaf->spoken;
        if (leaf->spoken && !page->nodes[leaf->block].aside) verdicts[i] = MC_KEPT;
        if (turns && !leaf->spoken && leaf->weight <= LABEL_MAX && mc_is_dated_line(page, leaf))
            verdicts[i] = MC_EDGE;
    }
}

void mc_judge_inside(const mc_page *page, uint32_t best, uint32_t first, uint32_t end, mc_verdict *verdicts)
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
        if (kind == INSERT && is_number_of_section(page, block, leaf)) {
            row_end = page->view->blocks[block].end;
            kind = BOX_OF_TEXT;
        }
        const uint32_t next = kind == BOX_OF_TEXT ? block + 1 : page->view->blocks[block].end;
        for (; leaf < end && page->leaves[leaf].block < next; leaf++) {
            const mc_leaf *at = &page->leaves[leaf];
            const bool out = kind == BOX_OF_HEADING ? is_button(page, at) && !looks_like_heading(page, leaf)
                             : in_list              ? page->nodes[at->block].aside
                                                    : is_out_of_place(page, leaf);
            verdicts[leaf] = kind == INSERT || out ? MC_ASIDE : MC_KEPT;
            if (page->forum && verdicts[leaf] == MC_KEPT && mc_is_post_line(page, at))
                verdicts[leaf] = MC_EDGE;
        }
        block = next;
    }
    if (!page->forum) judge_turns(page, first, end, verdicts);
}
