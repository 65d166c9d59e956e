/* han_stats_tables.h -- the shape of han_stats_generated.c; han_stats.h is the way to it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HAN_STATS_TABLES_H
#define DNM_TEXT_HAN_STATS_TABLES_H

#include "docnorm/base.h"

enum { DNM_HAN_FIRST = 0x4E00, DNM_HAN_COUNT = 0xA000 - 0x4E00 };

extern const uint8_t dnm_han_costs[DNM_HAN_COUNT][3]; /* by dnm_han_script */

/* The pairs that begin with a character: dnm_han_pairs[rows[c] .. rows[c + 1]), ascending, each
 * (second - DNM_HAN_FIRST) * 2 + 1 if strong. */
extern const uint32_t dnm_han_pair_rows[DNM_HAN_COUNT + 1];
extern const uint16_t dnm_han_pairs[];

#endif
