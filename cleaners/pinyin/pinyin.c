/* pinyin.c -- undoes the injection of pinyin glosses (see pinyin.h for how pages are damaged so). Gated:
 * a text with glosses of its own stays as it is.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"

enum { PLAIN_AT_LEAST = 5 }; /* fewer say nothing */

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    pinyin_page page = {.doc = doc, .arena = dnm_job_arena(job)};
    pinyin_flag_spelt(doc, page.arena, editor);
    const bool any = pinyin_find_glosses(&page);
    const pinyin_gate gate = any ? pinyin_weigh(&page) : PINYIN_GENUINE;
    if (gate != PINYIN_INJECTED && page.plain >= PLAIN_AT_LEAST && pinyin_strip_toneless(&page, editor))
        return DNM_OK;
    if (gate == PINYIN_DOUBTFUL) pinyin_flag_glosses(&page, editor, false);
    if (gate != PINYIN_INJECTED) return DNM_OK;
    dnm_count(job, "pinyin_bytes", dnm_doc_view(doc)->text_len);
    if (!pinyin_repair(&page, editor)) return DNM_OK; /* the engine tells of it */
    pinyin_flag_glosses(&page, editor, true);
    if (!page.nodes_left)
        dnm_warn(job, DNM_NOWHERE, "pinyin.too-many",
                 DNM_N_("too many lost characters to weigh them all; the later ones stay as they are"));
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [PINYIN_RULE_GLOSS] =
        {
            .id = "gloss",
            .summary = DNM_N_("takes out readings that were injected behind characters"),
            .before = "各位領(lǐng)導(dǎo)要認(rèn)真落實(shí)責(zé)任,做好這項(xiàng)工作。",
            .after = "各位領導要認真落實責任,做好這項工作。",
            .untouched = "蹒(pán)跚(shān)的老人走过饕(tāo)餮(tiè)纹的铜鼎。",
        },
    [PINYIN_RULE_SHIFT] =
        {
            .id = "shift",
            .summary =
                DNM_N_("reads bytes again that an injected reading tore apart; each lost byte is certain"),
            .before = "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,積累經驗(yàn)。向?yàn)槲覀兲峁┻@次機(jī)"
                      "會的同志表示感謝。",
            .after = "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,積累經驗(yàn)。向為我們提供這次機(jī)"
                     "會的同志表示感謝。",
            .untouched = "這是真的嗎?是真的。",
        },
    [PINYIN_RULE_GUESS] =
        {
            .id = "guess",
            .summary = DNM_N_("the same, where a lost byte was chosen by likelihood"),
            .before =
                "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,這個角色擔當?shù)呢熑问种卮?。會議(yì)結束。",
            .after = "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,這個角色擔當的責任十分重大。會議(yì)結束。",
            .untouched = "去不去?去!為什麼不去?",
        },
    [PINYIN_RULE_DOUBT] =
        {
            .id = "doubt",
            .summary = DNM_N_("marks a torn place that may be read in another way, with the other reading"),
            .before =
                "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,不半途而廢(fèi),多思考?!帮L(fēng)物長宜放眼量”。",
            .after =
                "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,不半途而廢(fèi),多思考?!帮L(fēng)物長宜放眼量”。",
            .untouched = "真的?!真的。",
        },
    [PINYIN_RULE_TONELESS] =
        {
            .id = "toneless",
            .summary =
                DNM_N_("takes out readings without tones that were sprinkled behind common characters"),
            .before = "公司(si)的產(chan)品(pin)(pin)經過多年(nian)發(fa)展,質(zhi)量(liang)(liang)一直(zhi)"
                      "很好(hao),"
                      "得到用(yong)戶的好評。",
            .after = "公司的產品經過多年發展,質量一直很好,得到用戶的好評。",
            .untouched = "助词“的(de)”“地(di)”读音相同,“得(de)”也是。",
        },
    [PINYIN_RULE_SPELT] =
        {
            .id = "spelt",
            .summary = DNM_N_(
                "marks a word that is written half in letters, with the characters they may stand for"),
            .before = "他天天打电话来sao扰，全bu邻居都知道。",
            .after = "他天天打电话来sao扰，全bu邻居都知道。",
            .untouched = "先ping网关，再用man命令看帮助，手机里的app也要更新。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_pinyin = {
    .name = "pinyin",
    .summary = DNM_N_("undoes pinyin glosses that hijacked pages inject, and the characters they tore apart"),
    .phase = DNM_REPAIR,
    .order = 20,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
