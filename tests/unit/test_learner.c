/* test_learner.c -- site templates as threads learn them: what order and division of work may not change,
 * what counts as one page, ceilings; and which site a document is from.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>

#include "core/base/buf.h"
#include "core/text/host.h"
#include "docnorm/docnorm.h"

static dnm_ctx *new_context(size_t arena_bytes)
{
    dnm_ctx *ctx;
    dnm_ctx_options options = {.limits = {.arena_bytes = arena_bytes}};
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    return ctx;
}

/* Page `i` of a site: a menu, two paragraphs of its own, a foot. Without a title it says nothing of itself.
 */
static dnm_status add_page(dnm_ctx *ctx, dnm_learner *learner, const char *site, const char *title, int i)
{
    char page[1024];
    dnm_doc *doc;
    dnm_input input;
    snprintf(page, sizeof page,
             "<link rel=canonical href=\"https://%s/%d\"><title>%s</title><p>menu<p>archive<p>the first "
             "paragraph of page %d, and of no other page<p>the second one of %d<p>foot",
             site, i, title, i, i);
    dnm_input_init(&input, "x.html", page, strlen(page));
    cr_assert_eq(dnm_read(ctx, &input, "html", &doc), DNM_OK);
    const dnm_status status = dnm_learner_add(learner, doc, &input);
    dnm_doc_free(doc);
    return status;
}

static dnm_status to_buffer(void *buffer, const void *bytes, size_t n)
{
    dnm_buf_add(buffer, bytes, n);
    return dnm_buf_status(buffer);
}

static void write_down(const dnm_learner *learner, dnm_buf *out)
{
    dnm_buf_init(out, 1 << 20);
    cr_assert_eq(dnm_learner_write(learner, to_buffer, out), DNM_OK);
}

/* 700 pages of seven sites, more of the first than are kept: by one learner, and by three in other orders. */
Test(learner, any_order_and_any_division_of_work)
{
    enum { PAGES = 700 };
    dnm_ctx *ctx = new_context(0);
    dnm_learner *alone, *parts[3];
    dnm_buf one, other;
    char site[32];
    cr_assert_eq(dnm_learner_new(ctx, &alone), DNM_OK);
    for (int k = 0; k < 3; k++) cr_assert_eq(dnm_learner_new(ctx, &parts[k]), DNM_OK);
    for (int i = 0; i < PAGES; i++) {
        const int back = PAGES - 1 - i;
        snprintf(site, sizeof site, "s%d.example", i % 11 > 6 ? 0 : i % 11);
        cr_assert_eq(add_page(ctx, alone, site, "", i), DNM_OK);
        snprintf(site, sizeof site, "s%d.example", back % 11 > 6 ? 0 : back % 11);
        cr_assert_eq(add_page(ctx, parts[back % 3], site, "", back), DNM_OK);
        if (i % 5 == 0) cr_assert_eq(add_page(ctx, parts[i % 2], site, "", back), DNM_OK); /* seen twice */
    }
    cr_assert_eq(dnm_learner_merge(parts[1], parts[2]), DNM_OK);
    cr_assert_eq(dnm_learner_merge(parts[1], parts[0]), DNM_OK);
    write_down(alone, &one);
    write_down(parts[1], &other);
    cr_expect(dnm_str_eq(dnm_buf_str(&one), dnm_buf_str(&other)));
    cr_expect(strstr(one.p, "{\"site\":\"s0.example\",\"pages\":256,"), "%s", one.p);
    cr_expect(strstr(one.p, "{\"site\":\"s6.example\","));
    dnm_buf_free(&one);
    dnm_buf_free(&other);
    dnm_learner_free(alone);
    for (int k = 0; k < 3; k++) dnm_learner_free(parts[k]);
    dnm_ctx_free(ctx);
}

/* Whether a learner of n pages with these titles finds `pages` pages of the site; 0: it does not speak of it.
 */
