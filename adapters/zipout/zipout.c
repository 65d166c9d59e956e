/* zipout.c -- see zipout.h. Record layouts: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. The
 * directory is collected in its final form while members are written.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/zipout/zipout.h"

#include "core/base/buf.h"

#include <stdlib.h>
#include <zlib.h>

enum {
    STORED = 0,
    DEFLATED = 8,
    VERSION = 20,            /* 2.0: folders and deflate */
    UTF8_NAMES = 1 << 11,    /* general purpose flag */
    EPOCH_DATE = 1 << 5 | 1, /* 1980-01-01 */
    IN_BYTES = 1 << 15       /* gathered before each call of deflate */
};

struct dnm_zipout {
    dnm_zipout_fn to;
    void *data;
    dnm_status failed;
    z_stream z;
    bool open;         /* a deflated member is being written */
    dnm_buf packed;    /* its bytes so far */
    dnm_buf name;      /* its name */
    uint32_t crc;      /* of its plain bytes */
    uint64_t size;     /* their number */
    uint64_t written;  /* bytes of the archive so far */
    dnm_buf directory; /* central directory headers of all members */
    uint32_t members;
    size_t pending; /* of in */
    unsigned char in[IN_BYTES];
};

/* ---- bytes ------------------------------------------------------------------------------------ */

typedef struct record {
    unsigned char p[46]; /* the longest fixed part */
    size_t n;
} record;

static void put(record *r, uint32_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) r->p[r->n++] = (unsigned char)(value >> (8 * i) & 0xFF);
}

static void emit(dnm_zipout *zip, const void *bytes, size_t n)
{
    if (zip->failed || n == 0) return;
    zip->to(zip->data, bytes, n);
    zip->written += n;
}

static void fail(dnm_zipout *zip, dnm_status status)
{
    if (!zip->failed) zip->failed = status;
}

static bool is_ascii(const dnm_buf *name)
{
    for (size_t i = 0; i < name->n; i++) {
        if ((unsigned char)name->p[i] >= 0x80) return false;
    }
    return true;
}

/* ---- members ---------------------------------------------------------------------------------- */

/* What local and central headers have in common, from "version needed" to "extra field length". */
static void put_common(record *r, const dnm_zipout *zip, uint32_t method, size_t packed)
{
    put(r, VERSION, 2);
    put(r, is_ascii(&zip->name) ? 0 : UTF8_NAMES, 2);
    put(r, method, 2);
    put(r, 0, 2);
    put(r, EPOCH_DATE, 2);
    put(r, zip->crc, 4);
    put(r, (uint32_t)packed, 4);
    put(r, (uint32_t)zip->size, 4);
    put(r, (uint32_t)zip->name.n, 2);
    put(r, 0, 2);
}

static void add_to_directory(dnm_zipout *zip, uint32_t method, size_t packed, uint32_t at)
{
    record r = {.n = 0};
    put(&r, 0x02014B50, 4);
    put(&r, VERSION, 2); /* made by: MS-DOS, which has no owners or rights */
    put_common(&r, zip, method, packed);
    put(&r, 0, 2); /* comment */
    put(&r, 0, 2); /* disk */
    put(&r, 0, 2); /* internal attributes */
    put(&r, 0, 4); /* external attributes */
    put(&r, at, 4);
    dnm_buf_add(&zip->directory, r.p, r.n);
    dnm_buf_add(&zip->directory, zip->name.p, zip->name.n);
    zip->members++;
}

static void write_member(dnm_zipout *zip, uint32_t method, const void *bytes, size_t n)
{
    if (zip->failed) return;
    if (zip->size > UINT32_MAX || n > UINT32_MAX || zip->written + n > UINT32_MAX ||
        zip->name.n > UINT16_MAX || zip->members == UINT16_MAX) {
        fail(zip, DNM_LIMIT);
        return;
    }
    add_to_directory(zip, method, n, (uint32_t)zip->written);
    record r = {.n = 0};
    put(&r, 0x04034B50, 4);
    put_common(&r, zip, method, n);
    emit(zip, r.p, r.n);
    emit(zip, zip->name.p, zip->name.n);
    emit(zip, bytes, n);
}

/* ---- deflate ---------------------------------------------------------------------------------- */

