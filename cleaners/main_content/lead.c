/* lead.c -- what stands between a headline and the text: who wrote it, pictures, buttons, and the standfirst.
 * The standfirst alone is a sentence that offers nothing; below it, too, a by-line is none of the text.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/lead.h"

#include "cleaners/main_content/credit.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/notice.h"
#include "cleaners/main_content/writers.h"
#include "core/text/date.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LEAD_MIN = 10,  /* weight of a line that is named so */
    VALUE_MIN = 20, /* of a sentence, links before it counted */
    LINKED_MAX = 25,
    LINKS_MAX = 200, /* weight of links between the headline and it */
    BEGINNING = 48,  /* bytes */
    NEAR = 64,       /* leaves of the text */
    LEADS_MAX = 8,
    BARE_MAX = 40,    /* weight of a line with a date */
    BARE_REST = 4,    /* bytes of marks around it */
    HEAD_WEIGHT = 400 /* of the text below which no by-line stands */
};

static bool is_of_picture(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i], *before = leaf - 1;
    for (uint32_t p = page->nodes[leaf->block].parent; p; p = page->nodes[p].parent)
        if (page->view->blocks[p].kind == DNM_FIGURE || page->view->blocks[p].kind == DNM_CAPTION)
            return true;
    return i && before->weight == 0 && page->nodes[before->block].parent == page->nodes[leaf->block].parent;
}

/* From its first word on: blanks, quotes and icons may stand before it. */
static dnm_str from_word(dnm_str s)
{
    for (size_t at = 0, next = 0; at < s.n; at = next)
        if (dnm_cp_has(dnm_utf8_next(s.p, s.n, &next), DNM_CP_LETTER | DNM_CP_NUMBER))
            return (dnm_str){s.p + at, s.n - at};
    return s;
}

bool mc_is_said_below(const mc_page *page, uint32_t lead, uint32_t first)
{
    const dnm_str said = from_word(dnm_doc_text(page->doc, page->leaves[lead].block));
    const size_t n = said.n < BEGINNING ? said.n : BEGINNING;
    for (uint32_t i = first; i < page->leaf_count && i < first + NEAR; i++) {
        const dnm_str text = from_word(dnm_doc_text(page->doc, page->leaves[i].block));
        if (text.n >= n && memcmp(text.p, said.p, n) == 0) return true;
    }
    return false;
}

static bool is_standfirst(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (leaf->value < VALUE_MIN || leaf->linked > LINKED_MAX || leaf->in_list) return false;
    if (page->nodes[leaf->block].aside || is_of_picture(page, i)) return false;
    return !mc_is_edge_line(page, leaf) && !mc_is_appeal(page, leaf);
}

/* It, or a box of nothing else, is named so: then it need be no sentence. */
static bool is_named_lead(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (leaf->weight < LEAD_MIN || leaf->linked > LINKED_MAX || mc_is_aside(page, leaf->block)) return false;
    bool named = mc_hints_of(page, leaf->block)->flags & MC_LEAD;
    for (uint32_t p = page->nodes[leaf->block].parent; p && !named; p = page->nodes[p].parent) {
        if (page->nodes[p].weight > leaf->weight) break;
        named = mc_hints_of(page, p)->flags & MC_LEAD;
    }
    return named && !mc_is_edge_line(page, leaf) && !mc_is_dated_line(page, leaf) && !is_of_picture(page, i);
}

/* Between the title and the first line that is kept. */
static void keep_named_lead(const mc_page *page, mc_verdict *verdicts)
{
    uint32_t first = page->title + 1, links = 0;
    while (first < page->leaf_count && (verdicts[first] != MC_KEPT || page->leaves[first].weight == 0))
        first++;
    if (first == page->leaf_count) return;
    for (uint32_t i = page->title + 1; i < first && links <= LINKS_MAX; i++) {
        if (page->leaves[i].linked >= 50) links += page->leaves[i].weight;
        if (is_named_lead(page, i) && !mc_is_said_below(page, i, first)) verdicts[i] = MC_KEPT;
    }
}

