/* trust.c -- confidences. Navigation is told by what it consists of; what stands in the box of the article
 * and looks like text is dropped by its place alone, and that is the least sure.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/trust.h"

#include "cleaners/main_content/cues.h"
#include "core/base/arena.h"

enum {
    TEXT_WEIGHT = 16, /* of a line that may be of the text */
    TEXT_LOST = 400,  /* of a cut that takes text out of the article's container */
    LEAST = 500,      /* what remains of a page's confidence at least, in thousandths */
    LOST_MAX = 250,   /* thousandths of the text in the container that may go */
    TABLE_LOST = 700  /* where a table of data goes with it */
};

/* ---- of a cut --------------------------------------------------------------------------------- */

unsigned mc_trust_rule(const mc_page *page, uint32_t best, mc_verdict verdict)
{
    static const uint16_t usual[] = {[MC_OUTSIDE] = 850, [MC_ASIDE] = 750,  [MC_EDGE] = 700, [MC_TITLE] = 900,
                                     [MC_LAYOUT] = 900,  [MC_UNSEEN] = 900, [MC_POST] = 900};
    const unsigned confidence = usual[verdict];
    if (best == MC_NONE) return confidence / 2; /* what is navigation is a guess */
    return page->nodes[best].sum < MC_CLEAR_SUM ? confidence * 3 / 4 : confidence;
}

/* Neither a link nor one of the site's lines, nor named aside. */
static bool is_text(const mc_page *page, const mc_leaf *leaf)
{
    const mc_node *node = &page->nodes[leaf->block];
    if (node->aside) return false;
    return node->data || (leaf->linked < 50 && leaf->weight >= TEXT_WEIGHT && !mc_is_edge_line(page, leaf));
}

uint32_t *mc_lost_text(const mc_page *page, uint32_t best, const uint8_t *verdicts, struct dnm_arena *arena)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t *lost = DNM_NEW(arena, uint32_t, page->view->block_count);
    if (!lost || best == MC_NONE || page->forum) return lost;
    for (uint32_t i = mc_leaf_at(page, 0, best + 1); i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        const unsigned verdict = verdicts[leaf->block];
        if (leaf->block >= blocks[best].end) break;
        if ((verdict == MC_ASIDE || verdict == MC_EDGE) && is_text(page, leaf))
            lost[leaf->block] = leaf->weight;
    }
    for (uint32_t i = blocks[best].end; i-- > best + 1;) lost[page->nodes[i].parent] += lost[i];
    return lost;
}

unsigned mc_trust_cut(const mc_page *page, uint32_t best, uint32_t block, mc_verdict verdict, uint32_t lost)
{
    const unsigned usual = mc_trust_rule(page, best, verdict);
    const bool text = lost && lost * (uint64_t)2 >= page->nodes[block].weight;
    return text && usual > TEXT_LOST ? TEXT_LOST : usual;
}

/* ---- of the page ------------------------------------------------------------------------------ */

/* Where less than a third is left of what the page itself calls its text, what is left may be the wrong
 * third: in thousandths. */
static unsigned trust_in_landmark(const mc_page *page, const uint8_t *verdicts)
{
    const uint32_t landmark = mc_find_main(page);
    uint64_t all = 0, kept = 0;
    for (uint32_t i = 0; landmark && i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        const unsigned verdict = verdicts[leaf->block];
        const bool inside = leaf->block > landmark && leaf->block < page->view->blocks[landmark].end;
        if (!inside || leaf->linked >= 50 || (page->nodes[leaf->block].aside && verdict != MC_KEPT)) continue;
        all += leaf->weight;
        if (verdict == MC_KEPT || verdict == MC_TITLE) kept += leaf->weight;
    }
    const unsigned trust = kept * 3 < all ? (unsigned)(kept * 3000 / all) : 1000;
    return trust > LEAST ? trust : LEAST;
}

/* Where much of the text in the article's container goes, or a table of data: in thousandths. */
static unsigned trust_in_container(const mc_page *page, uint32_t best, const uint8_t *verdicts,
                                   const uint32_t *lost)
{
    uint64_t kept = 0;
    bool table = false;
    for (uint32_t i = mc_leaf_at(page, 0, best + 1); i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (leaf->block >= page->view->blocks[best].end) break;
        if (verdicts[leaf->block] == MC_KEPT) kept += leaf->weight;
        table = table || (lost[leaf->block] && page->nodes[leaf->block].data);
    }
    const unsigned share = lost[best] ? (unsigned)(lost[best] * (uint64_t)1000 / (lost[best] + kept)) : 0;
    const unsigned trust = share > LOST_MAX ? 1000 + LOST_MAX - share : 1000;
    const unsigned with_table = table && trust > TABLE_LOST ? TABLE_LOST : trust;
    return with_table > LEAST ? with_table : LEAST;
}

unsigned mc_trust_page(const mc_page *page, uint32_t best, bool manual, const uint8_t *verdicts,
                       const uint32_t *lost)
{
    const mc_node *node = &page->nodes[best];
    const uint64_t total = page->nodes[0].mass, share = total ? (uint64_t)node->mass * 1000 / total : 0;
    const int64_t found = manual ? node->good : node->sum;
    const int64_t sum = found < 0 ? 0 : found < MC_CLEAR_SUM ? found : MC_CLEAR_SUM;
    const unsigned size = (unsigned)(sum * 300 / MC_CLEAR_SUM);
    const unsigned sure = 200 + size + (page->title != MC_NONE ? 150u : 0u) + (unsigned)(share * 350 / 1000);
    const unsigned landmark = trust_in_landmark(page, verdicts);
    const unsigned container = manual ? 1000 : trust_in_container(page, best, verdicts, lost);
    return sure * (landmark < container ? landmark : container) / 1000;
}
