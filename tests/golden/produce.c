/* produce.c -- runs one fixture through its module, by the public interface alone.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/golden/produce.h"

#include "tests/support/render.h"

#include <stdio.h>
#include <stdlib.h>

static const size_t output_ceiling = (size_t)256 << 20;

void t_outputs_init(t_outputs *outputs)
{
    for (size_t i = 0; i < T_OUTPUTS; i++) {
        outputs->p[i].suffix = NULL;
        dnm_buf_init(&outputs->p[i].text, output_ceiling);
    }
}

void t_outputs_free(t_outputs *outputs)
{
    for (size_t i = 0; i < T_OUTPUTS; i++) {
        free(outputs->p[i].suffix);
        dnm_buf_free(&outputs->p[i].text);
    }
}

static dnm_buf *begin_output(t_outputs *outputs, size_t i, const char *suffix)
{
    outputs->p[i].suffix = t_copy(suffix);
    return &outputs->p[i].text;
}

static bool produce_converter(t_run *run, const char *module, t_outputs *outputs)
{
    dnm_doc *doc = NULL;
    dnm_buf *out = begin_output(outputs, 0, ".dump");
    dnm_status status = dnm_read(run->ctx, &run->input, module, &doc);
    if (status == DNM_OK)
        t_render_document(out, run->ctx, doc);
    else
        t_render_failure(out, run->ctx, status);
    dnm_doc_free(doc);
    return true;
}

static bool produce_cleaner(t_run *run, const char *module, t_outputs *outputs)
{
    dnm_doc *doc = NULL;
    if (!t_ctx_only_cleaner(run->ctx, module) || !t_run_undump(run, &doc)) return false;
    dnm_status status = dnm_clean(run->ctx, doc);
    dnm_buf *out = begin_output(outputs, 0, ".expected.dump");
    if (status == DNM_OK) {
        t_render_document(out, run->ctx, doc);
        t_render_edits(begin_output(outputs, 1, ".edits"), doc);
    } else {
        t_render_failure(out, run->ctx, status);
    }
    dnm_doc_free(doc);
    return true;
}

static bool find_writer(dnm_ctx *ctx, const char *name, dnm_module_info *info, const char **extension)
{
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_WRITER, i, info); i++) {
        if (strcmp(info->name, name) != 0) continue;
        *extension = info->extensions && info->extensions[0] ? info->extensions[0] : info->name;
        return true;
    }
    fprintf(stderr, "no writer is called %s\n", name);
    return false;
}

static bool produce_writer(t_run *run, const char *module, t_outputs *outputs)
{
    dnm_doc *doc = NULL;
    dnm_module_info info;
    const char *extension;
    if (!find_writer(run->ctx, module, &info, &extension) || !t_run_undump(run, &doc)) return false;
    char *bytes = NULL;
    size_t size = 0;
    dnm_status status = dnm_write_bytes(run->ctx, doc, module, &bytes, &size);
    bool zipped = status == DNM_OK && size > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
    char *suffix = t_concat(".", zipped ? "parts" : extension);
    dnm_buf *out = begin_output(outputs, 0, suffix);
    bool ok = true;
    if (status != DNM_OK)
        t_render_failure(out, run->ctx, status);
    else if (zipped)
        ok = t_render_parts(out, (dnm_str){bytes, size}, run->parts);
    else
        dnm_buf_add(out, bytes, size);
    free(suffix);
    free(bytes);
    dnm_doc_free(doc);
    return ok;
}

static bool produce_container(t_run *run, const t_fixture *fixture, t_outputs *outputs)
{
    dnm_walk *walk = NULL;
    dnm_buf *out = begin_output(outputs, 0, ".members");
    dnm_status status = dnm_walk_open(run->ctx, fixture->path, &walk);
    if (status == DNM_OK)
        t_render_members(out, run->ctx, walk, fixture->path);
    else
        t_render_failure(out, run->ctx, status);
    dnm_walk_close(walk);
    return true;
}

static bool produce_document(t_run *run, t_outputs *outputs)
{
    dnm_doc *doc = NULL;
    char *text = NULL;
    size_t size = 0;
    dnm_buf *out = begin_output(outputs, 0, ".clean.txt");
    dnm_status status = dnm_read(run->ctx, &run->input, NULL, &doc);
    if (status == DNM_OK) status = dnm_clean(run->ctx, doc);
    if (status == DNM_OK) status = dnm_write_bytes(run->ctx, doc, "txt", &text, &size);
    if (status == DNM_OK) {
        dnm_buf_add(out, text, size);
        t_render_edits(begin_output(outputs, 1, ".clean.edits"), doc);
    } else {
        t_render_failure(out, run->ctx, status);
    }
    free(text);
    dnm_doc_free(doc);
    return true;
}

bool t_produce(t_family family, const char *module, const t_fixture *fixture, t_outputs *outputs)
{
    t_run run;
    if (!t_run_open(fixture, &run)) return false;
    bool ok = false;
    switch (family) {
    case T_CONVERTER:
        ok = produce_converter(&run, module, outputs);
        break;
    case T_CLEANER:
        ok = produce_cleaner(&run, module, outputs);
        break;
    case T_WRITER:
        ok = produce_writer(&run, module, outputs);
        break;
    case T_CONTAINER:
        ok = produce_container(&run, fixture, outputs);
        break;
    case T_DOCUMENT:
        ok = produce_document(&run, outputs);
        break;
    case T_FAMILY_COUNT:
        break;
    }
    t_run_close(&run);
    return ok;
}
