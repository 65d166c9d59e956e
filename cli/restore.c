/* restore.c -- the command restore: a document's text as it was before cleaning.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/guard.h"

static dnm_status write_to_file(const options *o, dnm_ctx *ctx, const char *path, const char *text, size_t n)
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

static dnm_status write_out(const options *o, dnm_ctx *ctx, const char *text, size_t n)
{
    const char *path = o->value[OPT_OUTPUT];
    if (path && strcmp(path, "-") != 0) return write_to_file(o, ctx, path, text, n);
    if (fwrite(text, 1, n, stdout) == n && fflush(stdout) == 0) return DNM_OK;
    say("%s: %s [output.write]", _("standard output"), reason_of(errno));
    return DNM_WRITE_FAILED;
}

static dnm_status restore(const options *o, dnm_ctx *ctx, const loaded *output, const loaded *edits)
{
    char *text;
    size_t n;
    dnm_status status = dnm_restore(ctx, (dnm_str){(const char *)output->bytes, output->size},
                                    (dnm_str){(const char *)edits->bytes, edits->size}, &text, &n);
    if (status) {
        const dnm_message *error = dnm_ctx_error(ctx);
        bool about_output = error && strcmp(error->id, "restore.output-changed") == 0;
        if (error) say("%s: %s [%s]", o->inputs[about_output ? 0 : 1], error->text, error->id);
        return status;
    }
    status = write_out(o, ctx, text, n);
    free(text);
    return status;
}

static int run(const options *o)
{
    if (o->input_count != 2) {
        say(_("restore takes an output and its edits; docnorm restore --help shows how"));
        return DNM_USAGE;
    }
    dnm_ctx *ctx;
    loaded output, edits;
    dnm_status status = session_open(o, &ctx);
    if (status) return (int)status;
    status = load(o->inputs[0], &output);
    if (status == DNM_OK) {
        status = load(o->inputs[1], &edits);
        if (status == DNM_OK) {
            status = restore(o, ctx, &output, &edits);
            unload(&edits);
        }
        unload(&output);
    }
    dnm_ctx_free(ctx);
    return (int)status;
}

const command command_restore = {
    .name = "restore",
    .arguments = N_("OUTPUT EDITS"),
    .summary = N_("Gives back the text of a document as it was before cleaning. Fails if either file was "
                  "changed since"),
    .examples = N_("  docnorm page.html -o page.txt --edits\n"
                   "  docnorm restore page.txt page.txt.edits.jsonl\n"),
    .takes = TAKES_OUTPUT,
    .run = run,
};
