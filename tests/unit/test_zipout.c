/* test_zipout.c -- archives that are written: read again by another library, the same bytes every time,
 * failures that stick.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/zipout/zipout.h"

#include "core/base/buf.h"
#include "tests/support/zipped.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

static void to_buf(void *buf, const void *bytes, size_t n)
{
    dnm_buf_add(buf, bytes, n);
}

enum { LONG = 300000 };

/* Text that deflate shrinks and pseudo-random bytes that it cannot, longer than any buffer inside. */
static void fill(char *bytes, bool noise)
{
    uint32_t state = 1;
    for (size_t i = 0; i < LONG; i++) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = noise ? (char)(state >> 24) : (char)('a' + i / 1000 % 26);
    }
}

static dnm_status write_archive(dnm_buf *out, size_t max)
{
    char *text = malloc(LONG), *noise = malloc(LONG);
    cr_assert(text && noise);
    fill(text, false);
    fill(noise, true);
    dnm_zipout *zip;
    cr_assert_eq(dnm_zipout_new(max, to_buf, out, &zip), DNM_OK);
    dnm_zipout_begin(zip, "empty");
    dnm_zipout_begin(zip, "text");
    for (size_t i = 0; i < LONG; i += 1000) dnm_zipout_write(zip, text + i, 1000);
    dnm_zipout_store(zip, "folder/stored", "as it is", 8);
    dnm_zipout_begin(zip, "中文.txt");
    dnm_zipout_write(zip, noise, LONG);
    dnm_status status = dnm_zipout_finish(zip);
    dnm_zipout_free(zip);
    free(text);
    free(noise);
    return status;
}

static void expect_part(dnm_str zip, const char *name, const char *bytes, size_t n)
{
    t_bytes part;
    cr_assert(t_zip_part(zip, name, &part), "%s is missing", name);
    cr_expect_eq(part.n, n, "%s has %zu bytes", name, part.n);
    cr_expect(part.n == n && memcmp(part.p, bytes, n) == 0, "%s differs", name);
    free(part.p);
}

Test(zipout, another_library_reads_what_was_written)
{
    dnm_buf zip, again;
    dnm_buf_init(&zip, 1 << 24);
    dnm_buf_init(&again, 1 << 24);
    char *bytes = malloc(LONG);
    cr_assert(bytes);
    cr_assert_eq(write_archive(&zip, 1 << 24), DNM_OK);
    expect_part(dnm_buf_str(&zip), "empty", "", 0);
    expect_part(dnm_buf_str(&zip), "folder/stored", "as it is", 8);
    fill(bytes, false);
    expect_part(dnm_buf_str(&zip), "text", bytes, LONG);
    fill(bytes, true);
    expect_part(dnm_buf_str(&zip), "中文.txt", bytes, LONG);
    cr_assert_eq(write_archive(&again, 1 << 24), DNM_OK);
    cr_expect(dnm_str_eq(dnm_buf_str(&zip), dnm_buf_str(&again)), "the same members give the same bytes");
    free(bytes);
    dnm_buf_free(&zip);
    dnm_buf_free(&again);
}

Test(zipout, a_member_past_the_ceiling_fails_for_good)
{
    dnm_buf zip;
    dnm_buf_init(&zip, 1 << 24);
    cr_expect_eq(write_archive(&zip, 100000), DNM_LIMIT);
    dnm_buf_free(&zip);
    dnm_zipout_free(NULL);
}

Test(zipout, too_many_members_are_a_limit)
{
    dnm_buf bytes;
    dnm_buf_init(&bytes, 1 << 26);
    dnm_zipout *zip;
    cr_assert_eq(dnm_zipout_new(1 << 26, to_buf, &bytes, &zip), DNM_OK);
    char name[16];
    for (int i = 0; i < 65536; i++) {
        snprintf(name, sizeof name, "%d", i);
        dnm_zipout_store(zip, name, "", 0);
    }
    cr_expect_eq(dnm_zipout_finish(zip), DNM_LIMIT);
    dnm_zipout_free(zip);
    dnm_buf_free(&bytes);
}
