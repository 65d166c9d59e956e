/* xml_text.h -- putting text into XML 1.0: what stands for itself, what must be escaped, and what
 * cannot stand there at all. Knows characters only; elements are the business of those who write them.
 *
 *     while (n > 0) {
 *         size_t plain = dnm_xml_plain(s, n, DNM_XML_CONTENT);
 *         write(s, plain), s += plain, n -= plain;
 *         if (n == 0) break;
 *         dnm_xml_special c = dnm_xml_special_at(s, n);
 *         write_str(c.escape ? c.escape : "?"), s += c.n, n -= c.n;
 *     }
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_XML_TEXT_H
#define DNM_TEXT_XML_TEXT_H

#include "docnorm/base.h"

typedef enum dnm_xml_place {
    DNM_XML_CONTENT,  /* between tags: blanks and line feeds stand for themselves */
    DNM_XML_ATTRIBUTE /* within double quotes: they must be escaped, or a reader makes them spaces */
} dnm_xml_place;

/* Length of the longest beginning of s that may be written as it is. */
size_t dnm_xml_plain(const char *s, size_t n, dnm_xml_place place);

typedef struct dnm_xml_special {
    size_t n;            /* bytes it takes in s, at least 1 */
    uint32_t code_point; /* DNM_BAD_UTF8 for ill-formed bytes */
    const char *escape;  /* "&amp;", "&#13;" …; NULL where XML 1.0 has no way to write the character */
} dnm_xml_special;

/* The character at s (n > 0) where dnm_xml_plain stopped. */
dnm_xml_special dnm_xml_special_at(const char *s, size_t n);

/* Whether XML 1.0 can hold every character of s, escaped or not (XML 1.0, production 2). */
bool dnm_xml_can_hold(dnm_str s);

#endif
