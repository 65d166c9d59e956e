/* names.h -- the names of a ZIP archive's members: which charset they are in, and what people see.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONTAINERS_ZIP_NAMES_H
#define DNM_CONTAINERS_ZIP_NAMES_H

#include "adapters/zip/zip.h"
#include "core/base/arena.h"

typedef struct zip_name {
    const char *name; /* UTF-8, relative, safe; no two members have the same */
    dnm_str raw;
} zip_name;

/* Names of all entries, in the arena, one an index; an entry that cannot be read is "unnamed". */
dnm_status zip_names(dnm_zip *zip, dnm_arena *arena, size_t max_bytes, zip_name **names);

/* What an operating system put beside the files: a resource fork, a folder's view, thumbnails. */
bool zip_is_litter(const char *name);

#endif
