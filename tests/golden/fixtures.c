/* fixtures.c -- docnorm_fixtures FAMILY MODULE FOLDER [--bless]: runs every fixture of a folder through its
 * module and compares what comes out with the expectation beside it (README.md). --bless writes the
 * expectations instead. Ends with 1 if any differs, and with 77 if the folder has no fixtures.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/golden/produce.h"
#include "tests/support/diff.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct tally {
    size_t compared, failed, written;
    bool bless;
} tally;

static void bless(tally *count, const char *path, dnm_str actual)
{
    t_bytes old;
    bool had = t_read_file(path, &old);
    bool same = had && dnm_str_eq((dnm_str){old.p, old.n}, actual);
    if (had) free(old.p);
    if (same) return;
    if (t_write_file(path, actual.p, actual.n)) {
        printf("%s %s\n", had ? "rewrote" : "wrote", path);
        count->written++;
    } else {
        printf("cannot write %s\n", path);
        count->failed++;
    }
}

static void compare(tally *count, const char *path, dnm_str actual)
{
    t_bytes expected;
    count->compared++;
    if (!t_read_file(path, &expected)) {
        printf("FAIL %s is missing (--bless writes it); it would be:\n", path);
        t_print_diff(stdout, DNM_STR(""), actual);
        count->failed++;
        return;
    }
    if (!dnm_str_eq((dnm_str){expected.p, expected.n}, actual)) {
        printf("FAIL %s\n", path);
        t_print_diff(stdout, (dnm_str){expected.p, expected.n}, actual);
        count->failed++;
    }
    free(expected.p);
}

static void check_output(tally *count, const t_fixture *fixture, const t_output *output)
{
    if (!output->suffix) return;
    char *path = t_concat(fixture->stem, output->suffix);
    if (dnm_buf_status(&output->text) != DNM_OK) {
        printf("FAIL %s: the result is too large\n", path);
        count->failed++;
    } else if (count->bless) {
        bless(count, path, dnm_buf_str(&output->text));
    } else {
        compare(count, path, dnm_buf_str(&output->text));
    }
    free(path);
}

static void run_fixture(tally *count, t_family family, const char *module, const t_fixture *fixture)
{
    t_outputs outputs;
    t_outputs_init(&outputs);
    if (!t_produce(family, module, fixture, &outputs)) {
        printf("FAIL %s could not be run\n", fixture->path);
        count->failed++;
    } else {
        for (size_t i = 0; i < T_OUTPUTS; i++) check_output(count, fixture, &outputs.p[i]);
    }
    t_outputs_free(&outputs);
}

static int usage(void)
{
    fputs("usage: docnorm_fixtures converter|cleaner|writer|container|document MODULE FOLDER [--bless]\n",
          stderr);
    return 2;
}

int main(int argc, char **argv)
{
    tally count = {0};
    count.bless = (argc == 5 && strcmp(argv[4], "--bless") == 0) || getenv("DOCNORM_BLESS") != NULL;
    if (argc != 4 && !(argc == 5 && count.bless)) return usage();
    t_family family = t_family_by_name(argv[1]);
    if (family == T_FAMILY_COUNT) return usage();
    t_fixtures fixtures;
    bool found = t_fixtures_find(family, argv[3], &fixtures);
    for (size_t i = 0; i < fixtures.n; i++) run_fixture(&count, family, argv[2], &fixtures.p[i]);
    size_t inputs = fixtures.n;
    t_fixtures_free(&fixtures);
    if (!found) return 1;
    if (inputs == 0) {
        printf("skipped: no fixtures in %s\n", argv[3]);
        return 77;
    }
    printf("%s %s: %zu inputs, %zu compared, %zu written, %zu failed\n", argv[1], argv[2], inputs,
           count.compared, count.written, count.failed);
    return count.failed ? 1 : 0;
}
