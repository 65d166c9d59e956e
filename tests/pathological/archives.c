/* archives.c -- hostile archives: little that unpacks to much, archives in archives, crowds of members, names
 * that lead elsewhere, and damage.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/pathological/hostile.h"
#include "tests/support/files.h"
#include "tests/support/zipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

static void add_zip(dnm_buf *out, const t_zip_entry *entries, size_t count)
{
    t_bytes zip;
    if (!t_zip_make(entries, count, &zip)) return;
    dnm_buf_add(out, zip.p, zip.n);
    free(zip.p);
}

static void bomb(dnm_buf *out)
{
    size_t n = (size_t)64 << 20;
    char *zeros = t_alloc(n);
    memset(zeros, 'x', n);
    t_zip_entry entries[12];
    static const char *const names[] = {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt",
                                        "g.txt", "h.txt", "i.txt", "j.txt", "k.txt", "l.txt"};
    for (size_t i = 0; i < 12; i++) entries[i] = (t_zip_entry){names[i], {zeros, n}};
    add_zip(out, entries, 12);
    free(zeros);
}

static void nested_zips(dnm_buf *out)
{
    t_bytes inner = {t_copy("the innermost"), 13};
    for (int depth = 0; depth < 40; depth++) {
        t_zip_entry entry = {depth ? "next.zip" : "text.txt", {inner.p, inner.n}};
        t_bytes outer;
        bool ok = t_zip_make(&entry, 1, &outer);
        free(inner.p);
        if (!ok) return;
        inner = outer;
    }
    dnm_buf_add(out, inner.p, inner.n);
    free(inner.p);
}

/* Each level holds ten copies of the level below: 10^5 texts at the bottom. */
static void branching_zips(dnm_buf *out)
{
    static const char *const names[] = {"0.zip", "1.zip", "2.zip", "3.zip", "4.zip",
                                        "5.zip", "6.zip", "7.zip", "8.zip", "9.zip"};
    t_bytes inner = {t_copy("leaf"), 4};
    for (int depth = 0; depth < 6; depth++) {
        t_zip_entry entries[10];
        for (size_t i = 0; i < 10; i++) entries[i] = (t_zip_entry){names[i], {inner.p, inner.n}};
        if (depth == 0) entries[0].name = "leaf.txt";
        t_bytes outer;
        bool ok = t_zip_make(entries, depth ? 10 : 1, &outer);
        free(inner.p);
        if (!ok) return;
        inner = outer;
    }
    dnm_buf_add(out, inner.p, inner.n);
    free(inner.p);
}

static void crowd(dnm_buf *out)
{
    enum { CROWD = 30000 };
    t_zip_entry *entries = t_alloc(CROWD * sizeof *entries);
    char(*names)[16] = t_alloc(CROWD * sizeof *names);
    for (size_t i = 0; i < CROWD; i++) {
        snprintf(names[i], sizeof names[i], "%zu.txt", i);
        entries[i] = (t_zip_entry){names[i], DNM_STR("x")};
    }
    add_zip(out, entries, CROWD);
    free(entries);
    free(names);
}

static void names_that_lead_out(dnm_buf *out)
{
    const t_zip_entry entries[] = {{"../../etc/out.txt", DNM_STR("x")}, {"/absolute.txt", DNM_STR("x")},
                                   {"C:\\con.txt", DNM_STR("x")},       {"a/./../../b.txt", DNM_STR("x")},
                                   {"new\nline.txt", DNM_STR("x")},     {"aux", DNM_STR("x")}};
    add_zip(out, entries, sizeof entries / sizeof *entries);
}

