/* test_cleaner_chrome.c -- what sites put around a text goes, whatever their words for it; texts about sites,
 * files and rights, and texts with lists at their end, stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TITLE "红松林场防火工作总结\n"
#define BODY                                                                                                                           \
    "今年以来，林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾。\n" \
    "下一步，要继续抓好队伍训练，添置扑火机具，把责任落实到每一个山头、每一条沟。"
#define HANT_TITLE "紅松林場防火工作總結\n"
#define HANT_BODY                                                                                                                      \
    "今年以來，林場堅持預防為主，組織職工巡山三百餘次，清理林下可燃物，全年沒有發生火災。\n" \
    "下一步，要繼續抓好隊伍訓練，添置撲火機具，把責任落實到每一個山頭、每一條溝。"

Test(cleaner_chrome, before_the_text)
{
    static const char *const heads[] = {
        "国产高清在线观看-亚洲一区二区三区视频-久久精品免费app\n",
        "澳门博彩官网,真人娱乐平台注册,棋牌投注网址,彩票开奖\n",
        "您的位置：首页 > 范文大全 > 工作总结\n",
        "首页 » 总结 » 正文\n",
        "【字体：大 中 小】 点击数：1024 更新时间：2018/3/5\n",
        "发布日期：2018-03-05 浏览次数：77 责任编辑：山泉\n作者：林风\n",
        "2018年3月5日 09:30 来源：山乡日报 作者：林风\n",
        "上传者：林风 上传时间：2018-03-05 所需积分：2\n",
        "小编精心收集了红松林场防火工作总结，欢迎阅读与借鉴。\n",
        "本文由会员上传分享\n时间：2018-03-05 09:30:11 下载本文\n",
        "推荐阅读：红松林场工作总结\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char before[2000];
        snprintf(before, sizeof before, "%s%s%s", i > 1 ? TITLE : heads[i], i > 1 ? heads[i] : TITLE, BODY);
        clean_text_expect("chrome", before, TITLE BODY);
    }
}

/* A list item, and a blank behind it that the charset did not have. */
Test(cleaner_chrome, spam_that_was_hurt_itself)
{
    clean_text_expect("chrome", "• 国产高清在线观看_亚洲一区二区三区视频_久久精品免费app ?\n" TITLE BODY,
                      TITLE BODY);
    clean_text_expect_same("chrome", "• 免费观看防火演练，要不要预约 ?\n" TITLE BODY);
}

/* What looks like the key of a field is how the title begins. */
Test(cleaner_chrome, a_title_before_the_particulars_stays)
{
    clean_text_expect("chrome",
                      "访老船长：河在梦里慢慢流着 2017年5月14日 09:20 来源：河城晚报 作者：林风\n" BODY,
                      "访老船长：河在梦里慢慢流着 \n" BODY);
}

