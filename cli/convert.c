/* convert.c -- the command convert: which of its ways to go, and what the ways share.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/convert.h"
#include "cli/folder.h"
#include "cli/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- steps ---- */

const dnm_message *convert_trouble(const conversion *c)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(c->ctx, &n), *error = dnm_ctx_error(c->ctx);
    for (size_t i = 0; !error && i < n; i++)
        if (messages[i].status) error = &messages[i];
    return error;
}

dnm_status convert_verdict(const conversion *c, const outcome *came)
{
    if (came->status) return came->status;
    const dnm_message *trouble = convert_trouble(c);
    return c->lost ? c->lost : trouble ? trouble->status : DNM_OK;
}

/* What main_content said of a document, and how much of it this cleaner cut. */
static void read_page(const dnm_doc *doc, page_text *page)
{
    static const char cleaner[] = "main_content/";
    const dnm_history *history = dnm_doc_history(doc);
    const dnm_str found = dnm_doc_meta(doc, 0, "main_content");
    const dnm_str sure = dnm_doc_meta(doc, 0, "main_content.confidence");
    uint64_t cut = 0;
    for (uint32_t i = 0; found.n && i < history->edit_count; i++) {
        const dnm_edit *edit = &history->edits[i];
        const dnm_str rule = dnm_doc_string(doc, edit->rule);
        if (rule.n < sizeof cleaner - 1 || memcmp(rule.p, cleaner, sizeof cleaner - 1) != 0) continue;
        for (uint32_t k = 0; k < edit->ncut; k++) cut += history->cuts[edit->first_cut + k].len;
    }
    snprintf(page->found, sizeof page->found, "%.*s", (int)found.n, found.n ? found.p : "");
    for (size_t i = 0; i < sure.n; i++)
        page->confidence = page->confidence * 10 + (unsigned)(sure.p[i] - '0');
    if (history->origin_len) page->cut = (unsigned)(cut * 1000 / history->origin_len);
}

dnm_status convert_make(conversion *c, dnm_input *input, dnm_doc **doc)
{
    dnm_doc *made;
    c->lost = DNM_OK;
    c->page = (page_text){0};
    session_describe(c->o, input);
    dnm_status status = dnm_read(c->ctx, input, c->o->value[OPT_FROM], &made);
    if (status) return status;
    status = dnm_clean(c->ctx, made);
    if (status) {
        dnm_doc_free(made);
        return status;
    }
    if (records_line(&c->report)) read_page(made, &c->page);
    *doc = made;
    return DNM_OK;
}

