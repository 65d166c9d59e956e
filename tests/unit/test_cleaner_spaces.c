/* test_cleaner_spaces.c -- blanks of layout go, blanks that mean something stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

typedef struct example {
    const char *before, *after;
} example;

/* A NULL after: unchanged. */
#define EXPECT_ALL(examples)                                                                                 \
    for (size_t i = 0; i < sizeof(examples) / sizeof *(examples); i++)                                       \
    clean_text_expect("spaces", (examples)[i].before,                                                        \
                      (examples)[i].after ? (examples)[i].after : (examples)[i].before)

Test(cleaner_spaces, edges_of_paragraphs)
{
    static const example examples[] = {
        {"　　各位代表：　", "各位代表："},
        {"\xC2\xA0\t \xE2\x80\x83"
         "Dear all, ",
         "Dear all,"},
        {"第一段\n　 \n第二段", "第一段\n第二段"},
        {"document\n  paragraph \"一行 \\n　又一行\"\n", "document\n  paragraph \"一行\\n又一行\"\n"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, what_means_something_stays)
{
    static const char *const texts[] = {
        "通  知",
        "关 于 开 展 检 查 的 通 知",
        "白日依山尽　黄河入海流",
        "甲方：        乙方：        ",
        "姓名    年龄    住址\n张三    二十    城东\n李四    三十    城西",
        "苹果    3.5\n梨      2.8",
        "|cd -          |切换到之前的目录，再列出其中的文件，最后回来     |",
        "│苹果   │一种水果，生长在北方     │",
        "姓名\t年龄\t住址",
        "一、总则\t1\n二、分则\t7",
        "第一条 为了规范工作程序，提高工作效率，根据有关规定，制定本办法。",
        "（一） 加强领导，明确责任，把各项任务落实到每个单位、每个人身上。",
        "记者 王平 报道",
        "1840 年至 1919 年",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t edits;
        char *got = clean_text_once("spaces", texts[i], &edits);
        const size_t n = strlen(texts[i]);
        const size_t kept = n - (i == 3 ? 8 : 0); /* blanks at the very end go even from a form */
        cr_expect(strlen(got) == kept && memcmp(got, texts[i], kept) == 0, "[%s] became [%s]", texts[i], got);
        free(got);
    }
}

/* Each time prose that loses its indentation stands beside lines that need theirs. */
Test(cleaner_spaces, indentation_that_means_something_stays)
{
    static const example examples[] = {
        /* a listing between paragraphs */
        {"　　最简单的循环是这样的，它把一到十加起来，再打印在屏幕上：\n"
         "    total = 0\n    for i in range(1, 11):\n        total += i\n    print(total)\n"
         "　　运行以后屏幕上会显示五十五，把上限改成一百就是加到一百。",
         "最简单的循环是这样的，它把一到十加起来，再打印在屏幕上：\n"
         "    total = 0\n    for i in range(1, 11):\n        total += i\n    print(total)\n"
         "运行以后屏幕上会显示五十五，把上限改成一百就是加到一百。"},
        /* a letter */
        {"    我到这里已经三个星期了，一切都好，宿舍在四楼，窗外就是操场。\n"
         "    天冷了，您的腿不要着凉，下个月发了工资我先寄一半回来。\n"
         "                              儿子　小明\n                              十月二十日",
         "我到这里已经三个星期了，一切都好，宿舍在四楼，窗外就是操场。\n"
         "天冷了，您的腿不要着凉，下个月发了工资我先寄一半回来。\n"
         "                              儿子　小明\n                              十月二十日"},
        /* a title in the middle and a heading further in are no levels */
        {"                关于防汛的通知\n"
         "    今年的雨水比往年来得早，各村要把河堤看好，不能等水来了再说。\n"
         "      一、清点物资\n"
         "    沙袋和铁锹在三月底以前都要清点一遍，缺多少补多少，不怕花钱。",
         "关于防汛的通知\n"
         "今年的雨水比往年来得早，各村要把河堤看好，不能等水来了再说。\n"
         "一、清点物资\n"
         "沙袋和铁锹在三月底以前都要清点一遍，缺多少补多少，不怕花钱。"},
        {"水果\n  苹果\n    红的\n    青的\n  梨\n蔬菜", NULL},
        {"　标题一\n　　标题二\n　标题三", "标题一\n标题二\n标题三"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, a_sentence_spaced_out_closes_up)
{
    clean_text_expect(
        "spaces",
        "  通  知\n各 科 室 ：\n  定 于 7 月 12 日 上 午 检 查 消 防 器 材 ， 请 做 好 准 备 。\n"
        "特 此 通 知 。\n后 勤 管 理 处",
        "通  知\n各科室：\n定于7月12日上午检查消防器材，请做好准备。\n特此通知。\n后勤管理处");
    clean_text_expect("spaces",
                      "船老大姓何，1 9 6 3年生在渡口边的棚子里。他记得那是十 月，水已经凉了，船也上了岸。",
                      "船老大姓何，1963年生在渡口边的棚子里。他记得那是十月，水已经凉了，船也上了岸。");
    clean_text_expect("spaces", "那是1 9 6 3年的事。", "那是1963年的事。");
    clean_text_expect_same("spaces", "张 三 李 四 王 五 赵 六");
    clean_text_expect_same("spaces", "东 南 西 北\n春 夏 秋 冬\n总　则");
    clean_text_expect_same("spaces", "tiān qì hǎo ， wǒ men shàng xué qù 。\n天 气 好 ， 我 们 上 学 去 。");
    clean_text_expect_same("spaces",
                           "从1 2 3 4年级各选两名同学，代表学校参加全县的比赛，教练由体育组的老师担任。");
}

Test(cleaner_spaces, a_blank_behind_an_ascii_stop_goes)
{
    clean_text_expect("spaces",
                      "船老大姓何, 他的父亲也是摆渡的, 传到他已经三代. 下雨的日子不开船. 大家就等着.",
                      "船老大姓何,他的父亲也是摆渡的,传到他已经三代.下雨的日子不开船.大家就等着.");
    clean_text_expect_same("spaces", "何渡之与王平等. 河港地区渡口的变迁[M]. 河港出版社. 二〇一九年版.");
}

Test(cleaner_spaces, odd_and_doubled_blanks)
{
    static const example examples[] = {
        {"see   the\xC2\xA0 page", "see the page"},
        {"End.  Next one.", "End.  Next one."}, /* as typists do it */
        {"End.   Next one.", "End. Next one."},
        {"10\xE2\x80\xAF"
         "000 km",
         "10 000 km"},
        {"第一章\t总则", "第一章 总则"},
        {"使用  WORD  文档", "使用 WORD 文档"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, blanks_next_to_chinese_marks)
{
    static const example examples[] = {
        {"他说, 这个会也是一个总结的会, 要用好的经验去改进工作。",
         "他说,这个会也是一个总结的会,要用好的经验去改进工作。"},
        {"除“ 官”、“ 兵” 以外, “ 民” 大致可分为士、农、工、商几类，各有各的本分。",
         "除“官”、“兵”以外,“民”大致可分为士、农、工、商几类，各有各的本分。"},
        {"综合科荣获 “先进集体” 称号，全科同志深受鼓舞， 决心再接再厉。",
         "综合科荣获“先进集体”称号，全科同志深受鼓舞，决心再接再厉。"},
        {"The plan, as he said, was “simple”, and so it was done, at last.", NULL},
        {"我们用 Linux, Windows 和 macOS 三个系统分别测试了这个程序的全部功能。", NULL},
        {"今天的会议开得很好。  第二个问题是关于明年的工作安排，请大家讨论。",
         NULL}, /* a lost paragraph end */
        {"通知, 公告", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, blanks_inside_clauses)
{
    static const example examples[] = {
        {"各单位要按照会议的统一部署，结合各自的实际，把任务落实到人，为我市 经济社会的发展多作贡献。 ",
         "各单位要按照会议的统一部署，结合各自的实际，把任务落实到人，为我市经济社会的发展多作贡献。"},
        {"本市讯 全市绿化工作会议昨天在礼堂召开，会议总结了去年的工作，部署了今年的任务，表彰了先进单位。",
         NULL},
        {"图为正在施工的水库大坝，工程完工以后可以灌溉两万亩农田。 通讯员王平 摄", NULL},
        {"会议由主任 李安主持，各科室 王平、张山 等人参加，大家围绕明年的工作计划谈了各自的意见和建议。",
         NULL},
        {"我们 一直 坚持 把 群众 的 利益 放在 第一 位 ， 努力 做好 每 一 项 工作 ， 取得 了 明显 的 成效 。",
         NULL},
    };
    EXPECT_ALL(examples);
}

/* What the paragraph is like holds for each of its blanks, the first and the last. */
Test(cleaner_spaces, slips_of_one_paragraph_fare_alike)
{
    static const example examples[] = {
        {"渡口修好了，先上船的是老周（船工） 和小林（木匠） 还有阿秀（会计） 三个人。",
         "渡口修好了，先上船的是老周（船工）和小林（木匠）还有阿秀（会计）三个人。"},
        {"老周（船工） 小林（木匠） 阿秀（会计） 老郑（铁匠） 小吴（学徒）", NULL},
        {"渡口的栏杆修好了. 老周先把船撑了过来. 大家排着队上船. 天就亮了。",
         "渡口的栏杆修好了.老周先把船撑了过来.大家排着队上船.天就亮了。"},
        {"渡口的栏杆修好了. 老周先把船撑了过来. 大家排着队上船[M]. 天就亮了。", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, marks_digits_and_brackets_behind_a_comma)
{
    static const example examples[] = {
        {"邀请了有关专家授课, 17个单位参加了培训, 《条例》人手一册, “两办”发了文件。",
         "邀请了有关专家授课,17个单位参加了培训,《条例》人手一册,“两办”发了文件。"},
        {"发挥储备中心和城投公司作用 ,筹措建设资金。大家来共同研究。 (全文另发)",
         "发挥储备中心和城投公司作用,筹措建设资金。大家来共同研究。(全文另发)"},
        {"我们支持 Linux, Windows, 也支持别的系统, DOS 除外, 请看说明书。",
         "我们支持 Linux, Windows, 也支持别的系统, DOS 除外,请看说明书。"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, blanks_inside_words)
{
    static const example examples[] = {
        {"这是大家的事。因 此，各单位要认真对待，不得有误，把工 作做好。",
         "这是大家的事。因此，各单位要认真对待，不得有误，把工作做好。"},
        {"干部队伍要强化“四心”，即以进取心对待事业，以责任心对待工作，以平常心对待自己，增强负责和换位思考 "
         "意识。",
         "干部队伍要强化“四心”，即以进取心对待事业，以责任心对待工作，以平常心对待自己，增强负责和换位思考意"
         "识。"},
        {"大家对这些工作和要求的落实情况都非常关心，报告里已经作了准确的阐述和全面的总结，我再从 "
         "以下四个方面概括一下：",
         "大家对这些工作和要求的落实情况都非常关心，报告里已经作了准确的阐述和全面的总结，我再从以下四个方面"
         "概括一下："},
        {"通 知", NULL},
        {"会上，张 三先生和王 平先生先后发言，谈了各自的意见。", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, particles_set_off_by_blanks)
{
    static const example examples[] = {
        {"各村 的 同志要上堤，不能只听汇报；大家要管好自己 的 一段。\n有 的 已经烂了，要换新的。",
         "各村的同志要上堤，不能只听汇报；大家要管好自己的一段。\n有的已经烂了，要换新的。"},
        {"我 和 你一起去，他留在家里看门，等我们回来再吃饭。", NULL},
        {"我们 的 工作 是 为 大家 服务 ，要 做 得 更 好 一些 。", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_spaces, code_and_table_cells)
{
    clean_text_expect_same("spaces", "document\n  code_block \"  if (a)\\n\\treturn;  \"\n");
    clean_text_expect("spaces",
                      "document\n  table\n    table_row\n      table_cell\n        paragraph \"　\"\n"
                      "      table_cell\n        paragraph \" 甲 \"\n",
                      "document\n  table\n    table_row\n      table_cell\n"
                      "      table_cell\n        paragraph \"甲\"\n");
    clean_text_expect_same("spaces", "document\n  paragraph \"run a   b\"\n    ~code 4 5\n");
}

#define SCATTERED_1                                                                                                                  \
    "民国二十三年，县政府 拨 款八百元，在东门外修建 木 桥一座，长四 十二丈，宽一丈二尺。次 " \
    "年夏天，山洪暴发，桥身被冲毁。"
#define SCATTERED_2                                                                                          \
    "一九七八年加宽 桥面，增设人行道，并在桥头 立 碑 记其事。碑文 由县文化馆的人撰 写，全文一 百八十字。"
#define CLOSED_1                                                                                                                                                \
    "民国二十三年，县政府拨款八百元，在东门外修建木桥一座，长四十二丈，宽一丈二尺。次年夏天，山洪暴发，桥身" \
    "被冲毁。"
#define CLOSED_2                                                                                             \
    "一九七八年加宽桥面，增设人行道，并在桥头立碑记其事。碑文由县文化馆的人撰写，全文一百八十字。"

Test(cleaner_spaces, blanks_scattered_over_a_page)
{
    clean_text_expect("spaces", "第 三 节 渡 口 与 桥 梁\n" SCATTERED_1 "\n" SCATTERED_2,
                      "第三节渡口与桥梁\n" CLOSED_1 "\n" CLOSED_2);
    clean_text_expect_same(
        "spaces", "会上，局长 王平和副局长 李安传达了文件，围绕“团结奋进 超越自我”的主题谈了体会。\n"
                  "记者 赵云、通讯员 钱山报道了会议，先后采访了主任 孙海、书记 周林和校长 吴江等人。");
}

Test(cleaner_spaces, columns_of_a_page_keep_their_gutter)
{
    clean_text_expect_same("spaces",
                           "本文以白龙江支流为例，讨论了山区小流域植被恢复对            2　研究方法\n"
                           "产流过程的影响。结果表明，退耕十五年后，年径流系            "
                           "在沟口布设三角堰一座，每五分钟自动记录一次水位。雨量由\n"
                           "数下降到0.24 (see Table 2).                                 "
                           "两台翻斗式雨量计取平均。植被盖度采用样线法，每年八月调\n"
                           "Older embankments have no geotextile                        which is why they "
                           "have to be drained every few years again");
}
