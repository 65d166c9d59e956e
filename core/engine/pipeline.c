/* pipeline.c -- the flow of one document as far as the model: detect, read, clean. Writing is in
 * stream.c.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "core/engine/foreign.h"
#include "core/engine/job.h"
#include "core/engine/nearest.h"
#include "core/engine/probe.h"
#include "core/model/model.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

void dnm_input_init(dnm_input *input, const char *path, const void *bytes, size_t size)
{
    *input = (dnm_input){.path = path, .member = "", .bytes = bytes, .size = size};
    const char *base = strrchr(path, '/');
    const char *dot = strrchr(base ? base : path, '.');
    input->extension = input->media_type = input->charset = input->forced_charset = input->address = "";
    if (!dot) return;
    /* Lower case without storage of our own: an extension in capitals matters only if a module has it. */
    const char *known = dnm_builtin_extension(dot + 1);
    bool lower = !dot[1 + strcspn(dot + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")];
    if (known || lower) input->extension = known ? known : dot + 1;
}

static void begin(dnm_ctx *ctx)
{
    if (!ctx->walking) dnm_begin_document(ctx);
}

/* The checker costs a pass over the model, so releases go without. */
static dnm_status check(dnm_job *job, const dnm_doc *doc, const char *after)
{
#ifndef NDEBUG
    const char *why = "";
    if (dnm_doc_check(doc, &why) != DNM_OK)
        return dnm_fail(job, DNM_BUG, DNM_NOWHERE, "engine.bug",
                        DNM_N_("internal error after %s: %s; please report it"), after, why);
#else
    (void)job;
    (void)doc;
    (void)after;
#endif
    return DNM_OK;
}

/* ---- detect ---- */

dnm_status dnm_detect(dnm_ctx *ctx, const dnm_input *input, dnm_detection *detection)
{
    begin(ctx);
    dnm_job *job = dnm_begin_call(ctx, input->path, input->member);
    dnm_input copy = *input;
    dnm_found found;
    dnm_probe(job, &copy, &found);
    dnm_detection result = {.format = ""};
    dnm_status status = DNM_OK;
    if (dnm_found_is_document(&found)) {
        result.format = found.converter->name;
        if (found.converter->charset) {
            status = found.converter->charset(&copy, &result.charset);
            result.has_charset = status == DNM_OK;
        }
    } else if (found.container) {
        result.format = found.container->name;
        result.container = true;
    }
    if (status == DNM_OK) *detection = result;
    return dnm_end_call(job, 0, status);
}

/* ---- read ---- */

enum { SHOWN = 8 };

/* What an input that no module knows begins with. Both texts come in empty and zeroed. */
static void first_bytes(const dnm_input *input, char hex[SHOWN * 3 + 1], char ascii[SHOWN + 1])
{
    size_t n = input->size < SHOWN ? input->size : SHOWN;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = input->bytes[i];
        snprintf(hex + i * 3, 4, "%02x ", c);
        ascii[i] = c > 0x20 && c < 0x7F ? (char)c : '.';
    }
    if (n) hex[n * 3 - 1] = '\0';
}

static dnm_status unknown_converter(dnm_job *job, const char *name)
{
    dnm_nearest nearest;
    dnm_nearest_init(&nearest, name);
    for (const dnm_converter *const *c = job->ctx->registry.converters; *c; c++)
        dnm_nearest_offer(&nearest, "", (*c)->name);
    if (!*nearest.name)
        return dnm_fail(job, DNM_USAGE, DNM_NOWHERE, "usage.converter", DNM_N_("unknown input format '%s'"),
                        name);
    return dnm_fail(job, DNM_USAGE, DNM_NOWHERE, "usage.converter",
                    DNM_N_("unknown input format '%s'; did you mean '%s'?"), name, nearest.name);
}

static dnm_status unknown_format(dnm_job *job, const dnm_input *input)
{
    const char *foreign = dnm_foreign_format(input->bytes, input->size);
    if (foreign)
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "format.unsupported",
                        DNM_N_("this is %s, a format that is not read"), foreign);
    char hex[SHOWN * 3 + 1] = "", ascii[SHOWN + 1] = "";
    first_bytes(input, hex, ascii);
    return dnm_fail(job, DNM_UNSUPPORTED, 0, "format.unknown",
                    DNM_N_("unknown format; it begins with the bytes %s (%s)"), hex, ascii);
}

