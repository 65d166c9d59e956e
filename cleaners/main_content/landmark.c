/* landmark.c -- the one element of a page that says that it is the text: <main>, or the only <article>. It is
 * believed where sentences say too little: a poem, a notice of two lines, a list of changes. And pages that
 * are a document from end to end.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"
#include "core/text/prefix.h"

enum { TIMES_OF_PART = 3, OF = 2 /* three halves */, LINKED = 10 };

static uint32_t only_element(const mc_page *page, unsigned landmark)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < page->view->block_count; i++) {
        if (!(mc_hints_of(page, i)->landmark & landmark)) continue;
        if (found) return 0;
        found = i;
    }
    return found;
}

/* Shown, with something to say, and no list of links to other pages. */
static bool is_text(const mc_page *page, uint32_t block)
{
    const mc_node *node = &page->nodes[block];
    return !node->aside && node->weight > 0 && (uint64_t)node->links * 3 <= node->weight &&
           !mc_is_teaser(page, block);
}

uint32_t mc_find_landmark(const mc_page *page)
{
    static const uint8_t tags[] = {MC_TAG_ARTICLE, MC_TAG_MAIN};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const uint32_t block = only_element(page, tags[i]);
        if (block && is_text(page, block)) return block;
    }
    return 0;
}

uint32_t mc_find_main(const mc_page *page)
{
    uint32_t block = only_element(page, MC_TAG_MAIN);
    if (!block) block = only_element(page, MC_ROLE_MAIN);
    return block ? block : only_element(page, MC_TAG_ARTICLE);
}

bool mc_is_part_of(const mc_page *page, uint32_t best, uint32_t landmark)
{
    const bool inside = landmark < best && best < page->view->blocks[landmark].end;
    return inside && page->nodes[landmark].good * OF >= page->nodes[best].good * TIMES_OF_PART;
}

bool mc_is_of_word_processor(const mc_page *page)
{
    static const char *const names[] = {"Microsoft Word", "LibreOffice", "OpenOffice", "WPS"};
    const dnm_str generator = dnm_doc_meta(page->doc, 0, "generator");
    bool named = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named = named || dnm_has_at(generator, 0, names[i]);
    if (!named || (uint64_t)page->nodes[0].links * LINKED > page->nodes[0].weight) return false;
    for (uint32_t i = 1; i < page->view->block_count; i++)
        if (mc_hints_of(page, i)->flags & (MC_SIDE | MC_TAG)) return false;
    return true;
}
