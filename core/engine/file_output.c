/* file_output.c -- files that appear whole or not at all: a temporary file in the same folder, made
 * durable, then put in place by rename, or by link where an existing file must not be replaced.
 *
 * SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE 1 // NOLINT(bugprone-reserved-identifier): how syncfs is asked for
#endif
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/engine/job.h"

enum { ATTEMPTS = 1000, TEMPORARY_NAME = 64 };

struct dnm_file {
    dnm_ctx *ctx;
    char *path;       /* as the caller named it */
    const char *name; /* its last part, inside path */
    int folder;
    int fd;
    bool replace;
    bool direct; /* a pipe or device: there is nothing to put in place */
    bool failed; /* reported */
    mode_t mode; /* of the file to be replaced; 0 if there is none */
    char temporary[TEMPORARY_NAME];
};

static dnm_status failed(dnm_file *file, int error)
{
    file->failed = true;
    dnm_job *job = &file->ctx->job; /* which may be in the middle of a writer */
    dnm_scope before = job->scope;
    job->scope = (dnm_scope){.path = file->path, .member = ""};
    dnm_status status = dnm_fail_system(job, DNM_WRITE_FAILED, "output.write", error);
    job->scope = before;
    return status;
}

static dnm_status exists(dnm_file *file)
{
    file->failed = true;
    return dnm_report(file->ctx, DNM_EXISTS, file->path, "output.exists", DNM_N_("already exists"));
}

/* ---- beginning ---- */

static int open_folder(const char *path, const char *name)
{
    if (name == path) return open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    size_t n = (size_t)(name - path);
    char *folder = malloc(n + 1);
    if (!folder) {
        errno = ENOMEM;
        return -1;
    }
    memcpy(folder, path, n);
    folder[n] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    free(folder);
    errno = error;
    return fd;
}

/* Looks at what already has the name: nothing, a file, or something to write into directly. */
static dnm_status look(dnm_file *file)
{
    struct stat st;
    if (fstatat(file->folder, file->name, &st, 0) != 0) {
        if (errno != ENOENT) return failed(file, errno);
        /* A dangling link is there all the same. */
        if (fstatat(file->folder, file->name, &st, AT_SYMLINK_NOFOLLOW) != 0) return DNM_OK;
        return file->replace ? DNM_OK : exists(file);
    }
    if (S_ISDIR(st.st_mode)) return failed(file, EISDIR);
    if (!S_ISREG(st.st_mode)) {
        file->direct = true;
        return DNM_OK;
    }
    if (!file->replace) return exists(file);
    file->mode = st.st_mode & 0777;
    return DNM_OK;
}

/* Contexts of several threads may write into one folder: the name that is free is taken. */
static dnm_status open_temporary(dnm_file *file)
{
    for (unsigned i = 0; i < ATTEMPTS; i++) {
        snprintf(file->temporary, sizeof file->temporary, ".docnorm-%ld-%u.tmp", (long)getpid(), i);
        file->fd = openat(file->folder, file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->fd >= 0) break;
        if (errno != EEXIST) break;
    }
    if (file->fd < 0) {
        file->temporary[0] = '\0';
        return failed(file, errno);
    }
    if (file->mode && fchmod(file->fd, file->mode) != 0) return failed(file, errno);
    return DNM_OK;
}

