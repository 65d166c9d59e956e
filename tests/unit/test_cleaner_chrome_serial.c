/* test_cleaner_chrome_serial.c -- what sites of novels put between pages and chapters, and texts that have
 * such lines for other reasons.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define CHAPTER "第三章 磨坊"
#define FIRST   "磨坊在河湾里站了三百年，水车一直转到前年冬天才停下来，村里的人都说，那天夜里特别安静。"
#define SECOND  "看磨坊的老人把门锁上，钥匙交给了村长，自己搬到女儿家去住，再也没有回来过。"
#define NEXT    "第四章 渡船"
#define THIRD   "船家把缆绳解开，撑了一篙，小船便慢慢地离开了岸，谁也没有再说话。"

static void expect_between(const char *line, bool goes)
{
    char before[4000], after[4000];
    snprintf(before, sizeof before, CHAPTER "\n" FIRST "\n%s\n" SECOND "\n" NEXT "\n" THIRD, line);
    snprintf(after, sizeof after, CHAPTER "\n" FIRST "\n%s%s" SECOND "\n" NEXT "\n" THIRD, goes ? "" : line,
             goes ? "" : "\n");
    clean_text_expect("chrome", before, after);
}

Test(cleaner_chrome_serial, lines_of_the_site_go)
{
    static const char *const lines[] = {
        "本章未完，点击下一页继续",
        "（未完待续）",
        "----本章完----",
        "请记住本站域名：www.shanquan.example",
        "手机用户请浏览m.shanquan.example阅读，更优质的阅读体验。",
        "求推荐票，求收藏！",
        "手機用戶請訪問m.shanquan.example",
        "最新章节请到山泉阁阅读",
        "如果您喜欢本书，请加入书架，方便以后阅读",
        "一秒记住【山泉阁】，为您提供精彩小说阅读。",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) expect_between(lines[i], true);
}

Test(cleaner_chrome_serial, lines_of_the_text_stay)
{
    static const char *const lines[] = {
        "“请记住本站域名，手机用户请访问。”喇叭里喊道。",
        "希望读者朋友喜欢本书。",
        "他投了一张推荐票，又撕了。",
        "这一夜，未完待续的是雨。",
        "继续读下去吧",
        "第二天",
        "PS：今天更新晚了，求推荐票",
        "他把磨盘上的灰擦干净，又把枯叶捞出来。请记住本书首发域名：山泉阁然后才坐下抽烟，一句话不说。",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) expect_between(lines[i], false);
}

Test(cleaner_chrome_serial, pleas_go_only_where_chapters_are)
{
    clean_text_expect_same("chrome", "论坛里的事\n" FIRST "\n求收藏\n" SECOND "\n" THIRD);
    clean_text_expect_same("chrome", "格式说明\n" FIRST
                                     "\n有关格式的信息，请访问 https://www.shanquan.example/xml/。\n" SECOND);
}

Test(cleaner_chrome_serial, what_the_text_speaks_of_stays)
{
    clean_text_expect_same("chrome", "网页的尾巴\n" FIRST "\n"
                                     "有的写着“本章未完，点击下一页继续”，谁都见过。\n"
                                     "请记住本站域名\n" SECOND "\n本章未完，点击下一页继续\n" THIRD);
    clean_text_expect_same("chrome", "网页的尾巴\n" FIRST "\n还有一行：\n本章未完，点击下一页继续\n" SECOND);
}

Test(cleaner_chrome_serial, behind_the_last_paragraph_where_it_stood_between_others)
{
    clean_text_expect("chrome",
                      CHAPTER "\n" FIRST "\n（未完待续）\n" NEXT "\n" THIRD "\n" SECOND "\n（未完待续）",
                      CHAPTER "\n" FIRST "\n" NEXT "\n" THIRD "\n" SECOND);
    clean_text_expect_same("chrome", CHAPTER "\n" FIRST "\n" SECOND "\n未完待续");
}

Test(cleaner_chrome_serial, title_on_every_page)
{
    static const char *const marks[][3] = {
        {"(1/3)", "(2/3)", "(3/3)"},
        {"（第1页）", "（第2页）", "（第3页）"},
        {" 第1页", " 第2页", " 第3页"},
        {"（第1页，共3页）", "（第2页，共3页）", "（第3页，共3页）"},
        {"", "_2", "_3"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char before[4000];
        snprintf(before, sizeof before,
                 CHAPTER "%s\n" FIRST "\n" CHAPTER "%s\n" SECOND "\n" CHAPTER "%s\n" THIRD "\n" NEXT
                         "\n" FIRST,
                 marks[i][0], marks[i][1], marks[i][2]);
        clean_text_expect("chrome", before, CHAPTER "\n" FIRST "\n" SECOND "\n" THIRD "\n" NEXT "\n" FIRST);
    }
}

Test(cleaner_chrome_serial, numbers_behind_titles_stay)
{
    clean_text_expect_same("chrome", "练习题\n" FIRST "\n练习题（1）\n" SECOND "\n练习题（2）\n" THIRD);
    clean_text_expect_same("chrome", "第三章 数据_12\n" FIRST "\n" SECOND);
    clean_text_expect_same("chrome", CHAPTER "\n" NEXT "\n" CHAPTER "\n" FIRST "\n" NEXT "\n" SECOND);
}

/* Above and below all of a text without chapters, with the address of the site. */
Test(cleaner_chrome_serial, signs_at_the_edges)
{
    static const char *const signs[] = {
        "喜欢磨坊老人请大家收藏：（m.shanquan.example）山泉小说更新速度最快。",
        "河灯提示您：看后求收藏（山泉阁www.shanquan.example），接着再看更方便。",
        "手机用户请浏览m.shanquan.example阅读，更优质的阅读体验。",
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        char before[2000];
        snprintf(before, sizeof before, "%s\n" FIRST "\n" SECOND "\n" THIRD, signs[i]);
        clean_text_expect("chrome", before, FIRST "\n" SECOND "\n" THIRD);
        snprintf(before, sizeof before, FIRST "\n" SECOND "\n" THIRD "\n%s", signs[i]);
        clean_text_expect("chrome", before, FIRST "\n" SECOND "\n" THIRD);
    }
    clean_text_expect_same("chrome", FIRST "\n" SECOND "\n有关磨坊的资料，请访问 www.shanquan.example。");
    clean_text_expect_same("chrome",
                           FIRST "\n他说他把网址记在墙上：m.shanquan.example，更新速度最快。\n" SECOND);
}

/* The title is the last step of the way through the site. */
Test(cleaner_chrome_serial, the_way_to_a_chapter)
{
    clean_text_expect("chrome", "山泉书屋 > 历史小说 > 河湾 > " CHAPTER "\n" FIRST "\n" SECOND "\n" THIRD,
                      CHAPTER "\n" FIRST "\n" SECOND "\n" THIRD);
}
