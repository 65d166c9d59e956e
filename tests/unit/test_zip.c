/* test_zip.c -- archives that are not as they should be: what is still read, and what is said about it.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/zip/zip.h"

#include "tests/support/zipped.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const char text[] = "第一条 本办法自公布之日起施行。第一条 本办法自公布之日起施行。";

static t_bytes sample(void)
{
    const t_zip_entry entries[] = {
        {"word/document.xml", DNM_STR("第一条 本办法自公布之日起施行。第一条 本办法自公布之日起施行。")},
        {"条例.txt", DNM_STR("b")},
        {"folder/", DNM_STR("")}};
    t_bytes zip;
    cr_assert(t_zip_make(entries, 3, &zip));
    return zip;
}

/* Sets two bytes behind each header of one kind ("PK\1\2", "PK\3\4"). */
static void patch(t_bytes zip, const char *signature, size_t offset, unsigned value)
{
    for (size_t at = 0; at + offset + 2 <= zip.n; at++) {
        if (memcmp(zip.p + at, signature, 4) != 0) continue;
        zip.p[at + offset] = (char)(value & 0xFF);
        zip.p[at + offset + 1] = (char)(value >> 8);
    }
}

typedef struct outcome {
    dnm_status opened, read;
    dnm_zip_error opening, reading;
    char text[256];
} outcome;

/* Reads the first member. */
static outcome read_first(const char *p, size_t n, size_t max_text)
{
    outcome o = {.read = DNM_BUG};
    dnm_limits limits = {0};
    dnm_zip *zip;
    dnm_buf buf;
    dnm_limits_default(&limits);
    dnm_buf_init(&buf, max_text);
    o.opened = dnm_zip_open(p, n, &limits, &zip, &o.opening);
    if (o.opened == DNM_OK) {
        o.read = dnm_zip_read(zip, 0, &buf, &o.reading);
        if (buf.p && buf.n < sizeof o.text) memcpy(o.text, buf.p, buf.n + 1);
        dnm_zip_close(zip);
    }
    dnm_buf_free(&buf);
    return o;
}

static void expect_text(outcome o, const char *opening, const char *reading)
{
    cr_assert_eq(o.opened, DNM_OK);
    cr_expect_eq(o.read, DNM_OK);
    cr_expect_str_eq(o.text, text);
    cr_expect_str_eq(o.opening.id ? o.opening.id : "", opening);
    cr_expect_str_eq(o.reading.id ? o.reading.id : "", reading);
}

Test(zip, lists_members_as_stored)
{
    t_bytes zip = sample();
    dnm_limits limits = {0};
    dnm_zip_error error;
    dnm_zip *open;
    dnm_zip_entry entry;
    dnm_limits_default(&limits);
    cr_assert_eq(dnm_zip_open(zip.p, zip.n, &limits, &open, &error), DNM_OK);
    cr_assert_eq(dnm_zip_count(open), 3);
    cr_assert(dnm_zip_entry_at(open, 0, &entry));
    cr_expect(dnm_str_eq(entry.name, DNM_STR("word/document.xml")));
    cr_expect(entry.utf8 && !entry.encrypted && !entry.directory && entry.size == sizeof text - 1);
    cr_assert(dnm_zip_entry_at(open, 1, &entry));
    cr_expect(dnm_str_eq(entry.name, DNM_STR("条例.txt")) && entry.utf8);
    cr_assert(dnm_zip_entry_at(open, 2, &entry));
    cr_expect(entry.directory);
    cr_expect_not(dnm_zip_entry_at(open, 3, &entry));
    dnm_zip_close(open);

    patch(zip, "PK\1\2", 8, 0); /* no flags: the name is in nobody knows what charset */
    cr_assert_eq(dnm_zip_open(zip.p, zip.n, &limits, &open, &error), DNM_OK);
    cr_assert(dnm_zip_entry_at(open, 1, &entry));
    cr_expect(dnm_str_eq(entry.name, DNM_STR("条例.txt")), "the raw bytes, not libzip's guess");
    cr_expect_not(entry.utf8);
    dnm_zip_close(open);
    free(zip.p);
}

Test(zip, reads_what_can_be_read)
{
    t_bytes zip = sample();
    expect_text(read_first(zip.p, zip.n, 4096), "", "");
    expect_text(read_first(zip.p, zip.n, sizeof text - 1), "", ""); /* to the byte */
    cr_expect_eq(read_first(zip.p, zip.n, sizeof text - 2).read, DNM_LIMIT);

    char *prefixed = t_alloc(zip.n + 100);
    memset(prefixed, '#', 100);
    memcpy(prefixed + 100, zip.p, zip.n);
    expect_text(read_first(prefixed, zip.n + 100, 4096), "zip.prefix", "");
    free(prefixed);

    expect_text(read_first(zip.p, zip.n - 30, 4096), "zip.salvaged", "");

    t_bytes damaged = sample();
    patch(damaged, "PK\1\2", 16, 0xBAD);
    expect_text(read_first(damaged.p, damaged.n, 4096), "", "zip.checksum");
    free(damaged.p);

    outcome cut = read_first(zip.p, 30 + 17 + 20, 4096);
    cr_expect_eq(cut.read, DNM_OK);
    cr_expect(cut.reading.id && cut.text[0] && strncmp(cut.text, text, strlen(cut.text)) == 0, "%s",
              cut.text);
    free(zip.p);
}

Test(zip, says_why_it_cannot_read)
{
    t_bytes zip = sample();
    patch(zip, "PK\1\2", 8, 1);
    patch(zip, "PK\3\4", 6, 1);
    outcome o = read_first(zip.p, zip.n, 4096);
    cr_expect_eq(o.read, DNM_UNSUPPORTED);
    cr_expect_str_eq(o.reading.id, "zip.encrypted");
    patch(zip, "PK\1\2", 8, 0);
    patch(zip, "PK\3\4", 6, 0);
    patch(zip, "PK\1\2", 10, 9); /* deflate64 */
    o = read_first(zip.p, zip.n, 4096);
    cr_expect_eq(o.read, DNM_UNSUPPORTED);
    cr_expect_str_eq(o.reading.id, "zip.method");
    free(zip.p);

    static const char *const no_archives[] = {"", "PK", "PK\3\4", "hello, this is no archive of any kind",
                                              "PK\5\6"};
    for (size_t i = 0; i < sizeof no_archives / sizeof *no_archives; i++) {
        o = read_first(no_archives[i], strlen(no_archives[i]), 4096);
        cr_expect_eq(o.opened, DNM_DAMAGED);
        cr_expect_str_eq(o.opening.id, "zip.no_archive");
    }
}

/* 64 MiB in 64 KiB: refused by what it says, and by what it does if it lies. */
Test(zip, expansion_is_bounded)
{
    size_t n = (size_t)64 << 20;
    char *blanks = t_alloc(n);
    memset(blanks, ' ', n);
    const t_zip_entry entry = {"blanks", {blanks, n}};
    t_bytes zip;
    cr_assert(t_zip_make(&entry, 1, &zip));
    outcome o = read_first(zip.p, zip.n, n);
    cr_expect_eq(o.read, DNM_LIMIT);
    cr_expect_str_eq(o.reading.id, "zip.expansion");
    patch(zip, "PK\1\2", 24, 10);
    patch(zip, "PK\1\2", 26, 0);
    o = read_first(zip.p, zip.n, n);
    cr_expect_neq(o.read, DNM_OK);
    cr_expect_eq(read_first(zip.p, zip.n, 1000).read, DNM_LIMIT);
    free(zip.p);
    free(blanks);
}
