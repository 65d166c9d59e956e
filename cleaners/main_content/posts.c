/* posts.c -- finds what people wrote below each other without knowing the forum's words: boxes of one make,
 * each with a text, and between one and the next the time of its writing, its number or who wrote it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/boxes.h"
#include "core/base/arena.h"

enum {
    SUM_MIN = 40,   /* of a group */
    CELLS_MAX = 3,  /* beside one another: who wrote, what, and the buttons */
    SHORT_LINES = 6 /* which count against a box, though they may be quoted; fewer than a link counts */
};

/* Boxes of one make. Of boxes inside boxes of the same make only the outermost count, and those that are
 * mostly text. */
typedef struct group {
    uint32_t key;
    uint32_t count;
    uint32_t framed; /* with a time, a number or a name in it, or between it and the one before */
    uint32_t dated;  /* of these, with a time or a number between them */
    uint32_t mixed;  /* with a time or a number in it */
    uint32_t titled; /* with the title of another page or part */
    uint32_t same;   /* as long as the one before */
    uint32_t last_weight;
    uint32_t first, last_end; /* of the last counted box, or 0 */
    int64_t sum, largest;     /* of all boxes, and of one */
    uint64_t mass, weight;
} group;

typedef struct groups {
    const mc_boxes *boxes;
    group *of; /* as they come */
    uint32_t count;
    uint32_t *places; /* by key: which group that is, counted from 1; 0: a free place */
    uint32_t mask;
} groups;

/* Most places stay free: a page has many blocks and few makes, and groups are large. */
static group *group_of(groups *g, uint32_t key)
{
    uint32_t i = key & g->mask;
    while (g->places[i] && g->of[g->places[i] - 1].key != key) i = (i + 1) & g->mask;
    if (!g->places[i]) {
        g->of[g->count++] = (group){.key = key};
        g->places[i] = g->count;
    }
    return &g->of[g->places[i] - 1];
}

static void add_text(const mc_boxes *boxes, group *g, uint32_t block)
{
    g->last_end = boxes->page->view->blocks[block].end;
    g->sum += boxes->sums[block];
    if (boxes->sums[block] > g->largest) g->largest = boxes->sums[block];
    g->mass += boxes->page->nodes[block].mass;
    g->weight += boxes->page->nodes[block].weight;
}

static void add_box(groups *all, uint32_t box)
{
    const mc_boxes *boxes = all->boxes;
    if (boxes->sums[box] <= 0) return;
    group *g = group_of(all, boxes->keys[box]);
    if (box < g->last_end) return;
    if (g->last_end == box && mc_goes_on(boxes, box)) {
        add_text(boxes, g, box);
        return;
    }
    const bool mixed = mc_has_signs(boxes, box);
    const uint32_t weight = boxes->page->nodes[box].weight;
    g->mixed += mixed;
    g->same += weight == g->last_weight;
    g->last_weight = weight;
    if (g->count++) {
        const mc_before *last = &boxes->before[g->last_end], *here = &boxes->before[box];
        g->dated += here->signs > last->signs;
        g->framed += mixed || mc_has_frame(boxes, g->last_end, box);
        g->titled += boxes->before[boxes->page->view->blocks[box].end].titles > last->titles ||
                     here->heads > last->heads;
    } else {
        g->first = box;
        g->framed = mixed;
    }
    add_text(boxes, g, box);
}

static bool read_groups(groups *g, const mc_boxes *boxes, struct dnm_arena *arena)
{
    const uint32_t mask = mc_mask_for(boxes->page->view->block_count);
    *g = (groups){.boxes = boxes, .places = DNM_NEW(arena, uint32_t, (size_t)mask + 1), .mask = mask};
    g->of = dnm_arena_alloc(arena, boxes->page->view->block_count * sizeof *g->of);
    if (!g->places || !g->of) return false;
    for (uint32_t i = boxes->start; i < boxes->page->view->block_count; i++)
        if (mc_is_box(boxes, i)) add_box(g, i);
    return true;
}

/* Texts only. */
static bool are_pure(const group *g)
{
    return g->mixed * 3 <= g->count;
}

