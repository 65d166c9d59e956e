/* test_charset_detect.c -- detection on own sentences in every charset, short, damaged, wrongly declared.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/charset.h"

#include <criterion/criterion.h>
#include <iconv.h>
#include <stdlib.h>

static const char simplified[] = "图书馆每天早上九点开门，周末也不例外。读者可以在二楼借阅报纸和杂志。";
static const char traditional[] = "圖書館每天早上九點開門，週末也不例外。讀者可以在二樓借閱報紙和雜誌。";
static const char japanese[] = "図書館は毎朝九時に開きます。二階で新聞や雑誌を読むことができます。";
static const char korean[] = "도서관은 매일 아침 아홉 시에 문을 열고 주말에도 쉬지 않습니다.";
static const char russian[] = "Библиотека открывается каждый день в девять утра, даже в выходные.";
static const char german[] = "Die Bücherei öffnet täglich um neun Uhr, natürlich auch über die Feiertage.";

static const struct {
    const char *text, *iconv, *charset, *script, *language;
} cases[] = {
    {simplified, "UTF-8", "UTF-8", "Hans", "zh"},
    {simplified, "GBK", "GBK", "Hans", "zh"},
    {simplified, "UTF-16LE", "UTF-16LE", "Hans", "zh"},
    {simplified, "UTF-16BE", "UTF-16BE", "Hans", "zh"},
    {simplified, "ISO-2022-CN", "ISO-2022-CN", "Hans", "zh"},
    {traditional, "UTF-8", "UTF-8", "Hant", "zh"},
    {traditional, "BIG5", "Big5", "Hant", "zh"},
    {traditional, "GBK", "GBK", "Hant", "zh"},
    {traditional, "EUC-TW", "EUC-TW", "Hant", "zh"},
    {japanese, "UTF-8", "UTF-8", "Jpan", "ja"},
    {japanese, "CP932", "Shift_JIS", "Jpan", "ja"},
    {japanese, "EUC-JP", "EUC-JP", "Jpan", "ja"},
    {japanese, "ISO-2022-JP", "ISO-2022-JP", "Jpan", "ja"},
    {korean, "UTF-8", "UTF-8", "Kore", "ko"},
    {korean, "CP949", "EUC-KR", "Kore", "ko"},
    {korean, "ISO-2022-KR", "ISO-2022-KR", "Kore", "ko"},
    {russian, "UTF-8", "UTF-8", "Cyrl", "ru"},
    {russian, "CP1251", "windows-1251", "Cyrl", "ru"},
    {russian, "KOI8-R", "KOI8-R", "Cyrl", "ru"},
    {russian, "CP866", "IBM866", "Cyrl", "ru"},
    {russian, "ISO-8859-5", "ISO-8859-5", "Cyrl", "ru"},
    {"Бібліотека відчиняється щодня о дев'ятій ранку, навіть у вихідні.", "KOI8-U", "KOI8-U", "Cyrl", "ru"},
    {"As edições estão na seção de ficções.", "CP1252", "windows-1252", "Latn", ""},
    {german, "UTF-8", "UTF-8", "Latn", ""},
    {german, "CP1252", "windows-1252", "Latn", ""},
    {"The library opens at nine in the morning, and it is open on Sundays.", "UTF-8", "UTF-8", "Latn", "en"},
};

static size_t encode(const char *text, const char *charset, char *out, size_t room)
{
    iconv_t handle = iconv_open(charset, "UTF-8");
    cr_assert_neq(handle, (iconv_t)-1, "%s", charset);
    char *from = (char *)(uintptr_t)text, *to = out;
    size_t left = strlen(text), before = room;
    cr_assert_eq(iconv(handle, &from, &left, &to, &room), 0, "%s", charset);
    iconv(handle, NULL, NULL, &to, &room);
    iconv_close(handle);
    return before - room;
}

Test(charset_detect, sentences_in_every_charset)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[1024];
        size_t n = encode(cases[i].text, cases[i].iconv, bytes, sizeof bytes);
        dnm_charset_guess g;
        cr_assert_eq(dnm_charset_detect(bytes, n, NULL, &g), DNM_OK);
        cr_expect_str_eq(g.charset, cases[i].charset, "case %zu", i);
        cr_expect_str_eq(g.script, cases[i].script, "case %zu", i);
        cr_expect_str_eq(g.language, cases[i].language, "case %zu", i);
        cr_expect_geq(g.confidence, 990, "case %zu", i);
    }
}

/* A declaration that is wrong never wins; one that is right helps where the bytes say little. */
Test(charset_detect, declarations_are_priors)
{
    static const char *const declared[] = {"utf-8",        "gb2312", "big5",    "shift_jis",
                                           "windows-1252", "koi8-r", "nonsense"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[1024];
        size_t n = encode(cases[i].text, cases[i].iconv, bytes, sizeof bytes);
        for (size_t k = 0; k < sizeof declared / sizeof *declared; k++) {
            dnm_charset_hints hints = {.http = declared[k], .meta = declared[k], .neighbour = declared[k]};
            dnm_charset_guess g;
            cr_assert_eq(dnm_charset_detect(bytes, n, &hints, &g), DNM_OK);
            cr_expect_str_eq(g.charset, cases[i].charset, "case %zu declared %s", i, declared[k]);
        }
    }
    dnm_charset_hints greek = {.http = "iso-8859-7"};
    dnm_charset_guess g;
    cr_assert_eq(
        dnm_charset_detect("\xC7 \xE2\xE9\xE2\xEB\xE9\xEF\xE8\xDE\xEA\xE7 \xE1\xED\xEF\xDF\xE3\xE5\xE9 "
                           "\xF3\xF4\xE9\xF2 \xE5\xED\xED\xDD\xE1",
                           31, &greek, &g),
        DNM_OK);
    cr_expect_str_eq(g.charset, "ISO-8859-7");
}

