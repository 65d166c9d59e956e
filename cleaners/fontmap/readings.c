/* readings.c -- what a rare character may stand for, weighed by the words it would make with its neighbours.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/fontmap/fontmap.h"

#include "core/text/han_model.h"
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
    {0x4E4A, 0x4E4B}, /* 乊 之 */
    {0x53CE, 0x53D1}, /* 収 发 */
    {0x53D0, 0x53D7}, /* 叐 受 */
    {0x4EF8, 0x4EFB}, /* 仸 任 */
    {0x521C, 0x521D}, /* 刜 初 */
    {0x6213, 0x6218}, /* 戓 战 */
    {0x6762, 0x6765}, /* 杢 来 */
    {0x53E7, 0x53EA}, /* 叧 只 */
};

bool fontmap_is_very_rare(uint32_t cp)
{
    return dnm_han_is_core(cp) && dnm_han_lower_cost(cp) >= FONTMAP_VERY_RARE;
}

bool fontmap_is_used(uint32_t cp)
{
    return dnm_model_class(cp) != 0;
}

uint32_t fontmap_usual_reading(uint32_t rare)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].rare == rare) return known[i].common;
    return 0;
}

uint32_t fontmap_candidate(fontmap_script script, uint32_t rare, unsigned number)
{
    const uint32_t cp = number < REACH ? rare + 1 + number : fontmap_usual_reading(rare);
    if (!dnm_han_is_core(cp) || dnm_han_lower_cost(cp) > COMMON || !dnm_model_class(cp) ||
        fontmap_is_foreign(script, cp))
        return 0;
    return number == REACH && cp > rare && cp <= rare + REACH ? 0 : cp; /* it has come already */
}

/* What the class costs behind the characters before it. */
static unsigned cost_before(const fontmap_place *place, unsigned class)
{
    return dnm_model_cost(dnm_model_class(place->near[0]), dnm_model_class(place->near[1]), class);
}

/* What the characters behind it cost; 0 stands for a character that says nothing. */
static unsigned cost_behind(const fontmap_place *place, unsigned class)
{
    const unsigned last = class ? dnm_model_class(place->near[1]) : 0;
    const unsigned next = dnm_model_class(place->near[2]), then = dnm_model_class(place->near[3]);
    if (!next) return 0;
    return dnm_model_cost(last, class, next) + (then ? dnm_model_cost(class, next, then) : 0);
}

void fontmap_weigh(const fontmap_place *place, uint16_t costs[FONTMAP_CANDIDATES])
{
    for (unsigned i = 0; i < FONTMAP_CANDIDATES; i++) {
        const uint32_t cp = fontmap_candidate((fontmap_script)place->script, place->rare, i);
        costs[i] = UINT16_MAX;
        if (!cp) continue;
        const unsigned class = dnm_model_class(cp);
        costs[i] = (uint16_t)(cost_before(place, class) + cost_behind(place, class));
    }
}

/* Each side speaks for the reading, or not at all: rare words are words. */
unsigned fontmap_gain(const fontmap_place *place, uint32_t reading)
{
    const unsigned class = dnm_model_class(reading), alone = dnm_model_cost(0, 0, class);
    const unsigned here = cost_before(place, class);
    const unsigned together = cost_behind(place, class), apart = cost_behind(place, 0);
    return (alone > here ? alone - here : 0) + (apart > together ? apart - together : 0);
}

/* A surname one or two characters before: 王劢, 王小劢. */
bool fontmap_is_name(const fontmap_place *place)
{
    if (!dnm_han_is_core(place->near[1])) return false;
    return dnm_is_surname(place->near[1]) || dnm_is_surname(place->near[0]);
}
