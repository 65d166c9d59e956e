/* test_vec.c -- typed arrays that share a budget: to the byte, given back in full, refusals that stick.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/vec.h"

#include <criterion/criterion.h>

typedef struct pair {
    uint64_t a, b;
} pair;

typedef DNM_VEC(pair) pairs;

Test(vec, pushes_are_zeroed_and_stay)
{
    dnm_budget budget = {.left = 1 << 20};
    pairs v = {0};
    for (uint64_t i = 0; i < 10000; i++) {
        pair *p = DNM_PUSH(&v, &budget);
        cr_assert_not_null(p);
        cr_assert(p->a == 0 && p->b == 0);
        *p = (pair){i, ~i};
    }
    for (uint64_t i = 0; i < 10000; i++) cr_assert(v.p[i].a == i && v.p[i].b == ~i);
    cr_expect_eq(v.n, 10000);
    cr_expect_eq(budget.left + v.cap * sizeof(pair), 1 << 20, "the budget knows every byte");
    v.n = 0;
    memset(v.p, 0xAA, v.cap * sizeof(pair));
    pair *again = DNM_PUSH(&v, &budget);
    cr_expect(again->a == 0 && again->b == 0, "reused elements are zeroed, too");
    DNM_VEC_FREE(&v, &budget);
    cr_expect_eq(budget.left, 1 << 20);
    cr_expect(v.p == NULL && v.n == 0 && v.cap == 0);
    DNM_VEC_FREE(&v, &budget);
    cr_expect_eq(budget.left, 1 << 20);
}

/* The budget can be used up to the last element, and that takes no move for each of the last ones. */
Test(vec, the_budget_is_exact_and_the_refusal_sticks)
{
    for (uint32_t room = 0; room < 200; room++) {
        dnm_budget budget = {.left = room * sizeof(pair) + 15};
        pairs v = {0};
        uint32_t n = 0;
        while (DNM_PUSH(&v, &budget)) n++;
        cr_expect_eq(n, room);
        cr_expect_eq(v.n, room, "what is there stays there");
        cr_expect_eq(budget.failed, DNM_LIMIT);
        budget.left = 1 << 20;
        cr_expect_null(DNM_PUSH(&v, &budget));
        DNM_VEC_FREE(&v, &budget);
    }
}

Test(vec, moves_are_few_where_the_budget_ends)
{
    enum { ROOM = 100000 };
    dnm_budget budget = {.left = ROOM * sizeof(pair)};
    pairs v = {0};
    uint32_t moves = 0;
    for (uint32_t cap = 0; DNM_PUSH(&v, &budget); cap = v.cap) moves += v.cap != cap;
    cr_expect_eq(v.n, ROOM);
    cr_expect_lt(moves, 60);
    DNM_VEC_FREE(&v, &budget);
}

Test(vec, arrays_share_one_budget)
{
    dnm_budget budget = {.left = 4096};
    pairs v = {0};
    DNM_VEC(char) w = {0};
    cr_assert(DNM_ROOM(&v, 200, &budget));
    cr_expect_not(DNM_ROOM(&w, 2000, &budget));
    cr_expect_eq(budget.failed, DNM_LIMIT);
    DNM_VEC_FREE(&v, &budget);
    DNM_VEC_FREE(&w, &budget);
    cr_expect_eq(budget.left, 4096);
}

Test(vec, counts_past_32_bits_are_refused)
{
    dnm_budget budget = {.left = SIZE_MAX};
    DNM_VEC(char) v = {0};
    cr_assert(DNM_ROOM(&v, 100, &budget));
    v.n = 100;
    cr_expect_not(DNM_ROOM(&v, UINT32_MAX, &budget));
    cr_expect_eq(budget.failed, DNM_LIMIT);
    cr_expect_eq(v.n, 100);
    DNM_VEC_FREE(&v, &budget);
}
