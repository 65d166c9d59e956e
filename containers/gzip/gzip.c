/* gzip.c -- container `gzip`: one document, of which all members of the file are parts one behind the other
 * (RFC 1952, 2.2). A file that was cut off gives the text there is, with a warning.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "adapters/gzip/gunzip.h"
#include "core/base/arena.h"
#include "core/text/member_name.h"
#include "docnorm/module.h"

/* Below this a high ratio harms nobody: see dnm_limits.expansion. */
enum { EXPANSION_FREE = 16 * 1024 * 1024 };

typedef struct gzip {
    const dnm_input *input;
    dnm_buf text;
    dnm_buf name;
    bool done;
} gzip;

static int probe(const dnm_input *input)
{
    static const unsigned char magic[] = {0x1F, 0x8B, 0x08};
    return input->size >= sizeof magic && memcmp(input->bytes, magic, sizeof magic) == 0 ? 90 : 0;
}

static dnm_status open_gzip(dnm_job *job, const dnm_input *input, void **state)
{
    const size_t max = dnm_job_limits(job)->input_bytes;
    gzip *g = DNM_NEW(dnm_job_arena(job), gzip, 1);
    if (!g) return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "gzip.memory", DNM_N_("no memory to unpack"));
    g->input = input;
    dnm_buf_init(&g->text, max);
    dnm_buf_init(&g->name, max);
    *state = g;
    return DNM_OK;
}

static void close_gzip(void *state)
{
    gzip *g = state;
    dnm_buf_free(&g->text);
    dnm_buf_free(&g->name);
}

/* ---- the name --------------------------------------------------------------------------------- */

static dnm_str last_part(const char *path)
{
    dnm_str name = dnm_str_of(path);
    for (size_t i = name.n; i > 0; i--)
        if (path[i - 1] == '/' || path[i - 1] == '\\') return (dnm_str){path + i, name.n - i};
    return name;
}

static bool cut_suffix(dnm_str *name, const char *suffix)
{
    const size_t n = strlen(suffix);
    if (name->n <= n) return false;
    for (size_t i = 0; i < n; i++)
        if ((name->p[name->n - n + i] | 0x20) != suffix[i]) return false;
    name->n -= n;
    return true;
}

/* The stored name, which has the extension; else the file's own without ".gz". */
static void name_member(gzip *g, const char *stored)
{
    dnm_str name = last_part(stored);
    if (name.n) {
        dnm_charset_guess guess;
        dnm_charset_detect(name.p, name.n, NULL, &guess);
        dnm_member_name_decode(name, guess.charset, &g->name);
        return;
    }
    name = last_part(g->input->member[0] ? g->input->member : g->input->path);
    const bool tar = cut_suffix(&name, ".tgz");
    if (!tar) cut_suffix(&name, ".gz");
    dnm_member_name(name, &g->name);
    if (tar) dnm_buf_add_str(&g->name, ".tar");
}

/* ---- the text --------------------------------------------------------------------------------- */

static size_t most_text(dnm_job *job, const dnm_input *input)
{
    const uint32_t expansion = dnm_job_limits(job)->expansion;
    const size_t most = input->size > SIZE_MAX / expansion ? SIZE_MAX : input->size * expansion;
    return most > EXPANSION_FREE ? most : EXPANSION_FREE;
}

static dnm_status explain(dnm_job *job, const gzip *g, dnm_status status, uint64_t at)
{
    switch (status) {
    case DNM_END:
        if (!g->text.n)
            return dnm_fail(job, DNM_DAMAGED, at, "gzip.truncated", DNM_N_("the gzip file is cut off"));
        dnm_warn_lost(job, DNM_DAMAGED, at, "gzip.truncated",
                      DNM_N_("the gzip file is cut off: its text is incomplete"));
        return DNM_OK;
    case DNM_DAMAGED:
        if (!g->text.n)
            return dnm_fail(job, DNM_DAMAGED, at, "gzip.damaged", DNM_N_("the gzip file is damaged"));
        dnm_warn_lost(job, DNM_DAMAGED, at, "gzip.damaged",
                      DNM_N_("the gzip file is damaged: the text behind this is lost"));
        return DNM_OK;
    case DNM_LIMIT:
        return dnm_fail(job, DNM_LIMIT, at, "gzip.limit", DNM_N_("the gzip file unpacks to too much"));
    default:
        return dnm_fail(job, DNM_NO_MEMORY, at, "gzip.memory", DNM_N_("no memory to unpack"));
    }
}

static bool is_padding(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i]) return false;
    return true;
}

static dnm_status unpack(dnm_job *job, gzip *g)
{
    const dnm_input *input = g->input;
    const size_t most = most_text(job, input);
    for (size_t at = 0; at < input->size;) {
        if (at && (input->size - at < 2 || input->bytes[at] != 0x1F || input->bytes[at + 1] != 0x8B)) {
            if (!is_padding(input->bytes + at, input->size - at))
                dnm_warn(job, at, "gzip.trailing", DNM_N_("what follows the gzip data is ignored"));
            return DNM_OK;
        }
        dnm_gzip_member member;
        const dnm_status status = dnm_gunzip(input->bytes + at, input->size - at, most, &g->text, &member);
        if (!g->name.n) name_member(g, member.name);
        if (status != DNM_OK) return explain(job, g, status, at + member.used);
        at += member.used;
    }
    return DNM_OK;
}

static dnm_status next_member(dnm_job *job, void *state, dnm_member *member)
{
    gzip *g = state;
    if (g->done) return DNM_END;
    g->done = true;
    const dnm_status status = unpack(job, g);
    *member = (dnm_member){
        .name = g->name.p ? g->name.p : "",
        .raw_name = dnm_buf_str(&g->name),
        .bytes = (const unsigned char *)(g->text.p ? g->text.p : ""),
        .size = g->text.n,
        .media_type = "",
        .charset = "",
    };
    return status;
}

static const char *const extensions[] = {"gz", "tgz", NULL};

const dnm_container dnm_container_gzip = {
    .name = "gzip",
    .summary = "A file packed by gzip",
    .extensions = extensions,
    .probe = probe,
    .open = open_gzip,
    .next = next_member,
    .close = close_gzip,
};
