/* test_arena.c -- alignment, the ceiling, failure that sticks, and what a reset keeps. The ceiling stands in
 * for an exhausted machine: both take the same path.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/arena.h"

#include <criterion/criterion.h>

/* A size that no ceiling admits, kept from the compiler, which would warn of it. */
static volatile size_t huge = SIZE_MAX;

Test(arena, blocks_are_aligned_apart_and_writable)
{
    enum { BLOCKS = 2000 };
    static unsigned char *blocks[BLOCKS];
    dnm_arena arena;
    dnm_arena_init(&arena, 64 << 20);
    for (size_t i = 0; i < BLOCKS; i++) {
        size_t size = i * 37 % 5000;
        blocks[i] = dnm_arena_alloc(&arena, size);
        cr_assert_not_null(blocks[i]);
        cr_assert_eq((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        memset(blocks[i], (int)(i & 0xFF), size);
    }
    for (size_t i = 0; i < BLOCKS; i++) {
        for (size_t at = 0; at < i * 37 % 5000; at++) cr_assert_eq(blocks[i][at], i & 0xFF);
    }
    cr_expect_not_null(dnm_arena_alloc(&arena, 0), "an empty block has an address, too");
    cr_expect_not(dnm_arena_failed(&arena));
    cr_expect(arena.used <= arena.taken && arena.taken <= arena.max);
    dnm_arena_free(&arena);
}

/* Only a build with AddressSanitizer has these, and only there are they asked. */
extern int __asan_address_is_poisoned(void const volatile *at) __attribute__((weak));

Test(arena, a_sanitizer_sees_the_end_of_a_block)
{
    if (!__asan_address_is_poisoned) cr_skip_test("no AddressSanitizer");
    dnm_arena arena;
    dnm_arena_init(&arena, 1 << 20);
    char *block = dnm_arena_alloc(&arena, 13);
    char *next = dnm_arena_alloc(&arena, 1);
    cr_assert(block && next);
    cr_expect(!__asan_address_is_poisoned(block + 12) && __asan_address_is_poisoned(block + 13));
    cr_expect(__asan_address_is_poisoned(next - 1) && !__asan_address_is_poisoned(next));
    dnm_arena_reset(&arena);
    cr_expect(__asan_address_is_poisoned(block), "what was given back");
    dnm_arena_free(&arena);
}

Test(arena, zeroed_arrays)
{
    dnm_arena arena;
    dnm_arena_init(&arena, 1 << 20);
    memset(dnm_arena_alloc(&arena, 1000), 0xAA, 1000);
    dnm_arena_reset(&arena); /* the dirty bytes are handed out again */
    uint64_t *numbers = DNM_NEW(&arena, uint64_t, 125);
    cr_assert_not_null(numbers);
    for (size_t i = 0; i < 125; i++) cr_expect_eq(numbers[i], 0);
    cr_expect_null(dnm_arena_zalloc(&arena, huge / 8, 16), "the product overflows");
    cr_expect(dnm_arena_failed(&arena));
    dnm_arena_free(&arena);
}

Test(arena, the_ceiling_holds_and_failure_sticks)
{
    dnm_arena arena;
    dnm_arena_init(&arena, 200000);
    size_t got = 0;
    while (dnm_arena_alloc(&arena, 1000)) got += 1000;
    cr_expect(got >= 150000 && got <= 200000, "%zu", got);
    cr_expect(arena.taken <= 200000);
    cr_expect(dnm_arena_failed(&arena));
    (void)dnm_arena_alloc(&arena, 1); /* may succeed, but the arena remembers */
    cr_expect(dnm_arena_failed(&arena));

    dnm_arena_reset(&arena);
    cr_expect_not(dnm_arena_failed(&arena), "the next document starts clean");
    cr_expect_not_null(dnm_arena_alloc(&arena, 1000));
    dnm_arena_free(&arena);

    dnm_arena_init(&arena, 0);
    cr_expect_null(dnm_arena_alloc(&arena, 1));
    dnm_arena_free(&arena);
}

Test(arena, impossible_sizes_are_refused)
{
    dnm_arena arena;
    dnm_arena_init(&arena, SIZE_MAX);
    for (size_t less = 0; less < 40; less++) {
        dnm_arena_reset(&arena);
        cr_expect_null(dnm_arena_alloc(&arena, huge - less));
        cr_expect(dnm_arena_failed(&arena));
        dnm_arena_reset(&arena);
        cr_expect_null(dnm_arena_strndup(&arena, "", huge - less));
        cr_expect(dnm_arena_failed(&arena));
    }
    cr_expect_eq(arena.taken, 0);
    dnm_arena_free(&arena);
}

Test(arena, copies_of_text)
{
    dnm_arena arena;
    dnm_arena_init(&arena, 1 << 20);
    cr_expect_str_eq(dnm_arena_strndup(&arena, "文字 and more", 6), "文字");
    cr_expect_str_eq(dnm_arena_strndup(&arena, NULL, 0), "");
    cr_expect_arr_eq(dnm_arena_strndup(&arena, "a\0b", 3), "a\0b", 4);
    dnm_arena_free(&arena);
}

/* One document after another through one arena: memory settles instead of growing. */
Test(arena, reset_keeps_one_chunk)
{
    dnm_arena arena;
    dnm_arena_init(&arena, 64 << 20);
    dnm_arena_reset(&arena); /* of an arena that holds nothing yet */
    cr_assert_not_null(dnm_arena_alloc(&arena, 10));
    size_t first = arena.taken;
    for (int document = 0; document < 50; document++) {
        for (int i = 0; i < 1000; i++) cr_assert_not_null(dnm_arena_alloc(&arena, 5000));
        dnm_arena_reset(&arena);
        cr_expect_eq(arena.taken, first);
        cr_expect_eq(arena.used, 0);
    }
    dnm_arena_free(&arena);
    cr_expect_eq(arena.taken, 0);
    cr_expect_not_null(dnm_arena_alloc(&arena, 10), "a freed arena may be used again");
    dnm_arena_free(&arena);
    dnm_arena_free(&arena);
}
