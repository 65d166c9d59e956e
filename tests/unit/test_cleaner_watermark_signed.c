/* test_cleaner_watermark_signed.c -- the same short words between signs in the middle of many sentences; and
 * what a text sets off itself.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#define STREWN(mark)                                                                                         \
    "渡口在镇子的东" mark "头，有两只木船，一只渡人，一只渡牲口。\n"                      \
    "船老大姓何，他的父亲也" mark "是摆渡的，传到他已经三代。\n"                                \
    "下雨涨水的日子不开船，大家就在棚" mark "子里等，说些收成和庄" mark "稼的话。\n"                     \
    "等水退了，头一船总是送大夫过" mark "河，第二船才轮到赶集的人，箩筐堆得像小" mark "山一样。\n"       \
    "对岸的码头只有" mark "三级石阶，涨水时全" mark "淹在水里。"

Test(cleaner_watermark_signed, words_between_signs_strewn_over_sentences_go)
{
    static const char *const hurt[] = {STREWN("★竹简宝库★"), STREWN("【竹简宝库】"), STREWN("<竹简宝库>"),
                                       STREWN("≮竹简宝库≯"), STREWN("~竹简宝库~"),   STREWN("#竹简宝库#")};
    for (size_t i = 0; i < sizeof hurt / sizeof *hurt; i++)
        clean_text_expect("watermark", hurt[i], STREWN(""));
}

Test(cleaner_watermark_signed, a_bracket_that_speaks_of_this_text_goes)
{
    clean_text_expect("watermark", STREWN("(本文由竹简宝库收集,想看更多请百度竹简宝库)"), STREWN(""));
}

Test(cleaner_watermark_signed, a_call_that_tears_sentences_goes)
{
    clean_text_expect("watermark", STREWN("请记住本站域名"), STREWN(""));
}

Test(cleaner_watermark_signed, what_a_text_sets_off_itself_stays)
{
    clean_text_expect_same(
        "watermark", "点击【确定】按钮保存，再点击【取消】按钮返回。选好文件以后按【确定】键，窗口就会关上；"
                     "不按【确定】键，改动就丢了。若要再改，先按【取消】键，再点【确定】。");
    clean_text_expect_same(
        "watermark", "根据<条例>第三条，违反<条例>规定的，由<条例>授权的机关处罚，<条例>另有规定的除外，"
                     "适用<条例>时以<条例>文本为准，修改<条例>要听取意见。");
    clean_text_expect_same(
        "watermark", "话题#读书#里有人说，#读书#是慢活；我在#读书#下留言，他也发了#读书#的帖子，后来#读书#上"
                     "了榜，#读书#这两个字就红了。");
    clean_text_expect_same(
        "watermark", "每颗星都有名字，我最爱★天狼★，其次是★织女★，老师说★天狼★最亮，其实★天狼★离我们近，"
                     "夏天看不见★天狼★。");
    clean_text_expect_same(
        "watermark",
        "填入{姓名}和{日期}，系统把{姓名}换成真名，把{日期}换成当天；若{姓名}为空，则不换{姓名}。");
}
