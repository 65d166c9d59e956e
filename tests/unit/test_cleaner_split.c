/* test_cleaner_split.c -- headings part from their bodies where the seam shows it, an endless line is split
 * at its headings and points; sentences, lists in a paragraph and titles with blanks stay whole.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define PATROL "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾。"
#define TOWERS                                                                                                                             \
    "要建设瞭望塔两座，开通防火道路三十公里，添置扑火机具，把任务落实到每一个山头、每一条沟、" \
    "每一个人，做到处处有人管，事事有人办，不留死角，不留空白。"

typedef struct example {
    const char *before, *after;
} example;

Test(cleaner_split, headings)
{
    static const example examples[] = {
        {"一、去年的主要做法 " PATROL, "一、去年的主要做法\n" PATROL},
        {"二、提高认识 统一思想 " PATROL, "二、提高认识 统一思想\n" PATROL},
        {"三、今年的五项工作第一，" TOWERS, "三、今年的五项工作\n第一，" TOWERS},
        {"四、做好宣传工作（一）" TOWERS, "四、做好宣传工作\n（一）" TOWERS},
        {"第一章 总则第一条 " PATROL "\n第二章 巡山第八条 " PATROL,
         "第一章 总则\n第一条 " PATROL "\n第二章 巡山\n第八条 " PATROL},
        {"第一章 本章以第一条 和第二条为基础。", "第一章 本章以第一条 和第二条为基础。"},
        {"第一章　总则要点　第一条 " PATROL, "第一章　总则要点\n第一条 " PATROL},
        {"五、森林防火的基本要求我们" TOWERS "\n六、有关说明",
         "五、森林防火的基本要求\n我们" TOWERS "\n六、有关说明"},
        {"五、秋季的安排秋季，" TOWERS "\n六、冬季巡山的安排冬季里我们" TOWERS "\n七、有关说明",
         "五、秋季的安排秋季，" TOWERS "\n六、冬季巡山的安排\n冬季里我们" TOWERS "\n七、有关说明"},
        {"六、冬季是冬季我们" TOWERS "\n七、有关说明", "六、冬季是冬季我们" TOWERS "\n七、有关说明"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("split", examples[i].before, examples[i].after);
}

/* What no line shows by itself, those of a series show together: headings of two even clauses, of one length.
 */
