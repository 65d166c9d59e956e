/* han_stats.c -- looking up a pair.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/han_stats.h"

unsigned dnm_han_pair_saving(uint32_t first, uint32_t second)
{
    if (!dnm_han_is_core(first) || !dnm_han_is_core(second)) return 0;
    uint32_t low = dnm_han_pair_rows[first - DNM_HAN_FIRST];
    uint32_t high = dnm_han_pair_rows[first - DNM_HAN_FIRST + 1];
    uint32_t wanted = (second - DNM_HAN_FIRST) * 2;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        uint32_t entry = dnm_han_pairs[mid];
        if ((entry & ~1u) == wanted) return entry & 1 ? DNM_HAN_PAIR_STRONG : DNM_HAN_PAIR_USUAL;
        if (entry < wanted) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return 0;
}
