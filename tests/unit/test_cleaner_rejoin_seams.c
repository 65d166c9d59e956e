/* test_cleaner_rejoin_seams.c -- single breaks inside sentences: what the rest of the text says about them.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

/* 儲存格 and 試算表 stand in whole lines; no statistics know them. */
Test(cleaner_rejoin_seams, words_of_the_text_itself)
{
    clean_text_expect("rejoin",
                      "要合併儲存格，請先選取相鄰的範圍，再按右鍵選取合併。\n"
                      "合併之後，只有左上角的儲存格留下內容，其餘的都是空白。\n"
                      "如果資料是由別的程式匯入，最好先檢查每個儲\n"
                      "存格的格式，日期和金額尤其要留意，免得排序時出錯。\n"
                      "列印以前，可以把不需要的欄隱藏起來。",
                      "要合併儲存格，請先選取相鄰的範圍，再按右鍵選取合併。\n"
                      "合併之後，只有左上角的儲存格留下內容，其餘的都是空白。\n"
                      "如果資料是由別的程式匯入，最好先檢查每個儲"
                      "存格的格式，日期和金額尤其要留意，免得排序時出錯。\n"
                      "列印以前，可以把不需要的欄隱藏起來。");
}

/* Some breaks are sure; then those that little speaks for are no headings and no salutations either. */
Test(cleaner_rejoin_seams, several_sure_breaks_make_others_likely)
{
    clean_text_expect(
        "rejoin",
        "渡口记事\n"
        "南岸的渡口在\n柳树底下，冬天水浅，船要撑到河心才能放桨，过一次河得半个钟头。\n"
        "撑船的老人姓秦，\n每天天不亮就把船头的霜扫干净，等着赶集的人从坡上下来，一个一个扶上船。\n"
        "有一年夏天发大水，老人把全村的粮\n食一袋一袋运过河，自己家的东西却没有来得及拿。\n"
        "水退以后，大家凑了木料给他盖新\n的房子，他说有一间就够了，多的木料留着修船。\n"
        "后来县里修了桥，渡口没人走了，老人还\n是每天去看看他的船，用桐油把船底刷一遍。",
        "渡口记事\n"
        "南岸的渡口在柳树底下，冬天水浅，船要撑到河心才能放桨，过一次河得半个钟头。\n"
        "撑船的老人姓秦，每天天不亮就把船头的霜扫干净，等着赶集的人从坡上下来，一个一个扶上船。\n"
        "有一年夏天发大水，老人把全村的粮食一袋一袋运过河，自己家的东西却没有来得及拿。\n"
        "水退以后，大家凑了木料给他盖新的房子，他说有一间就够了，多的木料留着修船。\n"
        "后来县里修了桥，渡口没人走了，老人还是每天去看看他的船，用桐油把船底刷一遍。");
}

/* 生产 | 技术, 检查 | 工作: words that would go on with each other, were they not of a headline and of the
 * paragraph below it. */
