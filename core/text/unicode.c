/* unicode.c -- lower case and columns; the property tables are in unicode_generated.c.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/unicode.h"

#include "core/text/unicode_lower.h"

/* Between Coptic and the supplements of Cyrillic lie the scripts of East Asia, none of which has two cases.
 */
enum { NO_CASE_FIRST = 0x2E00, NO_CASE_END = 0xA640 };

uint32_t dnm_cp_lower(uint32_t cp)
{
    if (cp < 0x80) return cp - 'A' < 26 ? cp + 32 : cp;
    if (cp - NO_CASE_FIRST < NO_CASE_END - NO_CASE_FIRST) return cp;
    size_t low = 0, high = dnm_lower_range_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (dnm_lower_ranges[mid].last < cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == dnm_lower_range_count) return cp;
    const dnm_lower_range *r = &dnm_lower_ranges[low];
    if (cp < r->first || (cp - r->first) % r->step != 0) return cp;
    return (uint32_t)((int32_t)cp + r->delta);
}

unsigned dnm_cp_columns(uint32_t cp)
{
    uint32_t props = dnm_cp_props(cp);
    if (props & (DNM_CP_COMBINING | DNM_CP_IGNORABLE | DNM_CP_CONTROL)) return 0;
    return props & DNM_CP_WIDE ? 2 : 1;
}
