/* test_json.c -- the JSON writer's commas and escapes, the reader's strictness, and one through the other.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/json/json.h"
#include "core/text/json.h"

#include <criterion/criterion.h>
#include <stdio.h>

static void expect_string(dnm_str value, const char *want)
{
    dnm_buf out;
    dnm_buf_init(&out, 4096);
    dnm_json j = dnm_json_to(&out);
    dnm_json_str(&j, value);
    cr_expect_str_eq(out.p, want);
    dnm_buf_free(&out);
}

Test(json, strings_are_escaped_and_always_utf8)
{
    expect_string(DNM_STR(""), "\"\"");
    expect_string((dnm_str){NULL, 0}, "\"\"");
    expect_string(DNM_STR("中文 \xF0\x9F\x98\x80/"), "\"中文 \xF0\x9F\x98\x80/\"");
    expect_string(DNM_STR("\"\\\b\t\n\f\r"), "\"\\\"\\\\\\b\\t\\n\\f\\r\"");
    expect_string(DNM_STR("\0a\x1F\x7F"), "\"\\u0000a\\u001f\\u007f\"");
    expect_string(DNM_STR("\xFF"), "\"\uFFFD\"");
    expect_string(DNM_STR("a\xE4\xB8"), "\"a\uFFFD\"");                         /* cut off */
    expect_string(DNM_STR("\xC0\xAF"), "\"\uFFFD\uFFFD\"");                     /* overlong */
    expect_string(DNM_STR("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");           /* a surrogate */
    expect_string(DNM_STR("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\""); /* past U+10FFFF */
    expect_string(DNM_STR("\xF4\x8F\xBF\xBF"), "\"\xF4\x8F\xBF\xBF\"");
}

Test(json, commas_come_by_themselves)
{
    dnm_buf out;
    dnm_buf_init(&out, 4096);
    dnm_json j = dnm_json_to(&out);
    for (int line = 0; line < 2; line++) {
        dnm_json_open(&j, '{');
        dnm_json_key(&j, "a");
        dnm_json_open(&j, '[');
        dnm_json_int(&j, INT64_MIN);
        dnm_json_open(&j, '[');
        dnm_json_close(&j, ']');
        dnm_json_null(&j);
        dnm_json_close(&j, ']');
        dnm_json_key(&j, "b\n");
        dnm_json_bool(&j, true);
        dnm_json_close(&j, '}');
        dnm_json_end_line(&j);
    }
    cr_expect_str_eq(out.p, "{\"a\":[-9223372036854775808,[],null],\"b\\n\":true}\n"
                            "{\"a\":[-9223372036854775808,[],null],\"b\\n\":true}\n");
    dnm_buf_free(&out);
}

Test(json, every_character_comes_back)
{
    dnm_buf in, out;
    dnm_buf_init(&in, 8 << 20);
    dnm_buf_init(&out, 16 << 20);
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) dnm_buf_add_code_point(&in, c);
    dnm_json j = dnm_json_to(&out);
    dnm_json_str(&j, dnm_buf_str(&in));

    dnm_json_value *root = NULL;
    dnm_str back;
    cr_assert_eq(dnm_json_read(dnm_buf_str(&out), &root, NULL), DNM_OK);
    cr_assert(dnm_json_as_str(root, &back));
    cr_expect(dnm_str_eq(back, dnm_buf_str(&in)));
    dnm_json_free(root);
    dnm_buf_free(&in);
    dnm_buf_free(&out);
}

Test(json, lookups_chain_over_what_is_missing)
{
    dnm_json_value *root = NULL;
    cr_assert_eq(
        dnm_json_read(DNM_STR("{\"n\":[1,{\"s\":\"x\\u0000y\"},true],\"f\":1.5,\"after\":2}"), &root, NULL),
        DNM_OK);
    const dnm_json_value *n = dnm_json_get(root, "n");
    dnm_str text = {0};
    int64_t number = 0;
    bool flag = false;
    cr_expect_eq(dnm_json_count(n), 3);
    cr_expect(dnm_json_as_int(dnm_json_at(n, 0), &number) && number == 1);
    cr_expect(dnm_json_as_str(dnm_json_get(dnm_json_at(n, 1), "s"), &text) &&
              dnm_str_eq(text, DNM_STR("x\0y")));
    cr_expect(dnm_json_as_bool(dnm_json_at(n, 2), &flag) && flag);

    cr_expect_null(dnm_json_get(dnm_json_get(dnm_json_at(n, 3), "no"), "no"));
    cr_expect_eq(dnm_json_count(root), 0, "an object is no array");
    cr_expect(dnm_json_as_int(dnm_json_get(root, "after"), &number) && number == 2, "past what holds more");
    cr_expect_null(dnm_json_get(root, "s"), "a key further in is not this object's");
    cr_expect_not(dnm_json_as_int(dnm_json_get(root, "f"), &number), "1.5 is no integer");
    cr_expect_not(dnm_json_as_str(NULL, &text));
    cr_expect_not(dnm_json_as_bool(n, &flag));
    dnm_json_free(root);
    dnm_json_free(NULL);
}

