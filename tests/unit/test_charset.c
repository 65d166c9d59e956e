/* test_charset.c -- labels, decoding with its errors and its way back to the source, encoding.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/charset_internal.h"
#include "core/text/utf8.h"
#include "docnorm/charset.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#define REPLACEMENT "\xEF\xBF\xBD"

Test(charset, labels_of_the_standard_and_common_others)
{
    static const char *const cases[][2] = {
        {"utf8", "UTF-8"},
        {" UTF-8\n", "UTF-8"},
        {"gb2312", "GBK"},
        {"x-gbk", "GBK"},
        {"CP936", "GBK"},
        {"gb18030", "gb18030"},
        {"Big5-HKSCS", "Big5"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"unicode", "UTF-16LE"},
        {"utf-16", "UTF-16LE"},
        {"windows-31j", "Shift_JIS"},
        {"euc_kr", "EUC-KR"},
        {"hz-gb-2312", "HZ-GB-2312"},
        {"iso-2022-cn", "ISO-2022-CN"},
        {"ISO_8859-5:1988", "ISO-8859-5"},
        {"logical", "ISO-8859-8-I"},
        {"866", "IBM866"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *name = dnm_charset_by_label(dnm_str_of(cases[i][0]));
        cr_assert_not_null(name, "%s", cases[i][0]);
        cr_expect_str_eq(name, cases[i][1]);
        cr_expect_str_eq(dnm_charset_by_label(dnm_str_of(name)), name);
    }
    static const char *const unknown[] = {"", " ", "utf", "gb", "utf-8 gbk", "x", "klingon"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        cr_expect_null(dnm_charset_by_label(dnm_str_of(unknown[i])), "%s", unknown[i]);
    }
}

/* People mean more by a label than pages can. */
Test(charset, labels_that_people_ask_by)
{
    static const struct {
        const char *label, *reading, *writing;
    } cases[] = {
        {"ascii", "windows-1252", "US-ASCII"},
        {"US-ASCII", "windows-1252", "US-ASCII"},
        {"Big5-HKSCS", "Big5", "Big5-HKSCS"},
        {"big5", "Big5", "Big5"},
        {"ms950", "Big5", "Big5"},
        {"Big5-ETEN", "Big5", "Big5"},
        {"cp950", "Big5", "Big5"},
        {"MS949", "EUC-KR", "EUC-KR"},
        {"65001", "UTF-8", "UTF-8"},
        {"936", "GBK", "GBK"},
        {"950", "Big5", "Big5"},
        {"gb18030-2022", "gb18030", "gb18030"},
        {"cp437", "IBM437", "IBM437"},
        {"cp850", "IBM850", "IBM850"},
        {"UTF-32", "UTF-32", "UTF-32"},
        {"utf_32le", "UTF-32LE", "UTF-32LE"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(dnm_charset_asked_for(dnm_str_of(cases[i].label), false), cases[i].reading);
        cr_expect_str_eq(dnm_charset_asked_for(dnm_str_of(cases[i].label), true), cases[i].writing);
    }
    cr_expect_null(dnm_charset_asked_for(DNM_STR("klingon"), false));
    static const char *const for_people[] = {"65001", "936", "ms950", "utf-32", "cp437"};
    for (size_t i = 0; i < sizeof for_people / sizeof *for_people; i++)
        cr_expect_null(dnm_charset_by_label(dnm_str_of(for_people[i])), "%s", for_people[i]);
}

Test(charset, hong_kong_characters_and_mere_ascii_are_written_for_who_asks)
{
    static const char cantonese[] = "佢哋喺啲嘢𠝹";
    dnm_encoded e;
    dnm_decoded d;
    cr_assert_eq(dnm_encode(dnm_str_of(cantonese), "Big5-HKSCS", DNM_UNENCODABLE_FAIL, &e), DNM_OK);
    cr_assert_eq(dnm_decode(e.bytes, e.n, "Big5", &(dnm_decode_options){.standard = true}, &d), DNM_OK);
    cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, dnm_str_of(cantonese)));
    dnm_decoded_free(&d);
    free(e.bytes);
    cr_assert_eq(dnm_encode(DNM_STR("caf\u00e9 \u20ac"), "US-ASCII", DNM_UNENCODABLE_QUESTION, &e), DNM_OK);
    cr_expect_str_eq(e.bytes, "caf? ?");
    cr_expect_eq(e.replaced, 2);
    cr_expect_eq(e.first_replaced, 3);
    free(e.bytes);
    cr_assert_eq(dnm_decode("\xFF\xFE\0\0\x2D\x4E\0\0\xFF\xFF\xFF\xFF\x41\0\0\0", 16, "UTF-32", NULL, &d),
                 DNM_OK);
    cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, DNM_STR("中\uFFFDA")), "%s", d.text);
    cr_expect_eq(d.replaced, 1);
    dnm_decoded_free(&d);
}

