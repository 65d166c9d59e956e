/* files.h -- whole files, folders and paths for the test programs. A test that runs out of memory
 * says so and ends: t_alloc never returns NULL.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_FILES_H
#define DNM_TESTS_FILES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct t_bytes {
    char *p; /* malloc'ed, n bytes and a NUL */
    size_t n;
} t_bytes;

void *t_alloc(size_t bytes);
char *t_copy(const char *s);

/* "dir/name" or "a" followed by "b". free() the result. */
char *t_join(const char *dir, const char *name);
char *t_concat(const char *a, const char *b);

bool t_ends_with(const char *s, const char *end);
const char *t_base_name(const char *path);

bool t_is_folder(const char *path);
bool t_read_file(const char *path, t_bytes *bytes);
bool t_write_file(const char *path, const void *bytes, size_t n);

/* The names in a folder, sorted by bytes, without those that begin with a dot. */
typedef struct t_names {
    char **p;
    size_t n;
} t_names;
bool t_list_folder(const char *folder, t_names *names);
void t_names_free(t_names *names);

#endif
