/* recode.h -- an output in the charset of --to-charset: what a writer writes in UTF-8 goes through here.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_RECODE_H
#define DOCNORM_CLI_RECODE_H

#include "docnorm/docnorm.h"

typedef struct recoder {
    const char *charset; /* NULL: UTF-8, everything is passed on as it is */
    dnm_write_fn to;
    void *data;
    char *held; /* waits until there is enough of it */
    size_t held_bytes;
    bool begun;
    uint64_t replaced;       /* characters that the charset lacks; '?' stands for them ... */
    uint32_t first_replaced; /* ... and the first of them */
} recoder;

/* Whether docnorm can write a charset: DNM_OK and its name; DNM_USAGE: unknown; DNM_UNSUPPORTED. */
dnm_status recode_charset(const char *label, const char **charset);

void recode_begin(recoder *r, const char *charset, dnm_write_fn to, void *data);

/* A dnm_write_fn; data: the recoder. */
dnm_status recode_write(void *recoder, const void *bytes, size_t n);

/* Passes on what is held, if all went well, and frees it. Gives `status`, or what failed now. */
dnm_status recode_end(recoder *r, dnm_status status);

#endif
