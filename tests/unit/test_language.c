/* test_language.c -- the quick bound of language.h beside the tally that it stands for.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/language.h"

#include <criterion/criterion.h>

#include "core/text/utf8.h"

static uint64_t chinese_cost(dnm_str text, uint32_t *chars)
{
    dnm_tally t = {0};
    for (size_t at = 0; at < text.n;) {
        const size_t ascii = dnm_ascii_prefix(text.p + at, text.n - at);
        if (ascii) dnm_tally_ascii(&t, (const uint8_t *)text.p + at, ascii);
        at += ascii;
        if (at < text.n) dnm_tally_add(&t, dnm_utf8_next(text.p, text.n, &at));
    }
    *chars = t.chars;
    return t.cost[DNM_LANG_HANS] < t.cost[DNM_LANG_HANT] ? t.cost[DNM_LANG_HANS] : t.cost[DNM_LANG_HANT];
}

Test(language, what_is_surely_chinese_costs_no_more)
{
    static const char *const texts[] = {
        "河边的柳树绿了，孩子们放學以後都跑到堤上放风筝。",
        "a中b文c字d夹e着f字g母h",
        "用Linux系统的iconv命令，把GBK转成UTF-8；再看ls -l的输出。",
        "饕餮、貔貅、狻猊、狴犴、睚眦",
        "中a文",
        "“……”——《》〈〉・·",
        "弊模芞抎奩彶紲衄勍嗣湴幛腔嘉戮ㄛ辣茩跪弇黍氪",
        "Über Öl, Ärger, größere Maße.",
        "Съешь же ещё этих мягких французских булок",
        "𠀀𠀁 ①②③ ％＄＃",
        "こちらは図書館です。ラーメン",
    };
    unsigned sure = 0;
    uint32_t rare;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const dnm_str text = dnm_str_of(texts[i]);
        uint32_t chars;
        const uint64_t cost = chinese_cost(text, &chars);
        for (uint32_t usual = 40; usual < 200; usual += 5) {
            if (!dnm_surely_chinese(text, usual, 100, &rare)) continue;
            sure++;
            cr_expect_lt(cost, (uint64_t)chars * usual + 100, "%s at %u", texts[i], (unsigned)usual);
        }
    }
    cr_expect_gt(sure, 50); /* that it never says so would be no bound */
}

Test(language, prose_is_surely_chinese_and_what_is_no_text_never)
{
    uint32_t rare;
    cr_expect(dnm_surely_chinese(DNM_STR("今年春天来得比往年早，三月初河边的柳树就绿了。"), 100, 100, &rare));
    cr_expect(
        dnm_surely_chinese(DNM_STR("圖書館星期一休館，其餘時間從上午九點開放到晚上八點。"), 100, 100, &rare));
    cr_expect(dnm_surely_chinese(DNM_STR("plain ASCII"), 100, 100, &rare));
    cr_expect(
        dnm_surely_chinese(DNM_STR("今年春天来得比往年早，澶у閮藉緢，河边的柳树就绿了。"), 200, 100, &rare));
    cr_expect_geq(rare, 3); /* in a text that is likely as a whole */
    static const char *const never[] = {"的\xEE\x80\x80", "的\xEF\xBF\xBD", "的\xC2\x85", "的ｱ"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        cr_expect_not(dnm_surely_chinese(dnm_str_of(never[i]), 1000, 1000, &rare), "text %zu", i);
}

/* All of the tally, byte for byte, but for padding. */
Test(language, ideographs_in_a_row_count_as_one_by_one)
{
    static const char *const texts[] = {"河边的柳樹绿了，孩子们放學以後都跑到堤上放风筝。", "a中文",
                                        "饕餮貔貅", "ab", "。中"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const size_t ascii = dnm_ascii_prefix(texts[i], strlen(texts[i]));
        const dnm_str wide = {texts[i] + ascii, strlen(texts[i]) - ascii};
        dnm_tally quick = {.loosely = true, .glued = ascii > 0}, slow = quick;
        const size_t read = dnm_tally_ideographs(&quick, (const uint8_t *)wide.p, wide.n);
        for (size_t at = 0; at < read;) dnm_tally_add(&slow, dnm_utf8_next(wide.p, wide.n, &at));
        cr_expect_arr_eq(quick.cost, slow.cost, sizeof quick.cost, "%s", texts[i]);
        cr_expect(quick.chars == slow.chars && quick.wide == slow.wide && quick.run == slow.run &&
                  quick.previous == slow.previous && quick.only_hans == slow.only_hans &&
                  quick.only_hant == slow.only_hant);
    }
}
