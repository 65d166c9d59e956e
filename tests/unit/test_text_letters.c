/* test_text_letters.c -- words in any case, and texts without the white space around them: at the ends of the
 * text, and of nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/letters.h"

#include <criterion/criterion.h>

static const dnm_str nothing = {NULL, 0};

Test(text_letters, of_ascii_alone)
{
    cr_expect_eq(dnm_ascii_lower('Z'), 'z');
    cr_expect_eq(dnm_ascii_lower('['), '['); /* between the capitals and the small letters */
    cr_expect_eq(dnm_ascii_lower((char)0xC9), (char)0xC9);
    cr_expect(dnm_ascii_is_alnum('7') && dnm_ascii_is_alnum('q') && !dnm_ascii_is_alnum('@'));
}

Test(text_letters, words_in_any_case)
{
    const dnm_str text = DNM_STR("Needs JavaScript");
    cr_expect(dnm_has_in_any_case(text, "javascript"));
    cr_expect(dnm_begins_in_any_case(text, "needs"));
    cr_expect(dnm_ends_in_any_case(text, "script"));
    cr_expect(dnm_is_in_any_case(DNM_STR("UID"), "uid"));
    cr_expect_not(dnm_is_in_any_case(DNM_STR("UIDs"), "uid"));
    cr_expect_not(dnm_has_in_any_case(text, "javascripts"));
    cr_expect_not(dnm_has_in_any_case_at(text, text.n + 1, DNM_STR("")));
    cr_expect_not(dnm_has_in_any_case(nothing, "a"));
    cr_expect_not(dnm_ends_in_any_case(nothing, "a"));
    cr_expect_not(dnm_begins_in_any_case(DNM_STR("@"), "`")); /* one bit apart, and no letters */
}

static void expect_without_space(dnm_str text, dnm_str expected)
{
    const dnm_str got = dnm_without_space(text);
    cr_expect(dnm_str_eq(got, expected), "[%.*s]", (int)got.n, got.p);
}

Test(text_letters, white_space_around_a_text)
{
    expect_without_space(DNM_STR("\t　甲 乙\xC2\xA0\n"), DNM_STR("甲 乙"));
    expect_without_space(DNM_STR("甲"), DNM_STR("甲"));
    cr_expect_eq(dnm_without_space(DNM_STR(" 　 ")).n, 0);
    cr_expect_eq(dnm_without_space(nothing).n, 0);
}
