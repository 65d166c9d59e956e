/* write.c -- docnorm_write IN OUT WRITER [OPTION=VALUE …]: writes one document. IN is a dump if it is named
 * so, else any document, which is read and cleaned.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/docnorm.h"
#include "tests/support/files.h"

#include <stdio.h>
#include <stdlib.h>

static dnm_status load(dnm_ctx *ctx, const char *path, const t_bytes *bytes, dnm_doc **doc)
{
    size_t line;
    if (t_ends_with(path, ".dump")) return dnm_undump(bytes->p, bytes->n, dnm_ctx_limits(ctx), doc, &line);
    dnm_input input;
    dnm_input_init(&input, path, bytes->p, bytes->n);
    dnm_status status = dnm_read(ctx, &input, NULL, doc);
    return status ? status : dnm_clean(ctx, *doc);
}

static bool set_options(dnm_ctx *ctx, char **options)
{
    for (; *options; options++) {
        char *value = strchr(*options, '=');
        if (!value) return false;
        *value = '\0';
        if (dnm_ctx_set(ctx, *options, value + 1) != DNM_OK) return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    dnm_ctx *ctx = NULL;
    dnm_doc *doc = NULL;
    t_bytes in;
    char *out = NULL;
    size_t n = 0;
    if (argc < 4 || !t_read_file(argv[1], &in)) {
        fprintf(stderr, "usage: docnorm_write IN OUT WRITER [OPTION=VALUE ...]\n");
        return 2;
    }
    dnm_status status = dnm_ctx_new(NULL, &ctx);
    if (!status && !set_options(ctx, argv + 4)) status = DNM_USAGE;
    if (!status) status = load(ctx, argv[1], &in, &doc);
    if (!status) status = dnm_write_bytes(ctx, doc, argv[3], &out, &n);
    if (!status && !t_write_file(argv[2], out, n)) status = DNM_WRITE_FAILED;
    if (status) fprintf(stderr, "%s: %s\n", argv[1], dnm_status_name(status));
    free(out);
    free(in.p);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    return (int)status;
}
