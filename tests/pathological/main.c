/* main.c -- docnorm_pathological FAMILY [CASE]: runs hostile inputs, each in a process with limits, and says
 * how each ended and what it cost.
 *
 * SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* wait4 */
#include "docnorm/docnorm.h"
#include "docnorm/module.h"
#include "tests/pathological/hostile.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#ifdef NDEBUG
enum { SLOWNESS = 1 };
#else
enum { SLOWNESS = SANITIZED ? 20 : 8 }; /* how much more time than an optimised build is fair */
#endif

void t_repeat_bytes(dnm_buf *out, const void *piece, size_t size, size_t n)
{
    char *room = dnm_buf_room(out, size * n);
    if (!room) return;
    for (size_t i = 0; i < n; i++) memcpy(room + i * size, piece, size);
    out->n += size * n;
}

void t_repeat(dnm_buf *out, const char *piece, size_t n)
{
    t_repeat_bytes(out, piece, strlen(piece), n);
}

/* ---- the child: everything docnorm does with an input ---- */

static dnm_status to_buf(void *buf, const void *bytes, size_t n)
{
    dnm_buf_add(buf, bytes, n);
    return dnm_buf_status(buf);
}

static dnm_status write_and_restore(dnm_ctx *ctx, const dnm_doc *doc, const char *writer)
{
    dnm_buf output, edits;
    char *text = NULL;
    size_t n = 0;
    dnm_buf_init(&output, (size_t)2 << 30);
    dnm_buf_init(&edits, (size_t)2 << 30);
    dnm_stream *stream = NULL;
    dnm_status status = dnm_stream_open(ctx, writer, to_buf, &output, &stream);
    if (status == DNM_OK) status = dnm_stream_add(stream, doc);
    if (status == DNM_OK) status = dnm_stream_end(stream);
    if (status == DNM_OK) status = dnm_stream_edits(stream, doc, to_buf, &edits);
    if (status == DNM_OK) status = dnm_restore(ctx, dnm_buf_str(&output), dnm_buf_str(&edits), &text, &n);
    const dnm_view *origin = dnm_doc_origin(doc);
    if (status == DNM_OK && !dnm_str_eq((dnm_str){text, n}, (dnm_str){origin->text, origin->text_len}))
        status = DNM_BUG;
    free(text);
    dnm_stream_free(stream);
    dnm_buf_free(&output);
    dnm_buf_free(&edits);
    return status;
}

static dnm_status follow(dnm_ctx *ctx, dnm_doc *doc)
{
    const char *why = "";
    dnm_module_info info;
    dnm_status status = dnm_doc_check(doc, &why);
    if (status == DNM_OK) status = dnm_clean(ctx, doc);
    if (status == DNM_OK) status = dnm_doc_check(doc, &why);
    for (size_t i = 0; status == DNM_OK && dnm_ctx_module(ctx, DNM_WRITER, i, &info); i++)
        status = write_and_restore(ctx, doc, info.name);
    return status;
}

static dnm_status read_and_follow(dnm_ctx *ctx, const dnm_input *input, const char *converter)
{
    dnm_doc *doc = NULL;
    dnm_detection detection;
    dnm_detect(ctx, input, &detection);
    dnm_status status = dnm_read(ctx, input, converter, &doc);
    if (status == DNM_OK) status = follow(ctx, doc);
    dnm_doc_free(doc);
    return status;
}

static dnm_status undump_and_follow(dnm_ctx *ctx, const dnm_input *input)
{
    dnm_doc *doc = NULL;
    size_t line;
    dnm_status status = dnm_undump((const char *)input->bytes, input->size, dnm_ctx_limits(ctx), &doc, &line);
    if (status == DNM_OK) status = follow(ctx, doc);
    dnm_doc_free(doc);
    return status;
}

static dnm_status walk_all(dnm_ctx *ctx, const dnm_input *archive)
{
    dnm_walk *walk = NULL;
    dnm_input member;
    dnm_status worst = dnm_walk_bytes(ctx, archive, &walk);
    for (dnm_status status = worst; status != DNM_END && status != DNM_NO_MEMORY && walk;) {
        status = dnm_walk_next(walk, &member);
        if (status != DNM_OK && status != DNM_END) worst = status;
        dnm_doc *doc = NULL;
        if (status == DNM_OK && dnm_read(ctx, &member, NULL, &doc) == DNM_OK) dnm_clean(ctx, doc);
        dnm_doc_free(doc);
    }
    dnm_walk_close(walk);
    return worst;
}