Test(cleaner_split, headings_of_one_form)
{
    static const example examples[] = {
        {"一、统一思想，提高认识去年" PATROL "\n二、突出重点，狠抓落实去年" TOWERS
         "\n三、加强领导，形成合力每年" PATROL,
         "一、统一思想，提高认识\n去年" PATROL "\n二、突出重点，狠抓落实\n去年" TOWERS
         "\n三、加强领导，形成合力\n每年" PATROL},
        /* a character of four bytes */
        {"一、统一思想，提高认识去年" PATROL "\n二、突出重点，狠抓落实去年" TOWERS
         "\n三、走遍山谷，查看石𪨶每年" PATROL,
         "一、统一思想，提高认识\n去年" PATROL "\n二、突出重点，狠抓落实\n去年" TOWERS
         "\n三、走遍山谷，查看石𪨶\n每年" PATROL},
        {"一、林区巡护\n" PATROL "\n二、队伍训练" TOWERS "\n三、宣传教育\n" PATROL,
         "一、林区巡护\n" PATROL "\n二、队伍训练\n" TOWERS "\n三、宣传教育\n" PATROL},
        {"一、指导思想坚持" PATROL "\n二、存在的問題去年冬天" TOWERS,
         "一、指导思想\n坚持" PATROL "\n二、存在的問題\n去年冬天" TOWERS},
    };
    static const char *const texts[] = {
        "一、基本情况如下：" PATROL,
        "一、主要任务有三项。" TOWERS,
        "一、指导思想的确立，" PATROL,
        /* points whose clauses happen to be even */
        "一、统一思想，提高认识水平，" PATROL "\n二、突出重点，狠抓工作落实，" TOWERS
        "\n三、加强领导，形成工作合力，" PATROL,
        /* blanks beside Latin words part nothing */
        "一、按住 Shift 与 命令键的同时拖动对象，" TOWERS,
        "一、便携网络图形 (PNG) 是一种图形文件格式，" TOWERS,
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("split", examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("split", texts[i]);
}

#define RULE "为了加强城乡集市管理，维护交易秩序，保护经营者和消费者的合法权益，结合本县实际，制定本办法。"
#define DUTY "县市场管理部门应当自受理申请之日起二十日内作出决定，并且书面通知申请人，说明理由。"
#define WORK "，六月底以前完成屋顶防水和下水管道的更换，费用从维修基金列支，由总务科负责，每周汇报一次进度。"

Test(cleaner_split, endless_lines_of_other_kinds)
{
    static const example examples[] = {
        {"青岭县集市管理办法（2012年3月5日通过）第一章 总则第一条 " RULE "第二章 登记第二条 "
         "开办集市应当具备条件，有场地，有制度，有固定的管理人员，不占用道路和河滩。第三条 " DUTY
         "第二条规定的条件有变化的，也是如此。第三章 附则第四条 本办法自五月一日起施行。",
         "青岭县集市管理办法（2012年3月5日通过）\n第一章 总则\n第一条 " RULE "\n第二章 登记\n第二条 "
         "开办集市应当具备条件，有场地，有制度，有固定的管理人员，不占用道路和河滩。\n第三条 " DUTY
         "第二条规定的条件有变化的，也是如此。\n第三章 附则\n第四条 本办法自五月一日起施行。"},
        {"臺灣東部聚落調查報告一、調查緣起民國六十八年夏" WORK
         "二、聚落概況（一）地理位置聚落位於海岸山脈東麓" WORK "（二）人口全村共八十七戶" WORK
         "三、結語聚落的變遷與公路的開通有密切的關係" WORK,
         "臺灣東部聚落調查報告\n一、調查緣起民國六十八年夏" WORK
         "\n二、聚落概況\n（一）地理位置聚落位於海岸山脈東麓" WORK "\n（二）人口全村共八十七戶" WORK
         "\n三、結語聚落的變遷與公路的開通有密切的關係" WORK},
        {"常见问题问：要交多少钱？答：每人六十元" WORK "问：在外地看病能不能报销？答：可以" WORK
         "问：门诊费用怎么报？答：每次报三成" WORK,
         "常见问题\n问：要交多少钱？\n答：每人六十元" WORK "\n问：在外地看病能不能报销？\n答：可以" WORK
         "\n问：门诊费用怎么报？\n答：每次报三成" WORK},
        {"River Report 1. Introduction The association was founded by seven families who lived along the "
         "river. 2. "
         "Activities Volunteers removed waste from the banks during four weekends. 3. Finances Income was "
         "3.5 thousand "
         "euros, slightly higher than in the year before. 4. Outlook We plan to plant trees and to teach.",
         "River Report \n1. Introduction The association was founded by seven families who lived along the "
         "river. \n2. "
         "Activities Volunteers removed waste from the banks during four weekends. \n3. Finances Income was "
         "3.5 thousand "
         "euros, slightly higher than in the year before. \n4. Outlook We plan to plant trees and to teach."},
    };
    static const char *const texts[] = {
        "春天来了，山上的雪开始融化。父亲说过三件事：一、种树；二、修路；三、读书。他都记得，一件也没有"
        "忘" WORK "母亲说：你慢点走。父亲说：让他去。母亲说：路上有狼。父亲说：他有火镰。于是他就去了" WORK
        "桥头有三样东西：1.一盏灯；2.一口井；3.一棵树；4.一条狗。他在井边坐下来，喝了一口水，水很甜" WORK,
        "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。"
        "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。"
        "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。"
        "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。",
        "根据第一条规定，" RULE "第二条所称集市，是指有固定场地的市场。第三条的期限从受理之日算起。" DUTY
        "第四条和第五条另有规定的，从其规定。" RULE DUTY,
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("split", examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("split", texts[i]);
}

Test(cleaner_split, tables_of_contents)
{
    static const example examples[] = {
        {"目 录第一章 绪论…………1第一节 背景…………2第二章 结果…………11",
         "目 录\n第一章 绪论…………1\n第一节 背景…………2\n第二章 结果…………11"},
        {"Contents 1. Introduction ..... 1 2. Methods ..... 4 2.1 Maps ..... 9",
         "Contents \n1. Introduction ..... 1 \n2. Methods ..... 4 \n2.1 Maps ..... 9"},
        {"目錄　第一章　總則 1　第二章　職責 3　第三章　附則 9",
         "目錄　\n第一章　總則 1　\n第二章　職責 3　\n第三章　附則 9"},
        {"目录1概述11.1用途11.2组成22安装3\n1 概述\n1.1 用途\n" PATROL "\n1.2 组成\n" PATROL
         "\n2 安装\n" PATROL,
         "目录\n1概述1\n1.1用途1\n1.2组成2\n2安装3\n1 概述\n1.1 用途\n" PATROL "\n1.2 组成\n" PATROL
         "\n2 安装\n" PATROL},
        {"目录1去年的成绩11.1补种柳树11.2清理淤泥22今年的工作32.1责任到人42.2物资准备5",
         "目录\n1去年的成绩1\n1.1补种柳树1\n1.2清理淤泥2\n2今年的工作3\n2.1责任到人4\n2.2物资准备5"},
        {"封面....1扉页....2正文....32.1节....40", "封面....1\n扉页....2\n正文....3\n2.1节....40"},
    };
    static const char *const texts[] = {
        "目录学是研究书目的学问，清人章学诚说它能辨章学术，考镜源流。",
        "他翻开目录，从第一章看到第三章……1958年的那一页撕掉了，第二章……3页，第三章……只剩下题目",
        "价格.....15元 重量.....2公斤 产地.....东山",
        "第一名……12票，第二名……9票，第三名……7票",
        "目录一、二、三",
        "目录1998年编成，收书11.2万种，分4部22类",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("split", examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("split", texts[i]);
}

Test(cleaner_split, whole_paragraphs)
{
    static const char *const texts[] = {
        "一、加强领导，落实责任，各单位的主要负责人要亲自抓，分管负责人要具体抓，做到一级抓一级。",
        "二、森林防火：" PATROL,
        "三、加强对我们林区群众的教育，" PATROL "\n四、有关说明",
        "第三条 为了保护森林，防止火灾，根据有关规定，结合林区的实际情况，制定本办法。",
        "一、提速增效 加快发展",
        "1. 打开 Word 文档，单击“插入”选项卡，然后单击“表格”，在下拉菜单中选择行数和列数。",
        "第十二章 夜渡",
        "问题之一是认识不足，之二是落实不够。第一，" PATROL "第二，" TOWERS,
        PATROL "原因有三：一是" PATROL "二是" TOWERS "三是" TOWERS,
        "远上寒山石径斜，白云生处有人家。停车坐爱枫林晚，霜叶红于二月花。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("split", texts[i]);
}

Test(cleaner_split, one_endless_line)
{
    clean_text_expect("split",
                      "在防火工作会议上的讲话同志们：" PATROL "一、去年的工作回顾去年，" PATROL TOWERS
                      "二、今年的工作任务第一，" TOWERS "第二，" TOWERS "第三，" TOWERS "谢谢大家！",
                      "在防火工作会议上的讲话\n同志们：\n" PATROL "\n一、去年的工作回顾\n去年，" PATROL TOWERS
                      "\n二、今年的工作任务\n第一，" TOWERS "\n第二，" TOWERS "\n第三，" TOWERS "谢谢大家！");
    clean_text_expect_same("split",
                           PATROL TOWERS PATROL TOWERS PATROL TOWERS PATROL "第一，" TOWERS "第二，" TOWERS);
}

Test(cleaner_split, doubled_titles)
{
    clean_text_expect(
        "split",
        "红松林场防火工作报告稿：回顾与打算相关阅读：苗圃工作报告红松林场防火工作报告：回顾与打算" PATROL,
        "红松林场防火工作报告：回顾与打算\n" PATROL);
    clean_text_expect_same("split", "红松林场防火工作报告，见《红松林场防火工作报告》，相关阅读：无。");
}

/* A number of more digits than any page has, behind dots: it once was read for ever. */
Test(cleaner_split, long_numbers_behind_dots)
{
    clean_text_expect("split", "Seite 34 von 40 Erste  ... 333435 ...  Letzte",
                      "Seite 34 von 40 Erste  ... 333435 ...  Letzte");
}

Test(cleaner_split, parts_of_rules)
{
    clean_text_expect("split",
                      "关于义渡的规定\n一、总则为规范义渡经营，保障行人安全，制定本规定。\n二、附则本规定自公"
                      "布之日起施行。",
                      "关于义渡的规定\n一、总则\n为规范义渡经营，保障行人安全，制定本规定。\n二、附则\n本规定"
                      "自公布之日起施行。");
    clean_text_expect_same("split",
                           "一、总则的规定同样适用于渡工和渡船的所有人。\n二、附则中另有规定的除外。");
}

Test(cleaner_split, points_in_one_line)
{
    clean_text_expect("split",
                      "规定\n二、渡工职责（一）渡工应当持证上岗，按时开渡。（二）遇大风、浓雾、涨水，一律停渡"
                      "。（三）不得向行人"
                      "索取财物。",
                      "规定\n二、渡工职责\n（一）渡工应当持证上岗，按时开渡。\n（二）遇大风、浓雾、涨水，一律"
                      "停渡。\n（三）不得向"
                      "行人索取财物。");
    clean_text_expect_same("split", "（一）渡工应当持证上岗。（二）遇大风一律停渡。（三）不得索取财物。\n完");
    clean_text_expect_same("split", "渡工应当做到：（一）持证上岗；（二）按时开渡；（三）不取财物。\n完");
}

Test(cleaner_split, a_short_speech_without_line_ends)
{
    clean_text_expect(
        "split",
        "在防汛会上的讲话同志们：今天的会议很重要。刚才气象局通报了汛期预测，水利局汇报了准备情况，我都同意。"
        "下面，我讲三点意见。"
        "一、认清形势，克服麻痹思想 "
        "汛期已经平安度过，有的同志就松了劲。七座水库的值班电话，上周抽查有三座没人接，这是要出大事的。"
        "二、落实责任，守住重点部位 "
        "每座水库、每段堤防都要有名有姓，人在哪里，电话多少，写在牌子上，立在现场。"
        "三、备足物资，练好队伍建设 "
        "编织袋、木桩、冲锋舟，数量要点清，地方要放对。应急分队五月底前拉出来练两次，谁也不能缺席。",
        "在防汛会上的讲话\n同志们：\n今天的会议很重要。刚才气象局通报了汛期预测，水利局汇报了准备情况，我都同"
        "意。下面，我讲三点意见。\n"
        "一、认清形势，克服麻痹思想\n汛期已经平安度过，有的同志就松了劲。七座水库的值班电话，上周抽查有三座没"
        "人接，这是要出大事的。\n"
        "二、落实责任，守住重点部位\n每座水库、每段堤防都要有名有姓，人在哪里，电话多少，写在牌子上，立在现场"
        "。\n"
        "三、备足物资，练好队伍建设\n编织袋、木桩、冲锋舟，数量要点清，地方要放对。应急分队五月底前拉出来练两"
        "次，谁也不能缺席。");
}
