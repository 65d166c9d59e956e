/* test_han_model.c -- the model of core/text/han_model prefers what people write, in either script.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/han_model.h"

#include <criterion/criterion.h>

#include "core/text/utf8.h"

/* The cost of a text, from the edge of a paragraph on. */
static unsigned cost_of(const char *text)
{
    const size_t n = strlen(text);
    unsigned before = 0, last = DNM_MODEL_EDGE, cost = 0;
    for (size_t at = 0; at < n;) {
        const unsigned class = dnm_model_class(dnm_utf8_next(text, n, &at));
        cr_assert(class, "no class in %s", text);
        cost += dnm_model_cost(before, last, class);
        before = last;
        last = class;
    }
    return cost;
}

Test(han_model, prefers_what_people_write)
{
    static const struct {
        const char *likely, *unlikely;
    } cases[] = {
        {"我们要认真学习。", "我们要认真学系。"}, {"他说：“好的。”", "他说：“好的海、"},
        {"这件事情很重要", "这件事情很重耍"},     {"生活在北京，", "生活在北景，"},
        {"第一，加强领导；", "第一。加强领寻；"}, {"2026年3月", "2026牛3月"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_lt(cost_of(cases[i].likely), cost_of(cases[i].unlikely), "%s", cases[i].likely);
}

Test(han_model, knows_both_scripts_and_widths_as_one)
{
    static const char *const same[][2] = {
        {"国家发展", "國家發展"}, {"里面", "裡面"}, {"，：？（", ",:?("}, {"ＡＢ１", "ab9"}, {"為", "爲"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        cr_expect_eq(cost_of(same[i][0]), cost_of(same[i][1]), "%s", same[i][0]);
    cr_expect_neq(cost_of("国"), cost_of("园"));
    cr_expect_eq(dnm_model_class(0x3042), 0, "kana have no class");
    cr_expect_eq(dnm_model_class(0x10FFFF), 0);
}

Test(han_model, says_which_pairs_it_has)
{
    const unsigned middle = dnm_model_class(0x4E2D), country = dnm_model_class(0x570B);
    cr_expect(dnm_model_has_pair(middle, country), "中國");
    cr_expect_not(dnm_model_has_pair(country, dnm_model_class(0x9E1F)), "國鳥");
    cr_expect_not(dnm_model_has_pair(0, country));
}
