/* scattered.c -- blanks that machines which read print leave anywhere in running text: many for a page, few
 * for a line, and as often inside words as between them. Blanks that somebody set stand between words.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"
#include "core/text/han_stats.h"
#include "docnorm/module.h"

enum {
    FEWEST = 6,         /* blanks between two hanzi */
    WORDS_PERCENT = 30, /* of them, where both would make a word */
    HANZI_FOR_ONE = 4   /* and more: less are words set apart */
};

typedef struct census {
    uint32_t hanzi, torn, words;
} census;

bool spaces_is_stray(const blank_run *run)
{
    return run->count == 1 && !run->ideographic && !run->tab && spaces_is_hanzi(run->before[0]) &&
           spaces_is_hanzi(run->after);
}

static void count(census *c, dnm_str leaf, const dnm_shape *shape)
{
    blank_run run;
    c->hanzi += shape->han;
    for (size_t at = 0; spaces_next_run(leaf, &at, &run);) {
        if (!spaces_is_stray(&run)) continue;
        c->torn++;
        c->words += dnm_han_pair_saving(run.before[0], run.after) > 0;
    }
}

bool spaces_scatters(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    census c = {0};
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH) continue;
        dnm_shape shape;
        dnm_leaf_shape(doc, i, &shape);
        if (shape.han && shape.blanks && shape.stops) count(&c, dnm_doc_text(doc, i), &shape);
    }
    return c.torn >= FEWEST && c.words * 100 >= c.torn * WORDS_PERCENT && c.hanzi >= c.torn * HANZI_FOR_ONE;
}
