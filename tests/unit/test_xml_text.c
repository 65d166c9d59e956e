/* test_xml_text.c -- what of a text stands for itself in XML, what is escaped, what cannot stand there.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/xml_text.h"

#include "core/text/utf8.h"

#include <criterion/criterion.h>

/* As the header's example: what cannot be written becomes "?". */
static void escape(char *out, dnm_str s, dnm_xml_place place)
{
    size_t n = 0;
    while (s.n > 0) {
        size_t plain = dnm_xml_plain(s.p, s.n, place);
        memcpy(out + n, s.p, plain);
        n += plain, s.p += plain, s.n -= plain;
        if (s.n == 0) break;
        dnm_xml_special special = dnm_xml_special_at(s.p, s.n);
        const char *text = special.escape ? special.escape : "?";
        memcpy(out + n, text, strlen(text));
        n += strlen(text), s.p += special.n, s.n -= special.n;
    }
    out[n] = '\0';
}

Test(xml_text, escapes_what_a_parser_would_change)
{
    static const struct {
        const char *text, *content, *attribute;
    } cases[] = {
        {"", "", ""},
        {"正文 text", "正文 text", "正文 text"},
        {"a<b & c>d]]>", "a&lt;b &amp; c&gt;d]]&gt;", "a&lt;b &amp; c&gt;d]]&gt;"},
        {"\"'", "\"'", "&quot;'"},
        {"a\tb\nc", "a\tb\nc", "a&#9;b&#10;c"},
        {"a\r\nb", "a&#13;\nb", "a&#13;&#10;b"}, /* a bare return would be read as a line feed */
        {"\x01\x08\x0B\x0C\x0E\x1F", "??????", "??????"},
        {"\x7F\xC2\x85\xE2\x80\xA8", "\x7F\xC2\x85\xE2\x80\xA8", "\x7F\xC2\x85\xE2\x80\xA8"},
        {"\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF", "\xEF\xBF\xBD??\xEF\xBB\xBF",
         "\xEF\xBF\xBD??\xEF\xBB\xBF"},
        {"\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF", "\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF",
         "\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF"},
        {"a\xFFz\xE4\xB8", "a?z?", "a?z?"},
        {"\xED\xA0\x80", "???", "???"}, /* a surrogate is no character */
    };
    char out[256];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        escape(out, dnm_str_of(cases[i].text), DNM_XML_CONTENT);
        cr_expect_str_eq(out, cases[i].content, "content %zu: %s", i, out);
        escape(out, dnm_str_of(cases[i].text), DNM_XML_ATTRIBUTE);
        cr_expect_str_eq(out, cases[i].attribute, "attribute %zu: %s", i, out);
    }
}

Test(xml_text, knows_what_xml_can_hold)
{
    cr_expect(dnm_xml_can_hold((dnm_str){NULL, 0}));
    cr_expect(dnm_xml_can_hold(DNM_STR("<\t\r\n\"&> 中")));
    cr_expect_not(dnm_xml_can_hold(DNM_STR("a\0b")));
    cr_expect_not(dnm_xml_can_hold(DNM_STR("ab\x1B")));
    cr_expect_not(dnm_xml_can_hold(DNM_STR("\xEF\xBF\xBE")));
    cr_expect_eq(dnm_xml_special_at("\x80", 1).code_point, DNM_BAD_UTF8);
    cr_expect_eq(dnm_xml_special_at("\x01", 1).code_point, 1);
}
