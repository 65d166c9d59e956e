/* test_cleaner_main_content_edges.c -- lines at the edges of a text, and between its parts, that look like
 * the site's: which of them belong to it.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_page.h"

#define PAGE(title)                                                                                          \
    "document format=\"html\"\n  @title \"" title "\"\n  section\n    heading 1 \"" title "\"\n"
#define P(text) "    paragraph \"" text "\"\n"

#define CLAIM    "原告：李某，男，住白沙县河街。"
#define OPINION  "本院认为，被告没有按约定交付木船，构成违约，应当返还定金并赔偿损失。"
#define SENTENCE "判决如下：被告返还原告定金二千元。"

/* Who judges, the kind of the paper, and the number of the case, with a year that is no by-line's. */
Test(cleaner_main_content_edges, the_head_of_a_judgment)
{
    dnm_doc *doc = clean_page(PAGE("木船定金一案") P("白沙县人民法院") P("民 事 判 决 书")
                                  P("（2019）川0102民初18号") P(CLAIM) P(OPINION) P(SENTENCE));
    clean_page_expect_text(doc, "白沙县人民法院\n民 事 判 决 书\n（2019）川0102民初18号\n" CLAIM "\n" OPINION
                                "\n" SENTENCE);
    clean_page_expect_meta(doc, "identifier", "（2019）川0102民初18号");
    dnm_doc_free(doc);
}

#define WOOD "选用三十年以上的老枣木，自然阴干两年，不开裂、不变形，珠子都是手工打磨的。"

/* A word of what readers may do for a site makes a notice of a sentence that speaks to them. */
Test(cleaner_main_content_edges, the_last_sentence)
{
    clean_page_expect(PAGE("枣木算盘") P(WOOD) P("每把算盘都刻有编号，附收藏证书。"),
                      WOOD "\n每把算盘都刻有编号，附收藏证书。");
    clean_page_expect(PAGE("枣木算盘") P(WOOD) P("喜欢本店请收藏，谢谢。"), WOOD);
    clean_page_expect(PAGE("枣木算盘") P(WOOD) P("转载须经同意。"), WOOD);
}

#define FIXED "Fixed a crash that came up when the reel was empty and the crank was turned."
#define RUN   "Run the installer once more, and answer both of its questions."

/* A sentence with a day, which says something of what is dated, is none of a by-line. */
Test(cleaner_main_content_edges, a_sentence_with_a_day_above_a_heading)
{
    clean_page_expect(PAGE("kite 2.1 release notes")
                          P("Released on 3 March 2020.") "    heading 2 \"Changes\"\n" P(FIXED) P(RUN),
                      "Released on 3 March 2020.\nChanges\n" FIXED "\n" RUN);
    clean_page_expect(PAGE("kite 2.1 release notes")
                          P("Posted 3 March 2020 by ann") "    heading 2 \"Changes\"\n" P(FIXED) P(RUN),
                      "Changes\n" FIXED "\n" RUN);
}

#define BOX(text)                                                                                            \
    "    section tag=\"section\"\n      section tag=\"section\"\n        paragraph \"" text "\"\n"
#define MORNING  "凌晨三点，镇上最早亮起来的，是桥头的豆腐坊。"
#define DAUGHTER "大女儿考上大学那年，邮递员站在门口喊了三声她才听见。"

/* Editors of articles for phones put each paragraph in boxes of its own, and the number of a part as well. */
Test(cleaner_main_content_edges, numbers_of_parts_in_boxes)
{
    clean_page_expect(PAGE("桥头的豆腐坊") BOX(MORNING) BOX("01") BOX(DAUGHTER) BOX(MORNING) BOX("02")
                          BOX(DAUGHTER),
                      MORNING "\n01\n" DAUGHTER "\n" MORNING "\n02\n" DAUGHTER);
    clean_page_expect(PAGE("桥头的豆腐坊") BOX(MORNING)
                          BOX(DAUGHTER) "    section class=\"count\"\n      paragraph \"17\"\n" BOX(DAUGHTER)
                              BOX(MORNING),
                      MORNING "\n" DAUGHTER "\n" DAUGHTER "\n" MORNING);
}

#define SAID "首联点明时地，一个“偏”字，写尽羁旅之怨。颔联以小衬大，以景写情，颇得唐人五绝遗韵。"

/* In a box like that of the comment on it, and no paragraph of a usual length in it. */
Test(cleaner_main_content_edges, a_poem_above_what_is_said_of_it)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"诗\"\n  section class=\"a\"\n"
        "    heading 1 \"夜泊石桥\"\n    paragraph \"〔清〕沈渡\"\n      ~link 0 9 \"/d\"\n"
        "      ~link 9 6 \"/w\"\n" P("石桥今夜月，") P("偏照未眠人。") P("江阔渔灯小，") P(
            "霜清客梦频。") "    paragraph \"写景，羁旅\"\n      ~link 0 6 \"/1\"\n"
                            "      ~link 9 6 \"/2\"\n  section class=\"a\"\n    heading 2 \"赏析\"\n" P(SAID),
        "夜泊石桥\n〔清〕沈渡\n石桥今夜月，\n偏照未眠人。\n江阔渔灯小，\n霜清客梦频。\n赏析\n" SAID);
}

#define PLACE(number, name, text)                                                                            \
    "    heading 2 \"" number ". " name "\"\n      ~link 3 12 \"/p" number                                   \
    "\"\n" P(text) "    paragraph \"地址：白沙县" name "\"\n      ~link 9 21 \"/m" number "\"\n"

/* What one heading of a series is, all are: names that lead elsewhere, each above what is said of the place.
 */
Test(cleaner_main_content_edges, numbered_headings_that_are_links)
{
    clean_page_expect(PAGE("本周好去处") P("周末不想跑远路？这三个地方一天来回刚刚好。")
                          PLACE("1", "云台大山", "海拔1800米，门票免费。")
                              PLACE("2", "双溪峡谷", "全长7公里，夏季可溯溪，注意带备用衣物。")
                                  PLACE("3", "罗家院子", "清代民居，木雕保存完好，周一闭馆。"),
                      "周末不想跑远路？这三个地方一天来回刚刚好。\n1. 云台大山\n海拔1800米，门票免费。\n"
                      "地址：白沙县云台大山\n2. 双溪峡谷\n全长7公里，夏季可溯溪，注意带备用衣物。\n"
                      "地址：白沙县双溪峡谷\n3. 罗家院子\n清代民居，木雕保存完好，周一闭馆。\n"
                      "地址：白沙县罗家院子");
}

/* Headings that lead to their own place in the page are headings; others are titles of other pages. */
Test(cleaner_main_content_edges, headings_that_are_links)
{
#define PART(target)                                                                                         \
    P(OPINION)                                                                                               \
    P(MORNING)                                                                                               \
    "    heading 2 \"石桥一案的由来和经过\"\n      ~link 0 30 \"" target "\"\n" P(DAUGHTER) P(OPINION)
    clean_page_expect(PAGE("木船定金一案") PART("#origin"),
                      OPINION "\n" MORNING "\n石桥一案的由来和经过\n" DAUGHTER "\n" OPINION);
    clean_page_expect(PAGE("木船定金一案") PART("/other"), OPINION "\n" MORNING "\n" DAUGHTER "\n" OPINION);
}
