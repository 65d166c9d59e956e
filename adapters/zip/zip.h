/* zip.h -- reading ZIP archives that lie in memory, on libzip. Names come raw, as stored; sizes that
 * an archive declares are never trusted; what one archive may unpack to is bounded by its own size.
 * An archive whose directory is missing or displaced is read through its local headers.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_ZIP_H
#define DNM_ADAPTERS_ZIP_H

#include "core/base/buf.h"
#include "docnorm/base.h"

/* Why a call failed. `text` is an English printf format for dnm_fail or dnm_warn that takes the
 * member's name; id and text are literals. id is NULL while nothing went wrong. */
typedef struct dnm_zip_error {
    dnm_status status;
    const char *id;
    const char *text;
} dnm_zip_error;

typedef struct dnm_zip dnm_zip;
typedef struct dnm_zip_file dnm_zip_file;

/* One entry of the directory. */
typedef struct dnm_zip_entry {
    dnm_str name;    /* raw bytes; valid while the archive is open */
    uint64_t size;   /* as declared */
    uint64_t packed; /* as declared */
    uint16_t method; /* 0 stored, 8 deflated … */
    bool utf8;       /* the name is ASCII, or flagged as UTF-8 */
    bool encrypted;
    bool directory;
} dnm_zip_entry;

/* Opens bytes, which are borrowed until dnm_zip_close. limits gives the ceilings of members and
 * expansion. A salvaged archive opens with DNM_OK and error->id set: what to warn about. */
dnm_status dnm_zip_open(const void *bytes, size_t size, const dnm_limits *limits, dnm_zip **zip,
                        dnm_zip_error *error);
void dnm_zip_close(dnm_zip *zip); /* NULL is fine */

uint32_t dnm_zip_count(const dnm_zip *zip);

/* False past the last entry, or for one whose directory record is damaged. */
bool dnm_zip_entry_at(dnm_zip *zip, uint32_t index, dnm_zip_entry *entry);

/* A member as a stream. Close every opened file before the archive. */
dnm_status dnm_zip_file_open(dnm_zip *zip, uint32_t index, dnm_zip_file **file, dnm_zip_error *error);

/* The next bytes, at most n; 0 at the end and after an error. */
size_t dnm_zip_file_read(dnm_zip_file *file, void *bytes, size_t n);

/* Closes; says in *error what ended the reading early or is doubtful about what was read (a wrong
 * checksum), and whether it did: false if all is well. */
bool dnm_zip_file_close(dnm_zip_file *file, dnm_zip_error *error);

/* A whole member, appended to `out` (whose ceiling holds). Where bytes could be had, they are kept and
 * the result is DNM_OK with error->id set; a failure means that there is nothing to use. */
dnm_status dnm_zip_read(dnm_zip *zip, uint32_t index, dnm_buf *out, dnm_zip_error *error);

/* Whether the bytes begin like an archive (local header or empty directory). */
bool dnm_zip_magic(const void *bytes, size_t size);

#endif
