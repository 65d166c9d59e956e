/* test_cleaner_chrome_heads.c -- boxes at the head of a page and what is said there twice: the record of an
 * office, what shops for documents print around the name of a file, copies of a title; and texts that begin
 * alike.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TITLE  "河湾镇渡口管理规定\n"
#define FIRST  "渡口由镇里统一管理，每天早上六点开渡，晚上八点停渡，大雾和洪水的日子不得开渡。\n"
#define SECOND "渡工应当年满十八岁，懂得水性，上船以前先查看船底、缆绳和救生的东西，一样也不能少。"
#define TEXT   TITLE FIRST SECOND

#define POEM                                                                                                                         \
    "桥修起来以后\n渡口就没有人了\n船翻扣在滩上\n像一只晒干的壳\n只有芦苇还认得路\n一年一年\n" \
    "把头伸到水里\n打听对岸的事情\n在河湾里等着\n没有人来\n"

static void expect_head(const char *head, const char *left)
{
    char before[6000], after[6000];
    snprintf(before, sizeof before, "%s" TEXT, head);
    snprintf(after, sizeof after, "%s" TEXT, left);
    clean_text_expect("chrome", before, after);
}

Test(cleaner_chrome_heads, records_of_offices)
{
    expect_head(TITLE "• 索引号：\nHW-2018-0031\n• 主题分类：\n• 来源：\n• 发文机构：\n河湾镇政府\n"
                      "• 发文字号：\n河镇发〔2018〕12号\n• 发布日期：\n2018年11月5日\n• 内容概述：\n",
                "");
    expect_head("索引号：HW-2018-0031\n发文机关：河湾镇政府\n有效性：\n公开方式：主动公开\n", "");
    expect_head("索 引 号：\nHW/2019-0021\n信息分类：\n规定\n发布机构：\n河湾镇政府\n生成日期：\n2019-03-04\n"
                "名　　称：\n" TITLE "文　　号：\n河镇发〔2019〕4号\n",
                "");
    /* the last label is empty: the title below it is no number */
    expect_head("索引号：\n作者：\n来源：\n发文字号：\n", "");
    expect_head("归档时间：2018-12-01\n当前位置：首页 > 政务公开 > 规定\n", "");
    clean_text_expect(
        "chrome",
        TITLE "来源：河湾镇政府网 日期：2018-11-05 09:20 字号：【\n视力保护色：\n浏览量：\n" FIRST SECOND,
        TEXT);
}

Test(cleaner_chrome_heads, a_record_becomes_metadata)
{
    clean_text_expect(
        "chrome",
        "document\n  paragraph \"河湾镇渡口管理规定\"\n  paragraph \"索引号：\"\n"
        "  paragraph \"HW-0031\"\n  paragraph \"来源：\"\n  paragraph \"发文字号：\"\n"
        "  paragraph \"河镇发〔2018〕12号\"\n  paragraph \"主题分类：\"\n"
        "  paragraph \"发布日期：\"\n  paragraph \"2018年11月5日\"\n  paragraph \"" SECOND "\"\n",
        "document\n  @identifier \"HW-0031\"\n  @identifier \"河镇发〔2018〕12号\"\n"
        "  @date \"2018-11-05\"\n  paragraph \"河湾镇渡口管理规定\"\n  paragraph \"" SECOND "\"\n");
}

