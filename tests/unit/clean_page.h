/* clean_page.h -- runs main_content over a page, which is a dump, for its tests.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_CLEAN_PAGE_H
#define DNM_TESTS_CLEAN_PAGE_H

#include "tests/unit/clean_text.h"

/* dnm_doc_free() the result. */
static inline dnm_doc *clean_page(const char *dump)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_only(ctx, "main_content"), DNM_OK);
    dnm_doc *doc = clean_text_read(dump);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    const char *why = "";
    cr_expect_eq(dnm_doc_check(doc, &why), DNM_OK, "%s", why);
    dnm_ctx_free(ctx);
    return doc;
}

static inline void clean_page_expect_text(const dnm_doc *doc, const char *text)
{
    char *got = clean_text_write(doc, false);
    cr_expect_str_eq(got, text, "got [%s]", got);
    free(got);
}

static inline void clean_page_expect_meta(const dnm_doc *doc, const char *key, const char *value)
{
    const dnm_str said = dnm_doc_meta(doc, 0, key);
    cr_expect(dnm_str_eq(said, dnm_str_of(value)), "%s is [%.*s], not [%s]", key, (int)said.n, said.p, value);
}

static inline void clean_page_expect(const char *dump, const char *text)
{
    dnm_doc *doc = clean_page(dump);
    clean_page_expect_text(doc, text);
    dnm_doc_free(doc);
}

#endif
