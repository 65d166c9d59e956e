/* test_base.c -- names of statuses, slices, default limits, the version.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/base.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* Messages and exit codes are read by scripts: each status has a name of its own, and none is lost. */
Test(base, every_status_has_its_own_name)
{
    for (int a = DNM_OK; a <= DNM_BUG; a++) {
        const char *name = dnm_status_name((dnm_status)a);
        cr_expect_str_neq(name, "unknown", "status %d", a);
        for (int b = DNM_OK; b < a; b++) cr_expect_str_neq(name, dnm_status_name((dnm_status)b));
        for (const char *c = name; *c; c++) cr_expect((*c >= 'a' && *c <= 'z') || *c == '-', "%s", name);
    }
    cr_expect_str_eq(dnm_status_name((dnm_status)(DNM_BUG + 1)), "unknown");
    cr_expect_str_eq(dnm_status_name((dnm_status)-1), "unknown");
}

/* Exit codes of the command line are part of its interface: they must not move. */
Test(base, exit_codes_are_stable)
{
    static const struct {
        dnm_status status;
        int code;
        const char *name;
    } cases[] = {
        {DNM_OK, 0, "ok"},
        {DNM_USAGE, 2, "usage"},
        {DNM_UNREADABLE, 3, "unreadable"},
        {DNM_DAMAGED, 4, "damaged"},
        {DNM_UNSUPPORTED, 5, "unsupported"},
        {DNM_LIMIT, 6, "limit"},
        {DNM_WRITE_FAILED, 7, "write-failed"},
        {DNM_EXISTS, 8, "exists"},
        {DNM_MISMATCH, 9, "mismatch"},
        {DNM_NO_MEMORY, 10, "no-memory"},
        {DNM_BUG, 11, "bug"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq((int)cases[i].status, cases[i].code);
        cr_expect_str_eq(dnm_status_name(cases[i].status), cases[i].name);
    }
}

Test(base, slices_compare_by_bytes)
{
    cr_expect(dnm_str_eq(DNM_STR("a\0b"), (dnm_str){"a\0bc", 3}), "a NUL is a byte like any other");
    cr_expect_not(dnm_str_eq(DNM_STR("a\0b"), DNM_STR("a\0c")));
    cr_expect_not(dnm_str_eq(DNM_STR("ab"), DNM_STR("abc")));
    cr_expect(dnm_str_eq((dnm_str){NULL, 0}, DNM_STR("")), "NULL and empty are the same text");
    cr_expect_eq(dnm_str_of(NULL).n, 0);
    cr_expect_eq(dnm_str_of("\xE4\xB8\xAD").n, 3);
}

Test(base, every_limit_has_a_default)
{
    dnm_limits l;
    memset(&l, 0, sizeof l);
    dnm_limits_default(&l);
    cr_expect(l.input_bytes && l.model_bytes && l.arena_bytes && l.output_bytes);
    cr_expect(l.depth && l.blocks && l.container_depth && l.members && l.expansion);
    cr_expect(l.model_bytes >= l.input_bytes, "a document within its input limit must fit as a model");
}

Test(base, version_matches_the_header)
{
    char want[32];
    snprintf(want, sizeof want, "%d.%d.%d", DNM_VERSION_MAJOR, DNM_VERSION_MINOR, DNM_VERSION_PATCH);
    cr_expect_str_eq(dnm_version(), want);
}
