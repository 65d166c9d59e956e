/* test_cleaner_rejoin_apart.c -- what stands between the lines of a sentence and is no part of it, and the
 * blanks that the ends of lines were.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_text.h"

#define FIRST                                                                                                \
    "　　村口的老槐树被风刮断了一根大枝，压塌了半间磨坊，好在夜里没有\n"     \
    "人在里面。第二天一早，几个年轻人拿着锯子把树枝锯开，搬到晒谷场\n"        \
    "上，等天晴了晒干，冬天好给学堂里烧火取暖，孩子们都高兴得跳起来。\n"     \
    "　　那年的秋天雨水特别多，河里的水一天天涨上来，住在低处的人家都\n"     \
    "把粮食搬到了高处。村里的老人说，这样的雨他们一辈子只见过两回，头\n"     \
    "一回是修堤的那年，第二回就是现在，谁也不敢睡得太沉。\n"                       \
    "　　守堤的人分成三班，白天黑夜都有人提着灯笼在堤上走，看见哪里渗\n"     \
    "水就敲锣，听见锣声的人不管在做什么，都要扛着铁锹跑过去帮忙，账簿"
#define SECOND                                                                                               \
    "上写得明明白白，哪一家出了多少工，哪一天用了多少麻袋，后来分粮食\n"     \
    "就照着这本账来分，没有一个人说过不公平。\n"                                         \
    "　　水退下去以后，人们在堤上种了两排柳树，树苗是从下游的苗圃里用\n"     \
    "船运来的，每棵都有一人来高。"
#define FIRST_JOINED                                                                                         \
    "　　村口的老槐树被风刮断了一根大枝，压塌了半间磨坊，好在夜里没有"       \
    "人在里面。第二天一早，几个年轻人拿着锯子把树枝锯开，搬到晒谷场"          \
    "上，等天晴了晒干，冬天好给学堂里烧火取暖，孩子们都高兴得跳起来。\n"     \
    "　　那年的秋天雨水特别多，河里的水一天天涨上来，住在低处的人家都"       \
    "把粮食搬到了高处。村里的老人说，这样的雨他们一辈子只见过两回，头"       \
    "一回是修堤的那年，第二回就是现在，谁也不敢睡得太沉。\n"                       \
    "　　守堤的人分成三班，白天黑夜都有人提着灯笼在堤上走，看见哪里渗"       \
    "水就敲锣，听见锣声的人不管在做什么，都要扛着铁锹跑过去帮忙，账簿"
#define SECOND_JOINED                                                                                        \
    "上写得明明白白，哪一家出了多少工，哪一天用了多少麻袋，后来分粮食"       \
    "就照着这本账来分，没有一个人说过不公平。\n"                                         \
    "　　水退下去以后，人们在堤上种了两排柳树，树苗是从下游的苗圃里用"       \
    "船运来的，每棵都有一人来高。"

Test(cleaner_rejoin_apart, captions_and_tables_are_no_part_of_a_sentence)
{
    static const char *const inserts[] = {
        "图2-1　守堤的人",
        "图 3 守堤的人",
        "圖1：守堤的人",
        "表2-1　各家出工（单位：天）\n　李家　　　　　２\n　王家　　　　　４",
        "续表",
        "（续）",
        "第57页",
        "- 57 -",
        "57",
        "守堤人家名录",
        "Fig. 2. The dyke",
        "附表3 各家出工"};
    for (size_t i = 0; i < sizeof inserts / sizeof *inserts; i++) {
        char text[3000], clean[3000];
        snprintf(text, sizeof text, "%s\n%s\n%s", FIRST, inserts[i], SECOND);
        snprintf(clean, sizeof clean, "%s\n%s\n%s", FIRST_JOINED, inserts[i], SECOND_JOINED);
        clean_text_expect("rejoin", text, clean);
    }
    clean_text_expect("rejoin", FIRST "\n" SECOND, FIRST_JOINED SECOND_JOINED);
}

/* "如图2所示", "Table 2 shows": parts of sentences. */
Test(cleaner_rejoin_apart, sentences_about_figures_go_on)
{
    clean_text_expect("rejoin",
                      "The ferry below the mill was kept by the same family for more than ninety years\n"
                      "and the accounts that they wrote every winter show how little the tolls changed\n"
                      "in that time. When the bridge was built the parish offered them the office there\n"
                      "Most of the boats were sold when the bridge had been opened, and the few that in\n"
                      "Table 2 are marked were kept for the visitors who came to see the old town there\n"
                      "in summer. Nobody knows what became of the others, for the papers which are said\n"
                      "to have told it were lost in the fire of the town hall, and those who remembered\n"
                      "Figure 3 and the date below it have died since then, so that we must be content\n"
                      "with what the letters say.",
                      "The ferry below the mill was kept by the same family for more than ninety years "
                      "and the accounts that they wrote every winter show how little the tolls changed "
                      "in that time. When the bridge was built the parish offered them the office there "
                      "Most of the boats were sold when the bridge had been opened, and the few that in "
                      "Table 2 are marked were kept for the visitors who came to see the old town there "
                      "in summer. Nobody knows what became of the others, for the papers which are said "
                      "to have told it were lost in the fire of the town hall, and those who remembered "
                      "Figure 3 and the date below it have died since then, so that we must be content "
                      "with what the letters say.");
}