/* A directory that names the same bytes many times: the local headers overlap. */
static void overlapping(dnm_buf *out)
{
    static const char local[] = "PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0ax";
    dnm_buf_add(out, local, sizeof local - 1);
    size_t start = out->n;
    for (int i = 0; i < 1000; i++) {
        dnm_buf_add(out, "PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0", 30);
        dnm_buf_add(out, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
        dnm_buf_add_char(out, 'a');
    }
    size_t size = out->n - start;
    char end[22] = "PK\5\6\0\0\0\0\xe8\3\xe8\3";
    for (int i = 0; i < 4; i++) {
        end[12 + i] = (char)(size >> 8 * i & 0xff);
        end[16 + i] = (char)(start >> 8 * i & 0xff);
    }
    dnm_buf_add(out, end, sizeof end);
}

static void cut_at_half(dnm_buf *out)
{
    names_that_lead_out(out);
    out->n /= 2;
}

static void cut_last_byte(dnm_buf *out)
{
    names_that_lead_out(out);
    out->n--;
}

static void flipped(dnm_buf *out)
{
    crowd(out);
    for (size_t i = 100; i < out->n; i += 997) out->p[i] = (char)(out->p[i] ^ 0x55);
}

static void only_the_end(dnm_buf *out)
{
    dnm_buf_add(out, "PK\5\6\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0", 22);
}

static void gzip(dnm_buf *out, const char *piece, size_t size, size_t times)
{
    z_stream z = {0};
    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return;
    for (size_t i = 0; i <= times; i++) {
        z.next_in = (unsigned char *)(uintptr_t)piece;
        z.avail_in = i < times ? (unsigned)size : 0;
        do {
            char chunk[65536];
            z.next_out = (unsigned char *)chunk;
            z.avail_out = sizeof chunk;
            deflate(&z, i < times ? Z_NO_FLUSH : Z_FINISH);
            dnm_buf_add(out, chunk, sizeof chunk - z.avail_out);
        } while (z.avail_out == 0);
    }
    deflateEnd(&z);
}

static void gzip_bomb(dnm_buf *out)
{
    size_t n = 1 << 20;
    char *zeros = t_alloc(n);
    memset(zeros, 'x', n);
    gzip(out, zeros, n, 1024);
    free(zeros);
}

static void gzip_in_gzip(dnm_buf *out)
{
    dnm_buf inner;
    dnm_buf_init(&inner, 1 << 24);
    dnm_buf_add_str(&inner, "the innermost");
    for (int depth = 0; depth < 30; depth++) {
        dnm_buf outer;
        dnm_buf_init(&outer, 1 << 24);
        gzip(&outer, inner.p, inner.n, 1);
        dnm_buf_free(&inner);
        inner = outer;
    }
    dnm_buf_add(out, inner.p, inner.n);
    dnm_buf_free(&inner);
}

static void gzip_cut(dnm_buf *out)
{
    gzip(out, "some text\n", 10, 10000);
    out->n -= 9;
}

static void gzip_of_many_members(dnm_buf *out)
{
    dnm_buf one;
    dnm_buf_init(&one, 1 << 16);
    gzip(&one, "x\n", 2, 1);
    t_repeat_bytes(out, one.p, one.n, 50000);
    dnm_buf_free(&one);
}

enum { DAMAGE = T_MAY(DNM_LIMIT) | T_MAY(DNM_DAMAGED) | T_MAY(DNM_UNSUPPORTED) };
#define ARCHIVE(maker, time, space)                                                                          \
    {                                                                                                        \
#maker, maker, T_WALK, NULL, DAMAGE, time, space                                                     \
    }

const t_hostile t_hostile_archives[] = {
    ARCHIVE(bomb, 20, 2048),       ARCHIVE(nested_zips, 4, 512),           ARCHIVE(branching_zips, 20, 512),
    ARCHIVE(crowd, 15, 512),       ARCHIVE(names_that_lead_out, 2, 256),   ARCHIVE(overlapping, 4, 256),
    ARCHIVE(cut_at_half, 2, 256),  ARCHIVE(cut_last_byte, 2, 256),         ARCHIVE(flipped, 15, 512),
    ARCHIVE(only_the_end, 2, 256), ARCHIVE(gzip_bomb, 10, 1536),           ARCHIVE(gzip_in_gzip, 4, 512),
    ARCHIVE(gzip_cut, 2, 256),     ARCHIVE(gzip_of_many_members, 10, 512), {0},
};
