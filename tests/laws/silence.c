/* silence.c -- law 7: the library never prints, exits or aborts, and opens no path that it was not given.
 * Oracle: a child process whose standard outputs are files that must stay empty and whose last act is an exit
 * code that only this test gives; and the linker, which leads every open() and its like through here (--wrap,
 * see CMakeLists.txt). imports.sh looks at the shared library for calls that must not be there at all.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FINISHED = 42, OPENED_A_PATH = 43 };

/* ---- the watch over opened paths ---- */

static bool watching;
static char strange_path[512];

static void watch(const char *path)
{
    if (watching && !strange_path[0])
        snprintf(strange_path, sizeof strange_path, "%s", path ? path : "(null)");
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode);
DIR *__real_opendir(const char *path);
DIR *__wrap_opendir(const char *path);

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    watch(path);
    return __real_open(path, flags, mode);
}

int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    watch(path);
    return __real_openat(folder, path, flags, mode);
}

FILE *__wrap_fopen(const char *path, const char *mode)
{
    watch(path);
    return __real_fopen(path, mode);
}

DIR *__wrap_opendir(const char *path)
{
    watch(path);
    return __real_opendir(path);
}

/* ---- the child ---- */

static void convert_and_write(t_run *run, const char *converter, size_t size)
{
    dnm_input input = run->input;
    input.size = size;
    dnm_doc *doc = NULL;
    dnm_detection detection;
    dnm_detect(run->ctx, &input, &detection);
    if (dnm_read(run->ctx, &input, converter, &doc) == DNM_OK && dnm_clean(run->ctx, doc) == DNM_OK) {
        dnm_module_info info;
        for (size_t i = 0; dnm_ctx_module(run->ctx, DNM_WRITER, i, &info); i++) {
            char *out = NULL;
            size_t n;
            dnm_write_bytes(run->ctx, doc, info.name, &out, &n);
            free(out);
        }
    }
    dnm_doc_free(doc);
}

/* The whole input, its beginnings, and the same taken for what it is not. */
static void work(const t_subject *subject, t_run *run)
{
    dnm_module_info info;
    size_t n = run->bytes.n;
    convert_and_write(run, subject->module[0] ? subject->module : NULL, n);
    convert_and_write(run, NULL, n / 2);
    convert_and_write(run, NULL, n ? n - 1 : 0);
    for (size_t i = 0; dnm_ctx_module(run->ctx, DNM_CONVERTER, i, &info); i++)
        convert_and_write(run, info.name, n);
    dnm_ctx_profile(run->ctx, "no such profile");
    dnm_ctx_set(run->ctx, "no.option", "x");
}

static void child(const t_subject *subject, const char *out, const char *err)
{
    t_run run;
    if (!t_run_open(&subject->fixture, &run) || !freopen(out, "w", stdout) || !freopen(err, "w", stderr))
        _exit(1);
    watching = true;
    work(subject, &run);
    watching = false;
    t_run_close(&run);
    if (strange_path[0]) fprintf(stderr, "opened %s", strange_path);
    fflush(NULL);
    _exit(strange_path[0] ? OPENED_A_PATH : FINISHED);
}

static void must_be_empty(t_law *law, const char *where, const char *path, const char *what)
{
    t_bytes said;
    if (!t_read_file(path, &said)) return;
    if (said.n) t_breach(law, where, "%s got %zu bytes: %.2000s", what, said.n, said.p);
    free(said.p);
}

void t_law_silence(t_law *law, const t_subject *subject)
{
    if (subject->family != T_CONVERTER && subject->family != T_DOCUMENT) return;
    char folder[] = "/tmp/docnorm-silence-XXXXXX";
    if (!mkdtemp(folder)) return;
    char *out = t_join(folder, "out");
    char *err = t_join(folder, "err");
    fflush(NULL);
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) child(subject, out, err);
    law->checked++;
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        t_breach(law, subject->label, "no child process");
    else if (WIFSIGNALED(status))
        t_breach(law, subject->label, "ended by signal %d", WTERMSIG(status));
    else if (WEXITSTATUS(status) != FINISHED && WEXITSTATUS(status) != OPENED_A_PATH)
        t_breach(law, subject->label, "the process ended with %d inside the library", WEXITSTATUS(status));
    must_be_empty(law, subject->label, out, "standard output");
    must_be_empty(law, subject->label, err, "standard error");
    unlink(out);
    unlink(err);
    rmdir(folder);
    free(out);
    free(err);
}
