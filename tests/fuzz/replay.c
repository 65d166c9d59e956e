/* replay.c -- runs the fuzz harness over given files and folders, without libFuzzer: what once crashed, and
 * the seeds, in every build.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/files.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t replay_file(const char *path)
{
    t_bytes bytes;
    if (t_ends_with(path, ".md") || !t_read_file(path, &bytes)) return 0;
    printf("%s\n", path);
    fflush(stdout); /* so that the last line names the culprit */
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
    free(bytes.p);
    return 1;
}

static size_t replay_folder(const char *folder)
{
    t_names names;
    size_t count = 0;
    if (!t_list_folder(folder, &names)) return 0;
    for (size_t i = 0; i < names.n; i++) {
        char *path = t_join(folder, names.p[i]);
        count += replay_file(path);
        free(path);
    }
    t_names_free(&names);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        count += t_is_folder(argv[i]) ? replay_folder(argv[i]) : replay_file(argv[i]);
    printf("replayed %zu inputs\n", count);
    return 0;
}
