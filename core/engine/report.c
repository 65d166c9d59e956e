/* report.c -- the calls by which modules and the engine report: dnm_fail and its siblings, with the
 * reasons the system gives for a failure in words of our own, so that they can be translated.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>

#include "core/engine/job.h"

static void report(dnm_job *job, dnm_severity severity, dnm_status status, uint64_t offset, const char *id,
                   const char *format, va_list args)
{
    dnm_message where = {.severity = severity, .status = status, .id = id, .offset = offset};
    where.path = job->scope.path ? job->scope.path : "";
    where.member = job->scope.member ? job->scope.member : "";
    dnm_messages_add(&job->ctx->messages, &where, format, args);
}

dnm_status dnm_fail(dnm_job *job, dnm_status status, uint64_t offset, const char *id, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    report(job, DNM_ERROR, status, offset, id, text, args);
    va_end(args);
    return status;
}

void dnm_warn(dnm_job *job, uint64_t offset, const char *id, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    report(job, DNM_WARNING, DNM_OK, offset, id, text, args);
    va_end(args);
}

void dnm_warn_lost(dnm_job *job, dnm_status why, uint64_t offset, const char *id, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    report(job, DNM_WARNING, why, offset, id, text, args);
    va_end(args);
}

void dnm_note(dnm_job *job, uint64_t offset, const char *id, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    report(job, DNM_NOTICE, DNM_OK, offset, id, text, args);
    va_end(args);
}

dnm_status dnm_report(dnm_ctx *ctx, dnm_status status, const char *path, const char *id, const char *format,
                      ...)
{
    dnm_message where = {.severity = DNM_ERROR, .status = status, .id = id, .offset = DNM_NOWHERE};
    where.path = path;
    where.member = "";
    va_list args;
    va_start(args, format);
    dnm_messages_add(&ctx->messages, &where, format, args);
    va_end(args);
    return status;
}

/* ---- what errno says ---- */

/* Texts without %d are fine too: C lets surplus arguments of printf pass (C11 7.21.6.1). */

static const char *reason(int error)
{
    static const struct {
        int error;
        const char *text;
    } reasons[] = {
        {ENOENT, DNM_N_("no such file or folder")},
        {EACCES, DNM_N_("permission denied")},
        {EPERM, DNM_N_("not permitted")},
        {ENOTDIR, DNM_N_("a part of the path is not a folder")},
        {EISDIR, DNM_N_("is a folder")},
        {ENOSPC, DNM_N_("no space left on the device")},
        {EDQUOT, DNM_N_("the disk quota is used up")},
        {EFBIG, DNM_N_("the file would be larger than allowed")},
        {EROFS, DNM_N_("the file system is read-only")},
        {ENAMETOOLONG, DNM_N_("the name is too long")},
        {ELOOP, DNM_N_("too many symbolic links")},
        {EMFILE, DNM_N_("too many open files")},
        {ENFILE, DNM_N_("too many open files")},
        {EPIPE, DNM_N_("nobody reads the output any more")},
        {EIO, DNM_N_("the device failed")},
        {ENXIO, DNM_N_("no such device")},
        {ETXTBSY, DNM_N_("the file is being executed")},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error) return reasons[i].text;
    return DNM_N_("the system reports error %d");
}

static void report_reason(dnm_job *job, dnm_status status, const char *id, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(job, DNM_ERROR, status, DNM_NOWHERE, id, format, args);
    va_end(args);
}

dnm_status dnm_fail_system(dnm_job *job, dnm_status status, const char *id, int error)
{
    if (error == ENOMEM) status = DNM_NO_MEMORY;
    report_reason(job, status, id, reason(error), error);
    return status;
}

/* ---- failures without a report ---- */

dnm_status dnm_explain_failure(dnm_job *job, size_t mark, dnm_status status)
{
    if (status <= DNM_END || dnm_messages_have_error(&job->ctx->messages, mark)) return status;
    if (status == DNM_NO_MEMORY)
        return dnm_fail(job, status, DNM_NOWHERE, "engine.no-memory", DNM_N_("out of memory"));
    if (status == DNM_LIMIT)
        return dnm_fail(job, status, DNM_NOWHERE, "engine.limit",
                        DNM_N_("larger than the limits allow (text, blocks, depth or working memory)"));
    if (status == DNM_BUG)
        return dnm_fail(job, status, DNM_NOWHERE, "engine.bug", DNM_N_("internal error; please report it"));
    return dnm_fail(job, status, DNM_NOWHERE, "engine.failed", DNM_N_("failed: %s"), dnm_status_name(status));
}
