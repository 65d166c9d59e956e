/* test_cleaner_watermark_claims.c -- where a text was copied, said between its sentences; and sentences that
 * say so themselves.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_watermark_claims, what_runs_into_the_next_sentence_goes)
{
    clean_text_expect(
        "watermark",
        "渡口在镇子的东头，有两只木船。本文来自竹简文库www.zhujian.example船老大姓何，传到他已经三代。\n"
        "下雨涨水的日子不开船，大家就在棚子里等。",
        "渡口在镇子的东头，有两只木船。船老大姓何，传到他已经三代。\n"
        "下雨涨水的日子不开船，大家就在棚子里等。");
    clean_text_expect("watermark",
                      "渡口在镇子的东头，有两只木船。更多文章请看竹简网船老大姓何，传到他已经三代。\n"
                      "下雨涨水的日子不开船。转载请注明出处：竹简网大家就在棚子里等。\n"
                      "等水退了，头一船总是送大夫过河。原文地址http://www.zhujian.example/a/12.html",
                      "渡口在镇子的东头，有两只木船。船老大姓何，传到他已经三代。\n"
                      "下雨涨水的日子不开船。大家就在棚子里等。\n"
                      "等水退了，头一船总是送大夫过河。");
    clean_text_expect("watermark",
                      "渡口在鎮子的東頭，內容來自竹簡文庫有兩隻木船。\n下雨漲水的日子不開船。內容來自竹簡文庫"
                      "大家就在棚子裡等。",
                      "渡口在鎮子的東頭，有兩隻木船。\n下雨漲水的日子不開船。大家就在棚子裡等。");
}

Test(cleaner_watermark_claims, sentences_of_the_text_stay)
{
    clean_text_expect_same("watermark",
                           "这一期很特别。本文来自竹简网的一位读者，他写了三年。本文来自竹简网记者的采访。\n"
                           "转载请注明出处：竹简网。更多文章请看竹简网，也可以写信来。\n"
                           "编辑说过。“转载请注明出处：竹简网”，可是没有人照办。");
    clean_text_expect_same(
        "watermark",
        "渡口在镇子的东头，有两只木船。文章来源：竹简网\n下雨涨水的日子不开船。文章来源：苇叶网");
    clean_text_expect_same("watermark",
                           "文章来源网络的很多，来自竹简网络公司的也有。内容来自网络上的帖子占了一半。");
}

/* What follows an address in a long paragraph is looked at no further than addresses reach. */
Test(cleaner_watermark_claims, a_long_paragraph_goes_on_behind_an_address)
{
#define LONG_CLAUSE "船老大姓何、传到他已经三代、雨天也开船、"
#define LONG_TEXT                                                                                            \
    LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE LONG_CLAUSE          \
        LONG_CLAUSE LONG_CLAUSE "渡钱一直没有涨。"
    clean_text_expect("watermark", "镇子东头有木船。本文来自竹简文库www.zhujian.example/a/12.html" LONG_TEXT,
                      "镇子东头有木船。" LONG_TEXT);
    clean_text_expect("watermark", "木船有两只。本文来自竹简文库www.zhujian.example" LONG_TEXT,
                      "木船有两只。" LONG_TEXT);
}

/* Behind a pause, the sentence may be about what was copied. */
Test(cleaner_watermark_claims, a_clause_that_names_a_source_stays)
{
    clean_text_expect_same("watermark",
                           "校刊第三期出了差错，内容来自竹简网但是漏了作者的名字，编辑已经去信道歉。\n"
                           "第五期的插页也一样，内容来自苇叶网却换了题目，作者看了很不高兴。");
    clean_text_expect_same("watermark", "校刊第三期出了差错，内容来自竹简网主编没有看过。\n"
                                        "第五期的插页也一样，内容来自苇叶网大家都说好。");
    clean_text_expect_same("watermark",
                           "校刊第三期出了差错。内容来自竹简网但是漏了作者的名字，编辑已经去信道歉。\n"
                           "第五期的插页也一样。内容来自苇叶网却换了题目，作者看了很不高兴。");
}

Test(cleaner_watermark_claims, a_word_that_two_addresses_stand_before_stays)
{
    clean_text_expect("watermark",
                      "渡口在镇子的东头，ｗｗｗ．ｚｈｕｊｉａｎ．ｃｏｍ如果水大就不开船。\n"
                      "船老大姓何，ｗｗｗ．ｚｈｕｊｉａｎ．ｃｏｍ如果有人病了，半夜也开。",
                      "渡口在镇子的东头，如果水大就不开船。\n船老大姓何，如果有人病了，半夜也开。");
}
