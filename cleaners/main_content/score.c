/* score.c -- values of leaves, and the container with the best sum of them. Sentences speak for the article,
 * links and labels against it; so the sum over the article's container is larger than that of a part of it,
 * and larger than that of anything around it, which would add navigation.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "core/text/prefix.h"

enum {
    VALUE_MAX = 600,   /* of one leaf: a single long teaser must not outweigh an article */
    SENTENCE_MIN = 40, /* weight of a paragraph with punctuation that is no caption */
    LINE_MIN = 60,     /* of one without */
    PHRASE_MIN = 30,
    BARRIER = 400,         /* weight of links behind the title at which a value is halved */
    PENALTY_MAX = 100,     /* of one container: many bad leaves in it say no more than some */
    POST_PENALTY_MAX = 12, /* in forums each post has a frame of links */
    CARD_DEPTH = 5,
    VALUE_OF_NAME = 2,    /* of who says what follows */
    ENOUGH = 40,          /* the least sum that is an article */
    ENOUGH_LINES = 40,    /* of lines without sentences */
    VERSE_MAX = 80,       /* weight of a line that counts fully among lines */
    NOTICE_MAX = 24,      /* weight of one that a word of sites makes a notice */
    ENOUGH_NAMELESS = 150 /* where the names of classes say that there is none */
};

static int32_t at_most(uint32_t value, int32_t most)
{
    return value < (uint32_t)most ? (int32_t)value : most;
}

/* Text in the same or a lower place right behind a linked line is the teaser of another page. */
static bool follows_link(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf == page->leaves) return false;
    const mc_leaf *before = leaf - 1;
    const mc_node *node = &page->nodes[before->block];
    return before->linked >= 80 && !node->data && !node->series && before->weight >= 12 &&
           page->nodes[before->block].depth <= page->nodes[leaf->block].depth;
}

static bool are_brothers(const mc_page *page, uint32_t block, uint32_t next)
{
    const dnm_block *blocks = page->view->blocks;
    return blocks[block].end == next && blocks[next].kind == blocks[block].kind &&
           blocks[next].attrs == blocks[block].attrs && page->nodes[next].parent == page->nodes[block].parent;
}

/* The card that a linked heading opens: the next container up that has a brother of its kind right behind it,
 * or the brother of the card before. 0 if there is none: then the heading may be that of the article, linked
 * to itself. */
static uint32_t card_of(const mc_page *page, const mc_leaf *heading, uint32_t last)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t card = page->nodes[heading->block].parent;
    for (int up = 0; up < CARD_DEPTH && card; up++, card = page->nodes[card].parent) {
        if (last && are_brothers(page, last, card)) return card;
        if (blocks[card].end < page->view->block_count && are_brothers(page, card, blocks[card].end))
            return card;
    }
    return 0;
}

/* Its weight, from which links take as much again as they have. */
static uint32_t plain_weight(const mc_leaf *leaf)
{
    return leaf->linked >= 50 ? 0 : (uint32_t)((uint64_t)leaf->weight * (100u - 2u * leaf->linked) / 100);
}

static int32_t value_of_sentences(const mc_page *page, const mc_leaf *leaf)
{
    int32_t value = at_most(plain_weight(leaf), VALUE_MAX);
    if (!leaf->stops) value /= 2;
    return follows_link(page, leaf) ? value / 4 : value;
}

static int32_t value_in_forum(const mc_page *page, const mc_leaf *leaf)
{
    if (mc_is_post_line(page, leaf)) return -1;
    if (leaf->linked >= 50) return -at_most(leaf->weight, 40) / 4 - 5;
    return leaf->weight >= 24 ? at_most(leaf->weight, VALUE_MAX) : -1;
}

/* An address to write to is no other page. */
static bool writes_to(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_str target = dnm_doc_string(page->doc, page->view->spans[s].target);
        if (dnm_has_at(target, 0, "mailto:") || dnm_has_at(target, 0, "tel:")) return true;
    }
    return false;
}

/* Verse, a list of particulars: whatever is no link and none of the site's lines. */
static int32_t value_of_line(const mc_page *page, const mc_leaf *leaf)
{
    const bool data = page->nodes[leaf->block].data;
    if (leaf->linked >= 50 && !data && !writes_to(page, leaf)) return -at_most(leaf->weight, 80) / 2 - 5;
    if (mc_is_heading(page, leaf)) return -2;
    const bool says = mc_has_cue(page, leaf) && mc_is_edge_line(page, leaf); /* a day may be of the text */
    const bool dated = mc_is_dated_line(page, leaf);
    const bool notice = says && (dated || leaf->pauses || leaf->weight <= NOTICE_MAX);
    return notice ? -15 : at_most(leaf->weight, VERSE_MAX) / 2 + 1;
}