static void deflate_pending(dnm_zipout *zip, int flush)
{
    zip->z.next_in = zip->in;
    zip->z.avail_in = (uInt)zip->pending;
    zip->pending = 0;
    int result = Z_OK;
    do {
        char *room = dnm_buf_room(&zip->packed, IN_BYTES);
        if (!room) {
            fail(zip, dnm_buf_status(&zip->packed));
            return;
        }
        zip->z.next_out = (unsigned char *)room;
        zip->z.avail_out = IN_BYTES;
        result = deflate(&zip->z, flush);
        zip->packed.n += IN_BYTES - zip->z.avail_out;
    } while (result == Z_OK && (zip->z.avail_out == 0 || flush == Z_FINISH));
}

static void end_member(dnm_zipout *zip)
{
    if (!zip->open) return;
    zip->open = false;
    if (!zip->failed) deflate_pending(zip, Z_FINISH);
    write_member(zip, DEFLATED, zip->packed.p, zip->packed.n);
}

static void name_member(dnm_zipout *zip, const char *name)
{
    end_member(zip);
    dnm_buf_clear(&zip->name);
    dnm_buf_add_str(&zip->name, name);
    if (dnm_buf_status(&zip->name)) fail(zip, dnm_buf_status(&zip->name));
}

void dnm_zipout_begin(dnm_zipout *zip, const char *name)
{
    name_member(zip, name);
    dnm_buf_clear(&zip->packed);
    zip->crc = 0;
    zip->size = 0;
    zip->pending = 0;
    zip->open = deflateReset(&zip->z) == Z_OK;
}

void dnm_zipout_write(dnm_zipout *zip, const void *bytes, size_t n)
{
    const unsigned char *from = bytes;
    while (n > 0 && !zip->failed && zip->open) {
        size_t part = IN_BYTES - zip->pending < n ? IN_BYTES - zip->pending : n;
        memcpy(zip->in + zip->pending, from, part);
        zip->crc = (uint32_t)crc32(zip->crc, from, (uInt)part);
        zip->size += part;
        zip->pending += part;
        from += part;
        n -= part;
        if (zip->pending == IN_BYTES) deflate_pending(zip, Z_NO_FLUSH);
    }
}

void dnm_zipout_store(dnm_zipout *zip, const char *name, const void *bytes, size_t n)
{
    name_member(zip, name);
    zip->crc = (uint32_t)crc32_z(0, bytes, n);
    zip->size = n;
    write_member(zip, STORED, bytes, n);
}

/* ---- the whole -------------------------------------------------------------------------------- */

dnm_status dnm_zipout_new(size_t max_bytes, dnm_zipout_fn to, void *data, dnm_zipout **out)
{
    dnm_zipout *zip = calloc(1, sizeof *zip);
    if (!zip) return DNM_NO_MEMORY;
    /* Raw deflate: window bits negated. Level, memory level and strategy are part of reproducibility. */
    if (deflateInit2(&zip->z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(zip);
        return DNM_NO_MEMORY;
    }
    zip->to = to;
    zip->data = data;
    dnm_buf_init(&zip->packed, max_bytes);
    dnm_buf_init(&zip->name, (size_t)UINT16_MAX + 1);
    dnm_buf_init(&zip->directory, max_bytes);
    *out = zip;
    return DNM_OK;
}

void dnm_zipout_free(dnm_zipout *zip)
{
    if (!zip) return;
    deflateEnd(&zip->z);
    dnm_buf_free(&zip->packed);
    dnm_buf_free(&zip->name);
    dnm_buf_free(&zip->directory);
    free(zip);
}

dnm_status dnm_zipout_finish(dnm_zipout *zip)
{
    end_member(zip);
    if (dnm_buf_status(&zip->directory)) fail(zip, dnm_buf_status(&zip->directory));
    uint64_t at = zip->written;
    if (at > UINT32_MAX) fail(zip, DNM_LIMIT);
    emit(zip, zip->directory.p, zip->directory.n);
    record r = {.n = 0};
    put(&r, 0x06054B50, 4);
    put(&r, 0, 4); /* disks */
    put(&r, zip->members, 2);
    put(&r, zip->members, 2);
    put(&r, (uint32_t)zip->directory.n, 4);
    put(&r, (uint32_t)at, 4);
    put(&r, 0, 2); /* comment */
    emit(zip, r.p, r.n);
    return zip->failed;
}
