/* lines.c -- a page without an article of sentences may have one of lines: verse, a song, particulars of a
 * post that is to be filled. It has a title, and lines that are neither links nor the site's.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"

enum {
    LINKS_OF = 3, /* at most one part in so many are links */
    LISTS_OF = 4  /* at least one part in so many stands in no list: titles of other texts do */
};

static bool is_list(const mc_page *page, uint32_t best)
{
    const uint32_t first = mc_leaf_at(page, 0, best + 1);
    const uint32_t end = mc_leaf_at(page, first, page->view->blocks[best].end);
    uint64_t beside = 0;
    for (uint32_t i = first; i < end; i++)
        if ((!page->leaves[i].in_list || page->nodes[page->leaves[i].block].data) && i != page->title)
            beside += page->leaves[i].weight;
    return beside * LISTS_OF < page->nodes[best].weight;
}

/* Where the text is, if it is one; values and what is aside are those of lines then. */
static bool choose(mc_page *page, const mc_posts *posts, uint32_t *best)
{
    bool any = false;
    if (page->title == MC_NONE) mc_read_headline(page);
    if (page->title == MC_NONE) return false;
    mc_judge_nature(page, posts);
    *best = mc_choose(page, &any);
    const mc_node *node = &page->nodes[*best];
    const bool behind = page->view->blocks[*best].end > page->leaves[page->title].block;
    if (!any || page->forum || !behind || is_list(page, *best)) return false;
    return (uint64_t)node->links * LINKS_OF <= node->weight;
}

bool mc_choose_lines(mc_page *page, const mc_posts *posts, uint32_t *best)
{
    const uint32_t title = page->title;
    page->lines = true;
    if (choose(page, posts, best)) return true;
    bool any;
    page->lines = false;
    page->title = title;
    mc_judge_nature(page, posts);
    mc_choose(page, &any);
    *best = 0;
    return false;
}
