/* job.h -- the inside of a context and of the job it lends to modules. A context owns one job for the
 * document at hand; a walk owns one for each open container, because containers outlive documents.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_JOB_H
#define DNM_ENGINE_JOB_H

#include "core/base/arena.h"
#include "core/engine/counters.h"
#include "core/engine/messages.h"
#include "core/engine/registry.h"
#include "core/engine/settings.h"

/* Who is running, on what: where messages point, and whose options dnm_job_option reads. Borrowed. */
typedef struct dnm_scope {
    const char *path;
    const char *member;
    const char *module; /* its name; NULL while the engine itself runs */
    const dnm_option *options;
} dnm_scope;

/* What a module made once for all documents: dnm_job_made. */
typedef struct dnm_made {
    dnm_make_fn make;
    const void *made;
    struct dnm_made *next;
} dnm_made;

struct dnm_job {
    dnm_ctx *ctx;
    dnm_arena arena;
    dnm_scope scope;
    uint32_t embedded; /* how deep dnm_convert_embedded is */
};

struct dnm_ctx {
    dnm_limits limits;
    dnm_registry registry;
    dnm_settings settings;
    dnm_messages messages;
    dnm_counters counters;
    dnm_decoding decoding; /* of the current document; no charset: none */
    dnm_job job;
    dnm_arena made_arena; /* of what modules made once */
    dnm_made *made;
    const char *document_path; /* of the document read last: where messages of later steps point */
    const char *document_member;
    bool walking; /* the current document is a walk's: dnm_read goes on with its messages */
};

/* Forgets messages, counters and working memory of the last document. */
void dnm_begin_document(dnm_ctx *ctx);

/* Remembers what the current document is called. */
void dnm_name_document(dnm_ctx *ctx, const char *path, const char *member);

/* The beginning of every public call that makes use of the context's job: fresh working memory, and
 * messages that point to `path` and `member`. */
dnm_job *dnm_begin_call(dnm_ctx *ctx, const char *path, const char *member);

/* Its end: a failure that nobody reported since `mark` gets a message, surplus ones are told. */
dnm_status dnm_end_call(dnm_job *job, size_t mark, dnm_status status);

/* Makes a module the running one; gives back the scope to restore. */
dnm_scope dnm_enter(dnm_job *job, const char *module, const dnm_option *options);

#endif