static int32_t value_of(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->weight == 0) return 0;
    if (page->nodes[leaf->block].aside) return -at_most(leaf->weight, 100) / 2 - 5;
    if (page->forum) return value_in_forum(page, leaf);
    if (leaf->spoken) return leaf->spoken == MC_SPEAKER ? VALUE_OF_NAME : at_most(leaf->weight, VALUE_MAX);
    if (page->nodes[leaf->block].series) return -2; /* as other headings */
    if (page->lines && (!leaf->stops || leaf->linked >= 50)) return value_of_line(page, leaf);
    if (page->view->blocks[leaf->block].kind == DNM_CODE_BLOCK && leaf->linked < 50)
        return at_most(leaf->weight, VALUE_MAX);
    if (leaf->linked >= 50) return page->nodes[leaf->block].data ? 0 : -at_most(leaf->weight, 80) - 15;
    if (leaf->pauses && leaf->weight >= SENTENCE_MIN) return value_of_sentences(page, leaf);
    if (leaf->linked == 0 && leaf->pauses) return (int32_t)leaf->weight / 2;
    const uint32_t plain = plain_weight(leaf);
    if (plain >= LINE_MIN) return at_most(plain / 3, VALUE_MAX);
    if (plain >= PHRASE_MIN) return (int32_t)plain / 8;
    if (mc_is_heading(page, leaf)) return -2;
    return leaf->linked == 0 && leaf->in_list ? 0 : -12;
}

/* Sentences count fully right behind the title, and less with every link in between; paragraphs of the
 * article open the way again. Before the title they hardly count. */
static void value_leaves(mc_page *page)
{
    uint32_t barrier = 0, card = 0; /* the card at hand or before */
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        mc_leaf *leaf = &page->leaves[i];
        leaf->value = value_of(page, leaf);
        if (mc_is_heading(page, leaf) && leaf->linked >= 80 && i != page->title &&
            !page->nodes[leaf->block].series)
            card = card_of(page, leaf, card);
        if (card && leaf->block < page->view->blocks[card].end && leaf->value > 0) leaf->value /= 4;
        if (page->title == MC_NONE) continue;
        const mc_node *node = &page->nodes[leaf->block];
        const bool link =
            (leaf->linked >= 50 && !node->data && !node->series && !leaf->spoken) || node->aside;
        if (i < page->title) {
            if (leaf->value > 0) leaf->value /= 4;
        } else if (i == page->title) {
            leaf->value = 0;
        } else if (leaf->value > 0) {
            const int32_t full = leaf->value;
            leaf->value = (int32_t)((int64_t)full * BARRIER / (BARRIER + barrier));
            if (full >= 60) barrier /= 2;
        } else if (link && !page->forum) {
            const uint32_t weight = (uint32_t)at_most(leaf->weight, 200);
            if (barrier < UINT32_MAX - weight) barrier += weight;
        }
    }
}

static void add_up(mc_page *page)
{
    const int64_t floor = page->forum ? -POST_PENALTY_MAX : -PENALTY_MAX;
    for (uint32_t i = 0; i < page->view->block_count; i++) page->nodes[i].sum = page->nodes[i].good = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        mc_node *node = &page->nodes[page->leaves[i].block];
        node->sum = page->leaves[i].value;
        node->good = node->sum > 0 ? node->sum : 0;
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) {
        mc_node *parent = &page->nodes[page->nodes[i].parent];
        parent->sum += page->nodes[i].sum > floor ? page->nodes[i].sum : floor;
        parent->good += page->nodes[i].good;
    }
}

/* A list or a table is never all of a text: what stands beside it introduces it. */
static uint32_t around_list(const mc_page *page, uint32_t best)
{
    const uint16_t kind = page->view->blocks[best].kind;
    const uint32_t parent = page->nodes[best].parent;
    const bool list = kind == DNM_LIST || kind == DNM_DEFINITION_LIST || kind == DNM_TABLE;
    return list && parent && page->nodes[parent].good > page->nodes[best].good ? parent : best;
}

uint32_t mc_choose(mc_page *page, bool *any)
{
    value_leaves(page);
    add_up(page);
    uint32_t best = 0;
    for (uint32_t i = 1; i < page->view->block_count; i++) /* of equal ones the innermost */
        if (!dnm_kind_is_leaf(page->view->blocks[i].kind) && page->nodes[i].sum >= page->nodes[best].sum)
            best = i;
    const int64_t enough = page->lines ? ENOUGH_LINES : page->nameless ? ENOUGH_NAMELESS : ENOUGH;
    *any = page->nodes[best].sum > enough;
    return !*any ? 0 : page->forum ? best : around_list(page, best);
}
