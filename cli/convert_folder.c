/* convert_folder.c -- each document to a file of its own in a folder, and an index that says which came
 * from where (unless there is only one). Names follow the inputs: of a single folder or archive its members,
 * of several inputs each below its own name.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/convert.h"
#include "cli/folder.h"
#include "cli/naming.h"

typedef struct batch {
    conversion *c;
    const char *folder;
    names *names;
    records index;
    char *path; /* folder, "/", and what is being written in it */
    size_t path_cap;
} batch;

/* ---- paths ---- */

static char *full_path(batch *b, const char *name)
{
    size_t n = strlen(b->folder) + strlen(name) + 2;
    if (n > b->path_cap) {
        char *grown = realloc(b->path, n * 2);
        if (!grown) return NULL;
        b->path = grown;
        b->path_cap = n * 2;
    }
    size_t folder_n = strlen(b->folder);
    bool slash = folder_n && b->folder[folder_n - 1] == '/';
    snprintf(b->path, b->path_cap, "%s%s%s", b->folder, slash ? "" : "/", name);
    return b->path;
}

/* ---- the index ---- */

/* Begun after the first output, under a name that is free: an index from an earlier run stays. */
static dnm_status begin_index(batch *b)
{
    enum { MOST = 10000 };
    if (records_has_file(&b->index)) return DNM_OK;
    dnm_status status = DNM_EXISTS;
    for (unsigned i = 1; status == DNM_EXISTS && i < MOST; i++) {
        char name[32] = "index.jsonl";
        if (i > 1) snprintf(name, sizeof name, "index-%u.jsonl", i);
        const char *path = full_path(b, name);
        if (!path) return DNM_NO_MEMORY;
        struct stat st;
        if (!b->c->o->given[OPT_FORCE] && lstat(path, &st) == 0) continue;
        dnm_file *file;
        status = dnm_file_create(b->c->ctx, path, b->c->o->given[OPT_FORCE], &file);
        if (status == DNM_OK) records_to(&b->index, file);
    }
    return status;
}

static void put_in_index(batch *b, const outcome *came, const char *id)
{
    json j = {.to = records_line(&b->index)};
    json_open(&j, '{');
    json_name(&j, "path", came->path);
    json_string(&j, "member", came->member);
    json_string(&j, "output", came->output);
    json_string(&j, "status", dnm_status_name(convert_verdict(b->c, came)));
    json_string(&j, "id", id);
    convert_put_part(&j, came);
    json_close(&j, '}');
    json_end_line(&j);
}

/* The index comes last: what it names is on the disk. */
static dnm_status end_index(batch *b)
{
    bool written = b->c->progress.done > b->c->progress.failed;
    dnm_status synced = written ? dnm_folder_sync(b->c->ctx, b->folder) : DNM_OK;
    if (synced) {
        records_abort(&b->index);
        return synced;
    }
    return records_end(&b->index);
}

static void tell(batch *b, const outcome *came)
{
    const dnm_message *trouble = convert_trouble(b->c);
    put_in_index(b, came, trouble ? trouble->id : "");
    convert_tell(b->c, came);
    keep_first(&b->c->first, records_pass_on(&b->index));
}

/* ---- documents ---- */

static dnm_status write_document(batch *b, const dnm_doc *doc, const char *name)
{
    char *path = full_path(b, name);
    if (!path) return DNM_NO_MEMORY;
    dnm_status status = convert_check_output(b->c, path);
    if (status == DNM_OK) status = folder_make_above(path);
    return status ? status : convert_write_file(b->c, doc, path);
}

/* A document on its way, and the texts it may consist of. */
typedef struct writing {
    batch *b;
    const char *root;
    const dnm_input *input;
    bool told;
} writing;

static dnm_status write_part(void *data, const dnm_doc *doc, unsigned part)
{
    writing *w = data;
    conversion *c = w->b->c;
    outcome came = {.path = w->input->path, .member = w->input->member, .output = "", .part = part};
    if (part) came.title = dnm_doc_meta(doc, 0, "title");
    const bool replaceable = folder_may_replace(c->ctx, w->input->extension);
    char *document = folder_name_of(c->o, w->root, w->input), *name = NULL;
    if (document && part) {
        char *whole = document;
        document = convert_part_name(whole, replaceable, part, came.title);
        free(whole);
    }
    const char *beside = c->o->given[OPT_EDITS] ? EDITS_SUFFIX : "";
    if (document) name = names_give(w->b->names, document, replaceable, c->extension, beside);
    came.status = name ? write_document(w->b, doc, name) : DNM_NO_MEMORY;
    const bool sole =
        !part && c->o->input_count == 1 && !*w->input->member && strcmp(w->input->path, w->root) == 0;
    if (came.status == DNM_OK && !sole) came.status = begin_index(w->b);
    if (came.status == DNM_OK) came.output = name;
    tell(w->b, &came);
    w->told = true;
    free(document);
    free(name);
    return came.status;
}

static dnm_status convert_document(batch *b, const char *root, dnm_input *input)
{
    dnm_doc *doc = NULL;
    writing w = {.b = b, .root = root, .input = input};
    dnm_status status = convert_make(b->c, input, &doc);
    if (status == DNM_OK) status = convert_each(b->c, doc, write_part, &w);
    if (status && !w.told)
        tell(b, &(outcome){.path = input->path, .member = input->member, .output = "", .status = status});
    dnm_doc_free(doc);
    return status;
}

static dnm_status convert_input(batch *b, const char *root)
{
    conversion *c = b->c;
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status status = session_walk(c->ctx, root, &bytes, &walk);
    if (status) {
        const dnm_message *error = dnm_ctx_error(c->ctx);
        put_in_index(b, &(outcome){.path = root, .member = "", .output = "", .status = status},
                     error ? error->id : "file.unreadable");
        convert_count_unopened(c, root, status);
        return status;
    }
    while (!convert_is_over(status) && (status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (status == DNM_OK) {
            progress_show(&c->progress, input.path, input.member);
            status = convert_document(b, root, &input);
        } else {
            const dnm_message *error = dnm_ctx_error(c->ctx);
            outcome unread = {.path = root, .member = "", .output = "", .status = status};
            if (error) unread.path = error->path;
            if (error) unread.member = error->member;
            tell(b, &unread);
        }
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return status == DNM_END ? DNM_OK : status;
}

dnm_status convert_folder(conversion *c, const char *folder)
{
    batch b = {.c = c, .folder = folder, .names = names_new()};
    dnm_status status = DNM_OK;
    if (!b.names || !names_reserve(b.names, "index.jsonl") || !records_begin(&b.index))
        status = DNM_NO_MEMORY;
    if (status == DNM_OK) status = convert_check_output(c, folder);
    c->many = true;
    bool held = signals_hold();
    progress_begin(&c->progress, !c->v.quiet);
    for (size_t i = 0; i < c->o->input_count && !convert_is_over(status); i++) {
        if (status == DNM_USAGE) break; /* the folder is refused */
        status = convert_input(&b, c->o->inputs[i]);
        if (!convert_is_over(status)) status = DNM_OK;
    }
    if (status != DNM_USAGE) convert_sum_up(c);
    dnm_status ended = end_index(&b);
    if (ended) say_error(c->ctx);
    keep_first(&c->first, ended);
    names_free(b.names);
    free(b.path);
    if (held) signals_release();
    return status;
}
