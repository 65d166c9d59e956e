/* records.h -- files of JSON lines that grow while documents are converted: the report and the index.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_RECORDS_H
#define DOCNORM_CLI_RECORDS_H

#include "cli/cli.h"

/* Lines are held in memory until there is a file for them. A zeroed one takes nothing and costs nothing. */
typedef struct records {
    FILE *lines; /* a stream into `held` */
    char *held;
    size_t held_n;
    dnm_file *file;
} records;

/* False after a message. */
bool records_begin(records *r);

/* Where to write the line that comes next, or NULL if none is wanted. */
FILE *records_line(records *r);

/* From now on lines go to that file. */
void records_to(records *r, dnm_file *file);
bool records_has_file(const records *r);

/* Passes on what is held, if there is a file, once it is much. */
dnm_status records_pass_on(records *r);

/* Puts the file in place, if there is one. Frees everything in any case. */
dnm_status records_end(records *r);

/* Removes what was begun. */
void records_abort(records *r);

#endif