Test(json, the_reader_is_strict)
{
    static const char *const broken[] = {
        "",
        " ",
        "{",
        "[",
        "]",
        "{\"a\":1} x",
        "[NaN]",
        "[01]",
        "[-]",
        "[1.]",
        "[1e]",
        "[.5]",
        "[+1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:1}",
        "{\"a\":1]",
        "[1}",
        "\"a",
        "\"\\x\"",
        "\"\\u12G4\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "\"\xFF\"",
        "\"\xC0\x80\"",
        "\"\x1F\"",
        "tru",
        "nul",
        "truefalse",
        "'a'",
        "99999999999999999999",
        "-9223372036854775809",
        "9223372036854775808",
        "[1]]",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        dnm_json_value *root = NULL;
        size_t offset = SIZE_MAX;
        cr_expect_eq(dnm_json_read(dnm_str_of(broken[i]), &root, &offset), DNM_DAMAGED, "%s", broken[i]);
        cr_expect_null(root);
        cr_expect(offset <= strlen(broken[i]), "%s: %zu", broken[i], offset);
    }
}

Test(json, numbers_are_integers_where_they_fit)
{
    static const struct {
        const char *text;
        bool is;
        int64_t number;
    } cases[] = {
        {"0", true, 0},
        {"-0", true, 0},
        {" 12\n", true, 12},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"1.0", false, 0},
        {"1e2", false, 0},
        {"-0.5E-7", false, 0},
        {"true", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_json_value *root = NULL;
        int64_t number = 77;
        cr_assert_eq(dnm_json_read(dnm_str_of(cases[i].text), &root, NULL), DNM_OK, "%s", cases[i].text);
        cr_expect_eq(dnm_json_as_int(root, &number), cases[i].is, "%s", cases[i].text);
        cr_expect_eq(number, cases[i].is ? cases[i].number : 77, "%s", cases[i].text);
        dnm_json_free(root);
    }
}

Test(json, escapes_are_understood)
{
    dnm_json_value *root = NULL;
    dnm_str text = {0};
    cr_assert_eq(
        dnm_json_read(DNM_STR("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u4e2D\\ud83d\\ude00\""), &root, NULL),
        DNM_OK);
    cr_expect(dnm_json_as_str(root, &text));
    cr_expect(dnm_str_eq(text, DNM_STR("\"\\/\b\f\n\r\tA\u4E2D\U0001F600")));
    dnm_json_free(root);
}

Test(json, depth_is_bounded)
{
    enum { DEEP = 1000000 };
    static char deep[2 * DEEP];
    memset(deep, '[', DEEP);
    memset(deep + DEEP, ']', DEEP);
    dnm_json_value *root = NULL;
    cr_expect_eq(dnm_json_read((dnm_str){deep, 2 * DEEP}, &root, NULL), DNM_DAMAGED);
    cr_expect_eq(dnm_json_read((dnm_str){deep + DEEP - 1000, 2000}, &root, NULL), DNM_OK);
    dnm_json_free(root);
}

Test(json, the_ceiling_of_the_output_holds)
{
    dnm_buf out;
    dnm_buf_init(&out, 10);
    dnm_json j = dnm_json_to(&out);
    dnm_json_open(&j, '[');
    for (int i = 0; i < 100; i++) dnm_json_str(&j, DNM_STR("\x01"));
    dnm_json_close(&j, ']');
    cr_expect_eq(dnm_buf_status(&out), DNM_LIMIT);
    cr_expect(out.n <= 10);
    dnm_buf_free(&out);
}
