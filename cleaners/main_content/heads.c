/* heads.c -- bulletin boards show posts as letters: at the beginning of each stand lines with a label each,
 * who wrote it, on which board, when. One label alone may be how somebody speaks ("Answer: ...").
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/keep.h"
#include "core/base/arena.h"
#include "core/base/hash.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LABEL_MAX = 12, /* characters */
    LINES = 6,      /* of a head */
    LINES_MIN = 2,
    POSTS_MIN = 3
};

typedef struct label {
    uint32_t hash; /* 0: a free place */
    uint32_t count;
} label;

typedef struct heads {
    const mc_page *page;
    const mc_posts *posts;
    label *places;
    dnm_hash_key key; /* a page chooses the labels, so it must not choose their places */
    uint32_t mask, bodies;
} heads;

/* Of the letters before a colon at the beginning of a leaf; 0 if there is none. */
static uint32_t label_of(const heads *h, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(h->page->doc, leaf->block);
    char name[(LABEL_MAX + 1) * 4];
    size_t n = 0;
    uint32_t letters = 0;
    for (size_t at = 0; at < text.n && letters <= LABEL_MAX;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp == ':' || cp == 0xFF1A) return n ? (uint32_t)dnm_hash(h->key, name, n) | 1u : 0;
        if (dnm_cp_is_space(cp)) continue;
        if (!dnm_cp_has(cp, DNM_CP_LETTER)) return 0;
        n += dnm_utf8_put(name + n, cp);
        letters++;
    }
    return 0;
}

static label *place_of(const heads *h, uint32_t hash)
{
    uint32_t i = hash & h->mask;
    while (h->places[i].hash && h->places[i].hash != hash) i = (i + 1) & h->mask;
    return &h->places[i];
}

static uint32_t last_of_head(uint32_t first, uint32_t end)
{
    return end - first > LINES ? first + LINES : end;
}

static void count_labels(heads *h)
{
    for (uint32_t i = 0; i < h->page->leaf_count; i++) {
        const uint32_t end = mc_past_posts(h->page, h->posts, i), last = last_of_head(i, end);
        if (end == i) continue;
        h->bodies++;
        for (uint32_t k = i; k < last; k++) {
            const uint32_t hash = label_of(h, &h->page->leaves[k]);
            if (!hash) break;
            label *place = place_of(h, hash);
            place->hash = hash;
            place->count++;
        }
        i = end;
    }
}

static bool is_of_heads(const heads *h, uint32_t leaf)
{
    const uint32_t hash = label_of(h, &h->page->leaves[leaf]);
    return hash && place_of(h, hash)->count * 10u >= h->bodies * 7u;
}

bool mc_judge_heads(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena, mc_verdict *verdicts)
{
    heads h = {.page = page, .posts = posts, .key = dnm_hash_new_key()};
    h.mask = mc_mask_for(page->leaf_count);
    h.places = DNM_NEW(arena, label, (size_t)h.mask + 1);
    if (!h.places) return false;
    count_labels(&h);
    if (h.bodies < POSTS_MIN) return true;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const uint32_t end = mc_past_posts(page, posts, i), last = last_of_head(i, end);
        uint32_t head = i;
        while (head < last && is_of_heads(&h, head)) head++;
        if (head - i >= LINES_MIN && head < end)
            for (uint32_t k = i; k < head; k++) verdicts[k] = MC_EDGE;
        if (end > i) i = end;
    }
    return true;
}
