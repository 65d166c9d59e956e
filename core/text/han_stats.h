/* han_stats.h -- how frequent Han characters are, alone and in pairs, in Simplified and Traditional
 * Chinese and in Japanese. Costs are -log2 of a probability in eighths of a bit: a common character
 * has 50 to 80, a rare one 130 to 165. For the detector of charsets, the repair of damaged bytes, and the
 * cleaners that weigh one reading against another. Sources: scripts/gen_language_models.py.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HAN_STATS_H
#define DNM_TEXT_HAN_STATS_H

#include "core/text/han_stats_tables.h"

typedef enum dnm_han_script { DNM_HANS, DNM_HANT, DNM_HAN_JAPANESE } dnm_han_script;

enum {
    DNM_HAN_COST_OTHER = 168, /* of Han characters outside U+4E00..U+9FFF */
    DNM_HAN_PAIR_USUAL = 24,  /* the saving of a pair that is 8 to 64 times as frequent as chance */
    DNM_HAN_PAIR_STRONG = 48  /* ... of one that is still more so */
};

/* True for U+4E00..U+9FFF, which the tables cover one by one. */
static inline bool dnm_han_is_core(uint32_t cp)
{
    return cp - DNM_HAN_FIRST < DNM_HAN_COUNT;
}

/* The cost of a Han character in running text of the script. */
static inline unsigned dnm_han_cost(dnm_han_script script, uint32_t cp)
{
    return dnm_han_is_core(cp) ? dnm_han_costs[cp - DNM_HAN_FIRST][script] : DNM_HAN_COST_OTHER;
}

/* ... in the script that has it more often. */
static inline unsigned dnm_han_lower_cost(uint32_t cp)
{
    const unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    return hans < hant ? hans : hant;
}

/* By how much less `second` costs after `first` than alone: 0, DNM_HAN_PAIR_USUAL or _STRONG. Pairs are
 * those inside words; both scripts share one table. */
unsigned dnm_han_pair_saving(uint32_t first, uint32_t second);

#endif
