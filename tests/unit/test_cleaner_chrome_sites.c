/* test_cleaner_chrome_sites.c -- bars of buttons, threads, lines in the middle of a text, and what European
 * sites show; and texts of the same shapes, which stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TITLE  "河边的老磨坊\n"
#define FIRST  "磨坊在河湾里站了三百年，水车一直转到前年冬天才停下来，村里的人都说，那天夜里特别安静。\n"
#define SECOND "看磨坊的老人把门锁上，钥匙交给了村长，自己搬到女儿家去住，再也没有回来过。"
#define TEXT   TITLE FIRST SECOND

static void expect_tail(const char *tail, const char *left)
{
    char before[4000], after[4000];
    snprintf(before, sizeof before, TEXT "\n%s", tail);
    snprintf(after, sizeof after, TEXT "%s%s", *left ? "\n" : "", left);
    clean_text_expect("chrome", before, after);
}

Test(cleaner_chrome_sites, bars_and_boxes_behind_the_text)
{
    static const char *const tails[] = {
        "[1] [2] [3] 下一页",
        "首页 上页 1 2 3 4 下页 尾页",
        "‹‹ 1 2 3 4 5 ››",
        "打印 收藏 转发 关闭",
        "【上一篇】山里的雪\n【下一篇】渡船",
        "前一篇：山里的雪\n后一篇：渡船",
        "分享到：\n微信\n微博\nQQ空间",
        "推荐度：★★★\n点击下载文档\n文件大小：23KB",
        "下载文档\n收藏\n举报\n版权申诉",
        "发表评论\n昵称：\n验证码：\n提交评论",
        "山泉网 版权所有 京ICP备12345678号-1",
        "网站标识码：3300000001 浙ICP备05000000号",
        "扫一扫，关注我们的微信公众号\n- END -",
        "【编辑：林小山】",
        "责编 | 林小山 校对 | 王河",
        "声明：\n本网所有文章来源标注为本站原创的，版权均属本网所有。\n如需转载，请注明出处。",
        "本站声明：刊载的文章除注明“原创”外均为转载。本站不对其真实性负责，也不承担法律责任。",
        "责任编辑：林小山　审核：王河　签发：赵山",
        "【最新文章】\n防汛演练简报 2017-03-01\n开放日纪实 2017-02-20\n家长会发言 2017-01-15",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) expect_tail(tails[i], "");
}

Test(cleaner_chrome_sites, words_of_buttons_that_a_text_ends_with_stay)
{
    static const char *const tails[] = {
        "沙发\n板凳\n八仙桌",
        "打印：一律双面\n收藏：不必",
        "转发、点赞、收藏，一样也没有少。",
        "下载",
        "林小山\n2013年8月于河湾",
        "主办：县文化馆 承办：磨坊博物馆",
        "（讲述：林小山，整理：王河）",
        "联系人：林小山\n电话：12345678",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) expect_tail(tails[i], tails[i]);
    clean_text_expect_same("chrome",
                           TITLE "Copyright 2013 Green Hill Press. All rights reserved.\n" FIRST SECOND);
    clean_text_expect_same("chrome", TITLE FIRST "顶一下\n" SECOND);
    expect_tail("相关推荐：山里的雪\n村长\n2013年8月6日\n打印 收藏 转发 关闭",
                "相关推荐：山里的雪\n村长\n2013年8月6日");
    expect_tail("村长\n二〇一三年八月六日\n上一页 1 2 3 下一页\n返回列表", "村长\n二〇一三年八月六日");
}

Test(cleaner_chrome_sites, bars_before_the_text)
{
    static const char *const heads[] = {
        "首页\n新闻\n图片\n视频\n登录\n注册\n",
        "首页/资讯中心/行业动态/详情\n",
        "设为首页 | 加入收藏 | 联系我们\n",
        "捕鱼游戏送分|网上真钱麻将|真钱斗地主\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char before[2000];
        snprintf(before, sizeof before, "%s" TEXT, heads[i]);
        clean_text_expect("chrome", before, TEXT);
    }
    clean_text_expect("chrome", "首页 资讯 专栏 书评 影评 活动 论坛\n" TEXT, TEXT);
    clean_text_expect("chrome", TITLE "供稿：宣传科 日期：2015-12-08 点击：98\n" FIRST SECOND, TEXT);
    clean_text_expect_same("chrome", TITLE "时间：3月5日 地点：河湾 主持人：林小山\n" FIRST SECOND);
    clean_text_expect("chrome", TITLE "【大】【中】【小】【打印】【关闭】\n" FIRST SECOND, TEXT);
    clean_text_expect("chrome",
                      "document\n  paragraph \"河边的老磨坊\"\n  paragraph \"日期：2012-05-06\"\n"
                      "  paragraph \"来源：山泉网\"\n  paragraph \"作者：林小山\"\n  paragraph \"" SECOND
                      "\"\n",
                      "document\n  @date \"2012-05-06\"\n  @source \"山泉网\"\n  @creator \"林小山\"\n"
                      "  paragraph \"河边的老磨坊\"\n  paragraph \"" SECOND "\"\n");
}

Test(cleaner_chrome_sites, lines_between_the_paragraphs)
{
    static const char *const lines[] = {"上一页 [1] [2] [3] 下一页", "广告", "（广告）", "点击查看更多",
                                        "相关推荐：果园管理方案"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char before[2000];
        snprintf(before, sizeof before, TITLE FIRST "%s\n" SECOND, lines[i]);
        clean_text_expect("chrome", before, TEXT);
    }
    /* many at once, in one look */
    clean_text_expect("chrome", TITLE FIRST "广告\n广告\n广告\n广告\n广告\n" SECOND, TEXT);
    clean_text_expect("chrome", TITLE FIRST "—— 广告 ——\n" FIRST "广告\n" SECOND, TITLE FIRST FIRST SECOND);
    /* the text is about it, or names a book */
    clean_text_expect_same("chrome", TITLE FIRST "广告\n门上贴过一张广告，早已经看不清了。\n" SECOND);
    clean_text_expect_same("chrome", TITLE FIRST "推荐阅读：《边城》\n" SECOND);
    clean_text_expect_same("chrome", TITLE FIRST "1 2 3 4\n" SECOND);
}

