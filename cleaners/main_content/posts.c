/* posts.c -- finds what people wrote below each other without knowing the forum's words: boxes of one make in
 * one place, each with a sentence and the time of its writing, none with the linked title of another page.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "core/base/arena.h"

enum {
    POST_MIN = 16,   /* weight of a post's sentences */
    TEASER_MIN = 24, /* weight of a link that is the title of another page */
    RUN_MIN = 3      /* posts in one place */
};

typedef struct content {
    uint32_t dates, titles;
} content;

static bool is_other_title(const mc_page *page, const mc_leaf *leaf)
{
    return leaf->linked >= 80 && (leaf->weight >= TEASER_MIN || mc_is_heading(page, leaf));
}

static void count_contents(const mc_page *page, content *contents)
{
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        contents[leaf->block].titles = is_other_title(page, leaf);
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

/* Mass of the posts among the children of a container that are made like the first of them; 0 if they are
 * too few. *first and *end enclose them. */
static uint64_t mass_of_run(const mc_page *page, const content *contents, uint32_t parent, uint32_t *first,
                            uint32_t *end)
{
    const dnm_block *blocks = page->view->blocks;
    uint64_t mass = 0;
    uint32_t count = 0;
    for (uint32_t i = parent + 1; i < blocks[parent].end; i = blocks[i].end) {
        if (!is_post(page, contents, i)) continue;
        if (count && (blocks[i].kind != blocks[*first].kind || blocks[i].attrs != blocks[*first].attrs))
            continue;
        if (!count) *first = i;
        *end = blocks[i].end;
        mass += page->nodes[i].mass;
        count++;
    }
    return count >= RUN_MIN ? mass : 0;
}

bool mc_find_posts(const mc_page *page, struct dnm_arena *arena, mc_posts *posts)
{
    content *contents = DNM_NEW(arena, content, page->view->block_count);
    *posts = (mc_posts){0};
    if (!contents) return false;
    count_contents(page, contents);
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        uint32_t first = 0, end = 0;
        if (dnm_kind_is_leaf(page->view->blocks[i].kind) || contents[i].dates < RUN_MIN) continue;
        const uint64_t mass = mass_of_run(page, contents, i, &first, &end);
        if (mass > posts->mass) *posts = (mc_posts){.first = first, .end = end, .mass = mass};
    }
    return true;
}
