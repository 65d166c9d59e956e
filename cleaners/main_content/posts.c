/* posts.c -- finds what people wrote below each other without knowing the forum's words: boxes of one make in
 * one place, each with a sentence and the time of its writing, none with the linked title of another page.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "core/base/arena.h"

enum {
    POST_MIN = 16, /* weight of a post's sentences */
    RUN_MIN = 3    /* posts in one place */
};

typedef struct content {
    uint32_t dates, titles;
} content;

static void count_contents(const mc_page *page, content *contents)
{
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        contents[leaf->block].titles = mc_is_other_title(page, leaf);
        contents[leaf->block].dates = mc_is_dated_line(page, leaf);
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) {
        content *parent = &contents[page->nodes[i].parent];
        parent->titles += contents[i].titles;
        parent->dates += contents[i].dates;
    }
}

static bool is_post(const mc_page *page, const content *contents, uint32_t block)
{
    return contents[block].dates && !contents[block].titles && page->nodes[block].mass >= POST_MIN &&
           !dnm_kind_is_leaf(page->view->blocks[block].kind);
}

/* The posts among the children of a container that are made like the first of them; mass 0 if they are too
 * few. */
static mc_posts run_of(const mc_page *page, const content *contents, uint32_t parent)
{
    const dnm_block *blocks = page->view->blocks;
    mc_posts run = {0};
    for (uint32_t i = parent + 1; i < blocks[parent].end; i = blocks[i].end) {
        if (!is_post(page, contents, i)) continue;
        if (run.count && (blocks[i].kind != blocks[run.first].kind ||
                          mc_hints_of(page, i)->make != mc_hints_of(page, run.first)->make))
            continue;
        if (!run.count) run.first = i;
        run.end = blocks[i].end;
        run.mass += page->nodes[i].mass;
        run.count++;
    }
    if (run.count < RUN_MIN) run.mass = 0;
    return run;
}

bool mc_find_posts(const mc_page *page, struct dnm_arena *arena, mc_posts *posts)
{
    content *contents = DNM_NEW(arena, content, page->view->block_count);
    *posts = (mc_posts){0};
    if (!contents) return false;
    count_contents(page, contents);
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        if (dnm_kind_is_leaf(page->view->blocks[i].kind) || contents[i].dates < RUN_MIN) continue;
        const mc_posts run = run_of(page, contents, i);
        if (run.mass > posts->mass) *posts = run;
    }
    return true;
}