static void put_messages(json *j, const dnm_ctx *ctx)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    static const char *const severities[] = {"note", "warning", "error"};
    json_key(j, "messages");
    json_open(j, '[');
    for (size_t i = 0; i < n; i++) {
        json_open(j, '{');
        json_string(j, "severity", severities[messages[i].severity]);
        json_string(j, "id", messages[i].id);
        json_string(j, "text", messages[i].english);
        if (messages[i].offset != DNM_NOWHERE) json_number(j, "offset", messages[i].offset);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_counters(json *j, const dnm_ctx *ctx)
{
    size_t n;
    const dnm_counter *counters = dnm_ctx_counters(ctx, &n);
    json_key(j, "counters");
    json_open(j, '{');
    for (size_t i = 0; i < n; i++) json_number(j, counters[i].name, counters[i].value);
    json_close(j, '}');
}

static void put_decoding(json *j, const dnm_decoding *d)
{
    json_string(j, "charset", d->charset);
    json_number(j, "confidence", d->confidence);
    json_flag(j, "bom", d->bom);
    json_number(j, "replaced", d->replaced);
    json_number(j, "islands", d->islands);
    json_number(j, "truncated", d->truncated);
}

static void put_page(json *j, const page_text *page)
{
    json_key(j, "main_content");
    json_open(j, '{');
    json_string(j, "found", page->found);
    json_number(j, "confidence", page->confidence);
    json_number(j, "cut", page->cut);
    json_close(j, '}');
}

/* "ok" is for texts that are all there. */
static const char *status_word(dnm_status verdict, const dnm_decoding *d)
{
    return verdict == DNM_OK && d->replaced ? "repaired" : dnm_status_name(verdict);
}

static void record(conversion *c, const outcome *came, dnm_status verdict, bool with_messages)
{
    FILE *line = records_line(&c->report);
    if (!line) return;
    dnm_decoding decoding = {0};
    bool decoded = with_messages && dnm_ctx_decoding(c->ctx, &decoding);
    json j = {.to = line};
    json_open(&j, '{');
    json_name(&j, "path", came->path);
    json_string(&j, "member", came->member);
    json_string(&j, "output", came->output);
    json_string(&j, "status", status_word(verdict, &decoding));
    if (decoded) put_decoding(&j, &decoding);
    if (*c->page.found) put_page(&j, &c->page);
    convert_put_part(&j, came);
    if (with_messages) put_messages(&j, c->ctx);
    if (with_messages && c->o->given[OPT_STATS]) put_counters(&j, c->ctx);
    json_close(&j, '}');
    json_end_line(&j);
}

static void count(conversion *c, dnm_status verdict, bool written)
{
    keep_first(&c->first, records_pass_on(&c->report));
    keep_first(&c->first, verdict);
    c->progress.done++;
    c->progress.failed += !written;
}

void convert_tell(conversion *c, const outcome *came)
{
    const bool first = came->part <= 1; /* what is known of the whole is told once */
    progress_clear(&c->progress);
    if (c->output_error == EPIPE && signals_interrupted())
        ; /* whoever read it has gone, and knows */
    else if (c->output_error)
        say("%s: %s [output.write]", _("standard output"), reason_of(c->output_error));
    else if (first)
        say_messages(c->ctx, c->v);
    else if (came->status)
        say_error(c->ctx);
    if (first && c->o->given[OPT_STATS]) say_counters(c->ctx, came->path, came->member);
    dnm_status verdict = convert_verdict(c, came);
    record(c, came, verdict, first || came->status);
    count(c, verdict, came->status == DNM_OK);
}

void convert_count_unopened(conversion *c, const char *input, dnm_status status)
{
    record(c, &(outcome){.path = input, .member = "", .output = "", .status = status}, status, false);
    count(c, status, false);
}

void convert_tell_unread(conversion *c, const char *input, dnm_status status)
{
    const dnm_message *error = dnm_ctx_error(c->ctx);
    outcome unread = {
        .path = error ? error->path : input, .member = error ? error->member : "", .output = ""};
    unread.status = status;
    convert_tell(c, &unread);
}

bool convert_is_over(dnm_status status)
{
    return status == DNM_NO_MEMORY || status == DNM_WRITE_FAILED || signals_interrupted();
}

dnm_status convert_check_output(conversion *c, const char *path)
{
    if (!guard_refuses(c->guard, path)) return DNM_OK;
    progress_clear(&c->progress);
    say(_("%s: an output cannot stand where an input is [output.is-input]"), path);
    return DNM_USAGE;
}

void convert_sum_up(conversion *c)
{
    progress_clear(&c->progress);
    if (c->v.quiet) return;
    unsigned long long failed = c->progress.failed, written = c->progress.done - failed;
    if (!c->progress.done)
        say(_("no documents found [input.none]"));
    else if (c->progress.done > 1 && failed)
        say(_("documents written: %llu, failed: %llu"), written, failed);
}

/* ---- writing ---- */

dnm_status convert_to_stdout(void *data, const void *bytes, size_t n)
{
    conversion *c = data;
    if (fwrite(bytes, 1, n, stdout) == n) return DNM_OK;
    c->output_error = errno;
    return DNM_WRITE_FAILED;
}

dnm_status convert_flush_stdout(conversion *c)
{
    if (fflush(stdout) == 0) return DNM_OK;
    c->output_error = errno;
    return DNM_WRITE_FAILED;
}

static char *edits_path(const char *path)
{
    size_t n = strlen(path) + sizeof EDITS_SUFFIX;
    char *edits = malloc(n);
    if (edits) snprintf(edits, n, "%s%s", path, EDITS_SUFFIX);
    return edits;
}

dnm_status convert_end_output(conversion *c, recoder *r, const char *path, dnm_status status)
{
    status = recode_end(r, status);
    if (status || !r->replaced || c->v.quiet) return status;
    progress_clear(&c->progress);
    char first[5] = "";
    utf8_encode(r->first_replaced, first);
    say(_("%s: warning: characters that %s lacks, written as '?': %llu, the first is %s (U+%04X) "
          "[output.unencodable]"),
        path, r->charset, (unsigned long long)r->replaced, first, (unsigned)r->first_replaced);
    return status;
}

static dnm_status fill(conversion *c, const dnm_doc *doc, const char *path, dnm_file *output, dnm_file *edits)
{
    dnm_stream *stream;
    recoder recoded;
    recode_begin(&recoded, c->charset, dnm_file_write, output);
    dnm_status status = dnm_stream_open(c->ctx, c->writer, recode_write, &recoded, &stream);
    if (status) return status;
    status = dnm_stream_add(stream, doc);
    if (status == DNM_OK) status = dnm_stream_end(stream);
    if (status == DNM_OK && edits) status = dnm_stream_edits(stream, doc, dnm_file_write, edits);
    dnm_stream_free(stream);
    return convert_end_output(c, &recoded, path, status);
}

/* Both files are begun before either is put in place, so that most failures leave neither. */
static dnm_status write_files(conversion *c, const dnm_doc *doc, const char *path, const char *beside)
{
    bool replace = c->o->given[OPT_FORCE];
    dnm_file *output = NULL, *edits = NULL;
    dnm_status status = dnm_file_create(c->ctx, path, replace, &output);
    if (status == DNM_OK && beside) status = dnm_file_create(c->ctx, beside, replace, &edits);
    if (status == DNM_OK) status = fill(c, doc, path, output, edits);
    if (status) {
        dnm_file_abort(output);
        dnm_file_abort(edits);
        return status;
    }
    dnm_status (*end)(dnm_file * file) = c->many ? dnm_file_place : dnm_file_commit;
    status = end(output);
    if (status)
        dnm_file_abort(edits);
    else if (edits)
        status = end(edits);
    return status;
}

dnm_status convert_write_file(conversion *c, const dnm_doc *doc, const char *path)
{
    char *beside = c->o->given[OPT_EDITS] ? edits_path(path) : NULL;
    if (c->o->given[OPT_EDITS] && !beside) return DNM_NO_MEMORY;
    dnm_status status = convert_check_output(c, path);
    if (status == DNM_OK && beside) status = convert_check_output(c, beside);
    if (status == DNM_OK) {
        bool held = signals_hold();
        status = write_files(c, doc, path, beside);
        if (held) signals_release();
    }
    free(beside);
    return status;
}

/* ---- choosing the way ---- */

static dnm_status know_writer(conversion *c, const char *name)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(c->ctx, DNM_WRITER, i, &info); i++) {
        if (strcmp(info.name, name) != 0) continue;
        c->writer = info.name;
        c->extension = info.extension;
        c->binary = info.binary;
        c->single = info.single;
        return DNM_OK;
    }
    say(_("unknown output format '%s'; docnorm formats lists them [usage.writer]"), name);
    return DNM_USAGE;
}

