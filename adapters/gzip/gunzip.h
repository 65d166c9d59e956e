/* gunzip.h -- unpacks gzip members (RFC 1952) with zlib: one at a time, so that a caller can count, stop
 * and go on past damage.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_GUNZIP_H
#define DNM_ADAPTERS_GUNZIP_H

#include "core/base/buf.h"

enum { DNM_GZIP_NAME_MAX = 1024 };

typedef struct dnm_gzip_member {
    size_t used;                  /* bytes of the input that belong to this member */
    char name[DNM_GZIP_NAME_MAX]; /* the original file's name as stored, in no declared charset; "" if none */
} dnm_gzip_member;

/* Appends the text of the member that begins at `bytes` to `out`.
 *   DNM_OK         whole, length and checksum agree
 *   DNM_END        the input ends inside the member; out holds what there was
 *   DNM_DAMAGED    not gzip, or contradicts itself; out holds what came before the damage
 *   DNM_LIMIT      `out` is full, or holds more than `most` bytes
 *   DNM_NO_MEMORY
 * *member is set in all cases. */
dnm_status dnm_gunzip(const unsigned char *bytes, size_t n, size_t most, dnm_buf *out,
                      dnm_gzip_member *member);

#endif
