/* clean_file.c -- docnorm as a library: every document in a file, a folder or an archive, cleaned, as plain
 * text on standard output. What could not be read is named on standard error, and the others are still
 * written.
 *
 *     cc clean_file.c $(pkg-config --cflags --libs docnorm) -o clean_file
 *     ./clean_file pages.zip > pages.txt
 *
 * SPDX-License-Identifier: MIT */
#include <docnorm/docnorm.h>

#include <stdio.h>
#include <stdlib.h>

/* A dnm_write_fn: where the bytes go is the caller's business. */
static dnm_status to_stdout(void *data, const void *bytes, size_t n)
{
    (void)data;
    return fwrite(bytes, 1, n, stdout) == n ? DNM_OK : DNM_WRITE_FAILED;
}

static void complain(const dnm_ctx *ctx, dnm_status status)
{
    const dnm_message *error = dnm_ctx_error(ctx);
    if (!error) {
        fprintf(stderr, "%s\n", dnm_status_name(status));
    } else if (error->member[0]) {
        fprintf(stderr, "%s: %s: %s [%s]\n", error->path, error->member, error->text, error->id);
    } else {
        fprintf(stderr, "%s: %s [%s]\n", error->path, error->text, error->id);
    }
}

static dnm_status clean_one(dnm_ctx *ctx, const dnm_input *input)
{
    dnm_doc *doc;
    dnm_status status = dnm_read(ctx, input, NULL, &doc);
    if (status) return status;
    status = dnm_clean(ctx, doc);
    if (!status) status = dnm_write(ctx, doc, "txt", to_stdout, NULL);
    dnm_doc_free(doc);
    return status;
}

/* A document that fails does not end the walk; an output that cannot be written does. */
static dnm_status clean_all(dnm_ctx *ctx, const char *path)
{
    dnm_walk *walk;
    dnm_status worst = DNM_OK;
    dnm_status status = dnm_walk_open(ctx, path, &walk);
    if (status) {
        complain(ctx, status);
        return status;
    }
    dnm_input input;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (!status) status = clean_one(ctx, &input);
        if (status) {
            complain(ctx, status);
            worst = status;
        }
        if (status == DNM_NO_MEMORY || status == DNM_WRITE_FAILED) break;
    }
    dnm_walk_close(walk);
    return worst;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: clean_file FILE|FOLDER|ARCHIVE\n");
        return DNM_USAGE;
    }
    dnm_ctx *ctx;
    dnm_status status = dnm_ctx_new(NULL, &ctx);
    if (status) return (int)status;
    status = clean_all(ctx, argv[1]);
    dnm_ctx_free(ctx);
    if (fflush(stdout) != 0 && !status) status = DNM_WRITE_FAILED;
    return (int)status;
}
