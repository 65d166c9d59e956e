/* folder.c -- folder.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *base_of(const char *path)
{
    size_t n = strlen(path);
    while (n && path[n - 1] == '/') n--;
    while (n && path[n - 1] != '/') n--;
    return path + n;
}

bool folder_may_replace(const dnm_ctx *ctx, const char *extension)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_CONVERTER, i, &info); i++)
        for (const char *const *e = info.extensions; e && *e; e++)
            if (strcmp(*e, extension) == 0) return true;
    return false;
}

/* Appends a part of a document's name; "!/" between an archive and its member is a folder, too, and
 * nothing climbs. */
static void put_parts(FILE *to, const char *name)
{
    for (const char *p = name; *p;) {
        size_t n = strcspn(p, "/");
        size_t shown = n && p[n] && p[n - 1] == '!' ? n - 1 : n;
        bool climbs = (n == 1 && p[0] == '.') || (n == 2 && p[0] == '.' && p[1] == '.');
        if (climbs)
            fputc('_', to);
        else
            fwrite(p, 1, shown, to);
        p += n;
        if (*p) fputc(*p++, to);
    }
}

char *folder_name_of(const options *o, const char *root, const dnm_input *input)
{
    char *name = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&name, &n);
    if (!to) return NULL;
    bool several = o->input_count > 1;
    size_t root_n = strlen(root);
    while (root_n && root[root_n - 1] == '/') root_n--;
    bool below = strncmp(input->path, root, root_n) == 0 && input->path[root_n] == '/';
    const char *inside = below ? input->path + root_n + strspn(input->path + root_n, "/") : "";
    bool is_file = !below && !*input->member;
    if (several || is_file) {
        const char *base = strcmp(root, "-") == 0 ? "stdin" : base_of(root);
        size_t base_n = strcspn(base, "/");
        bool climbs = base_n == 0 || (base_n <= 2 && strspn(base, ".") == base_n);
        if (climbs)
            fputs("input", to);
        else
            fwrite(base, 1, base_n, to);
        if (!is_file) fputc('/', to);
    }
    put_parts(to, inside);
    if (*inside && *input->member) fputc('/', to);
    put_parts(to, input->member);
    if (fclose(to) == 0) return name;
    free(name);
    return NULL;
}

dnm_status folder_make_above(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int made = mkdir(path, 0777);
        int error = errno;
        if (made != 0 && error != EEXIST) say("%s: %s [output.write]", path, reason_of(error));
        *slash = '/';
        if (made != 0 && error != EEXIST) return DNM_WRITE_FAILED;
    }
    return DNM_OK;
}

const char *folder_extension_of(const char *path)
{
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    const char *dot = strrchr(base, '.');
    return dot && dot != base ? dot + 1 : "";
}

bool folder_is(const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

bool folder_among_inputs(const options *o)
{
    for (size_t i = 0; i < o->input_count; i++)
        if (strcmp(o->inputs[i], "-") != 0 && folder_is(o->inputs[i])) return true;
    return false;
}
