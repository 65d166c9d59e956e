/* test_tongue.c -- the language of a text, and when it is believed more than what the page says.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/tongue.h"

#include <criterion/criterion.h>

static void expect(const char *text, const char *stated, const char *heard)
{
    dnm_tongue tongue = {0};
    dnm_tongue_add(&tongue, dnm_str_of(text));
    const char *got = dnm_tongue_heard(&tongue, dnm_str_of(stated));
    cr_expect_str_eq(got ? got : "", heard, "%s, said to be %s: %s, not %s", text, stated, got ? got : "",
                     heard);
}

#define EN                                                                                                   \
    "The river rose past the mark, and all of the village went to the dike with bags of sand until it was "  \
    "day."
#define DE                                                                                                   \
    "In der Nacht stieg der Fluss, und das ganze Dorf ging mit den Säcken auf den Deich, wo sich nicht "    \
    "einer legte."
#define ZH                                                                                                   \
    "昨天夜里河水涨到了警戒线，镇上的人扛着沙袋上了堤，一直守到天亮才下来，谁也没有合眼，孩子们也来看。"
#define JA                                                                                                   \
    "昨夜、川の水位が警戒線を超え、町の人々は土のうを担いで堤防に上がり、夜が明けるまでそこで見守りました。"
#define CY                                                                                                   \
    "Cododd yr afon yn y nos, ac aeth y pentref i gyd i'r clawdd â sachau o dywod, ac arhosodd pawb yno "   \
    "hyd y bore."

Test(tongue, is_heard_where_nothing_is_said)
{
    expect(EN, "", "en");
    expect(DE, "", "de");
    expect(ZH, "", "zh");
    expect(JA, "", "ja");
    expect("Ночью река поднялась, и вся деревня носила на дамбу мешки с песком, но это не помогло, как и в "
           "тот год.",
           "", "ru");
    expect("Harbour Notes", "", "");
    expect("", "", "");
}

Test(tongue, is_believed_against_a_theme)
{
    expect(ZH, "en-US", "zh");
    expect(EN, "zh-CN", "en");
    expect(DE, "en", "de");
    expect(JA, "zh-CN", "ja");
}

Test(tongue, leaves_what_may_be_right)
{
    expect(EN, "en-GB", "");
    expect(ZH, "zh-Hant-TW", "");
    expect(ZH, "yue", "");
    expect(CY, "cy", "");
    expect("Ja, das ist es.", "en", "");
}
