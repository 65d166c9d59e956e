/* likelihood.c -- how well characters follow each other: by the general model, and by what this very page
 * says where it is not damaged.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"

enum { /* eighths of a bit */
       COST_OTHER_MARK = 84,
       COST_ASCII = 92,
       COST_FOREIGN = 176,
       COST_PRIVATE_USE = 320,
       COST_MARK_AFTER_MARK = 64, /* nobody writes "。，": only brackets and quotes stand beside a mark */
       COST_TRAILING = 16,
       COST_NO_CLASS = 16,   /* of Han characters so rare that the model does not have them */
       COST_OWN_SINGLE = 20, /* of trusting what the page itself says, by how much it says */
       COST_OWN_PAIR = 12,
       COST_OWN_TRIPLE = 8,
       COST_OTHER_FORM = 80, /* a form of the other script, or one that is hardly ever written */
       USED_AT_LEAST = 140   /* costs of han_stats.h: not written in that script */
};

/* Eight times the logarithm to the base 2, of 1 and more. */
static int log8(unsigned n)
{
    static const uint8_t eighths[8] = {0, 1, 3, 4, 5, 6, 6, 7}; /* of 8/8, 9/8 … 15/8 */
    int whole = 0;
    unsigned top = n;
    for (; top >= 16; top >>= 1) whole++;
    for (; top < 8; top <<= 1) whole--;
    return (whole + 3) * 8 + eighths[top - 8];
}

/* ---- what the page says ---- */

bool pinyin_learner_init(pinyin_page *page)
{
    static const uint32_t stops[PINYIN_STOPS] = {0xFF0C, 0xFF1B, 0xFF1A, 0x3001, 0x3002};
    for (size_t i = 0; i < PINYIN_STOPS; i++) page->stops[i] = (uint16_t)dnm_model_class(stops[i]);
    const size_t n = dnm_doc_view(page->doc)->text_len;
    dnm_neighbours_init(&page->pairs, page->arena, n);
    dnm_neighbours_init(&page->triples, page->arena, n);
    page->singles = DNM_NEW(page->arena, uint32_t, DNM_MODEL_CLASSES);
    page->forms = DNM_NEW(page->arena, uint32_t, PINYIN_COUNT);
    return page->singles && page->forms;
}

static uint32_t pair_of(unsigned a, unsigned b)
{
    return (uint32_t)a << 13 | b;
}

void pinyin_learn(pinyin_page *page, pinyin_context *context, uint32_t cp)
{
    const unsigned class = dnm_model_class(cp);
    if (class) {
        page->singles[class]++;
        page->learnt++;
        if (context->last) dnm_neighbours_add(&page->pairs, context->last, class);
        if (context->last && context->before)
            dnm_neighbours_add(&page->triples, pair_of(context->before, context->last), class);
        if (cp - PINYIN_FIRST < PINYIN_COUNT) page->forms[cp - PINYIN_FIRST]++;
    }
    *context = (pinyin_context){context->last, (uint16_t) class};
}

static int cheaper(int cost, int own)
{
    return own < cost ? own : cost;
}

/* What follows here may follow elsewhere in the page. */
static int with_own(const pinyin_page *page, pinyin_context context, unsigned class, int cost)
{
    const unsigned alone = page->singles[class];
    if (alone) cost = cheaper(cost, log8(page->learnt + 500) - log8(alone) + COST_OWN_SINGLE);
    if (!context.last) return cost;
    const unsigned pair = dnm_neighbours_count(&page->pairs, context.last, class);
    if (!pair) return cost;
    cost = cheaper(cost, log8(page->singles[context.last] + 3) - log8(pair) + COST_OWN_PAIR);
    if (!context.before) return cost;
    const unsigned triple =
        dnm_neighbours_count(&page->triples, pair_of(context.before, context.last), class);
    const unsigned begun = dnm_neighbours_count(&page->pairs, context.before, context.last);
    return triple ? cheaper(cost, log8(begun + 1) - log8(triple) + COST_OWN_TRIPLE) : cost;
}

/* ---- single characters ---- */

static bool is_stop(const pinyin_page *page, unsigned class)
{
    for (size_t i = 0; i < PINYIN_STOPS; i++)
        if (class == page->stops[i]) return true;
    return false;
}

static bool is_fullwidth_mark(uint32_t cp)
{
    return cp > 0xFF00 && cp < 0xFF5F && dnm_cp_is_punct(cp - 0xFEE0);
}

static int lone_cost(uint32_t cp)
{
    if (cp < 0x80) return dnm_cp_is_punct(cp) ? COST_OTHER_MARK : COST_ASCII;
    if (dnm_cp_is_private_use(cp)) return COST_PRIVATE_USE;
    if (dnm_cp_is_cjk_punct(cp) || is_fullwidth_mark(cp)) return COST_OTHER_MARK;
    return COST_FOREIGN;
}

/* Of the forms of one class (發 and 发), these pages write the Traditional ones, and those that the naive
 * conversion left alone; and no full-width letters. */
static int form_cost(const pinyin_page *page, uint32_t cp)
{
    if (cp >= 0xFF10 && cp <= 0xFF5A) return dnm_cp_is_punct(cp - 0xFEE0) ? 0 : COST_OTHER_FORM;
    if (cp - PINYIN_FIRST >= PINYIN_COUNT || page->forms[cp - PINYIN_FIRST]) return 0;
    return dnm_han_cost(DNM_HANT, cp) >= USED_AT_LEAST ? COST_OTHER_FORM : 0;
}

int pinyin_cost(const pinyin_page *page, pinyin_context context, uint32_t cp)
{
    const unsigned class = dnm_model_class(cp);
    if (!class) return dnm_cp_is_han(cp) ? DNM_HAN_COST_OTHER + COST_NO_CLASS : lone_cost(cp);
    int cost = (int)dnm_model_cost(context.before, context.last, class);
    cost = with_own(page, context, class, cost) + form_cost(page, cp);
    if (!is_stop(page, context.last) || !is_stop(page, class)) return cost;
    /* Three of one kind trail off. */
    const bool trails = class == context.last && class == context.before;
    return trails ? cheaper(cost, COST_TRAILING) : cost + COST_MARK_AFTER_MARK;
}