/* --to names a writer or its extension; without it the output's extension decides; else it is text. */
static dnm_status choose_writer(conversion *c, const char *output, bool folder)
{
    const char *to = c->o->value[OPT_TO];
    const char *extension = output && !folder ? folder_extension_of(output) : "";
    const char *found = dnm_ctx_writer_for(c->ctx, to ? to : extension);
    if (to) {
        dnm_module_info info;
        for (size_t i = 0; dnm_ctx_module(c->ctx, DNM_WRITER, i, &info); i++)
            if (strcmp(info.name, to) == 0) found = info.name;
        return know_writer(c, found ? found : to);
    }
    if (found) return know_writer(c, found);
    if (!*extension) return know_writer(c, "txt");
    say(_("%s: no output format has this extension; name one by --to [usage.writer]"), output);
    return DNM_USAGE;
}

static dnm_status usage(const char *message)
{
    return say_usage(&command_convert, message);
}

/* Text alone may be in another charset: the other formats say themselves that they are UTF-8, and edits point
 * into the output's bytes as UTF-8. */
static dnm_status choose_charset(conversion *c)
{
    const char *label = c->o->value[OPT_TO_CHARSET];
    if (!label) return DNM_OK;
    dnm_status status = recode_charset(label, &c->charset);
    if (status == DNM_UNSUPPORTED)
        say(_("docnorm cannot write %s [usage.charset]"), label);
    else if (status == DNM_USAGE)
        say(_("unknown charset '%s' [usage.charset]"), label);
    if (status || !c->charset) return status;
    if (strcmp(c->writer, "txt") != 0)
        return usage(_("--to-charset is for plain text; the other formats are UTF-8 always"));
    if (c->o->given[OPT_EDITS]) return usage(_("--edits needs an output in UTF-8; leave --to-charset out"));
    return DNM_OK;
}

