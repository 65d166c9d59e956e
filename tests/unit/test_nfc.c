/* test_nfc.c -- Normalization Form C: examples from every corner of UAX #15, laws over all of Unicode, and
 * the long runs of marks that make naive implementations quadratic.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/unicode/nfc.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static bool is_nfc(dnm_str text)
{
    bool is = false;
    cr_assert_eq(dnm_nfc_is(text, &is), DNM_OK);
    return is;
}

static void expect_nfc(dnm_str in, dnm_str want)
{
    dnm_buf out;
    dnm_buf_init(&out, 1 << 20);
    dnm_nfc(in, &out);
    cr_assert_eq(dnm_buf_status(&out), DNM_OK);
    cr_expect(dnm_str_eq(dnm_buf_str(&out), want), "\"%.*s\" gave \"%.*s\"", (int)in.n, in.p, (int)out.n,
              out.p);
    cr_expect_eq(is_nfc(in), dnm_str_eq(in, want), "\"%.*s\"", (int)in.n, in.p);
    cr_expect(is_nfc(want));
    dnm_buf_free(&out);
}

Test(nfc, examples)
{
    static const struct {
        const char *in, *want;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"中文，全角ＡＢＣ①㎏", "中文，全角ＡＢＣ①㎏"}, /* compatibility forms stay */
        {"e\u0301", "\u00E9"},
        {"\u00E9", "\u00E9"},
        {"x e\u0301 y", "x \u00E9 y"},
        {"\u0301", "\u0301"}, /* a mark on nothing */
        {"e\u0301e\u0301\u0302", "\u00E9\u00E9\u0302"},
        {"a\u0323\u0307", "\u1EA1\u0307"},  /* ordered as it stands */
        {"a\u0307\u0323", "\u1EA1\u0307"},  /* below before above */
        {"q\u0307\u0323", "q\u0323\u0307"}, /* ordered, though nothing composes */
        {"a\u0305\u0301", "a\u0305\u0301"}, /* blocked: both above, the first does not compose */
        {"\u212B", "\u00C5"},               /* a singleton: ANGSTROM SIGN */
        {"\u2126\u212A", "\u03A9K"},
        {"\uF900\uFA0E\U0002F800",
         "\u8C48\uFA0E\u4E3D"},           /* compatibility ideographs; FA0E is a letter of its own */
        {"\u0344", "\u0308\u0301"},       /* decomposes and is excluded from composition */
        {"\u0958", "\u0915\u093C"},       /* composition exclusion */
        {"\u1112\u1161\u11AB", "\uD55C"}, /* jamo to a syllable */
        {"\uD558\u11AB", "\uD55C"},       /* LV and T */
        {"\uD55C\u11AB", "\uD55C\u11AB"}, /* LVT takes no more */
        {"\uAC00\u11A7", "\uAC00\u11A7"}, /* U+11A7 is no final: nothing composes, nothing is lost */
        {"\u304B\u3099\u306F\u309A", "\u304C\u3071"},
        {"\u09C7\u09BE", "\u09CB"}, /* both of class 0 */
        {"\U00011131\U00011127", "\U0001112E"},
        {"\u1E9B\u0323", "\u1E9B\u0323"},
        {"\u1FB6\u0345", "\u1FB7"},
        {"a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_nfc(dnm_str_of(cases[i].in), dnm_str_of(cases[i].want));
    }
}

Test(nfc, what_is_not_utf8_passes)
{
    expect_nfc(DNM_STR("\xFF"), DNM_STR("\xFF"));
    expect_nfc(DNM_STR("e\xCC"), DNM_STR("e\xCC")); /* cut off */
    expect_nfc(DNM_STR("\xED\xA0\x80"
                       "e\xCC\x81\x80"),
               DNM_STR("\xED\xA0\x80"
                       "\xC3\xA9\x80")); /* a surrogate */
    expect_nfc(DNM_STR("e\xFF\xCC\x81"),
               DNM_STR("e\xFF\xCC\x81")); /* the mark does not reach over the bad byte */
    expect_nfc(DNM_STR("a\0e\xCC\x81"), DNM_STR("a\0\xC3\xA9"));
}

/* Each code point alone, and between letters with a mark behind: NFC is a projection, and dnm_nfc_is knows
 * its image. */
Test(nfc, a_projection_for_every_code_point)
{
    dnm_buf in, once, twice;
    dnm_buf_init(&in, 64);
    dnm_buf_init(&once, 256);
    dnm_buf_init(&twice, 256);
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        for (int with_marks = 0; with_marks < 2; with_marks++) {
            dnm_buf_clear(&in);
            dnm_buf_clear(&once);
            dnm_buf_clear(&twice);
            if (with_marks) dnm_buf_add_str(&in, "e");
            dnm_buf_add_code_point(&in, c);
            if (with_marks) dnm_buf_add_str(&in, "\u0301\u0323z");
            dnm_nfc(dnm_buf_str(&in), &once);
            dnm_nfc(dnm_buf_str(&once), &twice);
            bool same = dnm_str_eq(dnm_buf_str(&in), dnm_buf_str(&once));
            cr_assert(dnm_str_eq(dnm_buf_str(&once), dnm_buf_str(&twice)), "U+%04X", (unsigned)c);
            cr_assert_eq(is_nfc(dnm_buf_str(&in)), same, "U+%04X", (unsigned)c);
        }
    }
    cr_expect(dnm_buf_status(&once) == DNM_OK && dnm_buf_status(&twice) == DNM_OK);
    dnm_buf_free(&in);
    dnm_buf_free(&once);
    dnm_buf_free(&twice);
}

/* A letter under a million marks in alternating classes: neighbour swaps would take 10^11 steps. */
Test(nfc, long_runs_of_marks_are_linear, .timeout = 20)
{
    enum { MARKS = 500000 };
    dnm_buf in, want, out;
    dnm_buf_init(&in, 4 * MARKS + 1);
    dnm_buf_init(&want, 4 * MARKS + 1);
    dnm_buf_init(&out, 4 * MARKS + 1);
    dnm_buf_add_str(&in, "q");
    dnm_buf_add_str(&want, "q");
    for (int i = 0; i < MARKS; i++) dnm_buf_add_str(&in, "\u0307\u0323");
    for (int i = 0; i < MARKS; i++) dnm_buf_add_str(&want, "\u0323");
    for (int i = 0; i < MARKS; i++) dnm_buf_add_str(&want, "\u0307");
    dnm_nfc(dnm_buf_str(&in), &out);
    cr_expect_eq(dnm_buf_status(&out), DNM_OK);
    cr_expect(dnm_str_eq(dnm_buf_str(&out), dnm_buf_str(&want)));
    dnm_buf_free(&in);
    dnm_buf_free(&want);
    dnm_buf_free(&out);
}

Test(nfc, the_ceiling_of_the_output_holds)
{
    dnm_buf out;
    dnm_buf_init(&out, 8);
    dnm_nfc(DNM_STR("123456e\xCC\x81"), &out);
    cr_expect_eq(dnm_buf_status(&out), DNM_OK);
    dnm_nfc(DNM_STR("e\xCC\x81"), &out);
    cr_expect_eq(dnm_buf_status(&out), DNM_LIMIT);
    dnm_buf_free(&out);
}
