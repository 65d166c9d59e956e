/* answers.c -- of a question with one long answer, the question and the short answers: they are too short to
 * be told by their weight, and too few to be told by their make, but their boxes are named after what they
 * are.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/page.h"

enum { NAMED = 2 /* boxes around a line that may be named */, REACH = 40 /* leaves */ };

/* A sentence in a box that is named after questions, answers or texts, and does not hold the long answer. */
static bool is_written(const mc_page *page, const mc_posts *posts, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (!leaf->stops || leaf->linked || leaf->weight < 8 || i == page->title ||
        page->nodes[leaf->block].aside)
        return false;
    if (mc_is_edge_line(page, leaf) || mc_is_post_line(page, leaf)) return false;
    uint32_t box = leaf->block;
    for (int up = 0; up <= NAMED && box; up++, box = page->nodes[box].parent) {
        const mc_hints *hints = mc_hints_of(page, box);
        if (box <= posts->single && posts->single < page->view->blocks[box].end) return false;
        if ((hints->flags & MC_BODY) || hints->forum) return true;
    }
    return false;
}

void mc_take_answers(const mc_page *page, mc_posts *posts)
{
    const uint32_t single = mc_leaf_at(page, 0, posts->single);
    uint32_t first = page->title == MC_NONE ? single : page->title + 1;
    for (; first < single; first++) {
        if (!is_written(page, posts, first)) continue;
        posts->in[page->leaves[first].block] = MC_WRITTEN | MC_FIRST;
        if (page->leaves[first].block < posts->first) posts->first = page->leaves[first].block;
    }
    const uint32_t end = mc_leaf_at(page, single, page->view->blocks[posts->single].end);
    for (uint32_t i = end; i < page->leaf_count && i < end + REACH; i++) {
        if (mc_is_heading(page, &page->leaves[i])) break;
        if (!is_written(page, posts, i)) continue;
        posts->in[page->leaves[i].block] = MC_WRITTEN | MC_FIRST;
        posts->end = page->view->blocks[page->leaves[i].block].end;
    }
}
