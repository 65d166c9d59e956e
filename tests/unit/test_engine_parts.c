/* test_engine_parts.c -- which documents a compilation makes, and what each has of the whole.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "docnorm/docnorm.h"

#define LONG                                                                                                 \
    "春汛以前，水文站的三名职工沿着大河走了两天，把八处标尺擦洗干净，又在新桥的桥墩上刻下了历年最高的水位。"

static dnm_doc *undump(const char *text)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    cr_assert_eq(dnm_undump(text, strlen(text), NULL, &doc, &line), DNM_OK, "line %zu", line);
    return doc;
}

/* The dumps of all parts, one after another. */
static void expect_parts(const char *text, const char *const *expected)
{
    dnm_ctx *ctx = NULL;
    dnm_parts *parts = NULL;
    dnm_doc *doc = undump(text), *part = NULL;
    uint32_t n = 0, origin = 0;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_parts_open(ctx, doc, &parts), DNM_OK);
    while (dnm_parts_next(parts, &part) == DNM_OK) {
        char *dump = NULL;
        const char *why = "";
        size_t size;
        cr_assert(expected[n], "there are more parts than expected");
        cr_assert_eq(dnm_doc_check(part, &why), DNM_OK, "%s", why);
        cr_assert_eq(dnm_dump(part, &dump, &size), DNM_OK);
        cr_expect_str_eq(dump, expected[n], "part %u:\n%s\nexpected:\n%s", n, dump, expected[n]);
        origin += dnm_doc_history(part)->origin_len;
        n++;
        free(dump);
        dnm_doc_free(part);
    }
    cr_expect_null(expected[n]);
    cr_expect_eq(dnm_parts_count(parts), n);
    if (n) cr_expect_eq(origin, dnm_doc_history(doc)->origin_len);
    dnm_parts_close(parts);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(engine_parts, the_innermost_texts_with_their_own_metadata)
{
    expect_parts("document\n  @title \"collection\"\n  @creator \"a collector\"\n  @language \"zh\"\n"
                 "  heading 0 \"collection\"\n"
                 "  section 1 role=\"part\"\n    @title \"outer\"\n    heading 1 \"outer\"\n"
                 "    section 2 role=\"part\"\n      @title \"one\"\n      @creator \"x\"\n"
                 "      heading 1 \"one\"\n      paragraph \"first\"\n"
                 "    section 2 role=\"part\"\n      paragraph \"second\"\n"
                 "  section 1 role=\"part\"\n    @title \"three\"\n    @language \"en\"\n"
                 "    paragraph \"third\"\n  paragraph \"end\"\n",
                 (const char *const[]){"document\n  @title \"one\"\n  @creator \"x\"\n  @language \"zh\"\n"
                                       "  @isPartOf \"collection\"\n  heading \"one\"\n"
                                       "  paragraph \"first\"\n",
                                       "document\n  @language \"zh\"\n  @isPartOf \"collection\"\n"
                                       "  paragraph \"second\"\n",
                                       "document\n  @title \"three\"\n  @language \"en\"\n"
                                       "  @isPartOf \"collection\"\n  paragraph \"third\"\n",
                                       NULL});
}

/* The document's title is that of its first text: the whole has none. */
Test(engine_parts, joined_texts_are_part_of_nothing)
{
    expect_parts(
        "document\n  @title \"one\"\n  section role=\"part\"\n    @title \"one\"\n"
        "    paragraph \"first\"\n  section role=\"part\"\n    @title \"two\"\n    paragraph \"second\"\n",
        (const char *const[]){"document\n  @title \"one\"\n  paragraph \"first\"\n",
                              "document\n  @title \"two\"\n  paragraph \"second\"\n", NULL});
}

Test(engine_parts, text_outside_of_parts_is_a_document)
{
    expect_parts("document\n  paragraph \"" LONG "\"\n  section role=\"part\"\n    paragraph \"one\"\n"
                 "  section role=\"part\"\n    paragraph \"two\"\n  paragraph \"" LONG "\"\n",
                 (const char *const[]){"document\n  paragraph \"" LONG "\"\n",
                                       "document\n  paragraph \"one\"\n", "document\n  paragraph \"two\"\n",
                                       "document\n  paragraph \"" LONG "\"\n", NULL});
}

Test(engine_parts, what_has_one_part_or_none_is_no_compilation)
{
    const char *const none[] = {NULL};
    expect_parts("document\n  section role=\"part\"\n    paragraph \"one\"\n  paragraph \"two\"\n", none);
    expect_parts(
        "document\n  section role=\"main\"\n    paragraph \"one\"\n  section\n    paragraph \"two\"\n", none);
    expect_parts("document\n", none);
}

/* Each level has text of its own before the next one: many more stretches than parts. */
static dnm_doc *nested(int levels)
{
    char *dump = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&dump, &size);
    cr_assert(to);
    fputs("document\n", to);
    for (int level = 1; level <= levels; level++)
        fprintf(to, "%*sparagraph \"" LONG "\"\n%*ssection\n", 2 * level, "", 2 * level, "");
    for (int part = 0; part < 2; part++)
        fprintf(to, "%*ssection role=\"part\"\n%*sparagraph \"" LONG "\"\n", 2 * levels + 2, "",
                2 * levels + 4, "");
    cr_assert_eq(fclose(to), 0);
    dnm_doc *doc = undump(dump);
    free(dump);
    return doc;
}

Test(engine_parts, text_at_every_level_around_two_parts)
{
    enum { LEVELS = 900 };
    dnm_ctx *ctx = NULL;
    dnm_parts *parts = NULL;
    dnm_doc *doc = nested(LEVELS), *part = NULL;
    uint32_t n = 0;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_parts_open(ctx, doc, &parts), DNM_OK);
    cr_expect_eq(dnm_parts_count(parts), LEVELS + 2);
    for (; dnm_parts_next(parts, &part) == DNM_OK; n++) {
        const dnm_view *view = dnm_doc_view(part);
        cr_expect_eq(view->text_len, strlen(LONG), "part %u has %u bytes", n, view->text_len);
        dnm_doc_free(part);
    }
    cr_expect_eq(n, LEVELS + 2);
    dnm_parts_close(parts);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}
