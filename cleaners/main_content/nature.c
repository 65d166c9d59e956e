/* nature.c -- what kind of page this is, and which of its blocks the names of their classes put aside. Names
 * are hints, not facts: a block with most of the text is the article, whatever it is called.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"

/* Weight of sentences after the title that makes an article; what is aside behind it is believed, unless it
 * is so many times as much: that was a summary. */
enum { ARTICLE_MIN = 80, TIMES = 8 };

/* Mass of all leaves that lie in blocks with a forum's name, or with that of comments. */
typedef struct census {
    uint64_t total, in_forum, in_comments;
    uint32_t words; /* one bit each */
} census;

static void count(const mc_page *page, census *c)
{
    uint32_t forum_end = 0, comments_end = 0;
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        const dnm_block *block = &page->view->blocks[i];
        const mc_hints *hints = mc_hints_of(page, i);
        c->words |= hints->forum;
        /* The document itself is no evidence: sites name their whole body. */
        if (i && hints->forum && block->end > forum_end) forum_end = block->end;
        if ((hints->flags & MC_COMMENT) && block->end > comments_end) comments_end = block->end;
        if (!dnm_kind_is_leaf(block->kind)) continue;
        c->total += page->nodes[i].mass;
        if (i < forum_end) c->in_forum += page->nodes[i].mass;
        if (i < comments_end) c->in_comments += page->nodes[i].mass;
    }
}

static bool is_forum(const census *c)
{
    const bool several = (c->words & (c->words - 1)) != 0;
    if (c->total == 0) return false;
    return (several && c->in_forum * 2 >= c->total) || (c->words && c->in_comments * 4 >= c->total) ||
           c->in_comments * 10 >= c->total * 6;
}

/* Too much of the page to be aside. After an article has stood, nothing is. */
static bool is_bulk(const mc_page *page, uint32_t block, uint32_t title_block, uint64_t since_title)
{
    const uint64_t total = page->nodes[0].mass, mass = page->nodes[block].mass;
    if (title_block != MC_NONE) {
        if (block > title_block && since_title >= ARTICLE_MIN && mass < since_title * TIMES) return false;
        const bool has_title = block <= title_block && title_block < page->view->blocks[block].end;
        if (has_title && mass * 4 > total) return true;
    }
    return mass * 2 > total;
}

/* What stands below a picture is read with the picture. */
static bool is_caption_of_picture(const mc_page *page, uint32_t block)
{
    const dnm_block *blocks = page->view->blocks;
    return blocks[block].kind == DNM_CAPTION && blocks[page->nodes[block].parent].kind == DNM_FIGURE;
}

static bool is_named_aside(const mc_page *page, const mc_posts *posts, uint32_t block)
{
    const unsigned flags = mc_hints_of(page, block)->flags;
    if (flags & MC_HIDDEN) return true;
    if (page->forum && block >= posts->first && block < posts->end) return false; /* each post has a footer */
    if (flags & MC_TAG) return true;
    if (page->extent == MC_RECALL) return (flags & MC_STRONG) && !(flags & MC_BODY);
    if (is_caption_of_picture(page, block)) return true;
    const bool side = page->forum ? flags & MC_STRONG : flags & (MC_SIDE | MC_COMMENT);
    return side && (!(flags & MC_BODY) || (flags & MC_STRONG));
}

void mc_judge_nature(mc_page *page, const mc_posts *posts)
{
    census c = {0};
    count(page, &c);
    page->forum = is_forum(&c);
    const uint32_t title_block = page->title == MC_NONE ? MC_NONE : page->leaves[page->title].block;
    uint64_t since_title = 0;
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        mc_node *node = &page->nodes[i];
        node->aside = (i && page->nodes[node->parent].aside) ||
                      (is_named_aside(page, posts, i) && !is_bulk(page, i, title_block, since_title));
        if (i > title_block && dnm_kind_is_leaf(page->view->blocks[i].kind)) since_title += node->mass;
    }
}