Test(charset, decoding_and_its_errors)
{
    static const struct {
        const char *charset;
        dnm_str bytes;
        const char *text;
        uint32_t replaced;
        size_t truncated;
    } cases[] = {
        {"UTF-8",
         {"\xEF\xBB\xBF"
          "a\xE4\xB8\xAD",
          7},
         "a\xE4\xB8\xAD",
         0,
         0},
        {"UTF-8",
         {"a\xFF"
          "b",
          3},
         "a" REPLACEMENT "b",
         1,
         0},
        {"UTF-8", {"a\xE4\xB8", 3}, "a", 0, 2},
        {"GBK", {"\xD6\xD0\x80", 3}, "\xE4\xB8\xAD\xE2\x82\xAC", 0, 0},
        {"GBK", {"\xB0<p>", 4}, REPLACEMENT "<p>", 1, 0}, /* the bracket is given back */
        {"GBK", {"\xD6\xD0\xD6", 3}, "\xE4\xB8\xAD", 0, 1},
        {"GBK", {"\xFF", 1}, REPLACEMENT, 1, 0},
        {"gb18030", {"\x81\x30\x81\x30\x90\x30\x81\x30", 8}, "\xC2\x80\xF0\x90\x80\x80", 0, 0},
        {"gb18030", {"\x81\x30\x81\xFF", 4}, REPLACEMENT "0" REPLACEMENT, 2, 0},
        {"Big5", {"\xA4\xA4\x88\x62", 4}, "\xE4\xB8\xAD\xC3\x8A\xCC\x84", 0, 0},
        {"UTF-16LE",
         {"\xFF\xFE"
          "a\0\x2D\x4E",
          6},
         "a\xE4\xB8\xAD",
         0,
         0},
        {"UTF-16BE", {"\xD8\x3D\xDE\x00\xD8\x00\0a", 8}, "\xF0\x9F\x98\x80" REPLACEMENT "a", 1, 0},
        {"UTF-16BE", {"\0a\0", 3}, "a", 0, 1},
        {"windows-1252", {"\x80\x81\xE9", 3}, "\xE2\x82\xAC\xC2\x81\xC3\xA9", 0, 0},
        {"ISO-8859-7", {"\xD2", 1}, REPLACEMENT, 1, 0},
        {"HZ-GB-2312", {"a~{VP~}~~b", 10}, "a\xE4\xB8\xAD~b", 0, 0},
        {"Shift_JIS", {"\x82\xA0\xFFz", 4}, "\xE3\x81\x82" REPLACEMENT "z", 1, 0},
        {"ISO-2022-JP", {"\x1B$B$\"\x1B(Bz", 9}, "\xE3\x81\x82z", 0, 0},
        {"EUC-KR", {"\xB0\xA1", 2}, "\xEA\xB0\x80", 0, 0},
        {"replacement", {"abc", 3}, REPLACEMENT, 1, 0},
        {"UTF-8", {"", 0}, "", 0, 0},
        {"GBK", {"", 0}, "", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_decoded d;
        cr_assert_eq(dnm_decode(cases[i].bytes.p, cases[i].bytes.n, cases[i].charset, NULL, &d), DNM_OK);
        cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, dnm_str_of(cases[i].text)), "case %zu: %.*s", i,
                  (int)d.n, d.text);
        cr_expect_eq(d.replaced, cases[i].replaced, "case %zu", i);
        cr_expect_eq(d.truncated, cases[i].truncated, "case %zu", i);
        dnm_decoded_free(&d);
        dnm_decoded_free(&d);
    }
}

