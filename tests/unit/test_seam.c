/* test_seam.c -- places inside sentences are told from the ends of headings, by statistics and by words that
 * never stand there.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/seam.h"

#include <criterion/criterion.h>

#include "core/text/utf8.h"

typedef struct seam {
    const char *before, *behind;
} seam;

static uint32_t from_end(const char *text, unsigned back)
{
    size_t at = strlen(text);
    uint32_t cp = 0;
    while (back-- && at) cp = dnm_utf8_prev(text, &at);
    return cp;
}

static uint32_t from_start(const char *text, unsigned number)
{
    uint32_t cp = 0;
    for (size_t at = 0; number--;) cp = dnm_utf8_next(text, strlen(text), &at);
    return cp;
}

static int bits(const seam *s)
{
    return dnm_seam_bits(from_end(s->before, 2), from_end(s->before, 1), from_start(s->behind, 1),
                         from_start(s->behind, 2));
}

Test(seam, sentences_read_on_in_both_scripts)
{
    enum { SURE = 30 };
    static const seam seams[] = {{"渡船每天开", "始载客"}, {"修桥的", "工匠"},
                                 {"由县里和", "乡里出钱"}, {"修桥的工匠", "们住下了"},
                                 {"這座橋的", "橋墩"},     {"把木料從山上運到河", "邊堆放"},
                                 {"如果水位", "的变化"},   {"公告應當張貼在", "門口"}};
    for (size_t i = 0; i < sizeof seams / sizeof *seams; i++)
        cr_expect_geq(bits(&seams[i]), SURE, "%s | %s", seams[i].before, seams[i].behind);
}

Test(seam, headings_and_what_is_below_them)
{
    enum { LITTLE = 30 };
    static const seam seams[] = {
        {"渡口的历史", "民国二年"}, {"开放时间", "每天上午"}, {"运动会", "今年春天"},
        {"实施方向", "各乡镇"},     {"收費標準", "成人每張"}, {"聯絡方式", "地址在"},
        {"工作总结", "的确如此"},   {"复制公式", "公式可以"}, {"大事记", "了解过去"}};
    for (size_t i = 0; i < sizeof seams / sizeof *seams; i++)
        cr_expect_lt(bits(&seams[i]), LITTLE, "%s | %s", seams[i].before, seams[i].behind);
}

Test(seam, words_that_are_a_part_of_others_say_nothing)
{
    cr_expect(dnm_seam_leads_on(0x7801, 0x5728), "码在");
    cr_expect_not(dnm_seam_leads_on(0x5B58, 0x5728), "存在");
    cr_expect(dnm_seam_leans_back(0x4E86, 0x4E09), "了三");
    cr_expect_not(dnm_seam_leans_back(0x4E86, 0x89E3), "了解");
}
