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

/* Thirty characters a line, as books have; \1 stands for a number of a page and what surrounds it. */
#define PRINTED                                                                                              \
    "　　那年的秋天雨水特别多，河里的水一天天涨上来，住在低处的人家都\n"     \
    "把粮食搬到了高处。村里的老人说，这样的雨他们一辈子只见过两回，头\n"     \
    "一回是修堤的那年，第二回就是现在，谁也不敢睡得太沉。\n"                       \
    "　　守堤的人分成三班，白天黑夜都有人提着灯笼在堤上走，看见哪里渗\n"     \
    "水就敲锣，听见锣声的人不管在做什么，都要扛着铁锹跑过去帮忙，账簿\n"     \
    "\1"                                                                                                     \
    "上写得明明白白，哪一家出了多少工，哪一天用了多少麻袋，后来分粮食\n"     \
    "就照着这本账来分，没有一个人说过不公平。\n"                                         \
    "　　水退下去以后，人们在堤上种了两排柳树，树苗是从下游的苗圃里用\n"     \
    "船运来的，每棵都有一人来高。管账的先生把树的数目也记在账上，一共\n"     \
    "\2"                                                                                                     \
    "四百六十棵，死了十一棵，第二年春天又补种了十一棵，都活了。\n"

static char *with_numbers(const char *first, const char *second)
{
    static char text[3000];
    char *to = text;
    for (const char *p = PRINTED; *p; p++)
        if (*p == '\1' || *p == '\2') {
            to += sprintf(to, "%s", *p == '\1' ? first : second);
        } else {
            *to++ = *p;
        }
    to[-1] = '\0';
    return text;
}

Test(cleaner_pages, numbers_in_a_print_with_indented_paragraphs_go)
{
    static const char *const numbers[][2] = {{"57\n", "58\n"},
                                             {"- 57 -\n", "- 58 -\n"},
                                             {"— 57 —\n", "— 58 —\n"},
                                             {"第57页\n", "第58页\n"},
                                             {"·57·\n", "·58·\n"},
                                             {"　　　57\n", "　　　58\n"},
                                             {"[57]\n", "[58]\n"},
                                             {"第 57 页 共 90 页\n", "第 58 页 共 90 页\n"},
                                             {"57\n堤上人家\n", "58\n堤上人家\n"},
                                             {"堤上人家　57\n", "堤上人家　58\n"},
                                             {"57\n堤上人家\n", "58\n第三章 种树\n"}};
    char *clean = strdup(with_numbers("", ""));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        clean_text_expect("pages", with_numbers(numbers[i][0], numbers[i][1]), clean);
    clean_text_expect("pages", with_numbers("— 57 —\n", ""), clean);
    free(clean);
}

Test(cleaner_pages, captions_in_a_print_stay)
{
    clean_text_expect_same("pages", with_numbers("图1　守堤的人\n", "图2　新种的柳树\n"));
    clean_text_expect_same("pages", with_numbers("表1　出工的人家\n", ""));
}

#define PRINTED_ENGLISH                                                                                      \
    "The ferry below the mill was kept by the same family for more than\n"                                   \
    "ninety years, and the accounts that they wrote every winter show how\n"                                 \
    "little the tolls had changed in that time. When the bridge was built\n"                                 \
    "the parish offered them the office of its keeper, which they declined.\n"                               \
    "The last boat was sold to a timber merchant from the next valley, and\n"                                \
    "nobody seems to know what became of it afterwards. A letter that Mr\n"                                  \
    "%s"                                                                                                     \
    "Harding sent to his brother mentions a boat of that size, but not the\n"                                \
    "name that was painted on it. The rope was used for the bell of the\n"                                   \
    "chapel, where it still hangs, and the landing place is now a garden\n"                                  \
    "%s"                                                                                                     \
    "in which the grandchildren of the last ferryman grow beans and peas.\n"                                 \
    "The bell is rung once a year."

Test(cleaner_pages, numbers_and_heads_in_an_english_print_go)
{
    static const char *const heads[][2] = {{"211\n", "212\n"},
                                           {"211\nThe Old Ferries\n", "212\nChapter Three: Tolls\n"},
                                           {"Page 211\n", "Page 212\n"},
                                           {"211\nA. B. Carter\n", "212\nNotes on Ferries 7 (2009)\n"},
                                           {"The Old Ferries   211\n", "The Old Ferries   212\n"}};
    char clean[2000], text[2000];
    snprintf(clean, sizeof clean, PRINTED_ENGLISH, "", "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        snprintf(text, sizeof text, PRINTED_ENGLISH, heads[i][0], heads[i][1]);
        clean_text_expect("pages", text, clean);
    }
}

