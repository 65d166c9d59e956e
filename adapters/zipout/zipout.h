/* zipout.h -- writing ZIP archives front to back, on zlib. Byte-reproducible: members carry no time
 * (that of the format's epoch, 1980-01-01), no owner and no host, and stand in the order they were begun.
 * Sizes stand in front of each member, so any reader can stream the archive.
 *
 *     dnm_zipout_begin(zip, "a.txt");
 *     dnm_zipout_write(zip, "text", 4);
 *     dnm_zipout_begin(zip, "b.txt"); …
 *     status = dnm_zipout_finish(zip);
 *
 * The first failure is remembered, later calls do nothing. Members of 4 GiB and more, and archives of more
 * than 65,535 members, are a DNM_LIMIT.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_ZIPOUT_H
#define DNM_ADAPTERS_ZIPOUT_H

#include "docnorm/base.h"

typedef struct dnm_zipout dnm_zipout;

/* Takes the archive's bytes, in order. */
typedef void (*dnm_zipout_fn)(void *data, const void *bytes, size_t n);

/* max_bytes: ceiling of one member's packed bytes, which are held until the member ends. */
dnm_status dnm_zipout_new(size_t max_bytes, dnm_zipout_fn to, void *data, dnm_zipout **zip);
void dnm_zipout_free(dnm_zipout *zip); /* NULL is fine */

/* Ends the member before, and begins one: UTF-8, with forward slashes; ASCII names are not flagged. */
void dnm_zipout_begin(dnm_zipout *zip, const char *name);

/* The same for bytes that are packed already (images): they are stored. */
void dnm_zipout_store(dnm_zipout *zip, const char *name, const void *bytes, size_t n);

void dnm_zipout_write(dnm_zipout *zip, const void *bytes, size_t n);

/* Ends the last member and writes the directory. */
dnm_status dnm_zipout_finish(dnm_zipout *zip);

#endif
