/* test_cleaner_rejoin_pieces.c -- numbered pieces of a preview, cut anywhere in a text with paragraphs and
 * lists of its own; and lists that look like them.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf8.h"
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TITLE "蜂场值守办法"
#define HIVES                                                                                                                                                \
    "蜂箱摆在山坡向阳的一面，箱口朝东南，前面留出两丈宽的空地，不许堆放柴草。值守的人每天清早先看"             \
    "蜂的进出，出得齐、回得快，说明群势正常；若是有蜂在箱前爬来爬去飞不起来，就要开箱查看。\n"                    \
    "开箱以前先点好喷烟器，站在箱子侧面，不要挡住蜂路。提出来的巢脾一律竖着拿，看完一面再转到另一面，"       \
    "放回去的时候次序不能乱。遇到蜂王的脾要格外小心，宁可少看，也不要把它碰落在草里。\n"                             \
    "入夏以后最怕胡蜂。胡蜂多在午后来，停在箱口咬死工蜂，一只能拖走几十只。值守的人备一把竹拍，看见就打，" \
    "打不完就把箱口缩到一指宽，再到附近的树上去找它们的窝，做好记号，等天黑了一起烧掉。\n"
#define SMOKE                                                                                                                                                \
    "越冬的饲料在霜降以前喂足。每群按四斤糖备料，化成浓浆，连喂三个晚上，中间不要断。喂完之后紧脾，"          \
    "把多余的空脾抽出来，用硫磺熏过，挂在通风的屋里，明年春天再用。箱子外面包一层草帘，顶上压砖。\n"           \
    "值守的记录写在本子上，一日一页，写清天气、进蜜、病虫和开过哪几箱。交班的时候当面念一遍，双方签字。"    \
    "本子用完了不要扔，收在柜子最下面一格，过几年回头看，哪一年花早、哪一年旱，都在里头。\n"                       \
    "外来的人一律不准进场，收购的客商也只能在路口的棚子里看样。棚子里常备肥皂水和醋，谁被蜇了先拔刺再洗，" \
    "发热心慌的立刻送到山下的卫生所，不要硬撑。"
#define POINTS "上山之前要带齐三样东西：\n1、喷烟器和两包艾绒。\n2、面网，换下来的也要带走。\n3、记录本。\n"

/* The text after its title, cut every `step` characters, wherever that is; also at its last character. */
static char *cut(const char *title, const char *text, uint32_t step, bool numbers)
{
    const size_t n = strlen(text);
    char *out = malloc(4 * n + 64);
    size_t at = 0, to = (size_t)sprintf(out, "%s\n", title);
    for (uint32_t number = 1, chars = 0; at < n;) {
        const size_t from = at;
        dnm_utf8_next(text, n, &at);
        memcpy(out + to, text + from, at - from);
        to += at - from;
        if (++chars % step || !numbers) continue;
        to += (size_t)sprintf(out + to, "\n%u、", ++number);
    }
    out[to] = 0;
    return out;
}

static void expect_whole(const char *text, uint32_t step)
{
    char *hurt = cut(TITLE, text, step, true), *whole = cut(TITLE, text, step, false);
    clean_text_expect("rejoin", hurt, whole);
    free(hurt);
    free(whole);
}

Test(cleaner_rejoin_pieces, are_cut_anywhere)
{
    for (uint32_t step = 102; step < 150; step += 3) expect_whole(HIVES SMOKE, step);
}

/* The points of the text have the same numbers, in the same form. */
Test(cleaner_rejoin_pieces, with_a_list_among_them)
{
    expect_whole(HIVES POINTS SMOKE, 117);
    expect_whole(POINTS HIVES SMOKE, 181);
}

Test(cleaner_rejoin_pieces, the_last_is_empty)
{
    char *hurt = cut(TITLE, HIVES SMOKE, 200, true), *whole = cut(TITLE, HIVES SMOKE, 200, false);
    strcat(hurt, "\n4、");
    clean_text_expect("rejoin", hurt, whole);
    free(hurt);
    free(whole);
}

/* Points without marks, of one length, short or long, with text below them, or the last of a longer list. */
Test(cleaner_rejoin_pieces, lists_stay)
{
    static const char *const lists[] = {
        "值守的人要做到以下几点\n1、按时巡查，不得脱岗，交接班要当面点清工具\n2、蜂箱周围不得堆放柴草，不得点"
        "火抽烟\n"
        "3、开箱必须两人在场，一人操作一人记录\n4、外来人员一律登记，不得擅自带入场内",
        "2、巡查记录\n值守的人每天写一页，写清天气、进蜜、病虫和开过的箱号，交班的时候当面念一遍。\n3、饲料保"
        "管\n"
        "糖和花粉放在上锁的柜子里，钥匙由场长保管，领用要登记，月底盘点一次。\n4、消防\n棚子里备沙箱两个，水"
        "缸一口。",
        "本次修订的内容，包括巡查的次数、开箱的手续、越冬的饲料以及交班的办法，各条的说明如下\n"
        "2、巡查由每日一次改为两次，早晚各一次，遇到大风大雨还要加巡，加巡的时间由场长定，记在本子上，月底一"
        "并核算工时\n"
        "3、开箱须两人在场，一人操作，一人记录，看完的巢脾按原来的次序放回，动过蜂王的那一箱要做记号，三天之"
        "内不再打开\n"
        "4、饲料在霜降以前喂足，每群四斤糖，连喂三晚，喂完紧脾，空脾熏过以后挂在通风的屋里，箱外包草帘，顶上"
        "压两块砖",
        "下列各项中用词恰当的一项是\nA．他俩一见如故\nB．她的话不胫而走\n2、下列各句中没有毛病的一项是\n"
        "A．为了避免不再发生事故\nB．全班同学都到齐了\n3、依次填入横线的词语是\nA．陡然\nB．竟然\n4、对诗句理"
        "解不当的是\nA．写景\nB．抒情",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) clean_text_expect_same("rejoin", lists[i]);
}