/* A declaration of a charset that is not guessed is believed where the bytes make a likelier text in it than
 * in any that is, and not where they do not. */
Test(charset_detect, declared_charsets_that_are_never_guessed)
{
    static const struct {
        const char *text, *iconv, *declared, *charset;
    } pages[] = {
        {russian, "CP866", "ibm866", "IBM866"},
        {russian, "ISO-8859-5", "iso-8859-5", "ISO-8859-5"},
        {"Осенью мы поехали домой", "CP866", "ibm866", "IBM866"},
        {"Η βιβλιοθήκη ανοίγει κάθε μέρα στις εννέα το πρωί.", "ISO-8859-7", "iso-8859-7", "ISO-8859-7"},
        {"Biblioteka jest otwarta codziennie od dziewiątej, także w święta.", "ISO-8859-2", "iso-8859-2",
         "ISO-8859-2"},
        {simplified, "GBK", "ibm866", "GBK"},
        {traditional, "BIG5", "ibm866", "Big5"},
        {simplified, "GBK", "iso-8859-7", "GBK"},
        {japanese, "CP932", "windows-1250", "Shift_JIS"},
        {korean, "CP949", "windows-1254", "EUC-KR"},
        {russian, "UTF-8", "ibm866", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char bytes[1024];
        size_t n = encode(pages[i].text, pages[i].iconv, bytes, sizeof bytes);
        dnm_charset_hints hints = {.meta = pages[i].declared};
        dnm_charset_guess g;
        cr_assert_eq(dnm_charset_detect(bytes, n, &hints, &g), DNM_OK);
        cr_expect_str_eq(g.charset, pages[i].charset, "page %zu as %s", i, pages[i].declared);
    }
}

Test(charset_detect, orders_and_marks_are_obeyed)
{
    dnm_charset_guess g;
    dnm_charset_hints hints = {.user = "big5"};
    cr_assert_eq(dnm_charset_detect("\xD6\xD0\xB9\xFA", 4, &hints, &g), DNM_OK);
    cr_expect_str_eq(g.charset, "Big5");
    hints.user = "nonsense";
    cr_expect_eq(dnm_charset_detect("a", 1, &hints, &g), DNM_USAGE);
    cr_assert_eq(dnm_charset_detect("\xFF\xFE\x2D\x4E", 4, NULL, &g), DNM_OK);
    cr_expect_str_eq(g.charset, "UTF-16LE");
    cr_expect(g.bom);
    cr_assert_eq(dnm_charset_detect(NULL, 0, NULL, &g), DNM_OK);
    cr_expect_str_eq(g.charset, "UTF-8");
    cr_expect_str_eq(g.script, "");
}

/* One byte lost or one bit flipped, anywhere, changes nothing. */
Test(charset_detect, damage_does_not_mislead)
{
    static const size_t chosen[] = {0, 1, 5, 6};
    for (size_t c = 0; c < sizeof chosen / sizeof *chosen; c++) {
        char bytes[1024], damaged[1024];
        size_t n = encode(cases[chosen[c]].text, cases[chosen[c]].iconv, bytes, sizeof bytes);
        for (size_t at = 0; at < n; at++) {
            dnm_charset_guess g;
            memcpy(damaged, bytes, at);
            memcpy(damaged + at, bytes + at + 1, n - at - 1);
            dnm_charset_detect(damaged, n - 1, NULL, &g);
            cr_expect_str_eq(g.charset, cases[chosen[c]].charset, "case %zu, byte %zu lost", c, at);
            memcpy(damaged, bytes, n);
            damaged[at] ^= 0x10;
            dnm_charset_detect(damaged, n, NULL, &g);
            cr_expect_str_eq(g.charset, cases[chosen[c]].charset, "case %zu, byte %zu flipped", c, at);
        }
    }
}

/* Of a large text, head, middle and tail are looked at: what begins as ASCII may still be Chinese. */
Test(charset_detect, large_texts_are_sampled)
{
    size_t n = 1 << 20;
    char *bytes = malloc(n);
    cr_assert_not_null(bytes);
    memset(bytes, ' ', n);
    char sentence[256];
    size_t length = encode(simplified, "GBK", sentence, sizeof sentence);
    for (size_t at = n / 2; at + length < n; at += length) memcpy(bytes + at, sentence, length);
    dnm_charset_guess g;
    cr_assert_eq(dnm_charset_detect(bytes, n, NULL, &g), DNM_OK);
    cr_expect_str_eq(g.charset, "GBK");
    free(bytes);
}

/* One line that is not ASCII, wherever it stands in a large text, says what the text is in. */
Test(charset_detect, one_line_of_a_large_text_is_found)
{
    static const struct {
        const char *text, *iconv, *declared, *charset;
    } lines[] = {
        {simplified, "UTF-8", NULL, "UTF-8"},     {simplified, "GBK", NULL, "GBK"},
        {japanese, "CP932", NULL, "Shift_JIS"},   {russian, "CP1251", NULL, "windows-1251"},
        {german, "CP1252", NULL, "windows-1252"}, {german, "ISO-8859-15", "iso-8859-15", "ISO-8859-15"}};
    enum { SIZE = 300000 };
    char *bytes = malloc(SIZE);
    cr_assert_not_null(bytes);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (size_t place = 0; place < 20; place++) {
            for (size_t at = 0; at < SIZE; at++) bytes[at] = "The library opens at nine. \n"[at % 28];
            char line[256];
            size_t n = encode(lines[i].text, lines[i].iconv, line, sizeof line);
            memcpy(bytes + (SIZE - n) / 19 * place, line, n);
            dnm_charset_hints hints = {.meta = lines[i].declared};
            dnm_charset_guess g;
            cr_assert_eq(dnm_charset_detect(bytes, SIZE, &hints, &g), DNM_OK);
            cr_expect_str_eq(g.charset, lines[i].charset, "line %zu at place %zu", i, place);
        }
    }
    free(bytes);
}

