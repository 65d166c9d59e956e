/* dir.c -- the container of a folder: its files and those of its subfolders, in the order in which
 * `LC_ALL=C sort` puts their paths, so that a run is the same on every machine.
 *
 * Names that begin with a dot are left out unless option `hidden` says otherwise. Symbolic links inside
 * the folder are left out too: they may lead anywhere, and the caller gave this folder only. Option `links`
 * follows them, except into a folder that is being visited already.
 *
 * SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/buf.h"
#include "core/base/vec.h"
#include "docnorm/module.h"

enum { NAME_BYTES = 1 << 30 }; /* ceiling of one folder's names */

/* A folder being visited. Names of subfolders end with "/", so they sort as their contents will. */
typedef struct level {
    dnm_buf bytes;
    char **names;
    size_t count, next;
    size_t path_n; /* of its path, "/" included */
    dev_t device;
    ino_t inode;
} level;

typedef struct folder {
    dnm_buf path; /* of what is being looked at */
    size_t root_n;
    DNM_VEC(level) levels;
    dnm_budget budget;
    bool hidden, links;
} folder;

static int probe(const dnm_input *input)
{
    struct stat st;
    return stat(input->path, &st) == 0 && S_ISDIR(st.st_mode) ? 50 : 0;
}

/* ---- reading one folder ---- */

static void free_level(level *l)
{
    dnm_buf_free(&l->bytes);
    free(l->names);
}

static bool being_visited(const folder *f, const struct stat *st)
{
    for (uint32_t i = 0; i < f->levels.n; i++)
        if (f->levels.p[i].device == st->st_dev && f->levels.p[i].inode == st->st_ino) return true;
    return false;
}

/* What an entry is: '/' a folder to visit, 'f' a file, 0 left out. */
static char kind_of(dnm_job *job, const folder *f, int fd, const char *name)
{
    struct stat st;
    const char *below = f->path.p + f->root_n;                        /* the folder, as seen from the input */
    if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) return 'f'; /* opening it says why */
    if (S_ISLNK(st.st_mode)) {
        if (!f->links) {
            dnm_note(job, DNM_NOWHERE, "dir.link", DNM_N_("symbolic link left out: %s%s"), below, name);
            return 0;
        }
        if (fstatat(fd, name, &st, 0) != 0) return 'f';
        if (S_ISDIR(st.st_mode) && being_visited(f, &st)) {
            dnm_warn(job, DNM_NOWHERE, "dir.loop",
                     DNM_N_("symbolic link leads back to a folder above it: %s%s"), below, name);
            return 0;
        }
    }
    if (S_ISDIR(st.st_mode)) return '/';
    if (S_ISREG(st.st_mode)) return 'f';
    dnm_note(job, DNM_NOWHERE, "dir.special", DNM_N_("neither file nor folder, left out: %s%s"), below, name);
    return 0;
}

static void add_entry(dnm_job *job, const folder *f, level *l, int fd, const char *name)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return;
    if (*name == '.' && !f->hidden) return;
    char kind = kind_of(job, f, fd, name);
    if (!kind) return;
    dnm_buf_add_str(&l->bytes, name);
    if (kind == '/') dnm_buf_add_char(&l->bytes, '/');
    dnm_buf_add_char(&l->bytes, '\0');
    l->count++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static dnm_status sort_names(level *l)
{
    if (dnm_buf_status(&l->bytes)) return dnm_buf_status(&l->bytes);
    l->names = calloc(l->count + 1, sizeof *l->names);
    if (!l->names) return DNM_NO_MEMORY;
    char *name = l->bytes.p;
    for (size_t i = 0; i < l->count; i++) {
        l->names[i] = name;
        name += strlen(name) + 1;
    }
    qsort(l->names, l->count, sizeof *l->names, by_name);
    return DNM_OK;
}

