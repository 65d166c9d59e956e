/* test_charset_suite.c -- the detector on the large public suite of charset cases, where it is at hand.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/charset.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#define SUITE DOCNORM_SHARED_DIR "/suites/charset/"

enum { CASE_MAX = 1 << 20 };

/* The suite's names of families that are not labels of charsets. */
static const char *charset_of(const char *family)
{
    static const char *const names[][2] = {{"gb", "GBK"},
                                           {"sjis", "Shift_JIS"},
                                           {"cp1251", "windows-1251"},
                                           {"hz", "HZ-GB-2312"},
                                           {"cp1252", "windows-1252"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i][0], family) == 0) return names[i][1];
    }
    return dnm_charset_by_label(dnm_str_of(family));
}

typedef struct tally {
    const char *what;
    unsigned right, all, least; /* least: in hundredths of a percent */
} tally;

static void count(tally *t, bool right)
{
    t->all++;
    t->right += right;
}

static bool is_right(const char *id, const char *family, const char *declared, char *bytes)
{
    char path[1024];
    snprintf(path, sizeof path, SUITE "cases/%s.bin", id);
    FILE *f = fopen(path, "rb");
    cr_assert_not_null(f, "%s", path);
    size_t n = fread(bytes, 1, CASE_MAX, f);
    fclose(f);
    dnm_charset_hints hints = {.meta = strcmp(declared, "-") == 0 ? NULL : declared};
    dnm_charset_guess g;
    cr_assert_eq(dnm_charset_detect(bytes, n, &hints, &g), DNM_OK);
    const char *charset = strcmp(g.charset, "gb18030") == 0 ? "GBK" : g.charset;
    return strcmp(charset, charset_of(family)) == 0;
}

Test(charset_suite, shares_of_right_guesses)
{
    FILE *truth = fopen(SUITE "truth.tsv", "r");
    if (!truth) cr_skip_test("skipped: the suite is not at hand\n");
    tally chinese = {"Chinese", 0, 0, 9950}, shortest = {"10 characters", 0, 0, 9900},
          longer = {"100 and more", 0, 0, 9990};
    tally utf16 = {"UTF-16", 0, 0, 9900}, damaged = {"damaged", 0, 0, 9900},
          western = {"windows-1252", 0, 0, 9800};
    tally others = {"others", 0, 0, 9700};
    char line[512], *bytes = malloc(CASE_MAX);
    cr_assert_not_null(bytes);
    cr_assert_not_null(fgets(line, sizeof line, truth));
    while (fgets(line, sizeof line, truth)) {
        char id[16], encoding[32], family[32], script[8], damage[32], declared[32];
        unsigned chars;
        cr_assert_eq(sscanf(line, "%15s %31s %31s %7s %u %31s %31s", id, encoding, family, script, &chars,
                            damage, declared),
                     7);
        bool right = is_right(id, family, declared, bytes),
             zh = strcmp(script, "sc") == 0 || strcmp(script, "tc") == 0;
        if (strcmp(script, "en") == 0 || zh) count(&chinese, right);
        if (zh && chars == 10) count(&shortest, right);
        if (zh && chars >= 100) count(&longer, right);
        if (zh && strncmp(family, "utf-16", 6) == 0) count(&utf16, right);
        if (strcmp(damage, "-") != 0) count(&damaged, right);
        if (strcmp(family, "cp1252") == 0) count(&western, right);
        if (!zh && strcmp(script, "en") != 0 && strcmp(family, "cp1252") != 0) count(&others, right);
    }
    fclose(truth);
    free(bytes);
    const tally *const all[] = {&chinese, &shortest, &longer, &utf16, &damaged, &western, &others};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        cr_expect_geq(all[i]->right * 10000, all[i]->all * all[i]->least, "%s: %u of %u", all[i]->what,
                      all[i]->right, all[i]->all);
    }
}
