/* replies.c -- around the posts that were found: the first one, if it is made in another way, and a second
 * kind of boxes among them, comments below answers or answers to comments.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/boxes.h"
#include "core/base/arena.h"

enum {
    LEAD_MIN = 40,  /* sum of the box of a first post */
    ASKED_MIN = 16, /* the same of one that is named so */
    NOTICE_MAX = 160,
    BESIDE_MIN = 3,
    KINDS = 3 /* how many kinds of replies are looked for */
};

/* ---- the first post --------------------------------------------------------------------------- */

static bool has_link(const mc_page *page, uint32_t block)
{
    const dnm_block *b = &page->view->blocks[block];
    for (uint32_t i = b->span0; i < b->span0 + b->nspan; i++)
        if (page->view->spans[i].kind == DNM_LINK) return true;
    return false;
}

static bool has_mass(const mc_page *page, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i = page->view->blocks[i].end)
        if (page->nodes[i].mass) return true;
    return false;
}

/* One short line with links: what the site says of the thread. */
static bool is_notice(const mc_page *page, uint32_t from, uint32_t to)
{
    uint32_t lines = 0, weight = 0;
    bool linked = false;
    for (uint32_t i = from; i < to; i++) {
        if (!dnm_kind_is_leaf(page->view->blocks[i].kind) || page->nodes[i].weight == 0) continue;
        linked = linked || has_link(page, i);
        weight += page->nodes[i].weight;
        lines++;
    }
    return lines == 1 && linked && weight <= NOTICE_MAX;
}

/* The index past the lines that go on with the box, and what all of them count. A mark alone ends none. */
static uint32_t end_of_run(const mc_boxes *boxes, uint32_t box, uint32_t end, int64_t *sum)
{
    const uint32_t first = boxes->page->view->blocks[box].end;
    uint32_t i = first;
    *sum = boxes->sums[box];
    for (; i < end && mc_goes_on(boxes, i); i++) *sum += boxes->sums[i];
    while (i > first && boxes->page->nodes[i - 1].weight <= 1) i--;
    return i;
}

/* Few leaves, one of them with a sentence. */
static bool asks(const mc_page *page, uint32_t box)
{
    enum { LINES = 8 };
    const uint32_t first = mc_leaf_from(page, box);
    for (uint32_t i = first; i < page->leaf_count && page->leaves[i].block < page->view->blocks[box].end;
         i++) {
        if (i - first == LINES) return false;
        if (page->leaves[i].stops) return true;
    }
    return false;
}

/* What a box must count to be the first post. A question may be a few words; its box is named after texts
 * then. */
static int64_t least_of(const mc_page *page, uint32_t box, int64_t sum)
{
    const mc_hints *hints = mc_hints_of(page, box);
    const bool named = (hints->flags & MC_BODY) || hints->forum;
    return named && sum >= ASKED_MIN && sum < LEAD_MIN && asks(page, box) ? ASKED_MIN : LEAD_MIN;
}

/* Between the title and the posts the box with most of the text. */
static void mark_lead(const mc_boxes *boxes, mc_posts *posts)
{
    const mc_page *page = boxes->page;
    uint32_t lead = 0, lead_end = 0;
    int64_t most = 0, sum;
    for (uint32_t i = boxes->start; i < posts->first; i++) {
        if (page->view->blocks[i].end > posts->first || (i > boxes->start && mc_goes_on(boxes, i))) continue;
        const uint32_t end = end_of_run(boxes, i, posts->first, &sum);
        if (sum <= most || sum < least_of(page, i, sum) || !has_mass(page, i, end)) continue;
        most = sum;
        lead = i;
        lead_end = end;
    }
    if (!lead || is_notice(page, lead, lead_end)) return;
    posts->lead = lead;
    for (uint32_t i = lead; i < lead_end; i = page->view->blocks[i].end) {
        posts->lead_weight += page->nodes[i].weight;
        mc_mark_post(boxes, posts, i, i > lead);
    }
}

static bool are_named_alike(const mc_boxes *boxes, const mc_posts *posts)
{
    dnm_attrs lead = 0;
    uint32_t alike = 0;
    for (uint32_t i = boxes->start; i < posts->lead; i++) {
        const dnm_attrs set = mc_name_set(boxes, i);
        if (set) lead = set;
    }
    for (uint32_t i = posts->lead; lead && i < posts->end; i++) alike += mc_name_set(boxes, i) == lead;
    return alike * 4 >= posts->count * 3;
}

/* ---- replies ---------------------------------------------------------------------------------- */

/* Boxes of one make. Each has a frame of its own before it and another before the next post; somewhere there
 * are two in a row, or they are called comments and stand at some posts, but not at each. What stands beside
 * a post, a motto, a panel or a signature, has none of this. */
typedef struct kind {
    uint32_t key; /* 0: a free place */
    uint32_t count, framed, followed, mixed;
    uint32_t first, last_end;
    bool in_a_row, comments;
    int64_t sum;
    uint64_t weight;
} kind;

typedef struct kinds {
    const mc_boxes *boxes;
    const mc_posts *posts;
    uint32_t place, place_end; /* blocks among which they are looked for */
    uint32_t *next_post;       /* from a block of the place on, or the place's end */
    kind *places;
    uint32_t mask;
} kinds;

