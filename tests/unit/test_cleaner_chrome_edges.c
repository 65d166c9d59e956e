/* test_cleaner_chrome_edges.c -- what sites of many kinds print above and below a text: shops for documents,
 * questions and answers, encyclopedias, recipes, accounts of WeChat, offices; and texts that end alike.
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

static void expect_head(const char *head, const char *left)
{
    char before[4000], after[4000];
    snprintf(before, sizeof before, "%s" TEXT, head);
    snprintf(after, sizeof after, "%s" TEXT, left);
    clean_text_expect("chrome", before, after);
}

Test(cleaner_chrome_edges, what_sites_of_many_kinds_print_below)
{
    static const char *const tails[] = {
        "标签：磨坊, 老屋",
        "您正在瀏覽：河边的老磨坊\n網友評論\n河边的老磨坊 暫無評論",
        "本文系本站原创文章，未经允许禁止转载！\nWarning: include(foot.inc): failed to open stream in "
        "/web/show.php on line 12",
        "关 键 词：\n磨坊 老屋 水车",
        "看过本文的人还看过\n山里的雪\n渡船",
        "下载文档到电脑，查找使用更方便\n还剩5页未读，继续阅读",
        "关于本文：本文标题：河边的老磨坊 "
        "链接地址：http://www.shan.example/p-17.html\n版权说明：本文档由用户提供并上传，"
        "收益归属内容提供方，若内容存在侵权，请进行举报或认领。",
        "5 文币 立即下载\n举报文档",
        "上一篇\n山里的雪\n下一篇\n渡船",
        "赞 12 分享 举报",
        "有用(12) 收藏 分享\n大家都在看\n山里的雪\n渡船",
        "我来答\n分享 举报\n更多回答（3）\n其他类似问题\n山里的雪\n渡船",
        "查看完整版本: 河边的老磨坊\n页: [1]\nPowered by Discuz! 7.2",
        "文章来源：山泉书屋（ID：shanquan）\n编辑：林小山 排版：小鱼\n长按识别二维码，关注我们\n阅读原文\n"
        "投稿邮箱：shanquan@mail.example",
        "打印本页 关闭窗口\n网站地图 | 联系我们\n地址：河湾路1号 邮编：555021 "
        "电话：5550100\n网站标识码：3300000001",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) expect_tail(tails[i], "");
}

Test(cleaner_chrome_edges, unknown_lines_among_those_of_a_site)
{
    static const char *const tails[] = {
        "赞同 12 3 条评论 分享 收藏\n继续浏览内容\n打开看更多精彩的话\n下一个回答\n写回答...",
        "是否有用 有用 没用\n温馨提示：情况各有不同，记录仅供参考。\n我要提问 "
        "去挂号\n相似问题\n山里的雪\n渡船",
        "我要发评论\n你还可以输入 500 字\n发表\n精选菜谱推荐",
        "#河湾 #老屋\n山里的雪\n文章目录\n站点概览\n由某某 强力驱动 | 主题 某某\n本站访客数 33 人次",
        "返回顶部 打印本页\n上篇：山里的雪\n下篇：渡船\n河湾中学 版权所有 "
        "地址：河湾路18号\n招生热线：5550111 传真：5550112",
        "最佳答案\n评论(2) 赞同17 踩0\n等待您来回答",
        "（本帖已被管理员加精）\n本帖最后由 山泉 于 2012-5-6 10:11 编辑",
        "户外网提醒您：户外有风险，出行需谨慎。",
        "本文来源于论文网，仅供参考。",
        "---本文来源于网络，仅供参考，勿照抄，如有侵权请联系删除---",
        "精选资料，欢迎下载",
        "温馨提示：方向键左右前后翻页，回车键：返回书目",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) expect_tail(tails[i], "");
    /* who signed it stands above the site's lines, and unknown lines without any of those stay */
    expect_tail("村长\n2013年8月6日\n写留言\n继续浏览内容\n河湾的人", "村长\n2013年8月6日");
    expect_tail("河湾的人\n山里的人", "河湾的人\n山里的人");
}

Test(cleaner_chrome_edges, what_texts_end_with_stays)
{
    static const char *const tails[] = {
        "联系人：林小山，联系电话：5550138\n附件：水车构造图\n河湾镇人民政府\n2018年11月5日",
        "联系地址：河湾路1号 邮编：555021 电话：5550100",
        "参考文献\n[1] 林小山. 水车概论[M]. 北京: 山川出版社, 2009.",
        "（记者 林小山 通讯员 王河）",
        "分类：磨坊属于水力机械",
        "请大家把选票投给老磨坊",
        "来信请寄：河湾镇文化馆",
        "上一篇写的是渡船",
        "我的读者，谢谢你们",
        "收藏于河湾博物馆",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) expect_tail(tails[i], tails[i]);
    /* an article that is its summary and its keywords */
    clean_text_expect_same("chrome", TITLE "摘要：" FIRST SECOND "\n关键词：磨坊；水车；河湾");
}

