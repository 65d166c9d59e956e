/* seam.c -- does a text read better without the string? Asked of the general statistics alone: they
 * know words, while this text's own pairs know "的" before anything.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/text/han_stats.h"
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
