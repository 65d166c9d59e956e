/* base.c -- names of statuses, default limits, the version.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/limits.h"

#define TEXT_OF(x)            #x
#define VERSION_TEXT(a, b, c) TEXT_OF(a) "." TEXT_OF(b) "." TEXT_OF(c)

const char *dnm_version(void)
{
    return VERSION_TEXT(DNM_VERSION_MAJOR, DNM_VERSION_MINOR, DNM_VERSION_PATCH);
}

const char *dnm_status_name(dnm_status status)
{
    static const char *const names[] = {
        [DNM_OK] = "ok",
        [DNM_END] = "end",
        [DNM_USAGE] = "usage",
        [DNM_UNREADABLE] = "unreadable",
        [DNM_DAMAGED] = "damaged",
        [DNM_UNSUPPORTED] = "unsupported",
        [DNM_LIMIT] = "limit",
        [DNM_WRITE_FAILED] = "write-failed",
        [DNM_EXISTS] = "exists",
        [DNM_MISMATCH] = "mismatch",
        [DNM_NO_MEMORY] = "no-memory",
        [DNM_BUG] = "bug",
    };
    return (size_t)status < sizeof names / sizeof *names ? names[status] : "unknown";
}

void dnm_limits_default(dnm_limits *limits)
{
    static const dnm_limits defaults = {
        .input_bytes = (size_t)256 << 20,
        .model_bytes = (size_t)512 << 20,
        .arena_bytes = (size_t)1 << 30,
        .output_bytes = (size_t)1 << 30,
        .depth = 1024,
        .blocks = 8000000,
        .container_depth = 4,
        .members = 1000000,
        .expansion = 200,
    };
    *limits = defaults;
}

void dnm_limits_fill(dnm_limits *limits)
{
    dnm_limits defaults;
    dnm_limits_default(&defaults);
    if (!limits->input_bytes) limits->input_bytes = defaults.input_bytes;
    if (!limits->model_bytes) limits->model_bytes = defaults.model_bytes;
    if (!limits->arena_bytes) limits->arena_bytes = defaults.arena_bytes;
    if (!limits->output_bytes) limits->output_bytes = defaults.output_bytes;
    if (!limits->depth) limits->depth = defaults.depth;
    if (!limits->blocks) limits->blocks = defaults.blocks;
    if (!limits->container_depth) limits->container_depth = defaults.container_depth;
    if (!limits->members) limits->members = defaults.members;
    if (!limits->expansion) limits->expansion = defaults.expansion;
}
