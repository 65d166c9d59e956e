/* test_cleaner_pages.c -- numbers and heads of printed pages go where they interrupt sentences; numbers of
 * chapters, salutations and refrains stay.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_text.h"

#define WHOLE                                                                                                \
    "场里的工作，一靠领导重视，二靠职工出力，三靠周围各村配合，缺了哪一样都不成，这是大家多年的体会。\n"
#define LEFT  "林场坚持预防为主，组织职工巡山三百余次。清理林下可燃物，全年没有发生火灾，周围的群"
#define RIGHT "众十分满意。今后还要添置设备，修整道路，把每一条沟、每一片林都管起来。\n"

Test(cleaner_pages, numbers_inside_sentences_go)
{
    static const char *const numbers[][2] = {
        {"3", "4"},     {"- 3 -", "- 4 -"}, {"— 3 —", "— 4 —"}, {"第3页", "第4页"},
        {"·3·", "·4·"}, {"3/9", "4/9"},     {"【3】", "【4】"}, {"第3页 共9页", "第4页 共9页"}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[2000];
        snprintf(text, sizeof text, WHOLE LEFT "\n%s\n" RIGHT WHOLE "%s\n" WHOLE, numbers[i][0],
                 numbers[i][1]);
        clean_text_expect("pages", text,
                          WHOLE LEFT RIGHT WHOLE "场里的工作，一靠领导重视，二靠职工出力，三靠周围各村配合，"
                                                 "缺了哪一样都不成，这是大家多年的体会。");
    }
}

Test(cleaner_pages, one_number_goes_where_the_seam_makes_a_word)
{
    clean_text_expect("pages", LEFT "\n— 3 —\n" RIGHT "完", LEFT RIGHT "完");
    clean_text_expect_same("pages", LEFT "\n小计\n" RIGHT "完");
}

Test(cleaner_pages, heads_go_with_their_numbers)
{
    clean_text_expect("pages",
                      WHOLE LEFT "\n5\n红松林场年报\n" RIGHT LEFT "\n6\n红松林场年报\n" RIGHT WHOLE
                                 "7\n红松林场年报\n完",
                      WHOLE LEFT RIGHT LEFT RIGHT WHOLE "完");
}

Test(cleaner_pages, the_title_that_pages_repeat_stays_once)
{
    clean_text_expect("pages",
                      "红松林场年报\n" LEFT "\n红松林场年报\n" RIGHT LEFT "\n红松林场年报\n" RIGHT "完",
                      "红松林场年报\n" LEFT RIGHT LEFT RIGHT "完");
}

Test(cleaner_pages, chapters_salutations_and_lists_stay)
{
    static const char *const texts[] = {
        WHOLE "1\n" WHOLE "2\n" WHOLE "3\n" WHOLE "完",
        "第一篇：在林场春季防火工作会议上的讲话\n同志们：\n今天召开这次会议，研究防火工作。\n"
        "第二篇：在林场秋季防火工作会议上的讲话\n同志们：\n今天召开这次会议，研究防火工作。\n"
        "第三篇：在林场冬季防火工作会议上的讲话\n同志们：\n今天召开这次会议，研究防火工作。",
        "床前明月光\n疑是地上霜\n（一）\n举头望明月\n低头思故乡\n（二）\n床前明月光\n疑是地上霜",
        "姓名\n李安\n3\n姓名\n王平\n4\n姓名\n赵云\n5",
        "老王 10:02:15\n昨天那个文件发我一下\n小李 10:05:40\n哪个文件\n老王 10:05:52\n就是那个统计表",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("pages", texts[i]);
}

Test(cleaner_pages, a_short_line_with_pauses_is_a_sentence)
{
    clean_text_expect("pages",
                      WHOLE "一年来，林场围绕预防为主的方针，各项\n红松年鉴 22\n工作都有了起色。\n" WHOLE
                            "全场职工一百二十人，巡山三百次，清\n红松年鉴 23\n理可燃物两万斤。\n完",
                      WHOLE "一年来，林场围绕预防为主的方针，各项工作都有了起色。\n" WHOLE
                            "全场职工一百二十人，巡山三百次，清理可燃物两万斤。\n完");
    clean_text_expect("pages",
                      WHOLE "对已经查明的隐患，要坚持雨前排查、雨后复查，发现裂缝\n- 4 -\n，要立即报告。\n完",
                      WHOLE "对已经查明的隐患，要坚持雨前排查、雨后复查，发现裂缝，要立即报告。\n完");
    clean_text_expect_same("pages", WHOLE "美国算法，每年12个月，每月30天\n1\n每月按实际天数计算。\n2\n完");
}

Test(cleaner_pages, words_with_a_capital_go_on_past_a_page)
{
    clean_text_expect(
        "pages",
        "Der Wald gehört der Gemeinde, und sie hält ihn seit vielen Jahren in gutem Stand. Die\n"
        "- 5 -\n"
        "Leute gehen dort spazieren, und im Herbst sammeln sie Pilze. Der Förster sah am Abend die\n"
        "- 6 -\n"
        "alten Wege noch einmal nach. Es war still.\nAm Morgen kam der Regen.",
        "Der Wald gehört der Gemeinde, und sie hält ihn seit vielen Jahren in gutem Stand. Die "
        "Leute gehen dort spazieren, und im Herbst sammeln sie Pilze. Der Förster sah am Abend die "
        "alten Wege noch einmal nach. Es war still.\nAm Morgen kam der Regen.");
}