Test(cleaner_rejoin_seams, headlines_stay_above_their_paragraphs)
{
    static const char *const texts[] = {
        "县农机站组织农技人员深入蔬菜大棚指导菜农恢复灾后生产\n"
        "技术人员走进大棚，查看苗情，示范移栽，解答了菜农的疑问。",
        "西河乡组织农技人员深入蔬菜大棚指导菜农恢复灾后生产\n"
        "技术人员走进大棚，查看苗情，示范移栽，解答了菜农的疑问。\n"
        "县人民医院为七十岁以上老年居民免费体检并建立健康档案\n"
        "体检分三天进行，每天上午八点开始，由社区派车接送。\n"
        "水务局对全县中小型水库堤坝和灌溉渠道安全进行大检查\n"
        "工作人员分成三组，逐库逐渠查看，记下问题，限期整改。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

Test(cleaner_rejoin_seams, headings_take_up_words_of_the_text)
{
    static const char *const texts[] = {
        /* the pair at the seam stands elsewhere, too */
        "复制公式\n公式可以向下填充，也可以复制到别的工作表，引用会跟着改变。\n"
        "公式公示\n公式公开以后，大家可以提出意见，一周之内由小组答复。",
        /* what no sentence ends with, said by people who chat */
        "就是上次那张表，红色的\n小何 09:12:30\n收到，这就发\n小何 09:12:41\n发过去了，看看对不对",
        /* annals have no marks */
        "甲戌春三月大雨水民居漂没者百餘家縣令開倉賑之\n六月丁巳朔日有食之\n秋七月蝗\n冬十月地震城東譙樓圮",
        /* key words, set apart by semicolons, above a sentence that takes one up */
        "石桥的账\n石桥修了三年，账目分成七本，由三户人家轮流保管，每年对一次。\n"
        "关键词：石桥；账目；河工\n河工的工钱按日结算，雨天减半，由领工的人签字。",
        /* two who speak in turns: (甲) begins no rest of a sentence */
        "（甲）各位乡亲，晚上好！\n（乙）欢迎来到河港镇的春节晚会。\n"
        "（甲）今天坐在台下的有：镇小学的师生、修桥队的工友、\n（乙）请大家用掌声欢迎他们。\n"
        "（甲）晚会现在开始！\n（乙）请听合唱。",
        /* a statement without a mark at its end */
        "大家都知道，在我们这里，领取石桥地图的源文件是公开的\n"
        "不领取也没有关系，这不会影响你学习和使用论坛的全部功能。",
        /* the preview of a shop ends inside a sentence */
        "石桥修了三年，账目分成七本，由三户人家轮流保管，每年对一次。\n河工的工钱按日结算，雨天减半，由领工的"
        "人签字。\n"
        "管账的人换过两次，每次都要当着众人把账念一遍，念到哪一笔不清楚，就停下来问，问到经手的人说得出来路为"
        "止。如\n"
        "试读已结束，剩余12页未读，下载后可阅读全文",
        /* verse */
        "我在河的这边等你的\n船\n你在河的那边等我的\n灯\n一条河把我们等成了两岸的\n石头",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

/* Narrow columns, a heading and a line of a page's edge among the paragraphs; the last lines are short. */
Test(cleaner_rejoin_seams, indented_paragraphs_in_narrow_lines)
{
    clean_text_expect("rejoin",
                      "　　老石桥在镇子的东头，桥\n"
                      "面用青石铺成，两边没有栏杆\n"
                      "。每年涨水，桥面要被淹没两\n三次。\n"
                      "　　一、修桥的经过\n"
                      "　　光绪二十年，镇上的商户\n"
                      "凑了三百两银子，请来外县的\n"
                      "石匠，用了两个冬天才把桥修\n好。\n"
                      "　　第一条 过桥的车马一律\n"
                      "缴纳桥捐，本镇的人挑担过桥\n不收。",
                      "　　老石桥在镇子的东头，桥面用青石铺成，两边没有栏杆。每年涨水，桥面要被淹没两三次。\n"
                      "　　一、修桥的经过\n"
                      "　　光绪二十年，镇上的商户凑了三百两银子，请来外县的石匠，用了两个冬天才把桥修好。\n"
                      "　　第一条 过桥的车马一律缴纳桥捐，本镇的人挑担过桥不收。");
}

Test(cleaner_rejoin_seams, what_is_indented_or_parted_by_blank_lines_and_no_print)
{
    static const char *const texts[] = {
        /* verse in stanzas */
        "Der Nebel liegt noch auf dem Wasser stille,\nUnd leise, wie ein Traum, verrinnt die Zeit,\n"
        "Nur manchmal, wenn ein Vogel ruft, ein Wille,\nEr zieht den Morgen her, die Fläche weit.\n"
        "Im Schilf, wo gestern noch die Kähne lagen,\nErwacht ein Ton, als wär es nur der Wind,\n"
        "Und alle, die den Abend fortgetragen,\nSie kehren heim, da nun die Nacht verrinnt.",
        /* verse whose stanzas begin with an indented line */
        "　　我从桥上走过，河水没有声音\n柳树，船，和船上的人\n都在雾里，等着一个早晨\n"
        "　　后来雾散了，河水还是没有声音\n柳树绿了，船走了\n船上的人，留在对岸",
        /* a letter */
        "亲爱的母亲：\n　　我到学校已经三天了，一切都好，同屋的人都很和气，请不要挂念，也不要寄钱来。\n"
        "　　天冷了，您要记得添衣服，早晚不要出门。\n此致\n敬礼\n儿 小川\n十月三日",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}

/* Nothing is joined across a gutter, nor are the rows: where they belong is only marked. */
Test(cleaner_rejoin_seams, two_columns_side_by_side_stay_as_they_are)
{
    static const char *const texts[] = {
        "The harbour wall was built in three      Repairs began in the spring, when the\n"
        "parts, the oldest of which stands on      stones had been cut, and went on until\n"
        "oak piles that were driven into the       the first storms of the autumn came and\n"
        "mud by hand. Every winter some of the     made work on the outer side impossible,\n"
        "joints open, and water runs behind        so that the last forty metres were left\n"
        "the facing until the frost lifts it.      for the year that followed.",
        "第一渡口的船工名单如下      每天开船的时间\n王大河、李小江、赵水生      早六点至晚六点\n"
        "第二渡口的船工名单如下      每天开船的时间\n孙长顺、周有田、钱满仓      早七点至晚五点\n"
        "第三渡口的船工名单如下      每天开船的时间\n吴老三、郑六斤、何石头      早八点至晚四点",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("rejoin", texts[i]);
}