/* Sentences here and there, nearly all with a time, a number or a name before them, few with a title. */
static bool are_posts(const group *g)
{
    if (g->count < 2) return false;
    const uint32_t gaps = g->count - 1;
    const uint64_t sum = g->sum > 0 ? (uint64_t)g->sum : 0;
    /* Two may be alike by chance. */
    if (gaps == 1 && (g->mixed || !g->dated || g->mass * 10 < g->weight * 8)) return false;
    return sum >= SUM_MIN && g->same * 2 <= gaps && g->framed * 4 >= gaps * 3 && g->titled * 3 <= gaps &&
           g->mass * 3 >= g->weight && (are_pure(g) ? sum * 3 >= g->weight * 2 : sum * 2 >= g->weight);
}

/* The first post may be much longer than all others and stand in boxes of its own: the largest one does not
 * count. */
static int64_t rest_of(const group *g)
{
    return g->sum - g->largest;
}

static bool is_better(const group *g, const group *than)
{
    if (!than || rest_of(g) != rest_of(than)) return !than || rest_of(g) > rest_of(than);
    return g->sum > than->sum || (g->sum == than->sum && g->first < than->first);
}

/* Rows of a table with a time in each, or a column among many. */
static bool is_data(const groups *all, const group *g)
{
    const dnm_block *blocks = all->boxes->page->view->blocks;
    if (blocks[g->first].kind == DNM_TABLE_ROW) return !are_pure(g);
    if (blocks[g->first].kind != DNM_TABLE_CELL) return false;
    const uint32_t row = all->boxes->page->nodes[g->first].parent;
    uint32_t cells = 0;
    for (uint32_t i = row + 1; i < blocks[row].end; i = blocks[i].end) cells++;
    return cells > CELLS_MAX;
}

/* Boxes around whole posts, with what stands around their texts, are a last resort. */
static const group *best_group(const groups *all)
{
    const group *best = NULL, *pure = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const group *g = &all->of[i];
        if (!are_posts(g) || is_data(all, g)) continue;
        if (is_better(g, best)) best = g;
        if (are_pure(g) && is_better(g, pure)) pure = g;
    }
    return pure && rest_of(pure) * 2 >= rest_of(best) ? pure : best;
}

/* A word or two, with a frame like that of the others. */
static bool is_short_post(const mc_boxes *boxes, const group *g, uint32_t box, uint32_t last_end)
{
    if (mc_has_signs(boxes, box) || boxes->page->nodes[box].weight == 0 || boxes->out[box]) return false;
    const bool all_dated = g->dated * 4 >= (g->count - 1) * 3;
    return all_dated ? boxes->before[box].signs > boxes->before[last_end].signs
                     : mc_has_frame(boxes, last_end, box);
}

/* The first post may have the title in it: the box of this make around the title, if there is one. */
static uint32_t titled_box(const mc_boxes *boxes, const group *g)
{
    const mc_page *page = boxes->page;
    if (page->title == MC_NONE) return boxes->start;
    for (uint32_t i = page->leaves[page->title].block; i; i = page->nodes[i].parent)
        if (boxes->keys[i] == g->key && page->view->blocks[i].end <= g->first) return i;
    return boxes->start;
}

/* What texts have between their paragraphs. */
static bool is_plain_part(const mc_boxes *boxes, uint32_t block)
{
    const uint16_t kind = boxes->page->view->blocks[block].kind;
    return kind == DNM_LIST || kind == DNM_BLOCK_QUOTE || kind == DNM_CODE_BLOCK || kind == DNM_TABLE ||
           (dnm_kind_is_leaf(kind) && !boxes->sets[block]);
}

/* Where paragraphs are boxes, the lists, quotations and code between them and below them are none: then the
 * box around them is the post, if it has nothing else, and no frame of its own. *last: the one asked for
 * last. */
static uint32_t around_paragraphs(const mc_boxes *boxes, const group *g, uint32_t block, uint32_t *last)
{
    const mc_page *page = boxes->page;
    const uint32_t around = page->nodes[block].parent, end = page->view->blocks[around].end;
    if (!dnm_kind_is_leaf(page->view->blocks[block].kind) || around == *last || around < boxes->start)
        return block;
    *last = around;
    if (mc_has_frame(boxes, around, end)) return block;
    int64_t sum = 0;
    for (uint32_t i = around + 1; i < end; i = page->view->blocks[i].end) {
        const bool own = boxes->keys[i] == g->key;
        if (!own && !is_plain_part(boxes, i)) return block;
        if (own) sum += boxes->sums[i];
    }
    return boxes->sums[around] + SHORT_LINES >= sum ? around : block;
}

