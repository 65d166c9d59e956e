/* test_container_gzip.c -- gzip files as the walk sees them: whole, of several members, damaged; and the
 * names that members of archives get.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>

#include "core/base/buf.h"
#include "core/text/member_name.h"
#include "docnorm/docnorm.h"

/* "第一部分。", named "报告.txt" in GBK; "第二部分。", without a name. */
static const char first[] =
    "\x1f\x8b\x08\x08\x00\x00\x00\x00\x02\x03\xb1\xa8\xb8\xe6\x2e\x74\x78\x74\x00\x7b\xbe"
    "\x66\xcd\x93\x1d\x0d\x2f\x9b\x57\x3c\xed\x68\x7b\xdc\xd0\x04\x00\x40\x62\x20\x46\x0f"
    "\x00\x00\x00";
static const char second[] =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x7b\xbe\x66\xcd\x93\x5d\x3d\x2f\x9b\x57\x3c"
    "\xed\x68\x7b\xdc\xd0\x04\x00\x0f\x3b\x70\x04\x0f\x00\x00\x00";
enum { FIRST = sizeof first - 1, SECOND = sizeof second - 1 };

typedef struct outcome {
    dnm_status status;
    char member[64];
    char text[128];
    char message[32];
} outcome;

static outcome walk(const char *path, const char *bytes, size_t n, size_t max_input)
{
    outcome o = {0};
    dnm_ctx *ctx;
    dnm_walk *walk;
    dnm_input input, given;
    const dnm_ctx_options options = {.limits = {.input_bytes = max_input}};
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    dnm_input_init(&given, path, bytes, n);
    cr_assert_eq(dnm_walk_bytes(ctx, &given, &walk), DNM_OK);
    o.status = dnm_walk_next(walk, &input);
    size_t count;
    const dnm_message *messages = dnm_ctx_messages(ctx, &count);
    if (count) snprintf(o.message, sizeof o.message, "%s", messages[0].id);
    if (o.status == DNM_OK) {
        snprintf(o.member, sizeof o.member, "%s", input.member);
        snprintf(o.text, sizeof o.text, "%.*s", (int)input.size, (const char *)input.bytes);
        cr_expect_eq(dnm_walk_next(walk, &input), DNM_END);
    }
    dnm_walk_close(walk);
    dnm_ctx_free(ctx);
    return o;
}

Test(container_gzip, members_follow_each_other)
{
    char both[FIRST + SECOND + 8] = {0};
    memcpy(both, first, FIRST);
    memcpy(both + FIRST, second, SECOND);

    outcome o = walk("x.gz", both, FIRST + SECOND, 0);
    cr_expect_str_eq(o.text, "第一部分。第二部分。");
    cr_expect_str_eq(o.member, "报告.txt", "the stored name, which is GBK: %s", o.member);
    cr_expect_str_eq(o.message, "");

    o = walk("in/notes.txt.gz", second, SECOND, 0);
    cr_expect_str_eq(o.member, "notes.txt", "no stored name: the file's own, got %s", o.member);

    o = walk("x.gz", both, sizeof both, 0);
    cr_expect_str_eq(o.message, "", "zeros behind the last member are padding");

    memcpy(both + FIRST + SECOND, "garbage!", 8);
    o = walk("x.gz", both, sizeof both, 0);
    cr_expect_str_eq(o.text, "第一部分。第二部分。");
    cr_expect_str_eq(o.message, "gzip.trailing");
}

Test(container_gzip, damage_costs_no_more_than_it_must)
{
    char bytes[FIRST + SECOND];
    memcpy(bytes, first, FIRST);
    memcpy(bytes + FIRST, second, SECOND);

    outcome o = walk("x.gz", bytes, FIRST + SECOND - 9, 0);
    cr_expect_eq(o.status, DNM_OK);
    cr_expect_str_eq(o.message, "gzip.truncated");
    cr_expect_eq(strncmp(o.text, "第一部分。第", strlen("第一部分。第")), 0, "%s", o.text);

    o = walk("x.gz", bytes, 12, 0);
    cr_expect_eq(o.status, DNM_DAMAGED, "nothing can be had from a header alone");
    cr_expect_str_eq(o.message, "gzip.truncated");

    bytes[FIRST - 7] ^= 1; /* the checksum of the first member */
    o = walk("x.gz", bytes, FIRST + SECOND, 0);
    cr_expect_str_eq(o.message, "gzip.damaged");
    cr_expect_str_eq(o.text, "第一部分。");

    o = walk("x.gz", first, FIRST, 8);
    cr_expect_eq(o.status, DNM_LIMIT);
    cr_expect_str_eq(o.message, "gzip.limit");
}

Test(container_gzip, names_of_members_are_safe)
{
    static const struct {
        const char *raw, *name;
    } cases[] = {
        {"a/b.txt", "a/b.txt"},
        {"/etc/passwd", "etc/passwd"},
        {"../../x", "x"},
        {"a/./../b", "a/b"},
        {"C:\\Users\\x\\y.doc", "Users/x/y.doc"},
        {"dir\\file.txt", "dir/file.txt"},
        {"//server/share", "server/share"},
        {"..", "unnamed"},
        {"", "unnamed"},
        {"a\x01"
         "b\x7F",
         "a_b_"},
        {"bad\xFFname", "bad_name"},
        {"...", "..."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_buf out;
        dnm_buf_init(&out, 256);
        dnm_member_name(dnm_str_of(cases[i].raw), &out);
        cr_expect_str_eq(out.p, cases[i].name, "%s", cases[i].raw);
        dnm_buf_free(&out);
    }
}
