/* guard.c -- guard.h: inputs are known by device and inode, so no spelling of a path hides one.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/guard.h"

#include <stdlib.h>
#include <sys/stat.h>

typedef struct identity {
    dev_t device;
    ino_t inode;
} identity;

struct guard {
    size_t n;
    identity ids[]; /* sorted */
};

static int compare(const void *a, const void *b)
{
    const identity *x = a, *y = b;
    if (x->device != y->device) return x->device < y->device ? -1 : 1;
    return (x->inode > y->inode) - (x->inode < y->inode);
}

/* Only files and folders count: reading and writing one terminal or pipe is nobody's mistake. */
guard *guard_new(const char *const *inputs, size_t count)
{
    guard *g = malloc(sizeof *g + count * sizeof *g->ids);
    if (!g) return NULL;
    g->n = 0;
    for (size_t i = 0; i < count; i++) {
        struct stat st;
        if (stat(inputs[i], &st) != 0 || !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))) continue;
        g->ids[g->n++] = (identity){st.st_dev, st.st_ino};
    }
    qsort(g->ids, g->n, sizeof *g->ids, compare);
    return g;
}

void guard_free(guard *g)
{
    free(g);
}

static bool is_input(const guard *g, const struct stat *st)
{
    identity id = {st->st_dev, st->st_ino};
    return bsearch(&id, g->ids, g->n, sizeof id, compare) != NULL;
}

/* Shortens the path by its last part: "a/b" to "a", "a" to ".", "/a" to "/". */
static void to_parent(char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') n--;
    while (n && path[n - 1] != '/') n--;
    while (n > 1 && path[n - 1] == '/') n--;
    if (n)
        path[n] = '\0';
    else
        memcpy(path, ".", 2);
}

/* Whether an existing folder, or one above it, is an input. */
static bool in_input(const guard *g, char *path, size_t room)
{
    struct stat st, above;
    size_t n = strlen(path);
    if (stat(path, &st) != 0) return false;
    while (!is_input(g, &st)) {
        if (n + 4 > room) return false;
        memcpy(path + n, "/..", 4);
        n += 3;
        if (stat(path, &above) != 0 || (above.st_dev == st.st_dev && above.st_ino == st.st_ino)) return false;
        st = above;
    }
    return true;
}

bool guard_refuses(const guard *g, const char *path)
{
    enum { CLIMB = 3 * 512 };
    size_t n = strlen(path);
    char *p = malloc(n + 2 + CLIMB);
    if (!p) return true;
    memcpy(p, path, n + 1);
    if (!n) memcpy(p, ".", 2);
    struct stat st;
    bool refused = stat(p, &st) == 0 && is_input(g, &st);
    /* Links were followed; the file that would be replaced is the one in the folder of that name. */
    to_parent(p);
    while (stat(p, &st) != 0 && strcmp(p, ".") != 0 && strcmp(p, "/") != 0) to_parent(p);
    refused = refused || in_input(g, p, n + 2 + CLIMB); /* p is not longer than path, or is "." */
    free(p);
    return refused;
}