static dnm_status pick(dnm_job *job, dnm_input *input, const char *name, const dnm_converter **converter)
{
    if (input->size == 0)
        return dnm_fail(job, DNM_DAMAGED, DNM_NOWHERE, "input.empty", DNM_N_("the file is empty"));
    if (input->size > job->ctx->limits.input_bytes)
        return dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "input.too-large",
                        DNM_N_("%zu bytes, more than the %zu that a document may have"), input->size,
                        job->ctx->limits.input_bytes);
    if (name) {
        *converter = dnm_registry_converter(&job->ctx->registry, name);
        return *converter ? DNM_OK : unknown_converter(job, name);
    }
    dnm_found found;
    dnm_probe(job, input, &found);
    if (found.converter && dnm_found_is_document(&found)) {
        *converter = found.converter;
        return DNM_OK;
    }
    if (found.container)
        return dnm_fail(job, DNM_USAGE, DNM_NOWHERE, "format.archive",
                        DNM_N_("is an archive (%s), not a document"), found.container->name);
    return unknown_format(job, input);
}

static dnm_status convert(dnm_job *job, const dnm_converter *converter, const dnm_input *input, dnm_doc **doc)
{
    dnm_builder *builder;
    dnm_status status = dnm_builder_new(&job->ctx->limits, &builder);
    if (status) return status;
    dnm_scope before = dnm_enter(job, converter->name, converter->options);
    status = converter->convert(job, input, builder);
    job->scope = before;
    if (status == DNM_OK) status = dnm_builder_status(builder);
    if (status) {
        dnm_builder_free(builder);
        return status;
    }
    dnm_doc *made = NULL;
    status = dnm_builder_finish(builder, &made);
    if (status == DNM_OK) status = check(job, made, converter->name);
    if (status) {
        dnm_doc_free(made);
        return status;
    }
    *doc = made;
    return DNM_OK;
}

dnm_status dnm_read(dnm_ctx *ctx, const dnm_input *input, const char *converter, dnm_doc **doc)
{
    begin(ctx);
    size_t mark = ctx->messages.n;
    dnm_job *job = dnm_begin_call(ctx, input->path, input->member);
    dnm_name_document(ctx, input->path, input->member);
    dnm_input copy = *input;
    const dnm_converter *found;
    dnm_status status = pick(job, &copy, converter, &found);
    dnm_doc *made = NULL;
    if (status == DNM_OK) status = convert(job, found, &copy, &made);
    if (status == DNM_OK) {
        const dnm_view *view = dnm_doc_view(made);
        dnm_count(job, "input_bytes", input->size);
        dnm_count(job, "text_bytes", view->text_len);
        dnm_count(job, "blocks", view->block_count);
        *doc = made;
    }
    return dnm_end_call(job, mark, status);
}

/* "page.mht" + "a.html" gives "page.mht!/a.html"; without memory the outer name. */
static const char *inner_member(dnm_job *job, const char *outer, const char *inner)
{
    const size_t a = strlen(outer), b = strlen(inner);
    char *name = a ? dnm_arena_alloc(&job->arena, a + b + 3) : NULL;
    if (!name) return a ? outer : inner;
    memcpy(name, outer, a);
    memcpy(name + a, "!/", 2);
    memcpy(name + a + 2, inner, b + 1);
    return name;
}

dnm_status dnm_convert_embedded(dnm_job *job, const dnm_input *input, dnm_embed how, dnm_builder *builder)
{
    if (job->embedded >= job->ctx->limits.container_depth)
        return dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "embedded.depth",
                        DNM_N_("more than %u documents within each other"),
                        (unsigned)job->ctx->limits.container_depth);
    dnm_scope before = job->scope;
    if (*input->member) job->scope.member = inner_member(job, job->scope.member, input->member);
    dnm_input copy = *input;
    const dnm_converter *converter = NULL;
    job->embedded++;
    dnm_status status = pick(job, &copy, NULL, &converter);
    if (status == DNM_OK) {
        dnm_enter(job, converter->name, converter->options);
        const dnm_embedding outer =
            dnm_builder_embed(builder, dnm_str_of(input->member), how == DNM_EMBED_CHUNK);
        status = converter->convert(job, &copy, builder);
        dnm_builder_leave(builder, outer);
    }
    job->embedded--;
    job->scope = before;
    return status;
}

/* ---- clean ---- */

