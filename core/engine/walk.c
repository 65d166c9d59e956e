/* walk.c -- recursion through containers, with an explicit stack: file and folder first, then archives
 * by their bytes, and archives inside them.
 *
 *     frame 0   dir    "in"
 *     frame 1   file   "in/pages.zip"
 *     frame 2   zip    the bytes that frame 1 gave
 *     current          member "b.html" of frame 2: a document, given to the caller
 *
 * A frame's memory is its job's; what a container gave stays valid until its next(), and that is
 * called only after all frames above it are closed.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/engine/job.h"
#include "core/engine/probe.h"

/* Below this, no expansion is suspicious: a page of blanks packs a thousandfold. */
enum { FREE_EXPANSION = 16 << 20 };

typedef struct frame {
    dnm_job job;
    const dnm_container *container;
    void *state;
    bool open;
    dnm_input input;   /* what the container was opened on, or the document */
    uint64_t members;  /* given so far */
    uint64_t unpacked; /* bytes of them, and of all members inside them */
} frame;

struct dnm_walk {
    dnm_ctx *ctx;
    DNM_VEC(frame *) frames;
    dnm_budget budget;
    frame *document; /* holds the strings and names of the current document */
    frame *pending;  /* bytes at hand, not yet looked at */
};

/* ---- frames ---- */

static frame *new_frame(dnm_walk *walk)
{
    frame *f = calloc(1, sizeof *f);
    if (!f) return NULL;
    f->job.ctx = walk->ctx;
    dnm_arena_init(&f->job.arena, walk->ctx->limits.arena_bytes);
    return f;
}

static void free_frame(frame *f)
{
    if (!f) return;
    if (f->open && f->container && f->container->close) f->container->close(f->state);
    dnm_arena_free(&f->job.arena);
    free(f);
}

static void pop(dnm_walk *walk)
{
    free_frame(walk->frames.p[--walk->frames.n]);
}

static frame *top(const dnm_walk *walk)
{
    return walk->frames.n ? walk->frames.p[walk->frames.n - 1] : NULL;
}

/* Opens the frame's container on its input and puts it on the stack; frees it on failure. */
static dnm_status push(dnm_walk *walk, frame *f)
{
    size_t mark = walk->ctx->messages.n;
    f->job.scope = (dnm_scope){f->input.path, f->input.member, f->container->name, f->container->options};
    dnm_status status = f->container->open(&f->job, &f->input, &f->state);
    if (status == DNM_OK) {
        f->open = true;
        frame **slot = DNM_PUSH(&walk->frames, &walk->budget);
        if (slot) {
            *slot = f;
            return DNM_OK;
        }
        status = DNM_NO_MEMORY;
    }
    status = dnm_explain_failure(&f->job, mark, status);
    free_frame(f);
    return status;
}

/* ---- names ---- */

static const char *copied(frame *f, const char *s)
{
    return s ? dnm_arena_strndup(&f->job.arena, s, strlen(s)) : "";
}

/* "inner.zip" + "a.html" gives "inner.zip!/a.html". */
static const char *joined(frame *f, const char *outer, const char *inner)
{
    if (!*outer) return copied(f, inner);
    if (!*inner) return copied(f, outer);
    size_t a = strlen(outer), b = strlen(inner);
    char *name = dnm_arena_alloc(&f->job.arena, a + b + 3);
    if (!name) return NULL;
    memcpy(name, outer, a);
    memcpy(name + a, "!/", 2);
    memcpy(name + a + 2, inner, b + 1);
    return name;
}