/* Whether a path has no extension, or, for several inputs, one that no output format has. */
static bool names_no_format(const conversion *c, const char *path)
{
    const char *extension = folder_extension_of(path);
    bool several = c->o->input_count > 1 || folder_among_inputs(c->o);
    return !*extension || (several && !c->o->value[OPT_TO] && !dnm_ctx_writer_for(c->ctx, extension));
}

/* Several documents go to a folder, or into one file if the format can hold them. */
static dnm_status go(conversion *c)
{
    const options *o = c->o;
    const char *output = o->value[OPT_OUTPUT];
    if (output && strcmp(output, "-") == 0) output = NULL;
    bool several = o->input_count > 1 || folder_among_inputs(o);
    bool folder = output && folder_is(output);
    bool undecided = output && !folder && names_no_format(c, output) && access(output, F_OK) != 0;
    if (undecided) folder = several || o->given[OPT_SPLIT] || convert_holds_several(c, o->inputs[0]);
    dnm_status status = choose_writer(c, output, folder);
    if (status == DNM_OK) status = choose_charset(c);
    if (status) return status;

    if (!output && c->binary && isatty(STDOUT_FILENO))
        return usage(_("this format is not for terminals; give -o FILE, or redirect the output"));
    if (!output && o->given[OPT_EDITS])
        return usage(_("--edits needs -o: the edits are written beside the output"));
    if (folder) return convert_folder(c, output);
    if (c->single && several) return usage(_("several documents need a folder: -o FOLDER/"));
    if (!c->single && !o->given[OPT_EDITS]) return convert_stream(c, output);
    if (several) return usage(_("--edits is for single documents, or for a folder of them"));
    return convert_one(c, output);
}

static dnm_status begin_report(conversion *c)
{
    const char *path = c->o->value[OPT_REPORT];
    dnm_file *file;
    if (!path) return DNM_OK;
    dnm_status status = convert_check_output(c, path);
    if (status) return status;
    if (!records_begin(&c->report)) return DNM_NO_MEMORY;
    status = dnm_file_create(c->ctx, path, c->o->given[OPT_FORCE], &file);
    if (status)
        say_error(c->ctx);
    else
        records_to(&c->report, file);
    return status;
}

static int run(const options *o)
{
    if (!o->input_count) return (int)usage(_("no input; docnorm --help shows how"));
    conversion c = {.o = o, .v = verbosity_of(o)};
    dnm_status status = session_open(o, &c.ctx);
    if (status) return (int)status;
    bool held = o->value[OPT_REPORT] && signals_hold();
    c.guard = guard_new(o->inputs, o->input_count);
    status = c.guard ? begin_report(&c) : DNM_NO_MEMORY;
    if (status == DNM_OK) {
        status = go(&c);
        progress_clear(&c.progress);
        dnm_status ended = records_end(&c.report);
        if (ended) say_error(c.ctx);
        keep_first(&c.first, status);
        keep_first(&c.first, ended);
        status = c.first;
    }
    records_abort(&c.report);
    guard_free(c.guard);
    dnm_ctx_free(c.ctx);
    if (held) signals_release();
    return (int)status;
}

const command command_convert = {
    .name = "convert",
    .arguments = N_("INPUT…"),
    .summary =
        N_("Reads documents, cleans them and writes them in another format. INPUT is a file, a folder, an "
           "archive, or - for standard input"),
    .examples = N_("  docnorm page.html                     the text of a page, on standard output\n"
                   "  docnorm page.html -o page.docx        as a Word document\n"
                   "  docnorm pages.zip -o texts/           each page of an archive as text\n"
                   "  docnorm in/ -o out/ -t xml --edits    as XML, with the record of every change\n"
                   "  docnorm in/ -o corpus.jsonl           a folder in one file\n"
                   "  docnorm speeches.txt -o out/ --split-compilations\n"
                   "                                        each speech of a collection as a file\n"
                   "  docnorm -p faithful old.txt           decoded only, nothing cleaned\n"),
    .takes = TAKES_OUTPUT | TAKES_CONVERT | TAKES_READING | TAKES_CLEANING | TAKES_STDIN,
    .run = run,
};
