/* buf.c -- the bounded byte buffer behind buf.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void dnm_buf_init(dnm_buf *buf, size_t max_bytes)
{
    *buf = (dnm_buf){.max = max_bytes};
}

void dnm_buf_free(dnm_buf *buf)
{
    free(buf->p);
    *buf = (dnm_buf){.max = buf->max};
}

char *dnm_buf_room(dnm_buf *buf, size_t extra)
{
    if (buf->failed) return NULL;
    if (extra > buf->max - buf->n) {
        buf->failed = DNM_LIMIT;
        return NULL;
    }
    size_t need = buf->n + extra + 1; /* the NUL */
    if (need > buf->cap) {
        size_t cap = buf->cap + buf->cap / 2 + 64;
        if (cap < need) cap = need;
        char *p = realloc(buf->p, cap);
        if (!p) {
            buf->failed = DNM_NO_MEMORY;
            return NULL;
        }
        buf->p = p;
        buf->cap = cap;
    }
    return buf->p + buf->n;
}

void dnm_buf_add(dnm_buf *buf, const void *bytes, size_t n)
{
    char *to = dnm_buf_room(buf, n);
    if (!to) return;
    if (n) memcpy(to, bytes, n);
    to[n] = '\0';
    buf->n += n;
}

void dnm_buf_add_str(dnm_buf *buf, const char *s)
{
    dnm_buf_add(buf, s, strlen(s));
}

void dnm_buf_add_char(dnm_buf *buf, char c)
{
    dnm_buf_add(buf, &c, 1);
}

void dnm_buf_add_code_point(dnm_buf *buf, uint32_t code_point)
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    char b[4];
    size_t n = 0;
    if (code_point < 0x80) {
        b[n++] = (char)code_point;
    } else if (code_point < 0x800) {
        b[n++] = (char)(0xC0 | code_point >> 6);
        b[n++] = (char)(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        b[n++] = (char)(0xE0 | code_point >> 12);
        b[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
        b[n++] = (char)(0x80 | (code_point & 0x3F));
    } else {
        b[n++] = (char)(0xF0 | code_point >> 18);
        b[n++] = (char)(0x80 | (code_point >> 12 & 0x3F));
        b[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
        b[n++] = (char)(0x80 | (code_point & 0x3F));
    }
    dnm_buf_add(buf, b, n);
}

void dnm_buf_printf(dnm_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *to = n < 0 ? NULL : dnm_buf_room(buf, (size_t)n);
    if (to) {
        vsnprintf(to, (size_t)n + 1, format, again);
        buf->n += (size_t)n;
    }
    va_end(again);
}

char *dnm_buf_take(dnm_buf *buf, size_t *n)
{
    if (buf->failed || !dnm_buf_room(buf, 0)) {
        dnm_buf_free(buf);
        return NULL;
    }
    buf->p[buf->n] = '\0';
    char *p = buf->p;
    *n = buf->n;
    *buf = (dnm_buf){.max = buf->max};
    return p;
}
