/* test_cleaner_punctuation.c -- strewn quotes, numbers read as letters, the width of marks.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

static void expect(const char *width, const char *before, const char *after)
{
    clean_text_expect_with("punctuation", "punctuation.width", width, before, after);
}

Test(cleaner_punctuation, widening_follows_the_context)
{
    static const char *const examples[][2] = {
        {"他说,好!你呢?我也好;走吧:", "他说，好！你呢？我也好；走吧："},
        {"他说, 好。", "他说，好。"},
        {"共有1,200人,10:30开会,比例为3.5:1.", "共有1,200人，10:30开会，比例为3.5:1."},
        {"我们用C,Java和C++.", "我们用C,Java和C++."},
        {"“好”,他说,\"再来\",走了.", "“好”，他说，\"再来\"，走了。"},
        {"一.总则\n会议开完了.大家走了.", "一.总则\n会议开完了。大家走了。"},
        {"(一)总则(见附件)和f(x)及(1)党", "（一）总则（见附件）和f(x)及（1）党"},
        {"文件叫报告(1).doc,另见(a,b).", "文件叫报告(1).doc，另见（a,b）。"},
        {"网址:http://x.example/a?b=1,请看", "网址：http://x.example/a?b=1，请看"},
        {"真好:) 就这样...", "真好:) 就这样..."},
        {"张**,男,李××,身份证XX", "张**，男，李××，身份证XX"},
        {"括号(没有关上", "括号(没有关上"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        expect("fullwidth", examples[i][0], examples[i][1]);
}

Test(cleaner_punctuation, narrowing_and_keeping)
{
    expect("halfwidth", "会议（第3次）：好！５％，“是”、《书》。", "会议(第3次):好!５%,“是”、《书》。");
    expect("keep", "各单位的'工作。我们的'目标。大家的'信心。", "各单位的'工作。我们的'目标。大家的'信心。");
    expect("repair", "会议(第3次)认为：进展很好,是的。", "会议(第3次)认为：进展很好,是的。");
}

Test(cleaner_punctuation, code_is_no_prose)
{
    expect("fullwidth",
           "document\n  code_block \"输出,结果\"\n  paragraph \"写 打印,它 即可,完\"\n    ~code 4 10\n",
           "document\n  code_block \"输出,结果\"\n  paragraph \"写 打印,它 即可，完\"\n    ~code 4 10\n");
    /* Lines of a program between lines of a text. */
    expect("fullwidth",
           "把下面几行存为文件,再运行它:\nprint(\"你好,世界\")\nif (x > 3) { show(\"大,很大\"); }\n"
           "结果是,屏幕上有三行.",
           "把下面几行存为文件，再运行它：\nprint(\"你好,世界\")\nif (x > 3) { show(\"大,很大\"); }\n"
           "结果是，屏幕上有三行。");
    /* A program with remarks. */
    expect("fullwidth",
           "# 读入,再输出\nint a = read();\nif (a > 0) {\n    print(a);\n}\n// 完了,返回.\nreturn 0;",
           "# 读入,再输出\nint a = read();\nif (a > 0) {\n    print(a);\n}\n// 完了,返回.\nreturn 0;");
    expect("fullwidth", "附件叫工作总结.最终版.doc,另一份叫照片.山.jpg.",
           "附件叫工作总结.最终版.doc，另一份叫照片.山.jpg.");
    expect("fullwidth", "时间:上午8:30,比分3:2,版本2.0.1,价格1,200元.",
           "时间：上午8:30，比分3:2，版本2.0.1，价格1,200元。");
}

Test(cleaner_punctuation, strewn_quotes)
{
    clean_text_expect("punctuation", "各单位的`工作都有进步，新的`一年，我们的`目标很明确。",
                      "各单位的工作都有进步，新的一年，我们的目标很明确。");
    clean_text_expect_same("punctuation", "他获得的'先进'称号和得到的'标兵'称号是不同的'荣誉'。");
    clean_text_expect_same("punctuation", "各单位的'工作。我们的'目标。");
}

/* A point between 的 and its noun, where sentences end with other marks. */
Test(cleaner_punctuation, strewn_points)
{
    clean_text_expect("punctuation",
                      "老屋前的.小河还在流。门口的石榴树长高了，树下的.石凳也在。\n我坐了很久。后来下雨了。",
                      "老屋前的小河还在流。门口的石榴树长高了，树下的石凳也在。\n我坐了很久。后来下雨了。");
    clean_text_expect("punctuation", "我们要看到工作中的.问题。大家都来想办法。办法总会有的。不能再等了。",
                      "我们要看到工作中的问题。大家都来想办法。办法总会有的。不能再等了。");
    static const char *const texts[] = {
        "这是我的.你拿错了.还给我.",                               /* its own full stop */
        "这是我的.那是他的.放好。别弄错。都写了名字。看清楚再拿.", /* both */
        "他说的...我没听清。再说一遍。好的。我记下了。",
        "看这份的.doc文件。再看那份。都看完。说说看。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("punctuation", texts[i]);
}

Test(cleaner_punctuation, ones_read_as_letters)
{
    clean_text_expect("punctuation", "要点如下。(l)学习。(2)改进。(3)落实。",
                      "要点如下。(1)学习。(2)改进。(3)落实。");
    clean_text_expect("punctuation", "l、学习\n2、改进\n3、落实", "1、学习\n2、改进\n3、落实");
    clean_text_expect("punctuation", "（l）学习\n继续说明\n（2）改进", "（1）学习\n继续说明\n（2）改进");
    static const char *const texts[] = {
        "(1)学习。(l)另说。(2)改进。", "(k)甲。(l)乙。(m)丙。", "容量(l)大，见(2)。",
        "(l)学习。(1)改进。(2)落实。", "(I)总则。(II)分则。",   "l、学习",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("punctuation", texts[i]);
}
