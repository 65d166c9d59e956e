/* buf.h -- a growing byte buffer with a ceiling from birth. The first refusal is remembered, later
 * calls do nothing: write the whole thing, then ask `dnm_buf_status` once.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_BASE_BUF_H
#define DNM_BASE_BUF_H

#include "docnorm/base.h"

typedef struct dnm_buf {
    char *p; /* n bytes, followed by a NUL that does not count; NULL until the first byte */
    size_t n;
    size_t cap;
    size_t max;
    dnm_status failed; /* DNM_OK, DNM_LIMIT or DNM_NO_MEMORY */
} dnm_buf;

void dnm_buf_init(dnm_buf *buf, size_t max_bytes);
void dnm_buf_free(dnm_buf *buf);

/* Room for `extra` more bytes after n, so that a caller may write there and add to n itself.
 * NULL on refusal. */
char *dnm_buf_room(dnm_buf *buf, size_t extra);

void dnm_buf_add(dnm_buf *buf, const void *bytes, size_t n);
void dnm_buf_add_str(dnm_buf *buf, const char *s);
void dnm_buf_add_char(dnm_buf *buf, char c);

/* Appends the code point as UTF-8; a surrogate or a value past U+10FFFF becomes U+FFFD. */
void dnm_buf_add_code_point(dnm_buf *buf, uint32_t code_point);

void dnm_buf_printf(dnm_buf *buf, const char *format, ...) DNM_PRINTF(2, 3);

/* Empties the buffer but keeps its memory; a refusal stays remembered. */
static inline void dnm_buf_clear(dnm_buf *buf)
{
    buf->n = 0;
    if (buf->p) buf->p[0] = '\0';
}
static inline dnm_status dnm_buf_status(const dnm_buf *buf)
{
    return buf->failed;
}
static inline dnm_str dnm_buf_str(const dnm_buf *buf)
{
    return (dnm_str){buf->p, buf->n};
}

/* Hands the bytes to the caller (free() them) and empties the buffer. NULL after a refusal. */
char *dnm_buf_take(dnm_buf *buf, size_t *n);

#endif
