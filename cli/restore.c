/* restore.c -- the command restore: a document's text as it was before cleaning.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cli/cli.h"

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
    status = output_write(o, ctx, text, n);
    free(text);
    return status;
}

static int run(const options *o)
{
    if (o->input_count != 2)
        return (int)say_usage(o->command,
                              _("restore takes an output and its edits; docnorm restore --help shows how"));
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
