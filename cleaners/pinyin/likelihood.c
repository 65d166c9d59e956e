/* likelihood.c -- how well characters follow each other: by the general statistics, and by what this
 * very page says where it is not damaged.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    MAX_SLOTS = 1 << 20,
    COST_CHINESE_MARK = 44, /* , 。 and their kind; eighths of a bit */
    COST_OTHER_MARK = 84,
    COST_ASCII = 92,
    COST_FOREIGN = 176,
    COST_PRIVATE_USE = 320,
    COST_MARK_AFTER_MARK = 96 /* nobody writes "。，": only brackets and quotes stand beside a mark */
};

static uint32_t slot_of(const pinyin_page *page, uint32_t first, uint32_t second)
{
    uint64_t key = (uint64_t)first << 21 | second;
    uint64_t mixed = key * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)(mixed >> 40) & (page->pair_slots - 1);
    for (uint32_t tried = 0; tried < 32 && page->pairs[slot] && page->pairs[slot] != key; tried++)
        slot = (slot + 1) & (page->pair_slots - 1);
    return slot;
}

static void learn_pair(pinyin_page *page, uint32_t first, uint32_t second)
{
    uint64_t key = (uint64_t)first << 21 | second;
    uint32_t slot = slot_of(page, first, second);
    if (!page->pairs[slot]) page->pairs[slot] = key;
    if (page->pairs[slot] == key && page->pair_counts[slot] < UINT8_MAX) page->pair_counts[slot]++;
}

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
        if (dnm_cp_is_han(cp) && last) learn_pair(page, last, cp);
        last = dnm_cp_is_han(cp) ? cp : 0;
    }
}

void pinyin_learn_pairs(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    page->pair_slots = 1024;
    while (page->pair_slots < MAX_SLOTS && page->pair_slots < v->text_len) page->pair_slots *= 2;
    page->pairs = DNM_NEW(page->arena, uint64_t, page->pair_slots);
    page->pair_counts = DNM_NEW(page->arena, uint8_t, page->pair_slots);
    if (!page->pairs || !page->pair_counts) {
        page->pair_slots = 0;
        return;
    }
    uint32_t gloss = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!dnm_kind_is_leaf(b->kind)) continue;
        bool torn = memchr(v->text + b->off, '?', b->len) != NULL;
        if (!torn) learn_leaf(page, v, b, &gloss);
    }
}

static int pair_saving(const pinyin_page *page, uint32_t last, uint32_t cp)
{
    int saving = (int)dnm_han_pair_saving(last, cp);
    if (!page->pair_slots) return saving;
    uint32_t slot = slot_of(page, last, cp);
    if (page->pairs[slot] != ((uint64_t)last << 21 | cp)) return saving;
    unsigned count = page->pair_counts[slot];
    int own = count >= 8 ? 56 : count >= 3 ? 44 : 28;
    return own > saving ? own : saving;
}

static bool is_stop(uint32_t cp)
{
    static const uint32_t stops[] = {',',    ';',    ':',    '?',    '!',    0x3001,
                                     0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01};
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
    return dnm_cp_is_han(last) ? cost - pair_saving(page, last, cp) : cost;
}