/* Two blanks are U+2020 and a line of the frame one character again and again, were it UTF-16. */
Test(charset_detect, frames_and_blanks_are_no_utf16)
{
    char text[8192] = "", bytes[8192];
    for (int row = 0; row < 12; row++) {
        strcat(text, "    ├──────────────────────────────┤\n");
        strcat(text, "    │ 河港 │        │  1987 年  │                      │\n");
    }
    static const char *const separators[] = {"", "\x1B[1m"};
    for (size_t i = 0; i < 2; i++) {
        strcat(text, separators[i]);
        dnm_charset_guess g;
        size_t n = encode(text, "GB18030", bytes, sizeof bytes);
        cr_assert_eq(dnm_charset_detect(bytes, n, NULL, &g), DNM_OK);
        cr_expect_str_eq(g.charset, "GBK");
        cr_expect_str_eq(g.language, "zh");
    }
}

/* Colours of a terminal and what a printer struck twice. */
Test(charset_detect, ascii_with_controls_is_no_utf16)
{
    static const char *const texts[] = {"\x1B[31mHello\x1B[0m world", "N\bNA\bAM\bME\bE", "_\bf_\bi_\bl_\be",
                                        "a\x1B"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dnm_charset_guess guess;
        dnm_charset_detect(texts[i], strlen(texts[i]), NULL, &guess);
        cr_expect_str_eq(guess.charset, "UTF-8", "%zu", i);
    }
}

