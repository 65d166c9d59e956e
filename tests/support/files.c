/* files.c -- whole files, folders and paths for the test programs.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void *t_alloc(size_t bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (!p) {
        fputs("test: out of memory\n", stderr);
        exit(99);
    }
    return p;
}

char *t_concat(const char *a, const char *b)
{
    size_t na = strlen(a);
    size_t nb = strlen(b);
    char *s = t_alloc(na + nb + 1);
    memcpy(s, a, na);
    memcpy(s + na, b, nb + 1);
    return s;
}

char *t_copy(const char *s)
{
    return t_concat(s, "");
}

char *t_join(const char *dir, const char *name)
{
    char *with_slash = t_concat(dir, "/");
    char *path = t_concat(with_slash, name);
    free(with_slash);
    return path;
}

bool t_ends_with(const char *s, const char *end)
{
    size_t n = strlen(s);
    size_t ne = strlen(end);
    return n >= ne && strcmp(s + n - ne, end) == 0;
}

const char *t_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool t_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool t_read_file(const char *path, t_bytes *bytes)
{
    struct stat st;
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    bool ok = fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode);
    if (ok) {
        bytes->n = (size_t)st.st_size;
        bytes->p = t_alloc(bytes->n + 1);
        ok = fread(bytes->p, 1, bytes->n, file) == bytes->n;
        bytes->p[bytes->n] = 0;
        if (!ok) free(bytes->p);
    }
    fclose(file);
    return ok;
}

bool t_write_file(const char *path, const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool ok = n == 0 || fwrite(bytes, 1, n, file) == n;
    return fclose(file) == 0 && ok;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool t_list_folder(const char *folder, t_names *names)
{
    *names = (t_names){NULL, 0};
    DIR *dir = opendir(folder);
    if (!dir) return false;
    size_t cap = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.') continue;
        if (names->n == cap) {
            cap = cap ? 2 * cap : 64;
            char **more = t_alloc(cap * sizeof *more);
            if (names->n) memcpy(more, names->p, names->n * sizeof *more);
            free(names->p);
            names->p = more;
        }
        names->p[names->n++] = t_copy(entry->d_name);
    }
    closedir(dir);
    if (names->n) qsort(names->p, names->n, sizeof *names->p, by_bytes);
    return true;
}

void t_names_free(t_names *names)
{
    for (size_t i = 0; i < names->n; i++) free(names->p[i]);
    free(names->p);
    *names = (t_names){NULL, 0};
}
