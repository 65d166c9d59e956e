/* messages.h -- what a document's messages are kept in. Everything lies in one arena that lives until
 * the next document, so pointers that were handed out stay valid until then.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_MESSAGES_H
#define DNM_ENGINE_MESSAGES_H

#include <stdarg.h>

#include "core/base/arena.h"
#include "docnorm/module.h"

enum { DNM_KEPT_MESSAGES = 100 /* of one id */ };

typedef struct dnm_message_tally {
    const char *id;
    uint64_t seen;
    uint64_t told;   /* how many were seen when the closing note was last made */
    uint32_t notice; /* 1 + index of that note; 0 while there is none */
} dnm_message_tally;

typedef struct dnm_messages {
    dnm_arena arena;
    dnm_message *list;
    dnm_message_tally *tallies;
    size_t n, cap;
    size_t tally_n, tally_cap;
    const dnm_message *error;
    const char *(*translate)(void *data, const char *english);
    void *translate_data;
} dnm_messages;

void dnm_messages_init(dnm_messages *messages, const dnm_ctx_options *options);
void dnm_messages_free(dnm_messages *messages);
void dnm_messages_reset(dnm_messages *messages);

/* Copies everything; without memory, an error becomes a constant message and others are lost. */
void dnm_messages_add(dnm_messages *messages, const dnm_message *where, const char *format, va_list args);

/* Messages from number `mark` on are taken back. */
void dnm_messages_rewind(dnm_messages *messages, size_t mark);

/* Messages from number `mark` on that name the archive `outer` are about its `member`, or, if `path` is
 * not NULL, about that file. */
void dnm_messages_place(dnm_messages *messages, size_t mark, const char *outer, const char *path,
                        const char *member);

/* Whether an error was reported since. */
bool dnm_messages_have_error(const dnm_messages *messages, size_t mark);

/* Writes or brings up to date the closing notes on messages that were only counted. */
void dnm_messages_settle(dnm_messages *messages);

/* A message of the engine about a place that is no job's (an output path, a setting). */
dnm_status dnm_report(dnm_ctx *ctx, dnm_status status, const char *path, const char *id, const char *format,
                      ...) DNM_PRINTF(5, 6);

/* A failure that nobody reported since `mark` gets a message by its status. Returns the status. */
dnm_status dnm_explain_failure(dnm_job *job, size_t mark, dnm_status status);

#endif