Test(cleaner_chrome, behind_the_text)
{
    static const char *const tails[] = {
        "\n下载红松林场防火工作总结.docx\n将本文的Word文档下载到电脑，方便收藏和打印",
        "\n免责声明：本文来自网络，版权归原作者所有，如涉及侵权请联系本站删除，邮箱：a@example.org。",
        "\n本文档由用户提供并上传，如有权利问题请投诉举报，本平台收到后及时删除，不承担其他责任。",
        "\n以上就是小编为大家带来的红松林场防火工作总结，希望能给大家提供参考。",
        "\n相关推荐\n水库防汛工作总结\n林场护林员工作汇报\n草原防火总结范文",
        "\n猜你喜欢：\n护林员的一天\n山里的瞭望塔\n林场往事",
        "\n热门文章\n草原防火总结\n各位领导、同志们：今天的会议，主要任务是总结去年的草原防火工作，研究今年的"
        "任务，下面我讲......"
        "\n水库防汛总结\n水库防汛工作在各级领导的关心支持下，全体职工连续奋战三十天，确保了大坝安全，现在把有"
        "关情况汇报如下...",
        "\n林区道路养护总结03-05\n林场职工培训总结04-11\n苗圃工作总结12-30",
        "\n林区道路养护总结 2018-03-05\n林场职工培训总结 2018-04-11\n苗圃工作总结 2017-12-30",
        "\n上一篇：林区道路养护总结\n下一篇：没有了",
        "\n上一页 1 2 3 4 下一页",
        "\n分享到：微信 微博 QQ空间",
        "\n（未完，全文共8000字，当前显示1500字）",
        "\n还剩3页未读，继续阅读\n下载文档到电脑，方便使用\n相关文档\n红松林场防火方案",
        "\n（责任编辑：山泉）",
        "\n红松林场防火工作总结_第1页\n红松林场防火工作总结_第2页\n红松林场防火工作总结_第3页",
        "\n返回顶部 加入书签 返回目录",
        "\n本文来源：https://example.org/article/12345.html",
        "\n【红松林场防火工作总结】相关文章：\n1.草原防火工作总结\n2.苗圃工作总结\n3.林场防火工作汇报",
        "\n看过“红松林场防火工作总结”的人还看了：\n草原防火工作总结\n林场防火工作汇报",
        "\n以上内容就是红松林场防火工作总结的全部内容了，想了解更多，请关注本站。",
        "\n热门标签：林场 防火 总结",
        "\n\xC2\xA9 2018 山泉网 版权所有 京ICP备00000000号",
        "\n本章未完，请点击下一页继续阅读\n第1章 雨\n第2章 渡口\n第3章 竹篙",
        "\n扫码关注公众号，获取更多资料",
        "\n（本文共5页，当前第1页）\n上一页 1 2 3 下一页",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char before[4000];
        snprintf(before, sizeof before, TITLE BODY "%s", tails[i]);
        clean_text_expect("chrome", before, TITLE BODY);
    }
}

Test(cleaner_chrome, traditional_script)
{
    clean_text_expect("chrome",
                      HANT_TITLE "發佈時間：2018-03-05 點擊次數：1024\n" HANT_BODY
                                 "\n聲明：本文由網友上傳，版權歸原作者所有，如有侵權請聯繫本站刪除。"
                                 "\n相關閱讀\n水庫防汛工作總結\n草原防火工作總結",
                      HANT_TITLE HANT_BODY);
}

Test(cleaner_chrome, particulars_become_metadata)
{
    clean_text_expect(
        "chrome",
        "document\n  paragraph \"红松林场防火工作总结\"\n"
        "  paragraph \"来源：山乡日报  作者：林风  更新时间：2018-03-05 09:30  【字体：大 中 小】\"\n"
        "  paragraph \"今年以来，林场坚持预防为主，组织职工巡山三百余次，全年没有发生火灾。\"\n",
        "document\n  @source \"山乡日报\"\n  @creator \"林风\"\n  @date \"2018-03-05T09:30\"\n"
        "  paragraph \"红松林场防火工作总结\"\n"
        "  paragraph \"今年以来，林场坚持预防为主，组织职工巡山三百余次，全年没有发生火灾。\"\n");
}

#define PATROLLED  "今年以来，林场坚持预防为主，组织职工巡山三百余次，全年没有发生火灾。"
#define LINE(text) "  paragraph \"" text "\"\n"
#define TEXT       LINE("红松林场的冬天") LINE(PATROLLED)

/* Who wrote a text stands below its title; who edited or uploaded it is nobody's author. */
Test(cleaner_chrome, authors_become_metadata)
{
    clean_text_expect("chrome", "document\n" LINE("红松林场的冬天") LINE("作者：李小河") LINE(PATROLLED),
                      "document\n  @creator \"李小河\"\n" TEXT);
    clean_text_expect("chrome", "document\n" LINE("红松林场的冬天") LINE("文/李小河") LINE(PATROLLED),
                      "document\n  @creator \"李小河\"\n" TEXT);
    clean_text_expect(
        "chrome", "document\n" LINE("红松林场的冬天") LINE("（作者：李小河　2015年5月6日）") LINE(PATROLLED),
        "document\n  @creator \"李小河\"\n  @date \"2015-05-06\"\n" TEXT);
    clean_text_expect(
        "chrome",
        "document\n" LINE("红松林场的冬天") LINE("作者：李小河、王大江 来源：山乡日报") LINE(PATROLLED),
        "document\n  @creator \"李小河\"\n  @source \"山乡日报\"\n  @creator \"王大江\"\n" TEXT);
    clean_text_expect("chrome",
                      "document\n" LINE("红松林场的冬天") LINE("来源：山乡日报 责任编辑：李小河 作者：佚名")
                          LINE(PATROLLED),
                      "document\n  @source \"山乡日报\"\n" TEXT);
}

