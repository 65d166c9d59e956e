/* salvage.h -- a directory for an archive that lost its own: made from the local headers.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_ZIP_SALVAGE_H
#define DNM_ADAPTERS_ZIP_SALVAGE_H

#include "core/base/buf.h"

/* What the end record says and where it lies. */
typedef struct dnm_zip_end {
    size_t at;        /* of the end record */
    uint32_t size;    /* of the directory */
    uint32_t offset;  /* of the directory, as stored */
    uint16_t entries; /* as stored */
} dnm_zip_end;

/* Finds the end record in the last 64 KiB and a bit. False if there is none. */
bool dnm_zip_find_end(const unsigned char *p, size_t n, dnm_zip_end *end);

/* Appends to `directory` a central directory and an end record for the members found in p[0,n), to be
 * read as if they followed these bytes. Linear in n. Returns the number of members. */
uint32_t dnm_zip_salvage(const unsigned char *p, size_t n, uint32_t max_members, dnm_buf *directory);

#endif
