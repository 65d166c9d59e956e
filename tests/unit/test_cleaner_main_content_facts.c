/* test_cleaner_main_content_facts.c -- lines between a title and its text: which say something of the
 * subject, and which of the page. Whole pages are golden fixtures.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define HEAD                                                                                                 \
    "document format=\"html\"\n  @title \"渡口的水钟\"\n  section class=\"page\"\n    heading 1 "       \
    "\"渡口的水钟\"\n"
#define TEXT                                                                                                                                   \
    "    section class=\"content\"\n"                                                                                                          \
    "      paragraph \"水钟立在渡口的石台上，水从上面的铜壶流进下面的，水面到哪一格，就是哪个时辰。\"\n" \
    "      paragraph \"后来渡口撤了，水钟搬进学校的院子，孩子们拿它量雨水，一量就是三十年。\"\n"

static bool keeps(const char *lines, const char *line)
{
    char dump[4096];
    snprintf(dump, sizeof dump, HEAD "%s" TEXT, lines);
    dnm_doc *doc = clean_page(dump);
    const dnm_view *view = dnm_doc_view(doc);
    bool kept = false;
    for (uint32_t i = 1; i < view->block_count; i++)
        kept = kept || dnm_str_eq(dnm_doc_text(doc, i), dnm_str_of(line));
    dnm_doc_free(doc);
    return kept;
}

static bool keeps_line(const char *line)
{
    char lines[512];
    snprintf(lines, sizeof lines, "    section class=\"y\"\n      paragraph class=\"x\" \"%s\"\n", line);
    return keeps(lines, line);
}

Test(cleaner_main_content_facts, days_before_the_web)
{
    static const char *const facts[] = {"ca. 1845–50", "1912", "约1620年", "Vers 1780-1785", "(1931)"};
    static const char *const others[] = {"2019-05-02", "1203人做过这道菜", "¥1999", "1203 posts",
                                         "2014–2016"};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        cr_expect(keeps_line(facts[i]), "%s is a fact", facts[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect(!keeps_line(others[i]), "%s is none", others[i]);
}

Test(cleaner_main_content_facts, how_long_something_lasts)
{
    cr_expect(keeps_line("4月22日 19:00-21:00"));
    cr_expect(keeps_line("Sonntag, 10.00 – 17.00 Uhr"));
    cr_expect(!keeps_line("2019-05-02 19:00"));
}

#define LINE(text)    "      paragraph class=\"x\" \"" text "\"\n"
#define ROW3(a, b, c) "    section class=\"y\"\n" LINE(a) LINE(b) LINE(c)

Test(cleaner_main_content_facts, rows_of_labels)
{
    cr_expect(keeps(ROW3("地点：学校院子", "费用：免费", "讲的人：老魏"), "费用：免费"));
    cr_expect(!keeps(ROW3("来源：河东报", "作者：老魏", "编辑：小丁"), "作者：老魏"), "a by-line");
}

Test(cleaner_main_content_facts, lines_that_are_named_leads)
{
    cr_expect(keeps("    paragraph class=\"subtitle\" \"一口钟和一条河\"\n", "一口钟和一条河"));
    cr_expect(!keeps("    paragraph class=\"tagline\" \"一口钟和一条河\"\n", "一口钟和一条河"));
    cr_expect(!keeps("    paragraph class=\"subtitle\" \"来源：河东报　分享到\"\n", "来源：河东报　分享到"));
}
