/* test_main_content_hijack.c -- a title that search words have taken the place of.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define FIRST  "厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。"
#define SECOND "旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。"

static void expect(const char *title, const char *heading, const char *becomes, const char *text)
{
    char dump[4096];
    snprintf(dump, sizeof dump,
             "document format=\"html\"\n  @title \"%s\"\n  section class=\"page\"\n    heading 1 \"%s\"\n"
             "    section class=\"text\"\n      paragraph \"" FIRST "\"\n      paragraph \"" SECOND "\"\n",
             title, heading);
    dnm_doc *doc = clean_page(dump);
    clean_page_expect_text(doc, text);
    clean_page_expect_meta(doc, "title", becomes);
    dnm_doc_free(doc);
}

Test(main_content_hijack, search_words_give_way_to_the_heading)
{
    expect("国产精品一区二区,日韩在线观看,久久免费视频", "食堂换了新灶台", "食堂换了新灶台",
           FIRST "\n" SECOND);
}

/* A title that says what the text is about, in other words than the heading; a site's name, which is short.
 */
Test(main_content_hijack, other_titles_stay)
{
    expect("新灶台用上以后做饭快了许多", "灶膛里的新气象", "新灶台用上以后做饭快了许多",
           "灶膛里的新气象\n" FIRST "\n" SECOND);
    expect("河港晚报", "灶膛里的新气象", "河港晚报", "灶膛里的新气象\n" FIRST "\n" SECOND);
}
