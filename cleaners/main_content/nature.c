/* nature.c -- what kind of page this is, and which of its blocks the names of their classes put aside. Names
 * are hints, not facts: a block with most of the text is the article, whatever it is called.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/collapsed.h"

/* Weight of sentences after the title that makes an article; what is aside behind it is believed, unless it
 * is so many times as much: that was a summary. A text without a title above answers that are longer is one
 * of a conversation, unless it is LONG. */
enum { ARTICLE_MIN = 80, LONG = 600, TIMES = 8, PROSE_MIN = 160 };

/* Mass of all leaves that lie in blocks with a forum's name, or with that of comments, or behind the title in
 * neither. */
typedef struct census {
    uint64_t total, in_forum, in_comments, in_posts, article;
    uint64_t above; /* in posts, but not in comments */
    uint32_t words; /* of forums, outside comments: one bit each */
} census;

/* Words of forums in names of comments are those of a blog: "comment thread-even". */
static void count(const mc_page *page, const mc_posts *posts, uint32_t title_block, census *c)
{
    uint32_t forum_end = 0, comments_end = 0;
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        const dnm_block *block = &page->view->blocks[i];
        const mc_hints *hints = mc_hints_of(page, i);
        if ((hints->flags & MC_COMMENT) && block->end > comments_end) comments_end = block->end;
        const uint32_t words = i < comments_end ? 0 : hints->forum;
        c->words |= words;
        /* The document itself is no evidence: sites name their whole body. */
        if (i && words && block->end > forum_end) forum_end = block->end;
        if (!dnm_kind_is_leaf(block->kind)) continue;
        const uint32_t mass = page->nodes[i].mass;
        c->total += mass;
        if (i < forum_end) c->in_forum += mass;
        if (i < comments_end) c->in_comments += mass;
        const bool behind = title_block == MC_NONE || i > title_block;
        const bool in_posts = i >= posts->first && i < posts->end;
        if (in_posts) c->in_posts += mass;
        if (in_posts && i >= comments_end) c->above += mass;
        if (behind && i >= forum_end && i >= comments_end && !in_posts) c->article += mass;
    }
}

/* Words of forums in the names of what lies around a block, comments and the whole document aside. */
static uint32_t words_around(const mc_page *page, uint32_t block)
{
    uint32_t words = 0;
    for (; block; block = page->nodes[block].parent) {
        const mc_hints *hints = mc_hints_of(page, block);
        if (!(hints->flags & MC_COMMENT)) words |= hints->forum;
    }
    return words;
}

/* Whether a box around a block is named after a text, as those of articles are. */
static bool is_in_named_text(const mc_page *page, uint32_t block)
{
    for (; block; block = page->nodes[block].parent)
        if (mc_hints_of(page, block)->flags & MC_BODY) return true;
    return false;
}

/* Whether it, or a box in it with nearly all of its text, has a name with a word of forums. */
static bool has_forum_name(const mc_page *page, uint32_t box)
{
    for (uint32_t i = box; i < page->view->blocks[box].end; i++)
        if (mc_hints_of(page, i)->forum && page->nodes[i].weight * 10u >= page->nodes[box].weight * 9u)
            return true;
    return words_around(page, box);
}

/* A question and its answers, made differently or called comments: not an article and its comments, whose
 * title is a heading. */
static bool is_asked(const mc_page *page, const mc_posts *posts, const census *c)
{
    if (posts->lead && has_forum_name(page, posts->lead)) return true;
    if (posts->alike && posts->lead_weight < LONG && posts->weight * 3 > posts->lead_weight) return true;
    const bool headless = page->title != MC_NONE && !mc_is_heading(page, &page->leaves[page->title]);
    if (!headless || c->in_comments * 2 < c->in_posts || !posts->count) return false;
    return !posts->lead || (!is_in_named_text(page, posts->lead) && posts->weight * 3 > posts->lead_weight);
}