/* Nor is it one where the text goes on in the same form, or says a sentence. */
Test(cleaner_chrome, authors_that_are_of_the_text)
{
    static const char *const texts[] = {
        "会议通知\n地点：三楼会议室\n作者：李小河\n" PATROLLED,
        "对话两则\n作者：李小河\n读者：为什么写防火？\n" PATROLLED,
        "对话两则\n作者：您为什么写防火？\n" PATROLLED,
        "防火手册的分工\n前言\n第一章\n作者：李小河\n" PATROLLED,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect("chrome", texts[i], texts[i]);
}

/* The boxes of a page are none of a text's own. */
Test(cleaner_chrome, particulars_are_the_documents)
{
    clean_text_expect("chrome",
                      "document\n  section\n    paragraph \"红松林场的冬天\"\n"
                      "    paragraph \"發布日期：民國113年3月5日 點閱：12\"\n    paragraph \"" PATROLLED
                      "\"\n",
                      "document\n  @date \"2024-03-05\"\n  section\n    paragraph \"红松林场的冬天\"\n"
                      "    paragraph \"" PATROLLED "\"\n");
}

Test(cleaner_chrome, printed_counters_in_the_middle)
{
    clean_text_expect("chrome",
                      TITLE BODY "\n在防火会议上的讲话\n作者：场长 林风\n"
                                 "发布时间：2018-3-5 阅读次数：68 字体大小：【小】 【中】 【大】\n"
                                 "在防火会议上的讲话\n同志们：\n" BODY,
                      TITLE BODY "\n在防火会议上的讲话\n在防火会议上的讲话\n同志们：\n" BODY);
}

Test(cleaner_chrome, at_the_edges_of_a_part)
{
    clean_text_expect("chrome",
                      "防火工作总结三篇\n第一篇：红松林场防火工作总结\n" BODY
                      "\n以上就是小编整理的第一篇，希望对您有帮助。\n第二篇：白桦林场防火工作总结\n" BODY,
                      "防火工作总结三篇\n第一篇：红松林场防火工作总结\n" BODY
                      "\n第二篇：白桦林场防火工作总结\n" BODY);
}

Test(cleaner_chrome, texts_that_have_the_words)
{
    static const char *const texts[] = {
        /* rights, sites and files as the matter itself */
        "信息网络传播办法\n第一条 为了保护著作权人的权利，制定本办法。\n"
        "第二条 网站应当公布联系邮箱，收到权利人的通知后及时删除侵权内容，并承担责任。\n"
        "第三条 用户下载作品的，不得用于其他目的。",
        "关于网站改版的通知\n各位用户：\n本站将于五月一日改版，改版期间暂停下载服务，请大家提前保存文档。\n"
        "如有问题，请发送邮件联系我们，我们会尽快回复。",
        "版权声明\n本站所有文章的版权归原作者所有，转载请注明出处。\n未经许可，用户不得将本站内容用于商业目的"
        "。\n"
        "如发现侵权，请联系本站，我们将及时删除，对由此造成的不便不承担责任。",
        "如何下载文件\n先打开浏览器，在地址栏输入网址，找到下载按钮。\n点击下载，选择文档格式，保存到电脑即可"
        "。",
        /* notices */
        "会议通知\n时间：2019年5月13日上午9时\n地点：三楼会议室\n各科室负责人准时参加，不得缺席，因故不能到会"
        "的应当请假。\n"
        "联系人：林风\n办公室\n2019年5月10日",
        "招聘启事\n因工作需要，林场招聘护林员三名，要求身体健康，能吃苦耐劳，有意者请于月底前报名。\n"
        "附件：报名表.doc（点击下载）\n联系电话：12345678\n邮箱：a@example.org",
        /* lists at the end that belong to the text */
        TITLE BODY "\n参考文献\n森林防火学\n林火管理概论\n林区气象手册",
        TITLE BODY "\n主送：各林场\n抄送：县政府办公室\n红松林场\n2018年3月5日",
        TITLE BODY "\n延伸阅读",
        TITLE BODY "\n未完待续",
        TITLE BODY "\n（来源：《林业志》）",
        TITLE BODY "\n附件：\n1.林场防火责任书\n2.林场防火工作总结表",
        TITLE BODY "\n公布的举报电话和邮箱如下：\n电话：12345\n邮箱：a@example.org",
        TITLE BODY "\n凡提供线索的群众，经核实后给予奖励，并为举报人保密。",
        "工作手册使用说明\n用户打开软件，上传文档，选择格式，单击“下载”按钮，就可以得到转换以后的文件。\n"
        "如果下载失败，请检查网络，或者联系管理员。\n更多内容，请阅读帮助文档。",
        "书评\n这本书是作者多年收集整理的民歌集，共三百首，文字生动，值得一读，欢迎读者借鉴。\n"
        "（《山歌集》，版权归作者所有，林风收集整理）",
        /* fiction, forum, verse, table, code, dates first */
        "老屋\n他翻到最后一页，上面写着：“更多的故事，下一页再讲。”他笑了，把书放回书架，返回院里。",
        "楼主分享一下自己整理的笔记，希望对大家有帮助，欢迎补充。\n谢谢楼主，收藏了。\n顶一下，下载来看看。",
        "山行\n远上寒山石径斜\n白云生处有人家\n停车坐爱枫林晚\n霜叶红于二月花",
        "姓名 日期\n林风 03-05\n山泉 04-11\n白桦 12-30",
        "大事记\n01-25 召开防火会议，部署全年工作，签订责任书。\n03-05 "
        "组织扑火演练，职工全部参加，效果良好。\n"
        "11-10 进行总结表彰，评选先进个人十名。",
        "for i in 1 2 3 4; do\n  wget "
        "http://example.org/$i.doc\ndone\n下载完成以后，可以用命令查看文档的格式，并打印出来。",
        "棋牌、彩票、娱乐,"
        "网站注册\n有关部门检查棋牌、彩票和娱乐网站的注册情况，要求网站在官网公布检查结果，接受监督。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("chrome", texts[i]);
}

#define RESERVOIR_TITLE "水库除险加固工程总结\n"
#define RESERVOIR_BODY                                                                                       \
    "水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\n"           \
    "施工单位介绍，工程历时两年，共加固大坝三座，新修溢洪道两条，群众十分满意。"
#define RESERVOIR RESERVOIR_TITLE RESERVOIR_BODY

Test(cleaner_chrome, more_of_what_sites_put_behind_a_text)
{
    static const char *const lines[] = {
        "本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领",
        "Copyright © 2012-2019 长风网 All Rights Reserved 粤ICP备12345678号",
        "<< 上一篇：秋天的果园",
        "手機用戶請瀏覽m.moxiang.example閱讀，更優質的閱讀體驗。",
        "当前位置：首页-学习资料-工程总结",
        "由于篇幅限制，此处仅展示部分内容，完整版请下载查看",
        "相关文章\n渡口的灯\n河水涨起来的那一年，摆渡的老人每天夜里都要把灯点上...",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[2000];
        snprintf(text, sizeof text, RESERVOIR "\n%s", lines[i]);
        clean_text_expect("chrome", text, RESERVOIR);
    }
    clean_text_expect("chrome", "亚洲城娱乐平台\n代开发票_办证刻章_贷款无抵押\n" RESERVOIR, RESERVOIR);
}

Test(cleaner_chrome, texts_about_sites_and_rights_stay)
{
    static const char *const texts[] = {
        "我国网络文库的现状\n网络文库是指由用户上传、供公众在线阅读和下载文档的网站，近年来发展迅速。\n"
        "针对侵权问题，多数网站刊登声明。这种声明的效力，学界有不同看法。",
        "直接导出为文件\n将当前文档直接导出为文件，格式为PDF。不显示任何对话框，也不打开文件所在的文件夹。\n"
        "导出以后请检查页数，页数不对的，重新导出一次，直到页数正确为止，再寄给对方。",
        "县城信息服务办法\n第一条 利用网站向公众提供信息的，适用本办法，由县信息化主管部门负责解释。\n"
        "第二条 用户上传文档侵犯他人著作权的，网站应当及时删除，并依法承担责任；情节严重的，停业整顿。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("chrome", texts[i]);
}

Test(cleaner_chrome, only_the_sentence_of_the_site_goes)
{
    clean_text_expect("chrome",
                      RESERVOIR_TITLE
                      "水库是三十年前修的，大坝早已渗水。以下是小编为大家整理的水库除险加固工程总结，"
                      "欢迎阅读！希望对大家有帮助。\n" RESERVOIR_BODY,
                      RESERVOIR_TITLE "水库是三十年前修的，大坝早已渗水。\n" RESERVOIR_BODY);
    clean_text_expect("chrome",
                      RESERVOIR
                      "\n群众都说修得好。以上就是小编为大家分享的全部内容，欢迎阅读。\n分享到：微信 微博",
                      RESERVOIR "\n群众都说修得好。");
}

Test(cleaner_chrome, a_chapter_keeps_its_title_beside_numbers_of_pages)
{
    clean_text_expect("chrome",
                      "第七章 过江(第1/3页)\n船到江心，风忽然大了，船家把帆落下来，一句话也没有说。\n"
                      "他们都没有看见灯，只听见江水拍着船板，一下一下，好像有人在敲门。\n"
                      "本章未完，请点击下一页继续阅读！",
                      "第七章 过江\n船到江心，风忽然大了，船家把帆落下来，一句话也没有说。\n"
                      "他们都没有看见灯，只听见江水拍着船板，一下一下，好像有人在敲门。");
    clean_text_expect_same("chrome", RESERVOIR "\n上一章讲了设计，下一章讲施工。");
}

Test(cleaner_chrome, more_of_what_sites_put_before_a_text)
{
    static const char *const below[] = {"2018-03-05 09:30", "文/林小山", "小编导语：修一座水库，守一方平安。",
                                        "文档分类：总结 上传人：林风\n下载此文档"};
    static const char *const above[] = {"山泉网 > 总结 > 水利", "首页 - 总结 - 正文",
                                        "水库除险加固工程总结_山泉范文", "办证刻章"};
    char text[2000];
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        snprintf(text, sizeof text, RESERVOIR_TITLE "%s\n" RESERVOIR_BODY, below[i]);
        clean_text_expect("chrome", text, RESERVOIR);
    }
    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        snprintf(text, sizeof text, "%s\n" RESERVOIR, above[i]);
        clean_text_expect("chrome", text, RESERVOIR);
    }
}

Test(cleaner_chrome, buttons_and_lists_at_the_end)
{
    static const char *const tails[] = {
        "延伸閱讀\n大壩\n溢洪道\n下一篇：護堤\n分享到 Facebook　LINE　Twitter",
        "您可能感兴趣的文章\n大坝的守望\n溢洪道边",
        "本文地址：http://www.example.org/1.html",
        "-----本文结束，感谢阅读-----",
        "本文来源：网络收集与整理，如有侵权，请联系作者删除，谢谢！",
        "欢迎下载 可修改编辑",
        "发表评论",
        "Tags：水库 总结",
        "点击阅读更多内容>>>",
        "上一篇：大坝的守望\n下一篇：溢洪道边\n我要挑错",
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char text[2000];
        snprintf(text, sizeof text, RESERVOIR "\n%s", tails[i]);
        clean_text_expect("chrome", text, RESERVOIR);
    }
}

Test(cleaner_chrome, lines_like_those_of_sites_stay)
{
    static const char *const texts[] = {
        /* ways through a program, a dialogue, logs, signatures */
        "视图的设置\n工具 > 选项 > "
        "视图\n在这里可以设置图标的大小，改动以后重新启动程序，设置才会生效，请先保存。",
        "采访\n小编说：您好，请介绍一下这座水库，它是哪一年修的，现在情况怎么样？\n站长：是三十年前修的，刚刚"
        "加固。",
        "值班记录\n2018-03-05 09:30\n水位十二米六，大坝正常，巡查两次，没有发现渗水，各处闸门已经关好。\n"
        "2018-03-05 21:30\n水位十二米八，继续上涨，通知下游两个乡镇，做好转移群众的准备，随时待命。",
        RESERVOIR "\n感谢各位阅读本文。",
        RESERVOIR "\n可以在 Facebook、Twitter、LINE 上找到我们的照片。",
        RESERVOIR "\n常用的有：Facebook、Twitter、LINE",
        "读书的办法\n古人读书，一遍一遍地抄，抄过的书，几十年也不会忘记。\n我把自己的办法整理出来，和大家分享"
        "，"
        "希望朋友们喜欢。读书没有近路，抄书是最好的办法，今天还是这样。",
        RESERVOIR "\n页面下方依次是：上一章 目录 下一章",
        RESERVOIR "\n导航栏依次为：首页 | 作品 | 留言 | 联系我们",
        RESERVOIR "\n发布时间：要准\n来源：要真",
        RESERVOIR "\n联系本站的负责人是林风。\n长风水库管理处",
        "走访护林员：山里的路我都认得 来源：山乡日报 作者：林风\n" BODY, /* the title */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("chrome", texts[i]);
}

#define SPRING                                                                                                                                                \
    "关于春耕的通知\n各村要在清明以前把水渠修好，把种子备足，农具也要早些检查。\n技术员要下到田里去，手把手" \
    "地教，"                                                                                                                                               \
    "有问题当天解决。\n"

/* A notice stands behind the last sentence of a text, or a text quotes one. */
Test(cleaner_chrome, a_paragraph_that_begins_as_the_text_does_keeps_its_sentences)
{
    clean_text_expect(
        "chrome",
        SPRING "收成好坏，就看这一个月。大家辛苦了，秋天再见。本站所有资料均来自网络，版权归原作者所有，"
               "如有侵权请联系我们删除。",
        SPRING "收成好坏，就看这一个月。大家辛苦了，秋天再见。");
    clean_text_expect_same(
        "chrome", SPRING "种子袋上印着一行小字。本站提供的资料仅供学习交流，版权归原作者所有，如有侵权请联系"
                         "删除——这样的话谁都见过，谁也没有当真。");
}

/* In one sentence, with nothing that a text would say. */
Test(cleaner_chrome, short_notices)
{
    static const char *const notices[] = {
        "内容来自百川网www.baichuan.example转载请标明出处.",
        "本文轉載自茶友網，版權歸原作者所有，未經同意請勿轉載",
        "未经授权，不得转载本站内容，违者必究",
        "文章来自互联网，如有侵权请联系我们，我们将立即处理",
        "温馨提示：此文档内容未显示完，请购买后下载完整版本。",
        "声明:本书由www.shuwu.example 收集整理,版权归作者所有,请在下载后24小时内删除",
    };
    static const char *const sentences[] = {
        "报纸上说，网站 www.baichuan.example 的作者要求转载须注明出处。",
        "他在信里写道，未经本人授权，谁也不得转载这些文章。",
        "种子站的人说，图纸的版权归县里，转载要先问一声。",
    };
    char text[2048];
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        snprintf(text, sizeof text, SPRING "有问题当天解决。\n%s", notices[i]);
        clean_text_expect("chrome", text, SPRING "有问题当天解决。");
    }
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        snprintf(text, sizeof text, SPRING "有问题当天解决。\n%s", sentences[i]);
        clean_text_expect_same("chrome", text);
    }
}

