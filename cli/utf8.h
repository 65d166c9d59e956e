/* utf8.h -- stepping through UTF-8 for names and display.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_UTF8_H
#define DOCNORM_CLI_UTF8_H

#include "docnorm/base.h"

/* Bytes of the sequence at s (left > 0), and its code point; 0 if it is ill-formed (Unicode, table 3-7). */
size_t utf8_decode(const char *s, size_t left, uint32_t *code_point);

/* Writes a code point and a NUL behind it. */
void utf8_encode(uint32_t code_point, char to[5]);

bool utf8_is_valid(const char *s, size_t n);

/* Of a text of more than `longest` bytes, what to show: [0, *head) and [*tail, n). False: all of it. */
bool utf8_halves(const char *s, size_t n, size_t longest, size_t *head, size_t *tail);

static inline bool utf8_continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

#endif