Test(charset, valid_utf8_is_lent_not_copied)
{
    const char text[] = "\xEF\xBB\xBF\xE4\xB8\xAD";
    dnm_decoded d;
    cr_assert_eq(dnm_decode(text, 6, "utf-8", NULL, &d), DNM_OK);
    cr_expect_eq(d.text, text + 3);
    cr_expect(!d.owned && d.linear);
    cr_expect_eq(dnm_decoded_source(&d, 0), 3);
    dnm_decoded_free(&d);
    cr_expect_eq(dnm_decode("a", 1, "nonsense", NULL, &d), DNM_USAGE);
    dnm_decode_options options = {.max_text = 2};
    cr_expect_eq(dnm_decode("abc", 3, "utf-8", &options, &d), DNM_LIMIT);
    cr_expect_eq(dnm_decode("\xE9\xE9", 2, "latin1", &options, &d), DNM_LIMIT);
}

/* Every character of a mixed text leads back to the bytes that decode to it. */
Test(charset, every_offset_leads_back_to_its_source)
{
    static const char *const charsets[] = {"GBK",      "gb18030", "Big5",        "UTF-16LE",
                                           "UTF-16BE", "UTF-8",   "windows-1251"};
    for (size_t c = 0; c < sizeof charsets / sizeof *charsets; c++) {
        dnm_str unit = strcmp(charsets[c], "windows-1251") == 0 ? DNM_STR("ab \xD0\xB6\xD1\x8F 12\n")
                                                                : DNM_STR("ab \xE4\xB8\xAD\xE6\x96\x87, x\n");
        char text[6000];
        size_t n = 0;
        while (n + unit.n <= sizeof text) memcpy(text + n, unit.p, unit.n), n += unit.n;
        dnm_encoded e;
        cr_assert_eq(dnm_encode((dnm_str){text, n}, charsets[c], DNM_UNENCODABLE_FAIL, &e), DNM_OK);
        if (c == 5) e.bytes[0] = (char)0xFF; /* or UTF-8 would be lent */
        dnm_decoded d;
        cr_assert_eq(dnm_decode(e.bytes, e.n, charsets[c], NULL, &d), DNM_OK);
        for (size_t at = 3; at < d.n; at++) {
            if (((unsigned char)d.text[at] & 0xC0) == 0x80) continue;
            size_t from = dnm_decoded_source(&d, at);
            dnm_decoded rest;
            cr_assert_eq(dnm_decode(e.bytes + from, e.n - from, charsets[c], NULL, &rest), DNM_OK);
            cr_assert(dnm_str_eq((dnm_str){rest.text, rest.n}, (dnm_str){d.text + at, d.n - at}), "%s at %zu",
                      charsets[c], at);
            dnm_decoded_free(&rest);
        }
        cr_expect_eq(dnm_decoded_source(&d, d.n), e.n);
        for (size_t i = 1; i < d.checkpoint_count; i++) {
            cr_expect_leq(d.checkpoints[i].text - d.checkpoints[i - 1].text, 4096);
        }
        dnm_decoded_free(&d);
        free(e.bytes);
    }
}

Test(charset, replacements_lead_back_to_their_bytes)
{
    const char bytes[] = "ok \xFF\xFF \xD6\xD0\x80 \xB0< end \xD6";
    dnm_decode_options standard = {.standard = true};
    dnm_decoded d;
    cr_assert_eq(dnm_decode(bytes, sizeof bytes - 1, "gbk", &standard, &d), DNM_OK);
    cr_assert_eq(d.raw_count, 3);
    cr_expect_eq(d.raws[0].source, 3);
    cr_expect_eq(d.raws[0].source_len, 2);
    cr_expect_eq(d.raws[1].source_len, 1);
    cr_expect_eq(d.raws[2].source, sizeof bytes - 2);
    for (size_t i = 0; i < d.raw_count; i++) {
        cr_expect_eq(memcmp(d.text + d.raws[i].text, REPLACEMENT, 3), 0);
        cr_expect_eq(dnm_decoded_source(&d, d.raws[i].text), d.raws[i].source);
    }
    dnm_decoded_free(&d);
}

