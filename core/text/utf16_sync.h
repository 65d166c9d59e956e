/* utf16_sync.h -- finds where UTF-16 lost its step. After a lost or an inserted byte each unit is made of
 * halves of two characters, which mostly makes no error: it makes another text, and an improbable one.
 *
 *     read       │ 一 │ 二 │ 3 4 │ 4 5 │ 5 6 │        34 45: of each half a character
 *     or rather  │ 一 │ 二 │ x │ 4 4 │ 5 5 │ 6 6 │    x: what is left of 三
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_UTF16_SYNC_H
#define DNM_TEXT_UTF16_SYNC_H

#include "docnorm/base.h"

typedef struct dnm_utf16 {
    const uint8_t *p;
    size_t n;
    bool big_endian;
} dnm_utf16;

static inline uint32_t dnm_utf16_unit(const dnm_utf16 *u, size_t at)
{
    return u->big_endian ? (uint32_t)u->p[at] << 8 | u->p[at + 1] : (uint32_t)u->p[at + 1] << 8 | u->p[at];
}

/* Whether a unit, after another, is a reason to look closer: what out of step is frequent, and in most texts
 * is not. */
bool dnm_utf16_is_suspect(uint32_t unit, uint32_t previous);

typedef struct dnm_utf16_slip {
    bool found;
    size_t at;     /* where step was lost, if found; else up to here the text is sound */
    size_t length; /* bytes that belong to no character: 1 or 3 */
} dnm_utf16_slip;

/* Looks from `from` on, which begins a unit, past `trigger`, until it is clear whether the text is in step.
 * The work is linear in the bytes passed. */
dnm_utf16_slip dnm_utf16_look(const dnm_utf16 *u, size_t from, size_t trigger);

#endif