Test(cleaner_pages, a_number_before_all_text_goes_with_the_others)
{
    clean_text_expect(
        "pages",
        "- 17 -\nDer Wirt stand auf. Er ging langsam hinaus, und der Alte\n- 18 -\n"
        "am Ofen sah ihm nach und schwieg.\nEnde.",
        "Der Wirt stand auf. Er ging langsam hinaus, und der Alte am Ofen sah ihm nach und schwieg.\n"
        "Ende.");
}

Test(cleaner_pages, a_framed_number_at_the_end_of_a_text_goes)
{
    clean_text_expect("pages", "· 214 ·　　　交　通　志\n" WHOLE WHOLE "完", WHOLE WHOLE "完");
    clean_text_expect("pages", "交通志　　- 215 -\n" WHOLE WHOLE "完", WHOLE WHOLE "完");
    clean_text_expect("pages", WHOLE WHOLE "— 41 —",
                      WHOLE "场里的工作，一靠领导重视，二靠职工出力，三靠周围各村配合，"
                            "缺了哪一样都不成，这是大家多年的体会。");
    clean_text_expect_same("pages", "交通志 2015\n" WHOLE WHOLE "完");
    clean_text_expect_same("pages", "— 3 —\n" WHOLE WHOLE "完");
}

Test(cleaner_pages, heads_of_even_and_odd_pages)
{
    clean_text_expect("pages",
                      WHOLE "一年来，林场围绕预防为主的方针，各项\n8 红松地方志\n工作都有了起色。\n" WHOLE
                            "全场职工一百二十人，巡山三百次，清\n第三编 农林 9\n理可燃物两万斤。\n完",
                      WHOLE "一年来，林场围绕预防为主的方针，各项工作都有了起色。\n" WHOLE
                            "全场职工一百二十人，巡山三百次，清理可燃物两万斤。\n完");
    clean_text_expect_same("pages", WHOLE
                           "一年来，林场围绕预防为主的方针，各项\n图 1 水泵的组成\n工作都有了起色。\n" WHOLE
                           "全场职工一百二十人，巡山三百次，清\n图 2 阀门的位置\n理可燃物两万斤。\n完");
}

Test(cleaner_pages, months_stay)
{
    clean_text_expect_same("pages", WHOLE "1\n01/2013\n112\n2\n02/2013\n118\n3\n03/2013\n132\n" WHOLE "完");
}

Test(cleaner_pages, names_that_lines_were_broken_around_stay)
{
    clean_text_expect_same(
        "pages", WHOLE
        "要查看服务的状态，可以运行命令，例如用管理器\nsystemctl\n加上服务的名字，再看它的输出\n"
        "systemctl\n给出的最后几行，就知道原因，这时候再用\n日志查看器\n找一找更早的记录。\n" WHOLE "完");
    clean_text_expect_same(
        "pages",
        WHOLE "进程可以等待，如果几个线程同时在等，就要看这时候\n文件描述符\n有没有就绪，没有就绪的时候，"
              "所有线程都会停在\n等待队列\n里面，直到有事件，这时候会被叫醒，而且只有一个会从\n文件描述符\n"
              "里读出数据，其他的都继续睡，除非又来了新的\n边缘触发\n事件，那就再叫醒，然后从\n就绪列表\n"
              "里取走一项，交给用户程序处理。\n" WHOLE "完");
}

/* A manual says the same again. */
Test(cleaner_pages, full_lines_that_come_again_stay)
{
#define AGAIN "点击连接符，再把它拖到另一个对象的粘结点上，然后松开鼠标，线段的\n长度就会改变，"
    clean_text_expect_same(
        "pages",
        "　　要调整弯曲点和粘结点之间的距离，请选中图形中所有的连接线段，\n" AGAIN
        "线段的形状也会跟着改变。\n　　要把两个对象用一条线连接起来，请选中工具栏里面的连接符图标，\n" AGAIN
        "线段的形状也会跟着改变。\n　　要移动一个已经连接好了的对象，请选中对象而不是选中连接线段，\n" AGAIN
        "线段的形状也会跟着改变。\n　　要删除一条不再需要的连接线段，请选中线段而不是选中两头对象，\n" AGAIN
        "线段的形状也会跟着改变。");
}
