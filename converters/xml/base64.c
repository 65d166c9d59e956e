/* base64.c -- see base64.h.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/xml/base64.h"

static int digit_of(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

void dnm_base64_decode(dnm_str text, dnm_buf *out)
{
    uint32_t bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < text.n && text.p[i] != '='; i++) {
        int digit = digit_of(text.p[i]);
        if (digit < 0) continue;
        bits = (bits << 6 | (uint32_t)digit) & 0xFFFF;
        have += 6;
        if (have < 8) continue;
        have -= 8;
        dnm_buf_add_char(out, (char)(bits >> have & 0xFF));
    }
}
