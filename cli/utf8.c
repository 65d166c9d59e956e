/* utf8.c -- utf8.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/utf8.h"

size_t utf8_decode(const char *s, size_t left, uint32_t *code_point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)s[0];
    size_t n = first < 0x80   ? 1
               : first < 0xC2 ? 0
               : first < 0xE0 ? 2
               : first < 0xF0 ? 3
               : first < 0xF5 ? 4
                              : 0;
    if (!n || n > left) return 0;
    uint32_t c = n == 1 ? first : first & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if (!utf8_continues(s[i])) return 0;
        c = c << 6 | ((unsigned char)s[i] & 0x3Fu);
    }
    *code_point = c;
    return c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0 : n;
}

void utf8_encode(uint32_t cp, char to[5])
{
    unsigned length = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (unsigned i = length; i-- > 1; cp >>= 6) to[i] = (char)(0x80 | (cp & 0x3F));
    to[0] = (char)(leads[length] | cp);
    to[length] = '\0';
}

bool utf8_is_valid(const char *s, size_t n)
{
    uint32_t c;
    for (size_t at = 0, length; at < n; at += length) {
        length = utf8_decode(s + at, n - at, &c);
        if (!length) return false;
    }
    return true;
}

bool utf8_halves(const char *s, size_t n, size_t longest, size_t *head, size_t *tail)
{
    if (n <= longest) return false;
    *head = longest / 2;
    *tail = n - longest / 3;
    while (*head && utf8_continues(s[*head])) --*head;
    while (*tail < n && utf8_continues(s[*tail])) ++*tail;
    return true;
}