static dnm_status list(dnm_job *job, const folder *f, level *l, DIR *dir)
{
    struct stat st;
    if (fstat(dirfd(dir), &st) != 0) return dnm_fail_system(job, DNM_UNREADABLE, "dir.unreadable", errno);
    l->device = st.st_dev;
    l->inode = st.st_ino;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry && errno) return dnm_fail_system(job, DNM_UNREADABLE, "dir.unreadable", errno);
        if (!entry) return sort_names(l);
        add_entry(job, f, l, dirfd(dir), entry->d_name);
    }
}

/* Visits the folder at f->path, which ends with "/". */
static dnm_status enter(dnm_job *job, folder *f)
{
    if (f->levels.n >= dnm_job_limits(job)->depth)
        return dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "dir.depth",
                        DNM_N_("more than %u folders within each other"),
                        (unsigned)dnm_job_limits(job)->depth);
    DIR *dir = opendir(f->path.p);
    if (!dir) return dnm_fail_system(job, DNM_UNREADABLE, "dir.unreadable", errno);
    level l = {.path_n = f->path.n};
    dnm_buf_init(&l.bytes, NAME_BYTES);
    dnm_status status = list(job, f, &l, dir);
    closedir(dir);
    level *slot = status ? NULL : DNM_PUSH(&f->levels, &f->budget);
    if (slot) {
        *slot = l;
        return DNM_OK;
    }
    free_level(&l);
    return status ? status : DNM_NO_MEMORY;
}

/* ---- the container ---- */

static void close_folder(void *state)
{
    folder *f = state;
    for (uint32_t i = 0; i < f->levels.n; i++) free_level(&f->levels.p[i]);
    DNM_VEC_FREE(&f->levels, &f->budget);
    dnm_buf_free(&f->path);
    free(f);
}

static dnm_status open_folder(dnm_job *job, const dnm_input *input, void **state)
{
    folder *f = calloc(1, sizeof *f);
    if (!f) return DNM_NO_MEMORY;
    f->budget.left = SIZE_MAX;
    f->hidden = dnm_job_option_on(job, "hidden");
    f->links = dnm_job_option_on(job, "links");
    dnm_buf_init(&f->path, NAME_BYTES);
    dnm_buf_add_str(&f->path, input->path);
    if (f->path.n && f->path.p[f->path.n - 1] != '/') dnm_buf_add_char(&f->path, '/');
    f->root_n = f->path.n;
    dnm_status status = dnm_buf_status(&f->path);
    if (status == DNM_OK) status = enter(job, f);
    if (status) {
        close_folder(f);
        return status;
    }
    *state = f;
    return DNM_OK;
}

/* Sets the path to the next entry of the innermost folder; false if it has no more. */
static bool step(folder *f, level *l)
{
    if (l->next == l->count) {
        free_level(l);
        f->levels.n--;
        return false;
    }
    f->path.n = l->path_n;
    dnm_buf_add_str(&f->path, l->names[l->next++]);
    return true;
}

static dnm_status next(dnm_job *job, void *state, dnm_member *member)
{
    folder *f = state;
    while (f->levels.n) {
        if (!step(f, &f->levels.p[f->levels.n - 1])) continue;
        dnm_status status = dnm_buf_status(&f->path);
        bool is_folder = status == DNM_OK && f->path.p[f->path.n - 1] == '/';
        if (is_folder) status = enter(job, f);
        if (is_folder && status == DNM_OK) continue;
        *member = (dnm_member){.name = f->path.p + f->root_n, .path = f->path.p};
        member->media_type = member->charset = "";
        return status;
    }
    return DNM_END;
}

static const dnm_option options[] = {
    {"hidden", "no", "yes|no", DNM_N_("Also visit files and folders whose names begin with a dot")},
    {"links", "no", "yes|no", DNM_N_("Also follow symbolic links inside the folder")},
    {0},
};

const dnm_container dnm_container_dir = {
    .name = "dir",
    .summary = DNM_N_("A folder with all its subfolders"),
    .options = options,
    .opens_paths = true,
    .probe = probe,
    .open = open_folder,
    .next = next,
    .close = close_folder,
};