/* Those behind the page repeat those before it, and nothing else. */
Test(cleaner_chrome, search_words_at_both_ends)
{
    static const char *const words = "日韩精品一区,久久国产视频,在线免费观看";
    char text[2048];
    snprintf(text, sizeof text, SPRING "技术员要下到田里去，手把手地教，有问题当天解决。\n%s", words);
    clean_text_expect("chrome", text, SPRING "技术员要下到田里去，手把手地教，有问题当天解决。");
    snprintf(text, sizeof text, "国产精品视频,欧美日韩高清,亚洲综合一区\n" SPRING "田里的水要看好。\n%s",
             words);
    clean_text_expect("chrome", text, SPRING "田里的水要看好。");
    clean_text_expect_same("chrome",
                           SPRING "村里的电影队放国产故事片、动画片和欧美影片，不收钱，还免费送视频光盘。\n"
                                  "国产故事片,欧美影片,免费视频光盘");
}

/* Where nothing stands beside it, nothing can be said of a line. */
Test(cleaner_chrome, all_of_a_text_is_no_spam)
{
    static const char *const line =
        "大家听见了都很高兴，她从抽屉里拿出了一张相片，给坐在门口的老人们一个一个地看";
    char text[1024];
    clean_text_expect_same("chrome", line);
    snprintf(text, sizeof text, "%s\n%s", line, "那是去年春天在河边照的，老人们看了都很高兴，说这张照得好");
    clean_text_expect_same("chrome", text);
}