static dnm_status begin(dnm_file *file)
{
    file->folder = open_folder(file->path, file->name);
    if (file->folder < 0) return failed(file, errno);
    dnm_status status = look(file);
    if (status) return status;
    if (!file->direct) return open_temporary(file);
    file->fd = openat(file->folder, file->name, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return file->fd < 0 ? failed(file, errno) : DNM_OK;
}

dnm_status dnm_file_create(dnm_ctx *ctx, const char *path, bool replace, dnm_file **out)
{
    size_t mark = ctx->messages.n;
    dnm_file *file = calloc(1, sizeof *file);
    size_t n = strlen(path);
    char *copy = malloc(n + 1);
    if (!file || !copy) {
        free(file);
        free(copy);
        return dnm_explain_failure(&ctx->job, mark, DNM_NO_MEMORY);
    }
    memcpy(copy, path, n + 1);
    const char *slash = strrchr(copy, '/');
    *file = (dnm_file){.ctx = ctx, .path = copy, .name = slash ? slash + 1 : copy, .replace = replace};
    file->folder = file->fd = -1;
    dnm_status status = *file->name ? begin(file) : failed(file, EISDIR);
    if (status) {
        dnm_file_abort(file);
        return status;
    }
    *out = file;
    return DNM_OK;
}

/* ---- writing and putting in place ---- */

dnm_status dnm_file_write(void *data, const void *bytes, size_t n)
{
    dnm_file *file = data;
    if (file->failed) return DNM_WRITE_FAILED;
    for (const char *p = bytes; n;) {
        ssize_t wrote = write(file->fd, p, n < SSIZE_MAX ? n : SSIZE_MAX);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return failed(file, errno);
        p += wrote;
        n -= (size_t)wrote;
    }
    return DNM_OK;
}

/* Moves without replacing on file systems that know no hard links (FAT): an empty file takes the name
 * if it is free, and is then replaced. */
static int claim_and_rename(dnm_file *file)
{
    int fd = openat(file->folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return -1;
    close(fd);
    if (renameat(file->folder, file->temporary, file->folder, file->name) == 0) return 0;
    int error = errno;
    unlinkat(file->folder, file->name, 0);
    errno = error;
    return -1;
}

static int put_in_place(dnm_file *file)
{
    if (file->replace) return renameat(file->folder, file->temporary, file->folder, file->name);
    if (linkat(file->folder, file->temporary, file->folder, file->name, 0) == 0)
        return unlinkat(file->folder, file->temporary, 0);
    bool no_links = // NOLINTNEXTLINE(misc-redundant-expression): two names, here of one number
        errno == EPERM || errno == EOPNOTSUPP || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK;
    return no_links ? claim_and_rename(file) : -1;
}

static dnm_status commit(dnm_file *file, bool durable)
{
    if (file->failed) return DNM_WRITE_FAILED;
    bool pipe_like = file->direct; /* cannot be synced, and need not */
    if (durable && !pipe_like && fsync(file->fd) != 0) return failed(file, errno);
    int closed = close(file->fd);
    file->fd = -1;
    if (closed != 0 && errno != EINTR) return failed(file, errno);
    if (file->direct) return DNM_OK;
    if (put_in_place(file) != 0) return errno == EEXIST ? exists(file) : failed(file, errno);
    file->temporary[0] = '\0';
    /* Some file systems cannot sync folders; the file itself is safe. */
    if (durable && fsync(file->folder) != 0 && errno != EINVAL && errno != EROFS) return failed(file, errno);
    return DNM_OK;
}

dnm_status dnm_file_commit(dnm_file *file)
{
    dnm_status status = commit(file, true);
    dnm_file_abort(file); /* nothing is left to remove if all went well */
    return status;
}

dnm_status dnm_file_place(dnm_file *file)
{
    dnm_status status = commit(file, false);
    dnm_file_abort(file);
    return status;
}

dnm_status dnm_folder_sync(dnm_ctx *ctx, const char *folder)
{
    dnm_file where = {.ctx = ctx, .path = (char *)folder};
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return failed(&where, errno);
#ifdef __linux__
    int synced = syncfs(fd);
#else
    int synced = 0;
    sync();
#endif
    dnm_status status = synced != 0 ? failed(&where, errno) : DNM_OK;
    close(fd);
    return status;
}

void dnm_file_abort(dnm_file *file)
{
    if (!file) return;
    if (file->fd >= 0) close(file->fd);
    if (file->temporary[0]) unlinkat(file->folder, file->temporary, 0);
    if (file->folder >= 0) close(file->folder);
    free(file->path);
    free(file);
}