Test(charset, what_nobody_writes_is_recorded)
{
    const char bytes[] = "\xD6\xD0 \xAA\xA1\xAA\xA2 \xCE\xC4";   /* two of the user-defined area */
    const char control[] = "\xD6\xD0 \x81\x30\x81\x35 \xCE\xC4"; /* U+0085 */
    static const char *const charsets[] = {"GBK", "gb18030"};
    for (size_t i = 0; i < 4; i++) {
        dnm_decode_options options = {.standard = i & 1};
        dnm_decoded d;
        cr_assert_eq(dnm_decode(bytes, sizeof bytes - 1, charsets[i / 2], &options, &d), DNM_OK);
        cr_assert_eq(d.raw_count, 1);
        cr_expect_eq(d.raws[0].kind, DNM_RAW_SUSPICIOUS);
        cr_expect_eq(d.raws[0].source, 3);
        cr_expect_eq(d.raws[0].source_len, 4);
        cr_expect_eq(d.raws[0].text_len, 6);
        dnm_decoded_free(&d);
        cr_assert_eq(dnm_decode(control, sizeof control - 1, charsets[i / 2], &options, &d), DNM_OK);
        cr_assert_eq(d.raw_count, 1);
        cr_expect_eq(d.raws[0].kind, DNM_RAW_SUSPICIOUS);
        cr_expect_eq(d.raws[0].source_len, 4);
        dnm_decoded_free(&d);
    }
}

Test(charset, a_mark_before_damage_leads_back_to_its_letter)
{
    dnm_decoded d;
    cr_assert_eq(dnm_decode("\xA4\xA4\x88\x62\xFF", 5, "Big5", NULL, &d), DNM_OK);
    static const size_t offsets[][2] = {{0, 0}, {3, 2}, {5, 2}, {7, 4}, {10, 5}};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++)
        cr_expect_eq(dnm_decoded_source(&d, offsets[i][0]), offsets[i][1], "offset %zu", offsets[i][0]);
    dnm_decoded_free(&d);
}

/* One step after the other, as the standard has it. */
static size_t decode_by_steps(dnm_stepper *step, const uint8_t *p, size_t n, char *to)
{
    char *begin = to;
    for (size_t at = 0; at < n;) {
        dnm_step s = step(p + at, n - at);
        to += dnm_utf8_put(to, s.code_point);
        if (s.mark) to += dnm_utf8_put(to, s.mark);
        at += s.length;
    }
    return (size_t)(to - begin);
}

/* Runs of pairs and of ASCII, of every length; a few bytes of anything. */
static void mix(uint8_t *p, size_t n, uint32_t *random)
{
    for (size_t at = 0; at < n;) {
        *random = *random * 1103515245u + 12345u;
        uint32_t r = *random >> 8;
        size_t most = r % 7 ? r % 24 : r % 150;
        for (size_t i = 0; i < most && at < n; i++) {
            *random = *random * 1103515245u + 12345u;
            uint32_t bits = *random >> 8;
            uint8_t lead = (uint8_t)(0xB0 + bits % 0x20), trail = (uint8_t)(0xA1 + (bits >> 8) % 0x5E);
            if (bits >> 16 & 1) trail = (uint8_t)(0x40 + (bits >> 8) % 0x3F);
            if (r >> 5 & 1) lead = (uint8_t)(' ' + bits % 95);
            if ((r >> 6) % 64 == 0) lead = (uint8_t)bits;
            p[at++] = lead;
            if (lead >= 0x80 && at < n) p[at++] = trail;
        }
    }
}

