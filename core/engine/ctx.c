/* ctx.c -- the life of a context and of the job it lends, and what both say of themselves.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/limits.h"
#include "core/engine/job.h"

dnm_status dnm_ctx_new(const dnm_ctx_options *options, dnm_ctx **out)
{
    dnm_ctx *ctx = calloc(1, sizeof *ctx);
    if (!ctx) return DNM_NO_MEMORY;
    if (options) ctx->limits = options->limits;
    dnm_limits_fill(&ctx->limits);
    dnm_messages_init(&ctx->messages, options);
    dnm_counters_init(&ctx->counters);
    dnm_settings_init(&ctx->settings);
    ctx->document_path = ctx->document_member = "";
    ctx->job.ctx = ctx;
    dnm_arena_init(&ctx->job.arena, ctx->limits.arena_bytes);
    dnm_arena_init(&ctx->made_arena, ctx->limits.arena_bytes);
    if (dnm_registry_init(&ctx->registry) != DNM_OK) {
        dnm_ctx_free(ctx);
        return DNM_NO_MEMORY;
    }
    *out = ctx;
    return DNM_OK;
}

void dnm_ctx_free(dnm_ctx *ctx)
{
    if (!ctx) return;
    dnm_registry_free(&ctx->registry);
    dnm_settings_free(&ctx->settings);
    dnm_counters_free(&ctx->counters);
    dnm_messages_free(&ctx->messages);
    dnm_arena_free(&ctx->job.arena);
    dnm_arena_free(&ctx->made_arena);
    free(ctx);
}

const dnm_message *dnm_ctx_messages(const dnm_ctx *ctx, size_t *count)
{
    *count = ctx->messages.n;
    return ctx->messages.list;
}

const dnm_message *dnm_ctx_error(const dnm_ctx *ctx)
{
    return ctx->messages.error;
}

const dnm_limits *dnm_ctx_limits(const dnm_ctx *ctx)
{
    return &ctx->limits;
}

/* ---- the job ---- */

void dnm_begin_document(dnm_ctx *ctx)
{
    dnm_messages_reset(&ctx->messages);
    dnm_counters_reset(&ctx->counters);
    ctx->decoding = (dnm_decoding){0};
    ctx->document_path = ctx->document_member = "";
}

void dnm_name_document(dnm_ctx *ctx, const char *path, const char *member)
{
    const char *path_copy = dnm_arena_strndup(&ctx->messages.arena, path, strlen(path));
    const char *member_copy = dnm_arena_strndup(&ctx->messages.arena, member, strlen(member));
    ctx->document_path = path_copy ? path_copy : "";
    ctx->document_member = member_copy ? member_copy : "";
}

dnm_job *dnm_begin_call(dnm_ctx *ctx, const char *path, const char *member)
{
    dnm_job *job = &ctx->job;
    dnm_arena_reset(&job->arena);
    job->embedded = 0;
    job->scope = (dnm_scope){.path = path, .member = member};
    return job;
}

dnm_status dnm_end_call(dnm_job *job, size_t mark, dnm_status status)
{
    status = dnm_explain_failure(job, mark, status);
    dnm_messages_settle(&job->ctx->messages);
    job->scope = (dnm_scope){0};
    return status;
}

dnm_scope dnm_enter(dnm_job *job, const char *module, const dnm_option *options)
{
    dnm_scope before = job->scope;
    job->scope.module = module;
    job->scope.options = options;
    return before;
}

struct dnm_arena *dnm_job_arena(dnm_job *job)
{
    return &job->arena;
}

const void *dnm_job_made(dnm_job *job, dnm_make_fn make)
{
    dnm_ctx *ctx = job->ctx;
    for (const dnm_made *m = ctx->made; m; m = m->next)
        if (m->make == make) return m->made;
    dnm_made *entry = DNM_NEW(&ctx->made_arena, dnm_made, 1);
    void *made = entry ? make(&ctx->made_arena) : NULL;
    if (!made) return NULL;
    *entry = (dnm_made){make, made, ctx->made};
    ctx->made = entry;
    return made;
}

const dnm_limits *dnm_job_limits(const dnm_job *job)
{
    return &job->ctx->limits;
}

const char *dnm_job_path(const dnm_job *job)
{
    return job->scope.path ? job->scope.path : "";
}

const char *dnm_job_member(const dnm_job *job)
{
    return job->scope.member ? job->scope.member : "";
}

const char *dnm_job_option(const dnm_job *job, const char *name)
{
    const dnm_option *option = job->scope.options;
    while (option && option->name && strcmp(option->name, name) != 0) option++;
    if (!option || !option->name) return NULL;
    const char *value = dnm_settings_option(&job->ctx->settings, job->scope.module, name);
    return value ? value : option->fallback;
}

bool dnm_job_option_on(const dnm_job *job, const char *name)
{
    static const char *const words[] = {"yes", "on", "true", "1"};
    const char *value = dnm_job_option(job, name);
    for (size_t i = 0; value && i < sizeof words / sizeof *words; i++)
        if (strcmp(value, words[i]) == 0) return true;
    return false;
}
