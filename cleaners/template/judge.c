/* judge.c -- which of a page's repeated leaves are template. Around the text, most of what repeats; beside
 * the text, in its own container, little: salutations, headings and closing words are repeated by authors,
 * too.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/template/template.h"

enum {
    LINKED = 60,      /* percent, from which a leaf is navigation */
    LINKS_SHARE = 60, /* percent of the pages that have it, at least */
    SENTENCE_SHARE = 75,
    SENTENCE_WEIGHT = 40, /* shorter ones are formulas: 特此通知。 */
    LONG_WEIGHT = 200,    /* of sentences that authors rarely repeat, but may quote */
    LONG_SHARE = 90,
    LONG_PAGES = 8,
    LINE_SHARE = 60,
    EDGE = 5, /* leaves at either end of a plain text */
};

static bool shared_by(const tp_page *page, const tp_leaf *leaf, uint32_t percent)
{
    return (uint64_t)leaf->pages * 100 >= (uint64_t)page->site_pages * percent;
}

static bool is_html(const tp_page *page)
{
    return dnm_str_eq(dnm_doc_attr(page->doc, page->view->blocks[0].attrs, "format"), DNM_STR("html"));
}

/* The next leaf with text in this direction; leaf_count if there is none. */
static uint32_t neighbour(const tp_page *page, uint32_t leaf, bool behind)
{
    while (behind ? leaf + 1 < page->leaf_count : leaf > 0) {
        leaf = behind ? leaf + 1 : leaf - 1;
        if (page->leaves[leaf].weight) return leaf;
    }
    return page->leaf_count;
}

static bool is_repeated(const tp_page *page, uint32_t leaf)
{
    return leaf < page->leaf_count && page->leaves[leaf].repeated;
}

/* A single one may be the label of what is not repeated. Beside the article itself, what is repeated reaches
 * to an end of the page; elsewhere it is most of what holds it. */
static bool is_frame(const tp_page *page, uint32_t i)
{
    const tp_leaf *leaf = &page->leaves[i];
    const uint32_t whole = page->wholes[leaf->block], around = page->parents[whole];
    const tp_mass *mass = &page->masses[around];
    const bool whole_repeated = page->masses[whole].repeated == page->masses[whole].all;
    /* What is left of a table without its links would look like text. */
    if (leaf->linked >= LINKED) return whole_repeated || !page->in_table[leaf->block];
    if (!whole_repeated) return false;
    if (!is_repeated(page, neighbour(page, i, false)) && !is_repeated(page, neighbour(page, i, true)))
        return false;
    if (around <= page->article && page->article < page->view->blocks[around].end)
        return i < page->head || i >= page->tail;
    return mass->repeated * 3 >= mass->all * 2;
}

static bool is_insert(const tp_page *page, uint32_t i)
{
    const tp_leaf *leaf = &page->leaves[i];
    if (page->in_table[leaf->block] || !page->has_own) return false;
    if (page->view->blocks[leaf->block].kind != DNM_PARAGRAPH) return false;
    if (leaf->linked >= LINKED) return shared_by(page, leaf, LINKS_SHARE);
    if (!leaf->sentence || leaf->weight < SENTENCE_WEIGHT || !shared_by(page, leaf, SENTENCE_SHARE))
        return false;
    if (leaf->weight <= LONG_WEIGHT) return true;
    const bool around = i < page->first_own || i > page->last_own;
    return around && page->site_pages >= LONG_PAGES && shared_by(page, leaf, LONG_SHARE);
}

/* At the edges of a plain text sites put their addresses. */
static bool is_line(const tp_page *page, uint32_t i)
{
    const tp_leaf *leaf = &page->leaves[i];
    return leaf->address && (i < EDGE || page->leaf_count - i <= EDGE) && shared_by(page, leaf, LINE_SHARE);
}

tp_verdict tp_judge(const tp_page *page, uint32_t i)
{
    const tp_leaf *leaf = &page->leaves[i];
    if (!leaf->repeated) return TP_KEPT;
    const bool around = page->article &&
                        (leaf->block < page->article || leaf->block >= page->view->blocks[page->article].end);
    if (around) return is_frame(page, i) ? TP_FRAME : TP_KEPT;
    if (is_insert(page, i)) return TP_INSERT;
    return !is_html(page) && is_line(page, i) ? TP_LINE : TP_KEPT;
}

uint16_t tp_confidence(const tp_page *page, uint32_t i, tp_verdict verdict)
{
    static const uint32_t least[] = {[TP_FRAME] = 600, [TP_INSERT] = 500, [TP_LINE] = 500};
    const uint32_t share = (uint32_t)((uint64_t)page->leaves[i].pages * 350 / page->site_pages);
    const uint32_t few = page->site_pages < LONG_PAGES ? 100 : 0;
    return (uint16_t)(least[verdict] + share - few);
}
