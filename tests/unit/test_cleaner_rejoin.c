/* test_cleaner_rejoin.c -- lines that were broken at one width come together, paragraphs that fill their last
 * line stay apart.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

/* The last lines of the second and third paragraph are full: only the next one's indentation ends them. */
Test(cleaner_rejoin, indentation_begins_a_paragraph)
{
    clean_text_expect("rejoin",
                      "　　一九三一年夏，大水漫过河港镇西堤，镇上三百余户人家迁往北山，\n"
                      "水退之后，乡民商议重修石堤，推举木匠裴守拙主其事。裴守拙本不识字，\n"
                      "账却记在心里，一担石、一根木，隔年问他也说得出来。\n"
                      "　　账目由镇上公议会保管，每月初五张榜公布：石料银八百四十元，工钱\n"
                      "一千二百元，酒饭银三百一十五元。余款六十二元，交小学堂修缮屋顶，\n"
                      "有人提议给裴守拙立一块匾，他说堤上已经有他凿的石头，用不着再挂木头。\n"
                      "　　堤成之日，裴守拙在石碑上只刻了八个字：众人之堤，自当众人守之，\n"
                      "此后每年清明前后，各户出一人上堤，挑土补石，做完了就在堤上吃一顿饭，\n"
                      "这个规矩一直守到石桥修起来的那一年，从那以后镇上的人才渐渐不去了。\n"
                      "　　如今堤上种了柳树，夏天的傍晚，老人们坐在石头上乘凉，说起修堤的\n"
                      "事情，年轻人已经不大相信了。",
                      "　　一九三一年夏，大水漫过河港镇西堤，镇上三百余户人家迁往北山，"
                      "水退之后，乡民商议重修石堤，推举木匠裴守拙主其事。裴守拙本不识字，"
                      "账却记在心里，一担石、一根木，隔年问他也说得出来。\n"
                      "　　账目由镇上公议会保管，每月初五张榜公布：石料银八百四十元，工钱"
                      "一千二百元，酒饭银三百一十五元。余款六十二元，交小学堂修缮屋顶，"
                      "有人提议给裴守拙立一块匾，他说堤上已经有他凿的石头，用不着再挂木头。\n"
                      "　　堤成之日，裴守拙在石碑上只刻了八个字：众人之堤，自当众人守之，"
                      "此后每年清明前后，各户出一人上堤，挑土补石，做完了就在堤上吃一顿饭，"
                      "这个规矩一直守到石桥修起来的那一年，从那以后镇上的人才渐渐不去了。\n"
                      "　　如今堤上种了柳树，夏天的傍晚，老人们坐在石头上乘凉，说起修堤的"
                      "事情，年轻人已经不大相信了。");
}

typedef struct example {
    const char *before, *after;
} example;