/* Which rules of a cleaner run; *any says whether one does. NULL without memory. */
static bool *enabled_rules(dnm_job *job, const dnm_cleaner *cleaner, bool *any)
{
    size_t n = 0;
    while (cleaner->rules && cleaner->rules[n].id) n++;
    bool *enabled = DNM_NEW(&job->arena, bool, n + 1);
    *any = false;
    for (size_t i = 0; enabled && i < n; i++) {
        enabled[i] = dnm_settings_enabled(&job->ctx->settings, cleaner, cleaner->rules[i].id);
        *any = *any || enabled[i];
    }
    return enabled;
}

/* Edits of one rule mostly follow each other. */
static void count_edits(dnm_job *job, const dnm_doc *doc, uint32_t first)
{
    const dnm_history *history = dnm_doc_history(doc);
    for (uint32_t i = first, end; i < history->edit_count; i = end) {
        dnm_string rule = history->edits[i].rule;
        for (end = i + 1; end < history->edit_count && history->edits[end].rule == rule;) end++;
        dnm_counters_add_rule(&job->ctx->counters, dnm_doc_string(doc, rule), end - i);
    }
}

/* A cleaner that is refused working memory does what it can without: the document goes on, but not in
 * silence. Where the machine has no memory, what is left out would be chance. */
static dnm_status check_memory(dnm_job *job, const dnm_cleaner *cleaner)
{
    dnm_status status = dnm_arena_status(&job->arena);
    if (status == DNM_LIMIT) {
        dnm_warn(job, DNM_NOWHERE, "engine.arena",
                 DNM_N_("cleaner %s needs more memory than is allowed, and may have left something"),
                 cleaner->name);
        return DNM_OK;
    }
    return status;
}

static dnm_status run(dnm_job *job, const dnm_cleaner *cleaner, const bool *enabled, dnm_doc *doc)
{
    dnm_editor_rules rules = {.cleaner = cleaner->name, .rules = cleaner->rules, .enabled = enabled};
    rules.min_confidence = job->ctx->settings.min_confidence;
    dnm_editor *editor;
    dnm_status status = dnm_editor_new(doc, &rules, &editor);
    if (status) return status;

    uint32_t edits = dnm_doc_history(doc)->edit_count;
    dnm_apply_counts counts = {0};
    status = cleaner->clean(job, doc, editor);
    if (status == DNM_OK) status = check_memory(job, cleaner);
    if (status == DNM_OK) status = dnm_editor_apply(editor, &counts);
    dnm_editor_free(editor);
    if (status) return status;
    dnm_count(job, "bytes_copied", counts.bytes_copied);
    dnm_count(job, "blocks_visited", counts.blocks_visited);
    dnm_count(job, "edits", counts.edits);
    count_edits(job, doc, edits);
    return check(job, doc, cleaner->name);
}

static bool has_text(const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    for (size_t at = 0; at < view->text_len;)
        if (!dnm_cp_is_space(dnm_utf8_next(view->text, view->text_len, &at))) return true;
    return false;
}

/* Of a page, main_content has said it already. */
static void warn_of_nothing(dnm_job *job, size_t mark)
{
    const dnm_messages *messages = &job->ctx->messages;
    for (size_t i = mark; i < messages->n; i++)
        if (strcmp(messages->list[i].id, "main_content.nothing") == 0) return;
    dnm_warn(job, DNM_NOWHERE, "clean.nothing",
             DNM_N_("cleaning left nothing of the text; the profile 'faithful' keeps it"));
}

dnm_status dnm_clean(dnm_ctx *ctx, dnm_doc *doc)
{
    size_t mark = ctx->messages.n;
    dnm_job *job = dnm_begin_call(ctx, ctx->document_path, ctx->document_member);
    dnm_status status = DNM_OK;
    const bool had_text = has_text(doc);
    for (const dnm_cleaner *const *c = ctx->registry.cleaners; *c && !status; c++) {
        dnm_arena_reset(&job->arena);
        bool any;
        bool *enabled = enabled_rules(job, *c, &any);
        if (!enabled) status = DNM_NO_MEMORY;
        if (!enabled || !any) continue;
        dnm_scope before = dnm_enter(job, (*c)->name, (*c)->options);
        status = run(job, *c, enabled, doc);
        job->scope = before;
    }
    if (!status && had_text && !has_text(doc)) warn_of_nothing(job, mark);
    return dnm_end_call(job, mark, status);
}