Test(charset, blocks_of_pairs_are_decoded_as_one_by_one)
{
    enum { LENGTH = 3000 };
    static uint8_t bytes[LENGTH];
    static char expected[LENGTH * 3];
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        bool big5 = round & 1;
        size_t n = round % 3 ? LENGTH - (size_t)round : (size_t)round;
        mix(bytes, n, &random);
        size_t length = decode_by_steps(big5 ? dnm_big5_step : dnm_gb18030_step, bytes, n, expected);
        dnm_decoded d;
        cr_assert_eq(
            dnm_decode(bytes, n, big5 ? "Big5" : "gb18030", &(dnm_decode_options){.standard = true}, &d),
            DNM_OK);
        cr_expect(d.n == length && memcmp(d.text, expected, length) == 0, "round %d", round);
        dnm_decoded_free(&d);
    }
}

Test(charset, encoding_and_what_a_charset_lacks)
{
    static const struct {
        const char *charset, *text, *bytes;
        dnm_unencodable how;
    } cases[] = {
        {"GBK", "\xE4\xB8\xAD\xE2\x82\xAC", "\xD6\xD0\x80", DNM_UNENCODABLE_FAIL},
        {"GBK", "\xF0\x9F\x98\x80", "&#128512;", DNM_UNENCODABLE_REFERENCE},
        {"gb18030", "\xF0\x9F\x98\x80", "\x94\x39\xFC\x36", DNM_UNENCODABLE_FAIL},
        {"gb18030", "\xEE\x9E\x8D\xEE\xA1\xA4", "\xA6\xD9\xFE\xA0", DNM_UNENCODABLE_FAIL},
        {"Big5", "a\xE7\xAE\x80", "a_", DNM_UNENCODABLE_UNDERSCORE},
        {"windows-1252", "\xC3\xA9\xE4\xB8\xAD", "\xE9?", DNM_UNENCODABLE_QUESTION},
        {"EUC-KR", "\xEA\xB0\x80", "\xB0\xA1", DNM_UNENCODABLE_FAIL},
        {"UTF-8", "a\xFF", "a" REPLACEMENT, DNM_UNENCODABLE_FAIL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_encoded e;
        cr_assert_eq(dnm_encode(dnm_str_of(cases[i].text), cases[i].charset, cases[i].how, &e), DNM_OK,
                     "case %zu", i);
        cr_expect_str_eq(e.bytes, cases[i].bytes);
        free(e.bytes);
    }
    dnm_encoded e;
    cr_expect_eq(dnm_encode(DNM_STR("abc\xE4\xB8\xAD"), "latin1", DNM_UNENCODABLE_FAIL, &e), DNM_UNSUPPORTED);
    cr_expect_eq(e.first_replaced, 3);
}

static char *read_shared(const char *name, size_t *n)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/suites/encoding_rs/%s", DOCNORM_SHARED_DIR, name);
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    char *bytes = malloc(1 << 20);
    *n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return bytes;
}

/* The vectors made from the WHATWG indexes, every pair of both charsets and every error among them. */
Test(charset, vectors_of_the_standard)
{
    static const char *const charsets[] = {"gb18030", "big5"};
    for (size_t i = 0; i < 2; i++) {
        char names[4][64];
        static const char *const endings[4] = {"in", "in_ref", "out", "out_ref"};
        char *files[4];
        size_t n[4] = {0};
        for (size_t k = 0; k < 4; k++) {
            snprintf(names[k], sizeof names[k], "%s_%s.txt", charsets[i], endings[k]);
            files[k] = read_shared(names[k], &n[k]);
            if (!files[k]) cr_skip_test("skipped: the vectors are not at hand\n");
        }
        for (int standard = 0; standard < 2; standard++) {
            dnm_decode_options options = {.standard = standard != 0};
            dnm_decoded d;
            cr_assert_eq(dnm_decode(files[0], n[0], charsets[i], &options, &d), DNM_OK);
            cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, (dnm_str){files[1], n[1]}), "%s", names[0]);
            dnm_decoded_free(&d);
        }
        dnm_encoded e;
        cr_assert_eq(dnm_encode((dnm_str){files[2], n[2]}, charsets[i], DNM_UNENCODABLE_REFERENCE, &e),
                     DNM_OK);
        cr_expect(dnm_str_eq((dnm_str){e.bytes, e.n}, (dnm_str){files[3], n[3]}), "%s", names[2]);
        free(e.bytes);
        for (size_t k = 0; k < 4; k++) free(files[k]);
    }
}
