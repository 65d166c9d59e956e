/* test_utf8.c -- stepping, validating and encoding, over all code points and over ill-formed bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf8.h"

#include <criterion/criterion.h>

Test(utf8, every_code_point_survives_a_round_trip_and_a_step_back)
{
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        char b[4];
        size_t n = dnm_utf8_put(b, cp), at = 0, back = n;
        uint32_t expected = surrogate ? DNM_REPLACEMENT : cp;
        cr_assert_eq(dnm_utf8_next(b, n, &at), expected);
        cr_assert_eq(at, n);
        cr_assert_eq(dnm_utf8_prev(b, &back), expected);
        cr_assert_eq(back, 0);
        cr_assert_eq(dnm_utf8_validate(b, n), n);
        cr_assert_eq(dnm_utf8_count(b, n), 1);
    }
}

/* Unicode 15.0, table 3-8 and its neighbours: how many U+FFFD, and where the first error is. */
Test(utf8, ill_formed_bytes_fall_into_maximal_subparts)
{
    static const struct {
        const char *bytes;
        size_t characters, first_error;
    } cases[] = {
        {"\x80", 1, 0},
        {"\xC0\xAF", 2, 0},
        {"\xE0\x80\xAF", 3, 0},
        {"\xED\xA0\x80", 3, 0},
        {"\xF4\x90\x80\x80", 4, 0},
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 5, 0},
        {"ab\xE4\xB8", 3, 2},
        {"\xE4\xB8\xAD\xE4\xB8\xAD\xFF"
         "c",
         4, 6},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98", 2, 4},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = strlen(cases[i].bytes);
        cr_expect_eq(dnm_utf8_count(cases[i].bytes, n), cases[i].characters, "case %zu", i);
        cr_expect_eq(dnm_utf8_validate(cases[i].bytes, n), cases[i].first_error, "case %zu", i);
    }
}

/* A step back undoes a step forward on any bytes, or characters would be counted differently from the
 * two ends of a text. */
Test(utf8, stepping_back_meets_the_boundaries_of_stepping_forward)
{
    static const unsigned char alphabet[] = {'a',  0x80, 0xBF, 0x9F, 0xA0, 0xC3,
                                             0xE0, 0xE4, 0xED, 0xF0, 0xF4, 0xFF};
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char text[12];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = (char)alphabet[(seed >> 16) % sizeof alphabet];
        }
        bool boundary[sizeof text + 1] = {false};
        for (size_t at = 0; at < sizeof text; dnm_utf8_next(text, sizeof text, &at)) boundary[at] = true;
        boundary[sizeof text] = true;
        for (size_t at = sizeof text; at > 0;) {
            dnm_utf8_prev(text, &at);
            cr_assert(boundary[at], "round %d, offset %zu", round, at);
        }
        for (size_t at = 0; at <= sizeof text; at++) {
            cr_assert(boundary[dnm_utf8_boundary(text, sizeof text, at)], "round %d, offset %zu", round, at);
        }
    }
}

/* The validator that is in use, vectorised or not, against plain steps, at every alignment. */
Test(utf8, validation_agrees_with_steps_on_random_text)
{
    static const char *const pieces[] = {"a",
                                         "bcdefghijklmnopqrstuvwxyz0123456789",
                                         "\xC3\xA9",
                                         "\xE4\xB8\xAD",
                                         "\xE2\x80\x9C",
                                         "\xF0\x9F\x98\x80",
                                         "\xED\x9F\xBF",
                                         "\xEE\x80\x80"};
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[400];
        size_t n = 0;
        while (n < 300) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        if (round % 4) {
            seed = seed * 1664525 + 1013904223;
            text[(seed >> 16) % n] = (char)(seed >> 8);
        }
        size_t from = (size_t)round % 32, left = n - from;
        size_t expected = 0;
        for (uint32_t cp = 0; expected < left;) {
            size_t length = dnm_utf8_decode(text + from + expected, left - expected, &cp);
            if (cp == DNM_BAD_UTF8) break;
            expected += length;
        }
        cr_assert_eq(dnm_utf8_validate(text + from, left), expected, "round %d", round);
    }
}

Test(utf8, columns_of_wide_and_combining_characters)
{
    dnm_str text = DNM_STR("a\xE4\xB8\xAD\xEF\xBC\x8C"
                           "e\xCC\x81\xE2\x80\x8B");
    cr_expect_eq(dnm_utf8_columns(text.p, text.n), 6);
}
