/* convert_one.c -- one document to one file or to standard output. That an archive holds no second one is
 * known only after the first was read, so the first waits for its successor's absence.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/convert.h"

typedef struct sole {
    dnm_doc *doc;
    bool several;
} sole;

/* Takes up a document that the walk gave; true if it may be looked for others. */
static bool take_up(conversion *c, dnm_input *input, sole *s)
{
    if (s->doc) {
        s->several = true;
        return false;
    }
    bool in_archive = *input->member;
    dnm_status status = convert_make(c, input, &s->doc);
    if (status) {
        convert_tell(
            c, &(outcome){.path = input->path, .member = input->member, .output = "", .status = status});
        return in_archive && !convert_is_over(status);
    }
    if (in_archive) { /* looking further forgets them */
        say_messages(c->ctx, c->v);
        c->lost = convert_verdict(c, &(outcome){.status = DNM_OK});
    }
    return in_archive;
}

static void look_at(conversion *c, dnm_walk *walk, const char *path, sole *s)
{
    dnm_input input;
    dnm_status status;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (status == DNM_OK && !take_up(c, &input, s)) return;
        if (status != DNM_OK) convert_tell_unread(c, path, status);
        if (convert_is_over(status)) return;
    }
}

static dnm_status write_out(conversion *c, const dnm_doc *doc, const char *output)
{
    if (output) return convert_write_file(c, doc, output);
    recoder recoded;
    recode_begin(&recoded, c->charset, convert_to_stdout, c);
    dnm_status status = dnm_write(c->ctx, doc, c->writer, recode_write, &recoded);
    status = convert_end_output(c, &recoded, "-", status);
    return status ? status : convert_flush_stdout(c);
}

bool convert_holds_several(conversion *c, const char *path)
{
    dnm_walk *walk;
    dnm_input input;
    dnm_status status;
    unsigned found = 0;
    if (strcmp(path, "-") == 0 || dnm_walk_open(c->ctx, path, &walk) != DNM_OK) return false;
    while (found < 2 && (status = dnm_walk_next(walk, &input)) != DNM_END) found += status == DNM_OK;
    dnm_walk_close(walk);
    return found > 1;
}

static dnm_status note_parts(void *data, const dnm_doc *doc, unsigned part)
{
    (void)doc;
    bool *several = data;
    *several = part > 0;
    return DNM_OK;
}

dnm_status convert_one(conversion *c, const char *output)
{
    const char *path = c->o->inputs[0];
    dnm_walk *walk;
    loaded bytes;
    dnm_status status = session_walk(c->ctx, path, &bytes, &walk);
    if (status) {
        convert_count_unopened(c, path, status);
        return status;
    }
    sole s = {0};
    look_at(c, walk, path, &s);
    dnm_walk_close(walk);
    if (s.doc && !s.several) status = convert_each(c, s.doc, note_parts, &s.several);
    if (s.several) {
        say(_("%s: holds several documents, which need a folder: -o FOLDER/ [usage.convert]"), path);
        status = DNM_USAGE;
    } else if (s.doc) {
        if (status == DNM_OK) status = write_out(c, s.doc, output);
        const char *written = output && !status ? output : "";
        convert_tell(c, &(outcome){.path = path, .member = "", .output = written, .status = status});
    }
    dnm_doc_free(s.doc);
    unload(&bytes);
    return status;
}
