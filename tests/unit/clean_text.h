/* clean_text.h -- runs one cleaner over plain text, a paragraph a line, for the tests of cleaners. Text that
 * begins with "document" is a dump, and so is then the result. Every result is cleaned once more: that must
 * change nothing.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_CLEAN_TEXT_H
#define DNM_TESTS_CLEAN_TEXT_H

#include <criterion/criterion.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/model/model.h"

static dnm_doc *clean_text_read(const char *text)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    if (strncmp(text, "document", 8) == 0) {
        cr_assert_eq(dnm_undump(text, strlen(text), NULL, &doc, &line), DNM_OK, "line %zu of %s", line, text);
        return doc;
    }
    dnm_builder *builder;
    dnm_limits limits;
    dnm_limits_default(&limits);
    cr_assert_eq(dnm_builder_new(&limits, &builder), DNM_OK);
    while (*text) {
        const size_t n = strcspn(text, "\n");
        dnm_build_open(builder, DNM_PARAGRAPH, 0, 0);
        dnm_build_text(builder, text, n);
        dnm_build_close(builder);
        text += n + (text[n] == '\n');
    }
    cr_assert_eq(dnm_builder_finish(builder, &doc), DNM_OK);
    return doc;
}

static char *clean_text_write(const dnm_doc *doc, bool as_dump)
{
    dnm_buf out;
    dnm_buf_init(&out, 1 << 24);
    if (as_dump) {
        char *dump = NULL;
        size_t n = 0;
        cr_assert_eq(dnm_dump(doc, &dump, &n), DNM_OK);
        dnm_buf_add(&out, dump, n);
        free(dump);
    }
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 1; i < view->block_count && !as_dump; i++) {
        if (!dnm_kind_is_leaf(view->blocks[i].kind)) continue;
        if (out.n) dnm_buf_add_char(&out, '\n');
        dnm_buf_add(&out, view->text + view->blocks[i].off, view->blocks[i].len);
    }
    dnm_buf_add(&out, "", 1);
    size_t n;
    return dnm_buf_take(&out, &n);
}

/* Cleans the text by the context, which goes. free() the result. */
static char *clean_text_by(dnm_ctx *ctx, const char *text, size_t *edits)
{
    dnm_doc *doc = clean_text_read(text);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    const char *why = "";
    cr_assert_eq(dnm_doc_check(doc, &why), DNM_OK, "%s", why);
    char *out = clean_text_write(doc, strncmp(text, "document", 8) == 0);
    *edits = dnm_doc_history(doc)->edit_count;
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    return out;
}

/* free() the result. */
static char *clean_text_once(const char *cleaner, const char *text, size_t *edits)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_profile(ctx, "corpus"), DNM_OK);
    cr_assert_eq(dnm_ctx_only(ctx, cleaner), DNM_OK);
    return clean_text_by(ctx, text, edits);
}

static inline void clean_text_expect(const char *cleaner, const char *before, const char *after)
{
    size_t edits;
    char *once = clean_text_once(cleaner, before, &edits);
    char *twice = clean_text_once(cleaner, once, &edits);
    cr_expect_str_eq(once, after, "%s:\n  of  [%s]\n  got [%s]\n  not [%s]", cleaner, before, once, after);
    cr_expect_str_eq(twice, once, "%s, twice:\n  [%s]\n  [%s]", cleaner, once, twice);
    free(once);
    free(twice);
}

static inline void clean_text_expect_same(const char *cleaner, const char *text)
{
    clean_text_expect(cleaner, text, text);
}

/* With one option of the cleaner set; twice over, it must change nothing more. */
static inline char *clean_text_with(const char *cleaner, const char *option, const char *value,
                                    const char *text)
{
    size_t edits;
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_only(ctx, cleaner), DNM_OK);
    cr_assert_eq(dnm_ctx_set(ctx, option, value), DNM_OK);
    return clean_text_by(ctx, text, &edits);
}

static inline void clean_text_expect_with(const char *cleaner, const char *option, const char *value,
                                          const char *before, const char *after)
{
    char *once = clean_text_with(cleaner, option, value, before);
    char *twice = clean_text_with(cleaner, option, value, once);
    cr_expect_str_eq(once, after, "%s=%s:\n  of  [%s]\n  got [%s]\n  not [%s]", option, value, before, once,
                     after);
    cr_expect_str_eq(twice, once, "%s=%s, twice: [%s] became [%s]", option, value, once, twice);
    free(once);
    free(twice);
}

#endif
