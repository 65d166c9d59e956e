/* gunzip.c -- gunzip.h over zlib's inflate.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/gzip/gunzip.h"

#include <limits.h>
#include <zlib.h>

enum { STEP = 64 * 1024, GZIP_ONLY = 16 + MAX_WBITS };

static uInt at_most(size_t n, uInt most)
{
    return n < most ? (uInt)n : most;
}

/* One step of output. Z_BUF_ERROR: more input is needed, and there is none. */
static int step(z_stream *stream, const unsigned char *end, dnm_buf *out)
{
    char *room = dnm_buf_room(out, STEP);
    if (!room) return Z_MEM_ERROR;
    stream->avail_in = at_most((size_t)(end - stream->next_in), UINT_MAX / 2);
    stream->next_out = (unsigned char *)room;
    stream->avail_out = STEP;
    const int result = inflate(stream, Z_NO_FLUSH);
    out->n += STEP - stream->avail_out;
    return result;
}

static dnm_status unpack(z_stream *stream, const unsigned char *end, size_t most, dnm_buf *out)
{
    for (;;) {
        const int result = step(stream, end, out);
        if (dnm_buf_status(out) != DNM_OK) return dnm_buf_status(out);
        if (result == Z_STREAM_END) return DNM_OK;
        if (result == Z_MEM_ERROR) return DNM_NO_MEMORY;
        if (result == Z_BUF_ERROR) return DNM_END;
        if (result != Z_OK) return DNM_DAMAGED;
        if (out->n > most) return DNM_LIMIT;
        if (stream->next_in == end && stream->avail_out) return DNM_END;
    }
}

dnm_status dnm_gunzip(const unsigned char *bytes, size_t n, size_t most, dnm_buf *out,
                      dnm_gzip_member *member)
{
    *member = (dnm_gzip_member){0};
    z_stream stream = {.next_in = (z_const Bytef *)bytes};
    if (inflateInit2(&stream, GZIP_ONLY) != Z_OK) return DNM_NO_MEMORY;
    gz_header header = {.name = (Bytef *)member->name, .name_max = DNM_GZIP_NAME_MAX - 1};
    inflateGetHeader(&stream, &header);
    const dnm_status status = unpack(&stream, bytes + n, most, out);
    member->used = (size_t)(stream.next_in - bytes);
    inflateEnd(&stream);
    return status;
}
