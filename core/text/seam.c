/* seam.c -- see seam.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/seam.h"

#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/surnames.h"
#include "core/text/unicode.h"

enum { LEADS_ON = 45, LEANS_BACK = 50 }; /* tenths of a bit */

int dnm_seam_bits_of_gain(int gain)
{
    static const struct {
        int gain, bits;
    } steps[] = {{140, 70}, {130, 60}, {110, 50}, {95, 30}, {80, 20}, {62, 13}, {DNM_MODEL_UNKNOWN, -10}};
    if (!gain) return 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (gain >= steps[i].gain) return steps[i].bits;
    return -17;
}

/* What ends a word (存在, 方向, 首都) is none by itself. */
bool dnm_seam_leads_on(uint32_t before, uint32_t last)
{
    static const char words[] =
        "不且两並个以但使個兩其再又及只可各向和因在如它对将將對就已并当很您或把按是更最未此每没由當的而能若被"
        "該讓让该还这這還那都"; /* in the order of their code points */
    return dnm_cp_is_among(last, words, sizeof words - 1) && !dnm_han_pair_saving(before, last);
}

/* What begins a word (了解, 个人, 时间) does not lean. */
bool dnm_seam_leans_back(uint32_t first, uint32_t behind)
{
    static const char words[] = "个之了们個們及或时時着而著被";
    enum { OF = 0x7684 /* 的 */, SURE = 0x786E, SURE_HANT = 0x78BA, TAXI = 0x58EB, APPOINTED = 0x4EFB };
    if (first == OF) return behind != SURE && behind != SURE_HANT && behind != TAXI;
    if (!dnm_cp_is_among(first, words, sizeof words - 1) || behind == APPOINTED) return false;
    return !dnm_han_pair_saving(first, behind);
}

int dnm_seam_bits(uint32_t a2, uint32_t a1, uint32_t b1, uint32_t b2)
{
    if (a2 == b1 && a1 == b2) return dnm_seam_bits_of_gain(1); /* the word of a heading is taken up */
    int bits = dnm_seam_bits_of_gain(dnm_model_seam_gain(a2, a1, b1, b2));
    if (!dnm_cp_is_han(a1) || !dnm_cp_is_han(b1)) return bits;
    const int words =
        (dnm_seam_leads_on(a2, a1) ? LEADS_ON : 0) + (dnm_seam_leans_back(b1, b2) ? LEANS_BACK : 0);
    if (words && bits < 0) bits /= 2; /* the model knows them, too, but not which of them stand alone */
    return bits + words;
}