Test(cleaner_chrome_sites, a_copied_thread)
{
    clean_text_expect(
        "chrome",
        "查看: 812 | 回复: 3\n阳台上的花怎么了\n"
        "山泉\n楼主\n发表于 2012-5-4 11:21 | 只看该作者\n叶子总是发黄，请问要不要换土？\n回复\n举报\n"
        "林风\n2#\n发表于 2012-5-5 12:22 | 只看该作者\n水浇得太勤了，换干净的沙土。\n回复\n举报\n"
        "小满\n3#\n发表于 2012-5-6 13:23 | 只看该作者\n照着做了，谢谢各位。\n回复\n举报\n"
        "返回列表",
        "阳台上的花怎么了\n叶子总是发黄，请问要不要换土？\n水浇得太勤了，换干净的沙土。\n"
        "照着做了，谢谢各位。");
    /* a log, and essays with their days */
    clean_text_expect_same("chrome",
                           "值班记录\n2012-05-04 11:21\n水位十二米。\n2012-05-05 12:22\n水位十三米。\n"
                           "2012-05-06 13:23\n水位十二米。");
    clean_text_expect_same("chrome",
                           "三篇旧作\n发表于 2012-05-04\n河水涨了。\n发表于 2012-06-04\n河水退了。\n"
                           "发表于 2012-07-04\n河水清了。");
}

#define MILL "The Mill at Green Hill\n"
#define MILL_FIRST                                                                                           \
    "The mill has stood by the brook for three hundred years, and for as long it belonged to one family.\n"
#define MILL_SECOND "Today a great-granddaughter of the miller grinds flour for two bakeries in the town."

Test(cleaner_chrome_sites, european_sites)
{
    static const char *const tails[] = {
        "Share this article\nFacebook\nTwitter",
        "We use cookies to analyse our traffic on this website.\nAccept all cookies",
        "Diese Website verwendet Cookies. Durch die Nutzung stimmen Sie der Verwendung zu.\nAkzeptieren",
        "Sign up for our newsletter\nEnter your email address",
        "Abonnez-vous à notre newsletter\nS'abonner",
        "Related articles\nHow to Plant a Hedge\nWinter Birds",
        "Похожие статьи\nЗима у реки\nКак печь хлеб",
        "Leave a Reply\nYour email address will not be published. Required fields are marked *\nPost Comment",
        "Copyright © 2016 Green Hill Media. All rights reserved.\nPrivacy Policy | Terms of Use | Contact",
        "Mentions légales | Plan du site | Contact",
        "Política de privacidad | Aviso legal | Contacto",
        "« Older: Winter Birds\nNewer: The Last Ferry »",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char before[2000];
        snprintf(before, sizeof before, MILL MILL_FIRST MILL_SECOND "\n%s", tails[i]);
        clean_text_expect("chrome", before, MILL MILL_FIRST MILL_SECOND);
    }
    static const char *const inside[] = {
        "Advertisement", "ANZEIGE", "Read more: Ten gardens you should visit",
        "Lesen Sie auch: Die schönsten Mühlen", "Читайте также: Зима у реки"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        char before[2000];
        snprintf(before, sizeof before, MILL MILL_FIRST "%s\n" MILL_SECOND, inside[i]);
        clean_text_expect("chrome", before, MILL MILL_FIRST MILL_SECOND);
    }
}

Test(cleaner_chrome_sites, european_by_lines_become_metadata)
{
    clean_text_expect("chrome",
                      "document\n  paragraph \"The Mill at Green Hill\"\n"
                      "  paragraph \"By Anna Hill | May 3, 2016 | 4 min read\"\n"
                      "  paragraph \"" MILL_SECOND "\"\n",
                      "document\n  @creator \"Anna Hill\"\n  @date \"2016-05-03\"\n"
                      "  paragraph \"The Mill at Green Hill\"\n  paragraph \"" MILL_SECOND "\"\n");
    clean_text_expect_same("chrome", MILL "By Anna Hill\n" MILL_FIRST MILL_SECOND);
    clean_text_expect_same("chrome", MILL "May 3, 2016\n" MILL_FIRST MILL_SECOND);
}

Test(cleaner_chrome_sites, european_texts_with_the_words_stay)
{
    static const char *const texts[] = {
        MILL MILL_FIRST
        "We use cookies to mark the days before Christmas, one for each evening.\n" MILL_SECOND,
        MILL MILL_FIRST "Lesen Sie auch die Bücher, sagte der Müller.\n" MILL_SECOND,
        MILL MILL_FIRST MILL_SECOND "\nFurther reading\nA History of Water Mills",
        MILL MILL_FIRST MILL_SECOND "\nAnna Hill\nWeimar, May 1987",
        "How newspapers used to advertise\n" MILL_FIRST
        "Advertisement\nThe word stood above the column.\n" MILL_SECOND,
        "The newsletter of our parish\n" MILL_FIRST MILL_SECOND
        "\nTo subscribe to the newsletter, write to the sexton, who keeps the list.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("chrome", texts[i]);
}
