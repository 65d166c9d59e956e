/* gbk.h -- single characters in GBK, for what reasons about damaged byte pairs. Whole texts: charset.h.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_GBK_H
#define DNM_TEXT_GBK_H

#include "core/text/charset_internal.h"

/* The character of a byte pair, user-defined areas included (as private use); 0 if there is none. */
static inline uint32_t dnm_gbk_char(uint8_t lead, uint8_t trail)
{
    return dnm_gb18030_pair(lead, trail);
}

/* Both bytes of a character; false if it has none (ASCII, four-byte forms). */
static inline bool dnm_gbk_bytes(uint32_t cp, uint8_t pair[2])
{
    uint8_t bytes[4];
    if (cp == 0xE7C7) { /* what GB 18030-2000 read A8BC as, and many decoders still do */
        pair[0] = 0xA8;
        pair[1] = 0xBC;
        return true;
    }
    if (cp < 0x80 || dnm_gb18030_encode(cp, true, bytes) != 2) return false;
    pair[0] = bytes[0];
    pair[1] = bytes[1];
    return true;
}

/* Whether a Han character stands in GB/T 2312: in practice, whether Simplified Chinese uses it. */
static inline bool dnm_is_gb2312_han(uint32_t cp)
{
    uint8_t pair[2];
    return dnm_gbk_bytes(cp, pair) && pair[0] >= 0xB0 && pair[0] <= 0xF7 && pair[1] >= 0xA1;
}

#endif