static const char *extension_of(frame *f, const char *name)
{
    const char *base = strrchr(name, '/');
    const char *dot = strrchr(base ? base : name, '.');
    if (!dot) return "";
    char *extension = dnm_arena_strndup(&f->job.arena, dot + 1, strlen(dot + 1));
    for (char *c = extension; c && *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    return extension;
}

/* Strings of a document or inner container, copied so that they are its frame's. */
static dnm_status describe(frame *f, const char *path, const char *outer, const dnm_member *member)
{
    dnm_input *input = &f->input;
    dnm_input_init(input, "", member->bytes ? (const void *)member->bytes : "", member->size);
    input->path = copied(f, path);
    input->member = joined(f, outer, member->name ? member->name : "");
    input->media_type = copied(f, member->media_type);
    input->charset = copied(f, member->charset);
    if (!input->path || !input->member) return DNM_NO_MEMORY;
    input->extension = extension_of(f, *input->member ? input->member : path);
    bool whole = input->extension && input->media_type && input->charset;
    return whole ? DNM_OK : DNM_NO_MEMORY;
}

/* ---- ceilings ---- */

static uint32_t archives(const dnm_walk *walk)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < walk->frames.n; i++)
        if (!walk->frames.p[i]->container->opens_paths) n++;
    return n;
}

/* Counts a member in the archive it comes from and in those around it. */
static dnm_status account(dnm_walk *walk, size_t size)
{
    const dnm_limits *limits = &walk->ctx->limits;
    for (uint32_t i = 0; i < walk->frames.n; i++) {
        frame *f = walk->frames.p[i];
        if (f->container->opens_paths) continue;
        f->unpacked += size;
        if (f->unpacked <= FREE_EXPANSION || f->unpacked / limits->expansion <= f->input.size) continue;
        return dnm_fail(&f->job, DNM_LIMIT, DNM_NOWHERE, "archive.expansion",
                        DNM_N_("unpacks to more than %u times its size; the rest is left out"),
                        (unsigned)limits->expansion);
    }
    frame *f = top(walk);
    if (f->container->opens_paths || f->members <= limits->members) return DNM_OK;
    return dnm_fail(&f->job, DNM_LIMIT, DNM_NOWHERE, "archive.members",
                    DNM_N_("has more than %u members; the rest is left out"), (unsigned)limits->members);
}

/* After a ceiling the archive that reached it is closed, with all inside it. */
static void close_over_limit(dnm_walk *walk)
{
    const dnm_limits *limits = &walk->ctx->limits;
    for (uint32_t i = 0; i < walk->frames.n; i++) {
        const frame *f = walk->frames.p[i];
        bool expanded = f->unpacked > FREE_EXPANSION && f->unpacked / limits->expansion > f->input.size;
        if (f->container->opens_paths || (!expanded && f->members <= limits->members)) continue;
        while (walk->frames.n > i) pop(walk);
    }
}

/* ---- steps ---- */

/* The path is opened as a file or folder. */
static dnm_status open_path(dnm_walk *walk, const char *path)
{
    frame *f = new_frame(walk);
    if (!f) return DNM_NO_MEMORY;
    dnm_input_init(&f->input, "", NULL, 0);
    f->input.path = copied(f, path);
    f->job.scope = (dnm_scope){.path = f->input.path, .member = ""};
    if (f->input.path) f->container = dnm_probe_path(&f->job, &f->input);
    if (f->container) return push(walk, f);
    dnm_status status = DNM_NO_MEMORY;
    if (f->input.path)
        status = dnm_fail(&f->job, DNM_UNREADABLE, DNM_NOWHERE, "walk.unreadable",
                          DNM_N_("neither a file nor a folder"));
    free_frame(f);
    return status;
}

/* The frame's input is an archive: DNM_END, go on inside it; or a document: DNM_OK. */
static dnm_status sort_out(dnm_walk *walk, frame *f, dnm_input *input)
{
    f->job.scope = (dnm_scope){.path = f->input.path, .member = f->input.member};
    dnm_found found;
    dnm_probe(&f->job, &f->input, &found);
    if (!found.container || dnm_found_is_document(&found)) {
        walk->document = f;
        *input = f->input;
        return DNM_OK;
    }
    if (archives(walk) >= walk->ctx->limits.container_depth) {
        dnm_status status = dnm_fail(&f->job, DNM_LIMIT, DNM_NOWHERE, "archive.depth",
                                     DNM_N_("more than %u archives within each other"),
                                     (unsigned)walk->ctx->limits.container_depth);
        free_frame(f);
        return status;
    }
    f->container = found.container;
    dnm_status status = push(walk, f);
    return status ? status : DNM_END;
}