void mc_keep_lead(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    uint32_t links = 0, leads = 0;
    if (page->title == MC_NONE || page->forum || page->extent == MC_PRECISION) return;
    keep_named_lead(page, verdicts);
    for (uint32_t i = page->title + 1; i < first && links <= LINKS_MAX; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (leaf->linked >= 50) links += leaf->weight;
        if (verdicts[i] != MC_OUTSIDE || !is_standfirst(page, i)) continue;
        if (leads++ < LEADS_MAX && !mc_is_said_below(page, i, first)) verdicts[i] = MC_KEPT;
    }
}

/* ---- by-lines below a standfirst -------------------------------------------------------------- */

static bool are_alike(const mc_page *page, uint32_t i, uint32_t other)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t a = page->leaves[i].block, b = page->leaves[other].block;
    return page->nodes[a].parent == page->nodes[b].parent && blocks[a].kind == blocks[b].kind &&
           blocks[a].attrs == blocks[b].attrs;
}

/* A day, perhaps with a time, and nothing else. */
static bool is_bare_date(const mc_page *page, uint32_t i)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    dnm_date date;
    size_t at, n;
    return page->leaves[i].weight <= BARE_MAX && dnm_date_find(text, &date, &at, &n) &&
           text.n - n <= BARE_REST;
}

/* Days that head the entries of a chronicle are several. */
static bool is_lone_date(const mc_page *page, uint32_t i, uint32_t end)
{
    if (page->nodes[page->leaves[i].block].data || !is_bare_date(page, i)) return false;
    for (uint32_t k = i + 1; k < end; k++)
        if (are_alike(page, k, i) && is_bare_date(page, k)) return false;
    return true;
}

static bool is_of_europe(dnm_str text)
{
    const dnm_str said = from_word(text);
    return said.n &&
           dnm_cp_has(dnm_utf8_peek(said.p, said.n, 0), DNM_CP_LATIN | DNM_CP_CYRILLIC | DNM_CP_GREEK);
}

/* Says who wrote the text, or when, and says so. */
static bool is_labelled_byline(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    if (leaf->in_list || !is_of_europe(text)) return false;
    return mc_is_credit_line(text) || (mc_is_dated_line(page, leaf) && mc_has_cue(page, leaf));
}

/* A day, or the name of the author, in markup of its own. */
static bool is_marked_byline(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->in_list || mc_is_heading(page, leaf)) return false; /* "2011" heads a year's entry */
    return mc_is_dated_line(page, leaf) ||
           (mc_is_name(dnm_doc_text(page->doc, leaf->block)) && mc_is_of_author(page, leaf->block));
}

/* The last sentence: what stands below it signs the text. */
static uint32_t last_sentence(const mc_page *page, uint32_t head, uint32_t tail)
{
    while (tail > head + 1 && !(page->leaves[tail - 1].stops && page->leaves[tail - 1].value > 0)) tail--;
    return tail - 1;
}

void mc_drop_bylines(const mc_page *page, uint32_t head, uint32_t tail, mc_verdict *verdicts)
{
    if (page->forum || page->extent == MC_RECALL || head >= tail) return;
    const uint32_t last = last_sentence(page, head, mc_above_notice_end(page, head, tail) + 1);
    for (uint32_t i = head, weight = 0; i < last && weight <= HEAD_WEIGHT; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (verdicts[i] != MC_KEPT) continue;
        weight += leaf->weight;
        if (i == head || leaf->spoken || mc_is_plain_sentence(page, leaf, 1)) continue;
        const bool apart = !are_alike(page, i, i - 1) && !are_alike(page, i, i + 1);
        if (is_labelled_byline(page, leaf) || (apart && is_marked_byline(page, leaf)) ||
            is_lone_date(page, i, tail))
            verdicts[i] = MC_EDGE;
    }
}