Test(cleaner_rejoin, few_lines_of_one_width)
{
    static const example examples[] = {
        {"各位同事：\n　　定于本周五下午两点在二楼会议室召开安全例会，请各科室负责\n"
         "人准时参加，并带上本月的自查记录和整改情况，没有完成整改的科\n"
         "室要说明原因和期限，会后由保卫科统一汇总，报厂部备案，不得缺\n席。\n　　办公室",
         "各位同事：\n　　定于本周五下午两点在二楼会议室召开安全例会，请各科室负责"
         "人准时参加，并带上本月的自查记录和整改情况，没有完成整改的科"
         "室要说明原因和期限，会后由保卫科统一汇总，报厂部备案，不得缺席。\n　　办公室"},
        {"Dear members,\nThe next meeting of the river association will take place on Friday in the\n"
         "old mill, and we would like to ask all who took part in the cleaning to\n"
         "bring their gloves and bags back, because the school needs them for the pro-\n"
         "ject week. Coffee and cakes are welcome, as always.\nYours,\nAnna",
         "Dear members,\nThe next meeting of the river association will take place on Friday in the "
         "old mill, and we would like to ask all who took part in the cleaning to "
         "bring their gloves and bags back, because the school needs them for the "
         "project week. Coffee and cakes are welcome, as always.\nYours,\nAnna"},
    };
    static const char *const texts[] = {
        /* titles, verse, lists and paragraphs that happen to be of one length */
        "最近的文件\n关于做好今年全县春季农田水利建设工作的通知要求\n"
        "关于进一步加强农村饮水安全工程运行管理的意见书\n关于开展全县中小学校舍安全隐患排查工作的实施案\n"
        "关于印发全县森林防火责任追究暂行办法的通知要求",
        "大江东去，浪淘尽，千古风流人物。故垒西边，人道是，三国周郎赤壁\n"
        "乱石穿空，惊涛拍岸，卷起千堆雪。江山如画，一时多少豪杰遥想当年\n"
        "公瑾当年，小乔初嫁了，雄姿英发。羽扇纶巾，谈笑间，樯橹灰飞烟灭",
        "apples, pears, plums, grapes, cherries, bananas,\nlemons, limes, oranges, kiwis, mangos, papayas,\n"
        "carrots, onions, leeks, celery, parsley, garlic,\nbread, butter, cheese, yoghurt, cream, eggs, tea",
        "我是河湾里那架破旧的水车，转过了多少个缺水的春\n我是屋檐下那盏熏黑的马灯，照着你深夜归来的脚步\n"
        "我是石阶上一层一层的青苔，是墙角没有人认领的伞\n是信封里一片干了的银杏叶，等着谁在冬天把它打开",
        "参加人员：张大山，李小溪，王文海，赵有田，钱多福，孙立本，周全\n"
        "列席人员：吴国栋，郑成功，冯玉祥，陈独秀，褚时健，卫青云，蒋光\n"
        "缺席人员：沈从文，韩复榘，杨开慧，朱自清，秦始皇，尤三姐，许仙",
        "春天来了，山上的雪开始融化，溪水一天比一天涨得高，河边的柳树也抽出了嫩绿的新芽。\n"
        "孩子们脱下厚厚的棉衣，在田野里放起了风筝，老人们坐在门前的石凳上晒太阳，说着收成。\n"
        "远处传来几声牛叫，那是早起的人赶着牛去犁地，泥土的气味随着风飘过来，让人有了盼头。",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("rejoin", examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

#define SENTENCES                                                                                                                                           \
    "春天来了，山上的雪开始融化，溪水一天比一天涨得高，河边的柳树也抽出了嫩绿的新芽，孩子们脱下了棉衣。\n" \
    "老人们坐在门前的石凳上晒太阳，说着去年的收成和今年的打算，远处传来几声牛叫，那是早起的人去犁地。\n"
#define TEN SENTENCES SENTENCES SENTENCES SENTENCES SENTENCES
#define TORN                                                                                                                                                    \
    "护林员的工作和瞭望塔不同，白天要巡山，夜里要值班，一年四季走在同一条路上，遇见的人也总是那几个，说的话" \
    "也总是那几句，日子过"                                                                                                                            \
    "得那样单"

Test(cleaner_rejoin, a_word_that_looks_like_a_number)
{
    clean_text_expect(
        "rejoin",
        TEN TEN TORN "\n一、平静，春天数树，夏天除草，秋天收种子，冬天守着炉子等雪停，这就是他的全部生活。",
        TEN TEN TORN "一、平静，春天数树，夏天除草，秋天收种子，冬天守着炉子等雪停，这就是他的全部生活。");
    /* one that counts */
    clean_text_expect_same(
        "rejoin",
        TEN TEN TORN "\n一、平静，春天数树，夏天除草，秋天收种子，冬天守着炉子等雪停，这就是他的全部生活。\n"
                     "二、忙碌，清明前后人多，处处要看住，顾不上吃饭，也顾不上睡觉，这样要过一个多月。");
    clean_text_expect_same("rejoin", TEN TEN TORN "\n一、平静的生活");
}

#define FIRST  "会议室里坐满了各村来的代表，大家看过图纸和预算，对修桥的方案提出了"
#define SECOND "很多意见，有人还当场画了一张草图，说明桥墩应当往上游移动三尺，否则大水来的时候又要冲坏。"

/* No word stands over the seam, but 很多 is likelier behind 提出了 than where a paragraph begins; what looks
 * like a heading stays one. */
Test(cleaner_rejoin, a_seam_without_a_word)
{
    static const char *const rest =
        "\n施工期间的交通由镇上的渡船维持，早晚各加两班，费用从修桥的专款里支出，群众不花钱。\n"
        "石料由三家采石场分别供应，价格在开工之前一次谈定，中途不得加价，违约的要赔偿。\n"
        "关于石料的采购和运输问题以及各村出工出力的具体安排\n"
        "镇里答应一个月之内给出答复，并且把账目在祠堂门口张榜公布出来，谁都可以查问。";
    char before[2048], after[2048];
    snprintf(before, sizeof before, "%s\n%s%s", FIRST, SECOND, rest);
    snprintf(after, sizeof after, "%s%s%s", FIRST, SECOND, rest);
    clean_text_expect("rejoin", before, after);
}

#define ENDED                                                                                                                       \
    "施工期间的交通由镇上的渡船维持，早晚各加两班。费用从修桥的专款里支出，群众不花钱。\n" \
    "石料由三家采石场分别供应，价格在开工之前一次谈定。中途不得加价，违约的要赔偿。\n"       \
    "镇里答应一个月之内给出答复，并且把账目张榜公布出来。谁都可以查问，也可以抄录。\n"

/* Between paragraphs that are whole. */
static void expect_among_whole(const char *before, const char *after)
{
    char dirty[4096], clean[4096];
    snprintf(dirty, sizeof dirty, ENDED "%s" ENDED, before);
    snprintf(clean, sizeof clean, ENDED "%s" ENDED, after);
    dirty[strlen(dirty) - 1] = clean[strlen(clean) - 1] = 0; /* the last line end */
    clean_text_expect("rejoin", dirty, clean);
}

/* In a text whose paragraphs end with sentences, one that breaks off behind some is torn, whatever stands at
 * the seam, and however short its parts are. Of a single phrase only a seam that is hardly chance can say so.
 */
Test(cleaner_rejoin, sentences_and_a_part_of_one)
{
    static const example examples[] = {
        {"渡船靠岸以后先下人。板车\n等候岸上的人让开道路，然后一辆一辆地下来。\n",
         "渡船靠岸以后先下人。板车等候岸上的人让开道路，然后一辆一辆地下来。\n"},
        {"管账的人每天晚上核对一次。凡是 kWh 和 km\n写错的地方都用红笔改过来，第二天早上再抄一遍。\n",
         "管账的人每天晚上核对一次。凡是 kWh 和 km写错的地方都用红笔改过来，第二天早上再抄一遍。\n"},
        {"看守人每半年向镇里报告一次账目和水位，由公议会审\n查，没有意见的就存档，有意见的退回去重算。\n",
         "看守人每半年向镇里报告一次账目和水位，由公议会审查，没有意见的就存档，有意见的退回去重算。\n"},
    };
    static const char *const texts[] = {
        "桥成了，镇上的人都说好。　裴守拙\n第二年春天大水又来，桥没有动，堤也没有动。\n", /* who said so */
        "桥是大家的桥。路是大家的路。——镇志\n第二年春天大水又来，桥没有动，堤也没有动。\n",
        "看守人每半年向镇里报告的情况\n看守人报告的情况由公议会审查，没有意见的就存档。\n", /* a heading */
        "1. 桥面每三年换一次木板，**费用从专款里出。**\n2. 桥头立一块木牌，写明不许停车，**谁都要守。**\n",
        "1. 桥面每三年换一次木板。费用从专款里出\n2. 桥头立一块木牌，写明不许停车。谁都要守\n",
        "桥面三年换一次木板。换下的旧木板归看守人所有，用来修补岸边的渡\n试读结束，还剩十二页没有读\n",
        "“桥上不许停车。”看守人说“\n“那我停在哪里？”车夫问他，他没有回答。\n",
        "桥上不许停车。看守人\n2要讲规矩，凡是上级有明确规定的，一律按规定办。\n", /* something is lost
                                                                                      between */
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        expect_among_whole(examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect_among_whole(texts[i], texts[i]);
    /* where people write without marks at the ends, nothing is torn */
    clean_text_expect_same("rejoin", "明天去不去。我这边都可以\n你们定。我晚上有空\n那就晚上吧。七点\n"
                                     "好的。在老地方等你们，别迟到。\n我带两瓶水。你带吃的");
}

/* Where a text is whole but for a column, its lines say together what none says for sure; those of the same
 * width beside them go along. The title above them stays. */
Test(cleaner_rejoin, columns)
{
    static const example examples[] = {
        {"修桥的始末\n河港镇的石桥建在旧渡口的上\n游，桥墩用的是本地的青石，每\n块石头都由石匠裴守拙亲手凿\n"
         "平。\n"
         "桥面铺的木板来自北山，三\n年换一次。\n",
         "修桥的始末\n河港镇的石桥建在旧渡口的上游，桥墩用的是本地的青石，每块石头都由石匠裴守拙亲手凿平。\n"
         "桥面铺的木板来自北山，三年换一次。\n"},
        {"The bridge was finished in the autumn of that year, and the whole\n"
         "town came to see how the first cart, which carried stones for the\n"
         "school, went over it. Nobody had believed that it would hold.\n",
         "The bridge was finished in the autumn of that year, and the whole "
         "town came to see how the first cart, which carried stones for the "
         "school, went over it. Nobody had believed that it would hold.\n"},
    };
    static const char *const texts[] = {
        "我走了很久久到忘了出发\n忘了门前那盏灯还亮不亮\n忘了你说过的每一句玩笑\n只记得河水慢慢往东流去\n",
        "渡船成人票价：两元\n渡船学生票价：一元\n板车过河票价：五元\n牲口过河票价：三元\n",
        "Bridge opened after two years of work\nTown council elects a new speaker\nHeavy rain expected in "
        "the north\n",
        "the rose is red, the violet's blue and so\nthe honey's sweet, as sweet as you and oh\nthe river "
        "runs to sea below\n",
        "河港镇小学秋季招生简章\n河港镇中学秋季招生简章\n河港镇夜校秋季招生简章\n",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        expect_among_whole(examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect_among_whole(texts[i], texts[i]);
    /* the comments of a program */
    clean_text_expect_same(
        "rejoin", "/* The bridge holds as many carts as stand on it at a time, and the tables\n"
                  "   of tolls are kept by those who opened it first, so that nobody has to\n"
                  "   ask for them again. */\nstruct bridge {\n    int carts;\n    int tolls[8];\n};");
}

#define LEDGER                                                                                               \
    "　　石桥的账目由 Pei 保管，每月初五在 BBS\n"                                            \
    "上公布一次：石料银八百四十元，工钱一千二百元，酒饭银\n"                       \
    "三百一十五元，余款交小学堂修缮屋顶。\n"                                               \
    "　　过桥的费用是按车轮收的，A 类车四文，B 类车两\n"                               \
    "文，挑担的人不收。有人提议改成按重量收，可是桥头没有\n"                       \
    "秤，看守人又不识字，这件事就搁下了。\n"                                               \
    "　　到了一九三五年，县里的 RD 科派人来看过一次，\n"                               \
    "说桥墩还能用三十年，桥面要换成 PC 板的，费用由省\n"                               \
    "里出一半，镇里出一半，镇里没有钱，也就没有换。"
#define LEDGER_JOINED                                                                                                                                 \
    "　　石桥的账目由 Pei 保管，每月初五在 "                                                                                          \
    "BBS上公布一次：石料银八百四十元，工钱一千二百元，酒饭银三百一十五元，余款交小学堂修缮屋顶。\n"       \
    "　　过桥的费用是按车轮收的，A 类车四文，B "                                                                                   \
    "类车两文，挑担的人不收。有人提议改成按重量收，可是桥头没有秤，看守人又不识字，这件事就搁下了。\n" \
    "　　到了一九三五年，县里的 RD 科派人来看过一次，说桥墩还能用三十年，桥面要换成 PC "                         \
    "板的，费用由省里出一半，镇里出一半，镇里没有钱，也就没有换。"

/* An editor that counts characters, not columns: lines with Latin words are narrower. */
Test(cleaner_rejoin, lines_of_as_many_characters)
{
    clean_text_expect("rejoin", LEDGER "\n" LEDGER, LEDGER_JOINED "\n" LEDGER_JOINED);
}

/* ... or by blank lines, in other scripts, too. */
Test(cleaner_rejoin, few_lines_between_gaps)
{
    clean_text_expect(
        "rejoin",
        "document\n  paragraph \"The ferry lay at the east end of the town, and who wanted to go over\"\n"
        "  paragraph \"waited there.\"\n"
        "  paragraph gap=\"1\" \"Паромщик был нем, но умел торговаться обеими руками, и никто не видал\"\n"
        "  paragraph \"его сердитым.\"\n"
        "  paragraph gap=\"1\" \"When the bridge was finished, he sold his boat and went home.\"\n",
        "document\n  paragraph \"The ferry lay at the east end of the town, and who wanted to go over waited "
        "there.\"\n"
        "  paragraph gap=\"1\" \"Паромщик был нем, но умел торговаться обеими руками, и никто не видал его "
        "сердитым.\"\n"
        "  paragraph gap=\"1\" \"When the bridge was finished, he sold his boat and went home.\"\n");
}

/* Short as it is, a text shows by its indented lines which others go on. */
Test(cleaner_rejoin, few_lines_below_indented_ones)
{
    clean_text_expect("rejoin",
                      "　　渡口在镇子的东头，过河的人要在这里等船，夏天水大，一等就\n是半天。\n"
                      "　　船家姓裴，是个哑巴，会用手势讲价，谁也没有见他跟人红过\n脸。\n"
                      "　　桥修好以后，他把船卖了。",
                      "　　渡口在镇子的东头，过河的人要在这里等船，夏天水大，一等就是半天。\n"
                      "　　船家姓裴，是个哑巴，会用手势讲价，谁也没有见他跟人红过脸。\n"
                      "　　桥修好以后，他把船卖了。");
    static const char *const texts[] = {
        "　　河水慢慢地流，灯在对岸等候\n你说过的话啊，还在不在风里\n　　等你等到月亮落下去，落下去\n等你等到"
        "河水漫过堤",
        "┌──────────────┬──────────────────────────────────┐\n│渡口          "
        "│在镇子的东头，过河的人要在这里等船│\n"
        "├──────────────┼──────────────────────────────────┤\n│船家          "
        "│姓裴，是个哑巴，会用手势跟人讲价  │\n"
        "└──────────────┴──────────────────────────────────┘",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

Test(cleaner_rejoin, a_hyphen_that_the_word_has_within_a_line_stays)
{
    clean_text_expect(
        "rejoin",
        "People come to the reading room for the warmth and for the well-\nknown lamp, which is kept "
        "in a state of up-to-\ndate repair by the members.",
        "People come to the reading room for the warmth and for the well-known lamp, which is kept "
        "in a state of up-to-date repair by the members.");
}

Test(cleaner_rejoin, a_word_divided_in_few_ragged_lines)
{
    clean_text_expect(
        "rejoin",
        "The Harbour Report\nThe committee met on Tuesday to consider the state of the har-\n"
        "bour wall, which had been dam-\naged by the storm of the previous winter.",
        "The Harbour Report\nThe committee met on Tuesday to consider the state of the harbour wall, "
        "which had been damaged by the storm of the previous winter.");
    clean_text_expect("rejoin",
                      "Der Vorstand hat in seiner letzten Sit-\nzung beschlossen, die Mauer zu bauen.",
                      "Der Vorstand hat in seiner letzten Sitzung beschlossen, die Mauer zu bauen.");
    clean_text_expect_same(
        "rejoin", "The museum shows furniture of the pre-\nand the post-war years.\nDoors open at ten.");
    clean_text_expect_same(
        "rejoin", "Um stille Felder schleicht des Winds\nverdriessliches Geflunker-\nim Winkel hinter'm "
                  "Haus da steht's,\ndas Weiblein in dem Dunkel.");
    clean_text_expect_same("rejoin", "semi-\nauto-\nmulti-\nand other beginnings of words");
}

Test(cleaner_rejoin, what_ends_a_paragraph_without_a_stop_at_its_end)
{
    static const char *const ends[] = {
        "。[35]",
        "。”[3][4]",
        "。\"",
        "。’ ”",
        "。〔2〕",
        "，由林场 王林风 摄",
        "，照片由省林业学院供图",
        "。\uFFFD",
        "。”\uFFFD\uFFFD",
        "。|\uFFFD",
        "。`\uE004",
        "。｜",
        "！\uE004`^",
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char text[4000];
        snprintf(text, sizeof text, TEN "%s%s\n%s",
                 "护林员的工作和瞭望塔不同，白天要巡山，夜里要值班，一年四季走在同一条路上，遇见的人也总是那"
                 "几个，日子过得很平静",
                 ends[i], "孩子们脱下厚厚的棉衣，在田野里放起了风筝，老人们坐在门前的石凳上晒太阳。");
        clean_text_expect_same("rejoin", text);
    }
    clean_text_expect_same("rejoin", TEN "护林员的工作和瞭望塔不同，白天要巡山，夜里要值班，一年四季走在同一"
                                         "条路上，遇见的人也总是那几个，日子过得很平静\n![山](hill.png)");
}

/* The years and amounts are whole again; numbers of two paragraphs stay two. */
Test(cleaner_rejoin, numbers_are_one_word)
{
    static const example examples[] = {
        {"镇志从一九八四年开始编写，到一九九\n二年，初稿完成，共一百二十万字。",
         "镇志从一九八四年开始编写，到一九九二年，初稿完成，共一百二十万字。"},
        {"全镇共有涵闸五十二座，到前年年底，其中带病运行的有1\n9座，占三分之一以上，问题相当突出。",
         "全镇共有涵闸五十二座，到前年年底，其中带病运行的有19座，占三分之一以上，问题相当突出。"},
        {"河港镇西堤始建于清代，道光年间多次溃决，最严重的一次在1840\n\n年，镇上的房屋大半被冲毁。",
         "河港镇西堤始建于清代，道光年间多次溃决，最严重的一次在1840年，镇上的房屋大半被冲毁。"},
    };
    static const char *const texts[] = {
        "值班电话：八二一九六六六，夜间请拨打水利站的电话82196667\n2018年6月1日起实行新的值班办法。",
        "表一\n二年级学生名单",
        "图3\n4座涵闸的位置",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("rejoin", examples[i].before, examples[i].after);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

/* Pieces of a preview are known by words that the numbers tear; points of a list as long are not. */
Test(cleaner_rejoin, short_pieces_with_numbers)
{
    static const example pieces = {
        "1、闸门由专人看守，未经许可任何人不得进入闸房，看守人每天把水位记在本子上，本子存放在值\n"
        "2、班室的柜子里，至少保存三年。闸房内严禁烟火，不得堆放杂物，夜间照明的电压应保持在220\n"
        "3、至230伏之间，发生停电时改用柴油机，并在半小时内通知水利站的领\n"
        "4、导。本规定自发布之日起执行。",
        "闸门由专人看守，未经许可任何人不得进入闸房，看守人每天把水位记在本子上，本子存放在值"
        "班室的柜子里，至少保存三年。闸房内严禁烟火，不得堆放杂物，夜间照明的电压应保持在220"
        "至230伏之间，发生停电时改用柴油机，并在半小时内通知水利站的领导。本规定自发布之日起执行。"};
    clean_text_expect("rejoin", pieces.before, pieces.after);
    clean_text_expect_same("rejoin",
                           "1、闸门由专人看守，未经许可任何人不得进入闸房，看守人每天把水位记在本子上\n"
                           "2、闸房内严禁烟火，不得堆放杂物，夜间照明要有保证，每月检查一次电线和开关\n"
                           "3、发生停电时改用柴油机，并在半小时内通知水利站的领导，做好记录\n"
                           "4、本规定自发布之日起执行");
}

Test(cleaner_rejoin, lines_that_a_mail_quotes)
{
    clean_text_expect("rejoin",
                      "On Tuesday somebody wrote:\n"
                      "> When I first came to the lower lock the keeper was a man of sixty\n"
                      "> who had never, so far as anyone could remember, spent a night away\n"
                      "> from the water. His cottage stood so close to the sill that in a wet\n"
                      "> spring the river came in under the door, and he put his boots on\n"
                      "> the table.\n"
                      ">\n"
                      "> > He kept a book in which he wrote down every boat that passed, its\n"
                      "> > name and its cargo and the hour, in a hand that grew smaller as the\n"
                      "> > years went by. There were forty of these books on a shelf above the\n"
                      "> > stove, and he could tell you without looking which of them held the\n"
                      "> > summer of the great drought.\n"
                      "So it was.",
                      "On Tuesday somebody wrote:\n"
                      "> When I first came to the lower lock the keeper was a man of sixty "
                      "who had never, so far as anyone could remember, spent a night away "
                      "from the water. His cottage stood so close to the sill that in a wet "
                      "spring the river came in under the door, and he put his boots on the table.\n"
                      ">\n"
                      "> > He kept a book in which he wrote down every boat that passed, its "
                      "name and its cargo and the hour, in a hand that grew smaller as the "
                      "years went by. There were forty of these books on a shelf above the "
                      "stove, and he could tell you without looking which of them held the "
                      "summer of the great drought.\n"
                      "So it was.");
    clean_text_expect_same("rejoin", "> Kommt jemand mit dem alten Drucker zurecht,\n"
                                     "> > der seit Jahren im Keller steht und klappert,\n"
                                     "auch wenn ihn keiner mehr braucht?");
}

Test(cleaner_rejoin, words_of_any_small_letter_are_divided)
{
    clean_text_expect(
        "rejoin",
        "Der Reisende lachte, blieb aber über Nacht, dann eine Woche, und schlie-\n"
        "ßlich mietete er das Zimmer über der Werkstatt, das der Bruder frei-\n"
        "gemacht hatte, als er im Herbst mit dem letzten Wagen in die Stadt ge-\n"
        "zogen war, um dort das Handwerk zu lernen.",
        "Der Reisende lachte, blieb aber über Nacht, dann eine Woche, und schließlich mietete er das "
        "Zimmer über der Werkstatt, das der Bruder freigemacht hatte, als er im Herbst mit dem letzten "
        "Wagen in die Stadt gezogen war, um dort das Handwerk zu lernen.");
}

Test(cleaner_rejoin, headings_at_the_margin_between_indented_paragraphs)
{
    clean_text_expect("rejoin",
                      "（一）社会救助工作\n"
                      "　　全年共审核低保对象四百一十二户，发放低保金三百六十\n余万元，做到应保尽保、应退尽退"
                      "，没有发生一起投诉。\n"
                      "（二）养老服务工作\n"
                      "　　新建社区日间照料中心两处，改造老年活动室五处，为老\n人办理高龄津贴一千二百余人次，"
                      "每周上门探望一次。\n"
                      "（三）下一步打算\n"
                      "　　进一步充实社区工作力量，开展业务培训，建立健全各项\n制度，让更多的群众了解政策。",
                      "（一）社会救助工作\n"
                      "　　全年共审核低保对象四百一十二户，发放低保金三百六十余万元，做到应保尽保、应退尽退，"
                      "没有发生一起投诉。\n"
                      "（二）养老服务工作\n"
                      "　　新建社区日间照料中心两处，改造老年活动室五处，为老人办理高龄津贴一千二百余人次，每"
                      "周上门探望一次。\n"
                      "（三）下一步打算\n"
                      "　　进一步充实社区工作力量，开展业务培训，建立健全各项制度，让更多的群众了解政策。");
}

/* 照片 at the end of a sentence is no caption: a caption has a number, or says that a table goes on. */
Test(cleaner_rejoin, a_word_of_captions_in_a_line_of_its_own)
{
    static const char text[] =
        "春天来了，山上的雪开始融化，溪水一天比一天涨\n得高，河边的柳树也抽出了嫩绿的新芽，孩子们脱\n"
        "下厚厚的棉衣，在田野里放起了风筝，老人们坐在\n门前的石凳上晒太阳，她从抽屉里拿出了一张\n照片\n"
        "给大家一个一个地看，那是去年春天在河边照的，\n老人们看了都很高兴，说这张照得好。";
    size_t edits;
    char *out = clean_text_once("rejoin", text, &edits);
    cr_expect_not_null(strstr(out, "一张照片"), "got [%s]", out);
    free(out);
}

Test(cleaner_rejoin, lines_of_subtitles_stay)
{
    clean_text_expect_same("rejoin", "1\n00:00:05,400 --> 00:00:07,900\n过了河，再走三天\n就到了");
    clean_text_expect_same("rejoin",
                           "1\n00:00:05,400 --> 00:00:07,900\nthe ferry leaves at\nnoon, he said\n2\n"
                           "00:00:08,100 --> 00:00:09,000\nand so it did");
}

Test(cleaner_rejoin, compounds_keep_their_hyphens)
{
#define BEFORE "There is a kind of arithmetic in it that I never learned at all, said the man from the "
    clean_text_expect("rejoin", BEFORE "low-\nlying farms behind the old dike, where the river bends.",
                      BEFORE "low-lying farms behind the old dike, where the river bends.");
    clean_text_expect("rejoin", BEFORE "half-\ntimbered house behind the old dike, where the river bends.",
                      BEFORE "half-timbered house behind the old dike, where the river bends.");
    clean_text_expect("rejoin", BEFORE "deep-\nening water behind the old dike, where the river bends.",
                      BEFORE "deepening water behind the old dike, where the river bends.");
}