Test(cleaner_chrome_heads, what_texts_begin_with_stays)
{
    static const char *const heads[] = {
        /* a form, the parties of a contract, minutes, somebody's life, what a dish needs */
        "姓名：\n性别：\n出生日期：\n地址：\n电话：\n",
        "甲方：河湾镇政府\n乙方：林小山\n合同编号：2018-31\n签订日期：2018年11月5日\n",
        "时间：2018年11月5日\n地点：镇政府三楼\n参加人：林小山、王河\n主持人：林小山\n记录：王河\n",
        "姓名：林小山\n籍贯：河湾\n学历：大学\n经历：\n",
        "用料：\n鲤鱼 一条\n姜 三片\n作者：林小山\n",
        /* a list, a timetable, a poem, numbered notes of one's own */
        "• 船\n• 缆绳\n• 竹篙\n• 灯\n",
        "早班 06:00 开\n午班 12:00 开\n晚班 18:00 开\n末班 20:00 开\n",
        POEM,
        "账号：\n密码：\n",
        "首页 河湾 渡口\n",
        "山泉文库 好文章都在这里\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) expect_head(heads[i], heads[i]);
    clean_text_expect_same(
        "chrome", "怎么把文章交给编辑\n1. 先打开文档，再点打印，把文档打印两份，一份自己留着。\n"
                  "2. 再打开电脑，把文档分享给编辑，请他提供意见，意见来了就照着改。\n" FIRST SECOND);
    /* the annex of a letter has its title again */
    clean_text_expect_same("chrome",
                           "关于印发《河湾镇渡口管理规定》的通知\n各村：\n现将规定印发给你们。\n" TEXT);
    clean_text_expect_same("chrome", "渡口\n" FIRST "渡口\n" SECOND);
    clean_text_expect_same(
        "chrome", TITLE "摘要：渡口由镇里管理，本规定说明开渡和停渡的时间，以及渡工的条件。\n" FIRST SECOND);
}

Test(cleaner_chrome_heads, shops_for_documents)
{
#define SHELVES                                                                                              \
    "欢迎来到山泉文档！ | 帮助中心 山泉文档-资料\n山泉文档\n全部分类\n• 散文>\n• 公文>\n• 教案>\n• 热门>\n"
#define PRICE                                                                                                                             \
    "首页 > 资源分类 > 公文下载\n渡口管理规定.doc\n• 资源ID：31872   资源大小：31.50KB   全文页数：8页\n" \
    "• 资源格式：DOC   下载积分：5金币\n快捷下载 游客一键下载\n会员登录下载\n下载资源需要5金币\n"
#define LOGIN                                                                                                                                        \
    "邮箱/手机：\n温馨提示：\n支付方式：支付宝 微信支付\n验证码：换一换\n加入VIP免费专享\n账号：\n密码：\n" \
    "验证码：换一换\n忘记密码？\n"
#define NOTES                                                                                                                             \
    "友情提示\n1、PDF文件下载后，可能会在浏览器里打开，这时候点一下菜单，保存到桌面就可以了。\n" \
    "2、本站不支持迅雷下载，请使用电脑自带的浏览器下载，下载不了的请换一个浏览器再试。\n"
    clean_text_expect("chrome", SHELVES PRICE LOGIN NOTES "渡口管理规定.doc\n" FIRST SECOND,
                      "渡口管理规定.doc\n" FIRST SECOND);
    clean_text_expect("chrome",
                      SHELVES "首页 > 资源分类 > 公文下载\n" TITLE
                              "资源ID：88372 资源大小：1.2MB 全文页数：12页\n"
                              "资源格式：DOCX 下载积分：8金币\n快捷下载\n" LOGIN NOTES TITLE FIRST SECOND,
                      TEXT);
    clean_text_expect("chrome",
                      TITLE "文档下载\n1、下载前请先预览文档，看清楚以后再下载，平台不退积分。\n"
                            "2、本文档由会员上传，如有侵权请联系客服删除。\n" FIRST SECOND,
                      TEXT);
    clean_text_expect("chrome",
                      TITLE
                      "合集下载\n1. 1、下载文档前请自己看清楚内容是否完整，平台不提供补充和修改的服务。\n"
                      "2. 2、不能预览的文档如有问题，可以申请退款，能完整预览的不在此列。\n"
                      "3. 3、文档侵犯您的权益的，请联系客服反馈，我们会尽快为您处理。\n" FIRST SECOND,
                      TEXT);
}

Test(cleaner_chrome_heads, what_is_said_twice)
{
    static const char *const heads[] = {
        TITLE "时间：2018-11-05 10:20:30 规定 我要投稿\n• 相关推荐\n",
        "首页 公文写作 河湾镇渡口管理规定\n",
        "山泉文库 最新最全的文档下载\n当前位置：山泉文库 › 河湾镇渡口管理规定\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) expect_head(heads[i], "");
#define LONG_TITLE "河湾镇渡口管理规定（共两条）\n"
    clean_text_expect(
        "chrome", TITLE "时间：2018-11-05 规定 版权反馈\n" LONG_TITLE FIRST LONG_TITLE "第一条 开渡\n" SECOND,
        LONG_TITLE FIRST "第一条 开渡\n" SECOND);
    clean_text_expect(
        "chrome", TITLE "【摘要】：渡口由镇里统一管理，每天早上六点开渡，晚上八点停渡，大雾\n" FIRST SECOND,
        TEXT);
}
