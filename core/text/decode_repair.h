/* decode_repair.h -- decoding around damage: see decode_repair.c.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_DECODE_REPAIR_H
#define DNM_TEXT_DECODE_REPAIR_H

#include "core/text/decode_sink.h"

/* Divides the stretch around sink->at, where `native` has met trouble, anew, and decodes it; moves
 * sink->at past it. `sound` says that there is a suspicion only, which may come to nothing. False if nothing
 * could be done: the caller goes on as the standard has it. */
bool dnm_repair(dnm_sink *sink, dnm_stepper *native, bool sound);

/* True if p looks like several Chinese characters of UTF-8 in a row: worth a repair in another charset,
 * which often decodes them without an error, to nonsense. */
static inline bool dnm_looks_like_utf8(const uint8_t *p, size_t left)
{
    if (left < 9) return false;
    for (size_t i = 0; i < 9; i += 3) {
        if (p[i] < 0xE3 || p[i] > 0xEF || (p[i] > 0xE9 && p[i] != 0xEF)) return false;
        if ((p[i + 1] & 0xC0) != 0x80 || (p[i + 2] & 0xC0) != 0x80) return false;
    }
    return true;
}

#endif