static void read_next_posts(kinds *k)
{
    uint32_t next = k->place_end;
    for (uint32_t i = k->place_end; i-- > k->place;) {
        if (k->posts->in[i]) next = i;
        k->next_post[i - k->place] = next;
    }
}

static bool is_among_comments(const kinds *k, uint32_t box)
{
    for (; box > k->place; box = k->boxes->page->nodes[box].parent)
        if (mc_hints_of(k->boxes->page, box)->flags & MC_COMMENT) return true;
    return false;
}

static kind *kind_of(const kinds *k, uint32_t key)
{
    uint32_t i = key & k->mask;
    while (k->places[i].key && k->places[i].key != key) i = (i + 1) & k->mask;
    return &k->places[i];
}

static uint32_t next_post(const kinds *k, uint32_t block)
{
    return block < k->place_end ? k->next_post[block - k->place] : k->place_end;
}

/* last_post: the end of the post before. */
static void add_box(const kinds *all, uint32_t box, uint32_t last_post)
{
    const mc_boxes *boxes = all->boxes;
    const uint32_t end = boxes->page->view->blocks[box].end;
    kind *k = kind_of(all, boxes->keys[box]);
    if (box < k->last_end || boxes->sums[box] <= 0 || boxes->out[box]) return;
    k->key = boxes->keys[box];
    if (!(k->last_end == box && k->count && mc_goes_on(boxes, box))) {
        const bool row = k->last_end > last_post;
        if (!k->count++) k->first = box;
        const uint32_t next = next_post(all, end);
        k->in_a_row = k->in_a_row || row;
        k->comments = k->comments || is_among_comments(all, box);
        const bool mixed = mc_has_signs(boxes, box); /* its own frame is in it */
        k->framed += mixed || mc_has_frame(boxes, row ? k->last_end : last_post, box);
        k->followed += mixed || next == all->place_end || mc_has_frame(boxes, end, next);
        k->mixed += mixed;
    }
    k->last_end = end;
    k->sum += boxes->sums[box];
    k->weight += boxes->page->nodes[box].weight;
}

/* One at each post, of several. */
static bool stand_beside_posts(const kind *k, const mc_posts *posts)
{
    return !k->in_a_row && k->count >= BESIDE_MIN && k->count * 10u >= posts->count * 9u;
}

static bool are_replies(const kind *k, const mc_posts *posts)
{
    if (stand_beside_posts(k, posts)) return false;
    return k->count && (k->in_a_row || k->comments) && k->framed * 4 >= k->count * 3 &&
           k->followed * 4 >= k->count * 3 && (k->comments || k->mixed * 3 <= k->count) &&
           (uint64_t)k->sum * 3 >= k->weight * (k->comments ? 1 : 2);
}

static const kind *best_kind(const kinds *all)
{
    const kind *best = NULL;
    for (uint32_t i = 0; i <= all->mask; i++) {
        const kind *k = &all->places[i];
        if (!are_replies(k, all->posts)) continue;
        if (!best || k->sum > best->sum || (k->sum == best->sum && k->first < best->first)) best = k;
    }
    return best;
}

/* Calls for boxes that hold no post; the end of the post before each. */
static void read_kinds(kinds *k)
{
    const mc_page *page = k->boxes->page;
    memset(k->places, 0, sizeof *k->places * ((size_t)k->mask + 1));
    read_next_posts(k);
    uint32_t last_post = k->place;
    for (uint32_t i = k->place; i < k->place_end; i++) {
        if (k->posts->in[i]) {
            last_post = i + 1;
        } else if (mc_is_box(k->boxes, i) && next_post(k, i) >= page->view->blocks[i].end) {
            add_box(k, i, last_post);
        }
    }
}

static void mark_kind(const kinds *all, const kind *k, mc_posts *posts)
{
    const mc_boxes *boxes = all->boxes;
    uint32_t last_end = 0;
    for (uint32_t i = all->place; i < all->place_end; i++) {
        const uint32_t end = boxes->page->view->blocks[i].end;
        if (posts->in[i] || boxes->keys[i] != k->key || !mc_is_box(boxes, i) || next_post(all, i) < end)
            continue;
        if (boxes->page->nodes[i].weight == 0 || boxes->out[i]) continue;
        mc_mark_post(boxes, posts, i, i == last_end && mc_goes_on(boxes, i));
        last_end = end;
        if (end > posts->end) posts->end = end;
    }
}

bool mc_find_replies(const mc_boxes *boxes, struct dnm_arena *arena, mc_posts *posts)
{
    const mc_page *page = boxes->page;
    kinds k = {.boxes = boxes, .posts = posts, .place = posts->first};
    mark_lead(boxes, posts);
    posts->alike = posts->lead && are_named_alike(boxes, posts);
    while (page->view->blocks[k.place].end < posts->end) k.place = page->nodes[k.place].parent;
    k.place_end = page->view->blocks[k.place].end;
    k.mask = mc_mask_for(k.place_end - k.place);
    k.next_post = DNM_NEW(arena, uint32_t, k.place_end - k.place);
    k.places = DNM_NEW(arena, kind, (size_t)k.mask + 1);
    if (!k.next_post || !k.places) return false;
    for (int i = 0; i < KINDS; i++) {
        read_kinds(&k);
        const kind *best = best_kind(&k);
        if (!best) break;
        mark_kind(&k, best, posts);
    }
    return true;
}
