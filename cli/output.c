/* output.c -- where the result of a command goes that has one: a file that appears whole or not at all, or
 * standard output.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>

#include "cli/cli.h"
#include "cli/guard.h"

dnm_status output_write_to(const options *o, dnm_ctx *ctx, const char *path, const char *text, size_t n)
{
    guard *g = guard_new(o->inputs, o->input_count);
    bool refused = !g || guard_refuses(g, path);
    guard_free(g);
    if (refused) {
        say(_("%s: an output cannot stand where an input is [output.is-input]"), path);
        return DNM_USAGE;
    }
    dnm_file *file;
    bool held = signals_hold();
    dnm_status status = dnm_file_create(ctx, path, o->given[OPT_FORCE], &file);
    if (status == DNM_OK) {
        status = dnm_file_write(file, text, n);
        if (status)
            dnm_file_abort(file);
        else
            status = dnm_file_commit(file);
    }
    if (status) say_error(ctx);
    if (held) signals_release();
    return status;
}

dnm_status output_write(const options *o, dnm_ctx *ctx, const char *text, size_t n)
{
    const char *path = o->value[OPT_OUTPUT];
    if (path && strcmp(path, "-") != 0) return output_write_to(o, ctx, path, text, n);
    if (fwrite(text, 1, n, stdout) == n && fflush(stdout) == 0) return DNM_OK;
    say("%s: %s [output.write]", _("standard output"), reason_of(errno));
    return DNM_WRITE_FAILED;
}
