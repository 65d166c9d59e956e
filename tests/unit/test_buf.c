/* test_buf.c -- the bounded buffer: what it holds, its ceiling to the byte, refusals that stick.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(buf, holds_what_was_added_and_a_nul)
{
    dnm_buf buf;
    dnm_buf_init(&buf, 1 << 20);
    cr_expect_eq(dnm_buf_str(&buf).n, 0);
    dnm_buf_add(&buf, "a\0b", 3);
    dnm_buf_add(&buf, NULL, 0);
    dnm_buf_add_str(&buf, "中");
    dnm_buf_add_char(&buf, '!');
    dnm_buf_printf(&buf, "[%s:%d]", "x", -7);
    cr_expect(dnm_str_eq(dnm_buf_str(&buf), DNM_STR("a\0b中![x:-7]")));
    cr_expect_eq(buf.p[buf.n], '\0');

    dnm_buf_clear(&buf);
    cr_expect_str_eq(buf.p, "");
    for (int i = 0; i < 100000; i++) {
        dnm_buf_add_char(&buf, (char)('a' + i % 26));
        cr_assert_eq(buf.p[buf.n], '\0');
    }
    for (size_t i = 0; i < 100000; i++) cr_assert_eq(buf.p[i], (char)('a' + i % 26));
    cr_expect_eq(dnm_buf_status(&buf), DNM_OK);
    dnm_buf_free(&buf);
}

/* Each length of output around the ceiling, by each way of adding. */
Test(buf, the_ceiling_is_exact_and_the_refusal_sticks)
{
    enum { MAX = 16 };
    for (int way = 0; way < 4; way++) {
        dnm_buf buf;
        dnm_buf_init(&buf, MAX);
        for (int i = 0; i < MAX - 1; i++) dnm_buf_add_char(&buf, '.');
        cr_assert_eq(dnm_buf_status(&buf), DNM_OK);
        switch (way) {
        case 0:
            dnm_buf_add(&buf, "ab", 2);
            break;
        case 1:
            dnm_buf_add_code_point(&buf, 0x4E2D);
            break;
        case 2:
            dnm_buf_printf(&buf, "%d", 10);
            break;
        default:
            cr_expect_null(dnm_buf_room(&buf, SIZE_MAX));
            break;
        }
        cr_expect_eq(dnm_buf_status(&buf), DNM_LIMIT, "way %d", way);
        cr_expect_eq(buf.n, MAX - 1, "nothing is added in part");
        dnm_buf_add_char(&buf, 'x');
        cr_expect_eq(buf.n, MAX - 1, "not even what would have fitted");
        cr_expect_str_eq(buf.p, "...............");

        size_t n = 77;
        cr_expect_null(dnm_buf_take(&buf, &n));
        cr_expect_eq(n, 77, "outputs are written on success only");
        dnm_buf_free(&buf);
    }
    dnm_buf full;
    dnm_buf_init(&full, MAX);
    dnm_buf_add(&full, "0123456789abcdef", MAX);
    cr_expect_eq(dnm_buf_status(&full), DNM_OK);
    dnm_buf_free(&full);
}

Test(buf, room_is_written_by_the_caller)
{
    dnm_buf buf;
    dnm_buf_init(&buf, 1000);
    char *to = dnm_buf_room(&buf, 500);
    cr_assert_not_null(to);
    memset(to, 'z', 500);
    buf.n += 500;
    dnm_buf_add_str(&buf, "end");
    cr_expect_eq(buf.n, 503);
    cr_expect_eq(buf.p[499], 'z');
    cr_expect_str_eq(buf.p + 500, "end");
    cr_expect_null(dnm_buf_room(&buf, 498));
    dnm_buf_free(&buf);
}

Test(buf, taking_hands_the_bytes_over)
{
    dnm_buf buf;
    size_t n = 1;
    dnm_buf_init(&buf, 100);
    char *empty = dnm_buf_take(&buf, &n);
    cr_assert_not_null(empty, "nothing written is an empty text, not a failure");
    cr_expect(n == 0 && empty[0] == '\0');
    free(empty);

    dnm_buf_add_str(&buf, "text");
    char *text = dnm_buf_take(&buf, &n);
    cr_expect(n == 4);
    cr_expect_str_eq(text, "text");
    cr_expect(buf.p == NULL && buf.n == 0);
    dnm_buf_add_str(&buf, "again");
    cr_expect_str_eq(text, "text");
    cr_expect_str_eq(buf.p, "again");
    free(text);
    dnm_buf_free(&buf);
    dnm_buf_free(&buf);
}

Test(buf, code_points_become_utf8)
{
    static const struct {
        uint32_t code_point;
        const char *utf8;
    } cases[] = {
        {0x24, "$"},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD800, "\xEF\xBF\xBD"}, /* surrogates and what lies past Unicode have no UTF-8 */
        {0xDFFF, "\xEF\xBF\xBD"},
        {0x110000, "\xEF\xBF\xBD"},
        {UINT32_MAX, "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_buf buf;
        dnm_buf_init(&buf, 4);
        dnm_buf_add_code_point(&buf, cases[i].code_point);
        cr_expect_str_eq(buf.p, cases[i].utf8, "U+%04X", (unsigned)cases[i].code_point);
        dnm_buf_free(&buf);
    }
}