Test(cleaner_rejoin_apart, what_a_site_asks_is_no_part_of_a_story)
{
    static const char *const notices[] = {"这章没有结束，请点击下一页继续阅读！",
                                          "请记住本站的地址，下次再来。", "本章未完，请翻下一页继续看。"};
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        char text[2000];
        snprintf(
            text, sizeof text,
            "他在灯下看了很久，手忽然停住了，谁也没有说话，窗外的雨越下越大。\n"
            "他没有答话，窗外一道闪电劈下来，照见檐下站着一个人影，斗笠压得极低，雨水顺着笠沿成串地往下\n%s",
            notices[i]);
        clean_text_expect_same("rejoin", text);
    }
}

Test(cleaner_rejoin_apart, a_number_and_a_name_are_a_heading)
{
    static const char text[] =
        "2 规范性引用文件\n"
        "下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用。\n"
        "2.1 一般要求\n"
        "下列要求对于所有的产品都是必不可少的。凡是出口的产品，还应符合进口国的要求。";
    clean_text_expect_same("rejoin", text);
}

Test(cleaner_rejoin_apart, fractions_and_ends_of_sentences)
{
    clean_text_expect("rejoin",
                      "他们等了很久，信终于来了。\n1840\n年，世界上最早的邮票在伦敦发行，人们排起了长队。",
                      "他们等了很久，信终于来了。\n1840年，世界上最早的邮票在伦敦发行，人们排起了长队。");
    clean_text_expect("rejoin",
                      "茶盘的含水率应为8.0%，同一批产品的含水率之差，在仓库里存放的，不应大于3\n.0%。",
                      "茶盘的含水率应为8.0%，同一批产品的含水率之差，在仓库里存放的，不应大于3.0%。");
    clean_text_expect("rejoin",
                      "下列术语和定义适用于本文件，其中未注明的，按照国家有关标准执行，不再另行\n说明。",
                      "下列术语和定义适用于本文件，其中未注明的，按照国家有关标准执行，不再另行说明。");
}

#define LINES(before, after)                                                                                 \
    "Am Morgen kam der Wirt in die Stube und sah nach dem Feuer, das in\n"                                   \
    "der Nacht beinahe ausgegangen war, dann ging er hinaus, um Holz zu\n"                                   \
    "holen, und als er wiederkam, stand der Fremde schon am Fenster und\n"                                   \
    "sah hinaus in den Schnee, der noch immer auf die Wege fiel, " before "\n" after                         \
    " kein Mensch war zu sehen, und die Wege waren alle verweht, so\n"                                       \
    "dass an eine Reise nicht zu denken war. Der Wirt legte das Holz in\n"                                   \
    "den Korb neben den Ofen und setzte sich auf die Bank, er wartete eine\n"                                \
    "Weile, ob der andere etwas sagen wollte, und stopfte dann langsam die\n"                                \
    "Pfeife. Draussen schlug die Uhr, und in der Küche wurde es laut."

