/* lists.c -- tells the teaser of another page from an article: it is one of several boxes of a make, each
 * with the linked title of its page.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"

enum { MANY = 3, LEVELS = 3, TITLE_WEIGHT = 24 };

bool mc_is_other_title(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->linked < 80 || (leaf->weight < TITLE_WEIGHT && !mc_is_heading(page, leaf))) return false;
    return !mc_repeats_title(page, leaf); /* "Re: " and the title of this page */
}

static bool has_other_title(const mc_page *page, uint32_t block)
{
    const uint32_t end = page->view->blocks[block].end;
    for (uint32_t i = mc_leaf_from(page, block); i < page->leaf_count && page->leaves[i].block < end; i++)
        if (mc_is_other_title(page, &page->leaves[i])) return true;
    return false;
}

/* Boxes like this one in the same place, itself among them, each about as long. */
static uint32_t count_alike(const mc_page *page, uint32_t box)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t parent = page->nodes[box].parent, make = mc_hints_of(page, box)->make;
    uint32_t count = 0;
    for (uint32_t i = parent + 1; i < blocks[parent].end; i = blocks[i].end) {
        const bool alike = blocks[i].kind == blocks[box].kind && mc_hints_of(page, i)->make == make;
        if (alike && (uint64_t)page->nodes[i].mass * 2 >= page->nodes[box].mass)
            count += has_other_title(page, i);
    }
    return count;
}

bool mc_is_teaser(const mc_page *page, uint32_t best)
{
    for (uint32_t up = 0, box = best; up < LEVELS && box; up++, box = page->nodes[box].parent)
        if (has_other_title(page, box) && count_alike(page, box) >= MANY) return true;
    return false;
}
