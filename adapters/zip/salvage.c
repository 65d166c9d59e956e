/* salvage.c -- a directory for an archive that lost its own (cut off, or with junk in it). Walks the
 * local headers; a member whose header leaves its size open ends at its data descriptor, or where the
 * next header begins. Layouts: APPNOTE.TXT 6.3.3, sections 4.3.7 to 4.3.16.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/zip/salvage.h"

enum { LOCAL_SIZE = 30, CENTRAL_SIZE = 46, END_SIZE = 22, COMMENT_MAX = 65535, FLAG_DESCRIPTOR = 8 };

static uint16_t get16(const unsigned char *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static uint32_t get32(const unsigned char *p)
{
    return (uint32_t)get16(p) | (uint32_t)get16(p + 2) << 16;
}

static void put16(dnm_buf *out, uint32_t v)
{
    const unsigned char b[2] = {(unsigned char)(v & 0xFF), (unsigned char)(v >> 8 & 0xFF)};
    dnm_buf_add(out, b, 2);
}

static void put32(dnm_buf *out, uint32_t v)
{
    put16(out, v & 0xFFFF);
    put16(out, v >> 16);
}

static bool is_signature(const unsigned char *p, unsigned char a, unsigned char b)
{
    return p[0] == 'P' && p[1] == 'K' && p[2] == a && p[3] == b;
}

bool dnm_zip_find_end(const unsigned char *p, size_t n, dnm_zip_end *end)
{
    if (n < END_SIZE) return false;
    size_t lowest = n > END_SIZE + COMMENT_MAX ? n - END_SIZE - COMMENT_MAX : 0;
    for (size_t at = n - END_SIZE + 1; at-- > lowest;) {
        if (p[at] != 'P' || !is_signature(p + at, 5, 6)) continue;
        *end = (dnm_zip_end){.at = at,
                             .size = get32(p + at + 12),
                             .offset = get32(p + at + 16),
                             .entries = get16(p + at + 10)};
        return true;
    }
    return false;
}

/* The next signature PK a b at or after `at`; n if there is none. */
static size_t find(const unsigned char *p, size_t n, size_t at, unsigned char a, unsigned char b)
{
    while (at + 4 <= n) {
        const unsigned char *hit = memchr(p + at, 'P', n - at - 3);
        if (!hit) return n;
        at = (size_t)(hit - p);
        if (is_signature(hit, a, b)) return at;
        at++;
    }
    return n;
}

typedef struct member {
    size_t at;   /* of the local header */
    size_t data; /* of the packed bytes */
    uint32_t crc, packed, size;
} member;

/* The packed size of a member that says it only after its data. */
static void measure(const unsigned char *p, size_t n, member *m)
{
    size_t at = m->data;
    while (at < n) {
        const unsigned char *hit = at + 4 <= n ? memchr(p + at, 'P', n - at - 3) : NULL;
        if (!hit) break;
        at = (size_t)(hit - p);
        bool descriptor = is_signature(hit, 7, 8) && n - at >= 16 && get32(hit + 8) == at - m->data;
        if (descriptor) {
            m->crc = get32(hit + 4);
            m->packed = get32(hit + 8);
            m->size = get32(hit + 12);
            return;
        }
        if (is_signature(hit, 3, 4) || is_signature(hit, 1, 2)) break;
        at++;
    }
    if (at + 4 > n) at = n;
    bool bare_descriptor = at - m->data >= 12 && get32(p + at - 8) == at - 12 - m->data;
    if (bare_descriptor) {
        m->crc = get32(p + at - 12);
        m->packed = get32(p + at - 8);
        m->size = get32(p + at - 4);
        return;
    }
    m->packed = (uint32_t)(at - m->data);
    m->size = UINT32_MAX - 1; /* unknown; the reader stops where the data does */
}

static void put_central(const unsigned char *p, const member *m, dnm_buf *out)
{
    const unsigned char *local = p + m->at;
    dnm_buf_add(out, "PK\1\2", 4);
    put16(out, get16(local + 4)); /* made by: as the version needed */
    dnm_buf_add(out, local + 4, 2);
    put16(out, get16(local + 6) & (uint16_t)~FLAG_DESCRIPTOR);
    dnm_buf_add(out, local + 8, 6); /* method, time, date */
    put32(out, m->crc);
    put32(out, m->packed);
    put32(out, m->size);
    put16(out, get16(local + 26)); /* length of the name; no extra field, no comment */
    for (int i = 0; i < 4; i++) put16(out, 0);
    put32(out, 0); /* external attributes */
    put32(out, (uint32_t)m->at);
    dnm_buf_add(out, local + LOCAL_SIZE, get16(local + 26));
}

uint32_t dnm_zip_salvage(const unsigned char *p, size_t n, uint32_t max_members, dnm_buf *directory)
{
    uint32_t count = 0;
    if (max_members > UINT16_MAX - 1) max_members = UINT16_MAX - 1;
    if (n > UINT32_MAX - 1) return 0;
    for (size_t at = find(p, n, 0, 3, 4); n - at >= LOCAL_SIZE && count < max_members;) {
        const unsigned char *local = p + at;
        member m = {
            .at = at, .crc = get32(local + 14), .packed = get32(local + 18), .size = get32(local + 22)};
        m.data = at + LOCAL_SIZE + get16(local + 26) + get16(local + 28);
        if (m.data > n) break;
        bool open_size = (get16(local + 6) & FLAG_DESCRIPTOR) && m.packed == 0;
        if (open_size) measure(p, n, &m);
        if (m.packed > n - m.data) m.packed = (uint32_t)(n - m.data);
        put_central(p, &m, directory);
        count++;
        at = find(p, n, m.data + m.packed, 3, 4);
    }
    uint32_t size = (uint32_t)directory->n;
    dnm_buf_add(directory, "PK\5\6\0\0\0\0", 8);
    put16(directory, count);
    put16(directory, count);
    put32(directory, size);
    put32(directory, (uint32_t)n);
    put16(directory, 0);
    return dnm_buf_status(directory) == DNM_OK ? count : 0;
}
