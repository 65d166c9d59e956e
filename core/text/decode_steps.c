/* decode_steps.c -- one character at a time: UTF-8, GB18030 and Big5 by the WHATWG Encoding Standard,
 * with its way of giving back the ASCII byte after a bad lead byte. The decoders' fast loops handle
 * what is usual and come here for the rest; the detector and the repair of damage walk by these.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/charset_internal.h"
#include "core/text/utf8.h"

static dnm_step found(uint32_t code_point, uint8_t length)
{
    return (dnm_step){.code_point = code_point, .length = length, .state = DNM_STEP_OK};
}

static dnm_step bad(uint8_t length)
{
    return (dnm_step){.code_point = DNM_REPLACEMENT, .length = length, .state = DNM_STEP_BAD};
}

static dnm_step cut_short(size_t left)
{
    return (dnm_step){.code_point = DNM_REPLACEMENT, .length = (uint8_t)left, .state = DNM_STEP_SHORT};
}

/* True if the bytes are the beginning of a well-formed sequence that a fitting rest would complete. */
static bool utf8_is_prefix(const uint8_t *p, size_t left)
{
    static const char rest[] = "\x80\x80\x90\x90"; /* tried as the missing bytes */
    if (left > 3) return false;
    for (size_t second = 0; second < 4; second += 2) {
        char full[8];
        memcpy(full, p, left);
        memcpy(full + left, rest + second, 2);
        memcpy(full + left + 2, rest, 2);
        uint32_t cp;
        if (dnm_utf8_decode(full, left + 4, &cp) > left && cp != DNM_BAD_UTF8) return true;
    }
    return false;
}

dnm_step dnm_utf8_step(const uint8_t *p, size_t left)
{
    uint32_t cp;
    size_t length = dnm_utf8_decode((const char *)p, left, &cp);
    if (cp != DNM_BAD_UTF8) return found(cp, (uint8_t)length);
    return length == left && utf8_is_prefix(p, left) ? cut_short(left) : bad((uint8_t)length);
}

/* WHATWG, "index gb18030 ranges code point"; 0 if the pointer stands for nothing. */
static uint32_t gb18030_range_code_point(uint32_t pointer)
{
    if (pointer >= 189000 && pointer < 189000 + 0x100000) return 0x10000 + pointer - 189000;
    if (pointer >= 39420) return 0;
    if (pointer == 7457) return 0xE7C7;
    size_t low = 0, high = dnm_gb18030_range_count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (dnm_gb18030_ranges[mid].pointer <= pointer) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return dnm_gb18030_ranges[low].code_point + pointer - dnm_gb18030_ranges[low].pointer;
}

static bool is_gb_lead(uint8_t b)
{
    return b >= 0x81 && b <= 0xFE;
}

static bool is_gb_digit(uint8_t b)
{
    return b >= 0x30 && b <= 0x39;
}

/* The lead byte is sound, the second byte a digit. */
static dnm_step gb18030_four(const uint8_t *p, size_t left)
{
    if (left > 2 && !is_gb_lead(p[2])) return bad(1);
    if (left > 3 && !is_gb_digit(p[3])) return bad(1);
    if (left < 4) return cut_short(left);
    uint32_t pointer = (uint32_t)(p[0] - 0x81) * 12600 + (uint32_t)(p[1] - 0x30) * 1260 +
                       (uint32_t)(p[2] - 0x81) * 10 + (uint32_t)(p[3] - 0x30);
    uint32_t cp = gb18030_range_code_point(pointer);
    return cp ? found(cp, 4) : bad(4);
}

dnm_step dnm_gb18030_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] == 0x80) return found(0x20AC, 1);
    if (p[0] == 0xFF) return bad(1);
    if (left < 2) return cut_short(left);
    if (is_gb_digit(p[1])) return gb18030_four(p, left);
    uint32_t cp = dnm_gb18030_pair(p[0], p[1]);
    if (cp) return found(cp, 2);
    return bad(p[1] < 0x80 ? 1 : 2);
}

/* The pairs that stand for a letter with a combining mark: WHATWG 10.2.1, pointers 1133 to 1166. */
static dnm_step big5_double(uint8_t trail)
{
    dnm_step step = found(trail < 0x80 ? 0xCA : 0xEA, 2);
    step.mark = trail == 0x62 || trail == 0xA3 ? 0x304 : 0x30C;
    return step;
}

static uint32_t big5_astral(uint32_t bytes)
{
    size_t low = 0, high = dnm_big5_astral_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (dnm_big5_astral[mid].bytes == bytes) return dnm_big5_astral[mid].code_point;
        if (dnm_big5_astral[mid].bytes < bytes) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return 0;
}

dnm_step dnm_big5_step(const uint8_t *p, size_t left)
{
    if (p[0] < 0x80) return found(p[0], 1);
    if (p[0] == 0x80 || p[0] == 0xFF) return bad(1);
    if (left < 2) return cut_short(left);
    if (p[0] == 0x88 && (p[1] == 0x62 || p[1] == 0x64 || p[1] == 0xA3 || p[1] == 0xA5))
        return big5_double(p[1]);
    uint32_t bytes = (uint32_t)p[0] << 8 | p[1];
    uint32_t cp = dnm_pair_code_point(dnm_pair_entry(dnm_pair_table + DNM_BIG5_PAIRS, p));
    if (cp == 0) cp = big5_astral(bytes);
    if (cp) return found(cp, 2);
    return bad(p[1] < 0x80 ? 1 : 2);
}
