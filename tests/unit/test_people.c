/* test_people.c -- names in one string, as content systems fill in authors.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "core/text/people.h"

#include <criterion/criterion.h>

static void expect(const char *text, const char *joined)
{
    dnm_str names[DNM_PEOPLE];
    dnm_buf got;
    dnm_buf_init(&got, 4096);
    const size_t n = dnm_people_read(dnm_str_of(text), names);
    for (size_t i = 0; i < n; i++) {
        if (i) dnm_buf_add_str(&got, " + ");
        dnm_buf_add(&got, names[i].p, names[i].n);
    }
    dnm_buf_add(&got, "", 0);
    cr_expect_str_eq(got.p ? got.p : "", joined, "%s: %s, not %s", text, got.p ? got.p : "", joined);
    dnm_buf_free(&got);
}

Test(people, one_name)
{
    expect("Jane Doe", "Jane Doe");
    expect("By Jane Doe", "Jane Doe");
    expect("ByJane Doe", "Jane Doe");
    expect("Byron", "Byron");
    expect("Published by Jane Doe", "Jane Doe");
    expect("Doe, Jane", "Doe, Jane");
    expect("Jane Doe jdoe@kite.example", "Jane Doe");
    expect("Jane Doe, Kiteford", "Jane Doe");
    expect("河边人,hebian@kite.example", "河边人");
    expect("Super User", "");
    expect("Jane Doe, Science Editor", "Jane Doe");
    expect("Jane Doe, MS, RD", "Jane Doe");
    expect("Jane Doe, Kite National Political Writer", "Jane Doe");
    expect("Jane Doe | Kite Local Media", "Jane Doe + Kite Local Media");
    expect("作者：芦花", "芦花");
    expect("本报记者 李小河", "李小河");
    expect("聯河報／ 記者李小河／台北報導", "李小河");
    expect("文/李小河 图/王大江", "李小河");
}

Test(people, several_names)
{
    expect("Jane Doe and John Roe", "Jane Doe + John Roe");
    expect("Jane Doe, John Roe", "Jane Doe + John Roe");
    expect("Jane Doe, John Roe & Ann Lake", "Jane Doe + John Roe + Ann Lake");
    expect("Doe J;Roe J;", "Doe J + Roe J");
    expect("Doe, Jane; Roe, John", "Doe, Jane + Roe, John");
    expect("李小河、王大江", "李小河 + 王大江");
    expect("本报记者　李小河　王大江", "李小河 + 王大江");
    expect("李小河,王大江", "李小河 + 王大江");
}

/* A comma or "and" does not make two of one. */
Test(people, names_with_joints_inside)
{
    expect("Ministry of Water, Agriculture and Forests", "Ministry of Water, Agriculture and Forests");
    expect("Reed and Sons", "Reed and Sons");
    expect("河声 水利局", "河声 水利局");
}

Test(people, nobody)
{
    static const char *const nobodies[] = {"admin",
                                           "Administrator",
                                           "佚名",
                                           "未知",
                                           "105632",
                                           "",
                                           "编辑部",
                                           "Staff Writer",
                                           "News Desk",
                                           "小编",
                                           "责任编辑：李小河",
                                           "https://kite.example/jane",
                                           "www.kite.example",
                                           "facebook.com/jane"};
    for (size_t i = 0; i < sizeof nobodies / sizeof *nobodies; i++) expect(nobodies[i], "");
}

/* A preposition of French and Spanish, and a name in Sweden. */
Test(people, par_is_a_name_too)
{
    expect("Par Holm", "Par Holm");
    expect("Par Élise Caron", "Élise Caron");
    expect("por Inés Robledo", "Inés Robledo");
}

Test(people, names_in_han)
{
    cr_expect(dnm_people_is_han_name(dnm_str_of("李小河")));
    cr_expect(dnm_people_is_han_name(dnm_str_of("王江")));
    cr_expect(!dnm_people_is_han_name(dnm_str_of("随笔")));
    cr_expect(!dnm_people_is_han_name(dnm_str_of("李")));
    cr_expect(!dnm_people_is_han_name(dnm_str_of("李小河说水利")));
}
