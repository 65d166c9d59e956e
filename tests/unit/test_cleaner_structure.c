/* test_cleaner_structure.c -- headings by their numbers and levels, titles, texts of a compilation; lists,
 * verse, tables of contents and letters are left alone.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TEXT "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。"
#define P    "  paragraph \"" TEXT "\"\n"
#define PP   "    paragraph \"" TEXT "\"\n"

Test(cleaner_structure, levels)
{
    clean_text_expect(
        "structure",
        "document\n  paragraph \"第一章 总则\"\n  paragraph \"一、目的\"\n  paragraph \"（一）防火\"\n" P
        "  paragraph \"（二）防汛\"\n" P "  paragraph \"二、范围\"\n" P "  paragraph \"第二章 职责\"\n" P,
        "document\n  heading 1 \"第一章 总则\"\n  heading 2 \"一、目的\"\n  heading 3 \"（一）防火\"\n" P
        "  heading 3 \"（二）防汛\"\n" P "  heading 2 \"二、范围\"\n" P "  heading 1 \"第二章 职责\"\n" P);
    clean_text_expect("structure",
                      "document\n  paragraph \"1. 打开阀门\"\n" P "  paragraph \"2. 关闭水泵\"\n" P,
                      "document\n  heading 1 \"1. 打开阀门\"\n" P "  heading 1 \"2. 关闭水泵\"\n" P);
}

Test(cleaner_structure, numbers_with_points_and_without)
{
    clean_text_expect(
        "structure",
        "document\n  paragraph \"1 概述\"\n  paragraph \"1.1 用途\"\n" P "  paragraph \"1.2 组成\"\n" P
        "  paragraph \"1.2.1 主机\"\n" P "  paragraph \"2 安装\"\n" P,
        "document\n  heading 1 \"1 概述\"\n  heading 2 \"1.1 用途\"\n" P "  heading 2 \"1.2 组成\"\n" P
        "  heading 3 \"1.2.1 主机\"\n" P "  heading 1 \"2 安装\"\n" P);
    clean_text_expect(
        "structure",
        "document\n  paragraph \"1.努力学习，不断进步\"\n" P "  paragraph \"2.踏实工作，尽职尽责\"\n" P,
        "document\n  heading 1 \"1.努力学习，不断进步\"\n" P "  heading 1 \"2.踏实工作，尽职尽责\"\n" P);
    clean_text_expect("structure", /* points and digits of full width */
                      "document\n  paragraph \"1．1 用途\"\n" P "  paragraph \"1．2组成\"\n" P
                      "  paragraph \"２．１　安装\"\n" P "  paragraph \"２．２　使用\"\n" P,
                      "document\n  heading 1 \"1．1 用途\"\n" P "  heading 1 \"1．2组成\"\n" P
                      "  heading 1 \"２．１\\u{3000}安装\"\n" P "  heading 1 \"２．２\\u{3000}使用\"\n" P);
    clean_text_expect("structure",
                      "document\n  paragraph \"1．努力学习\"\n" P "  paragraph \"2．踏实工作\"\n" P,
                      "document\n  heading 1 \"1．努力学习\"\n" P "  heading 1 \"2．踏实工作\"\n" P);
    clean_text_expect("structure",
                      "document\n  paragraph \"第壹章 林場\"\n" P "  paragraph \"第貳章 水庫\"\n" P,
                      "document\n  heading 1 \"第壹章 林場\"\n" P "  heading 1 \"第貳章 水庫\"\n" P);
    static const char *const texts[] = {
        "document\n  paragraph \"１．１亿元\"\n" P "  paragraph \"１．２亿元\"\n" P,
        "document\n  paragraph \"3.2.1 版\"\n" P "  paragraph \"3.2.2 版\"\n" P,
        "document\n  paragraph \"2023.1.5 巡坝\"\n" P "  paragraph \"2023.1.6 除冰\"\n" P,
        "document\n  paragraph \"1.1 亿元\"\n" P "  paragraph \"1.2 亿元\"\n" P,
        "document\n  paragraph \"1 九月\"\n" P "  paragraph \"2 十月\"\n" P,
        "document\n  paragraph \"1.1 城东 解放路\"\n  paragraph \"1.2 城西 人民路\"\n  paragraph \"2.1 "
        "城南\"\n" P,
        "document\n  paragraph \"1. 用了哪些词（3分）\"\n" P "  paragraph \"2. 写了哪些事（4分）\"\n" P,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

Test(cleaner_structure, entries_of_a_table_of_contents_are_no_headings)
{
    clean_text_expect(
        "structure",
        "document\n  paragraph \"目录\"\n  paragraph \"第一章 总则\"\n  paragraph \"第一节 目的\"\n"
        "  paragraph \"第二章 职责\"\n  paragraph \"第一章 总则\"\n  paragraph \"第一节 目的\"\n" P
        "  paragraph \"第二章 职责\"\n" P,
        "document\n  paragraph \"目录\"\n  paragraph \"第一章 总则\"\n  paragraph \"第一节 目的\"\n"
        "  paragraph \"第二章 职责\"\n  heading 1 \"第一章 总则\"\n  paragraph \"第一节 目的\"\n" P
        "  heading 1 \"第二章 职责\"\n" P);
    clean_text_expect_same("structure",
                           "document\n  paragraph \"一、总则……1\"\n  paragraph \"（一）目的……1\"\n"
                           "  paragraph \"二、职责……3\"\n" P);
}

Test(cleaner_structure, no_headings)
{
    static const char *const texts[] = {
        "document\n  paragraph \"一、雨衣\"\n  paragraph \"二、手电\"\n  paragraph \"三、干粮\"\n" P,
        "document\n  paragraph \"一、要带雨衣，还要带手电。\"\n" P
        "  paragraph \"二、要早出发，不要等天黑。\"\n" P,
        "document\n  paragraph \"一、只有这一条\"\n" P,
        "document\n  paragraph \"第一条 为了防火，制定本办法。\"\n  paragraph \"第二条 "
        "本办法自发布之日起施行。\"\n",
        "document\n  paragraph \"1、雨衣\"\n  paragraph \"2、手电\"\n  paragraph \"3、干粮\"\n",
        "document\n  paragraph \"一、防火工作总结；\"\n" P "  paragraph \"二、防汛工作总结：\"\n" P,
        "document\n  list\n    list_item\n      paragraph \"一、目的\"\n    list_item\n      paragraph "
        "\"二、范围\"\n",
        "document\n  paragraph \"2011年5月17日\"\n" P "  paragraph \"12.5万元\"\n" P,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

Test(cleaner_structure, titles)
{
    clean_text_expect("structure",
                      "document\n  paragraph \"在防火会议上的讲话\"\n  paragraph \"（2011年5月17日）\"\n"
                      "  paragraph \"同志们：\"\n" P,
                      "document\n  @title \"在防火会议上的讲话\"\n  heading \"在防火会议上的讲话\"\n"
                      "  paragraph \"（2011年5月17日）\"\n  paragraph \"同志们：\"\n" P);
    static const char *const texts[] = {
        "document\n  paragraph \"山行\"\n  paragraph \"远上寒山石径斜\"\n  paragraph \"白云生处有人家\"\n"
        "  paragraph \"停车坐爱枫林晚\"\n",
        "document\n  paragraph \"他推开门。\"\n" P,
        "document\n  paragraph \"王老师：\"\n" P,
        "document\n  paragraph \"姓名：林风\"\n  paragraph \"年龄：三十\"\n" P,
        "document\n" P P,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

Test(cleaner_structure, labelled_parts)
{
    clean_text_expect("structure",
                      "document\n  paragraph \"工作总结三篇\"\n  paragraph \"第一篇：防火总结\"\n" P P P
                      "  paragraph \"第二篇：防汛总结\"\n" P P P "  paragraph \"第三篇：造林总结\"\n" P P P,
                      "document\n  @title \"工作总结三篇\"\n  heading \"工作总结三篇\"\n"
                      "  section 1 role=\"part\"\n    heading 1 \"第一篇：防火总结\"\n" PP PP PP
                      "  section 1 role=\"part\"\n    heading 1 \"第二篇：防汛总结\"\n" PP PP PP
                      "  section 1 role=\"part\"\n    heading 1 \"第三篇：造林总结\"\n" PP PP PP);
}

/* One sentence is a text already; entries of a table of contents are none. */
Test(cleaner_structure, labels_of_other_kinds)
{
    static const char *const labels[][2] = {
        {"第一篇 防火", "第二篇 防汛"},   {"【篇一】防火", "【篇二】防汛"}, {"篇1：防火", "篇2：防汛"},
        {"范文一：防火", "范文二：防汛"}, {"林场总结 篇1", "林场总结 篇2"}, {"林场总结篇一", "林场总结篇二"},
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char before[2048], after[2048];
        snprintf(before, sizeof before,
                 "document\n  paragraph \"林场文稿选编\"\n  paragraph \"%s\"\n" P "  paragraph \"%s\"\n" P,
                 labels[i][0], labels[i][1]);
        snprintf(
            after, sizeof after,
            "document\n  @title \"林场文稿选编\"\n  heading \"林场文稿选编\"\n  section 1 role=\"part\"\n"
            "    heading 1 \"%s\"\n" PP "  section 1 role=\"part\"\n    heading 1 \"%s\"\n" PP,
            labels[i][0], labels[i][1]);
        clean_text_expect("structure", before, after);
    }
    static const char *const texts[] = {
        "document\n" P "  paragraph \"林场总结 篇1\"\n" P "  paragraph \"苗圃总结 篇2\"\n" P,
        "document\n" P "  paragraph \"林场总结 篇1\"\n" P P,
        "document\n  paragraph \"【篇一】防火\"\n  paragraph \"【篇二】防汛\"\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

/* Who is spoken to is known by the end of the line, too. */
Test(cleaner_structure, any_listeners)
{
    static const char *const calls[] = {"青年朋友们：", "全校教师同志:", "鄉親們："};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        char before[2048], after[2048];
        snprintf(before, sizeof before,
                 "document\n" P "  paragraph \"在防火会议上的讲话\"\n  paragraph \"%s\"\n" P, calls[i]);
        snprintf(after, sizeof after,
                 "document\n  section 1 role=\"part\"\n" PP "  section 1 role=\"part\"\n"
                 "    paragraph \"在防火会议上的讲话\"\n    paragraph \"%s\"\n" PP,
                 calls[i]);
        clean_text_expect("structure", before, after);
    }
}

Test(cleaner_structure, joined_texts)
{
    clean_text_expect("structure",
                      "document\n" P "  paragraph \"谢谢大家！\"\n  paragraph \"超越自我 团结奋进\"\n"
                      "  paragraph \"——在防汛会议上的报告\"\n  paragraph \"林场场长 林风\"\n"
                      "  paragraph \"（2010年2月8日）\"\n" P,
                      "document\n  section 1 role=\"part\"\n" PP "    paragraph \"谢谢大家！\"\n"
                      "  section 1 role=\"part\"\n    paragraph \"超越自我 团结奋进\"\n"
                      "    paragraph \"——在防汛会议上的报告\"\n    paragraph \"林场场长 林风\"\n"
                      "    paragraph \"（2010年2月8日）\"\n" PP);
    clean_text_expect("structure",
                      "document\n" P "  paragraph \"红松林场\"\n  paragraph \"2010年5月10日\"\n"
                      "  paragraph \"关于防汛的通知\"\n  paragraph \"各位场长：\"\n" P,
                      "document\n  section 1 role=\"part\"\n" PP "    paragraph \"红松林场\"\n"
                      "    paragraph \"2010年5月10日\"\n  section 1 role=\"part\"\n"
                      "    paragraph \"关于防汛的通知\"\n    paragraph \"各位场长：\"\n" PP);
    static const char *const texts[] = {
        "document\n" P "  paragraph \"同志们：\"\n" P,
        "document\n" P "  paragraph \"红松林场\"\n  paragraph \"2010年5月10日\"\n",
        "document\n" P "  paragraph \"图为巡山的职工\"\n" P,
        "document\n" P "  paragraph \"二、防汛\"\n  paragraph \"各位场长：\"\n" P,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

/* What a paragraph of this length would be is a text: ten sentences. */
#define LONG                                                                                                 \
    TEXT "今年春天雨水少，风又大，各个护林点要提早上岗，把进山的路口都看住，外来的人和车要一一登记。" TEXT   \
         "林区的学校和工厂都要签订责任书，不许带火种进山，不许在林边烧荒，清明前后更要格外小心。" TEXT       \
         "瞭望塔的望远镜和电台要修好，值班的人不许离开，发现烟火要在五分钟以内报告场部。"
#define L    "  paragraph \"" LONG "\"\n"
#define LL   "    paragraph \"" LONG "\"\n"
#define PART "  section 1 role=\"part\"\n"
#define CALL                                                                                                 \
    "paragraph "                                                                                             \
    "\"同志们，防火责任重于泰山，让我们在局党委的领导下振奋精神，扎实工作，为建设美丽林场而努力奋斗！\"\n"

Test(cleaner_structure, what_follows_the_end_of_a_speech_is_another)
{
    clean_text_expect("structure", "document\n" L L "  " CALL L L,
                      "document\n" PART LL LL "    " CALL PART LL LL);
    clean_text_expect("structure", "document\n" L L "  paragraph \"謝謝大家！\"\n" L,
                      "document\n" PART LL LL "    paragraph \"謝謝大家！\"\n" PART LL);
    static const char *const texts[] = {
        "document\n  " CALL L L,                                           /* at the beginning */
        "document\n" L L "  " CALL "  paragraph \"下面，" LONG "\"\n",     /* it goes on */
        "document\n" L L "  " CALL "  paragraph \"附件：防火值班表\"\n" P, /* little follows */
        "document\n" L L "  paragraph \"主持人：谢谢大家。\"\n" L,         /* a talk */
        "document\n" L L
        "  paragraph \"同志们，今年的火险比往年更大，大家一定要把这根弦绷紧，一刻也不能放松啊！\"\n" L,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}

#define OPENING "paragraph \"刚才，三位场长介绍了防火的经验，听了很受启发。" TEXT "\"\n"

Test(cleaner_structure, a_speech_opens_where_the_title_announces_several)
{
    clean_text_expect("structure",
                      "document\n  paragraph \"在防火会议上的讲话（精选2篇）\"\n" L L L "  " OPENING L,
                      "document\n  @title \"在防火会议上的讲话（精选2篇）\"\n"
                      "  heading \"在防火会议上的讲话（精选2篇）\"\n" PART LL LL LL PART "    " OPENING LL);
    clean_text_expect("structure", "document\n  paragraph \"在防火会议上的讲话\"\n" L L L "  " OPENING L,
                      "document\n  @title \"在防火会议上的讲话\"\n  heading \"在防火会议上的讲话\"\n" L L L
                      "  " OPENING L);
}

Test(cleaner_structure, a_title_below_a_label)
{
    clean_text_expect(
        "structure",
        "document\n  paragraph \"第一篇：林场讲话\"\n  paragraph \"在防火会议上的讲话\"\n"
        "  paragraph \"林风\"\n  paragraph \"（2010年8月20日）\"\n  paragraph \"同志们：\"\n" L
        "  paragraph \"第二篇：林场总结\"\n  paragraph \"林场总结\"\n  paragraph \"各位代表：\"\n" L,
        "document\n" PART "    heading 1 \"第一篇：林场讲话\"\n    section 2 role=\"part\"\n"
        "      paragraph \"在防火会议上的讲话\"\n      paragraph \"林风\"\n"
        "      paragraph \"（2010年8月20日）\"\n      paragraph \"同志们：\"\n"
        "      paragraph \"" LONG "\"\n" PART "    heading 1 \"第二篇：林场总结\"\n"
        "    paragraph \"林场总结\"\n    paragraph \"各位代表：\"\n" LL);
}

/* Numbers alone above titles, or before them where the collection says that it is one. */
Test(cleaner_structure, numbers_as_labels)
{
    static const char *const labels[][3] = {
        {"林场文章", "（一）", "（二）"},
        {"林场文章", "(1)", "(2)"},
        {"林场文章", "之一", "之二"},
        {"林场文章", "例文1", "例文2"},
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char before[8000], after[8000];
        const char *const *l = labels[i];
        snprintf(before, sizeof before,
                 "document\n  heading \"%s\"\n  paragraph \"%s\"\n  paragraph \"防火的几点体会\"\n" P P P P
                 "  paragraph \"%s\"\n  paragraph \"防汛的几点体会\"\n" P P P P,
                 l[0], l[1], l[2]);
        snprintf(after, sizeof after,
                 "document\n  heading \"%s\"\n  section 1 role=\"part\"\n    heading 1 \"%s\"\n"
                 "    paragraph \"防火的几点体会\"\n" PP PP PP PP "  section 1 role=\"part\"\n"
                 "    heading 1 \"%s\"\n    paragraph \"防汛的几点体会\"\n" PP PP PP PP,
                 l[0], l[1], l[2]);
        clean_text_expect("structure", before, after);
    }
    clean_text_expect(
        "structure",
        "document\n  heading \"林场总结汇编\"\n  paragraph \"1.防火总结\"\n" P P P
        "  paragraph \"2.防汛总结\"\n" P P P,
        "document\n  heading \"林场总结汇编\"\n  section 1 role=\"part\"\n    heading 1 \"1.防火总结\"\n" PP
            PP PP "  section 1 role=\"part\"\n    heading 1 \"2.防汛总结\"\n" PP PP PP);
    /* one text in sections */
    clean_text_expect_same("structure", "document\n  heading \"林场文章\"\n  paragraph \"（一）\"\n" P P P
                                        "  paragraph \"（二）\"\n" P P P);
    clean_text_expect("structure",
                      "document\n  heading \"林场总结\"\n  paragraph \"1.防火总结\"\n" P P P
                      "  paragraph \"2.防汛总结\"\n" P P P,
                      "document\n  heading \"林场总结\"\n  heading 1 \"1.防火总结\"\n" P P P
                      "  heading 1 \"2.防汛总结\"\n" P P P);
}

/* What counts the texts behind their common name counts them if the title has that name, or says how many
 * there are; then what counts the points of an outline may, too. */
Test(cleaner_structure, numbers_behind_the_name_of_all)
{
    static const char *const names[][3] = {
        {"林场防火总结", "林场防火总结（一）", "林场防火总结（二）"},
        {"林场防火总结范文", "林场防火总结1", "林场防火总结2"},
        {"林场防火总结", "林场防火总结之一", "林场防火总结之二"},
        {"防火材料", "巡山记录第1篇", "巡山记录第2篇"},
        {"防火材料（2篇）", "记录一", "记录二"},
        {"防火材料（2篇）", "一、巡山的记录", "二、防汛的记录"},
        {"防火材料（2篇）", "范例一：", "范例二："},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char before[8000], after[8000];
        const char *const *l = names[i];
        snprintf(before, sizeof before,
                 "document\n  paragraph \"%s\"\n" P "  paragraph \"%s\"\n" P P P P
                 "  paragraph \"%s\"\n" P P P P,
                 l[0], l[1], l[2]);
        snprintf(after, sizeof after,
                 "document\n  @title \"%s\"\n  heading \"%s\"\n" P
                 "  section 1 role=\"part\"\n    heading 1 \"%s\"\n" PP PP PP PP
                 "  section 1 role=\"part\"\n    heading 1 \"%s\"\n" PP PP PP PP,
                 l[0], l[0], l[1], l[2]);
        clean_text_expect("structure", before, after);
    }
    static const char *const other[][3] = {{"防火材料", "附件1", "附件2"},
                                           {"林场实验报告", "实验一", "实验二"},
                                           {"防火材料", "巡山记录1", "巡山记录2"}};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        char before[8000], after[8000];
        const char *const *l = other[i];
        const char *const text = "  paragraph \"%s\"\n" P P P P "  paragraph \"%s\"\n" P P P P;
        const size_t n = (size_t)snprintf(before, sizeof before, "document\n  paragraph \"%s\"\n" P, l[0]);
        snprintf(before + n, sizeof before - n, text, l[1], l[2]);
        const size_t m = (size_t)snprintf(after, sizeof after,
                                          "document\n  @title \"%s\"\n  heading \"%s\"\n" P, l[0], l[0]);
        snprintf(after + m, sizeof after - m, text, l[1], l[2]);
        clean_text_expect("structure", before, after);
    }
    clean_text_expect("structure", /* three points of one text */
                      "document\n  paragraph \"防火材料（2篇）\"\n  paragraph \"一、巡山\"\n" P P P
                      "  paragraph \"二、值守\"\n" P P P "  paragraph \"三、宣传\"\n" P P P,
                      "document\n  @title \"防火材料（2篇）\"\n  heading \"防火材料（2篇）\"\n"
                      "  heading 1 \"一、巡山\"\n" P P P "  heading 1 \"二、值守\"\n" P P P
                      "  heading 1 \"三、宣传\"\n" P P P);
}

/* What a collection says of itself is no text of it. */
Test(cleaner_structure, a_foreword)
{
    clean_text_expect("structure",
                      "document\n  paragraph \"在防火会议上的讲话（精选2篇）\"\n" P
                      "  paragraph \"在防火会议上的讲话\"\n  paragraph \"同志们：\"\n" L
                      "  paragraph \"在造林会议上的讲话\"\n  paragraph \"各位代表：\"\n" L,
                      "document\n  @title \"在防火会议上的讲话（精选2篇）\"\n"
                      "  heading \"在防火会议上的讲话（精选2篇）\"\n" P PART
                      "    paragraph \"在防火会议上的讲话\"\n    paragraph \"同志们：\"\n" LL PART
                      "    paragraph \"在造林会议上的讲话\"\n    paragraph \"各位代表：\"\n" LL);
}

/* Articles of a contract whose names stand in lines of their own, some beside their text. */
Test(cleaner_structure, names_of_articles)
{
    clean_text_expect("structure",
                      "document\n  paragraph \"船只租用合同\"\n  paragraph \"甲方（出租人）：林风\"\n"
                      "  paragraph \"乙方（承租人）：山泉村\"\n" P "  paragraph \"第一条 船只 " TEXT "\"\n"
                      "  paragraph \"第二条 期限\"\n" P "  paragraph \"第三条 租金及支付\"\n" P,
                      "document\n  @title \"船只租用合同\"\n  heading \"船只租用合同\"\n"
                      "  paragraph \"甲方（出租人）：林风\"\n  paragraph \"乙方（承租人）：山泉村\"\n" P
                      "  paragraph \"第一条 船只 " TEXT "\"\n  heading 1 \"第二条 期限\"\n" P
                      "  heading 1 \"第三条 租金及支付\"\n" P);
    static const char *const texts[] = {
        "document\n  paragraph \"第一条 " TEXT "\"\n  paragraph \"第二条 有下列情形之一的：\"\n" P
        "  paragraph \"第三条 " TEXT "\"\n",
        "document\n  paragraph \"第一条 租船\"\n  paragraph \"第二条 期限\"\n  paragraph \"第三条 租金\"\n" P,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("structure", texts[i]);
}
