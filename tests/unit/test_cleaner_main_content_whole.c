/* test_cleaner_main_content_whole.c -- what is kept or left out as a whole: tables of data, terms with what
 * explains them.
 *
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "tests/unit/clean_page.h"

#define HEAD                                                                                                 \
    "document format=\"html\"\n  @title \"县城公交的线路\"\n  section\n    heading 1 \"县城公交的线路\"\n"
#define SENTENCE          "每天有三班船从石桥到东门，票价如下，老人和孩子半价。"
#define PARAGRAPH         "    paragraph \"" SENTENCE "\"\n"
#define LAST              "汛期停航，开航另行通知。"
#define ROW               "      table_row\n"
#define NAME(text)        "        table_cell header=\"1\"\n          paragraph \"" text "\"\n"
#define CELL(text)        "        table_cell\n          paragraph \"" text "\"\n"
#define LINK(text, bytes) CELL(text) "            ~link 0 " bytes " \"/l/" text "\"\n"

static void expect_lines(const char *dump, const char *const *with, const char *const *without)
{
    dnm_doc *doc = clean_page(dump);
    char *text = clean_text_write(doc, false);
    for (; *with; with++) cr_expect(strstr(text, *with) != NULL, "no %s in [%s]", *with, text);
    for (; *without; without++) cr_expect(strstr(text, *without) == NULL, "%s in [%s]", *without, text);
    free(text);
    dnm_doc_free(doc);
}

#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NOTHING    ((const char *const[]){NULL})

/* The first cell of each row leads to a page about what the row is about. */
Test(cleaner_main_content_whole, tables_with_links_in_the_first_column)
{
    expect_lines(HEAD PARAGRAPH "    table\n" ROW NAME("站") NAME("票价") ROW LINK("石桥", "6") CELL("2元")
                     ROW LINK("白沙", "6") CELL("3元") ROW LINK("东门", "6")
                         CELL("5元") "    paragraph \"" LAST "\"\n",
                 LINES(SENTENCE, "票价", "石桥", "白沙", "东门", "5元", LAST), NOTHING);
    expect_lines(HEAD "    table\n" ROW NAME("线路") NAME("起讫点") NAME("首班") ROW LINK("K1", "2")
                     CELL("火车站—大桥") CELL("6:30") ROW LINK("K2", "2") CELL("石桥镇—工业园")
                         CELL("6:40") "    paragraph \"冬季末班车提前半小时，请乘客注意。\"\n",
                 LINES("线路", "K1", "K2", "6:40", "冬季"), NOTHING);
    expect_lines(HEAD PARAGRAPH "    table\n" ROW LINK("周小满", "9") CELL("教授") CELL("土木工程")
                     ROW LINK("何立冬", "9") CELL("讲师") CELL("水文地质") "    paragraph \"" SENTENCE "\"\n",
                 LINES("周小满", "何立冬", "讲师", "水文地质"), NOTHING);
}

/* Titles of other pages with their days are no data, though they stand in a table. */
Test(cleaner_main_content_whole, tables_of_other_pages_go)
{
    expect_lines(HEAD PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
                 "    table\n" ROW LINK("城东的新菜场下个月就要开业了", "42") CELL("2021-08-11")
                     ROW LINK("春节期间公交车运行时间有调整", "42") CELL("2021-02-03")
                         ROW LINK("周末去哪里玩：三个不远的好地方", "45") CELL("2021-01-09"),
                 LINES(SENTENCE), LINES("新菜场", "2021-02-03"));
    expect_lines(HEAD PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH "    table\n" ROW LINK("新闻", "6")
                     LINK("生活", "6") LINK("社区", "6") ROW LINK("房产", "6") LINK("汽车", "6")
                         LINK("招聘", "6"),
                 LINES(SENTENCE), LINES("房产", "招聘"));
}

/* No sentence but the last, which has a word of by-lines: a table of data is no list of other texts. */
Test(cleaner_main_content_whole, a_page_that_is_a_table)
{
    static const char page[] =
        HEAD "    paragraph \"2021-08-11 来源：县交通局\"\n    table\n" ROW CELL("项目名称")
            CELL("城北客运站候车室座椅采购项目") ROW CELL("项目编号") CELL("CB-2021-037") ROW CELL("中标金额")
                CELL("487,600.00元") ROW CELL("评审专家")
                    CELL("张某、李某、王某") "    paragraph \"自本公告发布之日起1个工作日。\"\n";
    expect_lines(page, LINES("项目名称", "CB-2021-037", "自本公告发布"), LINES("来源"));
    dnm_doc *doc = clean_page(page);
    clean_page_expect_meta(doc, "main_content", "article");
    clean_page_expect_meta(doc, "date", "2021-08-11");
    dnm_doc_free(doc);
}

/* A day in a cell is none of a by-line, and the title in a cell stays with what stands beside it. */
Test(cleaner_main_content_whole, letters_and_answers_in_a_table)
{
    expect_lines("document format=\"html\"\n  @title \"东门桥上的路灯不亮\"\n  section\n    table\n" ROW CELL(
                     "来信标题") CELL("东门桥上的路灯不亮") ROW CELL("来信人") CELL("陈**") CELL("来信时间")
                     CELL("2020-09-01 22:10") ROW CELL("来信内容")
                         CELL("桥上的路灯已经三个月没有亮了，晚上过桥都打手电筒，请尽快修好。")
                             ROW CELL("回复单位") CELL("县住建局") CELL("回复时间") CELL("2020-09-04 09:30")
                                 ROW CELL("回复内容")
                                     CELL("经现场查看，是线路老化所致，已经更换电缆，恢复照明。"),
                 LINES("来信标题", "不亮", "来信人", "22:10", "回复单位", "09:30", "恢复照明"), NOTHING);
}

/* Years of a chronicle are terms, none of them the time of a post or of a by-line. */
Test(cleaner_main_content_whole, terms_stay_with_what_explains_them)
{
#define YEAR(year, text)                                                                                     \
    "      definition_term\n        paragraph \"" year "\"\n      definition\n        paragraph \"" text     \
    "\"\n"
    expect_lines("document format=\"html\"\n  @title \"医院大事记\"\n  heading 1 \"医院大事记\"\n"
                 "  section\n    definition_list\n" YEAR("1954年", "县人民医院成立，设病床20张。")
                     YEAR("1963年", "建成门诊楼，开设中医科。") YEAR("1978年3月", "购入第一台X光机。"),
                 LINES("1954年", "成立", "1963年", "1978年3月", "X光机"), NOTHING);
}
