/* recipe.c -- recipes stand in columns and tabs: the container with the best sum of sentences holds the
 * steps, or what the author tells of them, and seldom the ingredients, which are no sentences. Their boxes
 * have names that are nearly the same in many languages.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/recipe.h"

#include "cleaners/main_content/cues.h"

enum {
    ENTRIES = 3,   /* ingredients of a recipe, and boxes of one make that are entries */
    MAKES = 32,    /* makes that are counted */
    LEVELS = 3,    /* boxes around the article where nothing says a title */
    PARTS = 3,     /* of the lines between ingredients, one in so many has an amount */
    LABELS = 2,    /* headings above one another */
    NUMBER_MAX = 2 /* weight of the number of a step */
};

/* Boxes that are named after ingredients, by their make. */
typedef struct makes {
    uint32_t make[MAKES], count[MAKES];
    unsigned n;
} makes;

typedef struct recipe {
    const mc_page *page;
    mc_verdict *verdicts;
    uint32_t first, end; /* blocks [first, end) are looked at */
    makes makes;
} recipe;

static void count_make(makes *m, uint32_t make)
{
    unsigned i = 0;
    while (i < m->n && m->make[i] != make) i++;
    if (i == MAKES) return;
    if (i == m->n) {
        m->make[i] = make;
        m->count[i] = 0;
        m->n++;
    }
    m->count[i]++;
}

static bool is_named(const recipe *r, uint32_t block, unsigned flag)
{
    return (mc_hints_of(r->page, block)->flags & flag) && !r->page->nodes[block].aside;
}

/* One of several boxes of a make: an ingredient each. */
static bool is_entry(const recipe *r, uint32_t block)
{
    if (!is_named(r, block, MC_INGREDIENT)) return false;
    for (unsigned i = 0; i < r->makes.n; i++)
        if (r->makes.make[i] == mc_hints_of(r->page, block)->make) return r->makes.count[i] >= ENTRIES;
    return false;
}

static bool lies_in_entry(const recipe *r, uint32_t block, uint32_t box)
{
    for (; block > box; block = r->page->nodes[block].parent)
        if (is_entry(r, block)) return true;
    return is_entry(r, box);
}

static bool has_amount(const recipe *r, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(r->page->doc, leaf->block);
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] >= '0' && text.p[at] <= '9') return true;
    return false;
}

static bool is_ingredient(const recipe *r, const mc_leaf *leaf, uint32_t box)
{
    return leaf->weight && !r->page->nodes[leaf->block].aside &&
           (leaf->in_list || lies_in_entry(r, leaf->block, box));
}

static bool is_step(const recipe *r, const mc_leaf *leaf)
{
    return leaf->stops && leaf->value > 0 && leaf->linked < 50 && !r->page->nodes[leaf->block].aside &&
           !mc_is_edge_line(r->page, leaf) && !mc_is_offer(r->page, leaf);
}

/* What may hold the recipe: all from the title to the end of what it and the article lie in. */
static void find_place(recipe *r, uint32_t best)
{
    const mc_page *page = r->page;
    const dnm_block *blocks = page->view->blocks;
    const uint32_t title = page->title == MC_NONE ? 0 : page->leaves[page->title].block;
    uint32_t box = best;
    for (int level = 0; box && (title ? title < box || title >= blocks[box].end : level < LEVELS); level++)
        box = page->nodes[box].parent;
    r->first = title > box ? title + 1 : box + 1;
    r->end = blocks[box].end;
}

/* The leaves [*leaf, *end) of the next outermost box of that name from *block on; 0 if there is none. */
static uint32_t next_box(const recipe *r, unsigned flag, uint32_t *block, uint32_t *leaf, uint32_t *end)
{
    for (; *block < r->end; (*block)++) {
        if (!is_named(r, *block, flag)) continue;
        const uint32_t box = *block;
        *block = r->page->view->blocks[box].end;
        *leaf = mc_leaf_at(r->page, *leaf, box);
        *end = mc_leaf_at(r->page, *leaf, *block);
        return box;
    }
    return 0;
}

static void count_makes(recipe *r)
{
    for (uint32_t i = r->first; i < r->end; i++)
        if (is_named(r, i, MC_INGREDIENT)) count_make(&r->makes, mc_hints_of(r->page, i)->make);
}

/* Names alone are not enough: amounts are asked for. */
static bool has_ingredients(const recipe *r)
{
    uint32_t block = r->first, leaf = 0, end = 0, lines = 0, amounts = 0;
    for (uint32_t box; (box = next_box(r, MC_INGREDIENT, &block, &leaf, &end));) {
        for (uint32_t i = leaf; i < end; i++) {
            if (!is_ingredient(r, &r->page->leaves[i], box)) continue;
            lines++;
            amounts += has_amount(r, &r->page->leaves[i]);
        }
    }
    return lines >= ENTRIES && amounts * PARTS >= lines;
}

static bool is_label(const recipe *r, uint32_t i)
{
    const mc_leaf *leaf = &r->page->leaves[i];
    return mc_is_heading(r->page, leaf) && leaf->weight && leaf->linked < 50 && i != r->page->title &&
           !r->page->nodes[leaf->block].aside && leaf->block >= r->first;
}

/* With the headings above it; the number of a step may stand in between. */
static void keep(const recipe *r, uint32_t i)
{
    r->verdicts[i] = MC_KEPT;
    if (i && r->page->leaves[i - 1].weight <= NUMBER_MAX && r->page->leaves[i - 1].block >= r->first) i--;
    for (int n = 0; n < LABELS && i && is_label(r, i - 1); n++) r->verdicts[--i] = MC_KEPT;
}

static void keep_boxes(const recipe *r, unsigned flag)
{
    uint32_t block = r->first, leaf = 0, end = 0;
    for (uint32_t box; (box = next_box(r, flag, &block, &leaf, &end));) {
        for (uint32_t i = leaf; i < end; i++) {
            const mc_leaf *line = &r->page->leaves[i];
            if (flag == MC_STEPS ? is_step(r, line) : is_ingredient(r, line, box)) keep(r, i);
        }
    }
}

void mc_keep_recipe(const mc_page *page, uint32_t best, mc_verdict *verdicts)
{
    recipe r = {.page = page, .makes = {.n = 0}};
    r.verdicts = verdicts;
    find_place(&r, best);
    count_makes(&r);
    if (!r.makes.n || !has_ingredients(&r)) return;
    keep_boxes(&r, MC_INGREDIENT);
    keep_boxes(&r, MC_STEPS);
}