/* Whoever says something about a notice quotes it. */
Test(cleaner_chrome, a_quoted_notice_stays)
{
    static const char *const quotations[] = {
        SPRING "袋上写着：本站提供的资料仅供学习交流，请于24小时内删除。谁也没有当真，因为法律上并没有意义。",
        SPRING "袋上写着“本站提供的资料仅供学习交流，版权归原作者所有，如有侵权请联系删除”。这样的话谁都见过"
               "，谁也没有当真。",
        SPRING "袋上印着一行小字。本站提供的资料仅供学习交流，版权归原作者所有，如有侵权请联系删除。谁都见过"
               "，谁也没有当真。",
        SPRING
        "袋上写着：本站提供的资料仅供学习交流，版权归原作者所有，如有侵权请联系删除。这样的话谁都见过。",
        SPRING "门上贴着一张纸。“本站所有资料均由用户上传，版权归原作者所有，如有侵权请联系本站删除。”",
        SPRING
        "紙上印著：「本站提供的資料僅供參考，版權歸原作者所有，如有侵權請聯繫刪除。」這樣的話誰都見過。",
        SPRING "来的人都问：“本站资料由用户上传，如有侵权请联系本站删除”是什么意思？",
    };
    for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++)
        clean_text_expect_same("chrome", quotations[i]);
}

