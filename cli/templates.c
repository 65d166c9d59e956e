/* templates.c -- site templates: the command learn, --templates and --learn-templates.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/templates.h"

#include <stdlib.h>

#define OPTION "template.sites"

/* ---- learning --------------------------------------------------------------------------------- */

static dnm_status learn_document(const options *o, dnm_ctx *ctx, dnm_input *input, bool tell,
                                 dnm_learner *learner)
{
    dnm_doc *doc;
    session_describe(o, input);
    dnm_status status = dnm_read(ctx, input, o->value[OPT_FROM], &doc);
    if (tell) say_messages(ctx, verbosity_of(o));
    if (status) return status;
    status = dnm_learner_add(learner, doc, input);
    if (status) say_error(ctx); /* of the learner's memory, not of the document */
    dnm_doc_free(doc);
    return status;
}

static bool is_over(dnm_status status)
{
    return status == DNM_NO_MEMORY || signals_interrupted();
}

static dnm_status learn_input(const options *o, dnm_ctx *ctx, const char *path, bool tell,
                              dnm_learner *learner)
{
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status first = session_walk(ctx, path, &bytes, &walk), status;
    if (first) return first;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END && !is_over(first)) {
        if (status == DNM_OK)
            status = learn_document(o, ctx, &input, tell, learner);
        else if (tell)
            say_error(ctx);
        keep_first(&first, status);
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return first;
}

static dnm_status to_stream(void *stream, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, stream) == n ? DNM_OK : DNM_NO_MEMORY;
}

static dnm_status write_down(const dnm_learner *learner, char **text, size_t *n)
{
    *text = NULL;
    FILE *to = open_memstream(text, n);
    if (!to) return DNM_NO_MEMORY;
    dnm_status status = dnm_learner_write(learner, to_stream, to);
    if (fclose(to) != 0 && !status) status = DNM_NO_MEMORY;
    return status;
}

dnm_status templates_learn(const options *o, dnm_ctx *ctx, bool tell, char **text, size_t *n)
{
    dnm_learner *learner;
    dnm_status first = DNM_OK, status = dnm_learner_new(ctx, &learner);
    if (status) return status;
    for (size_t i = 0; i < o->input_count && !is_over(first); i++)
        keep_first(&first, learn_input(o, ctx, o->inputs[i], tell, learner));
    status = write_down(learner, text, n);
    dnm_learner_free(learner);
    return status ? status : first;
}

/* ---- options of commands ---------------------------------------------------------------------- */

static dnm_status set_file(const char *path, dnm_ctx *ctx)
{
    loaded bytes = {0};
    dnm_status status = load(path, &bytes);
    if (status) return status;
    char *text = calloc(1, bytes.size + 1);
    if (text && bytes.size) memcpy(text, bytes.bytes, bytes.size);
    const bool is_text = text && !memchr(text, '\0', bytes.size);
    unload(&bytes);
    status = !text ? DNM_NO_MEMORY : is_text ? dnm_ctx_set(ctx, OPTION, text) : DNM_USAGE;
    free(text);
    const dnm_message *error = status && is_text ? dnm_ctx_error(ctx) : NULL;
    if (error)
        say("%s: %s [%s]", path, error->text, error->id);
    else if (status == DNM_USAGE)
        say(_("%s: is no text, and no file of site templates [template.sites]"), path);
    else if (status)
        say(_("out of memory"));
    return status;
}

/* Failures of documents are told when they are cleaned. */
static dnm_status learn_and_set(const options *o, dnm_ctx *ctx)
{
    char *text = NULL;
    size_t n = 0;
    for (size_t i = 0; i < o->input_count; i++) {
        if (strcmp(o->inputs[i], "-") != 0) continue;
        say(_("--learn-templates reads its inputs twice, and standard input can be read once "
              "[usage.templates]"));
        return DNM_USAGE;
    }
    dnm_status status = templates_learn(o, ctx, false, &text, &n);
    if (status != DNM_NO_MEMORY && text) {
        status = dnm_ctx_set(ctx, OPTION, text);
        if (status) say_error(ctx);
    }
    free(text);
    return status;
}

dnm_status templates_set(const options *o, dnm_ctx *ctx)
{
    const char *file = o->value[OPT_TEMPLATES];
    if (file && o->given[OPT_LEARN_TEMPLATES]) {
        say(_("--templates and --learn-templates: one of them [usage.templates]"));
        return DNM_USAGE;
    }
    if (file) return set_file(file, ctx);
    return o->given[OPT_LEARN_TEMPLATES] ? learn_and_set(o, ctx) : DNM_OK;
}

/* ---- the command ------------------------------------------------------------------------------ */

static int run(const options *o)
{
    dnm_ctx *ctx;
    char *text = NULL;
    size_t n = 0;
    if (!o->input_count) return (int)say_usage(&command_learn, _("no input; docnorm --help shows how"));
    dnm_status first = session_open(o, &ctx);
    if (first) return (int)first;
    first = templates_learn(o, ctx, true, &text, &n);
    if (text && first != DNM_NO_MEMORY) {
        const bool empty = !strchr(text, '\n') || !strchr(text, '\n')[1];
        if (empty && !verbosity_of(o).quiet)
            say(_("nothing repeats on three pages of one site [templates.none]"));
        keep_first(&first, output_write(o, ctx, text, n));
    }
    free(text);
    dnm_ctx_free(ctx);
    return (int)first;
}

const command command_learn = {
    .name = "learn",
    .arguments = N_("INPUT…"),
    .summary =
        N_("Finds out what the pages of each site repeat, for --templates: menus, notices, lists around "
           "and in their texts"),
    .examples = N_("  docnorm learn crawl/ -o sites.jsonl\n"
                   "  docnorm crawl/ -o texts/ --templates sites.jsonl\n"),
    .takes = TAKES_OUTPUT | TAKES_READING,
    .run = run,
};
