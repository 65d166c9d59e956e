/* test_cleaner_main_content_speech.c -- which lines name who speaks. Whole pages are golden fixtures.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

static const char *const said[] = {"石阶还滑不滑？",   "不滑了，上个月刷过石灰水。",
                                   "刷一遍够用多久？", "一年，逢上涨水就要补一遍。",
                                   "谁来刷？",         "谁家靠河谁刷。"};

/* Turns of box > name, foot, text; how often a line with a name is left. */
static unsigned names_left(const char *class_of_name, const char *const *names, const char *foot)
{
    char dump[4096];
    size_t n = (size_t)snprintf(dump, sizeof dump,
                                "document format=\"html\"\n  @title \"渡口问答\"\n  section class=\"page\"\n"
                                "    heading 1 \"渡口问答\"\n");
    for (size_t i = 0; i < 6; i++) {
        n += (size_t)snprintf(dump + n, sizeof dump - n,
                              "    section class=\"turn\"\n      paragraph class=\"%s\" \"%s\"\n",
                              class_of_name, names[i]);
        if (foot)
            n += (size_t)snprintf(dump + n, sizeof dump - n, "      paragraph class=\"t\" \"%s\"\n", foot);
        n += (size_t)snprintf(dump + n, sizeof dump - n, "      paragraph class=\"text\" \"%s\"\n", said[i]);
    }
    dnm_doc *doc = clean_page(dump);
    const dnm_view *view = dnm_doc_view(doc);
    unsigned left = 0;
    for (uint32_t i = 1; i < view->block_count; i++)
        for (size_t k = 0; k < 2; k++) left += dnm_str_eq(dnm_doc_text(doc, i), dnm_str_of(names[k]));
    dnm_doc_free(doc);
    return left;
}

Test(cleaner_main_content_speech, who_speaks)
{
    static const char *const bare[] = {"河西", "老渡口", "河西", "老渡口", "河西", "老渡口"};
    static const char *const marked[] = {"河西：", "老渡口：", "河西：", "老渡口：", "河西：", "老渡口："};
    cr_expect_eq(names_left("n", bare, NULL), 6);
    cr_expect_eq(names_left("n", bare, "00:12"), 6, "beside times");
    cr_expect_eq(names_left("n", marked, "2031-05-02 10:20"), 6, "an interview that says when each was sent");
    cr_expect_eq(names_left("n", bare, "2031-05-02 10:20"), 0, "a thread");
    cr_expect_eq(names_left("author", bare, NULL), 0, "names that are called those of writers");
}
