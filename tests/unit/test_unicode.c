/* test_unicode.c -- properties of code points that cleaners rely on.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/unicode.h"

#include <criterion/criterion.h>

Test(unicode, properties_of_characters_that_matter)
{
    static const struct {
        uint32_t cp, has, lacks;
    } cases[] = {
        {' ', DNM_CP_SPACE, DNM_CP_CONTROL | DNM_CP_LETTER},
        {'\t', DNM_CP_SPACE | DNM_CP_CONTROL, DNM_CP_PUNCT},
        {0x3000, DNM_CP_SPACE | DNM_CP_FULLWIDTH | DNM_CP_WIDE, DNM_CP_CJK_PUNCT},
        {0x00A0, DNM_CP_SPACE, DNM_CP_WIDE},
        {0x200B, DNM_CP_ZERO_WIDTH | DNM_CP_IGNORABLE, DNM_CP_SPACE},
        {0xFEFF, DNM_CP_ZERO_WIDTH, DNM_CP_SPACE},
        {0x00AD, DNM_CP_ZERO_WIDTH, DNM_CP_PUNCT},
        {0xFE0F, DNM_CP_IGNORABLE | DNM_CP_COMBINING, DNM_CP_ZERO_WIDTH},
        {0x4E2D, DNM_CP_HAN | DNM_CP_LETTER | DNM_CP_WIDE, DNM_CP_PUNCT},
        {0x3007, DNM_CP_HAN | DNM_CP_NUMBER, DNM_CP_LETTER},
        {0x20000, DNM_CP_HAN, DNM_CP_UNASSIGNED},
        {0x2CEB0, DNM_CP_HAN, DNM_CP_UNASSIGNED},
        {0xF900, DNM_CP_HAN, 0},
        {0x3042, DNM_CP_HIRAGANA, DNM_CP_KATAKANA | DNM_CP_HAN},
        {0xFF71, DNM_CP_KATAKANA, DNM_CP_WIDE},
        {0xAC00, DNM_CP_HANGUL, DNM_CP_HAN},
        {0x3105, DNM_CP_BOPOMOFO, DNM_CP_HAN},
        {0x0101, DNM_CP_LATIN | DNM_CP_LETTER, DNM_CP_UPPER},
        {0xFF21, DNM_CP_LATIN | DNM_CP_FULLWIDTH | DNM_CP_UPPER, 0},
        {0xFF11, DNM_CP_DIGIT | DNM_CP_NUMBER, DNM_CP_LETTER},
        {0x2460, DNM_CP_NUMBER, DNM_CP_DIGIT},
        {0xFF0C, DNM_CP_CJK_PUNCT | DNM_CP_PUNCT, DNM_CP_SYMBOL},
        {0x3002, DNM_CP_CJK_PUNCT | DNM_CP_PUNCT, 0},
        {0x201C, DNM_CP_CJK_PUNCT | DNM_CP_AMBIGUOUS, DNM_CP_WIDE},
        {',', DNM_CP_PUNCT, DNM_CP_CJK_PUNCT},
        {0xE000, DNM_CP_PRIVATE_USE, DNM_CP_UNASSIGNED},
        {0xFFFE, DNM_CP_NONCHARACTER | DNM_CP_UNASSIGNED, 0},
        {0xFDD0, DNM_CP_NONCHARACTER, 0},
        {0xD800, DNM_CP_SURROGATE, 0},
        {0x0301, DNM_CP_COMBINING, DNM_CP_LETTER},
        {0x0378, DNM_CP_UNASSIGNED, DNM_CP_NONCHARACTER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t props = dnm_cp_props(cases[i].cp);
        cr_expect_eq(props & cases[i].has, cases[i].has, "U+%04X", (unsigned)cases[i].cp);
        cr_expect_eq(props & cases[i].lacks, 0, "U+%04X", (unsigned)cases[i].cp);
    }
    cr_expect_eq(dnm_cp_props(0x110000), 0);
    cr_expect_eq(dnm_cp_props(UINT32_MAX), 0);
}

/* Unicode 15.0 counts these; a wrong table would hardly hit all of them. */
Test(unicode, counts_of_the_standard)
{
    size_t spaces = 0, nonchars = 0, private_use = 0, han = 0, surrogates = 0;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        spaces += dnm_cp_is_space(cp);
        nonchars += dnm_cp_is_noncharacter(cp);
        private_use += dnm_cp_is_private_use(cp);
        han += dnm_cp_is_han(cp);
        surrogates += dnm_cp_has(cp, DNM_CP_SURROGATE);
    }
    cr_expect_eq(spaces, 25);
    cr_expect_eq(nonchars, 66);
    cr_expect_eq(private_use, 137468);
    cr_expect_eq(han, 98408);
    cr_expect_eq(surrogates, 2048);
}

Test(unicode, lower_case)
{
    static const uint32_t pairs[][2] = {
        {'A', 'a'},       {'Z', 'z'},       {'[', '['},         {0xC9, 0xE9},
        {0xD7, 0xD7},     {0x100, 0x101},   {0x101, 0x101},     {0x178, 0xFF},
        {0x130, 'i'},     {0x391, 0x3B1},   {0x410, 0x430},     {0x401, 0x451},
        {0xFF21, 0xFF41}, {0x4E2D, 0x4E2D}, {0x10400, 0x10428}, {0x110000, 0x110000}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        cr_expect_eq(dnm_cp_lower(pairs[i][0]), pairs[i][1], "U+%04X", (unsigned)pairs[i][0]);
    }
}
