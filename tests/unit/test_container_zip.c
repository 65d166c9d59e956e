/* test_container_zip.c -- archives as the walk sees them: names of old archivers, what is left out, what is
 * no archive of documents.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "docnorm/docnorm.h"
#include "tests/support/zipped.h"

enum { MEMBERS_MAX = 8 };

typedef struct listing {
    char names[MEMBERS_MAX][64];
    char messages[MEMBERS_MAX][32]; /* the first of each step; "" if there is none */
    dnm_status status[MEMBERS_MAX];
    size_t count;
} listing;

static void walk(t_bytes zip, listing *out)
{
    dnm_ctx *ctx;
    dnm_walk *walk;
    dnm_input input, given;
    *out = (listing){0};
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&given, "x.zip", zip.p, zip.n);
    cr_assert_eq(dnm_walk_bytes(ctx, &given, &walk), DNM_OK);
    for (; out->count < MEMBERS_MAX; out->count++) {
        const dnm_status status = dnm_walk_next(walk, &input);
        if (status == DNM_END) break;
        size_t messages;
        const dnm_message *first = dnm_ctx_messages(ctx, &messages);
        out->status[out->count] = status;
        if (messages) snprintf(out->messages[out->count], sizeof out->messages[0], "%s", first->id);
        if (status == DNM_OK) snprintf(out->names[out->count], sizeof out->names[0], "%s", input.member);
    }
    dnm_walk_close(walk);
    dnm_ctx_free(ctx);
}

/* Replaces a name of plain letters by raw bytes of the same length, wherever it stands. */
static void rename_raw(t_bytes zip, const char *from, const char *to)
{
    const size_t n = strlen(from);
    cr_assert_eq(strlen(to), n, "%s", from);
    for (size_t at = 0; at + n <= zip.n; at++)
        if (memcmp(zip.p + at, from, n) == 0) memcpy(zip.p + at, to, n);
}

static void expect_names(const char *const *raw, const char *const *names, size_t count)
{
    static char placeholders[MEMBERS_MAX][64];
    t_zip_entry entries[MEMBERS_MAX];
    for (size_t i = 0; i < count; i++) {
        const size_t n = strlen(raw[i]);
        memset(placeholders[i], 'a' + (int)i, n);
        placeholders[i][n] = 0;
        entries[i] = (t_zip_entry){placeholders[i], DNM_STR("text")};
    }
    t_bytes zip;
    cr_assert(t_zip_make(entries, count, &zip));
    for (size_t i = 0; i < count; i++) rename_raw(zip, placeholders[i], raw[i]);
    listing found;
    walk(zip, &found);
    for (size_t i = 0; names[i]; i++)
        cr_expect_str_eq(found.names[i], names[i], "member %zu is %s, not %s", i, found.names[i], names[i]);
    free(zip.p);
}

/* One charset for all names of an archive; a name by itself may be too short to tell. */
Test(container_zip, names_in_old_charsets)
{
    static const char *const gbk[] = {"\xCE\xC4\xBC\xFE/\xB9\xA4\xD7\xF7\xB1\xA8\xB8\xE6.txt",
                                      "\xCE\xC4\xBC\xFE/\xBB\xE1\xD2\xE9\xBC\xC7\xC2\xBC.txt",
                                      "\xB1\xA8.txt"};
    static const char *const from_gbk[] = {"文件/工作报告.txt", "文件/会议记录.txt", "报.txt", NULL};
    expect_names(gbk, from_gbk, 3);

    static const char *const big5[] = {"\xA4\xBD\xA4\xE5/\xB7\x7C\xC4\xB3\xB0\x4F\xBF\xFD.txt",
                                       "\xA4\xBD\xA4\xE5/\xA4\x75\xA7\x40\xB3\xF8\xA7\x69.txt"};
    static const char *const from_big5[] = {"公文/會議記錄.txt", "公文/工作報告.txt", NULL};
    expect_names(big5, from_big5, 2);

    static const char *const utf8[] = {"\xE6\x8A\xA5\xE5\x91\x8A.txt", "plain.txt"}; /* without the flag */
    static const char *const from_utf8[] = {"报告.txt", "plain.txt", NULL};
    expect_names(utf8, from_utf8, 2);
}

Test(container_zip, names_are_safe_and_differ)
{
    static const char *const raw[] = {"/etc/passwd", "..\\up.txt", "a/../b.txt",
                                      "twin.txt.",   "twin.txt.",  "n/.x"};
    static const char *const names[] = {"etc/passwd",    "up.txt", "a/b.txt", "twin.txt.",
                                        "twin.txt (2).", "n/.x",   NULL};
    expect_names(raw, names, 6);
}

Test(container_zip, litter_and_folders_are_left_out)
{
    const t_zip_entry entries[] = {{"texts/", DNM_STR("")},
                                   {"__MACOSX/texts/._a.txt", DNM_STR("fork")},
                                   {"texts/.DS_Store", DNM_STR("view")},
                                   {"texts/a.txt", DNM_STR("text")}};
    t_bytes zip;
    cr_assert(t_zip_make(entries, 4, &zip));
    listing found;
    walk(zip, &found);
    cr_expect_eq(found.count, 1);
    cr_expect_str_eq(found.names[0], "texts/a.txt");
    cr_expect_str_eq(found.messages[0], "zip.litter", "and that is said: %s", found.messages[0]);
    free(zip.p);
}

Test(container_zip, one_bad_member_does_not_end_the_archive)
{
    const t_zip_entry entries[] = {
        {"a.txt", DNM_STR("text")}, {"b.txt", DNM_STR("text")}, {"c.txt", DNM_STR("text")}};
    t_bytes zip;
    cr_assert(t_zip_make(entries, 3, &zip));
    size_t headers = 0;
    for (size_t at = 0; at + 46 < zip.n; at++)
        if (memcmp(zip.p + at, "PK\1\2", 4) == 0 && ++headers == 2) zip.p[at + 8] |= 1; /* encrypted */
    listing found;
    walk(zip, &found);
    cr_expect_eq(found.count, 3);
    cr_expect_eq(found.status[1], DNM_UNSUPPORTED);
    cr_expect_str_eq(found.messages[1], "zip.encrypted");
    cr_expect_str_eq(found.names[2], "c.txt");
    free(zip.p);
}

Test(container_zip, packages_without_a_converter)
{
    const t_zip_entry entries[] = {{"mimetype", DNM_STR("application/epub+zip")}, {"a.xhtml", DNM_STR("x")}};
    t_bytes zip;
    cr_assert(t_zip_make(entries, 2, &zip));
    listing found;
    walk(zip, &found);
    cr_expect_eq(found.count, 1);
    cr_expect_eq(found.status[0], DNM_UNSUPPORTED);
    cr_expect_str_eq(found.messages[0], "zip.package");
    free(zip.p);
}
