/* test_cleaner_watermark.c -- strings and notices of sites inside sentences: by what they tear, and by coming
 * again; what a text says itself stays, however often.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_watermark, a_string_that_names_a_site_needs_one_torn_word)
{
    clean_text_expect(
        "watermark",
        "各级领导要加强学好资料尽在知渊学习网习，提高认识。\n群众的意好资料尽在知渊学习网见要听取。\n"
        "查出来的都要改，一好资料尽在知渊学习网件也不能漏。",
        "各级领导要加强学习，提高认识。\n群众的意见要听取。\n查出来的都要改，一件也不能漏。");
    clean_text_expect_same("watermark",
                           "请登录国家企业信用信息公示系统查询。\n可以在国家企业信用信息公示系统上下载。\n"
                           "打开国家企业信用信息公示系统，输入名称。");
}

Test(cleaner_watermark, a_notice_in_the_same_words_inside_two_sentences_goes)
{
    clean_text_expect("watermark",
                      "堤修好了以后（未经许可不得转载，最新资料请关注知渊学习网）又种了柳树。\n"
                      "柳树活了九成，杨树（未经许可不得转载，最新资料请关注知渊学习网）活了六成。",
                      "堤修好了以后又种了柳树。\n柳树活了九成，杨树活了六成。");
    clean_text_expect_same("watermark",
                           "堤修好了以后（未经许可不得转载，最新资料请关注知渊学习网）又种了柳树。");
    clean_text_expect_same(
        "watermark",
        "报名表见附件（可以登录市教育局的网站下载）。\n准考证另发（可以登录市教育局的网站下载）。");
}

/* The flags of a rule. */
static uint32_t flags_of(const char *text, const char *rule)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_ctx_only(ctx, rule);
    dnm_doc *doc = clean_text_read(text);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    uint32_t n = 0;
    for (uint32_t i = 0; i < dnm_doc_history(doc)->edit_count; i++)
        n += dnm_doc_history(doc)->edits[i].op == DNM_OP_FLAG;
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    return n;
}

Test(cleaner_watermark, names_of_sites_inside_words_are_marked)
{
    cr_expect_eq(flags_of("要进一步落实责知渊网任，改进工作作风。\n会议要求各单位认知渊网真贯彻执行。\n"
                          "对发现的问知渊网题要及时解决。",
                          "watermark/brand"),
                 3);
    cr_expect_eq(
        flags_of("我们在知渊网看书，也在知渊网下棋。\n知渊网有书万册，大家都喜欢知渊网。", "watermark/brand"),
        0);
    cr_expect_eq(
        flags_of("要架设电网，发展互联网，织好渔网。\n电网要管，互联网要管，渔网要补。\n先补渔网，再修电网。",
                 "watermark/brand"),
        0);
}

Test(cleaner_watermark, a_preview_that_ended_marks_the_text_as_cut)
{
    cr_expect_eq(
        flags_of("水库除险加固工程总结\n水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\n"
                 "施工单位介绍，工程历时两年，共加固大坝三座，新修溢洪道两条，群众十分满意。\n"
                 "预览结束，还剩5页，请下载文档阅读完整内容",
                 "chrome/preview"),
        1);
}
