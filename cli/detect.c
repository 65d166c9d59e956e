/* detect.c -- the command detect: what a file is, without converting it.
 *
 * SPDX-License-Identifier: MIT */
#include <sys/stat.h>

#include "cli/cli.h"

static void print_json(const dnm_input *input, const dnm_detection *d)
{
    json j = {.to = stdout};
    json_open(&j, '{');
    json_name(&j, "path", input->path);
    json_string(&j, "member", input->member);
    json_string(&j, "format", d->format);
    json_flag(&j, "archive", d->container);
    json_string(&j, "charset", d->has_charset ? d->charset.charset : "");
    json_number(&j, "confidence", d->has_charset ? d->charset.confidence : 0);
    json_string(&j, "runner_up", d->has_charset ? d->charset.runner_up : "");
    json_number(&j, "runner_up_confidence", d->has_charset ? d->charset.runner_up_confidence : 0);
    json_flag(&j, "bom", d->has_charset && d->charset.bom);
    json_string(&j, "script", d->has_charset ? d->charset.script : "");
    json_string(&j, "language", d->has_charset ? d->charset.language : "");
    json_close(&j, '}');
    json_end_line(&j);
}

/* "a.txt: txt, GBK 99.8 % (or Big5 0.1 %), Hans, zh" */
static void print_line(const dnm_input *input, const dnm_detection *d)
{
    put_safely(stdout, input->path);
    if (*input->member) fputs(": ", stdout);
    put_safely(stdout, input->member);
    fputs(": ", stdout);
    if (!*d->format) {
        puts(_("unknown format"));
        return;
    }
    fputs(d->format, stdout);
    if (d->container) fputs(_(" (an archive)"), stdout);
    if (d->has_charset) {
        const dnm_charset_guess *g = &d->charset;
        printf(", %s %u.%u %%", g->charset, g->confidence / 10u, g->confidence % 10u);
        if (*g->runner_up && g->runner_up_confidence)
            printf(_(" (or %s %u.%u %%)"), g->runner_up, g->runner_up_confidence / 10u,
                   g->runner_up_confidence % 10u);
        if (*g->script) printf(", %s", g->script);
        if (*g->language) printf(", %s", g->language);
    }
    putchar('\n');
}

static dnm_status detect(const options *o, dnm_ctx *ctx, dnm_input *input)
{
    dnm_detection d;
    session_describe(o, input);
    dnm_status status = dnm_detect(ctx, input, &d);
    if (status) {
        say_error(ctx);
        return status;
    }
    if (o->given[OPT_JSON])
        print_json(input, &d);
    else
        print_line(input, &d);
    return *d.format ? DNM_OK : DNM_UNSUPPORTED;
}

/* A folder's files, and what its archives hold. */
static dnm_status detect_in_folder(const options *o, dnm_ctx *ctx, const char *path)
{
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status first = session_walk(ctx, path, &bytes, &walk), status;
    if (first) return first;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (status == DNM_OK)
            status = detect(o, ctx, &input);
        else
            say_error(ctx);
        keep_first(&first, status);
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return first;
}

/* A file is looked at as a whole: an archive is an archive. */
static dnm_status detect_file(const options *o, dnm_ctx *ctx, const char *path)
{
    loaded bytes;
    dnm_status status = load(path, &bytes);
    if (status) return status;
    dnm_input input;
    dnm_input_init(&input, path, bytes.bytes, bytes.size);
    status = detect(o, ctx, &input);
    unload(&bytes);
    return status;
}

static int run(const options *o)
{
    dnm_ctx *ctx;
    if (!o->input_count) return (int)say_usage(o->command, _("no input; docnorm --help shows how"));
    dnm_status first = session_open(o, &ctx);
    if (first) return (int)first;
    for (size_t i = 0; i < o->input_count; i++) {
        struct stat st;
        const char *path = o->inputs[i];
        bool folder = strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
        keep_first(&first, folder ? detect_in_folder(o, ctx, path) : detect_file(o, ctx, path));
    }
    dnm_ctx_free(ctx);
    keep_first(&first, flush_stdout());
    return (int)first;
}

const command command_detect = {
    .name = "detect",
    .arguments = N_("FILE…"),
    .summary = N_(
        "Says what files are: format, charset and how sure that is, script, language. A line for each file; "
        "of a folder for each document in it"),
    .examples = N_("  docnorm detect old.txt\n"
                   "  docnorm detect --json pages/ > pages.jsonl\n"),
    .takes = TAKES_READING | TAKES_JSON | TAKES_STDIN,
    .run = run,
};
