/* test_cleaner_watermark.c -- strings and notices of sites inside sentences: by what they tear, and by coming
 * again; what a text says itself stays, however often.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

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
    /* Twice inside of sentences: then behind a colon, too. */
    clean_text_expect("watermark",
                      "堤修好了以后〔纸鹞文库收藏于www.zhiyao.example，可到该站取用〕又种了柳树。\n"
                      "柳树活了九成，杨树〔纸鹞文库收藏于www.zhiyao.example，可到该站取用〕活了六成。\n"
                      "问题还有：〔纸鹞文库收藏于www.zhiyao.example，可到该站取用〕一是没有人浇水。",
                      "堤修好了以后又种了柳树。\n柳树活了九成，杨树活了六成。\n问题还有：一是没有人浇水。");
    clean_text_expect_same("watermark",
                           "堤修好了以后（未经许可不得转载，最新资料请关注知渊学习网）又种了柳树。");
    clean_text_expect_same(
        "watermark",
        "报名表见附件（可以登录市教育局的网站下载）。\n准考证另发（可以登录市教育局的网站下载）。");
}

Test(cleaner_watermark, an_offer_amid_sentences_goes_though_few_words_are_torn)
{
    clean_text_expect("watermark",
                      "渡口在镇子的东头，有两只木知渊范文网收集提供船，一只渡人，一只渡牲口。\n"
                      "船老大姓何，他的父亲也是摆渡知渊范文网收集提供的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚知渊范文网收集提供子里等。",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。");
    clean_text_expect("watermark",
                      "渡口在镇子的东头，有两只木船，一只精品课件下载渡人，一只渡牲口。\n"
                      "船老大姓何，他的父精品课件下载亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日精品课件下载子不开船，大家就在棚子里等。",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。");
    clean_text_expect_same("watermark",
                           "请先下载安装程序，再双击它。\n如果下载安装程序失败，换一个镜像。\n"
                           "我们建议下载安装程序以后校验它的指纹。\n管理员可以下载安装程序分发给大家。");
}

Test(cleaner_watermark, readings_in_brackets_stay)
{
    clean_text_expect_same("watermark",
                           "井(jǐng)水清(qīng)清(qīng)天(tiān)气(qì)晴，小(xiǎo)小青(qīng)蛙大眼睛。");
}

Test(cleaner_watermark, a_call_to_write_goes_where_sentences_run_on_behind_it)
{
    clean_text_expect("watermark",
                      "渡口很静。最新小说请加QQ群：55667788船老大坐在棚子里。有人喊船。"
                      "最新小说请加QQ群：55667788他站起来。水很急。最新小说请加QQ群：55667788船走得慢。",
                      "渡口很静。船老大坐在棚子里。有人喊船。他站起来。水很急。船走得慢。");
    clean_text_expect_same("watermark",
                           "最新消息请加QQ群：55667788。\n活动改期，最新消息请加QQ群：55667788。\n"
                           "雨天取消，最新消息请加QQ群：55667788。");
}

Test(cleaner_watermark, a_site_with_its_address_in_brackets)
{
    clean_text_expect(
        "watermark",
        "渡口（知渊网，www.zhiyuan.example）在镇子的东头，有两只（知渊网，www.zhiyuan.example）木船，"
        "一只渡人（知渊网，www.zhiyuan.example），一只渡牲口。",
        "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。");
    clean_text_expect_same(
        "watermark",
        "在报名平台（知渊网，www.zhiyuan.example）填表，到官网（知渊网，www.zhiyuan.example）缴费，"
        "从系统（知渊网，www.zhiyuan.example）打印。");
}

Test(cleaner_watermark, a_bracket_that_says_where_this_text_was_copied_goes)
{
    clean_text_expect("watermark", "渡口很静。（本文转载自知渊网）有人喊船，他站起来。",
                      "渡口很静。有人喊船，他站起来。");
    clean_text_expect(
        "watermark",
        "渡口修好了（内容来源：知渊 www.zhiyuan.example），船也漆过了[更多好文请访问www.zhiyuan.example]，"
        "明天就开。",
        "渡口修好了，船也漆过了，明天就开。");
    clean_text_expect_same("watermark", "网页的末尾写着“（本文转载自知渊网）”，可是没有日期。");
    clean_text_expect_same("watermark", "渡口很静。他站起来。（本文转载自知渊网）");
    clean_text_expect_same("watermark", "船没有来（本文来源于一次旅行），我们就走路去了。");
    /* A mark inside a bracket of the text. */
    clean_text_expect_same("watermark", "线条的属性（粗细，内容来自青竹文库颜色，或者更多）可以同时改。");
}

Test(cleaner_watermark, the_name_of_this_very_site_in_brackets)
{
    static const char body[] = "  paragraph \"渡口【知渊社】在镇子的东头，有两只【知渊社】木船。\"\n"
                               "  paragraph \"他的父亲【知渊社】也是摆渡的，传到他【知渊社】已经三代。\"\n";
    static const char clean[] = "  paragraph \"渡口在镇子的东头，有两只木船。\"\n"
                                "  paragraph \"他的父亲也是摆渡的，传到他已经三代。\"\n";
    static const char *const heads[] = {"document\n  @publisher \"知渊社\"\n",
                                        "document\n  @title.full \"渡口 - 知渊社\"\n"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char before[1024], after[1024];
        snprintf(before, sizeof before, "%s%s", heads[i], body);
        snprintf(after, sizeof after, "%s%s", heads[i], clean);
        clean_text_expect("watermark", before, after);
    }
    char other[1024];
    snprintf(other, sizeof other, "document\n%s", body);
    clean_text_expect_same("watermark", other);
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
    /* Two places of an address may be chance. */
    cr_expect_eq(
        flags_of("下雨涨水的日子不开船，zhiyao.com大家就在棚子里等。\n船老大姓何，zhiyao.com他的父亲也摆渡。",
                 "watermark/brand"),
        2);
    cr_expect_eq(
        flags_of("我们在知渊网看书，也在知渊网下棋。\n知渊网有书万册，大家都喜欢知渊网。", "watermark/brand"),
        0);
    cr_expect_eq(
        flags_of("要架设电网，发展互联网，织好渔网。\n电网要管，互联网要管，渔网要补。\n先补渔网，再修电网。",
                 "watermark/brand"),
        0);
}

/* ---- marks with an address ---- */

Test(cleaner_watermark, a_site_in_brackets_that_nothing_leads_to)
{
    clean_text_expect(
        "watermark",
        "渡口修好以后，镇上又买了【纸鹞文库www.zhiyao.example】两只木船，一只渡人，一只渡牲口。\n"
        "船老大姓何，问题也有：一【纸鹞文库www.zhiyao.example】是码头太小，二是夜里没有灯。\n"
        "明年要把码头加宽，把小学【纸鹞文库www.zhiyao.example】的渡船换成铁的。",
        "渡口修好以后，镇上又买了两只木船，一只渡人，一只渡牲口。\n"
        "船老大姓何，问题也有：一是码头太小，二是夜里没有灯。\n"
        "明年要把码头加宽，把小学的渡船换成铁的。");
    clean_text_expect_same(
        "watermark", "文献可以从中国知网（www.cnki.example）下载。\n校外用户先连接代理，再访问中国知网（"
                     "www.cnki.example）。\n引用时请注明“中国知网（www.cnki.example）”。");
}

Test(cleaner_watermark, an_address_however_it_is_written)
{
    static const char *const forms[] = {
        "www.zhiyao.com",
        "WWW.ZHIYAO.COM",
        "zhiyao.com.cn",
        "http://www.zhiyao.com/",
        "ｗｗｗ．ｚｈｉｙａｏ．ｃｏｍ",
        "w w w . z h i y a o . c o m",
        "www . zhiyao . com",
        "www。zhiyao。com",
        "www点zhiyao点com",
        "zhiyao點com",
        "www、zhiyao、com",
        "www，zhiyao，com",
        "w*w*w*.*z*h*i*y*a*o*.*c*o*m",
        "w\u200Bw\u200Bw\u200B.\u200Bz\u200Bh\u200Biyao.com",
        "【www点zhiyao点com】",
        "www.zhiyао.cоm", /* with Cyrillic letters */
        "{www.zhiyao.com}",
        "《www.zhiyao.com》",
        "纸鹞小说 www.zhiyao.com",
        "更多好书请上www.zhiyao.com阅读",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char before[1024];
        const char *f = forms[i];
        snprintf(before, sizeof before,
                 "下雨涨水的日%s子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已%s经三代。\n"
                 "有人在对岸喊船，他放下%s茶碗就站起来。\n渡口的柳%s树还是那年春天种下的。",
                 f, f, f, f);
        clean_text_expect(
            "watermark", before,
            "下雨涨水的日子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已经三代。\n"
            "有人在对岸喊船，他放下茶碗就站起来。\n渡口的柳树还是那年春天种下的。");
    }
}

Test(cleaner_watermark, an_address_that_changes_its_letters)
{
    clean_text_expect("watermark",
                      "下雨涨水的日www.zhiyao.com子不开船，大家就在棚子里等。\n"
                      "船老大的父亲也是摆渡的，传到他已WWW.Zhiyao.COM经三代。\n"
                      "有人在对岸喊船，他放下ｗｗｗ．ｚｈｉｙａｏ．ｃｏｍ茶碗就站起来。",
                      "下雨涨水的日子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已经三代。\n"
                      "有人在对岸喊船，他放下茶碗就站起来。");
}

Test(cleaner_watermark, an_address_in_lines_of_its_own_and_behind_marks)
{
    clean_text_expect("watermark",
                      "下雨涨水的日子不开船。\nwww.zhiyao.com\n大家就在棚子里等。\nwww.zhiyao.com\n"
                      "有人在对岸喊船。\nwww.zhiyao.com\n他放下茶碗就站起来。\nwww.zhiyao.com\n渡口又静了。",
                      "下雨涨水的日子不开船。\n大家就在棚子里等。\n有人在对岸喊船。\n他放下茶碗就站起来。\n"
                      "渡口又静了。");
    clean_text_expect(
        "watermark",
        "下雨涨水的日子不开船，zhiyao.com大家就在棚子里等。船老大姓何。zhiyao.com他的父亲也是摆渡的，"
        "传到他已经三代。有人在对岸喊船，zhiyao.com他放下茶碗就站起来。zhiyao.com渡口又静了。",
        "下雨涨水的日子不开船，大家就在棚子里等。船老大姓何。他的父亲也是摆渡的，"
        "传到他已经三代。有人在对岸喊船，他放下茶碗就站起来。渡口又静了。");
    clean_text_expect_same(
        "watermark", "地址：中山路8号\n网址：\nwww.zhiyao.com\n分馆：解放路20号\n网址：\nwww.zhiyao.com\n"
                     "东馆：渡口街1号\n网址：\nwww.zhiyao.com");
    clean_text_expect_same(
        "watermark", "说明请见www.zhiyao.com/a/1.html\n又见www.zhiyao.com/a/2.html\n还有www.zhiyao.com/b/"
                     "7.html\nwww.zhiyao.com/b/8.html\nwww.zhiyao.com/b/9.html\nwww.zhiyao.com/b/10.html");
}

/* All at once, however many: none waits until the text is cleaned again. */
Test(cleaner_watermark, thousands_of_places_of_one_site)
{
    enum { PLACES = 5000 };
    dnm_buf before, after;
    dnm_buf_init(&before, 1 << 20);
    dnm_buf_init(&after, 1 << 20);
    for (int i = 0; i < PLACES; i++) {
        dnm_buf_printf(&before, "%d船老大的父亲也是摆渡的。\nwww.zhiyao.com\n", i);
        dnm_buf_printf(&after, "%d船老大的父亲也是摆渡的。%s", i, i + 1 < PLACES ? "\n" : "");
    }
    clean_text_expect("watermark", before.p, after.p);
    dnm_buf_free(&before);
    dnm_buf_free(&after);
}

Test(cleaner_watermark, addresses_that_the_text_sends_its_readers_to_stay)
{
    clean_text_expect_same(
        "watermark", "第一次使用的人，要先在www.zhiyao.com注册。\n登录www.zhiyao.com，选择科室。\n"
                     "老年人可以请家人打开www.zhiyao.com代为挂号。\n凡是以www.zhiyao.com开头的，才是真的。\n"
                     "我的博客www.zhiyao.com已经写了三年，欢迎光临我的博客www.zhiyao.com坐坐。");
}

/* ---- strings between characters that belong together ---- */

Test(cleaner_watermark, a_string_of_any_kind_that_splits_words)
{
    static const char *const strings[] = {"zhiyaoku", "纸鹞桥每日更新", "@zhiyaoku"};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        char before[1024];
        const char *f = strings[i];
        snprintf(before, sizeof before,
                 "下雨涨水的日%s子不开船，大家就在棚%s子里等。\n船老大的父亲也是摆渡的，传到他已%s经三代。\n"
                 "有人在对岸喊船，他放下茶%s碗就站起来。\n渡口的柳%s树还是那年春%s天种下的。",
                 f, f, f, f, f, f);
        clean_text_expect(
            "watermark", before,
            "下雨涨水的日子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已经三代。\n"
            "有人在对岸喊船，他放下茶碗就站起来。\n渡口的柳树还是那年春天种下的。");
    }
    clean_text_expect_same(
        "watermark", "SparrowEdit是老牌的编辑器。\n我用SparrowEdit写程序，也用SparrowEdit记账。\n老电脑还是"
                     "SparrowEdit好，新电脑上SparrowEdit更快，大家都装SparrowEdit。");
}

Test(cleaner_watermark, an_offer_of_a_site_in_lines_of_its_own)
{
    clean_text_expect("watermark",
                      "下雨涨水的日子不开船。\n更多资料尽在知渊网\n大家就在棚子里等。\n更多资料尽在知渊网\n"
                      "有人在对岸喊船。\n更多资料尽在知渊网\n他放下茶碗就站起来。",
                      "下雨涨水的日子不开船。\n大家就在棚子里等。\n有人在对岸喊船。\n他放下茶碗就站起来。");
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

Test(cleaner_watermark, a_word_of_the_text_behind_an_address_that_ends_in_a_slash_stays)
{
    clean_text_expect("watermark",
                      "下雨涨水的日http://www.wanqing.example/book/子不开船，大家就在棚子里等。\n"
                      "船老大的父亲也用http://www.wanqing.example/book/Python写过程序，传到他已经三代。\n"
                      "有人在对岸喊船，他放下茶http://www.wanqing.example/book/碗就站起来。\n"
                      "渡口的柳http://www.wanqing.example/book/树还是那年春天种下的。",
                      "下雨涨水的日子不开船，大家就在棚子里等。\n"
                      "船老大的父亲也用Python写过程序，传到他已经三代。\n"
                      "有人在对岸喊船，他放下茶碗就站起来。\n"
                      "渡口的柳树还是那年春天种下的。");
}

Test(cleaner_watermark, a_mark_that_a_line_end_tears_in_two_goes_with_the_whole_ones)
{
    clean_text_expect("watermark",
                      "下雨涨水的日晚晴书苑免费分享阅读子不开船，大家就在棚晚晴书苑免费分享阅读子里等。船老\n"
                      "大的父亲也是摆渡的，传到他已晚晴书苑免费分享阅读经三代。有人在对岸喊船，他放晚晴书苑\n"
                      "免费分享阅读下茶碗就站起来。渡口的柳晚晴书苑免费分享阅读树还是那年春天种下的。",
                      "下雨涨水的日子不开船，大家就在棚子里等。船老\n"
                      "大的父亲也是摆渡的，传到他已经三代。有人在对岸喊船，他放\n"
                      "下茶碗就站起来。渡口的柳树还是那年春天种下的。");
}

/* Lists of names and of endings are no address, whatever stands between them. */
Test(cleaner_watermark, points_that_are_none_need_a_name_of_a_host)
{
    clean_text_expect_same(
        "watermark",
        "域名的后缀有net、com、cn三种，net、com、cn都要付费。\n注册域名的后缀net、com、cn的人很多，"
        "以net、com、cn结尾的最多，用net、com、cn都行。");
    clean_text_expect_same("watermark",
                           "双击桌面上的点com文件，再单击点com按钮。\n写作zhiyao的点com版，也叫zhiyao。");
}

/* Words that lead to a convicted address go with it, also where they change from place to place. */
Test(cleaner_watermark, one_site_in_changing_words)
{
    clean_text_expect("watermark",
                      "下雨涨水的日本文来自www.zhiyao.com子不开船，大家就在棚www.zhiyao.com提供下载子里等。\n"
                      "船老大的父亲也是摆渡的，传到他已转载自www.zhiyao.com经三代。\n"
                      "有人在对岸喊船，他放下茶更多内容请访问www.zhiyao.com碗就站起来。\n"
                      "渡口的柳（www.zhiyao.com）树还是那年春（来源：www.zhiyao.com）天种下的。",
                      "下雨涨水的日子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已经三代。\n"
                      "有人在对岸喊船，他放下茶碗就站起来。\n渡口的柳树还是那年春天种下的。");
    /* What the text says stays, though it could lead to an address. */
    clean_text_expect(
        "watermark",
        "他没有去找别的www.zhiyao.com事，在棚www.zhiyao.com子里坐下来。\n"
        "这本书他读了，想写一篇文章www.zhiyao.com说说这件小www.zhiyao.com事，又放下茶www.zhiyao.com碗。",
        "他没有去找别的事，在棚子里坐下来。\n这本书他读了，想写一篇文章说说这件小事，又放下茶碗。");
}

Test(cleaner_watermark, calls_of_a_site_between_paragraphs_and_clauses)
{
    clean_text_expect(
        "watermark",
        "下雨涨水的日子不开船，大家就在棚子里等。\n最新章节请到纸鹞阁阅读\n"
        "船老大的父亲也是摆渡的，传到他已经三代。\n最新章节请到纸鹞阁阅读\n"
        "有人在对岸喊船，他放下茶碗就站起来。\n最新章节请到纸鹞阁阅读\n渡口的柳树还是那年春天种下的。",
        "下雨涨水的日子不开船，大家就在棚子里等。\n船老大的父亲也是摆渡的，传到他已经三代。\n"
        "有人在对岸喊船，他放下茶碗就站起来。\n渡口的柳树还是那年春天种下的。");
    clean_text_expect(
        "watermark",
        "下雨涨水的日子不开船，天才一秒记住纸鹞阁大家就在棚子里等。船老大姓何。天才一秒记住纸鹞阁他的父亲也是"
        "摆渡的。有人在对岸喊船，天才一秒记住纸鹞阁“来了”，他说。",
        "下雨涨水的日子不开船，大家就在棚子里等。船老大姓何。他的父亲也是"
        "摆渡的。有人在对岸喊船，“来了”，他说。");
    clean_text_expect_same(
        "watermark",
        "这部小说连载了三年，最新章节里主角终于回家了。很多读者不满意，最新章节里主角一句话也没说。\n"
        "作者解释，最新章节里主角还在路上。");
    clean_text_expect_same("watermark",
                           "报名请拨打电话12345678咨询。雨天改期，请拨打电话12345678确认，请拨打电话12345678"
                           "登记，请拨打电话12345678取消，都可以。");
}

/* The mark is followed by the same word of the text three times out of six: the word stays. */
Test(cleaner_watermark, a_word_behind_a_mark_that_comes_again_by_chance_stays)
{
    clean_text_expect(
        "watermark",
        "下雨涨水的日子不开船，纸鹞文库最快更新如果有人喊，他就起来。纸鹞文库最快更新大家在棚子里等。"
        "纸鹞文库最快更新如果船漏了，就补一补。船老大姓何，纸鹞文库最快更新他的父亲也是摆渡的。"
        "纸鹞文库最快更新如果天晴，渡口就很热闹。纸鹞文库最快更新柳树是那年春天种下的。",
        "下雨涨水的日子不开船，如果有人喊，他就起来。大家在棚子里等。"
        "如果船漏了，就补一补。船老大姓何，他的父亲也是摆渡的。"
        "如果天晴，渡口就很热闹。柳树是那年春天种下的。");
}

Test(cleaner_watermark, a_short_name_in_brackets_that_splits_words)
{
    clean_text_expect("watermark",
                      "下雨涨水的日【纸鹞阁】子不开船，大家就在棚【纸鹞阁】子里等。\n"
                      "渡口的柳【纸鹞阁】树还是那年春【纸鹞阁】天种下的。",
                      "下雨涨水的日子不开船，大家就在棚子里等。\n渡口的柳树还是那年春天种下的。");
    clean_text_expect_same(
        "watermark", "委托人（以下简）与受托人（以下简）商定，由乙方（以下简）保管，甲方（以下简）付款。\n"
                     "会长（纸鹞阁）说话以后，秘书（纸鹞阁）记录，会员（纸鹞阁）举手。");
}

Test(cleaner_watermark, a_word_that_marks_happen_to_stand_before_stays)
{
    clean_text_expect("watermark",
                      "下雨涨水的日☆m.zhiyao.com☆子不开船，☆m.zhiyao.com☆请大家就在棚☆m.zhiyao.com☆子里等。"
                      "有人在对岸喊船，☆m.zhiyao.com☆子时请他放下茶☆m.zhiyao.com☆碗。",
                      "下雨涨水的日子不开船，请大家就在棚子里等。有人在对岸喊船，子时请他放下茶碗。");
    clean_text_expect("watermark",
                      "下雨涨水的日☆m.zhiyao.com☆子不开船，大家就在棚☆m.zhiyao.com☆子里等。"
                      "渡口的小☆m.zhiyao.com☆子放下茶碗。",
                      "下雨涨水的日子不开船，大家就在棚子里等。渡口的小子放下茶碗。");
}