/* Where what people wrote is the content, and not what stands below an article. */
static bool is_forum(const census *c, bool titled)
{
    const bool several = (c->words & (c->words - 1)) != 0;
    const uint64_t answers = c->in_comments > c->in_posts ? c->in_comments : c->in_posts;
    if (c->total == 0) return false;
    if (several && c->in_forum * 2 >= c->total) return true;
    const bool long_article = c->article >= LONG * 4 && c->article * 4 >= c->total;
    if (c->words && c->in_comments * 4 >= c->total && !long_article) return true;
    if (c->in_comments == 0 && c->article < LONG * 4 && c->in_posts * 2 >= c->article * 3 &&
        c->in_posts * 2 >= c->total)
        return true;
    return answers * 2 >= c->total && c->article < (titled ? ARTICLE_MIN : LONG);
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

/* Some sentences and hardly anything else: no list of links, whatever it is called. */
static bool is_prose(const mc_node *node)
{
    return node->mass >= PROSE_MIN && (uint64_t)node->mass * 10 >= (uint64_t)node->weight * 8;
}

/* In forums the answer chosen as the best stands in the footer of the question. */
static bool is_post_text(const mc_node *node)
{
    return node->mass >= ARTICLE_MIN && (uint64_t)node->mass * 2 >= node->weight;
}

/* What an article quotes stands in a box that is named after the network it is from. */
static bool is_quote(const mc_page *page, uint32_t block)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t inner = blocks[block].kind == DNM_BLOCK_QUOTE ? block : block + 1;
    return inner < blocks[block].end && blocks[inner].kind == DNM_BLOCK_QUOTE &&
           blocks[inner].end == blocks[block].end && page->nodes[inner].mass;
}

static bool is_named_aside(const mc_page *page, const mc_posts *posts, uint32_t block)
{
    unsigned flags = mc_hints_of(page, block)->flags;
    /* Headings have their own text as their id. */
    if (page->view->blocks[block].kind == DNM_HEADING) flags &= MC_HIDDEN;
    if ((flags & MC_LINKS) && is_prose(&page->nodes[block])) flags &= ~(unsigned)(MC_SIDE | MC_STRONG);
    if ((flags & MC_HIDDEN) && (page->forum || !mc_is_collapsed(page, block))) return true;
    if (page->forum && block >= posts->first && block < posts->end) return false; /* each post has a footer */
    if (page->forum && (flags & MC_PART) && is_post_text(&page->nodes[block])) return false;
    if (flags & MC_TAG) return true;
    if (page->nameless) return false;
    if (page->extent == MC_RECALL) return (flags & MC_STRONG) && !(flags & MC_BODY);
    if (is_caption_of_picture(page, block)) return true;
    if (is_quote(page, block)) return false;
    if (page->nodes[block].entry && !(flags & (MC_STRONG | MC_COMMENT))) return false; /* "widget Blog" */
    const bool side = page->forum ? flags & MC_STRONG : flags & (MC_SIDE | MC_COMMENT);
    return side && (!(flags & MC_BODY) || (flags & MC_STRONG));
}

/* Said again by the whole text below. */
static void put_beginning_aside(mc_page *page, uint32_t block)
{
    const uint32_t twin = page->forum ? 0 : mc_beginning_of(page, block);
    if (!twin || page->nodes[twin].aside) return;
    for (uint32_t i = twin; i < page->view->blocks[twin].end; i++) page->nodes[i].aside = true;
}

void mc_judge_nature(mc_page *page, const mc_posts *posts)
{
    census c = {0};
    const uint32_t title_block = page->title == MC_NONE ? MC_NONE : page->leaves[page->title].block;
    count(page, posts, title_block, &c);
    /* Its text is made like its comments: a short one is one of them. */
    if (c.in_comments * 2 >= c.in_posts && c.above >= LONG) c.article += c.above;
    page->forum = !page->generated && !page->spoken &&
                  (page->letter || is_forum(&c, page->title != MC_NONE) || is_asked(page, posts, &c));
    uint64_t since_title = 0;
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        mc_node *node = &page->nodes[i];
        node->aside = (i && page->nodes[node->parent].aside) ||
                      (is_named_aside(page, posts, i) && !is_bulk(page, i, title_block, since_title));
        if ((mc_hints_of(page, i)->flags & MC_HIDDEN) && !node->aside) put_beginning_aside(page, i);
        if (i > title_block && dnm_kind_is_leaf(page->view->blocks[i].kind)) since_title += node->mass;
    }
}
