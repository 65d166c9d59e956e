/* likelihood.c -- how well characters follow each other: by the general statistics, and by what this
 * very page says where it is not damaged.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    COST_CHINESE_MARK = 44, /* , 。 and their kind; eighths of a bit */
    COST_OTHER_MARK = 84,
    COST_ASCII = 92,
    COST_FOREIGN = 176,
    COST_PRIVATE_USE = 320,
    COST_MARK_AFTER_MARK = 96 /* nobody writes "。，": only brackets and quotes stand beside a mark */
};

/* Characters on both sides of a gloss are neighbours. */
static void learn_leaf(pinyin_page *page, const dnm_view *v, const dnm_block *b, uint32_t *gloss)
{
    uint32_t last = 0;
    for (size_t at = b->off; at < b->off + b->len;) {
        while (*gloss < page->gloss_count && page->glosses[*gloss].off < at) ++*gloss;
        if (*gloss < page->gloss_count && page->glosses[*gloss].off == at) {
            at += page->glosses[*gloss].len;
            continue;
        }
        uint32_t cp = dnm_utf8_next(v->text, v->text_len, &at);
        if (dnm_cp_is_han(cp) && last) dnm_neighbours_add(&page->neighbours, last, cp);
        last = dnm_cp_is_han(cp) ? cp : 0;
    }
}

void pinyin_learn_neighbours(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    dnm_neighbours_init(&page->neighbours, page->arena, v->text_len);
    uint32_t gloss = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!dnm_kind_is_leaf(b->kind)) continue;
        bool torn = memchr(v->text + b->off, '?', b->len) != NULL;
        if (!torn) learn_leaf(page, v, b, &gloss);
    }
}

/* Marks of which no two stand side by side; "?!" and "??" do. */
static bool is_stop(uint32_t cp)
{
    static const uint32_t stops[] = {',', ';', ':', 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (stops[i] == cp) return true;
    return false;
}

static int lone_cost(uint32_t cp)
{
    if (cp == 0xFF0C || cp == 0x3002 || cp == 0x3001 || cp == ',') return COST_CHINESE_MARK;
    if (cp < 0x80) return dnm_cp_is_punct(cp) ? COST_OTHER_MARK : COST_ASCII;
    if (dnm_cp_is_private_use(cp)) return COST_PRIVATE_USE;
    if (dnm_cp_is_cjk_punct(cp)) return COST_OTHER_MARK;
    return COST_FOREIGN;
}

/* These pages mix both scripts (characters that the naive conversion left alone), so the better of the
 * two counts. */
int pinyin_cost(const pinyin_page *page, uint32_t last, uint32_t cp)
{
    if (!dnm_cp_is_han(cp)) return lone_cost(cp) + (is_stop(cp) && is_stop(last) ? COST_MARK_AFTER_MARK : 0);
    unsigned hans = dnm_han_cost(DNM_HANS, cp);
    unsigned hant = dnm_han_cost(DNM_HANT, cp);
    int cost = (int)(hans < hant ? hans : hant);
    return dnm_cp_is_han(last) ? cost - dnm_neighbours_saving(&page->neighbours, last, cp) : cost;
}
