/* test_cleaner_pages_known.c -- lines that say that they stood at the edge of a page, also where no sentence
 * goes on behind them, and such as stand but once in the middle of one.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_text.h"

#define FERRY                                                                                                \
    "渡口的船一共有三条，大的载牛马，小的只载人，老艄公的两个儿子各撑一条，从天亮撑到天黑，风大就停。\n"
#define TOLLS                                                                                                \
    "过河的钱按人头算，赶集的日子减半，学生和郎中不收；账记在一块木板上，月底用湿布擦掉，重新再记。\n"
#define FLOOD                                                                                                \
    "那年发大水，三条船都被冲走了，后来在下游的沙洲上找到一条，船底朝天，缆绳还好好地系在船头上面。\n"

static void expect_gone(const char *first, const char *second)
{
    char text[2000];
    snprintf(text, sizeof text, "渡口的旧事\n" FERRY "%s\n" TOLLS "%s\n" FLOOD "完", first, second);
    clean_text_expect("pages", text, "渡口的旧事\n" FERRY TOLLS FLOOD "完");
}

Test(cleaner_pages_known, lines_between_paragraphs_go)
{
    expect_gone("第2页 共6页", "第3页 共6页");
    expect_gone("八年级语文试卷　第1页（共4页）", "八年级语文试卷　第2页（共4页）");
    expect_gone("Page 1 of 9", "Page 2 of 9");
    expect_gone("- 12 -", "- 13 -");
    expect_gone("· 12 ·", "· 13 ·");
    expect_gone("水运史料汇编　　　　1", "水运史料汇编　　　　2");
    expect_gone("水运史料汇编  第4页", "水运史料汇编  第5页");
    expect_gone("第12頁", "第13頁");
    expect_gone("12\n渡口志　　　　　　水运研究所", "13\n渡口志　　　　　　水运研究所");
    expect_gone("渡口志　　　　　　水运研究所\n12", "渡口志　　　　　　水运研究所\n13");
    expect_gone("第9卷第2期　　水运学刊　　Vol.9 No.2\n·41·", "第9卷第2期　　水运学刊　　Vol.9 No.2");
    expect_gone("- 12 -\n水运文献　1988年第3期", "- 13 -");
}

Test(cleaner_pages_known, numbers_of_chapters_and_parts_stay)
{
    static const char *const lines[][2] = {{"1", "2"},
                                           {"- 1 -", "- 2 -"},
                                           {"· 1 ·", "· 2 ·"},
                                           {"第1页", "第2页"},
                                           {"12", "13"},
                                           {"3/12", "3/13"},
                                           {"水运学刊　1988年第3期", "水运文摘　1991年第2期"},
                                           {"渡口的人 2", "渡口的人 3"},
                                           {"甲组　　　　12", "乙组　　　　13"},
                                           {"水运史料　第4页", "水运史料　第4页"},
                                           {"修船的人", "撑船的人"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[2000];
        snprintf(text, sizeof text, "渡口的旧事\n" FERRY "%s\n" TOLLS "%s\n" FLOOD "完", lines[i][0],
                 lines[i][1]);
        clean_text_expect_same("pages", text);
    }
}

#define TORN_LEFT  "老艄公死后，两个儿子分了家，大的留在渡口，小的到县城去学裁"
#define TORN_RIGHT "缝，逢年过节才回来一趟。\n"

/* Short lines at the end of a page, too. */
Test(cleaner_pages_known, one_head_in_a_sentence)
{
    clean_text_expect("pages", FERRY TOLLS TORN_LEFT "\n7　渡口文史资料\n" TORN_RIGHT FLOOD "完",
                      FERRY TOLLS TORN_LEFT TORN_RIGHT FLOOD "完");
    clean_text_expect("pages", FERRY TOLLS "小的到县城去学裁\n- 7 -\n" TORN_RIGHT FLOOD "完",
                      FERRY TOLLS "小的到县城去学裁" TORN_RIGHT FLOOD "完");
    clean_text_expect("pages",
                      FERRY "水运史料 3\n" TOLLS
                            "渡口上下的人家从前都不种田，一年到头靠着\n水运史料 4\n" TORN_RIGHT FLOOD "完",
                      FERRY TOLLS "渡口上下的人家从前都不种田，一年到头靠着" TORN_RIGHT FLOOD "完");
    clean_text_expect_same("pages", FERRY TOLLS TORN_LEFT "\n图 7　渡口文史资料\n" TORN_RIGHT FLOOD "完");
    clean_text_expect_same("pages", FERRY TOLLS TORN_LEFT "\n渡口的旧照片\n" TORN_RIGHT FLOOD "完");
    clean_text_expect_same("pages", FERRY TOLLS "2018年8月\n" TORN_RIGHT FLOOD "完");
}

/* Fourteen characters a line. */
Test(cleaner_pages_known, in_a_narrow_column)
{
#define COLUMN_1 "　　渡口的船一共有三条，大的\n载牛马，小的只载人，老艄公的\n两个儿子各撑一条，从天亮撑到\n"
#define COLUMN_2 "天黑，风大就停。过河的钱按人\n头算，赶集的日子减半，学生和\n郎中不收。\n"
#define COLUMN_3 "　　账记在一块木板上，月底用\n湿布擦掉，重新再记。"
    clean_text_expect("pages", COLUMN_1 "· 12 ·\n" COLUMN_2 COLUMN_3, COLUMN_1 COLUMN_2 COLUMN_3);
}