Test(cleaner_rejoin_apart, the_end_of_a_line_was_a_blank)
{
    static const char *const seams[][3] = {
        {"sagte", "»denn", " "}, {"sagte", "„denn", " "}, {"dijo", "—pues", " "},   {"und", "(wie", " "},
        {"und", "– so", " "},    {"dit", "« mais", " "},  {"sagte", "\"denn", " "}, {"da.«", "Denn", " "},
        {"said.”", "Then", " "}, {"say", "‘then", " "},   {"dijo", "¿pues", " "},   {"there—", "then", ""}};
    for (size_t i = 0; i < sizeof seams / sizeof *seams; i++) {
        char text[1000], clean[1000];
        snprintf(text, sizeof text, LINES("%s", "%s"), seams[i][0], seams[i][1]);
        snprintf(clean, sizeof clean, "%s", text);
        for (char *p = clean; (p = strchr(p, '\n'));) *p = ' ';
        if (!*seams[i][2]) {
            char *at = strstr(clean, seams[i][0]) + strlen(seams[i][0]);
            memmove(at, at + 1, strlen(at));
        }
        clean_text_expect("rejoin", text, clean);
    }
}

#define PIECE_1                                                                                              \
    "缓存服务器把常用的页面保存在内存里，访问的人多了也不会变慢，如果内存不够，就把不常用的部分保存到服"
#define PIECE_2 "务器的磁盘上，等需要的时候再读回来。"
#define PIECE_3 "管理员要根据实际情况调整内存的大小，并且定期检查日志，看看有没有异常的访问，最后把结果写成报"
#define PIECE_4 "告交给上级，由上级决定是否需要更换设备。"

/* The first piece has no number, and whole paragraphs stand between the others. */
Test(cleaner_rejoin_apart, pieces_with_paragraphs_between_them)
{
    clean_text_expect(
        "rejoin", "一、缓存\n" PIECE_1 "\n2、" PIECE_2 "\n二、检查\n" PIECE_2 "\n" PIECE_3 "\n3、" PIECE_4,
        "一、缓存\n" PIECE_1 PIECE_2 "\n二、检查\n" PIECE_2 "\n" PIECE_3 PIECE_4);
    clean_text_expect("rejoin", "缓存\n" PIECE_1 "\n2、" PIECE_2, "缓存\n" PIECE_1 PIECE_2);
    clean_text_expect_same("rejoin", "1、" PIECE_1 "\n2、" PIECE_2 "\n3、" PIECE_4);
    clean_text_expect_same("rejoin", PIECE_1 "\n2、" PIECE_2 "\n" PIECE_4 "\n3、" PIECE_4);
}

/* Pages as sites show them, each in a box of its own. */
Test(cleaner_rejoin_apart, boxes_of_pages)
{
    static const char whole[] =
        "    paragraph \"大家下午好！我是第三网格的网格员，负责八栋楼、四百户居民的走访和信息采集工作。\"\n";
    for (int page = 0; page < 2; page++) {
        char text[2000];
        const char *class = page ? "page" : "post";
        snprintf(text, sizeof text,
                 "document\n  section class=\"%s\"\n%s%s"
                 "    paragraph "
                 "\"年初以来，我坚持每天入户走访，全年累计走访五千余户次，登记出租房屋二百间。对独居\"\n"
                 "  section class=\"%s\"\n"
                 "    paragraph \"老人、残疾人、困难家庭，我另外建了一本台账，逢年过节上门看望。\"\n",
                 class, whole, whole, class);
        size_t edits = 0;
        char *clean = clean_text_once("rejoin", text, &edits);
        cr_expect_eq(strstr(clean, "对独居老人、残疾人") != NULL, page, "%s", clean);
        free(clean);
    }
}
