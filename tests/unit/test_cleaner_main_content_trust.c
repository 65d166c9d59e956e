/* test_cleaner_main_content_trust.c -- confidences: of cuts that take text out of the article's own box, and
 * of the page.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/clean_page.h"

#define PAGE                                                                                                 \
    "document format=\"html\"\n  @title \"食堂换了新灶台\"\n  section class=\"nav\"\n"                \
    "    paragraph \"首页 文章 留言\"\n      ~link 0 20 \"/\"\n  section class=\"article\"\n"          \
    "    heading 1 \"食堂换了新灶台\"\n" TEXT TEXT
#define TEXT                                                                                                               \
    "    paragraph \"厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。\"\n" \
    "    paragraph \"旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。\"\n"
#define LINE(text)                                                                                           \
    "    section class=\"" text "\"\n      paragraph class=\"x\" \"白沙县河街道办事处" text "\"\n"

static bool has(const dnm_history *history, const dnm_cut *cut, const char *text)
{
    const size_t n = strlen(text);
    for (uint32_t i = 0; i + n <= cut->len; i++)
        if (memcmp(history->births + cut->off + i, text, n) == 0) return true;
    return false;
}

/* The confidence of the edit that cut a text. */
static unsigned sure_of(const dnm_doc *doc, const char *text)
{
    const dnm_history *history = dnm_doc_history(doc);
    for (uint32_t i = 0; i < history->edit_count; i++) {
        const dnm_edit *edit = &history->edits[i];
        for (uint32_t k = 0; k < edit->ncut; k++)
            if (has(history, &history->cuts[edit->first_cut + k], text)) return edit->confidence;
    }
    cr_expect(false, "%s was not cut", text);
    return 0;
}

static int sure_of_page(const dnm_doc *doc)
{
    const dnm_str said = dnm_doc_meta(doc, 0, "main_content.confidence");
    return said.n ? atoi(said.p) : 0;
}

/* A line of the article's box that is neither a link nor one of the site's may be of the text. */
Test(cleaner_main_content_trust, text_of_the_box_is_less_sure_than_navigation)
{
    dnm_doc *doc = clean_page(PAGE LINE("甲"));
    cr_expect_gt(sure_of(doc, "首页"), 600);
    cr_expect_eq(sure_of(doc, "办事处甲"), 400);
    dnm_doc_free(doc);
}

Test(cleaner_main_content_trust, a_page_that_loses_much_of_its_text)
{
    dnm_doc *little = clean_page(PAGE LINE("甲"));
    dnm_doc *much =
        clean_page(PAGE LINE("甲") LINE("乙") LINE("丙") LINE("丁") LINE("戊") LINE("己") LINE("庚"));
    cr_expect_gt(sure_of_page(little), sure_of_page(much) + 50, "%d %d", sure_of_page(little),
                 sure_of_page(much));
    dnm_doc_free(little);
    dnm_doc_free(much);
}
