/* test_words.c -- words are found where they begin, in the order of their list.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/words.h"

#include <criterion/criterion.h>

#include "core/text/utf8.h"

static const char *const list[] = {"来源", "来", "by ", "\xC2\xA9", "来源：", "源"};
enum { WORDS = sizeof list / sizeof *list };

static dnm_words one_letter(dnm_arena *arena)
{
    dnm_words words;
    cr_assert(dnm_words_init(&words, arena, 1));
    dnm_words_set(&words, 0, DNM_STR("x"));
    return words;
}

/* The numbers of the words that begin at each character, "." behind each of these. */
static const char *found_in(const dnm_words *words, dnm_str text)
{
    static char out[128];
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        const dnm_str rest = {text.p + at, text.n - at};
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i])
            if (dnm_words_begin(words, i, rest)) out[n++] = (char)('0' + i - 1);
        out[n++] = '.';
    }
    out[n] = '\0';
    return out;
}

Test(words, are_found_where_they_begin)
{
    dnm_arena arena;
    dnm_words words;
    dnm_arena_init(&arena, 1 << 20);
    cr_assert(dnm_words_init(&words, &arena, WORDS));
    for (uint16_t i = WORDS; i-- > 0;) dnm_words_set(&words, i, dnm_str_of(list[i]));
    cr_expect_str_eq(found_in(&words, DNM_STR("来源：by ©")), "014.5..2...3.");
    cr_expect_str_eq(found_in(&words, DNM_STR("来自")), "1..");
    cr_expect_str_eq(found_in(&words, DNM_STR("by")), "..", "cut short");
    cr_expect(dnm_words_may_begin(&words, DNM_STR("by the way")) &&
              !dnm_words_may_begin(&words, DNM_STR("bus")));
    cr_expect_not(dnm_words_may_begin(&words, DNM_STR("b")));
    const dnm_words x = one_letter(&arena);
    cr_expect(dnm_words_may_begin(&x, DNM_STR("x")) && dnm_words_may_begin(&x, DNM_STR("x\xFF")));
    cr_expect_not(dnm_words_may_begin(&x, DNM_STR("y")));
    /* the same low bits: U+6765 is 来 */
    cr_expect_str_eq(found_in(&words, DNM_STR("\xE6\xAD\xA5\xE6\xA3\xA5")), "..");
    dnm_arena_free(&arena);
}