static void child(const t_hostile *hostile, const dnm_buf *input_bytes)
{
    struct rlimit cpu = {hostile->seconds * SLOWNESS, hostile->seconds * SLOWNESS + 1};
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_CORE, &no_core);
    if (!SANITIZED) { /* sanitizers reserve terabytes of addresses */
        rlim_t bytes = (rlim_t)hostile->mib << 20;
        struct rlimit memory = {bytes + 2 * input_bytes->n, bytes + 2 * input_bytes->n};
        setrlimit(RLIMIT_DATA, &memory);
    }
    dnm_ctx *ctx = NULL;
    dnm_input input;
    dnm_status status = dnm_ctx_new(NULL, &ctx);
    dnm_input_init(&input, hostile->name, input_bytes->p, input_bytes->n);
    if (status == DNM_OK && hostile->way == T_READ) status = read_and_follow(ctx, &input, hostile->converter);
    if (status == DNM_OK && hostile->way == T_UNDUMP) status = undump_and_follow(ctx, &input);
    if (status == DNM_OK && hostile->way == T_WALK) status = walk_all(ctx, &input);
    dnm_ctx_free(ctx);
    _exit((int)status);
}

/* ---- the parent ---- */

static bool judge(const t_hostile *hostile, int status, const struct rusage *usage, size_t input_bytes)
{
    unsigned allowed = hostile->may | T_MAY(DNM_OK);
    double seconds = (double)usage->ru_utime.tv_sec + (double)usage->ru_utime.tv_usec / 1e6;
    bool ok = WIFEXITED(status) && WEXITSTATUS(status) <= DNM_BUG && (allowed & T_MAY(WEXITSTATUS(status)));
    printf("%-4s %-36s %8zu KiB in, %6.2f s, %5ld MiB: ", ok ? "ok" : "FAIL", hostile->name,
           input_bytes >> 10, seconds, usage->ru_maxrss >> 10);
    if (WIFSIGNALED(status))
        printf("signal %d%s\n", WTERMSIG(status), WTERMSIG(status) == SIGXCPU ? " (time limit)" : "");
    else
        printf("%s\n", dnm_status_name((dnm_status)WEXITSTATUS(status)));
    return ok;
}

static bool run(const t_hostile *hostile)
{
    dnm_buf input;
    struct rusage usage = {0};
    int status = 0;
    dnm_buf_init(&input, (size_t)1 << 30);
    hostile->make(&input);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) child(hostile, &input);
    bool ok = pid > 0 && wait4(pid, &status, 0, &usage) == pid && judge(hostile, status, &usage, input.n);
    dnm_buf_free(&input);
    return ok;
}

/* A family whose module was left out of the build has nothing to say. */
static bool has_module(dnm_family family, const char *name)
{
    dnm_ctx *ctx = NULL;
    dnm_module_info info;
    bool found = false;
    if (dnm_ctx_new(NULL, &ctx) != DNM_OK) return false;
    for (size_t i = 0; dnm_ctx_module(ctx, family, i, &info); i++) found |= strcmp(info.name, name) == 0;
    dnm_ctx_free(ctx);
    return found;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        const t_hostile *cases;
        dnm_family family;
        const char *module;
    } families[] = {{"html", t_hostile_html, DNM_CONVERTER, "html"},
                    {"text", t_hostile_text, DNM_CONVERTER, "txt"},
                    {"archives", t_hostile_archives, DNM_CONTAINER, "zip"},
                    {"docx", t_hostile_docx, DNM_CONVERTER, "docx"}};
    size_t failed = 0;
    size_t count = 0;
    for (size_t f = 0; argc >= 2 && f < sizeof families / sizeof *families; f++) {
        if (strcmp(families[f].name, argv[1]) != 0) continue;
        if (!has_module(families[f].family, families[f].module)) {
            printf("skipped: this build has no %s\n", families[f].module);
            return 77;
        }
        for (const t_hostile *hostile = families[f].cases; hostile->name; hostile++) {
            if (argc > 2 && strcmp(argv[2], hostile->name) != 0) continue;
            count++;
            failed += !run(hostile);
        }
    }
    if (count == 0) {
        fputs("usage: docnorm_pathological html|text|archives|docx [CASE]\n", stderr);
        return 2;
    }
    printf("pathological %s: %zu cases, %zu failed\n", argv[1], count, failed);
    return failed ? 1 : 0;
}
