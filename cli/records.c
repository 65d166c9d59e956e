/* records.c -- records.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/records.h"

#include <stdlib.h>

enum { MUCH = 1 << 16 };

bool records_begin(records *r)
{
    *r = (records){0};
    r->lines = open_memstream(&r->held, &r->held_n);
    if (r->lines) return true;
    say(_("out of memory"));
    return false;
}

FILE *records_line(records *r)
{
    return r->lines;
}

void records_to(records *r, dnm_file *file)
{
    r->file = file;
}

bool records_has_file(const records *r)
{
    return r->file != NULL;
}

static dnm_status pass_on_all(records *r)
{
    if (fflush(r->lines) != 0 || ferror(r->lines)) return DNM_NO_MEMORY;
    dnm_status status = dnm_file_write(r->file, r->held, r->held_n);
    rewind(r->lines);
    return status;
}

dnm_status records_pass_on(records *r)
{
    if (!r->file || ftello(r->lines) < MUCH) return DNM_OK;
    return pass_on_all(r);
}

dnm_status records_end(records *r)
{
    dnm_status status = DNM_OK;
    if (r->file) {
        status = pass_on_all(r);
        if (status)
            dnm_file_abort(r->file);
        else
            status = dnm_file_commit(r->file);
        r->file = NULL;
    }
    records_abort(r);
    return status;
}

void records_abort(records *r)
{
    dnm_file_abort(r->file);
    if (r->lines) fclose(r->lines);
    free(r->held);
    *r = (records){0};
}