static void expect_pages(const char *const *titles, const int *pages, int n, int count)
{
    dnm_ctx *ctx = new_context(0);
    dnm_learner *learner;
    dnm_buf out;
    char want[64];
    cr_assert_eq(dnm_learner_new(ctx, &learner), DNM_OK);
    for (int i = 0; i < n; i++)
        cr_assert_eq(add_page(ctx, learner, "www.KITE.example:80", titles[i], pages[i]), DNM_OK);
    write_down(learner, &out);
    snprintf(want, sizeof want, "{\"site\":\"kite.example\",\"pages\":%d,\"blocks\":{", count);
    if (count)
        cr_expect(strstr(out.p, want), "%s", out.p);
    else
        cr_expect_str_eq(out.p, "{\"templates\":1}\n");
    dnm_buf_free(&out);
    dnm_learner_free(learner);
    dnm_ctx_free(ctx);
}

Test(learner, copies_are_one_page)
{
    expect_pages((const char *const[]){"a", "b", "c"}, (const int[]){1, 2, 3}, 3, 3);
    expect_pages((const char *const[]){"a", "b"}, (const int[]){1, 2}, 2, 0);
    expect_pages((const char *const[]){"a", "b", "b", "b", "b"}, (const int[]){1, 2, 3, 4, 5}, 5, 0);
    expect_pages((const char *const[]){"river", "river (2)", "river 第3页", "c", "d"},
                 (const int[]){1, 2, 3, 4, 5}, 5, 3);
    expect_pages((const char *const[]){"a", "b", "c", "d", "e", "f"}, (const int[]){1, 1, 1, 4, 5, 6}, 6, 4);
}

Test(learner, memory_has_a_ceiling)
{
    dnm_ctx *ctx = new_context(256 << 10);
    dnm_learner *learner;
    dnm_status status = DNM_OK;
    char site[32];
    cr_assert_eq(dnm_learner_new(ctx, &learner), DNM_OK);
    for (int i = 0; i < 5000 && !status; i++) {
        snprintf(site, sizeof site, "s%d.example", i);
        status = add_page(ctx, learner, site, "", i);
    }
    cr_expect_eq(status, DNM_LIMIT);
    cr_assert_not_null(dnm_ctx_error(ctx));
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "templates.memory");
    dnm_learner_free(learner);
    dnm_learner_free(NULL);
    dnm_ctx_free(ctx);
}

Test(learner, sites_without_an_address_are_folders)
{
    static const struct {
        const char *path, *member, *name;
    } rows[] = {
        {"in/a/x.txt", "", "folder/a"},
        {"x.txt", "", ""},
        {"in/pages.zip", "a/x.txt", "folder/a"},
        {"in/pages.zip", "x.txt", "folder/pages.zip"},
        {"o.zip", "i.zip!/x.txt", "folder/i.zip"},
        {"/x.txt", "", ""},
    };
    dnm_doc *doc;
    static const char dump[] = "document\n  paragraph \"a\"\n";
    cr_assert_eq(dnm_undump(dump, sizeof dump - 1, NULL, &doc, NULL), DNM_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dnm_buf name;
        dnm_buf_init(&name, 256);
        dnm_site_name(doc, rows[i].path, rows[i].member, &name);
        cr_expect(dnm_str_eq(dnm_buf_str(&name), dnm_str_of(rows[i].name)), "%s", rows[i].path);
        dnm_buf_free(&name);
    }
    dnm_doc_free(doc);
}

/* Keys stand in files: they may not change. */
Test(learner, keys_are_for_ever)
{
    cr_expect_eq(dnm_leaf_key(DNM_STR("首页")), UINT64_C(0x00514be4a4cc025d));
    cr_expect_eq(dnm_leaf_key(DNM_STR(" \t\u3000首页\u00A0\n")), UINT64_C(0x00514be4a4cc025d));
    cr_expect_neq(dnm_leaf_key(DNM_STR("首 页")), UINT64_C(0x00514be4a4cc025d));
    cr_expect_eq(dnm_leaf_key(DNM_STR(" ")), dnm_leaf_key(DNM_STR("")));
}
