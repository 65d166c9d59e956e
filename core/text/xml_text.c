/* xml_text.c -- see xml_text.h. One table sorts the ASCII bytes; beyond ASCII only U+FFFE, U+FFFF and
 * ill-formed sequences are not for XML.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/xml_text.h"

#include "core/text/utf8.h"

enum {
    PLAIN,
    BLANK,  /* plain in content, escaped in attributes */
    MARKUP, /* escaped everywhere */
    NEVER   /* no XML 1.0 document can hold it */
};

static const unsigned char ascii_class[0x80] = {
    NEVER,         NEVER,          NEVER,          NEVER,
    NEVER,         NEVER,          NEVER,          NEVER, /* 00 */
    NEVER,         BLANK,          BLANK,          NEVER,
    NEVER,         MARKUP,         NEVER,          NEVER, /* 08: tab, line feed, return */
    NEVER,         NEVER,          NEVER,          NEVER,
    NEVER,         NEVER,          NEVER,          NEVER, /* 10 */
    NEVER,         NEVER,          NEVER,          NEVER,
    NEVER,         NEVER,          NEVER,          NEVER, /* 18 */
    ['"'] = BLANK, ['&'] = MARKUP, ['<'] = MARKUP, ['>'] = MARKUP,
};

static bool is_noncharacter(uint32_t cp)
{
    return cp == DNM_BAD_UTF8 || cp == 0xFFFE || cp == 0xFFFF;
}

size_t dnm_xml_plain(const char *s, size_t n, dnm_xml_place place)
{
    const unsigned char last_plain = place == DNM_XML_CONTENT ? BLANK : PLAIN;
    size_t at = 0;
    while (at < n) {
        unsigned char c = (unsigned char)s[at];
        if (c < 0x80) {
            if (ascii_class[c] > last_plain) break;
            at++;
        } else {
            uint32_t cp;
            size_t len = dnm_utf8_decode_multibyte(s + at, n - at, &cp);
            if (is_noncharacter(cp)) break;
            at += len;
        }
    }
    return at;
}

static const char *escape_of(uint32_t cp)
{
    switch (cp) {
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    case '"':
        return "&quot;";
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return NULL;
    }
}

dnm_xml_special dnm_xml_special_at(const char *s, size_t n)
{
    dnm_xml_special special;
    special.n = dnm_utf8_decode(s, n, &special.code_point);
    special.escape = escape_of(special.code_point);
    return special;
}

bool dnm_xml_can_hold(dnm_str s)
{
    if (s.n == 0) return true;
    size_t at = 0;
    while ((at += dnm_xml_plain(s.p + at, s.n - at, DNM_XML_CONTENT)) < s.n) {
        dnm_xml_special special = dnm_xml_special_at(s.p + at, s.n - at);
        if (!special.escape) return false;
        at += special.n;
    }
    return true;
}
