/* convert_stream.c -- all documents of all inputs into one file or standard output, in a format that can
 * hold them.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/convert.h"

typedef struct adding {
    conversion *c;
    const dnm_input *input;
    dnm_stream *stream;
    const char *output;
} adding;

static dnm_status add_part(void *data, const dnm_doc *doc, unsigned part)
{
    adding *a = data;
    outcome came = {.path = a->input->path, .member = a->input->member, .output = "", .part = part};
    came.status = dnm_stream_add(a->stream, doc);
    if (!came.status) came.output = a->output;
    if (part) came.title = dnm_doc_meta(doc, 0, "title");
    convert_tell(a->c, &came);
    return came.status;
}

static dnm_status add_document(conversion *c, dnm_input *input, dnm_stream *stream, const char *output)
{
    dnm_doc *doc;
    dnm_status made = convert_make(c, input, &doc);
    if (made) {
        convert_tell(c,
                     &(outcome){.path = input->path, .member = input->member, .output = "", .status = made});
        return DNM_OK; /* what was half written spoils the rest; what was not even made does not */
    }
    adding a = {c, input, stream, output};
    dnm_status added = convert_each(c, doc, add_part, &a);
    dnm_doc_free(doc);
    return added;
}

static dnm_status add_input(conversion *c, const char *path, dnm_stream *stream, const char *output)
{
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status opened = session_walk(c->ctx, path, &bytes, &walk), status, broken = DNM_OK;
    if (opened) {
        convert_count_unopened(c, path, opened);
        return convert_is_over(opened) ? opened : DNM_OK;
    }
    while (!broken && !signals_interrupted() && (status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (status == DNM_OK) {
            progress_show(&c->progress, input.path, input.member);
            broken = add_document(c, &input, stream, output);
        } else {
            convert_tell_unread(c, path, status);
            if (convert_is_over(status)) broken = status;
        }
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return broken;
}

static bool is_empty(const conversion *c)
{
    return c->progress.done == c->progress.failed;
}

static dnm_status add_all(conversion *c, dnm_write_fn to, void *data, const char *output)
{
    dnm_stream *stream;
    recoder recoded;
    recode_begin(&recoded, c->charset, to, data);
    dnm_status status = dnm_stream_open(c->ctx, c->writer, recode_write, &recoded, &stream);
    for (size_t i = 0; !status && i < c->o->input_count && !signals_interrupted(); i++)
        status = add_input(c, c->o->inputs[i], stream, output);
    if (status && c->progress.done == 0) say_error(c->ctx);
    /* Nothing but a frame would be no result; it was not yet passed on. */
    if (status == DNM_OK && !is_empty(c)) status = dnm_stream_end(stream);
    dnm_stream_free(stream);
    return convert_end_output(c, &recoded, output, status);
}

static dnm_status to_file(conversion *c, const char *output)
{
    dnm_file *file;
    dnm_status status = convert_check_output(c, output);
    if (status) return status;
    status = dnm_file_create(c->ctx, output, c->o->given[OPT_FORCE], &file);
    if (status == DNM_OK) {
        status = add_all(c, dnm_file_write, file, output);
        if (status || is_empty(c) || signals_interrupted()) {
            dnm_file_abort(file);
            return status;
        }
        status = dnm_file_commit(file);
    }
    if (status) say_error(c->ctx);
    return status;
}

dnm_status convert_stream(conversion *c, const char *output)
{
    bool held = signals_hold();
    dnm_status status;
    progress_begin(&c->progress, output && !c->v.quiet);
    if (output) {
        status = to_file(c, output);
    } else {
        status = add_all(c, convert_to_stdout, c, "-");
        if (status == DNM_OK) status = convert_flush_stdout(c);
        if (status && c->output_error && c->progress.failed == 0)
            say("%s: %s [output.write]", _("standard output"), reason_of(c->output_error));
    }
    convert_sum_up(c);
    if (held) signals_release();
    return status;
}
