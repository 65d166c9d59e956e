/* seam.c -- does a text read better without the string? Asked of the general statistics alone: the pairs
 * know words, the model of three characters knows how sentences go on. This text's own pairs know "的" before
 * anything.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

static bool ends_sentence(uint32_t cp)
{
    switch (cp) {
    case '.':
    case '!':
    case '?':
    case ';':
    case ':':
    case 0x3002: /* 。 */
    case 0xFF01:
    case 0xFF1F:
    case 0xFF1B:
    case 0xFF1A:
    case 0x201D: /* ” */
    case 0x300D: /* 」 */
        return true;
    default:
        return cp == 0;
    }
}

int watermark_seam(const watermark_page *page, const watermark_place *place, bool *inside)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_block *b = &v->blocks[place->block];
    const char *leaf = v->text + b->off;
    size_t start = place->at - b->off;
    size_t end = start + place->len;
    uint32_t left = dnm_utf8_peek_back(leaf, start);
    uint32_t right = dnm_utf8_peek(leaf, b->len, end);
    uint32_t first = dnm_utf8_peek(leaf, b->len, start);
    uint32_t last = dnm_utf8_peek_back(leaf, end);
    *inside = !ends_sentence(left) && right != 0;
    if (!*inside) return 0;
    int without = (int)dnm_han_pair_saving(left, right);
    int with_left = (int)dnm_han_pair_saving(left, first);
    int with_right = (int)dnm_han_pair_saving(last, right);
    return without - (with_left > with_right ? with_left : with_right);
}

/* ---- by three characters ---- */

static bool is_hanzi(uint32_t cp)
{
    return dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp);
}

/* What r1 and r2 cost behind a and b. */
static int cost_of(uint32_t a, uint32_t b, const uint32_t right[2])
{
    const unsigned first = dnm_model_class(right[0]), second = dnm_model_class(right[1]);
    const unsigned last = dnm_model_class(b);
    int cost = (int)dnm_model_cost(dnm_model_class(a), last, first);
    if (second) cost += (int)dnm_model_cost(last, first, second);
    return cost;
}

watermark_gap watermark_read_gap(const watermark_page *page, const watermark_place *place)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_block *b = &v->blocks[place->block];
    const char *leaf = v->text + b->off;
    size_t start = place->at - b->off, end = start + place->len, at = end;
    watermark_gap gap = {0};
    uint32_t last[2] = {0, 0}, left[2] = {0, 0}, right[2] = {0, 0};
    for (int i = 0; i < 2 && at > start; i++) last[i] = dnm_utf8_prev(leaf, &at);
    for (int i = 0; i < 2 && start; i++) left[i] = dnm_utf8_prev(leaf, &start);
    for (int i = 0; i < 2 && end < b->len; i++) right[i] = dnm_utf8_next(leaf, b->len, &end);
    gap.left = left[0];
    gap.right = right[0];
    gap.torn = is_hanzi(left[0]) && is_hanzi(right[0]);
    if (!gap.torn || !dnm_model_class(left[0]) || !dnm_model_class(right[0])) return gap;
    gap.gain = cost_of(last[1], last[0], right) - cost_of(left[1], left[0], right);
    if (gap.gain > WATERMARK_GAIN_MOST) gap.gain = WATERMARK_GAIN_MOST;
    if (gap.gain < -WATERMARK_GAIN_MOST) gap.gain = -WATERMARK_GAIN_MOST;
    return gap;
}