/* A file saved with the rest of its last block. */
Test(charset_detect, nuls_behind_a_text_do_not_count)
{
    static char bytes[2048];
    size_t n = encode(simplified, "GBK", bytes, 1024);
    dnm_charset_guess guess;
    dnm_charset_detect(bytes, n + 512, NULL, &guess);
    cr_expect_str_eq(guess.charset, "GBK");
}

/* None of the charsets that are guessed fits Thai in its own, or Greek: that one is ahead of the others says
 * nothing. */
Test(charset_detect, what_fits_nowhere_is_doubtful)
{
    static const struct {
        const char *text, *charset;
    } strangers[] = {
        {"ห้องสมุดเปิดทุกวันตอนเก้าโมงเช้า แม้ในวันหยุดสุดสัปดาห์ก็เปิดให้บริการ", "CP874"},
        {"Η βιβλιοθήκη ανοίγει κάθε μέρα στις εννέα το πρωί, ακόμα και τα σαββατοκύριακα.", "CP1253"},
    };
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        char bytes[1024];
        size_t n = encode(strangers[i].text, strangers[i].charset, bytes, sizeof bytes);
        dnm_charset_guess guess;
        dnm_charset_detect(bytes, n, NULL, &guess);
        cr_expect_leq(guess.confidence, 500, "%s: %s %d", strangers[i].charset, guess.charset,
                      guess.confidence);
    }
}

Test(charset_detect, a_mark_before_another_charset_is_doubtful)
{
    char bytes[1024] = "\xEF\xBB\xBF";
    const size_t n = 3 + encode(simplified, "GBK", bytes + 3, sizeof bytes - 3);
    dnm_charset_guess guess;
    dnm_charset_detect(bytes, n, NULL, &guess);
    cr_expect(guess.bom && guess.confidence <= 500, "%u", guess.confidence);
    dnm_charset_detect(simplified, sizeof simplified - 1, NULL, &guess);
    cr_expect_eq(guess.confidence, 1000);
}

Test(charset_detect, scripts_side_by_side_are_mixed)
{
    char text[1024];
    strcpy(text, simplified);
    strcat(text, traditional);
    dnm_charset_guess g;
    cr_assert_eq(dnm_charset_detect(text, strlen(text), NULL, &g), DNM_OK);
    cr_expect_str_eq(g.script, "mixed");
}

Test(charset_detect, random_bytes_are_answered_without_harm)
{
    uint32_t seed = 3;
    for (int round = 0; round < 3000; round++) {
        unsigned char bytes[300];
        size_t n = (size_t)round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (unsigned char)(seed >> 24);
        }
        dnm_charset_guess g;
        cr_assert_eq(dnm_charset_detect(bytes, n, NULL, &g), DNM_OK);
        cr_assert_not_null(dnm_charset_by_label(dnm_str_of(g.charset)));
        dnm_decoded d;
        cr_assert_eq(dnm_decode(bytes, n, g.charset, NULL, &d), DNM_OK);
        dnm_decoded_free(&d);
    }
}
