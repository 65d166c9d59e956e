/* collapsed.c -- "display: none" hides dialogues, copies for machines and spam, and also what a click on
 * "more" uncovers. What a reader is meant to see in the end stands in the order of the text: behind its
 * visible paragraphs, beside a visible box of the same make, or under a visible line where boxes alike stand.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/collapsed.h"

#include "core/text/utf8.h"

enum {
    REST_MIN = 120,   /* weight of sentences that are the rest of a text */
    PANE_MIN = 24,    /* ... of a tab or an answer */
    WHOLE = 2,        /* times its beginning */
    LOOK = 64,        /* brothers, and blocks inside one */
    COPIED_CHARS = 10 /* at their beginnings by which two texts are the same */
};

/* By scripts that show it again; zero sizes and places off the screen are for no reader. */
static bool is_hidden_at_first(const mc_page *page, uint32_t block)
{
    const dnm_str how = dnm_doc_attr(page->doc, page->view->blocks[block].attrs, "hidden");
    return dnm_str_eq(how, DNM_STR("display")) || dnm_str_eq(how, DNM_STR("hidden"));
}

static bool is_shown(const mc_page *page, uint32_t block)
{
    return !(mc_hints_of(page, block)->flags & MC_HIDDEN);
}

static bool is_alike(const mc_page *page, uint32_t block, uint32_t other)
{
    return other != block && page->view->blocks[other].kind == page->view->blocks[block].kind &&
           mc_hints_of(page, other)->make == mc_hints_of(page, block)->make;
}

/* A block of the same make in the same place that has sentences; one that is shown, if `shown` says so. */
static bool has_brother(const mc_page *page, uint32_t block, bool shown)
{
    const uint32_t parent = page->nodes[block].parent, end = page->view->blocks[parent].end;
    uint32_t looked = 0;
    for (uint32_t i = parent + 1; i < end && looked < LOOK; i = page->view->blocks[i].end, looked++)
        if (is_alike(page, block, i) && page->nodes[i].mass && (!shown || is_shown(page, i))) return true;
    return false;
}

/* The leaf right before the block in the same place; MC_NONE if something else is there. */
static uint32_t leaf_before(const mc_page *page, uint32_t block)
{
    const uint32_t before = block - 1;
    const bool beside = page->nodes[before].parent == page->nodes[block].parent;
    return beside && dnm_kind_is_leaf(page->view->blocks[before].kind) ? before : MC_NONE;
}

static dnm_str first_text(const mc_page *page, uint32_t block)
{
    const uint32_t end = page->view->blocks[block].end;
    for (uint32_t i = block; i < end && i < block + LOOK; i++)
        if (page->nodes[i].weight && dnm_kind_is_leaf(page->view->blocks[i].kind))
            return dnm_doc_text(page->doc, i);
    return (dnm_str){NULL, 0};
}

/* Pages repeat how their text begins, for machines that make a preview of it. */
static bool begins_like(dnm_str text, dnm_str other)
{
    size_t n = 0;
    for (int chars = 0; chars < COPIED_CHARS && n < text.n; chars++) dnm_utf8_next(text.p, text.n, &n);
    return n && other.n >= n && memcmp(text.p, other.p, n) == 0;
}

/* The text in the same place that begins in the same way: a copy, or the beginning alone; 0 if there is none.
 */
static uint32_t find_twin(const mc_page *page, uint32_t block)
{
    const dnm_str text = first_text(page, block);
    const uint32_t parent = page->nodes[block].parent, end = page->view->blocks[parent].end;
    uint32_t looked = 0;
    for (uint32_t i = parent + 1; i < end && looked < LOOK; i = page->view->blocks[i].end, looked++)
        if (i != block && begins_like(text, first_text(page, i))) return i;
    return 0;
}

/* A text of which the twin is but the beginning, above it. */
static bool is_whole(const mc_page *page, uint32_t block, uint32_t twin)
{
    return twin && twin < block && is_shown(page, twin) && page->nodes[block].mass >= REST_MIN &&
           page->nodes[twin].mass * (uint64_t)WHOLE <= page->nodes[block].mass;
}

uint32_t mc_beginning_of(const mc_page *page, uint32_t block)
{
    if (!block || !is_hidden_at_first(page, block) || dnm_kind_is_leaf(page->view->blocks[block].kind))
        return 0;
    const uint32_t twin = find_twin(page, block);
    return is_whole(page, block, twin) ? twin : 0;
}

static bool is_rest_of_text(const mc_page *page, uint32_t block, uint32_t before)
{
    return page->nodes[block].mass >= REST_MIN && before != MC_NONE && page->nodes[before].mass &&
           is_shown(page, before);
}

static bool is_folded_under(const mc_page *page, uint32_t block, uint32_t before)
{
    const uint32_t parent = page->nodes[block].parent;
    return before != MC_NONE && parent && is_shown(page, before) && has_brother(page, parent, false);
}

bool mc_is_collapsed(const mc_page *page, uint32_t block)
{
    const mc_node *node = &page->nodes[block];
    if (!block || !is_hidden_at_first(page, block)) return false;
    if (node->mass < PANE_MIN || (uint64_t)node->mass * 10 < (uint64_t)node->weight * 7) return false;
    const uint32_t before = leaf_before(page, block);
    if (is_folded_under(page, block, before)) return true;
    if (dnm_kind_is_leaf(page->view->blocks[block].kind)) return false; /* a single line may be anything */
    const uint32_t twin = find_twin(page, block);
    if (twin) return is_whole(page, block, twin);
    return is_rest_of_text(page, block, before) || has_brother(page, block, true);
}
