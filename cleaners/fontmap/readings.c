/* readings.c -- what a rare character may stand for, weighed by the words it would make with its neighbours.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/fontmap/fontmap.h"

#include "core/text/han_stats.h"
#include "core/text/surnames.h"
#include "core/text/unicode.h"

enum {
    COMMON = 118, /* cost of a character, see han_stats.h */
    REACH = 16    /* the right character stands at most so far behind the rare one */
};

/* Confusions seen on many pages that do not follow from Unicode, and the reading of those that are
 * neighbours and mostly mean one character. Seen in public repositories and pages by searching for words such
 * as 设臵, 迚行, 劢态. */
static const struct known {
    uint32_t rare, common;
} known[] = {
    {0x81F5, 0x7F6E}, /* 臵 置 */
    {0x52A2, 0x52B1}, /* 劢 励 */
    {0x8FDA, 0x8FDB}, /* 迚 进 */
    {0x4E8D, 0x4E8E}, /* 亍 于 */
    {0x4E0C, 0x4E0D}, /* 丌 不 */
    {0x5E75, 0x5E76}, /* 幵 并 */
    {0x89C3, 0x89C4}, /* 觃 规 */
    {0x65B1, 0x65B9}, /* 斱 方 */
};

static unsigned cost_of(uint32_t cp)
{
    const unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    return hans < hant ? hans : hant;
}

bool fontmap_is_very_rare(uint32_t cp)
{
    return dnm_han_is_core(cp) && cost_of(cp) >= FONTMAP_VERY_RARE;
}

uint32_t fontmap_usual_reading(uint32_t rare)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].rare == rare) return known[i].common;
    return 0;
}

static unsigned words_of(const fontmap_place *place, uint32_t cp)
{
    const uint32_t before = place->near[1], after = place->near[2];
    return (before ? dnm_han_pair_saving(before, cp) : 0) + (after ? dnm_han_pair_saving(cp, after) : 0);
}

static void consider(fontmap_place *place, uint32_t cp, unsigned *best)
{
    const unsigned cost = cost_of(cp), words = words_of(place, cp);
    if (cost > COMMON || !words) return;
    const unsigned score = (words << 8) - cost; /* of equal words, the more common character */
    if (score <= *best) return;
    *best = score;
    place->reading = cp;
    place->gain = (uint16_t)words;
}

/* A character so common that it needs no word, such as 的, is likelier than the reading and its words. */
static bool is_outdone(const fontmap_place *place)
{
    const int likely = (int)place->gain - (int)cost_of(place->reading);
    for (uint32_t cp = place->rare + 1; cp <= place->rare + REACH && dnm_han_is_core(cp); cp++)
        if (cp != place->reading && (int)words_of(place, cp) - (int)cost_of(cp) > likely) return true;
    return false;
}

void fontmap_read(fontmap_place *place)
{
    unsigned best = 0;
    place->reading = 0;
    place->gain = 0;
    for (uint32_t cp = place->rare + 1; cp <= place->rare + REACH && dnm_han_is_core(cp); cp++)
        consider(place, cp, &best);
    const uint32_t usual = fontmap_usual_reading(place->rare);
    if (usual && words_of(place, usual) >= place->gain) best = 0;
    if (usual) consider(place, usual, &best);
    if (place->reading && place->reading != usual && is_outdone(place)) place->reading = place->gain = 0;
    place->known = usual && place->reading == usual;
}

/* A surname one or two characters before: 王劢, 王小劢. */
bool fontmap_is_name(const fontmap_place *place)
{
    return (place->near[1] && dnm_is_surname(place->near[1])) ||
           (place->near[0] && dnm_is_surname(place->near[0]));
}
