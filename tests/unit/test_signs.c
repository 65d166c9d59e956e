/* test_signs.c -- the next of a few bytes, asked for in ascending order.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/signs.h"

#include <criterion/criterion.h>

Test(signs, come_in_the_order_of_the_text)
{
    dnm_signs s = dnm_signs_of(DNM_STR("a[b{c[d"), "{[");
    cr_expect_eq(dnm_signs_next(&s, 0), 1);
    cr_expect_eq(dnm_signs_next(&s, 1), 1, "a place that is one counts");
    cr_expect_eq(dnm_signs_next(&s, 2), 3);
    cr_expect_eq(dnm_signs_next(&s, 4), 5);
    cr_expect_eq(dnm_signs_next(&s, 6), SIZE_MAX);
    cr_expect_eq(dnm_signs_next(&s, 99), SIZE_MAX);
}

Test(signs, may_be_missing)
{
    dnm_signs none = dnm_signs_of((dnm_str){NULL, 0}, "{[<");
    cr_expect_eq(dnm_signs_next(&none, 0), SIZE_MAX);
    dnm_signs one = dnm_signs_of(DNM_STR("<<"), "{[<");
    cr_expect_eq(dnm_signs_next(&one, 0), 0);
    cr_expect_eq(dnm_signs_next(&one, 1), 1);
    cr_expect_eq(dnm_signs_next(&one, 2), SIZE_MAX);
}