static void mark(const mc_boxes *boxes, const group *g, mc_posts *posts)
{
    const dnm_block *blocks = boxes->page->view->blocks;
    const uint32_t start = titled_box(boxes, g);
    uint32_t last_end = start, asked = 0;
    for (uint32_t i = start; i < boxes->page->view->block_count; i++) {
        if (i < posts->end || boxes->keys[i] != g->key || !mc_is_box(boxes, i)) continue;
        if (boxes->sums[i] <= 0 && !is_short_post(boxes, g, i, last_end)) continue;
        const bool goes_on = last_end == i && posts->count && mc_goes_on(boxes, i);
        const uint32_t post = goes_on ? i : around_paragraphs(boxes, g, i, &asked);
        if (!posts->count) posts->first = post;
        posts->count += !goes_on;
        posts->weight += boxes->page->nodes[post].weight;
        posts->end = last_end = blocks[post].end;
        mc_mark_post(boxes, posts, post, goes_on);
    }
}

/* Most of the sentences from the first to the last of them; the short lines of what stands beside a post are
 * none. Two texts need a forum's name around them: they may be alike by chance. */
static bool are_a_thread(const mc_boxes *boxes, const mc_posts *posts, uint32_t texts)
{
    const mc_page *page = boxes->page;
    uint64_t own = 0, all = 0;
    for (uint32_t i = posts->first; i < posts->end; i++) {
        if (!dnm_kind_is_leaf(page->view->blocks[i].kind)) continue;
        const uint64_t mass = posts->in[i] || boxes->sums[i] > 0 ? page->nodes[i].mass : 0;
        all += mass;
        if (posts->in[i]) own += mass;
    }
    bool named = texts > 2;
    for (uint32_t i = posts->first; i && !named; i = page->nodes[i].parent)
        named = mc_hints_of(page, i)->forum != 0;
    return named && own * 2 >= all;
}

/* The box with most of the text, if there is hardly anything else in it. */
static void find_single(const mc_boxes *boxes, mc_posts *posts)
{
    const mc_page *page = boxes->page;
    uint32_t best = 0;
    for (uint32_t i = boxes->start; i < page->view->block_count; i++)
        if (!best || boxes->sums[i] > boxes->sums[best]) best = i;
    if (best && boxes->sums[best] >= SUM_MIN && !mc_has_signs(boxes, best) &&
        (uint64_t)boxes->sums[best] * 10 >= (uint64_t)page->nodes[best].weight * 9)
        posts->single = best;
}

void mc_take_single(const mc_page *page, mc_posts *posts)
{
    if (page->letter) *posts = (mc_posts){.in = posts->in, .single = page->letter};
    if (posts->count || !posts->single) return;
    posts->first = posts->single;
    posts->end = page->view->blocks[posts->first].end;
    posts->count = 1;
    for (uint32_t i = 0; page->letter && i < page->view->block_count; i++) posts->in[i] = 0;
    for (uint32_t i = posts->first; i < posts->end; i++) posts->in[i] = MC_WRITTEN;
    posts->in[posts->first] |= MC_FIRST;
    if (!page->letter) mc_take_answers(page, posts);
}

bool mc_find_posts(const mc_page *page, struct dnm_arena *arena, mc_posts *posts)
{
    mc_boxes boxes;
    groups all;
    *posts = (mc_posts){.in = DNM_NEW(arena, uint8_t, page->view->block_count)};
    if (!posts->in || !mc_read_boxes(&boxes, page, arena)) return false;
    if (!mc_has_frame(&boxes, boxes.start, page->view->block_count)) return true;
    if (!read_groups(&all, &boxes, arena)) return false;
    const group *best = best_group(&all);
    if (!best) {
        find_single(&boxes, posts);
        return true;
    }
    mark(&boxes, best, posts);
    if (!mc_find_replies(&boxes, arena, posts)) return false;
    if (!are_a_thread(&boxes, posts, best->count)) *posts = (mc_posts){.in = posts->in};
    return true;
}
