/* file.c -- the container of a single file: one member, the file's bytes. Also opens pipes and devices
 * that the caller names.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "docnorm/module.h"

/* Small files are read. Large ones are archives, visited piece by piece, and are mapped so that their size
 * costs no memory; the price is a signal if another program shortens the file meanwhile. */
enum { MAPPED_FROM = 64 << 20, READ_STEP = 64 * 1024 };

typedef struct file {
    dnm_buf read;
    void *mapped; /* NULL if the file was read */
    size_t size;
    bool given;
} file;

static int probe(const dnm_input *input)
{
    struct stat st;
    if (stat(input->path, &st) != 0) return 1; /* open says why */
    return S_ISDIR(st.st_mode) ? 0 : 50;
}

static dnm_status unreadable(dnm_job *job, int error)
{
    return dnm_fail_system(job, DNM_UNREADABLE, "file.unreadable", error);
}

static dnm_status read_all(dnm_job *job, file *f, int fd)
{
    for (;;) {
        char *room = dnm_buf_room(&f->read, READ_STEP);
        if (!room) break;
        ssize_t n = read(fd, room, READ_STEP);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return unreadable(job, errno);
        if (n == 0) break;
        f->read.n += (size_t)n;
    }
    f->size = f->read.n;
    if (dnm_buf_status(&f->read) != DNM_LIMIT) return dnm_buf_status(&f->read);
    return dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "file.too-large", DNM_N_("longer than %zu bytes"),
                    f->read.max);
}

static dnm_status map(dnm_job *job, file *f, int fd, size_t size)
{
    void *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) return unreadable(job, errno);
    f->mapped = p;
    f->size = size;
    return DNM_OK;
}

static dnm_status load(dnm_job *job, file *f, int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0) return unreadable(job, errno);
    if (S_ISREG(st.st_mode) && st.st_size >= MAPPED_FROM) {
        if ((uint64_t)st.st_size > SIZE_MAX / 2) return unreadable(job, EFBIG);
        return map(job, f, fd, (size_t)st.st_size);
    }
    size_t limit = dnm_job_limits(job)->input_bytes;
    if (limit > SIZE_MAX - 2 * READ_STEP) limit = SIZE_MAX - 2 * READ_STEP;
    dnm_buf_init(&f->read, (limit > MAPPED_FROM ? limit : MAPPED_FROM) + READ_STEP);
    if (st.st_size > 0) dnm_buf_room(&f->read, (size_t)st.st_size + READ_STEP);
    return read_all(job, f, fd);
}

static void close_file(void *state)
{
    file *f = state;
    if (f->mapped) munmap(f->mapped, f->size);
    dnm_buf_free(&f->read);
    free(f);
}

static dnm_status open_file(dnm_job *job, const dnm_input *input, void **state)
{
    file *f = calloc(1, sizeof *f);
    if (!f) return DNM_NO_MEMORY;
    int fd = open(input->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    dnm_status status = fd < 0 ? unreadable(job, errno) : load(job, f, fd);
    if (fd >= 0) close(fd);
    if (status) {
        close_file(f);
        return status;
    }
    *state = f;
    return DNM_OK;
}

static dnm_status next(dnm_job *job, void *state, dnm_member *member)
{
    (void)job;
    file *f = state;
    if (f->given) return DNM_END;
    f->given = true;
    *member = (dnm_member){.name = "", .media_type = "", .charset = "", .size = f->size};
    member->bytes = f->mapped ? f->mapped : f->read.p;
    return DNM_OK;
}

const dnm_container dnm_container_file = {
    .name = "file",
    .summary = DNM_N_("A file"),
    .opens_paths = true,
    .probe = probe,
    .open = open_file,
    .next = next,
    .close = close_file,
};