static dnm_status take(dnm_walk *walk, const dnm_member *member, dnm_input *input)
{
    frame *from = top(walk);
    if (member->path) {
        dnm_status status = open_path(walk, member->path);
        return status ? status : DNM_END;
    }
    frame *f = new_frame(walk);
    dnm_status status = f ? describe(f, from->input.path, from->input.member, member) : DNM_NO_MEMORY;
    if (status) {
        free_frame(f);
        return status;
    }
    return sort_out(walk, f, input);
}

/* One step: DNM_END means "nothing to give yet". */
static dnm_status step(dnm_walk *walk, dnm_input *input)
{
    if (walk->pending) {
        frame *f = walk->pending;
        walk->pending = NULL;
        return sort_out(walk, f, input);
    }
    frame *f = top(walk);
    dnm_member member = {0};
    size_t mark = walk->ctx->messages.n;
    dnm_status status = f->container->next(&f->job, f->state, &member);
    if (status == DNM_END) {
        pop(walk);
        return DNM_END;
    }
    f->members++;
    if (status == DNM_OK) status = account(walk, member.size);
    if (status == DNM_OK) return take(walk, &member, input);
    status = dnm_explain_failure(&f->job, mark, status);
    const char *name = member.name ? joined(f, f->input.member, member.name) : NULL;
    dnm_messages_place(&walk->ctx->messages, mark, f->input.member, member.path, name);
    close_over_limit(walk);
    return status;
}

/* ---- the public calls ---- */

static dnm_walk *new_walk(dnm_ctx *ctx)
{
    dnm_walk *walk = calloc(1, sizeof *walk);
    if (!walk) return NULL;
    walk->ctx = ctx;
    walk->budget.left = SIZE_MAX;
    return walk;
}

dnm_status dnm_walk_open(dnm_ctx *ctx, const char *path, dnm_walk **out)
{
    dnm_begin_document(ctx);
    dnm_walk *walk = new_walk(ctx);
    dnm_status status = walk ? open_path(walk, path) : DNM_NO_MEMORY;
    if (status) {
        status = dnm_explain_failure(&ctx->job, 0, status);
        dnm_walk_close(walk);
        return status;
    }
    *out = walk;
    return DNM_OK;
}

dnm_status dnm_walk_bytes(dnm_ctx *ctx, const dnm_input *input, dnm_walk **out)
{
    dnm_begin_document(ctx);
    dnm_walk *walk = new_walk(ctx);
    if (walk) walk->pending = new_frame(walk);
    if (!walk || !walk->pending) {
        dnm_walk_close(walk);
        return dnm_explain_failure(&ctx->job, 0, DNM_NO_MEMORY);
    }
    walk->pending->input = *input;
    *out = walk;
    return DNM_OK;
}

dnm_status dnm_walk_next(dnm_walk *walk, dnm_input *input)
{
    dnm_begin_document(walk->ctx);
    free_frame(walk->document);
    walk->document = NULL;
    dnm_status status = DNM_END;
    while (status == DNM_END && (walk->pending || walk->frames.n)) status = step(walk, input);
    if (status == DNM_NO_MEMORY)
        while (walk->frames.n) pop(walk);
    walk->ctx->walking = status == DNM_OK;
    if (status != DNM_OK) status = dnm_explain_failure(&walk->ctx->job, 0, status);
    dnm_messages_settle(&walk->ctx->messages);
    return status;
}

void dnm_walk_close(dnm_walk *walk)
{
    if (!walk) return;
    free_frame(walk->document);
    free_frame(walk->pending);
    while (walk->frames.n) pop(walk);
    DNM_VEC_FREE(&walk->frames, &walk->budget);
    walk->ctx->walking = false;
    free(walk);
}
