/* zipped.h -- a second, independent way into zip files for the tests: by libzip, in directory order.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_ZIPPED_H
#define DNM_TESTS_ZIPPED_H

#include "docnorm/base.h"
#include "tests/support/files.h"

/* Calls `each` for every part until it returns false. False if the bytes are no sound zip. */
bool t_zip_each(dnm_str zip, bool (*each)(void *data, const char *name, dnm_str bytes), void *data);

/* One part; false if there is none of that name. */
bool t_zip_part(dnm_str zip, const char *name, t_bytes *bytes);

/* A new zip in memory from names and contents, deflated. */
typedef struct t_zip_entry {
    const char *name;
    dnm_str bytes;
} t_zip_entry;
bool t_zip_make(const t_zip_entry *entries, size_t count, t_bytes *zip);

#endif
