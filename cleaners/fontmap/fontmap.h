/* fontmap.h -- parts of the cleaner `fontmap`: the rare characters of a page, and what each may stand for.
 *
 * Text drawn from the fonts of a print comes with wrong code points: the font's map names a glyph by a rare
 * character that stands shortly before the right one in Unicode (迚行 for 进行, 劢态 for 动态, 设臵 for
 * 设置).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_FONTMAP_FONTMAP_H
#define DNM_CLEANERS_FONTMAP_FONTMAP_H

#include "core/text/han_stats.h"
#include "docnorm/base.h"

/* What the page is written in, by most of its characters. */
typedef enum fontmap_script { FONTMAP_EITHER, FONTMAP_SIMPLIFIED, FONTMAP_TRADITIONAL } fontmap_script;

/* A rare character that makes no word with its neighbours. */
typedef struct fontmap_place {
    uint32_t block;
    uint32_t at;       /* bytes from the start of the leaf */
    uint32_t rare;     /* the character that stands there */
    uint32_t near[4];  /* around it, in reading order: two before, two after; 0 where nothing is */
    uint32_t reading;  /* what it may stand for; 0 if nothing fits */
    uint32_t kind;     /* all places of the same rare character */
    uint16_t gain;     /* of the reading, see below */
    bool touches_next; /* the next place is the next character */
    bool taken;        /* the reading was put in its place */
    bool spoken;       /* the text is about it */
    uint8_t script;    /* fontmap_script of the page */
} fontmap_place;

enum { FONTMAP_RARE = 136, FONTMAP_VERY_RARE = 143 }; /* costs of characters, see han_stats.h */

/* Seldom seen in running text of either script; hardly ever. */
static inline bool fontmap_is_rare(uint32_t cp)
{
    if (!dnm_han_is_core(cp)) return false;
    const uint8_t *cost = dnm_han_costs[cp - DNM_HAN_FIRST];
    return cost[DNM_HANS] >= FONTMAP_RARE && cost[DNM_HANT] >= FONTMAP_RARE;
}
bool fontmap_is_very_rare(uint32_t cp);

/* Whether the model of running text knows it all the same. */
bool fontmap_is_used(uint32_t cp);

/* The reading of a known confusion where no word decides; 0 if there is none. */
uint32_t fontmap_usual_reading(uint32_t rare);

/* The characters that a rare one may stand for, by number; 0 where there is none of that number. One that
 * the script of the page does not use is none. */
enum { FONTMAP_CANDIDATES = 17 };
uint32_t fontmap_candidate(fontmap_script script, uint32_t rare, unsigned number);

/* What the text around costs with each candidate, in eighths of a bit; UINT16_MAX where there is none. */
void fontmap_weigh(const fontmap_place *place, uint16_t costs[FONTMAP_CANDIDATES]);

/* By how much the reading and what stands around it are likelier together than apart; eighths of a bit. */
unsigned fontmap_gain(const fontmap_place *place, uint32_t reading);

/* Whether the place may be inside a person's name. */
bool fontmap_is_name(const fontmap_place *place);

/* Whether the text of the leaf speaks of the character: it stands alone between quotes or brackets, or its
 * reading stands in the same sentence as it does. */
bool fontmap_is_spoken_of(const fontmap_place *place, dnm_str text);

fontmap_script fontmap_script_of(dnm_str text);

/* Whether the script does not use the character. */
bool fontmap_is_foreign(fontmap_script script, uint32_t cp);

#endif
