/* frames.c -- in a thread, the lines that stand around each post: counters, ranks, signatures, buttons. They
 * say the same in most posts but for their numbers, and are short.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/keep.h"
#include "core/base/arena.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { FRAME_MAX = 48, TIMES = 3 };

typedef struct line {
    uint32_t hash; /* 0: a free place */
    uint32_t count;
} line;

/* Of the letters of a leaf; *digits if it has numbers, too. 0 if it has no letters. */
static uint32_t hash_of(const mc_page *page, const mc_leaf *leaf, bool *digits)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    uint32_t hash = 2166136261u;
    bool letters = false;
    *digits = false;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        *digits = *digits || dnm_cp_has(cp, DNM_CP_NUMBER);
        if (!dnm_cp_has(cp, DNM_CP_LETTER)) continue;
        letters = true;
        hash = (hash ^ cp) * 16777619u;
    }
    return letters ? hash | 1u : 0;
}

static line *place_of(line *lines, uint32_t mask, uint32_t hash)
{
    uint32_t i = hash & mask;
    while (lines[i].hash && lines[i].hash != hash) i = (i + 1) & mask;
    return &lines[i];
}

static bool may_be_frame(const mc_leaf *leaf, mc_verdict verdict)
{
    return verdict == MC_KEPT && leaf->weight && leaf->weight <= FRAME_MAX && !leaf->stops;
}

/* Who wrote is no frame, but the name of few stands above most of the posts. posts: 0 if unknown. */
static bool is_frame(const mc_page *page, const mc_leaf *leaf, uint32_t count, uint32_t posts, bool digits)
{
    if (count < TIMES || mc_is_heading(page, leaf)) return false;
    return digits ? count * 3 >= posts : posts && count * 10 >= posts * 7;
}

bool mc_judge_frames(const mc_page *page, uint32_t posts, struct dnm_arena *arena, mc_verdict *verdicts)
{
    uint32_t size = 16;
    while (size < page->leaf_count * 2u && size < (uint32_t)1 << 30) size *= 2;
    line *lines = DNM_NEW(arena, line, size);
    if (!lines) return false;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < page->leaf_count; i++) {
            const mc_leaf *leaf = &page->leaves[i];
            bool digits;
            if (!may_be_frame(leaf, verdicts[i])) continue;
            const uint32_t hash = hash_of(page, leaf, &digits);
            if (!hash) continue;
            line *l = place_of(lines, size - 1, hash);
            if (pass == 0) {
                l->hash = hash;
                l->count++;
            } else if (is_frame(page, leaf, l->count, posts, digits)) {
                verdicts[i] = MC_EDGE;
            }
        }
    }
    return true;
}
