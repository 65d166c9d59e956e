/* detect_steps.c -- one character at a time in the charsets that only the detector reads itself. What lies
 * outside a charset's main plane is answered with one rare character in place of the right one.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"

enum { /* rare characters that stand for others */
       RARE_KANJI = 0x7E8A,
       RARE_HANGUL = 0xAC02,
       RARE_HAN = 0x4E42,
       RARE_SYMBOL = 0x2460
};

static dnm_step found(uint32_t code_point, size_t length)
{
    return (dnm_step){.code_point = code_point, .length = (uint8_t)length, .state = DNM_STEP_OK};
}

static dnm_step bad(size_t length)
{
    return (dnm_step){.code_point = 0xFFFD, .length = (uint8_t)length, .state = DNM_STEP_BAD};
}

static dnm_step cut_short(size_t left)
{
    return (dnm_step){.code_point = 0xFFFD, .length = (uint8_t)left, .state = DNM_STEP_SHORT};
}

static bool in_plane(uint8_t b)
{
    return b >= 0xA1 && b <= 0xFE;
}

static dnm_step cell(const uint16_t *plane, uint8_t first, uint8_t second)
{
    uint32_t cp = plane[(first - 0xA1) * 94 + second - 0xA1];
    return cp ? found(cp, 2) : bad(2);
}

static dnm_step after_bad_trail(uint8_t trail)
{
    return bad(trail < 0x80 ? 1 : 2);
}

static bool is_shift_jis_trail(uint8_t b)
{
    return b >= 0x40 && b <= 0xFC && b != 0x7F;
}

dnm_step dnm_shift_jis_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] >= 0xA1 && p[0] <= 0xDF) return found(0xFF61u + p[0] - 0xA1, 1);
    if (p[0] == 0x80 || p[0] == 0xA0 || p[0] > 0xFC) return bad(1);
    if (left < 2) return cut_short(left);
    if (!is_shift_jis_trail(p[1])) return after_bad_trail(p[1]);
    unsigned lead = p[0] - (p[0] < 0xA0 ? 0x81u : 0xC1u);
    unsigned trail = p[1] - (p[1] < 0x7F ? 0x40u : 0x41u);
    unsigned pointer = lead * 188 + trail;
    if (pointer >= 94 * 94) return p[0] >= 0xFA ? found(RARE_KANJI, 2) : bad(2);
    uint32_t cp = dnm_jis0208_plane[pointer];
    if (cp) return found(cp, 2);
    if (p[0] == 0x87) return found(RARE_SYMBOL, 2);
    return p[0] == 0xED || p[0] == 0xEE ? found(RARE_KANJI, 2) : bad(2);
}

/* 8E and a half-width kana. */
static dnm_step euc_jp_kana(const uint8_t *p)
{
    return p[1] >= 0xA1 && p[1] <= 0xDF ? found(0xFF61u + p[1] - 0xA1, 2) : after_bad_trail(p[1]);
}

dnm_step dnm_euc_jp_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] != 0x8E && p[0] != 0x8F && !in_plane(p[0])) return bad(1);
    if (left < 2) return cut_short(left);
    if (p[0] == 0x8E) return euc_jp_kana(p);
    if (!in_plane(p[1])) return after_bad_trail(p[1]);
    if (p[0] != 0x8F) return p[0] == 0xAD ? found(RARE_SYMBOL, 2) : cell(dnm_jis0208_plane, p[0], p[1]);
    if (left < 3) return cut_short(left);
    return in_plane(p[2]) ? found(RARE_KANJI, 3) : bad(1);
}

/* The syllables that code page 949 adds to KS X 1001. */
static bool is_added_hangul(uint8_t lead, uint8_t trail)
{
    bool letter = (trail >= 0x41 && trail <= 0x5A) || (trail >= 0x61 && trail <= 0x7A);
    return lead >= 0x81 && lead <= 0xC6 && (letter || (trail >= 0x81 && trail <= 0xFE));
}

dnm_step dnm_euc_kr_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] == 0x80 || p[0] == 0xFF) return bad(1);
    if (left < 2) return cut_short(left);
    if (in_plane(p[0]) && in_plane(p[1])) return cell(dnm_ksx1001_plane, p[0], p[1]);
    return is_added_hangul(p[0], p[1]) ? found(RARE_HANGUL, 2) : after_bad_trail(p[1]);
}

/* 8E, a plane, and a character of that plane. */
static dnm_step euc_tw_four(const uint8_t *p, size_t left)
{
    if (p[1] < 0xA1 || p[1] > 0xB0) return after_bad_trail(p[1]);
    if (left < 4) return cut_short(left);
    if (!in_plane(p[2]) || !in_plane(p[3])) return bad(1);
    return p[1] == 0xA1 && dnm_cns1_plane[(p[2] - 0xA1) * 94 + p[3] - 0xA1]
               ? found(dnm_cns1_plane[(p[2] - 0xA1) * 94 + p[3] - 0xA1], 4)
               : found(RARE_HAN, 4);
}

dnm_step dnm_euc_tw_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] != 0x8E && !in_plane(p[0])) return bad(1);
    if (left < 2) return cut_short(left);
    if (p[0] == 0x8E) return euc_tw_four(p, left);
    return in_plane(p[1]) ? cell(dnm_cns1_plane, p[0], p[1]) : after_bad_trail(p[1]);
}