Test(cleaner_chrome, laws_and_places_in_works_are_no_other_pages)
{
    clean_text_expect_same("chrome", SPRING "相关阅读：\n《种子法》第二十四条\n《农田水利条例》第六条");
    clean_text_expect_same("chrome",
                           SPRING "相关阅读：\n《种子法》（2015年修订）第二十四条\n农田水利条例第六条");
    clean_text_expect_same("chrome", SPRING "相关阅读：\n《种子法》\n《农田水利条例》");
    clean_text_expect_same("chrome", SPRING "相关阅读\n《种子法》");
    clean_text_expect_same("chrome", SPRING "相关阅读：\n种子法第二十四条");
    clean_text_expect_same("chrome",
                           SPRING "推荐阅读：\n1.《边城》\n2.《呼兰河传》，萧红\n3.《城南旧事》（节选）");
    clean_text_expect("chrome", SPRING "相关阅读：\n《边城》读后感\n《呼兰河传》教案\n关于秋收的通知",
                      "关于春耕的通知\n各村要在清明以前把水渠修好，把种子备足，农具也要早些检查。\n"
                      "技术员要下到田里去，手把手地教，有问题当天解决。");
}

Test(cleaner_chrome, a_word_of_files_in_the_title_is_no_text_about_files)
{
    static const char body[] =
        "打印机的可打印区域由驱动程序决定，超出的部分不会印到纸上。点击「确定」按钮即可生效。\n"
        "四周各留一点空白，印出来的文字才不会缺边，也不会被装订线压住，这样读着才舒服。";
    char before[2000], after[2000];
    snprintf(before, sizeof before,
             "选择最大可打印区域\n%s\n选择最大可打印区域."
             "doc\n将本文的Word文档下载到电脑，方便收藏和打印\n点击下载文档",
             body);
    snprintf(after, sizeof after, "选择最大可打印区域\n%s", body);
    clean_text_expect("chrome", before, after);
    snprintf(before, sizeof before, "怎样下载文档\n%s\n打印或者下载Word格式的文档\n点击下载文档", body);
    clean_text_expect_same("chrome", before);
}

/* Numbers of pages of a book, in a sentence. */
Test(cleaner_chrome, pages_of_a_book)
{
    clean_text_expect_same("chrome", "老师说请打开课本第12页，全班翻到第12页。");
    clean_text_expect_same("chrome", SPRING "老师说：“请打开课本第12页。”全班哗啦啦地翻到第12页。");
}
