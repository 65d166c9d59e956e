/* test_cleaner_main_content_nature.c -- pages that are no article though they have sentences, and texts that
 * are one though their boxes are named otherwise.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define FIRST "厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。"
#define LAST  "旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。"

static void expect_nature(const char *dump, const char *nature, const char *inside)
{
    dnm_doc *doc = clean_page(dump);
    clean_page_expect_meta(doc, "main_content", nature);
    char *text = clean_text_write(doc, false);
    cr_expect(strstr(text, inside) != NULL, "[%s]", text);
    free(text);
    dnm_doc_free(doc);
}

static void expect_page(const char *title, const char *headline, const char *text, const char *nature)
{
    char dump[2048];
    snprintf(dump, sizeof dump,
             "document format=\"html\"\n  @title \"%s\"\n  paragraph class=\"nav\" \"首页\"\n"
             "    ~link 0 6 \"/\"\n  section class=\"content\"\n    heading 1 \"%s\"\n"
             "    paragraph \"%s\"\n    paragraph \"%s\"\n",
             title, headline, text, text);
    expect_nature(dump, nature, text);
}

Test(cleaner_main_content_nature, refusals_are_no_articles)
{
    expect_page("页面不存在", "抱歉，您访问的页面不存在",
                "您要找的页面可能已经搬家，也可能从来没有过，请核对网址以后再试。", "none");
    expect_page("404 - 河滨在线", "出错啦", "你要看的文章已被删除，五秒钟后自动跳到别处，请您稍等一会儿。",
                "none");
    expect_page("Page not found | Mill Museum", "Error 404",
                "We are sorry, but the page that you have asked for was not found on our server.", "none");
    expect_page("找不到家的孩子", "找不到家的孩子", FIRST, "article");
    expect_page("404房间的客人", "404房间的客人", LAST, "article");
}

/* Builders of blogs call all modules of a page widgets, the posts, too; a microformat tells which is which.
 */
Test(cleaner_main_content_nature, posts_in_widgets)
{
#define WIDGETS(attrs)                                                                                       \
    "document format=\"html\"\n  @title \"食堂记事\"\n  heading 1 \"食堂记事\"\n"                    \
    "  section class=\"widget Blog\"\n    section class=\"post-outer\"\n      section " attrs                \
    " tag=\"div\"\n        paragraph \"" FIRST "\"\n  section class=\"widget Profile\"\n"                    \
    "    paragraph \"" LAST "\"\n    paragraph \"" LAST "\"\n"
    expect_nature(WIDGETS("class=\"post hentry\""), "article", FIRST);
    expect_nature(WIDGETS("itemprop=\"description articleBody\""), "article", FIRST);
}

/* "Read on" puts the whole, hidden at first, in place of its beginning; a copy as long as the text is for
 * machines. */
Test(cleaner_main_content_nature, beginnings_and_copies)
{
#define TWINS(shown, hidden)                                                                                 \
    "document format=\"html\"\n  @title \"食堂记事\"\n  section class=\"content\"\n"                     \
    "    heading 1 \"食堂记事\"\n    section class=\"a\" tag=\"div\"\n" shown                                \
    "    section class=\"b\" hidden=\"display\" tag=\"div\"\n" hidden
#define LINE(text) "      paragraph \"" text "\"\n"
    static const char *const dumps[] = {
        TWINS(LINE("厂里的食堂上个月换了新灶台，做饭比以前快…"), LINE(FIRST) LINE(LAST) LINE(LAST)),
        TWINS(LINE(FIRST) LINE(LAST) LINE(LAST), LINE(FIRST) LINE(LAST) LINE(LAST)),
    };
    for (size_t i = 0; i < sizeof dumps / sizeof *dumps; i++) {
        dnm_doc *doc = clean_page(dumps[i]);
        clean_page_expect_text(doc, FIRST "\n" LAST "\n" LAST);
        dnm_doc_free(doc);
    }
}