Test(cleaner_chrome_edges, the_way_to_a_text)
{
    static const char *const heads[] = {
        "山泉之家 > 散文 > 乡土 > 正文\n",
        "散文大全 > 乡土 > 河边的老磨坊\n",
        "山泉新闻 > 公告\n",
        "散文 小说 >> 乡土散文 >> 正文\n",
        "首页 散文库 诗歌库 找作者\n",
        "要闻 政治 社会 财经 国际 乡土\n",
        "山泉小说网\n手机阅读：m.shanquan.example\n",
        "看书阁,山泉小说网\n",
        "山泉论坛 - 散文 - 河边的老磨坊 - Powered by phpwind\n主题：河边的老磨坊\n",
        "看书阁，山泉小说网\n首页 > 散文 > 乡土 > 正文\n",
        "山泉网欢迎您！ 今天是：11月8日 星期四\n",
        "今天是： 2018年11月8日 星期四\n镇情概况 新闻中心 政务公开 办事大厅 公众参与\n",
        "快速找书 首页 散文 诗歌 小说\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) expect_head(heads[i], "");
    static const char *const own[] = {"铁 > 铜 > 银\n", "选择「散文 - 河边的老磨坊」\n",
                                      "村里的人,山里的人\n", "河湾镇新闻\n", "第一篇：河边的老磨坊\n"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) expect_head(own[i], own[i]);
}

Test(cleaner_chrome_edges, titles_and_verses_that_look_like_a_sites)
{
    /* one character makes no name of a site */
    clean_text_expect_same("chrome", "外公，我们去看船吧\n记河湾的第一个夏天\n" FIRST SECOND);
    clean_text_expect_same("chrome", "别了，山里的水文站\n写给守了它三十年的人\n" FIRST SECOND);
    clean_text_expect_same("chrome", "再等等，父亲的旧渔网\n写给河湾的打鱼人\n" FIRST SECOND);
    /* no day behind "today is", or somebody tells of it */
    clean_text_expect_same("chrome", "今天是 河水的节日\n我们坐在磨坊的门口\n看水车转啊转\n" FIRST SECOND);
    clean_text_expect_same("chrome", "村长在黑板上写着，今天是：开磨节\n" FIRST SECOND);
    clean_text_expect_same("chrome", "村长在黑板上写着，今天是：5月6日\n" FIRST SECOND);
    clean_text_expect_same("chrome", "今天是 星期天\n" FIRST SECOND);
    /* the first half of a title again is a heading */
    clean_text_expect_same("chrome", "老磨坊：水车和石头的故事\n老磨坊\n" FIRST SECOND);
    /* the text tells of the bar above it */
    clean_text_expect_same("chrome", "首页 散文库 诗歌库 找作者\n“首页 散文库 诗歌库 找作者”，"
                                     "这一行字在门上挂了三百年，谁也没有想过要换掉它。\n" SECOND);
    /* what is too long for a title is no copy of one */
#define LONG                                                                                                                                                 \
    "磨坊在河湾里站了三百年，水车一直转到前年冬天才停下来，村里的人都说，那天夜里特别安静，老人把门锁上，" \
    "钥匙交给了村长，自己搬到女儿家去住，再也没有回来过"
    clean_text_expect_same("chrome", TITLE LONG "_那年冬天\n" LONG "\n" FIRST SECOND);
}

Test(cleaner_chrome_edges, days_among_names_become_metadata)
{
#define STAMPED(line)                                                                                        \
    "document\n  paragraph \"河边的老磨坊\"\n  paragraph \"" line "\"\n  paragraph \"" SECOND "\"\n"
#define LIFTED(metas) "document\n" metas "  paragraph \"河边的老磨坊\"\n  paragraph \"" SECOND "\"\n"
#define DAY           "  @date \"2012-05-06T10:11\"\n"
#define CREATOR       "  @creator \"林小山\"\n"
    clean_text_expect("chrome", STAMPED("2012-05-06 10:11 山泉新闻网 记者林小山／综合报道"),
                      LIFTED(DAY CREATOR));
    clean_text_expect("chrome", STAMPED("原创 林小山 山泉书屋 2012-05-06 10:11"), LIFTED(DAY CREATOR));
    clean_text_expect("chrome", STAMPED("匿名用户 2012-05-06 10:11 浏览 1665 次"), LIFTED(DAY));
    clean_text_expect("chrome", STAMPED("Posted on 2012-05-06 10:11 by 林小山 | 阅读(4) 评论(2) 收藏"),
                      LIFTED(DAY CREATOR));
    /* a diary, a chat, a log, what happened that day */
    clean_text_expect_same("chrome", TITLE "2012年5月6日 10:11 星期三 晴\n" FIRST SECOND);
    clean_text_expect_same("chrome", TITLE "[2012-05-06 10:11] 阿明: 磨坊的门开了\n" FIRST SECOND);
    clean_text_expect_same("chrome",
                           "2012-05-06 10:11:12 [WARN] 水位\n2012-05-06 10:12:12 [INFO] 水位\n" FIRST SECOND);
    clean_text_expect_same("chrome",
                           TITLE "2012-05-06 10:11 老人锁门\n" FIRST "2012-05-07 08:10 女儿来接\n" SECOND);
}

Test(cleaner_chrome_edges, verses_have_no_sentences)
{
#define VERSES                                                                                                                                           \
    "桥修起来以后\n渡口就没有人了\n船翻扣在滩上\n像一只晒干的壳\n只有芦苇还认得路\n一年一年\n把头伸到水里\n" \
    "打听对岸的事情\n在河湾里等着\n"
    clean_text_expect("chrome", "旧渡口\n" VERSES "2011年秋\n返回列表\n上一篇：山里的雪\n下一篇：渡船",
                      "旧渡口\n" VERSES "2011年秋");
    clean_text_expect_same("chrome", "旧渡口\n" VERSES "打印");
}
