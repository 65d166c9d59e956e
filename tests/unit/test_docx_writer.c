/* test_docx_writer.c -- the parts of the DOCX writer that decide something: which addresses may stand in a
 * file, how big a picture is, how numbers look.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

#include <criterion/criterion.h>

Test(docx_writer, addresses_are_safe_and_encoded_or_refused)
{
    static const struct {
        const char *url, *encoded; /* NULL: refused */
    } cases[] = {
        {"https://www.example.org", "https://www.example.org"},
        {"HTTP://www.example.org:8080/a/b?c=d&e=f#g", "HTTP://www.example.org:8080/a/b?c=d&e=f#g"},
        {"https://www.example.org/a b", "https://www.example.org/a%20b"},
        {"https://www.example.org/中", "https://www.example.org/%E4%B8%AD"},
        {"https://例子.example/", "https://例子.example/"},
        {"https://www.example.org/%41%4g%", "https://www.example.org/%41%254g%25"},
        {"https://www.example.org/#a#b", "https://www.example.org/#a%23b"},
        {"https://www.example.org/<\"^`{|}\\[]>",
         "https://www.example.org/%3C%22%5E%60%7B%7C%7D%5C%5B%5D%3E"},
        {"ftp://files.example.org/x\n", "ftp://files.example.org/x%0A"},
        {"mailto:desk@example.org?subject=a b", "mailto:desk@example.org?subject=a%20b"},
        {"", NULL},
        {"https://", NULL},
        {"https:///path", NULL},
        {"https://.example.org/", NULL},
        {"https://a..b/", NULL},
        {"https://user@www.example.org/", NULL},
        {"https://www.example.org:/", "https://www.example.org:/"},
        {"https://www.example.org:65536/", NULL},
        {"https://www.exa mple.org/", NULL},
        {"mailto:", NULL},
        {"mailto:nobody", NULL},
        {"mailto:@example.org", NULL},
        {"javascript:alert(1)", NULL},
        {"JaVaScRiPt:alert(1)", NULL},
        {"data:text/html,x", NULL},
        {"file:///etc/passwd", NULL},
        {"\\\\server\\share", NULL},
        {"//www.example.org/", NULL},
        {"page.html", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_buf out;
        dnm_buf_init(&out, 256);
        bool safe = docx_safe_url(dnm_str_of(cases[i].url), &out);
        cr_expect_eq(safe, cases[i].encoded != NULL, "%s", cases[i].url);
        if (safe && cases[i].encoded) cr_expect_str_eq(out.p, cases[i].encoded);
        dnm_buf_free(&out);
    }
    dnm_buf small;
    dnm_buf_init(&small, 16);
    cr_expect_not(docx_safe_url(DNM_STR("https://www.example.org/long"), &small), "longer than its ceiling");
    dnm_buf_free(&small);
}

#define JPEG(marker) "\xFF\xD8\xFF\xE0\x00\x04xx\xFF" marker "\x00\x0B\x08\x00\x10\x00\x20\x03"

Test(docx_writer, pictures_tell_their_size)
{
    const struct {
        dnm_str bytes;
        uint32_t width, height; /* 0: not a picture that Word shows */
        const char *extension;
    } cases[] = {
        {DNM_STR("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x02\0\0\0\x03"), 258, 3, "png"},
        {DNM_STR("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x02\0\0\0\x00"), 0, 0, ""},
        {DNM_STR("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\xFF\0\x01\x02\0\0\0\x03"), 0, 0, ""},
        {DNM_STR("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01"), 0, 0, ""},
        {DNM_STR("GIF89a\x05\x00\x00\x01"), 5, 256, "gif"},
        {DNM_STR("GIF88a\x05\x00\x00\x01"), 0, 0, ""},
        {DNM_STR(JPEG("\xC0")), 32, 16, "jpeg"},
        {DNM_STR(JPEG("\xFF\xC2")), 32, 16, "jpeg"},
        {DNM_STR(JPEG("\xC4")), 0, 0, ""},
        {DNM_STR("\xFF\xD8\xFF\xC0\x00"), 0, 0, ""},
        {DNM_STR("BM..............\x28\0\0\0\x07\0\0\0\xF8\xFF\xFF\xFF"), 0, 0, ""},
        {DNM_STR("BM............\x28\0\0\0\x07\0\0\0\xF8\xFF\xFF\xFF"), 7, 8, "bmp"},
        {DNM_STR("<svg/>"), 0, 0, ""},
        {DNM_STR(""), 0, 0, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        docx_picture picture = {.extension = ""};
        bool known = docx_picture_size((const unsigned char *)cases[i].bytes.p, cases[i].bytes.n, &picture);
        cr_expect_eq(known, cases[i].width > 0, "case %zu", i);
        cr_expect_eq(picture.width, cases[i].width, "case %zu: %u", i, picture.width);
        cr_expect_eq(picture.height, cases[i].height, "case %zu: %u", i, picture.height);
        if (known) cr_expect_str_eq(picture.extension, cases[i].extension);
    }
}

Test(docx_writer, numbers_look_as_word_writes_them)
{
    static const struct {
        const char *format;
        int64_t value;
        const char *text; /* "": not known, so a label with it stays text */
    } cases[] = {
        {"decimal", 0, "0"},
        {"decimal", 120, "120"},
        {"decimal", -1, ""},
        {"decimalZero", 7, "07"},
        {"lowerLetter", 26, "z"},
        {"lowerLetter", 27, "aa"},
        {"upperLetter", 53, "AAA"},
        {"upperLetter", 100000, ""},
        {"lowerRoman", 1994, "mcmxciv"},
        {"upperRoman", 4, "IV"},
        {"upperRoman", 4000, ""},
        {"chineseCounting", 1, "一"},
        {"chineseCounting", 10, "十"},
        {"chineseCountingThousand", 19, "十九"},
        {"chineseCountingThousand", 20, "二十"},
        {"japaneseCounting", 99, "九十九"},
        {"chineseCountingThousand", 100, ""},
        {"ideographTraditional", 10, "癸"},
        {"ideographTraditional", 11, ""},
        {"ideographZodiac", 12, "亥"},
        {"decimalEnclosedCircleChinese", 10, "⑩"},
        {"decimalEnclosedCircle", 11, ""},
        {"hebrew1", 1, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[64];
        size_t n = docx_format_number(cases[i].format, cases[i].value, out);
        cr_expect(dnm_str_eq((dnm_str){out, n}, dnm_str_of(cases[i].text)), "%s %lld: %.*s", cases[i].format,
                  (long long)cases[i].value, (int)n, out);
    }
}
